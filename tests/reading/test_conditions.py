"""Lengths, cut-offs, pilots first, adjustment of targets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.duties.adjustments import read_adjustment_policy
from nhiemky.reading.duties.conditions import read_limits, read_ordering
from nhiemky.reading.duties.data_windows import read_data_windows
from nhiemky.reading.structure.layout import Layout, lay_out


def paper(*paragraphs: str, kind: str = "KẾ HOẠCH") -> tuple[SourceDocument, Layout]:
    document = read_text("\n\n".join((kind, "về công tác", "I- NỘI DUNG", *paragraphs)).encode(), "a.md")
    return document, lay_out(document)


@pytest.mark.parametrize(
    ("words", "operator", "least", "most", "unit"),
    [
        ("Hội nghị tổ chức không quá 01 ngày.", "<=", None, "1", "ngày"),
        ("Báo cáo tối đa 10 trang A4.", "<=", None, "10", "trang"),
        ("Thời gian hội nghị từ 1 đến 1,5 ngày.", "range", "1", "1.5", "ngày"),
        ("Đại hội với thời gian 02 - 03 buổi.", "range", "2", "3", "buổi"),
        ("Kiểm điểm tập thể tối thiểu 01 ngày, tối đa 02 ngày.", "range", "1", "2", "ngày"),
        ("Mỗi đảng bộ đề nghị không quá 02 tập thể.", "<=", None, "2", "tập thể"),
        ("Bài thu hoạch từ 3 - 5 trang.", "range", "3", "5", "trang"),
        ("Thời gian hội nghị không quá một buổi.", "<=", None, "1", "buổi"),
        ("Kiểm tra tại đơn vị không quá 03 ngày làm việc.", "<=", None, "3", "ngày làm việc"),
    ],
)
def test_bounds_on_length_and_number(words: str, operator: str, least: str | None, most: str, unit: str) -> None:
    (limit,) = read_limits(*paper("1. " + words))
    assert (limit.operator, limit.min, limit.max, limit.unit) == (operator, Decimal(least) if least else None, Decimal(most), unit)


@pytest.mark.parametrize(
    "words",
    [
        "Gửi hồ sơ không quá 05 ngày kể từ ngày họp.",
        "Nhiệm kỳ 2030 - 2035, thời gian tới.",
        "Không quá 20% số chi bộ xếp loại xuất sắc.",
        "Không quá cầu toàn.",
    ],
)
def test_terms_shares_and_phrases_are_no_limits(words: str) -> None:
    assert read_limits(*paper("1. " + words)) == ()


@pytest.mark.parametrize(
    ("words", "frm", "to", "precision", "estimated"),
    [
        ("Số liệu tính đến ngày 31/5/2031.", None, "2031-05-31", "day", False),
        ("Số liệu báo cáo ước đến hết tháng 6/2031.", None, "2031-06", "month", True),
        ("Báo cáo (số liệu tính từ đầu nhiệm kỳ đến tháng 3/2031).", None, "2031-03", "month", False),
        ("Thời điểm chốt số liệu: ngày 15/11/2031.", None, "2031-11-15", "day", False),
        ("Số liệu thu chi lấy ước thực hiện cả năm 2031.", None, "2031-12-31", "day", True),
        ("Mốc số liệu: từ ngày 01/01/2030 đến ngày 30/6/2031.", "2030-01-01", "2031-06-30", "day", False),
        ("Thời điểm lấy số liệu: từ tháng 01/2030 đến tháng 6/2031.", "2030-01", "2031-06", "month", False),
    ],
)
def test_cut_offs_with_their_precision(words: str, frm: str | None, to: str, precision: str, estimated: bool) -> None:
    (window,) = read_data_windows(*paper("1. " + words))
    assert (window.frm, window.to, window.precision, window.estimated) == (frm, to, precision, estimated)


def test_two_cut_offs_of_one_sentence_and_one_of_a_columns_heading() -> None:
    found = read_data_windows(
        *paper(
            "1. Cấp cơ sở (số liệu tính đến tháng 3/2031), cấp huyện (số liệu ước đến tháng 6/2031).",
            "| TT | Chỉ tiêu | Thực hiện đến tháng 4/2031 |\n|---|---|---|\n| 1 | Thu ngân sách | |",
        )
    )
    assert [(window.to, window.estimated) for window in found] == [("2031-03", False), ("2031-06", True), ("2031-04", False)]


@pytest.mark.parametrize("words", ["Hoàn thành trước ngày 31/5/2031.", "Thực hiện đến hết nhiệm kỳ.", "Kéo dài đến ngày 31/5/2031."])
def test_deadlines_are_no_cut_offs(words: str) -> None:
    assert read_data_windows(*paper("1. " + words)) == ()


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        ("Đảng ủy chọn Chi bộ Thôn Đông làm điểm trước, sau đó tổ chức tại 12 chi bộ còn lại.", "Chi bộ Thôn Đông", "12 chi bộ còn lại"),
        (
            "Chi bộ Phân xưởng 1 được chọn làm điểm, tổ chức trước; các chi bộ khác triển khai sau.",
            "Chi bộ Phân xưởng 1",
            "các chi bộ khác",
        ),
    ],
)
def test_pilots_come_first(words: str, first: str, then: str) -> None:
    (ordering,) = read_ordering(*paper("1. " + words))
    assert (ordering.first, ordering.then) == (first, then)


def test_points_of_other_kinds_are_no_pilots() -> None:
    assert read_ordering(*paper("1. Đơn vị đạt 90 điểm trở lên; khắc phục các điểm nghẽn, quan điểm chỉ đạo rõ.")) == ()


@pytest.mark.parametrize(
    ("words", "policy", "whose"),
    [
        ("Không đặt vấn đề điều chỉnh các chỉ tiêu của đại hội.", "no_adjustment", None),
        ("Không bổ sung, điều chỉnh chỉ tiêu đã giao.", "no_adjustment", None),
        ("Việc này phải giữ nguyên các mục tiêu, chỉ tiêu đã quyết nghị.", "no_adjustment", None),
        ("Điều chỉnh các chỉ tiêu phải được sự đồng ý của Ban Thường vụ Huyện ủy.", "needs_consent", "Ban Thường vụ Huyện ủy"),
        ("Trường hợp điều chỉnh, bổ sung chỉ tiêu phải báo cáo và được Đảng ủy Tập đoàn chấp thuận.", "needs_consent", "Đảng ủy Tập đoàn"),
    ],
)
def test_whether_targets_may_change(words: str, policy: str, whose: str | None) -> None:
    (found,) = read_adjustment_policy(*paper("1. " + words))
    assert (found.policy, found.consent_from) == (policy, whose)


def test_adjusting_other_things_is_no_policy() -> None:
    assert read_adjustment_policy(*paper("1. Kịp thời điều chỉnh lịch làm việc cho phù hợp.")) == ()


def test_a_limits_object_is_the_thing_not_its_deadline():
    from nhiemky.flows.read_file import read_bytes

    words = "KẾ HOẠCH\n\nsơ kết\n\nI- VIỆC\n\n1. Chi bộ tổ chức hội nghị sơ kết trước ngày 20/5/2031, thời gian không quá 01 ngày."
    (limit,) = read_bytes(words.encode(), "a.txt")[1].limits
    assert "ngày 20/5" not in limit.object
    assert limit.object.startswith("hội nghị sơ kết")


@pytest.mark.parametrize(
    ("words", "first", "then"),
    [
        ("Chọn Đảng bộ xã An Hòa sơ kết trước, sau đó sơ kết tại 12 đảng bộ còn lại.", "Đảng bộ xã An Hòa", "12 đảng bộ còn lại"),
        ("Đảng bộ Sở Y tế thực hiện trước; 30 đảng bộ còn lại thực hiện sau.", "Đảng bộ Sở Y tế", "30 đảng bộ còn lại"),
    ],
)
def test_who_goes_first_needs_no_word_of_a_pilot(words: str, first: str, then: str) -> None:
    (order,) = read_ordering(*paper("1. " + words))
    assert (order.first, order.then) == (first, then)


@pytest.mark.parametrize(
    ("words", "policy", "consent"),
    [
        ("Chỉ tiêu đã giao không điều chỉnh giảm.", "no_adjustment", None),
        ("Số lượng ủy viên nếu tăng thêm phải được Ban Thường vụ Tỉnh đoàn đồng ý.", "needs_consent", "Ban Thường vụ Tỉnh đoàn"),
    ],
)
def test_the_thing_may_stand_before_its_change(words: str, policy: str, consent: str | None) -> None:
    (found,) = read_adjustment_policy(*paper("1. " + words))
    assert (found.policy, found.consent_from) == (policy, consent)


@pytest.mark.parametrize(
    ("words", "frm", "to"),
    [
        ("Mốc giám sát từ ngày 01/01/2031 đến thời điểm giám sát.", "2031-01-01", None),
        ("Thời kỳ kiểm tra từ ngày 01/7/2031 đến hết ngày 31/3/2032.", "2031-07-01", "2032-03-31"),
        ("Số liệu chốt đến 24 giờ ngày 28/02/2031.", None, "2031-02-28"),
    ],
)
def test_the_period_an_inspection_looks_at_counts(words: str, frm: str | None, to: str | None) -> None:
    (window,) = read_data_windows(*paper("1. " + words))
    assert (window.frm, window.to) == (frm, to)
