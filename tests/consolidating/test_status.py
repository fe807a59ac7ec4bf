"""Whether a target was met: every comparator, direction, level and mixture, with its arithmetic."""

from __future__ import annotations

import pytest

from nhiemky.consolidating.status import contradicts, direction_of, judge
from nhiemky.vietnamese.values import parse_value


def judged(target: str, actual: str, unit: str = "", direction: str = "higher"):
    return judge(parse_value(target, unit_of_measure=unit), parse_value(actual, unit_of_measure=unit), unit, direction)


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("10", "12", "vượt"),
        ("10", "10", "đạt"),
        ("10", "9", "chưa đạt"),
        ("10", "0", "chưa đạt"),
        ("từ 90% trở lên", "90%", "đạt"),
        ("từ 90% trở lên", "93,7%", "vượt"),
        ("trên 90%", "90%", "chưa đạt"),
        ("trên 90%", "90,1%", "vượt"),
        ("không quá 5", "5", "đạt"),
        ("không quá 5", "4", "vượt"),
        ("dưới 5", "5", "chưa đạt"),
        ("dưới 5", "6", "chưa đạt"),
        ("100%", "15/15", "đạt"),
        ("100%", "14/15", "chưa đạt"),
        ("80%", "12/15", "đạt"),
        ("Đạt", "Đạt", "đạt"),
        ("Đạt", "Không đạt", "chưa đạt"),
        ("Có", "x", "đạt"),
        ("Hoàn thành tốt nhiệm vụ trở lên", "Hoàn thành tốt nhiệm vụ", "đạt"),
        ("Hoàn thành tốt nhiệm vụ trở lên", "Hoàn thành xuất sắc nhiệm vụ", "vượt"),
        ("Hoàn thành tốt nhiệm vụ trở lên", "Hoàn thành nhiệm vụ", "chưa đạt"),
        ("từ HTTNV trở lên", "HTXSNV", "vượt"),
        ("Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "chưa đạt"),
        ("Trong sạch vững mạnh", "Vững mạnh", "đạt"),
        ("Khá", "Tốt", "vượt"),
        ("Nhà văn hóa đi vào hoạt động", "nhà văn hoá đi vào hoạt động.", "đạt"),
    ],
)
def test_the_status_follows_from_the_two_cells(target, actual, status):
    assert judged(target, actual).status == status


@pytest.mark.parametrize("actual", ["", "-", "...", "   "])
def test_a_blank_or_a_dash_is_no_figure_and_never_zero(actual):
    assert judged("10", actual).status == "chưa có số liệu"


@pytest.mark.parametrize(
    ("target", "actual"),
    [("90%", "12"), ("Hoàn thành tốt nhiệm vụ", "Vững mạnh"), ("Đạt", "12"), ("", "12"), ("Xây mới trụ sở", "Đang làm thủ tục")],
)
def test_what_is_not_of_one_kind_gets_no_status(target, actual):
    judgement = judged(target, actual, "đảng viên")
    assert judgement.status is None
    assert judgement.arithmetic


def test_less_is_better_where_the_direction_says_so():
    assert judged("3", "2", "%", "lower").status == "vượt"
    assert judged("3", "4", "%", "lower").status == "chưa đạt"


def test_a_number_in_a_percent_row_is_a_percent_with_or_without_its_sign():
    assert judged("95%", "95", "%").status == "đạt"


@pytest.mark.parametrize(
    ("target", "actual", "unit", "versus"),
    [
        ("2.500", "1.406", "đảng viên", "56,2%"),
        ("90", "93,7", "%", "hơn 3,7 điểm"),
        ("95", "93,2", "%", "thấp hơn 1,8 điểm"),
        ("3000", "2999", "hộ", "99,97%"),
        ("0", "3", "vụ", "vượt"),
    ],
)
def test_how_far_from_the_target(target, actual, unit, versus):
    assert judged(target, actual, unit).versus == versus


@pytest.mark.parametrize(
    ("statement", "direction"),
    [
        ("Kết nạp đảng viên mới", "higher"),
        ("Tỷ lệ hộ nghèo", "lower"),
        ("Giảm tỷ lệ hộ nghèo bình quân hằng năm", "higher"),
        ("Giảm tỷ lệ hộ nghèo còn dưới mức chung", "lower"),
        ("Số vụ tai nạn giao thông", "lower"),
        ("Phát hiện, xử lý vi phạm", "higher"),
    ],
)
def test_the_direction_is_read_from_the_statement(statement, direction):
    assert direction_of(statement) == direction


@pytest.mark.parametrize("verdict", ["Đạt", "Vượt", "105%", "vượt 5%", "+5", "", "Đạt 105%", "xem thuyết minh"])
def test_a_verdict_that_fits_its_numbers_is_left_alone(verdict):
    target, actual = parse_value("100"), parse_value("105")
    assert contradicts(verdict, judge(target, actual, "hộ")) == ""


@pytest.mark.parametrize("verdict", ["Chưa đạt", "Không đạt", "95%", "-5"])
def test_a_verdict_against_its_own_numbers_is_told(verdict):
    target, actual = parse_value("100"), parse_value("105")
    assert contradicts(verdict, judge(target, actual, "hộ"))


def test_met_is_not_exceeded():
    target = actual = parse_value("100")
    assert contradicts("Vượt", judge(target, actual, "hộ")) == "phải là “đạt”"
    assert contradicts("Đạt", judge(target, actual, "hộ")) == ""


def test_a_rounded_share_is_no_contradiction():
    target, actual = parse_value("2243"), parse_value("1237")
    assert contradicts("55,1%", judge(target, actual, "hộ")) == ""
    assert contradicts("55%", judge(target, actual, "hộ")) == ""
    assert contradicts("57%", judge(target, actual, "hộ"))
