"""Figures, days and times in the office's manner, as filters use them.

>>> number(1406), percent(Decimal("93.70")), percent(Decimal("0.905"), of_one=True)
('1.406', '93,7%', '90,5%')
>>> weekday(date(2023, 5, 31))
'Thứ Tư, 31/5/2023'
>>> moment(datetime(2023, 5, 18, 0, 30, tzinfo=UTC)), clock_time(datetime(2023, 5, 18, 0, 30, tzinfo=UTC))
('07:30, 18/5/2023', '07:30')
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.clock import local

__all__ = ["UTC", "clock_time", "day", "moment", "number", "percent", "size", "weekday"]
_WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def number(value: Decimal | int | float, decimals: int | None = None) -> str:
    """1.406 and 129,4; a float is read by its shortest print."""
    return format_number(Decimal(str(value)) if isinstance(value, float) else value, decimals)


def percent(value: Decimal | int | float, decimals: int = 1, *, of_one: bool = False) -> str:
    """93,7% with at most `decimals` places, without an idle zero: 50%, 81,5%. `of_one`: the value is a share of 1."""
    share = Decimal(str(value)) * (100 if of_one else 1)
    return format_number(share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + "%"


def day(value: date | datetime) -> str:
    """29/5/2023, 05/6/2023, 14/02/2023; a moment gives its day in Vietnam."""
    return format_day(local(value).date() if isinstance(value, datetime) else value)


def weekday(value: date | datetime) -> str:
    """Thứ Tư, 31/5/2023."""
    of = local(value).date() if isinstance(value, datetime) else value
    return f"{_WEEK[of.weekday()]}, {format_day(of)}"


def clock_time(value: datetime | time) -> str:
    """08:15, on the wall in Vietnam."""
    return f"{local(value) if isinstance(value, datetime) else value:%H:%M}"


def moment(value: datetime) -> str:
    """16:20, 14/5/2023, in Vietnam."""
    return f"{clock_time(value)}, {day(value)}"


def size(value: int) -> str:
    """
    >>> size(0), size(42_345), size(3_250_000)
    ('0 KB', '42 KB', '3,3 MB')
    """
    if value < 1_000_000:
        return f"{number(max(round(value / 1000), 1) if value else 0)} KB"
    return f"{number(Decimal(value) / 1_000_000, 1)} MB"
