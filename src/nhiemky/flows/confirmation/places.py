"""The few words of its evidence under which a fact is shown. Promises a place inside the evidence, else the evidence itself.

>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nhọp\\n\\nI- VIỆC\\n\\nCác chi bộ gửi báo cáo về Đảng ủy **trước ngày 20/5/2023**."
>>> reading = read_paper(words.encode(), "a.txt")
>>> span = place_of(reading.document, "duty", reading.directive.obligations[0])
>>> reading.document.text[slice(*span)]
'trước ngày 20/5/2023'
"""

from __future__ import annotations

import re
from typing import Any

from nhiemky.domain.confirmation import Sort
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import NOWHERE, SourceDocument, Span
from nhiemky.flows.campaign_requirements import deadline_place

_LIMIT = re.compile(
    r"(?:(?:không quá|không vượt quá|tối đa|nhiều nhất|ít nhất|từ)\s*)?[0-9][0-9.,]*(?:\s*[-–]\s*[0-9.,]+)?\s*\w+", re.IGNORECASE
)
_UNTIL = re.compile(r"(?:ước\s+)?(?:tính\s+)?(?:ước\s+)?(?:đến|tới)\b.*", re.IGNORECASE | re.DOTALL)
_FINISHING = re.compile(r"hoàn thành[\s*_]+$", re.IGNORECASE)


def evidence_of(sort: Sort, value: Any) -> Evidence | None:
    """The quote a fact rests on."""
    if sort == "header":
        return next((value.evidence[name] for name in ("symbol", "place_date", "subject", "issuing_body") if name in value.evidence), None)
    if sort in ("duty", "task"):
        return value.evidence[0] if value.evidence else None
    if sort == "citation":
        return Evidence(value.quote, value.span) if hasattr(value, "quote") else value.mentions[0]
    return value.evidence  # type: ignore[no-any-return]


def place_of(document: SourceDocument, sort: Sort, value: Any) -> Span | None:
    """Where its key stands in the text, None where it stands nowhere."""
    evidence = evidence_of(sort, value)
    if evidence is None or evidence.span is None or evidence.span == NOWHERE:
        return None
    span = evidence.span
    words = document.text[span.start : span.end]
    inner = _inner(sort, value, words)
    if inner is None or inner[0] >= inner[1]:
        return span
    return Span(span.start + inner[0], span.start + inner[1])


def _inner(sort: Sort, value: Any, words: str) -> tuple[int, int] | None:
    match sort:
        case "duty":
            if place := deadline_place(words, value):
                before = _FINISHING.search(words[: place[0]])
                return (before.start() if before else place[0], place[1])
            return _words_in(words, value.relative.text) if value.relative else None
        case "limit":
            found = list(_LIMIT.finditer(words))
            return found[-1].span() if found else None
        case "window":
            return match.span() if (match := _UNTIL.search(words)) else None
        case "order":
            return match.span() if (match := re.search(r"làm điểm", words)) else None
        case "group":
            name = value.members[0] if value.members else value.name
            return _words_in(words, name)
        case "outline":
            return _words_in(words, value.subtitle) if value.subtitle else None
        case "citation":
            end = re.search(r"\s+(?:của|về)\s", words)
            return (0, end.start()) if end and value.symbol else None
        case "header":
            return _words_in(words, value.symbol) if value.symbol else None
    return None


def _words_in(words: str, wanted: str) -> tuple[int, int] | None:
    """Where `wanted` stands in the raw words, whatever blanks and marks part them."""
    parts = [re.escape(part) for part in wanted.split()]
    match = re.search(r"[\s*_]+".join(parts), words) if parts else None
    return match.span() if match else None
