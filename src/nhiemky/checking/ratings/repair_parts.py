"""The problem cut into independent parts, and equal collectives put together.

What it promises: two collectives of one `Sort` are interchangeable: same group, and their heads (who head nothing else that may go down)
cost the same. A head group with room for every head that could be pulled in it costs nothing, whatever is chosen: it is `SPARE`, and ties
nothing together. Collectives tied by a shared head form a `Bundle`. Parts share neither a collective group nor a head group
whose need a lowered head may serve, so the smallest repair of the whole is the sum of theirs.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from nhiemky.checking.ratings.repair_model import Candidate, Problem

SPARE = "\0"
"""Stands for every head group that has room whatever is chosen."""


@dataclass(frozen=True, slots=True)
class Sort:
    """members: candidates (positions in `Problem.candidates`). homes: sorted, where each pulled head serves a need, "" none (costs one);
    heads of groups with room to spare are left out."""

    group: str
    homes: tuple[str, ...]
    members: tuple[int, ...]

    @property
    def fixed(self) -> int:
        """Changes that each of them adds for certain."""
        return self.homes.count("")


@dataclass(frozen=True, slots=True)
class Part:
    """groups: collective group -> how many must go down. homes: head group -> how many of it must go down anyway (none with room to
    spare)."""

    groups: dict[str, int]
    homes: dict[str, int]
    sorts: tuple[Sort, ...]
    bundles: tuple[tuple[int, ...], ...] = ()

    def label(self, home: str) -> str:
        """The home as far as it matters here."""
        return home if not home or home in self.homes else SPARE


@dataclass(slots=True)
class _Sets:
    """Disjoint sets of whatever can be a key."""

    parent: dict[Hashable, Hashable] = field(default_factory=dict)

    def find(self, key: Hashable) -> Hashable:
        self.parent.setdefault(key, key)
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, keys: Iterable[Hashable]) -> None:
        first, *others = [self.find(key) for key in keys]
        for other in others:
            self.parent[self.find(other)] = self.find(first)


def parts_of(problem: Problem) -> tuple[Part, ...]:
    """In the order their first collective stands in the table."""
    candidates = problem.candidates
    shared = _bundles(candidates)
    spare = _spare(problem)
    alone: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for c, candidate in enumerate(candidates):
        if c not in shared:
            homes = tuple(sorted(home for h in candidate.pulls if (home := problem.home[h]) not in spare))
            alone.setdefault((candidate.group, homes), []).append(c)
    bundles: dict[int, list[int]] = {}
    for c, first in shared.items():
        bundles.setdefault(first, []).append(c)
    ties = _Sets()
    for group, homes in alone:
        ties.join([("g", group), *(("h", home) for home in homes if home)])
    for members in bundles.values():
        for c in members:
            homes = tuple(home for h in candidates[c].pulls if (home := problem.home[h]) not in spare)
            ties.join([("g", candidates[members[0]].group), ("g", candidates[c].group), *(("h", home) for home in homes if home)])
    sorts: dict[Hashable, list[Sort]] = {}
    for (group, homes), members in alone.items():
        sorts.setdefault(ties.find(("g", group)), []).append(Sort(group, homes, tuple(members)))
    tied: dict[Hashable, list[tuple[int, ...]]] = {}
    for members in bundles.values():
        tied.setdefault(ties.find(("g", candidates[members[0]].group)), []).append(tuple(members))
    parts: dict[Hashable, tuple[dict[str, int], dict[str, int]]] = {}
    for candidate in candidates:
        groups, homes_of = parts.setdefault(ties.find(("g", candidate.group)), ({}, {}))
        groups[candidate.group] = problem.need["collective", candidate.group]
        for h in candidate.pulls:
            if problem.home[h] and problem.home[h] not in spare:
                homes_of[problem.home[h]] = problem.need["individual", problem.home[h]]
    return tuple(Part(*part, tuple(sorts.get(root, ())), tuple(tied.get(root, ()))) for root, part in parts.items())


def _spare(problem: Problem) -> frozenset[str]:
    """Head groups whose need takes all heads that could be pulled at once: of each collective group as many as it must lower."""
    pulled: dict[tuple[str, str], list[int]] = {}
    for candidate in problem.candidates:
        homes = [problem.home[h] for h in candidate.pulls]
        for home in dict.fromkeys(homes):
            pulled.setdefault((home, candidate.group), []).append(homes.count(home))
    most: dict[str, int] = {}
    for (home, group), numbers in pulled.items():
        most[home] = most.get(home, 0) + sum(sorted(numbers)[-problem.need["collective", group] :])
    return frozenset(home for home, number in most.items() if home and number <= problem.need["individual", home])


def _bundles(candidates: tuple[Candidate, ...]) -> dict[int, int]:
    """Candidate -> first candidate of its bundle, for those who share a head with another."""
    ties = _Sets()
    by_head: dict[int, list[int]] = {}
    for c, candidate in enumerate(candidates):
        for head in candidate.pulls:
            by_head.setdefault(head, []).append(c)
    for members in by_head.values():
        if len(members) > 1:
            ties.join(members)
    roots: dict[Hashable, int] = {}
    return {c: roots.setdefault(ties.find(c), c) for c in range(len(candidates)) if c in ties.parent}
