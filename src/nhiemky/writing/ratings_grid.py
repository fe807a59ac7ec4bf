"""A table made once and written twice, in Word and in Excel, so that the two never differ (bảng số liệu xếp loại).

>>> grid = Grid("Tổng hợp", (Column("Nhóm", 60), Column("Số lượng", 20, "centre")), (("Sở, ngành", 1406), ("Đạt", Share(15, 16))))
>>> word_table(grid).rows
(('Sở, ngành', '1.406'), ('Đạt', '93,8%'))
>>> Share(1, 0).words, Change(Decimal("0.0123")).words, Change(Decimal(0)).words
('', '+1,2 điểm', '0 điểm')

Cells: texts are texts; int is a count; Decimal a number as it is; Share a part of a whole (blank where the whole is 0); Change a
difference of two shares, in percentage points; Total a sum that Excel computes; None stays blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from nhiemky.domain.report import Column, Table
from nhiemky.vietnamese.numbers import format_number

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Share:
    """part of whole; value None where nothing stands below the line."""

    part: int
    whole: int

    @property
    def value(self) -> Decimal | None:
        return Decimal(self.part) / Decimal(self.whole) if self.whole else None

    @property
    def words(self) -> str:
        """With one place, without an idle zero: 50%, 93,7%."""
        return "" if self.value is None else f"{percent_words(self.value)}"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference of shares as a fraction of 1, None where one of them is not known."""

    value: Decimal | None

    @property
    def words(self) -> str:
        if self.value is None:
            return ""
        points = (self.value * 100).quantize(_TENTH, ROUND_HALF_UP)
        return f"{'+' if points > 0 else ''}{format_number(points or abs(points))} điểm"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of so many rows above, computed by Excel as it is filled in; on paper an empty place."""

    rows: int


Cell = str | int | Decimal | Share | Change | Total | None


@dataclass(frozen=True, slots=True)
class Grid:
    """title: above the table, "" for none. bold_rows: 0-based. note: a line below, "" for none."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    bold_rows: frozenset[int] = frozenset()
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.title}: {len(row)} cells below {len(self.columns)} headings")


def percent_words(value: Decimal) -> str:
    """A fraction of 1 as 93,7%."""
    return f"{format_number((value * 100).quantize(_TENTH, ROUND_HALF_UP))}%"


def cell_words(cell: Cell) -> str:
    """A cell as Word prints it."""
    if cell is None or isinstance(cell, Total):
        return ""
    if isinstance(cell, str):
        return cell
    return cell.words if isinstance(cell, (Share, Change)) else format_number(cell)


def word_table(grid: Grid) -> Table:
    """For a report tree."""
    return Table(grid.columns, tuple(tuple(cell_words(cell) for cell in row) for row in grid.rows), grid.bold_rows)
