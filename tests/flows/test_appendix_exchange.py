"""Grid to workbook and back; a foreign file laid beside the grid."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from nhiemky.domain.appendix_entry import AskedRow, Entry
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.flows.appendix_entry import fill
from nhiemky.flows.appendix_exchange import lay_beside, workbook
from nhiemky.flows.tasks import read_unit_file

ROWS = (
    AskedRow("CT01", "01", "Doanh thu bình quân năm", "tỷ đồng", target="138,0", previous="121,7", previous_period="2022-12"),
    AskedRow("CT02", "02", "Kết nạp đảng viên mới", "đảng viên", target="25", previous="9", previous_period="2022-12"),
    AskedRow("CT03", "03", "Chi bộ hoàn thành tốt trở lên", "%", target="từ 90,0", previous="100", previous_period="2022-12"),
    AskedRow("CT04", "04", "Xếp loại tổ chức đảng hằng năm", "mức", target="Hoàn thành tốt trở lên"),
    AskedRow("CT05", "05", "Cơ quan đạt chuẩn văn hóa", "có/không", target="Có"),
    AskedRow("R01", "06", "Số hộ dùng nước sạch", "hộ", target="68.000", own=True, target_open=True),
)
CAMPAIGN = Campaign(
    "Sơ kết giữa nhiệm kỳ",
    Owner("Đảng ủy Khối"),
    id="27-kh-duk",
    cut_off="2023-04",
    indicators=tuple(Indicator(row.code, row.statement, row.unit_of_measure) for row in ROWS if not row.own),
)
UNIT = Unit("so-gio", "Đảng bộ Sở Gió")
ENTRIES = (
    Entry("129,4"),
    Entry("1406"),
    Entry("83,3%"),
    Entry("HTTNV"),
    Entry("x"),
    Entry("61.250", "estimate", "2023-06-30"),
)
LINES = tuple(fill(row, entry) for row, entry in zip(ROWS, ENTRIES, strict=True))


def read(data, name="bieu.xlsx"):
    return read_unit_file(data, name)


def test_the_workbook_of_a_grid_read_back_changes_nothing():
    incoming = lay_beside(read(workbook(CAMPAIGN, UNIT, LINES)), LINES, CAMPAIGN.id, UNIT)
    assert [row.code for row in incoming.same] == [row.code for row in ROWS]
    assert (incoming.changed, incoming.leftover, incoming.silent, incoming.doubts) == ((), (), (), ())


def test_the_workbook_holds_targets_figures_estimates_and_the_last_period():
    sheet = load_workbook(BytesIO(workbook(CAMPAIGN, UNIT, LINES)))["Phụ lục"]
    assert [sheet[f"D{row}"].value for row in range(9, 15)] == [138, 25, "từ 90,0", "Hoàn thành tốt trở lên", "Có", 68000]
    assert [sheet[f"E{row}"].value for row in range(9, 15)] == [129.4, 1406, 83.3, "Hoàn thành tốt nhiệm vụ", "Có", 61250]
    assert [sheet[f"G{row}"].value for row in (9, 14)] == ["Thực tế", "Ước"]
    assert sheet["I8"].value == "Kỳ trước tháng 12/2022"
    assert sheet["I9"].value == "121,7"


def test_an_empty_grid_gives_the_empty_form_and_back_nothing():
    empty = [fill(row, Entry()) for row in ROWS]
    incoming = lay_beside(read(workbook(CAMPAIGN, UNIT, empty)), empty, CAMPAIGN.id, UNIT)
    assert (incoming.changed, incoming.same, incoming.silent) == ((), (), ())


def test_a_changed_cell_is_shown_with_before_after_and_place():
    book = load_workbook(BytesIO(workbook(CAMPAIGN, UNIT, LINES)))
    book["Phụ lục"]["E10"] = 14
    book["Phụ lục"]["E9"] = None
    data = BytesIO()
    book.save(data)
    incoming = lay_beside(read(data.getvalue()), LINES, CAMPAIGN.id, UNIT)
    (change,) = incoming.changed
    assert (change.row.code, change.before, change.after, change.place) == ("CT02", "1.406", "14", "Phụ lục!E10")
    assert [row.code for row in incoming.silent] == ["CT01"]


def test_a_foreign_table_is_matched_by_its_words_and_the_rest_is_listed():
    table = (
        "Đơn vị: Chi bộ Ga Nam\n"
        "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện đến tháng 4/2023;So với\n"
        "1;Kết nạp Đảng viên mới;đảng viên;30;14;Đạt\n"
        "2;Doanh thu bình quân năm;triệu đồng;;129.400;\n"
        "3;Số cuộc kiểm tra;cuộc;4;3;\n"
    )
    incoming = lay_beside(read(table.encode(), "ga-nam.csv"), [fill(row, Entry()) for row in ROWS], CAMPAIGN.id, UNIT)
    assert [(change.row.code, change.entry.words, change.entry.verdict) for change in incoming.changed] == [
        ("CT02", "14", "Đạt"),
        ("CT01", "129.400 triệu đồng", ""),
    ]
    assert [(left.words, left.why) for left in incoming.leftover] == [
        ("30", "chỉ tiêu của dòng 02 ở đây là 25, không đổi"),
        ("Số cuộc kiểm tra | cuộc | thực hiện 3", "không khớp chỉ tiêu nào"),
    ]
    assert incoming.doubts == ("Tệp ghi tên “Chi bộ Ga Nam”, ở đây là “Đảng bộ Sở Gió”. Xem lại trước khi lấy số.",)


def test_another_units_form_is_said():
    other = read(workbook(CAMPAIGN, replace(UNIT, id="dai", name="Chi bộ Đài"), LINES))
    assert lay_beside(other, LINES, CAMPAIGN.id, UNIT).doubts == ("Tệp là biểu của “Chi bộ Đài”, không phải của “Đảng bộ Sở Gió”.",)


def test_a_figure_in_doubt_keeps_its_words_in_the_workbook():
    lines = [fill(ROWS[0], Entry("129.400 triệu đồng")), fill(ROWS[1], Entry("nhiều"))]
    sheet = load_workbook(BytesIO(workbook(CAMPAIGN, UNIT, lines)))["Phụ lục"]
    assert (sheet["E9"].value, sheet["E10"].value) == ("129.400 triệu đồng", "nhiều")


def test_same_grid_same_bytes():
    assert workbook(CAMPAIGN, UNIT, LINES) == workbook(CAMPAIGN, UNIT, LINES)


def test_a_word_file_with_the_table_is_taken_like_a_sheet():
    document = Document()
    table = document.add_table(rows=3, cols=5)
    lines = [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện đến 30/4/2023"),
        ("1", "Kết nạp đảng viên mới", "đảng viên", "25", "14"),
        ("2", "Chi bộ hoàn thành tốt trở lên", "%", "từ 90,0", "83,3"),
    ]
    for row, cells in zip(table.rows, lines, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    data = BytesIO()
    document.save(data)
    incoming = lay_beside(read(data.getvalue(), "phu-luc.docx"), [fill(row, Entry()) for row in ROWS], CAMPAIGN.id, UNIT)
    assert [(change.row.code, change.after) for change in incoming.changed] == [("CT02", "14"), ("CT03", "83,3")]
    assert incoming.leftover == ()
