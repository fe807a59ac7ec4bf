"""The parent's report as a draft in official form: results with their breakdown, the units' words under the outline's headings.

>>> from nhiemky.domain.campaign import Owner
>>> campaign = Campaign("Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận"))
>>> report = consolidated_report(Consolidation((), (), ()), campaign, on=date(2023, 6, 2))
>>> report.doc_type, report.subject, report.letterhead.symbol
('BÁO CÁO', 'sơ kết giữa nhiệm kỳ', '-BC/ĐUK')

Promise: no figure and no word that is not in the consolidation; each unit's words whole and under its name; the number is left
blank for the office; what is missing is said. Grey text (hint) is for the drafter and is to be deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from nhiemky.domain.campaign import Campaign, Owner, Requirement
from nhiemky.domain.consolidation import OLD_REPORT, ConsolidatedIndicator, Consolidation, Contribution, GatheredSection, Stage
from nhiemky.domain.outline import Outline, OutlineNode, walk
from nhiemky.domain.report import Appendix, Block, Column, Report, Run, Signature, Table, Text, text
from nhiemky.flows.owners_paper import BLANK, cited, owners_letterhead, speaker
from nhiemky.flows.report_headings import HeadingKey, heading_blocks, heading_key, place_of_results
from nhiemky.flows.result_sentences import result_sentence, tally_sentence
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import everyday_name, organ_name
from nhiemky.vietnamese.unicode import fold
from nhiemky.writing.adjusted_words import Changed, changed_words
from nhiemky.writing.consolidation_words import figure_words, method_words, range_words, target_words, versus_words

_NOTHING: Changed = MappingProxyType({})
NAMES_IN_LINE = 6
"""More units than this are named in a footnote."""
_BULLET = re.compile(r"^\s*[-+*•–—]\s+")
"""A bullet has no place behind a unit's name; from the second paragraph on it stays."""
_SUBJECT = "tổng hợp kết quả thực hiện các chỉ tiêu nghị quyết"
_COLUMNS = (
    Column("TT", 10, "centre"),
    Column("Chỉ tiêu", 78),
    Column("Đơn vị tính", 24, "centre"),
    Column("Chỉ tiêu NQ", 26, "right"),
    Column("Thực hiện", 26, "right"),
    Column("So với chỉ tiêu NQ", 32, "centre"),
    Column("Số đơn vị có số liệu", 18, "centre"),
    Column("Ghi chú", 43),
)


def consolidated_report(
    consolidation: Consolidation, campaign: Campaign | None = None, *, on: date, draft: int | None = None, changed: Changed = _NOTHING
) -> Report:
    """The draft. on: the date it will carry. draft: its number, printed as "Dự thảo lần 4"; None = not printed.
    changed: levels that were changed, told in footnotes of the appendix.

    Several outlines follow one another, each under its title; reports that are filed and read (`goes_up`) are not gathered here.
    """
    owner = campaign.owner if campaign else Owner(BLANK)
    return Report(
        letterhead=owners_letterhead(owner, "BC", on),
        doc_type="BÁO CÁO",
        subject=subject(campaign),
        body=tuple(_body(consolidation, campaign, owner, on)),
        recipients=recipients(owner, campaign.requirements if campaign else ()),
        signature=signature(owner),
        appendices=(appendix(consolidation, campaign, owner, changed),) if consolidation.indicators else (),
        draft=f"Dự thảo lần {draft}" if draft else None,
    )


def briefly(consolidation: Consolidation, most: int) -> Consolidation:
    """For a paper that people read: under each heading the `most` contributions that most units share; the others are counted.

    What many units wrote alike comes first; a heading with few contributions keeps them all, in their order.
    """

    def short(section: GatheredSection) -> GatheredSection:
        if len(section.contributions) <= most:
            return section
        kept = sorted(section.contributions, key=lambda each: -len(each.units))[:most]
        told = {unit for each in kept for unit in each.units}
        left = {unit for each in section.contributions for unit in each.units} - told
        return replace(section, contributions=tuple(kept), left=len(left))

    return replace(consolidation, sections=tuple(short(section) for section in consolidation.sections))


def subject(campaign: Campaign | None) -> str:
    """The campaign's title, as a subject line goes on from the document's type."""
    title = campaign.title.strip() if campaign else ""
    return title[:1].lower() + title[1:] if title else _SUBJECT


def signature(owner: Owner) -> Signature:
    """Who signs; blanks leave room."""
    return Signature(owner.on_behalf_of or "T/M BAN THƯỜNG VỤ", owner.signer_title or "", owner.signer_name or "")


def recipients(owner: Owner, requirements: Sequence[Requirement]) -> tuple[str, ...]:
    """Whom the directive has the owner report to, else the superior of the letterhead; the units; the file."""
    asked = (duty.submit_to for duty in requirements if duty.submit_to and _is_owner(duty.who, owner))
    above = next((f"{name} (b/c)" for name in asked), None) or (owner.parent and (everyday_name(owner.parent) or owner.parent))
    office = "Lưu Văn phòng" if owner.organ_code else "Lưu"
    return (*((above,) if above else ()), "Các tổ chức đảng trực thuộc", office)


def _is_owner(who: str | None, owner: Owner) -> bool:
    """ "Ban Thường vụ Đảng ủy Khối" is "Đảng ủy Khối các cơ quan"; "Văn phòng Đảng ủy Khối" is not."""
    return bool(who) and f"{fold(owner.name)} ".startswith(f"{fold(organ_name(who or ''))} ")


def _body(consolidation: Consolidation, campaign: Campaign | None, owner: Owner, on: date) -> Iterator[Block]:
    yield text(introduction(campaign, owner))
    yield from _warning(consolidation)
    outlines = [outline for outline in campaign.outlines if outline.nodes] if campaign else []
    if campaign is None or not outlines:
        yield from _skeleton(consolidation, on)
        return
    filed = {duty.outline for duty in campaign.requirements if duty.goes_up == "filed"}
    gathered = [outline for outline in outlines if outline.id not in filed] or outlines[:1]
    sections = {heading_key(section.path, section.title): section for section in consolidation.sections if section.contributions}
    at = place_of_results([node for outline in gathered for node in outline.nodes])
    yield from coverage(consolidation, on)
    used: set[HeadingKey] = set()
    for number, outline in enumerate(gathered):
        known = {heading_key(path, node.title or "") for path, node in walk(outline.nodes)}
        if number and not (known & sections.keys() or any(node is at for _, node in walk(outline.nodes))):
            continue  # an outline that nobody followed says nothing; the first is the frame to write in
        if len(gathered) > 1:
            yield Text((Run(outline.subtitle or outline.title),), "part_title", keep_with_next=True)
        yield from _outline(outline, sections, used, at, consolidation)
        used |= known
    if at is None and consolidation.indicators:
        yield text("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "h1")
        yield from results(consolidation)
    others = {heading_key(path, node.title or "") for outline in outlines if outline.id in filed for path, node in walk(outline.nodes)}
    rest = [section for name, section in sections.items() if name not in used | others]
    if rest:
        yield text("NỘI DUNG KHÁC CÁC ĐƠN VỊ NÊU", "h1")
        yield from _by_heading(rest)


def _outline(
    outline: Outline, sections: dict[HeadingKey, GatheredSection], used: set[HeadingKey], at: OutlineNode | None, whole: Consolidation
) -> Iterator[Block]:
    """One outline's headings with what was gathered under them; used: headings that an outline before it had."""
    answered: list[tuple[str, ...]] = []
    for path, node in walk(outline.nodes):
        name = heading_key(path, node.title or "")
        yield from heading_blocks(node.label or "", node.title or "")
        if node is at:
            yield from results(whole)
        if name in sections and name in used:
            answered.append(path)
            yield text("(Nội dung các đơn vị nêu đã đưa vào mục cùng tên ở trên.)", hint=True)
        elif name in sections:
            answered.append(path)
            yield from _said(sections[name])
        elif not node.children and not any(path[: len(above)] == above for above in answered):
            yield text("(Chưa có đơn vị nào nêu nội dung này.)", hint=True)


def introduction(campaign: Campaign | None, owner: Owner) -> str:
    """The sentence a report opens with: what it carries out, who speaks."""
    who = speaker(owner)
    if campaign and campaign.directive:
        return f"Thực hiện {cited(campaign.directive, owner)}, {who} báo cáo kết quả như sau:"
    return f"{who[:1].upper()}{who[1:]} tổng hợp, báo cáo kết quả như sau:"


def _warning(consolidation: Consolidation) -> Iterator[Block]:
    worst = sum(found.severity == "high" for found in consolidation.findings)
    if worst:
        yield text(
            f"(Dự thảo: còn {worst} điều nặng cần xem trước khi trình, xem trang “Phát hiện” của bảng tổng hợp. Xóa dòng này khi đã xem.)",
            hint=True,
        )


def _skeleton(consolidation: Consolidation, on: date) -> Iterator[Block]:
    """Without a campaign there is no outline: coverage, results, then the units' own headings."""
    yield text("I- TÌNH HÌNH GỬI BÁO CÁO", "h1")
    yield from coverage(consolidation, on)
    if consolidation.indicators:
        yield text("II- KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", "h1")
        yield from results(consolidation)
    sections = [section for section in consolidation.sections if section.contributions]
    if sections:
        yield text(f"{'III' if consolidation.indicators else 'II'}- NỘI DUNG CÁC ĐƠN VỊ BÁO CÁO", "h1")
        yield from _by_heading(sections)


def coverage(consolidation: Consolidation, on: date) -> Iterator[Block]:
    """Who reported and who did not, by name."""
    if consolidation.expected is None:
        yield text(f"Báo cáo tổng hợp từ số liệu của {consolidation.coverage}.")
        return
    yield text(f"Đến ngày {format_day(on)}, {consolidation.coverage} đã gửi số liệu chỉ tiêu{_by_stage(consolidation)}.")
    if consolidation.missing:
        names = [missing.unit for missing in consolidation.missing]
        yield _named(f"Còn {len(names)} đơn vị chưa có số liệu", names, ".")


def _by_stage(consolidation: Consolidation) -> str:
    """ ", trong đó 36 báo cáo đã duyệt, 37 đã nộp": of the reports whose tables count; "" for files of a folder."""
    parts = [part for indicator in consolidation.indicators for part in indicator.parts]
    tables = {part.submission: part.stage for part in parts if part.stage and not part.submission.startswith(OLD_REPORT)}
    words: tuple[tuple[Stage, str], ...] = (("accepted", "đã duyệt"), ("submitted", "đã nộp, chưa duyệt"), ("draft", "còn là bản thảo"))
    counts = [(sum(stage == each for stage in tables.values()), word) for each, word in words]
    said = ", ".join(f"{count} báo cáo {word}" for count, word in counts if count)
    return f", trong đó {said}" if said else ""


def _named(lead: str, names: Sequence[str], end: str) -> Text:
    """Few names in the line, many in a footnote."""
    if len(names) <= NAMES_IN_LINE:
        return Text((Run(f"{lead}: {', '.join(names)}{end}"),))
    return Text((Run(lead, note=(Run(f"Gồm: {'; '.join(names)}."),)), Run(end)))


def results(consolidation: Consolidation) -> Iterator[Block]:
    """How many indicators were met, then a sentence for each."""
    expected = consolidation.whole
    tally = tally_sentence(consolidation.indicators)
    if tally:
        yield text(f"{tally} Kết quả từng chỉ tiêu (chi tiết tại Phụ lục):", "body")
    for indicator in consolidation.indicators:
        yield result_sentence(indicator, expected)


def _said(section: GatheredSection) -> Iterator[Block]:
    for contribution in section.contributions:
        yield from _contribution(contribution)
    if section.left:
        yield text(f"(Còn {section.left} đơn vị viết riêng ở mục này; đọc toàn văn ở trang soạn báo cáo.)", hint=True)


def _contribution(contribution: Contribution) -> Iterator[Block]:
    units, paragraphs = contribution.units, contribution.paragraphs
    first = _BULLET.sub("", paragraphs[0])
    if len(units) == 1:
        yield Text((Run(f"{units[0]}: ", bold=True), Run(first)))
        yield from (text(paragraph) for paragraph in paragraphs[1:])
        return
    few = len(units) <= NAMES_IN_LINE
    lead = (
        Run(f"Các đơn vị {', '.join(units)} cùng nêu") if few else Run(f"{len(units)} đơn vị cùng nêu", note=(Run(f"{'; '.join(units)}."),))
    )
    yield Text((lead, Run(f": {first}")))
    yield from (text(paragraph) for paragraph in paragraphs[1:])


def _by_heading(sections: Iterable[GatheredSection]) -> Iterator[Block]:
    for number, section in enumerate(sections, 1):
        yield Text((Run(f"{number}. {section.title or 'Nội dung khác'}"),), "h2", keep_with_next=True)
        yield from _said(section)


def appendix(consolidation: Consolidation, campaign: Campaign | None, owner: Owner, changed: Changed = _NOTHING) -> Appendix:
    """The table of indicators, on pages of its own."""
    whole = consolidation.whole
    rows = tuple(_row(number, indicator, whole, changed) for number, indicator in enumerate(consolidation.indicators, 1))
    title = (campaign.appendix_title if campaign else None) or "Kết quả thực hiện các chỉ tiêu nghị quyết"
    when = f" (số liệu đến {cut_off_words(campaign.cut_off)})" if campaign and campaign.cut_off else ""
    attached = f"(Kèm theo Báo cáo số       -BC/{owner.organ_code or BLANK}, ngày {BLANK} của {owner.name})"
    return Appendix("", f"{title}{when}", attached, (Table(_COLUMNS, rows),), landscape=True)


def _row(number: int, indicator: ConsolidatedIndicator, whole: int, changed: Changed) -> tuple[str | tuple[Run, ...], ...]:
    note = changed_words(changed, indicator.code)
    target: str | tuple[Run, ...] = target_words(indicator)
    if note:
        target = (Run(target_words(indicator), note=(Run(note),)),)
    actual = figure_words(indicator.actual) or (range_words(indicator) if indicator.method == "none" else "")
    remarks = "; ".join((method_words(indicator.method), *indicator.remarks))
    return (
        str(number), indicator.statement, indicator.unit_of_measure, target, actual, versus_words(indicator),
        f"{indicator.counted}/{whole}", remarks,
    )  # fmt: skip
