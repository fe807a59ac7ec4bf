"""Progress in tables: by deliverable, by branch, and the list of units as an appendix.

>>> from datetime import datetime
>>> from nhiemky.domain.campaign import Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked, Standing
>>> at = datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> sent = Standing("a", "r1", "submitted", received=at)
>>> progress = Progress("Sơ kết", (Asked("r1", "Báo cáo"),), (Unit("a", "Chi bộ Đài"),), (sent,), at)
>>> by_deliverable(progress).rows[0]
('Báo cáo', '1', '1', '100,0%', '1', '100,0%', '0', '0', '0')
"""

from __future__ import annotations

from nhiemky.domain.progress import VIETNAM, Progress, Standing, Tally, shown_words
from nhiemky.domain.report import Appendix, Column, Table
from nhiemky.flows.papers.standing_words import by_branch as units_by_branch
from nhiemky.flows.papers.standing_words import day_and_month, percent_words

_FIGURES = (
    Column("Phải nộp", 14, "centre"),
    Column("Đã nộp", 14, "centre"),
    Column("Tỷ lệ nộp", 17, "centre"),
    Column("Đúng hạn", 14, "centre"),
    Column("Tỷ lệ đúng hạn", 17, "centre"),
    Column("Trả lại", 13, "centre"),
    Column("Đã duyệt", 14, "centre"),
    Column("Quá hạn, chưa nộp", 17, "centre"),
)


def by_deliverable(progress: Progress) -> Table:
    """One row a deliverable."""
    rows = tuple((asked.title, *_figures(progress.tally(asked.id))) for asked in progress.asked)
    return Table((Column("Báo cáo", 45), *_FIGURES), rows)


def by_branch(progress: Progress, asked: str) -> Table:
    """One row a branch for one deliverable, the whole below."""
    rows = [(branch or "Khác", *_figures(progress.tally(asked, branch))) for branch in progress.branches]
    rows.append(("Cộng", *_figures(progress.tally(asked))))
    return Table((Column("Nhóm đơn vị", 45), *_FIGURES), tuple(rows), bold_rows=frozenset({len(rows) - 1}))


def _figures(tally: Tally) -> tuple[str, ...]:
    return (
        str(tally.expected), str(tally.received), percent_words(tally.reporting_rate), str(tally.on_time),
        percent_words(tally.timeliness), str(tally.by_shown.get("returned", 0)), str(tally.accepted), str(tally.overdue),
    )  # fmt: skip


def units_appendix(progress: Progress, attached: str | None) -> Appendix:
    """Every unit with the state of each report and the day it came; a branch is a bold row."""
    wide = len(progress.asked) > 2
    room = (247 if wide else 165) - 10 - (70 if wide else 58) - 18
    each = room / max(1, len(progress.asked))
    columns = (
        Column("TT", 10, "centre"),
        Column("Đơn vị", 70 if wide else 58),
        *(Column(asked.title, each) for asked in progress.asked),
        Column("Đầy đủ", 18, "centre"),
    )
    rows: list[tuple[str, ...]] = []
    bold: set[int] = set()
    number = 0
    for branch, units in units_by_branch(progress.units):
        if branch or len(progress.branches) > 1:
            bold.add(len(rows))
            rows.append(("", f"{branch or 'Khác'} ({len(units)} đơn vị)", *[""] * (len(progress.asked) + 1)))
        for unit in units:
            number += 1
            cells = [_cell(progress.by_place.get((unit.id, asked.id)), progress) for asked in progress.asked]
            rows.append((str(number), unit.name, *cells, _completeness(progress, unit.id)))
    return Appendix("", "Tình hình gửi báo cáo của các đơn vị", attached, (Table(columns, tuple(rows), frozenset(bold)),), landscape=wide)


def _cell(row: Standing | None, progress: Progress) -> str:
    if row is None:
        return ""
    words = shown_words(row, progress.at, day_and_month)
    if row.outside:
        return f"{words}, {row.outside}"
    if row.received is None:
        return words
    late = ", nộp muộn" if row.late and row.state != "submitted" else ""
    return f"{words}{late} ({day_and_month(row.received.astimezone(VIETNAM).date())})"


def _completeness(progress: Progress, unit: str) -> str:
    if not progress.asked:
        return ""
    row = progress.by_place.get((unit, progress.asked[0].id))
    return f"{row.completeness}%" if row and row.completeness is not None else ""
