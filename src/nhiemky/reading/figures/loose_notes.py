"""Footnotes that the reader of the file did not part from the text: "[1] Gồm ...", "¹ Khối ...", "2 Gồm ..." on lines of their own.

What it promises: a note is paired with its mark only where the same number stands glued to a word before it, in brackets, raised
or plain; a text whose notes were read has none.

>>> from nhiemky.reading.documents.text import read_text
>>> document = read_text("Kết nạp 9 đảng viên¹.\\n\\n¹ Khối xã 5, khối phường 4.\\n".encode(), "a.txt")
>>> [(note.number, document.clean[note.start:note.end]) for note in loose_notes(document)]
[('1', 'Khối xã 5, khối phường 4.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nhiemky.domain.source import SourceDocument

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(r"(?:\[(?P<bracketed>\d{1,2})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?P<plain>\d{1,2})) ?(?=[A-ZĐÀ-Ỹ(])")
_MARK = re.compile(r"(?<=[^\W\d_])(?:\[(?P<bracketed>\d{1,2})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|(?P<plain>\d{1,2}))(?![\w/.-]*\w)")
_REACH = 60


@dataclass(frozen=True, slots=True)
class LooseNote:
    """at: clean place of the mark; start, end: of the note's words."""

    number: str
    at: int
    start: int
    end: int


def loose_notes(document: SourceDocument) -> Iterator[LooseNote]:
    """In the order of the notes."""
    if document.marks:
        return
    clean = document.clean
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.role != "body" or (note := _NOTE.match(clean, paragraph.start, paragraph.end)) is None:
            continue
        number = (note[0].strip(" []")).translate(_RAISED)
        first = document.paragraphs[max(0, index - _REACH)].start
        for mark in _MARK.finditer(clean, first, paragraph.start):
            if clean[mark.start() - 2 : mark.start()] in ("km", " m"):
                continue  # "58,4 km2"
            if mark.lastgroup == note.lastgroup and mark[0].strip("[]").translate(_RAISED) == number:
                yield LooseNote(number, mark.start(), note.end(), paragraph.end)
                break
