"""One person, one place or one review written two ways (wording_variant).

What it promises: only names that differ by one mark on one syllable: a person of three or more syllables named twice, a place of the
letterhead named right at least three times and otherwise once. Capitals, "Uỷ" and "Ủy" are one writing; two people may bear such names, so
the severity is low.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from nhiemky.domain.directive import Directive, Inconsistency
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.unicode import fold, tone_key

_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_SYLLABLE = rf"[{_CAPITAL}][a-zà-ỹđ]{{0,6}}"
_NAME = re.compile(rf"(?<![\w-]){_SYLLABLE}(?: {_SYLLABLE}){{1,4}}(?![\w-])")
_PERSON_BEFORE = re.compile(r"(?:đồng chí|đ/c|ông|bà|đồng chí:|họ và tên:?)[ :]+$", re.IGNORECASE)
_SURNAMES = frozenset(
    re.findall(
        r"\w+",
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm phùng mai tô hà tạ cao"
        " lương lưu châu thái nghiêm quách triệu chu la kiều mạc từ",
    )
)
_RIGHT = 3
"""How often a place's name must stand right before another writing is called a slip."""


@dataclass(slots=True)
class _Name:
    shown: str
    at: list[tuple[int, int]] = field(default_factory=list)


def check_names(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """People first, then the places of the letterhead."""
    found = _names(document)
    return (*_people(document, found), *_places(document, directive, found), *_reviews(document))


_REVIEW = re.compile(
    r"(?P<kind>sơ|tổng) kết (?P<of>(?:giữa|nửa) nhiệm kỳ|\d{1,2} năm thực hiện (?:Nghị quyết|Chỉ thị|Kết luận|Quy định)"
    r" số \d+[-/]\S+"
    r"(?<![,.;)]))",
    re.IGNORECASE,
)


def _reviews(document: SourceDocument) -> Iterator[Inconsistency]:
    """ "sơ kết giữa nhiệm kỳ" and "tổng kết giữa nhiệm kỳ": a review on the way and one at the end."""
    met: dict[str, list[re.Match[str]]] = {}
    clean = document.clean
    for at in places(clean, "ơ kết ", "ổng kết "):
        match = _REVIEW.match(clean, at - 1)
        if match is not None:
            met.setdefault(fold(match["of"]), []).append(match)
    for said in met.values():
        pairs = [(one, other) for one in said for other in said if one["kind"].lower() == "sơ" and other["kind"].lower() == "tổng"]
        if pairs:
            one, other = next((pair for pair in pairs if _word_before(clean, pair[0]) == _word_before(clean, pair[1])), pairs[0])
            sentence = f"“{one[0]}” và “{other[0]}” là hai việc khác nhau; cần thống nhất một cách gọi."
            quotes = (_quote_round(document, one.span()), _quote_round(document, other.span()))
            yield Inconsistency("", "wording_variant", "low", sentence, quotes)


def _word_before(clean: str, match: re.Match[str]) -> str:
    return clean[max(0, match.start() - 12) : match.start()].rstrip().rpartition(" ")[2].lower()


def _names(document: SourceDocument) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    for match in _NAME.finditer(document.clean):
        names.setdefault(tone_key(match[0]), _Name(match[0])).at.append(match.span())
    return names


def _people(document: SourceDocument, names: dict[str, _Name]) -> Iterator[Inconsistency]:
    people: dict[str, list[str]] = {}
    for key, name in names.items():
        words = key.split()
        start = name.at[0][0]
        called = _PERSON_BEFORE.search(document.clean, max(0, start - 12), start) is not None
        if len(words) >= 3 and (words[0] in _SURNAMES or called):
            people.setdefault(fold(key), []).append(key)
    for keys in people.values():
        for one, other in pairwise(keys):
            if _differ(one, other) == 1 and not _listed_together(names[one], names[other]):
                quotes = tuple(_quote(document, names[key].at[0]) for key in (one, other))
                said = f"Họ tên ghi hai cách: “{names[one].shown}” và “{names[other].shown}”; nếu là một người thì một chỗ sai."
                yield Inconsistency("", "wording_variant", "low", said, quotes)


def _listed_together(one: _Name, other: _Name) -> bool:
    """Two rows of a list, two names of one paragraph: two people."""
    return any(abs(first[0] - second[0]) < 200 for first in one.at for second in other.at)


def _places(document: SourceDocument, directive: Directive, names: dict[str, _Name]) -> Iterator[Inconsistency]:
    """The place behind the day in the letterhead ("Nam Thuận, ngày ...") and writings of it that differ by one mark."""
    place = directive.header.place
    if not place or len(place.split()) < 2:
        return
    right = tone_key(place)
    other_ways = [key for key in names if key != right and fold(key) == fold(right) and _differ(key, right) == 1]
    if not other_ways or len(names[right].at if right in names else ()) < _RIGHT:
        return
    for key in other_ways:
        if len(names[key].at) == 1:
            quotes = (_quote(document, names[key].at[0]), _quote(document, names[right].at[0]))
            said = f"Địa danh ghi “{names[key].shown}” ở một chỗ, “{place}” ở các chỗ khác."
            yield Inconsistency("", "wording_variant", "low", said, quotes)


def _differ(one: str, other: str) -> int:
    """Syllables that differ."""
    first, second = (unicodedata.normalize("NFC", key).split() for key in (one, other))
    return sum(a != b for a, b in zip(first, second, strict=True)) if len(first) == len(second) else 9


def _quote_round(document: SourceDocument, at: tuple[int, int]) -> Evidence:
    """The words with what stands before and behind them in the clause, at most forty letters each way."""
    clean = document.clean
    paragraph = document.paragraphs[document.paragraph_at(at[0])]
    start, end = max(paragraph.start, at[0] - 40), min(paragraph.end, at[1] + 40)
    start = at[0] if start == at[0] else start if start == paragraph.start else clean.find(" ", start, at[0]) + 1 or at[0]
    end = end if end == paragraph.end else clean.rfind(" ", at[1], end) if clean.rfind(" ", at[1], end) > 0 else at[1]
    return _quote(document, (start, end))


def _quote(document: SourceDocument, at: tuple[int, int]) -> Evidence:
    return Evidence(document.quote(*at), document.span(*at))
