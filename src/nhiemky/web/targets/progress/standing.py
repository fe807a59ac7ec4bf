"""Where each target of a unit, of all units and of the owner stands now: newest figures, levels in force, forecasts beside.

>>> board = board_of(campaign)                                          # doctest: +SKIP
>>> [(line.statement, line.standing.words) for line in board.lines(unit)]                           # doctest: +SKIP
[('Kết nạp đảng viên mới trong nhiệm kỳ', 'Đúng tiến độ')]

Promise: a figure is the newest one handed in; it is compared with the level in force, and the level says where it comes from; a fixed
number of queries whatever the number of units.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache

from django.db.models import Exists, OuterRef

from nhiemky.consolidating.progress import Case, standing_of
from nhiemky.consolidating.status import direction_of
from nhiemky.domain import campaign as pure
from nhiemky.domain.campaign import Direction
from nhiemky.domain.consolidation import ConsolidatedIndicator
from nhiemky.domain.figure import BLANK
from nhiemky.domain.target_progress import Adjusted, Counting, Pace, Span, Standing
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.unicode import search_key
from nhiemky.vietnamese.values import parse_target, parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.reports.models import Figure, Revision
from nhiemky.web.targets.models import Forecast, Indicator, PastFigure
from nhiemky.web.targets.progress.access import forecasts
from nhiemky.web.targets.progress.adjusted import adjusted_of
from nhiemky.web.targets.progress.pacing import counting_for, pace_of, span_of
from nhiemky.writing.consolidation_words import figure_words


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as it was handed in last."""

    code: str
    statement: str
    unit_of_measure: str
    target: str
    actual: str
    estimated: bool
    cut_off: str
    received_at: datetime | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One target of one organisation. adjusted: where its level was changed; forecast: in force, None without one."""

    code: str
    statement: str
    unit_of_measure: str
    direction: Direction
    counting: Counting
    target: str
    actual: str
    standing: Standing
    as_of: date
    estimated: bool = False
    own: bool = False
    adjusted: Adjusted | None = None
    forecast: Forecast | None = None
    given: str = ""

    @property
    def low(self) -> bool:
        """Behind, or foretold to be hard to reach."""
        return self.standing.behind or self.forecast is not None

    @property
    def target_words(self) -> str:
        """The level with its first one where it was changed: "12 (đầu nhiệm kỳ 10, ...)"."""
        return f"{self.target} ({self.adjusted.note})" if self.adjusted else self.target


@dataclass(frozen=True)
class Board:
    """A campaign's targets as they stand. facts, levels, baselines: by organisation, then code."""

    campaign: Campaign
    value: pure.Campaign
    pace: Pace
    span: Span
    entries: tuple[RosterEntry, ...]
    facts: Mapping[int, Mapping[str, Fact]]
    adjusted: Mapping[tuple[int, str], Adjusted]
    forecasts: Mapping[tuple[int, str], Forecast]
    levels: Mapping[tuple[int, str], str]
    baselines: Mapping[tuple[int, str], str]
    today: date
    _made: dict[int, tuple[Line, ...]] = field(default_factory=dict)

    @cached_property
    def _units(self) -> dict[str, pure.Unit]:
        return {unit.id: unit for unit in self.value.units}

    def lines(self, entry: RosterEntry) -> tuple[Line, ...]:
        """The campaign's indicators, then the unit's own, each with what it reported; indicators of other units left out."""
        made = self._made.get(entry.organisation_id)
        if made is None:
            made = self._made[entry.organisation_id] = tuple(self._lines(entry))
        return made

    def _lines(self, entry: RosterEntry) -> Iterable[Line]:
        place, facts = entry.organisation_id, self.facts.get(entry.organisation_id, {})
        unit = self._units.get(entry.unit_id)
        known = [one for one in self.value.indicators if one.unit_id in (None, entry.unit_id)]
        for indicator in known:
            fact = facts.get(indicator.code)
            target, held = self._target(entry, unit, indicator, fact)
            yield self._line(place, indicator, target, fact, own=indicator.unit_id is not None, adjusted=held)
        codes = {one.code for one in known}
        for code, fact in facts.items():
            if code not in codes and (fact.target or fact.actual):
                held = self.adjusted.get((place, code))
                own = pure.Indicator(code, fact.statement, fact.unit_of_measure, direction=direction_of(fact.statement))
                yield self._line(place, own, held.current if held else fact.target, fact, own=True, adjusted=held)

    def _target(
        self, entry: RosterEntry, unit: pure.Unit | None, indicator: pure.Indicator, fact: Fact | None
    ) -> tuple[str, Adjusted | None]:
        """In the order of the unit's own grid: its list where it was adjusted, what it reported, what the campaign gave, its list."""
        held = self.adjusted.get((entry.organisation_id, indicator.code))
        if held is not None:
            return held.current, held
        given = (fact.target if fact else "") or (unit.targets.get(indicator.code, "") if unit else "")
        listed = self.levels.get((entry.organisation_id, indicator.code), "")
        shared = "" if measure(indicator.unit_of_measure, indicator.statement) in ("whole", "decimal") else indicator.target or ""
        return given or listed or shared, None

    def _line(
        self, place: int, asked: pure.Indicator, target: str, fact: Fact | None, *, own: bool = False, adjusted: Adjusted | None = None
    ) -> Line:
        counting = counting_for(self.pace, asked.code, asked.statement, asked.unit_of_measure, asked.method)
        day = cut_off_day((fact.cut_off if fact else "") or self.value.cut_off) or self.today
        as_of = min(day, self.today)
        actual, baseline = fact.actual if fact else "", self.baselines.get((place, asked.code), "")
        standing = _judged(target, actual, asked.unit_of_measure, asked.direction, counting, self.span, baseline, self.pace, as_of)
        return Line(
            asked.code, asked.statement, asked.unit_of_measure, asked.direction, counting, target, actual, standing, as_of,
            bool(fact and fact.estimated), own, adjusted, self.forecasts.get((place, asked.code)), fact.note if fact else "",
        )  # fmt: skip

    @cached_property
    def version(self) -> Consolidation | None:
        """The newest consolidation built."""
        return Consolidation.objects.filter(campaign=self.campaign).order_by("-number").first()

    @cached_property
    def owner_lines(self) -> tuple[Line, ...]:
        """The owner's own indicators by the newest consolidation; without one, their targets with no figure."""
        place = self.campaign.organisation_id
        made = {one.code: one for one in figures_of(self.version).indicators if one.code} if self.version else {}
        return tuple(self._owner_line(place, one, made.get(one.code)) for one in self.value.indicators if one.unit_id is None)

    def _owner_line(self, place: int, asked: pure.Indicator, whole: ConsolidatedIndicator | None) -> Line:
        held = self.adjusted.get((place, asked.code))
        listed = self.levels.get((place, asked.code), "") or asked.target or (figure_words(whole.target) if whole else "")
        target, actual = held.current if held else listed, figure_words(whole.actual) if whole else ""
        fact = Fact(asked.code, asked.statement, asked.unit_of_measure, target, actual, bool(whole and whole.estimated), "", None)
        return self._line(place, asked, target, fact if actual else None, adjusted=held)


def judged(board: Board, place: int, line: Line, actual: str, as_of: date) -> Standing:
    """Another figure of the same target, at another day."""
    return _judged(
        line.target, actual, line.unit_of_measure, line.direction, line.counting, board.span, board.baselines.get((place, line.code), ""),
        board.pace, as_of,
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _remembered(
    target: str, actual: str, unit_of_measure: str, direction: Direction, counting: Counting, span: Span, baseline: str,
    behind_by: Decimal, exceeds_by: Decimal, hard_below: Decimal, as_of: date,
) -> Standing:  # fmt: skip
    """Thousands of units report the same few values: each is judged once."""
    case = Case(
        parse_target(target, unit_of_measure=unit_of_measure) if target else BLANK,
        parse_value(actual, unit_of_measure=unit_of_measure) if actual else BLANK,
        unit_of_measure, direction, counting, span, parse_value(baseline, unit_of_measure=unit_of_measure) if baseline else BLANK,
    )  # fmt: skip
    return standing_of(case, Pace(behind_by, exceeds_by, hard_below), as_of)


def _judged(
    target: str, actual: str, unit_of_measure: str, direction: Direction, counting: Counting, span: Span, baseline: str, pace: Pace,
    as_of: date,
) -> Standing:  # fmt: skip
    return _remembered(
        target, actual, unit_of_measure, direction, counting, span, baseline, pace.behind_by, pace.exceeds_by, pace.hard_below, as_of
    )


def board_of(campaign: Campaign, entries: Iterable[RosterEntry] | None = None) -> Board:
    """Of the units given (all of the campaign by default); what the actor may see of it is asked before (`access.units_of`)."""
    value, pace = value_of(campaign), pace_of(campaign)
    if entries is None:
        entries = RosterEntry.objects.filter(campaign=campaign, left_at=None, own=False).select_related("organisation")
    listed = tuple(entries)
    few = [one.organisation_id for one in listed] if len(listed) <= 500 else None
    newest: dict[tuple[int, str], Forecast] = {}
    for one in forecasts(campaign):
        newest[one.organisation_id, one.code] = one
    return Board(
        campaign, value, pace, span_of(campaign, value, pace), listed, facts_of(campaign, value, few), adjusted_of(campaign),
        {key: one for key, one in newest.items() if one.hard}, levels_of(campaign, few), baselines_of(campaign, few), clock.today(),
    )  # fmt: skip


def facts_of(campaign: Campaign, value: pure.Campaign, places: list[int] | None = None) -> dict[int, dict[str, Fact]]:
    """Organisation -> code -> the figure handed in last. A figure without code takes the one its statement names."""
    later = Revision.objects.filter(obligation=OuterRef("revision__obligation"), number__gt=OuterRef("revision__number"))
    rows = Figure.objects.filter(campaign=campaign).exclude(revision__obligation__state="waived").exclude(Exists(later))
    if places is not None:
        rows = rows.filter(organisation_id__in=places)
    codes = {search_key(one.statement): one.code for one in value.indicators}
    found: dict[int, dict[str, Fact]] = {}
    ordered = rows.order_by("revision__received_at", "order", "pk").values_list(*_COLUMNS)
    for place, code, statement, unit_of_measure, target, actual, estimated, own, cut_off, at, note in ordered.iterator(chunk_size=5000):
        known = code or codes.get(search_key(statement), statement[:40])
        held = found.setdefault(place, {})
        if actual or known not in held:
            held[known] = Fact(known, statement, unit_of_measure, target, actual, estimated, own or cut_off, at, note)
    return found


_COLUMNS = (
    "organisation_id", "code", "statement", "unit_of_measure", "target", "actual", "estimated", "cut_off", "revision__cut_off",
    "revision__received_at", "note",
)  # fmt: skip


def levels_of(campaign: Campaign, places: list[int] | None) -> dict[tuple[int, str], str]:
    """(organisation, campaign's code) -> the level listed first, for rows of units' own lists that answer an indicator."""
    rows = Indicator.objects.filter(state="active", ended_at=None, targets__number=1).exclude(serves="")
    rows = rows.filter(organisation_id__in=[*places, campaign.organisation_id]) if places is not None else rows
    found = rows.order_by("resolution__term__starts", "pk").values_list("organisation_id", "serves", "targets__raw")
    return {(place, code): raw for place, code, raw in found.iterator()}


def baselines_of(campaign: Campaign, places: list[int] | None) -> dict[tuple[int, str], str]:
    """(organisation, code) -> the oldest figure known, the level at the beginning of the term."""
    rows = PastFigure.objects.filter(indicator__ended_at=None)
    rows = rows.filter(indicator__organisation_id__in=[*places, campaign.organisation_id]) if places is not None else rows
    found: dict[tuple[int, str], str] = {}
    for place, code, serves, raw in rows.order_by("-period", "-pk").values_list(
        "indicator__organisation_id", "indicator__code", "indicator__serves", "raw"
    ):
        found[place, code] = raw
        if serves:
            found[place, serves] = raw
    return found
