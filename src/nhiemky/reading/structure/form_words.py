"""Lines that the official forms fix: document types, signature, letterhead, titles of what is sent along.

Party form: Hướng dẫn 36-HD/VPTW (2018); state form: Nghị định 30/2020/NĐ-CP, Phụ lục I. Matched at the beginning of a line.
"""

from __future__ import annotations

import re

from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.letters import CAPITALS

_CAPITAL = f"[{CAPITALS}]"

_TYPES = (
    "KẾ HOẠCH", "BÁO CÁO", "HƯỚNG DẪN", "THÔNG BÁO", "CHỈ THỊ", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHƯƠNG TRÌNH", "TỜ TRÌNH", "KẾT LUẬN",
    "QUY ĐỊNH", "QUY CHẾ", "ĐỀ ÁN", "CÔNG ĐIỆN", "CÔNG VĂN", "THÔNG TRI", "PHƯƠNG ÁN", "GIẤY MỜI", "BIÊN BẢN", "QUY TRÌNH", "DỰ ÁN",
    "LỜI KÊU GỌI", "THÔNG CÁO", "THƯ MỜI", "THÔNG TƯ", "NGHỊ ĐỊNH", "THỂ LỆ", "ĐIỀU LỆ",
)  # fmt: skip
TYPE_LINE = re.compile(r"(?:DỰ THẢO\s+)?(" + "|".join(_TYPES) + r")(?!\w)")
"""A document type, the first line of its title."""

PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Kính gửi|Thi hành|Xét|Theo|Để|Nhằm|Trên cơ sở|Tiếp tục|Ngày \d|Hôm nay|Quán triệt|Triển khai thực hiện"
    r"|Phát huy|Trong)\b"
)
"""How main texts begin."""

ON_BEHALF = re.compile(rf"(?:T\s?/\s?M|TM\s?\.|T\.M\.?|K\s?/\s?T|KT\s?\.|T\s?/\s?L|TL\s?\.|TUQ\s?\.|T\s?/\s?UQ)\s*(?={_CAPITAL})")
"""Authority line of a signature: "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH"."""

OFFICE = re.compile(
    r"(?<!BAN )\b(?:(?:Q\.|QUYỀN|PHÓ|TỔNG|KIÊM|NGUYÊN|CHI|KẾ TOÁN|CHỈ HUY)\s*){0,5}"
    r"(?:BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|BIÊN TẬP"
    r"|CHÍNH (?:ỦY|TRỊ VIÊN)|(?:ỦY|UỶ) VIÊN"
    r"|THỦ (?:TRƯỞNG|TƯỚNG)|TRƯỞNG\b|(?:HIỆU|CỤC|VỤ|BỘ|THỨ|VIỆN|ĐỘI|TỔ|HẠT|ĐOÀN) TRƯỞNG"
    r"|THƯ KÝ|NGƯỜI LẬP|THƯỜNG TRỰC|TƯ LỆNH|QUẢN ĐỐC|PHÓ BAN)(?!\w)"
)
"""Title of a signer in capitals."""

NAME = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|LS|Thượng tá|Đại tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng|Đ/c)\.?\s*)*"
    rf"{_CAPITAL}[\w’'-]*(?:\s+{_CAPITAL}[\w’'-]*){{1,5}}$"
)
"""A person's name alone on a line."""

ATTACHMENT = re.compile(
    r"\(?\s*(?:ĐỀ CƯƠNG|PHỤ LỤC|PHỤ BIỂU|(?:BIỂU )?MẪU\s+(?:SỐ|BÁO CÁO|BIỂU|\d)|BIỂU\s+(?:MẪU|SỐ|\d))",
    re.IGNORECASE,
)
"""Titles that can only open something sent along."""

AFTER_SIGNATURE = re.compile(
    r"\(?\s*(?:DANH SÁCH|DANH MỤC|BIỂU|BẢNG|LỊCH|GỢI Ý|KHUNG|THỐNG KÊ|MẪU|BẢN KIỂM ĐIỂM|PHIẾU|TIÊU CHÍ)\b",
    re.IGNORECASE,
)
"""Titles that open an attachment where they stand after the signature."""

LETTERHEAD = re.compile(
    r"(?:ĐẢNG (?:BỘ|ỦY|UỶ|CỘNG SẢN)|CHI (?:BỘ|ỦY)|(?:TỈNH|THÀNH|HUYỆN|QUẬN) (?:ỦY|UỶ|ĐOÀN)|CỘNG H(?:ÒA|OÀ)|ỦY BAN|UỶ BAN|UBND|BAN |BỘ "
    r"|SỞ |PHÒNG |TỈNH |ĐOÀN |BCH |HỘI "
    r"|LIÊN ĐOÀN|CÔNG ĐOÀN|TRƯỜNG |TÊN )"
    r"|Độc lập\s?-|.{0,40}ngày[\s.…_]*tháng[\s.…_]*năm|Số:?\s|\*|Tên |V/v"
)
"""A line of a letterhead, filled in or with dots."""

_RULED = re.compile(r"-{3,}|_{3,}|={3,}|—{2,}|\n[ \t]*(?:[*\\][ \t]*){1,4}\n|\n[ \t]*[-–—]+[ \t]*\n")


def gap(document: SourceDocument, paragraph: int) -> str:
    """What stands in the source between a paragraph and the one before it: blank lines, ruled lines, page numbers."""
    if not paragraph:
        return ""
    above = document.paragraphs[paragraph - 1]
    start, end = document.raw(above.end - 1) + 1, document.raw(document.paragraphs[paragraph].start)
    return document.text[start:end] if start <= end else ""


def ruled(document: SourceDocument, paragraph: int) -> bool:
    """A drawn line stands above the paragraph."""
    return _RULED.search(gap(document, paragraph)) is not None


def set_apart(document: SourceDocument, paragraph: int) -> bool:
    """A drawn line, a new page or much room stands above the paragraph."""
    between = gap(document, paragraph)
    return "\f" in between or between.count("\n") > 4 or _RULED.search(between) is not None
