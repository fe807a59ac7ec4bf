"""What units hand in, as the board has it: a column is one product, asked of all in one requirement or of several groups in several.

>>> [column.title for column in columns_of(campaign)]                   # doctest: +SKIP
['Báo cáo sơ kết', 'Phụ lục chỉ tiêu']

A unit's products are reports, appendices, registrations; conferences (events) and the owner's own duties stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from nhiemky.scheduling.short_names import without_group
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement


@dataclass(frozen=True, slots=True)
class Column:
    """One product. requirements: those that ask for it, in the campaign's order; no unit owes two of them."""

    requirements: tuple[Requirement, ...]

    @property
    def first(self) -> Requirement:
        """It gives the column its words."""
        return self.requirements[0]

    @property
    def ids(self) -> list[int]:
        """Of the requirements."""
        return [row.pk for row in self.requirements]

    @property
    def key(self) -> str:
        """The name of the column in an address and in a paper."""
        return self.first.key

    @property
    def keys(self) -> frozenset[str]:
        """Of the requirements."""
        return frozenset(row.key for row in self.requirements)

    @property
    def title(self) -> str:
        """ "Báo cáo sơ kết"; the group is named only where the groups stand in columns of their own."""
        name = self.first.short or self.first.what
        return name if len(self.requirements) == 1 else without_group(name, self.first.group)

    @property
    def optional(self) -> bool:
        """Asked yes or no: of all or of none."""
        return self.first.optional

    @property
    def deadline_at(self) -> datetime | None:
        """The first moment that is too late for all; None where one of them has no deadline."""
        moments = [row.deadline_at for row in self.requirements if row.deadline_at is not None]
        return max(moments) if len(moments) == len(self.requirements) else None


def columns_of(campaign: Campaign) -> list[Column]:
    """What units hand in: the first report leads, the rest in the campaign's order.

    The same product asked of several groups ("các phường" by one duty, "các chi bộ còn lại" by another) is one column, unless a
    unit owes it twice or one group may choose and the other must.
    """
    alike: dict[tuple[str, str, bool], list[Requirement]] = {}
    for row in campaign.requirements.filter(own=False, removed_in=None).exclude(deliverable="event"):
        alike.setdefault((row.deliverable, fold(row.what), row.optional), []).append(row)
    found: list[Column] = []
    for rows in alike.values():
        apart = len(rows) > 1 and _owed_twice(campaign, rows)
        found += [Column((row,)) for row in rows] if apart else [Column(tuple(rows))]
    found.sort(key=lambda column: column.first.order)
    lead = next((column for column in found if column.first.deliverable == "report"), None)
    return found if lead is None else [lead, *(column for column in found if column is not lead)]


def ids_of(columns: Sequence[Column]) -> list[int]:
    """Of all their requirements."""
    return [pk for column in columns for pk in column.ids]


def column_named(columns: Sequence[Column], key: str) -> Column | None:
    """The column that a requirement's key belongs to."""
    return next((column for column in columns if key in column.keys), None)


def _owed_twice(campaign: Campaign, rows: Sequence[Requirement]) -> bool:
    owed = Obligation.objects.filter(campaign=campaign, requirement__in=rows).order_by()
    return owed.values("entry").annotate(n=Count("*")).filter(n__gt=1).exists()
