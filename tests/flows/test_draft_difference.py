"""Both sides of a difference, read down, are the two texts."""

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.flows.draft_difference import side_by_side
from nhiemky.flows.revision_difference import word_changes

LINES = st.lists(
    st.lists(st.sampled_from(["Kết", "nạp", "mười", "ba", "đảng", "viên", "đạt", "103%", "dự", "toán"]), min_size=1, max_size=8).map(
        " ".join
    ),
    max_size=5,
)


@given(LINES, LINES)
def test_each_column_is_its_own_text_whole(old, new):
    pairs = side_by_side(word_changes("\n".join(old), "\n".join(new)))
    left = [" ".join(piece.words for piece in pair.left) for pair in pairs if pair.left]
    right = [" ".join(piece.words for piece in pair.right) for pair in pairs if pair.right]
    assert (left, right) == (old, new)


def test_the_same_text_has_no_changed_paragraph():
    pairs = side_by_side(word_changes("Một.\nHai.", "Một.\nHai."))
    assert [pair.changed for pair in pairs] == [False, False]


def test_a_paragraph_that_came_stands_alone_on_the_right():
    *_, last = side_by_side(word_changes("Một.", "Một.\nHai."))
    assert (last.left, [piece.words for piece in last.right]) == ((), ["Hai."])
