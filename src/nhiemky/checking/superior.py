"""A report to the superior that is due after the day which the superior's own paper asks for (due_after_superior).

What it promises: the day must be told in the same sentence as the superior's document ("Công văn số ..., yêu cầu gửi báo cáo
trước ngày ..."), and the duty go to that document's house on the same matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nhiemky.checking.bodies import same_house
from nhiemky.checking.inputs import REPORT, bound_of, dated_duties, last_of, topics, words_of
from nhiemky.checking.paper import Evidence, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.directive import Citation, Obligation
from nhiemky.domain.finding import Finding
from nhiemky.domain.source import Span
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.unicode import fold

_REACH = 260
_ASKS = re.compile(r"\b(?:yeu cau|de nghi|thoi han|han|quy dinh)\b.{0,120}\bbao cao\b|\bbao cao\b.{0,80}\b(?:thoi han|han)\b")
_BEFORE = re.compile(r"\btrước\s*$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|hạn|đến hết)(?: là)?(?: (?:vào|cuối cùng|\d\d? giờ))?\s*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;]\s|\n\s*\n|\n\s*[-+\d]")


@dataclass(frozen=True, slots=True)
class _Asked:
    document: Citation
    last: date
    words: str
    evidence: Evidence


def check_superior(paper: Paper) -> Iterator[Finding]:
    """One finding a superior's document."""
    asked = list(_asked(paper))
    if not asked:
        return
    reports = [duty for duty in dated_duties(paper.directive) if duty.submit_to and REPORT.search(words_of(duty))]
    for each in asked:
        duty = _too_late(each, reports)
        if duty is None:
            continue
        quotes: tuple[Evidence, ...] = (each.evidence, *duty.evidence[-1:])
        yield found_in(
            paper.document,
            "due_after_superior",
            quotes,
            symbol=f"{each.document.doc_type or 'Văn bản'} {each.document.symbol}",
            asked=each.words,
            who=duty.who or "văn bản này ghi",
            what=duty.what[:80].strip(),
            due=bound_of(duty),
            days=(last_of(duty) - each.last).days,
        )


def _asked(paper: Paper) -> Iterator[_Asked]:
    """Days on which cited documents want a report."""
    text = paper.document.text
    for citation in paper.directive.citations:
        if not isinstance(citation, Citation) or citation.self_ or not citation.issuer or citation.relation == "supersedes":
            continue
        behind = text[citation.span.end : citation.span.end + _REACH]
        end = _SENTENCE_END.search(behind)
        behind = behind[: end.start()] if end else behind
        if not _ASKS.search(fold(behind)):
            continue
        for found in find_days(behind, year=citation.date.year if citation.date else None):
            bound = _BOUND.search(behind[: found.start])
            if found.day is None or bound is None:
                continue
            before = _BEFORE.search(bound[0]) is not None
            span = Span(citation.span.start, citation.span.end + found.end)
            evidence = Evidence(" ".join(text[span.start : span.end].split()), span)
            words = f"{'trước' if before else 'chậm nhất'} ngày {format_day(found.day)}"
            yield _Asked(citation, found.day - timedelta(days=1) if before else found.day, words, evidence)
            break


def _too_late(asked: _Asked, reports: Sequence[Obligation]) -> Obligation | None:
    about = topics(fold(asked.evidence.quote))
    for duty in reports:
        if last_of(duty) <= asked.last or not same_house(duty.submit_to, asked.document.issuer):
            continue
        if any(quote.span and asked.evidence.span and quote.span.start < asked.evidence.span.end for quote in duty.evidence[-1:]):
            continue
        of = topics(words_of(duty))
        if not about or not of or about & of:
            return duty
    return None
