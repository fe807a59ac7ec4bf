"""Filled statistics forms: our own comes back whole in any order of rows; an office's own table is read by its words; doubt is told."""

import csv
import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.reading.statistics import read_grids, read_statistics
from nhiemky.reading.units.grid import Grid
from nhiemky.rulebook.statistics import statistics_set
from nhiemky.writing.statistics_form import AskedStatistics, write_statistics_form

MAIN = statistics_set("chi-so-chinh", date(2023, 1, 1))
STANDARD = statistics_set("885-qd-ubkttw", date(2023, 1, 1))
FORMS = {form.id: form for form in (*MAIN.forms, *STANDARD.fillable)}


def asked(forms, figures):
    return AskedStatistics(
        "r", "u", "Chi bộ Đài", "Thống kê", "quý I năm 2023", "chi-so-chinh", "Đảng ủy Khối", tuple(forms), figures=figures
    )


@pytest.mark.parametrize("standard", [MAIN, STANDARD], ids=lambda one: one.id)
def test_our_own_form_comes_back_whole(standard):
    figures = {key: at for at, key in enumerate(key for form in standard.fillable for key in form.cells())}
    read = read_statistics(write_statistics_form(asked(standard.fillable, figures)), "bieu.xlsx", standard.fillable)
    assert read.figures == figures
    assert read.findings == ()
    assert read.identity["unit_id"] == "u"


def shuffled(data: bytes, step: int) -> bytes:
    """Rows of the table in another order, formulas and locks gone, as after copying into a workbook of one's own."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    made = openpyxl.Workbook()
    made.remove(made.active)
    for sheet in book.worksheets:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        other = made.create_sheet(sheet.title)
        head, body = rows[:7], [row for row in rows[7:] if len(row) > 1 and row[1]]
        body = body[::-1] if step < 0 else sorted(body, key=lambda row: (hash_of(str(row[1]), step), str(row[1])))
        for row in [*head, *body]:
            other.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def hash_of(text: str, step: int) -> int:
    return sum(ord(letter) * step for letter in text) % 17


@pytest.mark.parametrize("step", [-1, 3, 7])
def test_rows_may_stand_in_any_order(step):
    forms = MAIN.forms
    figures = {key: at + 1 for at, key in enumerate(key for form in forms for key in form.cells())}
    read = read_statistics(shuffled(write_statistics_form(asked(forms, figures)), step), "bieu.xlsx", forms)
    assert read.figures == figures


def test_counts_across_the_page_with_their_groups_above():
    form = FORMS["ubkt-kt-tcd"]
    top = ["STT", "Đối tượng", "Tổng số", "Cấp thực hiện", "", "", "", "Kết luận", "", ""]
    below = ["", "", "", "Trung ương", "Tỉnh, thành phố", "Huyện và tương đương", "Cơ sở", "Đã thi hành kỷ luật", "Phải thi hành kỷ luật", "Kết luận có vi phạm"]  # fmt: skip
    marks = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"]
    line = [1.0, "Tổ chức đảng (lượt)", 9.0, "-", 2.0, 3.0, 4.0, 1.0, 2.0, 5.0]
    grid = Grid("10", [[form.title.upper()], [], top, below, marks, line])
    read = read_grids([grid], STANDARD.fillable, "a.xlsx")
    got = {key.removeprefix("ubkt-kt-tcd/luot/"): number for key, number in read.figures.items()}
    assert got == {"tong": 9, "tinh": 2, "huyen": 3, "co-so": 4, "da": 1, "phai": 2, "vi-pham": 5}
    assert read.findings == ()


def test_what_is_no_count_is_statistics_value_bad_and_the_rest_is_taken():
    grid = Grid(
        "a", [["Đơn kiến nghị, phản ánh"], ["", "Số lượng"], ["Nhận trong kỳ", "hai đơn"], ["Tồn đầu kỳ", "4"], ["Tồn cuối kỳ", "-2"]]
    )
    read = read_grids([grid], MAIN.forms, "a.xlsx")
    assert read.figures == {"don-thu/so/ton-dau": 4}
    assert [(found.code, found.place) for found in read.findings] == [("statistics_value_bad", "a!B3"), ("statistics_value_bad", "a!B5")]


def test_a_row_of_no_form_is_statistics_cell_unplaced_a_second_one_statistics_cell_twice():
    rows = [["Nội dung", "Số lượng"], ["Nhận trong kỳ", 4.0], ["Tồn đầu kỳ", 1.0], ["Số cuộc họp", 7.0], ["Nhận trong kỳ", 5.0]]
    read = read_grids([Grid("a", [["Đơn kiến nghị, phản ánh"], *rows])], MAIN.forms, "a.xlsx")
    assert [found.code for found in read.findings] == ["statistics_cell_unplaced", "statistics_cell_twice"]
    assert read.figures["don-thu/so/nhan"] == 4
    clean = read_grids([Grid("a", [["Đơn kiến nghị, phản ánh"], *rows[:3], ["Ghi chú", ""]])], MAIN.forms, "a.xlsx")
    assert clean.findings == ()


def test_a_file_without_a_form_is_refused_and_a_csv_is_read():
    with pytest.raises(Refusal) as told:
        read_grids([Grid("a", [["Danh sách"], ["Họ tên", "Năm sinh"]])], MAIN.forms, "a.xlsx")
    assert told.value.code == "statistics_no_form"
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["Giám sát thường xuyên"], ["Nội dung", "Tổng số", "Chi bộ"], ["Đảng viên (lượt)", "12", "5"], ["Tổ chức đảng (lượt)", "3", ""]])  # fmt: skip
    read = read_statistics(out.getvalue().encode(), "a.csv", MAIN.forms)
    assert read.figures == {"thuong-xuyen/tong/dv": 12, "thuong-xuyen/chi-bo/dv": 5, "thuong-xuyen/tong/tcd": 3}


def test_one_form_alone_needs_no_title():
    form = replace(FORMS["don-thu"])
    read = read_grids([Grid("Sheet1", [["Nhận trong kỳ", 4.0], ["Tồn đầu kỳ", 1.0]])], [form], "a.xlsx")
    assert read.figures == {"don-thu/so/nhan": 4, "don-thu/so/ton-dau": 1}
