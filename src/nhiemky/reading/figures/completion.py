"""The last look at a total that its parts do not make: was a part overlooked, is the total a sibling of its parts?

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> from nhiemky.reading.figures.quantities import read_quantities
>>> words = "Kỷ luật 06 đảng viên. Theo nội dung: chính sách dân số 2; đất đai 3; chấp hành luật giao thông 1."
>>> document = read_text(words.encode(), "a.txt")
>>> [found.adds_up for found in read_quantities(document, lay_out(document)) if found.total == 6 and found.adds_up is False]
[]

What it promises: `adds_up` False stays only where every number between the total and its last part was taken for a part (or is a year, a
percent, a comparison). A number that was left out and makes the difference is a part; any other makes the sum undecided. What a table's
row leaves out counts only where it makes the difference, as a row has its running number too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.vietnamese.numbers import parse_number
from nhiemky.vietnamese.unicode import fold

_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w/])|(?<![\w.,/-])\d+(?:,\d+)?(?![\w/])")
_NO_COUNT_BEFORE = re.compile(
    r"(?:năm|tháng|ngày|quý|khóa|khoá|lần thứ|thứ|(?<!dân )(?<!tổng )(?<!Tổng )số|điều|khoản|mục|kỳ|đợt|thôn|tổ|khu|ấp|cấp|loại|hạng)\s*$",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(r"\s*(?:%|phần trăm|/|-\s*\d|năm\b|tháng\b|ngày\b|quý\b|tuổi\b|lần\b|giờ\b|km\b|ha\b)")
_COMPARED = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|thiếu|hụt|so với)(?: thêm)? ?$", re.IGNORECASE)
_NAMED_BEHIND = re.compile(
    r"[^.;()\n\d]{0,40}?(?:,| và) (?:Ban|Sở|Văn phòng|Trung tâm|Công an|Bộ Chỉ huy|Hội|Ủy ban|UBND|Tỉnh|Thành|Trường|Công ty|Đảng)\b"
)
"""A body by its name behind counted parts ("14 sở, 56 xã và Ban Quản lý Khu kinh tế") is one more, without a number."""
_FEW_NAMED = 3
_FAR = 900
"""A total and its last part further apart than so many characters are not looked over."""
_COMMA_ONLY = re.compile(r"\s*[,;]?\s*(?:và\s+)?")


def completed(document: SourceDocument, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, those that do not add up looked at once more."""
    found = list(found)
    placed = sorted({each.span for one in found for each in (*one.evidence_total, *one.evidence_parts) if each.span})
    rows = {document.raw(paragraph.start) for paragraph in document.paragraphs if paragraph.role == "table"}
    for quantity in found:
        if _is_of_column(quantity, rows):
            yield quantity
        elif quantity.adds_up is False and quantity.check == "sum" and quantity.total is not None and len(quantity.evidence_total) == 1:
            yield _looked_over(document, quantity, quantity.total, placed)
        else:
            yield quantity


def _is_of_column(quantity: Quantity, rows: set[int]) -> bool:
    """A total of a table's column: what else its rows hold stands in other columns."""
    places = [each.span for each in (*quantity.evidence_total, *quantity.evidence_parts) if each.span]
    return len({place.start for place in places}) > 1 and all(place.start in rows for place in places)


def _looked_over(document: SourceDocument, quantity: Quantity, total: Decimal, placed: Sequence[Span]) -> Quantity:
    """placed: of every total and part of the document; what another breakdown holds was not left out."""
    place = quantity.evidence_total[0].span
    parts = [each.span for each in quantity.evidence_parts if each.span]
    if place is None or not parts or len(parts) != len(quantity.parts):
        return quantity
    if all(place.start <= part.start and part.end <= place.end for part in parts):
        return _completed_row(quantity, total)
    if _is_sibling(document, place, parts):
        return _undecided(quantity)
    if 0 < total - quantity.sum <= _FEW_NAMED and _NAMED_BEHIND.match(document.text, max(part.end for part in parts)):
        return _undecided(quantity)
    missing = total - quantity.sum
    if missing > 0 and (one := _last_of_list(document.text, max(part.end for part in parts), missing)):
        return _with(quantity, [one])
    left_out = list(_left_out(document.text, quantity.unit or "", place, parts, placed))
    if not left_out:
        return quantity
    values = [value for _, value in left_out]
    for taken in ([one] for one in left_out):
        if taken[0][1] == missing:
            return _with(quantity, taken)
    return _with(quantity, left_out) if sum(values) == missing else _undecided(quantity)


def _last_of_list(text: str, end: int, missing: Decimal) -> tuple[int, Decimal] | None:
    """The very number that is missing, right behind in the same list: "..., chuyển đổi số 4 chi bộ."."""
    tail = re.match(r"[^.;()\n]{0,12}[,;][^.;()\n]{0,90}", text[end : end + 110])
    for match in _NUMBER.finditer(text, end, end + tail.end()) if tail else ():
        if parse_number(match[0]) == missing:
            return match.start(), missing
    return None


def _left_out(text: str, unit: str, place: Span, parts: list[Span], placed: Sequence[Span]) -> Iterator[tuple[int, Decimal]]:
    """Counts between the total and the last part that are neither, with their places; another thing's count is none of them."""
    first, end = min(part.start for part in parts), max(part.end for part in parts)
    if end - min(place.start, first) > _FAR or place.start > end:
        return
    between = place.end <= first and "\n" not in text[place.end : first]  # else a note, a list: what stands on lines between is not theirs
    start = place.end + _opened(text[place.end : first]) if between else first
    known = [place, *parts, *(span for span in placed[bisect_left(placed, Span(start - _FAR, 0)) : bisect_left(placed, Span(end, 0))])]
    for match in _NUMBER.finditer(text, start, end):
        if any(span.start <= match.start() < span.end for span in known):
            continue
        before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 12]
        value = parse_number(match[0])
        if (
            value is None
            or _COMPARED.search(before)
            or _NO_COUNT_BEFORE.search(before)
            or _NO_COUNT_AFTER.match(after)
            or not _counts(after, unit)
        ):
            continue
        yield match.start(), value


def _opened(between: str) -> int:
    """How far into the words between total and first part the list opens: "546 hộ nghèo và 91 hộ cận nghèo (..."."""
    opener = between.rfind("(")
    return opener + 1 if opener >= 0 and ")" not in between[opener:] else 0


def _counts(after: str, unit: str) -> bool:
    """The number stands alone, or counts what the total counts."""
    word = re.match(r"\s*([^\W\d_]+)", after)
    return word is None or (bool(unit) and fold(unit).startswith(fold(word[1])))


def _is_sibling(document: SourceDocument, place: Span, parts: list[Span]) -> bool:
    """ "tiếp thường xuyên 902 lượt, tiếp định kỳ 341 lượt, tiếp đột xuất 31 lượt": the first of a list is not the others' total."""
    text = document.text
    if parts[0].start < place.end or not _COMMA_ONLY.fullmatch(text[place.end : parts[0].start]) or len(parts) < 2:
        return False
    heads = {_head(text[span.start : span.end]) for span in (place, *parts)}
    return len(heads) == 1 and "" not in heads


def _head(words: str) -> str:
    """The first word of a label, folded: "tiếp"."""
    first = words.split()[0] if words.split() else ""
    return fold(first) if first[:1].isalpha() else ""


def _completed_row(quantity: Quantity, total: Decimal) -> Quantity:
    """A table's row with a cell that no column was known for."""
    words = quantity.evidence_total[0].quote
    values = [value for match in _NUMBER.finditer(words) if (value := parse_number(match[0])) is not None]
    for known in (*quantity.parts, total):
        if known in values:
            values.remove(known)
    missing = total - quantity.sum
    if missing > 0 and (missing in values or sum(values) == missing):
        extra = [missing] if missing in values else values
        whole = (*quantity.parts, *extra)
        row = quantity.evidence_total[0]
        evidence = (*quantity.evidence_parts, *(Evidence(row.quote, row.span) for _ in extra))
        return replace(
            quantity,
            parts=whole,
            parts_label=None,
            sum=sum(whole, Decimal(0)),
            adds_up=True,
            difference=Decimal(0),
            evidence_parts=evidence,
        )
    return quantity


def _with(quantity: Quantity, taken: list[tuple[int, Decimal]]) -> Quantity:
    """The overlooked parts put in, in the order of the text."""
    places = [(each.span.start if each.span else 0, value) for each, value in zip(quantity.evidence_parts, quantity.parts, strict=True)]
    parts = tuple(value for _, value in sorted([*places, *taken]))
    evidence = (*quantity.evidence_parts, *(quantity.evidence_parts[-1] for _ in taken))
    return replace(
        quantity, parts=parts, parts_label=None, sum=sum(parts, Decimal(0)), adds_up=True, difference=Decimal(0), evidence_parts=evidence
    )


def _undecided(quantity: Quantity) -> Quantity:
    return replace(quantity, adds_up=None)
