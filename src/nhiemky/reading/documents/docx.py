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
from nhiemky.reading.admission import Entry, admit, inflate, main_part
from nhiemky.reading.documents.docx_blocks import Block, Paragraph, Setter, unboxed
from nhiemky.reading.documents.docx_grid import read_table
from nhiemky.reading.documents.docx_inline import ALTERNATE, Inline, Run, chosen_of, has_leader, mark_is
from nhiemky.reading.documents.docx_numbering import Numbering
from nhiemky.reading.documents.docx_styles import VAL, Look, Styles, W, is_on
from nhiemky.reading.documents.weave import weave

_P, _TBL = W + "p", W + "tbl"
_THROUGH = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The names of tags in files saved as "Strict Open XML"."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
HINT_ENDS = "\u200b"
"""Stands at both ends of guidance in our own forms."""
_TRACKED = "Văn bản có sửa đổi đang theo dõi (Track Changes): đã đọc như thể mọi sửa đổi được chấp nhận."


def read_docx(data: bytes, name: str, entries: Sequence[Entry] | None = None) -> SourceDocument:
    """Bytes of a .docx; `entries` is its directory where `admit` was asked already."""
    if entries is None:
        entries = admit(data, name).entries
    reader = Reader(data, name, {entry.name: entry for entry in entries})
    document = reader.read()
    _last[:] = [(data, reader)]
    return document


_last: list[tuple[bytes, Reader]] = []
"""The file read last, until somebody asks how it looks: it need not be read a second time for that."""


def reader_of(data: bytes, name: str) -> Reader:
    """The reader of a .docx with its blocks set, from the reading just done where these are the same bytes."""
    if _last and _last[0][0] is data:
        return _last.pop()[1]
    reader = Reader(data, name, {entry.name: entry for entry in admit(data, name).entries})
    reader.set()
    return reader


class Reader:
    """One package being read."""

    def __init__(self, data: bytes, name: str, entries: dict[str, Entry]) -> None:
        self.data = data
        self.name = name
        self.entries = entries
        self.styles = Styles(self.part("word/styles.xml"))
        self.numbering = Numbering(self.part("word/numbering.xml"))
        self.inline = Inline(self.styles, self.notes("footnote"), self.notes("endnote"))
        self.page = False
        self.new_pages: list[bool] = []
        self.placed: list[tuple[int, int, etree._Element | None]] = []
        self.held: list[Run] = []
        """Words of a paragraph whose mark was deleted: they begin the next one."""

    def part(self, path: str) -> etree._Element | None:
        entry = self.entries.get(path)
        if entry is None:
            return None
        try:
            body = inflate(self.data, entry, self.name)
            if b"purl.oclc.org/ooxml" in body[:4000]:
                for strict, usual in _STRICT:
                    body = body.replace(strict, usual)
            return etree.fromstring(body, _PARSER)
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
            notices=(_TRACKED,) if self.inline.tracked else (),
            sha256=hashlib.sha256(self.data).hexdigest(),
        )

    def set(self) -> Setter:
        """Its blocks set as text, notes last."""
        root = self.part(main_part(self.entries.values()))
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise Refusal("file_broken", file=self.name, reason="thiếu phần thân văn bản")
        sections = [section for section in body.iter(W + "sectPr") if _is_own(section)]
        self.new_pages = [_begins_page(section) for section in reversed(sections[1:])]
        setter = Setter()
        for block in unboxed(list(self.blocks(body))):
            setter.set(block)
        setter.end()
        noted = self.inline.noted
        for kind in (self.inline.notes["footnote"], self.inline.notes["endnote"]):
            own = {id(item) for item in kind.values()}
            for note, item in noted[:]:
                if id(item) in own:
                    setter.set_note(note, list(self.blocks(item)))
        self.placed = setter.placed
        return setter

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Paragraphs and tables under `parent`, through content controls and accepted insertions."""
        yield from self._blocks(parent)
        if self.held:  # nothing followed in this cell, box or note
            runs, self.held = self.held, []
            yield Paragraph(self.inline.lines(runs))

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _P:
                yield from self.paragraph(child)
            elif tag == _TBL:
                yield read_table(child, self.blocks, self.inline)
            elif tag in _THROUGH:
                self.inline.tracked = self.inline.tracked or tag in (W + "ins", W + "moveTo")
                yield from self._blocks(child)
            elif tag == ALTERNATE:
                for chosen in chosen_of(child):
                    yield from self._blocks(chosen)
            elif tag in (W + "del", W + "moveFrom"):
                self.inline.tracked = True

    def paragraph(self, element: etree._Element) -> Iterator[Block]:
        """A paragraph; text boxes anchored in it come before it as blocks of their own."""
        properties = element.find(W + "pPr")
        look = self.styles.of_paragraph(properties)
        page, self.page = self.page or bool(is_on(properties, "pageBreakBefore")), False
        words = self.inline.words_of(element, look, leader=has_leader(properties))
        held, self.held = self.held, []
        for box in words.boxes:
            yield from self.blocks(box)
        runs = [*held, *words.runs]
        if properties is not None and properties.find(W + "sectPr") is not None:
            self.page = bool(self.new_pages) and self.new_pages.pop()
        if mark_is(properties, "del", "moveFrom"):
            self.inline.tracked = True
            self.held = runs
            self.page = self.page or page
            return
        if mark_is(properties, "ins", "moveTo"):
            self.inline.tracked = True
        lines = self.inline.lines(runs)
        seen = any(line.words.strip() for line in lines)
        label = ""
        if look.numbering is not None and (seen or not mark_is(properties, "vanish")):
            label = self.numbering.label(look.numbering)
        if label and seen:
            lines[0].words = label + lines[0].words
            lines[0].notes = [(at + len(label), note) for at, note in lines[0].notes]
        paragraph = Paragraph(lines, look.heading or 0, _emphasis(runs), bool(look.centred), element=element)
        paragraph.page = page or any("\f" in words for words, _ in runs)
        paragraph.label = label.strip() if not seen else ""
        paragraph.aside = bool(look.contents)
        yield paragraph


def _emphasis(runs: Sequence[Run]) -> str:
    """ "b", "i", "bi" where all words are so, "h" where they are guidance of a form, else ""."""
    looks: list[Look] = [look for words, look in runs if words.strip() and words[0] != "\x00"]
    if not looks:
        return ""
    if all(look.hint for look in looks) and _untouched("".join(words for words, _ in runs)):
        return "h"
    return ("b" if all(look.bold for look in looks) else "") + ("i" if all(look.italic for look in looks) else "")


def _untouched(words: str) -> bool:
    """Guidance as it was written, between its two invisible marks (`writing/word.HINT_ENDS`). What a person types over it keeps the
    guidance's look, but not the marks: it is the person's text."""
    words = words.strip()
    return len(words) > 1 and words[0] == words[-1] == HINT_ENDS


def _begins_page(section: etree._Element) -> bool:
    kind = section.find(W + "type")
    return kind is None or kind.get(VAL) != "continuous"


def _is_own(section: etree._Element) -> bool:
    """Not what a section was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag != W + "sectPrChange"
