"""Short forms of numbered documents: "Kế hoạch số 12 nêu trên", "Hướng dẫn số 06 của Ban Thường vụ Thành ủy".

Promise: a number without a code is a mention where the same type and number stand with their code elsewhere in the paper (or are
the paper's own), which it then resolves to; else only where its issuer or day says that one document is meant. The words that
define a short name ("sau đây gọi tắt là Kế hoạch số 12") are no mention, nor is a short name without "số" ("Nghị quyết 11").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nhiemky.domain.directive import Citation, Header
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.relations import Relations
from nhiemky.reading.citations.titles import DOCUMENT_TYPES, read_issuer, read_subject
from nhiemky.vietnamese.days import find_days

_SHORT = re.compile(rf"(?<!\w)(?P<type>{DOCUMENT_TYPES}),? số (?P<number>\d{{1,4}})(?=[,.;:)”\"]|$|\s)(?!\s?[-–/]\s?[A-ZĐ\d])(?![.,]\d)")
_COUNTED = re.compile(
    r" (?:năm|tháng|ngày(?! \d)|tuần|quý|giờ|buổi|đồng|triệu|tỷ|chương|điều|khoản|nội dung|nhiệm vụ|nhóm|chỉ tiêu|giai đoạn|trang|bản|kỳ"
    r"|người|đơn vị|cuộc|dự án|mục tiêu|QĐ|KH|NQ)\b"
)
_DEFINES = re.compile(r"(?:gọi (?:tắt )?(?:chung )?là|viết tắt là|gọi là):? ?[“\"]?$")


class ShortForm(NamedTuple):
    """A citation with its place in the clean text."""

    start: int
    end: int
    citation: Citation


def read_short_forms(
    document: SourceDocument,
    relations: Relations,
    header: Header,
    numbered: Sequence[Citation],
    taken: Sequence[tuple[int, int]],
) -> list[ShortForm]:
    """In the order of the text. taken: clean places of citations with their code, ascending by start."""
    text = document.clean
    known = {((one.doc_type or "").lower(), _bare(one.number)): one.symbol for one in reversed(numbered) if one.number and one.symbol}
    if header.symbol and header.number and header.doc_type:
        known.setdefault((header.doc_type.lower(), _bare(header.number)), header.symbol)
    starts = [start for start, _ in taken]
    found: list[ShortForm] = []
    for match in _SHORT.finditer(text):
        at = bisect_left(starts, match.end())
        if any(end > match.start() and not start < match.start() for start, end in taken[max(0, at - 3) : at]):
            continue
        paragraph = document.paragraphs[document.paragraph_at(match.start())]
        if _COUNTED.match(text, match.end()) or _DEFINES.search(text, max(paragraph.start, match.start() - 24), match.start()):
            continue
        resolves = known.get((match["type"].lower(), _bare(match["number"])))
        end, day, issuer, subject = _read_on(text, match.end(), paragraph.end)
        if resolves is None and not (issuer or day):
            continue
        citation = Citation(
            quote=document.quote(match.start(), end),
            span=document.span(match.start(), end),
            doc_type=match["type"][0].upper() + match["type"][1:].lower(),
            number=match["number"],
            date=day,
            issuer=issuer,
            subject=subject,
            relation=relations.of(match.start()),
            in_footnote=paragraph.note if paragraph.role == "footnote" else None,
            self_=resolves is not None and resolves == header.symbol,
            resolves=resolves,
        )
        found.append(ShortForm(match.start(), end, citation))
    return found


def _bare(number: str) -> str:
    return number.lstrip("0")


def _read_on(text: str, at: int, end: int) -> tuple[int, date | None, str | None, str | None]:
    """End of its own words, day, issuer, title."""
    day: date | None = None
    issuer = subject = None
    opening = re.compile(r",? (?=ngày \d)").match(text, at, end)
    if opening:
        times = find_days(text[opening.end() : min(end, opening.end() + 40)])
        if times and times[0].start == 0 and times[0].day:
            day, at = times[0].day, opening.end() + times[0].end
    if piece := read_issuer(text, at, end):
        issuer, at = text[piece.start : piece.end], piece.end
    if (day or issuer) and (title := read_subject(text, at, end, formal=False)):
        subject, at = text[title.start : title.end], title.after
    return at, day, issuer, subject
