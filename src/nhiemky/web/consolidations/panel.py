""" "Nguồn của số": what one number opens to, down to the report, file, sheet, cell, person and time.

>>> panel_of(table, "1.4.1").rows[0]                                    # doctest: +SKIP
'PL_MiaDuong.xlsx, trang “Phụ lục”, ô E9'
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nhiemky.consolidating.branches import Branch
from nhiemky.consolidating.predecessors import broken_down
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part, Stage, Submission
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.web.consolidations.table import Table, part_of, place_words, shown

STAGE_WORDS: dict[Stage, str] = {"draft": "bản thảo", "submitted": "đã nộp", "accepted": "đã duyệt"}


@dataclass(frozen=True, slots=True)
class Panel:
    """figure: the number as printed. name: whose. rows: sentences, the quiet ones in `quiet`. revision: uuid of the report, "" none.

    indicator: code of the row that one unit's figure stands in, for the way further down. old: uuid of an old report, "" none.
    """

    figure: str
    name: str
    rows: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    revision: str = ""
    code: str = ""
    indicator: str = ""
    old: str = ""


def panel_of(table: Table, key: str) -> Panel | None:
    """None for a key that names nothing."""
    indicator, branch, part = part_of(table, key)
    if indicator is None:
        return None
    if part is not None:
        return _of_part(part, indicator, table.whole)
    return _of_branch(branch) if branch is not None else _of_indicator(indicator, table.whole)


def _of_part(part: Part, indicator: ConsolidatedIndicator, whole: Consolidation) -> Panel:
    submission = next((each for each in whole.submissions if each.id == part.submission), None)
    sheet = f", trang “{part.sheet}”" if part.sheet else ""
    rows = [f"{part.file}{sheet}, {place_words(part)}" if part.cell else part.file]
    if part.statement != indicator.statement:
        rows.append(f"Đơn vị ghi là “{part.statement}”" + (f" ({part.unit_of_measure})" if part.unit_of_measure else "") + ".")
    if part.verdict:
        rows.append(f"Đơn vị tự so: {part.verdict}.")
    if not part.counted and not part.actual.is_blank and indicator.method != "none":
        gone = f" riêng: đã gồm trong số của {part.left_out}" if part.left_out else " vào số chung"
        rows.append(f"Không tính{gone}.")
    if part.successor:
        rows.append(f"Nay là {part.successor}.")
    quiet = [_handed_in(submission)] if submission else []
    about = [*(["Số ước"] if part.estimated else []), *([f"số liệu đến {cut_off_words(part.cut_off)}"] if part.cut_off else [])]
    if part.stage:
        about.append(f"báo cáo {STAGE_WORDS[part.stage]}")
    if about:
        words = ", ".join(about)
        quiet.append(words[:1].upper() + words[1:])
    old = part.submission.removeprefix("old:") if part.submission.startswith("old:") else ""
    revision = "" if part.submission.startswith(("draft:", "old:")) else part.submission
    return Panel(shown(part.actual), part.unit, tuple(rows), tuple(quiet), revision, indicator=indicator.code, old=old)


def _handed_in(submission: Submission) -> str:
    """ "Mai Thị Kim Loan nộp 16:42 ngày 28/5/2023, phiếu nhận 0412, bản 2"."""
    when = datetime.fromisoformat(submission.at) if submission.at else None
    at = f" {when:%H:%M} ngày {format_day(when.date())}" if when else ""
    if submission.id.startswith("draft:"):
        return f"{submission.by} lưu{at}, chưa nộp"
    if submission.id.startswith("old:"):
        return f"{submission.by} xác nhận số từ báo cáo cũ{at}"
    return f"{submission.by} nộp{at}, phiếu nhận {submission.receipt}, bản {submission.revision}"


def _of_branch(branch: Branch) -> Panel:
    given = f"{branch.counted}/{len(branch.parts)} đơn vị có số."
    return Panel(shown(branch.actual), branch.name, (given, "Mở nhánh để xem từng đơn vị, tệp và ô."))


def _of_indicator(indicator: ConsolidatedIndicator, whole: Consolidation) -> Panel:
    rows = [f"{sentence[:1].upper()}{sentence[1:]}." for sentence in indicator.arithmetic]
    rows += [f"{broken_down(body)}." for body in indicator.bodies]
    rows.append(coverage(indicator, whole))
    tally = indicator.tally
    if tally.exceeded or tally.met or tally.short:
        hard = f"; {tally.hard} đơn vị báo khó hoàn thành" if tally.hard else ""
        rows.append(f"Theo chỉ tiêu của từng đơn vị: {tally.exceeded} vượt, {tally.met} đạt, {tally.short} chưa đạt{hard}.")
    quiet = [f"{remark[:1].upper()}{remark[1:]}." for remark in indicator.remarks]
    quiet += [
        f"Số liệu đến {cut_off_words(group.cut_off)}: {group.units} đơn vị, {shown(group.actual)}"
        + ("." if group.taken else " (không cộng).")
        for group in indicator.by_cut_off
    ]
    return Panel(shown(indicator.actual), indicator.statement, tuple(rows), tuple(quiet), code=indicator.code)


def coverage(indicator: ConsolidatedIndicator, whole: Consolidation) -> str:
    """ "Số của 73/81 đơn vị: 40 đã duyệt, 30 đã nộp, 3 bản thảo; 2 số ước"."""
    stages = [
        f"{indicator.stages[stage]} {STAGE_WORDS[stage]}" for stage in ("accepted", "submitted", "draft") if stage in indicator.stages
    ]
    by_stage = f": {', '.join(stages)}" if stages else ""
    estimates = f"; {indicator.estimates} số ước" if indicator.estimates else ""
    return f"Số của {indicator.counted}/{whole.whole} đơn vị{by_stage}{estimates}."
