"""Which paragraph is what: letterhead, main body with its headings, closing, attachments.

>>> from nhiemky.reading.text import read_text
>>> lines = ("KẾ HOẠCH", "Sơ kết", "I- VIỆC", "1. Văn phòng:", "- Gửi báo cáo.", "Nơi nhận:", "- Lưu.")
>>> layout = lay_out(read_text("\\n\\n".join(lines).encode(), "a.txt"))
>>> layout.body, layout.closing, [heading.title for heading in layout.path(4)]
(range(2, 5), range(5, 7), ['VIỆC', 'Văn phòng:'])

Promise, for the stages that read facts. All numbers are indices into `document.paragraphs`:

- `head`       letterhead, type line, subject (`type_line`, `subject` within it); empty where the file begins with text.
- `body`       the main text, from the first "Căn cứ ..." to before "Nơi nhận" or the signature.
- `closing`    recipients and signature of the main text, in the order they stand.
- `attachments` what is sent along (outline | appendix | other), each with its own letterhead and title.
- `labels[i]`  what the paragraph begins with ("II-", "1.1.", "a)", "-"), or None; letterhead, tables, notes have none.
- `headings`   numbered and unnumbered headings of the body, parents before children; `path(i)` those above paragraph i,
               outermost first, the paragraph's own heading included. A run-in heading is a numbered paragraph of text.
- `sentences(i)` clean [start, end) of each sentence, labels and bullets left out.
Footnotes belong to no part; they are the paragraphs with role "footnote".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.headings import Heading, read_headings
from nhiemky.reading.sentences import split_sentences
from nhiemky.vietnamese.numbering import Label, parse_label

AttachmentKind = Literal["outline", "appendix", "other"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Paragraphs first..last (inclusive) sent along with the document. opening: its own title line."""

    kind: AttachmentKind
    first: int
    last: int
    opening: int


@dataclass(frozen=True)
class Layout:
    """The parts of a document; see the module's docstring for what each promises."""

    document: SourceDocument
    words: tuple[str, ...]
    labels: tuple[Label | None, ...]
    head: range
    body: range
    closing: range
    type_line: int | None
    subject: range
    attachments: tuple[Attachment, ...]
    headings: tuple[Heading, ...]
    _sentences: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def path(self, paragraph: int) -> tuple[Heading, ...]:
        """Headings above (and at) a paragraph of the body, outermost first; () elsewhere."""
        if paragraph not in self.body:
            return ()
        at = bisect_right(self._starts, paragraph) - 1
        found: list[Heading] = []
        while at >= 0:
            found.append(self.headings[at])
            at = self.headings[at].parent
        return tuple(reversed(found))

    def sentences(self, paragraph: int) -> list[tuple[int, int]]:
        """Clean [start, end) of the paragraph's sentences."""
        known = self._sentences.get(paragraph)
        if known is None:
            place = self.document.paragraphs[paragraph]
            label = self.labels[paragraph]
            known = split_sentences(self.document.clean, place.start + (label.end if label else 0), place.end)
            self._sentences[paragraph] = known
        return known


_TYPES = (
    "KẾ HOẠCH", "BÁO CÁO", "HƯỚNG DẪN", "THÔNG BÁO", "CHỈ THỊ", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHƯƠNG TRÌNH", "TỜ TRÌNH", "KẾT LUẬN",
    "QUY ĐỊNH", "QUY CHẾ", "ĐỀ ÁN", "CÔNG ĐIỆN", "CÔNG VĂN", "THÔNG TRI", "PHƯƠNG ÁN", "GIẤY MỜI", "BIÊN BẢN", "QUY TRÌNH", "DỰ ÁN",
    "LỜI KÊU GỌI", "THÔNG CÁO", "THƯ MỜI", "THÔNG TƯ", "NGHỊ ĐỊNH", "THỂ LỆ", "ĐIỀU LỆ",
)  # fmt: skip
TYPE_LINE = re.compile(r"(?:DỰ THẢO\s+)?(" + "|".join(_TYPES) + r")(?![\w])", re.IGNORECASE)
"""A document type at the beginning of a line."""

_PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Kính gửi|Thi hành|Xét|Theo|Để|Nhằm|Trên cơ sở|Tiếp tục|Ngày \d|Hôm nay"
    r"|Quán triệt|Triển khai thực hiện|Phát huy|Trong)\b",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"(?:T\s?/\s?M|TM\s?\.|T\.M\.?|K\s?/\s?T|KT\s?\.|T\s?/\s?L|TL\s?\.|TUQ\s?\.|T/UQ|Q\.)\s*(?=[A-ZÀ-ỸĐ])")
_OFFICE = re.compile(
    r"(?:(?:PHÓ |QUYỀN )?(?:BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|TRƯỞNG PHÒNG"
    r"|TRƯỞNG ĐOÀN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG"
    r"|CỤC TRƯỞNG|VỤ TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|TỔNG BÍ THƯ|VIỆN TRƯỞNG|CHỈ HUY TRƯỞNG|CHÍNH ỦY|THỦ TRƯỞNG|NGƯỜI LẬP))\b"
)
_ATTACHMENT = re.compile(
    r"(?:\(?\s*)(?:ĐỀ CƯƠNG|PHỤ LỤC|PHỤ BIỂU|BIỂU(?:\s+MẪU|\s+SỐ|\s+TỔNG HỢP|\s+\d)"
    r"|MẪU(?:\s+SỐ|\s+BÁO CÁO|\s+BIỂU|\s+\d)|DANH SÁCH|DANH MỤC"
    r"|BẢNG (?:TỔNG HỢP|KÊ|SỐ LIỆU)"
    r"|LỊCH (?:LÀM VIỆC|TỔ CHỨC|HỘI NGHỊ|KIỂM TRA)|GỢI Ý|KHUNG BÁO CÁO|THỐNG KÊ)",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:ĐẢNG BỘ|ĐẢNG ỦY|ĐẢNG UỶ|CHI BỘ|CHI ỦY|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|ĐẢNG CỘNG SẢN|CỘNG HÒA|CỘNG HOÀ"
    r"|ỦY BAN|UỶ BAN|BAN |SỞ |PHÒNG |TỈNH |ĐOÀN |BCH |HỘI |TÊN )"
    r"|Độc lập\s?-|.{0,40}ngày[\s.…_]*tháng[\s.…_]*năm|Số:?\s|\*|TÊN |V/v",
)


def lay_out(document: SourceDocument) -> Layout:
    """Parts of a document, in one pass over its paragraphs."""
    clean = document.clean
    words = tuple([clean[paragraph.start : paragraph.end] for paragraph in document.paragraphs])
    end = len(words)
    while end and document.paragraphs[end - 1].role == "footnote":
        end -= 1
    short_caps = [len(line) <= 160 and line.isupper() for line in words[:end]]
    type_line, subject, body_start = _opening(document, words, end)
    closing = _closing(words, short_caps, body_start, end)
    starts = _attachment_starts(document, words, short_caps, body_start, closing, end)
    before = [start for start, _ in starts if start < closing.start]
    body = range(body_start, max(body_start, min([closing.start, *before])))
    attachments = _attachments(document, words, starts, closing, end)
    labels: list[Label | None] = [None] * len(words)
    for parts in (body, *[range(part.first, part.last + 1) for part in attachments]):
        for number in parts:
            if document.paragraphs[number].role == "body":
                labels[number] = _label(words[number])
    headings = read_headings(document, words, labels, body)
    return Layout(
        document=document,
        words=words,
        labels=tuple(labels),
        head=range(body_start),
        body=body,
        closing=closing,
        type_line=type_line,
        subject=subject,
        attachments=attachments,
        headings=headings,
        _starts=[heading.paragraph for heading in headings],
    )


_ARTICLE = re.compile(r"(Điều|ĐIỀU)\s+(\d{1,3})\s?[.:]\s*")


def _label(line: str) -> Label | None:
    if line[0] == "Đ" and (article := _ARTICLE.match(line)):
        return Label("chapter", f"Điều {article[2]}", int(article[2]), 1, article.end())
    return parse_label(line)


def gap(document: SourceDocument, paragraph: int) -> str:
    """What stands in the source between a paragraph and the one before it: blank lines, ruled lines, page numbers."""
    if not paragraph:
        return ""
    above = document.paragraphs[paragraph - 1]
    start, end = document.raw(above.end - 1) + 1, document.raw(document.paragraphs[paragraph].start)
    return document.text[start:end] if start <= end else ""


_RULED = re.compile(r"-{3,}|_{3,}|={3,}|—{2,}|\n[ \t]*(?:[*\\][ \t]*){1,4}\n|\n[ \t]*[-–—]+[ \t]*\n")


def ruled(document: SourceDocument, paragraph: int) -> bool:
    """A drawn line stands above the paragraph."""
    return _RULED.search(gap(document, paragraph)) is not None


def _opening(document: SourceDocument, words: Sequence[str], end: int) -> tuple[int | None, range, int]:
    """Type line, subject lines and where the main text begins."""
    type_line = None
    for number in range(min(end, 40)):
        line = words[number]
        if _PREAMBLE.match(line) and len(line) > 60:
            break
        if (match := TYPE_LINE.match(line)) and match[1].isupper() and len(line) < 400 and not _ATTACHMENT.match(line):
            rest = line[match.end() :].lstrip(" :*")
            if not rest or not line.isupper() or document.paragraphs[number].emphasis or len(line) < 60:
                type_line = number
                break
    if type_line is None:
        return None, range(0), _letter_start(words, end)
    match = TYPE_LINE.match(words[type_line])
    inline = match is not None and bool(words[type_line][match.end() :].strip(" :*"))
    at = type_line + 1
    while at < end and _is_subject(document, words, at, first=at == type_line + 1 and not inline, above=at - 1):
        at += 1
    subject = range(type_line if inline else type_line + 1, at)
    # a theme or motto may stand between the drawn line and the text
    start = at
    while start < min(end, at + 4) and _is_motto(document, words, start):
        start += 1
    return type_line, subject, _after_addressees(words, start, end)


def _is_subject(document: SourceDocument, words: Sequence[str], number: int, *, first: bool, above: int) -> bool:
    line = words[number]
    if document.paragraphs[number].role != "body" or _ATTACHMENT.match(line):
        return False
    if line[-1] in ".;:" or parse_label(line) or len(line) > 500:
        return False
    if first:
        return not (_PREAMBLE.match(line) and len(line) > 180)
    if ruled(document, number) or _PREAMBLE.match(line) or len(line) > 200:
        return False
    if line.startswith(("(", "-")):
        return False
    return gap(document, number).count("\n") <= max(2, gap(document, above).count("\n") if above else 2) and (
        gap(document, number).count("\n") < 2 or bool(document.paragraphs[number].emphasis)
    )


def _is_motto(document: SourceDocument, words: Sequence[str], number: int) -> bool:
    line = words[number]
    if document.paragraphs[number].role != "body" or _PREAMBLE.match(line) or parse_label(line):
        return False
    if line[0] in "(“" and line[-1] in ")”" and len(line) < 300:
        return True
    return line[-1] not in ".:,;!" and 20 < len(line) < 400 and (ruled(document, number) or line[0] == "“") and not line.isupper()


def _letter_start(words: Sequence[str], end: int) -> int:
    """Main text of a paper without a type line (an official letter): after the addressees, else after the letterhead."""
    for number in range(min(end, 40)):
        if words[number][:8].casefold() == "kính gửi":
            return _after_addressees(words, number, end)
    at = 0
    while at < min(end, 14) and len(words[at]) < 160 and (words[at].isupper() or _LETTERHEAD.match(words[at])):
        at += 1
    return at if at < end else 0


def _after_addressees(words: Sequence[str], number: int, end: int) -> int:
    """Past "Kính gửi" and its list; `number` itself where none stands there."""
    if number >= end or words[number][:8].casefold() != "kính gửi":
        return number
    line = words[number]
    at = number + 1
    while at < end and len(words[at]) < 200 and words[at][0] in "-+–•":
        at += 1
    if at == number + 1 and line.rstrip(" :.…").casefold() == "kính gửi":
        while at < end and len(words[at]) < 160 and words[at][-1] in ";,.":
            at += 1
            if words[at - 1][-1] == ".":
                break
    return at


def _closing(words: Sequence[str], caps: Sequence[bool], start: int, end: int) -> range:
    """Recipients and signature of the main text, whichever comes first."""
    first = None
    for number in range(start, end):
        line = words[number]
        if line[0] in "Nn" and line[:8].casefold() == "nơi nhận" and len(line) < 400:
            first = number
            break
        if caps[number] and (_ON_BEHALF.match(line) or (_OFFICE.match(line) and len(line) < 60 and _is_name_near(words, number + 1, end))):
            first = number
            break
    if first is None:
        return range(end, end)
    at = first + 1
    while at < end:
        line = words[at]
        if _starts_attachment(line, caps[at]) or (caps[at] and not _belongs_to_signature(words, at)):
            break
        if len(line) > 220 or (parse_label(line) and line[0] not in "-+–•*" and not line[0].isdigit()):
            break
        at += 1
    # never take the next attachment's letterhead
    while at - 1 > first and caps[at - 1] and _LETTERHEAD.match(words[at - 1]) and not _ON_BEHALF.match(words[at - 1]):
        at -= 1
    return range(first, at)


def _belongs_to_signature(words: Sequence[str], number: int) -> bool:
    line = words[number]
    return bool(_ON_BEHALF.match(line) or _OFFICE.match(line)) or (_is_name(line) and len(line) < 40 and not _LETTERHEAD.match(line))


_NAME = re.compile(
    r"(?:(?:TS|ThS|PGS|GS|BS|Thượng tá|Đại tá|Trung tá|Thiếu tướng|Đ/c)\.?\s*)*[A-ZÀ-ỸĐ][\wÀ-ỹ]*(?:\s+[A-ZÀ-ỸĐ][\wÀ-ỹ]*){1,4}$"
)


def _is_name(line: str) -> bool:
    return _NAME.match(line) is not None


def _is_name_near(words: Sequence[str], start: int, end: int) -> bool:
    return any(_is_name(words[number]) and not words[number].isupper() for number in range(start, min(end, start + 4)))


def _starts_attachment(line: str, caps: bool) -> bool:
    if not _ATTACHMENT.match(line):
        return False
    return caps or line.split("\t", 1)[0][:8].isupper()


def _attachment_starts(
    document: SourceDocument, words: Sequence[str], caps: Sequence[bool], start: int, closing: range, end: int
) -> list[tuple[int, int]]:
    """(first paragraph with its own letterhead, title line) of each attachment, in order."""
    starts: list[tuple[int, int]] = []
    labelled = True
    for number in range(start, end):
        if number in closing:
            labelled = True
            continue
        line = words[number]
        place = document.paragraphs[number]
        if place.role != "body" or len(line) > 200:
            labelled = True
            continue
        after = number >= closing.stop
        if _ATTACHMENT.match(line) and _is_title(document, words, caps, number, after):
            if labelled or not starts:
                starts.append((_with_letterhead(words, caps, number, max(start, closing.stop if after else start, _after(starts))), number))
            labelled = False
            continue
        if after and number == closing.stop and not _letterhead_line(line, caps[number]):
            starts.append((number, number))
            labelled = False
            continue
        if after and caps[number] and labelled and starts and _is_other_paper(document, words, number):
            starts.append((number, number))
            labelled = False
            continue
        if not labelled and (len(line) > 160 or (line[0].isalnum() and parse_label(line) is not None)):
            labelled = True
    if closing.stop < end and not any(first <= closing.stop for first, _ in starts if first >= closing.stop):
        starts.append((closing.stop, closing.stop))
        starts.sort()
    return starts


def _after(starts: Sequence[tuple[int, int]]) -> int:
    return starts[-1][1] + 1 if starts else 0


def _is_title(document: SourceDocument, words: Sequence[str], caps: Sequence[bool], number: int, after: bool) -> bool:
    """A line that names an attachment is its title, not the beginning of a sentence about it."""
    line = words[number]
    place = document.paragraphs[number]
    if caps[number] or line.split("\n", 1)[0][:8].isupper():
        return True
    marked = place.heading or place.emphasis in ("b", "bi") or place.centred
    return bool(marked or after) and len(line) < 120 and line[-1] not in ".;,"


def _letterhead_line(line: str, caps: bool) -> bool:
    return len(line) < 120 and (caps or bool(_LETTERHEAD.match(line)))


def _with_letterhead(words: Sequence[str], caps: Sequence[bool], number: int, floor: int) -> int:
    first = number
    while first > floor and _letterhead_line(words[first - 1], caps[first - 1]) and parse_label(words[first - 1]) is None:
        if _ON_BEHALF.match(words[first - 1]):
            break
        first -= 1
    return first if first == number or _LETTERHEAD.match(words[first]) else number


def _is_other_paper(document: SourceDocument, words: Sequence[str], number: int) -> bool:
    """An unnumbered title in capitals, set off by a drawn line or a page, opens another paper."""
    line = words[number]
    if parse_label(line) or _ON_BEHALF.match(line) or _OFFICE.match(line) or len(line.split()) < 3:
        return False
    between = gap(document, number)
    return bool(_RULED.search(between)) or "\f" in between or between.count("\n") > 4


def _attachments(
    document: SourceDocument, words: Sequence[str], starts: Sequence[tuple[int, int]], closing: range, end: int
) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    for index, (first, opening) in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else end
        if first < closing.start < stop:
            stop = closing.start
        if stop <= first:
            continue
        found.append(Attachment(_kind(document, words, opening, stop), first, stop - 1, opening))
    return tuple(found)


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
    table = any(document.paragraphs[number].role == "table" for number in range(opening, stop))
    if table or _LIST.match(title[0] if title else ""):
        return "appendix"
    reports = any(line.isupper() and TYPE_LINE.match(line) and line.startswith("BÁO CÁO") for line in title)
    if numbered >= 3 and (reports or _ATTACHMENT.match(words[opening])):
        return "outline"
    return "appendix" if _ATTACHMENT.match(words[opening]) else "other"
