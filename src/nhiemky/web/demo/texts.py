"""Invented words of units' reports (sayings.yaml): by what a heading asks, with a number or two that differ from unit to unit.

>>> said = words_for("Công tác kiểm tra, giám sát", "Chi bộ Ga Nam", 7)
>>> said.startswith("Chi bộ Ga Nam đã tiến hành 13 cuộc kiểm tra")
True
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from nhiemky.vietnamese.unicode import fold

FILE = Path(__file__).with_name("sayings.yaml")


def words_for(title: str, unit: str, seed: int) -> str:
    """A paragraph under the heading `title`; the same seed, the same words."""
    asked = fold(title)
    sayings, otherwise = _sayings()
    saying = next((words for keys, words in sayings if any(key in asked for key in keys)), otherwise)
    n, m = 4 + (seed * 5) % 9 + seed % 3, 2 + (seed * 3) % 5
    return saying.format(unit=unit, n=n, m=m, total=n * 4 + 7)


@cache
def _sayings() -> tuple[tuple[tuple[tuple[str, ...], str], ...], str]:
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple((tuple(one["keys"]), one["words"]) for one in held["sayings"]), held["otherwise"]
