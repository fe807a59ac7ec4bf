"""Targets whose level was changed, for every table that shows targets (mức đầu và mức điều chỉnh).

>>> adjusted = adjusted_of(units)                                       # doctest: +SKIP
>>> adjusted[unit.pk, "CT06"].note                                      # doctest: +SKIP
'đầu nhiệm kỳ 10, điều chỉnh thành 12 theo 45-CV/ĐUK, ngày 12/6/2023'

Two queries whatever the number of units; only rows with more than one version are fetched.
"""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from nhiemky.domain.target_progress import Adjusted
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.targets.models import Indicator, Target


def changed_indicators() -> QuerySet[Indicator]:
    """Rows in force with more than one version, versions at hand."""
    rows = Indicator.objects.filter(targets__number=2, state="active", ended_at=None).select_related("organisation", "resolution__term")
    return rows.prefetch_related(Prefetch("targets", Target.objects.order_by("number"))).distinct()


def adjusted_in(rows: QuerySet[Indicator]) -> dict[tuple[int, str], Adjusted]:
    """(organisation, code) -> what was changed; the code is the campaign's that the row answers and the row's own. Newest term wins."""
    found: dict[tuple[int, str], Adjusted] = {}
    for row in rows.order_by("resolution__term__starts", "pk"):
        one = adjusted(row)
        for code in filter(None, (row.code, row.serves)):
            found[row.organisation_id, code] = one
    return found


def adjusted(row: Indicator) -> Adjusted:
    """Needs `targets` prefetched, two at least."""
    versions = list(row.targets.all())
    first, last = versions[0], versions[-1]
    return Adjusted(row.organisation.name, row.serves or row.code, row.statement, first.raw, last.raw, last.document, last.reason)


def adjusted_of(campaign: Campaign) -> dict[tuple[int, str], Adjusted]:
    """Of the campaign's units and of its owner."""
    places = RosterEntry.objects.filter(campaign=campaign, left_at=None).values("organisation_id")
    return adjusted_in(changed_indicators().filter(Q(organisation__in=places) | Q(organisation_id=campaign.organisation_id)))


def adjusted_by_unit(campaign: Campaign) -> dict[tuple[str, str], Adjusted]:
    """The same by the unit's name in the campaign, for tables made of names; the owner's own stand under ""."""
    names = dict(RosterEntry.objects.filter(campaign=campaign, left_at=None).values_list("organisation_id", "name"))
    names.setdefault(campaign.organisation_id, "")
    return {(names[place], code): one for (place, code), one in adjusted_of(campaign).items() if place in names}
