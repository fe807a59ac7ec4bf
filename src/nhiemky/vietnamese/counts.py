"""What was typed into a cell that holds a count (số đếm). Promises a whole number from 0 on, blank, or a sentence that says what to write.

>>> read_value(" 1.406 "), read_value("")
(Typed(number=1406, words='1.406'), Typed(number=None, words=''))
>>> read_value("-3"), read_value("hai")
(Typed(number=None, words='-3', bad=True), Typed(number=None, words='hai', bad=True))
>>> read_value("0"), read_value("-")
(Typed(number=0, words='0'), Typed(number=None, words=''))
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.vietnamese.numbers import parse_number
from nhiemky.vietnamese.unicode import control_free, nfc

LONGEST = 40
_MOST = 10**15 - 1
_NOTHING = frozenset({"", "-", "–", "—", "x", "X", "…", "..."})
"""What tables carry in a cell that nothing stands in."""


@dataclass(frozen=True, slots=True)
class Typed:
    """bad: neither a figure nor blank."""

    number: int | None
    words: str
    bad: bool = False

    def __repr__(self) -> str:
        return f"Typed(number={self.number}, words={self.words!r}{', bad=True' if self.bad else ''})"


def read_value(words: str) -> Typed:
    """The figure that `words` are; words are kept, cut to what a cell holds."""
    words = " ".join(nfc(control_free(words)).split())[:LONGEST]
    if words in _NOTHING:
        return Typed(None, "")
    number = parse_number(words)
    if number is None or number < 0 or number != int(number) or number > _MOST:
        return Typed(None, words, bad=True)
    return Typed(int(number), words)
