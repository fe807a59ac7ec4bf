"""Blocks from Excel: matched by name where they have names, else from the focused cell down; nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.appendix_entry import AskedRow, Focus
from nhiemky.domain.finding import Refusal
from nhiemky.flows.appendix_paste import match_row, place_block
from nhiemky.reading.pasted import read_block

ROWS = [
    AskedRow("CT01", "01", "Doanh thu bình quân năm", "tỷ đồng", target="138,0", previous="121,7"),
    AskedRow("CT02", "02", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", target="25", previous="9"),
    AskedRow("CT03", "03", "Chi bộ hoàn thành tốt trở lên", "%", target="100", previous="100"),
    AskedRow("CT04", "04", "Đảng viên hoàn thành tốt trở lên", "%", target="từ 90"),
]


def placed(paste):
    return [(cell.code, cell.field, cell.words) for cell in paste.cells]


def test_a_column_goes_down_from_the_focused_row():
    paste = place_block("129,4\r\n14\r\n", ROWS, Focus("CT01"))
    assert placed(paste) == [("CT01", "actual", "129,4"), ("CT02", "actual", "14")]
    assert paste.said == "Dán 2 dòng"
    assert paste.leftover == ()


def test_an_empty_line_keeps_its_row_as_it_is():
    assert placed(place_block("129,4\n\n83,3\n", ROWS, Focus("CT01"))) == [("CT01", "actual", "129,4"), ("CT03", "actual", "83,3")]


def test_the_kind_may_stand_in_the_second_column():
    assert placed(place_block("21,9\tƯớc\n", ROWS, Focus("CT01"))) == [("CT01", "actual", "21,9"), ("CT01", "kind", "estimate")]


def test_lines_beyond_the_last_row_and_columns_beyond_the_cell_are_left_over():
    paste = place_block("1\txong\n2\n", ROWS, Focus("CT04"))
    assert [(left.words, left.why) for left in paste.leftover] == [("xong", "bên phải không còn ô để điền"), ("2", "hết dòng của phụ lục")]


def test_a_whole_appendix_with_its_heading_goes_by_name_in_any_order():
    block = (
        "TT\tChỉ tiêu\tĐVT\tChỉ tiêu NQ\tThực hiện đến 30/4/2023\tSo với\n"
        "1\tChi bộ hoàn thành tốt trở lên\t%\t100\t83,3\tChưa đạt\n"
        "2\tDoanh thu bình quân năm\tTriệu đồng\t138,0\t129.400\t\n"
        "3\tSố cuộc kiểm tra\tcuộc\t4\t3\t\n"
    )
    paste = place_block(block, ROWS, Focus("CT04"))
    assert placed(paste) == [("CT03", "actual", "83,3"), ("CT03", "verdict", "Chưa đạt"), ("CT01", "actual", "129.400 Triệu đồng")]
    assert paste.said == "Dán 2 dòng, 1 dòng khác đơn vị tính, 1 dòng chưa đặt được chỗ"
    assert paste.leftover[0].words == "3 | Số cuộc kiểm tra | cuộc | 4 | 3"


def test_names_without_a_heading_are_found_and_targets_told_from_figures():
    block = "Doanh thu bình quân năm\ttỷ đồng\t138\t129,4\nKết nạp đảng viên mới trong nhiệm kỳ\tđảng viên\t25\t14\n"
    paste = place_block(block, ROWS, Focus("CT03"))
    assert placed(paste) == [("CT01", "actual", "129,4"), ("CT02", "actual", "14")]
    assert paste.leftover == ()


def test_a_row_near_in_words_is_proposed_never_taken():
    paste = place_block("Đảng viên không hoàn thành tốt trở lên\t3\nDoanh thu bình quân năm\t129,4\n", ROWS, Focus("CT01"))
    assert placed(paste) == [("CT01", "actual", "129,4")]
    (left,) = paste.leftover
    assert left.code == "CT04"
    assert left.why.startswith("có phải “Đảng viên hoàn thành tốt trở lên” không")


def test_a_row_named_twice_takes_the_first_and_keeps_the_second():
    paste = place_block("Doanh thu bình quân năm\t129,4\nDoanh thu bình quân năm\t130\n", ROWS, Focus("CT01"))
    assert [left.why for left in paste.leftover] == ["trùng với dòng 1 của khối dán"]


def test_another_target_than_the_grids_is_told_not_taken_unless_it_is_open():
    block = "Chỉ tiêu\tChỉ tiêu NQ\tThực hiện\nKết nạp đảng viên mới trong nhiệm kỳ\t30\t14\n"
    assert place_block(block, ROWS, Focus("CT01")).leftover[0].why == "chỉ tiêu của dòng 02 là 25, không đổi ở đây"
    own = [AskedRow("R1", "05", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", own=True, target_open=True)]
    assert ("R1", "target", "30") in placed(place_block(block, own, Focus("R1")))


def test_a_match_by_name_is_sure_only_where_nothing_that_matters_differs():
    assert match_row("1. Kết nạp Đảng viên mới trong nhiệm kỳ", "", ROWS).sure
    assert match_row("Chi bộ hoàn thành tốt trở lên (%)", "%", ROWS).row.code == "CT03"
    assert match_row("Số hộ nghèo", "hộ", ROWS) is None


def test_a_whole_sheet_is_refused():
    with pytest.raises(Refusal, match="Khối dán có hơn"):
        place_block("1\t" * 30_000, ROWS, Focus("CT01"))


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cs",)), max_size=8)


def as_excel(cell):
    quoted = any(mark in cell for mark in '\t\r\n"')
    return '"' + cell.replace('"', '""') + '"' if quoted else cell


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_excel_copies_is_read_back(block):
    text = "".join("\t".join(map(as_excel, line)) + "\r\n" for line in block)
    assert read_block(text) == tuple(map(tuple, block))


@given(st.text(alphabet='ab"\t\n1,', max_size=40))
def test_no_letter_of_any_clipboard_is_lost(text):
    kept = "".join(cell for line in read_block(text) for cell in line)
    assert [char for char in kept if char not in '"\t\n'] == [char for char in text if char not in '"\t\n']


WORDS = st.sampled_from(
    ["", "1.406", "129,4", "Doanh thu bình quân năm", "Chi bộ hoàn thành tốt trở lên", "Số hộ nghèo", "Ước", "tỷ đồng", "138,0"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_line_with_something_is_placed_left_over_or_said_already(block):
    paste = place_block("\n".join("\t".join(line) for line in block) + "\n", ROWS, Focus("CT01"))
    told = {cell.line for cell in paste.cells} | {left.line for left in paste.leftover}
    known = {"Doanh thu bình quân năm", "Chi bộ hoàn thành tốt trở lên", "tỷ đồng", "138,0", ""}
    for number, line in enumerate(block, 1):
        assert number in told or set(line) <= known
