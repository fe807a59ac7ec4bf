"""A term's label and its first and last day.

>>> term_bounds("Nhiệm kỳ 2020-2025", date(2023, 5, 15))
(datetime.date(2020, 1, 1), datetime.date(2025, 12, 31))
>>> term_bounds("", date(2023, 5, 15))[0].year, years_until("2020 - 2025", date(2023, 4, 30))
(2020, ('2020', '2021', '2022', '2023'))
"""

from __future__ import annotations

import re
from datetime import date

_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_LENGTH = 5


def term_bounds(label: str, today: date) -> tuple[date, date]:
    """By the years it names; without any the five-year term that `today` lies in (congresses: 2015, 2020, 2025)."""
    found = _YEARS.search(label)
    first, last = (
        (int(found[1]), int(found[2])) if found else (today.year - today.year % _LENGTH, today.year - today.year % _LENGTH + _LENGTH)
    )
    return date(first, 1, 1), date(max(first, last), 12, 31)


def years_until(label: str, day: date) -> tuple[str, ...]:
    """The years of the term up to the day."""
    first, last = term_bounds(label, day)
    return tuple(str(year) for year in range(first.year, min(last.year, day.year) + 1))
