"""Parts of a total: what a clause or a count says of the total's noun.

What it promises: a part has the stretch that says so and a label, its owner or its attribute; a clause that says nothing
of the noun gives None, one that denies it ("không kết nạp hội viên") gives 0.

>>> clean = "Mở 12 lớp, gồm: Chi bộ A 5 lớp"
>>> total, five = Count(3, 5, 9, Decimal(12), False, ("lớp",)), Count(25, 26, 30, Decimal(5), False, ("lớp",))
>>> part = part_of(clean, [five], total, 16, 30)
>>> part.value, part.label, part.shared
(Decimal('5'), 'Chi bộ A', 1)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.reading.figures.clauses import stands_outside
from nhiemky.reading.figures.counts import Count, counts_between, is_time, noun_beginning, shared_noun
from nhiemky.reading.figures.families import is_kin
from nhiemky.reading.figures.vocabulary import phrases

_ZERO = re.compile(r"\b(?:không|chưa)\s+([^;()\n\d]{2,60})", re.IGNORECASE)
_GENERIC = phrases("đồng chí|người|trường hợp|đơn vị|cơ quan|tổ chức|cuộc|lượt")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its value, the stretch that says so, whom or what it belongs to, how surely it counts the same noun."""

    value: Decimal
    start: int
    end: int
    label: str
    shared: int
    words: tuple[str, ...]


def part_of(clean: str, inside: Sequence[Count], total: Count, start: int, end: int) -> Part | None:
    """What one clause says of the total's noun: its best count, or 0 for "không kết nạp hội viên"."""
    here = counts_between(inside, start, end)
    outer = [count for count in here if stands_outside(clean, start, count.start)]
    for candidates in (outer, here):
        scored = [(shared_noun(total, count), -count.start, count) for count in candidates]
        best = max(scored, default=None, key=lambda item: item[:2])
        if best is not None and best[0]:
            count = best[2]
            return Part(count.value, start, count.end, _label(clean, start, count.start), best[0], count.words)
    if len(outer) == 1 and not outer[0].words:
        return Part(outer[0].value, start, outer[0].number_end, _label(clean, start, outer[0].start), 1, ())
    if len(outer) == 1 and is_kin(total, outer[0]):
        return Part(outer[0].value, start, outer[0].end, _label(clean, start, outer[0].start), 0, outer[0].words)
    if not here and (zero := _ZERO.search(clean, start, end)) and noun_beginning(total) in zero[1].lower():
        return Part(Decimal(0), start, zero.start(1) + len(zero[1].rstrip()), _label(clean, start, zero.start()), 1, ())
    return None


def as_part(clean: str, total: Count, count: Count, start: int) -> Part:
    """A count as a part; what stands before it names it where its own noun does not ("khiển trách 26 đồng chí")."""
    shared = shared_noun(total, count)
    before = max(
        start,
        clean.rfind(",", start, count.start) + 1,
        clean.rfind(" và ", start, count.start) + 4,
        clean.rfind(";", start, count.start) + 1,
    )
    while before < count.start and clean[before].isspace():
        before += 1
    own = " ".join(count.words[shared:])
    led = _label(clean, before, count.start)
    generic = not own or " ".join(count.words) in _GENERIC
    first = before if led and generic and len(led) <= _LONGEST_LABEL else count.start
    return Part(count.value, first, count.end, (led or own or " ".join(count.words)) if generic else own, shared, count.words)


def _label(clean: str, start: int, end: int) -> str:
    return " ".join(clean[start:end].partition("(")[0].split()).strip(" ,:;-") if end > start else ""


def may_be_total(count: Count) -> bool:
    """Counts two or more things: no percent, no length of time, no bare number."""
    return not count.percent and bool(count.words) and count.value >= 2 and not is_time(count)
