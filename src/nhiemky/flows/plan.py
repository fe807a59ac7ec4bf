"""A table of conferences planned: what `nhiemky plan` answers, without a terminal.

>>> from nhiemky.flows.conference_table import read_conference_table
>>> rows = "\\n".join(f"Đảng bộ {name},Bà Hai,0,2023-05-08,2023-05-08,1" for name in "ABC")
>>> table = read_conference_table("a.csv", f"unit,attendees,pilot,from,to,half_days\\n{rows}".encode())
>>> answer = as_json(plan_table(table))
>>> answer["conflicts"], answer["lower_bound"], answer["proven_optimal"], answer["max_per_day"]
(1, 1, True, 2)
>>> answer["sessions"][0]
{'unit': 'Đảng bộ A', 'date': '2023-05-08', 'half': 'AM', 'attendees': ['Bà Hai']}
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nhiemky.domain.conference import ConferencePlan, PlanningRules, Unplaced
from nhiemky.domain.wire import to_json
from nhiemky.flows.conference_table import ConferenceTable
from nhiemky.scheduling.conferences.plan import Solver, plan
from nhiemky.scheduling.working_days import Calendar, calendar_rules, lunar
from nhiemky.writing.conference_calendar import calendars
from nhiemky.writing.conference_workbook import Schedule, write_schedule


@dataclass(frozen=True, slots=True)
class Planned:
    """The table, the rules it was planned by, the plan; rows that could not be read are among its unplaced and count in its bound."""

    table: ConferenceTable
    rules: PlanningRules
    plan: ConferencePlan
    calendar: Calendar


def plan_table(
    table: ConferenceTable,
    *,
    capacity_per_day: int | None = None,
    gap_after_pilot: int = 0,
    calendar: Calendar = "vn",
    weekends: bool = False,
    seconds: float = 20,
    solver: Solver = "auto",
) -> Planned:
    """The table's good rows planned."""
    first = min((request.first for request in table.requests), default=date(2000, 1, 1))
    last = max((request.last for request in table.requests), default=first)
    rules = calendar_rules(
        first, last, calendar=calendar, weekends=weekends, capacity_per_day=capacity_per_day, gap_after_pilot=gap_after_pilot
    )
    found = plan(table.requests, rules, seconds=seconds, solver=solver)
    left_out = tuple(Unplaced(unit, why) for unit, why in table.left_out)
    whole = replace(found, unplaced=(*found.unplaced, *left_out), lower_bound=found.lower_bound + len(left_out))
    return Planned(table, rules, whole, calendar)


def as_json(planned: Planned) -> dict[str, Any]:
    """The document of design §4.6, without `schema_version`; the table's own findings stand last."""
    found = planned.plan
    return {
        "conflicts": len(found.unplaced),
        "lower_bound": found.lower_bound,
        "proven_optimal": len(found.unplaced) == found.lower_bound,
        "max_per_day": found.max_per_day,
        "sessions": [
            {"unit": session.unit, "date": session.day.isoformat(), "half": session.half, "attendees": list(session.attendees)}
            for session in found.sessions
        ],
        "unplaced": [{"unit": each.unit, "why": each.why} for each in found.unplaced],
        "findings": to_json(planned.table.findings),
    }


def workbook(planned: Planned, title: str = "LỊCH HỘI NGHỊ") -> bytes:
    """The plan as Excel."""
    days = sorted({session.day for session in planned.plan.sessions})
    schedule = Schedule(
        title,
        planned.plan,
        planned.table.requests,
        planned.rules,
        holidays="ngày nghỉ lễ, Tết theo luật, kể cả nghỉ bù" if planned.calendar == "vn" else "không trừ ngày lễ",
        lunar={day: lunar(day).short for day in days},
        notes=tuple(found.message for found in planned.table.findings),
    )
    return write_schedule(schedule)


def people_calendars(planned: Planned) -> Mapping[str, bytes]:
    """A calendar file for every person who attends: person -> .ics."""
    places = {request.unit: request.place for request in planned.table.requests if request.place}
    return calendars(planned.plan.sessions, places=places)
