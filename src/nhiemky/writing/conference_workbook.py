"""A plan of conferences as a workbook: by day, by unit, by person, what has no date and why, what it was planned by.

>>> from datetime import date
>>> asked = ConferenceRequest("Đảng bộ Sở Gió", ("Bà Hai",), True, date(2023, 5, 8), date(2023, 5, 9), 1)
>>> plan = ConferencePlan((PlannedSession("Đảng bộ Sở Gió", date(2023, 5, 8), "AM", ("Bà Hai",)),), max_per_day=1)
>>> data = write_schedule(Schedule("LỊCH HỘI NGHỊ", plan, (asked,), PlanningRules()))
>>> data[:2], data == write_schedule(Schedule("LỊCH HỘI NGHỊ", plan, (asked,), PlanningRules()))
(b'PK', True)

Promise: every half day of every conference stands in the day list once, every unit asked about stands in the unit list; words are words
whatever they begin with; same plan, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nhiemky.domain.conference import HALF_NAMES, ConferencePlan, ConferenceRequest, PlannedSession, PlanningRules
from nhiemky.domain.report import Column
from nhiemky.rulebook.working_days import holiday, weekday
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import sort_key, tone_key
from nhiemky.writing.ratings_grid import Cell, Grid
from nhiemky.writing.ratings_workbook import Book, Sheet, write_book

_LENGTHS = {1: "Một buổi", 2: "Một ngày", 3: "Một ngày rưỡi"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the workbook shows. left, right: letterhead lines. holidays: which calendar, in words. lunar: day -> "15/3". notes: what was
    wrong with the table, sentences. maker, signer: lines below the day list."""

    title: str
    plan: ConferencePlan
    requests: tuple[ConferenceRequest, ...]
    rules: PlanningRules
    subtitle: str = ""
    holidays: str = ""
    lunar: Mapping[date, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def write_schedule(schedule: Schedule) -> bytes:
    """The workbook as bytes."""
    plan = schedule.plan
    sheets = [
        Sheet("Theo ngày", schedule.title, schedule.subtitle or _span(plan.sessions), (_by_day(schedule),), filtered=True),
        Sheet("Theo đơn vị", schedule.title, "theo đơn vị", (_by_unit(schedule),), filtered=True),
        Sheet("Theo người", "LỊCH DỰ HỘI NGHỊ CỦA TỪNG NGƯỜI", _span(plan.sessions), (_by_person(schedule),), filtered=True),
    ]
    if plan.unplaced:
        sheets.append(Sheet("Chưa xếp được", "HỘI NGHỊ CHƯA XẾP ĐƯỢC", f"{len(plan.unplaced)} đơn vị", (_unplaced(plan),), landscape=True))
    sheets.append(Sheet("Cách xếp", "LỊCH ĐƯỢC XẾP THEO", "", tuple(_settings(schedule)), landscape=False))
    return write_book(Book(schedule.left, schedule.right, tuple(sheets), title=schedule.title))


def _span(sessions: Sequence[PlannedSession]) -> str:
    if not sessions:
        return "chưa có hội nghị nào được xếp"
    first, last = sessions[0].day, max(session.day for session in sessions)
    return f"ngày {format_day(first)}" if first == last else f"từ ngày {format_day(first)} đến ngày {format_day(last)}"


def _by_day(schedule: Schedule) -> Grid:
    asked = {request.unit: request for request in schedule.requests}
    columns = [Column("TT", 12, "centre"), Column("Ngày", 26, "centre"), Column("Thứ", 22, "centre")]
    columns += [Column("Âm lịch", 20, "centre")] if schedule.lunar else []
    columns += [
        Column("Buổi", 18, "centre"),
        Column("Đơn vị", 72),
        Column("Làm điểm", 20, "centre"),
        Column("Người dự", 72),
    ]
    places = any(request.place for request in schedule.requests)
    columns += [Column("Địa điểm", 44)] if places else []
    rows: list[tuple[Cell, ...]] = []
    for number, session in enumerate(schedule.plan.sessions, 1):
        request = asked.get(session.unit)
        when: list[Cell] = [number, format_day(session.day), weekday(session.day)]
        when += [schedule.lunar.get(session.day, "")] if schedule.lunar else []
        pilot = "x" if request and request.pilot else ""
        row = (*when, HALF_NAMES[session.half], session.unit, pilot, "; ".join(session.attendees))
        rows.append((*row, request.place if request else "") if places else row)
    return Grid("", tuple(columns), tuple(rows))


def _by_unit(schedule: Schedule) -> Grid:
    sessions: dict[str, list[PlannedSession]] = {}
    for session in schedule.plan.sessions:
        sessions.setdefault(session.unit, []).append(session)
    why = {each.unit: each.why for each in schedule.plan.unplaced}
    rows: list[tuple[Cell, ...]] = []
    for number, request in enumerate(schedule.requests, 1):
        mine = sessions.get(request.unit, [])
        when = "; ".join(f"{HALF_NAMES[session.half]} {format_day(session.day)}" for session in mine) if mine else "Chưa xếp được"
        window = f"{format_day(request.first)} - {format_day(request.last)}"
        note = why.get(request.unit, "") if not mine else ""
        rows.append((number, request.unit, when, _LENGTHS[request.half_days], window, "x" if request.pilot else "", note))
    columns = (
        Column("TT", 12, "centre"),
        Column("Đơn vị", 72),
        Column("Thời gian", 48),
        Column("Thời lượng", 28, "centre"),
        Column("Khoảng ngày được họp", 42, "centre"),
        Column("Làm điểm", 20, "centre"),
        Column("Ghi chú", 78),
    )
    return Grid("", columns, tuple(rows))


def _by_person(schedule: Schedule) -> Grid:
    people: dict[str, tuple[str, list[PlannedSession]]] = {}
    for session in schedule.plan.sessions:
        for name in session.attendees:
            people.setdefault(tone_key(name), (name, []))[1].append(session)
    rows: list[tuple[Cell, ...]] = []
    for name, mine in sorted(people.values(), key=lambda one: (sort_key(one[0]), one[0])):
        for number, session in enumerate(mine):
            when = (format_day(session.day), weekday(session.day), HALF_NAMES[session.half])
            rows.append((name, len(mine) if not number else None, *when, session.unit))
    columns = (
        Column("Người dự", 56),
        Column("Số buổi", 18, "centre"),
        Column("Ngày", 26, "centre"),
        Column("Thứ", 22, "centre"),
        Column("Buổi", 18, "centre"),
        Column("Đơn vị", 80),
    )
    return Grid("", columns, tuple(rows))


def _unplaced(plan: ConferencePlan) -> Grid:
    columns = (Column("TT", 12, "centre"), Column("Đơn vị", 62), Column("Vì sao", 110), Column("Những người liên quan", 50))
    return Grid("", columns, tuple((n, each.unit, each.why, "; ".join(each.people)) for n, each in enumerate(plan.unplaced, 1)))


def _settings(schedule: Schedule) -> Iterator[Grid]:
    plan, rules = schedule.plan, schedule.rules
    proven = "đã chứng minh là ít nhất" if plan.proven_optimal else f"đã chứng minh ít nhất là {plan.lower_bound}"
    even = "đã chứng minh là ít nhất" if plan.max_per_day <= plan.least_max_per_day else f"không thể dưới {plan.least_max_per_day}"
    closed = sorted(day for day in rules.closed if any(request.first <= day <= request.last for request in schedule.requests))
    named = [f"{format_day(day)}{f' ({name})' if (name := holiday(day)) else ''}" for day in closed]
    rows: list[tuple[Cell, ...]] = [
        ("Số đơn vị", len(schedule.requests)),
        ("Đã xếp", len({session.unit for session in plan.sessions})),
        ("Chưa xếp được", f"{len(plan.unplaced)} ({proven})" if plan.unplaced else "không có"),
        ("Ngày nhiều hội nghị nhất", f"{plan.max_per_day} hội nghị ({even})" if plan.max_per_day else "chưa có hội nghị nào"),
        ("Nhiều nhất một ngày", "không giới hạn" if rules.capacity_per_day is None else f"{rules.capacity_per_day} hội nghị"),
        (
            "Sau làm điểm, cách",
            f"{rules.gap_after_pilot} ngày làm việc" if rules.gap_after_pilot else "không cách; đơn vị khác họp buổi sau",
        ),
        ("Thứ Bảy, Chủ nhật", "có xếp" if rules.weekends else "không xếp"),
        ("Ngày nghỉ", schedule.holidays or "theo danh sách của cơ quan"),
        ("Ngày nghỉ trong các khoảng ngày", "; ".join(named) or "không có"),
        ("Cách tìm", plan.method),
    ]
    yield Grid("", (Column("Nội dung", 56), Column("Giá trị", 110)), tuple(rows))
    if schedule.notes:
        lines = tuple((number, note) for number, note in enumerate(schedule.notes, 1))
        yield Grid("Lưu ý về bảng gửi vào", (Column("TT", 56, "centre"), Column("Nội dung", 110)), lines)
