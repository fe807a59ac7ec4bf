"""An uploaded report over its outline: everything is somewhere, nothing by guess."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.placement import SectionWork
from nhiemky.domain.unit_report import SectionText
from nhiemky.flows.outline_items import completeness, items_of
from nhiemky.flows.placement import place, texts_of

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết", None, (), (),
    (
        OutlineNode("Phần thứ nhất", "KẾT QUẢ", children=(
            OutlineNode("I", "BỐI CẢNH CHUNG", ("Nêu ngắn gọn những thuận lợi và khó khăn của đơn vị trong nửa nhiệm kỳ.",)),
            OutlineNode("II", "KẾT QUẢ THỰC HIỆN", children=(
                OutlineNode("1", "Nhiệm vụ chính trị", ("Việc đỡ đầu đơn vị xã được phân công.",)),
                OutlineNode("2", "Tổ chức đảng", children=(OutlineNode("2.1", "Sinh hoạt chi bộ"), OutlineNode("2.2", "Kết nạp đảng viên"))),
                OutlineNode("3", "Chi bộ doanh nghiệp (đối với doanh nghiệp)"),
            )),
        )),
        OutlineNode("Phần thứ hai", "PHƯƠNG HƯỚNG", children=(OutlineNode("I", "DỰ BÁO"), OutlineNode("II", "NHIỆM VỤ (nếu có)"))),
    ),
    Evidence(""),
)  # fmt: skip
ITEMS = items_of(OUTLINE, Unit("a", "Đảng bộ Sở Y tế"))


def text(path: str, title: str, *paragraphs: str) -> SectionText:
    return SectionText(tuple(path.split("/")) if path else (), title, paragraphs)


def where(*texts: SectionText):
    return {placed.passage.paragraphs[0]: (placed.key, placed.how) for placed in place(texts, ITEMS).placed}


def test_number_and_title_place_a_heading():
    assert where(text("Phần thứ nhất/II/1", "Nhiệm vụ chính trị", "Thu đủ.")) == {"Thu đủ.": ("Phần thứ nhất/II/1", "label_and_title")}


def test_the_part_left_out_by_the_unit_is_told_by_the_title():
    found = where(text("I", "Bối cảnh", "Thuận lợi."), text("I", "Dự báo tình hình", "Khó lường."))
    assert found["Thuận lợi."][0] == "Phần thứ nhất/I"
    assert found["Khó lường."][0] == "Phần thứ hai/I"


def test_the_number_alone_places_nothing():
    placement = place([text("Phần thứ nhất/II/1", "Đánh giá của cấp trên", "Được khen.")], ITEMS)
    assert not placement.placed
    assert placement.unplaced[0].suggestion == "Phần thứ nhất/II/1"


def test_a_short_title_with_the_same_number_is_the_long_one():
    assert where(text("Phần thứ nhất/II/1", "Chính trị", "Thu đủ."))["Thu đủ."][0] == "Phần thứ nhất/II/1"


def test_a_heading_numbered_otherwise_is_known_by_its_title():
    assert where(text("B/5", "NHIỆM VỤ CHÍNH TRỊ:", "Thu đủ."))["Thu đủ."] == ("Phần thứ nhất/II/1", "title")


def test_a_title_with_a_slip_is_known_by_likeness():
    assert where(text("5", "Nhiệm vụ chính tri được giao", "Thu đủ."))["Thu đủ."][0] == "Phần thứ nhất/II/1"


def test_what_stands_deeper_keeps_its_heading_within_the_section():
    placement = place([text("Phần thứ nhất/II/2/2.2", "Kết nạp đảng viên", "Kết nạp 3 đồng chí.")], ITEMS)
    assert texts_of(placement) == {"Phần thứ nhất/II/2": "2.2. Kết nạp đảng viên\n\nKết nạp 3 đồng chí."}


def test_a_heading_of_the_units_own_hangs_below_its_neighbour():
    placement = place(
        [text("Phần thứ nhất/II/1", "Nhiệm vụ chính trị", "a"), text("Phần thứ nhất/II/9", "Công tác dân vận khéo", "b")], ITEMS
    )
    (own,) = placement.own
    assert (own.label, own.title, own.under) == ("9", "Công tác dân vận khéo", "Phần thứ nhất/II")
    assert not placement.unplaced


def test_a_number_of_the_outline_under_another_title_is_asked_about():
    placement = place([text("Phần thứ nhất/II/1", "Kiến nghị với cấp trên", "Đề nghị sớm có hướng dẫn.")], ITEMS)
    (unplaced,) = placement.unplaced
    assert (unplaced.paragraph, unplaced.suggestion, unplaced.why) == (
        "Đề nghị sớm có hướng dẫn.", "Phần thứ nhất/II/1", "tệp đánh số II.1",
    )  # fmt: skip


def test_a_text_without_headings_is_suggested_by_the_outlines_own_words():
    placement = place([text("", "", "Đỡ đầu đơn vị xã An Thuận Đông: 2 km đường.", "Trời hôm ấy nắng.")], ITEMS)
    first, second = placement.unplaced
    assert (first.suggestion, first.why) == ("Phần thứ nhất/II/1", "đề cương II.1 nhắc “đỡ đầu đơn vị xã”")
    assert (second.suggestion, second.why) == ("", "")


def test_the_outlines_words_left_standing_are_no_answer():
    placement = place([text("Phần thứ nhất/I", "Bối cảnh chung", *ITEMS[0].guidance, "……", "Có 6 chi bộ.")], ITEMS)
    assert placement.hints == (*ITEMS[0].guidance, "……")
    assert texts_of(placement) == {"Phần thứ nhất/I": "Có 6 chi bộ."}


def test_what_stands_above_the_first_heading_asks_for_a_place_but_the_opening_sentence_does_not():
    opening = "Thực hiện Kế hoạch số 12-KH/ĐU, Đảng ủy báo cáo như sau:"
    placement = place([], ITEMS, preamble=[opening, "Đảng bộ có 6 chi bộ, 92 đảng viên."])
    assert [(each.paragraph, each.heading) for each in placement.unplaced] == [
        ("Đảng bộ có 6 chi bộ, 92 đảng viên.", "Phần mở đầu của tệp")
    ]
    assert placement.hints == (opening,)


WORDS = st.lists(
    st.sampled_from(["Có 6 chi bộ.", "……", "Nêu ngắn gọn những thuận lợi và khó khăn của đơn vị trong nửa nhiệm kỳ.", "a", "đỡ đầu đơn vị xã"]),
    max_size=4,
)  # fmt: skip
PATHS = st.lists(st.sampled_from(["Phần thứ nhất", "Phần thứ hai", "I", "II", "1", "2", "2.1", "a", "9", ""]), max_size=4)
TITLES = st.sampled_from(["", "Bối cảnh chung", "Dự báo", "Tổ chức đảng", "Sinh hoạt chi bộ", "Kiến nghị", "KẾT QUẢ THỰC HIỆN"])


@given(st.lists(st.builds(SectionText, PATHS.map(tuple), TITLES, WORDS.map(tuple)), max_size=8), WORDS)
def test_every_paragraph_of_the_file_stands_exactly_once_in_the_placement(texts, preamble):
    texts = [each if each.path or not each.title else SectionText((each.title,), each.title, each.paragraphs) for each in texts]
    given_words = [*preamble, *(words for each in texts for words in each.paragraphs)]
    assert Counter(place(texts, ITEMS, preamble=preamble).paragraphs) == Counter(given_words)


def test_items_of_other_units_and_of_nobody_in_particular_do_not_lower_completeness():
    required = [item.key for item in ITEMS if item.required]
    assert required == ["Phần thứ nhất/I", "Phần thứ nhất/II/1", "Phần thứ nhất/II/2", "Phần thứ hai/I"]
    company = items_of(OUTLINE, Unit("b", "Đảng bộ Công ty Cấp nước"))
    assert sum(item.required for item in company) == 5


def test_not_applicable_with_a_reason_and_the_text_above_are_answers():
    works = [SectionWork("Phần thứ nhất/II", "Viết chung."), SectionWork("Phần thứ hai/I", not_applicable="Chưa đến kỳ")]
    found = completeness(ITEMS, works, filled=11, cells=12)
    assert (found.answered, found.required, found.done, found.filled, found.cells, found.whole) == (3, 4, 1, 11, 12, False)


def test_two_items_of_one_path_have_two_keys():
    twice = Outline("l1", "ĐỀ CƯƠNG", None, None, (), (), (OutlineNode("I", "A"), OutlineNode("I", "B")), Evidence(""))
    assert [item.key for item in items_of(twice)] == ["I", "I~2"]
