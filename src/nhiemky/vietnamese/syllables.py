"""Which letters make a Vietnamese syllable, and what a slip of the pen most likely meant.

>>> is_syllable("nghiệp"), is_syllable("nghành"), is_syllable("đươc"), is_syllable("hoà"), is_syllable("hòa")
(True, False, False, True, True)
>>> meant("nghành"), meant("viêc"), meant("đuợc"), meant("internet")
('ngành', 'việc', 'được', None)

A syllable is an onset, a rime and a tone (Âm tiết = phụ âm đầu + vần + thanh). Three rules of spelling bind them: k, gh, ngh stand before
e, ê, i only, c, g, ng before the others; a rime that ends in p, t, c, ch carries the sharp or the heavy tone. Where the tone mark
stands inside the rime is not judged: houses differ (hoà, hòa).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from nhiemky.vietnamese.common_syllables import COMMON
from nhiemky.vietnamese.common_words import NEIGHBOURS

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP, _HEAVY = "\u0301", "\u0323"


def _blanks(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONSETS = _blanks("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x") | {""}
_RIMES = _blanks(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu"
    " i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
    " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot"
    " ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut"
    " uy uya uych uyên uyêt uyn uynh uyp uyt uyu"
    " ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh"
)
_AFTER_Q = _blanks(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e ec em en eo et ê êch ên ênh êt êu i it in"
    " inh ơ ơi ơn y yên yêt yn ynh yt ych yp yu o ôc ôn"
)
_STOPS = ("p", "t", "c", "ch")
_TWO_SYLLABLES = re.compile("[aăâeêioôơuưy][^aăâeêioôơuưy]+[aăâeêioôơuưy]")
"""Solid words of another tongue: "sêri", "êđê"."""
_LIGHT = "eêi"
"""Vowels before which k, gh, ngh stand."""


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Whether small letters (NFC) can be one syllable."""
    letters, tones = _apart(word)
    if len(tones) > 1:
        return False
    tone = tones[:1]
    return any(_fit(letters[:size], letters[size:], tone) for size in range(min(3, len(letters) - 1), -1, -1))


def _fit(onset: str, rime: str, tone: str) -> bool:
    if onset not in _ONSETS:
        return False
    if rime.endswith(_STOPS) and tone not in (_SHARP, _HEAVY):
        return False
    if onset == "qu":
        return rime in _AFTER_Q
    if onset == "gi":
        return (rime in _RIMES and not rime.startswith(("i", "y"))) or rime in ("êng", "êt", "êc", "êm", "ên")
    if rime not in _RIMES:
        return False
    light = rime[0] in _LIGHT
    if onset in ("k", "gh", "ngh"):
        return light or (onset == "k" and rime[0] == "y")
    if onset in ("c", "ng"):
        return not light and rime[0] != "y"
    if onset == "g":
        return not light or rime[0] == "i"
    return not (onset == "" and rime.startswith("iê"))


@lru_cache(maxsize=1 << 13)
def meant(word: str) -> str | None:
    """The one common syllable a slip away from what is no syllable; None where none is, or more than one as near.

    A slip, the likeliest first: another tone; another mark on one letter; h left out or put in (ngh, gh), two letters changed over;
    one letter wrong, lost or too many.
    """
    letters, tones = _apart(word)
    if is_syllable(word) or _TWO_SYLLABLES.search(letters):
        return None
    nearest: dict[int, set[str]] = {}
    for common, (other, tone) in _known().items():
        rank = _slip(letters, tones, other, tone)
        if rank is not None:
            nearest.setdefault(rank, set()).add(common)
    best = nearest[min(nearest)] if nearest else set()
    return next(iter(best)) if len(best) == 1 else None


@lru_cache(maxsize=1 << 13)
def is_common(word: str) -> bool:
    """Whether the syllable, wherever its tone mark stands, is one of office prose."""
    return _apart(word) in _common_keys()


@lru_cache(maxsize=1 << 12)
def meant_beside(before: str, word: str, after: str) -> str | None:
    """The one common syllable, a mark or a tone away from an uncommon one, that makes a word with a neighbour.

    >>> meant_beside("phóng", "mặt", ""), meant_beside("mặt", "bẳng", "sạch"), meant_beside("xã", "bẳng", "và")
    (None, 'bằng', None)
    """
    if is_common(word) or not is_syllable(word):
        return None
    letters, tones = _apart(word)
    found = set()
    for common, (other, tone) in _known().items():
        rank = _slip(letters, tones, other, tone)
        if rank is not None and rank < 2 and (_neighbours(before, common) or _neighbours(common, after)):
            found.add(common)
    return found.pop() if len(found) == 1 else None


def _neighbours(first: str, second: str) -> bool:
    return bool(first and second) and _apart(second) in _behind().get(_apart(first), ())


@cache
def _behind() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    pairs = (entry.partition(":") for entry in NEIGHBOURS.replace("\n", " ").split(";"))
    return {_apart(first.strip()): frozenset(_apart(second) for second in seconds.split()) for first, _, seconds in pairs}


@cache
def _common_keys() -> frozenset[tuple[str, str]]:
    return frozenset(_known().values())


def _slip(letters: str, tones: str, other: str, tone: str) -> int | None:
    """How likely a slip the other syllable is: 0 .. 3, the smaller the likelier; None: more than one slip."""
    same_tone = tones == tone
    if letters == other:
        return 0
    if len(letters) == len(other):
        differing = [index for index, pair in enumerate(zip(letters, other, strict=True)) if pair[0] != pair[1]]
        if len(differing) == 1 and _plain(letters[differing[0]]) == _plain(other[differing[0]]):
            return 1 if same_tone else None
        if not same_tone:
            return None
        if len(differing) == 1:
            return 3
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            first, second = differing
            return 2 if letters[first] == other[second] and letters[second] == other[first] else None
        return None
    longer, shorter = (letters, other) if len(letters) > len(other) else (other, letters)
    if not same_tone or len(longer) != len(shorter) + 1:
        return None
    for index in range(len(longer)):
        if longer[:index] + longer[index + 1 :] == shorter:
            return 2 if longer[index] == "h" and longer[:index].endswith("g") else 3
    return None


@cache
def _known() -> dict[str, tuple[str, str]]:
    return {syllable: _apart(syllable) for syllable in COMMON.split()}


def _apart(word: str) -> tuple[str, str]:
    """Letters with their marks but without tone, and the tones."""
    plain = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in plain if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in plain if mark not in _TONES)), tones


def _plain(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
