"""Between two revisions: what came, what went, nothing left out."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.flows.revision_difference import figure_changes, section_changes, word_changes

WORDS = st.lists(st.sampled_from(["kết", "nạp", "13", "đảng viên.", "\n", "năm"]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_old_is_same_and_removed_new_is_same_and_added(old, new):
    changes = word_changes(old, new)
    assert " ".join(c.words for c in changes if c.kind != "added").split() == old.split()
    assert " ".join(c.words for c in changes if c.kind != "removed").split() == new.split()


def test_sections_that_are_alike_but_for_blanks_are_not_told():
    assert section_changes({"I": "Có 6 chi bộ.", "II": "a"}, {"I": "Có  6 chi bộ. ", "II": "b"})[0].key == "II"
    assert section_changes({"I": "Có 6 chi bộ."}, {"I": "Có 6 chi bộ."}) == ()


def test_a_section_that_went_is_told():
    (change,) = section_changes({"I": "Có."}, {})
    assert [(each.kind, each.words) for each in change.changes] == [("removed", "Có.")]


def row(code: str, words: str, actual: Value) -> Row:
    return Row("1", words, "đảng viên", BLANK, actual, "", "Phụ lục", 5, "D5", "E5", code)


def test_figures_are_compared_by_code_and_by_value():
    old = [row("CT01", "Kết nạp", Value("13", Decimal(13))), row("CT02", "Thu", Value("1.406", Decimal(1406)))]
    new = [row("CT01", "Kết nạp đảng viên", Value("14", Decimal(14))), row("CT02", "Thu", Value("1406", Decimal(1406)))]
    assert [(change.statement, change.old.raw, change.new.raw) for change in figure_changes(old, new)] == [
        ("Kết nạp đảng viên", "13", "14")
    ]
