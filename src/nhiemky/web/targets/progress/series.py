"""One target over time: figures of earlier campaigns, earlier periods as listed, this campaign's, for a chart and its table.

>>> [(point.label, point.actual, point.share) for point in series_of(board, unit, line)]             # doctest: +SKIP
[('tháng 12/2022', '9', Decimal('36.0')), ('ngày 30/4/2023', '14', Decimal('56.0'))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhiemky.consolidating.progress import share_of
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import search_key
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.models import Figure
from nhiemky.web.targets.models import Indicator, YearFigure
from nhiemky.web.targets.progress.standing import Board, Line, judged
from nhiemky.writing.consolidation_words import figure_words
from nhiemky.writing.progress_chart import Point

_MOST, _ROWS = 40, 3000
_ISO = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")


def series_of(board: Board, organisation: Organisation, line: Line) -> tuple[Point, ...]:
    """Oldest first, one point a day; a later figure of the same day replaces the earlier one."""
    found: dict[date, Point] = {}
    for told in sorted(_told(board, organisation, line), key=lambda each: each.day):
        standing = judged(board, organisation.pk, line, told.actual, told.day)
        share = share_of(line.target, told.actual, line.unit_of_measure)
        found[told.day] = Point(
            told.label, board.span.elapsed(told.day), told.actual, share, standing.words, told.source, told.estimated
        )  # fmt: skip
    return tuple(found[day] for day in sorted(found))[-_MOST:]


@dataclass(frozen=True, slots=True)
class _Told:
    day: date
    label: str
    actual: str
    source: str
    estimated: bool = False


def _told(board: Board, organisation: Organisation, line: Line) -> list[_Told]:
    """Within the term; what counts most comes last."""
    told = [*_listed(organisation, line), *_years(board, organisation, line)]
    if organisation.pk == board.campaign.organisation_id:
        told += _consolidated(organisation, line)
    told += _reported(organisation, line)
    return [each for each in told if board.span.starts <= each.day <= board.span.ends and each.actual]


def _listed(organisation: Organisation, line: Line) -> Iterator[_Told]:
    for row in Indicator.objects.filter(organisation=organisation, ended_at=None).prefetch_related("past"):
        for past in row.past.all() if line.code in (row.code, row.serves) else ():
            if day := _day(past.period):
                yield _Told(day, cut_off_words(past.period), past.raw, "Đơn vị ghi trong danh sách chỉ tiêu")


def _years(board: Board, organisation: Organisation, line: Line) -> Iterator[_Told]:
    """Parts of years that a unit wrote, added up year by year where the target adds up."""
    place = {"draft__obligation__campaign": board.campaign, "draft__obligation__organisation": organisation}
    total = Decimal(0)
    for part in YearFigure.objects.filter(**place, code=line.code).order_by("year"):
        number = parse_value(part.raw, unit_of_measure=line.unit_of_measure).number
        if number is None or not part.year.isdigit():
            continue
        total = total + number if line.counting.cumulative and line.counting.period == "term" else number
        day = min(date(int(part.year), 12, 31), line.as_of)
        yield _Told(day, f"năm {part.year}", format_number(total), "Số từng năm trong phụ lục")


def _reported(organisation: Organisation, line: Line) -> Iterator[_Told]:
    rows = Figure.objects.filter(organisation=organisation).exclude(actual="").order_by("revision__received_at", "pk")
    key = search_key(line.statement)
    for code, statement, actual, estimated, own, cut_off, at, title in rows.values_list(
        "code", "statement", "actual", "estimated", "cut_off", "revision__cut_off", "revision__received_at", "campaign__title"
    )[:_ROWS]:
        if search_key(statement) == key or (code == line.code and line.own):
            yield _dated(own or cut_off, clock.local(at).date(), actual, title, estimated)


def _consolidated(organisation: Organisation, line: Line) -> Iterator[_Told]:
    """Of the owner's campaigns the newest version of each."""
    newest: dict[int, Consolidation] = {}
    for version in Consolidation.objects.filter(campaign__organisation=organisation).select_related("campaign").order_by("number"):
        newest[version.campaign_id] = version
    for version in newest.values():
        for one in figures_of(version).indicators:
            if search_key(one.statement) == search_key(line.statement) and not one.actual.is_blank:
                cut_off, day = value_of(version.campaign).cut_off or "", clock.local(version.as_of).date()
                source = f"{version.campaign.title}, bản tổng hợp {version.number}"
                yield _dated(cut_off, day, figure_words(one.actual), source, one.estimated)


def _dated(cut_off: str, received: date, actual: str, source: str, estimated: bool) -> _Told:
    day = _day(cut_off)
    return _Told(day or received, cut_off_words(cut_off) if day else f"ngày {format_day(received)}", actual, source, estimated)


def _day(period: str) -> date | None:
    """None for words that are no month and no day."""
    return cut_off_day(period) if _ISO.fullmatch(period) else None
