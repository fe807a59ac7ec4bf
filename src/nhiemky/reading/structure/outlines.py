"""Outlines (đề cương) sent along: title, introduction, the tree of headings with their guidance.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> paper = ("KẾ HOẠCH", "sơ kết", "1. Gửi báo cáo.", "Nơi nhận:", "- Lưu.")
>>> lines = (*paper, "ĐỀ CƯƠNG", "Báo cáo sơ kết", "I- KẾT QUẢ", "Nêu số liệu.", "- So sánh.")
>>> document = read_text("\\n\\n".join(lines).encode(), "a.txt")
>>> (outline,) = read_outlines(document, lay_out(document))
>>> outline.title, outline.subtitle, outline.nodes[0].title, outline.nodes[0].guidance
('ĐỀ CƯƠNG', 'Báo cáo sơ kết', 'KẾT QUẢ', ('Nêu số liệu.', '- So sánh.'))

Promise: every paragraph between the title and the signature stands in the introduction, in a title or in the guidance
of the heading above it; bullets are guidance, numbered paragraphs are headings however long they are.
"""

from __future__ import annotations

import re

from nhiemky.domain.directive import Header
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Blank, Outline, OutlineNode
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.blanks import blanks_in
from nhiemky.reading.structure.form_words import LETTERHEAD, ON_BEHALF, TYPE_LINE, ruled
from nhiemky.reading.structure.headings import Heading, read_headings
from nhiemky.reading.structure.layout import Attachment, Layout
from nhiemky.vietnamese.symbols import SYMBOL, read_symbol

ATTACHED = re.compile(r"[(\s*]*(?:được\s+)?(?:ban hành\s+)?(?:gửi\s+|đính\s+)?kèm(?:\s+theo)?\b", re.IGNORECASE)
"""The line "(kèm theo Kế hoạch số ...)" under a title."""

_SYMBOL = re.compile(SYMBOL)
_ATTACHED_BEHIND = re.compile(
    r"(?<!\s)\s*+\((?:được )?(?:ban hành )?(?:gửi |đính )?kèm(?: theo)?(?! \w+ báo cáo)[^()]{0,200}\)$", re.IGNORECASE
)
_REFERRING = re.compile(r"\((?:[Bb]ố cục|[Tt]hực hiện|[Nn]ội dung|[Tt]heo|[Nn]hư|[Gg]ồm)\b")
_NUMBERED_APPENDIX = re.compile(r"(?:phụ lục|mẫu|biểu)(?:\s+số)?\s*[\dIVX]{0,4}[a-z]?\s*[.:]?$", re.IGNORECASE)
_SIGN = re.compile(r"\(\s*[Kk]ý\b")


def read_outlines(document: SourceDocument, layout: Layout, header: Header | None = None) -> tuple[Outline, ...]:
    """Outlines in the order they stand. `header`: of the main paper; its symbol is what an outline hangs on by default."""
    symbol = header.symbol if header else None
    parts = [part for part in layout.attachments if part.kind == "outline"]
    return tuple(_read(document, layout, part, f"l{number}", symbol) for number, part in enumerate(parts, 1))


def title_block(document: SourceDocument, layout: Layout, part: Attachment) -> tuple[range, int | None, int]:
    """Title lines of an attachment, its "(kèm theo ...)" line if any, and the first paragraph after both."""
    opening = _own_title(layout, part)
    at = opening + 1
    attached = None
    while at <= part.last and at - opening <= 12:
        line = layout.words[at]
        place = document.paragraphs[at]
        if place.role != "body" or layout.labels[at] is not None:
            break
        if ATTACHED.match(line):
            attached = at
            break
        if ruled(document, at) or _REFERRING.match(line) or len(line) > 250 or (line[-1] in ".:;" and not line.endswith("..")):
            break
        at += 1
    title = range(opening, at)
    return title, attached, (at if attached is None else attached + 1)


def _own_title(layout: Layout, part: Attachment) -> int:
    """Where the title begins: below the letterhead to fill in that a form has under "Mẫu số 01"."""
    below = range(part.opening + 1, min(part.last + 1, part.opening + 12))
    if not _NUMBERED_APPENDIX.match(layout.words[part.opening]):
        return part.opening
    for number in below:
        line = layout.words[number]
        if TYPE_LINE.match(line) and line.isupper() and number > part.opening + 2:
            return number
        if not (line.isupper() or LETTERHEAD.match(line) or len(line) < 60):
            break
    return part.opening


def _read(document: SourceDocument, layout: Layout, part: Attachment, name: str, symbol: str | None) -> Outline:
    titles, attached, start = title_block(document, layout, part)
    stop = _signature(layout, start, part.last + 1)
    headings = read_headings(document, layout.words, layout.labels, range(start, stop), all_titles=True)
    first = headings[0].paragraph if headings else stop
    lines = [layout.words[number] for number in titles]
    if len(lines) > 1 and _NUMBERED_APPENDIX.match(lines[0]):
        del lines[0]
    if attached is None and (behind := _ATTACHED_BEHIND.search(lines[-1])) and behind.start() > 3:
        lines[-1] = lines[-1][: behind.start()]
        attached = titles.stop - 1
    if attached is not None and (found := _SYMBOL.search(layout.words[attached])):
        symbol = read_symbol(found[0]).symbol
    blanks: list[Blank] = []
    for number in range(part.first, part.last + 1):
        if document.paragraphs[number].role == "body":
            blanks += blanks_in(document, number)
    last = attached if attached is not None else titles.stop - 1
    place = document.paragraphs[part.first].start, document.paragraphs[last].end
    return Outline(
        id=name,
        title=lines[0],
        subtitle=" ".join(lines[1:]) or None,
        attached_to=symbol,
        intro=tuple(_text(layout, number) for number in range(start, first) if document.paragraphs[number].role == "body"),
        blanks=tuple(blanks),
        nodes=_nodes(document, layout, headings, stop),
        evidence=Evidence(document.quote(*place), document.span(*place)),
    )


def _signature(layout: Layout, start: int, stop: int) -> int:
    """Where the outline's own signature block begins, `stop` where it has none."""
    for number in range(stop - 1, max(start, stop - 12) - 1, -1):
        line = layout.words[number]
        if ON_BEHALF.match(line) and line.isupper():
            return number
    for number in range(stop - 1, max(start, stop - 4) - 1, -1):
        line = layout.words[number]
        if _SIGN.match(line):
            return number - 1 if number - 1 > start and layout.words[number - 1].isupper() else number
    return stop


def _text(layout: Layout, number: int) -> str:
    line = layout.words[number]
    return line[2:] if line.startswith("* ") else line


def _nodes(document: SourceDocument, layout: Layout, headings: tuple[Heading, ...], stop: int) -> tuple[OutlineNode, ...]:
    children: list[list[OutlineNode]] = [[] for _ in headings]
    tops: list[OutlineNode] = []
    below = stop
    # from the last heading up: children are complete before their parent is made
    for index in range(len(headings) - 1, -1, -1):
        heading = headings[index]
        node = OutlineNode(
            label=heading.label,
            title=heading.title,
            guidance=tuple(
                _text(layout, number) for number in range(heading.last + 1, below) if document.paragraphs[number].role == "body"
            ),
            span=document.span(heading.start, heading.end),
            children=tuple(reversed(children[index])),
        )
        (tops if heading.parent < 0 else children[heading.parent]).append(node)
        below = heading.paragraph
    return tuple(reversed(tops))
