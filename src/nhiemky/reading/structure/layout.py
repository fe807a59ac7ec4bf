"""Which paragraph is what: letterhead, main body with its headings, closing, attachments.

>>> from nhiemky.reading.documents.text import read_text
>>> lines = ("KẾ HOẠCH", "Sơ kết", "I- VIỆC", "1. Văn phòng:", "- Gửi báo cáo.", "Nơi nhận:", "- Lưu.")
>>> layout = lay_out(read_text("\\n\\n".join(lines).encode(), "a.txt"))
>>> layout.body, layout.closing, [heading.title for heading in layout.path(4)]
(range(2, 5), range(5, 7), ['VIỆC', 'Văn phòng:'])

Promise, for the stages that read facts. All numbers are indices into `document.paragraphs`:

- `head`       letterhead, type line, subject (`type_line`, `subject` within it); empty where the file begins with text. What is sent
               along may stand before it.
- `body`       the main text, from the first "Căn cứ ..." to before "Nơi nhận" or the signature.
- `resumed`    the main text that goes on behind an outline set within it, or the plan that a decision issues (`issued`); empty as a
               rule. `main` is both, in order.
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

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.attachments import Attachment, find_attachments
from nhiemky.reading.structure.form_words import (
    AFTER_SIGNATURE,
    ATTACHMENT,
    LETTERHEAD,
    NAME,
    OFFICE,
    ON_BEHALF,
    PREAMBLE,
    TYPE_LINE,
    gap,
    ruled,
)
from nhiemky.reading.structure.headings import Heading, read_headings
from nhiemky.reading.structure.sentences import split_sentences
from nhiemky.vietnamese.numbering import Label, parse_label

__all__ = ["Attachment", "Heading", "Layout", "lay_out"]

_HEAD_PARAGRAPHS = 40


@dataclass(frozen=True)
class Layout:
    """The parts of a document; see the module's docstring for what each promises."""

    document: SourceDocument
    words: tuple[str, ...]
    labels: tuple[Label | None, ...]
    head: range
    body: range
    resumed: range
    closing: range
    issued: bool
    type_line: int | None
    subject: range
    attachments: tuple[Attachment, ...]
    headings: tuple[Heading, ...]
    _sentences: dict[int, list[tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def main(self) -> Sequence[int]:
        """The paragraphs of the main text."""
        return (*self.body, *self.resumed) if self.resumed else self.body

    def path(self, paragraph: int) -> tuple[Heading, ...]:
        """Headings above (and at) a paragraph of the body, outermost first; () elsewhere."""
        if paragraph not in self.body and paragraph not in self.resumed:
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


def lay_out(document: SourceDocument) -> Layout:
    """Parts of a document, in one pass over its paragraphs."""
    clean = document.clean
    words = tuple([clean[paragraph.start : paragraph.end] for paragraph in document.paragraphs])
    end = len(words)
    while end and document.paragraphs[end - 1].role == "footnote":
        end -= 1
    caps = [len(line) <= 160 and line.isupper() for line in words[:end]]
    begin = _behind_attachments(words, end)
    type_line, subject, body_start = _opening(document, words, begin, end)
    closing = _closing(words, caps, body_start, end)
    attachments = find_attachments(document, words, caps, body_start, closing, end)
    body = range(body_start, max(body_start, min([closing.start, *[part.first for part in attachments]])))
    within = max((part.last + 1 for part in attachments if part.first < closing.start), default=closing.start)
    resumed = range(within, max(within, closing.start))
    issued = None if resumed or type_line is None else _issued(document, words, caps, words[type_line], body, attachments)
    if issued is not None:
        attachments, resumed = issued
    if begin:
        attachments = (*find_attachments(document, words, caps, 0, range(begin, begin), begin), *attachments)
    labels: list[Label | None] = [None] * len(words)
    for parts in (body, resumed, *[range(part.first, part.last + 1) for part in attachments]):
        for number in parts:
            if document.paragraphs[number].role == "body":
                labels[number] = _label(words[number])
    whole = range(body.start, resumed.stop) if resumed else body
    between = range(body.stop, resumed.start) if resumed else range(0)
    headings = read_headings(document, words, labels, whole, without=between, anew=issued is not None)
    return Layout(
        document=document,
        words=words,
        labels=tuple(labels),
        head=range(begin, body_start),
        body=body,
        resumed=resumed,
        closing=closing,
        issued=issued is not None,
        type_line=type_line,
        subject=subject,
        attachments=attachments,
        headings=headings,
        _starts=[heading.paragraph for heading in headings],
    )


_ISSUING = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
_ISSUED_TYPES = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "QUY CHẾ", "QUY ĐỊNH", "QUY TRÌNH", "HƯỚNG DẪN", "NỘI QUY")
_WITH_IT = re.compile(r"ban hành (?:kèm )?theo|kèm theo (?:Quyết định|Nghị quyết) này|phê duyệt", re.IGNORECASE)


def _issued(
    document: SourceDocument, words: Sequence[str], caps: Sequence[bool], kind: str, body: range, attachments: tuple[Attachment, ...]
) -> tuple[tuple[Attachment, ...], range] | None:
    """The plan a decision issues ("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch ..."): its text, and the other attachments."""
    if not kind.startswith(_ISSUING) or not attachments or not any(_WITH_IT.search(words[number]) for number in body):
        return None
    part = attachments[0]
    if part.kind == "outline" or not caps[part.opening] or not words[part.opening].startswith(_ISSUED_TYPES):
        return None
    at = part.opening + 1
    while at <= part.last and at - part.opening <= 8 and document.paragraphs[at].role == "body":
        line = words[at]
        if parse_label(line) or PREAMBLE.match(line) or (line[0] != "(" and (len(line) > 250 or line[-1] in ".:;")):
            break
        at += 1
    closing = _closing(words, caps, at, part.last + 1)
    return attachments[1:], range(at, max(at, closing.start))


_ARTICLE = re.compile(r"(?P<label>(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3}))\s?[.:]\s*")
_LETTERED_PART = re.compile(r"(?P<label>(?:Phần|PHẦN)\s+(?P<letter>[A-HĐ]))(?:\s*[.:\-–]\s*|\s+(?=[^\W\d_]{2})|\s*$)")
_MIXED = re.compile(r"(?P<label>(?:[IVXL]{1,5}|[A-HĐ])(?P<rest>(?:\.\d{1,2}){1,3}))(?:\s?[.)/:\-–]{1,2}\s*|\s+)(?=\S)")


def _label(line: str) -> Label | None:
    """As `parse_label`, and "Điều 1.", "Phần A", "II.1." besides."""
    first = line[0]
    if first == "Đ" and (article := _ARTICLE.match(line)):
        return Label("chapter", article["label"], int(article["number"]), 1, article.end())
    if first == "P" and (part := _LETTERED_PART.match(line)):
        return Label("part", part["label"], "ABCDĐEGHIK".find(part["letter"]) + 1, 1, part.end())
    if line[1:6].count(".") and first in "IVXLABCDEGHĐ" and (mixed := _MIXED.match(line)):
        numbers = mixed["rest"][1:].split(".")
        return Label("dotted", mixed["label"], int(numbers[-1]), len(numbers) + 1, mixed.end())
    return parse_label(line)


_NUMBERED = re.compile(r"(?:.{0,60}\s)?Số:?\s*\d+\s*-?\s*[-/]")


def _behind_attachments(words: Sequence[str], end: int) -> int:
    """Where the paper's own letterhead begins in a file that opens with what is sent along; 0 in any other."""
    if not end or not ATTACHMENT.match(words[0]):
        return 0
    for number in range(3, end):
        if len(words[number]) < 200 and _NUMBERED.match(words[number]):
            first = number
            while (
                first and (LETTERHEAD.match(words[first - 1]) or _is_national(words[first - 1])) and not ATTACHMENT.match(words[first - 1])
            ):
                first -= 1
            below = words[number : min(end, number + 12)]
            typed = any(TYPE_LINE.match(line) or line[:8].casefold() == "kính gửi" for line in below)
            closed = any(line[:8].casefold() == "nơi nhận" for line in words[number:end])
            return first if typed and closed else 0
    return 0


def _opening(document: SourceDocument, words: Sequence[str], begin: int, end: int) -> tuple[int | None, range, int]:
    """Type line, subject lines and where the main text begins."""
    type_line = _type_line(document, words, begin, end)
    if type_line is None:
        return None, range(0), _letter_start(words, begin, end)
    match = TYPE_LINE.match(words[type_line])
    inline = match is not None and bool(words[type_line][match.end() :].strip(" :*"))
    at = type_line + 1
    while at < end and _is_subject(document, words, at, first=None if at == type_line + 1 and not inline else type_line + 1):
        at += 1
    subject = range(type_line if inline else type_line + 1, at)
    start = at
    while start < min(end, at + 4) and _is_motto(document, words, start):
        start += 1
    return type_line, subject, _after_addressees(words, start, end)


_NATIONAL = re.compile(r"(?:.*\s)?(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM)")


def _type_line(document: SourceDocument, words: Sequence[str], begin: int, end: int) -> int | None:
    for number in range(begin, min(end, begin + _HEAD_PARAGRAPHS)):
        line = words[number]
        if (PREAMBLE.match(line) and len(line) > 60) or ATTACHMENT.match(line) or line[:8].casefold() == "kính gửi":
            return None
        if (match := TYPE_LINE.match(line)) and len(line) < 400 and document.paragraphs[number].role == "body":
            rest = line[match.end() :].strip(" :*")
            if not rest or not line.isupper() or document.paragraphs[number].emphasis or len(line) < 60:
                if not rest and number == begin and any(map(_NATIONAL.match, words[number + 1 : min(end, number + 8)])):
                    continue  # a page's own title above the letterhead
                return number
    return None


def _is_subject(document: SourceDocument, words: Sequence[str], number: int, *, first: int | None) -> bool:
    """A line of the subject; first: the subject's first line, None where this one would be it."""
    line = words[number]
    place = document.paragraphs[number]
    if place.role != "body" or ATTACHMENT.match(line) or line[-1] in ".;:" or len(line) > 500 or parse_label(line):
        return False
    if first is None:
        return not (PREAMBLE.match(line) and len(line) > 180)
    if PREAMBLE.match(line) or len(line) > 200 or line[0] == "-" or ruled(document, number):
        return False
    if line[0] == "(":
        return _PERIOD.match(line) is not None and gap(document, number).count("\n") < 2
    if document.kind != "text":
        return place.centred or not document.paragraphs[first].centred
    return gap(document, number).count("\n") < 2 or bool(place.emphasis)


_PERIOD = re.compile(r"\((?:từ |giai đoạn |nhiệm kỳ |thời gian từ |số liệu )[^()]*\)$")
"""What belongs to a title although it stands in brackets."""


def _is_motto(document: SourceDocument, words: Sequence[str], number: int) -> bool:
    """A theme or motto between the subject's drawn line and the text, or a note in brackets."""
    line = words[number]
    if document.paragraphs[number].role != "body" or PREAMBLE.match(line) or parse_label(line):
        return False
    if line[0] in "(“" and line[-1] in ")”" and len(line) < 300:
        return True
    return line[-1] not in ".:,;!" and 20 < len(line) < 400 and (ruled(document, number) or line[0] == "“") and not line.isupper()


def _letter_start(words: Sequence[str], begin: int, end: int) -> int:
    """Main text of a paper without a type line (an official letter): after the addressees, else after the letterhead."""
    for number in range(begin, min(end, begin + _HEAD_PARAGRAPHS)):
        if words[number][:8].casefold() == "kính gửi":
            return _after_addressees(words, number, end)
    at = 0
    while at < min(end, 14) and len(words[at]) < 160 and (words[at].isupper() or LETTERHEAD.match(words[at])):
        if ATTACHMENT.match(words[at]) or AFTER_SIGNATURE.match(words[at]) or parse_label(words[at]):
            break
        at += 1
    return at if at < end else 0


def _after_addressees(words: Sequence[str], number: int, end: int) -> int:
    """Past "Kính gửi" and its list; `number` itself where none stands there."""
    if number >= end or words[number][:8].casefold() != "kính gửi":
        return number
    at = number + 1
    while at < end and len(words[at]) < 200 and words[at][0] in "-+–•":
        at += 1
    if at == number + 1 and words[number].rstrip(" :.…").casefold() == "kính gửi":
        while at < end and len(words[at]) < 160 and words[at][-1] in ";,.":
            at += 1
            if words[at - 1][-1] == ".":
                break
    return at


def _closing(words: Sequence[str], caps: Sequence[bool], start: int, end: int) -> range:
    """Recipients and signature of the main text, in whichever order they stand."""
    first = next((number for number in range(start, end) if _opens_closing(words, caps, number, end)), end)
    recipients = authority = named = False
    at = first
    while at < end:
        line = words[at]
        if line[0] in "Nn" and line[:8].casefold() == "nơi nhận":
            if recipients:
                break
            recipients = True
        elif line[0] in "-+–•*":
            if named and not recipients:
                break
        elif ATTACHMENT.match(line) and (caps[at] or named or len(line) < 25):
            break
        elif caps[at] and (ON_BEHALF.match(line) or OFFICE.match(line)):
            authority = True
        elif caps[at]:
            if not authority or named or _is_national(line):
                break
            named = NAME.match(line) is not None and not LETTERHEAD.match(line)
        elif named or len(line) > 220 or (parse_label(line) and not recipients):
            break
        elif NAME.match(line) and (authority or not recipients):
            named = True
        at += 1
    return range(first, at)


def _opens_closing(words: Sequence[str], caps: Sequence[bool], number: int, end: int) -> bool:
    line = words[number]
    if line[0] in "Nn" and line[:8].casefold() == "nơi nhận" and len(line) < 400:
        return True
    if number and line[0] in "-–+" and words[number - 1].endswith("Nơi nhận:"):
        return True  # the line was taken for the end of the paragraph above
    if not caps[number]:
        return False
    if ON_BEHALF.match(line):
        return True
    return (
        OFFICE.match(line) is not None
        and len(line) < 60
        and any(NAME.match(words[below]) and not words[below].isupper() for below in range(number + 1, min(end, number + 4)))
    )


def _is_national(line: str) -> bool:
    return line.startswith(("ĐẢNG CỘNG SẢN", "CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG BỘ"))
