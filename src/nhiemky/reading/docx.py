"""A Word file (.docx) -> SourceDocument.

Promise: paragraphs and tables in their order; automatic numbers, capitals set by style and the letters of .VnTime and
VNI fonts stand in the text as they are printed; footnotes follow at the end, their numbers where they hang. Changes
that are tracked are read as accepted, with a notice. Letterheads and signatures set in borderless tables, text boxes or
tab columns come as lines, the left column first. Headers and footers of pages are left out.

The text that spans refer to is made here: one line a paragraph, one line a table row with cells parted by tabs, form
feeds where a page or section begins, footnotes as "1. ..." at the end.

Refuses `file_broken` where a part is no XML; everything about the package itself is `admission`'s.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.admission import Entry, admit, inflate
from nhiemky.reading.docx_numbering import Numbering, number_in
from nhiemky.reading.docx_styles import VAL, Look, Styles, W, is_on
from nhiemky.reading.form_words import LETTERHEAD, OFFICE, ON_BEHALF
from nhiemky.reading.weave import CellDraft, Draft, Piece, weave
from nhiemky.reading.wraps import Flow, continues
from nhiemky.vietnamese.legacy import decode, legacy_of_font
from nhiemky.vietnamese.unicode import nfc

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_P, _TBL, _TR, _TC, _R, _T = (W + tag for tag in ("p", "tbl", "tr", "tc", "r", "t"))
_SKIPPED = frozenset(
    W + tag
    for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "fldChar", "commentReference")
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
_FLOW = Flow(wrapped=False, width=80)
_HEAD_BLOCKS = 12
_DRAWN = "*-_–—=~ \t\u00a0"
_TRACKED = "Văn bản có sửa đổi đang theo dõi (Track Changes): đã đọc như thể mọi sửa đổi được chấp nhận."


@dataclass(slots=True)
class _Line:
    """One printed line of a paragraph: its words and the notes that hang in it, (place, number)."""

    words: str = ""
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as read: lines (parted by soft breaks), whether a page begins before it."""

    lines: list[_Line]
    heading: int = 0
    emphasis: str = ""
    centred: bool = False
    page: bool = False


@dataclass(slots=True)
class _Cell:
    column: int
    paragraphs: list[_Paragraph]
    columns: int = 1
    rows: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]]
    bordered: bool


_Block = _Paragraph | _Table


def read_docx(data: bytes, name: str, entries: Sequence[Entry] | None = None) -> SourceDocument:
    """Bytes of a .docx; `entries` is its directory where `admit` was asked already."""
    if entries is None:
        entries = admit(data, name).entries
    return _Reader(data, name, {entry.name: entry for entry in entries}).read()


class _Reader:
    def __init__(self, data: bytes, name: str, entries: dict[str, Entry]) -> None:
        self.data = data
        self.name = name
        self.entries = entries
        self.styles = Styles(self.part("word/styles.xml"))
        self.numbering = Numbering(self.part("word/numbering.xml"))
        self.footnotes = self.notes("footnote")
        self.endnotes = self.notes("endnote")
        self.noted: list[tuple[str, etree._Element]] = []
        self.counts = {"footnote": 0, "endnote": 0}
        self.tracked = False
        self.page = False

    def part(self, path: str) -> etree._Element | None:
        entry = self.entries.get(path)
        if entry is None:
            return None
        try:
            return etree.fromstring(inflate(self.data, entry, self.name), _PARSER)
        except etree.XMLSyntaxError as error:
            raise Refusal("file_broken", file=self.name, reason=f"phần {path} hỏng") from error

    def notes(self, kind: str) -> dict[str, etree._Element]:
        root = self.part(f"word/{kind}s.xml")
        if root is None:
            return {}
        return {item.get(W + "id", ""): item for item in root.iterfind(W + kind) if item.get(W + "type") in (None, "normal")}

    def read(self) -> SourceDocument:
        root = self.part("word/document.xml")
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise Refusal("file_broken", file=self.name, reason="thiếu phần thân văn bản")
        setter = _Setter()
        for block in _unboxed(list(self.blocks(body))):
            setter.set(block)
        for note, item in self.noted:
            setter.set_note(note, [block for block in self.blocks(item) if isinstance(block, _Paragraph)])
        return weave(
            self.name,
            "docx",
            "".join(setter.text),
            setter.drafts,
            marks=setter.marks,
            notices=(_TRACKED,) if self.tracked else (),
            sha256=hashlib.sha256(self.data).hexdigest(),
        )

    def blocks(self, parent: etree._Element) -> Iterator[_Block]:
        """Paragraphs and tables under `parent`, through content controls and accepted insertions."""
        for child in parent.iterchildren(tag=etree.Element):
            if child.tag == _P:
                yield from self.paragraph(child)
            elif child.tag == _TBL:
                yield self.table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
                self.tracked = self.tracked or child.tag in (W + "ins", W + "moveTo")
                yield from self.blocks(child)
            elif child.tag in (W + "del", W + "moveFrom"):
                self.tracked = True

    def paragraph(self, element: etree._Element) -> Iterator[_Block]:
        """A paragraph; text boxes anchored in it come before it as blocks of their own."""
        properties = element.find(W + "pPr")
        look = self.styles.of_paragraph(properties)
        page, self.page = self.page or bool(is_on(properties, "pageBreakBefore")), False
        runs: list[tuple[str, Look]] = []
        boxes: list[etree._Element] = []
        self.runs(element, look, runs, boxes, "_" if _has_leader(properties) else "")
        for box in boxes:
            yield from self.blocks(box)
        if properties is not None and properties.find(W + "sectPr") is not None:
            self.page = True
        lines = self.lines(runs)
        if lines and look.numbering is not None and any(line.words.strip() for line in lines):
            label = self.numbering.label(*look.numbering)
            lines[0].words = label + lines[0].words
            lines[0].notes = [(at + len(label), note) for at, note in lines[0].notes]
        looks = [run_look for words, run_look in runs if words.strip() and words[0] != "\x00"]
        emphasis = ""
        if looks:
            emphasis = ("b" if all(one.bold for one in looks) else "") + ("i" if all(one.italic for one in looks) else "")
        yield _Paragraph(lines, look.heading or 0, emphasis, bool(look.centred), page or any("\f" in words for words, _ in runs))

    def runs(self, parent: etree._Element, look: Look, runs: list[tuple[str, Look]], boxes: list[etree._Element], leader: str) -> None:
        """Words of a paragraph with their looks, in order. A note is "\\x00" and its number, a soft break a newline."""
        for child in parent.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _R:
                self.run(child, self.styles.of_run(child.find(W + "rPr"), look), runs, boxes, leader)
            elif tag in _SKIPPED:
                self.tracked = self.tracked or tag in (W + "del", W + "moveFrom")
            else:
                self.tracked = self.tracked or tag in (W + "ins", W + "moveTo")
                self.runs(child, look, runs, boxes, leader)

    def run(self, element: etree._Element, look: Look, runs: list[tuple[str, Look]], boxes: list[etree._Element], leader: str) -> None:
        if look.hidden:
            return
        for child in element.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _T:
                words = child.text or ""
                runs.append((words, look))
            elif tag == W + "tab":
                runs.append(("....." if leader else "\t", look))
            elif tag in (W + "br", W + "cr"):
                page = child.get(W + "type") == "page"
                runs.append(("\f" if page else "\n", look))
            elif tag == W + "noBreakHyphen":
                runs.append(("-", look))
            elif tag == W + "sym":
                runs.append((_symbol(child), look))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.reference(child, look, runs)
            elif tag == _ALTERNATE:
                chosen = child.find(_CHOICE)
                found = list(chosen.iter(W + "txbxContent")) if chosen is not None else []
                if not found and (chosen := child.find(_FALLBACK)) is not None:
                    found = list(chosen.iter(W + "txbxContent"))
                boxes += found
            elif tag in (W + "drawing", W + "pict", W + "object"):
                boxes += child.iter(W + "txbxContent")

    def reference(self, element: etree._Element, look: Look, runs: list[tuple[str, Look]]) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        item = (self.footnotes if kind == "footnote" else self.endnotes).get(element.get(W + "id", ""))
        if item is None:
            return
        self.counts[kind] += 1
        note = str(self.counts[kind]) if kind == "footnote" else number_in("lowerRoman", self.counts[kind])
        self.noted.append((note, item))
        runs.append((f"\x00{note}", look))

    def lines(self, runs: Sequence[tuple[str, Look]]) -> list[_Line]:
        """Runs put together: neighbours of one font decoded as one, capitals set, cut at soft breaks."""
        lines = [_Line()]
        pending: list[str] = []
        font: str | None = None
        caps = False

        def settle() -> None:
            if not pending:
                return
            words = "".join(pending)
            pending.clear()
            legacy = legacy_of_font(font) if font else None
            if legacy:
                words = decode(words, legacy)
            words = words.upper() if caps else words
            for number, part in enumerate(words.replace("\f", "").split("\n")):
                if number:
                    lines.append(_Line())
                lines[-1].words += part

        for words, look in runs:
            if words[:1] == "\x00":
                settle()
                lines[-1].words = nfc(lines[-1].words)
                lines[-1].notes.append((len(lines[-1].words), words[1:]))
                lines[-1].words += words[1:]
                continue
            if pending and (look.font != font or bool(look.caps) != caps):
                settle()
            font, caps = look.font, bool(look.caps)
            pending.append(words)
        settle()
        for line in lines:
            if not line.notes:
                line.words = nfc(line.words)
        return lines

    def table(self, element: etree._Element) -> _Table:
        rows: list[list[_Cell]] = []
        open_cells: dict[int, _Cell] = {}
        for row in _descend(element, _TR):
            if _deleted(row):
                self.tracked = True
                continue
            cells: list[_Cell] = []
            column = _skipped(row)
            for item in _descend(row, _TC):
                properties = item.find(W + "tcPr")
                columns = _span(properties)
                cell = _Cell(column, list(self.blocks_flat(item)), columns)
                merge = properties.find(W + "vMerge") if properties is not None else None
                if merge is not None and merge.get(VAL) != "restart" and column in open_cells:
                    open_cells[column].rows += 1
                    open_cells[column].paragraphs += [part for part in cell.paragraphs if any(line.words.strip() for line in part.lines)]
                    cell.goes_on = True
                else:
                    open_cells.pop(column, None)
                    if merge is not None:
                        open_cells[column] = cell
                cells.append(cell)
                column += columns
            rows.append(cells)
        return _Table(rows, _bordered(element))

    def blocks_flat(self, parent: etree._Element) -> Iterator[_Paragraph]:
        """Paragraphs of a cell; a table inside it comes as its paragraphs."""
        for block in self.blocks(parent):
            if isinstance(block, _Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.paragraphs


def _descend(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of that tag, through content controls."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _descend(child, tag)


def _deleted(row: etree._Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def _skipped(row: etree._Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    value = before.get(VAL, "0") if before is not None else "0"
    return int(value) if value.isdigit() else 0


def _span(properties: etree._Element | None) -> int:
    span = properties.find(W + "gridSpan") if properties is not None else None
    value = span.get(VAL, "1") if span is not None else "1"
    return min(int(value), 200) if value.isdigit() and int(value) else 1


def _bordered(table: etree._Element) -> bool:
    """Lines are drawn between the cells, by the table itself or its style."""
    properties = table.find(W + "tblPr")
    if properties is None:
        return False
    borders = properties.find(W + "tblBorders")
    if borders is not None:
        return any(line.get(VAL) not in ("nil", "none") for line in borders)
    style = properties.find(W + "tblStyle")
    return style is not None and style.get(VAL, "") not in ("TableNormal", "NormalTable")


def _has_leader(properties: etree._Element | None) -> bool:
    tabs = properties.find(W + "tabs") if properties is not None else None
    return tabs is not None and any(tab.get(W + "leader") in ("dot", "underscore", "middleDot", "hyphen") for tab in tabs)


def _symbol(element: etree._Element) -> str:
    try:
        char = chr(int(element.get(W + "char", ""), 16))
    except ValueError:
        return ""
    return "•" if "\ue000" <= char <= "\uf8ff" else char


def _unboxed(blocks: list[_Block]) -> Iterator[_Block]:
    """Tables that only set lines side by side (letterhead, signature, a frame) as paragraphs, column by column."""
    for number, block in enumerate(blocks):
        if isinstance(block, _Table) and _is_layout(block, head=number < _HEAD_BLOCKS):
            columns = sorted({cell.column for row in block.rows for cell in row})
            for column in columns:
                for row in block.rows:
                    for cell in row:
                        if cell.column == column and not cell.goes_on:
                            yield from cell.paragraphs
        else:
            yield block


def _is_layout(table: _Table, *, head: bool) -> bool:
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


class _Setter:
    """Blocks set as text with drafts over it."""

    def __init__(self) -> None:
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

    def set(self, block: _Block) -> None:
        if isinstance(block, _Table):
            self.set_table(block)
            return
        if block.page:
            self.put("\f")
        self.set_paragraph(block)

    def set_paragraph(self, paragraph: _Paragraph) -> None:
        """A paragraph's lines; those that go on with the one above are one draft, columns parted by tabs two."""
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
        for pieces in [*drafts, *right]:
            self.drafts.append(Draft(pieces, heading=paragraph.heading, emphasis=paragraph.emphasis, centred=paragraph.centred))

    def set_note(self, note: str, paragraphs: Sequence[_Paragraph]) -> None:
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

    def line(self, line: _Line, end: str = "\n") -> list[Piece]:
        """Put one line into the text; its pieces without outer blanks and with single blanks inside."""
        start = self.put(line.words)
        self.put(end)
        self.marks += [(start + at, start + at + len(note), note) for at, note in line.notes]
        return _pieces(start, line.words)

    def set_table(self, table: _Table) -> None:
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
                    for line in paragraph.lines:
                        if not line.words.strip():
                            continue
                        if pieces:
                            raw, words = pieces[-1]
                            pieces[-1] = (raw, words + " ")
                        pieces += self.line(line, " ")
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
