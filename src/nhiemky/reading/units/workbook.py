"""A workbook or CSV as grids, with our hidden identity sheet if it has one.

Promise: an ordinary sheet is read straight from its XML (sheet_cells), any other by calamine, with the same answer;
formulas, errors and formats are looked up later, cell by cell, when a reader meets an empty or doubtful one. Charts and dialogs are passed
over; a file that cannot be opened is refused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO, StringIO
from itertools import islice
from typing import Literal

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from nhiemky.domain.finding import Refusal
from nhiemky.domain.identity_sheet import SHEET as IDENTITY_SHEET
from nhiemky.reading.admission import Entry
from nhiemky.reading.documents.encoding import decode
from nhiemky.reading.units.grid import Cell, Grid, words
from nhiemky.reading.units.package import Package, SheetPart
from nhiemky.reading.units.sheet_cells import shared_strings, sheet_cells
from nhiemky.vietnamese.legacy import decode as decode_legacy
from nhiemky.vietnamese.legacy import looks_legacy

MAX_CELLS = 2_000_000
"""Beyond, a file is no report; calamine lays a whole sheet out in memory."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in order, hidden ones too; the identity sheet apart, as keys and values."""

    grids: tuple[Grid, ...]
    identity: Mapping[str, str] = field(default_factory=dict)


def read_workbook(data: bytes, name: str, entries: Sequence[Entry], parts: dict[str, bytes] | None = None) -> Workbook:
    """An admitted .xlsx as grids. Raises Refusal (file_has_password, file_broken, file_too_heavy).

    entries, parts: its directory and what is inflated already, as `admit` gave them."""
    package = Package(data, entries, name, parts)
    if package.cells_spanned() > MAX_CELLS:
        raise Refusal("file_too_heavy", file=name)
    try:
        pages = list(_pages(package, data))
    except PasswordError:
        raise Refusal("file_has_password", file=name) from None
    except CalamineError as error:
        raise Refusal("file_broken", file=name, reason=str(error)[:80]) from None
    grids: list[Grid] = []
    identity: dict[str, str] = {}
    for index, sheet, visible, rows in pages:
        if sheet == IDENTITY_SHEET:
            identity = {words(row[0]): words(row[1]) for row in rows if len(row) > 1}
        else:
            grids.append(Grid(sheet, rows, visible=visible, part=SheetPart(package, index)))
    return Workbook(tuple(grids), identity)


_Page = tuple[int, str, bool, Sequence[Sequence[Cell]]]
"""Place in the workbook, name, visible, rows."""


def _pages(package: Package, data: bytes) -> Iterator[_Page]:
    """All worksheets: ordinary ones read straight from their XML, the others by calamine."""
    library: CalamineWorkbook | None = None
    strings = shared_strings(package.part("xl/sharedStrings.xml")) if package.sheets else None
    for index, sheet in enumerate(package.sheets):
        rows = None if strings is None else sheet_cells(package.part(sheet.path), strings, package.number_styles)
        if rows is not None:
            yield index, sheet.name, sheet.visible, rows
            continue
        library = library or CalamineWorkbook.from_filelike(BytesIO(data))
        yield index, sheet.name, sheet.visible, library.get_sheet_by_index(index).to_python(skip_empty_area=False)
    if package.sheets:
        return
    library = CalamineWorkbook.from_filelike(BytesIO(data))
    for index, listed in enumerate(library.sheets_metadata):
        if listed.typ == SheetTypeEnum.WorkSheet:
            visible = listed.visible == SheetVisibleEnum.Visible
            yield index, listed.name, visible, library.get_sheet_by_index(index).to_python(skip_empty_area=False)


def legacy_of(book: Workbook) -> Literal["tcvn3", "vni"] | None:
    """The encoding before Unicode that the workbook's words are in, where the letters leave no doubt."""
    cells = (cell for grid in book.grids for row in grid.rows for cell in row if isinstance(cell, str))
    return looks_legacy(" ".join(islice(cells, 300)))


def in_unicode(book: Workbook, legacy: Literal["tcvn3", "vni"]) -> Workbook:
    """The same cells in Unicode."""

    def decoded(cell: Cell) -> Cell:
        return decode_legacy(cell, legacy) if isinstance(cell, str) else cell

    return replace(book, grids=tuple(replace(grid, rows=[[decoded(cell) for cell in row] for row in grid.rows]) for grid in book.grids))


def read_csv(data: bytes, name: str) -> Workbook:
    """An admitted .csv as one grid of text cells; the delimiter is the one that cuts its lines most evenly."""
    text = _decoded(data, name)
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    width = max(map(len, rows), default=0)
    return Workbook((Grid("", [row + [""] * (width - len(row)) for row in rows], lengths=[len(row) for row in rows]),))


def _decoded(data: bytes, name: str) -> str:
    """Text of the CSV; the fonts before Unicode too, where the letters leave no doubt."""
    try:
        return decode(data, name)
    except Refusal:
        latin = data.decode("latin-1")
        legacy = looks_legacy(latin)
        if legacy is None:
            raise
        return decode_legacy(latin, legacy)


def _delimiter(text: str) -> str:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return max(";\t,|", key=lambda mark: sum(mark in line for line in lines) * 1000 + sum(line.count(mark) for line in lines[:3]))
