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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.domain.finding import Finding, finding
from nhiemky.reading.columns import Columns, find_columns, role_of
from nhiemky.reading.formulas import evaluate
from nhiemky.reading.grid import Cell, Grid, exact_number, words
from nhiemky.reading.totals import Sums
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value

TARGET, ACTUAL = "chỉ tiêu", "thực hiện"
"""The two columns of figures as findings name them."""

_TOTAL = re.compile(
    r"(tong cong|cong|tong so|tong|cong chung|tong chung)"
    r"( (cac |chung |theo )?(muc|phan|nhom|chi tieu|i{1,3}|iv|v|vi{1,3}|[a-d1-9])\b.*)?[ :.]*$"
)
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop)|noi nhan|t/m|tm\.|k/t|kt\.|t/l|bi thu|pho bi thu|thu truong|xac nhan)\b|.{0,40}\bngay\b.*\bthang\b.*\bnam\b"
)
_SHARE = re.compile(r"(ti le|ty le|%|ty trong|phan tram)\b")
_MAY_PASS_100 = re.compile(
    r"\b(tang|giam|so (voi|sanh)|vuot|toc do|tang truong|doanh thu|loi nhuan|thu ngan sach|von|thuc hien|dat ke hoach"
    r"|hoan thanh (ke hoach|chi tieu|du toan|doanh thu|muc tieu))\b"
)
_SECTION_LABELS = frozenset({"roman", "letter_caps", "part", "chapter"})
_ROMAN = re.compile(r"[IVX]{1,5}$|[A-H]$")
_ROW_NUMBER = re.compile(r"\(?\d{1,3}(\.\d{1,2})*[.)]?$")


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
    is_share: bool


@lru_cache(maxsize=1 << 14)
def _look(words_of_cell: str) -> _Statement:
    label = parse_label(words_of_cell)
    text = words_of_cell[label.end :].strip() if label and label.end < len(words_of_cell) else words_of_cell
    key = fold(text)
    return _Statement(
        text,
        label.text if label and text is not words_of_cell else "",
        label.kind if label and text is not words_of_cell else "",
        _TOTAL.match(key) is not None,
        _SIGNATURE.match(key) is not None,
        _SHARE.match(key) is not None and _MAY_PASS_100.search(key) is None,
    )


@lru_cache(maxsize=1 << 14)
def _is_percent(unit: str, statement: str) -> bool:
    return measure(unit, statement) == "percent"


def read_table(grid: Grid, columns: Columns, file: str, codes: Mapping[int, str] | None = None) -> Table:
    """Rows from `columns.first_row` to the end of the table: the grid's end, another heading, or the signatures.

    codes: indicator codes by Excel row (from 1), from our identity sheet.
    """
    return _Reader(grid, columns, file, codes or {}).read()


class _Reader:
    """One pass down one table."""

    def __init__(self, grid: Grid, columns: Columns, file: str, codes: Mapping[int, str]) -> None:
        self.grid = grid
        self.columns = columns
        self.file = file
        self.codes = codes
        self.table = Table()
        self.section = ""
        self.parent = ""
        self.sums = Sums()
        self.filled = 0

    def read(self) -> Table:
        grid, columns, table = self.grid, self.columns, self.table
        rows = grid.rows
        statements, numbers, units = columns.statement, columns.number, columns.unit_of_measure
        targets, actuals = columns.target, columns.actual
        at = columns.first_row
        for at in range(columns.first_row, len(rows)):
            cells = rows[at]
            said = words(cells[statements])
            number = words(cells[numbers]) if numbers >= 0 else ""
            unit = words(cells[units]) if units >= 0 else ""
            has_figure = (actuals >= 0 and cells[actuals] != "") or (targets >= 0 and cells[targets] != "")
            if not said:
                if has_figure:
                    self._without_statement(at, number)
                elif number and not _ROW_NUMBER.match(number):
                    self._heading(_look(number))
                continue
            statement = _look(said)
            if not number and statement.label and statement.kind != "bullet":
                number = statement.label
            if not has_figure and not unit:
                if statement.is_signature and not number:
                    break
                if not self._is_indicator(at, number, statement):
                    self._plain_words(at, said, number, statement)
                    continue
            elif self._leaves(cells, at, number, unit, said, statement):
                break
            if statement.is_total and not _ROW_NUMBER.match(number):
                self._total(at, unit, statement)
                continue
            self._indicator(at, number, unit, statement)
        else:
            at = len(rows)
        table.end = at
        self._missing()
        self._hidden()
        return table

    def _leaves(self, cells: Sequence[Cell], at: int, number: str, unit: str, said: str, statement: _Statement) -> bool:
        """The row is no longer of this table: signatures, or the heading of another."""
        if number:
            return len(said) < 40 and role_of(said) == "statement" and self._is_next_heading(at)
        return (
            not unit and (statement.is_signature or any(type(cell) is str and _SIGNATURE.match(fold(cell)) for cell in cells if cell))
        ) or (len(said) < 40 and role_of(said) == "statement" and self._is_next_heading(at))

    def _is_next_heading(self, at: int) -> bool:
        follows = find_columns(Grid(self.grid.sheet, self.grid.rows[at : at + 5]), 0)
        return follows is not None and follows.heading_row == 0

    def _is_indicator(self, at: int, number: str, statement: _Statement) -> bool:
        """A numbered row without unit and figures is an indicator nobody filled in, unless its parts follow ("1", then "1.1")."""
        if not number or not _ROW_NUMBER.match(number) or statement.is_total:
            return False
        if self.columns.unit_of_measure < 0:
            return True
        for cells in self.grid.rows[at + 1 : at + 3]:
            below = words(cells[self.columns.number]) if self.columns.number >= 0 else ""
            said = words(cells[self.columns.statement])
            if not said:
                continue
            label = _look(said)
            return not (
                below.startswith(f"{number.rstrip('.)')}.") or label.label.startswith(f"{number}.") or label.kind in ("bullet", "letter")
            )
        return True

    def _plain_words(self, at: int, said: str, number: str, statement: _Statement) -> None:
        """A row of words only: a section, or the rest of the statement above that went on in the next row."""
        rows = self.table.rows
        goes_on = not number and said[0].islower() and not statement.label and not fold(said).startswith("trong do")
        if goes_on and rows and rows[-1].row == at:
            rows[-1] = replace(rows[-1], statement=f"{rows[-1].statement} {said}")
        elif not statement.is_total:
            self._heading(statement)

    def _heading(self, section: _Statement) -> None:
        self.section, self.parent = section.text, ""
        self.sums.new_section()

    def _without_statement(self, at: int, number: str) -> None:
        """Figures beside an empty statement: a total whose word stands in the first column, or a finding."""
        marked = _look(number)
        if marked.is_total:
            self._total(at, words(self.grid.at(at, self.columns.unit_of_measure)), marked)
            return
        column = self.columns.actual if self.grid.at(at, self.columns.actual) != "" else self.columns.target
        self._tell("statement_missing", at, column, row=at + 1, value=words(self.grid.at(at, column)))

    def _indicator(self, at: int, number: str, unit: str, statement: _Statement) -> None:
        grid, columns = self.grid, self.columns
        cells = grid.rows[at]
        target = self._value(at, columns.target, unit, statement, TARGET)
        actual = self._value(at, columns.actual, unit, statement, ACTUAL)
        if (
            target.number is not None
            and actual.number is None
            and actual.raw
            and actual.yes_no is None
            and not isinstance(cells[columns.actual], date)
        ):
            self._tell("figure_not_number", at, columns.actual, statement=statement.text, column=ACTUAL, value=actual.raw)
        if actual.raw:
            self.filled += 1
            if columns.kind >= 0 and not actual.estimated and fold(words(cells[columns.kind])).startswith("uoc"):
                actual = replace(actual, estimated=True)
        is_part = statement.kind == "bullet"
        if not is_part:
            self.parent = statement.text
        table = self.table
        table.rows.append(
            Row(
                number,
                statement.text,
                unit,
                target,
                actual,
                self._verdict(at) if columns.verdict >= 0 else "",
                grid.sheet,
                at + 1,
                grid.cell(at, columns.target) if columns.target >= 0 else "",
                grid.cell(at, columns.actual) if columns.actual >= 0 else "",
                self.codes.get(at + 1, "") if columns.code < 0 else words(cells[columns.code]),
                words(cells[columns.note]) if columns.note >= 0 else "",
            )
        )
        table.contexts.append(self.parent if is_part else self.section)
        self.sums.add(unit, target, actual, is_part=is_part or "." in number.rstrip("."))

    def _value(self, at: int, column: int, unit: str, statement: _Statement, name: str) -> Value:
        """One figure; what is odd about it becomes a finding."""
        if column < 0:
            return BLANK
        cell = self.grid.rows[at][column]
        kind = type(cell)
        if kind is str:
            if not cell:
                return self._empty(at, column, unit, statement, name) if self.grid.part else BLANK
            value = parse_value(cell, unit_of_measure=unit)  # type: ignore[arg-type]
        elif kind is float:
            value = self._number(cell, at, column, unit, statement, name)  # type: ignore[arg-type]
        else:
            value = parse_value(cell if isinstance(cell, bool) else words(cell), unit_of_measure=unit)
            if isinstance(cell, date) and not _names_a_day(statement.text, unit):
                self._tell("figure_is_date", at, column, statement=statement.text, column=name, value=value.raw)
        if value.doubt:
            self._tell("figure_doubtful", at, column, statement=statement.text, doubt=value.doubt, value=value.raw)
        if (number := value.number) is not None:
            if number > 100 and statement.is_share and value.comparator == "=" and _is_percent(unit, statement.text):
                self._tell("percent_over_100", at, column, statement=statement.text, column=name, value=format_number(number))
            elif number < 0 and measure(unit) == "whole":
                self._tell("figure_negative", at, column, statement=statement.text, column=name, value=value.raw, unit_of_measure=unit)
        return value

    def _number(self, cell: float, at: int, column: int, unit: str, statement: _Statement, name: str) -> Value:
        part = self.grid.part
        if cell == 0.0 and part:
            return self._empty(at, column, unit, statement, name)
        if -10 < cell < 10 and part and _is_percent(unit, statement.text) and part.is_percent(self.grid.cell(at, column)):
            return parse_value(exact_number(cell), unit_of_measure=unit, percent_format=True)
        if cell.is_integer():
            return parse_value(cell, unit_of_measure=unit)
        exact = exact_number(cell)
        return parse_value(cell if exact is None else exact, unit_of_measure=unit)

    def _empty(self, at: int, column: int, unit: str, statement: _Statement, name: str) -> Value:
        """An empty or 0 cell of a workbook: itself, or the mask of an error, a formula, a merge."""
        grid = self.grid
        part = grid.part
        assert part is not None
        cell = grid.cell(at, column)
        secret = part.secret(cell)
        known: dict[str, Any] = {"statement": statement.text, "column": name}
        if secret is None or part.has_result(secret):
            plain = grid.rows[at][column]
            if plain == "" and (above := self._merged_above(at, column)) is not None:
                self._tell(
                    "merged_figure",
                    at,
                    column,
                    other=words(grid.at(above, self.columns.statement)),
                    value=words(grid.at(above, column)),
                    **known,
                )
            return parse_value(0) if plain == 0.0 else BLANK
        if secret.error:
            self._tell("error_cell", at, column, error=secret.error, **known)
            return BLANK
        result = evaluate(secret.formula, grid) if secret.formula else None
        if result is None:
            self._tell("formula_without_result", at, column, formula=secret.formula or "…", **known)
            return BLANK
        percent = _is_percent(unit, statement.text) and part.is_percent(cell)
        value = parse_value(result, unit_of_measure=unit, percent_format=percent)
        if not statement.is_total:
            self._tell("formula_worked_out", at, column, formula=secret.formula, value=value.raw, **known)
        return value

    def _verdict(self, at: int) -> str:
        """The verdict as it is seen: a number shown as a percentage is one."""
        column = self.columns.verdict
        cell = self.grid.rows[at][column]
        part = self.grid.part
        if type(cell) is float and part and -10 < cell < 10 and part.is_percent(self.grid.cell(at, column)):
            return parse_value(exact_number(round(cell, 4)), percent_format=True).raw
        return words(cell)

    def _merged_above(self, at: int, column: int) -> int | None:
        """The row above whose figure's cell reaches down over this one."""
        part = self.grid.part
        for first, left, last, right in part.merged if part else ():
            if first < at <= last and left <= column <= right and self.grid.at(first, left) != "":
                return first
        return None

    def _total(self, at: int, unit: str, statement: _Statement) -> None:
        columns = self.columns
        totals = (
            (TARGET, columns.target, self._value(at, columns.target, unit, statement, TARGET)),
            (ACTUAL, columns.actual, self._value(at, columns.actual, unit, statement, ACTUAL)),
        )
        for name, column, value in totals:
            if column >= 0 and value.number is not None and (wrong := self.sums.mismatch(unit, value, targets=name is TARGET)):
                said, parts = wrong
                facts = {"total": format_number(value.number), "parts": parts, "sum": format_number(said)}
                self._tell(
                    "total_row_mismatch",
                    at,
                    column,
                    statement=statement.text,
                    column=name,
                    difference=format_number(value.number - said),
                    **facts,
                )
        self.sums.close(unit, totals[0][2], totals[1][2])

    def _missing(self) -> None:
        rows, column = self.table.rows, self.columns.actual
        if column < 0 or not rows or self.filled == len(rows):
            return
        blank = [row for row in rows if not row.actual.raw]
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


def _names_a_day(statement: str, unit: str) -> bool:
    """The indicator asks for a day, so a date is its answer."""
    return re.search(r"\b(ngay|thoi (gian|han|diem))\b", fold(f"{unit} {statement}")) is not None
