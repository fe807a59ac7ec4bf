"""A month of the calendar as the page draws it: weeks of days, each with its conferences, its deadlines, its lunar date.

>>> grid = month_of(date(2023, 5, 1), rows, marks)                        # doctest: +SKIP
>>> grid.weeks[0][0].lunar, grid.weeks[0][0].closed                       # doctest: +SKIP
('12/3', 'Quốc tế Lao động')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhiemky.rulebook.working_days import holiday
from nhiemky.scheduling.deadlines import last_day
from nhiemky.scheduling.working_days import lunar
from nhiemky.web.campaigns.models import Requirement
from nhiemky.web.conferences.clashing import Trouble, short_name
from nhiemky.web.conferences.models import Calendar, Conference

_WEEK = 7


@dataclass(slots=True)
class Day:
    """One day. share: percent of the day's room that is taken; closed: name of the holiday; grey: nothing is held on it."""

    on: date
    out: bool = False
    grey: bool = False
    closed: str = ""
    lunar: str = ""
    today: bool = False
    selected: bool = False
    morning: int = 0
    afternoon: int = 0
    share: int = 0
    pilots: list[Conference] = field(default_factory=list)
    troubles: int = 0
    deadlines: list[str] = field(default_factory=list)
    own: str = ""

    @property
    def count(self) -> int:
        """Conferences on it, the pilots among them."""
        return self.morning + self.afternoon

    @property
    def label(self) -> str:
        """1, or 1/6 on the first of another month."""
        return f"{self.on.day}/{self.on.month}" if self.out and self.on.day == 1 else str(self.on.day)

    @property
    def pilot_only(self) -> bool:
        """Nothing but pilots: they are named instead of counted."""
        return bool(self.pilots) and len(self.pilots) == self.count

    @property
    def pilot_names(self) -> str:
        return ", ".join(short_name(row) for row in self.pilots)


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on days besides conferences. closed: the office's own days off."""

    deadlines: Mapping[date, list[str]]
    own_day: date | None
    own_title: str
    closed: frozenset[date]
    weekends: bool
    capacity: int | None
    troubles: Sequence[Trouble]


def marks_of(calendar: Calendar, troubles: Sequence[Trouble]) -> Marks:
    """Deadlines of the campaign and days of the calendar; one query."""
    found: dict[date, list[str]] = {}
    rows = Requirement.objects.filter(campaign=calendar.campaign, removed_in=None, deadline_at__isnull=False)
    for row in rows.order_by("order", "pk"):
        name = (row.short or row.what).strip()
        if row.deadline_at:
            said = f"Hạn {name[:1].lower()}{name[1:]}"
            on = found.setdefault(last_day(row.deadline_at), [])
            on += [said] if said not in on else []
    closed = frozenset(date.fromisoformat(line) for line in calendar.days_off.split())
    title = calendar.own_title or f"Hội nghị {calendar.organisation.name}"
    return Marks(found, calendar.own_day, title, closed, calendar.weekends, calendar.capacity, troubles)


def month_of(first: date, rows: Iterable[Conference], marks: Marks, today: date, selected: date) -> list[list[Day]]:
    """Weeks from Monday to Sunday that hold the month. rows: conferences shown, with a day."""
    start = first - timedelta(days=first.weekday())
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    count = ((after - start).days + _WEEK - 1) // _WEEK * _WEEK
    days = {each.on: each for each in (_day(start + timedelta(days=n), first, marks, today, selected, n == 0) for n in range(count))}
    for row in rows:
        day = days.get(row.day) if row.day else None
        if day is None:
            continue
        if row.half == "AM":
            day.morning += 1
        else:
            day.afternoon += 1
        if row.pilot:
            day.pilots.append(row)
    for trouble in marks.troubles:
        if trouble.day in days:
            days[trouble.day].troubles += 1
    most = marks.capacity or max((day.count for day in days.values()), default=0) or 1
    for day in days.values():
        day.share = min(100, day.count * 100 // most)
    shown = list(days.values())
    return [shown[n : n + _WEEK] for n in range(0, len(shown), _WEEK)]


def _day(on: date, first: date, marks: Marks, today: date, selected: date, lead: bool) -> Day:
    moon = lunar(on)
    name = (holiday(on) or ("Không họp" if on in marks.closed else "")).removeprefix("Ngày ")
    name = name[:1].upper() + name[1:]
    out = (on.year, on.month) != (first.year, first.month)
    return Day(
        on, out=out, closed=name, grey=bool(name) or (on.weekday() > 4 and not marks.weekends), today=on == today,
        lunar=moon.short if lead or moon.day == 1 or (out and on.day == 1) else str(moon.day), selected=on == selected,
        deadlines=marks.deadlines.get(on, []), own=marks.own_title if on == marks.own_day else "",
    )  # fmt: skip
