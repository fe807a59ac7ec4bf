"""Ratings side by side: the same committee over years, sister units in one period, this period and the one before (so sánh).

>>> a, b = Compared("năm 2022", Count({"HTXSNV": 2, "HTTNV": 8})), Compared("năm 2023", Count({"HTXSNV": 1, "HTTNV": 9}))
>>> from nhiemky.writing.ratings_grid import cell_words
>>> [cell_words(cell) for cell in shares_over((a, b), "Kỳ").rows[1]]
['năm 2023', '10', '1', '10%', '9', '90%', '0', '0%', '0', '0%', '']
>>> [cell_words(cell) for cell in change_grid(a, b).rows[0]]
['Hoàn thành xuất sắc nhiệm vụ', '2', '20%', '1', '10%', '-10 điểm']

Promise: shares are of those who have one of the four levels, and the grid says how many those are; a period without anybody has no share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from nhiemky.domain.rating import KIND_NAMES, LEVEL_NAMES, LEVELS, SHORT_NAMES, SubjectKind
from nhiemky.domain.report import Block, Column, text
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.charts import Bars, Group
from nhiemky.writing.ratings_grid import Cell, Change, Grid, Share
from nhiemky.writing.ratings_picture import place
from nhiemky.writing.ratings_round import KINDS, Count
from nhiemky.writing.ratings_table import grid_blocks
from nhiemky.writing.ratings_workbook import Drawn, Sheet

_DRAWN = 12
SHARE_NOTE: Final = "Tỷ lệ tính trên số được xếp một trong bốn mức."


@dataclass(frozen=True, slots=True)
class Compared:
    """A period or a unit with its counts. remark: the rules of that year, or "" ."""

    name: str
    count: Count
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """kind -> what is compared. years: oldest first; units: those of the round; sisters: other committees' rounds of the period."""

    committee: str
    period: str
    years: dict[SubjectKind, tuple[Compared, ...]]
    units: dict[SubjectKind, tuple[Compared, ...]]
    sisters: dict[SubjectKind, tuple[Compared, ...]]

    @property
    def is_empty(self) -> bool:
        return not any(any(each.values()) for each in (self.years, self.units, self.sisters))

    def parts(self, kind: SubjectKind) -> Iterator[tuple[str, str, tuple[Compared, ...]]]:
        """Title, heading of the first column, what is compared; parts with nothing to compare are left out."""
        for title, heading, held in (
            ("Qua các kỳ", "Kỳ", self.years), ("Giữa các đơn vị, nhóm trong đợt", "Đơn vị, nhóm", self.units),
            ("Với cấp ủy cùng cấp", "Cấp ủy", self.sisters),
        ):  # fmt: skip
            if held.get(kind):
                yield f"{title}, {KIND_NAMES[kind]}", heading, held[kind]


def shares_over(rows: Sequence[Compared], heading: str, title: str = "") -> Grid:
    """A row each: how many are rated, then count and share of each level."""
    columns = [Column(heading, 44), Column("Được xếp loại", 17, "centre")]
    for level in LEVELS:
        columns += [Column(SHORT_NAMES[level], 17, "centre"), Column("Tỷ lệ", 16, "centre")]
    columns.append(Column("Không xếp mức", 16, "centre"))
    return Grid(title, tuple(columns), tuple(_row(one) for one in rows), note=SHARE_NOTE)


def shares_brief(rows: Sequence[Compared], heading: str) -> Grid:
    """The same in six columns, for a page that stands upright: count and share in one cell."""
    columns = (
        Column(heading, 55), Column("Được xếp loại", 20, "centre"), *(Column(SHORT_NAMES[level], 26, "centre") for level in LEVELS),
    )  # fmt: skip

    def cell(one: Compared, level: str) -> str:
        part = Share(one.count.of(level), one.count.rated)
        return f"{format_number(part.part)} ({part.words})" if part.part else "0"

    return Grid("", columns, tuple((one.name, one.count.rated, *(cell(one, level) for level in LEVELS)) for one in rows), note=SHARE_NOTE)


def _row(one: Compared) -> tuple[Cell, ...]:
    cells: list[Cell] = [one.name, one.count.rated]
    for level in LEVELS:
        cells += [one.count.of(level), Share(one.count.of(level), one.count.rated)]
    return (*cells, one.count.unrated or None)


def change_grid(before: Compared, now: Compared, title: str = "") -> Grid:
    """Level by level: the period before, this one, the difference in percentage points."""
    columns = (
        Column("Mức", 56), Column(f"{before.name[:1].upper()}{before.name[1:]}", 20, "centre"), Column("Tỷ lệ", 18, "centre"),
        Column(f"{now.name[:1].upper()}{now.name[1:]}", 20, "centre"), Column("Tỷ lệ", 18, "centre"), Column("Tăng, giảm", 26, "centre"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for level in LEVELS:
        old, new = Share(before.count.of(level), before.count.rated), Share(now.count.of(level), now.count.rated)
        change = Change(new.value - old.value if new.value is not None and old.value is not None else None)
        rows.append((LEVEL_NAMES[level], old.part, old, new.part, new, change))
    whole = (before.count.rated, Share(before.count.rated, before.count.rated), now.count.rated, Share(now.count.rated, now.count.rated))
    rows.append(("Cộng số được xếp loại", *whole, None))
    return Grid(title, columns, tuple(rows), frozenset({len(rows) - 1}))


def drawn(title: str, rows: Sequence[Compared]) -> Bars | None:
    """The picture of a table, None where there are more rows than a picture holds."""
    if len(rows) > _DRAWN:
        return None
    groups = tuple(Group(one.name, tuple(Share(one.count.of(level), one.count.rated).value for level in LEVELS)) for one in rows)
    return Bars(title, tuple(SHORT_NAMES[level] for level in LEVELS), groups)


def pictures(told: Comparison) -> tuple[Bars, ...]:
    """In the order of `comparison_blocks`."""
    found = (drawn(title, rows) for kind in KINDS for title, _, rows in told.parts(kind))
    return tuple(one for one in found if one is not None)


def comparison_blocks(told: Comparison) -> Iterator[Block]:
    """For Word: collectives, then individuals, each table with the place of its picture (`writing.ratings_picture`)."""
    number = shown = 0
    for kind in KINDS:
        for title, heading, rows in told.parts(kind):
            number += 1
            yield replace(text(f"{number}. {title}", "h2"), keep_with_next=True)
            yield from grid_blocks(shares_over(rows, heading))
            if drawn(title, rows) is not None:
                shown += 1
                yield place(shown)
    if not number:
        yield text("Chưa có kỳ nào khác và chưa có đơn vị nào để so sánh.")


def comparison_sheets(told: Comparison, kinds: Sequence[SubjectKind] = KINDS) -> tuple[Sheet, ...]:
    """For Excel: a sheet each with its chart, drawn of the cells themselves."""
    sheets = []
    for kind in kinds:
        for title, heading, rows in told.parts(kind):
            drawn = Drawn(title, 0, 0, ((2, 3), (4, 5), (6, 7), (8, 9)))
            sheets.append(Sheet(title, "SO SÁNH KẾT QUẢ XẾP LOẠI", title, (shares_over(rows, heading),), charts=(drawn,)))
    return tuple(sheets)
