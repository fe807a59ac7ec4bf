"""A claim about speed, and how contenders are timed: interleaved, medians, in one run.

>>> from bench.claims import Claim
>>> str(Claim("reads a workbook", 4.2, "<=", 5.0, "x floor"))
'holds  reads a workbook: 4.20 x floor (goal <= 5.00)'
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Claim:
    """One ratio and its goal."""

    what: str
    figure: float
    operator: Literal["<=", ">="]
    goal: float
    unit: str

    @property
    def holds(self) -> bool:
        return self.figure <= self.goal if self.operator == "<=" else self.figure >= self.goal

    def __str__(self) -> str:
        verdict = "holds" if self.holds else "FAILS"
        return f"{verdict}  {self.what}: {self.figure:.2f} {self.unit} (goal {self.operator} {self.goal:.2f})"


def medians(contenders: Mapping[str, Callable[[], object]], rounds: int = 5) -> dict[str, float]:
    """Seconds of each contender: one warm call each, then `rounds` interleaved ones, the median."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for call in contenders.values():
        call()
    for _ in range(rounds):
        for name, call in contenders.items():
            gc.collect()
            began = time.perf_counter()
            call()
            taken[name].append(time.perf_counter() - began)
    return {name: statistics.median(times) for name, times in taken.items()}


def table(title: str, seconds: Mapping[str, float], *, per: float = 1.0, unit: str = "ms", floor: str | None = None) -> None:
    """Print what each contender took."""
    print(f"\n{title}")
    least = seconds[floor] if floor else None
    for name, value in seconds.items():
        ratio = f"{value / least:8.2f} x floor" if least else ""
        print(f"  {name:44}{value / per * 1000:12.3f} {unit}{ratio}")
