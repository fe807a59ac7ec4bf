"""A folder with every kind of bad file beside one good: each is refused by its sentence, the good one is merged, nothing hangs."""

import io
import json
import zipfile

import pytest
import xlsxwriter
from docx import Document

from nhiemky.cli.main import run


def good(unit: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_column("A1", [unit])
    sheet.write_row("A3", ["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "So với"])
    sheet.write_row("A4", [1, "Kết nạp đảng viên mới", "đảng viên", 5, 6, ""])
    book.close()
    return out.getvalue()


def stamped() -> bytes:
    paper = Document()
    paper.add_paragraph("TỐI MẬT")
    paper.add_paragraph("BÁO CÁO")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    return out.getvalue()


def far_cell() -> bytes:
    """One cell at XFD1048576: a sheet of 17 thousand million cells in 4 KB."""
    source = io.BytesIO(good("Chi bộ Xa"))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                body = body.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
            new.writestr(name, body)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    files = {
        "01 Chi bo Tot.xlsx": good("Chi bộ Tốt"),
        "rong.xlsx": b"",
        "chuong trinh.xlsx": b"MZ\x90\0" + bytes(3000),
        "mat khau.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "bom.xlsx": bomb(),
        "macro.docm": good("x"),
        "mat.docx": stamped(),
        "kieu cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
        "cut.xlsx": good("x")[:1500],
        "xa.xlsx": far_cell(),
    }
    gui_ve = tmp_path / "gui-ve"
    gui_ve.mkdir()
    for name, data in files.items():
        (gui_ve / name).write_bytes(data)
    with (gui_ve / "to 100 MB.xlsx").open("wb") as big:
        big.truncate(100 * 1024 * 1024)
    return gui_ve


CODES = {
    "rong.xlsx": "file_empty",
    "chuong trinh.xlsx": "file_is_program",
    "mat khau.xlsx": "file_has_password",
    "bom.xlsx": "file_is_bomb",
    "macro.docm": "file_has_macros",
    "mat.docx": "file_is_secret",
    "kieu cu.doc": "old_word_format",
    "cut.xlsx": "file_broken",
    "to 100 MB.xlsx": "file_too_large",
}


def test_each_bad_file_has_its_sentence_and_the_good_one_is_merged(folder, tmp_path, capsys):
    code = run(["merge", str(folder), "-o", str(tmp_path / "ra.xlsx"), "--json"])
    result = json.loads(capsys.readouterr().out)
    assert code == 2
    said = {found["file"]: found for found in result["findings"] if found["severity"] == "high"}
    assert {name: said[name]["code"] for name in CODES} == CODES
    assert set(said) <= {*CODES, "xa.xlsx"}
    for found in said.values():
        assert found["message"].startswith(found["file"])
    (indicator,) = result["indicators"]
    assert (indicator["target"], indicator["actual"], indicator["status"]) == (
        ("10", "12", "vượt") if result["units"] == 2 else ("5", "6", "vượt")
    )
    assert (tmp_path / "ra.xlsx").stat().st_size > 0


def test_no_byte_of_a_stamped_paper_is_left(folder, tmp_path):
    run(["merge", str(folder), "-o", str(tmp_path / "ra.xlsx"), "--docx", str(tmp_path / "ra.docx")])
    for path in (tmp_path / "ra.xlsx", tmp_path / "ra.docx"):
        with zipfile.ZipFile(path) as archive:
            assert all(
                "TỐI MẬT".encode() not in archive.read(name).replace("đóng dấu TỐI MẬT".encode(), b"") for name in archive.namelist()
            )
