"""Findings about the document itself, with keys, a short title, and the facts they rest on; two ways out of each.

What it promises: findings about times follow the corrected facts, so one that was mended is gone; the others stay until kept.
"""

from __future__ import annotations

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
from nhiemky.domain.source import Span
from nhiemky.flows.confirmation.corrections import Corrected
from nhiemky.flows.confirmation.titles import title_of

_OF_TIMES = ("deadline_order", "data_cutoff_after_due_date", "ambiguous_deadline")


def findings_of(
    reading: PaperReading, corrected: Corrected, facts: tuple[Fact, ...], register: Register | None = None
) -> tuple[PaperFinding, ...]:
    """The severest first, then in the order of the text. facts: those of the corrected reading; register: the office's."""
    items = _inconsistencies(reading, corrected)
    found = check_paper(Paper(reading.document, _with(corrected, items), register=register or Register()))
    ids = finding_ids(found)
    order = sorted(range(len(found)), key=lambda at: ({"high": 0, "medium": 1, "low": 2}[found[at].severity], at))
    result = []
    for number, at in enumerate(order, 1):
        finding = found[at]
        id = ids[at]
        refs = _refs(finding, facts)
        keys = tuple(fact.key for fact in facts if fact.ref in refs)
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


def _refs(finding: Finding, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Facts whose place lies in one of its quotes."""
    spans = [quote.span for quote in finding.quotes if quote.span]
    wanted = {"deadline_order": ("duty",), "data_cutoff_after_due_date": ("duty", "window")}.get(finding.code)
    return tuple(
        fact.ref
        for fact in facts
        if fact.span
        and fact.state != "removed"
        and (wanted is None or fact.sort in wanted)
        and any(_touch(fact.span, span) for span in spans)
    )


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
