"""Phrases by which shortcomings name a matter (hạn chế về việc gì), as a table that an office can extend.

>>> shortcoming_words().matters["đảng phí"][:2]
('thu nộp đảng phí', 'đảng phí')

The table: data/shortcoming_words.yaml. How it is looked up in a sentence: `checking/shortcoming_matters.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nhiemky.rulebook.load import load_rules

DATA = Path(__file__).parent / "data" / "shortcoming_words.yaml"


@dataclass(frozen=True)
class ShortcomingWords:
    """matters: a matter -> phrases that speak of it; manners: a way of failing -> its phrases; general: words that say neither."""

    matters: Mapping[str, tuple[str, ...]]
    manners: Mapping[str, tuple[str, ...]]
    general: tuple[str, ...]


@cache
def shortcoming_words() -> ShortcomingWords:
    """The shipped table."""
    return load_rules(DATA, ShortcomingWords)
