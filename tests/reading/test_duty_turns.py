"""Sentences of another order: the thing first, two bodies before one day, whenever something comes up, who goes later."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.test_conditions import paper
from tests.reading.test_duties import duties, organised

from nhiemky.reading.duties.adjustments import read_adjustment_policy
from nhiemky.reading.duties.conditions import read_limits, read_ordering


def test_two_bodies_with_a_verb_each_share_the_day() -> None:
    found, _ = organised("1. Chi bộ thôn lập danh sách, đảng ủy xã thẩm định xong trước ngày 20/5/2031.")
    assert [(duty.who, duty.what, duty.deadline) for duty in found] == [
        ("Chi bộ thôn", "lập danh sách", date(2031, 5, 20)),
        ("đảng ủy xã", "thẩm định", date(2031, 5, 20)),
    ]


def test_those_a_paper_goes_to_are_no_second_body() -> None:
    found, _ = organised("1. Các chi bộ gửi Ban Tổ chức, Văn phòng tổng hợp trước ngày 20/5/2031.")
    assert [duty.who for duty in found] == ["Các chi bộ"]


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("Hồ sơ do Ban Tổ chức Huyện ủy thẩm định xong trước ngày 20/5/2031.", "Ban Tổ chức Huyện ủy", "thẩm định hồ sơ"),
        ("Danh sách được Văn phòng Huyện ủy rà soát trước ngày 20/5/2031.", "Văn phòng Huyện ủy", "rà soát danh sách"),
        ("Đối với chi bộ chưa gửi danh sách: bí thư chi bộ giải trình trước ngày 20/5/2031.", "bí thư chi bộ", "giải trình"),
        ("Các chi bộ chưa nộp hồ sơ khẩn trương hoàn thiện trước ngày 20/5/2031.", "Các chi bộ chưa nộp hồ sơ", "hoàn thiện"),
    ],
)
def test_who_acts_where_the_thing_or_the_case_stands_first(words: str, who: str, what: str) -> None:
    found, _ = organised("1. " + words)
    assert [(duty.who, duty.what, duty.deadline) for duty in found] == [(who, what, date(2031, 5, 20))]


def test_what_somebody_has_not_done_is_no_duty() -> None:
    assert organised("1. Còn 05 chi bộ chưa gửi danh sách, 02 chi bộ chưa họp.") == ([], [])


@pytest.mark.parametrize(
    ("words", "op", "text"),
    [
        ("Khi có tình huống đột xuất, Công an xã báo cáo Thường trực Đảng ủy.", None, "Khi có tình huống đột xuất"),
        ("Chi bộ cử đảng viên dự tập huấn khi được triệu tập.", None, "khi được triệu tập"),
        ("Văn phòng gửi tài liệu chậm nhất 03 ngày làm việc trước ngày họp.", "before", "chậm nhất 03 ngày làm việc trước ngày họp"),
        (
            "Đài Truyền thanh xã cảnh báo mỗi ngày ít nhất 02 lần trong thời gian có lũ.",
            None,
            "mỗi ngày ít nhất 02 lần trong thời gian có lũ",
        ),
        ("Văn phòng báo cáo Đảng ủy trước 16 giờ ngày 20 hằng tháng.", "by", "trước 16 giờ ngày 20 hằng tháng"),
        ("Văn phòng báo cáo Đảng ủy chiều thứ Sáu hằng tuần.", None, "chiều thứ Sáu hằng tuần"),
    ],
)
def test_times_that_come_up_or_come_again(words: str, op: str | None, text: str) -> None:
    found, _ = organised("1. " + words)
    assert [(duty.op, duty.relative.text if duty.relative else None) for duty in found] == [(op, text)]


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("Thư ký hoàn thiện biên bản trước ngày 20/5/2031.", "Thư ký", "hoàn thiện biên bản"),
        ("Đảng ủy các xã, phường trước ngày 20/5/2031 công bố danh sách.", "Đảng ủy các xã, phường", "công bố danh sách"),
        ("Kết thúc hội nghị, các chi bộ nộp biên bản trước ngày 20/5/2031.", "các chi bộ", "nộp biên bản"),
        ("Chỉ tiêu nào chưa đạt, cơ quan chủ trì giải trình trước ngày 20/5/2031.", "cơ quan chủ trì", "giải trình"),
        ("Trưởng ban triệu tập họp trước ngày 20/5/2031.", "Trưởng ban", "triệu tập họp"),
        ("Các cơ quan tham mưu, giúp việc cung cấp số liệu trước ngày 20/5/2031.", "Các cơ quan tham mưu, giúp việc", "cung cấp số liệu"),
        (
            "Đồng chí Lê Văn B, Ủy viên Ban Thường vụ: phụ trách cụm 1, nộp hồ sơ trước ngày 20/5/2031.",
            "Đồng chí Lê Văn B, Ủy viên Ban Thường vụ",
            "phụ trách cụm 1, nộp hồ sơ",
        ),
    ],
)
def test_where_an_actors_name_ends(words: str, who: str, what: str) -> None:
    found, _ = organised("1. " + words)
    assert [(duty.who, duty.what) for duty in found] == [(who, what)]


def test_one_body_of_many_with_a_day_of_its_own() -> None:
    found, _ = organised("1. Các xã hoàn thành bàn giao hồ sơ trong tháng 9/2031, riêng xã Bình An xong trước ngày 15/10/2031.")
    assert [(duty.who, duty.deadline, duty.op) for duty in found] == [
        ("Các xã", date(2031, 9, 30), "by"),
        ("xã Bình An", date(2031, 10, 15), "before"),
    ]


def test_months_of_each_year_are_no_day() -> None:
    found, _ = organised("1. Ban Chỉ đạo báo cáo Đảng ủy vào tháng 6 và tháng 12 hằng năm.")
    assert [(duty.deadline, duty.relative.text if duty.relative else None) for duty in found] == [
        (None, "vào tháng 6 và tháng 12 hằng năm")
    ]


def test_a_footnotes_digits_glued_to_a_year_leave_the_day() -> None:
    found, _ = organised("1. Các chi bộ nộp hồ sơ trước ngày 20/5/20311.")
    assert [duty.deadline for duty in found] == [date(2031, 5, 20)]


def test_a_standing_task_when_something_comes_up_is_an_assignment() -> None:
    found, assigned = organised("1. Ban Chỉ huy Quân sự xã chỉ huy lực lượng khi có tình huống.")
    assert (found, [one.who for one in assigned]) == ([], ["Ban Chỉ huy Quân sự xã"])


def test_those_who_go_after_the_pilot_have_no_duty_with_a_time() -> None:
    found, _ = organised("1. 12 chi bộ còn lại tổ chức sau khi rút kinh nghiệm ở đơn vị điểm.")
    assert found == []


def test_the_words_a_letter_ends_with_ask_for_nothing() -> None:
    _, assigned = duties("Kính gửi: Các chi bộ", "Đề nghị các chi bộ quan tâm thực hiện.")
    assert assigned == []


@pytest.mark.parametrize(
    ("words", "policy", "consent"),
    [
        (
            "Chỉ tiêu đã giao chỉ được điều chỉnh khi có ý kiến đồng ý của Ban Thường vụ Huyện ủy.",
            "needs_consent",
            "Ban Thường vụ Huyện ủy",
        ),
        ("Chi bộ muốn bổ sung phải được Ban Thường vụ Huyện ủy cho phép.", "needs_consent", "Ban Thường vụ Huyện ủy"),
        ("Thay đổi nhân sự phải có ý kiến của Ban Tổ chức Huyện ủy.", "needs_consent", "Ban Tổ chức Huyện ủy"),
        ("Việc bổ sung nhiệm vụ do Thường trực Huyện ủy quyết định.", "needs_consent", "Thường trực Huyện ủy"),
        ("Trường hợp cần điều chỉnh tiến độ, các chi bộ báo cáo Đảng ủy xã xem xét.", "needs_consent", "Đảng ủy xã"),
        ("Giữ nguyên tên gọi; không thay đổi địa điểm sinh hoạt.", "no_adjustment", None),
        ("Hồ sơ không bổ sung, điều chỉnh sau khi đã gửi.", "no_adjustment", None),
        ("Số lượng cấp ủy viên giữ nguyên như nhiệm kỳ trước.", "no_adjustment", None),
    ],
)
def test_ways_of_saying_what_may_be_changed(words: str, policy: str, consent: str | None) -> None:
    (one,) = read_adjustment_policy(*paper("1. " + words))
    assert (one.policy, one.consent_from) == (policy, consent)


@pytest.mark.parametrize(
    "words", ["Kết quả không thay đổi so với năm trước.", "Do không điều chỉnh kịp thời nên còn chậm.", "Giá không thay đổi nhiều."]
)
def test_what_did_not_change_is_no_rule(words: str) -> None:
    assert read_adjustment_policy(*paper("1. " + words)) == ()


def test_bounds_of_several_things_in_one_sentence() -> None:
    limits = read_limits(*paper("1. Tham luận không quá 10 phút, mỗi đơn vị cử tối đa 03 đại biểu, mỗi chi bộ ghép không quá 02 thôn."))
    assert [(str(one.max), one.unit) for one in limits] == [("10", "phút"), ("3", "đại biểu"), ("2", "thôn")]


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        ("Chi bộ Trường học được chọn làm điểm; sau đó các chi bộ còn lại tiến hành.", "Chi bộ Trường học", "các chi bộ còn lại"),
        ("Chọn xã Bình An làm điểm, sau đó triển khai đại trà.", "xã Bình An", "triển khai đại trà"),
    ],
)
def test_who_goes_first(words: str, first: str, then: str) -> None:
    (one,) = read_ordering(*paper("1. " + words))
    assert (one.first, one.then) == (first, then)
