"""Collectives tied by shared heads, as the choices they leave: alike bundles side by side, so that any of them may be the one.

What it promises: bundles of one `Alike` have the same structure, place by place: exchanging two of them changes nothing but the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.checking.ratings.repair_model import Problem
from nhiemky.checking.ratings.repair_parts import Part


@dataclass(frozen=True, slots=True)
class Role:
    """The collectives (candidates) that play one part in alike bundles, and those of them that the solution lowers."""

    group: str
    members: tuple[int, ...]
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Bundles of one structure, of which the solution lowers something."""

    roles: tuple[Role, ...]

    @property
    def settled(self) -> bool:
        """Nothing left to choose."""
        return all(len(role.members) == len(role.chosen) for role in self.roles)


def alike_bundles(problem: Problem, part: Part, chosen: Sequence[int]) -> list[Alike]:
    """In the order of their first bundles; bundles of which nothing is lowered stand among their likes."""
    taken = set(chosen)
    shapes: dict[object, list[list[list[int]]]] = {}
    for bundle in part.bundles:
        places = _places(problem, part, bundle)
        shapes.setdefault(_shape(problem, part, places), []).append(places)
    found = []
    for alike in shapes.values():
        roles = []
        for at in range(len(alike[0])):
            members = tuple(sorted(c for places in alike for c in places[at]))
            lowered = tuple(c for c in members if c in taken)
            if lowered:
                roles.append(Role(problem.candidates[members[0]].group, members, lowered))
        if roles:
            found.append(Alike(tuple(roles)))
    return found


def _places(problem: Problem, part: Part, bundle: Sequence[int]) -> list[list[int]]:
    """Members with the same group and the same heads share a place; places in an order that does not depend on names."""
    equal: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for c in bundle:
        equal.setdefault((problem.candidates[c].group, problem.candidates[c].pulls), []).append(c)
    shared: dict[int, int] = {}
    for c in bundle:
        for head in problem.candidates[c].pulls:
            shared[head] = shared.get(head, 0) + 1

    def look(key: tuple[str, tuple[int, ...]]) -> tuple[str, list[tuple[str, int]], int]:
        return key[0], sorted((part.label(problem.home[head]), shared[head]) for head in key[1]), len(equal[key])

    return [equal[key] for key in sorted(equal, key=look)]


def _shape(problem: Problem, part: Part, places: Sequence[Sequence[int]]) -> object:
    """The places' groups and sizes, and of each head its home and the places it heads: equal for bundles that can be exchanged."""
    heads: dict[int, list[int]] = {}
    for at, members in enumerate(places):
        for head in problem.candidates[members[0]].pulls:
            heads.setdefault(head, []).append(at)
    return (
        tuple((problem.candidates[members[0]].group, len(members)) for members in places),
        tuple(sorted((part.label(problem.home[head]), tuple(at)) for head, at in heads.items())),
    )
