"""The table of ratings: numbers agree, all three shares stand, Word and Excel say the same, bytes repeat."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from nhiemky.domain.rating import Tally
from nhiemky.domain.report import Column, Table
from nhiemky.writing.ratings_grid import Change, Grid, Share, cell_words
from nhiemky.writing.ratings_round import Line, Round, counted, reviews
from nhiemky.writing.ratings_table import counts_grid, shares_grid, table_blocks, table_sheets
from nhiemky.writing.ratings_workbook import Book, Sheet, write_book

GROUP = "Sở, ngành"


def told() -> Round:
    levels = ["HTXSNV"] * 4 + ["HTTNV"] * 17 + ["HTNV"] * 2 + ["KHTNV", "CHUA_XEP_LOAI", "MIEN"]
    lines = tuple(Line("collective", f"Đảng bộ {n:02}", level, GROUP, before="HTTNV" if n % 2 else "") for n, level in enumerate(levels))
    share = (Decimal(4) / 17, Decimal(4) / 21, Decimal(4) / 24)
    return Round("năm 2023", "124-QĐ/TW", lines, (Tally(GROUP, "collective", 4, 17, 2, 1, 3, False, *share),), frozenset({"collective"}))


def words(grid: Grid) -> list[list[str]]:
    return [[cell_words(cell) for cell in row] for row in grid.rows]


def test_total_is_the_levels_and_those_without_one() -> None:
    grid = counts_grid(told(), "collective")
    assert words(grid) == [[GROUP, "26", "4", "17", "2", "1", "2"], ["Cộng", "26", "4", "17", "2", "1", "2"]]
    assert grid.note == "Không xếp mức gồm: 1 chưa xếp loại, 1 được miễn."


def test_all_three_shares_stand_and_the_enforced_one_is_named() -> None:
    grid = shares_grid(told(), "collective")
    assert words(grid) == [[GROUP, "4", "17", "3", "23,5%", "19%", "16,7%", "vượt 1 suất"]]
    assert [column.title for column in grid.columns if "áp dụng" in column.title] == ["Xuất sắc / tốt (áp dụng)"]


def test_without_a_cap_nothing_is_called_a_breach() -> None:
    free = Round("năm 2023", "x", told().lines, told().tallies)
    grid = shares_grid(free, "collective")
    assert words(grid)[0][3] == "" and words(grid)[0][-1] == "không có trần" and "không đặt trần" in grid.note


def test_heads_left_out_are_said() -> None:
    lines = (Line("individual", "A", "HTXSNV", "g", is_head=True), Line("individual", "B", "HTTNV", "g"))
    tally = Tally("g", "individual", 0, 1, 0, 0, 0, True, Decimal(0), Decimal(0), Decimal(0), left_out=1)
    grid = shares_grid(Round("năm 2023", "x", lines, (tally,), frozenset({"individual"})), "individual")
    assert "không kể 1 người đứng đầu" in grid.note


def test_everybody_stands_in_the_list_once_best_level_first() -> None:
    tables = [block for block in table_blocks(told(), "collective") if isinstance(block, Table)]
    names = [row[1] for row in tables[-1].rows]
    assert sorted(names) == sorted(line.name for line in told().lines)
    assert [row[2] for row in tables[-1].rows][:5] == ["Hoàn thành xuất sắc nhiệm vụ"] * 4 + ["Hoàn thành tốt nhiệm vụ"]


def test_of_nobody_the_table_is_empty_and_still_a_table() -> None:
    nobody = Round("năm 2023", "x", ())
    assert words(counts_grid(nobody, "collective")) == [["Cộng", "0", "0", "0", "0", "0", "0"]]
    assert write_book(Book((), (), table_sheets(nobody, "collective")))[:2] == b"PK"


def test_excel_holds_numbers_as_numbers_and_words_as_words() -> None:
    lines = (Line("collective", '=HYPERLINK("x")', "HTTNV", "1406"),)
    book = Book(("ĐẢNG ỦY",), ("Nam Thuận",), table_sheets(Round("năm 2023", "x", lines, ()), "collective"))
    sheets = load_workbook(BytesIO(write_book(book)))
    cells = [cell for row in sheets["Danh sách"].iter_rows() for cell in row if cell.value is not None]
    assert any(cell.value == '=HYPERLINK("x")' and cell.data_type == "s" for cell in cells)
    assert any(cell.value == "1406" for cell in cells)
    assert any(cell.value == 1 for row in sheets["Tổng hợp"].iter_rows() for cell in row)


def test_the_same_round_gives_the_same_bytes() -> None:
    book = Book(("ĐẢNG ỦY",), ("Nam Thuận",), table_sheets(told(), "collective"), ("NGƯỜI LẬP BIỂU",), ("BÍ THƯ",))
    assert write_book(book) == write_book(book)


def test_a_name_that_excel_does_not_take_is_made_one_that_it_takes() -> None:
    grid = Grid("", (Column("a", 10), Column("b", 10)), (("1", 2),))
    sheets = (Sheet("Nhóm [a]/b: dài hơn ba mươi mốt chữ cái", "T", "", (grid,)),) * 2
    assert len(load_workbook(BytesIO(write_book(Book((), (), sheets)))).sheetnames) == 2


def test_a_share_of_nothing_is_blank_and_a_change_says_its_direction() -> None:
    assert Share(3, 0).words == "" and Share(937, 1000).words == "93,7%"
    assert [Change(None if v is None else Decimal(v)).words for v in ("-0.021", "0.021", None)] == ["-2,1 điểm", "+2,1 điểm", ""]


def test_must_review_is_done_and_not_done_by_reason() -> None:
    lines = (
        Line("individual", "A", "HTTNV"),
        Line("individual", "B", "KHONG_XEP_LOAI", reviewed=False, why_not="joined"),
        Line("individual", "C", "", reviewed=False),
    )
    found = reviews(lines)
    assert (found.must, found.done, found.waiting) == (3, 1, 2) and found.add_up
    assert found.not_done["joined"] == 1 and found.not_done["other"] == 1
    assert counted(lines).total == found.must


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="headings"):
        Grid("t", (Column("a", 1),), (("x", 1),))
