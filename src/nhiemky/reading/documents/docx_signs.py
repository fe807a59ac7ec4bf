"""Signs of the fonts that print pictures instead of letters (Symbol, Wingdings): the character a reader sees.

>>> sign_in("Symbol", 0xF0B3), sign_in("Wingdings", 0xFE), sign_in("Wingdings", 0xF0D8), plain_signs("Symbol", "đạt \\uf0b3 90%")
('≥', '☑', '•', 'đạt ≥ 90%')

Promise: signs of arithmetic and ticked boxes are read as such, as figures hang on them; any other picture is a bullet.
"""

from __future__ import annotations

import re

_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_SIGN = re.compile("[\ue000-\uf8ff]")
_GREEK = dict(zip("abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_SYMBOL = {
    0x2A: "*", 0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xE5: "∑", 0xDE: "⇒",
    **{ord(char): char for char in " !#%&()+,./0123456789:;<=>?[]_{|}"},
    **{ord(latin): greek for latin, greek in _GREEK.items()},
    **{ord(latin.upper()): greek.upper() for latin, greek in _GREEK.items()},
}  # fmt: skip
_WINGDINGS = {0x20: " ", 0x6F: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xE0: "→", 0xF0: "→"}
_WINGDINGS_2 = {0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"}
_BULLETS = frozenset("-+–—*○◦●▪•")


def sign_in(font: str | None, code: int) -> str:
    """What the character `code` of that font prints."""
    name = (font or "").casefold()
    low = code - 0xF000 if code in _PRIVATE else code
    if name == "symbol":
        return _SYMBOL.get(low, "•")
    if name.startswith("wingdings"):
        return (_WINGDINGS if name == "wingdings" else _WINGDINGS_2).get(low, "•")
    return "•" if 0xE000 <= code <= 0xF8FF else chr(code)


def plain_signs(font: str | None, words: str) -> str:
    """`words` with the signs in them as they are printed; letters typed in a font that has no pictures stay."""
    name = (font or "").casefold()
    if name.startswith("wingdings"):
        return "".join(sign_in(font, ord(char)) if char not in "\n\t\f" else char for char in words)
    if name == "symbol":
        return "".join(sign_in(font, ord(char)) if "\ue000" <= char <= "\uf8ff" or "\xa1" <= char <= "\xff" else char for char in words)
    return words if words.isascii() else _PRIVATE_SIGN.sub(lambda sign: sign_in(font, ord(sign[0])), words)


def bullet(font: str | None, text: str) -> str:
    """The bullet a list prints: dashes, plus signs, stars and dots as they are, every other picture as "•".

    >>> bullet("Symbol", "\\uf02d"), bullet("Courier New", "o"), bullet("Wingdings", "§")
    ('-', '•', '•')
    """
    seen = plain_signs(font, text.strip()).strip()[:1]
    return seen if seen in _BULLETS and seen else "•"
