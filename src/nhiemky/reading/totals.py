"""Total rows of a table against the rows above them.

>>> sums = Sums()
>>> for actual in ("3", "5"):
...     sums.add("cuộc", BLANK, Value(actual, Decimal(actual)), is_part=False)
>>> sums.mismatch("cuộc", Value("9", Decimal(9)), targets=False)
(Decimal('8'), '3 + 5')
>>> sums.mismatch("cuộc", Value("8", Decimal(8)), targets=False) is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from nhiemky.domain.figure import BLANK, Value
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

__all__ = ["BLANK", "Sums"]


class Entry(NamedTuple):
    """One row's unit of measure and figures. is_part: a "trong đó" row, already within the row above it."""

    unit: str
    target: Value
    actual: Value
    is_part: bool


class Sums:
    """Figures met since the last total, to be compared with the next one."""

    def __init__(self) -> None:
        self.all: list[Entry] = []
        self.block: list[Entry] = []
        self.section: list[Entry] = []
        self.totals: list[Entry] = []

    def new_section(self) -> None:
        self.section = []

    def add(self, unit: str, target: Value, actual: Value, *, is_part: bool) -> None:
        entry = Entry(unit, target, actual, is_part)
        self.all.append(entry)
        self.block.append(entry)
        self.section.append(entry)

    def close(self, unit: str, target: Value, actual: Value) -> None:
        self.totals.append(Entry(unit, target, actual, False))
        self.block = []

    def mismatch(self, unit: str, total: Value, *, targets: bool) -> tuple[Decimal, str] | None:
        """The nearest sum and its parts spelled out, where no reading of "the rows above" gives the total; None where one
        does, or where it cannot be told: percentages, several units of measure, blanks."""
        assert total.number is not None
        closest: tuple[Decimal, list[Decimal]] | None = None
        for entries in (self.block, self.section, self.all, self.totals):
            for chosen in (entries, [entry for entry in entries if not entry.is_part]):
                numbers = _addable(chosen, unit, targets=targets)
                if numbers is None:
                    return None
                if not numbers:
                    continue
                said = sum(numbers, Decimal(0))
                if abs(said - total.number) <= _slack(numbers, total):
                    return None
                if closest is None or abs(said - total.number) < abs(closest[0] - total.number):
                    closest = (said, numbers)
        if closest is None:
            return None
        shown = " + ".join(map(format_number, closest[1][:8])) + (" + …" if len(closest[1]) > 8 else "")
        return closest[0], shown


def _addable(entries: Sequence[Entry], unit: str, *, targets: bool) -> list[Decimal] | None:
    """Numbers of the rows counted as the total is; None where they cannot be added up."""
    wanted = fold(unit)
    units = {fold(entry.unit) for entry in entries}
    if not wanted:
        if len(units) > 1:
            return None
        wanted = next(iter(units), "")
    if measure(wanted) == "percent" or "/" in wanted:
        return None
    values = [entry.target if targets else entry.actual for entry in entries if fold(entry.unit) == wanted]
    if any(value.number is None or value.comparator != "=" or value.percent for value in values):
        return None
    return [value.number for value in values if value.number is not None]


def _slack(numbers: Sequence[Decimal], total: Value) -> Decimal:
    """What rounding of the printed figures may explain; whole numbers add up exactly."""
    return Decimal(0) if not total.decimals else Decimal(5).scaleb(-total.decimals - 1) * (len(numbers) + 1)
