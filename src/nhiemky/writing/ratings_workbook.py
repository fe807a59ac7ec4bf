"""Grids of ratings as a workbook: letterhead lines, tables with real numbers, the two signatures below.

>>> from nhiemky.domain.report import Column
>>> grid = Grid("", (Column("Nhóm", 60), Column("Xuất sắc", 20, "centre")), (("Sở, ngành", 2),))
>>> book = Book(("ĐẢNG ỦY KHỐI",), ("Nam Thuận, ngày …",), (Sheet("Tổng hợp", "BẢNG TỔNG HỢP", "năm 2023", (grid,)),))
>>> write_book(book)[:2], write_book(book) == write_book(book)
(b'PK', True)

Promise: words are words whatever they begin with; numbers are numbers and shares are shares, so that the office may go on computing; one
page wide in print, heading rows repeated; same inputs, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from nhiemky.writing.board_sheet import MADE
from nhiemky.writing.fonts import text_width
from nhiemky.writing.ratings_grid import Cell, Change, Grid, Share, Total

_FONT = "Times New Roman"
_MM = 0.55
"""Width of a column in Excel's characters, of a millimetre in Word."""
_CHART_ROWS = 21
_ONE_PAGE = 45
"""Rows that may be made smaller to stand on one page with their signatures and charts."""
_UNFIT = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A native chart of a grid: its column of names; columns: (the one that heads, the one drawn); percent: shares of 1."""

    title: str
    grid: int
    names: int
    columns: tuple[tuple[int, int], ...]
    percent: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """name: on the tab (cut to 31). filtered: the only grid is a list that is searched, its heading row stays in sight."""

    name: str
    title: str
    subtitle: str
    grids: tuple[Grid, ...]
    filtered: bool = False
    landscape: bool = True
    charts: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """left, right: lines of the letterhead. maker, signer: lines below the last grid of each sheet, the last one the name."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    maker: tuple[str, ...] = ()
    signer: tuple[str, ...] = ()
    title: str = ""


def write_book(book: Book) -> bytes:
    """The workbook as bytes."""
    data = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(data, options) as file:
        file.set_properties({"created": MADE, "title": book.title or (book.sheets[0].title if book.sheets else "")})
        looks = _Looks(file)
        names: set[str] = set()
        for sheet in book.sheets:
            _Page(file.add_worksheet(_tab(sheet.name, names)), file, looks, book, sheet).write()
    return data.getvalue()


def _tab(name: str, taken: set[str]) -> str:
    """Excel's own limits on the name of a sheet, and no name twice."""
    clean = (_UNFIT.sub(" ", name).strip(" '") or "Bảng")[:31]
    found, number = clean, 2
    while found.lower() in taken:
        found, number = f"{clean[:27]} {number}", number + 1
    taken.add(found.lower())
    return found


class _Looks:
    """Formats of the workbook, each made once."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **look: Any) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._file.add_format({"font_name": _FONT, "font_size": 12, **look})
        return self._made[key]


class _Page:
    """One sheet while it is written."""

    def __init__(self, paper: Any, file: Any, looks: _Looks, book: Book, sheet: Sheet) -> None:
        self.paper, self.file, self.looks, self.book, self.sheet = paper, file, looks, book, sheet
        self.across = max(len(grid.columns) for grid in sheet.grids)
        self.widths = [max(grid.columns[at].width for grid in sheet.grids if at < len(grid.columns)) for at in range(self.across)]
        self.row = 0
        self.starts: list[int] = []

    def write(self) -> None:
        self._widths()
        self._top()
        for grid in self.sheet.grids:
            self._grid(grid)
        self._foot()
        for number, drawn in enumerate(self.sheet.charts):
            self._chart(drawn, number)
        self.paper.set_paper(9)
        self.paper.set_margins(left=0.7, right=0.4, top=0.6, bottom=0.6)
        if self.sheet.landscape:
            self.paper.set_landscape()
        high = self.row + _CHART_ROWS * len(self.sheet.charts)
        self.paper.fit_to_pages(1, 1 if high <= _ONE_PAGE else 0)
        self.paper.set_footer("&R&P/&N")
        self.paper.hide_gridlines(2)

    def _widths(self) -> None:
        """As wide as the widest grid asks at that place."""
        for at, wide in enumerate(self.widths):
            self.paper.set_column(at, at, max(5, round(wide * _MM, 1)))

    def _halves(self) -> tuple[int, int]:
        """Last column of the left half, first of the right: where half the width is."""
        passed, half = 0.0, sum(self.widths) / 2
        for at, wide in enumerate(self.widths):
            passed += wide
            if passed >= half:
                left = max(0, at if passed - half < wide / 2 else at - 1)
                return min(left, self.across - 2), min(left, self.across - 2) + 1
        return 0, 1

    def _line(self, row: int, first: int, last: int, words: str, **look: Any) -> int:
        """Words across columns; how many lines they take."""
        shown = self.looks(align="center", valign="top", text_wrap=True, **look)
        if last > first:
            self.paper.merge_range(row, first, row, last, "", shown)
        self.paper.write_string(row, first, words, shown)
        room = sum(self.widths[first : last + 1])
        return _lines(words, room)

    def _top(self) -> None:
        left, right = self._halves()
        for number in range(max(len(self.book.left), len(self.book.right))):
            high = 1
            if number < len(self.book.left):
                bold = number == len(self.book.left) - 1
                high = self._line(self.row, 0, left, self.book.left[number], bold=bold)
            if number < len(self.book.right):
                first = number == 0
                high = max(high, self._line(self.row, right, self.across - 1, self.book.right[number], bold=first, italic=not first))
            self._tall(high)
            self.row += 1
        self.row += 1
        self._line(self.row, 0, self.across - 1, self.sheet.title, bold=True, font_size=14)
        self.paper.set_row(self.row, 20)
        self.row += 1
        if self.sheet.subtitle:
            self._tall(self._line(self.row, 0, self.across - 1, self.sheet.subtitle, bold=True))
            self.row += 1
        self.row += 1

    def _grid(self, grid: Grid) -> None:
        if grid.title:
            self.paper.write_string(self.row, 0, grid.title, self.looks(bold=True))
            self.row += 1
        head = self.looks(bold=True, border=1, text_wrap=True, align="center", valign="vcenter", bg_color="#EAF0F8")
        for at, column in enumerate(grid.columns):
            self.paper.write_string(self.row, at, column.title, head)
        self._tall(max(_lines(column.title, self.widths[at], bold=True) for at, column in enumerate(grid.columns)))
        heading = self.row
        self.starts.append(heading + 1)
        for number, row in enumerate(grid.rows):
            self.row += 1
            bold = number in grid.bold_rows
            for at, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
                align = {"left": "left", "right": "right", "centre": "center"}[column.align]
                self._cell(at, cell, {"border": 1, "valign": "top", "text_wrap": True, "align": align, "bold": bold})
            self._tall(max([1, *(_lines(cell, self.widths[at], bold=bold) for at, cell in enumerate(row) if isinstance(cell, str))]))
        if self.sheet.filtered:
            self.paper.autofilter(heading, 0, max(self.row, heading + 1), len(grid.columns) - 1)
            self.paper.freeze_panes(heading + 1, 2)
        if len(self.sheet.grids) == 1:
            self.paper.repeat_rows(heading)
        self.row += 1
        if grid.note:
            self._line_left(grid.note)
        self.row += 1

    def _line_left(self, words: str) -> None:
        look = self.looks(italic=True, text_wrap=True, valign="top")
        self.paper.merge_range(self.row, 0, self.row, self.across - 1, "", look)
        self.paper.write_string(self.row, 0, words, look)
        self._tall(_lines(words, sum(self.widths)))
        self.row += 1

    def _tall(self, lines: int) -> None:
        """Rows whose words wrap do not grow by themselves in every office program."""
        self.paper.set_row(self.row, 16 * lines + 1)

    def _cell(self, at: int, cell: Cell, look: dict[str, Any]) -> None:
        if cell is None or (isinstance(cell, (Share, Change)) and cell.value is None):
            self.paper.write_blank(self.row, at, None, self.looks(**look))
        elif isinstance(cell, str):
            self.paper.write_string(self.row, at, cell, self.looks(**look))
        elif isinstance(cell, Total):
            above = xl_range(self.row - cell.rows, at, self.row - 1, at)
            self.paper.write_formula(self.row, at, f"=SUM({above})", self.looks(**look, num_format="0.##"), 0)
        elif isinstance(cell, Share):
            self.paper.write_number(self.row, at, cell.value, self.looks(**look, num_format="0.0%"))
        elif isinstance(cell, Change):
            assert cell.value is not None
            self.paper.write_number(self.row, at, cell.value * 100, self.looks(**look, num_format='+0.0" điểm";-0.0" điểm";0" điểm"'))
        else:
            self.paper.write_number(self.row, at, cell, self.looks(**look, num_format="#,##0" if isinstance(cell, int) else _shown(cell)))

    def _foot(self) -> None:
        if not (self.book.maker or self.book.signer):
            return
        left, right = self._halves()
        self.row += 1
        for number in range(max(len(self.book.maker), len(self.book.signer))):
            for lines, first, last in ((self.book.maker, 0, left), (self.book.signer, right, self.across - 1)):
                if number < len(lines):
                    self._line(self.row, first, last, lines[number], bold=True)
            self.row += 1

    def _chart(self, drawn: Drawn, number: int) -> None:
        """Beside the tables; Excel draws it of the cells themselves."""
        grid = self.sheet.grids[drawn.grid]
        first = self.starts[drawn.grid]
        last = first + len(grid.rows) - 1
        name = self.paper.get_name()
        chart = self.file.add_chart({"type": "column"})
        for named, column in drawn.columns:
            chart.add_series(
                {
                    "name": [name, first - 1, named],
                    "categories": [name, first, drawn.names, last, drawn.names],
                    "values": [name, first, column, last, column],
                    "data_labels": {"value": True},
                }
            )
        chart.set_title({"name": drawn.title, "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"min": 0, "num_format": "0%" if drawn.percent else "0", "major_gridlines": {"visible": True}})
        chart.set_size({"width": 720, "height": 320})
        self.paper.insert_chart(self.row + 1 + _CHART_ROWS * number, 0, chart)


def _lines(words: str, wide: float, *, bold: bool = False) -> int:
    """How many lines `words` take in so many millimetres of our column widths (a character of Excel is 7 pixels, 12 points some 8)."""
    room = round(wide * 56.7)  # twips
    lines, used = 1, 0
    for word in words.split():
        width = text_width(f"{word} ", 12, bold=bold)
        if used and used + width > room:
            lines, used = lines + 1, 0
        used += width
    return lines


def _shown(value: Decimal) -> str:
    """As many places as the number has."""
    exponent = value.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"#,##0.{'0' * places}" if places else "#,##0"


def signed(heading: Sequence[str], name: str, gap: int = 4) -> tuple[str, ...]:
    """Lines of a signature: what stands above, room, the name.

    >>> signed(("NGƯỜI LẬP BIỂU",), "Phan Hoài Nam", 1)
    ('NGƯỜI LẬP BIỂU', '', 'Phan Hoài Nam')
    """
    return (*heading, *("",) * gap, name)
