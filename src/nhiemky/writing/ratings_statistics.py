"""Who had to be reviewed and who was (biểu thống kê kiểm điểm, theo biểu 6F của ngành tổ chức).

>>> from nhiemky.writing.ratings_grid import cell_words
>>> lines = (Line("collective", "A", "HTTNV"), Line("individual", "B", "", reviewed=False, why_not="joined"))
>>> for row in review_grid(lines, "Đảng ủy Khối").rows[:3]:
...     print([cell_words(cell) for cell in row])
['1', 'Phải kiểm điểm', '1', '1', '(1) = (2) + (3)']
['2', 'Đã kiểm điểm', '1', '0', 'Đã nộp bản kiểm điểm hoặc đã có mức']
['3', 'Chưa kiểm điểm', '0', '1', '']

Promise: row 1 is row 2 and row 3 together, row 3 is the sum of its reasons; all is counted from the lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.report import Column
from nhiemky.writing.ratings_grid import Cell, Grid
from nhiemky.writing.ratings_round import WHY_NOT, Line, Round, reviews
from nhiemky.writing.ratings_workbook import Sheet

_COLUMNS = (
    Column("TT", 12, "centre"), Column("Nội dung", 75), Column("Tập thể", 22, "centre"), Column("Đảng viên, cá nhân", 26, "centre"),
    Column("Ghi chú", 34),
)  # fmt: skip


def review_grid(lines: Sequence[Line], committee: str, title: str = "") -> Grid:
    """The form's rows. committee: whose prompts row 4 counts."""
    bodies, persons = (reviews(line for line in lines if line.kind == kind) for kind in ("collective", "individual"))
    rows: list[tuple[Cell, ...]] = [
        ("1", "Phải kiểm điểm", bodies.must, persons.must, "(1) = (2) + (3)"),
        ("2", "Đã kiểm điểm", bodies.done, persons.done, "Đã nộp bản kiểm điểm hoặc đã có mức"),
        ("3", "Chưa kiểm điểm", bodies.waiting, persons.waiting, ""),
    ]
    rows += [("", f"- {words}", bodies.not_done[why], persons.not_done[why], "") for why, words in WHY_NOT.items()]
    rows.append(("4", f"Được gợi ý kiểm điểm (diện {committee} gợi ý)", bodies.prompted, persons.prompted, ""))
    assert bodies.add_up and persons.add_up, "the parts make the whole"
    return Grid(title, _COLUMNS, tuple(rows), frozenset({0, 1, 2, len(rows) - 1}))


def statistics_sheets(told: Round, committee: str) -> tuple[Sheet, ...]:
    """The form as a workbook of one sheet."""
    grid = review_grid(told.lines, committee)
    return (Sheet("Biểu 6F", "BIỂU THỐNG KÊ KẾT QUẢ KIỂM ĐIỂM", told.period, (grid,), landscape=False),)
