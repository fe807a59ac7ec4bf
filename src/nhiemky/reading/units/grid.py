"""A sheet, a CSV or a Word table as rows of cells, each with the place a person finds it at.

>>> grid = Grid("Phụ lục", [["TT", "Chỉ tiêu"], [1.0, "Kết nạp  đảng viên "]])
>>> grid.cell(1, 1), grid.place(1, 1), words(grid.rows[1][1]), words(1.0)
('B2', 'Phụ lục!B2', 'Kết nạp đảng viên', '1')
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar
from unicodedata import is_normalized

from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import decimals_of, format_number
from nhiemky.vietnamese.unicode import control_free, nfc

if TYPE_CHECKING:
    from nhiemky.reading.units.package import SheetPart

K = TypeVar("K")
V = TypeVar("V")

Cell = str | float | int | bool | date | time | timedelta
"""As calamine gives it: "" for an empty cell, float for every number, date for a number with a date format."""


def _letters(column: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


LETTERS: tuple[str, ...] = tuple(_letters(column) for column in range(16_384))
"""Letters of Excel's columns."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells from the first row and column on; rows may differ in length.

    sheet    name as the office sees it, "" where the file has none (CSV, Word).
    table    number of the table in a Word file, counted from 1; 0 for sheets.
    visible  False for a hidden sheet.
    part     what the library does not tell of a sheet: formulas, errors, hidden rows, formats. None outside workbooks.
    lengths  of a CSV: the cells each row had before all were made as long as the longest; () elsewhere.
    """

    sheet: str
    rows: Sequence[Sequence[Cell]]
    table: int = 0
    visible: bool = True
    part: SheetPart | None = None
    lengths: Sequence[int] = ()

    def cell(self, row: int, column: int) -> str:
        """ "E7"; in Word "bảng 2, dòng 5, cột 4"."""
        if self.table:
            return f"bảng {self.table}, dòng {row + 1}, cột {column + 1}"
        return f"{LETTERS[column]}{row + 1}"

    def cells(self, column: int, start: int, end: int) -> list[str]:
        """Names of the cells of one column, rows start..end - 1; blank names for a column that is not there."""
        if column < 0:
            return [""] * (end - start)
        if self.table:
            return [self.cell(row, column) for row in range(start, end)]
        letters = LETTERS[column]
        return [f"{letters}{number}" for number in range(start + 1, end + 1)]

    def place(self, row: int, column: int) -> str:
        """The cell with its sheet."""
        cell = self.cell(row, column)
        return f"{self.sheet}!{cell}" if self.sheet else cell

    def at(self, row: int, column: int) -> Cell:
        """The cell, "" outside the rows."""
        if column < 0 or row >= len(self.rows):
            return ""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


class Memo(dict[K, V]):
    """A function's answers, so that a hit is one look into a dict (an LRU cache moves its entry at every hit, which costs
    more than the answer when tables of thousands of files go by). Forgets everything when it has grown to `limit`."""

    def __init__(self, answer: Callable[[K], V], limit: int = 1 << 16) -> None:
        self.answer = answer
        self.limit = limit

    def __missing__(self, key: K) -> V:
        if len(self) >= self.limit:
            self.clear()
        value = self[key] = self.answer(key)
        return value


def words(cell: Cell) -> str:
    """The cell as text on one line, numbers and days as print writes them; "" for an empty one."""
    if isinstance(cell, bool):  # equals 1.0 as a key
        return "Có" if cell else "Không"
    return _WORDS[cell]


def all_words(cells: Sequence[Cell]) -> list[str]:
    """`words` of a whole column."""
    return list(map(words if bool in map(type, cells) else _WORDS.__getitem__, cells))


def _words(cell: Cell) -> str:
    if isinstance(cell, str):
        if cell.isprintable() and is_normalized("NFC", cell) and "  " not in cell:
            return cell.strip()
        return " ".join(nfc(control_free(cell)).split())
    if isinstance(cell, float | int):
        return number_words(cell)
    if isinstance(cell, datetime):
        return format_day(cell.date()) if cell.time() == time() else f"{format_day(cell.date())} {cell:%H:%M}"
    return format_day(cell) if isinstance(cell, date) else str(cell)


_WORDS: Memo[Cell, str] = Memo(_words)


def number_words(number: float) -> str:
    """A row's number or a remark typed as a number: 1.0 -> "1", 93.7 -> "93,7"."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    exact = exact_number(number)
    return format_number(exact, decimals_of(exact)).replace(".", "") if exact is not None else str(number)


def exact_number(number: float) -> Decimal | None:
    """What was typed: Excel keeps 15 digits, so 0.9370000000000001 is 0.937. None for what is no number.

    >>> exact_number(0.9370000000000001), exact_number(1406.0), exact_number(1e300)
    (Decimal('0.937'), Decimal('1406'), None)
    """
    if not -1e15 < number < 1e15:
        return None
    text = format(number, ".15g")
    if "e" in text:
        text = format(Decimal(text), "f")
    return Decimal(text)
