"""The schedule of conferences on paper, as a workbook and as calendars: everything in it once, the same bytes twice."""

import io
import os
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar
from python_calamine import CalamineWorkbook

from nhiemky.domain.conference import ConferencePlan, ConferenceRequest, PlannedSession, PlanningRules, Unplaced
from nhiemky.domain.report import Letterhead, Signature, Table
from nhiemky.writing.conference_calendar import calendar, calendars
from nhiemky.writing.conference_notice import ConferenceNotice, lines_of, notice_report
from nhiemky.writing.conference_workbook import Schedule, write_schedule
from nhiemky.writing.dump import dump
from nhiemky.writing.word import write_word

GOLDEN = Path(__file__).parent / "golden"
FIRST, NEXT = date(2023, 5, 8), date(2023, 5, 9)
REQUESTS = (
    ConferenceRequest("Đảng bộ Sở Gió", ("Trần Thị Hai", "Lê Văn Ba"), True, FIRST, NEXT, 3, place="Hội trường A"),
    ConferenceRequest("=Đảng bộ Cảng Muối", ("Trần Thị Hai",), False, NEXT, NEXT, 1),
    ConferenceRequest("Chi bộ Đội Bè", ("Trần Thị Hai",), False, FIRST, FIRST, 1),
)
SESSIONS = (
    PlannedSession("Đảng bộ Sở Gió", FIRST, "AM", ("Trần Thị Hai", "Lê Văn Ba")),
    PlannedSession("Đảng bộ Sở Gió", FIRST, "PM", ("Trần Thị Hai", "Lê Văn Ba")),
    PlannedSession("Đảng bộ Sở Gió", NEXT, "AM", ("Trần Thị Hai", "Lê Văn Ba")),
    PlannedSession("=Đảng bộ Cảng Muối", NEXT, "PM", ("Trần Thị Hai",)),
)
PLAN = ConferencePlan(SESSIONS, (Unplaced("Chi bộ Đội Bè", "Không còn buổi nào.", ("Trần Thị Hai",)),), 1, True, 2, "ghép cặp", 0, 2)
SCHEDULE = Schedule("LỊCH HỘI NGHỊ", PLAN, REQUESTS, PlanningRules(closed=frozenset({NEXT})), lunar={FIRST: "19/3"}, notes=("Lưu ý.",))
HEAD = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "12-TB/ĐUK", "Nam Thuận", date(2023, 5, 3))
NOTICE = ConferenceNotice(
    HEAD,
    "lịch hội nghị kiểm điểm giữa nhiệm kỳ",
    lines_of(SESSIONS, REQUESTS),
    Signature("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Phạm Văn Tư"),
    bases=("Kế hoạch số 01-KH/ĐUK, ngày 10/4/2023 của Đảng ủy Khối",),
    hours="sáng từ 8 giờ, chiều từ 14 giờ",
    postponed=(("Chi bộ Đội Bè", ""),),
    recipients=("Các đơn vị có tên trong lịch", "Lưu Văn phòng"),
)


def golden(name: str, got: str) -> None:
    """To renew after a wanted change: NHIEMKY_GOLDEN=write pytest tests/writing/test_conference_papers.py"""
    path = GOLDEN / name
    if os.environ.get("NHIEMKY_GOLDEN") == "write":
        path.write_text(got, encoding="utf-8", newline="\n")
    assert got == path.read_text(encoding="utf-8")


def test_the_notice_is_as_the_golden_dump_says():
    golden("conference-notice.txt", dump(write_word(notice_report(NOTICE))))


def test_the_notice_names_every_half_day_once_and_pilots_first():
    table = notice_report(NOTICE).appendices[0].blocks[0]
    assert isinstance(table, Table)
    assert [(row[1], row[2], row[3]) for row in table.rows] == [
        ("Thứ Hai, 08/5/2023", "Sáng", "Đảng bộ Sở Gió (làm điểm)"),
        ("Thứ Hai, 08/5/2023", "Chiều", "Đảng bộ Sở Gió (làm điểm)"),
        ("Thứ Ba, 09/5/2023", "Sáng", "Đảng bộ Sở Gió (làm điểm)"),
        ("Thứ Ba, 09/5/2023", "Chiều", "=Đảng bộ Cảng Muối"),
    ]


def test_a_notice_without_places_and_pilots_says_nothing_of_them():
    lines = tuple(replace(line, place="", pilot=False) for line in NOTICE.lines)
    report = notice_report(replace(NOTICE, lines=lines, postponed=(), hours=""))
    words = " ".join(run.text for block in report.body if not isinstance(block, Table) for run in block.runs)
    table = report.appendices[0].blocks[0]
    assert "làm điểm" not in words
    assert "thông báo lịch sau" not in words
    assert isinstance(table, Table)
    assert "Địa điểm" not in [column.title for column in table.columns]


def test_the_workbook_is_as_the_golden_dump_says_and_a_name_is_never_a_formula():
    data = write_schedule(SCHEDULE)
    assert data == write_schedule(SCHEDULE)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines = []
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        lines += [f"== {name}", *(" | ".join(str(cell) for cell in row).rstrip(" |") for row in rows)]
    golden("conference-schedule.txt", "\n".join(lines) + "\n")
    assert any("=Đảng bộ Cảng Muối" in line for line in lines)


def test_the_calendar_is_as_the_golden_file_says():
    data = calendars(SESSIONS, places={"Đảng bộ Sở Gió": "Hội trường A"})
    assert list(data) == ["Trần Thị Hai", "Lê Văn Ba"]
    golden("conference-person.ics", data["Trần Thị Hai"].decode().replace("\r\n", "\n"))


def test_times_are_those_of_vietnam_and_hours_can_be_said():
    hours = {"AM": (time(7, 30), time(11)), "PM": (time(13, 30), time(16, 30))}
    first, *_ = Calendar.from_ical(calendar(SESSIONS, hours=hours)).walk("VEVENT")
    begin = first.decoded("dtstart")
    assert begin == datetime(2023, 5, 8, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_an_event_keeps_its_uid_when_it_moves_and_other_campaigns_have_others():
    def uids(sessions, **more):
        return [str(event["uid"]) for event in Calendar.from_ical(calendar(sessions, **more)).walk("VEVENT")]

    moved = tuple(replace(session, day=date(2023, 6, session.day.day)) for session in SESSIONS)
    assert uids(SESSIONS) == uids(moved)
    assert len(set(uids(SESSIONS))) == 4
    assert not set(uids(SESSIONS)) & set(uids(SESSIONS, series="đợt 2"))


def test_a_plan_without_sessions_has_an_empty_calendar_and_a_workbook():
    assert Calendar.from_ical(calendar(())).walk("VEVENT") == []
    assert calendars(()) == {}
    assert write_schedule(replace(SCHEDULE, plan=ConferencePlan(())))[:2] == b"PK"
