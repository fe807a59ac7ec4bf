"""Invented words of units' reports (sayings.yaml): by what a heading asks, with a number or two.

>>> words_for("Công tác kiểm tra, giám sát", 7)[:42]
'Đã tiến hành 4 cuộc kiểm tra, 2 cuộc giám '
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from nhiemky.vietnamese.unicode import fold

FILE = Path(__file__).with_name("sayings.yaml")


def words_for(title: str, seed: int) -> str:
    """A paragraph under the heading `title`; the same seed, the same words. Many units write alike, as they do."""
    asked = fold(title)
    sayings, otherwise = _sayings()
    saying = next((words for keys, words in sayings if any(key in asked for key in keys)), otherwise)
    kind = seed % 7
    n, m = 4 + kind * 3 % 8, 2 + kind % 3
    return saying.format(n=n, m=m, total=n * 4 + 7)


@cache
def _sayings() -> tuple[tuple[tuple[tuple[str, ...], str], ...], str]:
    held = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple((tuple(one["keys"]), one["words"]) for one in held["sayings"]), held["otherwise"]
