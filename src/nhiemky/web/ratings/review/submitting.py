"""Handing in a self-review: everything asked is there, one transaction, one receipt, nothing altered afterwards.

>>> missing(subject)                                                    # doctest: +SKIP
(Missing('muc', 'han-che', 'mục “II. Hạn chế, khuyết điểm” chưa viết'),)
>>> submit_self_review(actor, subject).receipt                          # doctest: +SKIP
'K.01-2023-0007'

Promise: unanswered prompts, empty sections, criteria without points and a missing own level are in the way, each with where it is mended.
What was handed in is a revision of its own; the board returns it with a reason, and the next hand-in is the next revision.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max

from nhiemky.domain.finding import Refusal
from nhiemky.domain.receipt import receipt_number
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Rating, SelfReview, SelfReviewRevision, Subject
from nhiemky.web.ratings.review.content import scores_of, texts_of
from nhiemky.web.ratings.review.drafting import frame_for, require_open, review_of, writable
from nhiemky.web.ratings.review.frame import Frame
from nhiemky.web.ratings.review.order import waits_for
from nhiemky.web.ratings.review.prompting import open_prompts
from nhiemky.web.ratings.review.trail import log
from nhiemky.web.ratings.value import rules_of
from nhiemky.web.reports.models import ReceiptCounter


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing in the way. place: muc | goi-y | diem | tu-xep; key: the section's or the prompt's."""

    place: str
    key: str
    words: str


def missing(subject: Subject, review: SelfReview | None = None) -> tuple[Missing, ...]:
    """Everything in the way, in the order of the page. review: the one at hand."""
    review = review or review_of(subject)
    frame = frame_for(subject, review)
    return (*_sections(frame, review), *_prompts(subject), *_scores(frame, review), *_level(review))


def _sections(frame: Frame, review: SelfReview | None) -> list[Missing]:
    texts = texts_of(review)
    empty = [section for section in frame.sections if section.required and not texts.get(section.key, "").strip()]
    return [Missing("muc", section.key, f"mục “{section.heading}” chưa viết") for section in empty]


def _prompts(subject: Subject) -> list[Missing]:
    waiting = [one for one in open_prompts(subject) if not one.answer.strip()]
    return [Missing("goi-y", str(one.uuid), f"gợi ý “{_short(one.words)}” chưa trả lời") for one in waiting]


def _scores(frame: Frame, review: SelfReview | None) -> list[Missing]:
    given = scores_of(review)
    lacks = sum(1 for line in frame.lines if not given.get(line.code))
    return [Missing("diem", "", f"{lacks} tiêu chí chưa tự chấm")] if lacks else []


def _level(review: SelfReview | None) -> list[Missing]:
    return [] if review is not None and review.level else [Missing("tu-xep", "", "chưa tự xếp loại")]


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def submit_self_review(actor: Actor, subject: Subject) -> SelfReviewRevision:
    """Refuses with `review_lacks` or `review_out_of_order` where something is in the way."""
    review = writable(actor, subject, "nộp bản tự kiểm điểm", submits=True)
    lacks = missing(subject, review)
    if lacks or review is None:
        raise Refusal("review_lacks", what="; ".join(one.words for one in lacks))
    waits = waits_for(subject, rules_of(subject.campaign))
    if waits is not None and waits.blocks:
        raise Refusal("review_out_of_order", waits=waits.named, rule=waits.says[:1].lower() + waits.says[1:])
    frame = frame_for(subject, review)
    content = content_of(subject, review, frame)
    points = frame.total(scores_of(review))
    with Change(actor, "rating.review_submitted") as change:
        if not SelfReview.objects.filter(pk=review.pk, version=review.version).exclude(state="submitted").update(state="submitted"):
            raise Refusal("stale_version", what="Bản tự kiểm điểm", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        number = (subject.review_revisions.aggregate(last=Max("number"))["last"] or 0) + 1
        revision = SelfReviewRevision.objects.create(
            subject=subject, number=number, content=json.dumps(content, ensure_ascii=False, sort_keys=True), receipt=allocate(subject),
            at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        add_rating(actor, subject, "self", review.level, points=points, basis="Tự xếp loại")
        Subject.objects.filter(pk=subject.pk).update(self_level=review.level)
        log(change, subject, revision, after={"receipt": revision.receipt, "revision": number})
    return revision


def content_of(subject: Subject, review: SelfReview, frame: Frame) -> dict[str, Any]:
    """What is handed in, whole: the form's words among it, so that it can be read when the rules are long gone."""
    scores, points = scores_of(review), frame.total(scores_of(review))
    texts = texts_of(review)
    return {
        "form": frame.form.code,
        "title": frame.form.title,
        "headings": [[section.key, section.heading] for section in frame.sections],
        "sections": {section.key: texts.get(section.key, "") for section in frame.sections},
        "criteria": [
            [group.heading, [[line.code, line.says, str(line.max_points), scores.get(line.code, "")] for line in group.lines]]
            for group in frame.groups
        ],
        "scores": {line.code: scores[line.code] for line in frame.lines if line.code in scores},
        "points": None if points is None else str(points),
        "level": review.level,
        "prompts": [
            {"uuid": str(one.uuid), "words": one.words, "section": one.section, "answer": one.answer} for one in open_prompts(subject)
        ],
    }


def add_rating(actor: Actor, subject: Subject, stage: str, level: str, *, points: Decimal | None = None, basis: str = "") -> Rating:
    """The next version of the subject's rating, pointing at the one before of the same stage; call inside a change."""
    last = Rating.objects.filter(subject=subject).order_by("-number").first()
    before = Rating.objects.filter(subject=subject, stage=stage).order_by("-number").first()
    return Rating.objects.create(
        subject=subject, number=last.number + 1 if last else 1, stage=stage, level=level, points=points, basis=basis, replaces=before,
        at=clock.now(), by=actor.name[:200],
    )  # fmt: skip


def allocate(subject: Subject) -> str:
    """Inside a change: UNIT-YEAR-SEQ, of the same row of numbers as the unit's reports."""
    year = clock.today().year
    counter, _ = ReceiptCounter.objects.select_for_update().get_or_create(organisation=subject.organisation, year=year)
    sequence = counter.next
    ReceiptCounter.objects.filter(pk=counter.pk).update(next=sequence + 1)
    return receipt_number(subject.organisation.code, year, sequence)


def return_self_review(actor: Actor, subject: Subject, reason: str) -> SelfReviewRevision:
    """The board gives it back with a reason; the writer goes on from what was handed in."""
    require_board(actor, "rate", subject.campaign.organisation, "trả lại bản tự kiểm điểm")
    require_open(subject.campaign, "trả lại bản tự kiểm điểm", ("open", "deciding"))
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("reason_missing")
    revision = subject.review_revisions.order_by("-number").first()
    if revision is None:
        raise Refusal("review_lacks", what="chưa có bản nào được nộp")
    with Change(actor, "rating.review_returned") as change:
        if not SelfReview.objects.filter(subject=subject, state="submitted").update(state="returned"):
            raise Refusal("stale_version", what="Bản tự kiểm điểm", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        SelfReviewRevision.objects.filter(pk=revision.pk).update(returned_reason=reason, returned_at=clock.now())
        log(change, subject, revision, after={"revision": revision.number, "reason": Personal(reason)})
    revision.refresh_from_db()
    return revision
