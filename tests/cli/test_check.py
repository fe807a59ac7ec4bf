"""The public contract of `nhiemky check` (design §4.2)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from nhiemky.cli.main import run

WRONG = """ĐẢNG BỘ TỈNH NAM THUẬN
ĐẢNG ỦY KHỐI DOANH NGHIỆP
*
Số 12-BC/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM

Nam Thuận, ngày 10 tháng 4 năm 2023

BÁO CÁO

kết quả kiểm tra, giám sát quý I

I- KẾT QUẢ

Cấp ủy tiến hành 17 cuộc kiểm tra, giám sát (kiểm tra 08 cuộc, giám sát 07 cuộc).

II- PHƯƠNG HƯỚNG

Giữ nếp sinh hoạt chi bộ.

Nơi nhận:

- Tỉnh ủy (b/c),
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lê Văn Mười
"""
RIGHT = WRONG.replace("giám sát 07 cuộc", "giám sát 09 cuộc")
TABLE = "Đơn vị: Chi bộ Ga Nam\nTT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên mới;đảng viên;5;3\n2;Cuộc kiểm tra;cuộc;4;\n"


@pytest.fixture
def wrong(tmp_path) -> Path:
    return put(tmp_path / "báo cáo quý I.txt", WRONG)


@pytest.fixture
def right(tmp_path) -> Path:
    return put(tmp_path / "dung.txt", RIGHT)


def put(path: Path, words: str) -> Path:
    path.write_text(words, encoding="utf-8")
    return path


def checked(capsys, *words: object) -> tuple[int, list]:
    code = run(["check", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_one_file_is_a_list_of_one(capsys, wrong):
    code, document = checked(capsys, wrong)
    assert code == 1
    assert [set(item) for item in document] == [{"schema_version", "file", "findings"}]
    assert document[0]["file"] == "báo cáo quý I.txt"
    (found,) = [each for each in document[0]["findings"] if each["severity"] == "high"]
    assert found["code"] == "sum_mismatch"
    assert found["basis"]
    assert found["file"] == "báo cáo quý I.txt"
    assert WRONG[slice(*found["quotes"][0]["span"])].split() == found["quotes"][0]["quote"].split()


def test_a_clean_paper_is_fine(capsys, right):
    code, document = checked(capsys, right)
    assert code == 0
    assert [each["code"] for each in document[0]["findings"] if each["severity"] != "low"] == []


def test_what_cannot_be_read_is_a_finding_and_the_others_are_done(capsys, tmp_path, wrong, right):
    missing, empty = tmp_path / "khong-co.docx", put(tmp_path / "rong.docx", "")
    code, document = checked(capsys, wrong, missing, tmp_path, empty, right, right)
    assert code == 2
    assert [item["file"] for item in document] == [wrong.name, missing.name, tmp_path.name, empty.name, right.name, right.name]
    assert [item["findings"][0]["code"] for item in document[1:4]] == ["file_missing", "file_unreadable", "file_empty"]
    assert {item["findings"][0]["severity"] for item in document[1:4]} == {"high"}
    assert [each["code"] for each in document[0]["findings"] if each["severity"] == "high"] == ["sum_mismatch"]
    assert document[4] == document[5]


def test_a_table_is_checked_too(capsys, tmp_path):
    code, document = checked(capsys, put(tmp_path / "bang.csv", TABLE))
    assert code == 0
    assert [each["code"] for each in document[0]["findings"]] == ["figures_missing"]


def test_no_file_is_wrong_usage(capsys):
    assert run(["check"]) == 64
    capsys.readouterr()


def test_a_campaign_that_cannot_be_read_is_refused(capsys, tmp_path, right):
    assert run(["check", str(right), "--against", str(tmp_path / "khong-co.json"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "campaign_unreadable"


def test_it_prints_place_code_sentence_mark_arithmetic_and_a_count(capsys, wrong):
    assert run(["check", str(wrong)]) == 1
    said = capsys.readouterr().out
    assert "\x1b" not in said, "no colour when piped"
    lines = said.splitlines()
    head = next(at for at, line in enumerate(lines) if "[sum_mismatch]" in line)
    assert lines[head].startswith("báo cáo quý I.txt: đoạn ")
    assert "nặng [sum_mismatch]" in lines[head]
    assert lines[head + 1].strip().startswith("Cấp ủy tiến hành 17 cuộc")
    assert lines[head + 2].index("^^") == lines[head + 1].index("17")
    assert any("8 + 7 = 15 ≠ 17" in line for line in lines)
    assert lines[-1].startswith("1 tệp: 1 điều nặng, ")


def test_low_findings_are_counted_and_shown_on_request(capsys, tmp_path):
    file = put(tmp_path / "a.txt", RIGHT.replace("Giữ nếp sinh hoạt", "Giữ nếp sinh hoạt nghành"))
    assert run(["check", str(file)]) == 0
    quiet = capsys.readouterr().out
    assert "[typo_or_ocr]" not in quiet
    assert "(thêm --all để xem điều nhẹ)" in quiet
    assert run(["check", str(file), "--all"]) == 0
    assert "nhẹ [typo_or_ocr]" in capsys.readouterr().out


def test_square_brackets_of_the_paper_are_not_taken_for_styles(capsys, tmp_path):
    file = put(tmp_path / "[nháp] a.txt", WRONG.replace("Cấp ủy tiến hành", "[bold]Cấp ủy tiến hành"))
    assert run(["check", str(file)]) == 1
    said = capsys.readouterr().out
    assert "[nháp] a.txt" in said


def test_an_answer_is_written_filled_in_and_remembered(capsys, tmp_path, wrong):
    answers = tmp_path / "tra-loi.yaml"
    assert run(["check", str(wrong), "--write-answers", str(answers)]) == 1
    listed = yaml.safe_load(answers.read_text(encoding="utf-8"))
    (row,) = [each for each in listed["answers"] if each["id"].startswith("sum_mismatch-")]
    assert row["reason"] == ""
    assert "17" in row["says"]
    assert run(["check", str(wrong), "--answers", str(answers)]) == 1, "an empty reason answers nothing"
    row["reason"] = "đúng, vì hai cuộc vừa kiểm tra vừa giám sát"
    answers.write_text(yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")
    capsys.readouterr()
    moved = put(tmp_path / "ban sua.txt", WRONG.replace("I- KẾT QUẢ\n", "I- KẾT QUẢ\n\nNhìn chung cấp ủy giữ nếp.\n"))
    assert run(["check", str(moved), "--answers", str(answers)]) == 0
    said = capsys.readouterr().out
    assert "đã trả lời [sum_mismatch]" in said
    assert "vừa kiểm tra vừa giám sát" in said
    code, document = checked(capsys, moved, "--answers", answers)
    assert code == 0
    assert [each["reason"] for each in document[0]["answered"]] == [row["reason"]]
    changed = put(tmp_path / "ban khac.txt", WRONG.replace("17 cuộc", "18 cuộc"))
    assert run(["check", str(changed), "--answers", str(answers)]) == 1, "another number is asked about again"


def test_reasons_stay_when_the_answers_are_written_again(capsys, tmp_path, wrong, right):
    answers = tmp_path / "tra-loi.yaml"
    run(["check", str(wrong), "--write-answers", str(answers)])
    words = answers.read_text(encoding="utf-8").replace("reason: ''", "reason: đúng, vì đã rà", 1)
    answers.write_text(words, encoding="utf-8")
    run(["check", str(right), "--write-answers", str(answers)])
    assert "đúng, vì đã rà" in answers.read_text(encoding="utf-8")
    capsys.readouterr()


def test_a_file_of_answers_that_is_none_is_refused(capsys, tmp_path, right):
    for words in ("- a\n- b\n", "answers: 5\n", "answers:\n- reason: x\n", "a: [\n"):
        assert run(["check", str(right), "--answers", str(put(tmp_path / "x.yaml", words)), "--json"]) == 2
        assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "answers_unreadable"


def test_files_given_together_know_one_another(capsys, tmp_path):
    plan = put(tmp_path / "ke-hoach.txt", RIGHT.replace("Số 12-BC/ĐUK", "Số 30-KH/ĐUK").replace("BÁO CÁO", "KẾ HOẠCH"))
    citing = RIGHT.replace("I- KẾT QUẢ\n", "Thực hiện Kế hoạch số 30-KH/ĐUK, ngày 05/4/2023 của Đảng ủy Khối Doanh nghiệp.\n\nI- KẾT QUẢ\n")
    report = put(tmp_path / "bao-cao.txt", citing)
    _, alone = checked(capsys, report)
    _, together = checked(capsys, report, plan)
    before = {each["code"] for each in alone[0]["findings"]}
    after = {each["code"] for each in together[0]["findings"]}
    assert {each for each in after - before if each.startswith("cited_")}


def test_many_files_at_once(capsys, tmp_path):
    files = [put(tmp_path / f"báo cáo số {number}.txt", RIGHT) for number in range(40)]
    code, document = checked(capsys, *files)
    assert code == 0
    assert [item["file"] for item in document] == [file.name for file in files]
