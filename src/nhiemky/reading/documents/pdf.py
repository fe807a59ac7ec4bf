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
from dataclasses import replace

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import RecognisedPage, SourceDocument
from nhiemky.reading.documents.encoding import OLD_FONT
from nhiemky.reading.documents.pdf_page import PrintedRow, Word, read_words, rows_of, turn_of, turned
from nhiemky.reading.documents.pdf_setting import Page, Setter
from nhiemky.reading.documents.pdf_tables import find_tables
from nhiemky.reading.documents.text import from_text
from nhiemky.reading.scans.values import ReadPage, recognised_words
from nhiemky.vietnamese.legacy import TypedWords, decode, legacy_of_font, looks_legacy
from nhiemky.vietnamese.unicode import nfc

_LEAST_LETTERS = 20
_LEAST_GUTTER = 14.0
_FONT_STYLE = re.compile(r"(?:[,-]?(?:Bold|Italic|Regular|Oblique|MT))+$")
_TABLE_LINES = 6
"""So many drawn shapes may be a table; a letterhead's rule and a footnotes' rule are fewer."""


def read_pdf(data: bytes, name: str, recognised: Sequence[ReadPage] = ()) -> SourceDocument:
    """Bytes of a .pdf. recognised: its pictures' words, where a recognition program has read them (`flows.scans`)."""
    typed = TypedWords()
    pages = _pages(data, name, typed)
    for read in recognised:
        pages[read.number].words = [*read.words]
    bare = [page.number + 1 for page in pages if sum(len(word.text) for word in page.words) < _LEAST_LETTERS]
    if sum(len(word.text) for page in pages for word in page.words) < _LEAST_LETTERS:
        raise Refusal("no_text_layer", file=name)
    notices: list[str] = [recognised_words([(read.number + 1, read.sure) for read in recognised])] if recognised else []
    if bare:
        notices.append(f"Trang {', '.join(map(str, bare))} là ảnh hoặc trang trống, không có chữ để đọc.")
    if typed.met:
        notices.append(OLD_FONT)
    elif legacy := looks_legacy(" ".join(word.text for page in pages for word in page.words)):
        for page in pages:
            page.words = [word._replace(text=decode(word.text, legacy)) for word in page.words]
        notices.append(OLD_FONT)
    for page in pages:
        page.rows = rows_of(page.words)
    pages = [half for page in pages for half in _halves(page)]
    suspects = [page.number for page in pages if page.lines >= _TABLE_LINES and page.turn == page.shown]
    tables = find_tables(data, suspects) if suspects else {}
    tables |= {read.number: [[*table] for table in read.tables] for read in recognised}
    setter = Setter(pages)
    for page in pages:
        setter.set_page(page, [] if page.half else tables.get(page.number, []))
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


def _pages(data: bytes, name: str, typed: TypedWords) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refusal("file_broken", file=name, reason="không mở được cấu trúc PDF") from error
    pages = []
    with document:
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            shown = page.get_rotation()
            if shown in (90, 270):
                width, height = height, width
            words = read_words(page)
            turn = turn_of(words)
            if turn:
                words = turned(words, turn, width, height)
                width, height = (width, height) if turn == 180 else (height, width)
            words = [_plain(word, typed) for word in words]
            lines = sum(1 for _ in page.get_objects(filter=(FPDF_PAGEOBJ_PATH,), max_depth=2))
            pages.append(Page(number, width, height, words, lines, turn=turn, shown=shown))
            page.close()
    return pages


def _plain(word: Word, typed: TypedWords) -> Word:
    """A word in composed Unicode, whatever font it is printed in."""
    legacy = legacy_of_font(_FONT_STYLE.sub("", word.font.rpartition("+")[2])) if word.font else None
    text = typed.read(word.text, legacy) if legacy else word.text
    return word._replace(text=nfc(text))


def _halves(page: Page) -> list[Page]:
    """The two pages that a broad sheet carries side by side, each full of running text; else the page itself."""
    if page.width < 1.2 * page.height:
        return [page]
    middle = [page.width * share / 100 for share in range(42, 59)]
    spared = [at for at in middle if not any(word.left < at < word.right for word in page.words)]
    for at in spared:
        left, right = [word for word in page.words if word.right <= at], [word for word in page.words if word.left >= at]
        if not left or not right:
            continue
        rows = rows_of(left)
        if not _is_running(rows) or not _is_running(rows_of(right)):
            continue
        begin = min(word.left for word in right)
        if begin - max(word.right for word in left) >= _LEAST_GUTTER:
            shift = begin - min(word.left for word in left)
            right = [word._replace(left=word.left - shift, right=word.right - shift) for word in right]
            one = replace(page, words=left, rows=rows, lines=0, width=at)
            return [one, replace(one, words=right, rows=rows_of(right), half=1)]
    return [page]


def _is_running(rows: Sequence[PrintedRow]) -> bool:
    """Mostly lines of running text."""
    return len(rows) >= 8 and sum(len(row.segments) == 1 and len(row.segments[0].words) > 4 for row in rows) > 0.6 * len(rows)
