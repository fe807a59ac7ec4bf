"""Periods of inspection statistics (kỳ thống kê): tháng, quý I, 6 tháng, 9 tháng, năm, nhiệm kỳ, and any run of months.

>>> period("2023-H1").words, period("2023-04").words, period("2020-2025").words, period("2020-10..2023-04").words
('6 tháng đầu năm 2023', 'tháng 4/2023', 'nhiệm kỳ 2020 - 2025', 'từ tháng 10/2020 đến tháng 4/2023')
>>> period("2023-H1").a_term_before().key, period("2020-10..2023-04").a_term_before().key
('2018-H1', '2015-10..2018-04')
>>> [one.key for one in tiles(period("2023-Q1"), [period(f"2023-0{n}") for n in (1, 2, 3, 4)])]
['2023-01', '2023-02', '2023-03']

A term is counted by congresses, five years long; its window here is from January of its first year to December of the year before the last
(2020 - 2025: 2020 to 2024), because no source gives the month: take a run of months where another window is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["month", "q1", "h1", "m9", "year", "term", "run"]
TERM_YEARS = 5
KINDS: dict[PeriodKind, str] = {
    "month": "Tháng",
    "q1": "Quý I",
    "h1": "6 tháng",
    "m9": "9 tháng",
    "year": "Năm",
    "term": "Nhiệm kỳ",
    "run": "Từ tháng đến tháng",
}
_PARTS: dict[str, tuple[PeriodKind, int]] = {"Q1": ("q1", 3), "H1": ("h1", 6), "M9": ("m9", 9)}
_KEY = re.compile(
    r"(?P<run>(?P<y1>[12]\d{3})-(?P<m1>0[1-9]|1[0-2])\.\.(?P<y2>[12]\d{3})-(?P<m2>0[1-9]|1[0-2]))|(?P<term>(?P<t1>[12]\d{3})-(?P<t2>[12]\d{3}))"
    r"|(?P<year>[12]\d{3})(?:-(?:(?P<month>0[1-9]|1[0-2])|(?P<part>Q1|H1|M9)))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """first, last: days of the window, both inside. key: the wire form, "2023-H1"."""

    first: date
    last: date
    kind: PeriodKind
    key: str

    @property
    def words(self) -> str:
        year = self.first.year
        return {
            "month": f"tháng {self.first.month}/{year}",
            "q1": f"quý I năm {year}",
            "h1": f"6 tháng đầu năm {year}",
            "m9": f"9 tháng đầu năm {year}",
            "year": f"năm {year}",
            "term": f"nhiệm kỳ {self.key.replace('-', ' - ')}",
            "run": f"từ tháng {self.first.month}/{year} đến tháng {self.last.month}/{self.last.year}",
        }[self.kind]

    def years_before(self, years: int) -> Period:
        """The same window so many years earlier."""
        return period(re.sub(r"[12]\d{3}", lambda found: str(int(found[0]) - years), self.key))

    def a_term_before(self) -> Period:
        """The same window of the previous term."""
        return self.years_before(TERM_YEARS)

    def covers(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last


def period(key: str) -> Period:
    """The period of a key. Raises ValueError for anything else, and for a run that ends before it begins."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise ValueError(key)
    if found["run"]:
        first = date(int(found["y1"]), int(found["m1"]), 1)
        made = Period(first, _end(int(found["y2"]), int(found["m2"])), "run", key)
    elif found["term"]:
        made = Period(date(int(found["t1"]), 1, 1), date(int(found["t2"]) - 1, 12, 31), "term", key)
    elif found["month"]:
        year, month = int(found["year"]), int(found["month"])
        made = Period(date(year, month, 1), _end(year, month), "month", key)
    else:
        kind, months = _PARTS[found["part"]] if found["part"] else ("year", 12)
        made = Period(date(int(found["year"]), 1, 1), _end(int(found["year"]), months), kind, key)
    if made.last < made.first:
        raise ValueError(key)
    return made


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def tiles(whole: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """Parts that together are `whole`, without a gap and without a day twice, the longest first at each step; () where there are none."""
    left = sorted({part for part in parts if part.key != whole.key and whole.covers(part)}, key=lambda part: (part.first, part.last))
    known: dict[date, tuple[Period, ...] | None] = {}

    def onward(day: date) -> tuple[Period, ...] | None:
        if day > whole.last:
            return ()
        if day not in known:
            known[day] = None
            for part in reversed(left):
                if part.first == day and (rest := onward(part.last + timedelta(days=1))) is not None:
                    known[day] = (part, *rest)
                    break
        return known[day]

    return onward(whole.first) or ()
