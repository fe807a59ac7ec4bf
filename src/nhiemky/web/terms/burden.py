"""What a campaign will cost its units in hours, before it is issued; figures known elsewhere are subtracted.

>>> all_effort(efforts_of(campaign, value, burdens(value), rule)).hours          # doctest: +SKIP
Decimal('412.5')
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from nhiemky.consolidating.ask_once import Asking, Told, known_already
from nhiemky.domain import campaign as pure
from nhiemky.domain.term_results import TermRule
from nhiemky.scheduling.effort import Effort, effort_of
from nhiemky.scheduling.obligations import Burden
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.reports.appendix.reported import TOLD
from nhiemky.web.reports.models import Figure, Revision

_STATEMENTS, _UNITS = 500, 5000


def efforts_of(campaign: Campaign, value: pure.Campaign, laid: Sequence[Burden], rule: TermRule) -> tuple[Effort, ...]:
    """In the order of the units; a fixed number of queries."""
    known = known_figures(campaign, value)
    return tuple(
        effort_of(
            headings=one.headings, figures=one.figures, known=known[one.unit.id] if one.duties else 0,
            minutes_per_heading=rule.minutes_per_heading, minutes_per_figure=rule.minutes_per_figure,
        )
        for one in laid
    )  # fmt: skip


def known_figures(campaign: Campaign, value: pure.Campaign) -> Counter[str]:
    """Unit -> how many of its figures it has reported for the same period already. Above 5,000 units nothing is counted as known."""
    if not value.cut_off or len(value.units) > _UNITS:
        return Counter()
    units = dict(RosterEntry.objects.filter(campaign=campaign, left_at=None, own=False).values_list("organisation_id", "unit_id"))
    statements = [one.statement for one in value.indicators][:_STATEMENTS]
    later = Revision.objects.filter(obligation=OuterRef("revision__obligation"), number__gt=OuterRef("revision__number"))
    rows = Figure.objects.filter(organisation__in=RosterEntry.objects.filter(campaign=campaign, left_at=None).values("organisation"))
    rows = rows.filter(statement__in=statements, revision__obligation__state__in=TOLD).exclude(actual="").exclude(campaign=campaign)
    told: dict[int, list[Told]] = defaultdict(list)
    for place, statement, unit, actual, own, cut_off in rows.exclude(Exists(later)).values_list(
        "organisation_id", "statement", "unit_of_measure", "actual", "cut_off", "revision__cut_off"
    ):
        told[place].append(Told(statement, unit, actual, own or cut_off, ""))
    by_id = {unit.id: unit for unit in value.units}
    found: Counter[str] = Counter()
    for place, figures in told.items():
        unit_asked = by_id.get(units.get(place, ""))
        if unit_asked is None:
            continue
        asked = [Asking(one.code, one.statement, one.unit_of_measure, value.cut_off) for one in value.indicators_of(unit_asked)]
        found[unit_asked.id] = len(known_already(asked, figures))
    return found
