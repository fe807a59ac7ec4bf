"""Periods that are rated: a year, a quarter, a term.

>>> period_of("2026-Q1").words, period_of("2023").words, period_of("2020-2025").words
('quý I năm 2026', 'năm 2023', 'nhiệm kỳ 2020-2025')
>>> period_of("2020-2025").year, period_of("2026-q3").code, period_of("2020 - 2025").kind
(2025, '2026-Q3', 'term')
>>> next_period(period_of("2026-Q3"), (1, 2, 3)).code, next_period(period_of("2023")).code, next_period(period_of("2020-2025")).code
('2027-Q1', '2024', '2025-2030')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.ratings import PeriodKind
from nhiemky.vietnamese.unicode import nfc

KIND_WORDS: Final[dict[PeriodKind, str]] = {"year": "hằng năm", "quarter": "hằng quý", "term": "theo nhiệm kỳ"}
ROMAN: Final = ("I", "II", "III", "IV")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"((?:19|20)\d\d)-?[Qq]([1-4])")
_TERM = re.compile(r"((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """code: as rounds keep it; year: the rated year, whose rules hold (of a term its last); part: quarter 1-4, years of a term, else 0."""

    code: str
    kind: PeriodKind
    year: int
    part: int = 0

    @property
    def words(self) -> str:
        """As titles and sentences say it."""
        if self.kind == "quarter":
            return f"quý {ROMAN[self.part - 1]} năm {self.year}"
        return f"nhiệm kỳ {self.code}" if self.kind == "term" else f"năm {self.code}"

    @property
    def first_day(self) -> date:
        """The day the period begins (of a term the first of its first year)."""
        return date(self.year - (self.part if self.kind == "term" else 0), 3 * self.part - 2 if self.kind == "quarter" else 1, 1)


def period_of(text: str) -> Period:
    """Read a period as people write it. Raises Refusal (rating_period_unreadable)."""
    given = nfc(text).strip()
    if found := _QUARTER.fullmatch(given):
        return quarter(int(found[1]), int(found[2]))
    if found := _TERM.fullmatch(given):
        first, last = int(found[1]), int(found[2])
        if 1 <= last - first <= 6:
            return Period(f"{first}-{last}", "term", last, last - first)
    if _YEAR.fullmatch(given):
        return Period(given, "year", int(given))
    raise Refusal("rating_period_unreadable", given=given)


def quarter(year: int, number: int) -> Period:
    """One quarter."""
    return Period(f"{year}-Q{number}", "quarter", year, number)


def next_period(period: Period, quarters: Sequence[int] = (1, 2, 3, 4)) -> Period:
    """The period of the same kind that follows; quarters: those that have a rating of their own, in order."""
    if period.kind == "year":
        return Period(str(period.year + 1), "year", period.year + 1)
    if period.kind == "term":
        return Period(f"{period.year}-{period.year + period.part}", "term", period.year + period.part, period.part)
    later = [number for number in quarters if number > period.part]
    return quarter(period.year, later[0]) if later else quarter(period.year + 1, quarters[0])
