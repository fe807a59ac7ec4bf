"""Where a quote stands, as a person finds it: "đoạn 12", "chú thích 5".

What it promises: paragraphs are counted as the text has them, footnotes by their own number; None where nothing is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from nhiemky.domain.finding import Evidence, Finding, Severity, finding
from nhiemky.domain.source import SourceDocument


def found_in(document: SourceDocument, code: str, quotes: tuple[Evidence, ...], severity: Severity | None = None, **facts: Any) -> Finding:
    """A finding about these words of the document, with its file and its place."""
    return finding(code, file=document.name, place=place_of(document, quotes), quotes=quotes, severity=severity, **facts)


def place_of(document: SourceDocument, quotes: Sequence[Evidence]) -> str | None:
    """The place of the first quote."""
    span = quotes[0].span if quotes else None
    if span is None:
        return None
    for note in document.notes:
        if document.raw(note.start) <= span.start <= document.raw(max(note.start, note.end - 1)):
            return f"chú thích {note.note}"
    starts, numbers = document.running_from
    return f"đoạn {numbers[max(bisect_right(starts, span.start) - 1, 0)]}" if numbers else None
