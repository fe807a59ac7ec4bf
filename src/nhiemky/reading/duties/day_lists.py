"""Days and periods that share one month, quarter or year: "từ 05 đến 20/6/2030", "ngày 05, 06 và 07/6", "quý II và quý III/2030".

>>> words = "họp từ ngày 05 đến ngày 20/6/2030, kiểm tra trong quý II, III/2030"
>>> [(words[when.start : when.end], when.first, when.deadline) for when in read_day_lists(words, 0, len(words), None)][0]
('từ ngày 05 đến ngày 20/6/2030', datetime.date(2030, 6, 5), datetime.date(2030, 6, 20))
>>> read_day_lists(words, 30, len(words), None)[0].deadline
datetime.date(2030, 9, 30)

The last day is the deadline, the first the beginning. A first day that would come after the last is of the year before.
"""

from __future__ import annotations

import re
from datetime import date

from nhiemky.reading.duties.when import When
from nhiemky.vietnamese.days import last_day_of_month, last_day_of_quarter, make_day
from nhiemky.vietnamese.numbering import from_roman

_HOUR = r"(?:(?:[Tt]rước|[Ll]úc|[Vv]ào) )?(?P<hour>\d{1,2})(?: giờ|h)(?: ?(?P<minute>\d{2}))?(?: phút)?,? "
_INTO = r"(?:(?:[Tt]rong|[Vv]ào|[Cc]ác|[Hh]ai|[Bb]a|khoảng|thời gian|\d{1,2}) ){0,4}"
_YEAR = r"(?:(?:/|\.|-| năm )(?P<{}>[12]\d{{3}}))?"
_DAYS = re.compile(
    rf"(?P<lead>(?<!\w)(?:{_HOUR})?{_INTO}(?:(?:[Kk]ể )?[Tt]ừ ngày|[Nn]gày|(?:[Kk]ể )?[Tt]ừ)(?: thứ \w+)? )(?P<d1>[0-3]?\d)"
    rf"(?:(?:/|\.| tháng )(?P<m1>[01]?\d){_YEAR.format('y1')})?(?P<more>(?:, ?[0-3]?\d){{0,8}})"
    r"(?P<join> ?[-–] ?|,? (?:đến|tới)(?: hết| trước)?(?: ngày)? | và (?:ngày )?|, ?)"
    rf"(?P<d2>[0-3]?\d)(?:/|\.|-| tháng )(?P<m2>[01]?\d){_YEAR.format('y2')}(?![\d/])"
)
_NUMBER = r"(?:\d{1,2}|I{1,3}|IV)"
_PERIODS = re.compile(
    rf"(?P<lead>(?<!\w)(?:(?:[Tt]rong|[Vv]ào|[Cc]ác|khoảng|thời gian|[Tt]ừ|[Hh]ai) ){{0,4}})(?P<kind>[Tt]háng|[Qq]uý) (?P<p1>{_NUMBER})"
    rf"(?:(?:/| năm )(?P<y1>[12]\d{{3}}))?(?P<join>(?:, ?{_NUMBER}){{0,8}}"
    rf"(?:,? ?(?:[-–]|,|và|đến hết|đến|tới)) ?(?:(?:[Tt]háng|[Qq]uý) )?)(?P<p2>{_NUMBER})"
    r"(?:(?:/| năm )(?P<y2>[12]\d{3}))?(?![\w/])"
)
_ONWARDS = re.compile(r"[-–]|đến|tới")


def read_day_lists(text: str, start: int, end: int, year: int | None, *, cell: bool = False) -> list[When]:
    """Lists and ranges in text[start:end] whose first part leans on the last one. cell: a period needs no word before it."""
    found: list[When] = []
    words = text[start:end]
    if "ngày" in words or "ừ " in words or "Ngày" in words:
        found += [when for match in _DAYS.finditer(text, start, end) if (when := _days(match, year))]
    if "háng " in words or "uý " in words:
        found += [when for match in _PERIODS.finditer(text, start, end) if (when := _periods(match, year, cell=cell))]
    return found


def _days(match: re.Match[str], year: int | None) -> When | None:
    onwards = _ONWARDS.search(match["join"]) is not None
    if match["m1"] and not onwards:
        return None  # "ngày 15/6 và 15/12/2030" are two days
    last_year = int(match["y2"]) if match["y2"] else year
    last = make_day(last_year, int(match["m2"]), int(match["d2"]))
    first_year = int(match["y1"]) if match["y1"] else last_year
    first = make_day(first_year, int(match["m1"] or match["m2"]), int(match["d1"]))
    if last is None or first is None:
        return None
    if first > last:
        first = make_day(last.year - 1, first.month, first.day) if not match["y1"] and match["m1"] else None
        if first is None:
            return None
    op = "before" if "trước" in match["join"] else "by"
    time = f"{int(match['hour']):02}:{match['minute'] or '00'}" if match["hour"] else None
    return When(match.start(), match.end(), last, op, first=first, time=time)  # type: ignore[arg-type]


def _periods(match: re.Match[str], year: int | None, *, cell: bool) -> When | None:
    quarters = match["kind"][0] in "Qq"
    first, last = _number(match["p1"], quarters=quarters), _number(match["p2"], quarters=quarters)
    last_year = int(match["y2"]) if match["y2"] else year
    if last_year is None or first is None or last is None or not (match["lead"].strip() or cell):
        return None
    first_year = int(match["y1"]) if match["y1"] else last_year if first < last else last_year - 1
    begin = date(first_year, 3 * first - 2 if quarters else first, 1)
    close = last_day_of_quarter(last_year, last) if quarters else last_day_of_month(last_year, last)
    onwards = _ONWARDS.search(match["join"]) is not None
    if begin > close or (not onwards and first >= last):
        return None
    return When(match.start(), match.end(), close, "by", first=begin if onwards else None)


def _number(words: str, *, quarters: bool) -> int | None:
    value = int(words) if words.isdigit() else from_roman(words)
    return value if value and 1 <= value <= (4 if quarters else 12) else None
