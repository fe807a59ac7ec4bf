"""The words of one cell, read for the row they stand in.

>>> row = AskedRow("CT06", "06", "Kết nạp đảng viên mới", "đảng viên")
>>> [understand(words, row).said for words in ("1406", "1.406", "ước 25", "-", "nhiều")]
['hiểu là 1.406 đảng viên', 'hiểu là 1.406 đảng viên', 'hiểu là ước 25 đảng viên', 'chưa có số liệu', 'ghi bằng chữ']
>>> share = AskedRow("CT07", "07", "Đảng viên hoàn thành tốt trở lên", "%")
>>> [understand(words, share).said for words in ("93,7", "93,7%", "từ 90% trở lên", "12/15")]
['hiểu là 93,7%', 'hiểu là 93,7%', 'hiểu là từ 90% trở lên', 'hiểu là 80%']

Promise: what can be read in two ways is read literally and asked about; a unit of measure typed behind the number is kept.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from nhiemky.consolidating.arithmetic import exact_or_rounded, rounded
from nhiemky.consolidating.measures import Measured, measured
from nhiemky.consolidating.wording import unit_key
from nhiemky.domain.appendix_entry import AskedRow, Offer, Reading, Understood
from nhiemky.domain.figure import Value
from nhiemky.vietnamese.measures import LEVELS, Measure, choices_for, measure
from nhiemky.vietnamese.numbers import decimals_of, format_number
from nhiemky.vietnamese.unicode import control_free, fold, nfc
from nhiemky.vietnamese.values import NOT_APPLICABLE, parse_value

LONGEST = 1000
"""Letters of a cell; beyond, it is a text of the report."""

_WITH_UNIT = re.compile(r"(?P<head>[^\d]*[+-]?\d[\d.,]*(?: \d{3})*)\s*(?P<tail>[^\W\d_%].*)")
_OR_MORE = re.compile(r"^tro (len|xuong)\b")
_OTHER_READING = re.compile(r"có thể là (?:số )?(.+?)\. Đề nghị")
_RANKS = {4: LEVELS[0], 3: LEVELS[1], 2: LEVELS[2], 1: LEVELS[3]}


def understand(words: str, row: AskedRow) -> Understood:
    """What `words` say as an answer to `row`. Only the first 1.000 letters are looked at."""
    typed = " ".join(nfc(control_free(words[:LONGEST])).split())
    if not typed or fold(typed) in NOT_APPLICABLE:
        return Understood()
    kind = measure(row.unit_of_measure, row.statement)
    value, written = _read(typed, row)
    meant = measured(value, row.unit_of_measure)
    reading = _reading(meant, kind)
    fits = _fits(reading, kind)
    value = _share(value, meant) if reading == "percent" and value.number is None else value
    printed = _printed(value, meant, reading, kind, row)
    question, offers = _doubt(value)
    if written:
        offers = _converted(value, written, row.unit_of_measure)
    return Understood(value, printed, _said(value, printed, reading, row), reading, fits, written, question, offers)


def _read(typed: str, row: AskedRow) -> tuple[Value, str]:
    """The value, and the unit of measure typed behind it where it is another than the row's."""
    value = parse_value(typed, unit_of_measure=row.unit_of_measure)
    found = _WITH_UNIT.fullmatch(typed)
    tail = found["tail"].strip(" .;,()") if found else ""
    if found is None or not tail or _OR_MORE.match(fold(tail)):
        return value, ""
    if value.number is None and not re.search(r"\d[\d.,]*\s*(%|[^\W\d_])", tail):
        # "12.400 m³": a unit of measure with a figure in it
        head = parse_value(found["head"], unit_of_measure=row.unit_of_measure)
        value = head._replace(raw=typed) if head.number is not None else value
    if value.number is None:
        return value, ""
    same = unit_key(_OR_MORE.sub("", tail)) == unit_key(row.unit_of_measure) or fold(tail) == fold(row.unit_of_measure)
    return value, "" if same else tail


def _reading(meant: Measured | None, kind: Measure) -> Reading:
    if meant is None:
        return "blank"
    if meant.kind == "words":
        return "text"
    if meant.kind == "number" and kind == "percent":
        return "percent"
    return meant.kind


def _fits(reading: Reading, kind: Measure) -> bool:
    wanted: dict[Measure, Reading] = {"whole": "number", "decimal": "number", "percent": "percent", "yes_no": "yes_no", "level": "level"}
    return reading == "blank" or kind == "text" or reading == wanted[kind]


def _share(value: Value, meant: Measured | None) -> Value:
    """ "12/15" as the percent it is; two digits where it does not end."""
    assert meant is not None
    exact = rounded(meant.amount, 2)
    number = exact.normalize() if exact != exact.to_integral_value() else exact.quantize(Decimal(1))
    return value._replace(number=number, decimals=decimals_of(number), percent=True)


def _printed(value: Value, meant: Measured | None, reading: Reading, kind: Measure, row: AskedRow) -> str:
    if value.number is not None:
        if value.comparator != "=":
            return value.raw
        number = format_number(value.number, value.decimals)
        return f"{number}%" if value.percent and kind != "percent" else number
    if reading == "yes_no" and kind == "yes_no":
        choices = choices_for(kind, row.unit_of_measure)
        return choices[0] if value.yes_no else choices[1]
    if reading == "level" and meant is not None and meant.scale == "nhiệm vụ" and meant.comparator == "=":
        return _RANKS[int(meant.amount)]
    return value.raw


def _said(value: Value, printed: str, reading: Reading, row: AskedRow) -> str:
    if reading == "blank":
        return "chưa có số liệu"
    if reading == "text":
        return "ghi bằng chữ"
    words = printed
    if value.number is not None and value.comparator == "=":
        if reading == "percent":
            words = printed if printed.endswith("%") else f"{printed}%"
        else:
            words = f"{printed} {row.unit_of_measure}".strip()
        words = f"ước {words}" if value.estimated else words
    elif value.number is not None and reading == "percent" and "%" not in printed:
        words = printed
    return f"hiểu là {words}"


def _doubt(value: Value) -> tuple[str, tuple[Offer, ...]]:
    found = _OTHER_READING.search(value.doubt)
    if found is None:
        return value.doubt, ()
    other = found[1].removesuffix("%")
    return f"Có phải {found[1]} không?", (Offer(f"Sửa thành {other}", other),)


_SCALES = {"tram": 10**2, "nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}


def _converted(value: Value, written: str, asked: str) -> tuple[Offer, ...]:
    """The number in the row's unit of measure, where only the scale differs ("triệu đồng" for "tỷ đồng")."""
    (factor, base), (wanted, other) = _scale(unit_key(written)), _scale(unit_key(asked))
    if value.number is None or base != other or factor == wanted:
        return ()
    words = format_number(exact_or_rounded(Fraction(value.number) * factor / wanted, 6)[0])
    return (Offer(f"Sửa thành {words}", words),)


def _scale(unit_of_measure: str) -> tuple[int, str]:
    """ "nghìn m³" -> (1000, "m3")."""
    factor, words = 1, fold(unit_of_measure).split()
    while len(words) > 1 and words[0] in _SCALES:
        factor *= _SCALES[words.pop(0)]
    return factor, " ".join(words)
