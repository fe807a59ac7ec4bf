"""A PDF with text -> SourceDocument.

Promise: rows are put together by their place on the page; a two-column letterhead or signature comes left column first;
rows of ruled tables come with their cells; footnotes in small print at a page's end are told from the text. Pages that
are pictures are named in a notice.

The text that spans refer to is made here: one line a printed row, first-line indents as blanks, empty lines where more
room than usual is left, form feeds between pages. From there on it is read as any text (`text.from_text`).

Refuses `no_text_layer` (nothing but pictures) and `file_broken`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import Doubt, RecognisedPage, SourceDocument, Span
from nhiemky.reading.documents.encoding import OLD_FONT
from nhiemky.reading.documents.pdf_page import PrintedRow, Segment, Word, read_words, rows_of
from nhiemky.reading.documents.pdf_tables import CellBox, find_tables
from nhiemky.reading.documents.text import LineLook, from_text
from nhiemky.reading.scans.values import UNSURE, ReadPage, recognised_words
from nhiemky.reading.structure.form_words import LETTERHEAD, OFFICE, ON_BEHALF, PREAMBLE, TYPE_LINE
from nhiemky.vietnamese.legacy import decode, looks_legacy
from nhiemky.vietnamese.unicode import nfc

_LEAST_LETTERS = 20
_INDENT = 6.0
_TABLE_LINES = 6
"""So many drawn shapes may be a table; a letterhead's rule and a footnotes' rule are fewer."""
_GLUED = re.compile(r"\d{1,3}(?=[^\W\d_])")
_NOTE_FENCE = "_" * 24


@dataclass(slots=True)
class _Page:
    number: int
    width: float
    height: float
    words: list[Word]
    lines: int
    rows: list[PrintedRow] = field(default_factory=list)


def read_pdf(data: bytes, name: str, recognised: Sequence[ReadPage] = ()) -> SourceDocument:
    """Bytes of a .pdf. recognised: its pictures' words, where a recognition program has read them (`flows.scans`)."""
    pages = _pages(data, name)
    for read in recognised:
        pages[read.number].words = [*read.words]
    bare = [page.number + 1 for page in pages if sum(len(word.text) for word in page.words) < _LEAST_LETTERS]
    if sum(len(word.text) for page in pages for word in page.words) < _LEAST_LETTERS:
        raise Refusal("no_text_layer", file=name)
    notices: list[str] = [recognised_words([(read.number + 1, read.sure) for read in recognised])] if recognised else []
    if bare:
        notices.append(f"Trang {', '.join(map(str, bare))} là ảnh hoặc trang trống, không có chữ để đọc.")
    if legacy := looks_legacy(" ".join(word.text for page in pages for word in page.words)):
        for page in pages:
            page.words = [word._replace(text=decode(word.text, legacy)) for word in page.words]
        notices.append(OLD_FONT)
    for page in pages:
        page.rows = rows_of(page.words)
    suspects = [page.number for page in pages if page.lines >= _TABLE_LINES]
    tables = find_tables(data, suspects) if suspects else {}
    tables |= {read.number: [[*table] for table in read.tables] for read in recognised}
    setter = _Setter(pages)
    for page in pages:
        setter.set(page, tables.get(page.number, []))
    document = from_text(
        "".join(setter.text),
        name,
        "pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        notices=tuple(notices),
        looks=setter.looks,
    )
    pages_read = tuple(RecognisedPage(read.number + 1, read.sure) for read in recognised)
    return replace(document, recognised=pages_read, doubts=tuple(setter.doubts)) if recognised else document


def _pages(data: bytes, name: str) -> list[_Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refusal("file_broken", file=name, reason="không mở được cấu trúc PDF") from error
    pages = []
    with document:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            words = [word._replace(text=nfc(word.text)) for word in read_words(page)]
            lines = sum(1 for _ in page.get_objects(filter=(FPDF_PAGEOBJ_PATH,), max_depth=2))
            pages.append(_Page(number, width, height, words, lines))
            page.close()
    return pages


class _Setter:
    """Rows set as text, with what their print says of them."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self.text: list[str] = []
        self.looks: dict[int, LineLook] = {}
        self.doubts: list[Doubt] = []
        self.at = 0
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

    def set(self, page: _Page, tables: list[list[CellBox]]) -> None:
        if page.number:
            self.put("\f")
        rows = page.rows
        inside = {id(word) for table in tables for box in table for word in _words_in(page, box)}
        notes_from = self.notes_from(rows)
        rows = self.page_number_first(rows)
        if notes_from >= 0 and rows is not page.rows:
            notes_from += 1
        number = 0
        waiting = list(tables)
        above: PrintedRow | None = None
        while number < len(rows):
            row = rows[number]
            if any(id(word) in inside for segment in row.segments for word in segment.words):
                for table in [one for one in waiting if page.height - one[0].top >= row.bottom]:
                    waiting.remove(table)
                    self.set_table(page, table)
                above = row
                number += 1
                continue
            if number == notes_from and notes_from > 0:
                self.put(f"\n{_NOTE_FENCE}\n")
            top = number == 0 or (number == 1 and rows[0].text.isdigit())
            zone = self.column_zone(rows, number, head=page.number == 0 and top and not row.text.isdigit())
            if zone > number:
                self.set_columns(rows[number:zone])
                above = rows[zone - 1]
                number = zone
                continue
            in_notes = 0 < notes_from <= number
            self.set_row(row, above, rows[number + 1] if number + 1 < len(rows) else None, note=in_notes)
            above = row
            number += 1

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

    def set_table(self, page: _Page, table: list[CellBox]) -> None:
        self.put("\n")
        columns = max(box.column for box in table) + 1
        for number in range(max(box.row for box in table) + 1):
            cells = [""] * columns
            inside: list[Word] = []
            for box in table:
                if box.row == number:
                    rows = rows_of(_words_in(page, box))
                    cells[box.column] = " ".join(row.text for row in rows).replace("\t", " ")
                    inside += [word for row in rows for segment in row.segments for word in segment.words]
            words = "\t".join(cells)
            self.mark_doubts(words, inside)
            self.put(words + ("\t" if columns == 2 else "") + "\n")
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


def _words_in(page: _Page, box: CellBox) -> list[Word]:
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
