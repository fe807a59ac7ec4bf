"""Days off by the Vietnamese calendar, working days between two days."""

from datetime import date

import pytest

from nhiemky.rulebook.working_days import holiday, is_working_day, working_day_before, working_days


@pytest.mark.parametrize(
    "day", [date(2030, 2, 3), date(2027, 4, 16), date(2030, 4, 30), date(2030, 5, 1), date(2030, 9, 2), date(2007, 2, 17), date(2028, 1, 1)]
)
def test_holidays_of_the_law_are_days_off(day: date):
    assert holiday(day) and not is_working_day(day)


@pytest.mark.parametrize("day", [date(2030, 6, 14), date(2027, 2, 18), date(2030, 12, 25)])
def test_other_days_are_not(day: date):
    assert holiday(day) is None and is_working_day(day)


def test_the_working_day_before_a_long_holiday_lies_before_all_of_it():
    assert working_day_before(date(2026, 2, 21)) == date(2026, 2, 13)


def test_working_days_count_the_last_day_and_not_the_first():
    assert working_days(date(2030, 6, 7), date(2030, 6, 10)) == 1
    assert working_days(date(2030, 6, 7), date(2030, 6, 9)) == 0
    assert working_days(date(2030, 6, 10), date(2030, 6, 7)) == 0
