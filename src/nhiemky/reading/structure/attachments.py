"""What is sent along with a document: outlines, appendices, other papers; where each begins and ends.

Promise: an attachment begins with its own letterhead where it has one; "PHỤ LỤC 1" and the title under it open one
attachment; outlines may follow one another or stand before the signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.form_words import AFTER_SIGNATURE, ATTACHMENT, LETTERHEAD, OFFICE, ON_BEHALF, TYPE_LINE, set_apart
from nhiemky.vietnamese.numbering import parse_label

AttachmentKind = Literal["outline", "appendix", "other"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Paragraphs first..last (inclusive) sent along with the document. opening: its own title line."""

    kind: AttachmentKind
    first: int
    last: int
    opening: int


def find_attachments(
    document: SourceDocument, words: Sequence[str], caps: Sequence[bool], start: int, closing: range, end: int
) -> tuple[Attachment, ...]:
    """Attachments between `start` (of the main text) and `end`. caps[i]: paragraph i is a short line in capitals."""
    starts = _starts(document, words, caps, start, closing, end)
    found: list[Attachment] = []
    for index, (first, opening) in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else end
        if first < closing.start:
            stop = _resumed(document, words, start, opening, min(stop, closing.start))
        if stop > first:
            found.append(Attachment(_kind(document, words, opening, stop), first, stop - 1, opening))
    return tuple(found)


_MAIN_TEXT = re.compile(
    r"tổ chức thực hiện|thời gian|tiến độ|gửi báo cáo|lấy ý kiến|phân công|trách nhiệm|kinh phí|tổ chức hội nghị|điều khoản", re.IGNORECASE
)


def _resumed(document: SourceDocument, words: Sequence[str], start: int, opening: int, stop: int) -> int:
    """Where the main text goes on behind an attachment set within it: with the next number in the manner of its own headings."""
    above = next((found for number in range(opening - 1, start - 1, -1) if (found := _number_of(document, words, number))), None)
    if above is None:
        return stop
    kind, mark, value = above
    inside = 0
    for number in range(opening + 1, stop):
        found = _number_of(document, words, number)
        if found is None or found[0] != kind:
            continue
        if found == (kind, mark, value + 1) and (inside != value or _MAIN_TEXT.search(words[number][:80])):
            return number
        if found[1] == mark:
            inside = found[2]
    return stop


def _number_of(document: SourceDocument, words: Sequence[str], number: int) -> tuple[str, str, int] | None:
    """Kind, mark and value of a numbered heading ("3-": arabic, "-", 3)."""
    line = words[number]
    if document.paragraphs[number].role != "body" or line[0] not in "IVXL123456789":
        return None
    label = parse_label(line)
    if label is None or label.kind not in ("roman", "arabic"):
        return None
    return label.kind, line[: label.end].strip()[-1], label.value


def _starts(
    document: SourceDocument, words: Sequence[str], caps: Sequence[bool], start: int, closing: range, end: int
) -> list[tuple[int, int]]:
    """(first paragraph with its own letterhead, title line) of each attachment, in order."""
    starts: list[tuple[int, int]] = []
    filled = True  # the attachment above has content of its own: the next title opens another one
    for number in range(start, end):
        line = words[number]
        if len(line) > 200 or number in closing or document.paragraphs[number].role != "body":
            filled = True
            continue
        signed = number >= closing.stop
        after = signed or (number == start and caps[number])
        floor = max(start, closing.stop if signed else start, starts[-1][1] + 1 if starts else 0)
        if _opens(document, words, caps, number, floor, after=after, filled=filled and bool(starts)):
            if filled or not starts:
                starts.append((_with_letterhead(words, caps, number, floor), number))
            filled = False
        elif not filled:
            filled = len(line) > 160 or (line[0].isalnum() and parse_label(line) is not None)
    if closing.stop < end and not any(first <= closing.stop for first, _ in starts if first >= closing.stop):
        starts.append((closing.stop, closing.stop))
        starts.sort()
    return starts


def _opens(
    document: SourceDocument, words: Sequence[str], caps: Sequence[bool], number: int, floor: int, *, after: bool, filled: bool
) -> bool:
    """A title of an attachment, no sentence about one. filled: the attachment above has content of its own."""
    line = words[number]
    if ATTACHMENT.match(line) or (after and AFTER_SIGNATURE.match(line)):
        if caps[number] or line[:8].isupper():
            return True
        place = document.paragraphs[number]
        marked = place.heading or place.emphasis in ("b", "bi") or place.centred
        return bool(marked or after) and len(line) < 120 and line[-1] not in ".;,:" and not line[0].islower()
    if not after or not caps[number] or parse_label(line) or ON_BEHALF.match(line) or OFFICE.match(line):
        return False
    if TYPE_LINE.match(line) and (set_apart(document, number) or _with_letterhead(words, caps, number, floor) < number):
        return True
    return filled and len(line.split()) >= 3 and set_apart(document, number) and not LETTERHEAD.match(line)


def _with_letterhead(words: Sequence[str], caps: Sequence[bool], number: int, floor: int) -> int:
    """First line of the letterhead right above an attachment's title."""
    first = number
    while first > floor and _is_letterhead(words[first - 1], caps[first - 1]):
        first -= 1
    while first < number and not LETTERHEAD.match(words[first]):
        first += 1
    return first


def _is_letterhead(line: str, caps: bool) -> bool:
    if len(line) > 120 or ON_BEHALF.match(line) or not (caps or LETTERHEAD.match(line)):
        return False
    return not ATTACHMENT.match(line) and parse_label(line) is None


_OUTLINE = re.compile(r"đề cương|gợi ý|khung báo cáo|mẫu báo cáo", re.IGNORECASE)
_LIST = re.compile(r"(?:danh sách|danh mục|biểu|bảng|lịch|thống kê|phụ biểu)\b", re.IGNORECASE)


def _kind(document: SourceDocument, words: Sequence[str], opening: int, stop: int) -> AttachmentKind:
    title = [words[number] for number in range(opening, min(stop, opening + 4)) if len(words[number]) < 250]
    if any(_OUTLINE.match(line) for line in title):
        return "outline"
    numbered = sum(
        (label := parse_label(words[number])) is not None and label.kind not in ("bullet", "paren")
        for number in range(opening + 1, stop)
        if document.paragraphs[number].role == "body" and words[number][0] in "IVXLPpABC1234567890"
    )
    reports = any(line.isupper() and line.startswith("BÁO CÁO") for line in title)
    if numbered >= 3 and reports:
        return "outline"
    table = any(document.paragraphs[number].role == "table" for number in range(opening, stop))
    if table or any(_LIST.match(line) for line in title[:2]):
        return "appendix"
    if numbered >= 3 and ATTACHMENT.match(words[opening]):
        return "outline"
    return "appendix" if ATTACHMENT.match(words[opening]) else "other"
