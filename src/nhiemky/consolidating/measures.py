"""What one value measures: a number, a share, yes or no, a rating level; so that only like is compared with like.

>>> measured(Value("12/15"), "%")
Measured(kind='percent', amount=Fraction(80, 1), comparator='=', scale='', printed='12/15')
>>> measured(Value("Hoàn thành tốt nhiệm vụ trở lên"), "").kind
'level'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from nhiemky.consolidating.arithmetic import as_fraction, fraction_of
from nhiemky.domain.figure import Comparator, Value
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.unicode import fold, tone_key
from nhiemky.vietnamese.values import NOT_APPLICABLE

Kind = Literal["number", "percent", "yes_no", "level", "words"]

# Longest first: "khong hoan thanh" holds "hoan thanh". Levels are compared inside one scale only.
_LEVELS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("nhiệm vụ", 1, re.compile(r"khong hoan thanh|khtnv")),
    ("nhiệm vụ", 4, re.compile(r"hoan thanh xuat sac|htxsnv|htxs")),
    ("nhiệm vụ", 3, re.compile(r"hoan thanh tot|httnv|htt")),
    ("nhiệm vụ", 2, re.compile(r"hoan thanh( nhiem vu)?|htnv")),
    ("vững mạnh", 4, re.compile(r"(trong sach )?vung manh (xuat sac|tieu bieu)")),
    ("vững mạnh", 3, re.compile(r"(trong sach )?vung manh")),
    ("xếp loại", 5, re.compile(r"xuat sac")),
    ("xếp loại", 4, re.compile(r"tot|gioi")),
    ("xếp loại", 3, re.compile(r"kha")),
    ("xếp loại", 2, re.compile(r"trung binh|dat yeu cau")),
    ("xếp loại", 1, re.compile(r"yeu( kem)?|kem")),
)
_LEVEL_LEAD = re.compile(r"^(tu |dat |muc |loai |xep loai |duoc xep loai |danh hieu |hang )+")
_LEVEL_TAIL = re.compile(r"( nhiem vu)?( tro (len|xuong))?( \d{4})?[ .;]*$")
_PERCENT_UNIT = re.compile(r"%|phan tram|ty le|ti le")


@dataclass(frozen=True, slots=True)
class Measured:
    """amount: of numbers and percents as they are; 1 or 0 for yes and no; the rank of a level in its scale; 0 for words."""

    kind: Kind
    amount: Fraction
    comparator: Comparator = "="
    scale: str = ""
    printed: str = ""

    def like(self, other: Measured) -> bool:
        """Both can be compared."""
        return self.kind == other.kind and self.scale == other.scale


@lru_cache(maxsize=1 << 15)
def measured(value: Value, unit_of_measure: str) -> Measured | None:
    """None for a blank. "x/y" is the share it says; a number in a % row is a percent, with or without its sign."""
    if not has_figure(value):
        return None
    if value.number is not None:
        kind: Kind = "percent" if value.percent or is_percent(unit_of_measure) else "number"
        return Measured(kind, as_fraction(value.number), value.comparator, printed=value.raw)
    if parts := fraction_of(value.raw):
        return Measured("percent", Fraction(100 * parts[0], parts[1]), printed=value.raw)
    if value.yes_no is not None:
        return Measured("yes_no", Fraction(int(value.yes_no)), printed=value.raw)
    if level := _level(value):
        return level
    return Measured("words", Fraction(0), scale=tone_key(value.raw).rstrip(".; "), printed=value.raw)


def has_figure(value: Value) -> bool:
    """Something is reported: neither blank nor a dash or dots in its place. Both are "chưa có số liệu", never 0."""
    return not value.is_blank and (value.number is not None or fold(value.raw) not in NOT_APPLICABLE)


@lru_cache(maxsize=1 << 12)
def is_percent(unit_of_measure: str) -> bool:
    """The unit of measure is a share of a hundred."""
    return measure(unit_of_measure) == "percent" or _PERCENT_UNIT.match(fold(unit_of_measure)) is not None


def _level(value: Value) -> Measured | None:
    words = _LEVEL_LEAD.sub("", fold(value.raw))
    comparator: Comparator = ">=" if "tro len" in words else "<=" if "tro xuong" in words else value.comparator
    core = _LEVEL_TAIL.sub("", words)
    for scale, rank, pattern in _LEVELS:
        if pattern.fullmatch(core):
            return Measured("level", Fraction(rank), comparator, scale, value.raw)
    return None
