"""Words of the recognition program -> words of a page, as if they had been printed in the PDF.

>>> rows = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
>>> line = "4\\t1\\t1\\t1\\t1\\t0\\t90\\t200\\t600\\t30\\t-1\\t\\n"
>>> read_tsv(rows + line + "5\\t1\\t1\\t1\\t1\\t1\\t100\\t200\\t60\\t30\\t91.5\\tSố\\n")
(ReadWord(text='Số', left=100, top=200, right=160, bottom=230, confidence=92),)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nhiemky.reading.documents.pdf_page import Word
from nhiemky.reading.scans.set_phrases import as_set_phrase
from nhiemky.reading.scans.values import PagePicture, ReadPage, ReadWord, Region
from nhiemky.vietnamese.unicode import nfc

_LINE_LEVEL, _WORD_LEVEL = "4", "5"
_SPECK_SURE = 75
_BULLETS = frozenset("-–—+*•")


def read_tsv(words: str) -> tuple[ReadWord, ...]:
    """The program's table of words; each stands as high as its line, as print does, whatever letters it has."""
    found: list[ReadWord] = []
    lines: list[int] = []
    top, height = 0, 0
    for line in words.splitlines():
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == _LINE_LEVEL:
            top, height = int(cells[7]), int(cells[9])
            lines.append(len(found))
        if len(cells) == 12 and cells[0] == _WORD_LEVEL and cells[11].strip():
            left, width = int(cells[6]), int(cells[8])
            found.append(ReadWord(nfc(cells[11].strip()), left, top, left + width, top + height, round(float(cells[10]))))
    bounds = [*lines, len(found)] if lines[:1] == [0] else [0, *lines, len(found)]
    return tuple(word for start, end in pairwise(bounds) for word in as_set_phrase(found[start:end]))


def page_of_words(picture: PagePicture, read: Sequence[tuple[ReadWord, ...]]) -> ReadPage:
    """read: the words of each region, in the order of `picture.regions`. Specks (a lone stroke, hardly sure) are left out."""
    words = [
        placed
        for region, found in zip(picture.regions, read, strict=True)
        for word in found
        if not _is_speck(word, found) and (placed := _placed(picture, region, word))
    ]
    return ReadPage(picture.number, tuple(words), picture.tables)


def _is_speck(word: ReadWord, found: Sequence[ReadWord]) -> bool:
    """Dust, or what is left of a rule: no letter, no digit, hardly sure; a bullet with words behind it is none."""
    if word.confidence >= _SPECK_SURE or any(letter.isalnum() for letter in word.text):
        return False
    return word.text not in _BULLETS or not any(other.top == word.top and other.left > word.right for other in found)


def _placed(picture: PagePicture, region: Region, word: ReadWord) -> Word | None:
    middle = (word.top + word.bottom) // 2
    for strip in region.strips:
        if strip.start <= middle < strip.end:
            left, top = strip.on_page(word.left, word.top)
            right, bottom = strip.on_page(word.right, word.bottom)
            scale, height = picture.scale, picture.height
            sure = max(0, min(99, word.confidence))
            return Word(word.text, left / scale, height - bottom / scale, right / scale, height - top / scale, sure=sure)
    return None
