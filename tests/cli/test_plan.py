"""The public contract of `nhiemky plan` (design §4.6)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook
from scheduling.conferences.made_conferences import faults, office

from nhiemky.cli.main import run
from nhiemky.domain.conference import PlannedSession
from nhiemky.scheduling.working_days import calendar_rules

HEAD = "unit,attendees,pilot,from,to,half_days"
KEYS = ["schema_version", "conflicts", "lower_bound", "proven_optimal", "max_per_day", "sessions", "unplaced", "findings"]


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return path


def answer(capsys, tmp_path, *words) -> tuple[int, dict]:
    code = run(["plan", *map(str, words), "-o", str(tmp_path / "lịch.xlsx"), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_81_units_have_no_clash_and_are_proven(tmp_path, capsys):
    requests, _ = office(Random(1), 81, 7, 20)
    rows = [f"{request.unit},{';'.join(request.attendees)},{int(request.pilot)},{request.first},{request.last},1" for request in requests]
    code, found = answer(capsys, tmp_path, table(tmp_path / "a.csv", *rows), "--gap-after-pilot", 1)
    assert (code, list(found), found["schema_version"]) == (0, KEYS, 1)
    assert (found["conflicts"], found["lower_bound"], found["proven_optimal"], found["unplaced"]) == (0, 0, True, [])
    sessions = [
        PlannedSession(each["unit"], date.fromisoformat(each["date"]), each["half"], tuple(each["attendees"])) for each in found["sessions"]
    ]
    rules = calendar_rules(date(2026, 3, 1), date(2026, 5, 1), gap_after_pilot=1)
    assert faults(requests, rules, sessions) == []
    assert len(sessions) == 81


def test_an_impossible_table_says_who_and_which_units_and_exits_1(tmp_path, capsys):
    rows = [f"Đảng bộ {name},Bà Hai,0,2023-05-08,2023-05-09,1" for name in "ABCDE"]
    code, found = answer(capsys, tmp_path, table(tmp_path / "a.csv", *rows))
    assert (code, found["conflicts"], found["lower_bound"], found["proven_optimal"]) == (1, 1, 1, True)
    [one] = found["unplaced"]
    assert set(one) == {"unit", "why"}
    assert "5 hội nghị cần Bà Hai từ 08/5/2023 đến 09/5/2023" in one["why"]
    assert all(f"Đảng bộ {name}" in one["why"] for name in "ABCDE")
    assert found["max_per_day"] == 2


def test_bad_rows_are_named_and_the_good_ones_are_planned(tmp_path, capsys):
    code, found = answer(
        capsys,
        tmp_path,
        table(tmp_path / "a.csv", "A,,0,2023-05-08,2023-05-09,1", "B,,0,2023-05-09,2023-05-08,1", "A,,0,2023-05-08,2023-05-09,5"),
    )
    assert code == 1
    assert [each["unit"] for each in found["sessions"]] == ["A"]
    assert [each["unit"] for each in found["unplaced"]] == ["B"]
    assert (found["conflicts"], found["lower_bound"], found["proven_optimal"]) == (1, 1, True)
    assert [each["code"] for each in found["findings"]] == ["conference_row_unusable"] * 2


def test_longer_conferences_have_a_session_a_half_day(tmp_path, capsys):
    _, found = answer(capsys, tmp_path, table(tmp_path / "a.csv", "A,Bà Hai,0,2023-04-28,2023-05-04,3"))
    assert [(each["date"], each["half"]) for each in found["sessions"]] == [
        ("2023-04-28", "AM"),
        ("2023-04-28", "PM"),
        ("2023-05-04", "AM"),
    ]
    _, found = answer(capsys, tmp_path, table(tmp_path / "a.csv", "A,,0,2023-04-28,2023-05-04,3"), "--holidays", "none", "--weekends")
    assert [each["date"] for each in found["sessions"]][2] in (
        "2023-04-29",
        "2023-04-30",
        "2023-05-01",
        "2023-05-02",
        "2023-05-03",
        "2023-05-04",
    )


def test_capacity_counts_a_conference_on_each_day_it_touches(tmp_path, capsys):
    rows = ["A,,0,2023-05-08,2023-05-09,3", "B,,0,2023-05-08,2023-05-09,1"]
    code, found = answer(capsys, tmp_path, table(tmp_path / "a.csv", *rows), "--capacity-per-day", 1)
    assert (code, found["conflicts"], found["max_per_day"]) == (1, 1, 1)


def test_the_workbook_and_the_calendars_are_written_and_the_same_twice(tmp_path):
    file = table(tmp_path / "a.csv", "Đảng bộ A,Bà Hai;Ông Ba,1,2023-05-08,2023-05-08,1", "Đảng bộ B,Bà Hai,0,2023-05-08,2023-05-09,2")
    written = []
    for name in ("1", "2"):
        assert run(["plan", str(file), "-o", str(tmp_path / f"{name}.xlsx"), "--ics", str(tmp_path / name)]) == 0
        written.append([(tmp_path / f"{name}.xlsx").read_bytes(), *(path.read_bytes() for path in sorted((tmp_path / name).iterdir()))])
    assert written[0] == written[1]
    assert sorted(path.name for path in (tmp_path / "1").iterdir()) == ["ba-hai.ics", "ong-ba.ics"]
    events = Calendar.from_ical((tmp_path / "1" / "ba-hai.ics").read_bytes()).walk("VEVENT")
    assert [event["summary"] for event in events] == ["Hội nghị kiểm điểm: Đảng bộ A", *["Hội nghị kiểm điểm: Đảng bộ B"] * 2]
    book = CalamineWorkbook.from_path(str(tmp_path / "1.xlsx"))
    assert book.sheet_names == ["Theo ngày", "Theo đơn vị", "Theo người", "Cách xếp"]


def test_people_see_the_days_and_the_reasons(tmp_path, capsys):
    file = table(tmp_path / "a.csv", *(f"Đảng bộ {name},Bà Hai,0,2023-05-08,2023-05-08,1" for name in "ABC"))
    assert run(["plan", str(file), "-o", str(tmp_path / "o.xlsx")]) == 1
    said = capsys.readouterr().out
    assert "Xếp được 2 hội nghị" in said
    assert "Chưa xếp được 1 (không thể ít hơn):" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["{file}"], 64),
        (["{file}", "-o", "{out}", "--capacity-per-day", "0"], 64),
        (["{file}", "-o", "{out}", "--gap-after-pilot", "-1"], 64),
        (["{file}", "-o", "{out}", "--gap-after-pilot", "hai"], 64),
        (["{file}", "-o", "{out}", "--holidays", "cn"], 64),
        (["{file}", "-o", "{out}.docx"], 2),
        (["{out}.csv", "-o", "{out}"], 2),
    ],
)
def test_wrong_usage_and_refusals_have_their_codes(words, code, tmp_path, capsys):
    file = table(tmp_path / "a.csv", "A,,0,2023-05-08,2023-05-09,1")
    assert run(["plan", *(word.format(file=file, out=tmp_path / "o.xlsx") for word in words)]) == code
    assert "Input should" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--capacity-per-day", "0"), ("--gap-after-pilot", "251"), ("--holidays", "cn")])
def test_wrong_usage_names_the_option(words, tmp_path, capsys):
    file = table(tmp_path / "a.csv", "A,,0,2023-05-08,2023-05-09,1")
    assert run(["plan", str(file), "-o", str(tmp_path / "o.xlsx"), *words]) == 64
    assert words[0] in capsys.readouterr().err


def test_a_person_whose_name_windows_keeps_has_a_file_it_can_open(tmp_path):
    file = table(tmp_path / "a.csv", "A,Côn;a/../b;..,0,2023-05-08,2023-05-09,1")
    assert run(["plan", str(file), "-o", str(tmp_path / "o.xlsx"), "--ics", str(tmp_path / "lich")]) == 0
    assert sorted(path.name for path in (tmp_path / "lich").iterdir()) == ["a-b.ics", "con-1.ics", "nguoi-du.ics"]


def test_a_refusal_is_json_too(tmp_path, capsys):
    code, found = answer(capsys, tmp_path, table(tmp_path / "a.csv"))
    assert (code, found["refusal"]["code"]) == (2, "conferences_no_rows")
