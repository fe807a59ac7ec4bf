"""A unit's table on its own (.xlsx, .csv): formulas without results, blanks, rows that repeat, totals; against a campaign too.

>>> lines = ("Đơn vị: Chi bộ Ga Nam", "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện", "1;Kết nạp;đảng viên;5;", "2;Kiểm tra;cuộc;5;4")
>>> [found.code for found in check_table("\\n".join(lines).encode(), "ga-nam.csv")]
['figures_missing']

Promise: exactly what `merge` would say of this file alone (one reader, one catalogue); a table without an appendix is said to hold none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nhiemky.checking.against_units import is_same, number_of, row_findings
from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign
from nhiemky.domain.finding import RANK, Finding
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.check_against import match_rows
from nhiemky.reading.units.known_units import KnownUnits
from nhiemky.reading.units.report import read_unit_report
from nhiemky.vietnamese.unicode import fold

_OF_MANY = frozenset({"units_missing", "unit_not_named", "unit_not_on_roster", "unit_sent_twice", "no_table_anywhere"})
"""Codes that speak of a folder, not of one file."""
_OURS = ("Tổng hợp", "Nguồn số liệu")
"""Sheets of our own consolidation: the second lists every unit's figure and is no appendix."""
_RANGE = re.compile(r"\s*\d[\d.,]*\s*%?\s*[-–—]\s*\d[\d.,]*\s*%?\s*")


def check_table(data: bytes, name: str, campaign: Campaign | None = None) -> tuple[Finding, ...]:
    """Findings of one table, the worst first. Refusals: those of `read_unit_report`."""
    read = read_unit_report(data, name, known_units=KnownUnits.of(campaign.units) if campaign and campaign.units else None)
    report = _appendix_only(read)
    if campaign is not None and campaign.figures is not None and _is_owners(report, campaign):
        pairs = match_rows(report.rows, campaign.figures.indicators)
        compared = [each for row, figure in pairs if figure is not None for each in row_findings(row, figure)]
        return _sorted(name, (*compared, *_without_ranges(report)))
    if report is not read:
        return _sorted(name, _without_ranges(report))
    bare = replace(campaign, units=(), figures=None) if campaign and campaign.title else None
    total = consolidate([report], campaign=bare)
    told = [each for each in total.findings if each.file in (name, None) and each.code not in _OF_MANY]
    return _sorted(name, told)


def _appendix_only(report: UnitReport) -> UnitReport:
    """Of our own consolidation workbook only the appendix."""
    if {row.sheet for row in report.rows} != set(_OURS):
        return report
    rows = tuple(row for row in report.rows if row.sheet == _OURS[0])
    findings = tuple(each for each in report.findings if (each.place or "").split("!")[0] == _OURS[0])
    return replace(report, rows=rows, findings=findings)


def _without_ranges(report: UnitReport) -> tuple[Finding, ...]:
    """In a parent's table a figure that is not added up stands as a range ("90,7 - 100")."""
    ranges = {f"{row.sheet}!{row.actual_cell}" if row.sheet else row.actual_cell for row in report.rows if _RANGE.fullmatch(row.actual.raw)}
    return tuple(each for each in report.findings if each.code != "figure_not_number" or each.place not in ranges)


def _is_owners(report: UnitReport, campaign: Campaign) -> bool:
    """The parent's own table: our own workbook, or one with the owner's name; one without a name if most figures are the parent's."""
    unit, figures = report.identity.unit, campaign.figures
    if report.identity.unit_id or figures is None:
        return False
    if {row.sheet for row in report.rows} == {_OURS[0]}:
        return True
    if unit and campaign.owner.name:
        return fold(campaign.owner.name).split()[2:] == fold(unit).split()[2:]
    pairs = match_rows(report.rows, figures.indicators)
    said = [(row.actual.number, number_of(figure.actual)) for row, figure in pairs if figure is not None]
    told = [is_same(written, exact) for written, exact in said if written is not None and exact is not None]
    return bool(told) and sum(told) * 2 >= len(told)


def _sorted(name: str, found: Sequence[Finding]) -> tuple[Finding, ...]:
    named = [each if each.file else replace(each, file=name) for each in found]
    return tuple(sorted(named, key=lambda each: RANK[each.severity]))
