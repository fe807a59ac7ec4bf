"""One total and the stretch that lists its parts: which reading of the stretch holds.

What it promises: the reading that comes nearest to the total; of two as near, the surer. A stretch that lists no two
parts gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.clauses import clauses_between, stands_outside
from nhiemky.reading.figures.counts import Count, counts_between, is_time, shared_noun
from nhiemky.reading.figures.exhaustive import are_owned, is_about, is_complement, is_family, is_hedged, is_partial
from nhiemky.reading.figures.parts import Part, as_part, part_of

_LOWER_BOUND = re.compile(r" ?(?:đến|[-–]) ?\d{1,3} tuổi")
_ALSO_WITH = re.compile(r", (?:với|cùng)(?: tổng số)? (?=\d)")


def breakdown(
    document: SourceDocument, counts: Sequence[Count], total: Count, start: int, end: int, *, exhaustive: bool, open_end: bool
) -> Quantity | None:
    """The quantity that clean[start:end] makes of the total.

    exhaustive   gồm, a colon, brackets; not "trong đó"
    open_end     no bracket closes the list: it may end before its sentence does
    """
    clean = document.clean
    stretches = [(start, end)]
    semicolon = clean.find(";", start, end)
    if open_end and semicolon >= 0 and stands_outside(clean, start, semicolon):
        stretches.insert(0, (start, semicolon))  # the list may end with its clause: "A 23 kỳ, gồm 9 và 14; B 33 kỳ"
    if open_end and (also := _ALSO_WITH.search(clean, start, end)):
        stretches.insert(0, (start, also.start()))  # "gồm 07 đảng bộ và 11 chi bộ, với 1.340 đảng viên"
    best: tuple[Decimal, list[Part], bool] | None = None
    for first, last in stretches:
        for parts, sure in _readings(clean, counts, total, first, last):
            if len(parts) < 2:
                continue
            gap = abs(total.value - sum((part.value for part in parts), Decimal(0)))
            if best is None or gap < best[0]:
                best = (gap, parts, sure)
        if best is not None and (best[0] == 0 or best[2]):
            break
    if best is None:
        return None
    _, parts, sure = best
    owned = not exhaustive and sure and are_owned(parts) and sum((part.value for part in parts), Decimal(0)) > total.value
    decided = exhaustive and sure and not is_hedged(clean, total, start, parts[-1].end)
    if not exhaustive:
        alike = len({bool(part.shared) for part in parts}) == 1
        decided = sure and alike and is_complement([part.words for part in parts]) and not is_about(clean, total)
    decided = owned or (decided and not is_partial(parts))
    return sum_quantity(document, total, parts, decided=decided, some=not exhaustive, certain=sure)


def _readings(clean: str, counts: Sequence[Count], total: Count, start: int, end: int) -> Iterator[tuple[list[Part], bool]]:
    """The ways in which the stretch may list parts, surest first, each with whether it is sure."""
    inside = [
        count
        for count in counts_between(counts, start, end)
        if not count.percent and not is_time(count) and (count.words or not _LOWER_BOUND.match(clean, count.end))
    ]
    if len(inside) < 2:
        return
    clauses = clauses_between(clean, start, end)
    if len(clauses) > 1:
        parts = [part for clause in clauses if (part := part_of(clean, inside, total, *clause)) is not None]
        yield parts, len(parts) == len(clauses)
    top = [count for count in inside if stands_outside(clean, start, count.start)]
    same = [count for count in top if shared_noun(total, count)]
    if same:
        yield [as_part(clean, total, count, start) for count in same], len(same) == len(top) and len(clauses) == 1
    within = [count for count in inside if count not in top and shared_noun(total, count)]
    if not same and len(within) == len(top) > 1:  # "trong đó: 05 đội A (150 người), 04 đội B (120 người)"
        yield [as_part(clean, total, count, start) for count in within], True
    if len(top) > len(same):
        parts = [as_part(clean, total, count, start) for count in top]
        one_kind = len({bool(part.shared) for part in parts}) == 1
        yield parts, len(clauses) == 1 and one_kind and (is_complement([part.words for part in parts]) or is_family(total, top))
