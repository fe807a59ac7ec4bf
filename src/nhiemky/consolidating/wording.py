"""How close two statements are, and whether what differs could matter.

>>> key("1. Kết nạp đảng viên mới (đảng viên);", "đảng viên") == key("Kết nạp Đảng viên mới")
True
>>> compare(key("Số đảng viên mới được kết nạp"), key("Kết nạp đảng viên mới")).harmless
True
>>> compare(key("Đảng viên hoàn thành nhiệm vụ"), key("Đảng viên không hoàn thành nhiệm vụ")).harmless
False

Promise: two statements whose numbers differ are never harmless ("100% chi bộ" and "90% chi bộ", "năm 2022" and "năm 2023").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from nhiemky.consolidating.measures import is_percent
from nhiemky.vietnamese.unicode import fold, tone_key

_LEAD = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[ivx]{1,4}[.)-]|[a-hđ][.)])\s+|[-+*•–—]\s*)+")
_TAIL_UNIT = re.compile(r"\s*\(\s*(?:đvt\s*:?\s*|đơn vị tính\s*:?\s*|tính bằng\s*)?([^()]{1,30})\)$")
_WORD = re.compile(r"\d+(?:[.,/-]\d+)*%?|%|[^\W\d_]+")
# y and i are written both ways at the end of these.
_TWINS = {"tỉ": "tỷ", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "sỹ": "sĩ", "qui": "quy", "hằng": "hàng"}
_UNIT_TWINS = {
    "đ/c": "đồng chí", "đc": "đồng chí", "trđ": "triệu đồng", "tr.đ": "triệu đồng", "tr.đồng": "triệu đồng", "triệu": "triệu đồng",
    "triệu đ": "triệu đồng", "tỷ": "tỷ đồng", "tỷ đ": "tỷ đồng", "nghìn đ": "nghìn đồng", "ngàn đồng": "nghìn đồng", "ngàn đ": "nghìn đồng",
    "đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "đồng việt nam": "đồng", "đảng viên mới": "đảng viên", "hecta": "ha", "héc ta": "ha",
    "héc-ta": "ha", "lượt người": "lượt", "nhà": "căn", "căn nhà": "căn",
}  # fmt: skip
_FILLERS = frozenset({
    "số", "lượng", "tổng", "các", "những", "của", "được", "là", "việc",
    "về", "tại", "ở", "trong", "có", "đã", "công", "tác", "chỉ", "tiêu", "phấn", "đấu", "thực", "hiện",
})  # fmt: skip
_SHARE_WORDS = frozenset({"tỷ", "lệ", "%"})


@dataclass(frozen=True, slots=True)
class Closeness:
    """score: 0..100. harmless: what differs are fillers, word order or marks left out; never numbers."""

    score: float
    harmless: bool
    numbers_agree: bool


@lru_cache(maxsize=1 << 16)
def key(statement: str, unit_of_measure: str = "") -> str:
    """The words of a statement for comparing: marks kept; numbering, punctuation and a unit of measure behind it dropped."""
    words = _LEAD.sub("", tone_key(statement)).rstrip(" .;:,")
    tail = _TAIL_UNIT.search(words)
    if tail and (unit_key(tail[1]) == unit_key(unit_of_measure) or (not unit_of_measure and tail[1].strip() == "%")):
        words = words[: tail.start()]
    return " ".join(_TWINS.get(word, word) for word in _WORD.findall(words))


@lru_cache(maxsize=1 << 14)
def unit_key(unit_of_measure: str) -> str:
    """The unit of measure for comparing: usual short forms joined, "người" and "đảng viên" kept apart."""
    words = tone_key(unit_of_measure).strip(" .;:()")
    words = " ".join(_TWINS.get(word, word) for word in words.split())
    return "%" if words and "/" not in words and is_percent(words) else _UNIT_TWINS.get(words, words)


def numbers_of(statement_key: str) -> tuple[str, ...]:
    """The numbers a statement names, in order of size as text."""
    return tuple(sorted(word.rstrip("%") for word in statement_key.split() if word[0].isdigit()))


def compare(a: str, b: str) -> Closeness:
    """Two keys."""
    if a == b:
        return Closeness(100.0, True, True)
    if a.isascii() != b.isascii():
        a, b = fold(a), fold(b)
    score = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    agree = numbers_of(a) == numbers_of(b)
    return Closeness(score, agree and _harmless(a.split(), b.split()), agree)


def _harmless(a: list[str], b: list[str]) -> bool:
    left, right = Counter(a), Counter(b)
    only_left, only_right = list((left - right).elements()), list((right - left).elements())
    fillers = _FILLERS | _SHARE_WORDS if _is_share(a) and _is_share(b) else _FILLERS
    strange_left = [word for word in only_left if word not in fillers]
    strange_right = [word for word in only_right if word not in fillers]
    if not strange_left and not strange_right:
        return len(set(a) & set(b) - fillers) >= 2
    # One syllable whose marks were mistyped in an otherwise equal statement.
    return len(strange_left) == len(strange_right) == 1 and len(a) >= 5 and fold(strange_left[0]) == fold(strange_right[0])


def _is_share(words: list[str]) -> bool:
    return "%" in words or any(word.endswith("%") for word in words) or words[:2] == ["tỷ", "lệ"]
