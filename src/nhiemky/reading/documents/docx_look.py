"""A Word file (.docx) as it lies on paper -> PaperLook: sheets, margins, page numbers, and how every paragraph is printed.

Promise: each paragraph of the clean text that stands in word/document.xml has its look, in the order of the text; what is
printed, not what a style is called: through runs, styles, theme and defaults. Deleted words and words of text boxes do not
count for the paragraph they hang in. Where a place or a property cannot be told it is None or "?", never guessed.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from lxml import etree

from nhiemky.domain.finding import Refusal
from nhiemky.domain.paper_look import PaperLook, ParagraphLook, SectionLook
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.docx import Reader, reader_of
from nhiemky.reading.documents.docx_print import POINT, Prints, RunPrint
from nhiemky.reading.documents.docx_styles import W, is_on

T = TypeVar("T")

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P, _RUN, _T, _TAB, _TBL, _TR, _TC = (W + tag for tag in ("p", "r", "t", "tab", "tbl", "tr", "tc"))
_SKIPPED = frozenset(W + tag for tag in ("pPr", "del", "moveFrom", "sectPr"))
_SIGNS = ("symbol", "wingdings", "webdings", "segoe ui symbol", "cambria math", "mt extra")
_A4 = (11906.0, 16838.0)
_MARGIN = 1440.0
_UNITS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440, "pt": 20}


def look_of(data: bytes, document: SourceDocument) -> PaperLook:
    """The look of the .docx that `document` was read from."""
    reader = reader_of(data, document.name)
    placed = reader.placed
    found = next((element.getroottree().getroot() for _, _, element in placed if element is not None), None)
    root = found if found is not None else reader.part("word/document.xml")
    body = root.find(W + "body") if root is not None else None
    if body is None:
        return PaperLook(())
    prints = Prints(reader.part("word/styles.xml"), _theme(reader))
    numbers = {element: number for number, element in enumerate(body.iter(_P))}
    sections = _sections(body, numbers)
    section = next(body.iter(W + "sectPr"), None)
    where, first = _page_numbers(reader, prints, section)
    bare = section is not None and next(section.iter(W + "headerReference", W + "footerReference"), None) is None
    settings = _part(reader, "word/settings.xml")
    bare = bare and (settings is None or settings.find(W + "evenAndOddHeaders") is None)
    return PaperLook(sections, where, first, tuple(_paragraphs(document, placed, numbers, prints)), bare)


def _theme(reader: Reader) -> etree._Element | None:
    names = sorted(name for name in reader.entries if name.startswith("word/theme/theme"))
    return _part(reader, names[0]) if names else None


def _part(reader: Reader, name: str) -> etree._Element | None:
    """A part that the text does without: a broken one tells nothing."""
    try:
        return reader.part(name)
    except Refusal:
        return None


def _paragraphs(
    document: SourceDocument, placed: Sequence[tuple[int, int, Any]], numbers: dict[Any, int], prints: Prints
) -> Iterator[ParagraphLook]:
    """The look of each clean paragraph; of a table's row one for each paragraph of its cells."""
    starts = [start for start, _, _ in placed]
    tables: dict[Any, int] = {}
    known: dict[Any, ParagraphLook] = {}

    def at(raw: int, start: int, end: int, *, parts: bool = False) -> ParagraphLook | None:
        element = placed[bisect_right(starts, raw) - 1][2] if starts and raw >= starts[0] else None
        if element is None or element not in numbers:
            return None
        look = known.get(element)
        if look is None:
            look = known[element] = _look(element, numbers[element], _cell(element, tables), prints)
        return _moved(look, start, end, parts=parts)

    shares: dict[int, int] = {}
    raws = [document.raw(paragraph.start) for paragraph in document.paragraphs]
    for raw in raws:
        at_place = bisect_right(starts, raw) - 1
        shares[at_place] = shares.get(at_place, 0) + 1
    rows: dict[int, list[tuple[int, int]]] = {}
    for table in document.tables:
        for cell in table.cells:
            if cell.end > cell.start:
                rows.setdefault(document.paragraph_at(cell.start), []).append((cell.start, cell.end))
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.role == "footnote":
            continue
        if paragraph.table is None:
            look = at(raws[number], paragraph.start, paragraph.end, parts=shares[bisect_right(starts, raws[number]) - 1] > 1)
            if look:
                yield look
            continue
        for start, end in sorted(rows.get(number, ())):
            look = at(document.raw(start), start, end)
            if look:
                yield look


def _moved(look: ParagraphLook, start: int, end: int, *, parts: bool) -> ParagraphLook:
    """The look of the whole w:p, put at a place of the text."""
    return ParagraphLook(
        start, end, look.number, look.cell, look.fonts, look.size, look.bold, look.italic, look.underline, look.align,
        look.first_line, look.before, look.after, look.line, look.line_rule, look.tabbed, look.listed, parts, look.indent,
    )  # fmt: skip


def _look(element: etree._Element, number: int, cell: tuple[int, int, int] | None, prints: Prints) -> ParagraphLook:
    properties = element.find(W + "pPr")
    stands, base = prints.paragraph(properties)
    style = prints.style_of(properties)
    seen: dict[RunPrint, None] = {}
    tabbed = False
    for run in _runs(element):
        words = "".join([child.text or "" for child in run.iterchildren(_T)])
        if not words.strip():
            tabbed = tabbed or (not seen and run.find(_TAB) is not None)
            continue
        tabbed = tabbed or (not seen and _opens_with_tab(run))
        seen[prints.run(run.find(W + "rPr"), style, base)] = None
    upright = [one for one in seen if not one.raised] or list(seen)
    fonts = tuple(dict.fromkeys(one.font for one in upright if not one.font.casefold().startswith(_SIGNS)))
    return ParagraphLook(
        0,
        0,
        number,
        cell,
        fonts,
        _same([one.size or 10.0 for one in upright]),
        _same([bool(one.bold) for one in upright]),
        _same([bool(one.italic) for one in upright]),
        _same([bool(one.underline) for one in upright]),
        stands.align or "left",
        stands.first_line or 0.0,
        stands.before or 0.0,
        stands.after or 0.0,
        1.0 if stands.line is None else stands.line,
        stands.line_rule or "multiple",
        tabbed,
        bool(stands.listed),
        indent=stands.indent or 0.0,
    )


def _same(values: list[T]) -> T | None:
    return values[0] if values and all(value == values[0] for value in values) else None


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    """Runs of a paragraph, through hyperlinks, fields, content controls and accepted insertions; not those of its text boxes."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag == _RUN:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _runs(child)


def _opens_with_tab(run: etree._Element) -> bool:
    for child in run.iterchildren(tag=etree.Element):
        if child.tag == _TAB:
            return True
        if child.tag == _T and (child.text or "").strip():
            return False
    return False


def _cell(element: etree._Element, tables: dict[Any, int]) -> tuple[int, int, int] | None:
    """Table, row and cell of a paragraph that stands in one."""
    cell = element.getparent()
    while cell is not None and cell.tag not in (_TC, W + "body", W + "txbxContent"):
        cell = cell.getparent()
    if cell is None or cell.tag != _TC:
        return None
    row = cell.getparent()
    while row is not None and row.tag != _TR:
        row = row.getparent()
    if row is None:
        return None
    table = row.getparent()
    while table is not None and table.tag != _TBL:
        table = table.getparent()
    if table is None:
        return None
    before = sum(1 for _ in row.itersiblings(_TR, preceding=True))
    left = sum(1 for _ in cell.itersiblings(_TC, preceding=True))
    return tables.setdefault(table, len(tables)), before, left


def _sections(body: etree._Element, numbers: dict[Any, int]) -> tuple[SectionLook, ...]:
    found = []
    last = max(len(numbers) - 1, 0)
    for section in body.iter(W + "sectPr"):
        holder = section.getparent()
        while holder is not None and holder.tag not in (_P, W + "body"):
            holder = holder.getparent()
        paper, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        gutter = _length(margins, "gutter", 0.0)
        found.append(
            SectionLook(
                _length(paper, "w", _A4[0]),
                _length(paper, "h", _A4[1]),
                abs(_length(margins, "top", _MARGIN)),
                abs(_length(margins, "bottom", _MARGIN)),
                _length(margins, "left", _MARGIN) + gutter,
                _length(margins, "right", _MARGIN),
                numbers.get(holder, last),
            )
        )
    return tuple(found)


def _length(element: etree._Element | None, name: str, default: float) -> float:
    """An attribute in twips, or with its unit, as millimetres."""
    words = element.get(W + name, "") if element is not None else ""
    unit = _UNITS.get(words[-2:])
    try:
        twips = float(words[:-2]) * unit if unit else float(words)
    except ValueError:
        twips = default
    return round(twips / 20 * POINT, 2)


def _page_numbers(reader: Reader, prints: Prints, section: etree._Element | None) -> tuple[str, bool]:
    """Where the first section prints page numbers, and whether on the first page too."""
    if section is None:
        return "", False
    targets = _targets(reader)
    places: dict[str, str] = {}
    for edge, tag in (("top", "headerReference"), ("bottom", "footerReference")):
        for reference in section.iterfind(W + tag):
            root = _part(reader, targets.get(reference.get(_R + "id", ""), ""))
            place = _number_place(root, prints) if root is not None else ""
            if place:
                places.setdefault(reference.get(W + "type", "default"), f"{edge}-{place}")
    where = places.get("default", "")
    return where, "first" in places if is_on(section, "titlePg") else bool(where)


def _targets(reader: Reader) -> dict[str, str]:
    """Relationship id -> part of the package."""
    root = _part(reader, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {item.get("Id", ""): posixpath.normpath(posixpath.join("word", item.get("Target", ""))).lstrip("/") for item in root}


def _number_place(root: etree._Element, prints: Prints) -> str:
    """Where on its line the field PAGE of a header stands, "?" where it is not told; "" without one."""
    for element in root.iter(W + "instrText", W + "fldSimple"):
        words = (element.text if element.tag == W + "instrText" else element.get(W + "instr")) or ""
        if "PAGE" not in words.upper().split():
            continue
        holder = element.getparent()
        boxed = False
        while holder is not None and holder.tag != _P:
            holder = holder.getparent()
        if holder is None:
            return "?"
        above = holder.getparent()
        while above is not None:
            boxed = boxed or above.tag in (W + "txbxContent", _TC)
            above = above.getparent()
        return "?" if boxed else _place_on_line(holder, prints)
    return ""


def _place_on_line(paragraph: etree._Element, prints: Prints) -> str:
    properties = paragraph.find(W + "pPr")
    frame = properties.find(W + "framePr") if properties is not None else None
    if frame is not None:
        return {"center": "centre", "right": "right", "outside": "right", "left": "left"}.get(frame.get(W + "xAlign", ""), "?")
    stop = paragraph.find(f".//{W}ptab")
    if stop is not None:
        return {"center": "centre", "right": "right"}.get(stop.get(W + "alignment", ""), "?")
    align = prints.paragraph(properties)[0].align or "left"
    tabs = sum(1 for run in paragraph.iter(_RUN) for _ in run.iterchildren(_TAB))
    if tabs:
        return {1: "centre", 2: "right"}.get(tabs, "?") if align in ("left", "justified") else "?"
    return {"centre": "centre", "right": "right"}.get(align, "left")
