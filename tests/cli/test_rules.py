"""`nhiemky rules`: exit codes, one JSON document, words with clauses, a wrong file told by its line."""

import json
from pathlib import Path

import pytest

from nhiemky.cli.main import run
from nhiemky.rulebook.rating_sets import rule_set, starter

BAD = Path(__file__).parents[1] / "rulebook" / "bad_ratings"
GOOD = """id: 09-HD/ĐU
title: Hướng dẫn thử
issuer: Đảng ủy thử
signed: 2025-12-01
effective_from: 2025-12-01
effective_to: null
rated_from: 2025
rated_to: null
extends: 43-HD/BTCTW
layer: committee
source: thử
confirm: thử
ceilings:
  - {code: nghi_3_thang, who: individual, when: [{fact: months_absent, at_least: 3}], max_level: HTNV, says: "Nghỉ từ 3 tháng", clause: mục 5, grade: S}
"""


def answer(capsys, *words: str) -> tuple[int, object]:
    code = run([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "quy-tac.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_show_says_the_rule_of_the_rated_year(capsys) -> None:
    code, shown = answer(capsys, "rules", "show", "--year", "2023")
    assert (code, shown["schema_version"], shown["rule_set"]) == (0, 1, "124-QĐ/TW + 25-HD/BTCTW")
    assert shown["sha256"] == rule_set(2023).sha256
    assert [each["symbol"] for each in shown["documents"]] == ["124-QĐ/TW", "25-HD/BTCTW"]
    caps = next(section for section in shown["sections"] if section["title"] == "Trần xuất sắc")
    assert caps["lines"][0]["basis"] == "124-QĐ/TW, Điều 12"
    assert shown["rules"]["caps"][0]["ratio"] == 0.2


def test_show_in_words_marks_what_must_be_confirmed_and_ends_with_what_is_unknown(capsys) -> None:
    assert run(["rules", "show", "--year", "2025"]) == 0
    words = capsys.readouterr().out
    assert "366-QĐ/TW + 43-HD/BTCTW" in words
    assert "cần xác nhận: bản chép, hướng dẫn địa phương" in words
    assert words.index("Trần xuất sắc") < words.index("Chưa biết")


def test_show_without_a_year_takes_this_year(capsys) -> None:
    code, shown = answer(capsys, "rules", "show")
    assert code == 0 and shown["asked"].isdigit()


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        (["--period", "2026-Q1"], "366-QĐ/TW + 43-HD/BTCTW + 02-HD/BTCTW"),
        (["--year", "2026", "--period", "2026-Q3"], "366-QĐ/TW + 43-HD/BTCTW + 02-HD/BTCTW"),
        (["2024"], "124-QĐ/TW + 25-HD/BTCTW"),
        (["2026-Q2"], "366-QĐ/TW + 43-HD/BTCTW + 02-HD/BTCTW"),
        (["124-QĐ/TW"], "124-QĐ/TW"),
        (["--id", "21-HD/BTCTW"], "132-QĐ/TW + 21-HD/BTCTW"),
        (["--id", "335/2025/NĐ-CP"], "335/2025/NĐ-CP"),
    ],
)
def test_show_takes_a_quarter_and_a_symbol(capsys, words: list[str], documents: str) -> None:
    code, shown = answer(capsys, "rules", "show", *words)
    assert (code, shown["rule_set"]) == (0, documents)


def test_show_takes_a_file_of_ones_own(capsys, good: Path) -> None:
    code, shown = answer(capsys, "rules", "show", "--rules", str(good))
    assert (code, shown["rule_set"]) == (0, "366-QĐ/TW + 43-HD/BTCTW + 09-HD/ĐU")
    assert any(line["basis"] == "09-HD/ĐU, mục 5" for section in shown["sections"] for line in section["lines"])


@pytest.mark.parametrize("words", [["--year", "2017"], ["--period", "2025-Q1"], ["--id", "1-QĐ/TW"], ["--rules", "khong-co.yaml"]])
def test_what_is_not_there_is_refused(capsys, words: list[str]) -> None:
    code, shown = answer(capsys, "rules", "show", *words)
    assert code == 2
    assert shown["schema_version"] == 1 and shown["refusal"]["message"]


@pytest.mark.parametrize(
    "words",
    [
        ["rules"],
        ["rules", "in"],
        ["rules", "show", "2023", "2024"],
        ["rules", "show", "2023", "--year", "2023"],
        ["rules", "list", "2023"],
        ["rules", "show", "--year", "2023", "--id", "124-QĐ/TW"],
        ["rules", "show", "--id", "124-QĐ/TW", "--rules", "a.yaml"],
        ["rules", "show", "--period", "Q1"],
        ["rules", "show", "--year", "2025", "--period", "2026-Q1"],
        ["rules", "diff", "2023"],
        ["rules", "check"],
    ],
)
def test_wrong_usage_is_64_with_a_sentence(capsys, words: list[str]) -> None:
    assert run(words) == 64
    assert "Cách gọi sai:" in capsys.readouterr().err


def test_diff_of_two_years_tells_old_and_new(capsys) -> None:
    code, shown = answer(capsys, "rules", "diff", "2024", "2025")
    assert code == 0
    assert (shown["from"]["rule_set"], shown["to"]["rule_set"]) == ("124-QĐ/TW + 25-HD/BTCTW", "366-QĐ/TW + 43-HD/BTCTW")
    assert any(change["text"].startswith("Điểm, thêm: Hoàn thành xuất sắc") for change in shown["changes"])
    assert all(change["basis"] for change in shown["changes"])


def test_diff_takes_symbols_quarters_and_files(capsys, good: Path) -> None:
    assert answer(capsys, "rules", "diff", "16-HD/BTCTW", "21-HD/BTCTW")[0] == 0
    assert answer(capsys, "rules", "diff", "2026", "2026-Q1")[0] == 0
    code, shown = answer(capsys, "rules", "diff", "2026", str(good))
    assert (code, len(shown["changes"])) == (0, 2)


def test_diff_of_the_same_rule_says_that_nothing_is_different(capsys) -> None:
    assert run(["rules", "diff", "2023", "2024"]) == 0
    assert "Không có gì khác." in capsys.readouterr().out


def test_check_says_what_is_wrong_and_looks_at_the_others_too(capsys, good: Path) -> None:
    bad = BAD / "ratio_20.yaml"
    code, (first, second) = answer(capsys, "rules", "check", str(bad), str(good))
    assert code == 2
    assert (first["file"], first["ok"], first["rule_set"]) == ("ratio_20.yaml", False, None)
    (finding,) = first["findings"]
    assert finding["code"] == "rule_file_invalid" and finding["basis"]
    assert finding["message"].startswith("ratio_20.yaml, dòng 13: ") and "Hãy ghi dạng 0.20" in finding["message"]
    assert (second["ok"], second["findings"], len(second["sha256"])) == (True, [], 64)


def test_a_committee_stands_on_the_file_of_its_province(capsys, good: Path, tmp_path: Path) -> None:
    lower = tmp_path / "dang-uy.yaml"
    lower.write_text(GOOD.replace("id: 09-HD/ĐU", "id: 03-HD/ĐU").replace("extends: 43-HD/BTCTW", "extends: 09-HD/ĐU"), encoding="utf-8")
    code, shown = answer(capsys, "rules", "show", "--rules", str(good), "--rules", str(lower))
    assert (code, shown["rule_set"]) == (0, "366-QĐ/TW + 43-HD/BTCTW + 09-HD/ĐU + 03-HD/ĐU")
    assert [each["ok"] for each in answer(capsys, "rules", "check", str(good), str(lower))[1]] == [True, True]
    code, (alone,) = answer(capsys, "rules", "check", str(lower))
    assert (code, alone["ok"]) == (2, False)
    assert "dang-uy.yaml, dòng 9: chưa có văn bản '09-HD/ĐU' để dựa lên" in alone["findings"][0]["message"]


def test_check_tells_a_loosened_default_and_lets_it_pass(capsys, tmp_path: Path) -> None:
    path = tmp_path / "noi-long.yaml"
    cap = "caps:\n  - {code: cap_individual, who: individual, ratio: 0.20, denominator: all, clause: mục 2, grade: S}\n"
    path.write_text(GOOD.split("ceilings:")[0] + cap, encoding="utf-8")
    code, (checked,) = answer(capsys, "rules", "check", str(path))
    assert (code, checked["ok"], [found["code"] for found in checked["findings"]]) == (0, True, ["rule_overlay_looser"])


def test_check_survives_a_file_that_is_no_text(capsys, tmp_path: Path) -> None:
    path = tmp_path / "anh.yaml"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\x00")
    code, (checked,) = answer(capsys, "rules", "check", str(path))
    assert (code, checked["ok"]) == (2, False)


def test_list_names_every_document_with_its_years(capsys) -> None:
    code, listed = answer(capsys, "rules", "list")
    by_id = {each["id"]: each for each in listed["documents"]}
    assert code == 0
    assert (by_id["21-HD/BTCTW"]["rated_from"], by_id["21-HD/BTCTW"]["rated_to"], by_id["21-HD/BTCTW"]["extends"]) == (
        2019,
        2022,
        "132-QĐ/TW",
    )
    assert not by_id["335/2025/NĐ-CP"]["standing"]
    assert run(["rules", "list"]) == 0
    assert "Chỉ dùng khi gọi tên" in capsys.readouterr().out


def test_list_of_a_day_names_what_was_in_force_then(capsys) -> None:
    for day, ids in (("03/10/2023", ["132-QĐ/TW", "21-HD/BTCTW"]), ("04/10/2023", ["21-HD/BTCTW", "124-QĐ/TW"]), ("01/01/2017", [])):
        code, listed = answer(capsys, "rules", "list", "--on", day)
        assert (code, [each["id"] for each in listed["documents"]]) == (0, ids)
    assert run(["rules", "list", "--on", "2023"]) == 64


def test_the_example_can_be_copied_to_a_file_and_changes_an_item_by_its_code(capsys, tmp_path: Path) -> None:
    assert run(["rules", "example"]) == 0
    path = tmp_path / "quy-tac.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    code, (checked,) = answer(capsys, "rules", "check", str(path))
    assert (code, checked["ok"], checked["findings"]) == (0, True, [])
    _, shown = answer(capsys, "rules", "show", str(path))
    assert [cap["ratio"] for cap in shown["rules"]["caps"] if cap["code"] == "cap_individual"] == [0.15]
    assert answer(capsys, "rules", "example")[1] == {"schema_version": 1, "example": path.read_text(encoding="utf-8")}
    assert run(["rules", "example", "2026"]) == 64


def test_the_page_of_the_commands_shows_the_same_example() -> None:
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    lines = [line for line in starter().splitlines() if not line.startswith("#")]
    assert "```yaml\n" + "\n".join(lines) + "\n```" in page
