"""Status against time: monotone in the figure, the same from both sides, never without arithmetic, silent where nothing compares."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.consolidating.causes import OTHER, names, themes_of
from nhiemky.consolidating.progress import RANK, Case, counting_of, share_of, standing_of
from nhiemky.domain.figure import BLANK
from nhiemky.domain.target_progress import Adjusted, Counting, Pace, Span
from nhiemky.rulebook.target_progress import default_pace, target_progress
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_target, parse_value

TERM = Span(date(2020, 1, 1), date(2025, 12, 31))
PACE = Pace(Decimal(10), Decimal(0), Decimal(80))
HALF = date(2022, 12, 31)
ADDS, STATE = Counting("term", cumulative=True), Counting("term", cumulative=False)

numbers = st.integers(0, 400)
days = st.dates(date(2020, 1, 1), date(2026, 6, 30))
countings = st.builds(Counting, st.sampled_from(["term", "yearly"]), st.booleans())


def judged(target, actual, day=HALF, *, counting=ADDS, direction="higher", unit="người", baseline="", span=TERM, pace=PACE):
    case = Case(
        parse_target(str(target), unit_of_measure=unit) if target != "" else BLANK,
        parse_value(str(actual), unit_of_measure=unit) if actual != "" else BLANK,
        unit, direction, counting, span, parse_value(str(baseline), unit_of_measure=unit) if baseline != "" else BLANK,
    )  # fmt: skip
    return standing_of(case, pace, day)


@given(numbers, numbers, numbers, days, countings, st.one_of(st.just(""), numbers))
def test_a_better_figure_never_stands_worse(target, one, other, day, counting, baseline):
    low, high = sorted((one, other))
    better = judged(target, high, day, counting=counting, baseline=baseline)
    worse = judged(target, low, day, counting=counting, baseline=baseline)
    assert RANK[better.status] >= RANK[worse.status]
    for direction_case in ("lower",):
        better = judged(target, low, day, counting=counting, baseline=baseline, direction=direction_case)
        worse = judged(target, high, day, counting=counting, baseline=baseline, direction=direction_case)
        assert RANK[better.status] >= RANK[worse.status]


@given(numbers, numbers, st.one_of(st.just(""), numbers), days)
def test_what_must_rise_and_what_must_fall_are_judged_alike(target, actual, baseline, day):
    """A state mirrored round 1000 with the other direction has the same status and share."""
    mirror = "" if baseline == "" else 1000 - baseline
    one = judged(target, actual, day, counting=STATE, baseline=baseline)
    other = judged(1000 - target, 1000 - actual, day, counting=STATE, baseline=mirror, direction="lower")
    assert (one.status, one.share) == (other.status, other.share)


@given(numbers, numbers, days, countings, st.sampled_from(["higher", "lower"]))
def test_no_status_stands_without_its_arithmetic(target, actual, day, counting, direction):
    standing = judged(target, actual, day, counting=counting, direction=direction)
    assert standing.arithmetic
    assert standing.against == str(target)


@given(numbers, numbers, countings, st.sampled_from(["higher", "lower"]))
def test_past_the_last_day_nothing_is_under_way(target, actual, counting, direction):
    standing = judged(target, actual, date(2025, 12, 31), counting=counting, direction=direction)
    assert standing.status in ("vuot", "dat", "chua_dat")


@pytest.mark.parametrize(
    ("actual", "status"),
    [("100", "dat"), ("101", "vuot"), ("45", "dung_tien_do"), ("40", "dung_tien_do"), ("39", "cham"), ("", "chua_co_so_lieu")],
)
def test_at_half_the_term_what_adds_up_is_judged_by_its_share(actual, status):
    assert judged("100", actual).status == status


def test_the_same_figure_is_short_once_the_term_is_over():
    assert judged("100", "99", date(2025, 12, 31)).status == "chua_dat"
    assert judged("100", "99", date(2025, 12, 30)).status == "dung_tien_do"


def test_thresholds_are_the_campaigns():
    strict = Pace(Decimal(0), Decimal(5), Decimal(80))
    assert judged("100", "49", pace=strict).status == "cham"
    assert judged("100", "104", pace=strict).status == "dat"
    assert judged("100", "106", pace=strict).status == "vuot"


def test_a_yearly_target_is_judged_within_its_year():
    yearly = Counting("yearly", cumulative=True)
    assert judged("12", "3", date(2023, 3, 31), counting=yearly).status == "dung_tien_do"
    assert judged("12", "3", date(2023, 9, 30), counting=yearly).status == "cham"
    assert judged("12", "3", date(2023, 12, 31), counting=yearly).status == "chua_dat"


def test_a_state_is_judged_by_the_way_it_has_come_where_its_beginning_is_known():
    assert judged("5", "8", counting=STATE, direction="lower", unit="%", baseline="12").status == "dung_tien_do"
    assert judged("5", "11", counting=STATE, direction="lower", unit="%", baseline="12").status == "cham"
    assert judged("5", "8", counting=STATE, direction="lower", unit="%").status == "chua_dat"
    assert judged("5", "5", counting=STATE, direction="lower", unit="%").status == "dat"


def test_a_ceiling_that_adds_up_is_lost_once_it_is_passed():
    assert judged("dưới 10", "5").status == "dung_tien_do"
    assert judged("dưới 10", "9").status == "cham"
    assert judged("dưới 10", "11").status == "chua_dat"
    assert judged("dưới 10", "9", date(2025, 12, 31)).status == "vuot"


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("Hoàn thành tốt trở lên", "Hoàn thành xuất sắc", "vuot"), ("Hoàn thành tốt trở lên", "Hoàn thành tốt", "dat"),
        ("Hoàn thành tốt trở lên", "Hoàn thành nhiệm vụ", "chua_dat"), ("Có", "Có", "dat"), ("Có", "Không", "chua_dat"),
        ("Đẩy mạnh tuyên truyền", "90", "khong_so_sanh"), ("", "90", "khong_so_sanh"),
    ],
)  # fmt: skip
def test_levels_yes_and_no_and_words(target, actual, status):
    assert judged(target, actual, counting=STATE, unit="").status == status


def test_without_the_term_what_is_not_met_is_not_called_slow():
    assert judged("100", "10", span=None).status == "chua_dat"


def test_a_forecast_is_only_suggested_and_only_to_who_is_far_behind():
    assert judged("100", "30").suggestion == "Theo đà đến nay, hết kỳ được khoảng 60% chỉ tiêu."
    assert not judged("100", "45").suggestion
    assert not judged("100", "100").suggestion
    assert not judged("100", "10", date(2025, 12, 31)).suggestion


def test_defaults_are_data_that_nobody_confirmed():
    assert target_progress().needs_confirmation
    assert not default_pace().confirmed


def test_words_say_how_a_target_is_counted():
    assert counting_of("Kết nạp đảng viên hằng năm", "đảng viên", "sum") == Counting("yearly", cumulative=True)
    assert counting_of("Tỷ lệ hộ nghèo", "%", "sum") == Counting("term", cumulative=False)
    assert counting_of("Thu nhập bình quân", "triệu đồng", "sum") == Counting("term", cumulative=False)


def test_the_share_of_a_level_needs_two_amounts():
    assert share_of("25", "14", "đảng viên") == Decimal("56.0")
    assert share_of("Có", "Có", "") is None
    assert share_of("0", "5", "vụ") is None
    assert share_of("", "5", "vụ") is None


def test_causes_fall_under_their_themes_and_others_under_none():
    assert themes_of("Do sáp nhập hai chi bộ, cán bộ kiêm nhiệm nhiều") == ("Cán bộ, nhân lực", "Sắp xếp tổ chức, địa bàn")
    assert themes_of("Không rõ") == (OTHER,)
    assert themes_of("Hoạt bát") == (OTHER,)
    assert not names("Kết nạp đảng viên mới", "Tỷ lệ hộ nghèo giảm chậm")


def test_an_adjusted_level_says_where_it_comes_from():
    assert Adjusted("", "", "", "10", "12").note == "đầu nhiệm kỳ 10, điều chỉnh thành 12"


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_shares_are_exact_to_a_tenth(part, whole):
    share = share_of(format_number(whole), format_number(part), "người")
    assert share is not None
    assert abs(share * whole - 100 * part) <= Decimal("0.05") * whole
