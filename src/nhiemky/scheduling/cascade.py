"""A unit's own campaign below its superior's (đợt cấp dưới): what is asked of the unit, asked of the unit's own units.

>>> from nhiemky.domain.campaign import Requirement
>>> asked = Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ Đảng ủy Khối", None)
>>> parent = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,), units=(Unit("K.01", "Đảng bộ Sở Gió"),))
>>> child = child_of(parent, "K.01", Owner("Đảng ủy Sở Gió"), today=date(2023, 4, 10))
>>> child.value.requirements[0].wording, child.value.requirements[0].submit_to, child.dates["o1"].leaves
('chậm nhất ngày 22/5/2023', 'Đảng ủy Sở Gió', 5)

Promise: never weaker than its superior's (`checking.against_superior` finds nothing; a test asks 500 of them): outlines, indicators with
their codes, policies and cut-off as they are; every duty of the unit asked of its units, earlier. Indicator codes stay, so that figures
go up without matching. What is the unit's alone below (own indicators, items, duties) is kept when the superior changes (`renewed`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nhiemky.domain.campaign import Campaign, DirectiveReference, Freedom, Indicator, Owner, Policies, Requirement, Task, Unit
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.scheduling.binding import bound_units
from nhiemky.scheduling.cascade_dates import LEAVES, Proposed, proposed_before
from nhiemky.scheduling.deadlines import last_day, until_of
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.unicode import fold

UNITS = "Các chi bộ, đảng bộ trực thuộc"
"""Words the reader of directives knows as units below, not as a body of the owner's."""


@dataclass(frozen=True, slots=True)
class Child:
    """The value of the child campaign, and by requirement where its day comes from. late: duties for which no day is left."""

    value: Campaign
    dates: Mapping[str, Proposed] = field(default_factory=dict)
    late: tuple[str, ...] = ()


def duties_of(parent: Campaign, unit_id: str) -> tuple[Requirement, ...]:
    """What the superior asks of this unit, in order."""
    return tuple(asked for asked in parent.requirements if any(unit.id == unit_id for unit in bound_units(parent, asked)))


def tasks_of(parent: Campaign, unit: Unit) -> tuple[Task, ...]:
    """Assigned work that names this unit, as leading or helping."""
    names = {fold(name) for name in (unit.name, *unit.aliases)}
    return tuple(task for task in parent.tasks if names & {fold(name) for name in (task.lead or "", *task.cooperating)})


def child_of(
    parent: Campaign,
    unit_id: str,
    owner: Owner,
    *,
    today: date,
    leaves: int = LEAVES,
    directive: DirectiveReference | None = None,
    units: Sequence[Unit] = (),
) -> Child:
    """parent: the issued value. owner: the unit as it signs. directive: the unit's own document, None: the superior's stays the one
    that is carried out. today: no day is proposed that has gone. KeyError where the unit is not on the roster."""
    unit = {one.id: one for one in parent.units}[unit_id]
    dates: dict[str, Proposed] = {}
    late: list[str] = []
    requirements = []
    for asked in duties_of(parent, unit_id):
        until = until_of(asked)
        found = proposed_before(last_day(until), today, leaves) if until else None
        if found is not None:
            dates[asked.id] = found
        elif until is not None:
            late.append(asked.id)
        requirements.append(_below(asked, owner, found))
    value = Campaign(
        title=parent.title,
        owner=owner,
        directive=directive or parent.directive,
        term=parent.term,
        cut_off=parent.cut_off,
        cut_off_estimated=parent.cut_off_estimated,
        outlines=parent.outlines,
        appendix_title=parent.appendix_title,
        appendix_columns=parent.appendix_columns,
        indicators=tuple(_indicator(row, unit) for row in parent.indicators_of(unit)),
        requirements=tuple(requirements),
        units=tuple(units),
        adjustment_policy=parent.adjustment_policy,
        adjustment_consent_from=parent.adjustment_consent_from or (parent.owner.name if parent.adjustment_policy else None),
        tasks=tasks_of(parent, unit),
        policies=parent.policies,
    )
    return Child(value, dates, tuple(late))


def _below(asked: Requirement, owner: Owner, found: Proposed | None) -> Requirement:
    """The duty one level down. Without a day before the superior's the superior's own stays, and is a finding before issue."""
    moved = {"wording": f"chậm nhất ngày {format_day(found.day)}", "last_day": found.day, "on": found.day} if found else {}
    return replace(
        asked,
        who=UNITS,
        group=None,
        submit_to=owner.name if asked.submit_to else None,
        via=None,
        lead=None,
        cooperating=(),
        editorial_team=(),
        adopted_by=(),
        **({"bound": "by", "time": None, **moved} if found else {}),  # type: ignore[arg-type]
    )


def _indicator(row: Indicator, unit: Unit) -> Indicator:
    """Asked of all units below. The unit's target is its owner's; the superior's total is nobody's below."""
    total = measure(row.unit_of_measure, row.statement) in ("whole", "decimal")
    return replace(row, target=unit.targets.get(row.code) or (None if total else row.target), unit_id=None)


def renewed(child: Campaign, before: Campaign, after: Campaign, unit_id: str, *, today: date, leaves: int = LEAVES) -> Campaign:
    """The child after its superior's new version: what came from above follows it, what is the unit's own stays.

    A day that the unit chose stays where it is still before the superior's; one that was only proposed is proposed again. What the
    superior no longer asks goes, unless the unit changed it. before: the superior's version the child was made from.
    """
    if not any(unit.id == unit_id for unit in after.units):
        return child
    fresh = child_of(after, unit_id, child.owner, today=today, leaves=leaves).value
    known_before = next((unit for unit in before.units if unit.id == unit_id), None)
    from_above = {asked.id for asked in duties_of(before, unit_id)} if known_before else set()
    mine = {asked.id: asked for asked in child.requirements}
    proposed = _proposed(before, unit_id, child.owner, today, leaves) if known_before else {}
    requirements = [_kept_day(asked, mine.get(asked.id), proposed.get(asked.id), after) for asked in fresh.requirements]
    requirements += [asked for id, asked in mine.items() if id not in from_above and id not in {one.id for one in fresh.requirements}]
    codes = {row.code for row in fresh.indicators}
    were = {row.code for row in before.indicators}
    ids = {outline.id for outline in fresh.outlines}
    outlines = tuple(_with_own(outline, before, child) for outline in fresh.outlines)
    were_outlines = {outline.id for outline in before.outlines}
    tasks = {task.id for task in fresh.tasks}
    were_tasks = {task.id for task in before.tasks}
    return replace(
        child,
        title=after.title if child.title == before.title else child.title,
        cut_off=after.cut_off,
        cut_off_estimated=after.cut_off_estimated,
        directive=after.directive if child.directive == before.directive else child.directive,
        outlines=(*outlines, *(one for one in child.outlines if one.id not in ids | were_outlines)),
        appendix_columns=after.appendix_columns if child.appendix_columns == before.appendix_columns else child.appendix_columns,
        indicators=(*fresh.indicators, *(row for row in child.indicators if row.code not in codes | were)),
        requirements=tuple(requirements),
        tasks=(*fresh.tasks, *(task for task in child.tasks if task.id not in tasks | were_tasks)),
        adjustment_policy=after.adjustment_policy or child.adjustment_policy,
        policies=fresh.policies if child.policies in (None, before.policies) else stricter(child.policies, after.policies),
    )


def stricter(one: Policies | None, other: Policies | None) -> Policies:
    """Of each rule the stricter side.

    >>> stricter(Policies("free", "forbidden"), Policies("consent")).change_targets
    'consent'
    """
    mine, above = one or Policies(), other or Policies()
    order: tuple[Freedom, ...] = ("free", "consent", "forbidden")
    return replace(
        mine,
        change_targets=max(mine.change_targets, above.change_targets, key=order.index),
        add_targets=max(mine.add_targets, above.add_targets, key=order.index),
        add_tasks=max(mine.add_tasks, above.add_tasks, key=order.index),
        drafts_cleared_first=mine.drafts_cleared_first or above.drafts_cleared_first,
        pilot_drafts_higher=mine.pilot_drafts_higher or above.pilot_drafts_higher,
        office_sees_drafts=mine.office_sees_drafts or above.office_sees_drafts,
        lesson_first=mine.lesson_first or above.lesson_first,
    )


def _proposed(before: Campaign, unit_id: str, owner: Owner, today: date, leaves: int) -> dict[str, Requirement]:
    return {asked.id: asked for asked in child_of(before, unit_id, owner, today=today, leaves=leaves).value.requirements}


def _kept_day(asked: Requirement, held: Requirement | None, proposed: Requirement | None, after: Campaign) -> Requirement:
    """The unit's own choice of a day, where it is one and still early enough; a day that was only proposed is proposed anew."""
    if held is None or (proposed is not None and until_of(held) == until_of(proposed)):
        return asked
    above = next((until_of(one) for one in after.requirements if one.id == asked.id), None)
    mine = until_of(held)
    if mine is None or (above is not None and last_day(mine) >= last_day(above)):
        return asked
    return replace(asked, wording=held.wording, last_day=held.last_day, bound=held.bound, on=held.on, time=held.time, event=held.event)


def _with_own(outline: Outline, before: Campaign, child: Campaign) -> Outline:
    """The superior's outline with the items that the unit added at the top level."""
    was = next((one for one in before.outlines if one.id == outline.id), None)
    held = next((one for one in child.outlines if one.id == outline.id), None)
    if held is None or was is None:
        return outline
    known = {_name(node) for node in (*was.nodes, *outline.nodes)}
    return replace(outline, nodes=(*outline.nodes, *(node for node in held.nodes if _name(node) not in known)))


def _name(node: OutlineNode) -> str:
    return fold(f"{node.label or ''} {node.title or ''}")
