"""What kind of answer a unit of measure asks for (đơn vị tính).

>>> measure("đảng viên"), measure("%"), measure("tỷ đồng"), measure("Đạt/Chưa đạt")
('whole', 'percent', 'decimal', 'yes_no')
>>> measure("", "Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ")
'percent'
"""

from __future__ import annotations

import re
from typing import Literal

from nhiemky.vietnamese.unicode import fold

Measure = Literal["whole", "decimal", "percent", "yes_no", "level", "text"]
"""whole: counted things. decimal: money, lengths, areas, scores. level: a rating level in words."""

_PERCENT = re.compile(r"%|phan tram")
_YES_NO = re.compile(r"(dat|co|hoan thanh|da|xong)( ?[/,-] ?(hay |hoac )?(chua|khong)\b.*)?$")
_LEVEL = re.compile(r"(muc|loai|muc xep loai|xep loai|muc do|danh hieu)( chat luong)?$")
_AMOUNT = re.compile(
    r"((nghin|ngan|trieu|ty|tram|chuc) )*(dong|vnd|usd|km|m|m2|m3|m²|m³|ha|hecta|tan|ta|kg|lit|kwh|mw|diem|gio|gb|%o)\b|(trieu|ty)$"
)
_COUNTED_WORDS = """
    người, đảng viên, đảng bộ, chi bộ, đảng ủy, chi ủy, cấp ủy, tổ chức, tổ, hộ, đơn vị, cơ quan, công ty, cuộc, lần,
    lượt, buổi, doanh nghiệp, văn bản, nghị quyết, mô hình, công trình, đề tài, đề án, dự án, sáng kiến, bài, bản, nhà,
    căn, xã, phường, thôn, khu, khối, trường, lớp, học sinh, sinh viên, cán bộ, công chức, viên chức, hội viên, đoàn
    viên, quần chúng, đồng chí, đ/c, vụ, việc, đơn, hồ sơ, tin, kỳ, phong trào, sản phẩm, hợp tác xã, câu lạc bộ, diễn
    đàn, tập thể, cá nhân, trẻ em, lao động, ngày, tháng, năm, chương trình, kế hoạch, hội nghị, chuyên đề, nhiệm vụ,
    chỉ tiêu, số, suất, phần, con, cây, cái, chiếc, quyển, cuốn
"""
_COUNTED = re.compile(rf"({'|'.join(fold(word) for word in _COUNTED_WORDS.split(','))})\b")


def measure(unit_of_measure: str, statement: str = "") -> Measure:
    """The kind of answer, from the unit of measure, or where it is blank from the statement's first words."""
    unit = " ".join(fold(unit_of_measure).split())
    words = " ".join(fold(statement).split())
    if not unit:
        if words.startswith(("ty le", "ti le", "phan dau ty le")):
            return "percent"
        return "whole" if words.startswith(("so luong", "tong so", "so luot")) else "text"
    if _PERCENT.match(unit):
        return "percent"
    if _YES_NO.match(unit):
        return "yes_no"
    if _LEVEL.match(unit):
        return "level"
    if ("/" in unit and unit != "d/c") or _AMOUNT.match(unit):
        return "decimal"
    return "whole" if _COUNTED.match(unit) else "decimal"


LEVELS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
YES_NO = ("Đạt", "Chưa đạt")


def choices_for(kind: Measure, unit_of_measure: str) -> tuple[str, ...]:
    """The answers to choose from: for yes and no the unit of measure's own two words; () where none are given.

    >>> choices_for("yes_no", "có/không"), choices_for("yes_no", "Đạt"), choices_for("whole", "hộ")
    (('Có', 'Không'), ('Đạt', 'Chưa đạt'), ())
    """
    if kind == "level":
        return LEVELS
    if kind != "yes_no":
        return ()
    words = tuple(part.strip().capitalize() for part in unit_of_measure.split("/"))
    return words if len(words) == 2 and all(words) else YES_NO


def is_average(unit_of_measure: str, statement: str) -> bool:
    """A figure that means nothing added up: per head, per month, an average, a score.

    >>> is_average("triệu đồng/người/năm", "Thu nhập"), is_average("tỷ đồng", "Doanh thu bình quân năm"), is_average("hộ", "Thoát nghèo")
    (True, True, False)
    """
    unit = fold(unit_of_measure)
    return ("/" in unit and unit != "d/c") or unit.startswith("diem") or "binh quan" in fold(statement)
