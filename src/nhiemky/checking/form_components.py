"""Which paragraph of a Word document is which component of its form (các thành phần thể thức), and which guide rules it.

What it promises: a component is named only where the header tells its place; a paper that has too few of them (a bare text, a
fill-in form, an appendix alone) or follows another office's form (youth union, trade union) is no `FormPaper` at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from nhiemky.checking.paper import Paper
from nhiemky.domain.finding import Refusal
from nhiemky.domain.paper_look import PaperLook, ParagraphLook
from nhiemky.rulebook.document_form import FormRules, document_form, newest_form

NAMES = {
    "national_heading": "tiêu đề",
    "motto": "tiêu ngữ",
    "superior_body": "tên cơ quan cấp trên",
    "issuing_body": "tên cơ quan ban hành",
    "symbol": "số và ký hiệu",
    "place_date": "địa danh, ngày tháng năm",
    "doc_type": "tên loại văn bản",
    "subject": "trích yếu",
    "letter_subject": "trích yếu công văn",
    "address_label": "“Kính gửi”",
    "basis": "căn cứ",
    "part": "tên phần, chương",
    "body": "nội dung",
    "authority": "quyền hạn ký",
    "signer_title": "chức vụ người ký",
    "signer_name": "họ tên người ký",
    "recipients_label": "“Nơi nhận”",
    "recipients": "nơi nhận",
}
"""Component (a field of the rules' Looks) -> the office's word, in the order of the page."""

_PARTY = re.compile(
    r"ĐẢNG (?:BỘ|ỦY|UỶ|ĐOÀN)|CHI (?:BỘ|ỦY|UỶ)|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)\b|BAN CHẤP HÀNH ĐẢNG BỘ|BAN (?:TUYÊN GIÁO|DÂN VẬN)"
)
_STATE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND|SỞ |CHÍNH PHỦ|BỘ (?!CHÍNH TRỊ)|CHI CỤC|CỤC ")
_OTHER = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN)|BCH ĐOÀN|CÔNG ĐOÀN|LIÊN ĐOÀN|HỘI |MẶT TRẬN|UBMTTQ|(?:ỦY|UỶ) BAN M")
_MOTTO = re.compile(r"Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T\s?/\s?M|TM\s?\.|T\.M\.?|K\s?/\s?T|KT\s?\.|T\s?/\s?L|TL\s?\.|TUQ\s?\.|T\s?/\s?UQ|Q\.)\s*(?=\w)")
_PART = re.compile(r"(?:Phần|Chương|PHẦN|CHƯƠNG)\s+(?:thứ|THỨ|[IVX]+\b|\d|[A-ZĐ])")
_BASIS = re.compile(r"[-–\s]*Căn cứ\b")
_BLANK_SYMBOL = re.compile(r"Số\s*:?[\s.…_]*(?:$|[-/])")
_SMALL_BODY = re.compile(r"(?:Đảng (?:ủy|uỷ|bộ)|Chi (?:ủy|uỷ|bộ)|Ban )")
_BULLET = re.compile(r"[-–—+•*●]")
_WITH_BASES = ("quyết định", "nghị quyết", "quy chế", "quy định")
_HEAD_LINES = 30
_PROSE = 60
_ENOUGH = 4


@dataclass(frozen=True)
class FormPaper:
    """A Word document that a guide rules: its look, its components, its body.

    undated    its day is not written yet: the newest guide is asked.
    components name (of `NAMES`, body left out) -> its paragraphs; body: paragraphs of prose of the main text.
    opening    clean position where letterhead, title and addressees end.
    closing    clean position where recipients and signature begin, the end of the text where there are none.
    """

    paper: Paper
    look: PaperLook
    rules: FormRules
    undated: bool
    components: dict[str, tuple[ParagraphLook, ...]]
    body: tuple[ParagraphLook, ...]
    opening: int
    closing: int

    def name(self, component: str) -> str:
        """The office's word for a component."""
        return "quốc hiệu" if component == "national_heading" and self.rules.state else NAMES[component]

    def words(self, look: ParagraphLook) -> str:
        return self.paper.document.clean[look.start : look.end]


def form_paper(paper: Paper) -> FormPaper | None:
    """The paper with its components; None where no guide of ours rules it."""
    look, header = paper.look, paper.directive.header
    if look is None or not look.sections or not look.paragraphs:
        return None
    state = _is_state(paper)
    if state is None:
        return None
    try:
        rules = document_form(header.date, state) if header.date else newest_form(state)
    except Refusal:  # before the first guide at hand
        return None
    components = _components(paper, look)
    if (
        sum(name in components for name in ("national_heading", "issuing_body", "symbol", "place_date", "doc_type", "signer_name"))
        < _ENOUGH
    ):
        return None
    opening, closing, body = _body(paper, look, components)
    return FormPaper(paper, look, rules, header.date is None, components, body, opening, closing)


def _is_state(paper: Paper) -> bool | None:
    """By the heading of the letterhead, without one by the body's own name; None: neither Party nor State."""
    header = paper.directive.header
    national = (header.national_heading or "").upper()
    if national:
        return False if national.startswith("ĐẢNG CỘNG SẢN") else True if national.startswith("CỘNG H") else None
    names = f"{header.parent_body or ''} | {header.issuing_body or ''}".upper()
    if _OTHER.search(names):
        return None
    if _PARTY.search(names):
        return False
    return True if _STATE.search(names) else None


def _components(paper: Paper, look: PaperLook) -> dict[str, tuple[ParagraphLook, ...]]:
    document, header = paper.document, paper.directive.header
    lines = [one for one in look.paragraphs if document.paragraphs[document.paragraph_at(one.start)].table is None]
    places = sorted((document.raw(one.start), number) for number, one in enumerate(lines))
    raws = [raw for raw, _ in places]
    words = [" ".join(document.clean[one.start : one.end].split()) for one in lines]
    found: dict[str, tuple[ParagraphLook, ...]] = {}

    def at(key: str) -> list[int]:
        """Lines of an evidence of the header."""
        span = header.evidence[key].span if key in header.evidence else None
        if span is None:
            return []
        first, last = bisect_right(raws, span.start) - 1, bisect_left(raws, span.end)
        return [number for _, number in places[max(first, 0) : last]]

    def put(name: str, numbers: list[int]) -> None:
        if numbers:
            found[name] = tuple(lines[number] for number in numbers)

    national = (header.national_heading or "").upper()
    top = range(min(_HEAD_LINES, len(lines)))
    if national:
        wanted = ("ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")
        put("national_heading", [number for number in top if words[number].upper().startswith(wanted)][:1])
        put("motto", [number for number in top if _MOTTO.fullmatch(words[number])][:1])
    superior, issuing = at("parent_body"), at("issuing_body")
    if (
        issuing and not superior and words[issuing[0]].startswith("ĐẢNG BỘ ")
    ):  # so the superior is called; the body itself is in small letters
        below = [number for number in range(issuing[-1] + 1, min(issuing[-1] + 2, len(lines))) if _SMALL_BODY.match(words[number])]
        superior, issuing = (issuing, below) if below else ([], [])
    put("superior_body", superior)
    put("issuing_body", issuing)
    put("symbol", at("symbol") or [number for number in top if _BLANK_SYMBOL.match(words[number])][:1])
    put("place_date", at("place_date"))
    subject = at("subject")
    if header.doc_type_source == "type line" and header.doc_type:
        title = header.doc_type.upper()
        stop = subject[0] if subject else len(lines)
        types = [number for number in range(min(stop, _HEAD_LINES)) if words[number].upper().startswith(title)]
        put("doc_type", types[-1:])
        put("subject", [number for number in subject if number not in types])
    else:
        put("letter_subject", subject)
    put(
        "address_label",
        [number for number in top if words[number][:9].casefold() in ("kính gửi", "kính gửi:", "kính gửi ", "kính trìn")][:1],
    )
    signer, signed = header.signer, at("signer")
    names = [number for number in signed if signer.name and words[number] == signer.name]
    put("signer_name", names[-1:])
    capitals = [number for number in signed if number not in names and words[number].isupper()]
    authority = [number for number in capitals if _AUTHORITY.match(words[number])]
    put("authority", authority)
    behalf = (signer.on_behalf_of or "").upper()
    put("signer_title", [number for number in capitals if number not in authority and words[number].upper() not in behalf])
    recipients = at("recipients")
    if recipients:
        label, rest = recipients[0], recipients[1:]
        if len(words[label]) <= 12:
            put("recipients_label", [label])
        if lines[label].cell is None:  # beside the signature, parted by tabs
            rest = [number for number in rest if _BULLET.match(words[number])]
        put("recipients", [number for number in rest if lines[number].cell == lines[label].cell])
    return found


def _body(paper: Paper, look: PaperLook, components: dict[str, tuple[ParagraphLook, ...]]) -> tuple[int, int, tuple[ParagraphLook, ...]]:
    """Where the head ends and the closing begins, and the prose of the main text; what opens it with "Căn cứ" goes to the components."""
    document = paper.document
    head = ("national_heading", "issuing_body", "symbol", "place_date", "doc_type", "subject", "letter_subject", "address_label")
    start = max((one.end for name in head for one in components.get(name, ())), default=0)
    tail = [
        one.start
        for name in ("recipients_label", "recipients", "authority", "signer_title", "signer_name")
        for one in components.get(name, ())
    ]
    closing = min([begin for begin in tail if begin > start], default=len(document.clean))
    body: list[ParagraphLook] = []
    basis: list[ParagraphLook] = []
    parts: list[ParagraphLook] = []
    for one in look.paragraphs:
        if not start <= one.start < closing or one.cell is not None:
            continue
        paragraph = document.paragraphs[document.paragraph_at(one.start)]
        if paragraph.table is not None or paragraph.emphasis == "h":
            continue
        words = document.clean[one.start : one.end]
        if len(body) < 2 and _BASIS.match(words) and words.rstrip()[-1:] in ";,.":
            basis.append(one)
        elif _PART.match(words) and len(words) < 40:
            parts.append(one)
        elif len(words) >= _PROSE and one.align != "centre" and not one.bold:
            body.append(one)
    named = (paper.directive.header.doc_type or "") in _WITH_BASES
    if len(basis) == 1 and not named and document.clean[basis[0].start].isalpha():  # "Căn cứ ..., Ủy ban đề nghị ...": how a text begins
        body.insert(0, basis.pop())
    if basis:
        components["basis"] = tuple(basis)
    if parts:
        components["part"] = tuple(parts)
    return start, closing, tuple(body)
