"""The campaign that a corrected reading comes to: one requirement for each report a level owes, the owner's own, and tasks.

>>> from nhiemky.flows.confirmation.corrections import correct
>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nCác chi bộ gửi báo cáo sơ kết về Ban Thường vụ trước ngày 20/5/2023."
>>> campaign = confirmed_campaign(correct(read_paper(words.encode(), "ke-hoach.txt"), ()))
>>> [(asked.what, asked.last_day, asked.submit_to) for asked in campaign.requirements]
[('gửi Báo cáo sơ kết', datetime.date(2023, 5, 19), 'Ban Thường vụ')]

What it promises: every duty of the text is a requirement or a task; a cell that is not asked gives none; same corrections,
same campaign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nhiemky.domain.campaign import Campaign, Deliverable, Freedom, Policies, Requirement, Task, UnitGroup
from nhiemky.domain.confirmation import Cell, Level, Matrix, ReportRow
from nhiemky.domain.directive import Directive
from nhiemky.flows.campaign_actors import PILOT_GROUP, group_of, side
from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.flows.campaign_requirements import is_optional, requirement_of, split_bodies
from nhiemky.flows.confirmation.answered import answered
from nhiemky.flows.confirmation.corrections import Corrected
from nhiemky.flows.confirmation.matrix import Side, matrix_of, sides_of

_EVENT = re.compile(r"tổ chức (?:hội nghị|đại hội|cuộc họp)[^,;.]*", re.IGNORECASE)
_FREEDOMS: tuple[Freedom, ...] = ("forbidden", "consent", "free")
GATES = ("drafts_cleared_first", "pilot_drafts_higher", "office_sees_drafts", "lesson_first")
"""Policies that are chosen as "yes" or "no"."""


def confirmed_campaign(corrected: Corrected) -> Campaign:
    """Without units: a roster brings them."""
    owner = campaign_from_directive(corrected.directive).owner.name
    directive = answered(corrected, owner)
    draft = campaign_from_directive(directive)
    matrix = matrix_of(directive, owner, corrected.cells, corrected.rows)
    requirements = (*_requirements(directive, owner, matrix), *_optional_events(directive, owner, matrix))
    told = {asked.id for asked in requirements}
    groups = {asked.group for asked in requirements if asked.group} - {group.name for group in draft.groups}
    return replace(
        draft,
        requirements=requirements,
        tasks=(*(task for task in draft.tasks if task.id not in told), *_tasks(directive, owner, matrix)),
        groups=(*draft.groups, *(UnitGroup(name) for name in sorted(groups))),
        policies=policies_of(draft, corrected.policies),
    )


def policies_of(draft: Campaign, chosen: Mapping[str, str]) -> Policies:
    """As chosen, else as the text says, else the custom: consent for changing, freedom to add."""
    base = draft.policies or Policies()
    picked = {name: value for name, value in chosen.items() if value in _FREEDOMS}
    gates = {name: chosen[name] == "yes" for name in GATES if chosen.get(name) in ("yes", "no")}
    return replace(
        base,
        change_targets=picked.get("change_targets", base.change_targets),
        add_targets=picked.get("add_targets", base.add_targets),
        add_tasks=picked.get("add_tasks", base.add_tasks),
        **gates,
    )


def _requirements(directive: Directive, owner: str, matrix: Matrix) -> Iterator[Requirement]:
    sides = sides_of(directive, owner, matrix.levels)
    told: set[tuple[str, str, str]] = set()
    for item in sides:
        level = next(level for level in matrix.levels if level.id == item.level)
        if item.kind in ("make", "send"):
            yield from _reports(item, level, matrix, owner, told)
        elif item.kind == "hold" or not level.own:
            asked = requirement_of(item.duty, owner)
            if asked.wording or asked.submit_to:
                group = asked.group if asked.group == PILOT_GROUP else level.group
                yield replace(asked, group=group, deliverable="event" if item.kind == "hold" else _plain(asked.deliverable), goes_up=None)
    yield from _set_by_hand(matrix, told)


def _optional_events(directive: Directive, owner: str, matrix: Matrix) -> Iterator[Requirement]:
    """ "tùy tình hình cụ thể, tổ chức hội nghị": units are asked whether they will; never overdue."""
    for number, work in enumerate(directive.assignments, 1):
        if side(work.who, owner) == "unit" and is_optional(work.what) and (event := _EVENT.search(work.what)):
            group = group_of(work.who, owner)
            known = next((level for level in matrix.levels if not level.own and level.group == group), None)
            yield Requirement(
                f"v{number}",
                event[0],
                work.who,
                "",
                None,
                None,
                None,
                deliverable="event",
                group=known.group if known else None,
                optional=True,
            )


def _reports(item: Side, level: Level, matrix: Matrix, owner: str, told: set[tuple[str, str, str]]) -> Iterator[Requirement]:
    """One requirement for each report whose cell rests on this duty; the duty as it is where none does."""
    base = requirement_of(item.duty, owner)
    step = "made" if item.kind == "make" else "sent"
    rows = [row for row in matrix.rows if _rests_on(row, level, item)]
    for row in rows:
        made, adopted, sent = row.cells[level.id]
        cell = made if step == "made" else sent
        if cell.state != "asked" or (row.id, level.id, step) in told:
            continue
        told.add((row.id, level.id, step))
        if step == "sent" and not level.own:
            told.add((row.id, level.id, "made"))
        kept = adopted.by if adopted.state == "asked" else ""
        yield replace(
            base,
            id=f"{base.id}-{row.id}" if base.id != row.id else base.id,
            what=base.what if step == "made" and level.own else f"gửi {row.name}",
            deliverable="appendix" if row.appendix else "report",
            outline=row.outline,
            goes_up=row.goes_up,
            group=level.group,
            submit_to=cell.by if step == "sent" and cell.settled and cell.by else base.submit_to,
            adopted_by=_bodies(kept) if kept else base.adopted_by if adopted.state != "not_asked" else (),
        )
    if not rows and (base.wording or base.submit_to):
        yield replace(base, group=level.group, adopted_by=base.adopted_by if level.own else ())


def _plain(kind: Deliverable | None) -> Deliverable:
    """What is laid before a person for advice is ticked off, it does not follow an outline."""
    return "registration" if kind == "registration" else "other"


def _rests_on(row: ReportRow, level: Level, item: Side) -> bool:
    made, _, sent = row.cells[level.id]
    return (made if item.kind == "make" else sent).ref == item.duty.id


def _bodies(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(", rồi ") if part.strip())


def _set_by_hand(matrix: Matrix, told: set[tuple[str, str, str]]) -> Iterator[Requirement]:
    """Cells that a person asked and no duty of the text carries."""
    for row in matrix.rows:
        for level in matrix.levels:
            made, adopted, sent = row.cells[level.id]
            for cell in (sent, made):
                if cell.state != "asked" or not (cell.settled or not cell.ref) or (row.id, level.id, cell.step) in told:
                    continue
                told.add((row.id, level.id, cell.step))
                if not level.own:
                    told.add((row.id, level.id, "made"))
                yield _asked_by_hand(row, level, cell, adopted)


def _asked_by_hand(row: ReportRow, level: Level, cell: Cell, adopted: Cell) -> Requirement:
    return Requirement(
        f"{row.id}-{level.id}-{cell.step}",
        f"{'gửi' if cell.step == 'sent' else 'lập'} {row.name}",
        level.group if not level.own else cell.by or level.name,
        "",
        None,
        (cell.by or None) if cell.step == "sent" else None,
        None,
        deliverable="appendix" if row.appendix else "report",
        outline=row.outline,
        goes_up=row.goes_up,
        group=level.group,
        own=level.own,
        lead=(cell.by or level.name) if level.own and cell.step == "made" else level.name if level.own else None,
        adopted_by=_bodies(adopted.by) if adopted.state == "asked" else (),
    )


def _tasks(directive: Directive, owner: str, matrix: Matrix) -> Iterator[Task]:
    """Duties of the owner's boards that bring no report and no meeting."""
    sides: Sequence[Side] = sides_of(directive, owner, matrix.levels)
    own = {level.id for level in matrix.levels if level.own}
    for item in sides:
        if item.level in own and item.kind == "other":
            asked = requirement_of(item.duty, owner)
            yield Task(
                f"v-{asked.id}",
                asked.what,
                asked.who,
                split_bodies(item.duty.cooperate_with),
                asked.submit_to,
                asked.wording,
                asked.last_day,
                asked.event,
            )
