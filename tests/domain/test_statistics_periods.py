"""Periods: words, the same window of the term before, and tiling without a gap or a day twice."""

import pytest

from nhiemky.domain.statistics_periods import period, tiles


def test_the_same_window_of_the_term_before():
    assert [period(key).a_term_before().key for key in ("2023-04", "2023-Q1", "2023-M9", "2023", "2020-2025")] == [
        "2018-04", "2018-Q1", "2018-M9", "2018", "2015-2020",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["", "2023-13", "2023-Q2", "2025-2020", "2023-04..2023-01", "năm 2023"])
def test_what_is_no_period_is_refused(key):
    with pytest.raises(ValueError, match=r".*"):
        period(key)


def test_tiles_leave_no_gap_and_count_no_day_twice():
    known = [period(key) for key in ("2023-Q1", "2023-04", "2023-05", "2023-06", "2023-01", "2023-H1")]
    assert [one.key for one in tiles(period("2023-H1"), known)] == ["2023-Q1", "2023-04", "2023-05", "2023-06"]
    assert tiles(period("2023-M9"), known) == ()
    assert tiles(period("2023-04"), known) == ()
