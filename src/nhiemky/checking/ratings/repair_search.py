"""The part of a repair that is no flow (heads of several collectives, several heads who serve needs): searched to a proven optimum.

What it promises: the answer is feasible always, and smallest whenever `proven`. The sorts and bundles are decided one after another; states
that differ only in how they were reached are one (the cheapest stays), and a state goes when even the multipliers' bound (Lagrange: needs
priced instead of enforced, in whole numbers) cannot beat what is already in hand. Only the limit on steps can end it unproven.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from nhiemky.checking.ratings.repair_model import Problem
from nhiemky.checking.ratings.repair_parts import Part

STEPS = 400_000
"""States looked at before the search settles for what it has."""
OPTIONS = 5_000
"""Ways to lower one bundle before it is too large to list."""
_SCALE = 5_040
_ROUNDS = 120

State = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """One way to lower (part of) an item: candidates chosen, how many of each group, heads pulled in each home, sure extra changes."""

    chosen: tuple[int, ...]
    lowers: tuple[int, ...]
    pulls: tuple[int, ...]
    fixed: int


@dataclass(frozen=True, slots=True)
class Found:
    """chosen: candidates that go down; cost: changes beyond the needs of all groups."""

    chosen: tuple[int, ...]
    cost: int
    proven: bool


def search(problem: Problem, part: Part, steps: int = STEPS) -> Found:
    """The smallest repair of one part."""
    best = greedy(problem, part)
    best_cost = cost_of(problem, part, best)
    items, complete = _items(problem, part)
    needs, frees = tuple(part.groups.values()), tuple(part.homes.values())
    prices, rents = _multipliers(items, needs, frees, best_cost)
    ahead = _suffixes(items, prices, rents)
    room = _rooms(items, len(needs))
    states: dict[State, tuple[int, object]] = {(needs, frees): (0, None)}
    for at, options in enumerate(items):
        following: dict[State, tuple[int, object]] = {}
        for (left, free), (cost, way) in states.items():
            for option in options:
                steps -= 1
                rest = tuple([n - m for n, m in zip(left, option.lowers, strict=True)])
                if any(n < 0 or n > most for n, most in zip(rest, room[at + 1], strict=True)):
                    continue
                over = sum([p - f for p, f in zip(option.pulls, free, strict=True) if p > f])
                spent = cost + option.fixed + over
                spare = tuple([f - p if f > p else 0 for p, f in zip(option.pulls, free, strict=True)])
                bound = ahead[at + 1] + sum([p * n for p, n in zip(prices, rest, strict=True)])
                bound -= sum([r * f for r, f in zip(rents, spare, strict=True)])
                if spent + max(0, -(-bound // _SCALE)) >= best_cost:
                    continue
                known = following.get((rest, spare))
                if known is None or spent < known[0]:
                    following[rest, spare] = (spent, (way, option.chosen))
        if steps < 0:
            return Found(best, best_cost, best_cost == 0)
        states = following
    if states:
        best_cost, found = min(states.values(), key=lambda value: value[0])
        best = tuple(sorted(_walk(found)))
    return Found(best, best_cost, complete)


def cost_of(problem: Problem, part: Part, chosen: Sequence[int]) -> int:
    """Changes beyond the needs of all groups when these candidates go down with their heads."""
    pulled = {head for c in chosen for head in problem.candidates[c].pulls}
    counts = dict.fromkeys(part.homes, 0)
    lost = 0
    for head in pulled:
        home = part.label(problem.home[head])
        if home in counts:
            counts[home] += 1
        elif not home:
            lost += 1
    return lost + sum(max(0, counts[home] - free) for home, free in part.homes.items())


def greedy(problem: Problem, part: Part) -> tuple[int, ...]:
    """Feasible, not always smallest: the candidate that adds least now, again and again."""
    members = sorted([*(c for sort in part.sorts for c in sort.members), *(c for bundle in part.bundles for c in bundle)])
    left = dict(part.groups)
    pulled: set[int] = set()
    counts = dict.fromkeys(part.homes, 0)
    chosen: list[int] = []

    def adds(c: int) -> int:
        new = [part.label(problem.home[h]) for h in problem.candidates[c].pulls if h not in pulled]
        return sum(1 for home in new if not home or (home in counts and counts[home] >= part.homes[home]))

    while any(left.values()):
        c = min((c for c in members if left[problem.candidates[c].group]), key=lambda c: (adds(c), c))
        members.remove(c)
        chosen.append(c)
        left[problem.candidates[c].group] -= 1
        for head in problem.candidates[c].pulls:
            if head not in pulled:
                pulled.add(head)
                if (home := problem.home[head]) in counts:
                    counts[home] += 1
    return tuple(sorted(chosen))


def _items(problem: Problem, part: Part) -> tuple[list[list[Option]], bool]:
    """What is decided one after another, group by group; False where a bundle has more ways than are listed."""
    order = {group: i for i, group in enumerate(part.groups)}
    homes = {home: i for i, home in enumerate(part.homes)}
    items, complete = [], True
    for sort in sorted(part.sorts, key=lambda sort: order[sort.group]):
        pulls = [sort.homes.count(home) for home in homes]
        items.append(
            [
                Option(
                    sort.members[:k],
                    tuple([k * (i == order[sort.group]) for i in range(len(order))]),
                    tuple([k * each for each in pulls]),
                    k * sort.fixed,
                )
                for k in range(min(len(sort.members), part.groups[sort.group]) + 1)
            ]
        )
    for bundle in sorted(part.bundles, key=lambda bundle: min(order[problem.candidates[c].group] for c in bundle)):
        options: dict[tuple[tuple[int, ...], tuple[int, ...]], Option] = {}
        ways, whole = _ways(problem, bundle)
        complete = complete and whole
        for chosen in ways:
            lowers, pulls, fixed = [0] * len(order), [0] * len(homes), 0
            for c in chosen:
                lowers[order[problem.candidates[c].group]] += 1
            for head in {head for c in chosen for head in problem.candidates[c].pulls}:
                if (home := problem.home[head]) in homes:
                    pulls[homes[home]] += 1
                elif not home:
                    fixed += 1
            key = (tuple(lowers), tuple(pulls))
            if key not in options or fixed < options[key].fixed:
                options[key] = Option(chosen, *key, fixed)
        items.append(list(options.values()))
    return items, complete


def _ways(problem: Problem, bundle: Sequence[int]) -> tuple[Iterator[tuple[int, ...]], bool]:
    """Subsets of the bundle, equal members taken from the front."""
    equal: dict[tuple[str, frozenset[int]], list[int]] = {}
    for c in bundle:
        equal.setdefault((problem.candidates[c].group, frozenset(problem.candidates[c].pulls)), []).append(c)
    kinds = list(equal.values())
    if prod(len(kind) + 1 for kind in kinds) > OPTIONS:
        return iter([(), *((c,) for c in bundle), tuple(bundle)]), False
    counts = product(*(range(len(kind) + 1) for kind in kinds))
    return (tuple(c for kind, k in zip(kinds, taken, strict=True) for c in kind[:k]) for taken in counts), True


def _multipliers(
    items: Sequence[Sequence[Option]], needs: Sequence[int], frees: Sequence[int], best: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Prices of groups' needs and rents of homes (0 to _SCALE) with a good lower bound: subgradient steps that shrink."""
    prices, rents = [0] * len(needs), [0] * len(frees)
    top, kept = -1, (tuple(prices), tuple(rents))
    step = _SCALE
    for _ in range(_ROUNDS):
        short, spare = list(needs), list(frees)
        value = sum(p * n for p, n in zip(prices, needs, strict=True)) - sum(r * f for r, f in zip(rents, frees, strict=True))
        for options in items:
            weight, option = min(((_weight(option, prices, rents), option) for option in options), key=lambda pair: pair[0])
            value += weight
            short = [s - m for s, m in zip(short, option.lowers, strict=True)]
            spare = [f - p for f, p in zip(spare, option.pulls, strict=True)]
        if value > top:
            top, kept = value, (tuple(prices), tuple(rents))
        elif step > 1:
            step = step * 9 // 10
        norm = sum(s * s for s in short) + sum(f * f for f in spare)
        if not norm or top > (best - 1) * _SCALE:
            break
        stride = max(1, min(step, (best * _SCALE - value) // norm + 1))
        prices = [p + stride * s for p, s in zip(prices, short, strict=True)]
        rents = [min(_SCALE, max(0, r - stride * f)) for r, f in zip(rents, spare, strict=True)]
    return kept


def _weight(option: Option, prices: Sequence[int], rents: Sequence[int]) -> int:
    gain = sum([p * n for p, n in zip(prices, option.lowers, strict=True)])
    return option.fixed * _SCALE + sum([r * p for r, p in zip(rents, option.pulls, strict=True)]) - gain


def _suffixes(items: Sequence[Sequence[Option]], prices: Sequence[int], rents: Sequence[int]) -> list[int]:
    """Least weight of the items from each on."""
    sums = [0]
    for options in reversed(items):
        sums.append(sums[-1] + min(_weight(option, prices, rents) for option in options))
    return sums[::-1]


def _rooms(items: Sequence[Sequence[Option]], groups: int) -> list[tuple[int, ...]]:
    """How many of each group the items from each on can still lower."""
    rooms = [(0,) * groups]
    for options in reversed(items):
        rooms.append(tuple(rooms[-1][g] + max(option.lowers[g] for option in options) for g in range(groups)))
    return rooms[::-1]


def _walk(way: object) -> Iterator[int]:
    while isinstance(way, tuple):
        way, chosen = way
        yield from chosen
