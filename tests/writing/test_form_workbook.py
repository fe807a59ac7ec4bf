"""The fill-in workbook: looks like the paper form, opens only what is to be filled, says what is missing, knows whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Unit
from nhiemky.writing.form_workbook import write_form

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=600).filter(str.strip)
COLUMNS = ("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu NQ ĐH", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu NQ ĐH")
CAMPAIGN = Campaign(
    title="Sơ kết giữa nhiệm kỳ",
    owner=Owner("Đảng ủy Khối Nam Thuận"),
    id="27-kh-duk",
    directive=DirectiveReference("kế hoạch", "27-KH/ĐUK", date(2023, 4, 10), None, None),
    cut_off="2023-04",
    appendix_title="Kết quả thực hiện các chỉ tiêu",
    appendix_columns=COLUMNS,
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),
        Indicator("CT02", "Đảng viên hoàn thành tốt", "%", target="từ 90% trở lên"),
        Indicator("CT03", "Doanh thu", "tỷ đồng", "sum", target="900"),
        Indicator("CT04", "Đạt chuẩn văn hóa", "Đạt/Chưa đạt", "count_yes"),
        Indicator("CT05", "Xếp loại tổ chức đảng", "mức"),
        Indicator("CT06", "Mô hình hay", ""),
    ),
    adjustment_policy="no_adjustment",
)
UNIT = Unit("so-tai-chinh", "Đảng bộ Sở Tài chính", targets={"CT01": "25", "CT02": "92,5"})


def book(campaign: Campaign = CAMPAIGN, unit: Unit = UNIT) -> Workbook:
    return load_workbook(BytesIO(write_form(campaign, unit)))


def appendix(campaign: Campaign = CAMPAIGN, unit: Unit = UNIT) -> Worksheet:
    return book(campaign, unit)["Phụ lục"]


def rule(sheet: Worksheet, cell: str) -> tuple[str, str | None, str]:
    for found in sheet.data_validations.dataValidation:
        if cell in found.sqref:
            return found.type, found.formula1, found.promptTitle
    raise AssertionError(f"{cell} takes anything")


def is_open(sheet: Worksheet, cell: str) -> bool:
    return not sheet[cell].protection.locked


def test_it_looks_like_the_paper_form() -> None:
    sheet = appendix()
    assert [sheet[cell].value for cell in ("A1", "A2", "C1", "A4", "A5")] == [
        "ĐẢNG BỘ KHỐI NAM THUẬN",
        "ĐẢNG ỦY SỞ TÀI CHÍNH",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "PHỤ LỤC",
        "Kết quả thực hiện các chỉ tiêu",
    ]
    assert sheet["A6"].value == "(Kèm theo Báo cáo số ......-BC/ĐU, ngày ....../....../2023, của Đảng ủy Sở Tài chính)"
    assert tuple(sheet.cell(8, column).value for column in range(1, 7)) == COLUMNS
    assert [sheet.cell(9, column).value for column in range(1, 5)] == ["01", "Kết nạp đảng viên", "đảng viên", 25]
    assert sheet["B15"].value is None and sheet["A15"].value == "Chỉ tiêu riêng của đơn vị (nếu có)"


def test_it_prints_on_a4_landscape_with_the_paper_columns_only() -> None:
    sheet = appendix()
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        "landscape",
        9,
        True,
    )
    assert sheet.print_title_rows == "$8:$8" and "$A$1:$F$" in sheet.print_area


def test_only_inputs_are_open_and_there_is_no_password() -> None:
    sheet = appendix()
    assert sheet.protection.sheet and not sheet.protection.password
    assert all(is_open(sheet, cell) for cell in ("E9", "E14", "G9", "A6", "H2", "B16", "C16", "D16", "E16"))
    assert not any(is_open(sheet, cell) for cell in ("A9", "B9", "C9", "F9", "H9", "A4", "A16"))
    assert sheet["E9"].fill.fgColor.rgb == "FFFFF8DC" and sheet["B9"].fill.fgColor.rgb != "FFFFF8DC"


@pytest.mark.parametrize(("policy", "opened"), [("no_adjustment", False), ("needs_consent", False), (None, True)])
def test_a_given_target_is_locked_where_the_directive_speaks_of_adjusting(policy: str | None, opened: bool) -> None:
    sheet = appendix(replace(CAMPAIGN, adjustment_policy=policy))
    assert is_open(sheet, "D9") is opened
    assert is_open(sheet, "D12"), "a target that nobody gave is always the unit's to fill"


def test_the_owners_total_is_no_units_target_but_its_share_is() -> None:
    sheet = appendix(unit=Unit("x", "Chi bộ Đài"))
    assert (sheet["D10"].value, sheet["D11"].value) == ("từ 90% trở lên", None)


def test_each_unit_of_measure_has_its_validation() -> None:
    sheet = appendix()
    assert rule(sheet, "E9")[::2] == ("whole", "Số nguyên")
    assert rule(sheet, "E10")[::2] == ("decimal", "Số phần trăm")
    assert rule(sheet, "E11")[::2] == ("decimal", "Số")
    assert rule(sheet, "E12")[:2] == ("list", '"Đạt,Chưa đạt"')
    assert rule(sheet, "E13")[1] == ('"Hoàn thành xuất sắc nhiệm vụ,Hoàn thành tốt nhiệm vụ,Hoàn thành nhiệm vụ,Không hoàn thành nhiệm vụ"')
    assert rule(sheet, "E14")[0] == "textLength"
    assert rule(sheet, "G9")[1] == '"Thực tế,Ước"'


def test_a_list_too_long_for_a_cell_stands_on_a_hidden_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    long = tuple(f"Mức xếp loại có tên rất dài số {number}" for number in range(12))
    monkeypatch.setattr("nhiemky.vietnamese.measures.LEVELS", long)
    workbook = book()
    assert rule(workbook["Phụ lục"], "E13")[1] == "'_danhmuc'!$A$1:$A$12"
    assert [row[0].value for row in workbook["_danhmuc"].iter_rows()] == list(long)
    assert workbook["_danhmuc"].sheet_state == "veryHidden"


def test_viewers_see_the_checks_before_any_recalculation() -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(write_form(CAMPAIGN, UNIT))).get_sheet_by_name("Phụ lục").to_python(skip_empty_area=False)
    assert rows[2][6] == "Đã điền 0/6 chỉ tiêu" and rows[3][6] == "Không có dòng nào phải xem lại"
    assert [row[7] for row in rows[8:14]] == ["Chưa có số liệu"] * 6
    assert [row[4] for row in rows[8:14]] == [""] * 6, "a blank is never 0"


def test_the_identity_sheet_says_whose_it_is_and_which_row_is_which() -> None:
    workbook = book()
    sheet = workbook["_nhiemky"]
    assert sheet.sheet_state == "veryHidden"
    pairs = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert {key: pairs[key] for key in ("schema_version", "campaign_id", "unit_id", "unit_name", "issued", "sheet")} == {
        "schema_version": "1",
        "campaign_id": "27-kh-duk",
        "unit_id": "so-tai-chinh",
        "unit_name": "Đảng bộ Sở Tài chính",
        "issued": "2023-04-10",
        "sheet": "Phụ lục",
    }
    assert {key: value for key, value in pairs.items() if key.startswith("row:")} == {f"row:{8 + at}": f"CT{at:02}" for at in range(1, 7)}


def test_a_blank_template_gives_free_rows() -> None:
    sheet = appendix(replace(CAMPAIGN, indicators=()), Unit("d", "Chi bộ Đài"))
    assert [sheet.cell(row, 1).value for row in (9, 23)] == ["01", "15"]
    assert all(is_open(sheet, cell) for cell in ("B9", "C9", "D9", "E9", "B23"))
    assert sheet["A2"].value == "CHI BỘ ĐÀI" and "BC/CB" in sheet["A6"].value


def test_an_indicator_of_one_unit_is_not_asked_of_another() -> None:
    own = Indicator("CT07", "Riêng", "người", unit_id="khac")
    campaign = replace(CAMPAIGN, indicators=(*CAMPAIGN.indicators, own))
    assert "Riêng" not in [sheet_cell.value for (sheet_cell,) in appendix(campaign)["B9:B20"]]
    assert appendix(campaign, Unit("khac", "Đảng bộ Khác"))["B15"].value == "Riêng"


def test_the_directives_own_columns_keep_their_order_and_headings() -> None:
    columns = ("STT", "Nội dung chỉ tiêu", "Kết quả thực hiện", "Mục tiêu đề ra", "ĐVT", "Ghi chú")
    sheet = appendix(replace(CAMPAIGN, appendix_columns=columns))
    assert tuple(sheet.cell(8, column).value for column in range(1, 7)) == columns
    assert (sheet["D9"].value, sheet["E9"].value) == (25, "đảng viên")
    assert is_open(sheet, "C9") and is_open(sheet, "F9") and not is_open(sheet, "D9")


def test_columns_without_a_result_fall_back_to_the_usual_six() -> None:
    sheet = appendix(replace(CAMPAIGN, appendix_columns=("Họ và tên", "Chức vụ")))
    assert sheet["E8"].value == "Thực hiện đến tháng 4/2023"


def test_estimates_are_the_choice_where_the_directive_asks_for_them() -> None:
    sheet = appendix(replace(CAMPAIGN, cut_off="2023-05-30", cut_off_estimated=True))
    assert sheet["G9"].value == "Ước" and sheet["H2"].value.date() == date(2023, 5, 30)
    assert sheet["H2"].number_format == "dd/mm/yyyy"


def test_same_campaign_and_unit_same_bytes() -> None:
    assert write_form(CAMPAIGN, UNIT) == write_form(CAMPAIGN, UNIT)
    with ZipFile(BytesIO(write_form(CAMPAIGN, UNIT))) as package:
        assert b"2023-04-10T00:00:00Z" in package.read("docProps/core.xml")
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_words_of_the_directive_are_never_formulas() -> None:
    campaign = replace(CAMPAIGN, indicators=(Indicator("CT01", '=HYPERLINK("x")', "người"),))
    assert appendix(campaign)["B9"].data_type == "s"


@given(
    st.builds(Indicator, code=st.just("CT01"), statement=words, unit_of_measure=words, target=st.none() | words),
    words,
    st.lists(words, max_size=30),
)
@settings(max_examples=30, deadline=None)
def test_any_words_make_a_workbook_that_opens(indicator: Indicator, name: str, columns: list[str]) -> None:
    campaign = replace(CAMPAIGN, indicators=(indicator,), appendix_title=name, appendix_columns=tuple(columns))
    assert appendix(campaign, Unit("x", name))["B9"].value is not None


def test_the_guide_speaks_in_three_steps() -> None:
    lines = [row[0].value for row in book()["Hướng dẫn"].iter_rows()]
    assert [line[:2] for line in lines[1:4]] == ["1.", "2.", "3."]
    assert any("không phải là bảo mật" in line for line in lines)
    assert any("không đặt vấn đề điều chỉnh" in line for line in lines)
