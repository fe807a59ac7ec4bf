"""A figure opened by branch (khối) and unit, each branch's own figure made by the indicator's method.

>>> from decimal import Decimal
>>> from nhiemky.domain.consolidation import BLANK, Part
>>> from nhiemky.domain.figure import Value
>>> def part(unit, branch, n):
...     return Part(unit, f"{unit}.xlsx", "", "E5", BLANK, Value(str(n), Decimal(n)), branch=branch, counted=True)
>>> parts = (part("A", "Sở", 3), part("B", "Ga", 5), part("C", "Sở", 1))
>>> row = ConsolidatedIndicator("Kết nạp", "đảng viên", "sum", BLANK, BLANK, None, parts)
>>> [(branch.name, branch.actual.raw, branch.counted) for branch in branches(row)]
[('Sở', '4', 2), ('Ga', '5', 1)]

Promise: every part stands in exactly one branch, biggest first; where figures add up, so do the branches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.consolidating.rollup import roll_up
from nhiemky.consolidating.status import judge
from nhiemky.domain.consolidation import ConsolidatedIndicator, Part
from nhiemky.domain.figure import BLANK, Value

NO_BRANCH = "Đơn vị khác"


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of one indicator. versus: as the indicator's, "" where it cannot be compared."""

    name: str
    target: Value
    actual: Value
    versus: str
    parts: tuple[Part, ...]

    @property
    def counted(self) -> int:
        """Units behind the figure."""
        return sum(part.counted for part in self.parts)


def branches(
    indicator: ConsolidatedIndicator, numerator: ConsolidatedIndicator | None = None, denominator: ConsolidatedIndicator | None = None
) -> tuple[Branch, ...]:
    """numerator, denominator: the two indicators a ratio is made of, where it is made of two."""
    names = dict.fromkeys(part.branch or NO_BRANCH for part in indicator.parts)
    order = [name for name in names if name != NO_BRANCH] + [name for name in names if name == NO_BRANCH]
    return tuple(_branch(name, indicator, numerator, denominator) for name in order)


def _branch(
    name: str, indicator: ConsolidatedIndicator, numerator: ConsolidatedIndicator | None, denominator: ConsolidatedIndicator | None
) -> Branch:
    parts = _of(indicator.parts, name)
    taken = [part for part in parts if part.counted or not indicator.by_cut_off]
    over = (_of(numerator.parts, name), _of(denominator.parts, name)) if numerator and denominator else None
    total = roll_up(indicator.statement, indicator.unit_of_measure, indicator.method, taken, over)
    target = total.target if not total.target.is_blank or not _shares(indicator) else indicator.target
    judgement = judge(target, total.actual, indicator.unit_of_measure, indicator.direction)
    versus = judgement.versus if judgement.status and not total.actual.is_blank and not target.is_blank else ""
    return Branch(name, target, total.actual, versus, tuple(sorted(parts, key=_size)))


def _shares(indicator: ConsolidatedIndicator) -> bool:
    """A share's target is every branch's; a sum's is not."""
    return indicator.method in ("ratio", "mean_unweighted") and indicator.target != BLANK


def _of(parts: Sequence[Part], name: str) -> list[Part]:
    return [part for part in parts if (part.branch or NO_BRANCH) == name]


def _size(part: Part) -> tuple[bool, object, str]:
    number = part.actual.number
    return number is None, -number if number is not None else 0, part.unit


def versus_of(part: Part, indicator: ConsolidatedIndicator) -> str:
    """How one unit's figure compares with its own target; "" where it cannot."""
    judgement = judge(part.target, part.actual, indicator.unit_of_measure or part.unit_of_measure, indicator.direction)
    return judgement.versus if part.status in ("vượt", "đạt", "chưa đạt") else ""
