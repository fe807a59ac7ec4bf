"""The same figure said twice in one paper with two values: in the summary and again in the text.

Promise: only where verb, noun and unit of measure are the same words, nothing narrows either sentence, one of the two stands in a summary
(đánh giá chung, kết luận, khái quát ...) or both speak of the whole ("toàn Đảng bộ"), and the paper gives no third value. In doubt,
silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from nhiemky.checking.against_units import is_same
from nhiemky.checking.paper import Paper
from nhiemky.checking.said_figures import NARROW, SENTENCE, SET_PHRASES, is_about_all
from nhiemky.checking.speakers import own_paragraphs
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.numbers import NUMBER, format_number, parse_number
from nhiemky.vietnamese.unicode import fold, tone_key

_SUMMARY = re.compile(
    r"\b(?:danh gia chung|nhan xet chung|ket luan|tom lai|khai quat|tong quan|tinh hinh chung|dac diem tinh hinh|ket qua chung"
    r"|ket qua noi bat)\b"
)
_VERB = (
    r"kết nạp|mở|tổ chức|ban hành|thành lập|tiến hành|kiểm tra|giám sát|xử lý|giải quyết|tiếp nhận|phát hành|công nhận|xây dựng"
    r"|hỗ trợ|vận động|quyên góp|trao tặng|tuyên truyền|giới thiệu|bồi dưỡng|đào tạo|khen thưởng|biểu dương"
    r"|đánh giá|xếp loại|cấp|khám|tư vấn|trồng"
)
_SAID = re.compile(
    rf"\b(?P<verb>{_VERB})\s+(?:được\s+|mới\s+|tổng số\s+|cho\s+|tổng cộng\s+){{0,2}}(?P<number>(?<![\w.,/]){NUMBER}(?![\w/%]|[.,]\d))\s+"
    r"(?P<noun>[^\W\d_]+(?:[ ,]{1,2}[^\W\d_]+){1,9})"
)
_ENDS = re.compile(
    r"(?<!\s)\s*+(?:,\s*+)?\b(?:đạt|bằng|vượt|so với|chiếm|tăng|giảm|trong đó|với|cho|của|và|theo|gồm|tại|ở|trên|từ|đến|để|là|có|được"
    r"|thu hút|do|nhằm)\b.*|(?<!\s)\s*+,\s*+(?:tạo|góp|nâng|qua|bước|giúp|đưa|làm|cơ bản|kịp thời"
    r"|thu|đảm bảo|bảo đảm|phát huy|nhiều|đã|không"
    r"|các|cấp uỷ|cấp ủy)\b.*"
)
_SECTION = re.compile(r"\s*(?:[IVXLC]{1,6}[-.)]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|phần thứ)\s*\S", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:khoi|cum|dia ban|chi bo|dang bo|xa|phuong|don vi|nam|quy|giai doan|truong|so|nganh)\b")


@dataclass(frozen=True, slots=True)
class _Saying:
    number: Decimal
    start: int
    end: int
    paragraph: int
    sentence: tuple[int, int]
    summary: bool
    all: bool


def check_figures_twice(paper: Paper) -> Iterator[Finding]:
    """One finding a pair, told at the later place."""
    said: dict[tuple[str, str], list[_Saying]] = defaultdict(list)
    for key, saying in _sayings(paper.document):
        said[key].append(saying)
    for (verb, noun), sayings in said.items():
        values = {saying.number for saying in sayings}
        if len(values) != 2:
            continue
        first = sayings[0]
        other = next(saying for saying in sayings if saying.number != first.number)
        if is_same(first.number, other.number) or is_same(other.number, first.number) or first.paragraph == other.paragraph:
            continue
        if first.summary != other.summary or (first.all and other.all):
            yield _told(paper.document, f"{verb} {noun}", first, other)


def _sayings(document: SourceDocument) -> Iterator[tuple[tuple[str, str], _Saying]]:
    summary, narrowed = False, False
    for number, paragraph in own_paragraphs(document):
        words = document.words(paragraph)
        if paragraph.heading or "b" in paragraph.emphasis or (_SECTION.match(words) and len(words) < 160):
            key = fold(words)
            summary = _SUMMARY.search(key) is not None
            narrowed = not summary and _PARTS.search(key) is not None and len(key) < 90
        if narrowed:
            continue
        bounds = [0, *(match.end() for match in SENTENCE.finditer(words)), len(words)]
        for begin, end in pairwise(bounds):
            yield from _in_sentence(words[begin:end], paragraph.start + begin, number, summary=summary)


def _in_sentence(sentence: str, start: int, paragraph: int, *, summary: bool) -> Iterator[tuple[tuple[str, str], _Saying]]:
    low = sentence.lower()
    if len(low) != len(sentence):
        return
    opens = fold(sentence).startswith(("tom lai", "nhin chung", "ket qua chung", "tinh chung"))
    for match in _SAID.finditer(low):
        before = SET_PHRASES.sub(" ", tone_key(sentence[: match.start()]))
        if NARROW.search(before) or re.search(r"\d", before):
            continue
        noun = _ENDS.sub("", match["noun"]).strip(" ,")
        behind = sentence[match.start("noun") + len(noun) :].lstrip()
        if len(noun.split()) < 2 or _narrows(behind):
            continue
        value = parse_number(match["number"])
        if value is None or value < 2:
            continue
        bounds = (start, start + len(sentence.rstrip()))
        saying = _Saying(
            value, start + match.start("number"), start + match.end("number"), paragraph, bounds, summary or opens, is_about_all(sentence)
        )
        yield (match["verb"], tone_key(noun)), saying


def _narrows(behind: str) -> bool:
    """What follows the noun makes it another one: "kết nạp 12 đảng viên mới ở nông thôn"."""
    word = re.match(r"[^\W\d_]+", tone_key(behind))
    return word is not None and word[0] not in ("đạt", "bằng", "vượt", "chiếm", "so")


def _told(document: SourceDocument, what: str, first: _Saying, other: _Saying) -> Finding:
    def quote(saying: _Saying) -> tuple[Evidence, Evidence]:
        number, whole = (saying.start, saying.end), saying.sentence
        return Evidence(document.quote(*number), document.span(*number)), Evidence(document.quote(*whole), document.span(*whole))

    here, there = quote(other), quote(first)
    return finding(
        "figure_twice",
        place=f"đoạn {other.paragraph + 1}",
        quotes=(*here, *there),
        what=what,
        one=here[0].quote,
        other=there[0].quote,
        other_place=f"đoạn {first.paragraph + 1}",
        difference=format_number(abs(first.number - other.number)),
    )
