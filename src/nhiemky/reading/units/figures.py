"""One figure of a table: its value, and what is odd about the cell it stands in.

>>> plain_figure(13.0, "đảng viên").ordinary, plain_figure("", "đảng viên").ordinary, plain_figure(0.937, "%").ordinary
(True, False, False)

Promise: an ordinary number costs one look into a cache; only what is not ordinary (empty, 0, text, a small percentage,
a doubt) is held against the sheet's XML and the rest of the row, and every oddity becomes a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from nhiemky.domain.figure import BLANK, Value
from nhiemky.reading.units.columns import Columns
from nhiemky.reading.units.formulas import evaluate
from nhiemky.reading.units.grid import Cell, Grid, Memo, exact_number, words
from nhiemky.vietnamese.measures import Measure, measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value

Name = Literal["chỉ tiêu", "thực hiện"]
TARGET: Name = "chỉ tiêu"
ACTUAL: Name = "thực hiện"
"""The two columns of figures as findings name them."""

SMALL = 10
"""A percentage below this may be a fraction that the cell's format shows as a hundred times as much."""

_SHARE = re.compile(r"(ti le|ty le|%|ty trong|phan tram)\b")
_MAY_PASS_100 = re.compile(
    r"\b(tang|giam|so (voi|sanh)|vuot|toc do|tang truong|doanh thu|loi nhuan|thu ngan sach|von|thuc hien|dat ke hoach"
    r"|hoan thanh (ke hoach|chi tieu|du toan|doanh thu|muc tieu))\b"
)
_DAY = re.compile(r"\b(ngay|thoi (gian|han|diem))\b")


class Figure(NamedTuple):
    """A cell read by itself. ordinary: nothing about it needs a second look."""

    value: Value
    ordinary: bool


def plain_figure(cell: Cell, unit: str) -> Figure:
    """The value of `cell`, in a row counted in `unit`."""
    return _look(cell, unit) if isinstance(cell, bool) else _BY_UNIT[unit][cell]


def plain_figures(cells: Sequence[Cell], units: Sequence[str]) -> list[Figure]:
    """`plain_figure` of a whole column."""
    if bool in map(type, cells):
        return [plain_figure(cell, unit) for cell, unit in zip(cells, units, strict=True)]
    return [_BY_UNIT[unit][cell] for cell, unit in zip(cells, units, strict=True)]


def _look(cell: Cell, unit: str) -> Figure:
    if not isinstance(cell, str | float | bool):
        return Figure(parse_value(words(cell), unit_of_measure=unit), ordinary=False)
    value = parse_value(cell, unit_of_measure=unit)
    number = value.number
    if number is None or not number or value.doubt:
        return Figure(value, ordinary=False)
    if number < SMALL or number > 100:
        kind = measure_of(unit) if unit else "percent"
        return Figure(value, ordinary=number > 0 and kind != "percent")
    return Figure(value, ordinary=True)


def _amount(cell: Cell) -> Figure | None:
    """The short way for 1234.56 counted in money or a measure: such hardly ever come twice, so no cache helps, and there is
    nothing to doubt. None where the long way must be gone."""
    if type(cell) is not float or not -1e15 < cell < 1e15:
        return None
    text = format(cell, ".15g")
    whole, _, part = text.partition(".")
    if not part or "e" in part:
        return None
    number = Decimal(text)
    printed = f"{whole},{part}" if -1000 < cell < 1000 else format_number(number)
    return Figure(Value(printed, number, len(part)), ordinary=cell > 0)


def _memo_of(unit: str) -> Memo[Cell, Figure]:
    if measure_of(unit) == "decimal":
        return Memo(lambda cell: _amount(cell) or _look(cell, unit), limit=1 << 14)
    return Memo(lambda cell: _look(cell, unit), limit=1 << 14)


_BY_UNIT: Memo[str, Memo[Cell, Figure]] = Memo(_memo_of, limit=1 << 8)


measure_of: Callable[[str], Measure] = lru_cache(maxsize=1 << 12)(measure)


@lru_cache(maxsize=1 << 14)
def is_percent(unit: str, statement: str) -> bool:
    """The row is counted in percent, by its unit of measure or, where that is blank, by its words."""
    return measure(unit, statement) == "percent"


@lru_cache(maxsize=1 << 14)
def is_share_of_whole(statement: str) -> bool:
    """A part of a whole, which cannot pass 100 %; growth and the fulfilling of plans can.

    >>> is_share_of_whole("Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ"), is_share_of_whole("Tỷ lệ hoàn thành kế hoạch doanh thu")
    (True, False)
    """
    key = fold(statement)
    return _SHARE.match(key) is not None and _MAY_PASS_100.search(key) is None


class Doubtful:
    """Figures that need a second look, in one table. tell(code, row, column, **facts) takes the findings."""

    def __init__(self, grid: Grid, columns: Columns, tell: Callable[..., None]) -> None:
        self.grid = grid
        self.columns = columns
        self.tell = tell

    def value(self, at: int, name: Name, unit: str, statement: str, *, is_total: bool = False) -> Value:
        """The figure of row `at`, blank where the table has no such column."""
        column = self.columns.target if name is TARGET else self.columns.actual
        if column < 0:
            return BLANK
        cell = self.grid.rows[at][column]
        facts: dict[str, Any] = {"statement": statement, "column": name}
        if cell in ("", 0.0) and not isinstance(cell, bool):
            return self._empty(at, column, unit, statement, is_total=is_total, facts=facts)
        value = plain_figure(cell, unit).value
        if isinstance(cell, float) and -SMALL < cell < SMALL and self._shown_as_percent(at, column, unit, statement):
            value = parse_value(exact_number(cell), unit_of_measure=unit, percent_format=True)
        if isinstance(cell, date) and not _DAY.search(fold(f"{unit} {statement}")):
            self.tell("figure_is_date", at, column, value=value.raw, **facts)
        self._check(value, at, column, unit, statement, facts)
        return value

    def _check(self, value: Value, at: int, column: int, unit: str, statement: str, facts: dict[str, Any]) -> None:
        if value.doubt:
            self.tell("figure_doubtful", at, column, statement=statement, doubt=value.doubt, value=value.raw)
        number = value.number
        if number is None:
            return
        if number > 100 and value.comparator == "=" and is_share_of_whole(statement) and is_percent(unit, statement):
            self.tell("percent_over_100", at, column, value=format_number(number), **facts)
        elif number < 0 and measure(unit) == "whole":
            self.tell("figure_negative", at, column, value=value.raw, unit_of_measure=unit, **facts)

    def _shown_as_percent(self, at: int, column: int, unit: str, statement: str) -> bool:
        part = self.grid.part
        return part is not None and is_percent(unit, statement) and part.is_percent(self.grid.cell(at, column))

    def _empty(self, at: int, column: int, unit: str, statement: str, *, is_total: bool, facts: dict[str, Any]) -> Value:
        """An empty or 0 cell: itself, or in a workbook the mask of an error, a formula, a merge."""
        grid, part = self.grid, self.grid.part
        plain = BLANK if grid.rows[at][column] == "" else plain_figure(0.0, unit).value
        if part is None:
            return plain
        secret = part.secret(grid.cell(at, column))
        if secret is None or part.has_result(secret):
            if plain.is_blank and (above := self._merged_above(at, column)) is not None:
                other, shared = words(grid.at(above, self.columns.statement)), words(grid.at(above, column))
                self.tell("merged_figure", at, column, other=other, value=shared, **facts)
            return plain
        if secret.error:
            self.tell("error_cell", at, column, error=secret.error, **facts)
            return BLANK
        result = evaluate(secret.formula, grid) if secret.formula else None
        if result is None:
            self.tell("formula_without_result", at, column, formula=secret.formula or "…", **facts)
            return BLANK
        value = parse_value(result, unit_of_measure=unit, percent_format=self._shown_as_percent(at, column, unit, statement))
        if not is_total:
            self.tell("formula_worked_out", at, column, formula=secret.formula, value=value.raw, **facts)
        return value

    def _merged_above(self, at: int, column: int) -> int | None:
        """The row above whose figure's cell reaches down over this one."""
        part = self.grid.part
        for first, left, last, right in part.merged if part else ():
            if first < at <= last and left <= column <= right and self.grid.at(first, left) != "":
                return first
        return None
