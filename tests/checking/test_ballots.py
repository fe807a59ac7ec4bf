"""Counts of a secret ballot: each pair that does not agree is told with both figures, agreeing ones are silent."""

from dataclasses import replace

import pytest

from nhiemky.checking.ballots import Count, check_ballot

GOOD = Count("Hội nghị chi bộ", 15, 14, 14, 13, 12, {"HTXSNV": 9, "HTTNV": 3})


def codes(count: Count) -> list[str]:
    return [found.code for found in check_ballot(count)]


@pytest.mark.parametrize("count", [GOOD, replace(GOOD, present=15), Count("a", 0, 0, 0, 0, 0, {}), replace(GOOD, valid=0, levels={})])
def test_counts_that_agree_are_silent(count):
    assert codes(count) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"present": 16}, "số người có mặt 16 nhưng số triệu tập chỉ 15, nhiều hơn 1"),
        ({"issued": 16}, "số phiếu phát ra 16 nhưng số người có mặt chỉ 14, nhiều hơn 2"),
        ({"collected": 15}, "số phiếu thu về 15 nhưng số phiếu phát ra chỉ 14, nhiều hơn 1"),
        ({"collected": 11}, "số phiếu hợp lệ 12 nhưng số phiếu thu về chỉ 11, nhiều hơn 1"),
    ],
)
def test_a_count_larger_than_the_one_before_is_told_with_both(change, words):
    (found,) = check_ballot(replace(GOOD, **change))
    assert found.code == "ballot_counts_disagree" and found.severity == "high"
    assert words in found.message


def test_levels_must_add_up_to_the_valid_ballots():
    (found,) = check_ballot(replace(GOOD, levels={"HTXSNV": 9, "HTTNV": 4}))
    assert found.code == "ballot_levels_disagree"
    assert "9 + 4 = 13, phiếu hợp lệ ghi 12 (lệch 1)" in found.message
