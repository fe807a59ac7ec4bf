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

from nhiemky.reading.figures.counts import Count, is_measure, noun_at
from nhiemky.reading.figures.families import is_person
from nhiemky.reading.figures.parts import Part
from nhiemky.reading.figures.qualities import is_closed, is_mixed, is_open, qualities
from nhiemky.reading.figures.scales import axis, is_scale, told_apart

__all__ = ["Decimal", "are_owned", "is_about", "is_hedged"]

_APPROXIMATE = re.compile(
    r"(?<!\w)(?:hơn|gần|trên|khoảng|ước(?: đạt| thực hiện| có| tính)?|ít nhất|tối thiểu|tối đa|không quá|mỗi|từ|dưới"
    r"|xấp xỉ|chừng) ?$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"(?<!\w)(?:ước|dự kiến)(?!\w)[^,;.:()\n\d]{0,45}$", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:còn lại(?! (?:là |có )?\d)|và một số|nhất là|tiêu biểu|điển hình|chẳng hạn|chủ yếu"
    r"|(?:hơn|khoảng|gần|trên|ước|thêm)(?= \d)(?! \d{1,3} tuổi))\b"
    r"|như:|…|\.\.\.|v\.v",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"[^,;.()\n\d]{0,90}?(?:,| và| cùng(?: với)?) (?:(?:một số|một vài|vài|nhiều)(?!\w)|"
    r"(?:các|những|số)(?= [^,;.()\n\d]{0,60}(?:khác|còn lại)(?! (?:là |có )?\d)))"
)
"""Behind the last part more is said to exist, without a number."""
_FOR_INSTANCE = re.compile(r"\b(?:như(?! sau)|tiêu biểu|điển hình|chẳng hạn|nhất là|chủ yếu|trong đó)\b", re.IGNORECASE)
_OVERLAP = re.compile(
    r"(?<!\w)(?:(?:mắc|có|thuộc|vi phạm|hưởng|được \w+(?: \w+){0,2}) (?:cùng lúc )?nhiều"
    r"|vừa [^,;.\n]{2,40} vừa|một [^,;.\n]{2,30} có thể|cả hai|cả \d+|đồng thời|trùng nhau|trùng lặp|cùng lúc"
    r"|có (?:hồ sơ|trường hợp|người|đảng viên|đồng chí|đơn vị|đơn) (?:mắc|vi phạm|thuộc|hưởng)|kể cả)(?!\w)",
    re.IGNORECASE,
)
_BEHIND = 16
_OVERLAP_BEHIND = 120
_MONEY = ("đồng", "triệu", "tỷ", "tỉ", "nghìn")


def is_about(clean: str, total: Count) -> bool:
    """ "hơn 300 văn bản"."""
    near = max(0, total.start - 50)
    return _APPROXIMATE.search(clean, near, total.start) is not None or _EXPECTED.search(clean, near, total.start) is not None


def is_hedged(clean: str, total: Count, start: int, end: int, *, announced: bool = False) -> bool:
    """The total is about so many, or the parts are only some of them; `announced`: whatever opens the list."""
    ahead = min(len(clean), end + _BEHIND)
    if "(" in clean[total.end : start] and (close := clean.find(")", end, ahead)) >= 0:
        ahead = close  # what stands behind the bracket says nothing of the list in it
    if is_about(clean, total) or _HEDGE.search(clean, start, ahead) is not None:
        return True
    if _AND_MORE.match(clean, end):
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


def leaves_nothing(total: Count, texts: Sequence[str]) -> bool:
    """Parts that by their own words are all there are."""
    return is_closed(texts) or is_scale(texts, total.words)


def exceeds(total: Count, parts: Sequence[Part], texts: Sequence[str]) -> bool:
    """Parts behind "trong đó" that together are more than the total, and cannot overlap."""
    if sum((part.value for part in parts), Decimal(0)) <= total.value:
        return False
    stages = any(_PREDICATE.search(" ".join(told_apart(text, total.words))) for text in texts)
    if are_owned(parts) and not stages:
        return True
    if any(part.value > total.value and part.words and _same_kind(total, part) for part in parts):
        return True
    if not is_person(total) and any(
        not part.words and is_person(Count(0, 0, 0, total.value, False, noun_at(part.label.lower())[0])) for part in parts
    ):
        return False  # "9 chi đoàn; trong đó đoàn viên nữ 187, ..."
    turns = total.words[:1] == ("lượt",) and not any(qualities(text) - _TAUGHT for text in texts)
    if is_mixed(texts) and not turns:
        return False
    if is_open(texts) and not turns:
        return False
    if axis(texts, total.words):
        return True
    apart = turns or not is_person(total)
    return apart and len(parts) > 2 and not stages


def nearly_whole(total: Count, parts: Sequence[Part], texts: Sequence[str]) -> bool:
    """What is left over is less than the least part and a twentieth (of two parts: a fiftieth): the list was meant to be whole."""
    gap = abs(total.value - sum((part.value for part in parts), Decimal(0)))
    least = min(part.value for part in parts)
    return (
        gap < least
        and gap <= total.value * (_ALMOST if len(parts) > 2 else _BARELY)
        and (is_measure(total) or not (is_mixed(texts) or is_open(texts)))
    )


def _same_kind(total: Count, part: Part) -> bool:
    """A household is no person, though both are counted as beneficiaries."""
    return not part.words or (total.words[:1] == ("hộ",)) == (part.words[0] == "hộ")


_PREDICATE = re.compile(
    r"(?<!\w)(?:có|được|đạt|ứng dụng|áp dụng|tham gia|đã|sử dụng|thực hiện|hưởng|vi phạm|bị|giải ngân|phân bổ|thanh toán|nộp)(?!\w)"
)
_TAUGHT = frozenset({"learning", "theory"})
"""What a turn of a course is about: no quality of the person who takes it."""
_ALMOST = Decimal("0.05")
_BARELY = Decimal("0.02")
