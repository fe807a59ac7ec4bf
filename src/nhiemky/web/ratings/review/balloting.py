"""Secret ballots as counts (phiếu kín): recorded when they agree, withdrawn with a reason, never edited.

>>> record_ballot(actor, subject, Count("Hội nghị chi bộ", 15, 14, 14, 14, 14, {"HTTNV": 14}), on=day)        # doctest: +SKIP

Promise: nobody's vote is stored, and counts that disagree are not: the refusal carries the finding with both figures.
"""

from __future__ import annotations

import json
from datetime import date

from nhiemky.checking.ballots import Count, check_ballot
from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Ballot, Subject
from nhiemky.web.ratings.review.drafting import require_open
from nhiemky.web.ratings.review.trail import log

WHAT = "ghi kết quả bỏ phiếu"


def record_ballot(actor: Actor, subject: Subject, count: Count, *, on: date) -> Ballot:
    """Refuses with the first finding of `check_ballot`."""
    require_board(actor, "rate", subject.campaign.organisation, WHAT)
    require_open(subject.campaign, WHAT, ("open", "deciding"))
    unknown = [level for level in count.levels if level not in LEVELS]
    if unknown:
        raise Refusal("level_unknown", level=unknown[0], known=", ".join(LEVEL_NAMES[one] for one in LEVELS))
    for found in check_ballot(count):
        raise Refusal(found.code, **found.facts)
    with Change(actor, "rating.ballot_recorded") as change:
        made = Ballot.objects.create(
            subject=subject, body=nfc(count.body).strip()[:250], on=on, summoned=count.summoned, present=count.present, issued=count.issued,
            collected=count.collected, valid=count.valid, counts=json.dumps(dict(count.levels), sort_keys=True), at=clock.now(),
            by=actor.name[:200],
        )  # fmt: skip
        log(change, subject, made, after={"valid": count.valid})
    return made


def withdraw_ballot(actor: Actor, ballot: Ballot, reason: str) -> None:
    """The counts stay in the record, struck through."""
    require_board(actor, "rate", ballot.subject.campaign.organisation, WHAT)
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("reason_missing")
    with Change(actor, "rating.ballot_withdrawn") as change:
        done = Ballot.objects.filter(pk=ballot.pk, withdrawn_at=None)
        if not done.update(withdrawn_at=clock.now(), withdrawn_reason=reason[:300]):
            raise Refusal("stale_version", what="Kết quả bỏ phiếu", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        log(change, ballot.subject, ballot, after={"reason": Personal(reason)})


def votes_of(ballot: Ballot) -> list[tuple[str, int]]:
    """Level in words, votes, best first."""
    counts = json.loads(ballot.counts)
    return [(LEVEL_NAMES[level], counts[level]) for level in LEVELS if level in counts]
