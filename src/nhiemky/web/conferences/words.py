"""Days, hours and people of conferences as a clerk says them.

>>> at_words(date(2023, 5, 17), "AM", time(7, 30))
'07:30 ngày 17/5/2023'
>>> half_words(3), slot_words(date(2023, 5, 17), "PM")
('một ngày rưỡi', 'chiều 17/5')
"""

from __future__ import annotations

from datetime import date, time

from nhiemky.domain.conference import HALF_NAMES
from nhiemky.vietnamese.days import format_day
from nhiemky.web.conferences.models import Conference

LENGTHS = {1: "nửa ngày", 2: "một ngày", 3: "một ngày rưỡi"}
STATES = {"planned": "chưa họp", "held": "đã họp", "cancelled": "không tổ chức"}


def half_words(half_days: int) -> str:
    """How long a conference takes."""
    return LENGTHS.get(half_days, f"{half_days} buổi")


def slot_words(day: date, half: str) -> str:
    """ "chiều 17/5", without the year."""
    return f"{HALF_NAMES['PM' if half == 'PM' else 'AM']} {short_day(day)}"


def short_day(day: date) -> str:
    """17/5, 05/6."""
    return format_day(day).rpartition("/")[0]


def at_words(day: date, half: str, starts: time | None) -> str:
    """ "07:30 ngày 17/5/2023", or the half day where no hour is known."""
    return f"{starts:%H:%M} ngày {format_day(day)}" if starts else f"{HALF_NAMES['PM' if half == 'PM' else 'AM']} ngày {format_day(day)}"


def when(conference: Conference) -> str:
    """When it is: "07:30 ngày 17/5/2023", "chưa có ngày"."""
    return at_words(conference.day, conference.half, conference.starts) if conference.day else "chưa có ngày"
