"""Text typed with the fonts before Unicode: TCVN3 (ABC: .VnTime) and VNI (VNI-Times).

>>> decode_tcvn3("§¶ng uû Khèi"), decode_vni("Ñaûng uûy Khoái")
('Đảng uỷ Khối', 'Đảng ủy Khối')
>>> legacy_of_font(".VnTimeH"), legacy_of_font("VNI-Times"), legacy_of_font("Times New Roman")
('tcvn3_capitals', 'vni', None)

Such text reaches us as the Latin-1 characters of its bytes. The font says which it is; statistics only warn.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from nhiemky.vietnamese.syllables import is_syllable
from nhiemky.vietnamese.unicode import nfc

Legacy = Literal["tcvn3", "tcvn3_capitals", "vni"]

# TCVN 5712:1993 (VN3): bytes A1..FE.
_TCVN3 = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ", "¨": "ă", "©": "â", "ª": "ê", "«": "ô", "¬": "ơ",
    "\u00ad": "ư", "®": "đ",
    "µ": "à", "¶": "ả", "·": "ã", "¸": "á", "¹": "ạ",
    "»": "ằ", "¼": "ẳ", "½": "ẵ", "¾": "ắ", "Æ": "ặ",
    "Ç": "ầ", "È": "ẩ", "É": "ẫ", "Ê": "ấ", "Ë": "ậ",
    "Ì": "è", "Î": "ẻ", "Ï": "ẽ", "Ð": "é", "Ñ": "ẹ",
    "Ò": "ề", "Ó": "ể", "Ô": "ễ", "Õ": "ế", "Ö": "ệ",
    "×": "ì", "Ø": "ỉ", "Ü": "ĩ", "Ý": "í", "Þ": "ị",
    "ß": "ò", "á": "ỏ", "â": "õ", "ã": "ó", "ä": "ọ",
    "å": "ồ", "æ": "ổ", "ç": "ỗ", "è": "ố", "é": "ộ",
    "ê": "ờ", "ë": "ở", "ì": "ỡ", "í": "ớ", "î": "ợ",
    "ï": "ù", "ñ": "ủ", "ò": "ũ", "ó": "ú", "ô": "ụ",
    "õ": "ừ", "ö": "ử", "÷": "ữ", "ø": "ứ", "ù": "ự",
    "ú": "ỳ", "û": "ỷ", "ü": "ỹ", "ý": "ý", "þ": "ỵ",
}  # fmt: skip

# VNI: a vowel and one letter for its mark; some letters stand alone. Lower case; capitals follow.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TAKES = {"a": "âêáàåãäéèúüë", "e": "âáàåãä", "o": "âáàåãä"}
_VNI_TONES = "ùøûõï"


@cache
def _vni_table() -> dict[str, str]:
    table = {}
    for letter in ("a", "e", "o", "u", "y", "i", "ô", "ö"):
        for mark in _VNI_TONES + _VNI_TAKES.get(letter, ""):
            table[letter + mark] = nfc(_VNI_ALONE.get(letter, letter) + _VNI_MARKS[mark])
    table.update(_VNI_ALONE)
    capitals = {}
    for written, meant in table.items():
        capitals[written.upper()] = capitals[written[0].upper() + written[1:]] = meant.upper()
    return {**table, **capitals}


_VNI = re.compile("[aeouyiôöAEOUYIÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ôöñíìæóòîÔÖÑÍÌÆÓÒÎ]")
_TCVN3_TABLE = {ord(written): meant for written, meant in _TCVN3.items()}


def decode_tcvn3(text: str, capitals: bool = False) -> str:
    """TCVN3 bytes (as Latin-1 characters) to Unicode. capitals: the font is one of the ...H fonts, whose lower case looks upper.

    >>> decode_tcvn3("b¸o c¸o", capitals=True)
    'BÁO CÁO'
    """
    decoded = text.translate(_TCVN3_TABLE)
    return decoded.upper() if capitals else decoded


def decode_vni(text: str) -> str:
    """VNI text (as Latin-1 characters) to Unicode.

    >>> decode_vni("NHIEÄM KYØ, thöïc hieän")
    'NHIỆM KỲ, thực hiện'
    """
    table = _vni_table()
    return _VNI.sub(lambda m: table.get(m[0]) or "".join(table.get(char, char) for char in m[0]), text)


def decode(text: str, legacy: Legacy) -> str:
    """`text` in Unicode, from the named encoding."""
    return decode_vni(text) if legacy == "vni" else decode_tcvn3(text, legacy == "tcvn3_capitals")


def legacy_of_font(font: str) -> Legacy | None:
    """Encoding that a font's name tells, None for Unicode fonts.

    >>> legacy_of_font(".VnArial Narrow"), legacy_of_font(".VnCentury SchoolbookH")
    ('tcvn3', 'tcvn3_capitals')
    """
    name = font.strip().strip("'\"")
    if name[:3].casefold() == ".vn" and len(name) > 3:
        return "tcvn3_capitals" if name.endswith("H") else "tcvn3"
    return "vni" if name[:4].casefold() in ("vni-", "vni ") else None


class TypedWords:
    """How words set in an old font were really typed, counted over one document.

    >>> typed = TypedWords()
    >>> typed.read("NghÞ quyÕt", "tcvn3"), typed.read("Đảng ủy báo cáo", "tcvn3")
    ('Nghị quyết', 'Đảng ủy báo cáo')

    Papers that were converted keep their old fonts' names: there a word with letters that only Unicode has, or that is no
    syllable once decoded, stays as it is; a word that may be either goes with most of its neighbours.
    """

    def __init__(self) -> None:
        self._decoded = self._kept = 0
        self.met = False
        """Words in an old font were read."""

    def read(self, text: str, legacy: Legacy, around: str = "") -> str:
        """`text` in Unicode. around: all words of its paragraph in that encoding, which decide for the doubtful ones."""
        if text.isascii() and legacy != "tcvn3_capitals":
            return text
        self.met = True
        text, around = text.translate(_PRIVATE), around.translate(_PRIVATE)
        verdicts = [_verdict(word, legacy) for word in (around or text).split()]
        decoded, kept = verdicts.count(True), verdicts.count(False)
        self._decoded += decoded
        self._kept += kept
        stays = kept > decoded or (kept == decoded == 0 and self._kept > self._decoded)
        if not kept and not stays:
            return decode(text, legacy)
        return _WORD_OR_BLANK.sub(lambda word: word[0] if _stays(word[0], legacy, otherwise=stays) else decode(word[0], legacy), text)


def read_in_font(text: str, legacy: Legacy) -> str:
    """`text` alone, as `TypedWords.read`."""
    return TypedWords().read(text, legacy)


def _verdict(word: str, legacy: Legacy) -> bool | None:
    """True: can only be old; False: can only be Unicode; None: may be either."""
    if word.isascii():
        return None
    if _UNICODE_VIETNAMESE.search(word):
        return False
    cores = _WORD.findall(word)
    as_is, decoded = share_of_syllables(cores), share_of_syllables([decode(core, legacy) for core in cores])
    return None if as_is == decoded else decoded > as_is


def _stays(word: str, legacy: Legacy, *, otherwise: bool) -> bool:
    verdict = _verdict(word, legacy)
    return otherwise if verdict is None else not verdict


_WORD_OR_BLANK = re.compile(r"\S+")
_PRIVATE = {0xF000 + code: code for code in range(0xA1, 0x100)}
"""Some programs write an old font's letters as private characters."""

_UNICODE_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\s\d.,;:()\"/!?\-–]+")


def looks_legacy(text: str) -> Literal["tcvn3", "vni"] | None:
    """The old encoding that `text` most likely is in, None where it may well be something else.

    The bar is high: at least 5 words with letters beyond ASCII, most of which are Vietnamese syllables only after
    decoding, and not one letter that only Unicode Vietnamese has. French, German or clean Vietnamese never pass.
    """
    if text.isascii() or _UNICODE_VIETNAMESE.search(text):
        return None
    marked = marked_words(text)
    if len(marked) < 5:
        return None
    as_is = share_of_syllables(marked)
    best: Literal["tcvn3", "vni"] | None = None
    best_share = 0.9
    for legacy in ("tcvn3", "vni"):
        decoded = [decode(word, legacy) for word in marked]
        share = share_of_syllables(decoded)
        if share >= best_share and share > as_is + 0.4 and _UNICODE_VIETNAMESE.search("".join(decoded)):
            best, best_share = legacy, share
    return best


def share_of_syllables(words: list[str]) -> float:
    """How many of the words are Vietnamese syllables, 0 .. 1; 0 where there are none.

    >>> share_of_syllables(["Nghị", "quyết", "trung", "§iÒu"])
    0.75
    """
    return sum(is_syllable(nfc(word).lower()) for word in words) / len(words) if words else 0.0


def marked_words(text: str) -> list[str]:
    """Words with letters beyond ASCII, without the stops round them.

    >>> marked_words("Số 12/KH: các chi bộ.")
    ['Số', 'các', 'bộ']
    """
    return [word for word in _WORD.findall(text) if not word.isascii()]


def capitals_raised(text: str) -> str:
    """Text decoded from TCVN3, its titles in capitals throughout: letters with a tone have small forms only there.

    >>> capitals_raised("B¸O C¸O".replace("¸", "á")), capitals_raised("§¶ng uû".replace("§¶", "Đả"))
    ('BÁO CÁO', 'Đảng uû')
    """
    return "\n".join([_raised(line) for line in text.split("\n")])


def _raised(line: str) -> str:
    if line.isascii() or line.isupper():
        return line
    if not _SMALL.search(line) and _TWO_CAPITALS.search(line):
        return line.upper()
    words = line.split(" ")
    capitals = [_CAPITAL_WORD.search(word) is not None and not _SMALL.search(word) for word in words]
    for at, word in enumerate(words):
        beside = (at > 0 and capitals[at - 1]) or (at + 1 < len(words) and capitals[at + 1])
        if capitals[at] or (beside and len(word) > 1 and word[0].isupper() and not _SMALL.search(word)):
            words[at] = word.upper()
    return " ".join(words)


_SMALL = re.compile("[a-zăâđêôơư]")
_TWO_CAPITALS = re.compile("[A-ZĂÂĐÊÔƠƯ][^\\W\\d_]?[A-ZĂÂĐÊÔƠƯ]")
_CAPITAL_WORD = re.compile(r"[^\W\d_][A-ZĂÂĐÊÔƠƯ]|[^\W\d_]{2}[A-ZĂÂĐÊÔƠƯ]")
"""A word with a capital behind its first letter."""
