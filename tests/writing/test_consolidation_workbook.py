"""The consolidated appendix as a workbook: what an office prints and what stands behind it."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Missing, Part, Reporter, Source
from nhiemky.domain.figure import BLANK, Value
from nhiemky.domain.finding import Finding
from nhiemky.writing.consolidation_workbook import write_consolidation


def number(text):
    return Value(text.replace(".", ","), Decimal(text), len(text.partition(".")[2]))


def part(unit, target, actual, **facts):
    return Part(unit, f"{unit}.xlsx", "Phụ lục", "E5", target, actual, "D5", counted=not actual.is_blank, **facts)


PARTS = (part("Chi bộ A", number("3.5"), number("2.5"), statement="=HYPERLINK(1)", verdict="Chưa đạt"), part("Chi bộ B", BLANK, BLANK))
TOTAL = Consolidation(
    sources=(Source("Chi bộ A.xlsx", "ab", "Chi bộ A", "table"), Source("hong.xlsx", "", "", "refused")),
    reporters=(Reporter("Chi bộ A", "a", table="Chi bộ A.xlsx"), Reporter("Chi bộ B", table="Chi bộ B.xlsx", filled=False)),
    indicators=(
        ConsolidatedIndicator(
            "Thu ngân sách",
            "tỷ đồng",
            "sum",
            number("3.5"),
            number("2.5"),
            "chưa đạt",
            PARTS,
            versus="71,4%",
            arithmetic=("số của 1 đơn vị: 2,5",),
        ),
        ConsolidatedIndicator(
            "Tỷ lệ hài lòng", "%", "none", BLANK, BLANK, None, (part("Chi bộ A", number("90"), number("91.5"), status="vượt"),)
        ),
    ),
    missing=(Missing("Chi bộ B", blank="Chi bộ B.xlsx"), Missing("Chi bộ C")),
    expected=3,
    findings=(Finding("file_broken", "high", "Tệp hỏng.", "cơ sở", file="hong.xlsx"), Finding("x", "low", "Nhẹ.", "cơ sở")),
)


def sheets(total=TOTAL):
    return load_workbook(BytesIO(write_consolidation(total)))


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_sheets_an_office_expects():
    assert sheets().sheetnames == ["Tổng hợp", "Nguồn số liệu", "Phát hiện", "Chưa gửi", "Tệp đã đọc"]


def test_without_a_roster_nobody_is_missing():
    assert "Chưa gửi" not in sheets(Consolidation((), (), ())).sheetnames


def test_the_appendix_has_numbers_as_numbers_and_says_how():
    rows = cells(sheets()["Tổng hợp"])
    assert rows[4] == ["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "So với", "Số đơn vị có số liệu", "Cách tính"]
    assert rows[5] == [1, "Thu ngân sách", "tỷ đồng", 3.5, 2.5, "Chưa đạt (71,4%)", "1/3", "Cộng: số của 1 đơn vị: 2,5."]
    assert rows[6][:7] == [2, "Tỷ lệ hài lòng", "%", "90", "91,5", "1 vượt", "1/3"]


def test_every_part_stands_with_its_file_sheet_and_cells_and_no_formula_comes_in():
    sheet = sheets()["Nguồn số liệu"]
    rows = cells(sheet)
    assert len(rows) == 1 + 3
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["Đơn vị"], first["Tệp"], first["Trang"], first["Ô chỉ tiêu"], first["Ô thực hiện"]) == (
        "Chi bộ A",
        "Chi bộ A.xlsx",
        "Phụ lục",
        "D5",
        "E5",
    )
    assert (first["Thực hiện"], first["Đơn vị ghi là (nếu khác)"]) == (2.5, "=HYPERLINK(1)")
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert dict(zip(rows[0], rows[2], strict=True))["Thực hiện"] is None


def test_findings_missing_units_and_files_are_listed():
    book = sheets()
    assert [row[0] for row in cells(book["Phát hiện"])] == ["Mức độ", "Nặng", "Nhẹ"]
    assert [row[3] for row in cells(book["Chưa gửi"])][1:] == ["Có gửi Chi bộ B.xlsx, nhưng biểu chưa điền", "Chưa gửi"]
    assert [row[3] for row in cells(book["Tệp đã đọc"])][1:] == ["Lấy bảng chỉ tiêu", "Không đọc được"]


def test_it_is_set_up_for_print():
    for sheet in sheets().worksheets:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.freeze_panes
        assert sheet.print_title_rows


def test_the_same_consolidation_gives_the_same_bytes():
    assert write_consolidation(TOTAL) == write_consolidation(TOTAL)
