from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.vietnamese.numbers import NUMBER, count_word, format_number, parse_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.406", "1406"), ("93,7", "93.7"), ("1.234,5", "1234.5"), ("1 406", "1406"), ("1\u00a0406,25", "1406.25"),
        ("1\u2009406", "1406"),
        ("１２３", "123"), ("05", "5"), ("-3", "-3"), ("−3", "-3"), ("– 3", "-3"), ("+3", "3"), ("93.7", "93.7"), ("1.40", "1.40"),
        ("0.406", "0.406"), ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("-0", "0"), (" 12 ", "12"),
        ("1,406", "1.406"),
    ],
)  # fmt: skip
def test_print_forms(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        " ",
        "NaN",
        "inf",
        "1e309",
        "1e5",
        "1234567890123456",
        "3/4",
        "1.23.456",
        "1,2,3",
        "12.34.56",
        "1.4o6",
        "٣",
        "--3",
        "1 40",
        "0x10",
        "²",
    ],
)
def test_garbage_is_none(garbage: str) -> None:
    assert parse_number(garbage) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_what_is_printed_is_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_are_read_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


@given(st.text(max_size=25))
def test_never_crashes_never_floats(text: str) -> None:
    assert isinstance(parse_number(text), Decimal | None)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("không", 0), ("một", 1), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi lăm", 25), ("hai mươi mốt", 21),
        ("Tám mươi mốt", 81),
        ("một trăm", 100), ("một trăm linh năm", 105), ("ba trăm bốn mươi tư", 344), ("một nghìn bốn trăm linh sáu", 1406),
        ("hai triệu không trăm linh một nghìn", 2001000), ("năm", 5), ("tháng", None), ("", None), ("một hai", None), ("trăm", None),
        ("một nghìn triệu tỷ", None),
    ],
)  # fmt: skip
def test_counts_in_words(words: str, count: int | None) -> None:
    assert count_word(words) == count


def test_the_running_pattern_takes_whole_numbers() -> None:
    import re

    found = re.findall(rf"(?<![\w.,/]){NUMBER}", "ban hành 1.406 nghị quyết, đạt 93,7%; 1\u00a0200 đảng viên, năm 2023 12 chi bộ")
    assert found == ["1.406", "93,7", "1\u00a0200", "2023", "12"]
