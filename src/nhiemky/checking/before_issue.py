"""A deadline that was over when the paper was signed (deadline_order, medium).

What it promises: only papers that set duties; the day must bind a duty in its own clause ("gửi ... trước ngày"), not a thing that was done
before it ("đảng viên được kết nạp trước ngày ..."), nor what a cited document had asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.directive import Assignment, Citation, Directive, Inconsistency, Obligation
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.days import DayMatch, find_days, format_day
from nhiemky.vietnamese.unicode import fold

_DOING = re.compile(r"\b(?:gui|nop|hoan thanh|to chuc|trinh|xay dung|bao cao|tong hop|tham muu)\b")
_DUE = re.compile(r"\b(?:trước|chậm nhất|muộn nhất|xong|hạn|đến hết|trong)(?: \S+){0,2}\s*$", re.IGNORECASE)
_SET_DUTIES = ("kế hoạch", "công văn", "hướng dẫn", "chương trình", "chỉ thị", "thông báo")
_SENT = re.compile(r"\b(?:gửi|nộp|hoàn thành|trình|báo cáo)\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:trước|chậm nhất|muộn nhất)(?: là)?(?: \d{1,2}(?: giờ|h|:)(?:\s?\d{1,2})?(?: phút)?)?\s*$", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:đã|được|kết nạp|ban hành|có hiệu lực|tuyển dụng|thành lập|sinh|bổ nhiệm|cấp|ký|vừa qua|từ|theo"
    r"|thực hiện (?:nghị|chỉ|kế|công)|của năm|năm trước)\b",
    re.IGNORECASE,
)
_TWO_YEARS = 760
_REACH = 160


def check_before_issue(document: SourceDocument, directive: Directive) -> Iterator[Inconsistency]:
    """Duties that were read first, then the text."""
    issued = directive.header.date
    if issued is None:
        return
    told: list[Evidence] = []
    duties: tuple[Obligation | Assignment, ...] = (*directive.obligations, *directive.assignments)
    for duty in duties:
        if not duty.evidence or (isinstance(duty, Obligation) and duty.start is not None):
            continue
        quote = duty.evidence[-1]
        past = next((day for day in find_days(quote.quote) if day.day and day.day < issued and _DUE.search(quote.quote[: day.start])), None)
        if past is not None and _DOING.search(fold(quote.quote)):
            told.append(quote)
            yield _finding(past, quote, directive)
    if (directive.header.doc_type or "").lower() in _SET_DUTIES:
        for past, quote in _unread(document, directive):
            if not any(each.span and quote.span and each.span.start < quote.span.end and quote.span.start < each.span.end for each in told):
                told.append(quote)
                yield _finding(past, quote, directive)


def _unread(document: SourceDocument, directive: Directive) -> Iterator[tuple[DayMatch, Evidence]]:
    """Clauses of the main text whose own verb is bound by a past day."""
    issued = directive.header.date
    block = directive.header.evidence.get("recipients") or directive.header.evidence.get("signer")
    cited = [citation.span for citation in directive.citations if isinstance(citation, Citation)]
    for paragraph in document.paragraphs:
        if issued is None or paragraph.note is not None or paragraph.role == "table":
            continue
        if block is not None and block.span is not None and document.raw(paragraph.start) >= block.span.start:
            return
        words = document.words(paragraph)
        if "ngày" not in words:
            continue
        for found in find_days(words):
            if found.day is None or not 0 < (issued - found.day).days < _TWO_YEARS or not _BOUND.search(words[: found.start]):
                continue
            first = max(words.rfind(mark, 0, found.start) for mark in (". ", "; ", ": ", " (")) + 1
            clause = words[max(first, found.start - _REACH) : found.start]
            start = paragraph.start + max(first, found.start - _REACH)
            end = paragraph.start + found.end
            span = document.span(start, end)
            if not _SENT.search(clause) or _DONE.search(clause) or any(each.start < span.end and span.start < each.end for each in cited):
                continue
            while document.clean[start] == " ":
                start += 1
            yield found, Evidence(document.quote(start, end), document.span(start, end))


def _finding(past: DayMatch, quote: Evidence, directive: Directive) -> Inconsistency:
    evidence = directive.header.evidence.get("date") or directive.header.evidence.get("place_date")
    days = past.day, directive.header.date
    said, signed = (format_day(day) for day in days if day is not None)
    sentence = f"Thời hạn {said} đã qua khi văn bản được ký ngày {signed}."
    return Inconsistency("", "deadline_order", "medium", sentence, (quote, *((evidence,) if evidence else ())))
