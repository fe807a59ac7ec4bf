"""The Word a unit writes in (khung báo cáo): its own letterhead, the outline as headings, guidance as grey hints to delete.

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

from nhiemky.domain.campaign import Campaign, Owner, Unit
from nhiemky.domain.finding import Evidence, Refusal
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.report import Block, Letterhead, Report, Run, Signature, Style, Text, text
from nhiemky.flows.duties_of_unit import duties_of, is_report
from nhiemky.rulebook.document_form import document_form
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import is_cell, issuing_line, issuing_name, superior_line

__all__ = ["Evidence", "Owner", "report_name", "skeleton"]

NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"
_TYPES = ("báo cáo", "bản kiểm điểm", "kế hoạch", "tờ trình", "chương trình", "nghị quyết", "biên bản")
_TYPE = re.compile(rf"^(?:đề cương\s*)?({'|'.join(_TYPES)})\s*", re.IGNORECASE)
_OUTLINE_WORD = re.compile(r"^đề cương\s*", re.IGNORECASE)
_DOTS = r"\s*[.…_]{2,}"
_EITHER = r"(?:đảng bộ|đảng ủy|đảng uỷ)\s*(?:\(\s*chi bộ\s*\)|/\s*chi bộ)|chi bộ\s*(?:\(\s*(?:đảng bộ|đảng ủy)\s*\)|/\s*đảng bộ)"
_NAME = re.compile(rf"(?:{_EITHER}|(?<!\w)(?:đảng bộ|đảng ủy|chi bộ|đơn vị|cơ quan)){_DOTS}(?=\s|[,;)]|$)", re.IGNORECASE)
_KIND = re.compile(_EITHER, re.IGNORECASE)
_IF_ANY = re.compile(r"\s*\(nếu có\)", re.IGNORECASE)
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
    subject = _named(_TYPE.sub("", words or _OUTLINE_WORD.sub("", outline.title), count=1), unit).strip()
    if subject and subject != subject.upper():
        subject = subject[0].lower() + subject[1:]
    return (found[1] if found else "báo cáo"), subject


def _named(words: str, unit: Unit) -> str:
    """The unit's name in the blanks that mean it; "đảng bộ (chi bộ)" elsewhere becomes the one the unit is.

    >>> _named("NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ (CHI BỘ) LẦN THỨ....., của đảng bộ (chi bộ)... nhiệm kỳ", Unit("a", "Chi bộ Đài"))
    'NGHỊ QUYẾT ĐẠI HỘI CHI BỘ LẦN THỨ....., của Chi bộ Đài nhiệm kỳ'
    """

    def name(match: re.Match[str]) -> str:
        wanted = issuing_name(unit.name) if re.match(r"đảng (ủy|uỷ)", match[0], re.IGNORECASE) else unit.name
        return wanted.upper() if match[0] == match[0].upper() else wanted

    def kind(match: re.Match[str]) -> str:
        committee = bool(re.match(r"đảng (ủy|uỷ)", match[0], re.IGNORECASE))
        wanted = "chi bộ" if is_cell(unit.name) else "đảng ủy" if committee else "đảng bộ"
        if match[0] == match[0].upper():
            return wanted.upper()
        return wanted.capitalize() if match[0][0].isupper() else wanted

    return _KIND.sub(kind, _NAME.sub(name, words))


def _body(campaign: Campaign, unit: Unit, outline: Outline) -> Iterator[Block]:
    for words in outline.intro:
        yield text(_named(words, unit), hint=True)
    yield text(_opening(campaign, unit, outline))
    for node in outline.nodes:
        yield from _node(node, unit, 0)
    if outline == next(iter(campaign.outlines), None) and (campaign.appendix_title or campaign.indicators):
        yield text(f"(Có Phụ lục {_lower(campaign.appendix_title or 'kết quả thực hiện các chỉ tiêu')} kèm theo)", italic=True)


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
    label, title = node.label or "", _named(node.title or "", unit)
    if _PART.match(label):
        yield text(label, "part")
        if title:
            yield text(title, "part_title")
        inner = 0
    else:
        yield _heading(label, title, _LEVELS[min(depth, len(_LEVELS) - 1)])
        inner = depth + 1
    for words in node.guidance:
        yield text(_named(words, unit), hint=True)
    if _IF_ANY.search(title):
        yield text("Mục này chỉ viết khi đơn vị có; không có thì xóa.", hint=True)
    if not node.children:
        yield text("……", hint=True)
    for child in node.children:
        yield from _node(child, unit, inner)


def _heading(label: str, title: str, style: Style) -> Text:
    mark = _marked(label)
    words = f"{mark} {title}".strip() if mark else title
    if found := _IF_ANY.search(words):
        runs = (Run(words[: found.start()]), Run(found[0], hint=True), Run(words[found.end() :]))
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
        if is_report(duty):
            places += [f"{place} (b/c)" if place == duty.submit_to else place for place in (duty.submit_to, duty.via) if place]
    kept = "Lưu Chi bộ" if is_cell(unit.name) else "Lưu Văn phòng Đảng ủy"
    return (*(dict.fromkeys(places) or (f"{campaign.owner.name} (b/c)",)), kept)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
