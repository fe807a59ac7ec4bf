"""A target as written, for a cell: a number, a bound in words, or words.

>>> read_target("1.406", "whole"), read_target("95%", "percent")
(Target(words='1.406', number=Decimal('1406'), comparator=''), Target(words='95%', number=Decimal('95'), comparator=''))
>>> read_target("từ 90% trở lên", "percent")
Target(words='từ 90% trở lên', number=Decimal('90'), comparator='>=')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.vietnamese.measures import Measure
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.unicode import fold

_BOUND = re.compile(
    r"(?:dat |phan dau )*"
    r"(?:(?P<least>tu|it nhat|toi thieu|>=|≥|khong duoi)|(?P<over>tren|hon|>)"
    r"|(?P<most>khong qua|khong vuot qua|toi da|<=|≤)|(?P<under>duoi|<))?"
    rf"\s*(?P<number>{NUMBER})\s*%?\s*(?P<up>tro len)?(?P<down>tro xuong)?$"
)
_COMPARATORS = {"least": ">=", "over": ">", "most": "<=", "under": "<", "up": ">=", "down": "<="}


@dataclass(frozen=True, slots=True)
class Target:
    """comparator "" with a number: the plain number. Without a number: words only."""

    words: str
    number: Decimal | None = None
    comparator: str = ""


def read_target(words: str, kind: Measure) -> Target:
    """What the words ask for, as far as a formula can compare it."""
    words = " ".join(words.split())
    if kind in ("yes_no", "level", "text"):
        return Target(words)
    number = parse_number(words.removesuffix("%").rstrip()) if kind == "percent" or not words.endswith("%") else None
    if number is not None:
        return Target(words, number)
    match = _BOUND.match(fold(words))
    if not match or (number := parse_number(match["number"])) is None:
        return Target(words)
    comparator = next((sign for name, sign in _COMPARATORS.items() if match[name]), "")
    return Target(words, number, comparator) if comparator else Target(words)
