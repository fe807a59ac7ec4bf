"""Where phrases stand: a cheap question before an exact one.

>>> list(places("sau hội nghị, sau đó", "sau ", "hội"))
[0, 4, 14]
"""

from __future__ import annotations

from collections.abc import Iterator


def places(clean: str, *phrases: str) -> Iterator[int]:
    """Every place of every phrase, ascending."""
    found = []
    for phrase in phrases:
        at = clean.find(phrase)
        while at >= 0:
            found.append(at)
            at = clean.find(phrase, at + 1)
    found.sort()
    return iter(found)
