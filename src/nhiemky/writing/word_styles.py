"""Word styles of a rule set: one paragraph style a component, so that an office changes a look once, in Word itself.

>>> from nhiemky.rulebook.document_form import newest_form
>>> styles = style_sheet(newest_form(), has_parts=False)
>>> '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>' in styles
True
>>> "Calibri" in styles or "asciiTheme" in styles
False

The typeface is named for all four scripts in every style that sets one, and no theme is used: Vietnamese letters otherwise fall
into the theme's face on some machines. Headings are Word's own, so that navigation and contents work.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from nhiemky.domain.report import Style
from nhiemky.rulebook.document_form import Align, FormRules, Look
from nhiemky.writing.arrange import look_of, twips

NAMES = {
    "national_heading": "Quốc hiệu, tiêu đề",
    "motto": "Tiêu ngữ",
    "superior_body": "Cơ quan cấp trên",
    "issuing_body": "Cơ quan ban hành",
    "symbol": "Số và ký hiệu",
    "place_date": "Địa danh, ngày tháng",
    "draft": "Dự thảo",
    "doc_type": "Tên loại",
    "subject": "Trích yếu",
    "letter_subject": "Trích yếu công văn",
    "separator": "Dấu ngăn",
    "address_label": "Kính gửi",
    "addressee": "Kính gửi nhiều nơi",
    "authority": "Quyền hạn",
    "signer_title": "Chức vụ",
    "signer_name": "Họ tên người ký",
    "recipients_label": "Nơi nhận",
    "recipients": "Nơi nhận chi tiết",
    "appendix": "Phụ lục",
    "appendix_title": "Tên phụ lục",
    "appendix_attached": "Kèm theo",
}
"""Component -> the name a person sees in Word's list of styles."""

_BODY: dict[Style, str] = {"body": "BodyText", "basis": "Basis", "bullet": "Bullet", "centred": "Centred", "plain": "Plain"}
_HEADINGS: tuple[Style, ...] = ("h1", "h2", "h3", "h4")
_JC = {"left": "left", "right": "right", "centre": "center", "justified": "both"}

_BUILT_IN = {"Body Text", "footnote text", "header", *(f"heading {level}" for level in range(1, 10))}
_CELLS: dict[Align, str] = {"left": "trái", "right": "phải", "centre": "giữa"}
_FOUNDATION = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><!--fonts--><!--size-->\
<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
<w:rPr><!--fonts--><!--size--></w:rPr></w:style>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>\
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>\
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"""
_FIXED = """\
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>\
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>\
<w:style w:type="character" w:customStyle="1" w:styleId="Hint"><w:name w:val="Gợi ý"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>\
<w:rPr><w:i/><w:iCs/><w:color w:val="767676"/></w:rPr></w:style>\
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\
<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/>\
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/>\
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/>\
</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type="table" w:customStyle="1" w:styleId="Invisible"><w:name w:val="Khung không kẻ"/><w:basedOn w:val="TableNormal"/>\
<w:tblPr><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"""


def line_style(look: str) -> str:
    """Style id of a component: "place_date" -> "PlaceDate"."""
    return "".join(word.capitalize() for word in look.split("_"))


def style_of(style: Style, *, has_parts: bool) -> str:
    """Style id of a body paragraph; under parts the headings stand one level lower."""
    if style in _BODY:
        return _BODY[style]
    if style in _HEADINGS:
        return f"Heading{_HEADINGS.index(style) + 1 + has_parts}"
    return "Heading1" if style == "part" else "PartTitle"


@cache
def style_sheet(rules: FormRules, *, has_parts: bool) -> str:
    """styles.xml."""
    sheet = _Sheet(rules)
    looks, body = rules.looks, rules.body
    pitch, rule = (int(body.line * 20), "exact") if body.line_rule == "exactly" else (int(body.line * 240), "auto")
    spacing = f'<w:spacing w:before="{body.before * 20}" w:line="{pitch}" w:lineRule="{rule}"/>'
    indent = f'<w:ind w:firstLine="{twips(body.first_line)}"/>'
    kept, held = "<w:keepNext/>", "<w:keepNext/><w:keepLines/>"

    sheet.add("BodyText", "Body Text", looks.body, spacing + indent)
    sheet.add("Basis", "Căn cứ", looks.basis, spacing + indent)
    sheet.add("Bullet", "Gạch đầu dòng", looks.body, spacing + indent)
    sheet.add("Centred", "Giữa dòng", replace(looks.body, align="centre"), spacing)
    sheet.add("Plain", "Không thụt", looks.body, spacing)
    if has_parts:
        sheet.add("Heading1", "heading 1", looks.part, held + spacing, outline=0)
        sheet.add("PartTitle", "Tên phần", looks.part_title, held + spacing, outline=0)
    for level, look in enumerate((looks.heading_1, looks.heading_2, looks.heading_3, looks.heading_4), 1 + has_parts):
        sheet.add(f"Heading{level}", f"heading {level}", look, held + spacing + indent, outline=level - 1)

    for component in ("national_heading", "motto", "superior_body", "issuing_body", "draft", "letter_subject", "separator"):
        sheet.component(component)
    sheet.component("symbol", _space(before=3))
    sheet.component("place_date", _space(before=3))
    sheet.component("doc_type", kept + _space(before=18))
    sheet.component("subject", kept)
    sheet.add("AddressLabel", NAMES["address_label"], replace(looks.addressee, align="centre"), _space(before=12, after=6))
    names_at, label_at = twips(57), twips(27)
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{names_at}"/></w:tabs>'
    hang = f'<w:ind w:left="{names_at}" w:hanging="{label_at}"/><w:contextualSpacing/>'
    sheet.component("addressee", tab + _space(before=12, after=6) + hang)
    sheet.component("authority", kept + _space(before=12))
    sheet.component("signer_title", kept)
    sheet.component("signer_name")
    sheet.component("recipients_label", kept + _space(before=12))
    sheet.component("recipients", kept)
    sheet.component("appendix", kept, outline=0)
    sheet.component("appendix_title", kept)
    sheet.component("appendix_attached", kept)

    for align, name in _CELLS.items():
        sheet.add(f"Cell{_JC[align].capitalize()}", f"Ô bảng, {name}", replace(looks.table, align=align), _space(before=2, after=2))
    sheet.add("CellHead", "Ô bảng, tiêu đề", looks.table_head, kept + _space(before=2, after=2))
    sheet.add("FootnoteText", "footnote text", looks.footnote)
    sheet.add("PageNumber", "header", replace(looks.symbol, size=rules.page_number.size))
    plain = replace(looks.body, size=1, align="left")
    sheet.add("Hairline", "Khép trang", plain, _exactly(2))
    sheet.add("Stroke", "Dòng kẻ", plain, kept + _exactly(4))
    sheet.add("Gap", "Khoảng trước bảng", plain, kept + _exactly(body.before))
    return sheet.xml()


class _Sheet:
    """Paragraph styles gathered one by one, each naming the typeface for all scripts."""

    def __init__(self, rules: FormRules) -> None:
        face = rules.typeface.name
        self.rules = rules
        self.fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
        self.styles: list[str] = []

    def component(self, look: str, layout: str = "", *, outline: int | None = None) -> None:
        self.add(line_style(look), NAMES[look], look_of(self.rules, look), layout, outline=outline)

    def add(self, style_id: str, name: str, look: Look, layout: str = "", *, outline: int | None = None) -> None:
        """`layout`: paragraph properties that stand before `jc` in the schema."""
        level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
        follow = "" if outline is None else '<w:next w:val="BodyText"/>'
        custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
        self.styles.append(
            f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{follow}'
            f'<w:qFormat/><w:pPr>{layout}<w:jc w:val="{_JC[look.align]}"/>{level}</w:pPr><w:rPr>{self.fonts}{_run(look)}</w:rPr></w:style>'
        )

    def xml(self) -> str:
        body = self.rules.looks.body
        foundation = _FOUNDATION.replace("<!--fonts-->", self.fonts).replace("<!--size-->", _size(body.size))
        return f"{foundation}{''.join(self.styles)}{_FIXED}"


def _space(*, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'


def _exactly(points: int) -> str:
    return f'<w:spacing w:line="{points * 20}" w:lineRule="exact"/>'


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _run(look: Look) -> str:
    """Run properties of a look, in the schema's order. Capitals are in the words already."""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    underline = '<w:u w:val="single"/>' if look.underline else ""
    return f"{bold}{italic}{_size(look.size)}{underline}"
