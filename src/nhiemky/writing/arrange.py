"""A report laid out by the rules, before it becomes Word or PDF: promises both show the same words in the same order and look.

>>> from nhiemky.domain.report import text
>>> head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "Đảng ủy Khối", "ĐẢNG CỘNG SẢN VIỆT NAM", "07-BC/ĐUK", "Nam Thuận", date(2023, 2, 4))
>>> paper = arrange(Report(head, "Báo cáo", "sơ kết", (text("Căn cứ Kế hoạch số 03", "basis"),), recipients=("Tỉnh ủy", "Lưu Văn phòng.")))
>>> [item.words for item in paper.left if isinstance(item, Line)]
['ĐẢNG BỘ TỈNH NAM THUẬN', 'ĐẢNG ỦY KHỐI', '*']
>>> paper.right_below[0].words, paper.recipients[1:]
('Nam Thuận, ngày 04 tháng 02 năm 2023', ('- Tỉnh ủy,', '- Lưu Văn phòng.'))
>>> paper.body[0].runs[0].text
'- Căn cứ Kế hoạch số 03,'

Capitals, list marks, the form of the date and the lengths of drawn lines are settled here; fonts, styles and pages in `word` and `pdf`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from nhiemky.domain.report import Appendix, Block, Letterhead, Report, Table, Text
from nhiemky.rulebook.document_form import FormRules, Look, Marks, Separator, document_form, form_named, newest_form
from nhiemky.vietnamese.days import long_day
from nhiemky.vietnamese.numbering import to_roman
from nhiemky.writing.fonts import text_width
from nhiemky.writing.line_breaks import balanced_width

LEFT_SHARE = 45
"""Percent of the text width that the left column of the letterhead and of the signature block takes."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold; they are left out of every output."""

BLANK = "……"
_END = re.compile(r"\s*(?<![.…])[;,.]?\s*$")
_BULLET = re.compile(r"\s*[-–—+•*]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a fixed place. look: a field of the rules' Looks, or "separator" for `*` and `-----`.

    inset  twips kept free on both sides, so that a name too long for one line breaks into lines of like length.
    """

    words: str
    look: str
    inset: int = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line, centred. length in twentieths of a point."""

    length: int


Item = Line | Stroke


@dataclass(frozen=True, slots=True)
class Address:
    """Kính gửi: one name stands beside the label, several stand below one another."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrangedAppendix:
    """An appendix: its heading lines, its blocks, on its own pages."""

    heading: tuple[Item, ...]
    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything on the pages. left, right: level with one another; left_below, right_below: number and date, level again.

    signature  None stands for the room of the signature itself.
    has_parts  the text is divided in "Phần": headings go one level down.
    """

    rules: FormRules
    title: str
    author: str
    on: date | None
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    left_below: tuple[Line, ...]
    right_below: tuple[Line, ...]
    heading: tuple[Item, ...]
    address: Address | None
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: tuple[Line | None, ...]
    appendices: tuple[ArrangedAppendix, ...]
    has_parts: bool


def arrange(report: Report, *, rules: FormRules | None = None) -> Paper:
    """The report by `rules`; without them by `report.rule`, else by the letterhead's date, else by the newest guide."""
    rules = rules or form_for(report)
    head = report.letterhead
    left, right = column_widths(rules)
    blocks = [*report.body, *(block for appendix in report.appendices for block in appendix.blocks)]
    return Paper(
        rules=rules,
        title=" ".join(f"{report.doc_type or ''} {report.subject}".split()),
        author=head.body,
        on=head.date,
        left=_bodies(head, rules, left),
        right=_nation(head, rules, right),
        left_below=_number(report, rules, left),
        right_below=(Line(_place_date(head), "place_date"),),
        heading=_title(report, rules),
        address=_address(report, rules),
        body=tuple(_marked(report.body, rules)),
        recipients=_recipients(report, rules),
        signature=_signature(report, rules, right),
        appendices=tuple(_appendix(appendix, n, len(report.appendices), rules) for n, appendix in enumerate(report.appendices, 1)),
        has_parts=any(isinstance(block, Text) and block.style in ("part", "part_title") for block in blocks),
    )


def form_for(report: Report) -> FormRules:
    """The rule set the report names, or the one of its day and kind."""
    head = report.letterhead
    if report.rule:
        return form_named(report.rule)
    return document_form(head.date, head.state) if head.date else newest_form(head.state)


def look_of(rules: FormRules, name: str) -> Look:
    """The look of a Line: `*` and `-----` are set like the number beside them."""
    look: Look = getattr(rules.looks, "symbol" if name == "separator" else name)
    return look


def twips(millimetres: int) -> int:
    """Twentieths of a point.

    >>> twips(210)
    11906
    """
    return round(millimetres * 7200 / 127)


def text_area(rules: FormRules, *, landscape: bool = False) -> int:
    """Width between the margins in twips. A landscape page is the portrait one turned, its bound edge on top."""
    paper, margins = rules.paper, rules.margins
    if landscape:
        return twips(paper.height - margins.top - margins.bottom)
    return twips(paper.width - margins.left - margins.right)


def column_widths(rules: FormRules) -> tuple[int, int]:
    """Left and right column of letterhead and signature block, in twips."""
    whole = text_area(rules)
    left = whole * LEFT_SHARE // 100
    return left, whole - left


def _line(words: str, look: str, rules: FormRules, column: int) -> Line:
    form = look_of(rules, look)
    words = words.upper() if form.caps else words
    return Line(words, look, 0 if "\n" in words else (column - balanced_width(words, form, column)) // 2)


def _under(separator: Separator, above: Line, column: int, rules: FormRules) -> tuple[Item, ...]:
    """What the guide puts under a line: a sign, or a stroke as long as its share of the widest line above."""
    if separator.kind == "none":
        return ()
    if separator.kind != "line":
        return (Line({"star": "*", "dashes": "-----"}[separator.kind], "separator"),)
    look = look_of(rules, above.look)
    widest = max(text_width(part, look.size, bold=look.bold, italic=look.italic) for part in above.words.split("\n"))
    return (Stroke(min(widest, column - 2 * above.inset) * separator.share // 100),)


def _bodies(head: Letterhead, rules: FormRules, column: int) -> tuple[Item, ...]:
    body = _line(head.body, "issuing_body", rules, column)
    superior = (_line(head.parent, "superior_body", rules, column),) if head.parent else ()
    return (*superior, body, *_under(rules.separators.issuing_body, body, column, rules))


def _nation(head: Letterhead, rules: FormRules, column: int) -> tuple[Item, ...]:
    nation = _line(head.national_heading, "national_heading", rules, column)
    items: tuple[Item, ...] = (nation, *_under(rules.separators.national_heading, nation, column, rules))
    if rules.words.motto.text:
        motto = _line(rules.words.motto.text, "motto", rules, column)
        items = (*items, motto, *_under(rules.separators.motto, motto, column, rules))
    return items


def _number(report: Report, rules: FormRules, column: int) -> tuple[Line, ...]:
    """ "Số 07-BC/ĐUK"; a symbol that begins with its hyphen leaves room for the number, "" is a paper that carries none."""
    symbol = BLANK if report.letterhead.symbol is None else report.letterhead.symbol
    room = "\N{NO-BREAK SPACE}" * 6 if symbol.startswith(("-", "/")) else ""
    lines = [_line(f"{rules.words.symbol.text}{room}{symbol}" if symbol else "", "symbol", rules, column)]
    if report.draft:
        lines.append(_line(report.draft, "draft", rules, column))
    if report.doc_type is None and report.subject:
        lead = rules.words.letter_subject.text
        known = report.subject.casefold().startswith(lead.casefold())
        lines.append(_line(report.subject if known else lead + report.subject, "letter_subject", rules, column))
    return tuple(lines)


def _place_date(head: Letterhead) -> str:
    return f"{head.place or BLANK}, " + (long_day(head.date) if head.date else f"ngày {BLANK} tháng {BLANK} năm {BLANK}")


def _title(report: Report, rules: FormRules) -> tuple[Item, ...]:
    if report.doc_type is None:
        return ()
    width = text_area(rules)
    lines = [_line(report.doc_type, "doc_type", rules, width)]
    if report.subject:
        lines.append(_line(report.subject, "subject", rules, width))
    return (*lines, *_under(rules.separators.subject, lines[-1], width, rules))


def _address(report: Report, rules: FormRules) -> Address | None:
    if not report.addressees:
        return None
    petition = (report.doc_type or "").casefold() == "tờ trình"
    label = rules.words.petition_label if petition else rules.words.address_label
    names = report.addressees if len(report.addressees) == 1 else _listed(report.addressees, rules.address)
    return Address(label.text, names)


def _recipients(report: Report, rules: FormRules) -> tuple[str, ...]:
    """The label, then each recipient with its marks; () where none is given."""
    return (rules.words.recipients_label.text, *_listed(report.recipients, rules.recipients)) if report.recipients else ()


def _listed(names: tuple[str, ...], marks: Marks) -> tuple[str, ...]:
    last = len(names) - 1
    return tuple(_lead(marks.lead, name) + _END.sub(marks.last if n == last else marks.end, name, count=1) for n, name in enumerate(names))


def _lead(lead: str, words: str) -> str:
    return "" if _BULLET.match(words) else lead


def _signature(report: Report, rules: FormRules, column: int) -> tuple[Line | None, ...]:
    signature = report.signature
    if signature is None:
        return ()
    top = [(signature.on_behalf_of, "authority"), (signature.title, "signer_title")]
    lines = [_line(words, look, rules, column) for words, look in top if words is not None]
    note = [Line(signature.note, "place_date")] if signature.note else []
    return (*lines, *note, None, _line(signature.name or "", "signer_name", rules, column))


def _appendix(appendix: Appendix, number: int, count: int, rules: FormRules) -> ArrangedAppendix:
    """Heading as given; where it is blank "Phụ lục", numbered if there are several."""
    form = rules.appendix
    numeral = f" {to_roman(number) if form.numerals == 'roman' else number}" if count > 1 else ""
    width = text_area(rules, landscape=appendix.landscape)
    lines = [_line(appendix.heading or form.word + numeral, "appendix", rules, width)]
    if appendix.title:
        lines.append(_line(appendix.title, "appendix_title", rules, width))
    if appendix.attached:
        lines.append(_line(appendix.attached, "appendix_attached", rules, width))
    under = _under(rules.separators.appendix, lines[-1], width, rules)
    return ArrangedAppendix((*lines, *under), tuple(_marked(appendix.blocks, rules)), appendix.landscape)


def _marked(blocks: tuple[Block, ...], rules: FormRules) -> list[Block]:
    """Capitals, bullets and the marks of a run of legal bases set in. A table whose rows do not fill its columns is a bug."""
    out: list[Block] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Text) and block.runs:
            if block.style == "basis":
                follower = blocks[n + 1] if n + 1 < len(blocks) else None
                more = isinstance(follower, Text) and follower.style == "basis"
                block = _ended(_led(block, rules.basis.lead), rules.basis.end if more else rules.basis.last)
            elif block.style == "bullet":
                block = _led(block, "- ")
            elif block.style in ("part", "part_title") and look_of(rules, block.style).caps:
                block = replace(block, runs=tuple(replace(run, text=run.text.upper()) for run in block.runs))
        elif isinstance(block, Table):
            for row in block.rows:
                if len(row) != len(block.columns):
                    raise ValueError(f"a row of {len(row)} cells in a table of {len(block.columns)} columns: {row!r}")
        out.append(block)
    return out


def _led(block: Text, lead: str) -> Text:
    first = block.runs[0]
    return replace(block, runs=(replace(first, text=_lead(lead, first.text) + first.text), *block.runs[1:]))


def _ended(block: Text, mark: str) -> Text:
    last = block.runs[-1]
    if last.hint:
        return block
    return replace(block, runs=(*block.runs[:-1], replace(last, text=_END.sub(mark, last.text, count=1))))
