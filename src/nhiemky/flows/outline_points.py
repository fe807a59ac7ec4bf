"""Which points of an outline's item a text touches ("Đề cương yêu cầu 5 ý, đã có 4").

>>> points = ("4.1. Tổ chức đảng, sinh hoạt chi bộ", "4.2. Kết nạp đảng viên")
>>> [(point.words, point.met) for point in points_of("Sinh hoạt chi bộ hằng tháng đạt 98,4%.", points)]
[('Tổ chức đảng, sinh hoạt chi bộ', True), ('Kết nạp đảng viên', False)]

A hint for who writes, never a finding: half of a point's word pairs said somewhere is enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.unicode import fold

_CLAUSE = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class PointMet:
    """One point asked, and whether the text speaks of it."""

    words: str
    met: bool


def points_of(text: str, points: Sequence[str]) -> tuple[PointMet, ...]:
    """points: heading lines with their numbers."""
    said = f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "
    return tuple(PointMet(words, _speaks_of(said, words)) for words in map(_plain, points))


def _plain(point: str) -> str:
    label = parse_label(point)
    return point[label.end :].strip() if label else point


def _speaks_of(said: str, words: str) -> bool:
    """Any clause of the point half said: "sinh hoạt chi bộ" of "tổ chức đảng, sinh hoạt chi bộ"."""
    for clause in _CLAUSE.split(fold(words)):
        tokens = re.findall(r"[a-z0-9]+", clause)
        pairs = [" ".join(pair) for pair in pairwise(tokens)] or tokens
        if pairs and 2 * sum(f" {pair} " in said for pair in pairs) >= len(pairs):
            return True
    return False
