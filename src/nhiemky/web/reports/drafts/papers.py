"""Opinions as rows of the paper: bảng tổng hợp tiếp thu, giải trình ý kiến.

>>> table = table_of_draft(obligation, shown.opinions)                  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.report import Signature
from nhiemky.flows.owners_paper import owners_letterhead
from nhiemky.flows.papers.opinions import OpinionRow, OpinionTable
from nhiemky.flows.section_report import section_report
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.models import OwnReport
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.drafts.showing import ShownOpinion
from nhiemky.web.reports.standing import name_of


def table_of_draft(obligation: Obligation, opinions: Sequence[ShownOpinion]) -> OpinionTable:
    """Under the unit's letterhead."""
    asked = asked_of(obligation)
    owner = asked.campaign.owner
    head, signature = owners_letterhead(owner, "", clock.today()), Signature(None)
    if asked.outline is not None:
        form = section_report(asked.campaign, asked.unit, asked.outline, ())
        head, signature = form.letterhead, form.signature or signature
    head = replace(head, symbol="", date=clock.today())
    return OpinionTable(head, name_of(obligation.requirement), _rows(opinions), signature, (owner.name, "Lưu cấp ủy"))


def table_of_own(report: OwnReport, opinions: Sequence[ShownOpinion]) -> OpinionTable:
    """Under the owner's."""
    owner = value_of(report.campaign).owner
    head = replace(owners_letterhead(owner, "", clock.today()), symbol="")
    signature = Signature(owner.on_behalf_of or "T/M BAN THƯỜNG VỤ", owner.signer_title or "", owner.signer_name or "")
    title = report.title[:1].upper() + report.title[1:]
    subject = title if title.lower().startswith("báo cáo") else f"Báo cáo {title[:1].lower()}{title[1:]}"
    return OpinionTable(head, subject, _rows(opinions), signature, ("Lưu Văn phòng",))


def _rows(opinions: Sequence[ShownOpinion]) -> tuple[OpinionRow, ...]:
    return tuple(
        OpinionRow(_who(one), one.row.words, "" if one.place == "Cả báo cáo" else one.place, one.row.state, one.row.answer, one.changed)
        for one in opinions
        if one.row.state != "withdrawn"
    )


def _who(one: ShownOpinion) -> str:
    row = one.row
    who = row.who[:1].upper() + row.who[1:]
    day = format_day(row.on) if row.on else ""
    paper = ", ngày ".join(filter(None, (row.document, day if day not in row.document else "")))
    return f"{who} ({paper})" if paper else who
