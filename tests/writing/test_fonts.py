"""The bundled typeface has every Vietnamese letter, and its files are the ones the README names."""

import hashlib
from itertools import product
from unicodedata import normalize

import pytest

from nhiemky.writing.fonts import FONTS, face_of, text_width

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = sorted({normalize("NFC", vowel + tone) for vowel, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", TONES)} | set("đĐ"))
LOOKS = list(product((False, True), repeat=2))


@pytest.mark.parametrize(("bold", "italic"), LOOKS)
def test_every_vietnamese_letter_has_its_own_glyph(bold: bool, italic: bool) -> None:
    face = face_of(bold=bold, italic=italic)
    assert len(LETTERS) == 146
    assert [letter for letter in LETTERS if not face.glyphs.get(ord(letter))] == []


@pytest.mark.parametrize(("bold", "italic"), LOOKS)
def test_digits_signs_and_dashes_of_office_papers_are_there(bold: bool, italic: bool) -> None:
    face = face_of(bold=bold, italic=italic)
    assert [sign for sign in "0123456789.,;:/-–—…“”‘’%‰()[]+*≥≤=<>&№§\u00a0" if not face.glyphs.get(ord(sign))] == []


def test_a_tone_does_not_widen_a_letter_and_decomposed_text_measures_alike() -> None:
    assert text_width("uỷ", 14) == text_width("uy", 14) == text_width(normalize("NFD", "uỷ"), 14)


def test_the_files_are_those_of_the_readme() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    files = sorted(FONTS.glob("*.ttf"))
    assert len(files) == 4
    for file in files:
        assert f"| {file.name} | `{hashlib.sha256(file.read_bytes()).hexdigest()}` |" in readme
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
