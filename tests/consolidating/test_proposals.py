"""What is asked is found in units' texts and grouped by meaning, never by letters alone."""

import pytest

from nhiemky.consolidating.proposals import LEAST, asked_in, grouped, nearness, topic_of
from nhiemky.domain.unit_report import SectionText


def asked(title: str, *paragraphs: str):
    return [(one.kind, one.words, one.to) for one in asked_in([("Chi bộ A", SectionText(("IV",), title, paragraphs))])]


def test_paragraphs_under_such_a_heading_are_taken_whole():
    found = asked("Kiến nghị, đề xuất", "- Cấp kinh phí tập huấn hằng năm;", "2. Mở rộng phòng làm việc của cơ quan.")
    assert [words for _, words, _ in found] == ["Cấp kinh phí tập huấn hằng năm;", "Mở rộng phòng làm việc của cơ quan."]


def test_a_sentence_that_asks_counts_under_any_heading_and_others_do_not():
    found = asked("Phương hướng", "Đề nghị Tỉnh ủy sớm ban hành hướng dẫn.", "Tiếp tục nâng cao chất lượng sinh hoạt.")
    assert found == [("proposal", "Đề nghị Tỉnh ủy sớm ban hành hướng dẫn.", "Tỉnh ủy")]


def test_difficulties_are_told_apart():
    assert asked("Khó khăn, vướng mắc", "Đảng viên đi làm ăn xa nhiều.")[0][0] == "difficulty"


@pytest.mark.parametrize("words", ["Không có kiến nghị gì.", "Không có.", "Chưa có đề xuất.", "Đề nghị:", "Không."])
def test_nothing_to_ask_stays_silent(words):
    assert asked("Kiến nghị", words) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đề nghị cấp kinh phí tập huấn cấp ủy", "Bố trí ngân sách mở lớp bồi dưỡng chi ủy"),
        ("Đề nghị bổ sung máy vi tính cho chi bộ", "Trang bị thêm máy tính"),
        ("Sớm có văn bản hướng dẫn xếp loại đảng viên", "Đề nghị Ban Tổ chức hướng dẫn cụ thể việc xếp loại đảng viên"),
    ],
)
def test_the_same_wish_in_other_words_is_near(one, other):
    assert nearness(one, other) >= LEAST and nearness(one, other) == nearness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đề nghị cấp kinh phí tập huấn", "Đề nghị cấp kinh phí sửa trụ sở"),
        ("Đề nghị bổ sung 5 biên chế", "Đề nghị bổ sung 2 biên chế"),
        ("Đề nghị Ban Thường vụ quan tâm công tác cán bộ", "Đề nghị Ban Thường vụ quan tâm phần mềm"),
    ],
)
def test_another_wish_in_like_words_is_not(one, other):
    assert nearness(one, other) < LEAST


def test_grouping_is_the_same_every_time_and_keeps_everything():
    said = ("Cấp kinh phí tập huấn cấp ủy", "Bổ sung máy vi tính", "Bố trí kinh phí tập huấn chi ủy", "Giao thêm biên chế")
    assert grouped(said) == ((0, 2), (1,), (3,)) == grouped(said)


def test_themes():
    assert topic_of("Đề nghị giao thêm biên chế") == "Tổ chức, cán bộ, biên chế"
