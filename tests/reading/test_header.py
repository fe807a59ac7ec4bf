"""Headers of papers of several forms."""

from datetime import date

import pytest
from reading import papers, word_files

from nhiemky.domain.directive import Header, Signer
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.header import read_header
from nhiemky.reading.structure.layout import lay_out


def header(text: str) -> Header:
    document = read_text(text.encode(), "a.txt")
    return read_header(document, lay_out(document))


def test_the_party_form():
    found = header(papers.GUIDE)
    assert (found.national_heading, found.parent_body, found.issuing_body) == ("ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY NAM THUẬN", "BAN TỔ CHỨC")
    assert (found.number, found.type_code, found.organ_code, found.symbol) == ("231", "HD", "BTCTU", "231-HD/BTCTU")
    assert (found.place, found.date, found.doc_type) == ("Nam Thuận", date(2024, 9, 12), "hướng dẫn")
    assert found.subject == (
        "kiểm điểm, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên và tập thể, cá nhân cán bộ lãnh đạo, quản lý năm 2024"
    )
    assert found.signer == Signer("Đỗ Minh Khang", "TRƯỞNG BAN", None)
    assert found.recipients[-1] == "Lưu Ban Tổ chức"


def test_an_official_letter():
    found = header(papers.LETTER)
    assert (found.doc_type, found.doc_type_source) == ("công văn", "kính gửi")
    assert found.subject == "báo cáo kết quả thực hiện cải cách hành chính quý III năm 2024"
    assert found.addressees == ("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các huyện, thành phố")
    assert (found.type_code, found.organ_code) == (None, "SNV-CCHC")
    assert found.signer == Signer("Nguyễn Thị Thu Hà", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")


def test_a_body_that_goes_over_two_lines_is_one():
    found = header(papers.DECISION)
    assert (found.parent_body, found.issuing_body) == (None, "ỦY BAN NHÂN DÂN TỈNH NAM THUẬN")
    assert found.signer == Signer("Trần Quốc Bảo", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")
    assert found.subject == "Về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2024"


def test_the_unions_forms():
    youth, union = header(papers.YOUTH_PLAN), header(papers.UNION_REPORT)
    assert (youth.national_heading, youth.issuing_body) == ("ĐOÀN TNCS HỒ CHÍ MINH", "BCH ĐOÀN TỈNH NAM THUẬN")
    assert youth.signer.title == "PHÓ BÍ THƯ THƯỜNG TRỰC"
    assert (union.parent_body, union.addressees) == ("CÔNG ĐOÀN NGÀNH GIÁO DỤC NAM THUẬN", ("Công đoàn ngành Giáo dục tỉnh Nam Thuận",))


def test_what_is_left_blank_is_not_guessed():
    found = header(papers.CELL_REPORT)
    assert (found.number, found.symbol, found.date) == (None, None, None)
    assert (found.type_code, found.organ_code, found.place) == ("BC", "CB", "An Phú")
    assert (found.recipients, found.recipients_present) == ((), False)
    assert found.signer == Signer("PHẠM VĂN ĐỨC", "BÍ THƯ", "T/M CHI BỘ")


def test_without_a_letterhead_the_issuer_is_only_inferred():
    found = header("KẾ HOẠCH\n\nsơ kết\n\nThực hiện chương trình, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:\n\nNơi nhận:")
    assert (found.issuing_body, found.issuing_body_inferred) == (None, "Ban Thường vụ Huyện ủy")
    assert found.signer == Signer()


def test_a_theme_stands_apart_from_the_subject():
    found = header("BÁO CÁO\nchính trị nhiệm kỳ 2025 - 2030\n-----\nĐoàn kết, đổi mới, đưa xã nhà tiến lên\n\nPhần thứ nhất\n\nKẾT QUẢ")
    assert (found.subject, found.theme) == ("chính trị nhiệm kỳ 2025 - 2030", "Đoàn kết, đổi mới, đưa xã nhà tiến lên")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG NGHIỆP VỤ", "Lê An"), Signer("Lê An", "TRƯỞNG PHÒNG NGHIỆP VỤ", "TL. GIÁM ĐỐC")),
        (("CHI CỤC TRƯỞNG", "Vũ Hà Minh"), Signer("Vũ Hà Minh", "CHI CỤC TRƯỞNG", None)),
        (("T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ", "Vũ Hà Minh"), Signer("Vũ Hà Minh", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ")),
        (("TM. ỦY BAN", "CHỦ TỊCH", "(đã ký)", "Thượng tá Vũ Hà Minh"), Signer("Vũ Hà Minh", "CHỦ TỊCH", "TM. ỦY BAN")),
        (("T/M BAN CHẤP HÀNH", "BÍ THƯ"), Signer(None, "BÍ THƯ", "T/M BAN CHẤP HÀNH")),
    ],
)
def test_signatures(block, expected):
    assert header("\n\n".join(["THÔNG BÁO", "lịch họp", "1. Họp sáng 20/5.", "Nơi nhận:", "- Lưu.", *block])).signer == expected


def test_every_part_has_its_place():
    found = header(papers.WRAPPED_NOTICE)
    assert found.evidence["symbol"].quote == "Số 07-TB/UBKT"
    assert found.evidence["place_date"].quote == "An Phú, ngày 15 tháng 10 năm 2025"
    assert found.evidence["signer"].quote.endswith("Vũ Đình Toàn")


def test_a_paper_of_two_bodies_has_its_own_type_and_symbol() -> None:
    head = ("BAN TỔ CHỨC TỈNH ỦY - SỞ NỘI VỤ", "*", "Số 07-HDLT/BTCTU-SNV", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận, ngày 20 tháng 4 năm 2031")
    lines = (*head, "HƯỚNG DẪN LIÊN TỊCH", "về xếp loại cán bộ xã", "Căn cứ Điều lệ Đảng, hai cơ quan hướng dẫn như sau:", "I- ĐỐI TƯỢNG")
    document = read_text("\n\n".join(lines).encode(), "a.txt")
    found = read_header(document, lay_out(document))
    assert (found.symbol, found.type_code, found.doc_type) == ("07-HDLT/BTCTU-SNV", "HDLT", "hướng dẫn liên tịch")
    assert found.subject == "về xếp loại cán bộ xã"


def test_who_decides_is_no_part_of_a_decisions_title() -> None:
    head = ("ỦY BAN NHÂN DÂN", "TỈNH NAM THUẬN", "Số: 512/QĐ-UBND", "Nam Thuận, ngày 09 tháng 3 năm 2031", "QUYẾT ĐỊNH")
    lines = (
        *head,
        "Về việc thành lập Tổ công tác",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NAM THUẬN",
        "Căn cứ Luật A;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Họp.",
    )
    document = read_text("\n\n".join(lines).encode(), "a.txt")
    assert read_header(document, lay_out(document)).subject == "Về việc thành lập Tổ công tác"


LINES = ("ĐẢNG ỦY XÃ AN PHÚ", "Số 7-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM")


@pytest.mark.parametrize(
    "cut",
    [
        ("An Phú, ngày 09 tháng 11 năm", "2031"),
        ("An Phú, ngày 09 tháng", "11 năm 2031"),
        ("An Phú, ngày", "09 tháng 11 năm 2031"),
    ],
)
def test_a_date_that_a_narrow_cell_parted_is_one(cut):
    found = header("\n\n".join((*LINES, *cut, "BÁO CÁO", "kết quả năm 2031", "1. Việc đã làm.")))
    assert (found.place, found.date) == ("An Phú", date(2031, 11, 9))


def test_a_title_that_the_page_ran_into_its_preamble_ends_before_it():
    text = "kết quả năm 2031 và phương hướng năm 2032 Thực hiện Kế hoạch số 5-KH/TU, ngày 02/9/2031 của Tỉnh ủy, Chi bộ báo cáo như sau:"
    found = header("\n\n".join((*LINES, "An Phú, ngày 09 tháng 11 năm 2031", "BÁO CÁO", text, "I. KẾT QUẢ", "Đã làm xong.")))
    assert found.subject == "kết quả năm 2031 và phương hướng năm 2032"


JOINED = "Thực hiện Kế hoạch số 5-KH/TU, ngày 02/9/2031 của Tỉnh ủy, Đảng ủy báo cáo kết quả như sau"
"""A preamble as a recognition program gives it: its colon lost."""


@pytest.mark.parametrize(
    "text",
    [
        ("BÁO CÁO", f"kết quả năm 2031 và phương hướng năm 2032 {JOINED}"),
        ("BÁO CÁO", f"Kết quả năm 2031 và phương hướng năm 2032 {JOINED}:"),
        (f"BÁO CÁO kết quả năm 2031 và phương hướng năm 2032 {JOINED}:",),
        ("BÁO CÁO", f"kết quả năm 2031\nvà phương hướng năm 2032 {JOINED}"),
    ],
)
def test_a_title_that_a_scan_ran_into_its_preamble_ends_before_it(text):
    found = header("\n\n".join((*LINES, "An Phú, ngày 09 tháng 11 năm 2031", *text, "I. KẾT QUẢ", "Đã làm xong.")))
    assert (found.subject or "").lower() == "kết quả năm 2031 và phương hướng năm 2032"
    quote, span = found.evidence["subject"].quote, found.evidence["subject"].span
    assert quote.endswith("năm 2032") and span is not None


def test_a_title_that_writes_thuc_hien_with_a_capital_is_whole():
    text = "Kết quả 5 năm Thực hiện Nghị quyết số 05-NQ/TU, ngày 10/3/2025 của Tỉnh ủy"
    found = header("\n\n".join((*LINES, "An Phú, ngày 09 tháng 11 năm 2031", "BÁO CÁO", text, f"{JOINED}:", "I. KẾT QUẢ", "Đã làm xong.")))
    assert found.subject == text


def test_a_term_that_the_line_parted_is_whole_in_the_title():
    text = ("sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ, nhiệm kỳ 2030 -", "2035", f"{JOINED}:")
    found = header("\n\n".join((*LINES, "An Phú, ngày 09 tháng 11 năm 2033", "BÁO CÁO", *text, "I. KẾT QUẢ", "Đã làm xong.")))
    assert found.subject == f"{text[0]} 2035"


def test_a_title_whose_first_line_fills_the_page_goes_on_in_the_centred_second():
    def line(words: str, centred: bool = True) -> str:
        return word_files.para(word_files.run(words), '<w:jc w:val="center"/>' if centred else "")

    title = (
        "kết quả lãnh đạo thực hiện nhiệm vụ chính trị và công tác xây dựng Đảng",
        "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2031",
    )
    document = word_files.read(
        line("BÁO CÁO") + line(title[0], False) + line(title[1]) + line(f"{JOINED}:", False) + line("I. KẾT QUẢ", False)
    )
    assert read_header(document, lay_out(document)).subject == " ".join(title)


def test_a_rank_or_degree_is_no_part_of_a_name():
    block = ("Nơi nhận:", "- Lưu.", "T/M ĐẢNG ỦY", "BÍ THƯ", "PGS.TS. Lê Văn Đại")
    assert header("\n\n".join(["THÔNG BÁO", "lịch họp", "1. Họp sáng 20/5.", *block])).signer.name == "Lê Văn Đại"
