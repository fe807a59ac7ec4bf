"""A table's cell, a written answer -> `domain.figure.Value`. Exact, and nothing is lost: what is no number stays text.

>>> parse_value("từ 90% trở lên").comparator, parse_value(0.937, percent_format=True).plain, parse_value("05 đảng viên").plain
('>=', '93.7', '5')
>>> parse_value("Chưa đạt").yes_no, parse_value("3/4").number, parse_value(" ").is_blank
(False, None, True)

Where a value can be read in two ways the literal reading stands and `doubt` says the other, for a person to settle:

>>> parse_value(1.406, unit_of_measure="nghị quyết").doubt
'Ô ghi 1,406 nhưng đơn vị tính là “nghị quyết”: có thể là 1.406. Đề nghị kiểm tra lại.'
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from nhiemky.domain.figure import BLANK, Comparator, Value
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbers import MAX_DIGITS, NUMBER, decimals_of, format_number, parse_number
from nhiemky.vietnamese.unicode import control_free, fold, nfc

Cell = str | int | float | Decimal | bool | date | None
"""What spreadsheets give. float only on its way in; a Value holds Decimal."""

_YES = frozenset(
    {
        "dat",
        "co",
        "x",
        "v",
        "✓",
        "✔",
        "√",
        "☑",
        "☒",
        "hoan thanh",
        "da hoan thanh",
        "da dat",
        "vuot",
        "vuot chi tieu",
        "dat chi tieu",
        "roi",
    }
)
_NO = frozenset({"khong dat", "chua dat", "khong", "chua", "khong co", "chua co", "chua hoan thanh", "khong hoan thanh", "☐"})
NOT_APPLICABLE = frozenset({"-", "--", "---", "...", "....", ".....", "/", "k", "n/a"})
"""Folded marks for "no figure here": kept as written, never 0."""

# Words before and after a number that bound it or say how sure it is; all on folded text.
_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (r"tu|it nhat|toi thieu|khong duoi|khong it hon|khong thap hon|dat tu|≥|>=|=>|>/=", ">="),
    (r"khong qua|toi da|nhieu nhat|khong vuot qua|khong cao hon|khong tren|≤|<=|=<", "<="),
    (r"tren|hon|vuot|lon hon|>", ">"),
    (r"duoi|chua den|nho hon|it hon|<", "<"),
)
_ESTIMATE = r"uoc(?: tinh| thuc hien| dat)?|khoang|~|≈|du kien"
_PHRASE = re.compile(
    rf"(?:(?P<estimated>{_ESTIMATE})\s*)?(?:(?P<reached>da dat|dat|la|co)\s+)?"
    "(?:(?:"
    + "|".join(f"(?P<b{at}>{words})" for at, (words, _) in enumerate(_BEFORE))
    + rf")\s*)?(?P<number>[+-]?\s?(?:{NUMBER}|[0-9]{{1,3}}(?: [0-9]{{3}})+(?:,[0-9]+)?|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?))"
    r"\s*(?P<percent>%|phan tram)?(?P<tail>[^0-9%]*)"
)
_DIGIT = re.compile("[0-9]")
_OR_MORE, _OR_LESS = re.compile(r"tro len\b"), re.compile(r"tro xuong\b")
_THOUSANDS = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_ENGLISH = re.compile(r"[0-9]{1,3},[0-9]{3}")
MAX_TAIL_WORDS = 4
_EXACT = 10**MAX_DIGITS
_kind = lru_cache(maxsize=4096)(measure)


def parse_value(cell: Cell, *, unit_of_measure: str = "", percent_format: bool = False) -> Value:
    """One cell as a Value.

    unit_of_measure  the row's, to see doubtful numbers. percent_format: the cell is shown as a percentage (0.937 -> 93.7).
    Equal cells give the one same Value: tables repeat themselves.
    """
    return _parse(cell, unit_of_measure, percent_format)


def parse_target(words: str, *, unit_of_measure: str = "") -> Value:
    """A target as a Value: there "từ 90" alone is a lower bound, as a target is what is to be reached.

    >>> parse_target("từ 90,0").comparator, parse_value("từ 90,0").number, parse_target("dưới 16").comparator
    ('>=', None, '<')
    """
    value = parse_value(words, unit_of_measure=unit_of_measure)
    if value.number is None and fold(value.raw).startswith("tu "):
        bound = parse_value(f"{value.raw} trở lên", unit_of_measure=unit_of_measure)
        return bound._replace(raw=value.raw) if bound.number is not None else value
    return value


@lru_cache(maxsize=1 << 16, typed=True)
def _parse(cell: Cell, unit_of_measure: str, percent_format: bool) -> Value:
    if cell is None:
        return BLANK
    if isinstance(cell, str):
        return _from_text(cell, unit_of_measure)
    if isinstance(cell, bool):
        return Value("Có" if cell else "Không", yes_no=cell)
    if not percent_format and isinstance(cell, (int, float)) and abs(cell) < _EXACT and cell == int(cell):
        return Value(format_number(int(cell)), Decimal(int(cell)))
    if isinstance(cell, (datetime, date)):
        return _from_day(cell)
    if isinstance(cell, (float, Decimal, int)):
        return _from_number(cell, unit_of_measure, percent_format)
    return Value(nfc(str(cell)))  # times and spans of time


def _from_day(day: date) -> Value:
    if isinstance(day, datetime) and (day.hour or day.minute or day.second):
        return Value(f"{day:%H:%M} {format_day(day)}")
    return Value(format_day(day))


def _from_number(cell: int | float | Decimal, unit: str, percent: bool) -> Value:
    # 15 digits are what Excel itself shows and keeps of a typed number; what is beyond is noise of binary fractions
    number = Decimal(f"{cell:.{MAX_DIGITS}g}") if isinstance(cell, float) else Decimal(cell)
    if not number.is_finite() or abs(number) >= _EXACT:
        return Value(str(cell))
    if percent:
        number = (number * 100).normalize()
        number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
        return Value(format_number(number) + "%", number, decimals_of(number), percent=True)
    printed, decimals = format_number(number), decimals_of(number)
    return Value(printed, number, decimals, doubt=_doubt_of_number(number, decimals, printed, unit) if decimals and unit else "")


def _doubt_of_number(number: Decimal, decimals: int, printed: str, unit: str) -> str:
    kind = _kind(unit)
    if kind == "whole" and decimals <= 3 and 1 <= abs(number) < 1000:
        # "1.400" typed into an English Excel is stored as 1.4
        return _doubt(printed, unit, format_number(int(number * 1000)))
    if kind == "percent" and 0 < abs(number) <= 1:
        return _doubt(printed, unit, format_number(number * 100) + "%")
    return ""


def _doubt(printed: str, unit: str, other: str) -> str:
    return f"Ô ghi {printed} nhưng đơn vị tính là “{unit}”: có thể là {other}. Đề nghị kiểm tra lại."


def _from_text(cell: str, unit: str) -> Value:
    raw = " ".join(cell.split()) if cell.isascii() else " ".join(nfc(control_free(cell)).split())
    if not raw:
        return BLANK
    if raw.isascii() and raw.isdigit() and len(raw) <= MAX_DIGITS:
        return Value(raw, Decimal(raw))
    if (number := parse_number(raw)) is not None:
        return Value(raw, number, decimals_of(number), doubt=_doubt_of_text(raw, number, unit))
    words = fold(raw)
    plain = words.rstrip(".;,! ")
    if plain in _YES:
        return Value(raw, yes_no=True)
    if plain in _NO:
        return Value(raw, yes_no=False, doubt=_doubt(f"“{raw}”", unit, "số 0") if unit and _kind(unit) == "whole" else "")
    match = _PHRASE.fullmatch(words) if _DIGIT.search(words) else None
    return _from_phrase(raw, match, unit) if match else Value(raw)


def _from_phrase(raw: str, match: re.Match[str], unit: str) -> Value:
    number = parse_number(match["number"])
    tail = match["tail"].strip(" .;,()")
    if number is None:
        return Value(raw)
    comparator: Comparator = "="
    for at, (_, meaning) in enumerate(_BEFORE):
        if match[f"b{at}"]:
            comparator = meaning
    if _OR_MORE.search(tail):
        comparator, tail = ">=", _OR_MORE.sub("", tail).strip()
    elif _OR_LESS.search(tail):
        comparator, tail = "<=", _OR_LESS.sub("", tail).strip()
    elif match["b0"] == "tu":
        return Value(raw)  # "từ 5" alone bounds nothing
    if len(tail.split()) > MAX_TAIL_WORDS:
        return Value(raw)
    return Value(
        raw,
        number,
        decimals_of(number),
        percent=bool(match["percent"]),
        comparator=comparator,
        estimated=bool(match["estimated"]),
        doubt="" if match["percent"] else _doubt_of_text(match["number"], number, unit),
    )


def _doubt_of_text(printed: str, number: Decimal, unit: str) -> str:
    if not unit:
        return ""
    kind = _kind(unit)
    if kind == "whole" and _ENGLISH.fullmatch(printed):
        return _doubt(printed, unit, format_number(int(number * 1000)))
    if (kind == "percent" or fold(unit).startswith("diem")) and _THOUSANDS.fullmatch(printed):
        return _doubt(printed, unit, printed.replace(".", ","))
    return ""
