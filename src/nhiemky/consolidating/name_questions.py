"""Rows that no indicator of the campaign took, each with the indicator it may be: what a person is asked once.

>>> from decimal import Decimal
>>> from nhiemky.domain.consolidation import BLANK, Part
>>> from nhiemky.domain.figure import Value
>>> def indicator(code, words, *parts):
...     return ConsolidatedIndicator(words, "đảng viên", "sum", BLANK, BLANK, None, parts, code=code)
>>> part = Part("Kho bạc tỉnh", "kb.xlsx", "Phụ lục", "E7", BLANK, Value("2", Decimal(2)))
>>> asked = questions([indicator("CT01", "Kết nạp đảng viên mới"), indicator("", "Phát triển đảng viên", part)])
>>> [(one.statement, one.units, one.code) for one in asked]
[('Phát triển đảng viên', ('Kho bạc tỉnh',), 'CT01')]

Promise: only indicators that could take the row are proposed (same unit of measure, not already answered by the unit); what a
person said is not one is not proposed again; nothing is joined here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.consolidating.measures import has_figure
from nhiemky.consolidating.settled_matches import SettledMatches
from nhiemky.consolidating.wording import compare, key, unit_key
from nhiemky.domain.consolidation import ConsolidatedIndicator
from nhiemky.domain.settled import Match

LEAST = 45.0
"""Below this score nothing is proposed; the row stands on its own."""


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """Is `statement` (written by `units`) the indicator `code`, `other`?"""

    statement: str
    unit_of_measure: str
    units: tuple[str, ...]
    code: str
    other: str
    score: int


def questions(indicators: Sequence[ConsolidatedIndicator], matches: Sequence[Match] = ()) -> tuple[NameQuestion, ...]:
    """One for each row without an indicator that may be one of the campaign's, the likeliest first."""
    settled = SettledMatches(matches)
    asked = [indicator for indicator in indicators if indicator.code]
    found = [question for row in indicators if not row.code and (question := _question(row, asked, settled))]
    return tuple(sorted(found, key=lambda question: -question.score))


def _question(row: ConsolidatedIndicator, asked: Sequence[ConsolidatedIndicator], settled: SettledMatches) -> NameQuestion | None:
    best = max(_candidates(row, asked, settled), key=lambda pair: pair[0], default=None)
    if best is None or best[0] < LEAST:
        return None
    units = tuple(dict.fromkeys(part.unit for part in row.parts))
    return NameQuestion(row.statement, row.unit_of_measure, units, best[1].code, best[1].statement, round(best[0]))


def _candidates(
    row: ConsolidatedIndicator, asked: Sequence[ConsolidatedIndicator], settled: SettledMatches
) -> Iterator[tuple[float, ConsolidatedIndicator]]:
    words, measure = key(row.statement, row.unit_of_measure), unit_key(row.unit_of_measure)
    units = {part.unit for part in row.parts}
    for other in asked:
        theirs, other_measure = key(other.statement, other.unit_of_measure), unit_key(other.unit_of_measure)
        alike = measure == other_measure or not measure or not other_measure
        taken = any(part.unit in units and has_figure(part.actual) for part in other.parts)
        if alike and not taken and not settled.are_apart(words, theirs):
            yield compare(words, theirs).score, other
