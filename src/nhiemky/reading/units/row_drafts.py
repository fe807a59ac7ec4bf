"""Rows of a table drafted column by column, before anything odd about them is looked into.

>>> grid = Grid("Phụ lục", [["TT", "Chỉ tiêu", "ĐVT", "Chỉ tiêu NQ", "Thực hiện"], [1.0, "Kết nạp", "đảng viên", 25.0, ""]])
>>> [(row.statement, row.target.plain, row.actual_cell, ordinary)
...  for row, _, ordinary in draft_rows(grid, find_columns(grid, 0), {})]
[('Kết nạp', '25', 'E2', False)]

Promise: whole columns are read at once, what files repeat is looked at once, and a row called ordinary (numbered, with
words, a unit of measure and plain numbers) needs no second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from nhiemky.domain.figure import BLANK, Row
from nhiemky.reading.units.columns import Columns, find_columns
from nhiemky.reading.units.figures import SMALL, Figure, plain_figures
from nhiemky.reading.units.grid import Cell, Grid, Memo, all_words, exact_number, number_words, words
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value

__all__ = ["Head", "Statement", "draft_rows", "find_columns", "is_estimate", "is_row_number", "is_signature", "look"]

_TOTAL = re.compile(
    r"(tong cong|cong|tong so|tong|cong chung|tong chung)"
    r"( (cac |chung |theo )?(muc|phan|nhom|chi tieu|i{1,3}|iv|v|vi{1,3}|[a-d1-9])\b.*)?[ :.]*$"
)
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop)|noi nhan|t/m|tm\.|k/t|kt\.|t/l|bi thu|pho bi thu|thu truong|xac nhan)\b"
    r"|.{0,40}\bngay\b(?>.*?\bthang\b).*?\bnam\b"
)
_UNIT_INSIDE = re.compile(
    r"\s\(\s*(?:(?:ĐVT|đơn vị tính)\s*:\s*)?((?:(?:nghìn|ngàn|triệu|tỷ) ?)*đồng(?:/[\w ]{1,20})?|%|(?:nghìn |triệu )?(?:tấn|ha|km|m2|m3|m³)"
    r"|đảng viên|chi bộ|người|hộ|cuộc|lượt|lớp|tổ chức|văn bản|mô hình)\s*\)$",
    re.IGNORECASE,
)
"""Where the table has no unit of measure for the row, the statement's own: "Doanh thu (tỷ đồng)"."""
_ROW_NUMBER = re.compile(r"\(?\d{1,3}(\.\d{1,2})*[.)]?$")
_NO_FIGURE = Figure(BLANK, ordinary=True)


class Statement(NamedTuple):
    """A statement's words looked at once: `text` without its own label or bullet."""

    text: str
    label: str
    kind: str
    is_total: bool
    is_signature: bool


class Head(NamedTuple):
    """What stands left of a row's figures. plain: a numbered indicator's, without any further sign."""

    number: str
    statement: Statement
    unit: str
    plain: bool


def look(said: str) -> Statement:
    """What kind of words stand in the column of statements."""
    return _LOOKED[said]


def is_row_number(number: str) -> bool:
    """ "1", "1.2", "(3)"; roman numbers and letters count sections."""
    return _ROW_NUMBER.match(number) is not None


def is_signature(words_of_cell: str) -> bool:
    """ "Nơi nhận", "T/M CHI BỘ", "Nam Thuận, ngày ... tháng ... năm ...": the table has ended."""
    return _SIGNATURE.match(fold(words_of_cell)) is not None


def is_estimate(kind: Cell) -> bool:
    """What our own form says of a figure: "Ước", not "Thực tế"."""
    return isinstance(kind, str) and fold(kind).startswith("uoc")


def _look(said: str) -> Statement:
    label = parse_label(said)
    if label and label.end >= len(said):
        label = None
    text = said[label.end :].strip() if label else said
    is_total = _TOTAL.match(fold(text)) is not None
    return Statement(text, label.text if label else "", label.kind if label else "", is_total, is_signature(text))


def _head(cells: tuple[Cell, ...]) -> Head:
    number, said, unit = (number_words(cell) if isinstance(cell, bool) else words(cell) for cell in cells)
    if not unit and (inside := _UNIT_INSIDE.search(said)):
        said, unit = said[: inside.start()].rstrip(), inside[1]
    statement = look(said)
    odd = not said or statement.label or statement.is_total or statement.is_signature
    return Head(number, statement, unit, not odd and is_row_number(number))


_LOOKED: Memo[str, Statement] = Memo(_look)
_HEADS: Memo[tuple[Cell, ...], Head] = Memo(_head)


def draft_rows(grid: Grid, columns: Columns, codes: Mapping[int, str]) -> Iterator[tuple[Row, Head, bool]]:
    """Each row from `columns.first_row` on, what it begins with, and whether it is ordinary. codes: by Excel row (from 1)."""
    first, end = columns.first_row, len(grid.rows)
    cells = list(zip(*grid.rows[first:], strict=True))
    empty: tuple[Cell, ...] = ("",) * (end - first)

    def column(number: int) -> tuple[Cell, ...]:
        return cells[number] if number >= 0 and cells else empty

    heads = list(
        map(_HEADS.__getitem__, zip(column(columns.number), column(columns.statement), column(columns.unit_of_measure), strict=True))
    )
    units = [head.unit for head in heads]
    targets, actuals = (
        plain_figures(column(at), units) if at >= 0 else [_NO_FIGURE] * (end - first) for at in (columns.target, columns.actual)
    )
    numbers = range(first + 1, end + 1)
    rows = map(
        Row,
        [head.number for head in heads],
        [head.statement.text for head in heads],
        units,
        [figure.value for figure in targets],
        [figure.value for figure in actuals],
        _verdicts(grid, columns, column(columns.verdict)),
        repeat(grid.sheet),
        numbers,
        grid.cells(columns.target, first, end),
        grid.cells(columns.actual, first, end),
        all_words(column(columns.code)) if columns.code >= 0 else [codes.get(number, "") for number in numbers],
        all_words(column(columns.note)),
    )
    ordinary = [head.plain and target.ordinary and actual.ordinary for head, target, actual in zip(heads, targets, actuals, strict=True)]
    if columns.kind >= 0:
        ordinary = [plain and not is_estimate(kind) for plain, kind in zip(ordinary, column(columns.kind), strict=True)]
    return zip(rows, heads, ordinary, strict=True)


def _verdicts(grid: Grid, columns: Columns, cells: Sequence[Cell]) -> list[str]:
    """Verdicts as they are seen: a number that the sheet shows as a percentage is one."""
    verdicts = all_words(cells)
    if grid.part is None or float not in map(type, cells):
        return verdicts
    for index, cell in enumerate(cells):
        if type(cell) is float and -SMALL < cell < SMALL and grid.part.is_percent(grid.cell(columns.first_row + index, columns.verdict)):
            verdicts[index] = parse_value(exact_number(round(cell, 4)), percent_format=True).raw
    return verdicts
