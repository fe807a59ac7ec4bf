"""Among whom people choose: the widest pools of which any choice gives the smallest repair.

>>> part = Part({"Sở": 1}, {}, (Sort("Sở", (), (0, 1)), Sort("Sở", ("",), (2,))))
>>> [(pool.sorts, pool.take) for pool in pools_of(part, [1, 0], 0, {})]
[((0,), 1)]

A pool begins as the members of one sort, as many as the solution takes of it. Another sort of the same group joins where every way to
spread the pool's number over it still costs the optimum: shown by bounds where each head group is surely short of room or surely not,
else by trying every way (up to a number). Pools may overlap: "2 of a, b, c; and 1 of a, b, c, d that is not among them".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from nhiemky.checking.ratings.repair_parts import Part, Sort

TRIES = 2_000
"""Ways to spread that are tried before a wider pool is given up."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Choose `take` among the members of these sorts (positions in the part's `sorts`)."""

    sorts: tuple[int, ...]
    take: int


def pools_of(part: Part, counts: Sequence[int], cost: int, already: Mapping[str, int]) -> list[Pool]:
    """counts: how many of each sort the solution lowers. cost: beyond all needs, by the sorts alone.
    already: home -> heads that shared ones pull there whatever is chosen."""
    pools = [Pool((i,), count) for i, count in enumerate(counts) if count]
    for at in range(len(pools)):
        for i, sort in enumerate(part.sorts):
            if i not in pools[at].sorts and sort.group == part.sorts[pools[at].sorts[0]].group:
                wider = [*pools[:at], Pool(tuple(sorted((*pools[at].sorts, i))), pools[at].take), *pools[at + 1 :]]
                if _all_cost(part, wider, cost, already):
                    pools = wider
    merged: dict[tuple[int, ...], int] = {}
    for pool in pools:
        merged[pool.sorts] = merged.get(pool.sorts, 0) + pool.take
    return [Pool(*pool) for pool in merged.items()]


def _all_cost(part: Part, pools: Sequence[Pool], cost: int, already: Mapping[str, int]) -> bool:
    """Whether every choice from the pools costs the same `cost`."""
    full, free = {}, {}
    for home, room in part.homes.items():
        low, high = (sum(_pulled(part, pool, home, most) for pool in pools) + already.get(home, 0) for most in (False, True))
        full[home], free[home] = low >= room, high <= room
    if all(full[home] or free[home] for home in part.homes):
        return all(len({_weight(part.sorts[i], full) for i in pool.sorts}) == 1 for pool in pools)
    if prod(_count(part, pool) for pool in pools) > TRIES:  # asked first: to list them all would never end
        return False
    return all(_cost(part, spread, already) == cost for spread in _spreads(part, pools))


def _count(part: Part, pool: Pool) -> int:
    """Ways to take the pool's number from its sorts, counted sort by sort and never listed."""
    ways = [1] + [0] * pool.take
    for i in pool.sorts:
        most = len(part.sorts[i].members)
        ways = [sum(ways[taken - some] for some in range(min(most, taken) + 1)) for taken in range(pool.take + 1)]
    return ways[pool.take]


def _weight(sort: Sort, full: Mapping[str, bool]) -> int:
    return sort.fixed + sum(1 for home in sort.homes if home and full[home])


def _pulled(part: Part, pool: Pool, home: str, most: bool) -> int:
    """Heads of `home` pulled at most (least) by a choice from the pool."""
    left, pulled = pool.take, 0
    for each, size in sorted(((part.sorts[i].homes.count(home), len(part.sorts[i].members)) for i in pool.sorts), reverse=most):
        taken = min(left, size)
        left -= taken
        pulled += taken * each
    return pulled


def _spreads(part: Part, pools: Sequence[Pool]) -> Iterator[dict[int, int]]:
    """How many of each sort, for every choice from the pools, which never take the same member twice."""
    for ways in product(*(list(_ways(part, pool.sorts, pool.take)) for pool in pools)):
        total: dict[int, int] = {}
        for pool, way in zip(pools, ways, strict=True):
            for i, count in zip(pool.sorts, way, strict=True):
                total[i] = total.get(i, 0) + count
        if all(count <= len(part.sorts[i].members) for i, count in total.items()):
            yield total


def _ways(part: Part, sorts: Sequence[int], take: int) -> Iterator[tuple[int, ...]]:
    if len(sorts) == 1:
        if take <= len(part.sorts[sorts[0]].members):
            yield (take,)
        return
    for first in range(min(take, len(part.sorts[sorts[0]].members)) + 1):
        for rest in _ways(part, sorts[1:], take - first):
            yield (first, *rest)


def _cost(part: Part, spread: Mapping[int, int], already: Mapping[str, int]) -> int:
    cost = sum(count * part.sorts[i].fixed for i, count in spread.items())
    for home, room in part.homes.items():
        pulled = already.get(home, 0) + sum(count * part.sorts[i].homes.count(home) for i, count in spread.items())
        cost += max(0, pulled - room)
    return cost
