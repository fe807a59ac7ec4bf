"""Findings about the document itself, with keys, a short title, and the facts they rest on; two ways out of each.

What it promises: findings about times follow the corrected facts, so one that was mended is gone; the others stay until kept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from nhiemky.checking.deadlines import check_deadlines
from nhiemky.checking.paper import Paper
from nhiemky.checking.paper_checks import check_paper
from nhiemky.checking.times import check_times
from nhiemky.domain.confirmation import FINDING_LETTER, Fact, PaperFinding, PaperReading
from nhiemky.domain.directive import Directive, Inconsistency
from nhiemky.domain.finding import Finding
from nhiemky.domain.finding_id import finding_ids
from nhiemky.domain.register import Register
from nhiemky.flows.confirmation.corrections import Corrected
from nhiemky.flows.confirmation.titles import title_of

_OF_TIMES = ("deadline_order", "data_cutoff_after_due_date", "ambiguous_deadline")


def findings_of(
    reading: PaperReading, corrected: Corrected, facts: tuple[Fact, ...], register: Register | None = None
) -> tuple[PaperFinding, ...]:
    """The severest first, then in the order of the text. facts: those of the corrected reading; register: the office's."""
    items = _inconsistencies(reading, corrected)
    found = check_paper(Paper(reading.document, _with(corrected, items), reading.report, reading.look, register or Register()))
    ids = finding_ids(found)
    order = sorted(range(len(found)), key=lambda at: ({"high": 0, "medium": 1, "low": 2}[found[at].severity], at))
    placed = _Placed(facts)
    result = []
    for number, at in enumerate(order, 1):
        finding = found[at]
        id = ids[at]
        under = placed.under(finding)
        refs, keys = tuple(fact.ref for fact in under), tuple(fact.key for fact in under)
        title = title_of(finding)
        result.append(PaperFinding(f"{FINDING_LETTER}{number}", id, title, finding, refs, keys, corrected.kept.get(id)))
    return tuple(result)


def _inconsistencies(reading: PaperReading, corrected: Corrected) -> tuple[Inconsistency, ...]:
    if not (corrected.edited or corrected.added or corrected.removed or corrected.timed):
        return reading.directive.inconsistencies
    others = [item for item in reading.directive.inconsistencies if item.kind not in _OF_TIMES]
    placed = corrected.directive
    return (*check_times(reading.document, placed), *check_deadlines(reading.document, placed), *others)


def _with(corrected: Corrected, items: tuple[Inconsistency, ...]) -> Directive:
    return replace(corrected.directive, inconsistencies=items)


class _Placed:
    """The facts that stand in the text, found by place."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        found = [(fact.span, number, fact) for number, fact in enumerate(facts) if fact.span and fact.state != "removed"]
        self._facts = sorted(found, key=lambda item: item[0])
        self._starts = [span.start for span, _, _ in self._facts]
        self._longest = max((span.end - span.start for span, _, _ in self._facts), default=0)

    def under(self, finding: Finding) -> tuple[Fact, ...]:
        """Facts whose place lies in one of its quotes, in their own order."""
        wanted = {"deadline_order": ("duty",), "data_cutoff_after_due_date": ("duty", "window")}.get(finding.code)
        found: dict[int, Fact] = {}
        for span in (quote.span for quote in finding.quotes if quote.span):
            first = bisect_left(self._starts, span.start - self._longest)
            last = bisect_left(self._starts, span.end)
            found |= {
                number: fact
                for place, number, fact in self._facts[first:last]
                if span.start < place.end and (wanted is None or fact.sort in wanted)
            }
        return tuple(found[number] for number in sorted(found))
