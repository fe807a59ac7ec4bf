"""Shortcomings that come back (hạn chế lặp lại), found by what they speak of and not by the letters.

>>> earlier = (Earlier("a", "Sinh hoạt chi bộ có tháng không tổ chức được"), Earlier("b", "Thu đảng phí chậm"))
>>> [(found.id, found.shared) for found in recurrences("Chưa duy trì đều nền nếp sinh hoạt lệ", earlier)]
[('a', ('sinh hoạt chi bộ', 'không đều'))]
>>> recurrences("Chưa bố trí được kho lưu giữ vật tư", earlier)
()

Promise: a proposal with the words that speak for it, never a verdict; a person ties the two or says they differ. Two sentences are near
when they name the same matter (`shortcoming_matters`) and nothing of weight sets them apart, or when enough of their own words agree
where the table knows neither. Symmetric; the same sentence is always found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from rapidfuzz import fuzz

from nhiemky.checking.shortcoming_matters import flattened, manners_in, matters_in, rest_of

LEAST = Fraction(45, 100)
"""Below it two sentences are not shown together."""
_SAME_LETTERS = 88


@dataclass(frozen=True, slots=True)
class Earlier:
    """A shortcoming recorded before: its id and words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """An earlier shortcoming that may have come back. score 0-1; shared: the matters, manners or words both name, for people to read."""

    id: str
    score: Fraction
    shared: tuple[str, ...]


def recurrences(words: str, earlier: Iterable[Earlier]) -> tuple[Likeness, ...]:
    """Earlier ones that speak of the same, the nearest first; equal ones in the order given."""
    found = [likeness for one in earlier if (likeness := likeness_of(words, one)).score >= LEAST]
    return tuple(sorted(found, key=lambda likeness: -likeness.score))


def likeness_of(words: str, other: Earlier) -> Likeness:
    """How near the two are."""
    if fuzz.token_sort_ratio(flattened(words), flattened(other.words)) >= _SAME_LETTERS:
        return Likeness(other.id, Fraction(1), ("lời văn gần như nhau",))
    mine, theirs = set(matters_in(words)), set(matters_in(other.words))
    own, their_own = set(_pairs(rest_of(words))), set(_pairs(rest_of(other.words)))
    manners = [name for name in manners_in(words) if name in manners_in(other.words)]
    rest = Fraction(len(own & their_own), max(1, min(len(own), len(their_own))))
    if mine and theirs:
        common = [name for name in matters_in(words) if name in theirs]
        if not common:
            return Likeness(other.id, Fraction(0), ())
        share = Fraction(len(common), len(mine | theirs))
        apart = Fraction(1, 10) if len(own) > 2 and len(their_own) > 2 and not own & their_own else Fraction(0)
        score = Fraction(1, 5) + share * Fraction(2, 5) + Fraction(1, 5) * bool(manners) + rest * Fraction(1, 5) - apart
        return Likeness(other.id, max(Fraction(0), min(Fraction(1), score)), (*common, *manners))
    if len(own & their_own) < 2:
        return Likeness(other.id, Fraction(0), ())
    shared = tuple(pair for pair in _pairs(rest_of(words)) if pair in their_own)
    whole = Fraction(2 * len(own & their_own), len(own) + len(their_own))
    return Likeness(other.id, whole * Fraction(4, 5) + Fraction(1, 5) * bool(manners), shared + tuple(manners))


def _pairs(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Neighbouring syllables: most Vietnamese words are two."""
    return tuple(dict.fromkeys(f"{first} {second}" for first, second in pairwise(syllables)))
