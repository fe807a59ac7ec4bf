"""Which side of a committee's work an indicator speaks of (chủ đề), from its words.

>>> theme_of("Kết nạp đảng viên mới"), theme_of("Nộp ngân sách của doanh nghiệp, lũy kế")
('Xây dựng Đảng', 'Kinh tế, nhiệm vụ chính trị')

Promise: a way of grouping a list for reading, nothing hangs on it; what fits nowhere stands under "Nội dung khác".
"""

from __future__ import annotations

import re

from nhiemky.vietnamese.unicode import fold

OTHER = "Nội dung khác"
_THEMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Kiểm tra, giám sát", re.compile(r"\b(kiem tra|giam sat|ky luat|to cao|khieu nai)\b")),
    ("Đoàn thể, dân vận", re.compile(r"\b(doan the|doan vien|hoi vien|cong doan|thanh nien|phu nu|cuu chien binh|dan van|mat tran)\b")),
    ("Xây dựng Đảng", re.compile(r"\b(dang vien|to chuc dang|chi bo|dang bo|cap uy|nghi quyet|chinh tri|sinh hoat|can bo|ket nap)\b")),
    ("Văn hóa, xã hội", re.compile(r"\b(van hoa|giao duc|y te|ho ngheo|viec lam|bao hiem|gia dinh|moi truong|nha o)\b")),
    ("Kinh tế, nhiệm vụ chính trị", re.compile(r"\b(ngan sach|thu nhap|doanh thu|loi nhuan|san luong|gia tri|tang truong|von|kinh te)\b")),
    ("Văn hóa, xã hội", re.compile(r"\bxa hoi\b")),
)
THEMES = (*dict.fromkeys(name for name, _ in sorted(_THEMES, key=lambda pair: pair[0] != "Xây dựng Đảng")), OTHER)


def theme_of(statement: str) -> str:
    """One of `THEMES`."""
    words = fold(statement)
    return next((name for name, pattern in _THEMES if pattern.search(words)), OTHER)
