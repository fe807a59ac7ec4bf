"""Caps and the head rule are read; other percents and limits are not."""

from decimal import Decimal

from invented import report


def test_a_cap_names_its_level_and_base() -> None:
    _, directive = report(
        "Số đảng viên xếp loại “Hoàn thành xuất sắc nhiệm vụ” không vượt quá 20% số đảng viên hoàn thành tốt nhiệm vụ trong chi bộ."
    )
    (rule,) = directive.rating_rules
    assert (rule.rule, rule.operator, rule.value, rule.unit) == ("cap_share", "<=", Decimal(20), "%")
    assert rule.base == "số đảng viên hoàn thành tốt nhiệm vụ trong chi bộ"


def test_the_head_is_not_above_the_collective() -> None:
    _, directive = report("Người đứng đầu không được xếp loại cao hơn mức xếp loại của tập thể do mình lãnh đạo.")
    assert [(rule.rule, rule.value) for rule in directive.rating_rules] == [("head_not_above_collective", None)]


def test_other_limits_are_no_rating_rules() -> None:
    _, directive = report("Chi hội nghị không quá 20% kinh phí.", "Thời gian họp không quá 01 ngày.", "Năng suất cao hơn năm trước 5%.")
    assert directive.rating_rules == ()


def test_a_higher_cap_of_the_same_share_is_read_with_its_subject() -> None:
    text = (
        "Tỷ lệ xếp loại “Hoàn thành xuất sắc nhiệm vụ” không quá 20% số đảng viên được xếp loại “Hoàn thành tốt nhiệm vụ”; "
        "trường hợp nổi trội, tỷ lệ này có thể cao hơn nhưng không vượt quá 25%."
    )
    _, directive = report(text)
    first, second = directive.rating_rules
    assert (str(first.value), str(second.value), second.subject, second.base) == ("20", "25", first.subject, first.base)
