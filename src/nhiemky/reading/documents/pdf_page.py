"""One PDF page as printed rows: words with their places, put together by position, not by the order in the file.

Promise: words on one line of sight are one row even where the file stores them apart (superscripts, columns); a wide gap
parts a row into segments. Places are points from the left and from the bottom of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_WORD = re.compile(r"\S+")
_BOLD_FROM = 600
_WIDE_GAP = 16.0


class Word(NamedTuple):
    """A word and its box; weight as the font says it (400 plain, 700 bold), 0 unknown; sure: 0..100, below 100 only where recognised."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    weight: int = 0
    sure: int = 100


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
    for match in _WORD.finditer(text):
        first, last = match.start(), match.end() - 1
        left, bottom, right, top = textpage.get_charbox(first, loose=True)
        if last > first:
            _, low, right, high = textpage.get_charbox(last, loose=True)
            bottom, top = min(bottom, low), max(top, high)
        words.append(Word(match[0], left, bottom, right, top, pdfium.FPDFText_GetFontWeight(textpage, first)))
    textpage.close()
    return words


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
