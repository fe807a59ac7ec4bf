"""Sheets of targets beside a roster: indicator by unit, in long rows or as a matrix either way round.

>>> grid = Grid("Chỉ tiêu", [["Đơn vị", "Chỉ tiêu", "ĐVT", "Chỉ tiêu NQ"], ["Sở Tài chính", "Kết nạp", "đảng viên", 12.0]])
>>> targets, findings = read_targets([grid], (Unit("stc", "Đảng bộ Sở Tài chính"),), "ds.xlsx")
>>> [(target.unit_id, target.statement, target.words) for target in targets], findings
([('stc', 'Kết nạp', '12')], ())

Promise: a target goes to the one unit its name can mean; where that is nobody or several, the place is said and nothing taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.reading.units.grid import Grid, words
from nhiemky.reading.units.known_units import KnownUnits, Match
from nhiemky.vietnamese.columns import column_role
from nhiemky.vietnamese.unicode import fold

_UNIT_HEADING = re.compile(r"(ten |ma )?(don vi|to chuc( co so)?( dang)?|co quan|co quan, don vi|dang bo|chi bo)")
_SKIPPED = re.compile(r"(s?tt|so (tt|thu tu)|ghi chu|tong( cong| so)?|cong|khoi|nhanh|nhom)$")
_HEADING_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """One unit's target as written. statement, unit_of_measure: as the sheet names the indicator; place: of the target's cell."""

    unit_id: str
    statement: str
    unit_of_measure: str
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """Before its unit is known. at: cell that names the unit."""

    unit: str
    unit_at: tuple[int, int]
    statement: str
    unit_of_measure: str
    words: str
    at: tuple[int, int]


def unit_named(known: KnownUnits, name: str) -> Match:
    """The unit a name means, by id too; `unit` only where it is sure: a near miss is a candidate for a person.

    >>> known = KnownUnits.of([Unit("1", "Đảng bộ Sở Tài chính"), Unit("2", "Chi bộ Sở Tài chính"), Unit("3", "Đảng bộ Sở Y tế")])
    >>> [unit_named(known, name).unit for name in ("sở tài chính", "Sở X")], unit_named(known, "so y te").unit.id
    ([None, None], '3')
    """
    if unit := known.by_id.get(name.strip()):
        return Match(unit, sure=True)
    match = known.match(name)
    if match.unit and not match.sure:
        return Match(candidates=match.candidates or (match.unit,))
    return match


def read_targets(grids: Sequence[Grid], units: Sequence[Unit], file: str) -> tuple[tuple[UnitTarget, ...], tuple[Finding, ...]]:
    """Targets of every sheet that gives some, in the sheets' order."""
    known = KnownUnits.of(units)
    targets: dict[tuple[str, str], UnitTarget] = {}
    findings: list[Finding] = []
    for grid in grids:
        said: set[str] = set()
        for entry in _entries(grid, known):
            match = unit_named(known, entry.unit)
            cell = grid.cell(*entry.at)
            if match.unit is None:
                if entry.unit not in said:
                    said.add(entry.unit)
                    findings.append(_unplaced(grid, entry, match.candidates, file))
                continue
            target = UnitTarget(match.unit.id, entry.statement, entry.unit_of_measure, entry.words, grid.place(*entry.at))
            first = targets.setdefault((target.unit_id, fold(target.statement)), target)
            if first is not target and fold(first.words) != fold(target.words):
                facts: dict[str, Any] = {
                    "statement": target.statement,
                    "unit": match.unit.name,
                    "first": first.words,
                    "value": target.words,
                }
                findings.append(finding("target_repeated", file=file, place=target.place, sheet=grid.sheet, cell=cell, **facts))
    return tuple(targets.values()), tuple(findings)


def _unplaced(grid: Grid, entry: _Entry, meant: Sequence[Unit], file: str) -> Finding:
    place, cell = grid.place(*entry.unit_at), grid.cell(*entry.unit_at)
    if not meant:
        return finding("target_unit_unknown", file=file, place=place, sheet=grid.sheet, cell=cell, name=entry.unit)
    candidates = ", ".join(unit.name for unit in meant[:5])
    return finding("target_unit_doubtful", file=file, place=place, sheet=grid.sheet, cell=cell, name=entry.unit, candidates=candidates)


def _entries(grid: Grid, known: KnownUnits) -> Iterator[_Entry]:
    for row, cells in enumerate(grid.rows[:_HEADING_SEARCHED]):
        headings = [words(cell) for cell in cells]
        unit = _first(headings, lambda heading: bool(_UNIT_HEADING.fullmatch(fold(heading))))
        statement = _first(headings, lambda heading: column_role(heading) == "statement")
        target = _first(headings, lambda heading: column_role(heading) == "target")
        if unit >= 0 and statement >= 0 and target >= 0:
            yield from _long(grid, row + 1, unit, statement, target, _measure_column(headings))
            return
        if statement >= 0 and any(unit_named(known, heading).unit for heading in headings[statement + 1 :]):
            yield from _by_indicator(grid, row, statement, _measure_column(headings))
            return
        if unit >= 0 and statement < 0 and len(_statements(headings, unit)) > 0:
            yield from _by_unit(grid, row, unit)
            return


def _first(headings: Sequence[str], wanted: Callable[[str], bool]) -> int:
    return next((at for at, heading in enumerate(headings) if heading and wanted(heading)), -1)


def _measure_column(headings: Sequence[str]) -> int:
    return _first(headings, lambda heading: column_role(heading) == "unit_of_measure")


def _statements(headings: Sequence[str], unit: int) -> list[int]:
    return [at for at, heading in enumerate(headings) if at > unit and heading and not _SKIPPED.match(fold(heading))]


def _long(grid: Grid, first: int, unit: int, statement: int, target: int, measure: int) -> Iterator[_Entry]:
    """One row a unit and indicator; a blank unit cell means the one above (merged cells)."""
    name, named_at = "", (first, unit)
    for row in range(first, len(grid.rows)):
        if here := words(grid.at(row, unit)):
            name, named_at = here, (row, unit)
        asked, value = words(grid.at(row, statement)), words(grid.at(row, target))
        if name and asked and value:
            yield _Entry(name, named_at, asked, words(grid.at(row, measure)), value, (row, target))


def _by_indicator(grid: Grid, heading: int, statement: int, measure: int) -> Iterator[_Entry]:
    """One row an indicator, one column a unit."""
    names = [words(cell) for cell in grid.rows[heading]]
    columns = [at for at in _statements(names, statement) if at != measure]
    for row in range(heading + 1, len(grid.rows)):
        asked = words(grid.at(row, statement))
        for column in columns if asked else ():
            if value := words(grid.at(row, column)):
                yield _Entry(names[column], (heading, column), asked, words(grid.at(row, measure)), value, (row, column))


def _by_unit(grid: Grid, heading: int, unit: int) -> Iterator[_Entry]:
    """One row a unit, one column an indicator. A bracket stays with the statement: it may be its unit of measure or not."""
    names = [words(cell) for cell in grid.rows[heading]]
    for row in range(heading + 1, len(grid.rows)):
        name = words(grid.at(row, unit))
        if not name or _SKIPPED.match(fold(name)):
            continue
        for column in _statements(names, unit):
            if value := words(grid.at(row, column)):
                yield _Entry(name, (row, unit), names[column], "", value, (row, column))
