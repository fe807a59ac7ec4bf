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
from nhiemky.reading.structure.form_words import LETTERHEAD, OFFICE, ON_BEHALF, TYPE_LINE

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
    """A paragraph as read: lines (parted by soft breaks), whether a page begins before it.

    element  its w:p, for who looks at its print.
    label    its automatic number where it holds nothing else: what a numbered column of a table shows.
    aside    it belongs to a table of contents: kept in the text, no paragraph of the paper.
    """

    lines: list[Line]
    heading: int = 0
    emphasis: str = ""
    centred: bool = False
    page: bool = False
    element: Any = None
    label: str = ""
    aside: bool = False


@dataclass(slots=True)
class Cell:
    column: int
    blocks: list[Paragraph | Table]
    columns: int = 1
    rows: int = 1
    goes_on: bool = False

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Its paragraphs, those of a table inside it too, row by row."""
        return list(_flat(self.blocks))


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]]
    bordered: bool


Block = Paragraph | Table


def _flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    if not cell.goes_on:
                        yield from _flat(cell.blocks)


def unboxed(blocks: Sequence[Block], *, start: int = 0) -> Iterator[Block]:
    """Tables that only set lines side by side (letterhead, signature, a frame) as their blocks, column by column."""
    for number, block in enumerate(blocks, start):
        if isinstance(block, Table) and _is_layout(block, head=number < _HEAD_BLOCKS):
            for band in _bands(block):
                columns = sorted({cell.column for row in band for cell in row})
                for column in columns:
                    for row in band:
                        for cell in row:
                            if cell.column == column and not cell.goes_on:
                                yield from unboxed(cell.blocks, start=number)
        else:
            yield block


def _bands(table: Table) -> Iterator[list[list[Cell]]]:
    """Rows that are read column by column; one that a single cell fills from edge to edge stands alone."""
    band: list[list[Cell]] = []
    width = max((cell.column + cell.columns for row in table.rows for cell in row), default=0)
    for row in table.rows:
        if len(row) == 1 and not row[0].goes_on and row[0].columns == width > 1:
            if band:
                yield band
            yield [row]
            band = []
        else:
            band.append(row)
    if band:
        yield band


def _is_layout(table: Table, *, head: bool) -> bool:
    columns = {cell.column for row in table.rows for cell in row}
    if len(columns) <= 1:
        return True
    filled = {
        cell.column for row in table.rows for cell in row if any(line.words.strip() for part in cell.paragraphs for line in part.lines)
    }
    if len(filled) > 3 or len(table.rows) > (6 if table.bordered else 14):
        return False
    lines = [line.words.strip() for row in table.rows for cell in row for part in cell.paragraphs for line in part.lines]
    signs = any(line[:8].casefold() == "nơi nhận" or (line.isupper() and ON_BEHALF.match(line)) for line in lines)
    if signs or any("VIỆT NAM" in line and line.isupper() for line in lines):
        return True
    if head and any((line.isupper() and LETTERHEAD.match(line)) or line[:8].casefold() == "kính gửi" for line in lines):
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
        self.right: list[Draft] = []
        """Right columns of a letterhead or signature set line by line, until the left one is over."""
        self.signs = False

    def put(self, words: str) -> int:
        start = self.at
        self.text.append(words)
        self.at += len(words)
        return start

    def set(self, block: Block) -> None:
        """The next block of the paper."""
        if isinstance(block, Table):
            self.end()
            self.set_table(block)
            return
        if block.page:
            self.put("\f")
        if block.aside:
            for line in block.lines:
                self.put(line.words + "\n")
            return
        self.set_paragraph(block)

    def end(self) -> None:
        """A right column that waits stands behind the left one."""
        self.drafts += self.right
        self.right = []
        self.signs = False

    def set_paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph's lines; those that go on with the one above are one draft, columns parted by tabs or blanks two."""
        begin = self.at
        drafts: list[list[Piece]] = []
        above = ""
        right: list[list[Piece]] = []
        for line in paragraph.lines:
            halves = _halves(self.at, line.words, begun=bool(self.right or right)) if _has_gap(line.words) else None
            pieces = self.line(line)
            if not pieces or not line.words.strip(_DRAWN):
                continue
            words = "".join(part for _, part in pieces)
            if halves:
                if halves[0]:
                    drafts.append(halves[0])
                    self.signs = self.signs or halves[0][0][1][:8].casefold() == "nơi nhận"
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
        if self.right and not right and drafts and not _is_left("".join(words for _, words in drafts[0]), signs=self.signs):
            self.end()
        for pieces in drafts:
            self.drafts.append(Draft(pieces, heading=paragraph.heading, emphasis=paragraph.emphasis, centred=paragraph.centred))
        for pieces in right:
            self.right.append(Draft(pieces, heading=paragraph.heading, emphasis=paragraph.emphasis, centred=paragraph.centred))

    def set_note(self, note: str, blocks: Sequence[Block]) -> None:
        """A footnote or endnote, all its paragraphs as one."""
        self.put(f"{note}. ")
        pieces: list[Piece] = []
        for paragraph in _flat(blocks):
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
                    if paragraph.label and not pieces:
                        pieces = [(self.put(paragraph.label + " "), paragraph.label)]
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


_GAP = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,}")
_DATED = re.compile(r".{2,40}ngày[\s.…_\d]{0,16}tháng")
_INDENT = 12
"""So many blanks, or two tabs, at the head of a line lead to a right column that has begun."""


def _has_gap(words: str) -> bool:
    return "\t" in words or "   " in words or "\u00a0\u00a0\u00a0" in words


def _halves(start: int, words: str, *, begun: bool) -> tuple[list[Piece], list[Piece]] | None:
    """Two columns parted by tabs or blanks on one line, each of them a line of a letterhead or signature.

    begun: a right column is open, so that a line far to the right belongs to it alone."""
    lead = len(words) - len(words.lstrip("\t \u00a0"))
    bare = words.strip("\t \u00a0")
    parts = _GAP.split(bare)
    if begun and len(parts) == 1 and bare and (words[:lead].count("\t") > 1 or lead >= _INDENT):
        return [], _pieces(start + lead, bare)
    if len(parts) != 2:
        return None
    left, right = parts
    signs = left[:8].casefold() == "nơi nhận"
    columns = signs or (left.isupper() and (right.isupper() or LETTERHEAD.match(right))) or (begun and left[0] in "-*" and right.isupper())
    if not columns and not (LETTERHEAD.match(left) and (LETTERHEAD.match(right) or _DATED.match(right))):
        return None
    return _pieces(start + words.index(left), left), _pieces(start + words.rindex(right), right)


def _is_left(words: str, *, signs: bool) -> bool:
    """A line under the left column alone. signs: the columns are a signature's."""
    if signs:
        return words[0] in "-+*•"
    return words.startswith(("Số", "V/v")) or (words.isupper() and not TYPE_LINE.match(words))
