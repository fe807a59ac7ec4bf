"""A row that begins with its number is data, however much its statement sounds like a heading."""

import pytest
from filled_package import SAVED, filled_workbook

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.reading.units.columns import find_columns, is_heading
from nhiemky.reading.units.grid import Grid
from nhiemky.reading.units.report import read_unit_report
from nhiemky.writing.form_workbook import write_form

HEAD = ["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "Thực tế hay ước"]


@pytest.mark.parametrize("statement", ["Chỉ tiêu kết nạp đảng viên mới", "Nhiệm vụ trọng tâm hoàn thành", "Nội dung thi đua đã xong"])
@pytest.mark.parametrize("number", ["01", "1", "1.", "2.1", 3.0])
def test_a_numbered_row_is_no_heading_of_another_table(statement, number):
    grid = Grid("", [HEAD, [number, statement, "đảng viên", "12", "", "Thực tế"]])
    columns = find_columns(grid, 0)
    assert columns is not None
    assert (columns.heading_row, columns.first_row, columns.statement) == (0, 1, 1)
    assert not is_heading(grid, 1)


def test_a_second_heading_is_one_still():
    grid = Grid("", [HEAD, ["01", "Kết nạp đảng viên", "đảng viên", "12", "9", "Thực tế"], HEAD])
    assert is_heading(grid, 2)


def test_our_own_form_is_read_with_such_statements():
    named = ("Chỉ tiêu kết nạp đảng viên mới", "Nhiệm vụ trọng tâm đã xong", "Thu ngân sách")
    asked = tuple(Indicator(f"CT{number}", words, "việc", "sum") for number, words in enumerate(named))
    form = write_form(Campaign("Đợt thử", Owner("Đảng ủy Khối"), indicators=asked), Unit("a", "Chi bộ Đài"))
    report = read_unit_report(filled_workbook(form, "14", SAVED), "phu-luc.xlsx")
    assert [(row.statement, row.actual.raw) for row in report.rows if not row.actual.is_blank] == [(named[0], "14")]
