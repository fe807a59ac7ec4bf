"""The rows of one appendix table: indicators with their figures and places; sections and totals told apart.

>>> grid = Grid("Phụ lục", [["TT", "Chỉ tiêu", "ĐVT", "Chỉ tiêu NQ", "Thực hiện"], ["I", "Xây dựng Đảng", "", "", ""],
...                         [1.0, "Kết nạp đảng viên", "đảng viên", 25.0, 13.0], ["", "Cộng", "đảng viên", 25.0, 14.0]])
>>> table = read_table(grid, find_columns(grid, 0), "a.xlsx")
>>> [(row.number, row.statement, row.actual.plain, row.actual_cell) for row in table.rows]
[('1', 'Kết nạp đảng viên', '13', 'E3')]
>>> table.findings[0].place, table.findings[0].message
('Phụ lục!E4', '“Cộng” cột thực hiện ghi 14, nhưng 13 = 13 (lệch 1).')

Promise: every row with a figure is an indicator, a total or a finding; a blank stays blank; a formula whose result the
file does not hold is worked out from the table's own cells or left blank, never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

from nhiemky.domain.figure import BLANK, Row
from nhiemky.domain.finding import Finding, finding
from nhiemky.reading.columns import Columns, find_columns, is_heading, role_of
from nhiemky.reading.figures import ACTUAL, SMALL, TARGET, Doubtful, Figure, plain_figures
from nhiemky.reading.grid import Cell, Grid, Memo, all_words, exact_number, number_words, words
from nhiemky.reading.totals import mismatch
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value

__all__ = ["Table", "find_columns", "read_table"]

_TOTAL = re.compile(
    r"(tong cong|cong|tong so|tong|cong chung|tong chung)"
    r"( (cac |chung |theo )?(muc|phan|nhom|chi tieu|i{1,3}|iv|v|vi{1,3}|[a-d1-9])\b.*)?[ :.]*$"
)
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop)|noi nhan|t/m|tm\.|k/t|kt\.|t/l|bi thu|pho bi thu|thu truong|xac nhan)\b|.{0,40}\bngay\b.*\bthang\b.*\bnam\b"
)
_ROW_NUMBER = re.compile(r"\(?\d{1,3}(\.\d{1,2})*[.)]?$")
_NO_FIGURE = Figure(BLANK, ordinary=True)


@dataclass(slots=True)
class Table:
    """What one table said. contexts: the section or parent row above each row, to tell rows of one name apart.
    end: the first row below the table that was not read."""

    rows: list[Row] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    end: int = 0


class _Statement(NamedTuple):
    """A statement's words looked at once: `text` without its own label or bullet."""

    text: str
    label: str
    kind: str
    is_total: bool
    is_signature: bool


def _look(said: str) -> _Statement:
    label = parse_label(said)
    if label and label.end >= len(said):
        label = None
    text = said[label.end :].strip() if label else said
    key = fold(text)
    is_total, is_signature = _TOTAL.match(key) is not None, _SIGNATURE.match(key) is not None
    return _Statement(text, label.text if label else "", label.kind if label else "", is_total, is_signature)


class _Head(NamedTuple):
    """What stands left of a row's figures. plain: a numbered indicator's, without any further sign."""

    number: str
    statement: _Statement
    unit: str
    plain: bool


def _head(cells: tuple[Cell, Cell, Cell]) -> _Head:
    number, said, unit = (number_words(cell) if isinstance(cell, bool) else words(cell) for cell in cells)
    statement = _LOOKED[said]
    _, label, _, is_total, is_signature = statement
    return _Head(number, statement, unit, bool(said) and not label and not is_total and not is_signature and _is_row_number(number))


def _is_row_number(number: str) -> bool:
    return _ROW_NUMBER.match(number) is not None


_LOOKED: Memo[str, _Statement] = Memo(_look)
_HEADS: Memo[tuple[Cell, ...], _Head] = Memo(_head)  # type: ignore[arg-type]


def _is_estimate(kind: Cell) -> bool:
    return isinstance(kind, str) and fold(kind).startswith("uoc")


def read_table(grid: Grid, columns: Columns, file: str, codes: Mapping[int, str] | None = None) -> Table:
    """Rows from `columns.first_row` to the end of the table: the grid's end, another heading, or the signatures.

    codes: indicator codes by Excel row (from 1), from our identity sheet.
    """
    return _Reader(grid, columns, file, codes or {}).read()


class _Line(NamedTuple):
    """One row of the table, its columns read by role."""

    head: _Head
    target: Figure
    actual: Figure
    verdict: str
    row: int
    target_cell: str
    actual_cell: str
    code: str
    note: str


class _Reader:
    """One pass down one table. Whole columns are read at once; only rows that are not ordinary are looked at one by one."""

    def __init__(self, grid: Grid, columns: Columns, file: str, codes: Mapping[int, str]) -> None:
        self.grid = grid
        self.columns = columns
        self.file = file
        self.codes = codes
        self.table = Table()
        self.doubtful = Doubtful(grid, columns, self._tell)
        self.section = ""
        self.parts: set[int] = set()
        self.totals: list[Row] = []
        self.block = self.section_start = 0

    def read(self) -> Table:
        rows, contexts, sheet = self.table.rows, self.table.contexts, self.grid.sheet
        first = self.columns.first_row
        at = first - 1
        for at, line in enumerate(self._lines(), first):
            (number, (text, *_), unit, is_plain), (target, is_usual), (actual, is_usual_too), verdict, *rest = line
            if is_plain and is_usual and is_usual_too:
                contexts.append(self.section)
                rows.append(Row(number, text, unit, target, actual, verdict, sheet, *rest))
            elif not self._unusual(at, _Line(*line)):
                break
        else:
            at += 1
        self.table.end = at
        self._missing()
        self._hidden()
        return self.table

    def _lines(self) -> Iterable[tuple[Any, ...]]:
        """The fields of `_Line`, row by row, worked out column by column."""
        grid, columns = self.grid, self.columns
        first, end = columns.first_row, len(grid.rows)
        cells = list(zip(*grid.rows[first:], strict=True))
        empty: tuple[Cell, ...] = ("",) * (end - first)

        def column(number: int) -> tuple[Cell, ...]:
            return cells[number] if number >= 0 and cells else empty

        columns_left = zip(column(columns.number), column(columns.statement), column(columns.unit_of_measure), strict=True)
        heads = list(map(_HEADS.__getitem__, columns_left))
        units = [head.unit for head in heads]
        return zip(
            heads,
            plain_figures(column(columns.target), units) if columns.target >= 0 else repeat(_NO_FIGURE, end - first),
            self._actuals(column(columns.actual), units, column(columns.kind)),
            self._verdicts(column(columns.verdict)),
            range(first + 1, end + 1),
            grid.cells(columns.target, first, end),
            grid.cells(columns.actual, first, end),
            all_words(column(columns.code)) if columns.code >= 0 else [self.codes.get(row, "") for row in range(first + 1, end + 1)],
            all_words(column(columns.note)),
            strict=True,
        )

    def _actuals(self, cells: Sequence[Cell], units: Sequence[str], kinds: Sequence[Cell]) -> Iterable[Figure]:
        """Actuals; those that our own form marks as estimates are not ordinary."""
        if self.columns.actual < 0:
            return repeat(_NO_FIGURE, len(units))
        figures = plain_figures(cells, units)
        if self.columns.kind < 0:
            return figures
        return [figure._replace(ordinary=False) if _is_estimate(kind) else figure for figure, kind in zip(figures, kinds, strict=True)]

    def _verdicts(self, cells: Sequence[Cell]) -> Iterable[str]:
        """Verdicts as they are seen: a number that the sheet shows as a percentage is one."""
        verdicts = all_words(cells)
        part = self.grid.part
        if part is None or float not in map(type, cells):
            return verdicts
        for index, cell in enumerate(cells):
            if type(cell) is float and -SMALL < cell < SMALL:
                place = self.grid.cell(self.columns.first_row + index, self.columns.verdict)
                if part.is_percent(place):
                    verdicts[index] = parse_value(exact_number(round(cell, 4)), percent_format=True).raw
        return verdicts

    def _unusual(self, at: int, line: _Line) -> bool:
        """Any row that is not plainly an indicator's; False where the table has ended above it."""
        cells, columns = self.grid.rows[at], self.columns
        said = words(cells[columns.statement])
        has_figure = bool(line.target.value.raw or line.actual.value.raw)
        if not said:
            if has_figure:
                self._without_statement(at, line)
            elif line.head.number and not _is_row_number(line.head.number):
                self._heading(_LOOKED[line.head.number])
            return True
        statement = line.head.statement
        number = line.head.number or (statement.label if statement.kind != "bullet" else "")
        line = line._replace(head=line.head._replace(number=number))
        if not has_figure and not line.head.unit:
            if statement.is_signature and not number:
                return False
            if not self._is_indicator(at, number, statement):
                self._words_only(at, said, line)
                return True
        elif self._leaves(at, line):
            return False
        if statement.is_total and not _is_row_number(number):
            self._total(at, line.head.unit, statement)
        else:
            self._indicator(at, line)
        return True

    def _leaves(self, at: int, line: _Line) -> bool:
        """The row is no longer of this table: the heading of another, or signatures."""
        cells = self.grid.rows[at]
        if role_of(words(cells[self.columns.statement])) == "statement" and is_heading(self.grid, at):
            return True
        if line.head.number or line.head.unit:
            return False
        return line.head.statement.is_signature or any(_SIGNATURE.match(fold(cell)) for cell in cells if isinstance(cell, str) and cell)

    def _is_indicator(self, at: int, number: str, statement: _Statement) -> bool:
        """A numbered row without unit and figures is an indicator nobody filled in, unless its parts follow ("1", then "1.1")."""
        if not number or not _is_row_number(number) or statement.is_total:
            return False
        if self.columns.unit_of_measure < 0:
            return True
        for cells in self.grid.rows[at + 1 : at + 3]:
            below = words(cells[self.columns.number]) if self.columns.number >= 0 else ""
            if said := words(cells[self.columns.statement]):
                label = _LOOKED[said]
                above = f"{number.rstrip('.)')}."
                return not (below.startswith(above) or label.label.startswith(above) or label.kind in ("bullet", "letter"))
        return True

    def _words_only(self, at: int, said: str, line: _Line) -> None:
        """A section, or the rest of the statement above that went on in the next row."""
        rows = self.table.rows
        goes_on = not line.head.number and said[0].islower() and not line.head.statement.label and not fold(said).startswith("trong do")
        if goes_on and rows and rows[-1].row == at:
            rows[-1] = replace(rows[-1], statement=f"{rows[-1].statement} {said}")
        elif not line.head.statement.is_total:
            self._heading(line.head.statement)

    def _heading(self, section: _Statement) -> None:
        self.section = section.text
        self.section_start = len(self.table.rows)

    def _without_statement(self, at: int, line: _Line) -> None:
        """Figures beside an empty statement: a total whose word stands in the first column, or a finding."""
        marked = _LOOKED[line.head.number]
        if marked.is_total:
            self._total(at, line.head.unit, marked)
            return
        column, value = (self.columns.actual, line.actual.value) if line.actual.value.raw else (self.columns.target, line.target.value)
        self._tell("statement_missing", at, column, row=at + 1, value=value.raw)

    def _indicator(self, at: int, line: _Line) -> None:
        number, statement, unit, _ = line.head
        target = line.target.value if line.target.ordinary else self.doubtful.value(at, TARGET, unit, statement.text)
        actual = line.actual.value if line.actual.ordinary else self.doubtful.value(at, ACTUAL, unit, statement.text)
        cell = self.grid.at(at, self.columns.actual)
        if target.is_number and not actual.is_number and actual.raw and actual.yes_no is None and not isinstance(cell, date):
            self._tell("figure_not_number", at, self.columns.actual, statement=statement.text, column=ACTUAL, value=actual.raw)
        if actual.raw and _is_estimate(self.grid.at(at, self.columns.kind)):
            actual = replace(actual, estimated=True)
        is_part = statement.kind == "bullet"
        table = self.table
        if is_part or "." in number.rstrip("."):
            self.parts.add(len(table.rows))
        table.contexts.append(self._parent() if is_part else self.section)
        table.rows.append(
            Row(
                number,
                statement.text,
                unit,
                target,
                actual,
                line.verdict,
                self.grid.sheet,
                line.row,
                line.target_cell,
                line.actual_cell,
                line.code,
                line.note,
            )
        )

    def _parent(self) -> str:
        """The nearest row above, in the same section, that is not itself a part."""
        for index in range(len(self.table.rows) - 1, self.section_start - 1, -1):
            if index not in self.parts:
                return self.table.rows[index].statement
        return self.section

    def _total(self, at: int, unit: str, statement: _Statement) -> None:
        columns, rows = self.columns, self.table.rows
        values = {name: self.doubtful.value(at, name, unit, statement.text, is_total=True) for name in (TARGET, ACTUAL)}
        groups = (
            [(rows[index], index in self.parts) for index in range(start, len(rows))] for start in (self.block, self.section_start, 0)
        )
        readings = [*groups, [(row, False) for row in self.totals]]
        for name, column in ((TARGET, columns.target), (ACTUAL, columns.actual)):
            value = values[name]
            if value.number is None or (wrong := mismatch(readings, unit, value, targets=name == TARGET)) is None:
                continue
            said, parts = wrong
            self._tell(
                "total_row_mismatch",
                at,
                column,
                statement=statement.text,
                column=name,
                total=format_number(value.number),
                parts=parts,
                sum=format_number(said),
                difference=format_number(value.number - said),
            )
        self.totals.append(Row("", statement.text, unit, values[TARGET], values[ACTUAL], "", self.grid.sheet, at + 1, "", ""))
        self.block = len(rows)

    def _missing(self) -> None:
        rows, column = self.table.rows, self.columns.actual
        blank = [row for row in rows if not row.actual.raw] if column >= 0 else []
        if not blank:
            return
        place = (blank[0].row - 1, column)
        if len(blank) == len(rows):
            self._tell("form_not_filled", *place, total=len(rows))
            return
        named = ", ".join(f"“{row.statement}”" for row in blank[:3]) + (" …" if len(blank) > 3 else "")
        self._tell("figures_missing", *place, count=len(blank), total=len(rows), statements=named)

    def _hidden(self) -> None:
        part, columns = self.grid.part, self.columns
        if part is None or not part.package.may_hide_rows:
            return
        for row in self.table.rows:
            if row.row - 1 in part.hidden_rows and (row.target.raw or row.actual.raw):
                self._tell("hidden_row", row.row - 1, columns.statement, row=row.row, statement=row.statement)
        for column in (columns.target, columns.actual):
            if column in part.hidden_columns and self.table.rows:
                self._tell("hidden_column", columns.heading_row, column, column=words(self.grid.at(columns.heading_row, column)))

    def _tell(self, code: str, at: int, column_at: int, /, **facts: Any) -> None:
        self.table.findings.append(finding(code, file=self.file, place=self.grid.place(at, column_at), **facts))
