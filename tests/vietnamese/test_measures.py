"""A unit of measure tells what kind of answer is wanted."""

import pytest

from nhiemky.vietnamese.measures import is_average, measure


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("đảng viên", "whole"),
        ("Đ/c", "whole"),
        ("nghìn lượt", "decimal"),
        ("%", "percent"),
        ("phần trăm", "percent"),
        ("% số hộ", "percent"),
        ("tỷ đồng", "decimal"),
        ("nghìn m³", "decimal"),
        ("triệu đồng/người/tháng", "decimal"),
        ("ha", "decimal"),
        ("điểm", "decimal"),
        ("Đạt/Chưa đạt", "yes_no"),
        ("Có/Không", "yes_no"),
        ("đạt", "yes_no"),
        ("mức", "level"),
        ("Xếp loại", "level"),
        ("", "text"),
    ],
)
def test_the_unit_of_measure_tells_the_kind(unit: str, kind: str) -> None:
    assert measure(unit) == kind


def test_the_statement_helps_where_no_unit_is_given() -> None:
    assert (measure("", "Tỷ lệ phát triển đảng viên"), measure("", "Số lượng mô hình"), measure("", "Mô hình hay")) == (
        "percent",
        "whole",
        "text",
    )


def test_averages_do_not_add_up() -> None:
    assert is_average("tấn/ha", "Năng suất") and is_average("điểm", "Chỉ số") and not is_average("tấn", "Sản lượng")
