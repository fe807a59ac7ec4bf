"""When parts leave nothing of their total between them, so that a sum that does not close is wrong.

What it promises: no doubt held against the text: hedged totals, lists of examples and overlapping qualities exhaust nothing.

>>> clean = "Ban hành hơn 300 văn bản, gồm 12 kế hoạch"
>>> texts, plans = (Count(at, at + 3, at + 9, Decimal(9), False, ("văn", "bản")) for at in (13, 30))
>>> is_about(clean, texts), is_about(clean, plans)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nhiemky.reading.figures.counts import Count
from nhiemky.reading.figures.parts import Part

__all__ = ["Decimal", "are_owned", "is_about", "is_hedged"]

_APPROXIMATE = re.compile(
    r"(?<!\w)(?:hơn|gần|trên|khoảng|ước(?: đạt| thực hiện| có| tính)?|ít nhất|tối thiểu|tối đa|không quá|mỗi|từ|dưới"
    r"|xấp xỉ|chừng) ?$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:còn lại(?! (?:là |có )?\d)|và một số|nhất là|tiêu biểu|điển hình|chẳng hạn|chủ yếu|(?:hơn|khoảng|gần|trên|ước|thêm)(?= \d))\b"
    r"|như:|…|\.\.\.|v\.v",
    re.IGNORECASE,
)
_FOR_INSTANCE = re.compile(r"\b(?:như(?! sau)|tiêu biểu|điển hình|chẳng hạn|nhất là|chủ yếu|trong đó)\b", re.IGNORECASE)
_OVERLAP = re.compile(
    r"(?<!\w)(?:(?:mắc|có|thuộc|vi phạm|hưởng|được \w+) (?:cùng lúc )?nhiều|cả hai|cả \d+|đồng thời|trùng nhau|trùng lặp|cùng lúc"
    r"|có (?:hồ sơ|trường hợp|người|đảng viên|đồng chí|đơn vị|đơn) (?:mắc|vi phạm|thuộc|hưởng)|kể cả)(?!\w)",
    re.IGNORECASE,
)
_BEHIND = 16
_OVERLAP_BEHIND = 120
_MONEY = ("đồng", "triệu", "tỷ", "tỉ", "nghìn")


def is_about(clean: str, total: Count) -> bool:
    """ "hơn 300 văn bản"."""
    return _APPROXIMATE.search(clean, max(0, total.start - 20), total.start) is not None


def is_hedged(clean: str, total: Count, start: int, end: int, *, announced: bool = False) -> bool:
    """The total is about so many, or the parts are only some of them; `announced`: whatever opens the list."""
    ahead = min(len(clean), end + _BEHIND)
    if "(" in clean[total.end : start] and (close := clean.find(")", end, ahead)) >= 0:
        ahead = close  # what stands behind the bracket says nothing of the list in it
    if is_about(clean, total) or _HEDGE.search(clean, start, ahead) is not None:
        return True
    line = clean.find("\n", end)
    stop = min(end + _OVERLAP_BEHIND, line if line >= 0 else len(clean))
    if (sentence := clean.find(". ", end, stop)) >= 0:
        stop = sentence
    if _OVERLAP.search(clean, end, stop):
        return True
    if announced:
        return False
    return total.end < start < end and "\n" not in clean[total.end : start] and _FOR_INSTANCE.search(clean, total.end, start) is not None


def are_owned(parts: Sequence[Part]) -> bool:
    """ "Đảng ủy 07 cuộc, Ủy ban Kiểm tra 12 cuộc": each part is another body's, so none overlaps."""
    whole = all(part.words and part.shared == len(part.words) and (part.label[:1].isupper() or part.words[0] in _MONEY) for part in parts)
    return whole and len({part.label for part in parts}) == len(parts)
