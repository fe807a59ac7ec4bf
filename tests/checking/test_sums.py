"""A total that its parts do not make is told with both sides; a shared wrong figure is told once."""

from invented import high, report


def test_the_sentence_shows_both_sides_and_the_gap() -> None:
    _, directive = report("Thi hành kỷ luật 45 đảng viên (khiển trách 26, cảnh cáo 10, cách chức 3, khai trừ 5).")
    (item,) = directive.inconsistencies
    assert (item.kind, item.severity) == ("sum_mismatch", "high")
    assert item.explanation == "Đảng viên: ghi 45 nhưng 26 + 10 + 3 + 5 = 44 (các phần thiếu 1)."
    assert [quote.quote for quote in item.quotes] == [
        "Thi hành kỷ luật 45 đảng viên",
        "khiển trách 26, cảnh cáo 10, cách chức 3, khai trừ 5",
    ]


NESTED = "Tổ chức 60 phiên họp[^1].\n\n[^1]: Xã An Phú tổ chức {a} phiên họp (gồm 09 phiên họp thường lệ, {b} phiên họp chuyên đề); xã Bình Tân tổ chức 37 phiên họp.\n"


def test_another_sum_says_which_side_is_wrong() -> None:
    _, directive = report(NESTED.format(a=23, b=15))
    (item,) = directive.inconsistencies
    assert item.explanation.endswith("Tổng 60 ở chỗ khác chỉ đúng với 23: nhiều khả năng sai ở các phần.")


def test_one_wrong_figure_in_two_sums_is_one_finding() -> None:
    _, directive = report(NESTED.format(a=24, b=14))
    (item,) = directive.inconsistencies
    assert "Hai chỗ lệch như nhau" in item.explanation


def test_a_row_of_a_table_is_one_place() -> None:
    table = "| TT | Đơn vị | Tổng số | Đảng bộ | Chi bộ |\n|---|---|---|---|---|\n| 1 | Xã An Phú | 46 | 12 | 33 |\n| 2 | Xã Bình Tân | 30 | 10 | 20 |\n"
    _, directive = report("Kết quả như sau:\n\n" + table)
    (item,) = directive.inconsistencies
    assert len(item.quotes) == 1 and "Xã An Phú" in item.quotes[0].quote


def test_sums_that_hold_or_promise_nothing_are_silent() -> None:
    _, directive = report(
        NESTED.format(a=23, b=14),
        "Kết nạp 105 đảng viên, trong đó có 60 đồng chí nữ, 12 đồng chí là người dân tộc thiểu số.",
        "Kinh phí 2,8 tỷ đồng, gồm ngân sách 1,5 tỷ đồng và xã hội hóa 1,2 tỷ đồng.",
    )
    assert high(directive) == []


def test_a_list_shorter_than_its_number_is_told() -> None:
    _, directive = report("Thực hiện 04 giải pháp sau:", "1. Một.", "2. Hai.", "3. Ba.")
    assert [item.explanation for item in directive.inconsistencies] == ["Giải pháp sau: ghi 4 nhưng liệt kê 3."]
