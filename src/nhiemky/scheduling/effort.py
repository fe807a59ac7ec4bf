"""What a campaign costs its units in time, before it leaves the office (gánh nặng của đợt).

>>> effort = effort_of(headings=8, figures=12, known=4, minutes_per_heading=Decimal(25), minutes_per_figure=Decimal(6))
>>> effort.minutes, effort.hours, effort.figures, effort.known
(Decimal('248'), Decimal('4.1'), 12, 4)

Figures that the unit has reported elsewhere for the same period are taken over with one button: they cost no minutes here, and are said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Effort:
    """Of one unit, or of all of them."""

    headings: int
    figures: int
    known: int
    minutes: Decimal

    @property
    def hours(self) -> Decimal:
        return (self.minutes / 60).quantize(_TENTH, ROUND_HALF_UP)


def effort_of(*, headings: int, figures: int, known: int, minutes_per_heading: Decimal, minutes_per_figure: Decimal) -> Effort:
    """`known` at most counts as many as there are figures."""
    known = min(known, figures)
    return Effort(headings, figures, known, headings * minutes_per_heading + (figures - known) * minutes_per_figure)


def all_effort(efforts: Iterable[Effort]) -> Effort:
    """The sum."""
    every = list(efforts)
    return Effort(
        sum(one.headings for one in every), sum(one.figures for one in every), sum(one.known for one in every),
        sum((one.minutes for one in every), Decimal(0)),
    )  # fmt: skip
