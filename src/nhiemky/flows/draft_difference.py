"""Two versions of a text beside each other: each paragraph's words on the left as they were, on the right as they are.

>>> from nhiemky.flows.revision_difference import word_changes
>>> (pair,) = side_by_side(word_changes("Kết nạp 13 đảng viên.", "Kết nạp 14 đảng viên."))
>>> [(piece.kind, piece.words) for piece in pair.left], [(piece.kind, piece.words) for piece in pair.right]
([('same', 'Kết nạp'), ('removed', '13'), ('same', 'đảng viên.')], [('same', 'Kết nạp'), ('added', '14'), ('same', 'đảng viên.')])

Promise: the left column read down is the old text, the right one the new; a paragraph that came or went has the other side empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from nhiemky.flows.revision_difference import Change


@dataclass(frozen=True, slots=True)
class Pair:
    """One paragraph. changed: its words differ."""

    left: tuple[Change, ...]
    right: tuple[Change, ...]

    @property
    def changed(self) -> bool:
        return self.left != self.right


def side_by_side(changes: Sequence[Change]) -> tuple[Pair, ...]:
    """By paragraph, in order."""
    found = []
    for _, group in groupby(changes, key=lambda change: change.paragraph):
        pieces = tuple(group)
        found.append(Pair(tuple(one for one in pieces if one.kind != "added"), tuple(one for one in pieces if one.kind != "removed")))
    return tuple(found)
