"""Pieces of a source, in the order they are to be read -> SourceDocument.

>>> document = weave("a.txt", "text", "A **b**\\nc", [Draft([(0, "A "), (4, "b"), (7, " c")])])
>>> document.clean, document.quote(2, 5)
('A b c', 'b** c')

Promise: every character of the clean text leads back to its place in the source; a paragraph never holds a newline.
A piece is (place in the source, words as they stand there); what is skipped between two pieces (marks, wraps, page
furniture, footnote digits) stays in the source only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from nhiemky.domain.source import Kind, NoteMark, Paragraph, Role, Seam, SourceDocument, SourceTable, TableCell

Piece = tuple[int, str]
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]+")
_UNSEEN = frozenset(chr(code) for code in range(0x10000) if _INVISIBLE.match(chr(code)))
"""Soft hyphens, marks without width, control codes: in the source only."""
_BLANKS: dict[int, str] = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_ODD_BLANKS = frozenset(map(chr, _BLANKS))


@dataclass(slots=True)
class CellDraft:
    """One cell of a table row in the making: column, merged rows and columns, its pieces (none: empty, at `raw`)."""

    column: int
    pieces: list[Piece]
    raw: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Draft:
    """One paragraph in the making; with `table`, a row of that table: `pieces` stays empty, `cells` may be none."""

    pieces: list[Piece]
    role: Role = "body"
    heading: int = 0
    emphasis: str = ""
    centred: bool = False
    note: str | None = None
    table: int | None = None
    cells: list[CellDraft] = field(default_factory=list)


def weave(
    name: str,
    kind: Kind,
    text: str,
    drafts: Sequence[Draft],
    *,
    marks: Sequence[tuple[int, int, str]] = (),
    notices: tuple[str, ...] = (),
    sha256: str = "",
    properties: dict[str, str] | None = None,
) -> SourceDocument:
    """Drafts in reading order, footnotes last.

    marks: (start, end, note) of footnote digits in the source, ascending; they are left out of the clean text.
    Drafts without a word are dropped.
    """
    letters = set(text)
    if not letters.isdisjoint(_UNSEEN):
        drafts = [visible for draft in drafts if (visible := _visible(draft))]
    parts: list[str] = []
    seams: list[Seam] = []
    paragraphs: list[Paragraph] = []
    note_marks: list[NoteMark] = []
    grids: dict[int, list[TableCell]] = {}
    rows: dict[int, int] = {}
    numbers: dict[int, int] = {}  # tables as they come: one without a row has no number
    at = 0
    expected = -1
    mark_places = [*(mark[0] for mark in marks), sys.maxsize]
    waiting = 0

    def lay(pieces: Sequence[Piece]) -> None:
        nonlocal at, expected
        for raw, words in pieces:
            if raw + len(words) > mark_places[waiting]:
                part(raw, words)
                continue
            if raw != expected:
                seams.append(Seam(at, raw))
            parts.append(words)
            at += len(words)
            expected = raw + len(words)

    def part(raw: int, words: str) -> None:
        """Lays a piece without the marks in it."""
        nonlocal waiting
        while mark_places[waiting] < raw:
            waiting += 1
        while mark_places[waiting] < raw + len(words):
            start, end, note = marks[waiting]
            waiting += 1
            if start > raw:
                put(raw, words[: start - raw])
            note_marks.append(NoteMark(at, note))
            raw, words = end, words[end - raw :]
        if words:
            put(raw, words)

    def put(raw: int, words: str) -> None:
        nonlocal at, expected
        if raw != expected:
            seams.append(Seam(at, raw))
        parts.append(words)
        at += len(words)
        expected = raw + len(words)

    def glue(separator: str) -> None:
        """A newline or tab of our own: it continues the last piece and claims no place of its own."""
        nonlocal at, expected
        parts.append(separator)
        at += 1
        expected = -1

    for draft in drafts:
        start = at
        table = None if draft.table is None else numbers.setdefault(draft.table, len(numbers))
        if table is not None:
            grid = grids.setdefault(table, [])
            row = rows.get(table, 0)
            rows[table] = row + 1
            for number, cell in enumerate(draft.cells):
                if number:
                    glue("\t")
                cell_start = at
                if cell.pieces:
                    lay(cell.pieces)
                else:
                    seams.append(Seam(at, cell.raw))
                grid.append(TableCell(row, cell.column, cell_start, at, cell.rows, cell.columns))
        else:
            lay(draft.pieces)
        if at == start:
            continue  # a paragraph has words; a row of one empty cell has a place in its grid only
        paragraphs.append(
            Paragraph(start, at, draft.role, draft.heading, draft.emphasis, draft.centred, draft.note, table),
        )
        glue("\n")

    clean = "".join(parts)
    if clean.endswith("\n"):
        clean = clean[:-1]
    if not seams or seams[0].clean:
        seams.insert(0, Seam(0, 0))
    if not letters.isdisjoint(_ODD_BLANKS):
        clean = clean.translate(_BLANKS)
    return SourceDocument(
        name=name,
        kind=kind,
        text=text,
        clean=clean,
        seams=tuple(seams),
        paragraphs=tuple(paragraphs),
        tables=tuple(
            SourceTable(tuple(cells), rows[number], max((cell.column + cell.columns for cell in cells), default=0))
            for number, cells in sorted(grids.items())
        ),
        marks=tuple(note_marks),
        notices=notices,
        sha256=sha256,
        properties=properties or {},
    )


def _visible(draft: Draft) -> Draft | None:
    """A draft without what cannot be seen; None where nothing is left of it."""
    draft.pieces = _seen(draft.pieces)
    for cell in draft.cells:
        cell.pieces = _seen(cell.pieces)
    return draft if draft.table is not None or any(words.strip() for _, words in draft.pieces) else None


def _seen(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for raw, words in pieces:
        start = 0
        for mark in _INVISIBLE.finditer(words):
            if mark.start() > start:
                out.append((raw + start, words[start : mark.start()]))
            start = mark.end()
        if start < len(words):
            out.append((raw + start, words[start:]))
    return out
