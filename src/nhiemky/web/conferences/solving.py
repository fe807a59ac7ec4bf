"""The calendar as the planner sees it: requests and rules out of the rows, names that tell two people of one name apart.

>>> sheet = sheet_of(calendar, today)                                     # doctest: +SKIP
>>> plan = plan_conferences(sheet.requests, sheet.rules)                  # doctest: +SKIP

Promise: people are the rows of `Person`, never their names; a guest who is only a name is a person of that name within the calendar.
Six queries for any number of conferences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, cast

from nhiemky.domain.conference import ConferenceRequest, Half, PlannedSession, PlanningRules, Slot
from nhiemky.scheduling.working_days import calendar_rules
from nhiemky.web.conferences.models import Attendee, Away, Calendar, Conference

Key = tuple[Literal["person", "name"], int | str]
HALVES: tuple[Half, Half] = ("AM", "PM")


@dataclass(frozen=True, slots=True)
class Sheet:
    """conferences: by the name the planner knows, in the calendar's order; attendees: of each conference's pk, by their names here."""

    requests: tuple[ConferenceRequest, ...]
    rules: PlanningRules
    conferences: dict[str, Conference] = field(default_factory=dict)
    attendees: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names(self) -> dict[int, str]:
        """A conference's pk -> its name here."""
        return {row.pk: name for name, row in self.conferences.items()}

    def sessions(self) -> tuple[PlannedSession, ...]:
        """Where everything stands now."""
        return tuple(
            PlannedSession(name, slot.day, slot.half, self.attendees[row.pk])
            for name, row in self.conferences.items()
            for slot in taken(row, self.rules)
        )


def taken(conference: Conference, rules: PlanningRules) -> tuple[Slot, ...]:
    """The half days a conference takes; () without a day. One that was put where it cannot stand takes its first."""
    if conference.day is None:
        return ()
    start = Slot(conference.day, cast(Half, conference.half))
    return rules.taken_from(start, conference.half_days) or (start,)


def sheet_of(calendar: Calendar, today: date) -> Sheet:
    """Everything of the calendar that is planned or held. What is over stays where it was and holds nobody: a clash of last week cannot be
    mended, and nothing is moved for it."""
    rows = list(
        Conference.objects.filter(calendar=calendar).exclude(state="cancelled").select_related("entry", "duty", "organisation")
        .order_by("entry__order", "pk")
    )  # fmt: skip
    for row in rows:
        row.calendar = calendar
    windows = {window.requirement_id: window for window in calendar.windows.all()}
    first, last = span(rows, calendar, today)
    attending = list(Attendee.objects.filter(conference__in=rows).select_related("person"))
    labels = _labels(attending)
    people: dict[int, list[str]] = {row.pk: [] for row in rows}
    for each in attending:
        people[each.conference_id].append(labels[_key(each)])
    rules = calendar_rules(
        first, last, weekends=calendar.weekends, closed=days_off(calendar), capacity_per_day=calendar.capacity,
        gap_after_pilot=calendar.gap,
    )  # fmt: skip
    rules = replace(rules, busy=_busy(calendar, labels, rules, first, last), not_before=today)
    names = _unit_names(rows)
    found = Sheet((), rules, {names[row.pk]: row for row in rows}, {pk: tuple(found) for pk, found in people.items()})
    requests = []
    for name, row in found.conferences.items():
        window = windows.get(row.duty.requirement_id)
        was = Slot(row.day, cast(Half, row.half)) if row.day else None
        over = was is not None and was.day < today
        requests.append(
            ConferenceRequest(
                name, () if over else found.attendees[row.pk], row.pilot,
                row.first or (window.first if window else first), row.last or (window.last if window else last), row.half_days,
                fixed=was if row.fixed or row.state == "held" or over else None, was=was, place=row.place,
            )
        )  # fmt: skip
    return Sheet(tuple(requests), found.rules, found.conferences, found.attendees)


def days_off(calendar: Calendar) -> frozenset[date]:
    """The office's own days without conferences."""
    return frozenset(date.fromisoformat(line) for line in calendar.days_off.split() if line)


def span(rows: Iterable[Conference], calendar: Calendar, today: date) -> tuple[date, date]:
    """First and last day anything of the calendar touches."""
    days = [day for window in calendar.windows.all() for day in (window.first, window.last)]
    days += [day for row in rows for day in (row.first, row.last, row.day) if day is not None]
    days += [calendar.own_day] if calendar.own_day else []
    return (min(days), max(days)) if days else (today, today)


def _key(each: Attendee) -> Key:
    return ("person", each.person_id) if each.person_id is not None else ("name", each.name)


def _labels(attending: Iterable[Attendee]) -> dict[Key, str]:
    """Each person's name, numbered where two people share it."""
    found: dict[Key, str] = {}
    used: dict[str, int] = {}
    for each in attending:
        key = _key(each)
        if key in found:
            continue
        name = each.person.name if each.person else each.name
        used[name] = used.get(name, 0) + 1
        found[key] = name if used[name] == 1 else f"{name} ({used[name]})"
    return found


def _unit_names(rows: Iterable[Conference]) -> dict[int, str]:
    used: set[str] = set()
    found = {}
    for row in rows:
        name = row.entry.name if row.entry.name not in used else f"{row.entry.name} ({row.entry.unit_id})"
        used.add(name)
        found[row.pk] = name
    return found


def _busy(calendar: Calendar, labels: dict[Key, str], rules: PlanningRules, first: date, last: date) -> dict[str, frozenset[Slot]]:
    """Half days people are elsewhere: away, at the owner's own conference, at a conference of another campaign."""
    found: dict[str, set[Slot]] = {name: set(own_slots(calendar, rules)) for name in labels.values()}
    ids = [number for _, number in labels if isinstance(number, int)]
    for away in Away.objects.filter(person__in=ids, first__lte=last + timedelta(days=60), last__gte=first):
        name = labels["person", away.person_id]
        for step in range((away.last - away.first).days + 1):
            found[name] |= {Slot(away.first + timedelta(days=step), half) for half in HALVES if away.half in ("", half)}
    others = Attendee.objects.filter(person__in=ids, conference__day__isnull=False).exclude(conference__calendar=calendar)
    others = others.exclude(conference__state="cancelled").select_related("conference")
    for each in others.filter(conference__day__gte=first - timedelta(days=7), conference__day__lte=last + timedelta(days=60)):
        found[labels["person", each.person_id or 0]] |= set(taken(each.conference, rules))
    return {name: frozenset(slots) for name, slots in found.items() if slots}


def own_slots(calendar: Calendar, rules: PlanningRules) -> tuple[Slot, ...]:
    """Half days of the owner's own conference."""
    if calendar.own_day is None:
        return ()
    start = Slot(calendar.own_day, cast(Half, calendar.own_half))
    return rules.taken_from(start, calendar.own_half_days) or (start,)
