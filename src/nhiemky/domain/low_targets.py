"""Low targets gathered over units, with their causes (chỉ tiêu đạt thấp và nguyên nhân), as values.

>>> unit = LowUnit("Chi bộ Đài", "", "CT01", "25", "9", "Chậm", causes=(Cause("Thiếu nguồn", "dự báo", ("Cán bộ, nhân lực",)),))
>>> low = LowTarget("Kết nạp đảng viên mới", "đảng viên", (unit,), 4)
>>> low.said, low.themes
('1/4 đơn vị', (('Cán bộ, nhân lực', 1),))
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Why, in the unit's own words; where it was said; themes it speaks of."""

    words: str
    where: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LowUnit:
    """One unit behind with one target. place: its uuid; target with its first level where it was changed; forecast: reason, "" none."""

    unit: str
    place: str
    code: str
    target: str
    actual: str
    status: str
    arithmetic: str = ""
    forecast: str = ""
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class LowTarget:
    """An indicator with the units behind it, slowest first. whole: units that can be judged by it."""

    statement: str
    unit_of_measure: str
    units: tuple[LowUnit, ...]
    whole: int

    @property
    def said(self) -> str:
        return f"{len(self.units)}/{max(self.whole, len(self.units))} đơn vị"

    @property
    def hard(self) -> int:
        """Units that foretell it to be hard."""
        return sum(bool(unit.forecast) for unit in self.units)

    @property
    def themes(self) -> tuple[tuple[str, int], ...]:
        """(theme, units that speak of it), the most named first."""
        counts: Counter[str] = Counter()
        for unit in self.units:
            counts.update({theme for cause in unit.causes for theme in cause.themes})
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
