"""Conferences of units (hội nghị kiểm điểm) and the plan of their dates: who must meet when, by which rules, and what came of it.

>>> asked = ConferenceRequest("Đảng bộ Sở Gió", ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 12), 3)
>>> rules = PlanningRules(closed=frozenset({date(2023, 5, 10)}))
>>> [str(slot) for slot in rules.taken_from(Slot(date(2023, 5, 9), "AM"), asked.half_days)]
['sáng 09/5/2023', 'chiều 09/5/2023', 'sáng 11/5/2023']
>>> rules.is_open(date(2023, 5, 13)), Slot(date(2023, 5, 9), "AM") < Slot(date(2023, 5, 9), "PM")
(False, True)

Half days are the grain. One half day is any morning or afternoon; two are the morning and the afternoon of one day; three are one day and
the morning of the next day that is open. A person is at one place per half day. All pilots end, and `gap_after_pilot` open days pass
whole, before any other begins (without a gap: in a later half day).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

Half = Literal["AM", "PM"]
HALF_NAMES: Final[Mapping[str, str]] = {"AM": "sáng", "PM": "chiều"}
_SATURDAY: Final = 5
_FAR: Final = 400
"""Days after which nobody looks further for an open one."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A half day (buổi). Earlier ones are smaller."""

    day: date
    half: Half

    def __str__(self) -> str:
        month = f"{self.day.month:02}" if self.day.month < 3 else str(self.day.month)
        return f"{HALF_NAMES[self.half]} {self.day.day:02}/{month}/{self.day.year}"


@dataclass(frozen=True, slots=True)
class ConferenceRequest:
    """One unit's conference as it is asked for.

    unit        its name; once in a plan.
    attendees   who must be there besides the unit's own people: names as the office writes them, two writings that differ only in
                capitals, blanks or the place of a tone mark are one person.
    pilot       held before all that are not (làm điểm).
    first, last the window, both days included; half_days: 1, 2 or 3.
    fixed       the half day it begins in and must stay in, whatever the window says.
    was         the half day it began in before: a repair counts how many leave it.
    """

    unit: str
    attendees: tuple[str, ...]
    pilot: bool
    first: date
    last: date
    half_days: int
    fixed: Slot | None = None
    was: Slot | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class PlanningRules:
    """What every plan keeps.

    capacity_per_day  conferences on one day (a conference counts once on each day it touches); None: no limit.
    gap_after_pilot   open days that pass whole between the day the last pilot ends and the day any other begins.
    closed            days nothing is held on: holidays. worked: Saturdays and Sundays that are worked in exchange.
    weekends          whether Saturdays and Sundays are open too.
    busy              person -> half days the person is elsewhere; the owner's own conference blocks everybody invited to it.
    not_before        first day anything may be held on that is not fixed.
    """

    capacity_per_day: int | None = None
    gap_after_pilot: int = 0
    closed: frozenset[date] = frozenset()
    weekends: bool = False
    busy: Mapping[str, frozenset[Slot]] = field(default_factory=dict)
    not_before: date | None = None
    worked: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether conferences are held on such a day at all."""
        return day not in self.closed and (self.weekends or day.weekday() < _SATURDAY or day in self.worked)

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """Open days from `first` to `last`, both included."""
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return tuple(day for day in days if self.is_open(day))

    def next_open(self, day: date) -> date | None:
        """The first open day after `day`; None where there is none in a year."""
        later = (day + timedelta(days=step) for step in range(1, _FAR))
        return next((each for each in later if self.is_open(each)), None)

    def taken_from(self, start: Slot, half_days: int) -> tuple[Slot, ...]:
        """The half days a conference takes that begins at `start`; () where it cannot begin there.

        >>> PlanningRules().taken_from(Slot(date(2023, 5, 9), "PM"), 2)
        ()
        """
        if half_days == 1:
            return (start,)
        if start.half == "PM":
            return ()
        day = (start, Slot(start.day, "PM"))
        if half_days == 2:
            return day
        after = self.next_open(start.day)
        return (*day, Slot(after, "AM")) if after else ()


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One half day of one unit's conference; a longer one has several."""

    unit: str
    day: date
    half: Half
    attendees: tuple[str, ...]

    @property
    def slot(self) -> Slot:
        """The half day."""
        return Slot(self.day, self.half)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A unit without a date: why in words, and who and which other units make it so (the smallest set found that cannot fit)."""

    unit: str
    why: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConferencePlan:
    """A plan of dates.

    sessions        by time, then in the order of the requests.
    lower_bound     fewer than so many unplaced is impossible, proven.
    proven_optimal  as many are unplaced as the bound says.
    max_per_day     conferences on the fullest day. least_max_per_day: no plan with as few unplaced has a smaller one (proven).
    method          how it was found, in words. moved: requests with `was` that begin elsewhere now.
    """

    sessions: tuple[PlannedSession, ...]
    unplaced: tuple[Unplaced, ...] = ()
    lower_bound: int = 0
    proven_optimal: bool = True
    max_per_day: int = 0
    method: str = ""
    moved: int = 0
    least_max_per_day: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """One person in two places in one half day. units: those that want the person; one alone where the person is busy elsewhere."""

    person: str
    slot: Slot
    units: tuple[str, ...]
