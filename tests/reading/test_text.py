"""Plain text and markdown as SourceDocument."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import papers

from nhiemky.domain.finding import Refusal
from nhiemky.reading.documents.text import read_text

PAPERS = [value for name, value in vars(papers).items() if name.isupper()]


def lines(text: str) -> list[str]:
    return read_text(text.encode(), "a.txt").clean.splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_text_is_the_same_whatever_the_encoding(encoding):
    text = "Đảng ủy Khối gửi báo cáo trước ngày 20/5/2023"
    assert read_text(text.encode(encoding), "a.txt").text == text


def test_windows_1258_is_read_and_composed():
    data = "Kê\u0301 hoa\u0323ch sô\u0301 12".encode("cp1258")
    assert read_text(data, "a.txt").text == "Kế hoạch số 12"


def test_text_of_the_fonts_before_unicode_is_converted_and_told():
    data = "§¶ng uû Khèi b¸o c¸o kÕt qu¶ thùc hiÖn nghÞ quyÕt ®¹i héi nhiÖm kú".encode("latin-1")
    document = read_text(data, "a.txt")
    assert document.text == "Đảng uỷ Khối báo cáo kết quả thực hiện nghị quyết đại hội nhiệm kỳ"
    assert "TCVN3" in document.notices[0]


def test_bytes_that_are_no_vietnamese_text_are_refused_with_what_to_do():
    with pytest.raises(Refusal) as refusal:
        read_text(bytes(range(128, 256)) * 4, "lạ.txt")
    assert refusal.value.code == "unreadable_encoding"
    assert "UTF-8" in refusal.value.message


def test_composed_line_ends_and_bom_follow_the_convention_of_spans():
    document = read_text("\ufeffMột\r\n\r\nHai".encode(), "a.txt")
    assert document.text == "Một\n\nHai"


def test_a_sentence_cut_by_a_page_is_one_paragraph_and_its_number_is_gone():
    assert lines("Các chi bộ tổ chức hội nghị sơ kết giữa nhiệm kỳ, gửi báo\n\n2\n\ncáo về Đảng ủy.") == [
        "Các chi bộ tổ chức hội nghị sơ kết giữa nhiệm kỳ, gửi báo cáo về Đảng ủy."
    ]


def test_headings_items_and_recipients_stay_apart():
    text = "1. Mục đích\n\nĐánh giá kết quả\n- Gửi báo cáo;\n- Họp chi bộ\n\nNơi nhận:\n- Như trên,\n- Lưu."
    assert lines(text) == ["1. Mục đích", "Đánh giá kết quả", "- Gửi báo cáo;", "- Họp chi bộ", "Nơi nhận:", "- Như trên,", "- Lưu."]


def test_a_wrapped_paper_is_put_together_again():
    assert lines(papers.WRAPPED_NOTICE)[7:11] == [
        "Thực hiện Chương trình kiểm tra, giám sát năm 2025, Ủy ban Kiểm tra Đảng ủy thông báo lịch làm việc của Đoàn kiểm tra như sau:",
        "1- Thời gian, địa điểm:",
        "- Từ 8 giờ ngày 20/10/2025 tại hội trường Ủy ban nhân dân xã; các chi bộ cử cán bộ dự đúng thành phần.",
        "- Từ 14 giờ ngày 21/10/2025 tại Trường Tiểu học An Phú, thôn Đông, xã An Phú.",
    ]


def test_a_symbol_broken_over_lines_is_whole():
    assert "Hướng dẫn số 02-HD/UBKTTW của" in read_text(papers.WRAPPED_NOTICE.encode(), "a.txt").clean


def test_columns_come_one_after_the_other():
    assert lines(papers.GUIDE)[:5] == [
        "TỈNH ỦY NAM THUẬN", "BAN TỔ CHỨC", "Số 231-HD/BTCTU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận, ngày 12 tháng 9 năm 2024",
    ]  # fmt: skip
    assert lines(papers.WRAPPED_NOTICE)[-4:] == ["- Lưu UBKT.", "T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM", "Vũ Đình Toàn"]


def test_markdown_marks_are_gone_and_kept_as_emphasis():
    document = read_text("## I. **NỘI DUNG**\n\n*Gửi trước ngày 20/5*\n\n\\* Ghi chú (*)\n\n* Một ý".encode(), "a.md")
    assert document.clean.splitlines() == ["I. NỘI DUNG", "Gửi trước ngày 20/5", "* Ghi chú (*)", "* Một ý"]
    assert [(p.heading, p.emphasis) for p in document.paragraphs] == [(2, ""), (0, "i"), (0, ""), (0, "")]


def test_a_quote_is_the_sources_own_words():
    document = read_text("Hoàn thành **trước\nngày 20/5/2023** và báo cáo.".encode(), "a.md")
    start = document.clean.index("trước")
    assert document.quote(start, start + len("trước ngày 20/5/2023")) == "trước ngày 20/5/2023"


FOOTNOTES = (
    "Đảng bộ có 12 chi bộ1, kết nạp 05 đảng viên mới2; nhiệm kỳ 2020 - 20253 đã\n" + " " * 40 + "\n"
    "1. Trong đó 3 chi bộ ghép.\n2. Nam 2, nữ 3.\n3. Theo nghị quyết.\n\x0choàn thành các chỉ tiêu.\n"
)


def test_footnotes_move_to_the_end_and_their_marks_leave_the_text():
    document = read_text(FOOTNOTES.encode(), "a.txt")
    assert document.clean.splitlines() == [
        "Đảng bộ có 12 chi bộ, kết nạp 05 đảng viên mới; nhiệm kỳ 2020 - 2025 đã hoàn thành các chỉ tiêu.",
        "Trong đó 3 chi bộ ghép.",
        "Nam 2, nữ 3.",
        "Theo nghị quyết.",
    ]
    assert [(document.clean[: mark.at].rsplit(" ", 1)[-1], mark.note) for mark in document.marks] == [
        ("bộ", "1"),
        ("mới", "2"),
        ("2025", "3"),
    ]
    assert [p.note for p in document.paragraphs] == [None, "1", "2", "3"]


def test_a_heading_behind_a_drawn_line_whose_number_marks_no_word_is_no_footnote():
    pages = "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nCác chi bộ họp.\n________\n\n1. Ban Tổ chức Huyện ủy:\n\f- Gửi báo cáo.\n"
    assert all(paragraph.role != "footnote" for paragraph in read_text(pages.encode(), "a.txt").paragraphs)


def test_without_footnotes_digits_behind_words_stay():
    assert lines("Diện tích 120 m2, đường 35kV, Nghị quyết 18.") == ["Diện tích 120 m2, đường 35kV, Nghị quyết 18."]


def test_tables_have_cells_with_places():
    document = read_text("TT\tChỉ tiêu\tKết quả\n1\tKết nạp\t05\n2\t\t\n\n| A | B |\n|---|---|\n| 1 | 2 |".encode(), "a.md")
    assert [(table.rows, table.columns) for table in document.tables] == [(3, 3), (2, 2)]
    cells = [document.clean[cell.start : cell.end] for cell in document.tables[0].cells]
    assert cells == ["TT", "Chỉ tiêu", "Kết quả", "1", "Kết nạp", "05", "2", "", ""]
    place = document.tables[0].cells[5]
    assert document.quote(place.start, place.end) == "05"


def test_a_tab_before_a_paragraph_is_an_indent():
    assert lines("\tCăn cứ kế hoạch;\n\tChi bộ báo cáo.") == ["Căn cứ kế hoạch;", "Chi bộ báo cáo."]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_clean_character_leads_to_itself_in_the_source(paper):
    document = read_text(paper.encode(), "a.txt")
    for paragraph in document.paragraphs:
        for at in range(paragraph.start, paragraph.end):
            if not document.clean[at].isspace():
                assert document.text[document.raw(at)] == document.clean[at]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aĐ1. -*|\t\n\f#(\\_…“KẾ", max_size=120))
def test_no_text_breaks_the_reader_and_letters_are_never_lost(text):
    document = read_text(text.encode(), "a.txt")
    letters = [char for char in document.text if char.isalpha()]
    assert sorted(char for char in document.clean if char.isalpha()) == sorted(letters)


def test_a_ruled_line_alone_is_no_table_and_takes_no_number() -> None:
    document = read_text(b"a\n| x | y | z |\n\n\n|---|---|\n\n\n| 1 | 2 | 3 |", "a.md")
    assert [paragraph.table for paragraph in document.paragraphs] == [None, 0, 1]
    assert len(document.tables) == 2
