"""Rows of several tables: joined when they are the same, asked about when they may be, apart when they are not."""

from __future__ import annotations

import pytest
from consolidating.papers import row

from nhiemky.consolidating.matching import Table, align
from nhiemky.domain.campaign import Indicator


def aligned(*tables, indicators=(), coded=False):
    return align([Table(f"Đơn vị {n}", f"{n}.xlsx", tuple(rows), coded=coded) for n, rows in enumerate(tables, 1)], indicators)


def shape(groups):
    return [(group.statement, len(group.rows)) for group in groups]


@pytest.mark.parametrize(
    "other",
    [
        "KẾT NẠP ĐẢNG VIÊN MỚI",
        "1. Kết nạp đảng viên mới.",
        "- Kết nạp  đảng viên mới;",
        "Kết nạp đảng viên mới (đảng viên)",
        "Kết nạp đảng viên mới (ĐVT: đảng viên)",
    ],
)
def test_the_same_words_are_one_row_without_a_word_about_it(other):
    groups, findings = aligned([row("Kết nạp đảng viên mới", 3)], [row(other, 4)])
    assert shape(groups) == [("Kết nạp đảng viên mới", 2)]
    assert findings == ()


@pytest.mark.parametrize("other", ["Số đảng viên mới được kết nạp", "Ket nap dang vien moi", "Tổng số đảng viên mới kết nạp"])
def test_harmless_differences_are_joined_and_told(other):
    groups, findings = aligned([row("Kết nạp đảng viên mới", 3)], [row("Kết nạp đảng viên mới", 3)], [row(other, 4)])
    assert shape(groups) == [("Kết nạp đảng viên mới", 3)]
    assert [found.code for found in findings] == ["rows_joined"]
    assert other in findings[0].message
    assert findings[0].file == "3.xlsx"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tỷ lệ 100% chi bộ sinh hoạt định kỳ", "Tỷ lệ 90% chi bộ sinh hoạt định kỳ"),
        ("Số đảng viên được kết nạp năm 2022", "Số đảng viên được kết nạp năm 2023"),
        ("Đảng viên hoàn thành nhiệm vụ", "Đảng viên không hoàn thành nhiệm vụ"),
        ("Đảng viên hoàn thành tốt nhiệm vụ", "Đảng viên hoàn thành xuất sắc nhiệm vụ"),
        ("Cán bộ nữ tham gia cấp ủy các cấp", "Cán bộ trẻ tham gia cấp ủy các cấp"),
    ],
)
def test_what_may_matter_is_asked_about_and_stays_apart(one, other):
    groups, findings = aligned([row(one, 3)], [row(other, 4)])
    assert len(groups) == 2
    assert {found.code for found in findings} == {"rows_alike"}
    assert one in findings[0].message or other in findings[0].message
    assert findings[0].facts["score"].isdigit()


def test_rows_that_one_unit_has_side_by_side_are_two_and_nobody_is_asked():
    both = [row("Đảng viên hoàn thành tốt nhiệm vụ", 3), row("Đảng viên hoàn thành xuất sắc nhiệm vụ", 2, at=6)]
    groups, findings = aligned(both, both)
    assert [len(group.rows) for group in groups] == [2, 2]
    assert findings == ()


def test_units_of_measure_that_differ_make_two_rows_and_a_finding():
    groups, findings = aligned([row("Thu ngân sách", 5, unit="triệu đồng")], [row("Thu ngân sách", 5_000_000, unit="đồng")])
    assert [group.unit_of_measure for group in groups] == ["triệu đồng", "đồng"]
    assert [(found.code, found.severity) for found in findings] == [("unit_of_measure_differs", "high")]
    assert "2.xlsx" in (findings[0].file or "")


def test_people_are_not_party_members():
    groups, _ = aligned([row("Tham gia học tập", 5, unit="người")], [row("Tham gia học tập", 5, unit="đảng viên")])
    assert len(groups) == 2


@pytest.mark.parametrize(("one", "other"), [("%", "Phần trăm"), ("tr.đồng", "Triệu đồng"), ("đ/c", "đồng chí"), ("hộ", " Hộ ")])
def test_short_forms_of_a_unit_of_measure_are_one(one, other):
    groups, findings = aligned([row("Thu ngân sách", 5, unit=one)], [row("Thu ngân sách", 6, unit=other)])
    assert len(groups) == 1
    assert findings == ()


def test_a_row_without_a_unit_of_measure_goes_with_the_only_one_there_is():
    groups, findings = aligned([row("Mô hình dân vận khéo", 5, unit="mô hình")], [row("Mô hình dân vận khéo", 6, unit="")])
    assert shape(groups) == [("Mô hình dân vận khéo", 2)]
    assert findings == ()


def test_parts_that_repeat_go_under_the_row_above_them():
    table = [
        row("Kết nạp đảng viên", 5), row("Trong đó: nữ", 2, at=6),
        row("Chuyển đảng chính thức", 4, at=7), row("Trong đó: nữ", 1, at=8),
    ]  # fmt: skip
    groups, findings = aligned(table, table)
    assert [len(group.rows) for group in groups] == [2, 2, 2, 2]
    assert findings == ()


def test_a_row_twice_in_one_table_is_told_and_not_added():
    groups, findings = aligned([row("Kết nạp đảng viên mới", 3), row("Kết nạp đảng viên mới", 3, at=9)])
    assert [len(group.rows) for group in groups] == [1, 1]
    assert [found.code for found in findings] == ["row_repeated"]


def test_a_heading_inside_the_table_is_no_indicator():
    groups, _ = aligned([row("I. XÂY DỰNG ĐẢNG", unit=""), row("Kết nạp đảng viên mới", 3, at=6)])
    assert shape(groups) == [("Kết nạp đảng viên mới", 1)]


def test_a_row_only_some_have_stands_behind_the_row_above_it():
    first = [row("A dài đủ để khác", 1), row("C dài đủ để khác hẳn", 3, at=6)]
    second = [row("A dài đủ để khác", 1), row("Trồng cây xanh", 2, at=6, unit="cây"), row("C dài đủ để khác hẳn", 3, at=7)]
    groups, _ = aligned(first, second)
    assert [group.statement for group in groups] == ["A dài đủ để khác", "Trồng cây xanh", "C dài đủ để khác hẳn"]


INDICATORS = (
    Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Indicator("CT02", "Số cuộc kiểm tra", "cuộc", "sum"),
)


def test_the_campaigns_indicators_come_first_also_where_nobody_has_them():
    groups, findings = aligned([row("Số cuộc kiểm tra", 3, unit="cuộc"), row("Trồng cây xanh", 9, unit="cây", at=6)], indicators=INDICATORS)
    assert shape(groups) == [("Kết nạp đảng viên mới", 0), ("Số cuộc kiểm tra", 1), ("Trồng cây xanh", 1)]
    assert [found.code for found in findings] == ["row_not_asked"]


def test_our_forms_code_wins_over_the_words():
    groups, findings = aligned([row("Phát triển Đảng", 3, code="CT01")], indicators=INDICATORS, coded=True)
    assert shape(groups) == [("Kết nạp đảng viên mới", 1), ("Số cuộc kiểm tra", 0)]
    assert findings == ()


def test_a_code_of_another_campaign_says_nothing():
    groups, _ = aligned([row("Phát triển Đảng", 3, code="CT01")], indicators=INDICATORS, coded=False)
    assert shape(groups)[0] == ("Kết nạp đảng viên mới", 0)


def test_an_own_indicator_is_its_units_only():
    own = Indicator("R1", "Trồng cây xanh", "cây", "sum", unit_id="u1")
    tables = [
        Table("A", "a.xlsx", (row("Trồng cây xanh", 5, unit="cây"),), "u1"),
        Table("B", "b.xlsx", (row("Trồng cây xanh", 7, unit="cây"),), "u2"),
    ]
    groups, _ = align(tables, (own,))
    assert [(group.indicator is own, [at for at, _ in group.rows]) for group in groups] == [(True, [0]), (False, [1])]


def test_the_order_of_the_tables_does_not_change_the_groups():
    one = [row("Kết nạp đảng viên mới", 3)]
    two = [row("Số đảng viên mới được kết nạp", 4)]
    first, _ = aligned(one, one, two)
    second, _ = aligned(two, one, one)
    assert [len(group.rows) for group in first] == [len(group.rows) for group in second] == [3]
