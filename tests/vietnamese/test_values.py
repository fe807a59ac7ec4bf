from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.figure import Value
from nhiemky.vietnamese.values import parse_value


@pytest.mark.parametrize(
    ("cell", "number", "comparator", "percent"),
    [
        (12, "12", "=", False), (12.0, "12", "=", False), (0.1, "0.1", "=", False), ("12", "12", "=", False),
        ("1.406", "1406", "=", False),
        ("93,7%", "93.7", "=", True), ("93,7 %", "93.7", "=", True), ("từ 90% trở lên", "90", ">=", True),
        ("90% trở lên", "90", ">=", True),
        ("trên 90%", "90", ">", True), ("≥ 90%", "90", ">=", True), ("ít nhất 5", "5", ">=", False), ("dưới 5", "5", "<", False),
        ("không quá 3", "3", "<=", False), ("từ 5 trở xuống", "5", "<=", False), ("05 đảng viên", "5", "=", False),
        ("Đạt 100%", "100", "=", True),
        ("1.234,5 tỷ đồng", "1234.5", "=", False), (Decimal("2.50"), "2.50", "=", False),
    ],
)  # fmt: skip
def test_numbers_and_their_bounds(cell: object, number: str, comparator: str, percent: bool) -> None:
    value = parse_value(cell)  # type: ignore[arg-type]
    assert (value.plain, value.comparator, value.percent, value.doubt) == (number, comparator, percent, "")


@pytest.mark.parametrize(("cell", "plain", "decimals"), [(0.937, "93.7", 1), (1, "100", 0), (0.07, "7", 0), (0.9555, "95.55", 2)])
def test_cells_shown_as_percent_keep_the_printed_number(cell: float, plain: str, decimals: int) -> None:
    value = parse_value(cell, percent_format=True)
    assert (value.plain, value.decimals, value.percent) == (plain, decimals, True)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Đạt", True), ("Có", True), ("x", True), ("X", True), ("đạt.", True), ("Không đạt", False), ("Chưa đạt", False),
        ("Không", False),
        (True, True), (False, False), ("Đạt một phần", None), ("", None),
    ],
)  # fmt: skip
def test_yes_and_no(cell: str | bool, answer: bool | None) -> None:
    value = parse_value(cell)
    assert value.yes_no is answer and value.number is None


@pytest.mark.parametrize(
    "text", ["3/4", "-", "–", "…", "95 - 100%", "12/2023", "Hoàn thành tốt", "từ 5", "5 đồng chí được cử đi học lớp cao cấp"]
)
def test_what_is_no_number_stays_as_written(text: str) -> None:
    assert parse_value(text) == Value(text)


def test_blank_is_blank() -> None:
    assert all(parse_value(cell).is_blank for cell in (None, "", "  \u00a0", "\u200b"))


def test_estimates_are_seen() -> None:
    assert parse_value("ước 95%") == Value("ước 95%", Decimal(95), percent=True, estimated=True)


@pytest.mark.parametrize(
    ("cell", "unit", "literal", "other"),
    [
        ("1.406", "%", "1406", "1,406"), (1.406, "nghị quyết", "1.406", "1.406"), (1.4, "đảng viên", "1.4", "1.400"),
        ("1,406", "người", "1.406", "1.406"), (0.937, "%", "0.937", "93,7%"), ("Không", "chi bộ", "Không", "số 0"),
    ],
)  # fmt: skip
def test_two_readings_are_doubted_and_the_literal_one_kept(cell: str | float, unit: str, literal: str, other: str) -> None:
    value = parse_value(cell, unit_of_measure=unit)
    assert value.plain == literal
    assert f"có thể là {other}." in value.doubt


@pytest.mark.parametrize(
    ("cell", "unit"),
    [("1.406", "nghị quyết"), (1.406, "tỷ đồng"), (93.7, "%"), ("93,75", "%"), (1406, "đảng viên"), ("Không", "Đạt/Không"), (5, "")],
)
def test_clear_values_are_not_doubted(cell: str | float, unit: str) -> None:
    assert parse_value(cell, unit_of_measure=unit).doubt == ""


def test_days_are_written_as_the_office_does() -> None:
    day = date(2023, 2, 14)
    assert parse_value(day).raw == parse_value(datetime.combine(day, time())).raw == "14/02/2023"
    assert parse_value(datetime.combine(day, time(8, 30))).raw == "08:30 14/02/2023"


def test_noise_of_binary_fractions_is_not_printed() -> None:
    assert parse_value(0.1 + 0.2).plain == "0.3"
    assert parse_value(0.29 + 0.0, percent_format=True).plain == "29"


@pytest.mark.parametrize("cell", [1e22, float("nan"), float("inf"), 10**18, Decimal("NaN")])
def test_what_excel_cannot_hold_is_no_number(cell: float) -> None:
    value = parse_value(cell)
    assert value.number is None and value.raw == str(cell)


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40)), st.booleans())
def test_any_cell_gives_a_value_and_text_is_never_lost(cell: object, percent_format: bool) -> None:
    value = parse_value(cell, percent_format=percent_format)  # type: ignore[arg-type]
    if isinstance(cell, str) and cell.isascii() and cell.isprintable():
        assert value.raw == " ".join(cell.split())
