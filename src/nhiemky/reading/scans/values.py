"""What passes between the child that may open the file and the parent that may start the recognition program.

>>> strip = Strip(0, 40, left=300, top=900)
>>> strip.on_page(12, 10)
(312, 910)

Pixels count from the left and from the top; points of a page from the left and from the bottom, as everywhere in `pdf_page`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nhiemky.reading.documents.pdf_page import Word
from nhiemky.reading.documents.pdf_tables import CellBox

UNSURE = 80
"""A recognised word less sure than this is shown for confirmation. Measured: of the words above it 1 in 200 is wrong."""


def recognised_words(pages: Sequence[tuple[int, int]]) -> str:
    """The notice of a paper with recognised pages: (page as a person counts, how sure).

    >>> recognised_words([(1, 93), (2, 71)])
    'Trang 1 (độ chắc 93%), 2 (độ chắc 71%) là ảnh, chữ do máy nhận dạng: xem lại những chữ được đánh dấu trước khi dùng.'
    """
    named = ", ".join(f"{number} (độ chắc {sure}%)" for number, sure in pages)
    return f"Trang {named} là ảnh, chữ do máy nhận dạng: xem lại những chữ được đánh dấu trước khi dùng."


class Strip(NamedTuple):
    """Rows [start, end) of a region's picture are the part of the page that begins at (left, top)."""

    start: int
    end: int
    left: int
    top: int

    def on_page(self, x: int, y: int) -> tuple[int, int]:
        """A pixel of the region -> its pixel of the page."""
        return self.left + x, self.top + y - self.start


class Region(NamedTuple):
    """A grey picture to recognise as one: the running text of a page, or the cells of its tables set under one another.

    picture   a binary PGM. layout: tesseract's page segmentation mode.
    """

    picture: bytes
    layout: int
    strips: tuple[Strip, ...]


class PagePicture(NamedTuple):
    """A page without text, prepared: upright, rules taken out. scale: pixels a point. tables: boxes of their cells, in points."""

    number: int
    width: float
    height: float
    scale: float
    regions: tuple[Region, ...]
    tables: tuple[tuple[CellBox, ...], ...] = ()


class ReadWord(NamedTuple):
    """A word as recognised, in pixels of its region. confidence: 0..100 as the program gives it."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: int


class ReadPage(NamedTuple):
    """A recognised page: words with boxes in points, each with how sure it is; tables as found."""

    number: int
    words: tuple[Word, ...]
    tables: tuple[tuple[CellBox, ...], ...]

    @property
    def sure(self) -> int:
        """The mean over letters: a long word counts more than a stop."""
        letters = sum(len(word.text) for word in self.words)
        return round(sum(len(word.text) * word.sure for word in self.words) / letters) if letters else 0
