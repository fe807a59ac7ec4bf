"""Appendix tables: sent along, filled in part, only asked for."""

from reading import papers

from nhiemky.domain.outline import AppendixTable
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.layout import lay_out
from nhiemky.reading.structure.tables import read_appendix_tables

DIRECTIVE = "KẾ HOẠCH\n\nsơ kết\n\n1. Các chi bộ gửi báo cáo.\n\nNơi nhận:\n\n- Lưu.\n\nT/M CHI BỘ\n\nLê An\n\n"


def tables(text: str) -> tuple[AppendixTable, ...]:
    document = read_text(text.encode(), "a.md")
    return read_appendix_tables(document, lay_out(document))


def test_a_filled_table_keeps_its_cells():
    (table,) = tables(papers.DECISION)
    assert (table.title, table.columns) == ("CHỈ TIÊU KẾ HOẠCH NĂM 2024", ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch"))
    assert table.cells == (("1", "Tốc độ tăng trưởng GRDP", "%", "8,5"), ("2", "Thu ngân sách", "tỷ đồng", "12.500"))


def test_an_empty_form_has_rows_but_no_cells():
    (table,) = tables(DIRECTIVE + "PHỤ LỤC\n\nkết quả chỉ tiêu\n\n| TT | Chỉ tiêu |\n|--|--|\n| 01 | |\n| 02 | |\n| ... | |")
    assert (table.rows, table.cells, table.template_attached) == (("01", "02", "..."), (), True)


def test_several_tables_have_titles_of_their_own():
    text = (
        DIRECTIVE
        + "PHỤ LỤC\n\n**Biểu 1. Tổ chức đảng**\n\n| TT | Tên |\n|--|--|\n| 1 | |\n\n**Biểu 2. Đảng viên**\n\n| TT | Số |\n|--|--|\n| 1 | |"
    )
    assert [table.title for table in tables(text)] == ["Tổ chức đảng", "Đảng viên"]


def test_a_row_of_column_numbers_is_no_data():
    (table,) = tables(DIRECTIVE + "PHỤ LỤC\n\nchỉ tiêu\n\nTT\tChỉ tiêu\tKết quả\n(1)\t(2)\t(3)\n1\tKết nạp\t5")
    assert (table.columns, table.rows) == (("TT", "Chỉ tiêu", "Kết quả"), ("1",))


def test_a_table_that_a_report_must_carry_is_asked_for():
    text = "KẾ HOẠCH\n\nsơ kết\n\n1. Nội dung: Báo cáo kèm theo phụ lục so sánh kết quả với chỉ tiêu đại hội. Gửi trước ngày 20/5/2025.\n\nNơi nhận:"
    (table,) = tables(text)
    assert (table.title, table.columns, table.template_attached) == ("phụ lục so sánh kết quả với chỉ tiêu đại hội", None, False)
    assert table.evidence.quote == "Báo cáo kèm theo phụ lục so sánh kết quả với chỉ tiêu đại hội"


def test_a_table_of_the_main_text_is_not_listed():
    assert tables("THÔNG BÁO\n\nlịch họp\n\nThời gian như sau:\n\n| Ngày | Nơi họp |\n|--|--|\n| 20/5 | Hội trường |\n\nNơi nhận:") == ()
