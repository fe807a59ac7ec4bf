"""Documents cited by name alone: one item each, generic ones left out."""

from __future__ import annotations

import pytest

from nhiemky.domain.directive import Header, NamedCitation
from nhiemky.reading.citations.numbered import read_citations
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.structure.layout import lay_out


def named(*paragraphs: str) -> list[NamedCitation]:
    document = read_text("\n\n".join(paragraphs).encode(), "a.txt")
    return [one for one in read_citations(document, lay_out(document), Header()) if isinstance(one, NamedCitation)]


@pytest.mark.parametrize(
    "name",
    [
        "Nghị quyết Đại hội Đảng bộ huyện Kim Long lần thứ IX",
        "Nghị quyết Đại hội Đoàn Tổng công ty lần thứ V, nhiệm kỳ 2026 - 2031",
        "Nghị quyết Đại hội XV của Đảng",
        "Nghị quyết Trung ương 7 khóa XIV",
        "Quy chế làm việc của Ban Chấp hành Đảng bộ huyện",
        "Điều lệ Công đoàn Việt Nam",
        "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2031 - 2035",
        "Luật Phòng, chống ma túy",
        "Bộ luật Lao động",
        "Luật Sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
        "Đề án “Nâng cao chất lượng sinh hoạt chi bộ”",
        "Nghị quyết năm 2031 của Đảng ủy Sở",
        "Sổ tay nghiệp vụ kiểm tra nội bộ ngành",
        "Đề án sắp xếp trường, trường liên cấp trên địa bàn huyện",
        "Phương án tạm thời về bố trí trụ sở",
        "Nghị quyết liên tịch về quy trình giám sát cộng đồng",
        "Thỏa thuận hợp tác giai đoạn 2031 - 2035 giữa Mặt trận hai huyện",
        "Thông báo kết luận Hội nghị Ban Chấp hành Công đoàn ngành lần thứ 9",
        "Nghị quyết Đại hội Đảng bộ Đại học Kim Long lần thứ VI, nhiệm kỳ 2030 - 2035",
        "Nghị quyết Đại hội đại biểu MTTQ Việt Nam huyện lần thứ X, nhiệm kỳ 2029 - 2034",
        "Pháp lệnh Ưu đãi người có công với cách mạng",
    ],
)
def test_a_name_of_one_document_is_cited(name: str) -> None:
    assert [one.name for one in named(f"Các đơn vị thực hiện nghiêm {name}.")] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "các nghị quyết của cấp trên",
        "Nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2030 - 2035",
        "Nghị quyết Đại hội đảng bộ (chi bộ)..... nhiệm kỳ 2030 - 2035",
        "Nghị quyết của cấp ủy cấp trên",
        "Chương trình công tác hằng năm của cấp ủy",
        "Kế hoạch này và Quy chế làm việc của cấp ủy",
        "nghị quyết đại hội đề ra",
        "chương trình hành động của cơ quan",
        "kỷ luật, pháp luật của Nhà nước",
    ],
)
def test_what_names_no_single_document_is_left_out(words: str) -> None:
    assert named(f"Các chi bộ thực hiện tốt {words}.") == []


def test_mentions_of_one_document_are_gathered_under_its_fullest_name() -> None:
    (one,) = named(
        "Thực hiện Nghị quyết Đại hội Đảng bộ Khối lần thứ VI.",
        "Đánh giá Nghị quyết Đại hội đại biểu Đảng bộ Khối; chỉ tiêu nghị quyết đại hội đảng bộ Khối lần thứ VI, nhiệm kỳ 2030 - 2035.",
    )
    assert len(one.mentions) == 3
    assert one.name == "Nghị quyết Đại hội Đảng bộ Khối lần thứ VI"


def test_congresses_of_other_ordinals_are_other_documents() -> None:
    found = named("So sánh Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX với Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XXI.")
    assert len(found) == 2


def test_works_are_cited_by_title_slogans_are_not() -> None:
    (one,) = named(
        "Nghiên cứu tác phẩm “Mấy vấn đề về xây dựng chi bộ vững mạnh ở doanh nghiệp” trong tháng.",
        "Phong trào thi đua “Mỗi đảng viên làm một việc tốt mỗi ngày cho dân” được duy trì.",
    )
    assert one.name == "Mấy vấn đề về xây dựng chi bộ vững mạnh ở doanh nghiệp"


def test_what_is_sent_along_is_attached_unless_it_is_a_numbered_document() -> None:
    (one,) = named("Xây dựng báo cáo (theo đề cương gửi kèm); Quy chế ban hành kèm theo Quyết định số 4-QĐ/HU.")
    assert (one.name, one.relation) == ("đề cương gửi kèm", "attached")


def test_the_preamble_gives_the_relation() -> None:
    lines = (
        "KẾ HOẠCH",
        "công tác",
        "Căn cứ Điều lệ Đảng;",
        "Thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ II, Ban Thường vụ Huyện ủy ban hành Kế hoạch.",
        "I- NỘI DUNG",
        "1. Thực hiện Luật Lưu trữ.",
    )
    assert [one.relation for one in named(*lines)] == ["basis", "implements", "mention"]


def test_what_a_decision_issues_is_attached_to_it() -> None:
    (one,) = named("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công vụ năm 2031 trên địa bàn tỉnh.")
    assert (one.name, one.relation) == ("Kế hoạch kiểm tra công vụ năm 2031 trên địa bàn tỉnh", "attached")


def test_a_charter_in_another_title_is_only_mentioned_there() -> None:
    (one,) = named("Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2031 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;")
    assert (one.name, one.relation) == ("Điều lệ Đảng", "mention")


def test_a_numbered_decision_and_the_rules_it_issues_are_one_document() -> None:
    assert named("Theo Quyết định số 15-QĐ/ĐU của Đảng ủy ban hành Quy chế làm việc của Ủy ban Kiểm tra Đảng ủy.") == []


def test_forms_sent_along_are_named_with_their_number() -> None:
    assert [one.name for one in named("Các đơn vị báo cáo theo Mẫu số 02 gửi kèm.")] == ["Mẫu số 02 gửi kèm"]


def test_a_numbered_outline_is_sent_along_where_it_stands_behind_the_paper() -> None:
    assert [one.name for one in named("Các đơn vị báo cáo theo Đề cương số 2 trước ngày 30/5/2031.", "ĐỀ CƯƠNG SỐ 2", "I- A")] == [
        "Đề cương số 2"
    ]
    assert named("Các đơn vị báo cáo theo Đề cương số 2 trước ngày 30/5/2031.") == []


def test_a_plenum_told_by_its_ordinal_is_the_same_as_by_its_number() -> None:
    (one,) = named("Căn cứ Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIV; Nghị quyết Trung ương 4 khóa XIV;")
    assert len(one.mentions) == 2


def test_a_form_that_a_unit_is_to_make_is_no_document() -> None:
    assert named("Nêu rõ căn cứ, thời gian; lập biểu kèm theo báo cáo.") == []


def test_a_superior_in_the_next_clause_does_not_blur_a_name() -> None:
    found = named("Căn cứ Quy chế làm việc của Đảng ủy Quân sự tỉnh nhiệm kỳ 2025 - 2030; được sự đồng ý của cấp trên, Đảng ủy họp.")
    assert [one.name for one in found] == ["Quy chế làm việc của Đảng ủy Quân sự tỉnh nhiệm kỳ 2025 - 2030"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phương án này gồm 3 phần, gửi Sở trước ngày 5/5.",
        "Các xã xây dựng Phương án sắp xếp tổ chức bộ máy của mình.",
        "Phương án không dài quá 05 trang.",
        "Đảng viên cài đặt Sổ tay đảng viên điện tử.",
        "Các xã gửi Báo cáo sơ kết công tác hè về Sở.",
        "Chi bộ hoàn thiện dự thảo Nghị quyết chuyên đề trình cấp trên.",
    ],
)
def test_what_has_no_title_of_its_own_is_no_name(sentence: str) -> None:
    assert named(sentence) == []


def test_reports_heard_drafts_discussed_and_forms_are_named() -> None:
    found = named("Nghe Báo cáo thẩm tra dự toán thu, chi năm 2033 của Ban Kinh tế; góp ý vào dự thảo Nghị quyết về du lịch đến năm 2035.")
    assert [one.name for one in found] == ["Báo cáo thẩm tra dự toán thu, chi năm 2033", "dự thảo Nghị quyết về du lịch đến năm 2035"]
    assert [one.name for one in named("Các xã quyết toán theo Biểu 04 và Biểu 05 về Sở.")] == ["Biểu 04", "Biểu 05"]
    assert [(one.name, one.relation) for one in named("Bảng điểm được ban hành kèm theo Hướng dẫn này.")] == [("Bảng điểm", "attached")]
