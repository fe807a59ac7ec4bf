"""Defaults for the work between two terms, as a table an office replaces by its own.

>>> table = term_work()
>>> table.grade, table.needs_confirmation, table.minutes_per_figure
('I', True, Decimal('6'))

The table: data/term_work.yaml. What an office decided stands with the office (`web/terms/rules.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from nhiemky.domain.term_results import TermRule
from nhiemky.rulebook.load import load_rules

DATA = Path(__file__).parent / "data" / "term_work.yaml"


@dataclass(frozen=True)
class TermWork:
    """As the file has it; promise_headings: phrases of headings that say what will be done."""

    grade: str
    needs_confirmation: bool
    basis: str
    growth: Decimal
    trend_share: Decimal
    partly_from: Decimal
    minutes_per_figure: Decimal
    minutes_per_heading: Decimal
    mid_term_within: int
    promise_headings: tuple[str, ...]


@cache
def term_work() -> TermWork:
    """The shipped table."""
    return load_rules(DATA, TermWork)


def default_term_rule() -> TermRule:
    """The figures before an office has its own."""
    table = term_work()
    return TermRule(table.growth, table.trend_share, table.partly_from, table.minutes_per_figure, table.minutes_per_heading)
