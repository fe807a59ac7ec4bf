"""The printed rows of a PDF set as text: one line a row, first-line indents as blanks, empty lines where room was left.

Promise: a two-column letterhead or signature comes left column first; rows of tables come with their cells, one table over all
the pages it takes; footnotes come behind a drawn line; running headers are put, but marked as no text of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nhiemky.domain.source import Doubt, Span
from nhiemky.reading.documents.pdf_aligned import AlignedTable, aligned_tables
from nhiemky.reading.documents.pdf_furniture import running_rows
from nhiemky.reading.documents.pdf_page import PrintedRow, Segment, Word, rows_of
from nhiemky.reading.documents.pdf_tables import CellBox
from nhiemky.reading.documents.text import LineLook, RowLook
from nhiemky.reading.scans.values import UNSURE
from nhiemky.reading.structure.form_words import LETTERHEAD, OFFICE, ON_BEHALF, PREAMBLE, TYPE_LINE

_INDENT = 6.0
_GLUED = re.compile(r"\d{1,3}(?=[^\W\d_])")
_NOTE_FENCE = "_" * 24
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s*)?\d{1,3}(?:\s*[/|]\s*\d{1,3})?[-–—\s]*$")


@dataclass(slots=True)
class Page:
    """One page: its size in points, words, number of drawn shapes, printed rows; half: 1 for the right one of two on a sheet.

    turn: degrees by which its text was turned upright here; shown: by which viewers turn it.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    lines: int
    rows: list[PrintedRow] = field(default_factory=list)
    half: int = 0
    turn: int = 0
    shown: int = 0


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A ruled table at a page's end: where its columns begin, its headings."""

    lefts: list[float]
    headings: list[str]

    def is_gone_on_by(self, lefts: Sequence[float]) -> bool:
        """The same columns stand in the same places."""
        return len(lefts) == len(self.lefts) and all(abs(one - other) < 4 for one, other in zip(lefts, self.lefts, strict=True))


class Setter:
    """Rows set as text, with what their print says of them."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.text: list[str] = []
        self.looks: dict[int, LineLook] = {}
        self.doubts: list[Doubt] = []
        self.at = 0
        self.running = running_rows([page.rows for page in pages])
        self.aligned: AlignedTable | None = None
        """The table without lines that ends the page before."""
        self.ruled: _Ruled | None = None
        """The ruled table that ends the page before."""
        rows = [row for page in pages for row in page.rows if _is_prose(row)]
        if len(rows) < 4:
            rows = [row for page in pages for row in page.rows if len(row.segments) == 1]
        self.size = _middle_of([row.height for row in rows], 12.0)
        lefts = sorted(row.segments[0].left for row in rows) or [0.0]
        rights = sorted(row.segments[0].right for row in rows) or [600.0]
        self.left = lefts[len(lefts) // 10]
        self.right = rights[-1 - len(rights) // 20]
        steps = [
            above.bottom - below.bottom
            for page in pages
            for above, below in zip(page.rows, page.rows[1:], strict=False)
            if _is_prose(above) and len(below.segments) == 1
        ]
        self.step = _middle_of(steps, 1.3 * self.size)

    def set_page(self, page: Page, tables: list[list[CellBox]]) -> None:
        """The next page; tables: boxes of its ruled ones."""
        if page.number or page.half:
            self.put("\f")
        rows = page.rows
        tables = [table for table in tables if len({box.row for box in table}) > 1 or self.is_rest(table)]
        inside = {id(word) for table in tables for box in table for word in _words_in(page, box)}
        notes_from = self.notes_from(rows)
        rows = self.page_number_first(rows)
        if notes_from >= 0 and rows is not page.rows:
            notes_from += 1
        number = 0
        waiting = list(tables)
        above: PrintedRow | None = None
        begins = next((at for at, row in enumerate(rows) if not self.is_furniture(row)), len(rows))
        aligned = self.aligned_in(rows, begins, inside)
        carried, self.aligned = self.ruled, None
        self.ruled = None
        while number < len(rows):
            row = rows[number]
            if id(row) in self.running:
                self.set_running(row)
                number += 1
                continue
            if any(id(word) in inside for segment in row.segments for word in segment.words):
                for table in [one for one in waiting if page.height - one[0].top >= row.bottom]:
                    waiting.remove(table)
                    self.set_table(page, table, carried if number == begins else None)
                above = row
                number += 1
                continue
            if aligned and aligned[0].start == number:
                table_here = aligned.pop(0)
                looks: list[RowLook] = ["" if table_here.whole else "table"] * len(table_here.cells)
                if not table_here.whole and not table_here.cells[0][0]:
                    looks[0] = "row"
                self.set_grid(table_here.cells, looks)
                above = rows[table_here.end - 1]
                number = table_here.end
                self.aligned = table_here if all(self.is_furniture(row) for row in rows[number:]) else None
                continue
            if number == notes_from and notes_from > 0:
                self.put(f"\n{_NOTE_FENCE}\n")
            if not self.is_furniture(row):
                self.ruled = None
            top = number == 0 or (number == 1 and rows[0].text.isdigit())
            zone = self.column_zone(rows, number, head=not (page.number or page.half) and top and not row.text.isdigit())
            if zone > number:
                self.set_columns(rows[number:zone])
                above = rows[zone - 1]
                number = zone
                continue
            in_notes = 0 < notes_from <= number
            self.set_row(row, above, rows[number + 1] if number + 1 < len(rows) else None, note=in_notes)
            above = row
            number += 1

    def is_rest(self, table: list[CellBox]) -> bool:
        """A single row that goes on with the table of the page before."""
        columns = max(box.column for box in table) + 1
        lefts = [min((box.left for box in table if box.column == column), default=0.0) for column in range(columns)]
        return self.ruled is not None and self.ruled.is_gone_on_by(lefts)

    def is_furniture(self, row: PrintedRow) -> bool:
        """A page number or a running line."""
        return id(row) in self.running or (len(row.text) <= 12 and _PAGE_NUMBER.match(row.text) is not None)

    def aligned_in(self, rows: Sequence[PrintedRow], begins: int, inside: set[int]) -> list[AlignedTable]:
        """Tables without lines, none where ruled ones stand."""
        found = aligned_tables(rows, self.aligned, width=self.right - self.left, first=begins)
        return [
            table
            for table in found
            if not any(id(word) in inside for row in rows[table.start : table.end] for segment in row.segments for word in segment.words)
        ]

    def set_running(self, row: PrintedRow) -> None:
        """A running header: put, but no text of the paper."""
        self.looks[self.at] = LineLook("", False, False, "dropped")
        self.put(row.text + "\n")

    def page_number_first(self, rows: list[PrintedRow]) -> list[PrintedRow]:
        """A page number at the foot moves to the head of its page, where it parts no sentence."""
        if len(rows) > 1 and len(rows[-1].text) <= 4 and rows[-1].text.strip("- ").isdigit():
            return [rows[-1], *rows[:-1]]
        return rows

    def put(self, words: str) -> None:
        self.text.append(words)
        self.at += len(words)

    def set_row(self, row: PrintedRow, above: PrintedRow | None, below: PrintedRow | None, *, note: bool) -> None:
        """A row of text: blank line before it where room was left, its indent in blanks."""
        if above is not None and above.bottom - row.bottom > 1.6 * self.step:
            self.put("\n")
        first = row.segments[0]
        indent = max(0, round((first.left - self.left) / _INDENT))
        self.put(" " * min(indent, 60))
        words = "   ".join(segment.text for segment in row.segments)
        if note and (glued := _GLUED.match(words)):
            words = f"{glued[0]} {words[glued.end() :]}"
        next_word = below.segments[0].words[0] if below is not None else None
        room = next_word.right - next_word.left + 0.2 * self.size if next_word is not None else 2 * self.size
        self.line(words, row.segments, full=row.segments[-1].right + room > self.right - 1)

    def line(self, words: str, segments: Sequence[Segment], *, full: bool = False) -> None:
        bold = all(segment.bold for segment in segments)
        before, after = segments[0].left - self.left, self.right - segments[-1].right
        centred = before > 4 * _INDENT and abs(before - after) < 2 * _INDENT
        self.looks[self.at] = LineLook("b" if bold else "", centred, full)
        self.mark_doubts(words, [word for segment in segments for word in segment.words])
        self.put(words + "\n")

    def set_columns(self, rows: Sequence[PrintedRow]) -> None:
        """Rows of a letterhead or signature, left column first."""
        paired = [row for row in rows if len(row.segments) > 1]
        left_middle = sum(_middle(row.segments[0]) for row in paired) / len(paired)
        right_middle = sum(_middle(row.segments[-1]) for row in paired) / len(paired)
        left: list[Segment] = []
        right: list[Segment] = []
        for row in rows:
            for segment in row.segments:
                near_left = abs(_middle(segment) - left_middle) <= abs(_middle(segment) - right_middle)
                (left if near_left else right).append(segment)
        for column in (left, right):
            for segment in column:
                self.line(segment.text, [segment])
            self.put("\n")

    def column_zone(self, rows: Sequence[PrintedRow], start: int, *, head: bool) -> int:
        """End of the two-column zone that begins at `start`; `start` itself where none does."""
        if not head and not any(_signs(segment.text) for segment in rows[start].segments):
            return start
        stop = start
        while stop < len(rows) and stop - start < 24:
            words = rows[stop].text
            if len(rows[stop].segments) == 1 and self.is_full_width(rows[stop]) and not words.isupper():
                break
            if head and (TYPE_LINE.match(words) or words[:8].casefold() == "kính gửi" or (PREAMBLE.match(words) and len(words) > 50)):
                break
            if len(rows[stop].segments) > 2:
                break
            stop += 1
        if not any(len(row.segments) == 2 and _are_columns(row) for row in rows[start:stop]):
            return start
        if head:
            while stop > start and not (
                len(rows[stop - 1].segments) == 2 or LETTERHEAD.match(rows[stop - 1].text) or self.is_aside(rows[stop - 1])
            ):
                stop -= 1
        return stop

    def is_full_width(self, row: PrintedRow) -> bool:
        return row.segments[0].right - row.segments[0].left > 0.75 * (self.right - self.left)

    def is_aside(self, row: PrintedRow) -> bool:
        """A row that lies wholly in one half of the page."""
        middle = (self.left + self.right) / 2
        return row.segments[0].right < middle or row.segments[0].left > middle

    def notes_from(self, rows: Sequence[PrintedRow]) -> int:
        """First row of the footnotes at the page's end, -1 for none: small print that begins with a number."""
        first = len(rows)
        while (
            first and len(rows[first - 1].segments) <= 2 and (rows[first - 1].height < 0.94 * self.size or rows[first - 1].text.isdigit())
        ):
            first -= 1
        while first < len(rows) and not rows[first].text[:1].isdigit():
            first += 1
        small = [row for row in rows[first:] if not row.text.isdigit()]
        return first if small and first else -1

    def set_table(self, page: Page, table: list[CellBox], above: _Ruled | None) -> None:
        """A ruled table. above: the one that ends the page before, which this one may go on."""
        columns = max(box.column for box in table) + 1
        grid: list[list[str]] = []
        words: list[list[Word]] = []
        for number in range(max(box.row for box in table) + 1):
            cells = [""] * columns
            inside: list[Word] = []
            for box in table:
                if box.row == number:
                    rows = rows_of(_words_in(page, box))
                    cells[box.column] = " ".join(row.text for row in rows).replace("\t", " ")
                    inside += [word for row in rows for segment in row.segments for word in segment.words]
            grid.append(cells)
            words.append(inside)
        lefts = [min((box.left for box in table if box.column == column), default=0.0) for column in range(columns)]
        goes_on = above is not None and above.is_gone_on_by(lefts)
        looks: list[RowLook] = [""] * len(grid)
        if above is not None and goes_on:
            looks = ["table"] * len(grid)
            repeated = 1 if grid[0] == above.headings and len(grid) > 1 else 0
            if repeated:
                looks[0] = "dropped"
            cut = [cell for cell in grid[repeated] if cell]
            if not grid[repeated][0] and cut and all(cell[0].islower() for cell in cut):
                looks[repeated] = "row"
        self.ruled = _Ruled(lefts, above.headings if above is not None and goes_on else grid[0])
        self.set_grid(grid, looks, words)

    def set_grid(self, grid: Sequence[Sequence[str]], looks: Sequence[RowLook], words: Sequence[Sequence[Word]] = ()) -> None:
        """Rows of a table, cells parted by tabs. looks: how its rows belong to the table above."""
        self.put("\n")
        for number, cells in enumerate(grid):
            line = "\t".join(cells)
            if looks[number]:
                self.looks[self.at] = LineLook("", False, False, looks[number])
            if words:
                self.mark_doubts(line, words[number])
            self.put(line + ("\t" if len(cells) == 2 else "") + "\n")
        self.put("\n")

    def mark_doubts(self, words: str, printed: Sequence[Word]) -> None:
        """Where in the line that is put next the recognition was unsure; printed: its words, in its order."""
        found = 0
        for word in printed:
            start = words.find(word.text, found)
            if start < 0:
                continue
            found = start + len(word.text)
            if word.sure < UNSURE:
                self.doubts.append(Doubt(Span(self.at + start, self.at + found), word.sure))


def _is_prose(row: PrintedRow) -> bool:
    return len(row.segments) == 1 and len(row.segments[0].words) > 8


def _middle_of(numbers: Sequence[float], default: float) -> float:
    return sorted(numbers)[len(numbers) // 2] if numbers else default


def _words_in(page: Page, box: CellBox) -> list[Word]:
    return [
        word
        for word in page.words
        if box.left - 1 <= (word.left + word.right) / 2 <= box.right + 1
        and box.top - 1 <= page.height - (word.top + word.bottom) / 2 <= box.bottom + 1
    ]


def _middle(segment: Segment) -> float:
    return (segment.left + segment.right) / 2


def _signs(words: str) -> bool:
    return words[:8].casefold() == "nơi nhận" or (words.isupper() and (ON_BEHALF.match(words) or OFFICE.match(words)) is not None)


def _are_columns(row: PrintedRow) -> bool:
    """Two lines side by side, not a line with a wide blank."""
    left, right = row.segments[0].text, row.segments[-1].text
    return (right.isupper() and len(right) > 3) or left.isupper() or LETTERHEAD.match(right) is not None or _signs(left)
