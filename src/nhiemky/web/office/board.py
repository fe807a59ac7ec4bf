"""The board (Bảng tiến độ): tree-table of units × deliverables, filtered by the address.

>>> board = board_of(actor, campaign, View.of(request.GET), clock.now())   # doctest: +SKIP

Promise: three statements over obligations whatever their number (tallies, which rows are shown, and those), nothing cached: a
submission shows at once. Up to ALL_OPEN units every branch is open; beyond, the slowest one, PAGE rows at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, FilteredRelation, Q, QuerySet

from nhiemky.domain.progress import BEFORE_SENT, Shown, Standing, Tally, Turn
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.office.columns import Column, column_named, columns_of, ids_of
from nhiemky.web.office.rows import LISTS, STATES, TURNS, expected, shown_state, weight
from nhiemky.web.office.tallies import Branch, Counted, count
from nhiemky.web.organisations.access import visible_fast

ALL_OPEN = 150
PAGE = 50
NO_BRANCH = "-"
"""In the address: units without a branch."""
_FIELDS = (
    "uuid", "entry_id", "requirement_id", "state", "turn", "deadline_at", "extended_until", "received_at", "late", "completeness",
    "findings_high", "wanted", "last_event", "last_event_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for: a turn or a state of one deliverable (`column`), a branch, words of a name; which part of it."""

    turn: str = ""
    state: str = ""
    column: str = ""
    branch: str = ""
    words: str = ""
    start: int = 0

    @classmethod
    def of(cls, address: Mapping[str, str]) -> View:
        """Unknown words are passed over."""
        turn, state, start = address.get("luot", ""), address.get("tt", ""), address.get("tu", "")
        return cls(
            turn if turn in TURNS else "",
            state if state in STATES or state in LISTS else "",
            address.get("bc", "")[:40],
            address.get("nhanh", "")[:120],
            address.get("tim", "").strip()[:80],
            int(start) if start.isdigit() and len(start) < 6 else 0,
        )

    @property
    def filtered(self) -> bool:
        """Anything but everything."""
        return bool(self.turn or self.state or self.branch or self.words)

    def address(self, **changes: str | int) -> str:
        """ "?luot=don-vi" of this view with changes; "?" for everything."""
        new = replace(self, **changes)  # type: ignore[arg-type]
        parts = {"luot": new.turn, "tt": new.state, "bc": new.column, "nhanh": new.branch, "tim": new.words, "tu": new.start or ""}
        return "?" + urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True)
class Cell:
    """One obligation on the board: its name in addresses, the id of its requirement."""

    uuid: str
    shown: Shown
    days: int
    until: date | None
    late: bool
    requirement: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A unit."""

    entry: RosterEntry
    cells: tuple[Cell | None, ...]
    completeness: int | None
    turn: Turn | None
    last: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """A branch with its tallies and those of its rows that are here; none: it is folded."""

    name: str
    facts: Branch
    tallies: tuple[Tally, ...]
    lead: Tally
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows. rest: the view of the next rows, None where all that were asked for are here."""

    view: View
    columns: tuple[Column, ...]
    lead: Column | None
    counted: Counted
    groups: tuple[Group, ...]
    rest: View | None

    @property
    def tally(self) -> Tally:
        """The leading deliverable, all branches."""
        return self.counted.of(self.lead) if self.lead else Tally()


def board_of(actor: Actor, campaign: Campaign, view: View, now: datetime) -> Board:
    """The board of a campaign as the actor sees it."""
    columns = columns_of(campaign)
    lead = lead_of(columns, view)
    if lead is None:
        return Board(view, (), None, Counted({}, {}), (), None)
    counted = count(actor, campaign, columns, now)
    names = sorted(counted.branches, key=lambda name: (_rate(counted.of(lead, name)), name))
    folds = counted.whole.units > ALL_OPEN and not view.filtered
    opened = view if not folds or not names else replace(view, branch=names[0])
    rows, following = rows_of(actor, campaign, columns, lead, opened, now, whole=counted.whole.units <= ALL_OPEN)
    groups = []
    for name in names:
        mine = tuple(row for row in rows if row.entry.branch == name)
        if mine or not view.filtered:
            tallies = tuple(counted.of(column, name) for column in columns)
            groups.append(Group(name, counted.branches[name], tallies, counted.of(lead, name), mine))
    return Board(view, tuple(columns), lead, counted, tuple(groups), replace(opened, start=following) if following else None)


def lead_of(columns: Sequence[Column], view: View) -> Column | None:
    """The product that figures, filters and order speak of: the one asked for, else the first."""
    return column_named(columns, view.column) or (columns[0] if columns else None)


def _rate(tally: Tally) -> float:
    return tally.received / tally.expected if tally.expected else 1.0


def rows_of(
    actor: Actor, campaign: Campaign, columns: Sequence[Column], lead: Column, view: View, now: datetime, *, whole: bool = False
) -> tuple[tuple[Row, ...], int]:
    """The units that pass the filter, slowest first, and where the next ones start. whole: all of them, else PAGE from `view.start`."""
    found = _entries(actor, campaign, columns, lead, view, now)
    picked = list(found if whole else found[view.start : view.start + PAGE + 1])
    following = 0 if whole or len(picked) <= PAGE else view.start + PAGE
    by_pk = RosterEntry.objects.select_related("organisation").in_bulk(picked if whole else picked[:PAGE])
    return filled(actor, columns, lead, [by_pk[pk] for pk in picked if pk in by_pk], now), following


def _entries(actor: Actor, campaign: Campaign, columns: Sequence[Column], lead: Column, view: View, now: datetime) -> QuerySet[Any, int]:
    """Ids alone: what is sorted is narrow. Where the view asks for a turn or a state, of all branches, one index of what is owed answers;
    else the units are gone through, whether they owe the leading deliverable or not."""
    optional = lead.ids if lead.optional else []
    if (view.turn or view.state) and view.state not in OF_UNITS and not (view.branch or view.words):
        return _owing(actor, campaign, lead, view, now, optional)
    rows = visible_fast(actor, RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None))
    if view.branch:
        rows = rows.filter(branch="" if view.branch == NO_BRANCH else view.branch)
    rows = rows.annotate(lead=FilteredRelation("obligations", condition=Q(obligations__requirement__in=lead.ids)))
    if view.state in STATES:
        rows = rows.annotate(shown=shown_state(now, optional, "lead__"))
    wanted = _wanted(view, optional, "lead__")  # in one filter, and before the order, so that the obligations are joined once
    if view.state == "lech":
        odd = Obligation.objects.filter(campaign=campaign, requirement__in=ids_of(columns), findings_high__gt=0)
        wanted &= Q(pk__in=odd.values("entry_id"))
    elif view.state == "chua-nhan-van-ban":
        wanted &= Q(acknowledged_at=None)
    if view.words:
        wanted &= Q(organisation__search_key__contains=fold(view.words))
    ordered = rows.filter(wanted).annotate(weight=weight(now, optional, "lead__"))
    return ordered.order_by("weight", F("lead__deadline_at").asc(nulls_last=True), "order", "pk").values_list("pk", flat=True)


OF_UNITS = ("lech", "chua-nhan-van-ban")
"""Lists that are not about the leading deliverable."""


def _owing(actor: Actor, campaign: Campaign, lead: Column, view: View, now: datetime, optional: Sequence[int]) -> QuerySet[Obligation, int]:
    rows = visible_fast(actor, Obligation.objects.filter(campaign=campaign, requirement__in=lead.ids))
    gone = RosterEntry.objects.filter(campaign=campaign, left_at__isnull=False).order_by().values("pk")
    if gone.exists():
        rows = rows.exclude(entry__in=gone)
    if view.state in STATES:
        rows = rows.annotate(shown=shown_state(now, optional))
    ordered = rows.filter(_wanted(view, optional, "")).annotate(weight=weight(now, optional))
    return ordered.order_by("weight", F("deadline_at").asc(nulls_last=True), "entry_id").values_list("entry_id", flat=True)


def _wanted(view: View, optional: Sequence[int], path: str) -> Q:
    """What the view asks of the leading deliverable."""

    def at(**conditions: object) -> Q:
        return Q(**{f"{path}{name}": value for name, value in conditions.items()})

    wanted = expected(optional, path) & at(turn=TURNS[view.turn]) if view.turn else Q()
    if view.state in STATES:
        return wanted & Q(shown__in=STATES[view.state])
    if view.state in LISTS and view.state not in OF_UNITS:
        came = at(received_at__isnull=False) | at(state="met_outside")
        not_in = at(received_at__isnull=True, state__in=sorted(BEFORE_SENT | {"returned"}))
        lists = {"nhan": came, "dung-han": came & at(late=False), "muon": came & at(late=True), "chua": not_in}
        wanted &= expected(optional, path) & lists[view.state]
    return wanted


def filled(actor: Actor, columns: Sequence[Column], lead: Column, entries: Sequence[RosterEntry], now: datetime) -> tuple[Row, ...]:
    """The units (of the roster still, in the actor's sight) with what they owe; one statement, by the units' ids alone."""
    by_entry: dict[int, dict[str, dict[str, Any]]] = {}
    key = {pk: column.key for column in columns for pk in column.ids}
    rows = visible_fast(actor, Obligation.objects.filter(entry__in=[entry.pk for entry in entries]))
    for row in rows.order_by().values(*_FIELDS):  # conferences, too: the last that happened may be theirs
        pk = row["requirement_id"]
        by_entry.setdefault(row["entry_id"], {})[key.get(pk, f"#{pk}")] = row
    return tuple(_row(entry, by_entry.get(entry.pk, {}), columns, lead, now) for entry in entries)


def _row(
    entry: RosterEntry,
    owed: Mapping[str, dict[str, Any]],
    columns: Sequence[Column],
    lead: Column,
    now: datetime,
) -> Row:
    cells = tuple(_cell(owed[column.key], column.optional, now) if column.key in owed else None for column in columns)
    newest = max((row for row in owed.values() if row["last_event_at"]), key=lambda row: row["last_event_at"], default=None)
    first = owed.get(lead.key)
    return Row(
        entry,
        cells,
        first["completeness"] if first else None,
        first["turn"] if first else None,
        newest["last_event"] if newest else "",
        newest["last_event_at"] if newest else None,
    )


def _cell(row: dict[str, Any], optional: bool, now: datetime) -> Cell:
    standing = Standing(
        "", "", row["state"], row["deadline_at"], row["extended_until"] is not None, received=row["received_at"],
        optional=optional, wanted=bool(row["wanted"]), came_late=row["late"],
    )  # fmt: skip
    return Cell(str(row["uuid"]), standing.shown(now), standing.days_over(now), standing.last_day, standing.late, row["requirement_id"])
