"""The table of ratings by group and level, of collectives or of individuals (bảng tổng hợp kết quả xếp loại).

>>> from decimal import Decimal
>>> from nhiemky.writing.ratings_grid import cell_words
>>> tally = Tally("Sở, ngành", "collective", 1, 1, 0, 0, 0, False, Decimal(1), Decimal("0.5"), Decimal("0.5"))
>>> lines = (Line("collective", "Đảng bộ Sở Gió", "HTXSNV", "Sở, ngành"), Line("collective", "Đảng bộ Sở Mưa", "HTTNV", "Sở, ngành"))
>>> told = Round("năm 2023", "124-QĐ/TW", lines, (tally,), frozenset({"collective"}))
>>> [cell_words(cell) for cell in shares_grid(told, "collective").rows[0]]
['Sở, ngành', '1', '1', '0', '100%', '50%', '50%', 'vượt 1 suất']
>>> [cell_words(cell) for cell in counts_grid(told, "collective").rows[0]]
['Sở, ngành', '2', '1', '1', '0', '0', '0']

Promise: all three shares stand beside each other, the one that the rule enforces is named; everybody stands in the list once, best level
first; Word and Excel are written from the same grids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.rating import KIND_NAMES, LEVEL_NAMES, LEVELS, NON_LEVELS, SHORT_NAMES, SubjectKind, Tally
from nhiemky.domain.report import Block, Column, text
from nhiemky.writing.ratings_grid import Cell, Grid, Share, word_table
from nhiemky.writing.ratings_round import NO_GROUP, OUTSIDE, Count, Line, Round, by_group, by_level, counted
from nhiemky.writing.ratings_workbook import Sheet

ENFORCED = {
    "good": "xuất sắc so với tốt",
    "good_or_better": "xuất sắc so với tốt trở lên",
    "all": "xuất sắc so với tổng số được xếp loại",
}
"""What the rule takes the share of."""
_COUNTS = (
    Column("Nhóm", 50), Column("Tổng số", 18, "centre"), Column("Hoàn thành xuất sắc", 20, "centre"),
    Column("Hoàn thành tốt", 19, "centre"), Column("Hoàn thành", 19, "centre"), Column("Không hoàn thành", 19, "centre"),
    Column("Không xếp mức", 20, "centre"),
)  # fmt: skip


def counts_grid(told: Round, kind: SubjectKind, title: str = "") -> Grid:
    """How many of each level in each group: total = the four levels + those without one."""
    groups = by_group(told.of(kind))
    rows = [_counts(group or NO_GROUP, counted(lines)) for group, lines in groups.items()]
    rows.append(_counts("Cộng", counted(told.of(kind))))
    return Grid(title, _COUNTS, tuple(rows), frozenset({len(rows) - 1}), _unrated_note(counted(told.of(kind))))


def _counts(name: str, count: Count) -> tuple[Cell, ...]:
    return (name, count.total, *(count.of(level) for level in LEVELS), count.unrated)


def _unrated_note(count: Count) -> str:
    """ "Không xếp mức gồm: 2 được miễn, ...", "" where everybody has a level."""
    parts = [f"{count.of(level)} {LEVEL_NAMES[level].lower()}" for level in NON_LEVELS if count.of(level)]
    if count.of(OUTSIDE):
        parts.append(f"{count.of(OUTSIDE)} quyết định ngoài chương trình")
    if count.of(""):
        parts.append(f"{count.of('')} chưa ghi mức")
    return f"Không xếp mức gồm: {', '.join(parts)}." if parts else ""


def shares_grid(told: Round, kind: SubjectKind, title: str = "") -> Grid:
    """The three shares of each group, the room it had and whether it kept to it."""
    enforced = next((one.enforced for one in told.tallies if one.subject_kind == kind), "good")
    capped = kind in told.capped

    def heading(which: str) -> str:
        words = {"good": "Xuất sắc / tốt", "good_or_better": "Xuất sắc / tốt trở lên", "all": "Xuất sắc / tổng số được xếp"}[which]
        return f"{words} (áp dụng)" if capped and which == enforced else words

    columns = (
        Column("Nhóm", 42), Column("Xuất sắc", 16, "centre"), Column("Tốt", 14, "centre"), Column("Nhiều nhất được xuất sắc", 21, "centre"),
        Column(heading("good"), 19, "centre"), Column(heading("good_or_better"), 19, "centre"), Column(heading("all"), 19, "centre"),
        Column("So với trần", 24, "centre"),
    )  # fmt: skip
    rows = [_shares(told.tally(kind, group), capped=capped) for group in by_group(told.of(kind))]
    heads = sum(one.left_out for one in told.tallies if one.subject_kind == kind)
    note = f"Trần tính theo tỷ lệ {ENFORCED[enforced]} trong từng nhóm." if capped else "Quy định của kỳ này không đặt trần."
    if heads:
        note += f" Tỷ lệ không kể {heads} người đứng đầu, xếp theo quy định riêng."
    return Grid(title, columns, tuple(rows), note=note)


def _shares(tally: Tally, *, capped: bool) -> tuple[Cell, ...]:
    best, good = tally.excellent, tally.good
    rated = best + good + tally.completed + tally.not_completed
    shares = (Share(best, good), Share(best, best + good), Share(best, rated))
    return (
        tally.group or NO_GROUP,
        best,
        good,
        tally.allowed if capped else None,
        *shares,
        room_words(tally) if capped else "không có trần",
    )


def room_words(tally: Tally) -> str:
    """ "còn 1 suất", "đủ 1 suất", "vượt 1 suất"."""
    if tally.excellent > tally.allowed:
        return f"vượt {tally.excellent - tally.allowed} suất"
    return f"còn {tally.allowed - tally.excellent} suất" if tally.excellent < tally.allowed else f"đủ {tally.allowed} suất"


def list_columns(kind: SubjectKind, *, points: bool, before: bool) -> tuple[Column, ...]:
    """Headings of the list."""
    person = kind == "individual"
    columns = [Column("TT", 10, "centre"), Column("Họ và tên" if person else "Tập thể", 38 if person else 68)]
    if person:
        columns.append(Column("Chức vụ, đơn vị", 46))
    columns.append(Column("Mức xếp loại", 56))
    if points:
        columns.append(Column("Điểm", 15, "centre"))
    if before:
        columns.append(Column("Kỳ trước", 27))
    return tuple(columns)


def list_grid(told: Round, kind: SubjectKind, lines: Sequence[Line], title: str = "") -> Grid:
    """The lines, best level first; points and the level of the period before where anybody has them."""
    every = told.of(kind)
    points, before = any(line.points is not None for line in every), any(line.before for line in every)
    ordered = [line for found in by_level(lines).values() for line in found]
    rows = tuple(_listed(number, line, points=points, before=before) for number, line in enumerate(ordered, 1))
    return Grid(title, list_columns(kind, points=points, before=before), rows)


def _listed(number: int, line: Line, *, points: bool, before: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [number, line.name]
    if line.kind == "individual":
        cells.append(post_words(line))
    cells.append(level_words(line.level))
    if points:
        cells.append(line.points)
    if before:
        cells.append(SHORT_NAMES.get(line.before, line.before))
    return tuple(cells)


def post_words(line: Line) -> str:
    """Post and unit, the unit once."""
    return line.post if line.unit and line.unit in line.post else ", ".join(filter(None, (line.post, line.unit)))


def level_words(level: str) -> str:
    """ "" is said too."""
    return "Quyết định ngoài chương trình" if level == OUTSIDE else LEVEL_NAMES.get(level, level) or "Chưa ghi mức"


def table_blocks(told: Round, kind: SubjectKind) -> Iterator[Block]:
    """The paper's body for Word: numbers by group, shares, then the list group by group."""
    every = told.of(kind)
    yield text(f"(Theo {told.rules}; {'mức đang xét, chưa quyết định' if told.draft else 'mức đã quyết định'}.)", "centred", italic=True)
    yield text("1. Số lượng theo nhóm và mức", "h2")
    yield from grid_blocks(counts_grid(told, kind))
    yield text("2. Tỷ lệ xuất sắc của từng nhóm", "h2")
    yield from grid_blocks(shares_grid(told, kind))
    yield text("3. Danh sách theo nhóm và mức", "h2")
    for number, (group, lines) in enumerate(by_group(every).items(), 1):
        yield text(f"3.{number}. {group or NO_GROUP} ({len(lines)} {KIND_NAMES[kind]})", "h3")
        yield word_table(list_grid(told, kind, lines))


def grid_blocks(grid: Grid) -> Iterator[Block]:
    """A grid in Word: its title, the table, its note."""
    if grid.title:
        yield text(grid.title, "h3")
    yield word_table(grid)
    if grid.note:
        yield text(grid.note, italic=True)


def table_sheets(told: Round, kind: SubjectKind) -> tuple[Sheet, ...]:
    """The same for Excel: numbers and shares on one sheet, the list with its filters on another."""
    every = told.of(kind)
    subtitle = f"kết quả xếp loại chất lượng {KIND_NAMES[kind]} {told.period}".upper()
    numbers = (counts_grid(told, kind, "1. Số lượng theo nhóm và mức"), shares_grid(told, kind, "2. Tỷ lệ xuất sắc của từng nhóm"))
    points, before = any(line.points is not None for line in every), any(line.before for line in every)
    first, second, *rest = list_columns(kind, points=points, before=before)
    rows: list[tuple[Cell, ...]] = []
    for group, lines in by_group(every).items():
        for line in (line for found in by_level(lines).values() for line in found):
            number, name, *cells = _listed(len(rows) + 1, line, points=points, before=before)
            rows.append((number, name, group or NO_GROUP, *cells))
    listing = Grid("", (first, second, Column("Nhóm", 40), *rest), tuple(rows))
    return (
        Sheet("Tổng hợp", "BẢNG TỔNG HỢP", subtitle, numbers),
        Sheet("Danh sách", "DANH SÁCH", subtitle, (listing,), filtered=True),
    )
