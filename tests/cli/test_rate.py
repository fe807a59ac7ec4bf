"""The public contract of `nhiemky rate` (design §4.5)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nhiemky.cli.main import run

HEAD = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level"
KEYS = ["group", "subject_kind", "excellent", "good", "completed", "not_completed", "allowed", "ok",
        "share_of_good", "share_of_good_or_better", "share_of_all"]  # fmt: skip


def table(path: Path, *rows: str, head: str = HEAD) -> Path:
    path.write_text("\n".join((head, *rows)), encoding="utf-8")
    return path


def bodies(excellent: int, good: int) -> list[str]:
    return [f"collective;t{at};Sở {at};o{at};Sở, ngành;0;{'HTXSNV' if at < excellent else 'HTTNV'}" for at in range(excellent + good)]


@pytest.fixture
def over(tmp_path) -> Path:
    return table(tmp_path / "xếp loại.csv", *bodies(4, 17), "individual;n5;Giám đốc;o5;Lãnh đạo sở;1;HTXSNV",
                 *(f"individual;m{at};;;Lãnh đạo sở;0;HTTNV" for at in range(9)))  # fmt: skip


def answer(capsys, *words) -> tuple[int, dict]:
    code = run(["rate", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_answer_has_the_keys_of_the_contract(over, capsys):
    code, found = answer(capsys, over, "--year", "2023", "--repair")
    assert code == 1
    assert list(found) == ["schema_version", "rule_set", "year", "groups", "findings", "repair", "not_checked"]
    assert (found["schema_version"], found["rule_set"], found["year"]) == (1, "124-QĐ/TW + 25-HD/BTCTW", 2023)
    assert [list(group) for group in found["groups"]] == [KEYS, KEYS]
    first = found["groups"][0]
    assert (first["excellent"], first["good"], first["allowed"], first["ok"]) == (4, 17, 3, False)
    assert (first["share_of_good"], first["share_of_good_or_better"], first["share_of_all"]) == ("0.235294", "0.190476", "0.190476")
    high = [each for each in found["findings"] if each["severity"] == "high"]
    assert [(each["code"], each.get("subject_id"), each["facts"]["group"]) for each in high] == [
        ("cap_exceeded", None, "Sở, ngành"),
        ("head_above_collective", "n5", "Lãnh đạo sở"),
    ]
    assert all(each["basis"] and each["file"] == "xếp loại.csv" for each in found["findings"])
    assert set(found["repair"]) == {"changes", "count", "proven_minimal"}
    assert (found["repair"]["count"], found["repair"]["proven_minimal"]) == (2, True)
    named = {each["subject_id"]: each for each in found["repair"]["changes"]}
    assert (named["n5"]["from"], named["n5"]["to"]) == ("HTXSNV", "HTTNV")
    assert (named[None]["choose"], sorted(named[None]["among"])) == (1, ["t0", "t1", "t2", "t3"])
    assert all(isinstance(line, str) for line in found["not_checked"])
    assert any("points" in line and "months_absent" in line for line in found["not_checked"])


def test_without_a_fault_it_ends_with_0_and_without_repair_there_is_none(tmp_path, capsys):
    code, found = answer(capsys, table(tmp_path / "a.csv", *bodies(3, 18)), "--year", "2023")
    assert (code, found["repair"], [each for each in found["findings"] if each["severity"] == "high"]) == (0, None, [])


def test_nothing_below_the_line_is_null(tmp_path, capsys):
    _, found = answer(capsys, table(tmp_path / "a.csv", "collective;t1;Sở;o1;Sở;0;HTNV"), "--year", "2023")
    shares = [found["groups"][0][key] for key in KEYS[-3:]]
    assert shares == [None, None, "0.000000"]


def test_people_see_groups_room_clause_repair_and_what_was_not_checked(over, capsys):
    assert run(["rate", str(over), "--year", "2023", "--repair"]) == 1
    shown = capsys.readouterr().out
    for words in ("Xếp loại năm 2023", "124-QĐ/TW + 25-HD/BTCTW", "4/3, vượt 1 suất", "23,5%", "Điều 12", "bớt 1 trong 4", "n5 Giám đốc",
                  "Chưa kiểm", "chương trình không tự sửa"):  # fmt: skip
        assert words in shown
    assert shown.index("% tốt *") < shown.index("% tổng số")


@pytest.mark.parametrize(("words", "code"), [((), "rating_columns_missing"), (("--rules", "không-có"), "rule_unknown")])
def test_a_refusal_is_one_json_document_and_ends_with_2(tmp_path, capsys, words, code):
    file = table(tmp_path / "a.csv", "collective;t1;o1", head="subject_kind;subject_id;organisation_id")
    ended, found = answer(capsys, file, "--year", "2023", *words)
    assert (ended, found["refusal"]["code"]) == (2, code)


def test_a_year_no_rule_rates_is_refused(over, capsys):
    ended, found = answer(capsys, over, "--year", "2010")
    assert (ended, found["refusal"]["code"]) == (2, "rule_not_for_year")


@pytest.mark.parametrize("words", [(), ("--year", "x"), ("--year", "2026", "--period", "Q1"), ("--year", "2025", "--period", "2026-Q1")])
def test_wrong_usage_ends_with_64_with_a_sentence_and_nothing_on_stdout(over, capsys, words):
    assert run(["rate", str(over), *words, "--json"]) == 64
    said = capsys.readouterr()
    assert said.out == "" and "Cách gọi sai:" in said.err and "Input" not in said.err and "requires" not in said.err


def test_a_year_that_is_no_number_is_told_in_vietnamese(over, capsys):
    assert run(["rate", str(over), "--year", "abc"]) == 64
    assert "--year phải là một số nguyên" in capsys.readouterr().err


def test_a_quarter_is_judged_by_its_guidance(tmp_path, capsys):
    rows = [f"individual;n{at};;o1;g;0;{'HTXSNV' if at < 2 else 'HTTNV'}" for at in range(10)]
    file = table(tmp_path / "a.csv", *rows)
    _, quarter = answer(capsys, file, "--year", "2026", "--period", "2026-Q1")
    _, year = answer(capsys, file, "--year", "2026")
    assert (quarter["groups"][0]["allowed"], year["groups"][0]["allowed"]) == (2, 1)
    assert quarter["period"] == "2026-Q1"
    assert "02-HD/BTCTW" in quarter["rule_set"]


OVERLAY = """
id: 7-QĐ/TU
title: Quy định của tỉnh
issuer: Tỉnh ủy Nam Thuận
signed: 2024-01-05
effective_from: 2024-01-05
effective_to: null
rated_from: 2023
rated_to: 2024
extends: 124-QĐ/TW
layer: province
source: ví dụ
confirm: ví dụ
caps:
  - {code: cap_collective, who: collective, ratio: 0.10, clause: Điều 3, grade: A}
"""


def test_a_committee_s_own_rules_lie_over_the_year_s(tmp_path, capsys):
    file = table(tmp_path / "a.csv", *bodies(3, 18))
    own = tmp_path / "tinh.yaml"
    own.write_text(OVERLAY, encoding="utf-8")
    code, found = answer(capsys, file, "--year", "2023", "--rules", own)
    assert (code, found["groups"][0]["allowed"]) == (1, 1)
    assert found["rule_set"] == "124-QĐ/TW + 25-HD/BTCTW + 7-QĐ/TU"
    assert "7-QĐ/TU, Điều 3" in found["findings"][0]["basis"]


def test_layers_stand_on_each_other_the_lowest_last(tmp_path, capsys):
    file = table(tmp_path / "a.csv", *bodies(3, 18))
    province, commune = tmp_path / "tinh.yaml", tmp_path / "xa.yaml"
    province.write_text(OVERLAY, encoding="utf-8")
    below = OVERLAY.replace("7-QĐ/TU", "2-QĐ/ĐU").replace("extends: 124-QĐ/TW", "extends: 7-QĐ/TU").replace("province", "committee")
    commune.write_text(below.replace("0.10", "0.05"), encoding="utf-8")
    _, found = answer(capsys, file, "--year", "2023", "--rules", province, "--rules", commune)
    assert found["rule_set"] == "124-QĐ/TW + 25-HD/BTCTW + 7-QĐ/TU + 2-QĐ/ĐU"
    assert found["groups"][0]["allowed"] == 1
    refused, answered = answer(capsys, file, "--year", "2023", "--rules", commune)
    assert (refused, answered["refusal"]["code"]) == (2, "rule_file_invalid")


def test_a_rule_file_rates_a_year_for_which_nothing_is_shipped(tmp_path, capsys):
    own = tmp_path / "rieng.yaml"
    own.write_text(OVERLAY.replace("extends: 124-QĐ/TW\n", "").replace("rated_from: 2023", "rated_from: 2015"), encoding="utf-8")
    code, found = answer(capsys, table(tmp_path / "a.csv", *bodies(3, 18)), "--year", "2016", "--rules", own)
    assert (code, found["rule_set"]) == (1, "7-QĐ/TU")


def test_a_wrong_rule_file_is_refused_with_its_line(tmp_path, capsys, over):
    own = tmp_path / "tinh.yaml"
    own.write_text(OVERLAY.replace("ratio: 0.10", "ratio: mười"), encoding="utf-8")
    code, found = answer(capsys, over, "--year", "2023", "--rules", own)
    assert (code, found["refusal"]["code"], found["refusal"]["facts"]["line"]) == (2, "rule_file_invalid", 15)


def test_a_shipped_example_is_asked_by_its_symbol_and_another_year_is_said(tmp_path, capsys):
    file = table(tmp_path / "a.csv", "individual;n1;;o1;g;0;HTTNV")
    _, found = answer(capsys, file, "--year", "2024", "--rules", "335/2025/NĐ-CP")
    assert found["rule_set"].startswith("335/2025/NĐ-CP")
    assert any(line.startswith("rules:") and "2024" in line for line in found["not_checked"])


@pytest.mark.parametrize("data", [b"MZ\x90", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_hostile_files_are_refused_not_opened(tmp_path, capsys, data):
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    code, found = answer(capsys, file, "--year", "2023")
    assert (code, "refusal" in found) == (2, True)


def test_the_same_table_as_csv_workbook_and_parquet_gives_the_same_answer(tmp_path, over, capsys):
    polars = pytest.importorskip("polars")
    from openpyxl import Workbook

    rows = [line.split(";") for line in over.read_text(encoding="utf-8").splitlines()]
    book = Workbook()
    for row in rows:
        book.active.append([int(cell) if cell in ("0", "1") else cell for cell in row])
    book.save(tmp_path / "a.xlsx")
    polars.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(tmp_path / "a.parquet")
    answers = []
    for file in (over, tmp_path / "a.xlsx", tmp_path / "a.parquet"):
        _, found = answer(capsys, file, "--year", "2023", "--repair")
        for each in found["findings"]:
            del each["file"]
        answers.append(found)
    assert answers[0] == answers[1] == answers[2]
