"""Vietnamese letters: one form for storing, keys for comparing, finding and sorting.

>>> fold("  Ðảng ủy – KHỐI  doanh nghiệp")
'dang uy - khoi doanh nghiep'
>>> tone_key("Hoà Khoá Thuỷ") == tone_key("hòa khóa thủy"), tone_key("má") == tone_key("ma")
(True, False)
>>> sorted(["ê", "đá", "da", "ăn", "anh", "dã"], key=sort_key)
['anh', 'ăn', 'da', 'dã', 'đá', 'ê']

Text is stored as `nfc(control_free(text))`; keys are never shown. What Windows keyboards type as "tổ hợp"
(â + combining tone) is neither NFC nor NFD; `nfc` repairs it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What looks alike but is another character: eth for đ, the dashes, the quotes.
_LOOKALIKES = {
    "đ": "d",
    "Đ": "d",
    "ð": "d",
    "Ð": "d",
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
}

_CONTROLS = (
    "\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u180e"  # zero width, marks of direction, soft hyphen
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\U000e0000-\U000e007f"  # tags
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, C1 but tab, newline, next line
)
_CONTROL = re.compile(f"[{_CONTROLS}]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def nfc(text: str) -> str:
    """Composed form, the only one stored.

    >>> nfc("khô\\u0301i") == "khối"
    True
    """
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def control_free(text: str) -> str:
    """Without what cannot be seen: zero width, bidi controls, tags, control codes (newline and tab stay).

    >>> control_free("Sở\\u200b Tài\\u202e chính")
    'Sở Tài chính'
    """
    return _CONTROL.sub("", text)


def has_bidi_control(text: str) -> bool:
    """Text that would show in another order than it is stored; a name like that is refused.

    >>> has_bidi_control("bao-cao\\u202exslx.exe"), has_bidi_control("bao-cao.xlsx")
    (True, False)
    """
    return not text.isascii() and _BIDI.search(text) is not None


class _FoldTable(dict[int, str]):
    """Code point -> its folded form, worked out once for each character met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = self._fold(char)
        while (again := "".join(map(self._fold, folded))) != folded:
            folded = again
        self[code] = folded
        return folded

    @staticmethod
    def _fold(char: str) -> str:
        if char in _LOOKALIKES:
            return _LOOKALIKES[char]
        if char.isspace():
            return " "
        if _CONTROL.match(char):
            return ""
        plain = (c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
        return "".join(_LOOKALIKES.get(c, c) for c in plain).casefold()


_FOLD = _FoldTable()


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Key for comparing words where marks, capitals, dashes, quotes and blanks do not count.

    Works on any Unicode form. Idempotent.
    """
    return " ".join(text.translate(_FOLD).split())


search_key = fold
"""Key stored beside a name to find it by, typed with or without marks."""


_PLACEMENT = re.compile("[òóỏõọ][ae]|[ùúủũụ]y")
_MOVED = {
    first + second: unicodedata.normalize("NFC", plain + second + tone)
    for plain, seconds in (("o", "ae"), ("u", "y"))
    for second in seconds
    for tone in "\u0300\u0301\u0309\u0303\u0323"
    for first in (unicodedata.normalize("NFC", plain + tone),)
}


@lru_cache(maxsize=1 << 14)
def tone_key(text: str) -> str:
    """Key for comparing words with their marks: old and new tone placement, capitals, blanks, eth do not count.

    >>> tone_key("Uỷ  ban"), tone_key("ủy ban")
    ('uỷ ban', 'uỷ ban')
    """
    lower = unicodedata.normalize("NFC", control_free(text)).casefold().replace("ð", "đ")
    return " ".join(_PLACEMENT.sub(lambda m: _MOVED[m[0]], lower).split())


def same_words(a: str, b: str) -> bool:
    """Whether two writings are the same words, marks included.

    >>> same_words("Đảng uỷ Khối", "ĐẢNG ỦY KHỐI"), same_words("Đảng ủy", "Dang uy")
    (True, False)
    """
    return a == b or tone_key(a) == tone_key(b)


# Letters after their plain twin: "~" stands behind every letter, so "az" < "ăn" as in the dictionary.
_LETTER = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
_TONE = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_DIGITS = re.compile(r"[0-9]+")


def _split_tones(word: str) -> tuple[str, str]:
    letters, tones = [], []
    for char in word:
        if char.isascii():
            letters.append(char)
            continue
        marks = unicodedata.normalize("NFD", char)
        tones += [_TONE[mark] for mark in marks if mark in _TONE]
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONE))
        letters.append(_LETTER.get(letter) or _FOLD[ord(letter)] if len(letter) == 1 else letter)
    return "".join(letters), "".join(tones)


@lru_cache(maxsize=1 << 14)
def sort_key(text: str) -> str:
    """Key whose plain order is the Vietnamese dictionary's: a ă â b c d đ ..., then the tones, word by word.

    Tones: ngang, huyền, hỏi, ngã, sắc, nặng. Numbers by value: "Chi bộ 2" before "Chi bộ 10".
    """
    words = []
    for word in tone_key(text).split():
        letters, tones = _split_tones(word)
        counted = _DIGITS.sub(lambda m: f"{min(len(m[0].lstrip('0')), 9)}{m[0].lstrip('0')}", letters)
        words.append(f"{counted}\x01{tones}")
    return " ".join(words)
