"""Word papers as offices type them: a letterhead in a table without lines, headings as plain bold lines, Times New Roman 14."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from nam_thuan.packing import repack
from nhiemky.vietnamese.days import long_day

_CENTRE, _BOTH, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


_NEEDLESS = ("/thumbnail", "/stylesWithEffects")


def _thin(document: DocxDocument) -> None:
    """Leaves out what python-docx's template brings and no paper here uses: some 800 kB of table styles, a preview picture."""
    for owner in (document.part, document.part.package):
        for name in [name for name, relation in owner.rels.items() if relation.reltype.endswith(_NEEDLESS)]:
            del owner.rels[name]
    for style in document.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.name_val not in ("Normal Table", "Table Grid"):
            document.styles.element.remove(style)


class Paper:
    """A document in the making; `save` gives bytes that hold no clock but `day`."""

    def __init__(self, title: str, author: str, day: datetime) -> None:
        self.document = Document()
        properties = self.document.core_properties
        properties.title, properties.author, properties.last_modified_by = title, author, author
        properties.comments, properties.revision = "", 1
        properties.created = properties.modified = day
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
        self.font = "Times New Roman"
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = self.font, Pt(14)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.font)

    def words(self, text: str) -> str:
        """What is put into a run for `text`; papers in old fonts put something else."""
        return text

    def run(self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> Run:
        run = paragraph.add_run(self.words(text))
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
        return run

    def line(
        self, text: str = "", *, bold: bool = False, italic: bool = False, align: WD_ALIGN_PARAGRAPH = _BOTH, indent: float = 10
    ) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = align
        form = paragraph.paragraph_format
        form.space_after, form.space_before = Pt(6), Pt(0)
        form.keep_with_next = bold or None
        form.first_line_indent = Mm(indent) if align == _BOTH and indent else None
        self.run(paragraph, text, bold=bold, italic=italic)
        return paragraph

    def centred(self, *lines: str, bold: bool = True, italic: bool = False) -> None:
        for text in lines:
            self.line(text, bold=bold, italic=italic, align=_CENTRE)

    def block(self, text: str) -> None:
        """Lines of `text`, each in the manner its beginning asks for: "I-" and "Phần" are headings, the rest running text."""
        for line in filter(None, (line.strip() for line in text.splitlines())):
            if line.startswith("Phần thứ"):
                part, _, title = line.partition(" | ")
                self.centred(part, title)
            else:
                label, _, rest = line.partition(" ")
                heading = (label.endswith("-") and len(label) > 1) or (
                    label[0].isdigit() and label.count(".") == 1 and not rest.endswith((".", ":"))
                )
                self.line(line, bold=heading)

    def letterhead(self, parent: str, body: Sequence[str], symbol: str, place: str, day: date) -> None:
        table = self.document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        left.width, right.width = Mm(80), Mm(85)
        self._stack(
            left, ((parent, False, False), *((line, True, False) for line in body), ("*", True, False), (f"Số {symbol}", False, False))
        )
        self._stack(right, ((PARTY, True, False), ("", False, False), (f"{place}, {long_day(day)}", False, True)))
        self.line()

    def _stack(self, cell: _Cell, lines: Iterable[tuple[str, bool, bool]]) -> None:
        for number, (text, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            paragraph.alignment = _CENTRE
            paragraph.paragraph_format.space_after = Pt(0)
            self.run(paragraph, text, bold=bold, italic=italic, size=13)

    def closing(self, recipients: Sequence[str], on_behalf_of: str, title: str, name: str) -> None:
        table = self.document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        first = left.paragraphs[0]
        self.run(first, "Nơi nhận:", bold=True, italic=True, size=12)
        for recipient in recipients:
            paragraph = left.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            self.run(paragraph, f"- {recipient}", size=12)
        self._stack(right, ((on_behalf_of, True, False), (title, True, False), ("", False, False), ("", False, False), (name, True, False)))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> None:
        table = self.document.add_table(rows=1, cols=len(headings))
        table.style = "Table Grid"
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            cell.paragraphs[0].alignment = _CENTRE
            self.run(cell.paragraphs[0], heading, bold=True, size=12)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for values in rows:
            for column, (cell, text) in enumerate(zip(table.add_row().cells, values, strict=True)):
                cell.paragraphs[0].alignment = None if column == 1 else _CENTRE
                self.run(cell.paragraphs[0], text, size=12)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)

    def page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def save(self) -> bytes:
        _thin(self.document)
        out = BytesIO()
        self.document.save(out)
        return repack(out.getvalue())
