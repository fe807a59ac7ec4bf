"""Findings that need the register: cited_superseded, cited_day_differs, cited_number_differs, cited_issuer_differs."""

from __future__ import annotations

from nhiemky.domain.register import Register
from nhiemky.flows.check_file import check_document, paper_of
from nhiemky.flows.register import register_of_papers


def paper(preamble: str, *, day: str = "20 tháng 3 năm 2030", symbol: str = "Số 41-KH/ĐU", own: str = "ĐẢNG ỦY XÃ ĐÔNG GIANG") -> bytes:
    head = (
        "ĐẢNG BỘ TỈNH NAM THUẬN",
        own,
        "*",
        symbol,
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        f"Nam Thuận, ngày {day}",
        "KẾ HOẠCH",
        "kiểm tra công tác đảng",
    )
    return "\n\n".join((*head, preamble, "I- MỤC ĐÍCH", "Đánh giá nhiệm vụ.")).encode()


SUPERIOR = "Kế hoạch số 88-KH/TU, ngày 05/3/2030 của Ban Thường vụ Tỉnh ủy Nam Thuận về kiểm tra việc thu, nộp và quản lý đảng phí"


def register(*papers: bytes) -> Register:
    return register_of_papers(paper_of(data, f"tep-{number}.txt") for number, data in enumerate(papers, 1))


def codes(data: bytes, known: Register, name: str = "dang-soat.txt") -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in check_document(data, name, known) if found.code.startswith(("cited_", "basis_"))]


KNOWN = register(paper(f"Thực hiện {SUPERIOR}, Đảng ủy xây dựng kế hoạch như sau:", symbol="Số 12-KH/ĐU", own="ĐẢNG ỦY XÃ TÂY GIANG"))


def test_the_same_mention_is_silent():
    assert codes(paper(f"Thực hiện {SUPERIOR}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_another_day_is_said_with_both():
    ((code, message),) = codes(paper(f"Thực hiện {SUPERIOR.replace('05/3/2030', '06/3/2030')}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN)
    assert code == "cited_day_differs"
    assert "06/3/2030" in message
    assert "tep-1.txt ghi ngày 05/3/2030" in message


def test_the_same_number_of_another_year_is_another_document():
    assert codes(paper(f"Thực hiện {SUPERIOR.replace('05/3/2030', '05/3/2026')}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_the_same_number_of_another_province_is_another_document():
    other = SUPERIOR.replace("Nam Thuận", "Hoa Lư").replace("05/3/2030", "09/3/2030")
    assert codes(paper(f"Thực hiện {other}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_one_title_of_one_day_has_one_number():
    ((code, message),) = codes(paper(f"Thực hiện {SUPERIOR.replace('88-', '86-')}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN)
    assert code == "cited_number_differs"
    assert "86-KH/TU" in message
    assert "88-KH/TU" in message


def test_another_title_of_that_day_is_another_document():
    other = SUPERIOR.replace("88-", "89-").replace("kiểm tra việc thu, nộp và quản lý đảng phí", "học tập chuyên đề toàn khóa")
    assert codes(paper(f"Thực hiện {other}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_decisions_in_series_share_title_and_day():
    first = "Quyết định số 88-QĐ/TU, ngày 05/3/2030 của Ban Thường vụ Tỉnh ủy Nam Thuận về chỉ định cấp ủy viên nhiệm kỳ 2025 - 2030"
    known = register(paper(f"Thực hiện {first}, Đảng ủy xây dựng kế hoạch như sau:"))
    assert codes(paper(f"Thực hiện {first.replace('88-', '89-')}, Đảng ủy xây dựng kế hoạch như sau:"), known) == []


def test_another_issuer_of_the_same_document():
    other = SUPERIOR.replace("Ban Thường vụ Tỉnh ủy Nam Thuận", "Ban Tổ chức Thành ủy Hoa Lư")
    assert [code for code, _ in codes(paper(f"Thực hiện {other}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN)] == ["cited_issuer_differs"]


def test_a_shorter_name_of_the_issuer_is_the_same_issuer():
    for short in ("Tỉnh ủy", "Tỉnh ủy Nam Thuận", "Ban Thường vụ Tỉnh ủy"):
        other = SUPERIOR.replace("Ban Thường vụ Tỉnh ủy Nam Thuận", short)
        assert codes(paper(f"Thực hiện {other}, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_a_paper_is_no_witness_against_itself():
    data = paper(f"Thực hiện {SUPERIOR}, Đảng ủy xây dựng kế hoạch như sau:")
    known = register_of_papers([paper_of(data, "dang-soat.txt")])
    assert codes(data, known) == []


def test_papers_that_disagree_are_no_witness():
    wrong = SUPERIOR.replace("05/3/2030", "06/3/2030")
    known = register(paper(f"Thực hiện {SUPERIOR}, như sau:"), paper(f"Thực hiện {wrong}, như sau:", symbol="Số 13-KH/ĐU"))
    assert codes(paper(f"Thực hiện {SUPERIOR.replace('05/3/2030', '07/3/2030')}, Đảng ủy xây dựng kế hoạch:"), known) == []


def test_the_document_itself_outweighs_who_cites_it():
    own = paper("Căn cứ Điều lệ Đảng, Tỉnh ủy xây dựng kế hoạch:", day="05 tháng 3 năm 2030", symbol="Số 88-KH/TU", own="TỈNH ỦY NAM THUẬN")
    wrong = SUPERIOR.replace("05/3/2030", "06/3/2030")
    known = register(paper(f"Thực hiện {wrong}, như sau:"), own)
    ((code, message),) = codes(paper(f"Thực hiện {wrong}, Đảng ủy xây dựng kế hoạch như sau:"), known)
    assert code == "cited_day_differs"
    assert "chính văn bản ấy (tep-2.txt)" in message


def test_what_another_paper_replaced_is_no_basis_any_more():
    replacing = paper(
        "Căn cứ Điều lệ Đảng, Tỉnh ủy xây dựng kế hoạch. Kế hoạch này thay thế Kế hoạch số 70-KH/TU, ngày 08/01/2030 của Ban Thường vụ Tỉnh ủy "
        "Nam Thuận.", day="05 tháng 3 năm 2030", symbol="Số 88-KH/TU", own="TỈNH ỦY NAM THUẬN",
    )  # fmt: skip
    known = register(replacing)
    old = "Kế hoạch số 70-KH/TU, ngày 08/01/2030 của Ban Thường vụ Tỉnh ủy Nam Thuận"
    ((code, message),) = codes(paper(f"Căn cứ {old}, Đảng ủy xây dựng kế hoạch như sau:"), known)
    assert code == "cited_superseded"
    assert "88-KH/TU" in message
    assert "05/3/2030" in message
    assert codes(paper(f"Căn cứ {old}, Đảng ủy xây dựng kế hoạch như sau:", day="20 tháng 02 năm 2030"), known) == []
    assert codes(paper(f"Căn cứ {old} (được thay thế bằng Kế hoạch số 88-KH/TU), Đảng ủy xây dựng kế hoạch như sau:"), known) == []


def test_a_bare_symbol_says_too_little():
    assert codes(paper("Thực hiện Kế hoạch số 88-KH/TU, ngày 09/3/2030, Đảng ủy xây dựng kế hoạch như sau:"), KNOWN) == []


def test_quyet_dinh_and_quy_dinh_have_series_of_their_own():
    known = register(paper("Căn cứ Quy định số 22-QĐ/TW, ngày 28/7/2021 của Ban Chấp hành Trung ương về kiểm tra, như sau:"))
    assert codes(paper("Căn cứ Quyết định số 22-QĐ/TW, ngày 10/8/2021 của Ban Bí thư về kinh phí, như sau:"), known) == []
