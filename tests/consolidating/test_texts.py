"""Units' words gathered: nothing lost, nothing twice, the same words once with all names."""

from __future__ import annotations

from consolidating.papers import said
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.consolidating.texts import Passage, Texts, gather
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode

COMMON = "Công tác kiểm tra, giám sát được duy trì thường xuyên, bảo đảm 100% kế hoạch."


def texts(unit, *sections, file=""):
    return Texts(unit, tuple(Passage(file or f"{unit}.docx", section) for section in sections))


def outline(*nodes):
    return Outline("o1", "Đề cương", None, None, (), (), nodes, Evidence("Đề cương"))


def contributions(section):
    return [(each.units, each.paragraphs) for each in section.contributions]


def test_each_unit_keeps_its_own_words_together():
    [section] = gather([texts("A", said("Kết quả", "Một.", "Hai.")), texts("B", said("Kết quả", "Ba."))])
    assert contributions(section) == [(("A",), ("Một.", "Hai.")), (("B",), ("Ba.",))]


def test_what_several_wrote_alike_stands_once_and_the_rest_stays_theirs():
    near = COMMON.replace("thường xuyên", "thường  xuyên").upper()
    [section] = gather([texts("A", said("K", COMMON, "Riêng A.")), texts("B", said("K", near)), texts("C", said("K", "Riêng C."))])
    assert contributions(section) == [(("A", "B"), (COMMON,)), (("A",), ("Riêng A.",)), (("C",), ("Riêng C.",))]


def test_other_numbers_are_other_words():
    [section] = gather([texts("A", said("K", COMMON)), texts("B", said("K", COMMON.replace("100", "98")))])
    assert [each.units for each in section.contributions] == [("A",), ("B",)]


def test_short_lines_are_joined_only_when_they_are_all_a_unit_wrote():
    [section] = gather([texts("A", said("K", "Không có.")), texts("B", said("K", "Không có."))])
    assert contributions(section) == [(("A", "B"), ("Không có.",))]
    [section] = gather([texts("A", said("K", "Gồm:", "một.")), texts("B", said("K", "Gồm:", "hai."))])
    assert contributions(section) == [(("A",), ("Gồm:", "một.")), (("B",), ("Gồm:", "hai."))]


def test_the_outline_gives_the_order_and_empty_headings_stay():
    asked = outline(OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ", children=(OutlineNode("1", "Tư tưởng"),)))
    sections = gather([texts("A", said("Tư tưởng", "Tốt.", path=("II.", "1.")), said("Phụ thêm", "Khác.", path=("V",)))], [asked])
    assert [(section.title, len(section.contributions)) for section in sections] == [
        ("BỐI CẢNH", 0), ("KẾT QUẢ", 0), ("Tư tưởng", 1), ("Phụ thêm", 1),
    ]  # fmt: skip
    assert sections[0].silent == ("A",)


def test_a_heading_under_another_number_is_known_by_its_title():
    sections = gather([texts("A", said("Bối cảnh", "Khó khăn.", path=("1",)))], [outline(OutlineNode("I", "BỐI CẢNH"))])
    assert [(section.title, len(section.contributions)) for section in sections] == [("BỐI CẢNH", 1)]


def test_of_one_heading_in_two_files_the_newer_file_counts():
    both = Texts("A", (Passage("cu.docx", said("K", "Cũ.")), Passage("moi.docx", said("K", "Mới."))))
    [section] = gather([both])
    assert [(each.paragraphs, each.files) for each in section.contributions] == [(("Mới.",), ("moi.docx",))]


def test_what_a_unit_says_of_itself_is_nobody_elses_however_like_it_sounds():
    def of(unit):
        return f"{unit} có 47 đảng viên sinh hoạt ở 2 chi bộ; nội bộ đoàn kết, việc làm và thu nhập của người lao động giữ ổn định."

    [section] = gather([texts(unit, said("K", of(unit))) for unit in ("Đảng bộ Tỉnh đoàn", "Đảng bộ Tòa án tỉnh")])
    assert contributions(section) == [((unit,), (of(unit),)) for unit in ("Đảng bộ Tỉnh đoàn", "Đảng bộ Tòa án tỉnh")]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([COMMON, COMMON + " Thêm một câu dài nữa cho khác.", "Riêng.", "Không có."]), max_size=4),
        min_size=1,
        max_size=6,
    )
)
def test_every_paragraph_stands_exactly_once(written):
    sections = gather([texts(f"Chi bộ {n}", said("K", *paragraphs)) for n, paragraphs in enumerate(written) if paragraphs])
    for n, paragraphs in enumerate(written):
        found = [p for section in sections for each in section.contributions if f"Chi bộ {n}" in each.units for p in each.paragraphs]
        assert set(found) == set(paragraphs)
