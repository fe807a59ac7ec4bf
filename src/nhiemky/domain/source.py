"""Where a fact stands: spans, and a document as it was read.

A reader reports one `text` per document; every span counts code points of that text. Stages do not
work on it but on `clean`: hard wraps rejoined, page furniture and markdown marks gone, footnotes moved
to the end. `seams` lead every clean position back, so a quote is always the source's own words:

>>> document = SourceDocument("a.txt", "text", "Trước **ngày\\n20/5**", "Trước ngày 20/5",
...                           seams=(Seam(0, 0), Seam(6, 8)), paragraphs=(Paragraph(0, 15),))
>>> document.span(6, 15)
Span(start=8, end=17)
>>> document.quote(6, 15)
'ngày 20/5'
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

Kind = Literal["text", "docx", "pdf"]
Role = Literal["body", "footnote", "table"]


class Span(NamedTuple):
    """[start, end) in code points of the text that the reader reports (NFC, BOM dropped, CRLF as LF)."""

    start: int
    end: int


NOWHERE = Span(0, 0)


class Seam(NamedTuple):
    """From clean position `clean` on, characters stand at `raw` onwards, one for one, until the next seam."""

    clean: int
    raw: int


class Paragraph(NamedTuple):
    """One paragraph of the clean text: [start, end), newline excluded, never empty.

    role      body, footnote (moved to the end of the clean text) or table (one paragraph a table row, cells joined by tabs).
    heading   1.. where the file itself marks a heading (markdown #, Word style), else 0.
    emphasis  "b", "i", "bi" where the whole paragraph is bold / italic, "h" where it is removable guidance (gợi ý) of a form, else "".
    centred   True where the file says so (Word) or the text is set so (PDF geometry).
    note      footnote's number as printed, else None.
    table     index into SourceDocument.tables, else None.
    """

    start: int
    end: int
    role: Role = "body"
    heading: int = 0
    emphasis: str = ""
    centred: bool = False
    note: str | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table as laid out: row, column (0-based), spans of merged cells, its place in the clean text."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table met in a document; `cells` in reading order, merged cells once."""

    cells: tuple[TableCell, ...]
    rows: int
    columns: int


class NoteMark(NamedTuple):
    """A footnote's mark in the running text: after clean position `at`, number `note` ("4" in "89 kỳ họp4")."""

    at: int
    note: str


class Doubt(NamedTuple):
    """A word that a recognition program (OCR) was not sure of: its place in `text`, and how sure, 0..100."""

    span: Span
    sure: int


class RecognisedPage(NamedTuple):
    """A page that was a picture: its number as a person counts (1 ..), and how sure the recognition was on the whole, 0..100."""

    number: int
    sure: int


@dataclass(frozen=True)
class SourceDocument:
    """A file as text with places. Nothing is lost: what a stage does not understand is still in `text`.

    name         base name of the file.
    text         what spans refer to.
    clean        what stages read; paragraphs are separated by one newline.
    seams        clean -> raw, ascending in clean.
    marks        footnote marks taken out of the running text.
    notices      sentences for people (Vietnamese): tracked changes accepted, pages without text ...
    recognised   pages read by a recognition program; doubts: its unsure words, in the order of the text. Never to be trusted silently.
    """

    name: str
    kind: Kind
    text: str
    clean: str
    seams: tuple[Seam, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[SourceTable, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    notices: tuple[str, ...] = ()
    sha256: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    recognised: tuple[RecognisedPage, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def _clean_positions(self) -> list[int]:
        return [seam.clean for seam in self.seams]

    @cached_property
    def lower(self) -> str:
        """`clean` in small letters, place for place: a letter whose small form is longer stands as it is.

        >>> SourceDocument("a", "text", "", "İ 5 Điểm", (), ()).lower
        'İ 5 điểm'
        """
        low = self.clean.lower()
        if len(low) == len(self.clean):
            return low
        return "".join([small if len(small := letter.lower()) == 1 else letter for letter in self.clean])

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def raw(self, position: int) -> int:
        """Place in `text` of the character at clean `position`."""
        seam = self.seams[bisect_right(self._clean_positions, position) - 1]
        return seam.raw + position - seam.clean

    def span(self, start: int, end: int) -> Span:
        """Clean [start, end) -> span in `text`. Both ends must lie in one paragraph (footnotes are moved)."""
        places = self._clean_positions
        at = bisect_right(places, start)
        seam = self.seams[at - 1]
        first = seam.raw + start - seam.clean
        if end <= start:
            return Span(first, first)
        if at == len(places) or end <= places[at]:  # no seam between: most quotes stand on one line
            return Span(first, first + end - start)
        return Span(first, self.raw(end - 1) + 1)

    def quote(self, start: int, end: int) -> str:
        """The source's own words of clean [start, end), runs of whitespace collapsed to one space."""
        span = self.span(start, end)
        words = self.text[span.start : span.end]
        if words.isprintable() and "  " not in words and not words.startswith(" ") and not words.endswith(" "):
            return words  # no whitespace but single spaces: nothing to collapse
        return " ".join(words.split())

    def doubts_in(self, span: Span) -> tuple[Doubt, ...]:
        """Unsure words of a place in `text`."""
        first = bisect_right(self.doubts, span.start, key=lambda doubt: doubt.span.end)
        return tuple(takewhile(lambda doubt: doubt.span.start < span.end, self.doubts[first:]))

    @cached_property
    def running_from(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where in `text` its paragraphs but the footnotes begin, ascending; and which paragraphs they are, counted from 1."""
        places = sorted((self.raw(each.start), number) for number, each in enumerate(self.paragraphs, 1) if each.note is None)
        return tuple(start for start, _ in places), tuple(number for _, number in places)

    @cached_property
    def notes(self) -> tuple[Paragraph, ...]:
        """Its footnotes."""
        return tuple(each for each in self.paragraphs if each.note is not None)

    def paragraph_at(self, position: int) -> int:
        """Index of the paragraph that holds clean `position`."""
        return bisect_right(self._paragraph_starts, position) - 1

    def words(self, paragraph: Paragraph) -> str:
        """Clean text of one paragraph."""
        return self.clean[paragraph.start : paragraph.end]
