"""Figures that an outline's section asks for by name ("số lượt người học tập"), and whether the unit's text gives them.

>>> (asked,) = asked_figures(("Nêu số lượt người được học tập nghị quyết, nguyên nhân.",))
>>> asked
AskedFigure(name='số lượt người được học tập nghị quyết', unit_of_measure='lượt người')
>>> given_in("Đã mở 4 lớp cho 312 lượt người được học tập nghị quyết.", asked)
Given(words='312 lượt người', number=Decimal('312'), other_unit='')

Promise: only what the outline names as a number is asked; a section that gives a number of that unit of measure near the named words
is left in peace, and "người" where "lượt người" was asked is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.unicode import fold


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure the outline names. unit_of_measure: "lượt người", "%", "" where the outline leaves it open."""

    name: str
    unit_of_measure: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the text says. other_unit: the unit of measure it uses instead of the one asked, "" where it is the same."""

    words: str
    number: Decimal | None
    other_unit: str = ""


_ASKS = re.compile(
    r"(?<!\w)(?P<asks>tổng số|số lượng|số lượt|số cuộc|số buổi|số lớp|số đợt|số vụ|số hộ|số|tỷ lệ|tỉ lệ|bao nhiêu)\s+"
    r"(?P<what>(?!liệu\b|hiệu\b|ngày\b|văn bản\b|thứ tự\b|nội dung\b|hạn chế\b|khó khăn\b|vấn đề\b|mặt\b|\d)[^\W\d_]+"
    r"(?:\s+(?!và\b|hoặc\b|so\b|của\b|trong\b|năm\b|từ\b|đến\b|để\b|cụ thể\b|nguyên nhân\b)[^\W\d_]+){0,7})",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"(?:một|các|nghị quyết|kế hoạch|văn bản|quyết định|hướng dẫn|chỉ thị|quy định|thông báo|kết luận)\s*$", re.IGNORECASE
)
_COUNTERS = ("lượt người", "lượt", "người", "đảng viên", "quần chúng", "chi bộ", "tổ chức đảng", "cuộc", "lớp", "buổi", "đợt",
             "hội nghị", "đơn vị", "văn bản", "nghị quyết", "công trình", "tin, bài", "hộ",
             "vụ", "đơn", "trường hợp", "cán bộ", "tập thể", "cá nhân")  # fmt: skip
_PERSONS = {"lượt người": ("người", "đảng viên", "cán bộ"), "người": ("lượt người", "lượt")}
_NEAR = 90
_PERCENT = re.compile(r"(?<![\w.,/])(?P<number>" + NUMBER + r")\s*%")


def asked_figures(guidance: Iterable[str]) -> tuple[AskedFigure, ...]:
    """What the lines of one section ask, each once, in order."""
    found: dict[str, AskedFigure] = {}
    for line in guidance:
        for match in _ASKS.finditer(line):
            if match["asks"].lower() == "số" and _NOT_ASKED.search(line[: match.start()]):
                continue
            name = " ".join(match[0].split())
            found.setdefault(fold(name), AskedFigure(name[0].lower() + name[1:], _unit(match["asks"].lower(), match["what"].lower())))
    return tuple(found.values())


def _unit(asks: str, what: str) -> str:
    if asks in ("tỷ lệ", "tỉ lệ"):
        return "%"
    counter = asks.removeprefix("số ") if asks.startswith("số ") and asks != "số lượng" else ""
    if counter == "lượt" and what.startswith("người"):
        return "lượt người"
    if counter:
        return counter
    return next((unit for unit in _COUNTERS if what.startswith(unit)), "")


def given_in(text: str, asked: AskedFigure) -> Given | None:
    """The number of the asked unit of measure that stands nearest to the asked words; None where there is none."""
    if asked.unit_of_measure == "%":
        return _nearest(text, asked, ((match, "%") for match in _PERCENT.finditer(text)), "")
    units: Sequence[str] = (asked.unit_of_measure,) if asked.unit_of_measure else _COUNTERS
    if found := _nearest(text, asked, _counted(text, units), ""):
        return found
    for other in _PERSONS.get(asked.unit_of_measure, ()):
        if found := _nearest(text, asked, _counted(text, (other,)), other):
            return found
    return None


def _counted(text: str, units: Sequence[str]) -> Iterable[tuple[re.Match[str], str]]:
    for unit in units:
        after = r"(?!\s+(?:lượt|người))" if unit == "lượt" else ""
        for match in re.finditer(rf"(?<![\w.,/])(?P<number>{NUMBER})\s+{re.escape(unit)}\b{after}", text, re.IGNORECASE):
            yield match, unit


def _nearest(text: str, asked: AskedFigure, found: Iterable[tuple[re.Match[str], str]], other: str) -> Given | None:
    """Of several numbers the one with most of the asked words around it; one at least must stand there."""
    keys = [word for word in fold(asked.name).split() if word not in _WEAK]
    best: tuple[int, Given] | None = None
    for match, _ in found:
        around = fold(text[max(0, match.start() - _NEAR) : match.end() + _NEAR])
        score = sum(key in around for key in keys)
        if (score or not keys) and (best is None or score > best[0]):
            best = score, Given(" ".join(match[0].split()), parse_number(match["number"]), other)
    return best[1] if best else None


_WEAK = frozenset({"so", "luong", "tong", "ty", "ti", "le", "luot", "bao", "nhieu", "duoc", "da", "nguoi"})
