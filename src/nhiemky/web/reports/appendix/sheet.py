"""The appendix of one obligation as a grid: its rows, what is filled in, how it stands.

>>> sheet = sheet_of(obligation)                                        # doctest: +SKIP
>>> sheet.standing.filled_said, sheet.line("CT06").compared.words       # doctest: +SKIP
('11/12 chỉ tiêu có số', '56,0%')

Targets: the unit's own list where it was adjusted, else what the campaign gave it, else its list, else the owner's share or level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from nhiemky.domain import campaign as pure
from nhiemky.domain.appendix_entry import AskedRow, Entry, KindOfFigure, YearPart
from nhiemky.domain.campaign import Indicator
from nhiemky.flows.appendix_entry import Line, Standing, fill, standing
from nhiemky.vietnamese.columns import cut_off_day, default_columns
from nhiemky.vietnamese.measures import is_average, measure
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.models import Draft, Figure, FigureDraft
from nhiemky.web.reports.moves import CLOSED
from nhiemky.web.targets.ledger import Held, Ledger, ledger_of, policies_of
from nhiemky.web.targets.models import YearFigure
from nhiemky.web.targets.terms import years_until

_CUMULATED = re.compile(r"nhiem ky|luy ke|giai doan|tong so")


@dataclass(frozen=True)
class Sheet:
    """rows: as asked; figures: code -> what is saved; years: code -> parts; ledger: the unit's own list."""

    obligation: Obligation
    asked: Asked
    rows: tuple[AskedRow, ...]
    draft: Draft | None
    figures: Mapping[str, FigureDraft]
    years: Mapping[str, tuple[YearPart, ...]]
    ledger: Ledger
    policies: pure.Policies

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        today = clock.today()
        return tuple(fill(row, self.entry(row.code), today) for row in self.rows)

    @cached_property
    def by_code(self) -> dict[str, Line]:
        return {line.row.code: line for line in self.lines}

    @cached_property
    def standing(self) -> Standing:
        return standing(self.lines)

    @property
    def closed(self) -> bool:
        """Settled: read only."""
        return self.obligation.state in CLOSED

    def row(self, code: str) -> AskedRow | None:
        return next((row for row in self.rows if row.code == code), None)

    def entry(self, code: str) -> Entry:
        """What is saved in a row, an empty entry where nothing is."""
        years = self.years.get(code, ())
        figure = self.figures.get(code)
        if figure is None:
            kind: KindOfFigure = "estimate" if self.asked.campaign.cut_off_estimated else "actual"
            return Entry(kind=kind, cut_off=_day_of(self.asked.campaign.cut_off) if kind == "estimate" else "", years=years)
        return Entry(
            figure.actual, "estimate" if figure.estimated else "actual", figure.cut_off, years, figure.reason, figure.verdict, figure.note
        )

    def version(self, code: str) -> int:
        figure = self.figures.get(code)
        return figure.version if figure else 0

    @property
    def actual_title(self) -> str:
        """Heading of the column to fill: "Thực hiện đến 30/4/2023"."""
        return default_columns(self.asked.campaign.cut_off, self.asked.campaign.cut_off_estimated)[4].replace("đến ngày ", "đến ")

    @property
    def previous_period(self) -> str:
        return next((row.previous_period for row in self.rows if row.previous_period), "")


def sheet_of(obligation: Obligation) -> Sheet:
    """Needs campaign, requirement, entry and organisation with the row."""
    asked = asked_of(obligation)
    ledger = ledger_of(obligation.organisation)
    draft = Draft.objects.filter(obligation=obligation).first()
    figures = {figure.code: figure for figure in draft.figures.all()} if draft else {}
    years: dict[str, list[YearPart]] = {}
    for part in YearFigure.objects.filter(draft=draft).order_by("year") if draft else ():
        years.setdefault(part.code, []).append(YearPart(part.year, part.raw))
    rows = _rows(obligation, asked, ledger, figures)
    return Sheet(
        obligation, asked, rows, draft, figures, {code: tuple(parts) for code, parts in years.items()}, ledger,
        policies_of(obligation.campaign),
    )  # fmt: skip


def _rows(obligation: Obligation, asked: Asked, ledger: Ledger, figures: Mapping[str, FigureDraft]) -> tuple[AskedRow, ...]:
    past = _past(obligation)
    rows: list[AskedRow] = []
    for indicator in asked.indicators:
        held = ledger.answers.get(indicator.code)
        figure = figures.get(indicator.code)
        rows.append(_asked_row(indicator, len(rows) + 1, asked, held, past, figure))
    for held in ledger.own:
        own = held.indicator
        indicator = Indicator(own.code, own.statement, own.unit_of_measure, direction="lower" if own.direction == "lower" else "higher")
        rows.append(_asked_row(indicator, len(rows) + 1, asked, held, past, figures.get(own.code), own=True))
    return tuple(rows)


def _asked_row(
    indicator: Indicator, number: int, asked: Asked, held: Held | None, past: Mapping[str, tuple[str, str]], figure: FigureDraft | None,
    *, own: bool = False,
) -> AskedRow:  # fmt: skip
    target = _target(indicator, asked, held)
    previous, period = past.get(search_key(indicator.statement), ("", ""))
    if not previous and held is not None:
        previous, period = held.previous, held.previous_period
    return AskedRow(
        indicator.code, f"{number:02}", indicator.statement, indicator.unit_of_measure,
        target=target or (figure.target if figure else ""), direction=indicator.direction, previous=previous, previous_period=period,
        cut_off=asked.campaign.cut_off or "", own=own or indicator.unit_id is not None, target_open=not target,
        target_note=held.note if held is not None else "",
        yearly=_yearly(indicator, asked),
    )  # fmt: skip


def _target(indicator: Indicator, asked: Asked, held: Held | None) -> str:
    given = asked.unit.targets.get(indicator.code, "")
    listed = held.words if held else ""
    if held is not None and held.adjusted:
        return listed
    # the owner's total is no unit's target; its shares and levels hold for every unit alike (writing/form_layout)
    common = "" if measure(indicator.unit_of_measure, indicator.statement) in ("whole", "decimal") else indicator.target or ""
    return given or listed or common


def _yearly(indicator: Indicator, asked: Asked) -> tuple[str, ...]:
    """Totals over the term can be broken down by year."""
    if measure(indicator.unit_of_measure, indicator.statement) not in ("whole", "decimal"):
        return ()
    if is_average(indicator.unit_of_measure, indicator.statement) or not _CUMULATED.search(search_key(indicator.statement)):
        return ()
    return years_until(asked.campaign.term or "", cut_off_day(asked.campaign.cut_off) or clock.today())


def _past(obligation: Obligation) -> dict[str, tuple[str, str]]:
    """Statement's key -> figure and period of the newest earlier campaign that has it."""
    rows = (
        Figure.objects.filter(organisation_id=obligation.organisation_id, campaign__issued_at__lt=obligation.campaign.issued_at)
        .exclude(campaign_id=obligation.campaign_id)
        .exclude(actual="")
        .order_by("-campaign__issued_at", "-revision__number")
        .values_list("statement", "actual", "cut_off", "revision__cut_off")[:500]
        if obligation.campaign.issued_at
        else ()
    )
    found: dict[str, tuple[str, str]] = {}
    for statement, actual, cut_off, of_revision in rows:
        found.setdefault(search_key(statement), (actual, cut_off or of_revision))
    return found


def _day_of(cut_off: str | None) -> str:
    day = cut_off_day(cut_off)
    return day.isoformat() if day else ""


def report_beside(obligation: Obligation) -> UUID | None:
    """The first report that the same unit owes in the same campaign."""
    rows = Obligation.objects.filter(entry_id=obligation.entry_id, requirement__deliverable="report", requirement__removed_in=None)
    return rows.order_by("requirement__order").values_list("uuid", flat=True).first()
