"""Requirements × roster: who must do what by when, once the campaign is issued.

>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner, Requirement, Unit
>>> asked = Requirement("o1", "gửi báo cáo", "Chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None)
>>> units = (Unit("a", "Đảng bộ Sở Y tế"), Unit("b", "Chi bộ Đài"))
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,), units=units)
>>> [(due.unit, due.requirement, due.until.isoformat()) for due in obligations(campaign)]
[('a', 'o1', '2023-05-29T17:00:00+00:00'), ('b', 'o1', '2023-05-29T17:00:00+00:00')]

Promise: in the roster's order, then the requirements'; each pair once; the owner's own duties are nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nhiemky.domain.campaign import Campaign, Requirement, Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.outline import walk
from nhiemky.scheduling.binding import bound_units, group_members
from nhiemky.scheduling.deadlines import last_day, until_of
from nhiemky.scheduling.traits import applies, traits
from nhiemky.vietnamese.days import format_day


@dataclass(frozen=True, slots=True)
class Due:
    """One obligation at issue. unit, requirement: their ids. until: exclusive UTC, None without a day."""

    unit: str
    requirement: str
    until: datetime | None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Burden:
    """What a unit will get (phần việc của một đơn vị): how many duties, headings to write, figures to fill, and between which days."""

    unit: Unit
    duties: tuple[Requirement, ...]
    headings: int
    figures: int
    first: datetime | None
    last: datetime | None


def obligations(campaign: Campaign) -> tuple[Due, ...]:
    """Every pair of unit and requirement that binds it."""
    bound = {requirement.id: {unit.id for unit in bound_units(campaign, requirement)} for requirement in campaign.requirements}
    return tuple(
        Due(unit.id, requirement.id, until_of(requirement), requirement.optional)
        for unit in campaign.units
        for requirement in campaign.requirements
        if unit.id in bound[requirement.id]
    )


def burdens(campaign: Campaign) -> tuple[Burden, ...]:
    """What the campaign lays on each unit, in the roster's order; headings that cannot concern a unit left out."""
    bound = [(requirement, {unit.id for unit in bound_units(campaign, requirement)}) for requirement in campaign.requirements]
    return tuple(_burden(campaign, unit, tuple(asked for asked, units in bound if unit.id in units)) for unit in campaign.units)


def _burden(campaign: Campaign, unit: Unit, duties: tuple[Requirement, ...]) -> Burden:
    kind = traits(unit)
    asked = {duty.outline for duty in duties}
    headings = sum(
        not node.children and applies(node.title or "", kind) is not False
        for outline in campaign.outlines
        if outline.id in asked or None in asked
        for _, node in walk(outline.nodes)
    )
    days = sorted(until for duty in duties if (until := until_of(duty)))
    figures = len(campaign.indicators_of(unit)) if duties else 0
    return Burden(unit, duties, headings, figures, days[0] if days else None, days[-1] if days else None)


def before_issue(campaign: Campaign) -> tuple[Finding, ...]:
    """What the office should look at before the campaign leaves it; none of it blocks."""
    return tuple(_findings(campaign))


def _findings(campaign: Campaign) -> Iterator[Finding]:
    bound = {requirement.id: bound_units(campaign, requirement) for requirement in campaign.requirements}
    busy = {unit.id for units in bound.values() for unit in units}
    idle = [unit.name for unit in campaign.units if unit.id not in busy]
    for requirement in campaign.requirements:
        if campaign.units and not requirement.own and not bound[requirement.id]:
            yield finding(
                "requirement_binds_nobody", what=requirement.what, who=requirement.who or "chưa ghi ai", subject_id=requirement.id
            )
        elif not requirement.own and until_of(requirement) is None and not requirement.event:
            yield finding("requirement_without_day", what=requirement.what, subject_id=requirement.id)
        if campaign.units and requirement.group and group_members(campaign, requirement.group) is None:
            count = len(bound[requirement.id])
            yield finding("group_not_listed", what=requirement.what, group=requirement.group, count=count, subject_id=requirement.id)
    if idle:
        yield finding("unit_without_duty", count=len(idle), names=", ".join(idle[:5]) + (", ..." if len(idle) > 5 else ""))
    yield from _too_tight(campaign)


def _too_tight(campaign: Campaign) -> Iterator[Finding]:
    """The owner must hold or send something on or before the very day its units' reports are due."""
    theirs = [
        until for requirement in campaign.requirements if not requirement.own and requirement.submit_to and (until := until_of(requirement))
    ]
    if not theirs:
        return
    last = max(theirs)
    for requirement in campaign.requirements:
        mine = until_of(requirement)
        if requirement.own and mine and mine <= last and not _drafting(requirement):
            yield finding(
                "own_duty_before_units",
                what=requirement.what,
                own=format_day(last_day(mine)),
                units=format_day(last_day(last)),
                subject_id=requirement.id,
            )


def _drafting(requirement: Requirement) -> bool:
    return requirement.what.lower().startswith("dự thảo")
