"""What may be classified is met outside the program: only number, day and where it is kept stand here, never the content.

>>> hand_in_outside(actor, subject, Outside("12-BC/CB", date(2023, 12, 5), "Tủ hồ sơ mật, Ban Tổ chức")).receipt    # doctest: +SKIP
'K.01-2023-0008'
>>> meet_outside(actor, subject, Outside("3-QĐ/ĐU", date(2023, 12, 20), "Ban Tổ chức"))                 # doctest: +SKIP

Two things: the self-review alone (a revision without words; the level is decided here as everybody's), or the subject's whole rating (the
board then sets no level). Either is undone: a review by being returned, a subject by `meet_here`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import SelfReview, SelfReviewRevision, Subject
from nhiemky.web.ratings.review.drafting import frame_for, require_open, review_of, writable
from nhiemky.web.ratings.review.submitting import add_rating, allocate
from nhiemky.web.ratings.review.trail import kept, log


@dataclass(frozen=True, slots=True)
class Outside:
    """Number and day of the paper, where it is kept."""

    number: str
    on: date
    kept_at: str

    def plain(self) -> dict[str, str]:
        """As it is stored."""
        return {"number": nfc(self.number).strip()[:80], "on": self.on.isoformat(), "kept_at": nfc(self.kept_at).strip()[:250]}


def hand_in_outside(actor: Actor, subject: Subject, paper: Outside, *, level: str = "") -> SelfReviewRevision:
    """The self-review was handed in on paper; level: the own level in it. By who hands in, or by the board for them."""
    if scope_of(actor).may("rate", subject.campaign.organisation):
        require_open(subject.campaign, "nhận bản ngoài chương trình", ("open", "deciding"))
        review = review_of(subject)
    else:
        review = writable(actor, subject, "nộp ngoài chương trình", submits=True)
    if level and level not in LEVELS:
        raise Refusal("level_unknown", level=level, known=", ".join(LEVEL_NAMES[one] for one in LEVELS))
    now, by = clock.now(), actor.name[:200]
    with Change(actor, "rating.review_met_outside") as change:
        if review is None:
            SelfReview.objects.create(
                subject=subject, form=frame_for(subject).form.code, level=level, version=1, saved_at=now, saved_by=by, state="submitted"
            )
        elif not SelfReview.objects.filter(pk=review.pk).exclude(state="submitted").update(state="submitted", version=review.version + 1):
            raise Refusal("review_handed_in", name=subject.name)
        number = (subject.review_revisions.aggregate(last=Max("number"))["last"] or 0) + 1
        content = json.dumps({"outside": paper.plain(), "level": level}, ensure_ascii=False, sort_keys=True)
        revision = SelfReviewRevision.objects.create(
            subject=subject, number=number, content=content, receipt=allocate(subject), at=now, by=by
        )
        if level:
            add_rating(actor, subject, "self", level, basis="Tự xếp loại, nộp ngoài chương trình")
            Subject.objects.filter(pk=subject.pk).update(self_level=level)
        log(change, subject, revision, after={"receipt": revision.receipt, "paper": kept(subject, paper.number)})
    return revision


def meet_outside(actor: Actor, subject: Subject, paper: Outside) -> Subject:
    """The whole rating is held outside: the board sets no level here."""
    require_open(subject.campaign, "ghi nhận ngoài chương trình", ("preparing", "open", "deciding"))
    return _mark(actor, subject, "rating.met_outside", json.dumps(paper.plain(), ensure_ascii=False, sort_keys=True))


def meet_here(actor: Actor, subject: Subject) -> Subject:
    """Taken back: it is rated here as everybody is."""
    require_open(subject.campaign, "đưa vào chương trình", ("preparing", "open", "deciding"))
    return _mark(actor, subject, "rating.met_here", "")


def _mark(actor: Actor, subject: Subject, action: str, value: str) -> Subject:
    require_board(actor, "rate", subject.campaign.organisation, "ghi nhận ngoài chương trình")
    with Change(actor, action) as change:
        Subject.objects.filter(pk=subject.pk).update(outside=value)
        log(change, subject, subject, after={"outside": bool(value)})
    subject.refresh_from_db(fields=["outside"])
    return subject


def outside_of(stored: str | dict[str, Any]) -> Outside | None:
    """What `Subject.outside`, or "outside" of a revision, says; None where it is in the program."""
    if not stored:
        return None
    value = json.loads(stored) if isinstance(stored, str) else stored
    return Outside(value.get("number", ""), date.fromisoformat(value["on"]), value.get("kept_at", ""))
