"""The owner's own targets where its campaign gives none: the level in force in its list, as of the moment of the version.

>>> own_targets(campaign, value, as_of)                                 # doctest: +SKIP
{'CT01': '245', 'CT03': '90'}

A row answers an indicator that is worded alike and counted in the same unit; the newest term that had begun by then speaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from nhiemky.domain import campaign as pure
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.targets.access import indicators_of


def own_targets(campaign: Campaign, value: pure.Campaign, as_of: datetime) -> dict[str, str]:
    """Code -> level as written, of indicators to which the campaign gives no target."""
    wanted = {_key(one.statement, one.unit_of_measure): one.code for one in value.indicators if not one.target}
    if not wanted:
        return {}
    day = clock.local(as_of).date()
    rows = indicators_of(campaign.organisation).filter(state="active", resolution__term__starts__lte=day)
    found: dict[str, str] = {}
    for row in rows.order_by("resolution__term__starts", "order", "pk"):
        made = getattr(row.resolution, "next_list", None)
        code = wanted.get(_key(row.statement, row.unit_of_measure))
        levels = [target.raw for target in row.targets.all() if target.at <= as_of]
        if code and levels and (made is None or made.adopted_at is not None):
            found[code] = levels[-1]
    return found


def with_targets(value: pure.Campaign, levels: Mapping[str, str]) -> pure.Campaign:
    """The campaign whose indicators carry these levels."""
    rows = tuple(replace(one, target=levels[one.code]) if one.code in levels else one for one in value.indicators)
    return replace(value, indicators=rows) if levels else value


def _key(statement: str, unit_of_measure: str | None) -> tuple[str, str]:
    return search_key(statement), search_key(unit_of_measure or "")
