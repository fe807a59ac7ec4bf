"""What a campaign adds up to, in one SQL statement over obligations whatever their number.

>>> counted = count(actor, campaign, columns, now)                      # doctest: +SKIP
>>> counted.of(lead.pk).received, counted.of(lead.pk, "Doanh nghiệp").expected     # doctest: +SKIP
(73, 28)

Promise: equal to `domain.progress.tally` over the same rows (a test asks both), and current: nothing is cached.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db.models import CharField, Count, Q, QuerySet, Value

from nhiemky.domain.progress import Shown, Tally, Turn
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
from nhiemky.web.office.rows import CAME, expected, shown_state, units_rows
from nhiemky.web.organisations.access import visible


@dataclass(frozen=True)
class Branch:
    """A branch of the roster: how many units, how many with figures to mend, how many that have not acknowledged the directive."""

    units: int = 0
    doubtful: int = 0
    unacknowledged: int = 0


@dataclass(frozen=True)
class Counted:
    """tallies: (requirement id, branch) -> tally; branches in the roster's order."""

    tallies: Mapping[tuple[int, str], Tally]
    branches: Mapping[str, Branch]
    _sums: dict[int, Tally] = field(default_factory=dict)

    def of(self, requirement: int, branch: str | None = None) -> Tally:
        """One deliverable in one branch, or in all."""
        if branch is not None:
            return self.tallies.get((requirement, branch), Tally())
        if requirement not in self._sums:
            self._sums[requirement] = _sum([tally for (column, _), tally in self.tallies.items() if column == requirement])
        return self._sums[requirement]

    @property
    def whole(self) -> Branch:
        """All branches."""
        rows = self.branches.values()
        return Branch(sum(row.units for row in rows), sum(row.doubtful for row in rows), sum(row.unacknowledged for row in rows))


def count(actor: Actor, campaign: Campaign, columns: Sequence[Requirement], now: datetime) -> Counted:
    """The tallies; one statement: by branch, deliverable, state and turn, and below it the branches' units."""
    optional = [column.pk for column in columns if column.optional]
    rows = units_rows(actor, campaign, columns)
    by_state = (
        rows.filter(expected(optional) | Q(state="waived"))
        .order_by()
        .annotate(shown=shown_state(now, optional))
        .values("entry__branch", "requirement_id", "shown", "turn")
        .annotate(n=Count("pk"), came=Count("pk", filter=CAME), late=Count("pk", filter=CAME & Q(late=True)))
        .annotate(doubtful=Count("pk", filter=Q(findings_high__gt=0)))
    )
    names = ("requirement_id", "turn", "entry__branch", "shown", "n", "came", "late", "doubtful")
    both = by_state.values_list(*names).union(_units(actor, campaign), _odd(rows), all=True)
    return _gather([cast(Row, row) for row in both])


UNITS, ODD = 0, -1
"""In the place of a requirement's id: rows that count a branch's units, and its units with figures to mend."""


def _units(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry, tuple[object, ...]]:
    """By branch: units, and those that have not acknowledged the directive."""
    rows = visible(actor, RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)).order_by().values("branch")
    rows = rows.annotate(what=Value(UNITS), whose=Value("", CharField()), shown=Value("", CharField()), late=Value(0), odd=Value(0))
    counted = rows.annotate(n=Count("pk"), came=Count("pk", filter=Q(acknowledged_at=None)))
    return counted.values_list("what", "whose", "branch", "shown", "n", "came", "late", "odd")


def _odd(rows: QuerySet[Obligation]) -> QuerySet[Obligation, tuple[object, ...]]:
    """By branch: units with figures that must be mended."""
    found = rows.filter(findings_high__gt=0).order_by().values("entry__branch")
    found = found.annotate(
        what=Value(ODD), whose=Value("", CharField()), shown=Value("", CharField()), came=Value(0), none=Value(0), odd=Value(0)
    )
    return found.annotate(n=Count("entry", distinct=True)).values_list(
        "what", "whose", "entry__branch", "shown", "n", "came", "none", "odd"
    )


Row = tuple[int, str, str, str, int, int, int, int]


def _gather(rows: Sequence[Row]) -> Counted:
    units: dict[str, tuple[int, int]] = {}
    odd: dict[str, int] = {}
    groups: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        what, _, branch, _, n, came, *_ = row
        if what == UNITS:
            units[branch] = (n, came)
        elif what == ODD:
            odd[branch] = n
        else:
            groups[what, branch].append(row)
    branches = {branch: Branch(n, odd.get(branch, 0), unseen) for branch, (n, unseen) in units.items()}
    return Counted({key: _tally(group) for key, group in groups.items()}, branches)


def _tally(rows: Sequence[Row]) -> Tally:
    shown: Counter[Shown] = Counter()
    turns: Counter[Turn] = Counter()
    received = late = waived = doubtful = 0
    for _, turn, _, state, n, came, too_late, odd in rows:
        if state == "waived":
            waived += n
            continue
        shown[cast(Shown, state)] += n
        turns[cast(Turn, turn)] += n
        received, late, doubtful = received + came, late + too_late, doubtful + odd
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
