"""The parent's report on a round (báo cáo kết quả kiểm điểm, đánh giá, xếp loại chất lượng), every number counted from its lines.

>>> lines = (Line("collective", "Đảng bộ Sở Gió", "HTTNV", "Sở, ngành"), Line("individual", "Phan Hoài Nam", "HTXSNV", "Bí thư"))
>>> told = Summary(Round("năm 2023", "124-QĐ/TW", lines), "Đảng ủy Khối", "Ban Thường vụ Đảng ủy Khối")
>>> [block.runs[0].text for block in summary_body(told) if isinstance(block, Text) and block.style == "h1"]
['I- TÌNH HÌNH KIỂM ĐIỂM', 'II- KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI', 'III- HẠN CHẾ, KHUYẾT ĐIỂM VÀ VIỆC KHẮC PHỤC', 'IV- ĐÁNH GIÁ CHUNG, KIẾN NGHỊ']
>>> any("Phan Hoài Nam" in cell for part in annexes(told, "") for block in part.blocks if isinstance(block, Table)
...     for row in block.rows for cell in row)
False

Promise: sentences, tables and annexes are made of the same lines, so they agree; names and groups of individuals stand only in the version
with persons; what people must write themselves is left as a grey line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nhiemky.domain.rating import KIND_NAMES, LEVEL_NAMES, LEVELS, SubjectKind
from nhiemky.domain.report import Appendix, Block, Column, Table, Text, text
from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.rating_decision import KeptBreach
from nhiemky.writing.ratings_compare import Compared, Comparison, change_grid, shares_brief, shares_over
from nhiemky.writing.ratings_followed import Again, Mending, Prompts, again_grid, kept_grid, mending_grid
from nhiemky.writing.ratings_grid import Cell, Grid, Share, word_table
from nhiemky.writing.ratings_round import FEW, KINDS, WHY_NOT, Count, Line, Round, by_level, counted, reviews
from nhiemky.writing.ratings_statistics import review_grid
from nhiemky.writing.ratings_table import counts_grid, grid_blocks, level_words, post_words, shares_grid

__all__ = ["Table", "Text"]
_WRITE = "(Viết ở đây.)"
_FEW = 12
"""Units compared in the text; more stand in an annex."""


@dataclass(frozen=True, slots=True)
class Summary:
    """All the report is made of. committee: who rates; speaker: who speaks. persons: the version with names of individuals."""

    now: Round
    committee: str
    speaker: str
    comparison: Comparison | None = None
    before: dict[SubjectKind, Compared] | None = None
    prompts: Prompts = field(default_factory=Prompts)
    mending: Mending = field(default_factory=Mending)
    kept: tuple[tuple[SubjectKind, KeptBreach], ...] = ()
    again: tuple[Again, ...] = ()
    persons: bool = False

    def lines(self, kind: SubjectKind) -> tuple[Line, ...]:
        return self.now.of(kind)

    @property
    def kept_shown(self) -> tuple[KeptBreach, ...]:
        """Of individuals only in the version with persons."""
        return tuple(one for kind, one in self.kept if kind == "collective" or self.persons)

    @property
    def again_shown(self) -> tuple[Again, ...]:
        """Of individuals only in the version with persons."""
        return tuple(one for one in self.again if one.kind == "collective" or self.persons)

    @property
    def annexed(self) -> int:
        """How many annexes there are: one has no number."""
        return len(annexes(self, ""))


def summary_body(told: Summary) -> Iterator[Block]:
    """The text of the report."""
    yield text(f"Căn cứ {told.now.rules}, {told.speaker} báo cáo kết quả kiểm điểm, đánh giá, xếp loại {told.now.period} như sau:")
    if told.now.draft:
        yield text("(Còn đối tượng chưa có quyết định; các mức dưới đây là mức đang xét. Xóa dòng này khi đã quyết định hết.)", hint=True)
    yield text("I- TÌNH HÌNH KIỂM ĐIỂM", "h1")
    yield from _reviewed(told)
    yield text("II- KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI", "h1")
    yield from _rated(told)
    yield text("III- HẠN CHẾ, KHUYẾT ĐIỂM VÀ VIỆC KHẮC PHỤC", "h1")
    yield from _mended(told.mending)
    yield text("IV- ĐÁNH GIÁ CHUNG, KIẾN NGHỊ", "h1")
    yield text(_WRITE, hint=True)


def _reviewed(told: Summary) -> Iterator[Block]:
    yield text("1. Số phải kiểm điểm và đã kiểm điểm", "h2")
    for kind in KINDS:
        found = reviews(told.lines(kind))
        if not found.must:
            continue
        share = Share(found.done, found.must).words
        why = [f"{_n(count)} {WHY_NOT[reason]}" for reason, count in found.not_done.items() if count]
        rest = f"; chưa kiểm điểm {_n(found.waiting)} ({', '.join(why)})" if found.waiting else ""
        yield text(
            f"{KIND_NAMES[kind].capitalize()}: phải kiểm điểm {_n(found.must)}, đã kiểm điểm {_n(found.done)}, đạt {share}{rest}.", "bullet"
        )
    yield from grid_blocks(review_grid(told.now.lines, told.committee))
    yield text("2. Gợi ý kiểm điểm", "h2")
    asked, answered = told.prompts.asked, told.prompts.answered
    if not asked:
        yield text("Không có tập thể, cá nhân nào được gợi ý kiểm điểm.")
        return
    whom = [f"{_n(found.prompted)} {KIND_NAMES[kind]}" for kind in KINDS if (found := reviews(told.lines(kind))).prompted]
    rest = f"; còn {_n(asked - answered)} nội dung chưa giải trình" if answered < asked else ""
    yield text(f"Đã gợi ý {_n(asked)} nội dung đối với {' và '.join(whom)}; {_n(answered)} nội dung đã được giải trình{rest}.")


def _rated(told: Summary) -> Iterator[Block]:
    number = 0
    for kind in KINDS:
        count = counted(told.lines(kind))
        if not count.total:
            continue
        number += 1
        yield text(f"{number}. {KIND_NAMES[kind].capitalize()}", "h2")
        if _too_few(kind, count, told):
            yield text(f"Được xếp loại {_n(count.rated)}/{_n(count.total)} cá nhân; mức của từng người ghi trong bản có danh sách cá nhân.")
            continue
        yield text(_levels_sentence(kind, count, told))
        if kind == "collective" or told.persons:
            yield from grid_blocks(counts_grid(told.now, kind, "Số lượng theo nhóm"))
            yield from grid_blocks(shares_grid(told.now, kind, "Tỷ lệ xuất sắc theo nhóm"))
        if told.before and kind in told.before and told.before[kind].count.rated:
            yield from grid_blocks(change_grid(told.before[kind], Compared(told.now.period, count), "So với kỳ trước"))
    if told.comparison is not None:
        for kind in kinds_shown(told):
            for title, heading, rows in told.comparison.parts(kind):
                if 1 < len(rows) <= _FEW and heading != "Kỳ":
                    number += 1
                    yield text(f"{number}. {title}", "h2")
                    yield from grid_blocks(shares_brief(rows, heading))
    number += 1
    yield from _kept(told, number)
    yield from _again(told, number + 1)


def _too_few(kind: SubjectKind, count: Count, told: Summary) -> bool:
    """Whether the numbers themselves would tell who got what."""
    return kind == "individual" and not told.persons and count.total < FEW


def _levels_sentence(kind: SubjectKind, count: Count, told: Summary) -> str:
    parts = [
        f"{LEVEL_NAMES[level].lower()} {_n(count.of(level))} ({Share(count.of(level), count.rated).words})"
        for level in LEVELS
        if count.rated
    ]
    rest = f"; không xếp mức {_n(count.unrated)}" if count.unrated else ""
    annex = "" if told.annexed < 2 else " 1" if kind == "collective" else f" {sum(bool(told.lines(one)) for one in KINDS)}"
    where = f" Danh sách theo mức tại Phụ lục{annex}." if kind == "collective" or told.persons else ""
    return f"Được xếp loại {_n(count.rated)}/{_n(count.total)} {KIND_NAMES[kind]}: {', '.join(parts) or 'chưa có mức nào'}{rest}.{where}"


def _kept(told: Summary, number: int) -> Iterator[Block]:
    yield text(f"{number}. Nội dung giữ khác cảnh báo của quy định", "h2")
    yield from _shown(kept_grid(told.kept_shown), len(told.kept) - len(told.kept_shown), "nội dung, có lý do")


def _again(told: Summary, number: int) -> Iterator[Block]:
    yield text(f"{number}. Xếp loại lại", "h2")
    yield from _shown(again_grid(told.again_shown), len(told.again) - len(told.again_shown), "trường hợp, có quyết định")


def _shown(grid: Grid, hidden: int, words: str) -> Iterator[Block]:
    """A table, and how many more this version does not show."""
    if grid.rows:
        yield word_table(grid)
    elif not hidden:
        yield text("Không có.")
    if hidden:
        yield text(f"Đối với cá nhân: {_n(hidden)} {words} trong hồ sơ của đợt.")


def _mended(told: Mending) -> Iterator[Block]:
    if told.found:
        states = (
            (told.closed, "đã khắc phục"), (told.in_hand, "đang khắc phục"), (told.unplanned, "chưa có kế hoạch"),
            (told.carried, "chuyển kỳ sau"),
        )  # fmt: skip
        said = ", ".join(f"{_n(count)} {words}" for count, words in states if count)
        more = [
            f"{_n(told.overdue)} việc quá hạn" if told.overdue else "",
            f"{_n(told.again)} hạn chế lặp lại kỳ trước" if told.again else "",
        ]
        rest = f" Trong đó {' và '.join(filter(None, more))}." if any(more) else ""
        yield text(f"Qua kiểm điểm, ghi nhận {_n(told.found)} hạn chế, khuyết điểm của tập thể: {said}.{rest}")
    else:
        yield text("Chưa ghi nhận hạn chế, khuyết điểm nào của tập thể trong kỳ.")
    if told.earlier:
        share = Share(told.earlier_closed, told.earlier).words
        yield text(f"Hạn chế của các kỳ trước: đã khắc phục {_n(told.earlier_closed)}/{_n(told.earlier)} ({share}).")
    else:
        yield text("Không có hạn chế của kỳ trước phải theo dõi.")
    if told.found or told.earlier:
        yield word_table(mending_grid(told))


def kinds_shown(told: Summary) -> tuple[SubjectKind, ...]:
    """Whose groups, units and names this version shows: few persons in a group would be named by their number."""
    return tuple(kind for kind in KINDS if kind == "collective" or told.persons)


def annexes(told: Summary, attached: str) -> tuple[Appendix, ...]:
    """The subjects behind the numbers, level by level; individuals only in the version with persons."""
    lists = [
        Appendix("", f"Danh sách {KIND_NAMES[kind]} theo mức xếp loại {told.now.period}", attached, tuple(_listed(told.lines(kind))))
        for kind in kinds_shown(told) if told.lines(kind)
    ]  # fmt: skip
    wide = [
        Appendix("", title, attached, tuple(grid_blocks(shares_over(rows, heading))), landscape=True)
        for kind in kinds_shown(told) for title, heading, rows in (told.comparison.parts(kind) if told.comparison else ())
        if len(rows) > _FEW
    ]  # fmt: skip
    return (*lists, *wide)


def _listed(lines: Sequence[Line]) -> Iterator[Block]:
    for number, (level, found) in enumerate(by_level(lines).items(), 1):
        yield text(f"{number}. {level_words(level)}: {_n(len(found))}", "h2")
        yield word_table(_level_list(found))


def _level_list(lines: Sequence[Line]) -> Grid:
    person, remarks = lines[0].kind == "individual", any(not line.reviewed for line in lines)
    columns = [
        Column("TT", 10, "centre"), Column("Họ và tên" if person else "Tập thể", 50 if person else 80),
        Column("Chức vụ, đơn vị" if person else "Nhóm", 70), *([Column("Ghi chú", 45)] if remarks else []),
    ]  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (number, line.name, post_words(line) if person else line.group, *([_why_not(line)] if remarks else []))
        for number, line in enumerate(lines, 1)
    ]
    return Grid("", tuple(columns), tuple(rows))


def _why_not(line: Line) -> str:
    return "" if line.reviewed else f"chưa kiểm điểm: {WHY_NOT[line.why_not or 'other']}"


def _n(value: int) -> str:
    return format_number(value)
