"""How much of what was found earlier has been mended ("100% hạn chế, khuyết điểm kỳ trước đã khắc phục"), computed and never typed.

>>> share = share_of(unit, before_period="2025")                          # doctest: +SKIP
>>> share.closed, share.total, share.percent                              # doctest: +SKIP
(8, 10, Decimal('80.0'))
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from nhiemky.web.organisations.models import Organisation, Person
from nhiemky.web.remedies.lineage import before
from nhiemky.web.remedies.models import Shortcoming


@dataclass(frozen=True, slots=True)
class Share:
    """closed of total; percent None where nothing was found earlier: then there is nothing to mend, which is not 100%."""

    closed: int
    total: int

    @property
    def percent(self) -> Decimal | None:
        if not self.total:
            return None
        return (Decimal(100 * self.closed) / self.total).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def share_of(organisation: Organisation, before_period: str, person: Person | None = None) -> Share:
    """Shortcomings of earlier periods, of the organisation and of those that went into it (or of the person). One that was carried counts
    where it stands now: once, as closed or not."""
    whose = {organisation.pk, *before(organisation)} if person is None else None
    rows = Shortcoming.objects.filter(person=person).exclude(state="dropped").filter(carried_from=None)
    if whose is not None:
        rows = rows.filter(organisation_id__in=whose)
    found = [row for row in rows.select_related("carried_to") if first_year(row.period) < first_year(before_period)]
    return Share(sum(_last(row).state == "closed" for row in found), len(found))


def first_year(period: str) -> str:
    """ "2023" of "2023", "2026-Q1" keeps its quarter so that quarters of one year stand in order; "2020-2025" ends in 2025."""
    return period.rpartition("-")[2] if len(period) == 9 and period[4] == "-" else period


def _last(row: Shortcoming) -> Shortcoming:
    while row.carried_to is not None:
        row = row.carried_to
    return row
