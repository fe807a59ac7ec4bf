"""A roster is read by its heading words; what is odd is said row by row and never mended silently."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from docx import Document

from nhiemky.domain.finding import Refusal
from nhiemky.reading.units.roster import Roster, read_roster, role_of


def workbook(**sheets: list[list[object]]) -> bytes:
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    book.close()
    return data.getvalue()


def table(*rows: list[object]) -> Roster:
    return read_roster(workbook(DanhSach=list(rows)), "ds.xlsx")


def test_columns_are_found_in_any_order_below_titles_and_blank_rows() -> None:
    roster = table(
        ["ĐẢNG ỦY KHỐI NAM THUẬN"],
        ["DANH SÁCH ĐƠN VỊ"],
        [],
        ["Bí thư", "Làm điểm", "Tên đơn vị", "Mã", "STT", "Khối", "Địa danh", "Ký hiệu", "Loại hình", "Cấp trên"],
        [],
        ["Lê Văn An", "x", "Đảng bộ Sở Tài chính", "STC", 1, "Hành chính", "Nam Thuận", "ĐU", "Đảng bộ cơ sở", "Đảng ủy Khối"],
        ["", "", "Chi bộ Đài Truyền hình", "DTH", 2, "Sự nghiệp", "", "CB", "", ""],
    )
    first, second = roster.units
    assert (first.id, first.name, first.head, first.branch, first.place, first.organ_code, first.pilot) == (
        "STC", "Đảng bộ Sở Tài chính", "Lê Văn An", "Hành chính", "Nam Thuận", "ĐU", True,
    )  # fmt: skip
    assert (first.type, first.parent) == ("Đảng bộ cơ sở", "Đảng ủy Khối")
    assert (second.id, second.head, second.pilot, second.place) == ("DTH", None, False, None)
    assert roster.findings == ()


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Tên cơ quan, đơn vị", "name"),
        ("TÊN TCCSĐ", "name"),
        ("Đơn vị trực thuộc", "name"),
        ("Chi bộ, đảng bộ cơ sở", "name"),
        ("Tên chi, đảng bộ", "name"),
        ("Tên đơn vị cấp trên", "parent"),
        ("Trực thuộc", "parent"),
        ("Đ/c Bí thư cấp ủy", "head"),
        ("Họ và tên bí thư", "head"),
        ("Phó bí thư", None),
        ("Số đảng viên", None),
        ("Đơn vị tính", None),
        ("Tên gọi khác", "aliases"),
    ],
)
def test_a_heading_tells_its_column(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_ids_come_from_the_folded_name_where_no_code_is_given() -> None:
    assert [unit.id for unit in table(["TT", "Tên tổ chức đảng"], [1, "Đảng bộ Sở Y tế"], [2, "Chi bộ Hội Chữ thập đỏ"]).units] == [
        "dang-bo-so-y-te",
        "chi-bo-hoi-chu-thap-do",
    ]


def test_duplicate_names_are_said_and_kept_apart() -> None:
    roster = table(["TT", "Tên đơn vị"], [1, "Đảng bộ Sở Thuỷ sản"], [2, "Đảng bộ  sở Thủy sản"])
    assert [unit.id for unit in roster.units] == ["dang-bo-so-thuy-san", "dang-bo-so-thuy-san-2"]
    (found,) = roster.findings
    assert (found.code, found.severity, found.place) == ("unit_name_duplicate", "high", "DanhSach!B3")
    assert "Dòng 3, cột Tên đơn vị" in found.message and "dòng 2" in found.message


def test_a_repeated_code_is_said_and_gets_its_own_id() -> None:
    roster = table(["Mã", "Tên đơn vị"], ["A1", "Chi bộ Một"], ["A1", "Chi bộ Hai"])
    assert [unit.id for unit in roster.units] == ["A1", "A1-2"]
    assert [found.code for found in roster.findings] == ["unit_code_duplicate"]


def test_a_row_without_a_name_is_said_with_its_place() -> None:
    roster = table(["TT", "Tên đơn vị", "Bí thư"], [1, "Chi bộ Một", "An"], [2, "", "Lê Thị Bình"], [3, "", ""])
    assert len(roster.units) == 1
    (found,) = roster.findings
    assert found.message.startswith("Dòng 3, cột Tên đơn vị: trống") and "Lê Thị Bình" in found.message


def test_group_rows_give_the_branch_and_totals_are_no_units() -> None:
    roster = table(
        ["TT", "Tên đơn vị", "Bí thư"],
        ["I", "Khối hành chính"],
        [1, "Đảng bộ Sở A", "An"],
        ["II", "Khối doanh nghiệp"],
        [2, "Đảng bộ Công ty B", "Bình"],
        ["", "Tổng cộng", 2],
    )
    assert [(unit.name, unit.branch) for unit in roster.units] == [
        ("Đảng bộ Sở A", "Khối hành chính"),
        ("Đảng bộ Công ty B", "Khối doanh nghiệp"),
    ]
    assert roster.findings == ()


def test_a_company_is_no_total() -> None:
    assert [unit.name for unit in table(["TT", "Đơn vị"], [1, "Công ty Cấp nước"], [2, "Công đoàn ngành Y tế"]).units] == [
        "Công ty Cấp nước",
        "Công đoàn ngành Y tế",
    ]


def test_an_unclear_pilot_mark_is_said() -> None:
    roster = table(["Tên đơn vị", "Làm điểm"], ["Chi bộ Một", "có thể"])
    assert (roster.units[0].pilot, [found.code for found in roster.findings]) == (False, ["pilot_unclear"])


def test_csv_and_word_tables_are_rosters_too() -> None:
    assert [unit.name for unit in read_roster("STT,Tên đơn vị\n1,Chi bộ Một\n".encode("utf-8-sig"), "ds.csv").units] == ["Chi bộ Một"]
    document = Document()
    grid = document.add_table(rows=2, cols=2)
    for cell, words in zip(grid._cells, ["STT", "Tên tổ chức đảng", "1", "Chi bộ Hai"], strict=True):
        cell.text = words
    data = BytesIO()
    document.save(data)
    assert [unit.name for unit in read_roster(data.getvalue(), "ds.docx").units] == ["Chi bộ Hai"]


def test_a_file_without_names_or_units_is_refused() -> None:
    with pytest.raises(Refusal, match="không tìm thấy cột tên đơn vị"):
        table(["TT", "Chỉ tiêu"], [1, "Kết nạp"])
    with pytest.raises(Refusal, match="không có đơn vị nào"):
        table(["TT", "Tên đơn vị"])
    with pytest.raises(Refusal):
        read_roster(b"STT", "ds.pdf")


UNITS: list[list[object]] = [["Mã", "Tên đơn vị"], ["A", "Đảng bộ Sở Tài chính"], ["B", "Chi bộ Đài"]]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Đơn vị", "Chỉ tiêu", "ĐVT", "Chỉ tiêu NQ"],
            ["Sở Tài chính", "Kết nạp", "đảng viên", 12],
            ["Chi bộ Đài", "Kết nạp", "đảng viên", 3],
        ],
        [["Chỉ tiêu", "ĐVT", "Sở Tài chính", "Chi bộ Đài"], ["Kết nạp", "đảng viên", 12, 3]],
        [["TT", "Tên đơn vị", "Kết nạp"], [1, "Sở Tài chính", 12], [2, "Chi bộ Đài", 3]],
    ],
    ids=["long", "indicator rows", "unit rows"],
)
def test_targets_are_read_in_each_shape(rows: list[list[object]]) -> None:
    roster = read_roster(workbook(DanhSach=UNITS, ChiTieu=rows), "ds.xlsx")
    assert [(target.unit_id, target.statement, target.words) for target in roster.targets] == [
        ("A", "Kết nạp", "12"),
        ("B", "Kết nạp", "3"),
    ]
    assert roster.findings == ()


def test_targets_of_nobody_and_of_two_are_said_and_left_out() -> None:
    rows: list[list[object]] = [["Đơn vị", "Chỉ tiêu", "Chỉ tiêu NQ"], ["Sở Không Có", "Kết nạp", 1], ["Sở Y tế", "Kết nạp", 2]]
    units: list[list[object]] = [["Tên đơn vị"], ["Đảng bộ Sở Y tế"], ["Chi bộ Sở Y tế"]]
    roster = read_roster(workbook(DanhSach=units, ChiTieu=rows), "ds.xlsx")
    assert roster.targets == ()
    assert [(found.code, found.place) for found in roster.findings] == [
        ("target_unit_unknown", "ChiTieu!A2"),
        ("target_unit_doubtful", "ChiTieu!A3"),
    ]


def test_a_second_different_target_is_said_and_the_first_kept() -> None:
    rows: list[list[object]] = [["Đơn vị", "Chỉ tiêu", "Chỉ tiêu NQ"], ["A", "Kết nạp", 1], ["A", "kết nạp", 2], ["A", "Kết nạp", 1]]
    roster = read_roster(workbook(DanhSach=UNITS, ChiTieu=rows), "ds.xlsx")
    assert [target.words for target in roster.targets] == ["1"]
    assert [found.code for found in roster.findings] == ["target_repeated"]
