"""A campaign as the owner's own directive in official form (kế hoạch, hướng dẫn, công văn): who does what by when, with all attachments.

>>> from nhiemky.domain.campaign import Requirement
>>> asked = Requirement("o1", "gửi báo cáo", "Chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", None, "Ban Thường vụ Đảng ủy Khối", None)
>>> campaign = Campaign("Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối", organ_code="ĐUK", place="Nam Thuận"), requirements=(asked,))
>>> report = own_directive(campaign)
>>> report.doc_type, report.subject, report.letterhead.symbol
('KẾ HOẠCH', 'sơ kết giữa nhiệm kỳ', '-KH/ĐUK')
>>> [block.runs[0].text for block in report.body if isinstance(block, Text)][-1]
'1. Chi bộ, đảng bộ cơ sở gửi báo cáo về Ban Thường vụ Đảng ủy Khối trước ngày 30/5/2023.'

Promise: read back (`campaign_from_directive`) it gives the same campaign: title, owner, who does what until when and to whom, own duties,
tasks, outlines, indicators, cut-off, policy, groups. Number and date stay blank for the office where they are not given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nhiemky.domain.campaign import Campaign, Owner, Policies, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.domain.report import Block, Report, Run, Signature, Text, text
from nhiemky.flows.directive_annexes import annexes
from nhiemky.flows.directive_sentences import by_actor, requirement_sentence
from nhiemky.flows.owners_paper import cited, owners_letterhead, speaker
from nhiemky.rulebook.document_form import document_form
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import everyday_name
from nhiemky.vietnamese.unicode import fold

DocType = Literal["kế hoạch", "hướng dẫn", "công văn"]
CODES: dict[str, str] = {"kế hoạch": "KH", "hướng dẫn": "HD", "công văn": "CV"}
VERBS: dict[str, str] = {
    "kế hoạch": "xây dựng Kế hoạch",
    "hướng dẫn": "hướng dẫn một số nội dung",
    "công văn": "yêu cầu thực hiện một số nội dung",
}
_LEADS = ("", "I- ", "II- ", "III- ", "IV- ", "V- ")
PILOT = "đơn vị làm điểm"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a campaign does not hold: type of the paper, its number and day once given, further bases, who gets it."""

    doc_type: DocType = "kế hoạch"
    symbol: str | None = None
    on: date | None = None
    bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def paper_of(campaign: Campaign) -> Paper:
    """The directive that opened the campaign, where it is the owner's own; else a plan still without number."""
    order = campaign.directive
    if order is None or not is_own(campaign):
        return Paper()
    kind = fold(order.doc_type)
    known = next((name for name in CODES if fold(name) == kind), None)
    return Paper(known or "kế hoạch", order.symbol, order.date)  # type: ignore[arg-type]


def is_own(campaign: Campaign) -> bool:
    """The directive was issued by the owner, not by its superior."""
    order = campaign.directive
    return bool(order and (order.issuer is None or fold(campaign.owner.name) in fold(order.issuer)))


def own_directive(campaign: Campaign, paper: Paper | None = None) -> Report:
    """The paper as a tree for `write_word` and `write_pdf`."""
    paper = paper or paper_of(campaign)
    owner = campaign.owner
    head = owners_letterhead(owner, CODES[paper.doc_type], paper.on)
    if paper.symbol:
        head = replace(head, symbol=paper.symbol)
    if owner.parent:
        head = replace(head, parent=owner.parent.upper())
    letter = paper.doc_type == "công văn"
    return Report(
        letterhead=head,
        doc_type=None if letter else paper.doc_type.upper(),
        subject=f"Về việc {_subject(campaign)}" if letter else _subject(campaign),
        body=tuple(_body(campaign, paper)),
        addressees=("Các tổ chức đảng trực thuộc",) if letter else (),
        recipients=paper.recipients or _recipients(campaign),
        signature=Signature(owner.on_behalf_of or "T/M BAN THƯỜNG VỤ", owner.signer_title or "", owner.signer_name or ""),
        appendices=annexes(campaign, _attached(paper, owner), PILOT),
        rule=_form(paper.on, head.state),
    )


def _form(on: date | None, state: bool) -> str | None:
    try:
        return document_form(on, state).id if on else None
    except Refusal:
        return None


def _subject(campaign: Campaign) -> str:
    title = " ".join(campaign.title.split())
    return title[:1].lower() + title[1:]


def _body(campaign: Campaign, paper: Paper) -> Iterator[Block]:
    yield from (text(f"Căn cứ {words}", "basis") for words in paper.bases)
    yield text(_opening(campaign, paper))
    parts = (
        ("MỤC ĐÍCH, YÊU CẦU", _purpose()),
        ("NỘI DUNG", _content(campaign)),
        ("THỜI GIAN, NƠI NHẬN", _times(campaign)),
        ("TỔ CHỨC THỰC HIỆN", _organisation(campaign)),
    )
    number = 0
    for title, blocks in parts:
        lines = list(blocks)
        if lines:
            number += 1
            yield Text((Run(f"{_LEADS[number]}{title}"),), "h1", keep_with_next=True)
            yield from lines


def _opening(campaign: Campaign, paper: Paper) -> str:
    who = speaker(campaign.owner)
    verb = VERBS[paper.doc_type]
    if campaign.directive and not is_own(campaign):
        return f"Thực hiện {cited(campaign.directive, campaign.owner)}, {who} {verb} như sau:"
    return f"{who[:1].upper()}{who[1:]} {verb} như sau:"


def _purpose() -> Iterator[Block]:
    yield text(
        "1. Đánh giá đúng kết quả đã làm được, chỉ rõ việc còn chậm, nguyên nhân và trách nhiệm; số liệu phải có nguồn, đối chiếu được."
    )
    yield text("2. Chuẩn bị gọn, thiết thực, đúng nội dung và thời gian của văn bản này.")


def _content(campaign: Campaign) -> Iterator[Block]:
    yield from (text(f"{number}. {words}") for number, words in enumerate(_contents(campaign), 1))


def _contents(campaign: Campaign) -> Iterator[str]:
    if campaign.outlines:
        count = f"{len(campaign.outlines):02}"
        yield f"Nội dung báo cáo theo {count} đề cương gửi kèm."
    if campaign.appendix_title or campaign.indicators or campaign.cut_off:
        yield "Báo cáo có phụ lục so sánh kết quả với từng chỉ tiêu (theo mẫu gửi kèm)."
    if campaign.cut_off:
        until = f"ước đến {cut_off_words(campaign.cut_off)}" if campaign.cut_off_estimated else f"đến hết {cut_off_words(campaign.cut_off)}"
        yield f"Số liệu của cơ sở tính từ đầu nhiệm kỳ{', ' if campaign.cut_off_estimated else ' '}{until}."
    yield from _policy(campaign)


def _policy(campaign: Campaign) -> Iterator[str]:
    freedom = campaign.policies.change_targets if campaign.policies else None
    consent = campaign.adjustment_policy or {"forbidden": "no_adjustment", "consent": "needs_consent"}.get(freedom or "")
    if consent == "no_adjustment":
        yield "Không điều chỉnh mục tiêu, chỉ tiêu đã được đại hội thông qua."
    elif consent == "needs_consent":
        whose = campaign.adjustment_consent_from or speaker(campaign.owner)
        yield f"Đơn vị thấy cần điều chỉnh mục tiêu, chỉ tiêu phải giải trình bằng văn bản và chỉ điều chỉnh khi được {whose} đồng ý."


def _times(campaign: Campaign) -> Iterator[Block]:
    lines = [*_pilot(campaign), *(requirement_sentence(asked) for asked in campaign.requirements if not asked.own or not asked.lead)]
    yield from (text(f"{number}. {words}") for number, words in enumerate(lines, 1))


def _pilot(campaign: Campaign) -> Iterator[str]:
    names = _names(campaign, next((group.units for group in campaign.groups if group.name == PILOT), ()))
    then = "sau khi rút kinh nghiệm" if campaign.policies and campaign.policies.lesson_first else "sau hội nghị làm điểm"
    if len(names) == 1:
        yield f"Chọn {names[0]} làm điểm; {then}, tổ chức ở các đơn vị còn lại."
    elif names:
        yield f"Chọn {', '.join(names[:-1])} và {names[-1]} làm điểm; {then}, tổ chức ở các đơn vị còn lại."


def _names(campaign: Campaign, units: Sequence[str]) -> list[str]:
    """Members by name: before a roster they stand by name already."""
    by_id: dict[str, Unit] = {unit.id: unit for unit in campaign.units}
    return [by_id[one].name if one in by_id else one for one in units]


def _organisation(campaign: Campaign) -> Iterator[Block]:
    own = [asked for asked in campaign.requirements if asked.own and asked.lead]
    lines = [*by_actor(own, campaign.tasks), *_rules_for_units(campaign)]
    yield from (text(f"{number}. {words}") for number, words in enumerate(lines, 1))


def _rules_for_units(campaign: Campaign) -> Iterator[str]:
    """What units may add by themselves, where it is not simply theirs to decide."""
    whose = campaign.adjustment_consent_from or speaker(campaign.owner)
    policies = campaign.policies or Policies()
    for freedom, what in ((policies.add_targets, "chỉ tiêu"), (policies.add_tasks, "nhiệm vụ")):
        if freedom == "forbidden":
            yield f"Cấp ủy cơ sở thực hiện đúng nghị quyết, không bổ sung {what}."
        elif freedom == "consent":
            yield f"Cấp ủy cơ sở báo cáo {whose} xem xét, đồng ý mới bổ sung {what}."
    if policies.drafts_cleared_first:
        yield "Các đồng chí ủy viên phụ trách đơn vị cho ý kiến, thông qua dự thảo báo cáo của đơn vị mình phụ trách."
    if policies.pilot_drafts_higher:
        yield "Ban Thường vụ cho ý kiến, thông qua dự thảo báo cáo của đơn vị làm điểm."
    if policies.office_sees_drafts:
        yield f"Văn phòng {campaign.owner.name} tiếp nhận, theo dõi dự thảo báo cáo của đơn vị."


def _recipients(campaign: Campaign) -> tuple[str, ...]:
    owner = campaign.owner
    above = owner.parent and (everyday_name(owner.parent) or owner.parent)
    return (*((f"{above} (để báo cáo)",) if above else ()), "Các tổ chức đảng trực thuộc", f"Lưu Văn phòng {owner.name}")


def _attached(paper: Paper, owner: Owner) -> str:
    kind = f"{paper.doc_type[:1].upper()}{paper.doc_type[1:]}"
    symbol = paper.symbol or f"      -{CODES[paper.doc_type]}/{owner.organ_code or '……'}"
    on = f", ngày {format_day(paper.on)}" if paper.on else ""
    return f"(Kèm theo {kind} số {symbol}{on} của {speaker(owner)})"
