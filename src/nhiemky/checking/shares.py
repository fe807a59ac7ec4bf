"""Shares that their counts do not make (share_mismatch): "45/50 đồng chí, đạt 95%".

What it promises: only shares whose whole stands beside them are held: a fraction and its percent, a part of a sum that closes and
the percent in brackets behind it, and a table's percent column where nearly every row of it is one column over another.
A share may be rounded or cut off at its last printed place; percents "so với cùng kỳ" and figures that are about are never held.

>>> share_of(Decimal(45), Decimal(50), Decimal("95")), share_of(Decimal(1124), Decimal(1200), Decimal("93.7"))
(Decimal('90.00'), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from nhiemky.checking.paper import Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.finding import Evidence, Finding
from nhiemky.domain.source import SourceDocument, SourceTable, Span
from nhiemky.vietnamese.numbers import NUMBER, decimals_of, format_number, parse_number
from nhiemky.vietnamese.unicode import fold

_PERCENT = rf"(?P<share>{NUMBER}) ?%"
_SAID = r"(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng)(?: (?:tỷ lệ|tỉ lệ|là|khoảng))?:? ?"
_FRACTION = re.compile(
    rf"(?<![\w.,/%-])(?P<part>{NUMBER})(?:/| ?trên tổng số | ?trong tổng số )(?P<whole>{NUMBER})(?![\w/%-]|[.,]\d)"
    rf"(?P<gap>[^\d;.()%\n]{{0,90}}?)(?:[,(] ?(?:{_SAID})?|(?<!\w){_SAID}){_PERCENT}(?P<behind>[^.;\n]{{0,30}})"
)
_NO_FRACTION = re.compile(r"(?:tháng|ngày|quý|năm|số|khóa|khoá|kỳ|điều|mục|lúc|loại|cấp) ?$", re.IGNORECASE)
_OTHER_BASE = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|vượt|hơn|trong đó|còn|riêng|bình quân|trên|gần|khoảng|dưới|ước)(?!\w)", re.IGNORECASE
)
_OF_ELSE = re.compile(r"[ ,)]*(?:so với|cùng kỳ|năm trước|dân số|kế hoạch năm|tổng số (?!.{0,3}đã))")
_BEHIND_PART = re.compile(rf"\s?[^\d,;.()%\n]{{0,40}}(?:\(\s?(?:{_SAID})?|,\s(?:{_SAID})){_PERCENT}(?P<behind>[^.;\n]{{0,30}})")
_ROWS = 3
_MOST_COLUMNS = 30
"""A broader table is not searched for a column that two others make."""


def check_shares(paper: Paper) -> Iterator[Finding]:
    """In the order: fractions, parts of sums, tables."""
    yield from _fractions(paper.document)
    yield from _parts_of_sums(paper)
    for table in paper.document.tables:
        if table.columns <= _MOST_COLUMNS:
            yield from _of_table(paper.document, table)


def share_of(part: Decimal, whole: Decimal, printed: Decimal) -> Decimal | None:
    """The right share to one place more than printed, where the printed one is neither it rounded nor it cut off."""
    if whole <= 0:
        return None
    exact = part * 100 / whole
    places = decimals_of(printed)
    if abs(exact - printed) < Decimal(1).scaleb(-places):
        return None
    return exact.quantize(Decimal(1).scaleb(-max(2, places + 1)), ROUND_HALF_UP)


def _fractions(document: SourceDocument) -> Iterator[Finding]:
    clean = document.clean
    at = clean.find("%")
    tried = -1
    while at >= 0:
        line = clean.rfind("\n", max(0, at - 220), at) + 1
        for match in _FRACTION.finditer(clean, max(line, at - 220, tried + 1), min(len(clean), at + 31)):
            tried = match.end("share")
            if _NO_FRACTION.search(clean, max(0, match.start() - 8), match.start()) or _OTHER_BASE.search(match["gap"]):
                continue
            if _OF_ELSE.match(match["behind"]):
                continue
            part, whole, share = (parse_number(match[name]) for name in ("part", "whole", "share"))
            if part is None or whole is None or share is None or whole < 2 or part > whole * 3:
                continue
            end = clean.find("%", match.end("share")) + 1
            quote = Evidence(document.quote(match.start(), end), document.span(match.start(), end))
            yield from _told(document, part, whole, share, (quote,), "high")
        at = clean.find("%", at + 1)


def _parts_of_sums(paper: Paper) -> Iterator[Finding]:
    """Behind a part of a sum that closes: "hoàn thành tốt 33 chi bộ (68,8%)"."""
    text = paper.document.text
    for quantity in paper.directive.quantities:
        if not quantity.adds_up or quantity.check != "sum" or not quantity.total or len(quantity.evidence_parts) != len(quantity.parts):
            continue
        held: list[Finding] = []
        right = 0
        for part, said in zip(quantity.parts, quantity.evidence_parts, strict=True):
            if said.span is None or "|" in said.quote:
                continue
            match = _BEHIND_PART.match(text, said.span.end, said.span.end + 120)
            share = parse_number(match["share"]) if match else None
            if (
                match is None
                or share is None
                or _OF_ELSE.match(match["behind"])
                or _OTHER_BASE.search(match[0][: match.start("share") - match.start()])
            ):
                continue
            span = Span(said.span.start, match.end() - len(match["behind"]))
            quotes = (*quantity.evidence_total, Evidence(" ".join(text[span.start : span.end].split()), span))
            found = [*_told(paper.document, part, quantity.total, share, quotes, "high")]
            held += found
            right += not found
        if right >= len(held):  # else the percents are of something else
            yield from held


def _of_table(document: SourceDocument, table: SourceTable) -> Iterator[Finding]:
    """A percent column that nearly every row makes of the same two columns."""
    words = {(cell.row, cell.column): document.clean[cell.start : cell.end].strip() for cell in table.cells}
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    numbers = {place: number for place, said in words.items() if (number := parse_number(said.removesuffix("%").rstrip())) is not None}
    columns = range(table.columns)
    for column in columns:
        heading = " ".join(fold(said) for (row, c), said in sorted(words.items()) if c == column and (row, c) not in numbers)
        percents = {row for row, c in numbers if c == column and ("%" in words[row, c] or _is_share(heading))}
        if len(percents) < _ROWS:
            continue
        best: tuple[int, list[tuple[int, int, int]]] = (0, [])
        for part in columns:
            for whole in columns:
                if len({part, whole, column}) < 3:
                    continue
                rows = [row for row in percents if (row, part) in numbers and (row, whole) in numbers and numbers[row, whole]]
                wrong = [row for row in rows if share_of(numbers[row, part], numbers[row, whole], numbers[row, column]) is not None]
                if len(rows) - len(wrong) > best[0] and len(rows) >= _ROWS:
                    best = (len(rows) - len(wrong), [(row, part, whole) for row in wrong])
        right, wrong_rows = best
        if right >= _ROWS - 1 and right >= 3 * len(wrong_rows) and len(wrong_rows) <= 2 and right > len(wrong_rows):
            for row, part, whole in wrong_rows:
                first, last = cells[row, min(part, whole, column)], cells[row, max(part, whole, column)]
                quote = Evidence(document.quote(first.start, last.end), document.span(first.start, last.end))
                yield from _told(document, numbers[row, part], numbers[row, whole], numbers[row, column], (quote,), "medium")


def _is_share(heading: str) -> bool:
    return "%" in heading or "ty le" in heading or "ti le" in heading


def _told(
    document: SourceDocument, part: Decimal, whole: Decimal, share: Decimal, quotes: tuple[Evidence, ...], severity: str
) -> Iterator[Finding]:
    right = share_of(part, whole, share)
    if right is not None:
        yield found_in(
            document,
            "share_mismatch",
            quotes,
            severity="high" if severity == "high" else "medium",
            part=format_number(part),
            whole=format_number(whole),
            share=format_number(share),
            right=format_number(right),
        )
