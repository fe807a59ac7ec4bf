"""Which matter a shortcoming speaks of (hạn chế về việc gì), from a table of phrases that an office can extend.

>>> words = shortcoming_words()
>>> words.matters_in("Chưa duy trì nền nếp sinh hoạt chi bộ; đảng phí thu muộn")
('sinh hoạt chi bộ', 'đảng phí')
>>> words.manners_in("Gửi báo cáo trễ, nội dung chung chung")
('chậm', 'hình thức')
>>> words.rest_of("Công tác quản lý kho lưu trữ còn lộn xộn")
('quan', 'ly', 'kho', 'luu', 'tru', 'lon', 'xon')

The table: data/shortcoming_words.yaml. It groups for reading and for finding what comes back; nothing is scored by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from nhiemky.rulebook.load import load_rules
from nhiemky.vietnamese.unicode import fold

DATA = Path(__file__).parent / "data" / "shortcoming_words.yaml"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class ShortcomingWords:
    """The table. Phrases are matched folded, whole words, punctuation between them ignored."""

    matters: Mapping[str, tuple[str, ...]]
    manners: Mapping[str, tuple[str, ...]]
    general: tuple[str, ...]

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, _any_of(phrases)) for name, phrases in self.matters.items())

    @cached_property
    def _manner_patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, _any_of(phrases)) for name, phrases in self.manners.items())

    @cached_property
    def _silent(self) -> re.Pattern[str]:
        manners = [phrase for phrases in self.manners.values() for phrase in phrases]
        return _any_of((*self.general, *manners))

    def matters_in(self, words: str) -> tuple[str, ...]:
        """Matters named, in the table's order."""
        flat = flattened(words)
        return tuple(name for name, pattern in self._patterns if pattern.search(flat))

    def manners_in(self, words: str) -> tuple[str, ...]:
        """Ways of failing that are named."""
        flat = flattened(words)
        return tuple(name for name, pattern in self._manner_patterns if pattern.search(flat))

    def rest_of(self, words: str) -> tuple[str, ...]:
        """The folded syllables that neither a matter, a manner nor a general word explains."""
        flat = flattened(words)
        for _, pattern in self._patterns:
            flat = pattern.sub(" | ", flat)
        return tuple(word for word in self._silent.sub(" | ", flat).split() if word != "|")


def flattened(words: str) -> str:
    """Folded syllables with single spaces, no punctuation."""
    return " ".join(_WORD.findall(fold(words)))


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    flat = sorted({flattened(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, flat))})\b")


@cache
def shortcoming_words() -> ShortcomingWords:
    """The shipped table."""
    return load_rules(DATA, ShortcomingWords)
