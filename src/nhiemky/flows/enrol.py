"""A roster joins a campaign: its units are expected, their targets stand at the campaign's indicators.

>>> from nhiemky.domain.campaign import Owner, Unit
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),))
>>> roster = Roster((Unit("a", "Chi bộ Đài"),), (UnitTarget("a", "kết nạp Đảng viên", "", "5", "B2"),))
>>> enrol(campaign, roster).units[0].targets
{'CT01': '5'}

Promise: a target whose indicator the campaign does not know brings it in: asked of every unit where several have it,
the unit's own where one has it. No target is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from nhiemky.consolidating.status import direction_of
from nhiemky.domain.campaign import Campaign, Indicator, Unit, UnitGroup
from nhiemky.flows.campaign_draft import default_method
from nhiemky.reading.units.roster import Roster
from nhiemky.reading.units.roster_targets import UnitTarget
from nhiemky.vietnamese.unicode import fold

_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]{1,30})\)")


def enrol(campaign: Campaign, roster: Roster) -> Campaign:
    """The campaign with the roster's units instead of its own, indicators completed from the roster's targets."""
    known = {fold(words): indicator.code for indicator in campaign.indicators for words in (indicator.code, indicator.statement)}
    targets = [_spelled(target, known) for target in roster.targets]
    added = _new_indicators(targets, known, len(campaign.indicators), alone=len(roster.units) == 1)
    known |= {fold(indicator.statement): indicator.code for indicator in added}
    by_unit: dict[str, dict[str, str]] = {}
    for target in targets:
        by_unit.setdefault(target.unit_id, {}).setdefault(known[fold(target.statement)], target.words)
    units = tuple(replace(unit, targets=by_unit.get(unit.id, unit.targets)) for unit in roster.units)
    groups = tuple(_resolved(group, units) for group in campaign.groups)
    return replace(campaign, units=units, indicators=(*campaign.indicators, *added), groups=groups)


def _resolved(group: UnitGroup, units: Sequence[Unit]) -> UnitGroup:
    """Members that the directive names by name, by their ids; who is not on the roster is no member."""
    ids = {fold(name): unit.id for unit in units for name in (*unit.aliases, unit.name, unit.id)}
    return replace(group, units=tuple(dict.fromkeys(ids[fold(member)] for member in group.units if fold(member) in ids)))


def _spelled(target: UnitTarget, known: Collection[str]) -> UnitTarget:
    """ "Kết nạp (đảng viên)" whole where the campaign knows it so, else the bracket is the unit of measure."""
    match = _IN_BRACKETS.fullmatch(target.statement)
    if target.unit_of_measure or not match or fold(target.statement) in known:
        return target
    return replace(target, statement=match[1], unit_of_measure=match[2])


def _new_indicators(targets: Sequence[UnitTarget], known: Collection[str], count: int, *, alone: bool) -> list[Indicator]:
    """In order of appearance; codes go on after the campaign's."""
    holders: dict[str, list[UnitTarget]] = {}
    for target in targets:
        if fold(target.statement) not in known:
            holders.setdefault(fold(target.statement), []).append(target)
    added: list[Indicator] = []
    for number, found in enumerate(holders.values(), count + 1):
        first = found[0]
        unit_of_measure = next((target.unit_of_measure for target in found if target.unit_of_measure), "")
        own = first.unit_id if len(found) == 1 and not alone else None
        method = default_method(unit_of_measure, first.statement)
        way = direction_of(first.statement)
        added.append(Indicator(f"CT{number:02}", first.statement, unit_of_measure, method, direction=way, unit_id=own))
    return added
