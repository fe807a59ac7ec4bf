"""A parent's report against its units' figures: tables, sentences, footnotes, counts of units.

>>> figure = CampaignFigure("Kết nạp đảng viên mới", "đảng viên", "sum", "9", "8", "chưa đạt",
...                         (PartFigure("A", "5", "3"), PartFigure("B", "4", "5")))
>>> from nhiemky.domain.figure import Value
>>> asked, got = Value("9", Decimal(9)), Value("18", Decimal(18))
>>> row = Row("1", "Kết nạp đảng viên mới", "đảng viên", asked, got, "", "", 2, "", "bảng 1, dòng 2, cột 5")
>>> [found.message[:84] for found in row_findings(row, figure)]
['“Kết nạp đảng viên mới”: báo cáo ghi 18, nhưng số của các đơn vị là 8 đảng viên (cộn']

Promise: a row whose figures are the consolidated ones gives nothing, rounded by its own printed precision or not; what differs is told
with both numbers, the largest parts and the difference. A figure in another unit of measure is never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nhiemky.domain.campaign import CampaignFigure, PartFigure
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.vietnamese.numbers import decimals_of, format_number, parse_number
from nhiemky.vietnamese.unicode import fold, tone_key

NAMED = 3
"""Parts named in a sentence; the others are added up."""
_STATUS = re.compile(r"^\s*(vượt|đạt|chưa đạt|không đạt|chưa có số liệu)\b")
_PERCENT = re.compile(r"(?<![\w.,/])(\d{1,4}(?:[.,]\d{1,4})?)\s*%")
_RANGE = re.compile(r"^\s*(\d[\d.,]*)\s*%?\s*[-–—]\s*(\d[\d.,]*)\s*%?\s*$")
_COUNT = {status: re.compile(rf"(?<![\d.,])(\d{{1,5}})\s+{status}\b") for status in ("vượt", "đạt", "chưa đạt")}


def number_of(words: str | None) -> Decimal | None:
    """The wire form of a figure ("78188.6") as a number; None for text and for no figure."""
    return Decimal(words) if words is not None and re.fullmatch(r"-?\d{1,18}(?:\.\d{1,12})?", words) else None


def is_same(written: Decimal, exact: Decimal) -> bool:
    """Equal, or rounded (or cut) to the written precision.

    >>> is_same(Decimal("78.2"), Decimal("78.1886")), is_same(Decimal("1416"), Decimal("1406"))
    (True, False)
    """
    return written == exact or (
        decimals_of(written) < decimals_of(exact) and abs(written - exact) < Decimal(1).scaleb(-decimals_of(written))
    )


def row_findings(row: Row, figure: CampaignFigure, quote: Evidence | None = None) -> Iterator[Finding]:
    """One row of the report's appendix. quote: the row as it stands in the text."""
    about: dict[str, Any] = {"place": row.actual_cell or None, "quotes": (quote,) if quote else ()}
    yield from _actual(row, figure, about)
    expected, written = target_of(figure), row.target.number
    if expected is not None and written is not None and not is_same(written, expected):
        yield target_finding(figure, row.target.raw, about | {"place": row.target_cell or row.actual_cell or None})
    yield from status_findings(figure, row.verdict, about)


def _actual(row: Row, figure: CampaignFigure, about: dict[str, Any]) -> Iterator[Finding]:
    expected, written = number_of(figure.actual), row.actual.number
    if expected is not None:
        if written is not None and not is_same(written, expected):
            yield differs(figure, written, row.actual.raw, about)
        return
    low, high = spread(figure)
    said = _RANGE.match(row.actual.raw)
    if figure.method != "none" or low is None or high is None or said is None:
        return
    ends = (parse_number(said[1].rstrip(".,")), parse_number(said[2].rstrip(".,")))
    if None not in ends and ends != (low, high):
        expected_words = format_number(low) if low == high else f"{format_number(low)} - {format_number(high)}"
        yield finding(
            "report_differs_from_units",
            statement=figure.statement,
            written=row.actual.raw,
            expected=expected_words,
            arithmetic=f" (thấp nhất {_who(figure, low)}, cao nhất {_who(figure, high)})",
            difference=" và ".join(
                format_number(abs(a - b)) for a, b in zip((x for x in ends if x is not None), (low, high), strict=True) if a != b
            ),
            **about,
        )


def differs(figure: CampaignFigure, written: Decimal, words: str, about: dict[str, Any]) -> Finding:
    """The sentence with both numbers, the parts and the difference."""
    expected = number_of(figure.actual)
    assert expected is not None
    return finding(
        "report_differs_from_units",
        statement=figure.statement,
        written=words,
        expected=_with_unit(expected, figure),
        arithmetic=arithmetic_of(figure),
        difference=format_number(abs(written - expected)),
        indicator=figure.code,
        **about,
    )


def target_finding(figure: CampaignFigure, words: str, about: dict[str, Any]) -> Finding:
    """A target that is not the campaign's."""
    expected = target_of(figure)
    assert expected is not None
    parts = [part for part in figure.parts if number_of(part.target) is not None]
    summed = sum((number_of(part.target) or Decimal(0) for part in parts), Decimal(0))
    arithmetic = f" (cộng chỉ tiêu của {len(parts)} đơn vị)" if figure.method == "sum" and parts and summed == expected else ""
    return finding(
        "report_target_differs",
        statement=figure.statement,
        written=words,
        expected=format_number(expected),
        arithmetic=arithmetic,
        indicator=figure.code,
        **about,
    )


def status_findings(figure: CampaignFigure, said: str, about: dict[str, Any]) -> Iterator[Finding]:
    """ "Chưa đạt (56,2%)", "vượt, bằng 104% chỉ tiêu", "55 vượt, 3 đạt, 13 chưa đạt" against what the figures come to."""
    words = tone_key(said)
    if figure.method == "none" and not figure.entered:
        yield from _tally(figure, words, about)
        return
    asked, got = number_of(figure.target), number_of(figure.actual)
    status = _STATUS.match(words)
    if status and figure.status and asked is not None and got is not None:
        written = "chưa đạt" if status[1] == "không đạt" else status[1]
        if written != figure.status and not (written == "đạt" and figure.status == "vượt"):
            yield _status(figure, said, figure.status, f"{format_number(got)} so với chỉ tiêu {format_number(asked)}", about)
            return
    if asked and got is not None and "điểm" not in words and figure.unit_of_measure.strip() != "%":
        yield from share_findings(figure, said, asked, got, about)


def share_findings(figure: CampaignFigure, said: str, asked: Decimal, got: Decimal, about: dict[str, Any]) -> Iterator[Finding]:
    """A percent that says how much of the target was reached, by its printed precision."""
    match = _PERCENT.search(said)
    written = parse_number(match[1]) if match else None
    if match is None or written is None:
        return
    exact = Fraction(got) * 100 / Fraction(asked)
    unit = Fraction(1, 10 ** decimals_of(written))
    if all(abs(Fraction(written) - each) >= unit for each in (exact, exact - 100)):
        shown = _rounded(exact, max(1, decimals_of(written)))
        arithmetic = f"{format_number(got)} : {format_number(asked)} = {format_number(shown)}%"
        yield _status(figure, match[0], f"{format_number(shown)}%", arithmetic, about)


def _tally(figure: CampaignFigure, words: str, about: dict[str, Any]) -> Iterator[Finding]:
    if not any(part.status for part in figure.parts):
        return
    wrong = []
    rest = words
    for status in ("chưa đạt", "vượt", "đạt"):
        match = _COUNT[status].search(rest)
        if match is None:
            continue
        rest = rest[: match.start()] + rest[match.end() :]
        count = sum(part.status == status for part in figure.parts if part.counted)
        if int(match[1]) != count:
            wrong.append((match[0], f"{count} {status}"))
    if wrong:
        right = ", ".join(each for _, each in wrong)
        yield _status(figure, ", ".join(each for each, _ in wrong), right, f"đếm từ số của {counted_of(figure)} đơn vị", about)


def _status(figure: CampaignFigure, written: str, expected: str, arithmetic: str, about: dict[str, Any]) -> Finding:
    facts: dict[str, Any] = {"statement": figure.statement, "written": written, "expected": expected, "arithmetic": arithmetic}
    return finding("report_status_wrong", **facts, **about)


def _rounded(value: Fraction, places: int) -> Decimal:
    scaled = value * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(-places)


def target_of(figure: CampaignFigure) -> Decimal | None:
    """The parent's target; for figures that are not added up the one that all units share, if they do."""
    if figure.target is not None or figure.method != "none":
        return number_of(figure.target)
    shared = {part.target for part in figure.parts if part.target is not None}
    return number_of(shared.pop()) if len(shared) == 1 else None


def counted_of(figure: CampaignFigure) -> int:
    """Units whose figure stands behind it; 0 where that was not written down."""
    merged = {part.successor for part in figure.parts if part.counted and part.successor}
    return sum(part.counted and not part.successor and part.unit not in merged for part in figure.parts) + len(merged)


def spread(figure: CampaignFigure) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and the highest of the units' figures."""
    numbers = [number for part in figure.parts if (number := number_of(part.actual)) is not None]
    return (min(numbers), max(numbers)) if numbers else (None, None)


def _who(figure: CampaignFigure, number: Decimal) -> str:
    return next(part.unit for part in figure.parts if number_of(part.actual) == number)


def arithmetic_of(figure: CampaignFigure) -> str:
    """ " (cộng 73 đơn vị: A 74 + B 60 + C 55 + 70 đơn vị còn lại 1.217)"; "" where nothing is added up."""
    parts = [part for part in figure.parts if part.counted or figure.method == "sum"]
    if figure.entered or figure.method != "sum" or not parts:
        return ""
    amounts: list[tuple[Decimal, PartFigure]] = [(number, part) for part in parts if (number := number_of(part.actual)) is not None]
    amounts.sort(key=lambda pair: (-pair[0], pair[1].unit))
    named = amounts if len(amounts) <= NAMED + 1 else amounts[:NAMED]
    pieces = [f"{part.unit} {format_number(number)}" for number, part in named]
    if left := amounts[len(named) :]:
        pieces.append(f"{len(left)} đơn vị còn lại {format_number(sum((number for number, _ in left), Decimal(0)))}")
    return f" (cộng {len(amounts)} đơn vị: {' + '.join(pieces)})"


def _with_unit(number: Decimal, figure: CampaignFigure) -> str:
    unit = figure.unit_of_measure.strip()
    if unit == "%":
        return f"{format_number(number)}%"
    return f"{format_number(number)} đơn vị" if figure.method == "count_yes" else f"{format_number(number)} {unit}".strip()


def spread_findings(figure: CampaignFigure, said: str, about: dict[str, Any]) -> Iterator[Finding]:
    """ "72 đơn vị có số liệu ...; từ 90,7% đến 100%": a figure that is not added up, as a report says it."""
    low, high = spread(figure)
    match = re.search(r"(?<![\w.,/])(\d{1,5}) đơn vị có số liệu", said)
    if match and counted_of(figure) and int(match[1]) != counted_of(figure):
        yield finding(
            "report_units_differ", written=f"“{match[0]}” ở chỉ tiêu “{figure.statement}”", expected=f"{counted_of(figure)} đơn vị",
            names="", **about,
        )  # fmt: skip
    ends = re.search(r"\btừ (\d[\d.,]{0,15})\s*%? đến (\d[\d.,]{0,15})", said)
    if ends is None or low is None or high is None:
        return
    for written, exact in ((parse_number(ends[1].rstrip(".,")), low), (parse_number(ends[2].rstrip(".,")), high)):
        if written is not None and not is_same(written, exact):
            yield finding(
                "report_differs_from_units",
                statement=figure.statement,
                written=format_number(written),
                expected=_with_unit(exact, figure),
                arithmetic=f" ({'thấp nhất' if exact == low else 'cao nhất'}, của {_who(figure, exact)})",
                difference=format_number(abs(written - exact)),
                **about,
            )


def _of_formers(piece: str, note: str) -> bool:
    """What is broken down by former units is looked at apart (`checking/formers.py`)."""
    before = note[: note.find(piece)]
    return ", trong đó" in before[-40:] or "(cũ)" in piece


def breakdown_findings(figure: CampaignFigure, note: str, about: dict[str, Any]) -> Iterator[Finding]:
    """A footnote that names branches or units: "Trong đó: Sở, ngành 497; Doanh nghiệp 445; 61 đơn vị còn lại 210"."""
    amounts: dict[str, tuple[str, Decimal]] = {}
    for part in figure.parts:
        number = number_of(part.actual)
        if number is None or not (part.counted or figure.method == "sum"):
            continue
        for name in {part.branch, part.unit, part.successor} - {""}:
            shown, so_far = amounts.get(fold(name), (name, Decimal(0)))
            amounts[fold(name)] = (shown, so_far + number)
    for piece in re.split(r";|\.\s|:\s", note):
        match = re.fullmatch(r"\s*([^\d;:()][^;:()]{1,120}?)\s*\(?(\d[\d.,]*\d|\d)\)?\s*\.?\s*", piece)
        written = parse_number(match[2]) if match else None
        known = amounts.get(fold(match[1])) if match and not _of_formers(piece, note) else None
        if match and written is not None and known and not is_same(written, known[1]):
            yield finding(
                "report_breakdown_differs",
                statement=figure.statement,
                part=known[0],
                written=match[2],
                expected=format_number(known[1]),
                difference=format_number(abs(written - known[1])),
                **about,
            )
