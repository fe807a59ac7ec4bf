"""Does this line go on with the paragraph above it? How printed Vietnamese breaks lines, in one place.

>>> flow = Flow(wrapped=True, width=60)
>>> continues(flow, "Các chi bộ tổ chức hội nghị sơ kết và gửi báo cáo về Ban", "Thường vụ trước ngày 20/5", 1)
True
>>> continues(flow, "1. Mục đích", "Đánh giá kết quả nửa nhiệm kỳ", 1)
False

Promise: headings, list items, letterhead and title lines are never pulled into another paragraph; a sentence that a
line or page end cuts is put together again.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nhiemky.vietnamese.letters import CAPITALS


class Flow(NamedTuple):
    """How a document breaks its lines. wrapped: lines end at the margin; width: length of a full line.

    spaced: empty lines stand between lines of one paragraph too, and part nothing.
    blocks: lines of one paragraph stand together, an empty line parts it from the next.
    """

    wrapped: bool
    width: int
    spaced: bool = True
    blocks: bool = False


ITEM = re.compile(
    r"(?:[IVXLC]{1,6}|[A-HĐK]|\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ])\s?[.)/:][.)]?"
    rf"(?:\s|(?=[{CAPITALS}]))"
    r"|(?:[IVXLC]{1,6}|[A-HĐK]|\d{1,2}(?:\.\d{1,2}){0,4})\s?[-–]/?\s"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\s"
    r"|[-–—+•*●▪○◦]\s?(?=\S)"
    r"|\(\s?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\s?\)"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục)\s+(?:thứ|THỨ|[0-9IVX]{1,4}\b)"
    r"|(?:Điều|ĐIỀU)\s+\d{1,3}\s?[.:]"
    r"|\[\d{1,3}\]"
)
"""The opening of a line that starts an item of its own: heading number, bullet, part, article."""

_HEADING = re.compile(
    r"\*\s|(?:[IVXLC]{1,6}|[A-HĐK]|\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđ])\s?[.)/:\-–]|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s"
)
_OPENING = re.compile(
    r"(?:Căn cứ|Nơi nhận|NƠI NHẬN|Kính gửi|KÍNH GỬI|Thực hiện|Xét đề nghị|Lưu ý|Ghi chú|Số|V/v|Thứ (?:nhất|hai|ba|tư|năm|sáu))\b"
    r"|T/M|TM\.|K/T|KT\.|T\.M|TL\.|T/L|TUQ\."
    r"|(?:ĐỀ CƯƠNG|PHỤ LỤC|PHỤ BIỂU|BIỂU MẪU|MẪU|BIỂU)(?= SỐ|\s+\d|\s+[IVX]+\b|\s*$)"
)
_EXPECTS_NUMBER = re.compile(
    r"(?:ngày|tháng|năm|số|quý|khóa|khoá|kỳ|thứ|điểm|khoản|mục|phần|Điều|điều|lần|từ|đến|và|trên|dưới|khoảng|gồm|có|tại|theo|hơn|[/(-])$",
    re.IGNORECASE,
)
_EXPECTS_LETTER = re.compile(r"(?:điểm|khoản|mục|tiết|ý|nhóm|loại|hạng|[/(])$", re.IGNORECASE)
_DANGLING = frozenset(
    (
        *("của", "và", "các", "những", "với", "về", "cho", "do", "theo", "tại", "từ", "để", "là", "trong", "trên", "dưới", "ở"),
        *("được", "bằng", "hoặc", "như", "đến", "vào", "ra", "số", "mỗi", "mọi", "từng", "cùng", "bị", "vì", "khi", "sau", "trước"),
    )
)
"""Words no paragraph ends with."""
_ORGAN_CUT = re.compile(
    r"(?:(?:Ủy|Uỷ) ban(?: Kiểm tra| nhân dân| Mặt trận)?|Ban (?:Thường vụ|Chấp hành|Tổ chức|Tuyên giáo(?: và Dân vận)?|Dân vận|Nội chính)"
    r"|Thường trực|Công đoàn|Đoàn Thanh niên|Hội Phụ nữ|Tổ quốc|(?:Chánh )?Văn phòng|Bí thư|Thường vụ|Chấp hành|Hội đồng)$"
)
_COMMITTEE = re.compile(
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)(?!\w)|(?:Tỉnh|Thành|Huyện) [Đđ]oàn|Trung ương|Đảng bộ|Kiểm tra|Mặt trận|Đoàn"
    r"|Tổng công ty|Tập đoàn|Công ty|Cộng sản|Việt Nam"
)
"""An organ at the end of a line wants its committee at the beginning of the next."""
_LONGEST_ENDING = 40
_EXPECTS_ROMAN = re.compile(r"(?:quý|khóa|khoá|lần thứ|Đại hội|hạng|loại)$", re.IGNORECASE)
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.? ")
_STOPS = ".!?:;…"
_LONG = 110
_VERY_LONG = 250


def continues(flow: Flow, above: str, line: str, length: int, *, reach: int = 0, apart: bool = False, together: bool = False) -> bool:
    """True where `line` belongs to the paragraph whose last line is `above`.

    length: characters of the paragraph so far; reach: where the line above ends, its indent counted in;
    apart: `line` is set off by bold, italics or more room than usual; together: no room between the lines, where room parts paragraphs.
    """
    first = line[0]
    last = above[-1]
    reach = reach or len(above)
    if last.isdigit() and above[-2:-1] and not above[-2].isalnum():
        last = above.rstrip("0123456789")[-1:] or last
    if first.islower():
        if line[1:2] in ".)/:" or line[1:3] in (" )", " ."):
            return _ends(_EXPECTS_LETTER, above) if ITEM.match(line) else True
        if above.isupper() or (line[:3] in ("về ", "v/v") and len(above) < 40):
            return False
        if last in _STOPS:
            return flow.wrapped and reach >= 0.75 * flow.width
        return True
    if first in "IVX" and len(above) > 40 and _ends(_EXPECTS_ROMAN, above):
        return True
    item = ITEM.match(line)
    if item is not None:
        return _item_is_wrap(flow, above, line, reach)
    if line.isupper() and len(line) > 3:
        goes_on = last == "," or bool(_HEADING.match(above) and not _OPENING.match(above))
        return above.isupper() and goes_on and not _OPENING.match(line)
    if above.rfind("(") > above.rfind(")") and 0 <= line.find(")") < (line.find("(") + 1 or 999):
        return True  # an open bracket
    if apart or above.isupper() or _OPENING.match(line) or above.endswith("Hạnh phúc"):
        return False
    if together and reach + 1 + len(line.split(" ", 1)[0]) >= 0.92 * flow.width:
        return True
    if last in _STOPS:
        return False
    if last == ",":
        return len(above) > 40
    if last == "-" or first.isdigit():
        return last == "-" or flow.wrapped or length >= _LONG
    ending = above.rsplit(" ", 1)[-1]
    if ending in _DANGLING and length > 40:
        return True
    if length > 40 and _COMMITTEE.match(line) and _ends(_ORGAN_CUT, above):
        return True
    if flow.wrapped:
        if reach + 1 + len(line.split(" ", 1)[0]) < 0.88 * flow.width:
            return False
        if _HEADING.match(above):
            full = reach + 1 + len(line.split(" ", 1)[0]) > flow.width and not flow.spaced
            return full or length > len(above) + 1 or ending[:1].isupper() or above.startswith("Điều ")
        return True
    if first in "(“\"'[":
        return False
    return length >= (_VERY_LONG if _HEADING.match(above) else _LONG)


def _ends(ending: re.Pattern[str], line: str) -> bool:
    """The line ends so; endings are short, only its tail is searched."""
    return ending.search(line, max(0, len(line) - _LONGEST_ENDING)) is not None


def _item_is_wrap(flow: Flow, above: str, line: str, reach: int) -> bool:
    """A line that looks like an item, yet is the rest of a sentence: "tháng | 5. Sau đó", "kinh tế | - xã hội"."""
    first, last = line[0], above[-1]
    if last in _STOPS:
        return False
    if first.isdigit():
        return len(above) > 40 and _ends(_EXPECTS_NUMBER, above) and not _DOTTED.match(line)
    if first in "-–" and flow.wrapped:
        rest = line[1:].lstrip()
        return last != "," and (rest[:1].islower() or (last.isdigit() and rest[:1].isdigit())) and reach >= 0.75 * flow.width
    return False
