"""The result goes to whom it is about, who may object and gets an answer.

>>> send_notices(actor, decision, object_by=date(2024, 1, 15))          # doctest: +SKIP
[<RatingNotice>, ...]
>>> object_to(actor, subject, "Hai việc chậm do chờ văn bản của bộ.")   # doctest: +SKIP

Promise: a notice is about one version of a rating and is sent once; it never passes through the unit's common notices. What is objected
against stays; the answer says kept, changed (there is a later version) or corrected (by a document).
"""

from __future__ import annotations

from datetime import date

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Decision, Objection, Rating, RatingNotice, Subject
from nhiemky.web.ratings.review.access import require_writer
from nhiemky.web.ratings.review.trail import kept, log

SETTLED = ("decided", "redone")
"""Stages of a rating that a decision has made."""
OUTCOMES = {"kept": "giữ nguyên kết quả", "changed": "thay đổi kết quả", "corrected": "đính chính thông tin"}


def waiting(decision: Decision) -> list[Rating]:
    """Results of a decision whose subjects have not been told."""
    rows = Rating.objects.filter(decision=decision, stage__in=SETTLED, notices=None, subject__removed_at=None)
    return list(rows.select_related("subject"))


def send_notices(actor: Actor, decision: Decision, *, object_by: date | None = None) -> list[RatingNotice]:
    """One notice a result that has none yet; again: those added since. object_by: until when to say something against it."""
    campaign = decision.campaign
    require_board(actor, "rate", campaign.organisation, "gửi thông báo kết quả")
    rows = waiting(decision)
    if not rows:
        if RatingNotice.objects.filter(rating__decision=decision).exists():
            return []
        raise Refusal("notices_before_decision")
    with Change(actor, "rating.notices_sent") as change:
        made = [
            RatingNotice.objects.create(subject=row.subject, rating=row, object_by=object_by, at=clock.now(), by=actor.name[:200])
            for row in rows
        ]
        change.of(
            decision, name=campaign.title, organisation_id=campaign.organisation_id, after={"notices": len(made), "object_by": object_by}
        )
    return made


def open_notice(actor: Actor, notice: RatingNotice) -> RatingNotice:
    """Whom it is about opens it; the first time counts."""
    require_writer(actor, notice.subject, submits=True)
    if notice.seen_at is None:
        with Change(actor, "rating.notice_opened") as change:
            RatingNotice.objects.filter(pk=notice.pk, seen_at=None).update(seen_at=clock.now())
            log(change, notice.subject, notice)
        notice.refresh_from_db()
    return notice


def object_to(actor: Actor, subject: Subject, words: str) -> Objection:
    """Against a result, or against what is held. After the day it is taken all the same, and shown as late."""
    require_writer(actor, subject, submits=True)
    words = nfc(words).replace("\r\n", "\n").strip()
    if not words:
        raise Refusal("objection_empty")
    with Change(actor, "rating.objected") as change:
        made = Objection.objects.create(subject=subject, words=words, at=clock.now(), by=actor.name[:200])
        log(change, subject, made, after={"words": kept(subject, words)})
    return made


def answer_objection(actor: Actor, objection: Objection, outcome: str, words: str, *, document: str = "") -> Objection:
    """outcome: kept | changed | corrected. changed needs a version of the rating made after the objection (`re_rate` makes it)."""
    subject = objection.subject
    require_board(actor, "rate", subject.campaign.organisation, "trả lời ý kiến")
    words, document = nfc(words).strip(), nfc(document).strip()
    if outcome not in OUTCOMES or not words:
        raise Refusal("answer_empty")
    rating: Rating | None = None
    if outcome == "changed":
        rating = Rating.objects.filter(subject=subject, stage__in=SETTLED, at__gt=objection.at).order_by("-number").first()
        if rating is None:
            raise Refusal("answer_without_new_rating", name=subject.name)
    if outcome == "corrected" and not document:
        raise Refusal("answer_without_document")
    with Change(actor, "rating.objection_answered") as change:
        done = Objection.objects.filter(pk=objection.pk, answered_at=None).update(
            answer=words, outcome=outcome, document=document[:200], rating=rating, answered_at=clock.now(), answered_by=actor.name[:200]
        )
        if not done:
            objection.refresh_from_db()
            raise Refusal("answered_already", at=f"{clock.local(objection.answered_at or clock.now()):%H:%M, %d/%m/%Y}")
        log(change, subject, objection, after={"outcome": outcome, "document": document, "words": kept(subject, words)})
    objection.refresh_from_db()
    return objection
