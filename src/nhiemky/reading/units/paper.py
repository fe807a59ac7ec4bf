"""A unit's paper in Word, PDF or plain text: its tables as grids, its texts by heading, its letterhead.

>>> from nhiemky.reading.documents.text import read_text
>>> lines = ("CHI BỘ GA NAM", "BÁO CÁO", "sơ kết", "I- TÌNH HÌNH", "Chi bộ có 32 đảng viên.", "II- KẾT QUẢ", "1. Kết nạp: 3 đồng chí.")
>>> paper = read_paper(read_text("\\n\\n".join(lines).encode(), "a.txt"))
>>> [(text.path, text.title, text.paragraphs) for text in paper.texts]
[(('I',), 'TÌNH HÌNH', ('Chi bộ có 32 đảng viên.',)), (('II', '1'), 'Kết nạp', ('3 đồng chí.',))]

Promise: each paragraph of the main text stands once, under the nearest heading above it; a numbered sentence is text of
the heading above, with its number; tables that hold no indicators are kept as lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from nhiemky.domain.source import SourceDocument, SourceTable
from nhiemky.domain.unit_report import SectionText
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import Heading, Layout, lay_out
from nhiemky.reading.units.grid import Grid
from nhiemky.vietnamese.days import format_day

ABOVE_TABLE = 6
"""Paragraphs above an appendix table that may name the unit and the cut-off."""


_BLANK = " .…_-\t"
"""What a line to fill in is drawn with."""
_ATTACHED = re.compile(r"\(\s*(?:có|kèm theo|xem)\b[^()]{0,200}\b(?:kèm theo|phụ lục|biểu)\b[^()]*\)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paper:
    """names: lines that may name the unit, the letterhead's own first. symbol, date, preamble: as in `UnitReport`."""

    grids: tuple[Grid, ...]
    texts: tuple[SectionText, ...]
    names: tuple[str, ...]
    symbol: str
    date: str
    preamble: tuple[str, ...] = ()


def read_paper(document: SourceDocument, indicator_tables: Collection[int] = ()) -> Paper:
    """indicator_tables: numbers (from 1) of the tables already read as appendices, left out of the texts."""
    layout = lay_out(document)
    header = read_header(document, layout)
    bodies = tuple(body for body in (header.parent_body, header.issuing_body) if body)
    names = bodies or tuple(layout.words[number] for number in layout.head)
    return Paper(
        grids_of(document),
        tuple(_texts(layout, indicator_tables)),
        (*names, *([header.subject] if header.subject else []), *_above_tables(layout)),
        header.symbol or "",
        format_day(header.date) if header.date else "",
        tuple(_preamble(layout, indicator_tables)),
    )


def grids_of(document: SourceDocument) -> tuple[Grid, ...]:
    """Every table, numbered as it stands in the file."""
    return tuple(Grid("", _rows(document, table), table=number) for number, table in enumerate(document.tables, 1))


def _rows(document: SourceDocument, table: SourceTable) -> list[list[str]]:
    """Merged cells hold their words once, at the top left, as in a workbook."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.clean[cell.start : cell.end]
    return rows


def _above_tables(layout: Layout) -> Iterator[str]:
    """Lines that stand over a table: "PHỤ LỤC", its title, "Đơn vị: ..."."""
    paragraphs = layout.document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if paragraph.role != "table" or (number and paragraphs[number - 1].table == paragraph.table):
            continue
        for above in range(max(0, number - ABOVE_TABLE), number):
            if paragraphs[above].role == "body" and above not in layout.body:
                yield layout.words[above]


def _texts(layout: Layout, indicator_tables: Collection[int]) -> Iterator[SectionText]:
    shelves: dict[int, list[str]] = {}
    places: dict[int, int] = {}
    titles = {heading.paragraph: index for index, heading in enumerate(layout.headings)}
    current, skipped_to = -1, -1
    for number in layout.main:
        if number <= skipped_to:
            continue
        paragraph, words = layout.document.paragraphs[number], layout.words[number]
        index = titles.get(number)
        if index is not None and _has_title(layout.headings[index]):
            heading = layout.headings[index]
            current, skipped_to = index, heading.last
            words = words[heading.end - paragraph.start :].strip() if heading.run_in else ""
        elif index is not None:
            current = _titled_above(layout, index)
        if paragraph.emphasis == "h" or not words.strip(_BLANK) or _ATTACHED.fullmatch(words):
            continue  # guidance and dots that the unit left standing, "(Có Phụ lục ... kèm theo)"
        if paragraph.table is not None and paragraph.table + 1 in indicator_tables:
            continue
        shelves.setdefault(current, []).append(words.replace("\t", "; "))
        places.setdefault(current, number)
    for index, paragraphs in sorted(shelves.items()):
        if index < 0 and layout.headings:
            continue  # "Thực hiện Kế hoạch số ..., báo cáo như sau:"
        path = tuple(heading.label or heading.title for heading in _path(layout, index))
        title = layout.headings[index].title.rstrip(": ") if index >= 0 else ""
        yield SectionText(path, title, tuple(paragraphs), f"đoạn {places[index] + 1}")


def _preamble(layout: Layout, indicator_tables: Collection[int]) -> Iterator[str]:
    """Paragraphs of the main text above its first heading; none where there is no heading, as then they are the text."""
    if not layout.headings:
        return
    first = layout.headings[0].paragraph
    for number in layout.main:
        if number >= first:
            return
        paragraph, words = layout.document.paragraphs[number], layout.words[number]
        if (
            paragraph.emphasis == "h"
            or not words.strip(_BLANK)
            or (paragraph.table is not None and paragraph.table + 1 in indicator_tables)
        ):
            continue
        yield words.replace("\t", "; ")


def _has_title(heading: Heading) -> bool:
    """A line of its own, or "Kết nạp: ..." with the text behind the colon; a numbered sentence has none."""
    return not heading.run_in or heading.title.endswith(":")


def _titled_above(layout: Layout, index: int) -> int:
    """The nearest heading above with a title of its own, -1 for none."""
    while index >= 0 and not _has_title(layout.headings[index]):
        index = layout.headings[index].parent
    return index


def _path(layout: Layout, index: int) -> list[Heading]:
    path: list[Heading] = []
    while index >= 0:
        if _has_title(layout.headings[index]):
            path.insert(0, layout.headings[index])
        index = layout.headings[index].parent
    return path
