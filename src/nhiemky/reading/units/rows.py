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

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding, finding
from nhiemky.reading.units.columns import Columns, find_columns, is_heading, role_of
from nhiemky.reading.units.figures import ACTUAL, TARGET, Doubtful
from nhiemky.reading.units.grid import Grid, words
from nhiemky.reading.units.row_drafts import Head, Statement, draft_rows, is_estimate, is_row_number, is_signature, look
from nhiemky.reading.units.totals import mismatch
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

__all__ = ["Table", "find_columns", "read_table"]


@dataclass(slots=True)
class Table:
    """What one table said. contexts: the section or parent row above each row, to tell rows of one name apart.
    end: the first row below the table that was not read."""

    rows: list[Row] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    end: int = 0


def read_table(grid: Grid, columns: Columns, file: str, codes: Mapping[int, str] | None = None) -> Table:
    """Rows from `columns.first_row` to the end of the table: the grid's end, another heading, or the signatures.

    codes: indicator codes by Excel row (from 1), from our identity sheet.
    """
    return _Reader(grid, columns, file).read(codes or {})


class _Reader:
    """One pass down one table; only rows that are not ordinary are looked at one by one."""

    def __init__(self, grid: Grid, columns: Columns, file: str) -> None:
        self.grid = grid
        self.columns = columns
        self.file = file
        self.table = Table()
        self.doubtful = Doubtful(grid, columns, self._tell)
        self.section = ""
        self.parts: set[int] = set()
        self.totals: list[Row] = []
        self.block = self.section_start = 0

    def read(self, codes: Mapping[int, str]) -> Table:
        table, first = self.table, self.columns.first_row
        table.end = len(self.grid.rows)
        for at, (row, head, is_ordinary) in enumerate(draft_rows(self.grid, self.columns, codes), first):
            if is_ordinary:
                table.rows.append(row)
                table.contexts.append(self.section)
            elif not self._unusual(at, row, head):
                table.end = at
                break
        self._missing()
        self._hidden()
        return table

    def _unusual(self, at: int, row: Row, head: Head) -> bool:
        """Any row that is not plainly an indicator's; False where the table has ended above it."""
        statement = head.statement
        has_figure = bool(row.target.raw or row.actual.raw)
        if not statement.text:
            if has_figure:
                self._without_statement(at, row)
            elif row.number and not is_row_number(row.number):
                self._heading(look(row.number))
            return True
        if not row.number and statement.label and statement.kind != "bullet":
            row = row._replace(number=statement.label)
        if not has_figure and not row.unit_of_measure:
            if statement.is_signature and not row.number:
                return False
            if not self._is_indicator(at, row.number, statement):
                self._words_only(at, row, statement)
                return True
        elif self._leaves(at, row, statement):
            return False
        if statement.is_total and not is_row_number(row.number):
            self._total(at, row)
        else:
            self._indicator(at, row, statement)
        return True

    def _leaves(self, at: int, row: Row, statement: Statement) -> bool:
        """The row is no longer of this table: the heading of another, or signatures."""
        if role_of(row.statement) == "statement" and is_heading(self.grid, at):
            return True
        if row.number or row.unit_of_measure:
            return False
        return statement.is_signature or any(is_signature(cell) for cell in self.grid.rows[at] if isinstance(cell, str) and cell)

    def _is_indicator(self, at: int, number: str, statement: Statement) -> bool:
        """A numbered row without unit and figures is an indicator nobody filled in, unless its parts follow ("1", then "1.1")."""
        if not is_row_number(number) or statement.is_total:
            return False
        if self.columns.unit_of_measure < 0:
            return True
        for below in range(at + 1, at + 3):
            if said := words(self.grid.at(below, self.columns.statement)):
                part, above = look(said), f"{number.rstrip('.)')}."
                is_part = words(self.grid.at(below, self.columns.number)).startswith(above) or part.label.startswith(above)
                return not is_part and part.kind not in ("bullet", "letter")
        return True

    def _words_only(self, at: int, row: Row, statement: Statement) -> None:
        """A section, or the rest of the statement above that went on in the next row."""
        rows, said = self.table.rows, row.statement
        goes_on = not row.number and not statement.label and said[0].islower() and not fold(said).startswith("trong do")
        if goes_on and rows and rows[-1].row == at:
            rows[-1] = rows[-1]._replace(statement=f"{rows[-1].statement} {said}")
        elif not statement.is_total:
            self._heading(statement)

    def _heading(self, section: Statement) -> None:
        self.section = section.text
        self.section_start = len(self.table.rows)

    def _without_statement(self, at: int, row: Row) -> None:
        """Figures beside an empty statement: a total whose word stands in the first column, or a finding."""
        marked = look(row.number)
        if marked.is_total:
            self._total(at, row._replace(statement=marked.text))
        elif is_signature(row.actual.raw) or is_signature(row.target.raw):
            return  # "T/M CẤP ỦY" stands under the columns of figures
        elif row.actual.raw:
            self._tell("statement_missing", at, self.columns.actual, row=row.row, value=row.actual.raw)
        else:
            self._tell("statement_missing", at, self.columns.target, row=row.row, value=row.target.raw)

    def _indicator(self, at: int, row: Row, statement: Statement) -> None:
        """A row whose label, figures or kind ask for a second look."""
        target = self.doubtful.value(at, TARGET, row.unit_of_measure, row.statement)
        actual = self.doubtful.value(at, ACTUAL, row.unit_of_measure, row.statement)
        cell = self.grid.at(at, self.columns.actual)
        if target.is_number and not actual.is_number and actual.raw and actual.yes_no is None and not isinstance(cell, date):
            self._tell("figure_not_number", at, self.columns.actual, statement=row.statement, column=ACTUAL, value=actual.raw)
        if actual.raw and is_estimate(self.grid.at(at, self.columns.kind)):
            actual = actual._replace(estimated=True)
        table = self.table
        is_part = statement.kind == "bullet" or fold(row.statement).startswith("trong do")
        table.contexts.append(self._parent() if is_part else self.section)
        if is_part or "." in row.number.rstrip("."):
            self.parts.add(len(table.rows))
        table.rows.append(row._replace(target=target, actual=actual))

    def _parent(self) -> str:
        """The nearest row above, in the same section, that is not itself a part."""
        for index in range(len(self.table.rows) - 1, self.section_start - 1, -1):
            if index not in self.parts:
                return self.table.rows[index].statement
        return self.section

    def _total(self, at: int, row: Row) -> None:
        rows, unit = self.table.rows, row.unit_of_measure
        total = row._replace(
            target=self.doubtful.value(at, TARGET, unit, row.statement, is_total=True),
            actual=self.doubtful.value(at, ACTUAL, unit, row.statement, is_total=True),
        )
        starts = (self.block, self.section_start, 0)
        groups = [[(rows[index], index in self.parts) for index in range(start, len(rows))] for start in starts]
        groups.append([(earlier, False) for earlier in self.totals])
        for name, column, value in ((TARGET, self.columns.target, total.target), (ACTUAL, self.columns.actual, total.actual)):
            if value.number is None or (wrong := mismatch(groups, unit, value, targets=name == TARGET)) is None:
                continue
            said, parts = wrong
            facts = {"total": format_number(value.number), "sum": format_number(said), "difference": format_number(value.number - said)}
            self._tell("total_row_mismatch", at, column, statement=row.statement, column=name, parts=parts, **facts)
        self.totals.append(total)
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
