"""The bundled typefaces hold every Vietnamese letter, and the page asks nobody else for one."""

import itertools
import re
import unicodedata
from pathlib import Path
from struct import unpack_from

import brotli
import pytest

STATIC = Path(__file__).resolve().parents[3] / "src" / "nhiemky" / "web" / "static"
_TAGS = "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
LETTERS = "".join(
    letter
    for base, marks in [("aăâeêioôơuưy", "\u0300\u0301\u0303\u0309\u0323"), ("aăâeêioôơuưyđ", "")]
    for vowel, mark in itertools.product(base, [*marks, ""] if marks else [""])
    for letter in unicodedata.normalize("NFC", vowel + mark)
)
VIETNAMESE = {letter for letter in LETTERS if ord(letter) > 127 or letter in "aeiouy"}
VIETNAMESE |= {letter.upper() for letter in VIETNAMESE}


def characters(data: bytes) -> set[int]:
    """The characters of a WOFF2 file: its table directory, one brotli stream, the cmap of format 4 or 12."""

    def number(at: int) -> tuple[int, int]:
        value = 0
        while True:
            byte = data[at]
            at += 1
            value = value << 7 | byte & 0x7F
            if not byte & 0x80:
                return value, at

    count, at = unpack_from(">H", data, 12)[0], 48
    offset, cmap = 0, None
    tags = [_TAGS[n : n + 4] for n in range(0, len(_TAGS), 5)]
    for _ in range(count):
        flags, at = data[at], at + 1
        if flags & 0x3F == 63:
            tag, at = data[at : at + 4].decode(), at + 4
        else:
            tag = tags[flags & 0x3F]
        length, at = number(at)
        transformed = (flags >> 6 != 3) if tag in ("glyf", "loca") else flags >> 6 != 0
        if transformed:
            length, at = number(at)
        if tag == "cmap":
            cmap = offset
        offset += length
    table = brotli.decompress(data[at : at + unpack_from(">I", data, 20)[0]])[cmap:]
    found: set[int] = set()
    for record in range(unpack_from(">H", table, 2)[0]):
        start = unpack_from(">HHI", table, 4 + 8 * record)[2]
        if unpack_from(">H", table, start)[0] == 4:
            doubled = unpack_from(">H", table, start + 6)[0]
            ends = unpack_from(f">{doubled // 2}H", table, start + 14)
            firsts = unpack_from(f">{doubled // 2}H", table, start + 16 + doubled)
            for first, end in zip(firsts, ends, strict=True):
                found.update(range(first, min(end, 0xFFFE) + 1))
        elif unpack_from(">H", table, start)[0] == 12:
            for group in range(unpack_from(">I", table, start + 12)[0]):
                first, end, _ = unpack_from(">III", table, start + 16 + 12 * group)
                found.update(range(first, end + 1))
    return found


def test_there_are_146_letters_to_look_for():
    assert len(VIETNAMESE) == 146


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize("look", ["normal", "italic"])
def test_the_two_subsets_of_a_face_hold_all_146_letters(family, look):
    folder = STATIC / "vendor" / f"noto-{family}"
    held = set().union(
        *(characters((folder / f"noto-{family}-{subset}-wght-{look}.woff2").read_bytes()) for subset in ("latin", "vietnamese"))
    )
    assert not {letter for letter in VIETNAMESE if ord(letter) not in held}


def test_the_declared_ranges_hold_all_146_letters():
    words = (STATIC / "nhiemky" / "fonts.css").read_text(encoding="utf-8")
    ranges = [
        tuple(int(end, 16) for end in (found[1], found[2] or found[1])) for found in re.finditer(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", words)
    ]
    assert not {letter for letter in VIETNAMESE if not any(first <= ord(letter) <= last for first, last in ranges)}


def test_no_stylesheet_and_no_script_asks_another_host():
    ours = [path for kind in ("*.css", "*.js") for path in (STATIC / "nhiemky").rglob(kind)]
    assert len(ours) > 10
    found = {
        path.name
        for path in ours
        for address in re.findall(r"(?:https?:)?//[a-z0-9.]+\.[a-z]+", path.read_text(encoding="utf-8"))
        if "www.w3.org" not in address
    }
    assert not found


def test_stylesheets_stay_within_chrome_109():
    for path in (STATIC / "nhiemky").rglob("*.css"):
        words = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r":has\(|color-mix\(|oklch\(|subgrid|text-wrap|@layer|light-dark\(|popover|@starting-style", words), path.name
