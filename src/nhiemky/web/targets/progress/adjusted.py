"""Targets whose level was changed, for every table that shows targets (mức đầu và mức điều chỉnh).

>>> adjusted = adjusted_of(units)                                       # doctest: +SKIP
>>> adjusted[unit.pk, "CT06"].note                                      # doctest: +SKIP
'đầu nhiệm kỳ 10, điều chỉnh thành 12 theo 45-CV/ĐUK, ngày 12/6/2023'

Two queries whatever the number of units; only rows with more than one version are fetched.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from nhiemky.domain.target_progress import Adjusted
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.targets.models import Indicator, Target


def changed_indicators(at: datetime | None = None) -> QuerySet[Indicator]:
    """Rows in force with more than one version, versions at hand; at: those known then."""
    second = Target.objects.filter(number=2) if at is None else Target.objects.filter(number=2, at__lte=at)
    versions = Target.objects.order_by("number") if at is None else Target.objects.filter(at__lte=at).order_by("number")
    rows = Indicator.objects.filter(pk__in=second.values("indicator_id"), state="active", ended_at=None)
    return rows.select_related("organisation", "resolution__term").prefetch_related(Prefetch("targets", versions))


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


def adjusted_of(campaign: Campaign, at: datetime | None = None) -> dict[tuple[int, str], Adjusted]:
    """Of the campaign's units and of its owner; at: as it was then, None now."""
    places = RosterEntry.objects.filter(campaign=campaign, left_at=None).values("organisation_id")
    return adjusted_in(changed_indicators(at).filter(Q(organisation__in=places) | Q(organisation_id=campaign.organisation_id)))


def adjusted_by_unit(campaign: Campaign, at: datetime | None = None) -> dict[tuple[str, str], Adjusted]:
    """The same by the unit's name in the campaign, for tables made of names; the owner's own stand under ""."""
    names = dict(RosterEntry.objects.filter(campaign=campaign, left_at=None).values_list("organisation_id", "name"))
    names.setdefault(campaign.organisation_id, "")
    return {(names[place], code): one for (place, code), one in adjusted_of(campaign, at).items() if place in names}
