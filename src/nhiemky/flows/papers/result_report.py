"""The report at the end (Báo cáo kết quả thực hiện): expected, received, on time, late with reason, conferences, returned, lowest
targets, difficulties, by branch, the units as an appendix.

>>> from datetime import date, datetime
>>> from nhiemky.domain.campaign import Owner, Unit
>>> from nhiemky.domain.progress import VIETNAM, Asked, Standing
>>> at = datetime(2023, 6, 5, tzinfo=VIETNAM)
>>> sent = Standing("a", "r1", "accepted", received=at)
>>> progress = Progress("Sơ kết", (Asked("r1", "Báo cáo"),), (Unit("a", "Chi bộ Đài"),), (sent,), at)
>>> result_report(progress, Campaign("Sơ kết", Owner("Đảng ủy Khối")), Signing(date(2023, 6, 5))).subject
'kết quả thực hiện (sơ kết)'

Promise: as the progress report; targets and difficulties only from the consolidation given, in the units' own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.consolidation import Consolidation
from nhiemky.domain.progress import Progress
from nhiemky.domain.report import Block, Column, Report, Run, Table, Text, text
from nhiemky.flows.owners_paper import BLANK
from nhiemky.flows.papers.outcomes import Held, LowTarget, difficulties, lowest_targets
from nhiemky.flows.papers.progress_report import coverage, lower, opening, who_is_behind
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.flows.papers.standing_tables import units_appendix
from nhiemky.flows.papers.standing_words import listed, percent_words, share
from nhiemky.vietnamese.days import format_day

_TARGETS = (
    Column("TT", 10, "centre"),
    Column("Chỉ tiêu", 65),
    Column("Chỉ tiêu NQ", 25, "right"),
    Column("Thực hiện", 28, "right"),
    Column("Mức đạt", 18, "right"),
    Column("Số đơn vị chưa đạt", 19, "centre"),
)


def result_report(
    progress: Progress, campaign: Campaign, signing: Signing, *, consolidation: Consolidation | None = None, held: Sequence[Held] = ()
) -> Report:
    """The report. held: conferences of the campaign that took place."""
    owner = campaign.owner
    attached = f"(Kèm theo Báo cáo số {signing.number or '     '}-BC/{owner.organ_code or BLANK}, ngày {format_day(signing.on)})"
    above = (f"{owner.parent} (b/c)",) if owner.parent and not owner.parent.isupper() else ()
    return office_paper(
        owner,
        signing,
        code="BC",
        doc_type="BÁO CÁO",
        subject=f"kết quả thực hiện ({lower(campaign.title)})",
        body=tuple(_body(progress, campaign, consolidation, held)),
        recipients=(*above, "Các đồng chí trong Ban Thường vụ", "Các tổ chức đảng trực thuộc"),
        appendices=(units_appendix(progress, attached),),
    )


def _body(progress: Progress, campaign: Campaign, consolidation: Consolidation | None, held: Sequence[Held]) -> Iterator[Block]:
    yield text(opening(campaign, "kết quả thực hiện"))
    yield text("I- KẾT QUẢ GỬI BÁO CÁO", "h1")
    yield from coverage(progress)
    yield text("II- CHẤP HÀNH THỜI HẠN", "h1")
    yield from who_is_behind(progress)
    sections = [("TỔ CHỨC HỘI NGHỊ", list(_conferences(progress, held)))] if held else []
    sections += [
        (title, blocks)
        for title, blocks in (
            ("CHỈ TIÊU ĐẠT THẤP", list(_targets(lowest_targets(consolidation)))),
            ("KHÓ KHĂN, VƯỚNG MẮC CÁC ĐƠN VỊ NÊU", list(_difficulties(consolidation))),
        )
        if blocks
    ]
    for numeral, (title, blocks) in zip(("III", "IV", "V"), sections, strict=False):
        yield text(f"{numeral}- {title}", "h1")
        yield from blocks
    yield text("(Danh sách đơn vị và kết quả từng báo cáo tại Phụ lục kèm theo)./.", italic=True)


def _conferences(progress: Progress, held: Sequence[Held]) -> Iterator[Block]:
    units = list(dict.fromkeys(each.unit for each in held))
    days = sorted(each.on for each in held)
    first, last = format_day(days[0]), format_day(days[-1])
    span = f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"
    yield text(f"{share(len(units), len(progress.units))} đơn vị đã tổ chức hội nghị, {span}.")
    rest = [unit.name for unit in progress.units if unit.name not in set(units)]
    if rest:
        yield listed(f"Chưa tổ chức: {len(rest)} đơn vị", rest, appended=False)
    for each in held:
        if each.result:
            yield text(f"{each.unit} (ngày {format_day(each.on)}): {each.result.rstrip('.')}.", "bullet")


def _targets(targets: Sequence[LowTarget]) -> Iterator[Block]:
    if not targets:
        return
    yield Text((Run(f"{len(targets)} chỉ tiêu đạt thấp nhất:"),), keep_with_next=True)
    yield targets_table(targets)


def targets_table(targets: Sequence[LowTarget]) -> Table:
    """Targets that are not met, with how far and in how many units."""
    rows = tuple(
        (
            str(number), low.statement, low.target, low.actual, percent_words(low.reached),
            f"{low.short_units}/{low.counted}" if low.counted else "",
        )
        for number, low in enumerate(targets, 1)
    )  # fmt: skip
    return Table(_TARGETS, rows)


def _difficulties(consolidation: Consolidation | None) -> Iterator[Block]:
    for each in difficulties(consolidation):
        yield Text((Run(f"{each.title} ({each.units} đơn vị nêu)"),), "h2", keep_with_next=True)
        for units, words in each.lines:
            yield Text((Run(f"{units}: ", italic=True), Run(f"{words}.")), "bullet")
