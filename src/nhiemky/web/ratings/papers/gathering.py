"""A stored round as the values its papers are written of.

>>> told = gathered(campaign)                                           # doctest: +SKIP
>>> told.of("collective")[0].level                                      # doctest: +SKIP
'HTTNV'

Promise: the level of a paper is the decided one, before the decision the board's; who was reviewed is told by what was handed in, by the
own level or by the decided one (the board's working level proves no review); nothing of a subject that was decided outside the program is
printed but that it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from nhiemky.domain.rating import LEVELS
from nhiemky.flows.rating_papers import rules_words
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.board.standing import Board, Seat, standing
from nhiemky.web.ratings.models import RatingCampaign, ReviewPrompt, SelfReviewRevision
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.writing.ratings_round import KINDS, OUTSIDE, Line, Round

DECIDED = ("decided", "closed")
_NEW_MONTHS = 6


def gathered(campaign: RatingCampaign) -> Round:
    """The whole round, by a handful of queries whatever its size."""
    board = standing(campaign)
    rows = campaign.subjects.filter(removed_at=None).values_list("pk", "facts", "person_id", "organisation__left")
    held = {pk: (json.loads(facts), person, left) for pk, facts, person, left in rows}
    handed_in = set(_reviewed(campaign))
    prompted = set(ReviewPrompt.objects.filter(campaign=campaign, withdrawn_at=None).values_list("subject_id", flat=True))
    earlier = levels_before(campaign)
    branches = Branches(campaign.organisation)
    lines = []
    for seat in board.seats:
        facts, person, left = held[seat.pk]
        level = OUTSIDE if seat.outside else seat.decided_level or seat.level
        done = seat.pk in handed_in or seat.decided_level in LEVELS or seat.self_level in LEVELS or level == OUTSIDE
        lines.append(
            Line(
                seat.kind, seat.name, level, seat.group, seat.title if seat.kind == "individual" else "", seat.organisation,
                branches.of(left), _points(facts), seat.is_head, earlier.get(_key(seat, person), ""),
                done, "" if done else why_not(facts, level), seat.pk in prompted,
            )
        )  # fmt: skip
    kinds = frozenset(kind for kind in KINDS if board.rules.cap(kind) is not None)
    return Round(
        period_of(campaign.period).words,
        rules_words(board.rules),
        tuple(lines),
        tuple(board.tallies.values()),
        kinds,
        draft=_undecided(campaign, board),
    )


def _undecided(campaign: RatingCampaign, board: Board) -> bool:
    return not campaign.past and any(not seat.frozen for seat in board.seats)


def _reviewed(campaign: RatingCampaign) -> Iterable[int]:
    rows = SelfReviewRevision.objects.filter(subject__campaign=campaign, returned_at=None)
    return rows.values_list("subject_id", flat=True)


def _points(facts: Mapping[str, Any]) -> Decimal | None:
    return Decimal(str(facts["points"])) if facts.get("points") not in (None, "") else None


def why_not(facts: Mapping[str, Any], level: str) -> str:
    """Why somebody was not reviewed, as far as it is recorded: a key of WHY_NOT.

    >>> why_not({"months_since_admission": "4"}, ""), why_not({"marks": ["moi_thanh_lap"]}, ""), why_not({}, "MIEN"), why_not({}, "")
    ('joined', 'new', 'exempt', 'other')
    """
    marks = facts.get("marks", ())
    months = facts.get("months_since_admission")
    if "moi_thanh_lap" in marks:
        return "new"
    if months not in (None, "") and Decimal(str(months)) < _NEW_MONTHS:
        return "joined"
    if "mien_sinh_hoat" in marks or level == "MIEN":
        return "exempt"
    return "suspended" if "dinh_chi_sinh_hoat" in marks else "other"


Key = tuple[str, int]


def _key(seat: Seat, person: int | None) -> Key:
    """The same subject in another round: the organisation, or the person."""
    return seat.kind, (seat.organisation_id if seat.kind == "collective" else person or 0)


def levels_before(campaign: RatingCampaign) -> dict[Key, str]:
    """The decided levels of the period before, by organisation or person."""
    before = round_before(campaign)
    if before is None:
        return {}
    found: dict[Key, str] = {}
    rows = before.subjects.filter(removed_at=None).exclude(decided_level="")
    for kind, organisation, person, level in rows.values_list("kind", "organisation_id", "person_id", "decided_level"):
        key = (kind, organisation if kind == "collective" else person or 0)
        found[key] = "" if key in found or not key[1] else level  # two of one key: nobody says which of them it is
    return found


def rounds_of(organisation: Organisation, period_kind: str) -> list[RatingCampaign]:
    """A committee's decided rounds, past ones included, the oldest first; of a period the newest only (what was redone replaces)."""
    rows = RatingCampaign.objects.filter(organisation=organisation, period_kind=period_kind).order_by("year", "period", "pk")
    newest = {row.period: row for row in rows if row.past or row.state in DECIDED}
    return list(newest.values())


def round_before(campaign: RatingCampaign) -> RatingCampaign | None:
    """The decided round of the same committee that comes right before."""
    earlier = [
        row for row in rounds_of(campaign.organisation, campaign.period_kind) if (row.year, row.period) < (campaign.year, campaign.period)
    ]
    return earlier[-1] if earlier else None


class Branches:
    """Which of the committee's own units a place in the tree belongs to."""

    def __init__(self, owner: Organisation) -> None:
        self._owner = owner
        self._units = list(Organisation.objects.filter(parent=owner).order_by("left").values_list("left", "right", "name"))

    def of(self, left: int) -> str:
        """Name of the unit, the committee's own name for its own people."""
        return next((name for low, high, name in self._units if low <= left <= high), self._owner.name)
