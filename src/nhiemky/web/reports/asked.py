"""What an obligation asks of its unit: the campaign's value, the unit, the outline and its items.

>>> asked = asked_of(obligation)                                        # doctest: +SKIP
>>> [item.number for item in asked.items]                               # doctest: +SKIP
['I', 'II.1', 'II.2']
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from nhiemky.domain import campaign as pure
from nhiemky.domain.outline import Outline
from nhiemky.domain.placement import SectionItem
from nhiemky.flows.campaign import parse_campaign
from nhiemky.flows.outline_items import items_of
from nhiemky.scheduling.traits import Traits, traits
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.campaigns.models import Obligation, RosterEntry

_KINDS = ("kiem diem", "kiem tra, giam sat", "xay dung dang", "tong ket", "so ket")
"""Words by which a requirement without an outline of its own finds the outline that is meant."""


@dataclass(frozen=True)
class Asked:
    """campaign, unit, requirement: as issued. kind: what the unit is, as the tree of organisations knows it.
    outline: None where the product has none (an event, an appendix alone)."""

    campaign: pure.Campaign
    unit: pure.Unit
    requirement: pure.Requirement | None
    outline: Outline | None
    kind: Traits | None = None

    @cached_property
    def items(self) -> tuple[SectionItem, ...]:
        return items_of(self.outline, self.unit, self.kind) if self.outline else ()

    @cached_property
    def by_key(self) -> dict[str, SectionItem]:
        return {item.key: item for item in self.items}

    @property
    def indicators(self) -> tuple[pure.Indicator, ...]:
        return self.campaign.indicators_of(self.unit)

    @property
    def has_appendix(self) -> bool:
        """Figures are asked with this product: it is an appendix (blank templates are filled with the unit's own rows), or the report
        that the appendix goes with."""
        if self.requirement is not None and self.requirement.deliverable == "appendix":
            return True
        return bool(self.indicators) and (self.requirement is None or not _appendix_apart(self.campaign))


def asked_of(obligation: Obligation) -> Asked:
    """By the campaign's newest issued value; needs campaign, requirement, entry and organisation with the row."""
    value = campaign_value(obligation.campaign.value)
    requirement = next((each for each in value.requirements if each.id == obligation.requirement.key), None)
    unit = unit_of(obligation.entry, value)
    kind = traits(unit, obligation.organisation.type.has_standing_committee)
    return Asked(value, unit, requirement, _outline(obligation, value), kind)


@lru_cache(maxsize=16)
def campaign_value(words: str) -> pure.Campaign:
    """The pure value; reading an 81-unit campaign takes long enough to keep it."""
    return parse_campaign(words)


def unit_of(entry: RosterEntry, value: pure.Campaign) -> pure.Unit:
    """The unit as the roster froze it, with what only the tree knows of its kind."""
    found = next((unit for unit in value.units if unit.id == entry.unit_id), None)
    if found is None:
        return pure.Unit(entry.unit_id, entry.name, type=entry.type_name or None, branch=entry.branch or None)
    return replace(found, name=entry.name, type=found.type or entry.type_name or None)


def _outline(obligation: Obligation, value: pure.Campaign) -> Outline | None:
    written = [outline for outline in value.outlines if outline.nodes]
    named = next((outline for outline in written if outline.id == obligation.requirement.outline), None)
    if named or obligation.requirement.deliverable != "report" or not written:
        return named
    what = fold(obligation.requirement.what)
    for kind in _KINDS:
        if kind in what:
            return next((outline for outline in written if kind in fold(f"{outline.title} {outline.subtitle or ''}")), written[0])
    return written[0]


def _appendix_apart(value: pure.Campaign) -> bool:
    return any(each.deliverable == "appendix" and not each.own for each in value.requirements)
