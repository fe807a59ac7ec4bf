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
from collections.abc import Iterator, Sequence

from lxml import etree

from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.admission import Entry, admit, inflate
from nhiemky.reading.documents.docx_blocks import Block, Cell, Line, Paragraph, Setter, Table, unboxed
from nhiemky.reading.documents.docx_numbering import Numbering, number_in
from nhiemky.reading.documents.docx_styles import VAL, Look, Styles, W, is_on
from nhiemky.reading.documents.weave import weave
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
_TRACKED = "Văn bản có sửa đổi đang theo dõi (Track Changes): đã đọc như thể mọi sửa đổi được chấp nhận."


def read_docx(data: bytes, name: str, entries: Sequence[Entry] | None = None) -> SourceDocument:
    """Bytes of a .docx; `entries` is its directory where `admit` was asked already."""
    if entries is None:
        entries = admit(data, name).entries
    return Reader(data, name, {entry.name: entry for entry in entries}).read()


class Reader:
    """One package being read."""

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
        """The document."""
        setter = self.set()
        return weave(
            self.name,
            "docx",
            "".join(setter.text),
            setter.drafts,
            marks=setter.marks,
            notices=(_TRACKED,) if self.tracked else (),
            sha256=hashlib.sha256(self.data).hexdigest(),
        )

    def set(self) -> Setter:
        """Its blocks set as text, notes last."""
        root = self.part("word/document.xml")
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise Refusal("file_broken", file=self.name, reason="thiếu phần thân văn bản")
        setter = Setter()
        for block in unboxed(list(self.blocks(body))):
            setter.set(block)
        for note, item in self.noted:
            setter.set_note(note, [block for block in self.blocks(item) if isinstance(block, Paragraph)])
        return setter

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
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

    def paragraph(self, element: etree._Element) -> Iterator[Block]:
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
            guidance = all(one.hint for one in looks)
            emphasis = (
                "h" if guidance else ("b" if all(one.bold for one in looks) else "") + ("i" if all(one.italic for one in looks) else "")
            )
        yield Paragraph(lines, look.heading or 0, emphasis, bool(look.centred), page or any("\f" in words for words, _ in runs), element)

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

    def lines(self, runs: Sequence[tuple[str, Look]]) -> list[Line]:
        """Runs put together: neighbours of one font decoded as one, capitals set, cut at soft breaks."""
        lines = [Line()]
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
                    lines.append(Line())
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

    def table(self, element: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        open_cells: dict[int, Cell] = {}
        for row in _descend(element, _TR):
            if _deleted(row):
                self.tracked = True
                continue
            cells: list[Cell] = []
            column = _skipped(row)
            for item in _descend(row, _TC):
                properties = item.find(W + "tcPr")
                columns = _span(properties)
                cell = Cell(column, list(self.blocks_flat(item)), columns)
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
        return Table(rows, _bordered(element))

    def blocks_flat(self, parent: etree._Element) -> Iterator[Paragraph]:
        """Paragraphs of a cell; a table inside it comes as its paragraphs."""
        for block in self.blocks(parent):
            if isinstance(block, Paragraph):
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
