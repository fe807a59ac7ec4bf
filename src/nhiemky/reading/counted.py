"""Everything counted in a document, in one pass over its numbers.

What it promises: the same facts as the four stages give one by one, each number looked at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.directive import Group, IndicatorStatement, Quantity, RatingRule
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.counts import find_counts
from nhiemky.reading.groups import read_groups
from nhiemky.reading.indicators import read_indicators
from nhiemky.reading.layout import Layout
from nhiemky.reading.quantities import read_quantities
from nhiemky.reading.rating_rules import read_rating_rules


@dataclass(frozen=True, slots=True)
class Counted:
    """Totals with parts, sets of bodies, rules on ratings, targets and results."""

    quantities: tuple[Quantity, ...]
    groups: tuple[Group, ...]
    rating_rules: tuple[RatingRule, ...]
    indicators: tuple[IndicatorStatement, ...]


def read_counted(document: SourceDocument, layout: Layout) -> Counted:
    """The four kinds of fact about numbers; indicators last, because they leave out what the others hold."""
    counts = find_counts(document)
    quantities = read_quantities(document, layout, counts)
    groups = read_groups(document, layout, counts, quantities=quantities)
    rules = read_rating_rules(document, layout)
    indicators = read_indicators(document, layout, counts, quantities=quantities, groups=groups, rules=rules)
    return Counted(quantities, groups, rules, indicators)
