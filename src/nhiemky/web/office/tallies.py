"""What a campaign adds up to, in one SQL statement over obligations whatever their number.

>>> counted = count(actor, campaign, columns, now)                      # doctest: +SKIP
>>> counted.of(lead).received, counted.of(lead, "Doanh nghiệp").expected     # doctest: +SKIP
(73, 28)

Promise: equal to `domain.progress.tally` over the same rows (a test asks both), and current: nothing is cached.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from django.db.models import BooleanField, CharField, Count, DateTimeField, F, Q, QuerySet, Value

from nhiemky.domain.progress import FREED, Shown, Standing, State, Tally, Turn
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.office.columns import Column, ids_of
from nhiemky.web.office.rows import expected
from nhiemky.web.organisations.access import visible_fast


@dataclass(frozen=True)
class Branch:
    """A branch of the roster: how many units, how many with figures to mend, how many that have not acknowledged the directive."""

    units: int = 0
    doubtful: int = 0
    unacknowledged: int = 0


@dataclass(frozen=True)
class Counted:
    """tallies: (key of the column, branch) -> tally; branches in the roster's order."""

    tallies: Mapping[tuple[str, str], Tally]
    branches: Mapping[str, Branch]
    _sums: dict[str, Tally] = field(default_factory=dict)

    def of(self, column: Column, branch: str | None = None) -> Tally:
        """One product in one branch, or in all."""
        if branch is not None:
            return self.tallies.get((column.key, branch), Tally())
        if column.key not in self._sums:
            self._sums[column.key] = _sum([tally for (key, _), tally in self.tallies.items() if key == column.key])
        return self._sums[column.key]

    @property
    def whole(self) -> Branch:
        """All branches."""
        rows = self.branches.values()
        return Branch(sum(row.units for row in rows), sum(row.doubtful for row in rows), sum(row.unacknowledged for row in rows))


def count(actor: Actor, campaign: Campaign, columns: Sequence[Column], now: datetime) -> Counted:
    """The tallies; one statement: by branch, deliverable and state, and below it the branches' units.

    Obligations are read from the index `obligation_tally` alone and grouped in its order, without a join or a sort. What
    that leaves to be worked out (which state is shown at `now`) is a few hundred groups.
    """
    optional = {pk for column in columns if column.optional for pk in column.ids}
    rows = visible_fast(actor, Obligation.objects.filter(campaign=campaign)).order_by()
    gone = RosterEntry.objects.filter(campaign=campaign, left_at__isnull=False).order_by().values("pk")
    if gone.exists():
        rows = rows.exclude(entry__in=gone)
    wanted = rows.filter(expected(sorted(optional)) | Q(state="waived")) if optional else rows
    by_state = wanted.values("branch", "requirement_id", "state", "turn", "late", "deadline_at", "extended_until").annotate(
        n=Count("*"), received=Count("received_at")
    )
    names = ("requirement_id", "branch", "state", "turn", "late", "deadline_at", "extended_until", "n", "received")
    all_of_them = by_state.values_list(*names).union(_units(actor, campaign), _odd(rows, columns), _doubtful(wanted), all=True)
    known = {pk: column.key for column in columns for pk in column.ids}
    return _gather([cast(Row, row) for row in all_of_them], known, optional, now)


UNITS, ODD, DOUBTFUL = 0, -1, -2
"""In the place of a requirement's id: rows that count a branch's units, its units with figures to mend, and such reports of a deliverable
(its id is the second number)."""


_NO_STATE: dict[str, Any] = {
    "turn_": Value("", CharField()), "late_": Value(False, BooleanField()),
    "deadline": Value(None, DateTimeField()), "extended": Value(None, DateTimeField()),
}  # fmt: skip
_NONE = Value("", CharField())
_OTHERS = ("what", "branch", "state_", *_NO_STATE, "n", "second")


def _units(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry, tuple[object, ...]]:
    """By branch: units, and those that acknowledged the directive."""
    rows = visible_fast(actor, RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)).order_by().values("branch")
    counted = rows.annotate(what=Value(UNITS), state_=_NONE, **_NO_STATE, n=Count("*"), second=Count("acknowledged_at"))
    return counted.values_list(*_OTHERS)


def _odd(rows: QuerySet[Obligation], columns: Sequence[Column]) -> QuerySet[Obligation, tuple[object, ...]]:
    """By branch: units with figures that must be mended. These two read `obligation_odd`, which holds such rows alone."""
    found = rows.filter(findings_high__gt=0, requirement__in=ids_of(columns)).values("branch")
    found = found.annotate(what=Value(ODD), state_=_NONE, **_NO_STATE, n=Count("entry", distinct=True), second=Value(0))
    return found.values_list(*_OTHERS)


def _doubtful(rows: QuerySet[Obligation]) -> QuerySet[Obligation, tuple[object, ...]]:
    """By branch, deliverable and state: reports with figures that must be mended."""
    found = rows.filter(findings_high__gt=0).values("branch", "requirement_id", "state")
    found = found.annotate(what=Value(DOUBTFUL), state_=F("state"), **_NO_STATE, n=Count("*"), second=F("requirement_id"))
    return found.values_list(*_OTHERS)


Row = tuple[int, str, State, Turn, bool, datetime | None, datetime | None, int, int]
"""Requirement, branch, state, turn, late, deadline, extension; how many, how many received."""


def _gather(rows: Sequence[Row], known: Mapping[int, str], optional: Collection[int], now: datetime) -> Counted:
    units: dict[str, tuple[int, int]] = {}
    odd: dict[str, int] = {}
    doubtful: Counter[tuple[str, str]] = Counter()
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        what, branch, state, *_, n, second = row
        if what == UNITS:
            units[branch] = (n, n - second)
        elif what == ODD:
            odd[branch] = n
        elif what == DOUBTFUL:
            doubtful[known.get(second, ""), branch] += n if state not in FREED else 0
        elif what in known and (state == "waived" or state not in FREED):
            groups[known[what], branch].append(row)
    branches = {branch: Branch(n, odd.get(branch, 0), unseen) for branch, (n, unseen) in units.items()}
    free = {known[pk] for pk in optional}
    tallies = {key: _tally(group, key[0] in free, doubtful[key], now) for key, group in groups.items()}
    return Counted(tallies, branches)


def _tally(rows: Sequence[Row], optional: bool, doubtful: int, now: datetime) -> Tally:
    shown: Counter[Shown] = Counter()
    turns: Counter[Turn] = Counter()
    received = late = waived = 0
    for _, _, state, turn, too_late, deadline, extended, n, with_date in rows:
        if state == "waived":
            waived += n
            continue
        came = n if state == "met_outside" else with_date
        shown[Standing("", "", state, deadline, extended is not None, optional=optional).shown(now)] += n
        turns[turn] += n
        received, late = received + came, late + (came if too_late else 0)
    done = shown["accepted"] + shown["met_outside"]
    return Tally(turns.total(), received, received - late, done, shown["overdue"], waived, doubtful, dict(shown), dict(turns))


def _sum(tallies: Sequence[Tally]) -> Tally:
    shown: Counter[Shown] = Counter()
    turns: Counter[Turn] = Counter()
    for tally in tallies:
        shown.update(tally.by_shown)
        turns.update(tally.by_turn)

    def whole(name: str) -> int:
        return sum(getattr(tally, name) for tally in tallies)

    return Tally(
        whole("expected"), whole("received"), whole("on_time"), whole("accepted"), whole("overdue"), whole("waived"), whole("doubtful"),
        dict(shown), dict(turns),
    )  # fmt: skip
