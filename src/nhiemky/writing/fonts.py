"""The bundled typeface: where its files are, which letters it has, how wide words are.

>>> text_width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
4133
>>> text_width("", 14)
0

Liberation Serif has the widths of Times New Roman, so a line drawn under a heading in Word can be as long as the heading
(05-HD/VPTW I.1) although no office PC tells us its fonts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import unpack_from
from unicodedata import normalize

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Liberation Serif"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: glyph of each character, advance of each glyph in units of the em."""

    glyphs: dict[int, int]
    advances: tuple[int, ...]
    em: int

    def width(self, text: str) -> int:
        """Sum of advances in units of the em; a character the face lacks counts as half an em."""
        last = len(self.advances) - 1
        return sum(
            self.advances[min(self.glyphs[ord(char)], last)] if ord(char) in self.glyphs else self.em // 2
            for char in normalize("NFC", text)
        )


def text_width(text: str, size: int, *, bold: bool = False, italic: bool = False) -> int:
    """Width of `text` on one line, in twentieths of a point (twips); `size` in points."""
    face = face_of(bold=bold, italic=italic)
    return round(face.width(text) * size * 20 / face.em)


@cache
def face_of(*, bold: bool = False, italic: bool = False) -> Face:
    """The bundled file for that look."""
    look = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    return read_face((FONTS / f"LiberationSerif-{look}.ttf").read_bytes())


def read_face(data: bytes) -> Face:
    """A TrueType file's `cmap` (format 4), `hmtx` and `head` tables."""
    (count,) = unpack_from(">H", data, 4)
    tables = {tag: offset for tag, _, offset, _ in (unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(count))}
    (em,) = unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = unpack_from(">H", data, tables[b"hhea"] + 34)
    advances = unpack_from(">" + "Hh" * metrics, data, tables[b"hmtx"])[::2]
    return Face(_glyphs(data, tables[b"cmap"]), advances, em)


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    (count,) = unpack_from(">H", data, cmap + 2)
    records = (unpack_from(">HHL", data, cmap + 4 + 8 * n) for n in range(count))
    start = next(cmap + offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    (doubled,) = unpack_from(">H", data, start + 6)
    size = doubled // 2
    ends = unpack_from(f">{size}H", data, start + 14)
    firsts = unpack_from(f">{size}H", data, start + 16 + doubled)
    deltas = unpack_from(f">{size}H", data, start + 16 + 2 * doubled)
    shifts_at = start + 16 + 3 * doubled
    shifts = unpack_from(f">{size}H", data, shifts_at)
    glyphs: dict[int, int] = {}
    for n, (first, end, delta, shift) in enumerate(zip(firsts, ends, deltas, shifts, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if shift:
                (glyph,) = unpack_from(">H", data, shifts_at + 2 * n + shift + 2 * (code - first))
            if glyph or not shift:
                glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs
