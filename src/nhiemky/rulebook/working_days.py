"""Which days offices are closed: weekends and the holidays of the law.

>>> holiday(date(2026, 9, 2)), holiday(date(2026, 2, 17)), holiday(date(2026, 6, 1))
('Quốc khánh', 'Tết Nguyên Đán', None)
>>> weekday(date(2026, 6, 6)), is_working_day(date(2026, 6, 6)), working_day_before(date(2026, 6, 7))
('thứ Bảy', False, datetime.date(2026, 6, 5))
>>> working_days(date(2026, 6, 5), date(2026, 6, 9))
2

Bộ luật Lao động 2019, Điều 112 (New Year, Tết five days, Hùng Vương, 30/4, 1/5, two days of 2/9), Điều 111 (a holiday on a weekly day off
is made up on the next working day); Tết and Hùng Vương by the Vietnamese lunar calendar. The table is the `holidays` package's; days that
one year's decree swapped are known for the past only, so a swap still to be decreed is not told.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SATURDAY = 5


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    from holidays import country_holidays  # slow to load, and most papers need it for a day or two

    return dict(country_holidays("VN", years=year, language="vi"))


def holiday(day: date) -> str | None:
    """The holiday's Vietnamese name; None for any other day, a weekend included."""
    return _holidays(day.year).get(day)


def weekday(day: date) -> str:
    """ "thứ Hai" .. "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def is_working_day(day: date) -> bool:
    """Neither weekend nor holiday."""
    return day.weekday() < _SATURDAY and holiday(day) is None


def working_day_before(day: date) -> date:
    """The last working day before `day`."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_days(after: date, until: date) -> int:
    """Working days after the one day, the other included; 0 where `until` is not later."""
    return sum(is_working_day(after + timedelta(days=step)) for step in range(1, min((until - after).days, 366) + 1))
