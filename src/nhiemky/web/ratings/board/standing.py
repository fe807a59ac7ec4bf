"""A round as it stands on the board: every subject in its seat, the room of every group, and what is wrong around one group.

>>> board = standing(campaign)                                          # three queries for any size    # doctest: +SKIP
>>> board.tally("collective", "Sở, ngành").allowed                                                      # doctest: +SKIP
3
>>> around = judged_around(board, "collective", "Sở, ngành")            # that group, its heads or its bodies    # doctest: +SKIP

Promise: tallies are of the whole round; findings are judged only among the group, the heads of its bodies and the bodies of its heads, and
are the same as judging everything and keeping what concerns the group. A subject without a level yet counts as deferred, never as a fault.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast

from nhiemky.checking.ratings.judge import Judged, judge
from nhiemky.checking.ratings.tally import counts_of, tally_of
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import Rated, SubjectKind, Tally
from nhiemky.rulebook.rating_sets import RuleSet, pinned
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.value import rated

Key = tuple[SubjectKind, str]
"""Kind and group; or kind and code."""
_KINDS: tuple[SubjectKind, ...] = ("collective", "individual")
UNDECIDED = "CHUA_XEP_LOAI"
"""What a subject without a level counts as while the board sits."""
_FIELDS = (
    "pk", "text", "kind", "code", "name", "title", "organisation_id", "group", "is_head", "level", "self_level", "proposed_level",
    "decided_level", "outside", "version", "organisation__name",
)  # fmt: skip


class Seat(NamedTuple):
    """One subject on the board, without its facts. A tuple, as thousands are made for every change. text: of its uuid."""

    pk: int
    text: str
    kind: SubjectKind
    code: str
    name: str
    title: str
    organisation_id: int
    group: str
    is_head: bool
    level: str
    self_level: str
    proposed_level: str
    decided_level: str
    outside: str
    version: int
    organisation: str

    @property
    def uuid(self) -> UUID:
        """As addresses and forms carry it."""
        return UUID(self.text)

    @property
    def post(self) -> str:
        """Of a person: the post with the body it is in."""
        return self.title if self.organisation in self.title else ", ".join(filter(None, (self.title, self.organisation)))

    @property
    def frozen(self) -> bool:
        """Decided already, here or outside the program."""
        return bool(self.decided_level or self.outside)


@dataclass(frozen=True)
class Board:
    """seats in the board's order. heads: pk of a head -> pks of the bodies that bind. changed: pk -> level before, in a trial."""

    campaign: RatingCampaign
    rules: RuleSet
    seats: tuple[Seat, ...]
    named: Mapping[int, tuple[int, ...]]
    changed: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def by_pk(self) -> dict[int, Seat]:
        return {seat.pk: seat for seat in self.seats}

    @cached_property
    def by_code(self) -> dict[Key, Seat]:
        return {(seat.kind, seat.code): seat for seat in self.seats}

    @cached_property
    def elevated(self) -> dict[tuple[str, str], Decimal]:
        return elevated_of(self.campaign)

    @cached_property
    def groups(self) -> dict[Key, list[Seat]]:
        """Seats by kind and group, in the order groups first appear."""
        found: dict[Key, list[Seat]] = {}
        for seat in self.seats:
            found.setdefault((seat.kind, seat.group), []).append(seat)
        return found

    @cached_property
    def tallies(self) -> dict[Key, Tally]:
        caps = {kind: self.rules.cap(kind) for kind in _KINDS}
        leave_out = bool(caps["individual"] and caps["individual"].exclude_heads)
        counted = counts_of(cast("tuple[Rated, ...]", self.seats), leave_out)  # a seat has all that counting asks for
        return {
            (kind, group): tally_of(kind, group, counts, caps[kind], self.elevated.get((kind, group)))
            for (kind, group), counts in counted.items()
        }

    def tally(self, kind: SubjectKind, group: str) -> Tally:
        """A group's counts; all nought where nobody is in it."""
        found = self.tallies.get((kind, group))
        return found or Tally(group, kind, 0, 0, 0, 0, 0, True, None, None, None)

    @cached_property
    def bodies(self) -> dict[int, tuple[Seat, ...]]:
        """pk of a head -> the bodies that bind: of the same organisation, and those named."""
        own: dict[int, list[Seat]] = {}
        for seat in self.seats:
            if seat.kind == "collective":
                own.setdefault(seat.organisation_id, []).append(seat)
        found = {}
        for seat in self.seats:
            if seat.kind == "individual" and seat.is_head:
                more = [self.by_pk[pk] for pk in self.named.get(seat.pk, ()) if pk in self.by_pk]
                bodies = [*own.get(seat.organisation_id, ()), *more]
                found[seat.pk] = tuple({body.pk: body for body in bodies}.values())
        return found

    @cached_property
    def heads(self) -> dict[int, list[Seat]]:
        """pk of a body -> its heads."""
        found: dict[int, list[Seat]] = {}
        for head, bodies in self.bodies.items():
            for body in bodies:
                found.setdefault(body.pk, []).append(self.by_pk[head])
        return found

    def with_levels(self, levels: Mapping[int, str]) -> Board:
        """The same board with other levels: a trial, nothing is stored."""
        before = {pk: self.by_pk[pk].level for pk, level in levels.items() if pk in self.by_pk and self.by_pk[pk].level != level}
        seats = tuple(seat._replace(level=levels[seat.pk]) if seat.pk in before else seat for seat in self.seats)
        return Board(self.campaign, self.rules, seats, self.named, before)

    def group_rows(self, kind: SubjectKind, group: str) -> list[Seat]:
        """One group's seats."""
        return self.groups.get((kind, group), [])

    def neighbours(self, kind: SubjectKind, group: str) -> list[Seat]:
        """The group, the heads of its bodies with all their bodies, or the bodies of its heads."""
        rows = self.group_rows(kind, group)
        if kind == "collective":
            heads = [head for body in rows for head in self.heads.get(body.pk, ())]
        else:
            heads = [row for row in rows if row.is_head]
        bodies = [body for head in heads for body in self.bodies.get(head.pk, ())]
        return list({seat.pk: seat for seat in (*rows, *heads, *bodies)}.values())

    def linked(self, kind: SubjectKind, group: str) -> list[Seat]:
        """Every seat of every group that heads and bodies tie to this one, however far: what a repair must look at together."""
        wanted, fresh = {(kind, group)}, [(kind, group)]
        while fresh:
            for seat in self.groups.get(fresh.pop(), ()):
                near: Sequence[Seat] = self.heads.get(seat.pk, ()) if seat.kind == "collective" else self.bodies.get(seat.pk, ())
                for other in near:
                    if (other.kind, other.group) not in wanted:
                        wanted.add((other.kind, other.group))
                        fresh.append((other.kind, other.group))
        return [seat for seat in self.seats if (seat.kind, seat.group) in wanted]

    @cached_property
    def _rows(self) -> dict[int, Rated]:
        return {}

    def rows(self, seats: Iterable[Seat]) -> list[Rated]:
        """The engine's rows of these seats, with their facts: one query for those not asked for before."""
        chosen, known = list(seats), self._rows
        if fresh := [seat for seat in chosen if seat.pk not in known]:
            facts = facts_texts(self.campaign, fresh, len(self.seats))
            known.update((seat.pk, self._row(seat, facts.get(seat.pk, "{}"))) for seat in fresh)
        return [known[seat.pk] for seat in chosen]

    def _row(self, seat: Seat, facts: str) -> Rated:
        codes = tuple(self.by_pk[pk].code for pk in self.named.get(seat.pk, ()) if pk in self.by_pk)
        return rated(cast(Subject, _Facts(seat, facts)), seat.level or UNDECIDED, codes)


class _Facts:
    """What `value.rated` asks of a subject: a seat with its stored facts."""

    __slots__ = ("code", "facts", "group", "is_head", "kind", "name", "organisation_id")

    def __init__(self, seat: Seat, facts: str) -> None:
        self.kind, self.code, self.name, self.group = seat.kind, seat.code, seat.name, seat.group
        self.organisation_id, self.is_head, self.facts = seat.organisation_id, seat.is_head, facts


def standing(campaign: RatingCampaign) -> Board:
    """The board of a round that was reached through the access module."""
    rows = campaign.subjects.filter(removed_at=None).annotate(text=Cast("uuid", CharField())).order_by("order", "pk").values_list(*_FIELDS)
    seats = tuple(map(Seat._make, rows))
    named: dict[int, tuple[int, ...]] = {}
    for head, body in Subject.collectives.through.objects.filter(from_subject__campaign=campaign).values_list(
        "from_subject_id", "to_subject_id"
    ):
        named[head] = (*named.get(head, ()), body)
    return Board(campaign, rules_by(campaign.rules), seats, named)


@lru_cache(maxsize=16)
def rules_by(text: str) -> RuleSet:
    """Pinned rules, read once a process: their text never changes under its hash."""
    return pinned(text)


def elevated_of(campaign: RatingCampaign) -> dict[tuple[str, str], Decimal]:
    """(kind, group) -> the higher ratio that a decision grants it."""
    found: dict[tuple[str, str], Decimal] = {}
    for key, value in json.loads(campaign.elevated).items():
        kind, _, group = key.partition("|")
        found[kind, group] = Decimal(value["ratio"])
    return found


def facts_texts(campaign: RatingCampaign, seats: Sequence[Seat], of: int) -> dict[int, str]:
    """pk -> facts as stored. Most of a round is asked for as a whole: a list of thousands of keys is slower."""
    rows = Subject.objects.filter(campaign=campaign, removed_at=None)
    if len(seats) * 2 < of:
        rows = rows.filter(pk__in=[seat.pk for seat in seats])
    return dict(rows.values_list("pk", "facts"))


@dataclass(frozen=True)
class Around:
    """What is wrong in and around one group. facts: pk -> recorded facts of those who were judged."""

    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...]
    rows: Mapping[int, Rated]


def judged_around(board: Board, kind: SubjectKind, group: str) -> Around:
    """Findings that concern the group: its cap, its subjects, the heads of its bodies."""
    seats = board.neighbours(kind, group)
    rows = board.rows(seats)
    judged = judge(rows, board.rules, board.elevated)
    own = {seat.code for seat in board.group_rows(kind, group)}
    near = {seat.code for seat in seats if seat.kind == "individual"}
    kept = tuple(found for found in judged.findings if _concerns(found, board, kind, group, own, near))
    return Around(kept, judged.not_checked, {seat.pk: row for seat, row in zip(seats, rows, strict=True)})


def judged_whole(board: Board) -> Judged:
    """The whole round, every check."""
    return judge(board.rows(board.seats), board.rules, board.elevated)


def _concerns(found: Finding, board: Board, kind: SubjectKind, group: str, own: set[str], near: set[str]) -> bool:
    if found.subject_id is None:
        many: Any = found.facts.get("subjects")
        if many is not None:
            return found.facts.get("subject_kind", kind) == kind and not own.isdisjoint(many)
        return found.facts.get("group") == group and found.facts.get("subject_kind", kind) == kind
    about = kind_of(found, board)
    if about == kind:
        return found.subject_id in own
    return found.code == "head_above_collective" and found.subject_id in near


def kind_of(found: Finding, board: Board) -> SubjectKind:
    """Whom a finding about a subject is about: it says so, or only one kind has that code."""
    said: Any = found.facts.get("subject_kind")
    if said in ("collective", "individual"):
        return cast(SubjectKind, said)
    if found.code.startswith("head_"):
        return "individual"
    return "collective" if ("collective", found.subject_id or "") in board.by_code else "individual"
