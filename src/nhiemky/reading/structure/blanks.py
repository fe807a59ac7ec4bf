"""Places to fill in: runs of dots that stand for a word, not for "and so on".

>>> text = "Nghị quyết đại hội chi bộ..... nhiệm kỳ này, các hội, đoàn thể... ở cơ sở"
>>> [text[start:end] for start, end in find_blanks(text)]
['quyết đại hội chi bộ..... nhiệm kỳ này, các']
"""

from __future__ import annotations

import re

from nhiemky.domain.outline import Blank
from nhiemky.domain.source import SourceDocument

_DOTS = re.compile(r"\.\.+|……*|___+")
_BEFORE_SHORT = re.compile(r"(?:[)\s(/]|thứ|khóa|số|ngày|tháng|năm|^)$", re.IGNORECASE)
_SIGN_HERE = re.compile(r"\(\s*[Kk]ý[^)]{0,60}\)")
_AROUND = 4
_NEAR = 24


def find_blanks(text: str) -> list[tuple[int, int]]:
    """[start, end) of each blank with the words around it; neighbours ("ngày..... tháng.....") are one."""
    runs: list[tuple[int, int]] = []
    for match in _DOTS.finditer(text):
        if not _is_blank(text, match.start(), match.end()):
            continue
        if runs and match.start() - runs[-1][1] <= _NEAR:
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append(match.span())
    return [_with_words(text, start, end) for start, end in runs]


def _is_blank(text: str, start: int, end: int) -> bool:
    """Five dots are a blank; fewer may be "and so on" and are one only where a word is missing."""
    if end - start > 4 or (text[start] in "…_" and end - start > 1):
        return True
    after = text[end : end + 1]
    if after and not (after.isspace() or after in ",/)"):
        return False
    return _BEFORE_SHORT.search(text, max(0, start - 6), start) is not None


def _with_words(text: str, start: int, end: int) -> tuple[int, int]:
    before = list(re.finditer(r"\S+", text[:start]))[-_AROUND - 1 :]
    after = list(re.finditer(r"\S+", text[end:]))[:_AROUND]
    return (before[0].start() if before else start), (end + after[-1].end() if after else end)


def blanks_in(document: SourceDocument, paragraph: int) -> list[Blank]:
    """Blanks of one paragraph; the words before the dots name the field."""
    place = document.paragraphs[paragraph]
    words = document.words(place)
    found = []
    if "..." in words or "…" in words or "___" in words or ".." in words:
        for start, end in find_blanks(words):
            name = re.split(r"\.{2,}|…|_{3,}", words[start:end], maxsplit=1)[0].strip(" (,")
            found.append(_blank(document, name or "chỗ trống", place.start + start, place.start + end))
    if "ý" in words and (sign := _SIGN_HERE.search(words)):
        found.append(_blank(document, "chữ ký, họ tên, dấu", place.start + sign.start(), place.start + sign.end()))
    return found


def _blank(document: SourceDocument, name: str, start: int, end: int) -> Blank:
    return Blank(name, document.quote(start, end), document.span(start, end))
