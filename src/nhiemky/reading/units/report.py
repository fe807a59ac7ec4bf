"""One file of a unit, whatever its kind: whose it is, its indicator rows, its texts by heading, what is odd about it.

>>> data = "Đơn vị: Chi bộ Ga Nam\\nTT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện đến tháng 4/2023\\n1;Kết nạp đảng viên;đảng viên;5;3\\n".encode()
>>> report = read_unit_report(data, "ga-nam.csv")
>>> report.identity.unit, report.cut_off, report.rows[0].actual.plain, report.rows[0].actual_cell
('Chi bộ Ga Nam', '2023-04', '3', 'E3')

Promise: never raises for odd content, which becomes findings with sheet and cell; only a file that cannot be read is a
Refusal. Nothing is summed, nothing decided; a blank is never 0.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.identity_sheet import ROW_PREFIX
from nhiemky.domain.source import SourceDocument
from nhiemky.domain.unit_report import UnitReport
from nhiemky.reading.admission import admit
from nhiemky.reading.open import open_document
from nhiemky.reading.units.columns import Columns, cut_off, find_columns
from nhiemky.reading.units.grid import Cell, Grid, Memo, words
from nhiemky.reading.units.identity import KnownUnits, identify
from nhiemky.reading.units.package import Package
from nhiemky.reading.units.paper import grids_of, read_paper
from nhiemky.reading.units.rows import Table, read_table
from nhiemky.reading.units.workbook import Workbook, in_unicode, legacy_of, read_csv, read_workbook
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.symbols import parse_symbol
from nhiemky.vietnamese.unicode import fold

__all__ = ["KnownUnits", "last_saved", "read_unit_report", "report_of_document"]

TITLE_ROWS = 15
"""Rows above a table that may name the unit and the cut-off."""


def read_unit_report(data: bytes, name: str, *, known_units: KnownUnits | None = None) -> UnitReport:
    """The report in `data`, a .xlsx, .csv, .docx, .pdf, .txt or .md file called `name`.

    known_units  the roster, to recognise the unit by. Raises the Refusals of `admission.admit` and `workbook`.
    """
    parts: dict[str, bytes] = {}
    admission = admit(data, name, parts)
    if admission.kind == "xlsx":
        return _from_workbook(read_workbook(data, name, admission.entries, parts), data, name, known_units)
    if admission.kind == "csv":
        return _from_workbook(read_csv(data, name), data, name, known_units)
    return report_of_document(open_document(data, name), name, known_units)


def last_saved(data: bytes, name: str) -> str:
    """When an Office file says it was last saved, "2023-05-28T09:15:00Z", "" unknown. Apart, as only a unit's second file asks it."""
    entries = admit(data, name).entries
    return Package(data, entries, name).modified if entries else ""


def _from_workbook(book: Workbook, data: bytes, name: str, known: KnownUnits | None) -> UnitReport:
    reading = _Reading(name, _codes(book.identity), book.identity.get("sheet", ""))
    reading.read(book.grids)
    if not reading.rows and (legacy := legacy_of(book)):
        book = in_unicode(book, legacy)
        reading = _Reading(name, {}, "")
        reading.read(book.grids)
        reading.findings.append(finding("old_font_decoded", file=name, font=".VnTime" if legacy == "tcvn3" else "VNI-Times"))
    title = reading.title if reading.columns or not book.grids else _title(book.grids[0], TITLE_ROWS)
    lines = [text for column in zip(*title, strict=True) for cell in column if cell != "" and (text := words(cell))]
    identity, doubts = identify(name, lines, sheet=book.identity, known=known)
    if identity.source in ("file_name", "none") and (cover := _cover(book.grids, reading.title)):
        identity, doubts = identify(name, [*cover, *lines], known=known)
    symbol, day = _own_paper(lines)
    return UnitReport(
        name,
        hashlib.sha256(data).hexdigest(),
        identity,
        _told_apart(reading.rows, reading.contexts),
        _cut_off_of_title(title) or reading.cut_off,
        reading.estimated,
        symbol=symbol,
        date=day,
        findings=(*doubts, *reading.findings),
    )


def report_of_document(document: SourceDocument, name: str, known: KnownUnits | None = None) -> UnitReport:
    """The report in a document that was opened already."""
    reading = _Reading(name, {}, "")
    reading.read(grids_of(document))
    paper = read_paper(document, reading.tables)
    identity, doubts = identify(name, paper.names, known=known)
    notices = tuple(finding("document_notice", file=name, notice=notice) for notice in document.notices)
    return UnitReport(
        name,
        document.sha256,
        identity,
        _told_apart(reading.rows, reading.contexts),
        reading.cut_off or _cut_off_of_title([[line] for line in paper.names]),
        reading.estimated,
        symbol=paper.symbol,
        date=paper.date,
        texts=paper.texts,
        preamble=paper.preamble,
        findings=(*doubts, *reading.findings, *notices),
    )


class _Reading:
    """The tables of all sheets, one after another."""

    def __init__(self, file: str, codes: Mapping[int, str], coded_sheet: str) -> None:
        self.file = file
        self.codes = codes
        self.coded_sheet = coded_sheet
        self.rows: list[Row] = []
        self.contexts: list[str] = []
        self.findings: list[Finding] = []
        self.title: Sequence[Sequence[Cell]] = ()
        self.columns: Columns | None = None
        self.last: Grid | None = None
        self.tables: set[int] = set()

    @property
    def cut_off(self) -> str:
        """Of the first table's heading."""
        return self.columns.cut_off if self.columns else ""

    @property
    def estimated(self) -> bool:
        """The first table's actuals are estimates."""
        return self.columns is not None and self.columns.estimated

    def read(self, grids: Sequence[Grid]) -> None:
        """Visible sheets; hidden ones only where no visible one holds a table, and said either way."""
        for grid in grids:
            if grid.visible:
                self._grid(grid)
        for grid in grids:
            if not grid.visible:
                self._hidden(grid)

    def _grid(self, grid: Grid) -> None:
        at, found = 0, False
        while (columns := find_columns(grid, at)) is not None:
            found = True
            if self.columns is None:
                self.columns, self.title = columns, _title(grid, columns.heading_row)
            if columns.passed_over:
                self._further_columns(grid, columns)
            at = self._table(grid, columns)
        if not found and (columns := self._goes_on(grid)):
            assert self.last is not None
            self.findings.append(finding("table_goes_on", file=self.file, place=grid.sheet, sheet=grid.sheet, before=self.last.sheet))
            self._table(grid, columns)

    def _table(self, grid: Grid, columns: Columns) -> int:
        codes = self.codes if grid.sheet == self.coded_sheet else {}
        table = read_table(grid, columns, self.file, codes)
        self._take(table)
        if table.rows:
            self.tables.add(grid.table)
            self.columns, self.last = columns if self.columns is None else self.columns, grid
        return max(table.end, columns.first_row)

    def _take(self, table: Table) -> None:
        self.rows += table.rows
        self.contexts += table.contexts
        self.findings += table.findings

    def _goes_on(self, grid: Grid) -> Columns | None:
        """Columns of the table that runs over from the sheet before: its row numbers go on here."""
        columns = self.columns
        if columns is None or not self.rows or columns.number < 0 or grid.table:
            return None
        last = self.rows[-1].number
        for at, row in enumerate(grid.rows[:10]):
            number = words(grid.at(at, columns.number))
            if number and last.isdigit() and number.isdigit() and int(number) == int(last) + 1 and words(grid.at(at, columns.statement)):
                return replace(columns, heading_row=at, first_row=at) if len(row) > max(columns.target, columns.actual) else None
        return None

    def _further_columns(self, grid: Grid, columns: Columns) -> None:
        others = ", ".join(f"“{title}”" for title in columns.passed_over[:4]) + (" …" if len(columns.passed_over) > 4 else "")
        place = grid.place(columns.heading_row, max(columns.actual, columns.target))
        self.findings.append(finding("further_columns", file=self.file, place=place, taken=columns.actual_heading, others=others))

    def _hidden(self, grid: Grid) -> None:
        columns = find_columns(grid, 0)
        if columns is None:
            return
        table = read_table(grid, columns, self.file, self.codes if grid.sheet == self.coded_sheet else {})
        filled = sum(bool(row.actual.raw or row.target.raw) for row in table.rows)
        if not filled:
            return
        only = not self.rows
        if only:
            self.columns, self.title, self.last = columns, _title(grid, columns.heading_row), grid
            self._take(table)
        treatment = "không có bảng nào khác nên đã đọc trang này" if only else "không tính trang này"
        self.findings.append(
            finding("hidden_sheet", file=self.file, place=grid.sheet, sheet=grid.sheet, count=len(table.rows), treatment=treatment)
        )


def _cover(grids: Sequence[Grid], title: Sequence[Sequence[Cell]]) -> list[str]:
    """Words of sheets that are too short to be anything but a cover; the table's own title is not among them."""
    sheets = [grid.rows for grid in grids if grid.visible and 0 < len(grid.rows) <= TITLE_ROWS and grid.rows[: len(title)] != title]
    return [text for rows in sheets for row in rows for cell in row if (text := words(cell))]


_OWN_SYMBOL = re.compile(r"[Ss]ố\s*:?\s*(\d{1,5}\s*-\s*[A-ZĐ]\w{0,3}\s*/\s*[\w.&]+)")
_OWN_DAY = re.compile(r"^(?>.*?\bngày\b)(?>.*?\btháng\b).*?\bnăm\b|báo cáo số", re.IGNORECASE | re.MULTILINE)


def _own_paper(lines: Sequence[str]) -> tuple[str, str]:
    """Number and day of the report that the table is attached to: "(Kèm theo Báo cáo số 12-BC/ĐU, ngày 05/6/2023)"."""
    said = [_OWN[line] for line in lines]
    return next((symbol for symbol, _ in said if symbol), ""), next((day for _, day in said if day), "")


def _own_in(line: str) -> tuple[str, str]:
    match = _OWN_SYMBOL.search(line)
    parsed = parse_symbol(match[1]) if match else None
    days = find_days(line) if _OWN_DAY.search(line) else []
    return parsed.symbol if parsed else "", next((format_day(found.day) for found in days if found.day), "")


_OWN: Memo[str, tuple[str, str]] = Memo(_own_in)
_SPEAKS_OF_FIGURES: Memo[str, bool] = Memo(lambda text: re.search("so lieu|tinh den", fold(text)) is not None)


def _codes(identity: Mapping[str, str]) -> dict[int, str]:
    """Excel's row -> indicator code."""
    start = len(ROW_PREFIX)
    return {int(key[start:]): code for key, code in identity.items() if key.startswith(ROW_PREFIX) and key[start:].isdecimal()}


def _title(grid: Grid, end: int) -> Sequence[Sequence[Cell]]:
    return grid.rows[max(0, end - TITLE_ROWS) : end]


def _cut_off_of_title(title: Sequence[Sequence[Cell]]) -> str:
    """ "Số liệu đến: 30/4/2023" above the table, in one cell or in two; "" where nothing is said."""
    for row in title:
        cells = [text for cell in row if cell != "" and (text := words(cell))]
        for at, text in enumerate(cells):
            if _SPEAKS_OF_FIGURES[text]:
                said = cut_off(text) or (cut_off(cells[at + 1]) if at + 1 < len(cells) else "")
                if said:
                    return said
    return ""


def _told_apart(rows: Sequence[Row], contexts: Sequence[str]) -> tuple[Row, ...]:
    """Rows of one name under different sections carry the section's: "Kiểm tra: Số cuộc", "Giám sát: Số cuộc"."""
    if len({row.statement for row in rows}) == len(rows):
        return tuple(rows)
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault(row.statement, []).append(at)
    told = list(rows)
    for same in places.values():
        above = {fold(contexts[at]) for at in same}
        if len(same) > 1 and len(above) == len(same) and "" not in above:
            for at in same:
                told[at] = rows[at]._replace(statement=f"{contexts[at]}: {rows[at].statement}")
    return tuple(told)
