"""Closed days, working days counted, lunar dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.scheduling.working_days import add_working_days, calendar_rules, closed_days, lunar, near_tet, worked_weekends


def test_days_in_lieu_are_closed_and_swapped_saturdays_are_worked():
    assert date(2023, 5, 3) in closed_days(date(2023, 5, 1), date(2023, 5, 31))
    rules = calendar_rules(date(2026, 8, 20), date(2026, 9, 4))
    assert rules.is_open(date(2026, 8, 22))
    assert not rules.is_open(date(2026, 8, 31))


def test_none_closes_no_holiday():
    assert (
        closed_days(date(2023, 4, 28), date(2023, 5, 8), "none")
        == frozenset()
        == worked_weekends(date(2026, 8, 1), date(2026, 8, 31), "none")
    )


def test_tet_is_closed_and_days_near_it_are_told():
    assert date(2026, 2, 17) in closed_days(date(2026, 2, 1), date(2026, 2, 28))
    assert near_tet(date(2026, 2, 12))
    assert not near_tet(date(2026, 3, 2))


def test_a_date_counted_back_skips_the_holiday():
    assert add_working_days(date(2023, 5, 5), -3) == date(2023, 4, 27)
    assert add_working_days(date(2023, 5, 5), -1, closed={date(2023, 5, 4)}) == date(2023, 4, 28)


@given(st.dates(date(2010, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_counting_back_undoes_counting_on_from_a_working_day(day, count):
    start = add_working_days(day, 0)
    assert add_working_days(add_working_days(start, count), -count) == start


def test_new_year_of_the_lunar_calendar_is_the_vietnamese_one():
    assert (lunar(date(2007, 2, 17)).short, lunar(date(1985, 1, 21)).short) == ("1/1", "1/1")
    assert lunar(date(2023, 3, 22)).short == "1/2 nhuận"
    assert [lunar(date(2026, 2, 16) + timedelta(days=step)).month for step in range(2)] == [12, 1]
