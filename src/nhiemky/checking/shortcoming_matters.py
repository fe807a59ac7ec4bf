"""Which matter a shortcoming speaks of, in which manner it fails, and which of its words neither explains.

>>> matters_in("Chưa duy trì nền nếp sinh hoạt chi bộ; đảng phí thu muộn")
('sinh hoạt chi bộ', 'đảng phí')
>>> manners_in("Gửi báo cáo trễ, nội dung chung chung")
('chậm', 'hình thức')
>>> rest_of("Công tác quản lý kho lưu trữ còn lộn xộn")
('quan', 'ly', 'kho', 'luu', 'tru', 'lon', 'xon')

Phrases (rulebook/shortcoming_words.py) are matched folded, whole words, punctuation between them ignored. It groups for reading and for
finding what comes back; nothing is scored by it.
"""

from __future__ import annotations

import re
from functools import cache

from nhiemky.rulebook.shortcoming_words import shortcoming_words
from nhiemky.vietnamese.unicode import fold

_WORD = re.compile(r"\w+")
Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def matters_in(words: str) -> tuple[str, ...]:
    """Matters named, in the table's order."""
    flat = flattened(words)
    return tuple(name for name, pattern in _matters() if pattern.search(flat))


def manners_in(words: str) -> tuple[str, ...]:
    """Ways of failing that are named."""
    flat = flattened(words)
    return tuple(name for name, pattern in _manners() if pattern.search(flat))


def rest_of(words: str) -> tuple[str, ...]:
    """The folded syllables that neither a matter, a manner nor a general word explains."""
    flat = flattened(words)
    for _, pattern in _matters():
        flat = pattern.sub(" | ", flat)
    return tuple(word for word in _silent().sub(" | ", flat).split() if word != "|")


def flattened(words: str) -> str:
    """Folded syllables with single spaces, no punctuation."""
    return " ".join(_WORD.findall(fold(words)))


@cache
def _matters() -> Patterns:
    return tuple((name, _any_of(phrases)) for name, phrases in shortcoming_words().matters.items())


@cache
def _manners() -> Patterns:
    return tuple((name, _any_of(phrases)) for name, phrases in shortcoming_words().manners.items())


@cache
def _silent() -> re.Pattern[str]:
    table = shortcoming_words()
    return _any_of((*table.general, *(phrase for phrases in table.manners.values() for phrase in phrases)))


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    flat = sorted({flattened(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, flat))})\b")
