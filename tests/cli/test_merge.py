"""`nhiemky merge`: exit codes, one JSON document, words for people, whole files."""

from __future__ import annotations

import json
import zipfile

import pytest
from openpyxl import Workbook

from nhiemky.cli.main import run

HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "So với"]


def unit_file(path, unit, target, actual, verdict=""):
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    for line in ([unit], [], HEAD, [1, "Kết nạp đảng viên mới", "đảng viên", target, actual, verdict]):
        sheet.append(line)
    book.save(path)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gui").mkdir()
    unit_file(tmp_path / "gui" / "a.xlsx", "Chi bộ A", 5, 3, "Chưa đạt")
    unit_file(tmp_path / "gui" / "b.xlsx", "Chi bộ B", 4, 5, "Vượt")
    return tmp_path


def test_good_files_end_with_0_and_words_for_people(folder, capsys):
    code = run(["merge", str(folder / "gui"), "-o", str(folder / "ra.xlsx"), "--docx", str(folder / "ra.docx"), "--date", "02/6/2023"])
    said = capsys.readouterr()
    assert code == 0
    assert "2 tệp, 2 đơn vị có số liệu, 1 chỉ tiêu" in said.out
    assert "Kết nạp đảng viên mới (đảng viên): 8, chỉ tiêu 9, chưa đạt (88,9%) [2/2 đơn vị]" in said.out
    assert "ra.docx" in said.out
    assert "ngày 02 tháng 6 năm 2023" in zipfile.ZipFile(folder / "ra.docx").read("word/document.xml").decode()


def test_json_stands_alone_on_stdout(folder, capsys):
    assert run(["merge", str(folder / "gui"), "-o", str(folder / "ra.xlsx"), "--json"]) == 0
    wire = json.loads(capsys.readouterr().out)
    assert (wire["files"], wire["units"], wire["indicators"][0]["actual"]) == (2, 2, "8")
    assert (folder / "ra.xlsx").exists()


def test_a_grave_finding_ends_with_1(folder, capsys):
    unit_file(folder / "gui" / "c.xlsx", "Chi bộ C", 9, 3, "Đạt")
    assert run(["merge", str(folder / "gui"), "-o", str(folder / "ra.xlsx")]) == 1
    assert "tự ghi “Đạt”" in capsys.readouterr().out


def test_a_refused_file_ends_with_2_and_the_others_are_written(folder, capsys):
    (folder / "gui" / "hong.xlsx").write_bytes(b"PK\x03\x04 rac")
    assert run(["merge", str(folder / "gui"), "-o", str(folder / "ra.xlsx"), "--json"]) == 2
    wire = json.loads(capsys.readouterr().out)
    assert (wire["files"], wire["units"]) == (3, 2)
    assert "hong.xlsx" in {found.get("file") for found in wire["findings"] if found["severity"] == "high"}
    assert (folder / "ra.xlsx").exists()


def test_an_output_inside_the_folder_is_not_read_back(folder, capsys):
    out = folder / "gui" / "tong-hop.xlsx"
    assert run(["merge", str(folder / "gui"), "-o", str(out), "--json"]) == 0
    first = capsys.readouterr().out
    assert run(["merge", str(folder / "gui"), "-o", str(out), "--json"]) == 0
    assert capsys.readouterr().out == first


def test_an_empty_folder_is_refused_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "rong").mkdir()
    assert run(["merge", str(tmp_path / "rong"), "-o", str(tmp_path / "ra.xlsx"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["refusal"]["code"] == "nothing_to_merge"
    assert not (tmp_path / "ra.xlsx").exists()


@pytest.mark.parametrize("words", [["merge"], ["merge", "x"], ["merge", "x", "-o", "ra.xlsx", "--date", "32/13/2023"]])
def test_wrong_usage_ends_with_64(words, capsys):
    assert run(words) == 64
    assert capsys.readouterr().err


def test_a_roster_names_who_is_missing(folder, capsys):
    book = Workbook()
    for line in (["TT", "Tên đơn vị"], [1, "Chi bộ A"], [2, "Chi bộ B"], [3, "Chi bộ D"]):
        book.active.append(line)
    book.save(folder / "ds.xlsx")
    assert run(["merge", str(folder / "gui"), "-o", str(folder / "ra.xlsx"), "--units", str(folder / "ds.xlsx")]) == 0
    assert "1/3 đơn vị chưa có số liệu: Chi bộ D." in capsys.readouterr().out


def test_the_same_files_give_the_same_bytes(folder):
    names = ("mot", "hai")
    for name in names:
        assert (
            run(
                [
                    "merge",
                    str(folder / "gui"),
                    "-o",
                    str(folder / f"{name}.xlsx"),
                    "--pdf",
                    str(folder / f"{name}.pdf"),
                    "--date",
                    "02/6/2023",
                ]
            )
            == 0
        )
    for kind in ("xlsx", "pdf"):
        first, second = ((folder / f"{name}.{kind}").read_bytes() for name in names)
        assert first == second
