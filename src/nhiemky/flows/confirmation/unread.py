"""Sentences of the main text that speak of a time or give work, and under which nothing was read.

What it promises: nothing of letterhead, signature, outlines and appendices; a sentence that any fact rests on is never listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.confirmation import PaperReading
from nhiemky.domain.source import Span
from nhiemky.reading.structure.sentences import split_sentences
from nhiemky.vietnamese.days import find_days

_DUTY = re.compile(
    r"\b(?:giao cho|giao (?=[A-ZĐ])|đề nghị|phân công|chủ trì|có trách nhiệm|chậm nhất|báo cáo kết quả)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:trước ngày|trước khi|chậm nhất|đến hết|hoàn thành|trong tháng|ngay sau)\b", re.IGNORECASE)


def unread_spans(reading: PaperReading, known: Sequence[Span]) -> Iterator[Span]:
    """Spans in the source's text, in order. known: spans of all facts."""
    document, directive = reading.document, reading.directive
    taken = [*known, *(item.evidence[0].span for item in directive.assignments if item.evidence and item.evidence[0].span)]
    taken += [span for duty in directive.obligations for evidence in duty.evidence if (span := evidence.span)]
    taken += [span for evidence in directive.header.evidence.values() if (span := evidence.span)]
    stop = attachments_start(reading)
    for paragraph in document.paragraphs:
        if (
            paragraph.role != "body"
            or paragraph.heading
            or "b" in paragraph.emphasis
            or paragraph.centred
            or document.raw(paragraph.start) >= stop
        ):
            continue
        for start, end in split_sentences(document.clean, paragraph.start, paragraph.end):
            words = document.clean[start:end]
            if words == words.upper() or end - start < 25:
                continue
            if not (_DUTY.search(words) or (_TIME.search(words) and find_days(words))):
                continue
            span = document.span(start, end)
            if not any(one.start < span.end and span.start < one.end for one in taken):
                yield span


def attachments_start(reading: PaperReading) -> int:
    """Where outlines and attached tables begin in the source's text; its end where there are none."""
    directive = reading.directive
    spans = [outline.evidence.span for outline in directive.outlines]
    spans += [table.evidence.span for table in directive.appendix_tables if table.template_attached]
    return min((span.start for span in spans if span), default=len(reading.document.text))
