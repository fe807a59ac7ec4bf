"""Parts, headings, paths and sentences of papers of several forms."""

import pytest
from reading import papers

from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.headings import Heading
from nhiemky.reading.structure.layout import Layout, lay_out
from nhiemky.reading.structure.sentences import split_sentences


def laid(text: str) -> Layout:
    return lay_out(read_text(text.encode(), "a.txt"))


def tree(headings: tuple[Heading, ...]) -> list[str]:
    return [f"{'  ' * heading.level}{heading.label or '-'} {heading.title}{' +' if heading.run_in else ''}" for heading in headings]


def words(layout: Layout, part: range) -> tuple[str, str]:
    return layout.words[part.start], layout.words[part.stop - 1]


def test_a_letter_has_its_parts_without_a_type_line():
    layout = laid(papers.LETTER)
    assert layout.type_line is None
    assert words(layout, layout.body)[1] == "Đề nghị các đơn vị quan tâm thực hiện./."
    assert words(layout, layout.closing) == ("Nơi nhận:", "Nguyễn Thị Thu Hà")
    assert [(part.kind, layout.words[part.opening]) for part in layout.attachments] == [("outline", "ĐỀ CƯƠNG BÁO CÁO")]


def test_appendices_keep_their_number_and_their_kind():
    layout = laid(papers.GUIDE)
    assert [(part.kind, layout.words[part.first]) for part in layout.attachments] == [("appendix", "Phụ lục 1"), ("outline", "Phụ lục 2")]


def test_an_outline_may_stand_before_the_signature():
    layout = laid(papers.MARKDOWN_CONCLUSION)
    assert words(layout, layout.body)[1] == "2/ Ủy ban Kiểm tra Huyện ủy theo dõi."
    assert [part.kind for part in layout.attachments] == ["outline"]
    assert words(layout, layout.closing) == ("Nơi nhận:", "Ngô Thanh Sơn")


def test_a_file_may_be_nothing_but_an_outline():
    layout = laid(papers.BARE_OUTLINE)
    assert (len(layout.body), [part.kind for part in layout.attachments]) == (0, ["outline"])


@pytest.mark.parametrize("paper", [papers.CELL_REPORT, papers.YOUTH_PLAN, papers.UNION_REPORT, papers.WRAPPED_NOTICE])
def test_a_paper_that_sends_nothing_along_has_no_attachment(paper):
    assert laid(paper).attachments == ()


def test_levels_follow_the_numbering_of_the_office():
    assert tree(laid(papers.GUIDE).headings) == [
        "A MỤC ĐÍCH, YÊU CẦU",
        "  1 Mục đích",
        "    a Giúp cấp ủy các cấp thấy rõ ưu điểm +",
        "    b Làm cơ sở để bố trí cán bộ +",
        "  2 Yêu cầu",
        "B NỘI DUNG",
        "  I Đối tượng",
        "    1 Tập thể:",
        "    2 Cá nhân: +",
        "  II Tỷ lệ xếp loại",
        "C TỔ CHỨC THỰC HIỆN",
        "  1 Cấp ủy các cấp gửi báo cáo về Ban Tổ chức +",
        "  2 Giao Phòng Tổ chức cơ sở đảng theo dõi +",
    ]


def test_articles_of_a_decision_are_its_top_and_who_decides_is_no_heading():
    assert [line for line in tree(laid(papers.DECISION).headings) if line[0] != " "] == [
        "Điều 1 Giao chỉ tiêu kế hoạch năm 2024 cho các sở +",
        "Điều 2 Tổ chức thực hiện",
        "Điều 3 Chánh Văn phòng Ủy ban nhân dân tỉnh và Thủ +",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1. Một", "Chương II", "THI HÀNH", "Điều 2. Hiệu lực"),
         ["Chương I QUY ĐỊNH CHUNG", "  Điều 1 Phạm vi", "    1 Một", "Chương II THI HÀNH", "  Điều 2 Hiệu lực"]),
        (("PHẦN A. KẾT QUẢ", "I. Tư tưởng", "I.1. Học tập", "I.2. Tuyên truyền", "II. Tổ chức", "PHẦN B", "PHƯƠNG HƯỚNG"),
         ["PHẦN A KẾT QUẢ", "  I Tư tưởng", "    I.1 Học tập", "    I.2 Tuyên truyền", "  II Tổ chức", "PHẦN B PHƯƠNG HƯỚNG"]),
        (("1. Kết quả", "a) Tư tưởng", "1) Học tập", "2) Tuyên truyền", "b) Tổ chức", "2. Hạn chế"),
         ["1 Kết quả", "  a Tư tưởng", "    1 Học tập", "    2 Tuyên truyền", "  b Tổ chức", "2 Hạn chế"]),
        (("G. Bảy", "H. Tám", "I. Chín"), ["G Bảy", "H Tám", "I Chín"]),
        (("I- KẾT QUẢ", "(1) Một việc", "+ Hai việc", "- Ba việc", "KẾT LUẬN", "Như trên."), ["I KẾT QUẢ", "- KẾT LUẬN"]),
    ],
)  # fmt: skip
def test_headings_of_every_numbering(lines, expected):
    body = "\n\n".join(["BÁO CÁO", "kết quả công tác", "Chi bộ báo cáo như sau:", *lines])
    assert tree(laid(body).headings) == expected


def test_a_path_names_the_headings_above_a_paragraph():
    layout = laid(papers.YOUTH_PLAN)
    number = layout.words.index("- Xây dựng kế hoạch, gửi về Tỉnh đoàn trước ngày 10/3/2025.")
    assert [(heading.label, heading.title) for heading in layout.path(number)] == [
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("2", "Các huyện, thành đoàn và đoàn trực thuộc"),
    ]
    assert layout.path(layout.closing.start) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gửi về TP. Nam Thuận. Sau đó họp.", ["Gửi về TP. Nam Thuận.", "Sau đó họp."]),
        ("Hội nghị, tọa đàm, v.v. và báo cáo. Hết.", ["Hội nghị, tọa đàm, v.v. và báo cáo.", "Hết."]),
        ("Tập trung sản xuất, kinh doanh... Rà soát chỉ tiêu.", ["Tập trung sản xuất, kinh doanh...", "Rà soát chỉ tiêu."]),
        ("Đại hội chi bộ ..... Nhiệm kỳ này.", ["Đại hội chi bộ ..... Nhiệm kỳ này."]),
        ("Ông V. I. Lênin viết. “Học nữa!” Đúng vậy.", ["Ông V. I. Lênin viết.", "“Học nữa!”", "Đúng vậy."]),
        ("Tăng 3.406 người. Đạt 93,7%.", ["Tăng 3.406 người.", "Đạt 93,7%."]),
        ("Theo mẫu. đính kèm", ["Theo mẫu. đính kèm"]),
    ],
)  # fmt: skip
def test_sentences_end_where_office_prose_ends_them(text, expected):
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == expected


def test_sentences_leave_the_label_out():
    layout = laid("BÁO CÁO\n\nkết quả\n\n1. Đã họp. Đã gửi báo cáo.")
    assert [layout.document.clean[start:end] for start, end in layout.sentences(2)] == ["Đã họp.", "Đã gửi báo cáo."]
