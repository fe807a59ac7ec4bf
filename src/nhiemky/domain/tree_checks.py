"""Whether dated versions agree: no two at once, nobody under himself, nobody under what does not stand.

>>> a = Version("a", "A", date(2020, 1, 1), parent="b")
>>> b = Version("b", "B", date(2020, 1, 1), parent="a")
>>> [found.code for found in faults((a, b))]
['tree_cycle']

Promise: every fault is said once, with the names and the first day it shows; versions that agree give nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.organisation import Version, written


def faults(versions: Iterable[Version]) -> tuple[Finding, ...]:
    """Everything that is wrong with the versions, by organisation in the order given.

    Versions that end on the day they begin were corrected and count for nothing.
    """
    given = [version for version in versions if version.valid_to != version.valid_from]
    by_id: dict[str, list[Version]] = {}
    for version in given:
        by_id.setdefault(version.id, []).append(version)
    for own in by_id.values():
        own.sort(key=lambda version: version.valid_from)
    found: list[Finding] = []
    in_cycles: set[frozenset[str]] = set()
    for id, own in by_id.items():
        found.extend(_own_faults(id, own))
        for version in own:
            if version.valid_to is not None and version.valid_to < version.valid_from:
                continue
            found.extend(_parent_faults(version, by_id))
            cycle = _cycle(version, by_id)
            if cycle and frozenset(cycle) not in in_cycles:
                in_cycles.add(frozenset(cycle))
                names = " → ".join(_name(by_id, each, version.valid_from) for each in (*cycle, cycle[0]))
                found.append(finding("tree_cycle", subject_id=id, name=version.name, names=names, on=written(version.valid_from)))
    return tuple(found)


def _own_faults(id: str, own: Sequence[Version]) -> Iterator[Finding]:
    for version in own:
        if version.valid_to is not None and version.valid_to < version.valid_from:
            yield finding(
                "version_backwards", subject_id=id, name=version.name, start=written(version.valid_from), end=written(version.valid_to)
            )
    for before, after in pairwise(own):
        if before.valid_to is None or before.valid_to > after.valid_from:
            yield finding("versions_overlap", subject_id=id, name=after.name, before=before.name, on=written(after.valid_from))


def _parent_faults(version: Version, by_id: dict[str, list[Version]]) -> Iterator[Finding]:
    if version.parent is None:
        return
    above = by_id.get(version.parent)
    if not above:
        yield finding("parent_unknown", subject_id=version.id, name=version.name)
        return
    gap = _first_gap(version, above)
    if gap:
        parent = above[-1].name
        yield finding("parent_not_standing", subject_id=version.id, name=version.name, parent=parent, on=written(gap))


def _first_gap(version: Version, above: Sequence[Version]) -> date | None:
    """The first day of the version on which nothing of `above` stands."""
    day = version.valid_from
    for other in above:
        if other.valid_from > day:
            break
        if other.valid_to is None:
            return None
        day = max(day, other.valid_to)
    return day if version.valid_to is None or day < version.valid_to else None


def _cycle(version: Version, by_id: dict[str, list[Version]]) -> tuple[str, ...]:
    """Ids round a cycle that stands on the version's first day and goes through it; empty where there is none.

    A cycle first stands on the day its last edge begins, so looking at each version's first day finds every one.
    """
    day, path, seen = version.valid_from, [version.id], {version.id}
    above = version.parent
    while above is not None and above not in seen:
        seen.add(above)
        path.append(above)
        standing = next((other for other in by_id.get(above, ()) if other.holds(day)), None)
        above = standing.parent if standing else None
    return tuple(path) if above == version.id else ()


def _name(by_id: dict[str, list[Version]], id: str, day: date) -> str:
    own = by_id.get(id, [])
    return next((version.name for version in own if version.holds(day)), own[-1].name if own else id)
