"""Working days for planning: closed days of a span, days counted forwards and backwards, the lunar date people think in.

>>> sorted(day.day for day in closed_days(date(2023, 4, 28), date(2023, 5, 8)))
[1, 2, 3, 29, 30]
>>> add_working_days(date(2023, 4, 28), 1), add_working_days(date(2023, 5, 4), -1), add_working_days(date(2023, 4, 30), 0)
(datetime.date(2023, 5, 4), datetime.date(2023, 4, 28), datetime.date(2023, 5, 4))
>>> str(lunar(date(2023, 1, 22))), lunar(date(2023, 3, 25)), near_tet(date(2023, 1, 16))
('mùng 1 tháng Giêng năm Quý Mão', LunarDay(day=4, month=2, year=2023, leap=True, year_name='Quý Mão'), True)

Holidays are those of the law (Bộ luật Lao động 2019, Điều 111, 112) with days off in lieu and the swaps decreed so far, from the
`holidays` package by way of `rulebook.working_days`; an office adds its own as days. Lunar dates are those of the Vietnamese calendar.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from nhiemky.domain.conference import PlanningRules
from nhiemky.rulebook.working_days import holiday, is_working_day

Calendar = Literal["vn", "none"]
_MONTHS: Final = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp")
_BEFORE_TET: Final = 23
"""From ông Táo's day of the last month on, no committee meets that need not."""
_LONGEST: Final = 3660


def closed_days(first: date, last: date, calendar: Calendar = "vn") -> frozenset[date]:
    """Holidays from `first` to `last`, days in lieu among them; weekends are not told here. None with "none"."""
    if calendar == "none":
        return frozenset()
    return frozenset(day for day in _days(first, last) if holiday(day) is not None)


def worked_weekends(first: date, last: date, calendar: Calendar = "vn") -> frozenset[date]:
    """Saturdays and Sundays that are worked in exchange for another day, as far as decreed.

    >>> worked_weekends(date(2026, 8, 20), date(2026, 8, 31))
    frozenset({datetime.date(2026, 8, 22)})
    """
    if calendar == "none":
        return frozenset()
    return frozenset(day for day in _days(first, last) if day.weekday() > 4 and _exchanged(day))


def calendar_rules(
    first: date,
    last: date,
    *,
    calendar: Calendar = "vn",
    weekends: bool = False,
    closed: Collection[date] = (),
    capacity_per_day: int | None = None,
    gap_after_pilot: int = 0,
) -> PlanningRules:
    """Rules whose calendar covers `first` to `last` and some days more, for a conference that goes over a holiday.

    >>> calendar_rules(date(2023, 4, 28), date(2023, 5, 8)).next_open(date(2023, 4, 28))
    datetime.date(2023, 5, 4)
    """
    beyond = last + timedelta(days=60)
    return PlanningRules(
        capacity_per_day=capacity_per_day,
        gap_after_pilot=gap_after_pilot,
        closed=closed_days(first, beyond, calendar) | frozenset(closed),
        weekends=weekends,
        worked=worked_weekends(first, beyond, calendar),
    )


def add_working_days(day: date, count: int, closed: Collection[date] = (), *, weekends: bool = False) -> date:
    """The working day `count` after `day` (before it, where negative); with 0 `day` itself or the first working day after it.

    closed: an office's own days off. weekends: whether Saturdays and Sundays are worked.

    >>> add_working_days(date(2023, 5, 5), 1, weekends=True)
    datetime.date(2023, 5, 6)
    """
    step = timedelta(days=-1 if count < 0 else 1)
    left = abs(count)
    if not left:
        left, day = 1, day - step
    for _ in range(_LONGEST):
        day += step
        if _worked(day, closed, weekends=weekends):
            left -= 1
            if not left:
                break
    return day


def _worked(day: date, closed: Collection[date], *, weekends: bool) -> bool:
    if day in closed:
        return False
    return is_working_day(day) or _exchanged(day) or (weekends and holiday(day) is None)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the Vietnamese lunar calendar (âm lịch). leap: of the month that is doubled (tháng nhuận); year_name: "Quý Mão"."""

    day: int
    month: int
    year: int
    leap: bool
    year_name: str

    def __str__(self) -> str:
        day = f"mùng {self.day}" if self.day <= 10 else f"ngày {self.day}"
        return f"{day} tháng {_MONTHS[self.month - 1]}{' nhuận' if self.leap else ''} năm {self.year_name}"

    @property
    def short(self) -> str:
        """As a wall calendar prints it: "1/1", "4/2 nhuận"."""
        return f"{self.day}/{self.month}{' nhuận' if self.leap else ''}"


@lru_cache(maxsize=1 << 10)
def lunar(day: date) -> LunarDay:
    """The lunar date of a day."""
    from vnlunar import get_lunar_date, get_year_can_chi  # only pages with a calendar ask

    found = get_lunar_date(day.day, day.month, day.year)
    return LunarDay(found["day"], found["month"], found["year"], bool(found["leap"]), str(get_year_can_chi(found["year"])))


def near_tet(day: date) -> bool:
    """From the 23rd of the last lunar month to the 7th of the first: dates offered by a program stay away from them."""
    at = lunar(day)
    if at.month == 1 and not at.leap:
        return at.day <= 7
    return at.month == 12 and at.day >= _BEFORE_TET


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range(max(0, (last - first).days + 1))]


@lru_cache(maxsize=64)
def _exchanges(year: int) -> frozenset[date]:
    from holidays import country_holidays

    table = country_holidays("VN", years=year, language="vi")
    return frozenset(table.weekend_workdays)


def _exchanged(day: date) -> bool:
    return day in _exchanges(day.year)
