"""One PDF page as printed rows: words with their places, put together by position, not by the order in the file.

Promise: words on one line of sight are one row even where the file stores them apart (superscripts, columns); a wide gap
parts a row into segments. Places are points from the left and from the bottom of the page.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_WORD = re.compile(r"\S+")
_BOLD_FROM = 600
_WIDE_GAP = 16.0
_LEAST_SPACED = 5


class Word(NamedTuple):
    """A word and its box; weight as the font says it (400 plain, 700 bold), 0 unknown; sure: 0..100, below 100 only where recognised.

    font: its name in the file; angle: degrees by which it is turned, 0, 90, 180 or 270.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    weight: int = 0
    sure: int = 100
    font: str = ""
    angle: int = 0


@dataclass(slots=True)
class Segment:
    """Words of a row that stand together."""

    words: list[Word]

    @property
    def text(self) -> str:
        return _joined(self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def bold(self) -> bool:
        return all(word.weight >= _BOLD_FROM for word in self.words)


@dataclass(slots=True)
class PrintedRow:
    """One line of print across the page."""

    segments: list[Segment]
    bottom: float
    top: float

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def height(self) -> float:
        """Height of the words that set the line, raised marks left out."""
        heights = sorted(word.top - word.bottom for segment in self.segments for word in segment.words)
        return heights[len(heights) // 2]


def read_words(page: Any) -> list[Word]:
    """Words of a pypdfium2 page, in the order of the file."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = textpage.get_text_range() if count else ""
    if len(text) != count:
        text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage, index) or 32) for index in range(count))
    # a hyphen that pdfium takes for a line's end comes as U+0002
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    words = []
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        left, bottom, right, top = textpage.get_charbox(first, loose=True)
        if last > first:
            begin, low, stop, high = textpage.get_charbox(last, loose=True)
            left, bottom, right, top = min(left, begin), min(bottom, low), max(right, stop), max(top, high)
        angle = -round(math.degrees(pdfium.FPDFText_GetCharAngle(textpage, first)) / 90) * 90 % 360
        weight = pdfium.FPDFText_GetFontWeight(textpage, first)
        size = pdfium.FPDFText_GetFontInfo(textpage, first, name, len(name), flags)
        font = name.raw[: size - 1].decode("utf-8", "replace") if 1 < size <= len(name) else ""
        words.append(Word(match[0], left, bottom, right, top, weight, 100, font, angle))
    textpage.close()
    return words


def turn_of(words: list[Word]) -> int:
    """Degrees by which most of a page's words are turned."""
    angles = [word.angle for word in words if len(word.text) > 1] or [0]
    return max((0, 90, 180, 270), key=angles.count)


def turned(words: list[Word], turn: int, width: float, height: float) -> list[Word]:
    """Words of a page of that size turned upright by `turn` degrees."""

    def place(x: float, y: float) -> tuple[float, float]:
        return (y, width - x) if turn == 90 else (width - x, height - y) if turn == 180 else (height - y, x)

    out = []
    for word in words:
        (x, y), (z, t) = place(word.left, word.bottom), place(word.right, word.top)
        out.append(word._replace(left=min(x, z), right=max(x, z), bottom=min(y, t), top=max(y, t)))
    return out


def rows_of(words: list[Word]) -> list[PrintedRow]:
    """Words as rows from the top down; those that overlap in height by half are one row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-(word.top + word.bottom), word.left)):
        for row in rows[-3:]:
            if _overlap(row[0], word) >= 0.5:
                row.append(word)
                break
        else:
            rows.append([word])
    return [_row(row) for row in rows]


def _overlap(one: Word, other: Word) -> float:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min(one.top - one.bottom, other.top - other.bottom)
    return shared / smaller if smaller > 0 else 0.0


def _row(words: list[Word]) -> PrintedRow:
    words.sort(key=lambda word: word.left)
    words = _put_together(words)
    segments = [Segment([words[0]])]
    for word in words[1:]:
        last = segments[-1].words[-1]
        if word.left >= last.left - 0.5 and word.right <= last.right + 0.5:
            continue  # printed twice over itself (bold by overprint, a mark set apart)
        if word.left - last.right > max(_WIDE_GAP, 1.4 * (word.top - word.bottom)):
            segments.append(Segment([word]))
        else:
            segments[-1].words.append(word)
    return PrintedRow(segments, min(word.bottom for word in words), max(word.top for word in words))


def _put_together(words: list[Word]) -> list[Word]:
    """Letters spaced out for a title ("K Ế  H O Ạ C H") as words: a wider gap parts two of them."""
    if sum(len(word.text) == 1 for word in words) < _LEAST_SPACED:
        return words
    out: list[Word] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].text) == 1 and words[end].text.isupper():
            end += 1
        if end - at < _LEAST_SPACED:
            out += words[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        run = words[at:end]
        gaps = [other.left - one.right for one, other in itertools.pairwise(run)]
        usual = sorted(gaps)[len(gaps) // 2]
        whole = run[0]
        for gap, letter in zip(gaps, run[1:], strict=True):
            if gap > max(1.6 * usual, usual + 2):
                out.append(whole)
                whole = letter
            else:
                whole = whole._replace(text=whole.text + letter.text, right=letter.right)
        out.append(whole)
        at = end
    return out


def _joined(words: list[Word]) -> str:
    """Words with blanks between them; a raised mark or the stop after it is glued on."""
    return "".join(_spaced(words))


def _spaced(words: list[Word]) -> Iterator[str]:
    last: Word | None = None
    for word in words:
        if last is not None and not _hangs_on(last, word):
            yield " "
        yield word.text
        last = word


def _hangs_on(last: Word, word: Word) -> bool:
    """No blank between them: a raised number after its word, or what goes on right behind it."""
    if word.left - last.right > 0.09 * (last.top - last.bottom):
        return False
    raised = word.top - word.bottom < 0.85 * (last.top - last.bottom)
    return raised or not (last.text.isdigit() and word.text[0].isalpha())
