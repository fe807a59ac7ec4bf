"""Numbered documents cited: symbol, date, issuer, title, relation, one per mention."""

from __future__ import annotations

from datetime import date

import pytest

from nhiemky.domain.directive import Citation, Header
from nhiemky.reading.citations.numbered import read_citations
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.layout import lay_out


def cited(*paragraphs: str, header: Header | None = None) -> list[Citation]:
    document = read_text("\n\n".join(paragraphs).encode(), "a.txt")
    return [one for one in read_citations(document, lay_out(document), header or Header()) if isinstance(one, Citation)]


@pytest.mark.parametrize(
    ("words", "symbol", "doc_type", "issuer"),
    [
        ("theo Quy định số 77-QĐ/HU của Ban Thường vụ Huyện ủy", "77-QĐ/HU", "Quy định", "Ban Thường vụ Huyện ủy"),
        ("theo Quyết định số 77-QĐ/HU của Ban Thường vụ Huyện ủy", "77-QĐ/HU", "Quyết định", "Ban Thường vụ Huyện ủy"),
        ("theo Nghị định số 88/2031/NĐ-CP của Chính phủ", "88/2031/NĐ-CP", "Nghị định", "Chính phủ"),
        ("theo Công văn số 1204/SXD-QLN của Sở Xây dựng", "1204/SXD-QLN", "Công văn", "Sở Xây dựng"),
        ("theo Chỉ thị 31-CT/TU của Ban Thường vụ Tỉnh ủy", "31-CT/TU", "Chỉ thị", "Ban Thường vụ Tỉnh ủy"),
        ("theo Kế hoạch số 45 - KH/TĐTN-BTC của Ban Thường vụ Tỉnh đoàn", "45-KH/TĐTN-BTC", "Kế hoạch", "Ban Thường vụ Tỉnh đoàn"),
        ("theo Thông báo số 12-TB/VPTU của Văn phòng Tỉnh ủy", "12-TB/VPTU", "Thông báo", "Văn phòng Tỉnh ủy"),
        ("theo Thông tư số 07/2031/TT-BNV của Bộ trưởng Bộ Nội vụ", "07/2031/TT-BNV", "Thông tư", "Bộ trưởng Bộ Nội vụ"),
    ],
)
def test_party_and_state_symbols_are_read_with_type_and_issuer(words: str, symbol: str, doc_type: str, issuer: str) -> None:
    (one,) = cited("Các đơn vị làm việc này " + words + ".")
    assert (one.symbol, one.doc_type, one.issuer) == (symbol, doc_type, issuer)


def test_a_letter_without_type_code_and_a_law_keep_only_the_organ() -> None:
    letter, law = cited("Theo Công văn số 931/STC-NS ngày 02/3/2031 và Luật Lưu trữ số 12/2030/QH17 ngày 21/6/2030.")
    assert (letter.type_code, letter.organ_code) == (None, "STC-NS")
    assert (law.doc_type, law.type_code, law.organ_code, law.date) == ("Luật", None, "QH17", date(2030, 6, 21))


def test_a_symbol_broken_over_lines_is_one() -> None:
    (one,) = cited(
        "Các cấp ủy tiếp tục triển khai thực hiện đầy đủ nội dung Kết luận số 66-\nKL/HU của Ban Thường vụ Huyện ủy đến từng chi bộ."
    )
    assert one.symbol == "66-KL/HU"


def test_issuer_and_title_of_a_coordination_belong_to_all_the_date_does_not() -> None:
    first, second = cited(
        "Căn cứ Kế hoạch số 07-KH/HU và Thông báo số 19-TB/HU, ngày 05/5/2031 của Ban Thường vụ Huyện ủy về phát triển đảng viên;"
    )
    assert (first.date, second.date) == (None, date(2031, 5, 5))
    assert first.issuer == second.issuer == "Ban Thường vụ Huyện ủy"
    assert first.subject == second.subject == "về phát triển đảng viên"
    assert first.quote == "Kế hoạch số 07-KH/HU"


def test_numbers_behind_one_type_word_are_documents_of_that_type() -> None:
    found = cited("Thực hiện các Quy định số 11-QĐ/HU, số 12-QĐ/HU và 13-QĐ/HU của Huyện ủy.")
    assert [one.doc_type for one in found] == ["Quy định"] * 3
    assert {one.issuer for one in found} == {"Huyện ủy"}


def test_a_semicolon_ends_a_coordination() -> None:
    first, second = cited("Tiếp tục thực hiện Chỉ thị số 8-CT/HU; Nghị quyết số 9-NQ/TU ngày 02/02/2031 của Tỉnh ủy về du lịch.")
    assert (first.issuer, first.subject) == (None, None)
    assert second.issuer == "Tỉnh ủy"


def test_a_title_holds_the_documents_named_in_it() -> None:
    outer, inner = cited("Căn cứ Kế hoạch số 3-KH/TU của Tỉnh ủy về thực hiện Chỉ thị số 4-CT/TU về cải cách hành chính;")
    assert outer.subject == "về thực hiện Chỉ thị số 4-CT/TU về cải cách hành chính"
    assert (inner.subject, inner.relation) == ("về cải cách hành chính", "mention")


def test_a_title_ends_where_the_sentence_goes_on() -> None:
    found = cited(
        "Đưa việc thực hiện Quy định số 5-QĐ/HU của Huyện ủy về nêu gương của cán bộ và các quy định về kỷ luật vào kế hoạch.",
        "Thực hiện Nghị quyết số 6-NQ/HU của Huyện ủy về chuyển đổi số, góp phần nâng cao chất lượng sinh hoạt.",
        "Căn cứ Kế hoạch số 7-KH/TU về kiểm tra, giám sát, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:",
    )
    assert [one.subject for one in found] == ["về nêu gương của cán bộ", "về chuyển đổi số", "về kiểm tra, giám sát"]


def test_titles_without_ve() -> None:
    found = cited(
        "Căn cứ Quyết định số 30/QĐ-UBND ngày 04/4/2031 của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ của Sở Xây dựng;",
        "Căn cứ Nghị quyết số 31-NQ/TU của Tỉnh ủy “Một số nhiệm vụ xây dựng đảng bộ vững mạnh”;",
    )
    assert [one.subject for one in found] == ["quy định chức năng, nhiệm vụ của Sở Xây dựng", "Một số nhiệm vụ xây dựng đảng bộ vững mạnh"]


def test_two_bodies_that_sign_together_are_one_issuer_a_body_that_acts_is_not() -> None:
    first, second = cited(
        "Theo Kết luận số 41-KL/TU của Ban Thường vụ Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh về đầu tư công.",
        "Theo Kết luận số 42-KL/TU của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh báo cáo tiến độ.",
    )
    assert first.issuer == "Ban Thường vụ Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh"
    assert second.issuer == "Ban Thường vụ Tỉnh ủy"


def test_relations_follow_the_place() -> None:
    lines = (
        "KẾ HOẠCH",
        "kiểm tra công tác năm 2031",
        "Căn cứ Quy định số 1-QĐ/TU ngày 02/01/2031 của Ban Thường vụ Tỉnh ủy;",
        "Thực hiện Chương trình số 2-CTr/HU ngày 03/01/2031 của Huyện ủy, Đảng ủy xã xây dựng Kế hoạch theo Hướng dẫn số 3-HD/TU như sau:",
        "I- NỘI DUNG",
        "1. Tiếp tục thực hiện Nghị quyết số 4-NQ/TU của Tỉnh ủy. Đoàn kiểm tra thành lập theo Quyết định số 5-QĐ/HU của Huyện ủy.",
        "2. Kế hoạch này thay thế Kế hoạch số 6-KH/HU và Công văn số 7-CV/HU. Mẫu kèm theo Công văn số 8-CV/HU.",
    )
    assert [(one.number, one.relation) for one in cited(*lines)] == [
        ("1", "basis"), ("2", "implements"), ("3", "mention"), ("4", "mention"), ("5", "basis"),
        ("6", "supersedes"), ("7", "supersedes"), ("8", "attached"),
    ]  # fmt: skip


def test_the_documents_own_number_is_no_citation_but_a_reference_to_it_is_its_own() -> None:
    lines = (
        "ĐẢNG ỦY X",
        "Số 15-KH/ĐU",
        "KẾ HOẠCH",
        "công tác năm",
        "I- VIỆC CHÍNH",
        "Đề cương (kèm theo Kế hoạch số 15-KH/ĐU ngày 01/02/2031).",
    )
    (one,) = cited(*lines, header=Header(symbol="15-KH/ĐU"))
    assert one.self_ and one.relation == "attached"


def test_dates_fractions_and_empty_templates_are_no_symbols() -> None:
    assert cited("Ngày 20/5/2031 có 3/4 chi bộ gửi Báo cáo số ....BC/.... và đạt 15/20 điểm, km 5/QL, mức 24/7.") == []


def test_a_misread_type_word_is_repaired_and_said() -> None:
    (one,) = cited("Thực hiện Kế hoặch số 21-KH/HU ngày 06/3/2031 của Huyện ủy.")
    assert (one.doc_type, one.ocr_type) == ("Kế hoạch", "Kế hoặch")


def test_a_title_may_stand_in_the_footnote() -> None:
    body = "Triển khai Kết luận số 50-KL/HU của Ban Thường vụ Huyện ủy1; các chi bộ đã học tập."
    document = read_text(f"{body}\n\n----------------------\n1. Về công tác hội cựu chiến binh.\n".encode(), "a.txt")
    if not document.marks:
        pytest.skip("the text stage reads no footnote here")
    one = next(iter(read_citations(document, lay_out(document), Header())))
    assert isinstance(one, Citation) and one.subject == "Về công tác hội cựu chiến binh"


def test_quotes_are_the_sources_own_words() -> None:
    document = read_text("Theo **Chỉ thị số 9-CT/HU** ngày 01/02/2031 của *Huyện ủy* về văn thư.".encode(), "a.md")
    (one,) = read_citations(document, lay_out(document), Header())
    assert isinstance(one, Citation)
    assert " ".join(document.text[one.span.start : one.span.end].split()) == one.quote
    assert (one.issuer, one.subject) == ("Huyện ủy", "về văn thư")


def test_a_preamble_may_turn_from_what_it_rests_on_to_what_it_carries_out() -> None:
    lines = (
        "KẾ HOẠCH",
        "hè năm 2031",
        "Căn cứ Hướng dẫn số 5-HD/TU; thực hiện Kế hoạch số 6-KH/TU của Tỉnh ủy, Huyện đoàn ban hành Kế hoạch.",
        "I- NỘI DUNG",
        "1. Tốt.",
    )
    assert [one.relation for one in cited(*lines)] == ["basis", "implements"]


def test_a_notice_carried_out_after_a_basis_is_carried_out() -> None:
    text = "KẾ HOẠCH\n\ntổng kết\n\nCăn cứ Quyết định số 5-QĐ/HU; thực hiện Thông báo số 33-TB/HU, Huyện ủy xây dựng kế hoạch:\n\nI. VIỆC"
    from nhiemky.flows.read_file import read_bytes

    found = read_bytes(text.encode(), "a.txt")[1].citations
    assert [item.relation for item in found] == ["basis", "implements"]


def test_numbers_in_a_list_share_the_code_that_closes_it() -> None:
    found = cited("Thực hiện các Nghị quyết số 57, số 59 và số 68-NQ/TW của Bộ Chính trị, Đảng ủy xây dựng kế hoạch như sau:")
    assert [one.symbol for one in found] == ["57-NQ/TW", "59-NQ/TW", "68-NQ/TW"]
    assert {(one.doc_type, one.issuer, one.relation) for one in found} == {("Nghị quyết", "Bộ Chính trị", "implements")}


def test_the_day_of_a_list_belongs_to_its_last_document() -> None:
    first, last = cited("Căn cứ Kế hoạch số 09 và 10-KH/ĐU, ngày 21/7/2031 của Ban Thường vụ Đảng ủy về kiểm tra;")
    assert (first.symbol, first.date, last.date) == ("09-KH/ĐU", None, date(2031, 7, 21))
    assert first.subject == last.subject == "về kiểm tra"


def test_numbers_that_are_no_documents_stay_out_of_a_list() -> None:
    assert [one.symbol for one in cited("Trong 3 năm, 15 chi bộ thực hiện Kế hoạch số 10-KH/ĐU.")] == ["10-KH/ĐU"]


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("18 - QĐ/ĐU", "18-QĐ/ĐU"),
        ("18–QĐ/ĐU", "18-QĐ/ĐU"),
        ("18 QĐ/ĐU", "18-QĐ/ĐU"),
        ("18-QĐ / ĐU", "18-QĐ/ĐU"),
        ("18 / KH-TCT", "18/KH-TCT"),
    ],
)
def test_dashes_and_blanks_of_a_symbol_do_not_matter(written: str, symbol: str) -> None:
    (one,) = cited(f"Các đơn vị làm theo Văn bản số {written} ngày 05/3/2031.")
    assert (one.symbol, one.date) == (symbol, date(2031, 3, 5))


def test_a_short_form_resolves_to_the_mention_with_its_code() -> None:
    full, short = cited(
        "Thực hiện Kế hoạch số 58-KH/TU, ngày 12/01/2031 của Tỉnh ủy (sau đây gọi tắt là Kế hoạch số 58), Đảng ủy yêu cầu như sau:",
        "Các chi bộ làm nghiêm Kế hoạch số 58.",
    )
    assert full.resolves is None
    assert (short.number, short.symbol, short.resolves) == ("58", None, "58-KH/TU")


def test_a_short_form_of_the_own_number_is_the_paper_itself() -> None:
    header = Header(symbol="12-KH/ĐU", number="12", doc_type="kế hoạch")
    (one,) = cited("Các đơn vị triển khai Kế hoạch số 12 nêu trên.", header=header)
    assert (one.self_, one.resolves) == (True, "12-KH/ĐU")


@pytest.mark.parametrize(
    "words",
    ["làm theo Kế hoạch 5 năm", "thực hiện Đề án 06 ở cơ sở", "nêu tại Kế hoạch số 3", "Quyết định 12 nội dung", "theo Chương trình 135"],
)
def test_a_number_that_resolves_to_nothing_is_no_citation(words: str) -> None:
    assert cited(f"Các đơn vị {words}.") == []


def test_a_number_with_its_issuer_is_a_citation_without_a_symbol() -> None:
    (one,) = cited("Các chi bộ áp dụng Hướng dẫn số 06 của Ban Tổ chức Thành ủy về sinh hoạt chuyên đề.")
    assert (one.number, one.symbol, one.issuer, one.subject) == ("06", None, "Ban Tổ chức Thành ủy", "về sinh hoạt chuyên đề")


def test_a_bare_symbol_takes_the_type_that_another_mention_gives() -> None:
    first, second = cited("Làm theo Quy định số 77-QĐ/HU của Huyện ủy.", "Các mức nêu tại số 77-QĐ/HU không đổi.")
    assert (first.doc_type, second.doc_type) == ("Quy định", "Quy định")


def test_a_team_founded_by_a_decision_has_it_for_its_basis() -> None:
    plan, decision = cited(
        "Thực hiện Kế hoạch số 44-KH/TU của Tỉnh ủy về giám sát, Đoàn giám sát thành lập theo Quyết định số 102-QĐ/TU đã làm việc.",
        "I- KẾT QUẢ",
    )
    assert (plan.relation, decision.relation) == ("implements", "basis")


def test_a_proposal_before_a_decision_is_a_basis() -> None:
    (one,) = cited("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 215/TTr-SNV ngày 02 tháng 6 năm 2031.", "Điều 1. Họp.")
    assert one.relation == "basis"


def test_two_bodies_that_issue_together_are_both_named() -> None:
    (one,) = cited("Theo Kế hoạch liên tịch số 03/KHLT-ĐTN-CA ngày 04/3/2031 giữa Đoàn Thanh niên và Công an xã.")
    assert one.issuer == "Đoàn Thanh niên và Công an xã"


def test_a_title_ends_before_what_is_done_with_it() -> None:
    (one, *_) = cited(
        "Đã quán triệt Chỉ thị số 06-CT/TU của Tỉnh ủy về phát triển đảng viên và cụ thể hóa bằng Kế hoạch số 14-KH/ĐU của Đảng ủy."
    )
    assert one.subject == "về phát triển đảng viên"


def test_a_short_name_without_its_word_is_no_mention() -> None:
    (one,) = cited("Đánh giá Nghị quyết số 11-NQ/TU của Tỉnh ủy (sau đây gọi tắt là Nghị quyết 11); làm rõ nhiệm vụ của Nghị quyết 11.")
    assert one.symbol == "11-NQ/TU"


def test_what_is_carried_out_beside_a_document_is_no_part_of_its_title() -> None:
    (letter, inner) = cited(
        "Thực hiện Công văn số 640-CV/TU của Tỉnh ủy về việc tổng kết Nghị quyết số 11-NQ/TU và Chương trình công tác năm 2031 của Huyện ủy,"
        " Huyện ủy xây dựng kế hoạch như sau:"
    )
    assert (letter.subject, inner.symbol) == ("về việc tổng kết Nghị quyết số 11-NQ/TU", "11-NQ/TU")


def test_leave_of_a_superior_is_no_basis() -> None:
    (one,) = cited(
        "Căn cứ Điều lệ Đảng; được sự đồng ý của cấp trên tại Công văn số 88-CV/ĐUQK của Thường vụ Đảng ủy Quân khu, Đảng ủy tổ chức hội nghị."
    )
    assert (one.relation, one.issuer) == ("mention", "Thường vụ Đảng ủy Quân khu")


def test_a_merger_rests_on_its_decision_and_a_plan_to_merge_does_not() -> None:
    (done,) = cited("Giảm 03 chi bộ do sáp nhập 04 chi bộ: A, B, C và D thành Chi bộ Bãi theo Quyết định số 118-QĐ/ĐU của Đảng ủy Cảng.")
    (planned,) = cited("Thống nhất chủ trương sáp nhập hai trường theo Kết luận số 33-KL/ĐU của Đảng ủy Sở Y tế.")
    assert (done.relation, planned.relation) == ("basis", "mention")
