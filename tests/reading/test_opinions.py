"""Tables of opinions as offices make them: columns by their words, names carried down, nothing guessed without a heading."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from docx import Document

from nhiemky.domain.finding import Refusal
from nhiemky.reading.opinions import opinions_in, pasted_opinions, read_opinions, role_of

HEADING = ["TT", "Cơ quan, đơn vị góp ý", "Số, ký hiệu văn bản", "Mục", "Nội dung góp ý", "Ý kiến tiếp thu, giải trình"]


def test_columns_are_known_in_any_order_by_their_words():
    rows = [
        ["BẢNG TỔNG HỢP Ý KIẾN"],
        ["Nội dung ý kiến tham gia", "Đơn vị tham gia", "Vị trí"],
        ["Nêu rõ số liệu", "Ban Dân vận", "mục 2"],
    ]
    (one,) = opinions_in(rows)
    assert (one.who, one.words, one.place) == ("Ban Dân vận", "Nêu rõ số liệu", "mục 2")


def test_a_name_stands_for_the_rows_below_it():
    rows = [
        HEADING,
        ["I", "Chi bộ Ga Nam", "", "", "", ""],
        ["1", "", "", "II.1", "Bổ sung nguyên nhân", ""],
        ["2", "", "", "", "Nhất trí", ""],
    ]
    assert [(one.who, one.words) for one in opinions_in(rows)] == [("Chi bộ Ga Nam", "Bổ sung nguyên nhân"), ("Chi bộ Ga Nam", "Nhất trí")]


def test_a_merged_row_that_repeats_the_name_in_every_cell_is_no_opinion():
    rows = [HEADING, ["Ban Tổ chức"] * 6, ["1", "", "", "", "Sửa số đảng viên", ""]]
    assert [(one.who, one.words) for one in opinions_in(rows)] == [("Ban Tổ chức", "Sửa số đảng viên")]


def test_the_day_comes_from_the_paper_and_the_answer_from_its_column():
    rows = [HEADING, ["1", "Sở Gió", "31-CV/ĐU, ngày 12/5/2023", "II", "Rút gọn", "Đã rút gọn"]]
    (one,) = opinions_in(rows)
    assert (one.document, one.on, one.answer) == ("31-CV/ĐU, ngày 12/5/2023", date(2023, 5, 12), "Đã rút gọn")


@pytest.mark.parametrize("rows", [[], [["TT", "Đơn vị"], ["1", "Sở Gió"]], [["Nội dung góp ý"], ["Nêu rõ"]], [["a", "b"]]])
def test_without_the_columns_nothing_is_guessed(rows):
    assert opinions_in(rows) == ()


def test_a_block_from_the_clipboard_is_read_the_same_way():
    block = "Người góp ý\tNội dung góp ý\r\nĐồng chí An\tNêu rõ\r\n\tBổ sung\r\n"
    assert [(one.who, one.words) for one in pasted_opinions(block)] == [("Đồng chí An", "Nêu rõ"), ("Đồng chí An", "Bổ sung")]


def test_word_and_excel_give_the_same_rows():
    word = Document()
    table = word.add_table(rows=2, cols=3)
    for cell, words in zip(table.rows[0].cells, ("TT", "Nơi góp ý", "Nội dung góp ý"), strict=True):
        cell.text = words
    for cell, words in zip(table.rows[1].cells, ("1", "Chi bộ Báo Sông", "Sửa lỗi chính tả"), strict=True):
        cell.text = words
    paper = BytesIO()
    word.save(paper)
    book = BytesIO()
    with xlsxwriter.Workbook(book) as file:
        sheet = file.add_worksheet()
        sheet.write_row(0, 0, ["TT", "Nơi góp ý", "Nội dung góp ý"])
        sheet.write_row(1, 0, [1, "Chi bộ Báo Sông", "Sửa lỗi chính tả"])
    assert read_opinions(paper.getvalue(), "gop-y.docx") == read_opinions(book.getvalue(), "gop-y.xlsx")


def test_a_file_without_such_a_table_is_refused_with_what_it_needs():
    word = Document()
    word.add_paragraph("Không có bảng.")
    data = BytesIO()
    word.save(data)
    with pytest.raises(Refusal) as refusal:
        read_opinions(data.getvalue(), "gop-y.docx")
    assert refusal.value.code == "opinions_not_found"


def test_headings_that_say_something_else_have_no_role():
    assert [role_of(words) for words in ("TT", "", "Ghi chú", "Điểm")] == [None, None, None, None]
