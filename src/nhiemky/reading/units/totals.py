"""Total rows of a table against the rows above them.

>>> def row(actual):
...     return Row("", "Lớp học", "lớp", BLANK, Value(actual, Decimal(actual)), "", "Phụ lục", 1, "", "")
>>> above = [(row("3"), False), (row("5"), False)]
>>> mismatch([above], "lớp", Value("9", Decimal(9)), targets=False)
(Decimal('8'), '3 + 5')
>>> mismatch([above], "lớp", Value("8", Decimal(8)), targets=False) is None
True
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

__all__ = ["BLANK", "Group", "mismatch"]

Group = Sequence[tuple[Row, bool]]
"""Rows that a total may be of; True for a "trong đó" row, already within the row above it."""

_SHOWN = 8


def mismatch(groups: Iterable[Group], unit: str, total: Value, *, targets: bool) -> tuple[Decimal, str] | None:
    """The nearest sum and its parts spelled out, where no group of rows, with or without their parts, gives the total.

    None where one does, and where it cannot be told: percentages, several units of measure, blanks, "từ 5 trở lên".
    """
    assert total.number is not None
    closest: tuple[Decimal, Sequence[Decimal]] | None = None
    for group in groups:
        for rows in ([row for row, _ in group], [row for row, is_part in group if not is_part]):
            numbers = _addable(rows, unit, targets=targets)
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
    said, parts = closest
    return said, " + ".join(map(format_number, parts[:_SHOWN])) + (" + …" if len(parts) > _SHOWN else "")


def _addable(rows: Sequence[Row], unit: str, *, targets: bool) -> list[Decimal] | None:
    """Numbers of the rows counted as the total is; None where they cannot be added up."""
    wanted = fold(unit)
    if not wanted:
        units = {fold(row.unit_of_measure) for row in rows}
        if len(units) > 1:
            return None
        wanted = next(iter(units), "")
    if measure(wanted) == "percent" or "/" in wanted:
        return None
    values = [row.target if targets else row.actual for row in rows if fold(row.unit_of_measure) == wanted]
    if any(value.number is None or value.comparator != "=" or value.percent for value in values):
        return None
    return [value.number for value in values if value.number is not None]


def _slack(numbers: Sequence[Decimal], total: Value) -> Decimal:
    """What rounding of the printed figures may explain; whole numbers add up exactly."""
    return Decimal(0) if not total.decimals else Decimal(5).scaleb(-total.decimals - 1) * (len(numbers) + 1)
