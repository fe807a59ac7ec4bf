"""The letter that chases (công văn đôn đốc): each unit by name, what it owes, by when it was due, by when it is asked now.

>>> from datetime import datetime
>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked, Standing
>>> due, at = datetime(2023, 5, 30, tzinfo=VIETNAM), datetime(2023, 5, 31, tzinfo=VIETNAM)
>>> progress = Progress("", (Asked("r1", "Báo cáo"),), (Unit("a", "Đảng bộ Cảng"),), (Standing("a", "r1", "open", due),), at)
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"))
>>> letter = reminder_letter(progress, campaign, ("a",), Signing(date(2023, 5, 31)), until=date(2023, 6, 2))
>>> letter.subject, letter.addressees
('đôn đốc gửi báo cáo còn thiếu (sơ kết)', ('Đảng ủy Cảng',))

Promise: a unit that owes nothing is refused by name, never reminded; each thing owed stands with its deadline as worded and as a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import VIETNAM, Progress, Standing
from nhiemky.domain.report import Appendix, Block, Column, Report, Table, text
from nhiemky.flows.owners_paper import BLANK, cited, speaker
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.papers.standing_words import day_and_month, deadline_words, office_of, received_sentence, where_to
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import issuing_name

ADDRESSED = 6
"""So many units are addressed one by one; more are addressed together and stand in the list."""
ROWS_IN_LETTER = 14
"""A longer list is an appendix."""
_COLUMNS = (
    Column("TT", 10, "centre"),
    Column("Đơn vị", 50),
    Column("Báo cáo còn thiếu", 38),
    Column("Thời hạn", 47),
    Column("Quá hạn", 20, "centre"),
)

Owed = tuple[Unit, tuple[Standing, ...]]


def owed_by(progress: Progress, unit_ids: Sequence[str]) -> tuple[Owed, ...]:
    """The chosen units with what they owe, slowest first: what is overdue or returned, else what is still to come.

    Raises Refusal `nobody_to_remind` where none of them owes anything.
    """
    chosen = set(unit_ids)
    owing = [pair for pair in progress.owing() if pair[0].id in chosen]
    met = {unit.id for unit, _ in owing}
    for unit in progress.units:
        if unit.id in chosen - met:
            coming = tuple(row for row in progress.of(unit) if row.expected and not row.came)
            if coming:
                owing.append((unit, coming))
    if not owing:
        raise Refusal("nobody_to_remind", count=len(chosen))
    return tuple(owing)


def reminder_letter(
    progress: Progress, campaign: Campaign, unit_ids: Sequence[str], signing: Signing, *, until: date, message: str = ""
) -> Report:
    """The letter. until: the last day now asked for; message: the office's own words, a paragraph each line."""
    owed = owed_by(progress, unit_ids)
    names = [issuing_name(unit.name) for unit, _ in owed]
    table = Table(_COLUMNS, tuple(_rows(progress, owed)))
    long = len(table.rows) > ROWS_IN_LETTER
    together = f"Cấp ủy {len(names)} đơn vị có tên trong danh sách{' kèm theo' if long else ' dưới đây'}"
    owner = campaign.owner
    attached = f"(Kèm theo Công văn số {signing.number or '     '}-CV/{owner.organ_code or BLANK}, ngày {format_day(signing.on)})"
    return office_paper(
        owner,
        signing,
        code="CV",
        doc_type=None,
        subject=f"đôn đốc gửi báo cáo còn thiếu ({_lower(campaign.title)})",
        body=tuple(_body(progress, campaign, owed, None if long else table, until, message)),
        addressees=tuple(names) if len(names) <= ADDRESSED else (together,),
        recipients=("Như trên",),
        appendices=(Appendix("", "Danh sách đơn vị và báo cáo còn thiếu", attached, (table,)),) if long else (),
        by_order=True,
    )


def _body(progress: Progress, campaign: Campaign, owed: Sequence[Owed], table: Table | None, until: date, message: str) -> Iterator[Block]:
    owner = campaign.owner
    who = speaker(owner)
    first = progress.asked[0] if progress.asked else None
    order = f"Thực hiện {cited(campaign.directive, owner)}, đến" if campaign.directive else "Đến"
    came = f", {first.title.lower()} {received_sentence(progress.tally(first.id))}" if first else ""
    yield text(f"{order} ngày {format_day(progress.day)}{came}.")
    overdue = any(row.shown(progress.at) == "overdue" for _, rows in owed for row in rows)
    state = "đã quá thời hạn mà chưa gửi, hoặc gửi chưa đủ, các báo cáo theo yêu cầu" if overdue else "còn báo cáo chưa gửi"
    where = "theo danh sách kèm theo" if table is None else "sau đây"
    yield text(f"Hiện còn {len(owed)} đơn vị {state}, {where}{'' if table is None else ':'}{'.' if table is None else ''}")
    if table is not None:
        yield table
    yield text(
        f"Để bảo đảm tiến độ tổng hợp, {office_of(owner) if _is_office(campaign) else who} đề nghị cấp ủy các đơn vị nêu trên khẩn trương "
        f"hoàn thành và gửi các báo cáo còn thiếu về {where_to(campaign)} hết ngày {format_day(until)}. "
        "Đơn vị chưa gửi được thì báo cáo bằng văn bản lý do và thời gian gửi."
    )
    for line in filter(None, (line.strip() for line in message.splitlines())):
        yield text(line)
    yield text(f"Đơn vị đã gửi mà chưa được ghi nhận, đề nghị báo ngay cho {office_of(owner)} để đối chiếu./.")


def _is_office(campaign: Campaign) -> bool:
    return campaign.owner.name.lower().startswith("văn phòng")


def _rows(progress: Progress, owed: Sequence[Owed]) -> Iterator[tuple[str, ...]]:
    """One row for what a unit owes by one deadline; its number and name stand in its first row."""
    titles = {asked.id: asked for asked in progress.asked}
    for number, (unit, rows) in enumerate(owed, 1):
        owes: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            asked = titles[row.asked]
            owes.setdefault((deadline_words(asked, row), _over(row, progress)), []).append(asked.title)
        for at, ((deadline, over), reports) in enumerate(owes.items()):
            lead = (str(number), unit.name) if at == 0 else ("", "")
            yield (*lead, "; ".join(reports), deadline, over)


def _over(row: Standing, progress: Progress) -> str:
    if row.state == "returned":
        return f"trả lại {day_and_month(row.returned.astimezone(VIETNAM).date())}" if row.returned else "trả lại"
    over = row.days_over(progress.at)
    return f"{over} ngày" if over else ("hôm nay" if row.shown(progress.at) == "overdue" else "chưa đến hạn")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
