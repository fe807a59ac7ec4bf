"""Numbered documents cited in a text (văn bản viện dẫn), one item per mention.

Promise: every "<type> số <symbol>" of the text, footnotes included, is one citation with its own words as the quote; nothing is inherited
but what a coordination shares ("07-CT/TU và 11-TB/TU, ngày ... của Ban Thường vụ Tỉnh ủy": the issuer and the title, never the date;
"số 57, số 59 và 68-NQ/TW": the code). "Kế hoạch số 12 nêu trên" is a mention of what it resolves to (`citations/short.py`).
The document's own "Số ..." line is no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nhiemky.domain.directive import Citation, Header, NamedCitation
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.named import read_named
from nhiemky.reading.citations.relations import Relations
from nhiemky.reading.citations.short import read_short_forms
from nhiemky.reading.citations.titles import DOCUMENT_TYPES, read_issuer, read_subject
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.days import make_day
from nhiemky.vietnamese.symbols import DOCUMENT_TYPES as TYPES_BY_CODE
from nhiemky.vietnamese.symbols import SYMBOL, Symbol, read_symbol

_SYMBOL = re.compile(rf"(?<![\w/.,])(?:{SYMBOL}|[0-9]{{1,5}}-[A-ZĐ][A-Za-zĐđ]{{1,7}}/[A-ZĐ][\w.]*(?:-[A-ZĐ][\w.]*)*)")
_TYPE = re.compile(rf"(?<!\w)({DOCUMENT_TYPES}),?(?: số ?:?| số hiệu:?)? ?$", re.IGNORECASE)
_LAW = re.compile(r"(?<!\w)(Bộ luật|Luật|Pháp lệnh) ([^;:.\n()]{2,110}?),? số ?$")
_OTHER = re.compile(r"(?<!\w)(\w+ \w+) số ?:? ?$")
_NUMBER = re.compile(r"(?<!\w)số ?:? ?$", re.IGNORECASE)
_DATE = re.compile(
    r",? ?\(?(?:ký |ban hành |đề )?(?:ngày )?(\d{1,2})"
    r"(?: ?[/.-] ?(\d{1,2}) ?[/.-] ?((?:19|20)\d\d)| tháng (\d{1,2}),? năm ((?:19|20)\d\d))\)?(?![/\d])"
)
_CONNECTOR = re.compile(r",?(?: và| cùng| cùng với| hoặc)?(?: các)? ")


@dataclass(slots=True)
class _Found:
    """A symbol with what stands round it. end: where its own words end, its title included."""

    start: int
    end: int
    paragraph: int
    doc_type: str
    symbol: Symbol
    ocr_type: str | None = None
    day: date | None = None
    issuer: str | None = None
    subject: str | None = None
    title_start: int | None = None
    nested: bool = False
    typed: bool = True


def read_citations(document: SourceDocument, layout: Layout, header: Header) -> tuple[Citation | NamedCitation, ...]:
    """Every cited document: the numbered ones in the order of the text, one item per mention, then the named ones."""
    relations = Relations(document, _preamble_end(document, layout))
    found = list(_symbols(document))
    _share(document, found)
    _agree_on_types(found)
    numbered = _related(tuple(_citation(document, relations, header, one) for one in found), document, found)
    taken = [(one.start, one.end if one.title_start is None or _names_itself(document.clean, one) else one.title_start) for one in found]
    short = read_short_forms(document, relations, header, numbered, [(one.start, one.end) for one in found])
    taken = sorted([*taken, *((one.start, one.end) for one in short)])
    titles = [(one.title_start, one.end) for one in found if one.title_start is not None]
    every = sorted((*numbered, *(one.citation for one in short)), key=lambda citation: citation.span)
    return tuple(every) + read_named(document, relations, taken, titles)


def _names_itself(text: str, one: _Found) -> bool:
    """ "Quyết định số 411/QĐ-TTg phê duyệt Chiến lược ...", "... ban hành Quy chế làm việc ...": the named paper is the numbered one."""
    return one.title_start is not None and _APPROVES.match(text, one.title_start) is not None


_APPROVES = re.compile(
    r"(?:về (?:việc )?)?(?:phê duyệt |ban hành (?=Quy chế (?:làm việc|hoạt động|phối hợp|tổ chức)|Quy định|Chương trình|Kế hoạch|Đề án))"
)


def _preamble_end(document: SourceDocument, layout: Layout) -> int:
    """Where the first heading of the main text stands; in a letter without headings, after its first two paragraphs."""
    if layout.headings:
        return layout.headings[0].start
    body = layout.body
    return document.paragraphs[min(body.start + 2, body.stop) - 1].end if len(body) else 0


def _symbols(document: SourceDocument) -> Iterator[_Found]:
    text = document.clean
    previous: _Found | None = None
    nested_until = 0
    for match in _written_symbols(text):
        index = document.paragraph_at(match.start())
        paragraph = document.paragraphs[index]
        symbol = read_symbol(match[0])
        listed = _numbers_before(text, paragraph.start, match.start(), symbol)
        for bare in listed:
            bare.paragraph, bare.nested = index, bare.start < nested_until
            previous = bare
            yield bare
        one = _named_type(text, paragraph.start, match.start(), symbol, previous)
        if one is None:
            continue
        one.paragraph, one.end, one.nested = index, match.end(), one.start < nested_until
        _read_on(text, one, paragraph.end)
        _note_title(document, one)
        if one.title_start is not None:
            nested_until = max(nested_until, one.end)
        previous = one
        yield one


_LIST = re.compile(
    rf"(?<!\w)(?P<type>{DOCUMENT_TYPES}),?(?: số)? ?(?P<list>\d{{1,4}}(?:(?:,| và|;)(?: các)?(?: số)? \d{{1,4}}){{0,12}})"
    r"(?:,| và|;)(?: các)?(?: số)? ?$"
)
_BARE = re.compile(r"(?:số )?(\d{1,4})")


def _numbers_before(text: str, opening: int, at: int, symbol: Symbol) -> list[_Found]:
    """ "Nghị quyết số 57, 59, 66" before "68-NQ/TW": each of them has the code that closes the list."""
    window = text[max(opening, at - 150) : at]
    match = _LIST.search(window) if symbol.type_code and symbol.year is None and window.rstrip().endswith((",", "và", "số", ";")) else None
    if match is None:
        return []
    offset, code = at - len(window), symbol.symbol[len(symbol.number) :]
    found: list[_Found] = []
    for bare in _BARE.finditer(match["list"]):
        start, end = offset + match.start("list") + bare.start(), offset + match.start("list") + bare.end()
        number = Symbol(bare[1], None, symbol.type_code, symbol.organ_code, bare[1] + code)
        found.append(_Found(start if found else offset + match.start(), end, 0, _capital(match["type"]), number))
    return found


def _written_symbols(text: str) -> Iterator[re.Match[str]]:
    """Every symbol, found by its stroke: only a stroke before a capital (or a year's) is worth a look."""
    done = 0
    at = text.find("/")
    while at >= 0:
        after = text[at + 1 : at + 3].lstrip()[:1]
        if at >= done and (after.isupper() or after in "12"):
            for number in _NUMBER_NEAR.finditer(text, max(done, at - 20), at):
                match = _SYMBOL.match(text, number.start())
                if match and match.end() > at:
                    yield match
                    done = match.end()
                    break
        at = text.find("/", at + 1)


_NUMBER_NEAR = re.compile(r"(?<![\w/.,])[0-9]")


def _named_type(text: str, opening: int, at: int, symbol: Symbol, previous: _Found | None) -> _Found | None:
    """The citation's type and where it begins; None for the document's own number."""
    window = text[max(opening, at - 130) : at]
    offset = at - len(window)
    expected = TYPES_BY_CODE.get(symbol.type_code or "", ())
    if (symbol.organ_code or "").startswith(("QH", "UBTVQH")) and (law := _LAW.search(window)):
        return _Found(offset + law.start(), at, 0, law[1], symbol, subject=law[2])
    if kind := _TYPE.search(text, max(opening, at - 40), at):
        return _Found(kind.start(), at, 0, _capital(kind[1]), symbol)
    if expected and (other := _OTHER.search(window)) and (right := _misread(other[1], expected)):
        return _Found(offset + other.start(), at, 0, _capital(right), symbol, ocr_type=other[1])
    number = _NUMBER.search(window)
    start = offset + number.start() if number else at
    if previous is not None and _CONNECTOR.fullmatch(text, previous.end, start):
        return _Found(start, at, 0, previous.doc_type if symbol.type_code == previous.symbol.type_code else _usual(symbol), symbol)
    own_line = not text[opening:start].strip(" -*") or text[start - 1] == "\t"
    if own_line or not (symbol.type_code or number):
        return None
    return _Found(start, at, 0, _usual(symbol), symbol, typed=False)


def _usual(symbol: Symbol) -> str:
    return _capital(TYPES_BY_CODE.get(symbol.type_code or "", ("văn bản" if symbol.type_code else "công văn",))[0])


def _capital(kind: str) -> str:
    return kind[0].upper() + kind[1:].lower()


def _misread(written: str, expected: tuple[str, ...]) -> str | None:
    """The type a scanner misread: "Thông bố" for "Thông báo"."""
    for kind in expected:
        pairs = list(zip(written.lower(), kind, strict=False))
        if abs(len(written) - len(kind)) <= 1 and sum(a != b for a, b in pairs) <= 2 and written.lower() != kind:
            return kind
    return None


def _read_on(text: str, one: _Found, paragraph_end: int) -> None:
    """Date, issuer and title after the symbol, in whatever order they stand."""
    if found := _DATE.match(text, one.end, paragraph_end):
        day, month, year, long_month, long_year = found.groups()
        one.day = make_day(int(year or long_year), int(month or long_month), int(day))
        one.end = found.end()
    opening = text.rfind("\n", 0, one.start) + 1
    formal = text.startswith("Căn cứ", opening)
    if issuer := read_issuer(text, one.end, paragraph_end):
        one.issuer = text[issuer.start : issuer.end]
        one.end = issuer.end
        if one.day is None and (found := _DATE.match(text, one.end, paragraph_end)):
            day, month, year, long_month, long_year = found.groups()
            one.day = make_day(int(year or long_year), int(month or long_month), int(day))
            one.end = found.end()
    formal = formal or (text.startswith("Thực hiện", opening) and text[one.end : one.end + 1] == " ")
    if title := read_subject(text, one.end, paragraph_end, formal=formal):
        one.title_start = title.start
        one.subject = text[title.start : title.end]
        one.end = title.after
        if one.issuer is None:
            _issuer_behind_title(one)


_BEHIND = re.compile(
    r" của ((?:Ban Chấp hành|Ban Thường vụ|Bộ Chính trị|Ban Bí thư|Chính phủ|Thủ tướng|Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND"
    r"|Bộ) ?[^,;]{0,60})$"
)


def _issuer_behind_title(one: _Found) -> None:
    """ "Chỉ thị số 5-CT/HU về ... của Ban Thường vụ Huyện ủy": the body that closes the title is the issuer, unless a cited document's."""
    assert one.subject is not None
    behind = _BEHIND.search(one.subject)
    if behind and not _SYMBOL.search(one.subject):
        one.issuer = behind[1].strip()
        one.subject = one.subject[: behind.start()]


def _note_title(document: SourceDocument, one: _Found) -> None:
    """A title told in the footnote that hangs on the citation ("... khóa IX4" and "4. Về công tác ...")."""
    if one.subject is not None:
        return
    number = next((mark.note for mark in document.marks if 0 <= mark.at - one.end <= 1), None)
    if number is None:
        return
    for paragraph in document.paragraphs:
        if paragraph.role == "footnote" and paragraph.note == number:
            title = _ABOUT.search(document.words(paragraph))
            if title:
                one.subject = title[1].rstrip(" .")
            return


_ABOUT = re.compile(r"^(?:\d+\.?\s*)?((?:Về|V/v)\s.+)$", re.DOTALL)


def _agree_on_types(found: list[_Found]) -> None:
    """A bare "366-QĐ/TW" is a Quy định where another mention says so: QĐ serves both."""
    said: dict[str, set[str]] = {}
    for one in found:
        if one.typed:
            said.setdefault(one.symbol.symbol, set()).add(one.doc_type)
    for one in found:
        kinds = said.get(one.symbol.symbol, set())
        if not one.typed and len(kinds) == 1:
            one.doc_type = next(iter(kinds))


_LAWS = ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")


def _share(document: SourceDocument, found: list[_Found]) -> None:
    """In a coordination the issuer and the title that close it belong to every document of it."""
    for one, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if one.paragraph != after.paragraph or one.issuer or one.title_start is not None:
            continue
        if one.doc_type not in _LAWS and _CONNECTOR.fullmatch(document.clean, one.end, after.start):
            one.issuer = after.issuer
            one.subject = one.subject or after.subject


def _related(numbered: tuple[Citation, ...], document: SourceDocument, found: list[_Found]) -> tuple[Citation, ...]:
    """ "thay thế Kế hoạch số 1-KH/TU và Kế hoạch số 2-KH/TU": what replaces the first replaces the second."""
    out = list(numbered)
    for index in range(1, len(out)):
        above = out[index - 1].relation
        joined = _CONNECTOR.fullmatch(document.clean, found[index - 1].end, found[index].start)
        if above in ("supersedes", "attached") and out[index].relation == "mention" and joined:
            out[index] = replace(out[index], relation=above)
    return tuple(out)


def _citation(document: SourceDocument, relations: Relations, header: Header, one: _Found) -> Citation:
    paragraph = document.paragraphs[one.paragraph]
    return Citation(
        quote=document.quote(one.start, one.end),
        span=document.span(one.start, one.end),
        doc_type=one.doc_type,
        number=one.symbol.number,
        type_code=one.symbol.type_code,
        organ_code=one.symbol.organ_code,
        symbol=one.symbol.symbol,
        date=one.day,
        issuer=one.issuer,
        subject=one.subject,
        relation=relations.of(one.start, nested=one.nested),
        in_footnote=paragraph.note if paragraph.role == "footnote" else None,
        self_=header.symbol == one.symbol.symbol,
        ocr_type=one.ocr_type,
    )
