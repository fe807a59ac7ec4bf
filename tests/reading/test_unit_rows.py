"""Rows of an appendix table: indicators, sections, totals, and figures that are not what they seem."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_workbooks import HEADING, PEOPLE, altered, fill, workbook

from nhiemky.domain.unit_report import UnitReport
from nhiemky.reading.units.figures import plain_figure
from nhiemky.reading.units.report import read_unit_report
from nhiemky.vietnamese.values import parse_value

TITLE = ["Đơn vị: Chi bộ Ga Nam"]


def read(*rows: Any, **options: Any) -> UnitReport:
    return read_unit_report(workbook(TITLE, HEADING, *rows, **options), "bieu.xlsx")


def codes(report: UnitReport) -> list[str]:
    return [found.code for found in report.findings]


def test_a_clean_table_gives_rows_with_places_and_no_finding() -> None:
    report = read([1, "Kết nạp đảng viên mới", PEOPLE, 25, 13, "Chưa đạt"], [2, "Doanh thu", "tỷ đồng", 12.5, "1.406,5", ""])
    first, second = report.rows
    assert (first.number, first.statement, first.unit_of_measure, first.verdict) == ("1", "Kết nạp đảng viên mới", PEOPLE, "Chưa đạt")
    assert (first.target.number, first.actual.number, first.sheet, first.row) == (Decimal(25), Decimal(13), "Phụ lục", 3)
    assert (second.target_cell, second.actual_cell, second.actual.number) == ("D4", "E4", Decimal("1406.5"))
    assert report.findings == ()
    assert (report.cut_off, report.estimated, report.identity.unit) == ("2023-04", False, "Chi bộ Ga Nam")


def test_blank_is_blank_and_zero_is_zero() -> None:
    report = read([1, "Kết nạp", PEOPLE, 5, ""], [2, "Khai trừ", PEOPLE, 0, 0])
    assert report.rows[0].actual.is_blank
    assert report.rows[1].actual.number == 0
    [found] = report.findings
    assert (found.code, found.place, found.severity) == ("figures_missing", "Phụ lục!E3", "low")
    assert "“Kết nạp”" in found.message


def test_a_form_nobody_filled_is_one_finding() -> None:
    report = read([1, "Kết nạp", PEOPLE, 5, ""], [2, "Khai trừ", PEOPLE, "", ""])
    assert codes(report) == ["form_not_filled"]


def test_sections_and_totals_are_no_indicators() -> None:
    report = read(
        ["I", "XÂY DỰNG ĐẢNG"],
        [1, "Kết nạp", PEOPLE, 5, 3],
        ["II. Kinh tế"],
        [2, "Lớp học", "lớp", 5, 4],
        [3, "Hội nghị", "lớp", 1, 2],
        ["", "Cộng mục II", "lớp", 6, 6],
    )
    assert [row.statement for row in report.rows] == ["Kết nạp", "Lớp học", "Hội nghị"]
    assert report.findings == ()


def test_a_total_that_does_not_add_up_is_said_with_its_parts() -> None:
    report = read([1, "Lớp học", "lớp", 5, 4], [2, "Hội nghị", "lớp", 1, 2], ["", "Tổng cộng", "", 6, 7])
    [found] = report.findings
    assert (found.code, found.place) == ("total_row_mismatch", "Phụ lục!E5")
    assert "ghi 7, nhưng 4 + 2 = 6 (lệch 1)" in found.message


def test_a_total_over_parts_of_parts_or_percentages_stays_silent() -> None:
    nested = read(
        [1, "Kết nạp", PEOPLE, 10, 6],
        ["", "- Năm 2021", PEOPLE, "", 2],
        ["", "- Năm 2022", PEOPLE, "", 4],
        ["", "Cộng", PEOPLE, 10, 6],
    )
    assert codes(nested) == []
    assert codes(read([1, "Tỷ lệ A", "%", 90, 80], ["", "Cộng", "%", 90, 95])) == []


def test_tong_so_as_an_indicator_is_an_indicator() -> None:
    report = read([1, "Tổng số đảng viên", PEOPLE, 50, 52], [2, "Tổng doanh thu", "tỷ đồng", 5, 6])
    assert [row.statement for row in report.rows] == ["Tổng số đảng viên", "Tổng doanh thu"]


def test_signatures_below_the_table_are_not_read() -> None:
    report = read(
        [1, "Kết nạp", PEOPLE, 5, 3],
        [],
        ["", "Nơi nhận:", "", "", "T/M CHI BỘ"],
        ["", "- Đảng ủy Khối", "", "", "BÍ THƯ"],
    )
    assert [row.statement for row in report.rows] == ["Kết nạp"]
    assert report.findings == ()


def test_rows_of_one_name_carry_their_section() -> None:
    report = read(
        ["I", "Kiểm tra"], [1, "Số cuộc", "cuộc", 5, 4], ["II", "Giám sát"], [1, "Số cuộc", "cuộc", 3, 2], [2, "Số đơn", "đơn", 3, 2]
    )
    assert [row.statement for row in report.rows] == ["Kiểm tra: Số cuộc", "Giám sát: Số cuộc", "Số đơn"]


def test_a_statement_that_goes_on_in_the_next_row_is_joined() -> None:
    report = read([1, "Tỷ lệ đảng viên được quán triệt", "%", 90, 95], ["", "nghị quyết của cấp trên"], [2, "Kết nạp", PEOPLE, 5, 3])
    assert [row.statement for row in report.rows] == ["Tỷ lệ đảng viên được quán triệt nghị quyết của cấp trên", "Kết nạp"]


def test_a_table_without_numbers_and_units_takes_them_from_the_statements() -> None:
    report = read_unit_report(
        workbook(
            ["Chỉ tiêu", "Mục tiêu", "Kết quả"],
            ["I. KINH TẾ"],
            ["1. Doanh thu (tỷ đồng)", "1.200", "1.406"],
            ["2. Kết nạp", "05", "07 đảng viên"],
        ),
        "a.xlsx",
    )
    assert [(row.number, row.statement, row.unit_of_measure, row.actual.plain) for row in report.rows] == [
        ("1", "Doanh thu", "tỷ đồng", "1406"),
        ("2", "Kết nạp", "", "7"),
    ]


def test_parts_of_one_name_carry_the_row_they_are_part_of() -> None:
    report = read(
        [1, "Kết nạp", PEOPLE, 5, 4], ["", "Trong đó: nữ", PEOPLE, "", 2], [2, "Học tập", PEOPLE, 9, 9], ["", "Trong đó: nữ", PEOPLE, "", 3]
    )
    assert [row.statement for row in report.rows] == ["Kết nạp", "Kết nạp: Trong đó: nữ", "Học tập", "Học tập: Trong đó: nữ"]


def test_figures_without_a_statement_are_not_lost_silently() -> None:
    [found] = read([1, "Kết nạp", PEOPLE, 5, 3], [2, "", PEOPLE, 5, 8]).findings
    assert (found.code, found.place) == ("statement_missing", "Phụ lục!E4")
    assert "8" in found.message


@pytest.mark.parametrize(
    ("statement", "actual", "expected"),
    [
        ("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", 9.37, []),
        ("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ", 937, ["percent_over_100"]),
        ("Tỷ lệ hoàn thành kế hoạch doanh thu", 120, []),
        ("Tỷ lệ tăng trưởng", "150%", []),
        ("Doanh thu so với năm 2020", 130, []),
    ],
)
def test_a_share_over_100_percent_is_impossible_a_growth_is_not(statement: str, actual: object, expected: list[str]) -> None:
    assert codes(read([1, statement, "%", 90, actual])) == expected


def test_text_in_a_column_of_numbers_is_kept_and_said() -> None:
    report = read([1, "Kết nạp", PEOPLE, 5, "3 hoặc 4"], [2, "Đơn vị văn hóa", "Đạt/Chưa đạt", "Đạt", "Chưa đạt"])
    assert report.rows[0].actual.raw == "3 hoặc 4"
    assert report.rows[1].actual.yes_no is False
    assert codes(report) == ["figure_not_number"]


def test_whole_numbers_that_arrive_with_decimals_are_doubted() -> None:
    report = read([1, "Nghị quyết đã học", "lượt", 1500, 1.406])
    [found] = report.findings
    assert (found.code, found.place) == ("figure_doubtful", "Phụ lục!E3")
    assert "1.406" in found.message


def test_a_date_where_a_number_belongs_is_said_but_a_date_asked_for_is_not() -> None:
    def dated(book: Any, page: Any) -> None:
        page.write_datetime(2, 4, date(2023, 4, 3), book.add_format({"num_format": "dd/mm"}))

    wrong = read([1, "Kết nạp", PEOPLE, 5, 0], finish=dated)
    assert codes(wrong) == ["figure_is_date"]
    assert wrong.rows[0].actual.number is None
    assert codes(read([1, "Ngày hoàn thành", "", "30/4/2023", 0], finish=dated)) == []


def test_a_percentage_format_counts_the_number_as_shown() -> None:
    def percent(book: Any, page: Any) -> None:
        page.write_number(2, 4, 0.937, book.add_format({"num_format": "0.0%"}))
        page.write_number(2, 5, 1.041, book.add_format({"num_format": '[$-42A]0.0" %"'}))

    report = read([1, "Tỷ lệ chi bộ tốt", "%", 90, 0, 0], finish=percent)
    assert (report.rows[0].actual.number, report.rows[0].actual.raw) == (Decimal("93.7"), "93,7%")
    assert report.rows[0].verdict == "1,041"
    assert report.findings == ()


def test_a_fraction_without_the_format_is_doubted() -> None:
    report = read([1, "Tỷ lệ chi bộ tốt", "%", 90, 0.937])
    assert report.rows[0].actual.number == Decimal("0.937")
    assert codes(report) == ["figure_doubtful"]


def test_excels_binary_dust_is_not_read() -> None:
    assert read([1, "Doanh thu", "tỷ đồng", 1, 0.1 + 0.2]).rows[0].actual.number == Decimal("0.3")


def test_formulas_without_result_are_worked_out_from_the_cells() -> None:
    def formulas(book: Any, page: Any) -> None:
        page.write_formula("E5", "=SUM(E3:E4)*2-1")
        page.write_formula("E6", "=E5/4")

    report = read([1, "A", "lớp", 5, 4], [2, "B", "lớp", 1, 2], [3, "C", "lớp", 6, 0], [4, "D", "tỷ đồng", 6, 0], finish=formulas)
    assert [row.actual.number for row in report.rows[2:]] == [Decimal(11), Decimal("2.75")]
    assert codes(report) == ["formula_worked_out", "formula_worked_out"]


def test_formulas_that_cannot_be_worked_out_are_blank_not_zero() -> None:
    def formulas(book: Any, page: Any) -> None:
        page.write_formula("E3", "=VLOOKUP(A3,D1:E9,2)")
        page.write_formula("E4", "=E5+1")
        page.write_formula("E5", "=E4+1")
        page.write_formula("E6", "='Trang khác'!A1")

    rows = ([at, f"Chỉ tiêu {at}", "lớp", 5, 0] for at in range(1, 5))
    report = read(*rows, finish=formulas)
    assert all(row.actual.is_blank for row in report.rows)
    assert codes(report).count("formula_without_result") == 4


def test_a_zero_that_excel_worked_out_is_a_zero() -> None:
    data = workbook(TITLE, HEADING, [1, "A", "lớp", 5, 4], [2, "B", "lớp", 1, 0], finish=lambda _, page: page.write_formula("E4", "=E3-4"))
    data = altered(data, "xl/workbook.xml", lambda xml: xml.replace(' fullCalcOnLoad="1"', ""))
    report = read_unit_report(data, "bieu.xlsx")
    assert report.rows[1].actual.number == 0
    assert report.findings == ()


def test_error_cells_are_blank_and_said() -> None:
    report = read([1, "A", "lớp", 5, 0], [2, "B", "lớp", 5, 1], finish=lambda _, page: page.write_formula("E3", "=1/#REF!", None, "#REF!"))
    assert report.rows[0].actual.is_blank
    assert codes(report) == ["error_cell", "figures_missing"]
    assert "#REF!" in report.findings[0].message


def test_merged_figures_count_once() -> None:
    def merged(book: Any, page: Any) -> None:
        page.merge_range("E3:E4", 7)

    report = read([1, "A", "lớp", 5, ""], [2, "B", "lớp", 5, ""], finish=merged)
    assert [row.actual.plain for row in report.rows] == ["7", ""]
    assert codes(report) == ["merged_figure", "figures_missing"]


def test_hidden_rows_columns_and_sheets_with_figures_are_said() -> None:
    def hide(book: Any, page: Any) -> None:
        page.set_row(2, None, None, {"hidden": True})
        page.set_column("D:D", None, None, {"hidden": True})
        old = book.add_worksheet("Bản cũ")
        old.hide()
        fill(old, [HEADING, [1, "A", "lớp", 5, 9]])

    report = read([1, "A", "lớp", 5, 4], [2, "B", "lớp", 5, 4], finish=hide)
    assert [row.actual.plain for row in report.rows] == ["4", "4"]
    assert sorted(codes(report)) == ["hidden_column", "hidden_row", "hidden_sheet"]


def test_hidden_lists_and_empty_hidden_rows_stay_silent() -> None:
    def hide(book: Any, page: Any) -> None:
        page.set_row(9, None, None, {"hidden": True})
        lists = book.add_worksheet("_danhmuc")
        lists.very_hidden()
        fill(lists, [["đảng viên"], ["lớp"]])

    assert read([1, "A", "lớp", 5, 4], finish=hide).findings == ()


def test_inline_strings_are_read() -> None:
    data = workbook(TITLE, HEADING, [1, "Kết nạp", PEOPLE, 5, 3])
    data = altered(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace('<c r="E3"><v>3</v></c>', '<c r="E3" t="inlineStr"><is><r><t>1.4</t></r><r><t>06</t></r></is></c>'),
    )
    assert read_unit_report(data, "a.xlsx").rows[0].actual.number == 1406


def test_the_estimates_column_of_our_form_marks_the_figure() -> None:
    heading = (*HEADING, "Thực tế hay ước")
    report = read_unit_report(workbook(TITLE, heading, [1, "A", "lớp", 5, 4, "", "Ước"], [2, "B", "lớp", 5, 4, "", "Thực tế"]), "bieu.xlsx")
    assert [row.actual.estimated for row in report.rows] == [True, False]


@given(st.floats(min_value=-1e9, max_value=1e9), st.sampled_from(["tỷ đồng", "đảng viên", "%", "", "triệu đồng/tháng"]))
def test_the_short_way_for_amounts_reads_what_the_long_way_reads(cell: float, unit: str) -> None:
    cell = round(cell, 2)
    assert plain_figure(cell, unit).value == parse_value(cell, unit_of_measure=unit)
