"""Successions (hợp nhất, chia tách): what becomes of organisations on a day, by which decision; nothing is edited in place.

>>> a, b = Version("a", "Đảng bộ A", date(2020, 1, 1)), Version("b", "Đảng bộ B", date(2020, 1, 1))
>>> merger = Succession("merge", date(2025, 7, 1), Decision("45-QĐ/TU"), ("a", "b"), (Successor("c", "Đảng bộ C"),))
>>> after = apply(merger, (a, b))
>>> [(version.id, version.valid_to) for version in after.closed], [(version.id, version.name) for version in after.opened]
([('a', datetime.date(2025, 7, 1)), ('b', datetime.date(2025, 7, 1))], [('c', 'Đảng bộ C')])

Promise: every version given comes back as it was, or closed on the day; what begins, begins on the day and carries the decision;
those under an organisation that ends go where the succession sends them, and where that is not said, it is refused with their names.
Figures over successions: `domain/carried_figures.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision, Tree, Version, tree_of, written

Kind = Literal["merge", "split", "end", "rename", "move", "convert"]
Rule = Literal["sum", "recompute", "last", "none"]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Carry:
    """How one indicator's figures pass from predecessors to successors.

    sum        they add up; `allotted` parts a split's figure between the successors (id -> amount) where the decision says how.
    recompute  of the summed figures of two others, `numerator` and `denominator` (codes).
    last       the figure of the predecessor that goes on, else of the first named.
    none       not comparable: the successor starts without.
    """

    rule: Rule = "sum"
    numerator: str = ""
    denominator: str = ""
    allotted: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Successor:
    """How an organisation stands from the day on. id: a new one, or that of a predecessor that goes on; None = as it stood."""

    id: str
    name: str
    type: str | None = None
    parent: str | None = None
    branch: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """One event (hợp nhất, sáp nhập, chia, tách, kết thúc, đổi tên, chuyển, chuyển đổi loại hình).

    children  those right under a predecessor that ends -> the successor they go under; those not named go under the only successor.
    carries   indicator code -> how its figures pass; those not named: "sum".
    """

    kind: Kind
    on: date
    decision: Decision
    predecessors: tuple[str, ...]
    successors: tuple[Successor, ...] = ()
    children: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    carries: Mapping[str, Carry] = field(default_factory=dict)

    @property
    def ended(self) -> tuple[str, ...]:
        """Predecessors that do not go on."""
        going_on = {successor.id for successor in self.successors}
        return tuple(id for id in self.predecessors if id not in going_on)


@dataclass(frozen=True, slots=True)
class Applied:
    """What a succession makes of the versions: closed (with their last day set), opened, and all of them together, in order."""

    closed: tuple[Version, ...]
    opened: tuple[Version, ...]
    versions: tuple[Version, ...]


def apply(succession: Succession, versions: Iterable[Version]) -> Applied:
    """The versions after the succession. Raises Refusal (succession_*): shape, a predecessor that does not stand, later versions,
    children without a place, a parent that does not stand or lies under its own child."""
    given = tuple(versions)
    tree = tree_of(given, succession.on)
    _check_shape(succession)
    _check_standing(succession, given, tree)
    closed: dict[str, Version] = {}
    opened = [_opened(succession, successor, tree) for successor in succession.successors]
    for id in dict.fromkeys((*succession.predecessors, *(s.id for s in succession.successors if s.id in tree))):
        closed[id] = replace(tree[id].version, valid_to=succession.on)
    for child, parent in _moved_children(succession, tree):
        closed[child.id] = replace(child, valid_to=succession.on)
        opened.append(replace(child, parent=parent, valid_from=succession.on, valid_to=child.valid_to, decision=succession.decision))
    _check_parents(succession, opened, closed, tree)
    kept = [closed[version.id] if version.id in closed and version is tree[version.id].version else version for version in given]
    return Applied(tuple(closed.values()), tuple(opened), (*kept, *opened))


def _check_shape(succession: Succession) -> None:
    counts = len(set(succession.predecessors)), len({successor.id for successor in succession.successors})
    fits = {
        "merge": counts[0] >= 2 and counts[1] == 1,
        "split": counts[0] == 1 and counts[1] >= 2,
        "end": counts[0] >= 1 and counts[1] == 0,
        "rename": counts == (1, 1) and not succession.ended,
        "move": counts == (1, 1) and not succession.ended,
        "convert": counts == (1, 1),
    }
    if len(succession.predecessors) != counts[0] or len(succession.successors) != counts[1] or not fits[succession.kind]:
        raise Refusal(f"succession_shape_{succession.kind}")
    for successor in succession.successors:
        if not successor.name.strip():
            raise Refusal("succession_name_blank")


def _check_standing(succession: Succession, versions: Sequence[Version], tree: Tree) -> None:
    named = {version.id: version.name for version in versions}
    on = written(succession.on)
    for id in succession.predecessors:
        if id not in tree:
            raise Refusal("succession_not_standing", name=named.get(id, id), on=on)
    going_on = {*succession.predecessors, *(successor.id for successor in succession.successors)}
    for version in versions:
        if version.id in going_on and version.valid_from > succession.on:
            raise Refusal("succession_later_version", name=version.name, on=on, later=written(version.valid_from))
        if version.id in going_on and version.id not in tree and version.id not in succession.predecessors:
            raise Refusal("succession_not_standing", name=version.name, on=on)


def _opened(succession: Succession, successor: Successor, tree: Tree) -> Version:
    """The successor's version. What it does not say it takes from its own former one, else from the first predecessor."""
    model = tree[successor.id if successor.id in tree else succession.predecessors[0]].version
    own = successor.id in tree
    return Version(
        id=successor.id,
        name=successor.name,
        valid_from=succession.on,
        valid_to=model.valid_to if own else None,
        type=model.type if successor.type is None else successor.type,
        parent=model.parent if successor.parent is None else successor.parent or None,
        branch=model.branch if successor.branch is None else successor.branch,
        code=(model.code if own else "") if successor.code is None else successor.code,
        decision=succession.decision,
    )


def _moved_children(succession: Succession, tree: Tree) -> Iterable[tuple[Version, str]]:
    """Those right under predecessors that end, or that the succession names, each with its new parent."""
    successors = [successor.id for successor in succession.successors]
    homeless: list[str] = []
    moved: list[tuple[Version, str]] = []
    for predecessor in succession.predecessors:
        for node in tree.children(predecessor):
            if node.id in successors or node.id in succession.predecessors:
                continue
            wanted = succession.children.get(node.id)
            if wanted is None and predecessor in succession.ended:
                wanted = successors[0] if len(successors) == 1 else None
                if wanted is None:
                    homeless.append(node.version.name)
                    continue
            if wanted is not None and wanted != predecessor:
                moved.append((node.version, wanted))
    if homeless:
        raise Refusal("succession_children", names="; ".join(f"“{name}”" for name in homeless[:5]), count=len(homeless))
    return moved


def _check_parents(succession: Succession, opened: Sequence[Version], closed: Mapping[str, Version], tree: Tree) -> None:
    """Each that begins stands under what stands, and not under itself."""
    fresh = {version.id: version for version in opened}
    standing = (set(tree.by_id) - set(closed)) | set(fresh)
    for version in opened:
        if version.parent is not None and version.parent not in standing:
            name = tree[version.parent].version.name if version.parent in tree else version.parent
            raise Refusal("succession_parent", name=version.name, parent=name, on=written(succession.on))
        above, seen = version.parent, {version.id}
        while above is not None:
            if above in seen:
                raise Refusal("succession_under_itself", name=version.name)
            seen.add(above)
            above = fresh[above].parent if above in fresh else tree[above].version.parent if above in tree else None
