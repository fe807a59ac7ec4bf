"""One file of a unit: several sheets, titles, cut-off, our own form, CSV, what cannot be read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from made_workbooks import HEADING, PEOPLE, altered, fill, workbook

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.reading.units.report import KnownUnits, last_saved, read_unit_report
from nhiemky.writing.form_workbook import write_form


def test_tables_on_any_sheet_and_split_over_sheets_are_one_report() -> None:
    def more(book: Any, page: Any) -> None:
        fill(book.add_worksheet("Phần 2"), [["Phần II"], HEADING, [3, "C", "lớp", 5, 6]])
        fill(book.add_worksheet("Tiếp"), [[4, "D", "lớp", 5, 7, "Vượt"]])

    report = read_unit_report(workbook(HEADING, [1, "A", "lớp", 5, 4], [2, "B", "lớp", 5, 4], finish=more), "a.xlsx")
    assert [(row.sheet, row.statement, row.actual.plain) for row in report.rows] == [
        ("Phụ lục", "A", "4"), ("Phụ lục", "B", "4"), ("Phần 2", "C", "6"), ("Tiếp", "D", "7"),
    ]  # fmt: skip
    assert [found.code for found in report.findings] == ["table_goes_on"]


def test_two_tables_on_one_sheet_are_both_read() -> None:
    other = ["STT", "Nội dung", "Kết quả", "Mục tiêu"]
    report = read_unit_report(workbook(HEADING, [1, "A", "lớp", 5, 4], [], ["Biểu 2"], other, [1, "B", 9, 8]), "a.xlsx")
    assert [(row.statement, row.target.plain, row.actual.plain) for row in report.rows] == [("A", "5", "4"), ("B", "8", "9")]


def test_a_heading_repeated_on_each_page_is_no_row() -> None:
    report = read_unit_report(workbook(HEADING, [1, "A", "lớp", 5, 4], HEADING, [2, "B", "lớp", 5, 4]), "a.xlsx")
    assert [row.statement for row in report.rows] == ["A", "B"]


def test_the_cut_off_above_the_table_counts() -> None:
    report = read_unit_report(workbook(["(Số liệu ước tính đến ngày 30/5/2023)"], HEADING, [1, "A", "lớp", 5, 4]), "a.xlsx")
    assert report.cut_off == "2023-05-30"


def test_our_own_form_comes_back_with_unit_campaign_and_codes() -> None:
    indicators = (Indicator("CT01", "Kết nạp đảng viên", PEOPLE, "sum"), Indicator("CT02", "Tỷ lệ chi bộ tốt", "%"))
    unit = Unit("so-tc", "Đảng bộ Sở Tài chính", targets={"CT01": "5", "CT02": "từ 90% trở lên"})
    campaign = Campaign(
        title="Sơ kết", owner=Owner("Đảng ủy Khối Nam Thuận"), id="dot-1", cut_off="2023-04", indicators=indicators, units=(unit,)
    )
    data = altered(write_form(campaign, unit), "xl/worksheets/sheet1.xml", _filled)
    report = read_unit_report(data, "khong-ten.xlsx", known_units=KnownUnits.of(campaign.units))
    assert (report.identity.unit, report.identity.unit_id, report.identity.campaign_id, report.identity.source) == (
        "Đảng bộ Sở Tài chính", "so-tc", "dot-1", "identity_sheet",
    )  # fmt: skip
    assert [(row.code, row.statement, row.actual.plain) for row in report.rows] == [
        ("CT01", "Kết nạp đảng viên", "3"), ("CT02", "Tỷ lệ chi bộ tốt", "93.7"),
    ]  # fmt: skip
    assert report.rows[1].target.comparator == ">="
    assert report.cut_off == "2023-04-30"
    assert report.findings == ()


def _filled(xml: str) -> str:
    """The two actuals (column E, from row 9) typed in."""
    for cell, value in (("E9", "3"), ("E10", "93.7")):
        start = xml.index(f'<c r="{cell}"')
        end = xml.index("/>", start)
        xml = f"{xml[:end]}><v>{value}</v></c>{xml[end + 2 :]}"
    return xml


def test_csv_is_read_with_its_own_delimiter_and_encoding() -> None:
    text = 'Đơn vị: Chi bộ Ga Nam\nTT,Chỉ tiêu,ĐVT,Mục tiêu,Thực hiện\n1,Doanh thu,tỷ đồng,"1,5","1.406,5"\n2,Kết nạp\n'
    for data in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.replace(",", "\t").replace('"1\t5"', "1,5").replace('"1.406\t5"', '"1.406,5"').encode(),
    ):
        report = read_unit_report(data, "a.csv")
        assert [(row.target.plain, row.actual.plain, row.actual_cell) for row in report.rows][:1] == [("1.5", "1406.5", "E3")]


def test_a_table_typed_in_an_old_font_is_decoded_and_said() -> None:
    heading = ["TT", "ChØ tiªu chñ yÕu", "§¬n vÞ tÝnh", "ChØ tiªu nghÞ quyÕt", "Thùc hiÖn"]
    report = read_unit_report(workbook(["Chi bé Thanh tra tØnh"], heading, [1, "KÕt n¹p ®¶ng viªn míi", "®¶ng viªn", 5, 3]), "a.xlsx")
    assert [(row.statement, row.unit_of_measure, row.actual.plain) for row in report.rows] == [("Kết nạp đảng viên mới", "đảng viên", "3")]
    assert report.identity.unit == "Chi bộ Thanh tra tỉnh"
    assert [found.code for found in report.findings] == ["old_font_decoded"]


def test_a_workbook_without_the_table_has_no_rows_and_keeps_its_name() -> None:
    report = read_unit_report(workbook(["Đơn vị: Chi bộ Ga Nam"], ["TT", "Họ tên"], [1, "A"]), "a.xlsx")
    assert not report.has_table
    assert report.identity.unit == "Chi bộ Ga Nam"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "file_empty"),
        (b"PK\x03\x04 cut off", "a.xlsx", "file_broken"),
        (workbook(HEADING)[:-40], "a.xlsx", "file_broken"),
        (altered(workbook(HEADING, [1, "A", "lớp", 5, 4]), "xl/workbook.xml", lambda xml: xml[: len(xml) // 2]), "a.xlsx", "file_broken"),
    ],
)
def test_only_a_file_that_cannot_be_read_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_unit_report(data, name)
    assert refusal.value.code == code


def test_a_stray_cell_at_the_far_end_is_refused_before_it_is_laid_out() -> None:
    for row, column in ((1_048_575, 16_383), (1_048_575, 3), (200, 16_383)):
        data = workbook(HEADING, [1, "A", "lớp", 5, 4], finish=lambda _, page, row=row, column=column: page.write(row, column, "x"))
        with pytest.raises(Refusal) as refusal:
            read_unit_report(data, "a.xlsx")
        assert refusal.value.code == "file_too_heavy"
    data = workbook(HEADING, [1, "A", "lớp", 5, 4], finish=lambda _, page: page.write(20_000, 30, "x"))
    assert len(read_unit_report(data, "a.xlsx").rows) == 1


def test_when_it_was_saved_is_told_when_asked() -> None:
    saved = re.compile('(?<=W3CDTF">)[^<]*(?=</dcterms:modified)')
    data = altered(workbook(HEADING), "docProps/core.xml", lambda xml: saved.sub("2023-05-28T09:15:00Z", xml))
    assert last_saved(data, "a.xlsx") == "2023-05-28T09:15:00Z"
    assert last_saved(b"TT;x", "a.csv") == ""


def test_same_bytes_same_report() -> None:
    data = workbook(HEADING, [1, "A", "lớp", 5, 4], [2, "B", "lớp", 5, ""])
    assert read_unit_report(data, "a.xlsx") == read_unit_report(data, "a.xlsx")


def test_a_table_without_a_title_is_not_searched_for_its_owner() -> None:
    """ "Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ" is an indicator, not the unit that sends the file."""
    table = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Tỷ lệ Chi bộ Trường Mầm non đạt chuẩn;%;90;95\n"
    assert read_unit_report(table.encode(), "Chi bo Thue.csv").identity.unit == "Chi bo Thue"
