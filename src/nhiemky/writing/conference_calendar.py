"""Conferences as calendar files (.ics, RFC 5545), one for each person.

>>> from datetime import date
>>> session = PlannedSession("Đảng bộ Sở Gió", date(2023, 5, 8), "AM", ("Bà Hai",))
>>> data = calendars([session])["Bà Hai"]
>>> b"DTSTART;TZID=Asia/Ho_Chi_Minh:20230508T080000" in data, data == calendars([session])["Bà Hai"]
(True, True)

Promise: one event a half day; an event keeps its UID when its date changes (it is made of the unit and the number of the half day), so that
a calendar that takes the file again moves it; same sessions, same bytes (the stamp is the first day of the plan, not the clock).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from nhiemky.domain.conference import HALF_NAMES, PlannedSession
from nhiemky.vietnamese.unicode import fold, tone_key

ZONE_NAME: Final = "Asia/Ho_Chi_Minh"
HOURS: Final[Mapping[str, tuple[time, time]]] = {"AM": (time(8), time(11, 30)), "PM": (time(14), time(17))}
TITLE: Final = "Hội nghị kiểm điểm"
_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names Windows keeps for itself, whatever the ending."""


def calendars(
    sessions: Iterable[PlannedSession],
    *,
    title: str = TITLE,
    places: Mapping[str, str] | None = None,
    hours: Mapping[str, tuple[time, time]] = HOURS,
    series: str = "",
    sequence: int = 0,
    starts: Mapping[str, time] | None = None,
) -> dict[str, bytes]:
    """person -> calendar, in the order in which people first appear. Arguments as for `calendar`."""
    every = list(sessions)
    numbered = _numbered(every)
    people: dict[str, tuple[str, list[int]]] = {}
    for at, session in enumerate(every):
        for name in session.attendees:
            people.setdefault(tone_key(name), (name, []))[1].append(at)
    return {
        name: _calendar(
            [(every[at], *numbered[at]) for at in mine],
            every,
            f"{title}: {name}",
            title,
            places or {},
            hours,
            series,
            sequence,
            starts or {},
        )
        for name, mine in people.values()
    }


def calendar(
    sessions: Iterable[PlannedSession],
    *,
    title: str = TITLE,
    places: Mapping[str, str] | None = None,
    hours: Mapping[str, tuple[time, time]] = HOURS,
    series: str = "",
    sequence: int = 0,
    starts: Mapping[str, time] | None = None,
) -> bytes:
    """All sessions as one calendar.

    title     what the events are called, before the unit. places: unit -> where.
    hours     when mornings and afternoons begin and end.
    series    what keeps plans apart whose units have the same names (a campaign's id); part of every UID.
    sequence  how often the plan was issued anew; programs take the higher one.
    starts    unit -> hour its first half day begins at, where it is another than the usual one.
    """
    every = list(sessions)
    numbered = _numbered(every)
    own = [(session, *numbered[at]) for at, session in enumerate(every)]
    return _calendar(own, every, title, title, places or {}, hours, series, sequence, starts or {})


def file_names(people: Sequence[str]) -> dict[str, str]:
    """person -> a plain file name, none twice.

    >>> file_names(["Nguyễn Văn A", "Nguyên Văn A", "!!!", "Côn"])
    {'Nguyễn Văn A': 'nguyen-van-a.ics', 'Nguyên Văn A': 'nguyen-van-a-2.ics', '!!!': 'nguoi-du.ics', 'Côn': 'con-1.ics'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for person in people:
        stem = _UNFIT.sub("-", fold(person)).strip("-")[:_LONGEST].strip("-") or "nguoi-du"
        stem = f"{stem}-1" if _DEVICES.fullmatch(stem) else stem
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        found[person] = f"{name}.ics"
    return found


def _numbered(sessions: Sequence[PlannedSession]) -> list[tuple[int, int]]:
    """(number, of how many) among the half days of its unit."""
    order: dict[str, list[int]] = {}
    for at in sorted(range(len(sessions)), key=lambda at: sessions[at].slot):
        order.setdefault(sessions[at].unit, []).append(at)
    found = [(1, 1)] * len(sessions)
    for mine in order.values():
        for number, at in enumerate(mine, 1):
            found[at] = number, len(mine)
    return found


def _calendar(
    own: Sequence[tuple[PlannedSession, int, int]],
    every: Sequence[PlannedSession],
    name: str,
    title: str,
    places: Mapping[str, str],
    hours: Mapping[str, tuple[time, time]],
    series: str,
    sequence: int,
    starts: Mapping[str, time],
) -> bytes:
    from icalendar import Calendar, Event  # slow to load; only calendars ask

    file: Any = Calendar()
    file.add("prodid", "-//nhiemky//lich hoi nghi//VI")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", name)
    file.add("x-wr-timezone", ZONE_NAME)
    file.add_component(_zone())
    stamp = datetime.combine(min((session.day for session in every), default=date(2000, 1, 1)), time(), UTC)
    for session, number, count in sorted(own, key=lambda one: (one[0].slot, one[0].unit)):
        begin, end = (datetime.combine(session.day, at, ZoneInfo(ZONE_NAME)) for at in hours[session.half])
        if number == 1 and (own_hour := starts.get(session.unit)) and own_hour < end.time():
            begin = datetime.combine(session.day, own_hour, ZoneInfo(ZONE_NAME))
        event: Any = Event()
        event.add("uid", _uid(series, session.unit, number))
        event.add("dtstamp", stamp)
        event.add("sequence", sequence)
        event.add("dtstart", begin)
        event.add("dtend", end)
        event.add("summary", f"{title}: {session.unit}")
        if place := places.get(session.unit):
            event.add("location", place)
        part = f" (buổi {number}/{count})" if count > 1 else ""
        event.add("description", f"Buổi {HALF_NAMES[session.half]}{part}. Dự: {'; '.join(session.attendees) or 'đơn vị'}.")
        event.add("transp", "OPAQUE")
        file.add_component(event)
    data: bytes = file.to_ical()
    return data


def _uid(series: str, unit: str, number: int) -> str:
    digest = sha256("\0".join((series, tone_key(unit), str(number))).encode()).hexdigest()
    return f"{digest[:32]}@nhiemky"


def _zone() -> Any:
    """Vietnam's clock: seven hours before Greenwich since 13/6/1975, without summer time."""
    from icalendar import Timezone, TimezoneStandard

    zone: Any = Timezone()
    zone.add("tzid", ZONE_NAME)
    standard: Any = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 (a zone's own beginning is in no zone)
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
