"""The source's own text in blocks, cut where marks begin and end, for the left pane.

>>> from nhiemky.reading.documents.text import read_text
>>> document = read_text("Chi bộ họp.\\n\\n- Trước ngày 20/5.".encode(), "a.txt")
>>> marks = (Mark("H1", Span(0, 31)), Mark("C1", Span(15, 25)))
>>> [[(piece.text, piece.key, piece.opens) for piece in block.pieces] for block in blocks_of(document, marks)]
[[('Chi bộ họp.', 'H1', ('H1',))], [('- ', 'H1', ()), ('Trước ngày', 'C1', ('C1',)), (' 20/5.', 'H1', ())]]

Promises: the words of all pieces of a block, joined, are the words of its paragraph; every mark that touches a block opens
exactly once; the narrowest mark has the words, wider ones are kept beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nhiemky.domain.confirmation import Block, Mark, Piece
from nhiemky.domain.directive import Header
from nhiemky.domain.source import Paragraph, SourceDocument, Span

_LEFT = ("parent_body", "issuing_body", "symbol", "recipients")
_RIGHT = ("national_heading", "place_date", "signer")


def blocks_of(document: SourceDocument, marks: Sequence[Mark], header: Header | None = None) -> tuple[Block, ...]:
    """header: tells which paragraphs stand in the two columns of the letterhead and of the signature."""
    sides = _sides(document, header) if header else {}
    titles = _titles(document, header) if header else frozenset()
    opened: set[str] = set()
    blocks: list[Block] = []
    placed = _Placed(marks)
    for number, paragraph in enumerate(document.paragraphs):
        inside = _marks_inside(document, paragraph, placed)
        words = document.words(paragraph)
        pieces = tuple(_pieces(words, inside, opened, _doubts_inside(document, paragraph)))
        row = paragraph.role == "table"
        kind = "row" if row else "footnote" if paragraph.note else "heading" if _is_heading(paragraph, words) else "paragraph"
        blocks.append(
            Block(
                number,
                kind,  # type: ignore[arg-type]
                () if row else pieces,
                tuple(_cells(pieces)) if row else (),
                sides.get(number, ""),  # type: ignore[arg-type]
                paragraph.centred or number in titles,
                "b" if number in titles and not paragraph.emphasis else paragraph.emphasis,
                paragraph.note,
                paragraph.table,
            )
        )
    return tuple(blocks)


def _is_heading(paragraph: Paragraph, words: str) -> bool:
    return paragraph.heading > 0 or ("b" in paragraph.emphasis and not paragraph.centred and len(words) < 160)


class _Placed:
    """Marks by place: those of a paragraph without looking at all of them."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.span.start)  # of one place in the order given
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.end - mark.span.start for mark in marks), default=0)

    def touching(self, first: int, last: int) -> list[Mark]:
        """Marks with a letter at raw [first, last]."""
        near = self._marks[bisect_left(self._starts, first - self._longest) : bisect_left(self._starts, last + 1)]
        return [mark for mark in near if mark.span.end > first]


def _marks_inside(document: SourceDocument, paragraph: Paragraph, marks: _Placed) -> list[tuple[int, int, Mark]]:
    """[start, end) within the paragraph's words of each mark that touches it."""
    if paragraph.end <= paragraph.start:
        return []
    first, last = document.raw(paragraph.start), document.raw(paragraph.end - 1)
    touching = marks.touching(first, last)
    if not touching:
        return []
    places = [document.raw(at) for at in range(paragraph.start, paragraph.end)]
    found = ((bisect_left(places, mark.span.start), bisect_left(places, mark.span.end), mark) for mark in touching)
    return [(start, end, mark) for start, end, mark in found if start < end]


def _doubts_inside(document: SourceDocument, paragraph: Paragraph) -> list[tuple[int, int, int]]:
    """[start, end) within the paragraph's words of each unsure word, and how sure it is."""
    if not document.doubts or paragraph.end <= paragraph.start:
        return []
    doubts = document.doubts_in(document.span(paragraph.start, paragraph.end))
    places = [document.raw(at) for at in range(paragraph.start, paragraph.end)] if doubts else []
    found = ((bisect_left(places, doubt.span.start), bisect_left(places, doubt.span.end), doubt.sure) for doubt in doubts)
    return [(start, end, max(1, sure)) for start, end, sure in found if start < end]


def _pieces(
    words: str, inside: Sequence[tuple[int, int, Mark]], opened: set[str], doubts: Sequence[tuple[int, int, int]] = ()
) -> Iterator[Piece]:
    edges = sorted({0, len(words), *(edge for start, end, _ in (*inside, *doubts) for edge in (start, end))})
    for start, end in pairwise(edges):
        over = sorted(
            (found for found in inside if found[0] <= start and found[1] >= end), key=lambda found: (found[1] - found[0], found[2].key)
        )
        keys = [mark.key for _, _, mark in over]
        opens = tuple(dict.fromkeys(key for key in reversed(keys) if key not in opened))
        opened.update(opens)
        unsure = next((sure for first, last, sure in doubts if first <= start and end <= last), 0)
        yield Piece(words[start:end], keys[0] if keys else None, opens, tuple(keys[1:]), unsure)


def _cells(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """A row's pieces by cell; cells are parted by tabs."""
    cell: list[Piece] = []
    for piece in pieces:
        parts = piece.text.split("\t")
        for number, part in enumerate(parts):
            if number:
                yield tuple(cell)
                cell = []
            opens = piece.opens if number == 0 else ()
            if part or opens:
                cell.append(Piece(part, piece.key, opens, piece.also, piece.unsure))
    yield tuple(cell)


def _sides(document: SourceDocument, header: Header) -> dict[int, str]:
    """Paragraphs of the letterhead and of the signature block: left or right column."""
    spans: list[tuple[Span, str]] = []
    for side, names in (("left", _LEFT), ("right", _RIGHT)):
        spans += [(evidence.span, side) for name in names if (evidence := header.evidence.get(name)) and evidence.span]
    sides: dict[int, str] = {}
    heading = (header.national_heading or "").split()
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.end <= paragraph.start or paragraph.role != "body":
            continue
        first, last = document.raw(paragraph.start), document.raw(paragraph.end - 1)
        for span, side in spans:
            if span.start <= first and last < span.end:
                sides[number] = side
        if heading and document.words(paragraph).split() == heading:
            sides[number] = "right"
        elif (symbol := header.evidence.get("symbol")) and symbol.span and first <= symbol.span.start <= last and last - first < 40:
            sides[number] = "left"
    return sides if {"left", "right"} <= set(sides.values()) else {}


def _titles(document: SourceDocument, header: Header) -> frozenset[int]:
    """The paragraphs of type and subject ("KẾ HOẠCH", what it is about), set in the middle whatever the file says of it."""
    subject = header.evidence.get("subject")
    if subject is None or subject.span is None:
        return frozenset()
    found = set()
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.end <= paragraph.start or paragraph.role != "body":
            continue
        first, last = document.raw(paragraph.start), document.raw(paragraph.end - 1)
        if first > subject.span.end:
            break
        type_line = document.words(paragraph).lower().strip() == (header.doc_type or "").lower()
        if type_line or (subject.span.start <= first and last < subject.span.end):
            found.add(number)
    return frozenset(found)


def find_quote(document: SourceDocument, quote: str) -> Span | None:
    """Where somebody's selected words stand, whatever their blanks; None where the text has no such words.

    >>> from nhiemky.reading.documents.text import read_text
    >>> find_quote(read_text("Chi bộ **họp**  trước".encode(), "a.txt"), "bộ họp trước")
    Span(start=4, end=21)
    """
    wanted = quote.split()
    if not wanted:
        return None
    places = [at for at, letter in enumerate(document.clean) if not letter.isspace()]
    squeezed = "".join(document.clean[at] for at in places)
    found = squeezed.find("".join(wanted))
    if found < 0:
        return None
    start, end = places[found], places[found + len("".join(wanted)) - 1]
    return Span(document.raw(start), document.raw(end) + 1)
