"""Words that say nothing, dots, causes: told once a section; a short answer of one's own is left in peace.

Codes: section_boilerplate, blank_left, causes_missing.
"""

import pytest

from nhiemky.checking.content import check_content
from nhiemky.domain.placement import SectionItem

PLAIN = SectionItem("II", ("II",), "II", "Công tác tư tưởng", "")
CAUSES = SectionItem("III", ("III",), "III", "Hạn chế", "", ("Đánh giá hạn chế, nguyên nhân khách quan, chủ quan.",))


def codes(item: SectionItem, text: str) -> list[str]:
    return [found.code for found in check_content(item, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Công tác tư tưởng được quan tâm thực hiện tốt.",
        "Trong nhiệm kỳ qua, cấp ủy đã lãnh đạo, chỉ đạo thực hiện đầy đủ, nghiêm túc, kịp thời các nhiệm vụ theo quy định.",
        "Cơ bản hoàn thành tốt các mục tiêu, nhiệm vụ đề ra; nội bộ đoàn kết, thống nhất.",
    ],
)
def test_general_words_alone_are_told(text):
    assert codes(PLAIN, text) == ["section_boilerplate"]


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức 12 buổi học tập nghị quyết.",
        "Thành lập câu lạc bộ lý luận tại xóm Đồng Vọng.",
        "Không.",
        "Không phát sinh trường hợp nào.",
        "Sinh hoạt chuyên đề bằng hình thức sân khấu hóa, thi kể chuyện ở nhà máy.",
        "Đảng viên làm ăn xa khó dự sinh hoạt; chi bộ chuyển sang họp buổi tối.",
        "Đã cấp máy tính cho cả sáu tổ, bỏ sổ giấy.",
    ],
)
def test_an_answer_with_something_of_its_own_is_left_in_peace(text):
    assert codes(PLAIN, text) == []


@pytest.mark.parametrize(
    "text", ["Chi bộ có ……… đảng viên ở tổ 3.", "Kết nạp ......... đảng viên năm 2023.", "Họp 3 kỳ (nêu rõ thời gian)."]
)
def test_dots_left_to_fill_in_are_told(text):
    assert codes(PLAIN, text) == ["blank_left"]


@pytest.mark.parametrize("text", ["Vân vân... và các việc khác của tổ 3.", "Đạt 3/5 (ghi nhận tại biên bản số 4)."])
def test_three_dots_and_brackets_are_manner_of_writing(text):
    assert codes(PLAIN, text) == []


def test_causes_asked_and_not_given_are_told():
    assert codes(CAUSES, "Sinh hoạt chuyên đề ở tổ 3 còn ít.") == ["causes_missing"]


@pytest.mark.parametrize(
    "text",
    [
        "Sinh hoạt chuyên đề ở tổ 3 còn ít, do đảng viên đi làm xa.",
        "Nguyên nhân: thiếu báo cáo viên ở 2 tổ.",
        "Kết nạp 2/5, xuất phát từ nguồn quần chúng ở xóm ít.",
        "Không có.",
    ],
)
def test_a_cause_in_any_words_is_an_answer(text):
    assert codes(CAUSES, text) == []


def test_causes_not_asked_are_never_missed():
    assert codes(PLAIN, "Sinh hoạt chuyên đề ở tổ 3 còn ít.") == []


def test_a_section_asked_of_others_is_not_read():
    assert codes(SectionItem("IV", ("IV",), "IV", "Nguyên nhân", "", applies=False), "………") == []
