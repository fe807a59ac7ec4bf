"""Headings of an appendix tell what their columns hold, whatever office wrote them."""

from datetime import date

import pytest

from nhiemky.vietnamese.columns import column_role, cut_off_day, cut_off_words, default_columns


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", "number"),
        ("Số TT", "number"),
        ("CHỈ TIÊU", "statement"),
        ("Nội dung", "statement"),
        ("Đơn vị tính", "unit_of_measure"),
        ("Chỉ tiêu Nghị quyết Đại hội", "target"),
        ("Mục tiêu đến 2025", "target"),
        ("Kế hoạch năm", "target"),
        ("Chỉ tiêu được giao", "target"),
        ("Ước thực hiện đến tháng 6/2023", "actual"),
        ("Kết quả", "actual"),
        ("So với chỉ tiêu NQ ĐH", "verdict"),
        ("Tỷ lệ đạt (%)", "verdict"),
        ("Ghi chú", "note"),
        ("Đơn vị", None),
        ("Họ và tên", None),
        ("", None),
    ],
)
def test_a_heading_tells_its_column(heading: str, role: str | None) -> None:
    assert column_role(heading) == role


def test_the_default_columns_are_known_by_their_own_headings() -> None:
    roles = ["number", "statement", "unit_of_measure", "target", "actual", "verdict"]
    for cut_off, estimated in ((None, False), ("2023-04", False), ("2023-05-30", True)):
        assert [column_role(heading) for heading in default_columns(cut_off, estimated)] == roles


def test_a_cut_off_is_a_month_or_a_day() -> None:
    assert (cut_off_words("2023-04"), cut_off_words("2023-06-05"), cut_off_words(None)) == ("tháng 4/2023", "ngày 05/6/2023", "")
    assert (cut_off_day("2024-02"), cut_off_day("2023-06-05"), cut_off_day(None)) == (date(2024, 2, 29), date(2023, 6, 5), None)
