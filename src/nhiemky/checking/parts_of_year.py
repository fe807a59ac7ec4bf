"""Parts of a year that a duty names for its report: a quarter, the first months, a month.

>>> [(each.name, each.year, each.last_month) for each in parts_of_year("bao cao quy i/2026, 6 thang cuoi nam va thang 5")]
[('quy i', 2026, 3), ('6 thang cuoi nam', None, 12), ('thang 5', None, 5)]

Takes folded words (`inputs.words_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"\b(?P<name>quy (?P<quarter>i{1,3}|iv|[1-4])|(?P<months>[369]) thang(?: dau nam|(?P<late> cuoi nam))?|thang (?P<month>\d{1,2}))"
    r"(?:(?: nam |/)(?P<year>20\d\d))?\b"
)
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12, "1": 3, "2": 6, "3": 9, "4": 12}


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """name: as written, folded. year: None where it is not told. one_month: a month alone."""

    name: str
    last_month: int
    year: int | None = None
    one_month: bool = False


def parts_of_year(words: str) -> Iterator[PartOfYear]:
    """In the order of the words."""
    for match in _PART.finditer(words):
        last = _QUARTERS[match["quarter"]] if match["quarter"] else 12 if match["late"] else int(match["months"] or match["month"])
        yield PartOfYear(match["name"], last, int(match["year"]) if match["year"] else None, match["month"] is not None)
