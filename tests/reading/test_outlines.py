"""Outlines with their titles, introductions, guidance and blanks."""

from reading import papers

from nhiemky.domain.outline import Outline, walk
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out
from nhiemky.reading.structure.outlines import read_outlines

DIRECTIVE = ("KẾ HOẠCH", "sơ kết", "1. Các chi bộ gửi báo cáo.", "Nơi nhận:", "- Lưu.", "T/M CHI BỘ", "BÍ THƯ", "Lê An")


def outlines(text: str) -> tuple[Outline, ...]:
    document = read_text(text.encode(), "a.txt")
    layout = lay_out(document)
    return read_outlines(document, layout, read_header(document, layout))


def attached(*lines: str) -> tuple[Outline, ...]:
    return outlines("\n\n".join([*DIRECTIVE, *lines]))


def test_titles_are_joined_and_the_paper_it_hangs_on_is_named():
    (outline,) = outlines(papers.LETTER)
    assert (outline.title, outline.subtitle) == ("ĐỀ CƯƠNG BÁO CÁO", "Kết quả cải cách hành chính quý III năm 2024")
    assert outline.attached_to == "1074/SNV-CCHC"
    assert ["/".join(path) for path, _ in walk(outline.nodes)] == [
        "I", "I/1", "I/2", "II", "II/1", "II/1/1.1", "II/1/1.1/a", "II/1/1.1/b", "II/1/1.2", "II/2", "III",
    ]  # fmt: skip


def test_guidance_stands_under_its_heading_and_bullets_are_guidance():
    (outline,) = outlines(papers.BARE_OUTLINE)
    assert [(node.title, node.guidance) for _, node in walk(outline.nodes)] == [
        ("VỀ CÔNG TÁC CHỈ ĐẠO", ("Đánh giá việc thực hiện quy chế.",)),
        ("HẠN CHẾ, KHUYẾT ĐIỂM", ()),
        ("Hạn chế", ("(Nêu cụ thể từng mặt)",)),
        ("Nguyên nhân", ("- Khách quan", "- Chủ quan")),
        ("BIỆN PHÁP KHẮC PHỤC", ()),
    ]


def test_a_numbered_paragraph_is_a_title_however_long():
    (outline,) = attached("ĐỀ CƯƠNG", "Báo cáo", "1. Nêu rõ kết quả: số buổi sinh hoạt, số đảng viên dự; so với cùng kỳ. Kèm số liệu.")
    assert outline.nodes[0].title == "Nêu rõ kết quả: số buổi sinh hoạt, số đảng viên dự; so với cùng kỳ. Kèm số liệu."


def test_a_part_takes_the_lines_below_it():
    (outline,) = attached(
        "ĐỀ CƯƠNG", "Báo cáo", "Phần thứ nhất", "KẾT QUẢ THỰC HIỆN", "NGHỊ QUYẾT ĐẠI HỘI", "I. Chung", "Phần thứ hai", "Phương hướng"
    )
    assert [(node.label, node.title) for node in outline.nodes] == [
        ("Phần thứ nhất", "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI"),
        ("Phần thứ hai", "Phương hướng"),
    ]


def test_outlines_follow_one_another_with_letterheads_of_their_own():
    first, second = attached(
        *("ĐỀ CƯƠNG", "Báo cáo thứ nhất", "Cấp ủy vận dụng đề cương này.", "I. Kết quả"),
        *("ĐẢNG BỘ XÃ ....", "CHI BỘ .....", "ĐẢNG CỘNG SẢN VIỆT NAM", "....., ngày..... tháng..... năm 2025"),
        *("ĐỀ CƯƠNG", "Báo cáo thứ hai", "I. Ưu điểm", "II. Hạn chế", "T/M CHI BỘ", "(Ký, ghi rõ họ tên)"),
    )
    assert (first.intro, [node.title for node in first.nodes]) == (("Cấp ủy vận dụng đề cương này.",), ["Kết quả"])
    assert ([node.title for node in second.nodes], second.nodes[1].guidance) == (["Ưu điểm", "Hạn chế"], ())
    assert second.evidence.quote.startswith("ĐẢNG BỘ XÃ ....")
    assert [blank.quote for blank in second.blanks] == [
        "ĐẢNG BỘ XÃ ....", "CHI BỘ .....", "....., ngày..... tháng..... năm 2025", "(Ký, ghi rõ họ tên)",
    ]  # fmt: skip


def test_dots_that_say_and_so_on_are_no_blanks():
    (outline,) = attached("ĐỀ CƯƠNG", "Báo cáo", "I. Kết quả", "Nêu các hội, đoàn thể... ở cơ sở; mô hình hay,...")
    assert outline.blanks == ()


def test_another_paper_behind_a_drawn_line_is_no_guidance():
    text = "\n\n".join(
        [*DIRECTIVE, "ĐỀ CƯƠNG", "Báo cáo", "I. Kết quả", "Nêu số liệu.", "-----", "NGHỊ QUYẾT ĐẠI HỘI CHI BỘ", "Xác định 3 việc."]
    )
    (outline,) = outlines(text)
    assert outline.nodes[0].guidance == ("Nêu số liệu.",)


def test_a_form_with_a_letterhead_to_fill_in_is_titled_below_it() -> None:
    (outline,) = attached(
        "Mẫu số 01", "TÊN ĐƠN VỊ", "Số: /BC-...", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO", "Kết quả tự đánh giá", "I. Thông tin chung", "1. Tên đơn vị: ........", "II. Kết quả",
    )  # fmt: skip
    assert (outline.title, outline.subtitle) == ("BÁO CÁO", "Kết quả tự đánh giá")
    assert [node.label for node in outline.nodes] == ["I", "II"]


def test_what_an_outline_says_of_itself_in_brackets_is_its_introduction() -> None:
    _, second = attached(
        "ĐỀ CƯƠNG SỐ 1", "Báo cáo chung", "I- KẾT QUẢ", "ĐỀ CƯƠNG SỐ 2", "BÁO CÁO KIỂM ĐIỂM", "(Bố cục như Đề cương số 1)", "1. Nêu gương"
    )
    assert (second.subtitle, second.intro) == ("BÁO CÁO KIỂM ĐIỂM", ("(Bố cục như Đề cương số 1)",))


def test_numbers_with_a_stroke_are_headings_too() -> None:
    (outline,) = attached("ĐỀ CƯƠNG", "I-/ KẾT QUẢ", "1-/ Tư tưởng", "a/ Học tập", "II-/ HẠN CHẾ", "1/ Hạn chế", "1.1/ Nguyên nhân")
    assert ["/".join(path) for path, _ in walk(outline.nodes)] == ["I", "I/1", "I/1/a", "II", "II/1", "II/1/1.1"]
