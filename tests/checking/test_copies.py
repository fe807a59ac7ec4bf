"""Copied passages are found whatever stands around them; what everybody was given to write is no copy.

Codes: copied_from_unit, copied_among_units, copied_from_last_period.
"""

import random
import re

from nhiemky.checking.copies import Passage, find_copies
from nhiemky.checking.copies_told import as_findings

WORDS = re.findall(
    r"\w+",
    """lãnh đạo kiểm tra chi bộ đảng viên sinh hoạt chuyên đề tổ dân phố hội viên phụ nữ nông dân thanh niên mô hình khu phố
    vận động quyên góp tuyến đường hoa cây xanh nhà văn hóa câu lạc bộ phân công giám sát nghị quyết học tập tuyên truyền""",
)


def prose(seed: int, words: int) -> str:
    dice = random.Random(seed)
    told = [dice.choice(WORDS) for _ in range(words)]
    for at in range(9, words, 10):
        told[at] += "."
    return " ".join(told)


def test_a_passage_of_a_sister_unit_is_found_among_others():
    passages = [Passage(f"unit-{at}", "II", prose(at, 120)) for at in range(30)]
    passages.append(Passage("unit-99", "III", f"{prose(500, 20)} {passages[7].text} {prose(501, 20)}"))
    (copy,) = find_copies(passages)
    assert (copy.report, copy.section, copy.other, copy.other_section) == ("unit-99", "III", "unit-7", "II")
    assert 115 <= copy.words <= 125
    assert copy.of == 160


def test_last_years_text_with_this_years_figures_is_a_copy_with_other_figures():
    text = prose(1, 60) + " Kết nạp {0} đảng viên, đạt {1}% kế hoạch giao cho các chi bộ. " + prose(2, 60)
    now, before = Passage("unit-1", "II", text.format(14, "93,7")), Passage("unit-1", "II", text.format(11, "88"), earlier=True)
    (copy,) = find_copies([now, before])
    assert (copy.earlier, copy.same_figures, copy.percent) == (True, False, 100)
    (unchanged,) = find_copies([Passage("unit-1", "II", before.text), before])
    assert unchanged.same_figures


def test_the_finding_shows_both_passages():
    one, other = Passage("unit-1", "II", prose(3, 90)), Passage("unit-2", "II", prose(3, 90))
    (found,) = as_findings(find_copies([one, other]), {"unit-1": "Đảng bộ xã An Hòa", "unit-2": "Đảng bộ xã Tân Lập"}, {"II": "II.1"})
    assert (found.code, found.severity, found.subject_id) == ("copied_from_unit", "medium", "unit-2")
    assert found.place == "Đảng bộ xã Tân Lập, mục II.1"
    assert found.message.count(" ".join(prose(3, 90).split()[:20])) == 2
    assert "Đảng bộ xã Tân Lập, mục II.1: 90/90 từ (100%) giống hệt mục II.1 của Đảng bộ xã An Hòa" in found.message


def test_a_passage_that_five_units_share_is_one_finding_that_names_them_all():
    passages = [Passage(f"unit-{at}", "II", f"{prose(3, 90)} {prose(100 + at, 5 * at)}") for at in range(1, 6)]
    passages += [Passage(f"unit-{at}", "III", prose(200 + at, 90)) for at in range(1, 6)]
    (found,) = as_findings(find_copies(passages), {f"unit-{at}": f"Đảng bộ xã {at}" for at in range(1, 6)}, {"II": "II.1"})
    assert (found.code, found.severity, found.place) == ("copied_among_units", "medium", "Đảng bộ xã 1, mục II.1")
    assert "có gần nguyên văn ở 4 đơn vị khác" in found.message
    assert [f"Đảng bộ xã {at} (mục II.1, " in found.facts["others"] for at in range(2, 6)] == [True] * 4
    assert found.message.count(" ".join(prose(3, 90).split()[:20])) == 2


def test_two_passages_of_one_long_section_are_two_findings():
    mine, first, second = prose(60, 80), prose(61, 80), prose(62, 80)
    passages = [Passage("d", "I", f"{mine} {first}"), Passage("e", "I", f"{first}"), Passage("f", "I", f"{mine}")]
    both = Passage("a", "I", f"{first} {second}")
    told = as_findings(find_copies([*passages, both]), {}, {})
    shared = {frozenset((found.place.split(",")[0], *re.findall(r"(\w) \(mục", found.message))) for found in told}
    assert {frozenset("def"), frozenset("ae")} <= shared | {frozenset((f.subject_id, f.facts["other"])) for f in told}
    assert not any({"a", "f"} <= group for group in shared)


def test_of_last_period_the_units_own_report_is_named_first_and_once():
    text = prose(70, 90)
    passages = [Passage(unit, "II", text, earlier) for unit in ("unit-1", "unit-2") for earlier in (True, False)]
    told = as_findings(find_copies(passages), {}, {})
    last = [found for found in told if found.code == "copied_from_last_period"]
    assert [(found.subject_id, found.facts["other"]) for found in last] == [("unit-1", "unit-1"), ("unit-2", "unit-2")]
    assert [found.code for found in told if found not in last] == ["copied_from_unit"]


def test_the_outlines_words_and_quoted_documents_are_nobodys():
    outline = prose(10, 80)
    quoted = f"“{prose(11, 80)}”"
    passages = [Passage(f"unit-{at}", "II", f"{outline} {quoted} {prose(at, 30)}") for at in (20, 21)]
    assert find_copies(passages, given=[outline]) == ()
    assert len(find_copies(passages)) == 1


def test_what_every_tenth_report_says_is_a_set_phrase():
    shared = prose(30, 60)
    passages = [
        Passage(f"unit-{at:03}", "I", f"{shared if at % 5 == 0 else prose(900 + at, 60)} {prose(at + 2000, 15)}") for at in range(200)
    ]
    assert find_copies(passages) == ()


def test_short_and_loosely_alike_passages_are_left_in_peace():
    assert find_copies([Passage("a", "I", prose(40, 35)), Passage("b", "I", prose(40, 35))]) == ()
    mixed = " ".join(word for pair in zip(prose(41, 80).split(), prose(42, 80).split(), strict=True) for word in pair)
    assert find_copies([Passage("a", "I", prose(41, 80)), Passage("b", "I", mixed)]) == ()


def test_two_sections_of_one_report_and_two_of_the_past_are_not_compared():
    text = prose(50, 90)
    assert find_copies([Passage("a", "I", text), Passage("a", "II", text)]) == ()
    assert find_copies([Passage("a", "I", text, earlier=True), Passage("b", "I", text, earlier=True)]) == ()


def test_the_order_in_which_reports_come_changes_nothing():
    passages = [Passage(f"unit-{at}", "II", prose(at % 6, 100)) for at in range(12)]
    assert find_copies(passages) == find_copies(list(reversed(passages)))


def test_every_short_copy_is_found():
    passages = [Passage(f"unit-{at}-{twin}", "II", prose(5000 + at, 45)) for at in range(300) for twin in "ab"]
    assert len(find_copies(passages)) == 300
