"""Where words stand: the evidence of a place, and the paragraphs that hold a word.

>>> from nhiemky.reading.documents.text import read_text
>>> sorted(paragraphs_saying(read_text("Một.\\n\\nHai điểm.".encode(), "a.txt"), ("điểm",)))
[1]
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.places import places


def evidence_at(document: SourceDocument, start: int, end: int) -> Evidence:
    return Evidence(document.quote(start, end), document.span(start, end))


def paragraphs_saying(document: SourceDocument, cues: Sequence[str], *, around: str = "") -> set[int]:
    """Paragraphs that hold one of the cues; looked for in the whole text, where most of them stand nowhere.

    around: a word that all cues hold, behind 8 letters and before 6 at most; then it alone is looked for in the whole text.
    """
    text = document.clean
    if not around:
        return {document.paragraph_at(at) for at in places(text, *cues)}
    return {
        document.paragraph_at(at)
        for at in places(text, around)
        if any(text.find(cue, max(0, at - 8), at + len(around) + 6) >= 0 for cue in cues)
    }
