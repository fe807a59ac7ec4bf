"""Organisations as a dated tree: who stood under whom, under which name, on a given day.

>>> block = Version("khoi", "Đảng bộ Khối", date(2020, 1, 1), code="KHOI")
>>> unit = Version("stc", "Đảng bộ Sở Tài chính", date(2020, 7, 1), parent="khoi", decision=Decision("12-QĐ/ĐUK", date(2020, 6, 25)))
>>> tree = tree_of((block, unit), date(2023, 5, 1))
>>> [(node.id, node.left, node.right, node.depth, node.path) for node in tree.nodes]
[('khoi', 0, 2, 0, ('khoi',)), ('stc', 1, 2, 1, ('khoi', 'stc'))]
>>> [node.id for node in tree_of((block, unit), date(2020, 6, 30)).nodes]
['khoi']

Intervals of days are half-open: [valid_from, valid_to). Nothing here is ever edited: a change closes one version and opens another
(`domain/succession.py`), so a question "as of" a past day keeps its answer. Whether the versions agree: `domain/tree_checks.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

HolderKind = Literal["person", "board", "group"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The document (quyết định) that caused a change; number "" where it is not known."""

    number: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """How one organisation (tổ chức) stood over [valid_from, valid_to).

    id      of the organisation, the same through all its versions; parent: the id of the one above, None for a root.
    code    the office's own code, "" where it has none.
    type    the kind as the office names it ("Chi bộ cơ sở"); branch: khối, nhánh it is counted in.
    """

    id: str
    name: str
    valid_from: date
    valid_to: date | None = None
    type: str = ""
    parent: str | None = None
    branch: str = ""
    code: str = ""
    decision: Decision = Decision()

    def holds(self, as_of: date) -> bool:
        """Whether it was in force on the day."""
        return self.valid_from <= as_of and (self.valid_to is None or as_of < self.valid_to)


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation at its place: its subtree is `tree.nodes[left:right]`, itself first. path: ids from the root down to it."""

    version: Version
    left: int
    right: int
    depth: int
    path: tuple[str, ...]

    @property
    def id(self) -> str:
        """Of the organisation."""
        return self.version.id


@dataclass(frozen=True)
class Tree:
    """The forest as of a day, in the order of a printed list: each organisation, then those under it."""

    as_of: date
    nodes: tuple[Node, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Node of each organisation."""
        return {node.id: node for node in self.nodes}

    def __contains__(self, id: object) -> bool:
        return id in self.by_id

    def __getitem__(self, id: str) -> Node:
        return self.by_id[id]

    def subtree(self, id: str) -> tuple[Node, ...]:
        """The organisation and all under it; empty where it did not stand on the day."""
        node = self.by_id.get(id)
        return self.nodes[node.left : node.right] if node else ()

    def children(self, id: str | None) -> tuple[Node, ...]:
        """Those right under it; of None: the roots."""
        inside = self.nodes if id is None else self.subtree(id)
        depth = 0 if id is None else self.by_id[id].depth + 1 if id in self.by_id else -1
        return tuple(node for node in inside if node.depth == depth)

    def is_under(self, id: str, above: str) -> bool:
        """Whether `id` stands in the subtree of `above` (each stands in its own)."""
        node, top = self.by_id.get(id), self.by_id.get(above)
        return bool(node and top and top.left <= node.left < top.right)


def tree_of(versions: Iterable[Version], as_of: date, order: Callable[[Version], Any] | None = None) -> Tree:
    """The tree as of a day. order: sorts siblings; without it they stand by code, then name.

    One whose parent does not stand on the day is shown as a root rather than lost; cycles are cut at their smallest id.
    Both are faults that `tree_checks.faults` names. Linear in the versions but for the sorting.
    """
    key = order or (lambda version: (version.code, version.name))
    standing = {version.id: version for version in versions if version.holds(as_of)}
    below: dict[str | None, list[Version]] = {}
    for version in standing.values():
        below.setdefault(version.parent if version.parent in standing else None, []).append(version)
    for siblings in below.values():
        siblings.sort(key=lambda version: (key(version), version.id))
    nodes: list[Node] = []
    placed: set[str] = set()
    for root in below.get(None, ()):
        _place(root, below, nodes, placed)
    for id in sorted(standing.keys() - placed):
        if id not in placed:  # a cycle: nothing leads there from a root
            _place(standing[id], below, nodes, placed)
    return Tree(as_of, tuple(nodes))


def _place(root: Version, below: Mapping[str | None, Sequence[Version]], nodes: list[Node], placed: set[str]) -> None:
    """A root and all under it, without recursion: a depth of thousands must not break us."""
    start = len(nodes)
    stack: list[tuple[Version, tuple[str, ...]]] = [(root, (root.id,))]
    while stack:
        version, path = stack.pop()
        if version.id in placed:
            continue
        placed.add(version.id)
        nodes.append(Node(version, len(nodes), 0, len(path) - 1, path))
        stack.extend((child, (*path, child.id)) for child in reversed(below.get(version.id, ())))
    end = [len(nodes)] * (len(nodes) - start)
    later: list[int] = []
    for at in range(len(nodes) - 1, start - 1, -1):  # the subtree ends where the next node of its depth or higher stands
        while later and nodes[later[-1]].depth > nodes[at].depth:
            later.pop()
        end[at - start] = later[-1] if later else len(nodes)
        later.append(at)
    for at in range(start, len(nodes)):
        node = nodes[at]
        nodes[at] = Node(node.version, at, end[at - start], node.depth, node.path)


def names_through_time(versions: Iterable[Version], id: str) -> tuple[Version, ...]:
    """The versions of one organisation, oldest first, without those that were corrected on the day they began."""
    own = (version for version in versions if version.id == id and version.valid_to != version.valid_from)
    return tuple(sorted(own, key=lambda version: version.valid_from))


def written(day: date) -> str:
    """dd/mm/yyyy in the office's manner for the sentences of this layer; `vietnamese.days` stands above it.

    >>> written(date(2023, 2, 5)), written(date(2023, 5, 4))
    ('05/02/2023', '04/5/2023')
    """
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month <= 2 else f"{day.day:02}/{day.month}/{day.year}"


@dataclass(frozen=True, slots=True)
class Person:
    """A person (đồng chí); two of one name are two until a person says otherwise."""

    id: str
    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post (chức vụ) in an organisation over [valid_from, valid_to). role: what the person does here, a code of `ROLES`."""

    person: Person
    organisation: str
    title: str
    valid_from: date
    valid_to: date | None = None
    is_head: bool = False
    role: str = ""

    def holds(self, as_of: date) -> bool:
        """Whether it was held on the day."""
        return self.valid_from <= as_of and (self.valid_to is None or as_of < self.valid_to)


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is in charge (phụ trách): a person, a board, or a working group with a head; of organisations with all under them, or of fields.

    holder  id of the person or the board, or the group's name; head: person id of a group's head.
    """

    holder_kind: HolderKind
    holder: str
    valid_from: date
    valid_to: date | None = None
    organisations: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    head: str | None = None

    def holds(self, as_of: date) -> bool:
        """Whether it was in force on the day."""
        return self.valid_from <= as_of and (self.valid_to is None or as_of < self.valid_to)


def in_charge_of(charges: Iterable[Charge], tree: Tree, id: str) -> tuple[Charge, ...]:
    """Charges over one organisation on the tree's day: those laid nearest to it on its path count, in the order given.

    >>> tree = tree_of((Version("a", "A", date(2020, 1, 1)), Version("b", "B", date(2020, 1, 1), parent="a")), date(2023, 1, 1))
    >>> whole = Charge("person", "p1", date(2020, 1, 1), organisations=("a",))
    >>> own = Charge("person", "p2", date(2022, 1, 1), organisations=("b",))
    >>> [charge.holder for charge in in_charge_of((whole, own), tree, "b")], in_charge_of((whole,), tree, "b") == (whole,)
    (['p2'], True)
    """
    standing = [charge for charge in charges if charge.holds(tree.as_of)]
    for step in reversed(tree[id].path if id in tree else ()):
        if found := tuple(charge for charge in standing if step in charge.organisations):
            return found
    return ()


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of organisations (nhóm), asked for as of a day: fixed (`members`), or by query.

    By query: those of the `types` and `branches` named (none named: any), under `parent` where one is given, not `parent` itself.
    """

    name: str
    members: tuple[str, ...] = ()
    types: frozenset[str] = field(default_factory=frozenset)
    branches: frozenset[str] = field(default_factory=frozenset)
    parent: str | None = None
    is_query: bool = False


def members_of(group: Group, tree: Tree) -> tuple[Node, ...]:
    """The group on the tree's day, in the tree's order. A fixed member that no longer stands is left out.

    >>> versions = Version("a", "A", date(2020, 1, 1)), Version("b", "B", date(2020, 1, 1), parent="a", type="Chi bộ")
    >>> tree = tree_of(versions, date(2023, 1, 1))
    >>> [node.id for node in members_of(Group("Chi bộ", types=frozenset({"Chi bộ"}), parent="a", is_query=True), tree)]
    ['b']
    """
    if not group.is_query:
        wanted = set(group.members)
        return tuple(node for node in tree.nodes if node.id in wanted)
    inside = tree.nodes if group.parent is None else tree.subtree(group.parent)[1:]
    return tuple(
        node
        for node in inside
        if (not group.types or node.version.type in group.types) and (not group.branches or node.version.branch in group.branches)
    )
