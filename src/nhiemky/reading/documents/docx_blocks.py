"""What a Word file holds, block by block, and how the blocks are set as text with drafts over it.

Promise: tables that only set lines side by side (letterhead, signature, a frame) come as lines, the left column first;
a paragraph's soft breaks part lines of a letterhead and join lines of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nhiemky.reading.documents.weave import CellDraft, Draft, Piece
from nhiemky.reading.documents.wraps import Flow, continues
from nhiemky.reading.structure.form_words import LETTERHEAD, OFFICE, ON_BEHALF

_FLOW = Flow(wrapped=False, width=80)
_HEAD_BLOCKS = 12
_DRAWN = "*-_–—=~ \t\u00a0"


@dataclass(slots=True)
class Line:
    """One printed line of a paragraph: its words and the notes that hang in it, (place, number)."""

    words: str = ""
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A paragraph as read: lines (parted by soft breaks), whether a page begins before it. element: its w:p, for who looks at its print."""

    lines: list[Line]
    heading: int = 0
    emphasis: str = ""
    centred: bool = False
    page: bool = False
    element: Any = None


@dataclass(slots=True)
class Cell:
    column: int
    paragraphs: list[Paragraph]
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]]
    bordered: bool


Block = Paragraph | Table


def unboxed(blocks: list[Block]) -> Iterator[Block]:
    """Tables that only set lines side by side (letterhead, signature, a frame) as paragraphs, column by column."""
    for number, block in enumerate(blocks):
        if isinstance(block, Table) and _is_layout(block, head=number < _HEAD_BLOCKS):
            columns = sorted({cell.column for row in block.rows for cell in row})
            for column in columns:
                for row in block.rows:
                    for cell in row:
                        if cell.column == column and not cell.goes_on:
                            yield from cell.paragraphs
        else:
            yield block


def _is_layout(table: Table, *, head: bool) -> bool:
    width = max((len(row) for row in table.rows), default=0)
    if width <= 1:
        return len(table.rows) <= 2
    if width > 3 or len(table.rows) > 6:
        return False
    lines = [line.words.strip() for row in table.rows for cell in row for part in cell.paragraphs for line in part.lines]
    signs = any(line[:8].casefold() == "nơi nhận" or (line.isupper() and ON_BEHALF.match(line)) for line in lines)
    if signs or any("VIỆT NAM" in line and line.isupper() for line in lines):
        return True
    if head and any(line.isupper() and LETTERHEAD.match(line) for line in lines):
        return True
    return not table.bordered and any(line.isupper() and OFFICE.match(line) for line in lines)


class Setter:
    """Blocks set as text with drafts over it. placed: [start, end) in the text of each paragraph, with its element."""

    def __init__(self) -> None:
        self.placed: list[tuple[int, int, Any]] = []
        self.text: list[str] = []
        self.drafts: list[Draft] = []
        self.marks: list[tuple[int, int, str]] = []
        self.at = 0
        self.tables = 0

    def put(self, words: str) -> int:
        start = self.at
        self.text.append(words)
        self.at += len(words)
        return start

    def set(self, block: Block) -> None:
        if isinstance(block, Table):
            self.set_table(block)
            return
        if block.page:
            self.put("\f")
        self.set_paragraph(block)

    def set_paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph's lines; those that go on with the one above are one draft, columns parted by tabs two."""
        begin = self.at
        drafts: list[list[Piece]] = []
        above = ""
        right: list[list[Piece]] = []
        for line in paragraph.lines:
            halves = _halves(self.at, line.words) if "\t" in line.words else None
            pieces = self.line(line)
            if not pieces or not line.words.strip(_DRAWN):
                continue
            words = "".join(part for _, part in pieces)
            if halves:
                drafts.append(halves[0])
                right.append(halves[1])
                above = ""
                continue
            if drafts and above and continues(_FLOW, above, words, len(above)):
                last_raw, last_words = drafts[-1][-1]
                drafts[-1][-1] = (last_raw, last_words + " ")
                drafts[-1] += pieces
            else:
                drafts.append(pieces)
            above = words
        self.placed.append((begin, self.at, paragraph.element))
        for pieces in [*drafts, *right]:
            self.drafts.append(Draft(pieces, heading=paragraph.heading, emphasis=paragraph.emphasis, centred=paragraph.centred))

    def set_note(self, note: str, paragraphs: Sequence[Paragraph]) -> None:
        self.put(f"{note}. ")
        pieces: list[Piece] = []
        for paragraph in paragraphs:
            for line in paragraph.lines:
                more = self.line(line)
                if pieces and more:
                    raw, words = pieces[-1]
                    pieces[-1] = (raw, words + " ")
                pieces += more
        self.drafts.append(Draft(pieces, role="footnote", note=note))

    def line(self, line: Line, end: str = "\n") -> list[Piece]:
        """Put one line into the text; its pieces without outer blanks and with single blanks inside."""
        start = self.put(line.words)
        self.put(end)
        self.marks += [(start + at, start + at + len(note), note) for at, note in line.notes]
        return _pieces(start, line.words)

    def set_table(self, table: Table) -> None:
        number = self.tables
        self.tables += 1
        for row in table.rows:
            draft = Draft([], role="table", table=number)
            for cell in row:
                if cell.goes_on:
                    continue
                start = self.at
                pieces: list[Piece] = []
                for paragraph in cell.paragraphs:
                    begin = self.at
                    for line in paragraph.lines:
                        if not line.words.strip():
                            continue
                        if pieces:
                            raw, words = pieces[-1]
                            pieces[-1] = (raw, words + " ")
                        pieces += self.line(line, " ")
                    self.placed.append((begin, self.at, paragraph.element))
                self.put("\t")
                draft.cells.append(CellDraft(cell.column, pieces, start, cell.rows, cell.columns))
            self.put("\n")
            self.drafts.append(draft)


_WIDE = re.compile(r"[ \t\u00a0]+(?=[ \t\u00a0])")


def _pieces(start: int, words: str) -> list[Piece]:
    """Words without outer blanks, single blanks inside; tabs are blanks."""
    begin = len(words) - len(words.lstrip())
    stop = len(words.rstrip())
    if begin >= stop:
        return []
    if "\t" in words or "\u00a0" in words or "  " in words:
        pieces: list[Piece] = []
        plain = words.replace("\t", " ").replace("\u00a0", " ")
        for wide in _WIDE.finditer(words, begin, stop):
            pieces.append((start + begin, plain[begin : wide.start()]))
            begin = wide.end()
        return [*pieces, (start + begin, plain[begin:stop])]
    return [(start + begin, words[begin:stop])]


def _halves(start: int, words: str) -> tuple[list[Piece], list[Piece]] | None:
    """Two columns parted by tabs on one line, each of them a line of a letterhead or signature."""
    bare = words.strip("\t ")
    left, tab, right = bare.partition("\t")
    left, right = left.rstrip(), right.lstrip("\t ")
    if not tab or not right or "\t" in right:
        return None
    columns = (left.isupper() and (right.isupper() or LETTERHEAD.match(right))) or left[:8].casefold() == "nơi nhận"
    if not columns and not (LETTERHEAD.match(left) and LETTERHEAD.match(right)):
        return None
    return _pieces(start + words.index(left), left), _pieces(start + words.rindex(right), right)
