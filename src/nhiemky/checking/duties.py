"""Duties that lack a day (report_without_day) or an actor (duty_without_actor), a roster of another size than the paper says (roster_size).

What it promises: "no day" only where units are told to send a report to a named body and no report of the whole paper has any time, day or
event; "no actor" only in a plan or guidance that is addressed to nobody, where neither the sentence nor its section names a body; a
roster is counted by its own numbering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.checking.inputs import EVENT, REPORT, bound_of, words_of
from nhiemky.checking.paper import Evidence, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.directive import Directive, Obligation
from nhiemky.domain.finding import Finding
from nhiemky.domain.source import SourceDocument, SourceTable
from nhiemky.vietnamese.unicode import fold

_DIRECTIVES = ("kế hoạch", "hướng dẫn", "công văn", "chương trình", "chỉ thị", "thông báo", "quyết định")
_UNADDRESSED = ("kế hoạch", "hướng dẫn", "chương trình", "chỉ thị")
_UNITS = re.compile(r"^(?:cac|tung|moi|de nghi cac|yeu cau cac|100% )\b|\b(?:truc thuoc|co so|don vi|chi bo|dang bo|cap uy)\b")
_SENDS = re.compile(r"\b(?:gui|nop)\b.{0,60}\b(?:bao cao|bieu|so lieu|ket qua)\b|\bbao cao\b.{0,80}\b(?:gui|nop)\b")
_TO_A_BODY = re.compile(
    r"\b(?:ve|cho|den|toi|qua)\b.{0,20}\b(?:uy|ban|phong|so|van phong|uy ban|thuong truc|bo|cuc|vu|tong cong ty|doan)\b"
)
_AS_NEEDED = re.compile(
    r"\b(?:nếu|khi|trường hợp|vướng mắc|phát sinh|đột xuất|định kỳ|theo quy định|theo yêu cầu|hằng|hàng|tháng|quý|tuần|kịp thời"
    r"|thường xuyên|ngay sau|sau|trước|chậm nhất|hạn|thời gian|thời điểm|đúng)\b",
    re.IGNORECASE,
)
_ANY_BODY = re.compile(
    r"\b(?:các|chi bộ|chi ủy|đảng bộ|đảng ủy|cấp ủy|đơn vị|cơ quan|ban|phòng|sở|ủy ban|uỷ ban|văn phòng|xã|phường|đồng chí|tổ|đội|hội"
    r"|đoàn|mặt trận|công an|quân sự|trường|viện|cục|vụ|bộ|trung tâm|tiểu ban|cá nhân|tập thể|đảng viên|nhóm)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:[IVX]{1,4}|[A-D]|\d{1,2})\s?[./)-]")
_STATED = re.compile(
    r"(?<![\d.,/])(?P<number>\d{1,3}) (?P<what>(?:đơn vị|tổ chức đảng|chi bộ|đảng bộ|đảng ủy|cơ quan|tập thể|cá nhân|đồng chí|xã|phường"
    r"|đảng viên|cán bộ|công trình|dự án|chi đoàn|chi hội)(?: [^\s,.;:()\d]+){0,6}?)"
    r"(?= \(?(?:có |theo |như )?danh sách (?:gửi |đính )?kèm|,? \(?(?:có |theo )danh sách (?:gửi |đính )?kèm)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^danh sách (?P<number>\d{1,3}) (?P<what>[^\n]{3,60})", re.IGNORECASE)


def check_duties(paper: Paper) -> Iterator[Finding]:
    """The three in this order, each at most once or once a list."""
    kind = (paper.directive.header.doc_type or "").lower()
    if kind in _DIRECTIVES:
        yield from _without_day(paper)
    if kind in _UNADDRESSED and not paper.directive.header.addressees:
        yield from _without_actor(paper)
    yield from _rosters(paper)


def _without_day(paper: Paper) -> Iterator[Finding]:
    directive = paper.directive
    if any(REPORT.search(words_of(duty)) for duty in directive.obligations if duty.deadline or duty.relative or duty.recurring):
        return
    for work in directive.assignments:
        words = fold(work.what)
        if not work.who or not _UNITS.search(fold(work.who)) or not _SENDS.search(words) or not _TO_A_BODY.search(words):
            continue
        told = " ".join(evidence.quote for evidence in work.evidence)
        if _AS_NEEDED.search(f"{work.what} {told}"):
            continue
        yield _report(paper, work.who, work.what, work.evidence[-1:])
        return
    for duty in directive.obligations:
        told = " ".join(evidence.quote for evidence in duty.evidence)
        if duty.who and duty.submit_to and _UNITS.search(fold(duty.who)) and _SENDS.search(fold(told)) and not _AS_NEEDED.search(told):
            yield _report(paper, duty.who, duty.what, duty.evidence[-1:])
            return


def _report(paper: Paper, who: str, what: str, quotes: tuple[Evidence, ...]) -> Finding:
    return found_in(paper.document, "report_without_day", quotes, who=who, what=what[:100].strip())


def _without_actor(paper: Paper) -> Iterator[Finding]:
    for duty in paper.directive.obligations:
        if duty.who or duty.who_inferred or duty.deadline is None or not duty.evidence or EVENT.search(words_of(duty)):
            continue
        if not duty.submit_to or _ANY_BODY.search(_around(paper.document, duty)):
            continue
        quotes = duty.evidence[-1:]
        what = duty.what[:100].strip()
        yield found_in(paper.document, "duty_without_actor", quotes, what=what, due=bound_of(duty))


def _around(document: SourceDocument, duty: Obligation) -> str:
    """The section so far, without the words that say where to send it."""
    span = duty.evidence[-1].span
    if span is None:
        return "các"
    at = next(
        (n for n, each in enumerate(document.paragraphs) if document.raw(each.start) <= span.start < document.raw(each.end - 1) + 1), None
    )
    if at is None or document.paragraphs[at].role == "table":
        return "các"
    here = document.paragraphs[at]
    said = [duty.what, document.words(here)[: max(0, span.start - document.raw(here.start))]]
    for each in reversed(document.paragraphs[max(0, at - 4) : at]):
        said.append(document.words(each))
        if _HEADING.match(said[-1]) and len(said[-1]) < 80:
            break
    return "\n".join(said)


def _rosters(paper: Paper) -> Iterator[Finding]:
    """A number said of a list, the rows of the list."""
    document = paper.document
    listed = list(_lists(document))
    if not listed:
        return
    told = _already_told(paper.directive)
    for start, end, number, what in _said(document):
        behind = [(title, rows) for title, rows in listed if title >= start]
        if not behind or any(rows == number for _, rows in listed) or (len(behind) > 1 and not _is_title(document, start)):
            continue
        rows = behind[0][1]
        quote = Evidence(document.quote(start, end), document.span(start, end))
        if any(quote.span and span[0] < quote.span.end and quote.span.start < span[1] for span in told):
            continue
        gap = number - rows
        yield found_in(
            document,
            "roster_size",
            (quote,),
            stated=f"{number} {what.strip()}",
            listed=str(rows),
            difference=f"thiếu {gap}" if gap > 0 else f"thừa {-gap}",
        )


def _said(document: SourceDocument) -> Iterator[tuple[int, int, int, str]]:
    for match in _STATED.finditer(document.clean):
        yield match.start(), match.end(), int(match["number"]), match["what"]
    for paragraph in document.paragraphs:
        title = _TITLE.match(document.words(paragraph))
        if title is not None and paragraph.end - paragraph.start < 160:
            yield paragraph.start, paragraph.end, int(title["number"]), title["what"].lower()


def _is_title(document: SourceDocument, start: int) -> bool:
    return document.clean.startswith(("DANH SÁCH", "Danh sách"), start)


def _lists(document: SourceDocument) -> Iterator[tuple[int, int]]:
    """Where each numbered list under a title "DANH SÁCH" begins, and how many rows it has."""
    title: int | None = None
    seen: set[int] = set()
    for paragraph in document.paragraphs:
        words = document.words(paragraph)
        if paragraph.end - paragraph.start < 160 and words[:9].upper() == "DANH SÁCH" and words[:4].isupper():
            title = paragraph.start
        elif title is not None and paragraph.table is not None and paragraph.table not in seen:
            seen.add(paragraph.table)
            rows = _numbered(document, document.tables[paragraph.table])
            if rows:
                yield title, rows
            title = None


def _numbered(document: SourceDocument, table: SourceTable) -> int:
    """Rows numbered 1, 2, 3 ... without a gap, each with a name; 0 where they are not."""
    rows: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = document.clean[cell.start : cell.end].strip()
    numbers = [(cells.get(0, ""), cells.get(1, "")) for _, cells in sorted(rows.items()) if cells.get(0, "").rstrip(".").isdigit()]
    counted = [int(number.rstrip(".")) for number, _ in numbers]
    whole = counted == list(range(1, len(counted) + 1)) and all(name.strip(" .…-") for _, name in numbers)
    return len(counted) if whole and len(counted) >= 3 else 0


def _already_told(directive: Directive) -> list[tuple[int, int]]:
    return [(q.span.start, q.span.end) for item in directive.inconsistencies for q in item.quotes if item.kind == "sum_mismatch" and q.span]
