"""What a rating table's cells look like before they are read: rows cut wrongly, formulas without a result, fractions for percentages.

>>> grid = Grid("", [["level", "points"], ["HTTNV", "90"]], lengths=[2, 2])
>>> rows_too_long(grid, Heading(0, {"level": 0, "points": 1}))
frozenset()
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from nhiemky.flows.rating_columns import Heading
from nhiemky.reading.units.grid import Grid, words


def rows_too_long(grid: Grid, named: Heading) -> frozenset[int]:
    """Rows of a CSV with more cells than the heading: a comma inside a number cut it, and every later cell moved.

    >>> grid = Grid("", [["level", "points", "year", ""], ["HTTNV", "89", "5", "2025"], ["HTTNV", "90", "2025", ""]], lengths=[3, 4, 3])
    >>> rows_too_long(grid, Heading(0, {"level": 0, "points": 1, "year": 2}))
    frozenset({1})

    Blank cells at the end are none too many, unless two whole numbers stand side by side (89,5 before an empty cell).
    """
    if not grid.lengths:
        return frozenset()
    width = max((at for at, cell in enumerate(grid.rows[named.row]) if words(cell)), default=0) + 1
    below = range(named.row + 1, len(grid.rows))
    return frozenset(at for at in below if grid.lengths[at] > width and _moved([words(cell) for cell in grid.rows[at]], width, named))


def _moved(texts: Sequence[str], width: int, named: Heading) -> bool:
    if any(texts[width:]):
        return True
    last = texts[named.places["level"] + 1 :] if "level" in named.places else texts
    return any(one.isdecimal() and two.isdecimal() for one, two in pairwise(last))


def are_fractions(numbers: Sequence[Decimal]) -> bool:
    """Whether percentages look written as parts of one: all of 0 to 1, and some broken or all 1.

    >>> are_fractions([Decimal("0.95"), Decimal(1)]), are_fractions([Decimal(1)]), are_fractions([Decimal(0), Decimal(1)])
    (True, True, False)
    """
    if not numbers or max(numbers) > 1:
        return False
    return min(numbers) == 1 or any(number % 1 for number in numbers)


class Formulas:
    """Formulas of a sheet whose result the file does not hold: the cell reads as empty."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.any = grid.part is not None

    def without_result(self, row: int, column: int) -> str | None:
        """The formula of an empty cell, "=…" where it is not spelled out; None where the cell is really empty."""
        part = self._grid.part
        secret = part.secret(self._grid.cell(row, column)) if part else None
        if part is None or secret is None or secret.formula is None or part.has_result(secret):
            return None
        return f"={secret.formula or '…'}"
