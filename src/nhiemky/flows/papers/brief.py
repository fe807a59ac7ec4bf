"""One page for the chair (bản tóm tắt cho đồng chí chủ trì): five figures, who is not in, targets at risk, points to decide.

>>> from datetime import datetime
>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked
>>> due, at = datetime(2023, 5, 30, tzinfo=VIETNAM), datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> progress = Progress("", (Asked("r1", "Báo cáo"),), (Unit("a", "Đảng bộ Cảng"),), (Standing("a", "r1", "open", due),), at)
>>> points_to_decide(progress, None)
('Đảng bộ Cảng quá hạn chưa nộp báo cáo: gia hạn, hay nhắc bằng văn bản và nêu tên tại hội nghị gần nhất.',)

Promise: one page; names beyond what it holds are counted, never dropped in silence. It asks, it does not decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.consolidation import Consolidation
from nhiemky.domain.progress import Progress, Standing
from nhiemky.domain.report import Block, Column, Report, Run, Table, Text, text
from nhiemky.flows.papers.outcomes import lowest_targets
from nhiemky.flows.papers.progress_report import lower
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.papers.standing_words import day_and_month, deadline_words, percent_words, unit_name
from nhiemky.vietnamese.days import format_day

NAMES = 10
"""So many names stand on the page."""
TARGETS = 4
_FIVE = tuple(Column(title, 33, "centre") for title in ("Phải nộp", "Đã nộp", "Nộp đúng hạn", "Đã duyệt", "Quá hạn, chưa nộp"))


def chairs_brief(
    progress: Progress,
    campaign: Campaign,
    signing: Signing,
    *,
    consolidation: Consolidation | None = None,
    points: Sequence[str] = (),
) -> Report:
    """The page. points: the office's own points to decide, put before those that follow from the figures."""
    return office_paper(
        campaign.owner,
        signing,
        code=None,
        doc_type="TÓM TẮT",
        subject=f"tiến độ {lower(campaign.title)}, đến ngày {format_day(progress.day)}",
        body=tuple(_body(progress, consolidation, points)),
        by_order=True,
    )


def _body(progress: Progress, consolidation: Consolidation | None, points: Sequence[str]) -> Iterator[Block]:
    if not progress.asked:
        yield text("Đợt này chưa giao báo cáo nào cho đơn vị.")
        return
    first = progress.asked[0]
    tally = progress.tally(first.id)
    deadline = deadline_words(first)
    by = f", hạn {deadline}" if deadline else ""
    yield Text((Run("1. Năm con số", bold=True), Run(f": {lower(first.title)}{by}")), "plain")
    cells = (
        f"{tally.expected} đơn vị", _figure(tally.received, tally.reporting_rate), _figure(tally.on_time, tally.timeliness),
        _figure(tally.accepted, tally.acceptance_rate), str(tally.overdue),
    )  # fmt: skip
    yield Table(_FIVE, (cells,), bold_rows=frozenset({0}))
    yield text("2. Đơn vị chưa nộp", "plain", bold=True)
    yield text(_not_in(progress, first.id))
    yield text("3. Chỉ tiêu có nguy cơ không đạt", "plain", bold=True)
    yield from _at_risk(consolidation)
    yield text("4. Việc cần đồng chí cho ý kiến", "plain", bold=True)
    every = (*points, *points_to_decide(progress, consolidation))
    yield from (text(point, "bullet") for point in every)
    if not every:
        yield text("Chưa có việc cần cho ý kiến.")


def _figure(count: int, rate: object) -> str:
    words = percent_words(rate)  # type: ignore[arg-type]
    return f"{count} ({words})" if words else str(count)


def _not_in(progress: Progress, asked: str) -> str:
    rows = progress.where(lambda row: not row.came, asked)
    if not rows:
        return "Tất cả đơn vị đã nộp."
    return f"{_names(progress, rows)}."


def _names(progress: Progress, rows: Sequence[Standing]) -> str:
    words = [f"{unit_name(progress, row)}{_mark(row, progress)}" for row in rows[:NAMES]]
    more = f" và {len(rows) - NAMES} đơn vị nữa" if len(rows) > NAMES else ""
    return "; ".join(words) + more


def _mark(row: Standing, progress: Progress) -> str:
    shown = row.shown(progress.at)
    if shown == "overdue":
        return f" (quá {row.days_over(progress.at)} ngày)"
    return f" (gia hạn đến {day_and_month(row.last_day)})" if shown == "extended" and row.last_day else ""


def _at_risk(consolidation: Consolidation | None) -> Iterator[Block]:
    targets = lowest_targets(consolidation, TARGETS)
    if consolidation is None or not consolidation.indicators:
        yield text("Chưa tổng hợp số liệu chỉ tiêu.")
    elif not targets:
        yield text(f"Không có, tính trên số liệu của {consolidation.coverage}.")
    for low in targets:
        at = f"thực hiện {low.actual}, chỉ tiêu {low.target}" if low.target else low.actual
        yield text(f"{low.statement}: {at} ({percent_words(low.reached)}).", "bullet")


def points_to_decide(progress: Progress, consolidation: Consolidation | None) -> tuple[str, ...]:
    """What the figures leave open, as questions with the ways out."""
    if not progress.asked:
        return ()
    first = progress.asked[0]
    points = []
    overdue = progress.where(lambda row: row.shown(progress.at) == "overdue", first.id)
    if overdue:
        who = unit_name(progress, overdue[0]) if len(overdue) == 1 else f"{len(overdue)} đơn vị"
        points.append(f"{who} quá hạn chưa nộp {lower(first.title)}: gia hạn, hay nhắc bằng văn bản và nêu tên tại hội nghị gần nhất.")
    extended = progress.where(lambda row: row.shown(progress.at) == "extended", first.id)
    if extended:
        last = max(row.last_day for row in extended if row.last_day) if any(row.last_day for row in extended) else None
        until = f" đến {day_and_month(last)}" if last else ""
        points.append(f"{len(extended)} đơn vị được gia hạn{until}: chờ đủ mới tổng hợp, hay tổng hợp trên số đã có và ghi rõ phần thiếu.")
    doubtful = progress.tally(first.id).doubtful
    if doubtful:
        points.append(f"{doubtful} đơn vị có số liệu lệch chưa sửa: trả lại để sửa, hay lấy số đơn vị báo và ghi chú.")
    targets = lowest_targets(consolidation, TARGETS)
    if targets:
        points.append(f"{len(targets)} chỉ tiêu có nguy cơ không đạt: giao ai làm việc với các đơn vị còn thấp, đến bao giờ.")
    return tuple(points)
