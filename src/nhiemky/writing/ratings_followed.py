"""What followed a rating: warnings that were kept with their reasons, who was rated again, what was mended.

>>> [row[1:3] for row in mending_grid(Mending(found=4, closed=3, in_hand=1)).rows[:2]]
[('Ghi nhận trong kỳ', 4), ('- đã khắc phục', 3)]
>>> again_grid((Again("collective", "Đảng bộ Sở Gió", "HTTNV", "HTNV", "5-QĐ/ĐUK", date(2024, 1, 5), "kết luận"),)).rows[0][2:5]
('Hoàn thành tốt nhiệm vụ', 'Hoàn thành nhiệm vụ', '5-QĐ/ĐUK, ngày 05/01/2024')
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.rating import SubjectKind
from nhiemky.domain.report import Column
from nhiemky.vietnamese.days import format_day
from nhiemky.writing.rating_decision import KeptBreach
from nhiemky.writing.ratings_grid import Cell, Grid, Share
from nhiemky.writing.ratings_table import level_words


@dataclass(frozen=True, slots=True)
class Mending:
    """Shortcomings of this period, and how many of earlier ones are mended. overdue, again: parts of `found`."""

    found: int = 0
    closed: int = 0
    in_hand: int = 0
    unplanned: int = 0
    carried: int = 0
    overdue: int = 0
    again: int = 0
    earlier: int = 0
    earlier_closed: int = 0


@dataclass(frozen=True, slots=True)
class Prompts:
    """Prompts of the round, and those answered."""

    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Again:
    """One subject rated again: from, to, by which decision, why."""

    kind: SubjectKind
    name: str
    before: str
    after: str
    decision: str
    on: date | None
    reason: str


def kept_grid(kept: Sequence[KeptBreach], title: str = "") -> Grid:
    """Warnings that stand, with clause, reason and who answers for it."""
    columns = (Column("TT", 10, "centre"), Column("Nội dung", 60), Column("Căn cứ", 32), Column("Lý do giữ", 40), Column("Người giữ", 28))
    return Grid(title, columns, tuple((number, one.what, one.basis, one.reason, one.by) for number, one in enumerate(kept, 1)))


def again_grid(again: Sequence[Again], title: str = "") -> Grid:
    """Who was rated again."""
    columns = (
        Column("TT", 10, "centre"), Column("Đối tượng", 45), Column("Mức cũ", 35), Column("Mức mới", 35), Column("Quyết định", 32),
        Column("Lý do", 40),
    )  # fmt: skip
    rows = tuple(
        (number, one.name, level_words(one.before), level_words(one.after), _decision(one), one.reason)
        for number, one in enumerate(again, 1)
    )
    return Grid(title, columns, rows)


def _decision(one: Again) -> str:
    return ", ".join(filter(None, (one.decision, f"ngày {format_day(one.on)}" if one.on else "")))


def mending_grid(told: Mending, title: str = "") -> Grid:
    """Counts and shares; the states make up what was found."""
    lines: tuple[tuple[str, str, int, Share | None], ...] = (
        ("1", "Ghi nhận trong kỳ", told.found, None),
        ("", "- đã khắc phục", told.closed, Share(told.closed, told.found)),
        ("", "- đang khắc phục", told.in_hand, Share(told.in_hand, told.found)),
        ("", "- chưa có kế hoạch", told.unplanned, Share(told.unplanned, told.found)),
        ("", "- chuyển kỳ sau", told.carried, Share(told.carried, told.found)),
        ("2", "Trong đó quá hạn", told.overdue, Share(told.overdue, told.found)),
        ("3", "Trong đó lặp lại kỳ trước", told.again, Share(told.again, told.found)),
        ("4", "Hạn chế của các kỳ trước", told.earlier, None),
        ("", "- đã khắc phục", told.earlier_closed, Share(told.earlier_closed, told.earlier)),
    )
    columns = (
        Column("TT", 12, "centre"),
        Column("Hạn chế, khuyết điểm của tập thể", 90),
        Column("Số lượng", 28, "centre"),
        Column("Tỷ lệ", 28, "centre"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple((number, words, count, share) for number, words, count, share in lines)
    return Grid(title, columns, rows, frozenset({0, 7}))
