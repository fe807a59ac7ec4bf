"""A self-review on paper: each section once, each prompt where it is answered, same review same bytes."""

from nhiemky.domain.report import Table, Text
from nhiemky.flows.self_review import Given, Prompted, Whose, items_of_form, self_review_paper
from nhiemky.writing.word import write_word

WHOSE = Whose("Đảng bộ Sở Gió", "Đảng bộ Khối Nam Thuận", "Phan Hoài Nam", "Bí thư")
GIVEN = Given(
    "Bản kiểm điểm cá nhân",
    "năm 2023",
    (("I. Ưu điểm", "Xong 12 việc."), ("II. Hạn chế", "")),
    (Prompted("Vì sao chậm?", "Chờ hồ sơ.", "II. Hạn chế"), Prompted("Còn gì?", "Không.", "Mục cũ")),
    (("Chung", "Đoàn kết", "30", "25,5"), ("Chung", "Nêu gương", "10", "9")),
    "34,5",
    "Hoàn thành tốt nhiệm vụ",
)


def lines(given: Given) -> list[str]:
    return [block.runs[0].text for block in self_review_paper(WHOSE, given).body if isinstance(block, Text)]


def test_a_prompt_stands_with_its_answer_in_the_section_it_asks_for():
    said = lines(GIVEN)
    at = said.index("II. Hạn chế")
    assert said[at + 1 : at + 3] == ["Gợi ý: Vì sao chậm?", "Chờ hồ sơ."]


def test_a_prompt_whose_section_the_form_lacks_stands_at_the_end():
    said = lines(GIVEN)
    assert said[said.index("Giải trình những vấn đề được gợi ý kiểm điểm") + 1] == "Gợi ý: Còn gì?"


def test_scores_stand_once_below_their_group_with_the_sum():
    (table,) = [block for block in self_review_paper(WHOSE, GIVEN).body if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == ["Chung", "Đoàn kết", "Nêu gương", "Tổng điểm"]
    assert table.bold_rows == {0, 3}


def test_nothing_is_said_of_scores_prompts_or_level_where_there_are_none():
    assert lines(Given("Bản", "năm 2023", (("I. Ưu điểm", ""),)))[2:] == ["I. Ưu điểm"]


def test_the_same_review_gives_the_same_bytes():
    assert write_word(self_review_paper(WHOSE, GIVEN)) == write_word(self_review_paper(WHOSE, GIVEN))


def test_headings_without_a_number_are_items_too():
    assert [(item.key, item.label, item.title) for item in items_of_form([("a", "Ưu điểm"), ("b", "2. Hạn chế")])] == [
        ("a", "", "Ưu điểm"),
        ("b", "2", "Hạn chế"),
    ]
