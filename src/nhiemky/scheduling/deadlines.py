"""The moment of a deadline (thời hạn), and how it is shown: the wording and the moment, never one without the other.

>>> asked = Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), None, None)
>>> until = until_of(asked)
>>> until.isoformat()
'2023-05-29T17:00:00+00:00'
>>> shown(until, datetime(2023, 5, 15, 3, tzinfo=UTC))
'Hết ngày 29/5/2023, còn 14 ngày'
>>> wording_line(asked.wording, "kế hoạch")
'Kế hoạch ghi “trước ngày 30/5/2023”'

An instant is exclusive: what arrives at it is late. "Trước ngày 30/5/2023" binds the whole of the 29th, "chậm nhất ngày",
"đến ngày", "hết ngày" the whole of the day they name (Bộ luật Dân sự 2015, Điều 148: a day as a term ends at its 24th hour).
The office's clock is Asia/Ho_Chi_Minh.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from nhiemky.domain.campaign import Bound, Requirement
from nhiemky.vietnamese.days import format_day

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MINUTE = timedelta(seconds=59, microseconds=999_999)
"""What "chậm nhất 11:00" adds: the minute is in time, and the odd instant tells it from "trước 11:01"."""
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])\s*(?::|h|giờ)\s*([0-5]?[0-9])?")


def until_of(requirement: Requirement) -> datetime | None:
    """The exclusive UTC instant of a requirement; None where it has no day (it hangs on an event, or the text names none)."""
    if requirement.on is not None:
        return until(requirement.bound, requirement.on, requirement.time)
    return end_of(requirement.last_day) if requirement.last_day else None


def until(bound: Bound | None, on: date, at: str | None = None) -> datetime | None:
    """The exclusive UTC instant of "<bound> [at] <on>"; None for "sau ngày", which nothing can miss.

    >>> until("by", date(2023, 5, 30)).isoformat(), until("before", date(2023, 5, 30), "11:00").isoformat()
    ('2023-05-30T17:00:00+00:00', '2023-05-30T04:00:00+00:00')
    >>> until("by", date(2023, 5, 30), "11:00").isoformat()  # "chậm nhất 11 giờ": all but the end of that minute is in time
    '2023-05-30T04:00:59.999999+00:00'
    """
    if bound == "after":
        return None
    clock = clock_of(at)
    if clock is None:
        return start_of(on) if bound == "before" else end_of(on)
    exact = datetime.combine(on, clock, ZONE).astimezone(UTC)
    return exact if bound == "before" else exact + _MINUTE


def clock_of(words: str | None) -> time | None:
    """ "11:00", "11 giờ", "7h30" -> the time; None where none is said."""
    match = _CLOCK.search(words or "")
    return time(int(match[1]), int(match[2] or 0)) if match else None


def start_of(day: date) -> datetime:
    """The instant the day begins in the office."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The exclusive instant of "hết ngày": the next day's beginning.

    >>> end_of(date(2023, 5, 29)) == start_of(date(2023, 5, 30))
    True
    """
    return start_of(day + timedelta(days=1))


def last_day(until: datetime) -> date:
    """The last day on which something is still in time.

    >>> last_day(end_of(date(2023, 5, 29)))
    datetime.date(2023, 5, 29)
    """
    return (until - timedelta(microseconds=1)).astimezone(ZONE).date()


def effective(until: datetime | None, extended_to: date | None) -> datetime | None:
    """An extension replaces the deadline, whichever is later: its whole last day is in time."""
    return end_of(extended_to) if extended_to else until


def shown(until: datetime | None, now: datetime, *, event: str | None = None) -> str:
    """ "Hết ngày 29/5/2023, còn 14 ngày"; without a day the event ("Trước khi tổ chức hội nghị") or that none is set."""
    if until is None:
        return f"{event[:1].upper()}{event[1:]}" if event else "Chưa có hạn"
    return f"{moment_words(until)}, {remaining(until, now)}"


def moment_words(until: datetime) -> str:
    """The moment alone: "Hết ngày 29/5/2023", "Trước 11:00 ngày 30/5/2023".

    >>> [moment_words(end) for bound in ("before", "by") if (end := until(bound, date(2023, 5, 30), "11:00"))]
    ['Trước 11:00 ngày 30/5/2023', 'Đến 11:00 ngày 30/5/2023']
    """
    local = until.astimezone(ZONE)
    if local.time() == time():
        return f"Hết ngày {format_day(last_day(until))}"
    bound = "Đến" if local.microsecond else "Trước"
    return f"{bound} {local:%H:%M} ngày {format_day(local.date())}"


def remaining(until: datetime, now: datetime) -> str:
    """How long there is, or how long it has been.

    >>> until = end_of(date(2023, 5, 29))
    >>> [remaining(until, start_of(date(2023, 5, day)) + timedelta(hours=8)) for day in (15, 28, 29, 30, 31)]
    ['còn 14 ngày', 'còn 1 ngày', 'hôm nay là ngày cuối', 'quá hạn 1 ngày', 'quá hạn 2 ngày']
    """
    if now >= until:
        return f"quá hạn {days_late(until, now)} ngày"
    left = (last_day(until) - now.astimezone(ZONE).date()).days
    return f"còn {left} ngày" if left else "hôm nay là ngày cuối"


def days_late(until: datetime, at: datetime) -> int:
    """Whole days begun since the deadline, at least 1 once it has passed; 0 in time."""
    if at < until:
        return 0
    return max(1, (at.astimezone(ZONE).date() - last_day(until)).days)


def wording_line(wording: str, doc_type: str | None) -> str:
    """The other half of what is shown: what the directive says, in its own words; "" where it says nothing."""
    source = doc_type or "văn bản"
    return f"{source[:1].upper()}{source[1:]} ghi “{wording}”" if wording else ""
