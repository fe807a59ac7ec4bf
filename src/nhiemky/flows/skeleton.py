"""The Word a unit writes in (khung báo cáo): its own letterhead, the outline as headings, guidance as grey hints to delete.

>>> from nhiemky.domain.campaign import Owner
>>> from nhiemky.domain.finding import Evidence
>>> outline = Outline("l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết của đảng bộ (chi bộ)..... nhiệm kỳ 2020 - 2025", None, (), (),
...                   (OutlineNode("I", "BỐI CẢNH", ("Nêu thuận lợi.",)),), Evidence("ĐỀ CƯƠNG"))
>>> report = skeleton(Campaign("Sơ kết", Owner("Đảng ủy Khối")), Unit("a", "Đảng bộ Sở Y tế"), outline)
>>> report.letterhead.parent, report.letterhead.body, report.doc_type, report.subject
('ĐẢNG BỘ KHỐI', 'ĐẢNG ỦY SỞ Y TẾ', 'BÁO CÁO', 'sơ kết của Đảng bộ Sở Y tế nhiệm kỳ 2020 - 2025')

Promises every heading of the outline in its place and words, but for the blanks that mean the unit: there stands its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.report import Block, Letterhead, Report, Run, Signature, Style, Text, text
from nhiemky.flows.duties_of_unit import duties_of, is_report
from nhiemky.reading.structure.references import condition_of, pointer_of
from nhiemky.rulebook.document_form import document_form
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import is_cell, issuing_line, issuing_name, superior_line, with_unit_name
from nhiemky.vietnamese.unicode import fold

NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"
_TYPES = ("báo cáo", "bản kiểm điểm", "kế hoạch", "tờ trình", "chương trình", "nghị quyết", "biên bản")
_TYPE = re.compile(rf"^(?:đề cương\s*)?({'|'.join(_TYPES)})\s*", re.IGNORECASE)
_OUTLINE_WORD = re.compile(r"^đề cương\s*", re.IGNORECASE)
_PERSON = re.compile(r"(cac )?(dong chi|d/c)\b")
_PART = re.compile(r"^phần\b", re.IGNORECASE)
_LEVELS: tuple[Style, ...] = ("h1", "h2", "h3", "h4")


def skeleton(campaign: Campaign, unit: Unit, outline: Outline) -> Report:
    """One outline as the unit's paper. Dates and numbers stay blank; hints carry Run.hint."""
    doc_type, subject = _title(outline, unit)
    return Report(
        letterhead=Letterhead(
            superior_line(unit.parent or campaign.owner.name),
            issuing_line(unit.name),
            campaign.owner.national_heading or NATION,
            f"-BC/{unit.organ_code or ('CB' if is_cell(unit.name) else 'ĐU')}",
            unit.place or campaign.owner.place,
            None,
        ),
        doc_type=doc_type.upper(),
        subject=subject,
        body=tuple(_body(campaign, unit, outline)),
        recipients=_recipients(campaign, unit),
        signature=Signature("T/M CHI BỘ" if is_cell(unit.name) else "T/M ĐẢNG ỦY", "BÍ THƯ", unit.head or ""),
        rule=_form(campaign),
    )


def _form(campaign: Campaign) -> str | None:
    """The document form of the directive's days; None = the newest one, where no rule set reaches back so far."""
    day = campaign.directive.date if campaign.directive else None
    try:
        return document_form(day).id if day else None
    except Refusal:
        return None


def report_name(outline: Outline) -> str:
    """What the paper is called, for a file's name: "báo cáo sơ kết giữa nhiệm kỳ ..."."""
    words = _OUTLINE_WORD.sub("", f"{outline.title} {outline.subtitle or ''}").strip()
    return words or outline.title


def _title(outline: Outline, unit: Unit) -> tuple[str, str]:
    """Type and subject: the type may end the title ("ĐỀ CƯƠNG BÁO CÁO") or begin the subtitle ("Báo cáo sơ kết ...")."""
    words = " ".join((outline.subtitle or "").split())
    found = _TYPE.match(words) or _TYPE.match(outline.title)
    subject = with_unit_name(_TYPE.sub("", words or _OUTLINE_WORD.sub("", outline.title), count=1), unit.name).strip()
    if subject and subject != subject.upper():
        subject = subject[0].lower() + subject[1:]
    return (found[1] if found else "báo cáo"), subject


def _body(campaign: Campaign, unit: Unit, outline: Outline) -> Iterator[Block]:
    intro = [with_unit_name(words, unit.name) for words in outline.intro]
    opening = intro.pop() if intro and intro[-1].rstrip().endswith(":") else _opening(campaign, unit, outline)
    for words in intro:
        yield text(words, hint=True)
    yield text(opening)
    for node in outline.nodes:
        yield from _node(node, unit, 0)
    if outline == next(iter(campaign.outlines), None) and (campaign.appendix_title or campaign.indicators):
        title = with_unit_name(campaign.appendix_title or "kết quả thực hiện các chỉ tiêu", unit.name)
        yield text(f"(Có Phụ lục {_lower(title)} kèm theo)", italic=True)


def _opening(campaign: Campaign, unit: Unit, outline: Outline) -> str:
    """ "Thực hiện Kế hoạch số ..., Đảng ủy ... báo cáo như sau:"."""
    order = campaign.directive
    doc_type, _ = _title(outline, unit)
    verb = "kiểm điểm" if "kiểm điểm" in f"{doc_type} {outline.subtitle or ''}".lower() else "báo cáo"
    if not order or not order.symbol:
        return f"{issuing_name(unit.name)} {verb} như sau:"
    bureau = (campaign.owner.on_behalf_of or "").upper()
    issuer = f"Ban Thường vụ {campaign.owner.name}" if "BAN THƯỜNG VỤ" in bureau else campaign.owner.name
    on = f", ngày {format_day(order.date)}" if order.date else ""
    return f"Thực hiện {order.doc_type.capitalize()} số {order.symbol}{on} của {issuer}, {issuing_name(unit.name)} {verb} như sau:"


def _node(node: OutlineNode, unit: Unit, depth: int) -> Iterator[Block]:
    """A heading, its guidance in grey, and room to write where nothing stands below."""
    label, title = node.label or "", with_unit_name(node.title or "", unit.name)
    if _PART.match(label):
        yield text(label, "part")
        if title:
            yield text(title, "part_title")
        inner = 0
    else:
        yield _heading(node, label, title, _LEVELS[min(depth, len(_LEVELS) - 1)])
        inner = depth + 1
    for words in node.guidance:
        yield text(with_unit_name(words, unit.name), hint=True)
    if condition := condition_of(node):
        without = "đơn vị không có thì xóa" if condition.lower() == "nếu có" else "đơn vị không thuộc trường hợp này thì xóa"
        yield text(f"Chỗ ghi “({condition})”: {without}.", hint=True)
    if not node.children:
        yield text("……", hint=True)
    for child in node.children:
        yield from _node(child, unit, inner)


def _heading(node: OutlineNode, label: str, title: str, style: Style) -> Text:
    """What speaks to the writer, "(nếu có)" and "(bố cục như mục I Đề cương số 1)", is grey."""
    mark = _marked(label)
    words = f"{mark} {title}".strip() if mark else title
    condition = condition_of(node)
    grey = [re.escape(said) for said in (f"({condition})" if condition else None, pointer_of(node)) if said]
    if grey and (parts := re.split(rf"(\s*(?:{'|'.join(grey)}))", words)) and len(parts) > 1:
        runs = (Run(part, hint=number % 2 == 1) for number, part in enumerate(parts))
        return Text(tuple(run for run in runs if run.text), style, keep_with_next=True)
    return text(words, style)


def _marked(label: str) -> str:
    """The label with its mark: "I-", "1.", "1.1.", "a)".

    >>> _marked("I"), _marked("2"), _marked("2.1"), _marked("a"), _marked("(1)")
    ('I-', '2.', '2.1.', 'a)', '(1)')
    """
    if not label or not label[-1].isalnum():
        return label
    if re.fullmatch(r"[IVXLC]+|[A-Z]", label):
        return f"{label}-"
    return f"{label})" if re.fullmatch(r"[a-zđ]", label) else f"{label}."


def _recipients(campaign: Campaign, unit: Unit) -> tuple[str, ...]:
    """To whom the reports go, in the directive's words, then the file copy."""
    places: list[str] = []
    for duty in duties_of(campaign, unit):
        if is_report(duty) and not _PERSON.match(fold(duty.submit_to or "")):
            places += [f"{place} (b/c)" if place == duty.submit_to else place for place in (duty.submit_to, duty.via) if place]
    kept = "Lưu Chi bộ" if is_cell(unit.name) else "Lưu Văn phòng Đảng ủy"
    return (*(dict.fromkeys(places) or (f"{campaign.owner.name} (b/c)",)), kept)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
