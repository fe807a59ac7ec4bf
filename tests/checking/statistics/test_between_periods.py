"""Periods of one unit: a longer window holds the shorter, stock goes on, parts add up; heads are never compared."""

from datetime import date

from nhiemky.checking.statistics.between_periods import after_period, over_periods, within_window
from nhiemky.domain.statistics_periods import period
from nhiemky.rulebook.statistics import statistics_set

FORMS = statistics_set("chi-so-chinh", date(2023, 1, 1)).forms
Q1, H1, YEAR = period("2023-Q1"), period("2023-H1"), period("2023")


def codes(found):
    return [each.code for each in found]


def test_six_months_fewer_than_their_first_quarter_are_statistics_window_shrinks():
    key = "ky-luat/tong/dv"
    assert codes(within_window(FORMS, H1, {key: 4}, Q1, {key: 5})) == ["statistics_window_shrinks"]
    assert within_window(FORMS, H1, {key: 5}, Q1, {key: 5}) == []
    assert within_window(FORMS, H1, {"chap-hanh/tong/dv-nguoi": 4}, Q1, {"chap-hanh/tong/dv-nguoi": 5}) == []
    assert within_window(FORMS, Q1, {key: 4}, H1, {key: 5}) == []


def test_stock_that_does_not_go_on_is_statistics_opening_differs():
    before, now = period("2022"), YEAR
    closing, opening = {"don-thu/so/ton-cuoi": 3}, {"don-thu/so/ton-dau": 4}
    assert codes(after_period(FORMS, now, opening, before, closing)) == ["statistics_opening_differs"]
    assert after_period(FORMS, now, {"don-thu/so/ton-dau": 3}, before, closing) == []
    assert after_period(FORMS, now, opening, period("2021"), closing) == []


def test_months_that_do_not_make_the_quarter_are_statistics_periods_differ():
    key = "ky-luat/tong/dv"
    months = [(period(f"2023-0{n}"), {key: n}) for n in (1, 2, 3)]
    assert over_periods(FORMS, Q1, {key: 6}, months) == []
    (found,) = over_periods(FORMS, Q1, {key: 7}, months)
    assert found.code == "statistics_periods_differ"
    assert "1 (tháng 1/2023) + 2 (tháng 2/2023) + 3 (tháng 3/2023) = 6" in found.message
    assert over_periods(FORMS, Q1, {key: 7}, [*months[:2], (months[2][0], {})]) == []
    assert over_periods(FORMS, Q1, {"don-thu/so/ton-dau": 9}, [(one, {"don-thu/so/ton-dau": 1}) for one, _ in months]) == []
