"""Papers typed in Word by hand, not by our writer: right by a guide, or with what an office gets wrong. Invented.

>>> word(state=False, margins=(25.4, 25.4, 31.8, 31.8))                    # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
Look = tuple[float, bool, bool]
"""Size, bold, italic."""

PARTY: dict[str, Look] = {
    "national": (15, True, False), "superior": (14, False, False), "body": (14, True, False), "symbol": (14, False, False),
    "place_date": (14, False, True), "type": (15, True, False), "subject": (14, True, False), "text": (14, False, False),
    "heading": (14, True, False), "authority": (14, True, False), "title": (14, False, False), "name": (14, True, False),
    "label": (14, False, False), "recipients": (12, False, False),
}  # fmt: skip
STATE: dict[str, Look] = PARTY | {
    "national": (13, True, False), "motto": (14, True, False), "superior": (13, False, False), "body": (13, True, False),
    "symbol": (13, False, False), "type": (14, True, False), "title": (14, True, False), "label": (12, True, True), "recipients": (11, False, False),
}  # fmt: skip

PROSE = (
    "Ban Thường vụ Đảng ủy ban hành Kế hoạch sơ kết một năm thực hiện nghị quyết đại hội với những nội dung sau đây.",
    "Việc sơ kết phải làm từ chi bộ, đánh giá đúng kết quả, chỉ rõ hạn chế, nguyên nhân và trách nhiệm của từng tập thể.",
    "Các chi bộ báo cáo bằng văn bản, kèm số liệu của những chỉ tiêu được giao trong năm đầu của nhiệm kỳ này.",
    "Văn phòng Đảng ủy theo dõi, đôn đốc, tổng hợp báo cáo của các chi bộ và tham mưu báo cáo của Ban Thường vụ.",
)
LINES: dict[str, str | Sequence[str]] = {
    "superior": "ĐẢNG BỘ TỈNH NAM THUẬN",
    "body": "ĐẢNG ỦY XÃ SUỐI VÀNG",
    "symbol": "Số 12-KH/ĐU",
    "national": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "place_date": "Suối Vàng, ngày 04 tháng 6 năm 2026",
    "type": "KẾ HOẠCH",
    "subject": "sơ kết một năm thực hiện nghị quyết đại hội",
    "headings": ("I- MỤC ĐÍCH, YÊU CẦU", "II- NỘI DUNG", "III- TỔ CHỨC THỰC HIỆN"),
    "authority": "T/M BAN THƯỜNG VỤ",
    "title": "PHÓ BÍ THƯ",
    "name": "Trần Văn Hòa",
    "label": "Nơi nhận:",
    "recipients": ("- Tỉnh ủy (để báo cáo);", "- Các chi bộ trực thuộc;", "- Lưu Văn phòng Đảng ủy."),
}
STATE_LINES = LINES | {
    "superior": "ỦY BAN NHÂN DÂN TỈNH NAM THUẬN",
    "body": "SỞ NỘI VỤ",
    "symbol": "Số: 12/KH-SNV",
    "national": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "place_date": "Nam Thuận, ngày 04 tháng 6 năm 2026",
    "authority": "KT. GIÁM ĐỐC",
    "title": "PHÓ GIÁM ĐỐC",
}


def paper(
    state: bool = False,
    *,
    font: str = "Times New Roman",
    looks: dict[str, Look] | None = None,
    lines: dict[str, Any] | None = None,
    margins: tuple[float, float, float, float] = (20, 20, 30, 15),
    size: tuple[float, float] = (210, 297),
    pitch: tuple[Any, float] | None = None,
    gap: float = 6,
    align: Any = BOTH,
    cell_align: Any = CENTRE,
    repeat: int = 1,
    number: str = "",
    swapped: bool = False,
    underlined: bool | None = None,
) -> Any:
    """A python-docx document. number: "top", "bottom" or "" for the page number; pitch: (rule, value) of the body's lines."""
    look = (STATE if state else PARTY) | (looks or {})
    said = {**(STATE_LINES if state else LINES), **(lines or {})}
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    section.orientation = WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Mm(side) for side in margins)
    normal = word.styles["Normal"]
    normal.paragraph_format.space_after = Pt(0)

    def put(holder: Any, words: str, key: str, alignment: Any = CENTRE, *, underline: bool = False) -> Any:
        line = holder.add_paragraph()
        run = line.add_run(words)
        run.font.name, run.font.size = font, Pt(look[key][0])
        run.font.bold, run.font.italic = look[key][1] or None, look[key][2] or None
        run.font.underline = underline or None
        line.alignment = alignment
        return line

    def cell(table: Any, row: int, column: int, *keys: str) -> None:
        holder = table.cell(row, column)
        for key in keys:
            for words in [said[key]] if isinstance(said[key], str) else said[key]:
                if words:
                    put(holder, words, key, cell_align if key not in ("label", "recipients") else LEFT, underline=key == "label" and lined)
        if len(holder.paragraphs) > 1:
            holder._tc.remove(holder.paragraphs[0]._p)

    lined = (not state) if underlined is None else underlined
    left, right = (1, 0) if swapped else (0, 1)
    head = word.add_table(rows=2, cols=2)
    cell(head, 0, left, "superior", "body")
    cell(head, 0, right, "national", *(("motto",) if state else ()))
    cell(head, 1, left, "symbol")
    cell(head, 1, right, "place_date")
    if said["type"]:
        put(word, str(said["type"]), "type")
    put(word, str(said["subject"]), "subject")
    for at, heading in enumerate(said["headings"]):
        put(word, heading, "heading", BOTH)
        for words in PROSE * repeat if at else PROSE[:2]:
            line = put(word, words, "text", align)
            line.paragraph_format.space_before = Pt(gap)
            rule, value = pitch or ((WD_LINE_SPACING.MULTIPLE, 1.2) if state else (WD_LINE_SPACING.EXACTLY, 18))
            line.paragraph_format.line_spacing_rule = rule
            if rule != WD_LINE_SPACING.SINGLE:
                line.paragraph_format.line_spacing = value if rule == WD_LINE_SPACING.MULTIPLE else Pt(value)
    foot = word.add_table(rows=1, cols=2)
    cell(foot, 0, left, "label", "recipients")
    cell(foot, 0, right, "authority", "title", "name")
    if number:
        _number(section, number)
    return word


def _number(section: Any, edge: str) -> None:
    section.different_first_page_header_footer = True
    line = (section.header if edge == "top" else section.footer).paragraphs[0]
    line.alignment = CENTRE
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = line.add_run()
        run.font.name = "Times New Roman"
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)


def data(word: Any) -> bytes:
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def word(state: bool = False, **changes: Any) -> bytes:
    """`paper` as bytes."""
    return data(paper(state, **changes))
