"""Days, months and quarters as documents write them.

>>> [(found.text, found.day) for found in find_days("gửi trước ngày 20/5/2023, số liệu đến hết tháng 4/2023")]
[('ngày 20/5/2023', datetime.date(2023, 5, 20)), ('tháng 4/2023', None)]
>>> format_day(date(2023, 6, 5)), format_day(date(2023, 2, 14)), long_day(date(2023, 4, 24))
('05/6/2023', '14/02/2023', 'ngày 24 tháng 4 năm 2023')

Days below 10 and the months 1 and 2 carry a leading 0 (Hướng dẫn 36-HD/VPTW, điều 2.4; Nghị định 30/2020/NĐ-CP, Phụ lục I, mục 4).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from nhiemky.vietnamese.numbering import from_roman

_MARK = r"\s?[/.\-–]\s?"
DAY = (
    rf"(?:(?P<d_words>ngày\s+)?(?P<d>[0-3]?[0-9])(?P<d_mark>{_MARK})(?P<d_m>[01]?[0-9])(?P=d_mark)(?P<d_y>[12][0-9]{{3}})"
    r"(?:(?![0-9])|(?<=20[0-4][0-9])(?=[0-9]{1,2}(?![0-9])))"  # a footnote's digits may be glued to a year: "15/11/20301"
    r"|ngày\s+(?P<l>[0-3]?[0-9])\s+tháng\s+(?P<l_m>[01]?[0-9])(?:(?:\s+năm\s+|\s?[/.\-–]\s?)(?P<l_y>[12][0-9]{3})(?![0-9]))?"
    r"|ngày\s+(?P<s>[0-3]?[0-9])\s?[/\-–]\s?(?P<s_m>[01]?[0-9])(?![0-9/.\-–]*[0-9])"
    r"|tháng\s+(?P<m>[01]?[0-9])(?:(?:\s+năm\s+|\s?[/.\-–]\s?)(?P<m_y>[12][0-9]{3})(?![0-9])|(?![0-9/]))"
    r"|quý\s+(?P<q>I{1,3}|IV|[1-4])(?![\wÀ-ỹ])(?:(?:\s+năm\s+|\s?[/.\-–]\s?)(?P<q_y>[12][0-9]{3})(?![0-9]))?"
    r"|năm\s+(?P<y>(?:19|20)[0-9]{2})(?![0-9]))"
)
"""A time in running text. Named groups, so it can stand once in a pattern; wants re.IGNORECASE."""

_DAY = re.compile(rf"(?<![\w/])(?<![0-9][.,\-–]){DAY}(?!/)", re.IGNORECASE)


_FIGURE = re.compile(r"[0-9qQ]")
"""No time is written without a figure, but a quarter ("quý IV")."""


@dataclass(frozen=True, slots=True)
class DayMatch:
    """One time found in a text at [start, end).

    day       the day, None for a month, a quarter, a year, or an impossible day (then `impossible`).
    month     (year, month) for a month, quarter (year, 1..4) for a quarter; the year is None where none is known.
    year      of the time, None where none is written and none was to inherit.
    """

    start: int
    end: int
    text: str
    day: date | None = None
    month: tuple[int | None, int] | None = None
    quarter: tuple[int | None, int] | None = None
    year: int | None = None
    year_inherited: bool = False
    impossible: bool = False

    @property
    def first_day(self) -> date | None:
        """First day of the time, None where the year is unknown or the day impossible."""
        if self.day or self.impossible or self.year is None:
            return self.day
        if self.month:
            return date(self.year, self.month[1], 1)
        return date(self.year, 3 * self.quarter[1] - 2 if self.quarter else 1, 1)

    @property
    def last_day(self) -> date | None:
        """Last day of the time: of the month, the quarter, the year."""
        if self.day or self.impossible or self.year is None:
            return self.day
        if self.month:
            return last_day_of_month(self.year, self.month[1])
        return last_day_of_quarter(self.year, self.quarter[1]) if self.quarter else date(self.year, 12, 31)


def find_days(text: str, *, year: int | None = None) -> list[DayMatch]:
    """Every time in `text` (NFC), in order. `year` is given to those that name none.

    >>> [(m.text, m.day, m.year_inherited) for m in find_days("trước ngày 20/5 và ngày 30/02/2023", year=2023)]
    [('ngày 20/5', datetime.date(2023, 5, 20), True), ('ngày 30/02/2023', None, False)]
    """
    return [_read(match, year) for match in _DAY.finditer(text)] if _FIGURE.search(text) else []


def _read(match: re.Match[str], inherited: int | None) -> DayMatch:
    group = match.groupdict()
    written = group["d_y"] or group["l_y"] or group["m_y"] or group["q_y"] or group["y"]
    year = int(written) if written else inherited
    start, end, words = match.start(), match.end(), match[0]
    borrowed = written is None and year is not None
    for day, month in (("d", "d_m"), ("l", "l_m"), ("s", "s_m")):
        if group[day]:
            found = make_day(year, int(group[month]), int(group[day]))
            # 29/2 without a year may exist; 31/4 never does
            impossible = found is None if year else make_day(2024, int(group[month]), int(group[day])) is None
            return DayMatch(start, end, words, day=found, year=year, year_inherited=borrowed, impossible=impossible)
    if group["m"]:
        number = int(group["m"])
        if not 1 <= number <= 12:
            return DayMatch(start, end, words, year=year, year_inherited=borrowed, impossible=True)
        return DayMatch(start, end, words, month=(year, number), year=year, year_inherited=borrowed)
    if group["q"]:
        number = int(group["q"]) if group["q"].isdigit() else from_roman(group["q"].upper()) or 0
        return DayMatch(start, end, words, quarter=(year, number), year=year, year_inherited=borrowed)
    return DayMatch(start, end, words, year=year)


def make_day(year: int | None, month: int, day: int) -> date | None:
    """The day, None where there is no such day."""
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def format_day(day: date) -> str:
    """ "29/5/2023", "05/6/2023", "14/02/2023"."""
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def long_day(day: date) -> str:
    """ "ngày 24 tháng 4 năm 2023", "ngày 05 tháng 02 năm 2023"."""
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month <= 2 else str(month)


def last_day_of_month(year: int, month: int) -> date:
    """
    >>> last_day_of_month(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, monthrange(year, month)[1])


def last_day_of_quarter(year: int, quarter: int) -> date:
    """
    >>> last_day_of_quarter(2023, 2)
    datetime.date(2023, 6, 30)
    """
    return last_day_of_month(year, 3 * quarter)
