from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.vietnamese.days import find_days, format_day, last_day_of_month, last_day_of_quarter, long_day


@pytest.mark.parametrize(
    "text",
    [
        "20/5/2023",
        "ngày 20-5-2023",
        "20.5.2023",
        "ngày 20 tháng 5 năm 2023",
        "ngày 20/05/2023",
        "Ngày 20 tháng 05/2023",
        "ngày 20 - 5 - 2023",
    ],
)
def test_days(text: str) -> None:
    (found,) = find_days(f"gửi trước {text}, qua Văn phòng.")
    assert (found.day, found.text, found.year_inherited) == (date(2023, 5, 20), text, False)


@pytest.mark.parametrize("text", ["tháng 4/2023", "tháng 4 năm 2023", "tháng 04/2023"])
def test_months(text: str) -> None:
    (found,) = find_days(f"số liệu tính đến hết {text}.")
    assert (found.day, found.month, found.first_day, found.last_day) == (None, (2023, 4), date(2023, 4, 1), date(2023, 4, 30))


@pytest.mark.parametrize("text", ["Quý II/2023", "quý II năm 2023", "quý 2/2023"])
def test_quarters(text: str) -> None:
    (found,) = find_days(f"hoàn thành trong {text}")
    assert (found.quarter, found.last_day) == ((2023, 2), date(2023, 6, 30))


def test_years() -> None:
    (found,) = find_days("kế hoạch năm 2023 của Đảng ủy")
    assert (found.year, found.day, found.month, found.last_day) == (2023, None, None, date(2023, 12, 31))


def test_a_year_is_inherited_and_said_so() -> None:
    (found,) = find_days("trước ngày 20/5", year=2023)
    assert (found.day, found.year_inherited) == (date(2023, 5, 20), True)
    (unknown,) = find_days("trước ngày 20/5")
    assert (unknown.day, unknown.year, unknown.impossible) == (None, None, False)


@pytest.mark.parametrize("text", ["30/2/2023", "ngày 31 tháng 4 năm 2023", "ngày 31/4", "29/02/2023", "tháng 13/2023"])
def test_impossible_days_are_reported_not_guessed(text: str) -> None:
    (found,) = find_days(f"trước {text}")
    assert found.day is None and found.impossible


@pytest.mark.parametrize(
    "text", ["04/2015/NĐ-CP", "1.406 nghị quyết", "10/10 chi bộ", "tỷ lệ 3/4", "Quý đồng chí", "106-KH/ĐUK", "2020 - 2025", "59/2020/QH14"]
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert find_days(text) == []


def test_places_are_exact() -> None:
    text = "từ ngày 15/5/2023 đến ngày 20/6/2023"
    assert [text[found.start : found.end] for found in find_days(text)] == ["ngày 15/5/2023", "ngày 20/6/2023"]


def test_ends_of_months_and_quarters() -> None:
    assert last_day_of_month(2024, 2) == date(2024, 2, 29)
    assert last_day_of_quarter(2023, 4) == date(2023, 12, 31)


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_written_days_are_read_back(day: date) -> None:
    for written in (format_day(day), long_day(day)):
        assert [found.day for found in find_days(written)] == [day]
