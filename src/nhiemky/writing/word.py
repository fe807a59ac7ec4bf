"""A report as a Word document. Promises official form by the rules of its day, real headings and footnotes, same inputs same bytes.

>>> from datetime import date
>>> from nhiemky.domain.report import Letterhead, text
>>> head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "07-BC/ĐUK", "Nam Thuận", date(2023, 2, 4))
>>> report = Report(head, "BÁO CÁO", "sơ kết giữa nhiệm kỳ", (text("I- ĐẶC ĐIỂM TÌNH HÌNH", "h1"), text("Thực hiện Kế hoạch số 03 ...")))
>>> write_word(report)[:2], write_word(report) == write_word(report)
(b'PK', True)

One pass of string building, no XML library: a table of thousands of cells costs about as much as zipping it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.report import Block, Report, Table, Text
from nhiemky.rulebook.document_form import FormRules
from nhiemky.writing.arrange import Item, Line, Paper, arrange, column_widths, text_area, twips
from nhiemky.writing.word_parts import BLANK_HEADER, HEAD, NUMBERED_HEADER, R, W, package
from nhiemky.writing.word_styles import line_style, style_of, style_sheet
from nhiemky.writing.word_table import invisible_table, table_xml
from nhiemky.writing.word_text import Notes, words

_HAIRLINE = '<w:p><w:pPr><w:pStyle w:val="Hairline"/></w:pPr></w:p>'
"""A paragraph without height. Two tables that touch would be one; Word asks for a paragraph after the last; and LibreOffice 7
sets an empty line before a table that opens a document with footnotes."""
_GAP = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
HINT_ENDS = "\u200b"
_HINT_MARK = '<w:rPr><w:rStyle w:val="Hint"/></w:rPr>'


def write_word(report: Report, *, rules: FormRules | None = None, carried: str = "") -> bytes:
    """The report as .docx bytes; `rules` as in `arrange`. Refuses only where no rule set answers for the report's date.

    carried: the figures it was made of, which travel with the file unseen (`flows.campaign_figures.figures_words`).
    """
    paper = arrange(report, rules=rules)
    notes = Notes()
    return package(paper, _document(paper, notes), notes.part(), style_sheet(paper.rules, has_parts=paper.has_parts), carried)


def _document(paper: Paper, notes: Notes) -> bytes:
    rules, width = paper.rules, text_area(paper.rules)
    out = [f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>', _HAIRLINE, _letterhead(paper), _HAIRLINE]
    out += [_item(item, width) for item in paper.heading]
    if paper.address:
        out.append(_address(paper))
    signed = bool(paper.signature or paper.recipients)
    out += _blocks(paper.body, paper, notes, width, held=signed)
    if signed:
        out += [_signature(paper), _HAIRLINE]
    section = _section(rules)
    for appendix in paper.appendices:
        width = text_area(rules, landscape=appendix.landscape)
        out.append(f'<w:p><w:pPr><w:pStyle w:val="Hairline"/>{section}</w:pPr></w:p>')
        out += [_item(item, width) for item in appendix.heading]
        out += _blocks(appendix.blocks, paper, notes, width)
        section = _section(rules, landscape=appendix.landscape, own_pages=rules.appendix.own_pages)
    out.append(f"{section}</w:body></w:document>")
    return b"".join([piece.encode("utf-8") for piece in out])


def _letterhead(paper: Paper) -> str:
    left, right = column_widths(paper.rules)
    upper = ("".join(_item(item, left) for item in paper.left), "".join(_item(item, right) for item in paper.right))
    lower = ("".join(_item(item, left) for item in paper.left_below), "".join(_item(item, right) for item in paper.right_below))
    return invisible_table((left, right), (upper, lower))


def _item(item: Item, width: int) -> str:
    """A line of a fixed place, or a stroke centred in `width`: the border of a paragraph without height."""
    if isinstance(item, Line):
        return _paragraph(line_style(item.look), _run(item.words), item.inset)
    side = (width - item.length) // 2
    return (
        '<w:p><w:pPr><w:pStyle w:val="Stroke"/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _paragraph(style: str, runs: str, inset: int = 0) -> str:
    indent = f'<w:ind w:left="{inset}" w:right="{inset}"/>' if inset else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indent}</w:pPr>{runs}</w:p>'


def _run(text: str, look: str = "") -> str:
    return f"<w:r>{look}{words(text)}</w:r>" if text else ""


def _address(paper: Paper) -> str:
    address = paper.address
    assert address is not None
    label = _run(address.label, "<w:rPr><w:i/><w:iCs/></w:rPr>" if paper.rules.looks.address_label.italic else "")
    if len(address.names) == 1:
        return _paragraph("AddressLabel", label + _run(" " + address.names[0]))
    first, *others = address.names
    return _paragraph("Addressee", label + _run("\t" + first)) + "".join(_paragraph("Addressee", _run("\t" + name)) for name in others)


def _blocks(blocks: Sequence[Block], paper: Paper, notes: Notes, width: int, *, held: bool = False) -> list[str]:
    """Body text in pieces. held: the last paragraph stays on the page of the signature."""
    out: list[str] = []
    last = len(blocks) - 1
    for n, block in enumerate(blocks):
        if isinstance(block, Table):
            out.append(_GAP)
            out += table_xml(block, width, notes)
            if n == last:
                out.append(_HAIRLINE)
        else:
            out.append(
                _text(block, notes, style_of(block.style, has_parts=paper.has_parts), kept=block.keep_with_next or (held and n == last))
            )
    return out


def _text(block: Text, notes: Notes, style: str, *, kept: bool) -> str:
    """A paragraph. One that is all hint carries the hint's style on its mark too, so that nothing is left when it is deleted, and an
    invisible mark at both ends: what a person types over it has the style still, but not the marks, and is not taken for guidance."""
    keep = "<w:keepNext/>" if kept else ""
    runs, mark = block.runs, ""
    if runs and all(run.hint for run in runs):
        mark = _HINT_MARK
        runs = (replace(runs[0], text=HINT_ENDS + runs[0].text), *runs[1:])
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text + HINT_ENDS))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{mark}</w:pPr>{notes.runs(runs)}</w:p>'


def _signature(paper: Paper) -> str:
    """Recipients at left, signature at right, in one row that no page break tears."""
    label, *names = paper.recipients or ("",)
    left = _paragraph("RecipientsLabel", _run(label)) + "".join(_paragraph("Recipients", _run(name)) for name in names)
    room = _paragraph("SignerTitle", "") * paper.rules.signature.gap_lines
    widths = column_widths(paper.rules)
    right = "".join(room if line is None else _item(line, widths[1]) for line in paper.signature)
    return invisible_table(widths, ((left, right or _paragraph("SignerName", "")),))


def _section(rules: FormRules, *, landscape: bool = False, own_pages: bool = False) -> str:
    """Page set-up. A landscape page is the portrait one turned: its bound edge is the top."""
    paper, margins = rules.paper, rules.margins
    wide, high, orient = paper.width, paper.height, ""
    top, right, bottom, left = margins.top, margins.right, margins.bottom, margins.left
    if landscape:
        wide, high, orient = high, wide, ' w:orient="landscape"'
        top, right, bottom, left = left, top, right, bottom
    edge = twips(rules.page_number.from_edge)
    start = '<w:pgNumType w:start="1"/>' if own_pages else ""
    first = "" if rules.page_number.on_first_page else "<w:titlePg/>"
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED_HEADER}"/><w:headerReference w:type="first" r:id="{BLANK_HEADER}"/>'
        f'<w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{orient}/><w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" '
        f'w:bottom="{twips(bottom)}" w:left="{twips(left)}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        f'{start}<w:cols w:space="720"/>{first}</w:sectPr>'
    )
