"""Targets and results that the text states, and the rows of a filled indicator appendix.

What it promises: percents, counted results of a report ("ban hành 12 nghị quyết"), rating levels to be reached, years by
which a thing shall be, and items of a chapter of targets that name no figure (qualitative). No parts of a breakdown, no
standing sizes, no limits, no caps on ratings, nothing from an outline that asks for figures.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> document = read_text("Phấn đấu ít nhất 90% chi bộ hoàn thành tốt nhiệm vụ.".encode(), "a.txt")
>>> [(found.kind, found.operator, str(found.value), found.unit) for found in read_indicators(document, lay_out(document))]
[('target', '>=', '90', '%')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.directive import Group, IndicatorStatement, Quantity, RatingRule
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.appendix_rows import read_appendix_rows
from nhiemky.reading.figures.counts import Count, find_counts
from nhiemky.reading.figures.groups import read_groups
from nhiemky.reading.figures.levels import read_levels
from nhiemky.reading.figures.quantities import read_quantities
from nhiemky.reading.figures.rating_rules import read_rating_rules
from nhiemky.reading.figures.setting import Setting
from nhiemky.reading.figures.stated_figures import read_ratios, read_stated_figures
from nhiemky.reading.figures.stated_words import read_fractions, read_none, read_qualitative, read_years, read_years_of_lists
from nhiemky.reading.structure.layout import Layout


def read_indicators(
    document: SourceDocument,
    layout: Layout,
    counts: Sequence[Count] | None = None,
    *,
    quantities: Sequence[Quantity] | None = None,
    groups: Sequence[Group] | None = None,
    rules: Sequence[RatingRule] | None = None,
) -> tuple[IndicatorStatement, ...]:
    """Targets and results, in the order of the text. The other facts are read here where the caller has none."""
    counts = find_counts(document) if counts is None else counts
    quantities = read_quantities(document, layout, counts) if quantities is None else quantities
    groups = read_groups(document, layout, counts, quantities=quantities) if groups is None else groups
    rules = read_rating_rules(document, layout) if rules is None else rules
    setting = Setting(document, layout, counts, _taken(quantities, groups, rules))
    found = [
        *read_stated_figures(setting),
        *read_ratios(setting),
        *read_levels(setting),
        *read_years(setting),
        *read_years_of_lists(setting),
        *read_fractions(setting),
        *read_none(setting),
        *read_qualitative(setting),
    ]
    found.sort(key=lambda item: (item.evidence.span or (0, 0), item.kind == "result"))
    found += read_appendix_rows(document)
    return tuple(replace(item, id=f"k{number}") for number, item in enumerate(found, 1))


def _taken(quantities: Sequence[Quantity], groups: Sequence[Group], rules: Sequence[RatingRule]) -> list[tuple[int, int]]:
    """Source stretches, apart and ascending, whose figures are said already: parts of sums, counted lists, standing sets, caps."""
    spans = [part.span for quantity in quantities for part in quantity.evidence_parts]
    spans += [quantity.evidence_total[0].span for quantity in quantities if quantity.check == "count" and quantity.evidence_total]
    spans += [group.evidence.span for group in groups] + [rule.evidence.span for rule in rules]
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span is not None):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
