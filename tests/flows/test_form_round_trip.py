"""A form that a unit fills is read back whole: whose it is, every figure at its indicator, estimates and the cut-off."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.tasks import read_unit_file
from nhiemky.writing.form_workbook import write_form

CAMPAIGN = Campaign(
    title="Sơ kết",
    owner=Owner("Đảng ủy Khối"),
    id="27-kh-duk",
    cut_off="2023-04",
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),
        Indicator("CT02", "Đảng viên hoàn thành tốt", "%"),
        Indicator("CT03", "Đạt chuẩn văn hóa", "Đạt/Chưa đạt", "count_yes"),
        Indicator("CT04", "Doanh thu", "tỷ đồng", "sum"),
    ),
)
UNIT = Unit("so-y-te", "Đảng bộ Sở Y tế", targets={"CT01": "1.250", "CT02": "từ 90% trở lên"})


def filled(campaign: Campaign, **cells: object) -> UnitReport:
    book = load_workbook(BytesIO(write_form(campaign, UNIT)))
    for cell, value in cells.items():
        book["Phụ lục"][cell] = value
    data = BytesIO()
    book.save(data)
    return read_unit_file(data.getvalue(), "bieu.xlsx")


def test_every_figure_comes_back_at_its_indicator() -> None:
    report = filled(CAMPAIGN, E9=1406, E10=93.7, E11="Đạt", E12=129.5, G12="Ước")
    assert (report.identity.unit_id, report.identity.campaign_id) == ("so-y-te", "27-kh-duk")
    assert [(row.code, row.target.raw, row.actual.plain, row.actual.estimated) for row in report.rows] == [
        ("CT01", "1.250", "1406", False),
        ("CT02", "từ 90% trở lên", "93.7", False),
        ("CT03", "", "Đạt", False),
        ("CT04", "", "129.5", True),
    ]
    assert report.cut_off.startswith("2023-04")


def test_a_blank_stays_no_figure() -> None:
    assert [row.actual.is_blank for row in filled(CAMPAIGN, E9=3).rows] == [False, True, True, True]


def test_a_units_own_rows_come_back_without_a_code() -> None:
    report = filled(replace(CAMPAIGN, indicators=()), B9="Hiến máu", C9="người", D9=20, E9=31)
    assert [(row.code, row.statement, row.unit_of_measure, row.target.plain, row.actual.plain) for row in report.rows] == [
        ("", "Hiến máu", "người", "20", "31")
    ]
