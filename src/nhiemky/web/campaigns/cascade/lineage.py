"""Where a rolled-up figure comes from, level by level (số này từ đâu).

>>> found = rolled_part(child, "CT01")                                  # doctest: +SKIP
>>> found.parts[0].unit, found.parts[0].file, found.parts[0].deeper     # doctest: +SKIP
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nhiemky.web.campaigns.models import Campaign, Obligation, RollUp
from nhiemky.web.reports.models import Revision


@dataclass(frozen=True, slots=True)
class PartOf:
    """One unit behind the figure. revision: uuid of its report, "" none; deeper: its own campaign where the figure was rolled up there."""

    unit: str
    actual: str
    file: str
    place: str
    revision: str
    deeper: Campaign | None


@dataclass(frozen=True, slots=True)
class Rolled:
    """A figure as it was rolled up. levels: how many more levels it opens to."""

    code: str
    statement: str
    unit_of_measure: str
    actual: str
    units: int
    of: int
    at: datetime
    by: str
    parts: tuple[PartOf, ...]


def rolled_part(child: Campaign, code: str, before: datetime | None = None) -> Rolled | None:
    """The newest roll-up that holds the figure (not later than `before`); None where it was never rolled up. Four queries."""
    rows = RollUp.objects.filter(child=child, undone_at=None).order_by("-pk")
    for made in rows.filter(at__lte=before) if before else rows:
        words: dict[str, Any] | None = json.loads(made.value)["figures"].get(code)
        if words is not None:
            return _opened(child, made, code, words)
    return None


def _opened(child: Campaign, made: RollUp, code: str, words: dict[str, Any]) -> Rolled:
    ids = [part["revision"] for part in words["parts"]]
    places = dict(Revision.objects.filter(uuid__in=ids).values_list("uuid", "organisation_id"))
    of_unit = {str(uuid): place for uuid, place in places.items()}
    rows = Campaign.objects.filter(parent=child, organisation__in=list(of_unit.values()))
    deeper = {one.organisation_id: one for one in rows.only("uuid", "organisation", "title")}
    holds = {
        roll.child_id
        for roll in RollUp.objects.filter(child__in=[one.pk for one in deeper.values()], undone_at=None)
        if code in json.loads(roll.value)["figures"]
    }
    parts = tuple(
        PartOf(
            part["unit"], part["actual"], part["file"], part["place"], part["revision"],
            one if (one := deeper.get(of_unit.get(part["revision"], 0))) is not None and one.pk in holds else None,
        )
        for part in words["parts"]
    )  # fmt: skip
    return Rolled(code, words["statement"], words["unit_of_measure"], words["actual"], words["units"], words["of"], made.at, made.by, parts)


def rolled_behind(revision_uuid: str, code: str) -> tuple[Campaign, Rolled] | None:
    """For the panel of a superior's consolidation: the campaign below through which a unit's figure came, where it was rolled up."""
    row = Revision.objects.filter(uuid=revision_uuid).values("obligation", "received_at", "campaign", "organisation").first()
    if row is None:
        return None
    child = Campaign.objects.filter(parent=row["campaign"], organisation=row["organisation"]).first()
    if child is None or not Obligation.objects.filter(pk=row["obligation"], roll_ups__undone_at=None, roll_ups__isnull=False).exists():
        return None
    found = rolled_part(child, code, row["received_at"])
    return (child, found) if found is not None else None
