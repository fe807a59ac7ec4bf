"""The part of a repair that is a flow: each collective with at most one head whose lowering serves a need of the head's own group.

>>> part = Part({"Sở": 2}, {"Giám đốc": 1}, (Sort("Sở", ("Giám đốc",), (0, 1, 2)),))
>>> flow(part)
([2], 1)

Collective groups send as many units as they must lower; a unit goes through a sort of collective to the group of its head. There so many
pass free as that group must lower anyway; each further one costs a change. The cheapest flow is the smallest repair, proven by the theory
of flows: shortest paths are filled one after another until all is sent.
"""

from __future__ import annotations

from nhiemky.checking.ratings.repair_parts import Part, Sort


def is_flow(part: Part) -> bool:
    """Whether `flow` is exact for it: no shared heads, at most one head of each collective in a group with a need."""
    return not part.bundles and all(len(sort.homes) - sort.fixed <= 1 for sort in part.sorts)


def flow(part: Part) -> tuple[list[int], int]:
    """How many of each sort go down, and how many changes that adds beyond the needs of all groups."""
    nodes = {
        name: i for i, name in enumerate([("source", ""), ("sink", ""), *(("g", g) for g in part.groups), *(("h", h) for h in part.homes)])
    }
    arcs = _Arcs(len(nodes))
    for group, count in part.groups.items():
        arcs.add(0, nodes["g", group], count, 0)
    through = [arcs.add(nodes["g", sort.group], nodes[_leads_to(sort)], len(sort.members), sort.fixed) for sort in part.sorts]
    for home, free in part.homes.items():
        arcs.add(nodes["h", home], 1, free, 0)
        arcs.add(nodes["h", home], 1, sum(part.groups.values()), 1)
    cost = arcs.send(0, 1)
    return [arcs.used(arc) for arc in through], cost


def _leads_to(sort: Sort) -> tuple[str, str]:
    return next((("h", home) for home in sort.homes if home), ("sink", ""))


class _Arcs:
    """A network: arc 2k goes, arc 2k + 1 comes back."""

    def __init__(self, size: int) -> None:
        self.leaving: list[list[int]] = [[] for _ in range(size)]
        self.to: list[int] = []
        self.left: list[int] = []
        self.cost: list[int] = []

    def add(self, start: int, end: int, room: int, cost: int) -> int:
        for node, other, left, price in ((start, end, room, cost), (end, start, 0, -cost)):
            self.leaving[node].append(len(self.to))
            self.to.append(other)
            self.left.append(left)
            self.cost.append(price)
        return len(self.to) - 2

    def used(self, arc: int) -> int:
        return self.left[arc + 1]

    def send(self, source: int, sink: int) -> int:
        """Fill cheapest paths until none is left; the total cost."""
        total = 0
        while (came := self._cheapest(source))[sink] is not None:
            path = []
            node = sink
            while node != source:
                arc = came[node]
                assert arc is not None
                path.append(arc)
                node = self.to[arc ^ 1]
            amount = min(self.left[arc] for arc in path)
            for arc in path:
                self.left[arc] -= amount
                self.left[arc ^ 1] += amount
                total += amount * self.cost[arc]
        return total

    def _cheapest(self, source: int) -> list[int | None]:
        """By which arc each node is reached most cheaply (Bellman and Ford, with a queue)."""
        far: list[int | None] = [None] * len(self.leaving)
        came: list[int | None] = [None] * len(self.leaving)
        far[source] = 0
        waiting = [source]
        while waiting:
            again: dict[int, None] = {}
            for node in waiting:
                here = far[node]
                assert here is not None
                for arc in self.leaving[node]:
                    there = far[self.to[arc]]
                    if self.left[arc] and (there is None or here + self.cost[arc] < there):
                        far[self.to[arc]] = here + self.cost[arc]
                        came[self.to[arc]] = arc
                        again[self.to[arc]] = None
            waiting = list(again)
        return came
