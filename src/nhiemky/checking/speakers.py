"""Who speaks in a paragraph: the paper itself, or a unit whose words it gathers.

>>> from nhiemky.domain.source import Seam
>>> text = "Có 6 chi bộ.\\nĐảng bộ Sở Gió: Có 2 chi bộ.\\nCó 9 chi bộ.\\nII- KẾT QUẢ\\nTốt."
>>> ends = [at for at, letter in enumerate(text) if letter == "\\n"] + [len(text)]
>>> paragraphs = tuple(Paragraph(start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends))
>>> [speaker for _, _, speaker in spoken_paragraphs(SourceDocument("a.txt", "text", text, text, (Seam(0, 0),), paragraphs))]
['', 'Đảng bộ Sở Gió', 'Đảng bộ Sở Gió', '', '']

Promise: a paragraph that opens with a unit's name and a colon gives the word to that unit, until the next heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.vietnamese.unicode import tone_key

_ATTRIBUTED = re.compile(
    r"\s*(?:[-+*•]\s*)?(?:các đơn vị|\d{1,5} đơn vị|đảng bộ|chi bộ|đảng uỷ|chi uỷ|huyện uỷ|thành uỷ|thị uỷ|quận uỷ|xã|phường"
    r"|thị trấn|sở|phòng|ban|trường|công ty|hội|bệnh viện|trung tâm|cục|chi cục|kho bạc|văn phòng|viện|đoàn)\b[^:.;]{2,400}:"
)
_HEADING = re.compile(r"\s*(?:[IVXLC]{1,6}[-.)]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]|phần thứ|mục )\s*", re.IGNORECASE)


def own_paragraphs(document: SourceDocument) -> Iterator[tuple[int, Paragraph]]:
    """Paragraphs of the running text in which the paper speaks for itself: no table, no guidance, nothing under a unit's name."""
    return ((number, paragraph) for number, paragraph, speaker in spoken_paragraphs(document) if not speaker)


def spoken_paragraphs(document: SourceDocument) -> Iterator[tuple[int, Paragraph, str]]:
    """Paragraphs of the running text with who speaks, "" for the paper itself.

    A paragraph that opens with a unit's name and a colon gives the word to that unit, until the next heading.
    """
    speaker = ""
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.role != "body" or paragraph.emphasis == "h":
            continue
        words = document.clean[paragraph.start : min(paragraph.end, paragraph.start + 450)]
        if paragraph.heading or "b" in paragraph.emphasis or _HEADING.match(words):
            speaker = ""
        elif _ATTRIBUTED.match(tone_key(words)):
            speaker = words.partition(":")[0].strip(" -+*•")
        yield number, paragraph, speaker
