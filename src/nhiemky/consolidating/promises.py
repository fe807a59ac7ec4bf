"""Sentences of a report that say what will be done to the end of the term, for a person to tick (nhiệm vụ, giải pháp, phương hướng).

>>> aims = SectionText(("IV",), "Phương hướng đến cuối nhiệm kỳ", ("- Kết nạp đủ 250 đảng viên trước tháng 6/2025.",))
>>> [one.words for one in promised_in((aims,), ("phương hướng",))]
['Kết nạp đủ 250 đảng viên trước tháng 6/2025.']

Promise: whole list items or paragraphs in the report's own words, each once; a heading counts with everything below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.domain.unit_report import SectionText
from nhiemky.vietnamese.unicode import fold

_BULLET = re.compile(r"^\s*(?:[-+*•–—]|\(?[0-9a-zđ]{1,2}[.)])\s+", re.IGNORECASE)
_LEAST, _MOST = 4, 200


@dataclass(frozen=True, slots=True)
class Promised:
    """One sentence. heading: the words above it, with its label."""

    words: str
    heading: str


def promised_in(texts: Sequence[SectionText], phrases: Sequence[str]) -> tuple[Promised, ...]:
    """In the order of the report; lines that only lead to a list are left out."""
    keys = [fold(phrase) for phrase in phrases]
    asked = {text.path for text in texts if any(key in fold(text.title) for key in keys)}
    found: dict[str, Promised] = {}
    for text in texts:
        if not any(text.path[:depth] in asked for depth in range(1, len(text.path) + 1)):
            continue
        label = text.path[-1] if text.path else ""
        heading = text.title if not label or text.title.startswith(label) else f"{label}. {text.title}"
        for paragraph in text.paragraphs:
            words = " ".join(_BULLET.sub("", paragraph).split())
            if _LEAST <= len(words.split()) <= _MOST and not words.endswith(":"):
                found.setdefault(fold(words), Promised(words, heading))
    return tuple(found.values())
