"""The progress report of any day (Báo cáo tiến độ thực hiện): what came, what did not, whose move it is, what is proposed.

>>> from datetime import date, datetime
>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked
>>> at = datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> sent = Standing("a", "r1", "submitted", received=at)
>>> progress = Progress("Sơ kết", (Asked("r1", "Báo cáo"),), (Unit("a", "Chi bộ Đài"),), (sent,), at)
>>> report = progress_report(progress, Campaign("Sơ kết", Owner("Đảng ủy Khối")), Signing(date(2023, 5, 31)))
>>> report.doc_type, report.subject
('BÁO CÁO', 'tiến độ thực hiện (sơ kết), tính đến ngày 31/5/2023')

Promise: every figure is a tally of the standings given, and the appendix lists them; nothing is judged, only counted and named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.progress import Asked, Progress, Standing, Turn
from nhiemky.domain.report import Block, Report, Run, Text, text
from nhiemky.flows.owners_paper import BLANK, cited, speaker
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.papers.standing_tables import by_branch, by_deliverable, units_appendix
from nhiemky.flows.papers.standing_words import (
    day_and_month,
    deadline_words,
    listed,
    office_of,
    received_sentence,
    unit_name,
    with_reason,
)
from nhiemky.vietnamese.days import format_day

_WHO: Mapping[Turn, str] = {"unit": "đơn vị", "member": "đồng chí phụ trách", "office": "Văn phòng", "done": "đã xong"}


def progress_report(progress: Progress, campaign: Campaign, signing: Signing) -> Report:
    """The report as it stands at `progress.at`, for the standing committee and all units."""
    owner = campaign.owner
    attached = f"(Kèm theo Báo cáo số {signing.number or '     '}-BC/{owner.organ_code or BLANK}, ngày {format_day(signing.on)})"
    return office_paper(
        owner,
        signing,
        code="BC",
        doc_type="BÁO CÁO",
        subject=f"tiến độ thực hiện ({lower(campaign.title)}), tính đến ngày {format_day(progress.day)}",
        body=tuple(_body(progress, campaign)),
        recipients=("Các đồng chí trong Ban Thường vụ (b/c)", "Các tổ chức đảng trực thuộc"),
        appendices=(units_appendix(progress, attached),),
        by_order=True,
    )


def _body(progress: Progress, campaign: Campaign) -> Iterator[Block]:
    yield text(opening(campaign, "tiến độ thực hiện"))
    yield text("I- TÌNH HÌNH GỬI BÁO CÁO", "h1")
    yield from coverage(progress)
    yield text("II- ĐƠN VỊ CHƯA NỘP, NỘP MUỘN, TRẢ LẠI", "h1")
    yield from who_is_behind(progress)
    yield text("III- VIỆC ĐANG CHỜ", "h1")
    yield from _turns(progress)
    yield text("IV- ĐỀ NGHỊ", "h1")
    yield from _asks(progress, campaign)


def opening(campaign: Campaign, what: str) -> str:
    """ "Thực hiện Kế hoạch số ..., Ban Thường vụ ... báo cáo tiến độ thực hiện như sau:"."""
    who = speaker(campaign.owner)
    if campaign.directive:
        return f"Thực hiện {cited(campaign.directive, campaign.owner)}, {who} báo cáo {what} như sau:"
    return f"{who} báo cáo {what} như sau:"


def coverage(progress: Progress) -> Iterator[Block]:
    """One sentence a deliverable, the table of all, the leading one by branch."""
    day = format_day(progress.day)
    for number, asked in enumerate(progress.asked):
        tally = progress.tally(asked.id)
        deadline = deadline_words(asked)
        by = f", thời hạn {deadline}" if deadline else ""
        when = f"Đến ngày {day} " if number == 0 else ""
        sentence = received_sentence(tally)
        yield text(f"{asked.title}: {tally.expected} đơn vị phải nộp{by}. {when}{sentence if when else _capital(sentence)}.", "bullet")
        if tally.waived:
            yield text(f"{tally.waived} đơn vị không phải nộp {lower(asked.title)}.")
    if progress.asked:
        yield Text((Run("Kết quả chung:"),), keep_with_next=True)
        yield by_deliverable(progress)
    if progress.asked and len(progress.branches) > 1:
        first = progress.asked[0]
        yield Text((Run(f"{first.title} theo nhóm đơn vị:"),), keep_with_next=True)
        yield by_branch(progress, first.id)


def who_is_behind(progress: Progress) -> Iterator[Block]:
    """By deliverable: overdue, extended, late, returned, by name; deliverables with the same names stand together."""
    alike: dict[tuple[Block, ...], list[str]] = {}
    for asked in progress.asked:
        if lines := tuple(_behind(progress, asked)):
            alike.setdefault(lines, []).append(asked.title)
    for lines, titles in alike.items():
        yield text("; ".join(titles), "h2")
        yield from lines
    if not alike:
        yield text("Không có đơn vị nào quá hạn, nộp muộn hoặc bị trả lại.")


def _behind(progress: Progress, asked: Asked) -> Iterator[Block]:
    at = progress.at
    overdue = progress.where(lambda row: row.shown(at) == "overdue", asked.id)
    if overdue:
        late_by = {_over(row, progress) for row in overdue}
        names = [
            unit_name(progress, row) if len(late_by) == 1 else f"{unit_name(progress, row)} ({_over(row, progress)})" for row in overdue
        ]
        how_long = f" ({late_by.pop()})" if len(late_by) == 1 else ""
        yield listed(f"Quá hạn, chưa nộp: {len(overdue)} đơn vị{how_long}", names)
    extended = progress.where(lambda row: row.shown(at) == "extended", asked.id)
    if extended:
        yield listed(f"Được gia hạn: {len(extended)} đơn vị", [_extension(progress, row) for row in extended])
    late = progress.where(lambda row: row.late, asked.id)
    if late:
        yield listed(f"Nộp muộn: {len(late)} đơn vị", [with_reason(progress, row) for row in late])
    returned = progress.where(lambda row: row.state == "returned", asked.id)
    if returned:
        yield listed(f"Trả lại để hoàn thiện, chưa gửi lại: {len(returned)} đơn vị", [unit_name(progress, row) for row in returned])


def _over(row: Standing, progress: Progress) -> str:
    over = row.days_over(progress.at)
    return f"quá {over} ngày" if over else "quá giờ hạn hôm nay"


def _extension(progress: Progress, row: Standing) -> str:
    until = f"đến hết ngày {day_and_month(row.last_day)}" if row.last_day else ""
    return f"{unit_name(progress, row)} ({', '.join(filter(None, (until, row.late_reason)))})"


def _turns(progress: Progress) -> Iterator[Block]:
    for asked in progress.asked:
        turns = progress.tally(asked.id).by_turn
        words = [f"{who} {turns[turn]}" for turn, who in _WHO.items() if turns.get(turn)]
        if words:
            yield text(f"{asked.title}: đến lượt {', '.join(words)}.", "bullet")


def _asks(progress: Progress, campaign: Campaign) -> Iterator[Block]:
    at = progress.at
    behind = {row.unit for row in progress.where(lambda row: row.shown(at) in ("overdue", "returned"))}
    reading = progress.where(lambda row: row.turn == "member")
    if behind:
        yield text(
            f"{len(behind)} đơn vị còn báo cáo quá hạn hoặc bị trả lại khẩn trương hoàn thành, gửi về {office_of(campaign.owner)}; "
            "đơn vị chưa gửi được báo cáo rõ lý do bằng văn bản.",
            "bullet",
        )
        yield text("Các đồng chí được phân công phụ trách đơn vị trực tiếp đôn đốc.", "bullet")
    if reading:
        yield text(f"Các đồng chí phụ trách cho ý kiến đối với {len(reading)} báo cáo đang chờ.", "bullet")
    if not behind and not reading:
        yield text("Tiếp tục theo dõi theo thời hạn đã giao.", "bullet")
    yield text("(Danh sách đơn vị và tình hình từng báo cáo tại Phụ lục kèm theo)./.", italic=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """First letter small, for a title inside a sentence."""
    return words[:1].lower() + words[1:]
