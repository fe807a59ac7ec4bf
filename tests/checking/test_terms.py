"""A term is wrong only where its own sentence says so."""

import pytest
from invented import high, kinds, paper

PLAN = """HUYỆN ỦY AN PHÚ

Số 45-KH/HU

An Phú, ngày 12 tháng 4 năm 2033

KẾ HOẠCH

sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2030 - 2035

I- MỤC ĐÍCH

1. Đánh giá kết quả thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2030 - 2035.

2. {sentence}

Nơi nhận:
- Lưu Văn phòng.
"""


def told(sentence: str) -> list[str]:
    return kinds(paper(PLAN.format(sentence=sentence))[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Phấn đấu thực hiện thắng lợi các chỉ tiêu Nghị quyết Đại hội các cấp nhiệm kỳ 2035 - 2040.",
        "Tiếp tục lãnh đạo thực hiện các chỉ tiêu Nghị quyết Đại hội nhiệm kỳ 2025 - 2030.",
        "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội chi bộ nhiệm kỳ 2025 - 2030.",
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2025 - 2030 được quán triệt.",
        "Nghị quyết nhiệm kỳ 2030 - 2034 được quán triệt.",
        "Nghị quyết nhiệm kỳ 2035 - 2030 được quán triệt.",
    ],
)
def test_terms_that_their_sentence_contradicts(sentence: str) -> None:
    assert told(sentence) == ["wrong_term"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Làm cơ sở xây dựng văn kiện Đại hội Đảng bộ các cấp nhiệm kỳ 2035 - 2040.",
        "So với nhiệm kỳ 2025 - 2030, kết quả thực hiện nghị quyết cao hơn.",
        "Đại hội chi bộ trực thuộc nhiệm kỳ 2030 - 2032 và nhiệm kỳ 2032 - 2035 đã hoàn thành.",
        "Bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2031 - 2036.",
        "Kế thừa kết quả của nhiệm kỳ 2025 - 2030, bước vào nhiệm kỳ 2030 - 2035.",
        "Chuẩn bị nhân sự, phương hướng, chỉ tiêu nghị quyết đại hội nhiệm kỳ 2035 - 2040.",
    ],
)
def test_earlier_next_and_other_terms_are_silent(sentence: str) -> None:
    assert told(sentence) == []


def test_results_belong_to_the_first_of_a_report_s_two_terms() -> None:
    text = (
        "BÁO CÁO\n\nkết quả thực hiện nhiệm vụ nhiệm kỳ 2030 - 2035 và phương hướng, mục tiêu nhiệm kỳ 2035 - 2040\n\nI- KẾT QUẢ\n\n"
        "Trên cơ sở kết quả thực hiện Nghị quyết Đại hội nhiệm kỳ {}, Đảng ủy rút ra bài học.\n\nĐảng ủy bước vào nhiệm kỳ 2035 - 2040.\n"
    )
    assert high(paper(text.format("2030 - 2035"))[1]) == []
    assert high(paper(text.format("2035 - 2040"))[1]) == ["wrong_term"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đánh giá kết quả nửa đầu nhiệm kỳ, so sánh với Nghị quyết Đại hội Đảng bộ huyện lần thứ XI, nhiệm kỳ 2025 - 2030 để thấy tiến bộ.",
        "Giữa nhiệm kỳ, đối chiếu với mục tiêu của nhiệm kỳ 2025 - 2030.",
        "Sơ kết giữa nhiệm kỳ, rút kinh nghiệm của nhiệm kỳ 2025 - 2030.",
        "Sau khi tổ chức thực hiện thắng lợi Nghị quyết Đại hội nhiệm kỳ 2025 - 2030, huyện về đích sớm.",
    ],
)
def test_another_term_set_beside_this_one_is_right(sentence: str) -> None:
    assert told(sentence) == []


def test_a_paper_with_each_term_once_knows_which_has_ended() -> None:
    text = PLAN.replace(" lần thứ XII, nhiệm kỳ 2030 - 2035", "").replace("\n1. Đánh giá", "\n1. Quán triệt")
    sentence = "Tổ chức thực hiện thắng lợi Nghị quyết Đại hội Đảng bộ huyện lần thứ XII, nhiệm kỳ 2025 - 2030."
    other = "\n\n3. Việc thực hiện Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2030 - 2035 còn chậm."
    assert "wrong_term" in kinds(paper(text.format(sentence=sentence + other))[1])
    ahead = "\n\n3. Chuẩn bị Đại hội Đảng bộ huyện nhiệm kỳ 2030 - 2035."
    assert kinds(paper(text.format(sentence=sentence + ahead))[1]) == []
