"""Counts as sums see them: also those that words give, and those whose noun stands before the number.

What it promises: a number word counts only where the same noun is counted elsewhere in its sentence; a bare number takes the
noun of "tổng số ...", "số ..." before it and no other.

>>> from nhiemky.reading.documents.text import read_text
>>> document = read_text("Khen 5 tập thể, gồm ba tập thể cơ sở. Tổng số hồ sơ tiếp nhận: 950 (đã xong 900).".encode(), "a.txt")
>>> [(str(count.value), " ".join(count.words)) for count in sum_counts(document, find_counts(document))]
[('5', 'tập thể'), ('3', 'tập thể cơ sở'), ('950', 'hồ sơ tiếp nhận'), ('900', '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.counts import Count, counts_between, find_counts, noun_at, shared_noun
from nhiemky.vietnamese.numbers import NUMBER, count_word, parse_number
from nhiemky.vietnamese.places import places

__all__ = ["find_counts", "sum_counts"]

_WORD_NUMBERS = tuple(f"{word} " for word in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "Hai", "Ba", "Bốn"))
_SPELT = re.compile(
    r"(?:mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
    r"|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?"
    r"|một|hai|ba|bốn|năm|sáu|bảy|tám|chín)(?= [^\W\d_])",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"(?<![\w.,/-])(?P<part>{NUMBER})/(?P<whole>{NUMBER})(?![/\w-])[^\S\n]+(?P<noun>[^\W\d_][^,;:.()\n\d]*)")
_LABELLED = re.compile(r"(?:tháng|ngày|quý|năm|số|khóa|kỳ|điều) ?$", re.IGNORECASE)
_FOLLOWED = re.compile(r" ?(?:[,;] (?:trong đó|gồm|bao gồm|cụ thể|chia)|:|\()")
_OPENS = re.compile(r"(?:[-+*] |\d{1,2}\. )?(?P<noun>[A-ZĐ][^,;:.()\d\n]{3,60}?)(?: là| có| đạt)? $")
_LABEL = re.compile(
    r"(?<!\w)(?:loại|mũi|hạng|nhóm|mức|đợt|lần|cụm|vùng|tổ|khu|điểm|bậc|độ|cấp|khối|lớp|tuyến|đội|khóa|kỳ|vòng|gói|hợp phần) $",
    re.IGNORECASE,
)
_LABEL_GOES_ON = re.compile(r":? (?=\d)|: ?[^\W\d]{2,20} \d|,? (?:có|là|đạt) \d")
_LAST_LABEL = 20
_BODIES = (("chi", "bộ"), ("đảng", "bộ"))
_BODIES_GO_ON = re.compile(r", (?:chi|đảng) bộ")
_NEAR = 200
_CLOSE = 60
_NAMED = re.compile(
    r"(?:[Tt]ổng(?: cộng)?(?: số)?|[Ss]ố(?: lượng)?) (?P<noun>[^,;:.()\d\n]{2,60}?)"
    r"(?: (?:hiện nay |hiện )?(?:là|đạt|có|còn|gồm|tính đến nay là))?:? ?$"
)


def sum_counts(document: SourceDocument, counts: Sequence[Count]) -> tuple[Count, ...]:
    """`counts` with what only sums need, ascending by place."""
    clean = document.clean
    named = [_named(clean, count) for count in counts if not (count.value <= _LAST_LABEL and _is_label(clean, count))]
    spelt = [*_spelt(clean, named), *_zeros(clean, named), *_fractions(clean)]
    return tuple(sorted((*named, *spelt), key=lambda count: count.start)) if spelt else tuple(named)


def _is_label(clean: str, count: Count) -> bool:
    """ "loại 1: 56, loại 2: 74", "mũi 2: 400 mũi": a number that names what the next one counts; "2 Làm mới: ...": one of a note."""
    if count.words:
        opens = clean[count.start - 1 : count.start] in ("", "\n") and not clean.startswith("0", count.start)
        return opens and clean[count.number_end + 1 : count.number_end + 2].isupper()
    label = _LABEL.search(clean, max(0, count.start - 12), count.start)
    return label is not None and _LABEL_GOES_ON.match(clean, count.number_end) is not None


def _named(clean: str, count: Count) -> Count:
    if count.words[:2] in _BODIES and _BODIES_GO_ON.match(clean, count.end):
        return replace(count, words=("tổ", "chức", "đảng"))  # "27 chi bộ, đảng bộ cơ sở"
    if count.words or count.percent:
        return count
    line = clean.rfind("\n", max(0, count.start - 90), count.start) + 1
    said = _NAMED.search(clean, max(line, count.start - 90), count.start) or _opening(clean, count, line)
    if said is None:
        return count
    words, _ = noun_at(said["noun"].lower())
    return replace(count, words=words or tuple(said["noun"].lower().split()))  # "số tăng 92, gồm ..."


def _opening(clean: str, count: Count, line: int) -> re.Match[str] | None:
    """ "Đảng viên được đánh giá 2.540, trong đó ...": the sentence opens with the noun, the list follows."""
    if not _FOLLOWED.match(clean, count.number_end):
        return None
    stop = clean.rfind(". ", line, count.start)
    return _OPENS.match(clean, stop + 2 if stop >= 0 else line, count.start)


def _fractions(clean: str) -> Iterator[Count]:
    """ "57/57 chi bộ được đánh giá": so many were."""
    for at in places(clean, "/"):
        line = clean.rfind("\n", max(0, at - 16), at) + 1
        match = next((m for m in _FRACTION.finditer(clean, max(line, at - 16), min(len(clean), at + 90)) if m.end("part") == at), None)
        if match is None or _LABELLED.search(clean, max(0, match.start() - 8), match.start()):
            continue
        value, whole = parse_number(match["part"]), parse_number(match["whole"])
        words, length = noun_at(match["noun"])
        if value is not None and whole is not None and words and 0 < value <= whole:
            yield Count(match.start(), match.end("whole"), match.start("noun") + length, value, False, words)


def _zeros(clean: str, counts: Sequence[Count]) -> list[Count]:
    """ "khiển trách 10, cách chức không, khai trừ 2": a nothing among bare numbers."""
    found: list[Count] = []
    for at in places(clean, " không,", " không;", " không)", " không."):
        line, last = clean.rfind("\n", max(0, at - _CLOSE), at) + 1, clean.find("\n", at, at + _CLOSE)
        near = counts_between(counts, max(line, at - _CLOSE), last if last >= 0 else at + _CLOSE)
        if any(not count.words for count in near) and clean[max(0, at - 1)].isalpha():
            found.append(Count(at + 1, at + 6, at + 6, Decimal(0), False, ()))
    return found


def _spelt(clean: str, counts: Sequence[Count]) -> list[Count]:
    found: list[Count] = []
    for at in places(clean, *_WORD_NUMBERS):
        if (at and clean[at - 1].isalnum()) or (found and at < found[-1].number_end):
            continue
        spelt = _SPELT.match(clean, at)
        value = count_word(spelt[0]) if spelt else None
        if spelt is None or value is None:
            continue
        stop = min(
            (place for mark in "\n,;:.()" if (place := clean.find(mark, spelt.end(), spelt.end() + 90)) >= 0), default=spelt.end() + 90
        )
        words, length = noun_at(clean[spelt.end() + 1 : stop])
        if not words:
            continue
        count = Count(at, spelt.end(), spelt.end() + 1 + length, Decimal(value), False, words)
        line, last = clean.rfind("\n", max(0, at - _NEAR), at) + 1, clean.find("\n", at, at + _NEAR)
        near = counts_between(counts, max(line, at - _NEAR), last if last >= 0 else at + _NEAR)
        if any(shared_noun(other, count) for other in near if other.words):
            found.append(count)
    # "một đảng viên có thể ..." counts nothing; it does beside another number word: "một tập thể, hai cá nhân"
    return [count for count in found if count.value > 1 or any(0 < abs(other.start - count.start) < _NEAR for other in found)]
