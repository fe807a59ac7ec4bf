"""Where a quote stands, as a person finds it: "đoạn 12", "chú thích 5".

What it promises: paragraphs are counted as the text has them, footnotes by their own number; None where nothing is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument


def place_of(document: SourceDocument, quotes: Sequence[Evidence]) -> str | None:
    """The place of the first quote."""
    span = quotes[0].span if quotes else None
    if span is None:
        return None
    for note in document.paragraphs:
        if note.note is not None and document.raw(note.start) <= span.start <= document.raw(max(note.start, note.end - 1)):
            return f"chú thích {note.note}"
    bodies = sorted((document.raw(each.start), number) for number, each in enumerate(document.paragraphs, 1) if each.note is None)
    at = bisect_right([start for start, _ in bodies], span.start) - 1
    return f"đoạn {bodies[max(at, 0)][1]}" if bodies else None
