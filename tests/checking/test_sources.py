"""One document has one issuer; a name may be short, a number may be another body's."""

import pytest
from invented import kinds, paper, report

ONE = "Thực hiện Quy định số 461-QĐ/TW ngày 15/6/2032 của Ban Chấp hành Trung ương về quản lý hồ sơ."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Quán triệt Quy định số 461-QĐ/TW của Bộ Chính trị.", ["conflicting_issuer"]),
        ("Quán triệt Chỉ thị số 340-CT/TW, Quy định số 461-QĐ/TW và Kết luận số 415-KL/TW của Bộ Chính trị.", ["conflicting_issuer"]),
        ("Quán triệt Quy định số 461-QĐ/TW của Ban Chấp hành Trung ương Đảng khóa XV.", []),
        ("Quán triệt Quy định số 461-QĐ/TW ngày 01/3/2025 của Bộ Chính trị.", []),
        ("Quán triệt Quy định số 461-QĐ/TW của Hội nghị Trung ương 6 khóa XV.", []),
        ("Quán triệt Quy định số 461-QĐ/TW của BCHTW.", []),
        ("Quán triệt Quy định số 462-QĐ/TW của Bộ Chính trị.", []),
    ],
)
def test_issuers(other: str, found: list[str]) -> None:
    assert kinds(report(ONE, other)[1]) == found


def test_numbers_of_different_local_bodies_may_be_equal() -> None:
    _, directive = report(
        "Theo Quyết định số 77-QĐ/ĐU ngày 27/3/2032 của Ban Thường vụ Đảng ủy xã An Phú và Quyết định số 77-QĐ/ĐU ngày 21/3/2032 của"
        " Ban Thường vụ Đảng ủy xã Bình Tân."
    )
    assert kinds(directive) == []


def test_one_document_has_one_day() -> None:
    told = "Theo Kế hoạch số 12-KH/TU ngày {} của Ban Thường vụ Tỉnh ủy, các đơn vị tổ chức thực hiện."
    assert kinds(report(told.format("15/6/2032"), told.format("16/5/2032"))[1]) == ["name_mismatch"]
    assert kinds(report(told.format("15/6/2032"), told.format("15/6/2032"))[1]) == []
    assert kinds(report(told.format("15/6/2032"), told.format("02/3/2027"))[1]) == []


def test_the_type_must_fit_the_symbol() -> None:
    assert kinds(report("Thực hiện Nghị quyết số 15-CT/TU ngày 15/6/2032 của Ban Thường vụ Tỉnh ủy.")[1]) == ["document_type_mismatch"]
    assert kinds(report("Thực hiện Quy định số 15-QĐ/TU, Chương trình số 12-CTr/TU và Công văn số 1074/SNV-CCHC.")[1]) == []


FOUNDED = (
    "Đảng bộ xã An Phú do {body} thành lập[^1].\n\n[^1]: Theo Quyết định số 64-QĐ/HU ngày 17/8/2031 của Ban Thường vụ Huyện ủy An Phú.\n"
)


def test_the_founder_must_be_the_body_of_the_cited_decision() -> None:
    assert kinds(report(FOUNDED.format(body="Ban Chấp hành Đảng bộ huyện An Phú"))[1]) == ["authority_mismatch"]
    assert kinds(report(FOUNDED.format(body="Ban Thường vụ Huyện ủy"))[1]) == []


MERGED = "Hợp nhất 02 Đảng bộ Sở Y tế: tỉnh Nam Thuận và tỉnh Bắc Thuận[^1].\n\n[^1]: Đảng bộ Sở Y tế tỉnh Nam Thuận (12 chi bộ); {name} tỉnh Bắc Thuận (9 chi bộ).\n"


def test_a_note_must_call_the_bodies_what_the_text_calls_them() -> None:
    assert kinds(report(MERGED.format(name="Đảng bộ Sở Nội vụ"))[1]) == ["name_mismatch"]
    assert kinds(report(MERGED.format(name="Đảng bộ Sở Y tế"))[1]) == []


ATTACHED = """HUYỆN ỦY AN PHÚ

Số 45-KH/HU

An Phú, ngày 12 tháng 4 năm 2033

KẾ HOẠCH

sơ kết công tác

I- VIỆC

Các chi bộ báo cáo theo đề cương kèm theo.

Nơi nhận:
- Lưu.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Minh

ĐỀ CƯƠNG

Báo cáo sơ kết
(kèm theo Kế hoạch số {symbol}, ngày 12/4/2033 của Ban Thường vụ Huyện ủy)

I- KẾT QUẢ

II- HẠN CHẾ
"""


def test_an_attachment_names_its_own_paper() -> None:
    assert kinds(paper(ATTACHED.format(symbol="45-KH/HU"))[1]) == []
    assert kinds(paper(ATTACHED.format(symbol="54-KH/HU"))[1]) == ["name_mismatch"]


def test_an_attachment_names_the_organ_that_signs() -> None:
    said = ATTACHED.format(symbol="45-KH/HU")
    assert kinds(paper(said)[1]) == []
    assert kinds(paper(said.replace("của Ban Thường vụ Huyện ủy)", "của Ban Chấp hành Đảng bộ huyện)"))[1]) == ["authority_mismatch"]
    assert kinds(paper(said.replace("của Ban Thường vụ Huyện ủy)", "của Huyện ủy)"))[1]) == []


def test_the_founder_of_a_note_left_in_the_body_is_weighed_too() -> None:
    note = "3 Thành lập theo Quyết định số 88/QĐ-MTTQ-BTT ngày 02 tháng 3 năm 2031 của {body}."
    text = "Đoàn giám sát do Chủ tịch Ủy ban MTTQ huyện thành lập3 làm việc với 06 xã."
    assert kinds(report(text, note.format(body="Ban Thường trực Ủy ban MTTQ huyện"))[1]) == ["authority_mismatch"]
    assert kinds(report(text, note.format(body="Chủ tịch Ủy ban MTTQ huyện"))[1]) == []
