"""Findings that rest on words a recognition program was not sure of: never severe, and they say which words.

>>> document = SourceDocument("a.pdf", "pdf", "có 63Z xã", "có 63Z xã", (Seam(0, 0),), (), doubts=(Doubt(Span(3, 6), 57),))
>>> found = Inconsistency("i1", "sum_mismatch", "high", "Tổng không khớp.", (Evidence("có 63Z xã", Span(0, 9)),))
>>> (softened,) = soften(document, (found,))
>>> softened.severity, softened.explanation
('medium', 'Tổng không khớp. Có chữ máy nhận dạng chưa chắc: “63Z” (57%); hãy xem lại ảnh trước.')
>>> soften(document, (Finding("share_mismatch", "high", "Tỷ lệ không khớp.", "Tỷ lệ", quotes=found.quotes),))[0].message
'Tỷ lệ không khớp. Có chữ máy nhận dạng chưa chắc: “63Z” (57%); hãy xem lại ảnh trước.'

Promise: a paper with text of its own passes unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from nhiemky.checking.paper import Paper
from nhiemky.domain.directive import Inconsistency
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.source import Doubt, Seam, SourceDocument, Span

__all__ = ["Doubt", "Seam", "Span", "soften"]

T = TypeVar("T", Inconsistency, Finding)

_NAMED = 3


def soften(document: SourceDocument, items: Sequence[T]) -> tuple[T, ...]:
    """The same, those on unsure words lowered to medium with the words named."""
    return tuple(_softened(document, item) for item in items) if document.doubts else tuple(items)


def _softened(document: SourceDocument, item: T) -> T:
    said = _unsure(document, item.quotes) if item.severity == "high" else ""
    if not said:
        return item
    if isinstance(item, Inconsistency):
        return replace(item, severity="medium", explanation=f"{item.explanation} {said}")
    return replace(item, severity="medium", message=f"{item.message} {said}")


def check_recognised(paper: Paper) -> Iterator[Finding]:
    """One finding for a paper with recognised pages: which, how sure, and the least sure words with their places."""
    document = paper.document
    if not document.recognised:
        return
    least = sorted(document.doubts, key=lambda doubt: doubt.sure)[:_NAMED]
    quotes = tuple(Evidence(document.text[doubt.span.start : doubt.span.end], doubt.span) for doubt in least)
    first = f", như “{quotes[0].quote}” ({least[0].sure}%)" if quotes else ""
    yield finding("recognised_text", quotes=quotes, notice=document.notices[0], count=len(document.doubts), first=first)


def _unsure(document: SourceDocument, quotes: Sequence[Evidence]) -> str:
    doubts = [doubt for quote in quotes if quote.span for doubt in document.doubts_in(quote.span)]
    named = [f"“{document.text[doubt.span.start : doubt.span.end]}” ({doubt.sure}%)" for doubt in dict.fromkeys(doubts)]
    return f"Có chữ máy nhận dạng chưa chắc: {', '.join(named[:_NAMED])}; hãy xem lại ảnh trước." if named else ""
