"""What next term's levels are proposed from: results of this term, the level in force, the superior's ledger.

>>> next_level(case_of(place, line, figures, given), place.span, rule).level     # doctest: +SKIP
'275'
"""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.consolidating.term_results import Case
from nhiemky.domain.term_results import Dated, Given, NextTold
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.targets.models import Indicator
from nhiemky.web.targets.progress.standing import Line
from nhiemky.web.terms.access import Place
from nhiemky.web.terms.models import NextTarget


def case_of(line: Line, figures: tuple[Dated, ...], given: Given | None) -> Case:
    """Of one target."""
    return Case(line.statement, line.unit_of_measure, line.direction, line.counting, line.target, figures, given)


def superiors(place: Place) -> Mapping[str, Given]:
    """Code -> what a superior's ledger says of the same indicator for the next term. Of what adds up the superior's level is of all its
    units together, no unit's own: the words say so and the level stays blank for a person."""
    above = place.organisation
    rows = (
        Indicator.objects.filter(
            organisation__left__lt=above.left, organisation__right__gt=above.right, ended_at=None, state="active",
            resolution__term__starts__year=place.span.ends.year,
        )
        .exclude(resolution__next_list__isnull=False, resolution__next_list__adopted_at=None)
        .select_related("organisation", "resolution")
        .prefetch_related("targets")
        .order_by("organisation__depth", "pk")
    )  # fmt: skip
    told = {(search_key(row.statement), search_key(row.unit_of_measure)): row for row in rows}
    found: dict[str, Given] = {}
    for line in place.lines:
        row = told.get((search_key(line.statement), search_key(line.unit_of_measure)))
        level = max(row.targets.all(), key=lambda one: one.number, default=None) if row is not None else None
        if row is None or level is None:
            continue
        paper = f"Nghị quyết {row.resolution.symbol}" if row.resolution.symbol else f"Chỉ tiêu của {row.organisation.name}"
        if line.counting.cumulative:
            found[line.code] = Given("", f"{paper}: {level.raw} cho toàn {row.organisation.name}, chưa tách mức giao riêng")
        else:
            found[line.code] = Given(level.raw, paper)
    return found


def given_of(row: NextTarget) -> Given | None:
    """As a person has it in the row."""
    return Given(row.given, row.given_source, row.given_per_year) if row.given or row.given_source else None


def told_of(row: NextTarget) -> NextTold:
    """For print; a level that a person changed says so."""
    words = row.arithmetic
    if row.edited and row.level != row.proposed:
        words = f"{words} Mức ghi {row.level}{f': {row.reason}' if row.reason else ' do người đề xuất chọn'}.".strip()
    return NextTold(row.statement, row.unit_of_measure, row.target, row.last, row.level, words)
