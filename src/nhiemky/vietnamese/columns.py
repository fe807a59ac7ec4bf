"""What a column of an indicator appendix holds, told by its heading words (tên cột).

>>> [column_role(heading) for heading in ("TT", "Chỉ tiêu chủ yếu", "ĐVT", "Chỉ tiêu NQ ĐH", "Thực hiện đến 4/2023", "So với NQ")]
['number', 'statement', 'unit_of_measure', 'target', 'actual', 'verdict']
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from nhiemky.vietnamese.days import format_day, last_day_of_month
from nhiemky.vietnamese.unicode import fold

Role = Literal["number", "statement", "unit_of_measure", "target", "actual", "verdict", "note"]

# In this order: "So với chỉ tiêu" and "Kết quả thực hiện chỉ tiêu" speak of targets too, so they are asked first.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("verdict", re.compile(r"so voi|so sanh|(ty le|muc do|muc|%) (dat|hoan thanh)|dat \(?%|danh gia|nhan xet")),
    ("unit_of_measure", re.compile(r"don vi (tinh|do)|dvt|d\.v\.t")),
    ("number", re.compile(r"(s?tt|so (tt|thu tu)|thu tu)\b")),
    ("note", re.compile(r"ghi chu|giai trinh|ly do")),
    ("actual", re.compile(r"(uoc |so |da )?thuc hien|ket qua|so lieu|uoc (den|dat)|dat duoc")),
    (
        "target",
        re.compile(
            r"(muc tieu|chi tieu).*\b(nghi quyet|nq|dai hoi|dh|duoc giao|giao|de ra|ke hoach)\b|ke hoach|muc tieu|giao\b"
            r"|(nghi quyet|nq|cap tren|tren|dai hoi|huyen uy|tinh uy|dang uy) ((da|duoc) )?(giao|de ra|xac dinh)\b"
            r"|(theo )?(nghi quyet|nq)( (dai hoi|dh|dang bo))*( nam 20\d\d)?$"
        ),
    ),
    ("statement", re.compile(r"(ten |cac )?(chi tieu|noi dung|tieu chi|nhiem vu)")),
)


def column_role(heading: str) -> Role | None:
    """The role of a column, None where the heading says none of them."""
    words = " ".join(fold(heading).split())
    for role, pattern in _ROLES:
        if pattern.match(words):
            return role
    return None


def default_columns(cut_off: str | None, estimated: bool = False) -> tuple[str, ...]:
    """The six columns of the paper form, where a directive gives no template.

    >>> default_columns("2023-04")[4], default_columns("2023-05-30", estimated=True)[4]
    ('Thực hiện đến tháng 4/2023', 'Ước thực hiện đến ngày 30/5/2023')
    """
    actual = f"{'Ước thực hiện' if estimated else 'Thực hiện'} {'đến ' if cut_off else ''}{cut_off_words(cut_off)}".strip()
    return ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu Nghị quyết Đại hội", actual, "So với chỉ tiêu NQ")


def cut_off_words(cut_off: str | None) -> str:
    """A campaign's cut-off as print writes it: "2023-04" -> "tháng 4/2023", "2023-05-30" -> "ngày 30/5/2023", None -> ""."""
    if not cut_off:
        return ""
    year, month, *day = (int(part) for part in cut_off.split("-"))
    return f"ngày {format_day(date(year, month, day[0]))}" if day else f"tháng {month}/{year}"


def cut_off_day(cut_off: str | None) -> date | None:
    """The last day the figures cover: "2023-04" -> 30/4/2023."""
    if not cut_off:
        return None
    year, month, *day = (int(part) for part in cut_off.split("-"))
    return date(year, month, day[0]) if day else last_day_of_month(year, month)
