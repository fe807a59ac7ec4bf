"""Successions as a consolidation knows them: whose figures stand for whom, each counted once.

>>> merger = Passed("merge", date(2025, 7, 1), ("a", "b"), ("d",))
>>> settle((merger,), {"a", "b"})                      # the successor has not reported: its predecessors' figures stand
{}
>>> settle((merger,), {"a", "b", "d"})                 # both sides have: the successor answers for all
{'a': ('d',), 'b': ('d',)}
>>> settle((Passed("merge", date(2025, 7, 1), ("a", "b"), ("d",), how="apart"),), {"a", "b", "d"})
{}

Promise: of everything that happened to an organisation no figure counts twice, whatever subset of predecessors and successors has
figures; where all that stood at the beginning, or all that stand now, have figures, nothing is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

How = Literal["", "apart", "included"]
"""apart: the successor's figures begin on the day; included: they hold the predecessors' too; "": nobody said."""


@dataclass(frozen=True, slots=True)
class Passed:
    """One succession (hợp nhất, chia tách). predecessors: ids of those that ended; carries: indicator code -> rule, others sum."""

    kind: str
    on: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    how: How = ""
    carries: Mapping[str, str] = field(default_factory=dict)
    decision: str = ""

    def rule(self, code: str) -> str:
        """How an indicator passes: sum | recompute | last | none."""
        return self.carries.get(code, "sum")


@dataclass(frozen=True, slots=True)
class Former:
    """An organisation that reports no more (đơn vị cũ). id as in the events; branch: of what it became."""

    id: str
    name: str
    branch: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What happened, oldest first. formers: predecessors beside the roster; owner: id of the owner where it was merged itself."""

    events: tuple[Passed, ...] = ()
    formers: tuple[Former, ...] = ()
    owner: str = ""

    def successors(self) -> dict[str, tuple[str, ...]]:
        """Every predecessor -> what it has become by now, through any number of events."""
        found: dict[str, tuple[str, ...]] = {}
        for event in reversed(self.events):
            into = tuple(dict.fromkeys(last for each in event.successors for last in found.get(each, (each,))))
            for id in event.predecessors:
                found[id] = into
        return found


NO_LINEAGE = Lineage()


def settle(events: Sequence[Passed], having: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Organisations whose figure is left out -> those that answer instead. events: oldest first; having: ids with a figure.

    From the newest event back: successors that all answer stand for their predecessors; where only some do, the predecessors stand
    if all of them are known, else the successors that have one.
    """
    aside: dict[str, tuple[str, ...]] = {}
    stands: dict[str, tuple[str, ...]] = {id: (id,) for id in having}
    whole = dict.fromkeys(having, True)
    for at in range(len(events) - 1, -1, -1):
        event = events[at]
        if event.how == "apart" or not event.predecessors:
            continue
        newer = tuple(dict.fromkeys(one for id in event.successors for one in stands.get(id, ()) if one not in aside))
        if not newer:
            continue
        complete = all(whole.get(id, False) for id in event.successors)
        if not complete and all(_known(id, events[:at], having) for id in event.predecessors):
            instead = tuple(id for id in event.predecessors if id in having) or event.predecessors
            left = [id for id in having if id not in newer]  # asked again without them: what they stood for comes back
            return {**settle(events, left), **dict.fromkeys(newer, instead)}
        for id in event.predecessors:
            if id in having:
                aside[id] = newer
            stands[id], whole[id] = newer, complete
    return aside


def _known(id: str, older: Sequence[Passed], having: Collection[str]) -> bool:
    """Its figure is there, or all that it was made of."""
    if id in having:
        return True
    for at in range(len(older) - 1, -1, -1):
        if id in older[at].successors:
            whole = len(older[at].successors) == 1 and older[at].how != "apart"
            return whole and bool(older[at].predecessors) and all(_known(each, older[:at], having) for each in older[at].predecessors)
    return False


def set_aside(events: Sequence[Passed], having: Collection[str], code: str) -> dict[str, tuple[str, ...]]:
    """The same for one indicator, by its rule: figures that are not comparable ("none") or not the last named are left out too."""
    aside: dict[str, tuple[str, ...]] = {}
    for event in events:
        rule = event.rule(code)
        left = event.predecessors if rule == "none" else _not_last(event, having) if rule == "last" else ()
        aside.update({id: event.successors for id in left if id in having})
    return {**settle(events, [id for id in having if id not in aside]), **aside}


def _not_last(event: Passed, having: Collection[str]) -> tuple[str, ...]:
    """All but the one whose figure goes on: none of those that ended where a successor is a predecessor too or has its own."""
    goes_on = next((id for id in event.predecessors if id in having), "")
    if any(id in having for id in event.successors):
        return event.predecessors
    return tuple(id for id in event.predecessors if id != goes_on)
