"""Documents and bodies that the text names in two ways: conflicting_issuer, authority_mismatch, document_type_mismatch, name_mismatch.

What it promises: two mentions are of one document only where number, symbol and dates allow nothing else; two names are of
one body wherever one may be short for the other. Both are then silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.checking.bodies import organ, same_body, same_house, spelt_out
from nhiemky.domain.directive import Citation, Directive, Inconsistency
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold

_CENTRAL = frozenset({"TW", "CP", "TTG", "BCT", "BBT", "UBTVQH", "CTN"})
"""Organs whose number and type name one document in a term, whoever cites it."""


def check_sources(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """Findings of the four kinds."""
    numbered = [citation for citation in directive.citations if isinstance(citation, Citation)]
    return (
        *_issuers(numbered),
        *_dates(numbered),
        *_types(numbered, directive),
        *_authorities(document, numbered),
        *_names(document, directive),
        *_own_symbol(numbered, directive),
        *_own_issuer(document, numbered, directive),
    )


def _issuers(citations: Sequence[Citation]) -> Iterator[Inconsistency]:
    """One document, two issuers."""
    by_symbol: dict[tuple[str, str, str], list[Citation]] = {}
    for citation in citations:
        if citation.number and citation.type_code and citation.organ_code and citation.issuer:
            key = (citation.number.lstrip("0"), citation.type_code.upper(), citation.organ_code.upper())
            by_symbol.setdefault(key, []).append(citation)
    for key, mentions in by_symbol.items():
        first = mentions[0]
        for other in mentions[1:]:
            if _may_agree(first.issuer or "", other.issuer or "") or not _one_document(first, other, key[2]):
                continue
            sentence = f"{first.doc_type or 'Văn bản'} {first.symbol}: chỗ này ghi của {first.issuer}, chỗ khác ghi của {other.issuer}."
            yield Inconsistency("", "conflicting_issuer", "high", sentence, (_evidence(first), _evidence(other)))
            break


def _dates(citations: Sequence[Citation]) -> Iterator[Inconsistency]:
    """One number of one issuer with two days of one year or the next: numbers begin anew with a term only."""
    by_symbol: dict[tuple[str, str, str, str], Citation] = {}
    for citation in citations:
        if not (citation.number and citation.type_code and citation.organ_code and citation.date and citation.issuer):
            continue
        issuer = spelt_out(citation.issuer)
        key = (citation.number.lstrip("0"), citation.type_code.upper(), citation.organ_code.upper(), issuer)
        first = by_symbol.setdefault(key, citation)
        if first.date is None or first.date == citation.date or abs(first.date.year - citation.date.year) > 1:
            continue
        days = f"{format_day(first.date)} và {format_day(citation.date)}"
        sentence = f"{citation.doc_type or 'Văn bản'} {citation.symbol} của {citation.issuer} được ghi hai ngày khác nhau: {days}."
        yield Inconsistency("", "name_mismatch", "medium", sentence, (_evidence(first), _evidence(citation)))
        by_symbol[key] = citation


def _one_document(one: Citation, other: Citation, organ_code: str) -> bool:
    if one.date and other.date:
        return one.date == other.date
    if organ_code.rpartition("/")[2] in _CENTRAL or organ_code in _CENTRAL:
        return True
    if one.subject and other.subject:
        return fold(one.subject) == fold(other.subject)
    # a bare symbol refers back to the mention with a day, unless it is another committee's paper
    bare = other if one.date and not other.date else one if other.date and not one.date else None
    return bare is not None and bare.subject is None and same_house(one.issuer, other.issuer)


_UNSPECIFIC = re.compile(
    r"(?:cua )?(?:dang|trung uong(?: dang)?|hoi nghi .*|cap tren|cap uy(?: cap tren)?|nha nuoc|chinh phu|tinh|huyen|thanh pho)"
)
"""Issuers named so broadly that any may be meant ("của Trung ương", "Hội nghị Trung ương 6 khóa XII")."""


def _may_agree(one: str, other: str) -> bool:
    """Some issuer of the one may be some issuer of the other ("Bộ Chính trị, Ban Bí thư" and "Bộ Chính trị")."""
    if _UNSPECIFIC.fullmatch(spelt_out(one)) or _UNSPECIFIC.fullmatch(spelt_out(other)):
        return True
    first, second = (re.split(r",\s*|\s+và\s+", issuer) for issuer in (one, other))
    return same_body(one, other) or any(same_body(a, b) for a in first for b in second if a and b)


def _evidence(citation: Citation) -> Evidence:
    return Evidence(citation.quote, citation.span)


_CODES: dict[str, frozenset[str]] = {
    "nghị quyết": frozenset({"NQ", "NQLT"}),
    "chỉ thị": frozenset({"CT"}),
    "kết luận": frozenset({"KL"}),
    "quyết định": frozenset({"QĐ"}),
    "quy định": frozenset({"QĐ", "QĐI", "QYĐ"}),
    "quy chế": frozenset({"QC", "QCPH"}),
    "hướng dẫn": frozenset({"HD"}),
    "kế hoạch": frozenset({"KH", "KHLT", "KHPH"}),
    "báo cáo": frozenset({"BC"}),
    "thông báo": frozenset({"TB", "TBKL"}),
    "công văn": frozenset({"CV"}),
    "chương trình": frozenset({"CTR", "CTHĐ", "CTPH", "CT"}),
    "tờ trình": frozenset({"TTR"}),
    "nghị định": frozenset({"NĐ"}),
    "thông tư": frozenset({"TT", "TTLT"}),
    "đề án": frozenset({"ĐA"}),
    "công điện": frozenset({"CĐ"}),
    "thông tri": frozenset({"TT"}),
}
"""Codes of each type (36-HD/VPTW; Nghị định 30/2020/NĐ-CP, phụ lục III); QĐ serves quyết định and quy định."""
_ALL_CODES = frozenset(code for codes in _CODES.values() for code in codes)


def _types(citations: Sequence[Citation], directive: Directive) -> Iterator[Inconsistency]:
    """ "Nghị quyết số 05-CT/TW": the name says one type, the code another."""
    told: set[tuple[str, str]] = set()
    for citation in citations:
        said, code = (citation.doc_type or "").lower(), (citation.type_code or "").upper()
        if citation.ocr_type or _type_agrees(said, code) or (said, code) in told or citation.self_:
            continue
        told.add((said, code))
        sentence = f"Ghi “{citation.doc_type}” nhưng ký hiệu {citation.symbol} là của loại văn bản khác."
        yield Inconsistency("", "document_type_mismatch", "medium", sentence, (_evidence(citation),))
    header = directive.header
    said, code = (header.doc_type or "").lower(), (header.type_code or "").upper()
    if header.symbol and header.doc_type_source is None and not _type_agrees(said, code):
        quotes = tuple(header.evidence[key] for key in ("symbol", "number", "doc_type") if key in header.evidence)
        if quotes:
            sentence = f"Tên loại là “{header.doc_type}” nhưng ký hiệu {header.symbol} là của loại văn bản khác."
            yield Inconsistency("", "document_type_mismatch", "medium", sentence, quotes)


def _type_agrees(said: str, code: str) -> bool:
    return said not in _CODES or code not in _ALL_CODES or code in _CODES[said]


_BY = re.compile(
    r"\bdo (?P<body>(?:Ban|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Bộ|Thường trực|Chủ tịch|BCH|BTV|Chính phủ"
    r"|Thủ tướng|Sở)[^,.;()\n]{2,110}?)"
    r" (?:quyết định )?(?:thành lập|ban hành|phê duyệt|công nhận|chuẩn y|ký ban hành)"
)


def _authorities(document: SourceDocument, citations: Sequence[Citation]) -> Iterator[Inconsistency]:
    """ "do A thành lập" with a note (or a clause) that names B's decision."""
    clean = document.clean
    at = clean.find("do ")
    while at >= 0:
        match = _BY.match(clean, at)
        at = clean.find("do ", at + 1)
        if match is None:
            continue
        decision = _decision_behind(document, citations, match.end())
        if decision is None or not decision.issuer or same_body(match["body"], decision.issuer):
            continue
        if same_house(match["body"], decision.issuer) and organ(match["body"]) == organ(decision.issuer):
            continue
        sentence = f"Thân bài ghi do {match['body']} thực hiện, nhưng văn bản được dẫn ({decision.symbol}) là của {decision.issuer}."
        quote = Evidence(document.quote(*match.span()), document.span(*match.span()))
        yield Inconsistency("", "authority_mismatch", "medium", sentence, (quote, _evidence(decision)))


def _decision_behind(document: SourceDocument, citations: Sequence[Citation], end: int) -> Citation | None:
    """The decision that the footnote at `end` opens with, or the one right behind in the sentence."""
    note = next((mark.note for mark in document.marks if end <= mark.at <= end + 2), None)
    if note is not None:
        paragraph = next((p for p in document.paragraphs if p.note == note), None)
        return None if paragraph is None else _first_in(document, citations, paragraph.start, min(paragraph.end, paragraph.start + 40))
    if (plain := _GLUED.match(document.clean, end)) is not None:  # "thành lập3", the note on a line of its own
        first = document.paragraph_at(end)
        for paragraph in document.paragraphs[first + 1 : first + _NOTES_REACH]:
            if document.clean.startswith(f"{plain[0]} ", paragraph.start):
                return _first_in(document, citations, paragraph.start, min(paragraph.end, paragraph.start + 40))
    if document.clean.startswith((" theo Quyết định", " tại Quyết định", " theo quyết định"), end):
        return _first_in(document, citations, end, end + 30)
    return None


_GLUED = re.compile(r"\d{1,2}(?=[\s,.;)])")
_NOTES_REACH = 60


def _first_in(document: SourceDocument, citations: Sequence[Citation], start: int, end: int) -> Citation | None:
    first, last = document.raw(start), document.raw(end - 1)
    return next((citation for citation in citations if first <= citation.span.start <= last), None)


def _names(document: SourceDocument, directive: Directive) -> Iterator[Inconsistency]:
    """ "03 Đảng bộ HĐND: A, B và C" with a note that calls one of them something else."""
    for quantity in directive.quantities:
        labels = quantity.parts_label
        if quantity.check != "count" or not isinstance(labels, tuple) or not quantity.evidence_parts:
            continue
        last = quantity.evidence_parts[-1].span
        if last is None:
            continue
        note = next((mark.note for mark in document.marks if 0 <= document.raw(mark.at - 1) + 1 - last.end <= 3), None)
        paragraph = next((p for p in document.paragraphs if note is not None and p.note == note), None)
        if paragraph is None:
            continue
        others = [evidence for name in labels if (evidence := _called_otherwise(document, paragraph, quantity.what, name)) is not None]
        if others:
            total = quantity.evidence_total[0].span
            whole = Evidence(" ".join(document.text[total.start : last.end].split()), None) if total else quantity.evidence_total[0]
            names = "; ".join(f"“{evidence.quote}”" for evidence in others)
            sentence = f"Thân bài gọi chung là “{quantity.what}”, nhưng chú thích {note} ghi {names}."
            yield Inconsistency("", "name_mismatch", "medium", sentence, (whole, *others))


def _called_otherwise(document: SourceDocument, note: Paragraph, noun: str, name: str) -> Evidence | None:
    """What the note calls the body at the place `name`, where that is not the noun."""
    clean = document.clean
    at = clean.find(name, note.start, note.end)
    if at < 0:
        return None
    start = max(clean.rfind(";", note.start, at) + 1, note.start)
    while clean[start].isspace():
        start += 1
    said = spelt_out(clean[start:at].strip())
    asked = spelt_out(noun)
    if not said or said in asked or asked in said or said.split()[:2] != asked.split()[:2] or "(" in said:
        return None
    return Evidence(document.quote(start, at + len(name)), document.span(start, at + len(name)))


def _own_symbol(citations: Sequence[Citation], directive: Directive) -> Iterator[Inconsistency]:
    """An attachment that belongs "kèm theo Kế hoạch số ..." to another number than this paper's own."""
    header = directive.header
    if not header.symbol or not header.number:
        return
    own = fold(header.symbol).replace(" ", "")
    for citation in citations:
        if citation.relation != "attached" or citation.self_ or not citation.symbol or not citation.number:
            continue
        same_paper = (
            (citation.doc_type or "").lower() == (header.doc_type or "").lower()
            and citation.date == header.date
            and citation.date is not None
        )
        other = fold(citation.symbol).replace(" ", "")
        if other != own and (same_paper or (citation.number == header.number and citation.organ_code == header.organ_code)):
            evidence = header.evidence.get("symbol") or header.evidence.get("number")
            sentence = f"Phần kèm theo ghi số {citation.symbol}, văn bản mang số {header.symbol}."
            yield Inconsistency("", "name_mismatch", "medium", sentence, (_evidence(citation), *((evidence,) if evidence else ())))


_ON_BEHALF = re.compile(r"t\s?/?\s?\.?m\.?\s+(?P<organ>ban thuong vu|ban chap hanh)\b")
_DECIDES = re.compile(r"(?m)^[^a-zà-ỹ\n]{0,4}(?P<organ>BAN THƯỜNG VỤ|BAN CHẤP HÀNH) [^a-zà-ỹ\n]{2,80}?QUYẾT (?:ĐỊNH|NGHỊ)\b")


def _own_issuer(document: SourceDocument, citations: Sequence[Citation], directive: Directive) -> Iterator[Inconsistency]:
    """An attachment that calls this paper another organ's than the one that signs it."""
    signed = _ON_BEHALF.match(fold(directive.header.signer.on_behalf_of or ""))
    decides = _DECIDES.search(document.clean)
    organs = {organ(fold(match["organ"])) for match in (signed, decides) if match is not None}
    if len(organs) != 1:
        return
    for citation in citations:
        said = organ(citation.issuer or "")
        if citation.self_ and citation.relation == "attached" and said in _SPEAKING and said not in organs:
            place = None if decides is None else Evidence(document.quote(*decides.span()), document.span(*decides.span()))
            place = place or directive.header.evidence.get("signer")
            sentence = f"Phần kèm theo ghi văn bản của {citation.issuer}, nhưng văn bản do {_SPEAKING[organs.pop()]} ban hành."
            yield Inconsistency("", "authority_mismatch", "medium", sentence, (*((place,) if place else ()), _evidence(citation)))
            return


_SPEAKING = {"ban thuong vu": "Ban Thường vụ", "ban chap hanh": "Ban Chấp hành"}
