"""Headings of the appendix table in the many ways units write them."""

from __future__ import annotations

import pytest

from nhiemky.reading.units.columns import Columns, find_columns
from nhiemky.reading.units.grid import Cell, Grid

ROW = [1.0, "Kết nạp", "đảng viên", 5.0, 6.0, "Vượt", "", ""]


def columns(*heading: list[Cell]) -> Columns:
    found = find_columns(Grid("", [*heading, ROW]), 0)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("heading", "where"),
    [
        (["TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu Nghị quyết Đại hội", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu NQ ĐH"],
         (1, 3, 4, 5)),
        (["STT", "Nội dung", "ĐVT", "Chỉ tiêu", "Thực hiện", "Tỷ lệ (%)"], (1, 3, 4, 5)),
        (["Kết quả", "So với NQ", "Mục tiêu", "ĐVT", "Tên chỉ tiêu", "STT"], (4, 2, 0, 1)),
        (["TT", "Các chỉ tiêu", "Đơn vị", "NQ", "Ước TH đến 30/5/2023", "Đánh giá"], (1, 3, 4, 5)),
        (["TT", "Mục tiêu, chỉ tiêu", "ĐVT", "Kế hoạch", "Kết quả thực hiện", "Mức độ hoàn thành"], (1, 3, 4, 5)),
        (["tt", "CHỈ TIÊU", "đvt", "CHỈ TIÊU NQ", "THỰC HIỆN", "SO VỚI"], (1, 3, 4, 5)),
        (["TT", "Tiêu chí", "ĐVT", "Chỉ tiêu đăng ký", "Đạt được", "% hoàn thành"], (1, 3, 4, 5)),
    ],
)  # fmt: skip
def test_columns_are_found_by_words_in_any_order(heading: list[Cell], where: tuple[int, ...]) -> None:
    found = columns(heading)
    assert (found.statement, found.target, found.actual, found.verdict) == where


def test_groups_and_two_line_headings_are_read_as_one() -> None:
    grouped = columns(["TT", "Chỉ tiêu", "ĐVT", "Nhiệm kỳ 2020 - 2025", "", "Đánh giá"], ["", "", "", "Mục tiêu", "Thực hiện", ""])
    assert (grouped.target, grouped.actual, grouped.verdict, grouped.first_row) == (3, 4, 5, 2)
    broken = columns(
        ["TT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu", "Kết quả", "So"], ["", "chủ yếu", "tính", "nghị quyết", "thực hiện đến 4/2023", "với NQ"]
    )
    assert (broken.unit_of_measure, broken.target, broken.actual, broken.verdict, broken.first_row) == (2, 3, 4, 5, 2)
    under_result = columns(
        ["TT", "Nội dung", "ĐVT", "Kết quả thực hiện", "", ""], ["", "", "", "Chỉ tiêu NQ", "Đến 30/4/2023", "So sánh (%)"]
    )
    assert (under_result.target, under_result.actual, under_result.verdict) == (3, 4, 5)


def test_a_line_that_counts_the_columns_is_passed_over() -> None:
    assert columns(["TT", "Chỉ tiêu", "ĐVT", "NQ", "Thực hiện", "So với"], ["A", "B", "C", 1.0, 2.0, "3=2/1"]).first_row == 2
    assert columns(["TT", "Chỉ tiêu", "ĐVT", "NQ", "Thực hiện", "So với"], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]).first_row == 2


def test_of_several_actuals_the_total_or_the_latest_is_taken_and_said() -> None:
    years = columns(["TT", "Chỉ tiêu", "ĐVT", "NQ", "Thực hiện", "", ""], ["", "", "", "", 2021.0, 2022.0, "Cộng"])
    assert (years.actual, years.passed_over) == (6, ("Thực hiện 2021", "Thực hiện 2022"))
    dated = columns(["TT", "Chỉ tiêu", "NQ", "Thực hiện năm 2022", "Thực hiện đến 30/4/2023", "Thực hiện năm 2021"])
    assert (dated.actual, dated.cut_off) == (4, "2023-04-30")


def test_the_terms_target_comes_before_the_years() -> None:
    found = columns(["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch năm 2023", "Thực hiện", "Chỉ tiêu nhiệm kỳ"])
    assert (found.target, found.passed_over) == (5, ("Kế hoạch năm 2023",))


def test_figures_of_another_time_are_no_actuals() -> None:
    assert columns(["TT", "Chỉ tiêu", "NQ", "Thực hiện kỳ trước", "Thực hiện", "So với cùng kỳ"]).actual == 4


def test_the_heading_says_the_cut_off_and_the_estimate() -> None:
    found = columns(["TT", "Chỉ tiêu", "NQ", "Ước thực hiện đến hết quý II/2023"])
    assert (found.cut_off, found.estimated) == ("2023-06", True)


@pytest.mark.parametrize(
    "rows",
    [
        [["Nơi nhận", "T/M BAN CHẤP HÀNH"]],
        [["TT", "Đơn vị", "Thời gian", "Địa điểm"], [1.0, "Chi bộ A", "sáng", "hội trường"]],
        [["Kết quả thực hiện chỉ tiêu nghị quyết đại hội đảng bộ"], ["Thực hiện Kế hoạch số 12"]],
        [["TT", "Họ và tên", "Chỉ tiêu"], [1.0, "A", 5.0]],
        [],
    ],
)
def test_other_tables_and_prose_are_no_appendix(rows: list[list[Cell]]) -> None:
    assert find_columns(Grid("", rows), 0) is None
