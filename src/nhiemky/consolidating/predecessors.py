"""Figures of predecessors inside a consolidation: who stands for whom, the breakdown in words, what does not agree.

>>> body = Body("Đảng bộ Hội đồng", Decimal(1406), (("Đảng bộ A (cũ)", Decimal(330)), ("B (cũ)", Decimal(444)), ("C (cũ)", Decimal(632))))
>>> broken_down(body)
'Đảng bộ Hội đồng 1.406, trong đó: Đảng bộ A (cũ) 330; B (cũ) 444; C (cũ) 632'

Promise: every figure counts once (`domain/lineage.py`); where both sides have reported, one is left out and both are named; the
parts of a breakdown are exactly its total, or it is said by how much they differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from nhiemky.consolidating.arithmetic import exact_sum
from nhiemky.consolidating.measures import has_figure
from nhiemky.domain.consolidation import Body, ConsolidatedIndicator, Part
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.lineage import NO_LINEAGE, Lineage, Passed, set_aside
from nhiemky.vietnamese.numbers import format_number

FORMER = " (cũ)"
STATEMENTS = 3


def former_name(name: str) -> str:
    """A predecessor as a breakdown names it.

    >>> former_name("Đảng bộ Sở Gió"), former_name("Đảng bộ Sở Gió (cũ)")
    ('Đảng bộ Sở Gió (cũ)', 'Đảng bộ Sở Gió (cũ)')
    """
    return name if name.endswith(FORMER) else name + FORMER


def broken_down(body: Body) -> str:
    """The words of one merged body for a footnote; the parent's own needs no name, its total stands in the sentence."""
    pieces = [f"{name} {format_number(value)}" for name, value in body.parts]
    if body.own is not None:
        after = "các đơn vị từ ngày hợp nhất" if body.is_owner else f"{body.name} từ ngày hợp nhất"
        pieces.append(f"{after} {format_number(body.own)}")
    return f"{'Trong đó' if body.is_owner else f'{body.name} {format_number(body.total)}, trong đó'}: {'; '.join(pieces)}"


@dataclass(frozen=True)
class Descent:
    """A lineage with the names of those in it."""

    lineage: Lineage = NO_LINEAGE
    names: Mapping[str, str] = field(default_factory=dict)

    def marked(self, code: str, ids: Sequence[str], parts: Sequence[Part]) -> list[Part]:
        """The parts of one indicator with `successor` and `left_out`. ids: of their units, "" unknown."""
        if not self.lineage.events:
            return list(parts)
        became = self.lineage.successors()
        old = [id for id in ids if id in became]
        if not old:
            return list(parts)
        having = {id for id, part in zip(ids, parts, strict=True) if id and has_figure(part.actual)}
        owner = self.lineage.owner
        if owner and any(id not in became for id in having):
            having.add(owner)
        aside = set_aside(self.lineage.events, sorted(having), code)
        return [
            replace(
                part,
                successor=self._named(became[id]) if id in became else "",
                left_out=self._named(aside[id]) if id in aside and id != owner else "",
            )
            for id, part in zip(ids, parts, strict=True)
        ]

    def _named(self, ids: Sequence[str]) -> str:
        if self.lineage.owner and any(id not in self.names for id in ids):
            return self.names.get(self.lineage.owner, "")
        return ", ".join(self.names.get(id, id) for id in ids)

    @property
    def _owner(self) -> str:
        return self.names.get(self.lineage.owner, "") if self.lineage.owner else ""

    def broken_down(self, indicator: ConsolidatedIndicator) -> ConsolidatedIndicator:
        """A summed figure with its merged bodies; others as they are."""
        if indicator.method != "sum" or not any(part.successor for part in indicator.parts):
            return indicator
        groups: dict[str, list[Part]] = defaultdict(list)
        for part in indicator.parts:
            if part.successor and part.actual.number is not None:
                groups[part.successor].append(part)
        bodies = [body for name, old in groups.items() if (body := self._body(name, old, indicator)) is not None]
        return replace(indicator, bodies=tuple(bodies)) if bodies else indicator

    def _body(self, name: str, old: Sequence[Part], indicator: ConsolidatedIndicator) -> Body | None:
        is_owner = name == self._owner
        mine = [part for part in indicator.parts if part.counted and not part.successor and (is_owner or part.unit == name)]
        own = exact_sum(part.actual.number or Decimal(0) for part in mine) if mine else None
        parts = tuple((former_name(part.unit), part.actual.number) for part in old if part.actual.number is not None)
        summed = exact_sum(value for _, value in parts)
        if any(part.counted for part in old):
            if not all(part.counted for part in old):
                return None
            return Body(name, summed + (own or Decimal(0)), parts, own, None, is_owner)
        return Body(name, summed, parts, None, own, is_owner) if own is not None else None

    def findings(self, indicators: Sequence[ConsolidatedIndicator]) -> Iterator[Finding]:
        """Both sides reported and nobody said whether one holds the other; a successor's figure that is not its predecessors'."""
        both: dict[tuple[str, str], list[ConsolidatedIndicator]] = defaultdict(list)
        for indicator in indicators:
            for part in indicator.parts:
                if part.left_out and self._is_open(part, indicator.code):
                    both[part.unit, part.left_out].append(indicator)
        for (old, new), found in both.items():
            words = [f"“{each.statement}”" for each in found[:STATEMENTS]]
            more = f" và {len(found) - STATEMENTS} chỉ tiêu nữa" if len(found) > STATEMENTS else ""
            yield finding("counted_twice_over_merger", old=old, new=new, count=len(found), statements=", ".join(words) + more)
        for indicator in indicators:
            for body in indicator.bodies:
                if body.reported is not None and body.reported != body.total:
                    yield finding(
                        "successor_differs_from_predecessors", statement=indicator.statement, unit=body.name,
                        reported=format_number(body.reported), sum=format_number(body.total),
                        arithmetic=" + ".join(f"{name} {format_number(value)}" for name, value in body.parts),
                        difference=format_number(abs(body.reported - body.total)),
                    )  # fmt: skip

    def _is_open(self, part: Part, code: str) -> bool:
        """Nobody settled it and the indicator's rule does not say it either."""
        return any(not each.how and each.rule(code) in ("sum", "recompute") for each in self._events_of(part))

    def _events_of(self, part: Part) -> Iterator[Passed]:
        for each in self.lineage.events:
            old = {self.names.get(id, id) for id in each.predecessors}
            new = {self.names.get(id, id) for id in each.successors}
            if part.unit in old or (part.unit in new and not part.successor):
                yield each


NO_DESCENT = Descent()
