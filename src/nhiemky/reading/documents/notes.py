"""Footnotes of a plain text: told from the running text at page ends, their marks found in the words above.

Promise: a digit is a note's mark only where such a note stands at the end of its page; the rows of notes leave the body whole
and in order, and nothing else does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nhiemky.reading.documents.text_columns import Row
from nhiemky.reading.documents.wraps import Flow

_NOTE = re.compile(r"\[?\^?(\d{1,3})\]?[.):]?\s+(?=\S)")


class _Notes(NamedTuple):
    """Footnotes at the end of one page: the page's running text [start, end) and the notes with their rows."""

    start: int
    end: int
    notes: list[tuple[str, list[Row]]]


def part_notes(text: str, rows: list[Row], flow: Flow) -> tuple[list[Row], list[tuple[str, list[Row]]], list[tuple[int, int, str]]]:
    """Footnotes at page ends leave the body; their marks in the running text above them are found."""
    if "[^" not in text and not any(row.fence == "_" for row in rows):
        return rows, [], []
    body: list[Row] = []
    blocks: list[_Notes] = []
    spaced = flow.wrapped and sum(row.blanks > 0 for row in rows) > 0.8 * len(rows)
    page_start = last = 0
    inside = False
    for row in rows:
        first = row.words[0]
        numbered = _NOTE.match(row.words) if first.isdigit() or first == "[" else None
        number = int(numbered[1]) if numbered else 0
        if inside and not (number == last + 1 and not row.page):
            if not (row.page or row.fence or (row.blanks == 0 and spaced) or row.blanks >= (3 if spaced else 1)):
                blocks[-1].notes[-1][1].append(row)
                continue
            inside = False
            page_start = row.raw
        opens = number in (last + 1, 1) and (row.fence == "_" or row.words.startswith("[^"))
        if opens and numbered and numbered[0].rstrip().endswith((".", ")")) and _find_mark(text, numbered[1], page_start, row.raw) is None:
            opens = False  # "1. Ủy ban Kiểm tra:" that a page ends with, and no word above bears the mark
        if numbered and (inside or opens):
            if not inside:
                blocks.append(_Notes(page_start, row.raw, []))
            inside = True
            last = number
            rest = row._replace(raw=row.raw + numbered.end(), words=row.words[numbered.end() :])
            blocks[-1].notes.append((numbered[1], [rest]))
            continue
        body.append(row)
    marks: list[tuple[int, int, str]] = []
    for block in blocks:
        at = block.start
        for note, _ in block.notes:
            found = _find_mark(text, note, at, block.end)
            if found is not None:
                marks.append((*found, note))
                at = found[1]
    return body, [note for block in blocks for note in block.notes], marks


def _find_mark(text: str, note: str, start: int, end: int) -> tuple[int, int] | None:
    """The mark of a note that its page ends with: digits glued to a word, to a stop or to a year ("202512")."""
    raised = note.translate(_SUPERSCRIPT)
    for mark in (f"[^{note}]", raised):
        at = text.find(mark, start, end)
        if at >= 0 and text[at + len(mark)] not in _RAISED:
            return at, at + len(mark)
    at = text.find(note, start, end)
    while at >= 0:
        after = at + len(note)
        if _is_mark(text[max(0, at - 5) : at], text[after : after + 1]):
            return at, after
        at = text.find(note, after, end)
    return None


def _is_mark(before: str, after: str) -> bool:
    """Digits between these are a footnote's mark: after a whole word, a stop or a year, before a blank or a stop."""
    if after.isalnum() or after in ("/", "%", "-", "_"):
        return False
    last, word = before[-1:], before[-2:]
    if last.isalpha():
        return len(word) == 2 and word.isalpha() and word not in _MEASURES
    if last.isdigit():
        return before[-4:].isdigit() and before[-4:-2] in ("19", "20") and not before[:-4].isdigit()
    return bool(last) and last in '.,;:)”"…*' and not (last in ".," and before[-2:-1].isdigit())


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MEASURES = frozenset({"km", "cm", "dm", "mm", "CO", "NO", "PM"})
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
