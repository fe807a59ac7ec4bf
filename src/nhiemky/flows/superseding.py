"""A later document over a campaign that runs (văn bản thay thế, văn bản bổ sung): the version to come.

>>> from dataclasses import replace
>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner, Requirement
>>> asked = Requirement("o1", "gửi báo cáo sơ kết", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Đảng ủy Khối", None)
>>> before = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,))
>>> later = replace(before, requirements=(replace(asked, id="n7", wording="trước ngày 05/6/2023", on=date(2023, 6, 5), bound="before"),))
>>> [(one.id, one.wording) for one in replaced(before, later, "supersedes").requirements]
[('o1', 'trước ngày 05/6/2023')]

Promise: a duty that says the same keeps its id, an indicator its code, so that what is done stays done (`scheduling.rebase`). A document
that supersedes drops what it no longer asks; one that supplements drops nothing. Roster, targets and groups stay the office's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from nhiemky.checking.against_superior import same_words
from nhiemky.domain.campaign import Campaign, Indicator, Requirement, Task
from nhiemky.domain.directive import Directive
from nhiemky.domain.outline import Outline
from nhiemky.flows.child_from_paper import ALIKE, matched
from nhiemky.vietnamese.unicode import fold

Kind = Literal["supersedes", "supplements"]


def replaced(before: Campaign, later: Campaign, kind: Kind) -> Campaign:
    """before: in force. later: as the new document was read and confirmed."""
    drops = kind == "supersedes"
    return replace(
        before,
        title=before.title,
        directive=(later.directive or before.directive) if drops else before.directive,
        cut_off=later.cut_off or before.cut_off,
        cut_off_estimated=later.cut_off_estimated if later.cut_off else before.cut_off_estimated,
        requirements=_requirements(before.requirements, later.requirements, drops),
        indicators=_indicators(before.indicators, later.indicators, drops),
        outlines=_outlines(before.outlines, later.outlines, drops),
        tasks=_tasks(before.tasks, later.tasks, drops),
        policies=later.policies if drops and later.policies is not None else before.policies,
        adjustment_policy=later.adjustment_policy or before.adjustment_policy,
    )


def superseded_symbols(directive: Directive) -> tuple[str, ...]:
    """Folded symbols of the documents this one replaces ("thay thế Công văn số ...")."""
    return tuple(
        fold(symbol)
        for each in directive.citations
        if getattr(each, "relation", "") == "supersedes" and (symbol := getattr(each, "symbol", None))
    )


def _requirements(old: Sequence[Requirement], new: Sequence[Requirement], drops: bool) -> tuple[Requirement, ...]:
    left = {row.id: row for row in old}
    pairs: dict[str, Requirement] = {}
    added = []
    for row in new:
        same = matched(row, [one for one in left.values() if one.own == row.own])
        if same is None:
            added.append(row)
        else:
            del left[same.id]
            pairs[same.id] = _over(same, row)
    kept = tuple(pairs.get(row.id, row) for row in old if row.id in pairs or not drops)
    taken = {row.id for row in old}
    return (*kept, *(replace(row, id=_free(row.id, taken)) for row in added))


def _over(same: Requirement, row: Requirement) -> Requirement:
    """What the new document says; what it leaves unsaid stays. Groups, leads and the outline are the office's own confirmation."""
    dated = row.on is not None or row.last_day is not None or row.event
    times = {name: getattr(row if dated else same, name) for name in ("wording", "last_day", "bound", "on", "time", "event")}
    return replace(
        same, what=same.what if fold(same.what) == fold(row.what) else row.what, submit_to=row.submit_to or same.submit_to,
        via=row.via or same.via, optional=row.optional, **times,
    )  # fmt: skip


def _free(id: str, taken: set[str]) -> str:
    """An id nobody has: "o1" -> "o1-2"."""
    number, found = 1, id
    while found in taken:
        number += 1
        found = f"{id[:34]}-{number}"
    taken.add(found)
    return found


def _indicators(old: Sequence[Indicator], new: Sequence[Indicator], drops: bool) -> tuple[Indicator, ...]:
    if not new:
        return tuple(old)
    by_words = {fold(row.statement): row for row in new}
    kept = []
    for row in old:
        said = by_words.pop(fold(row.statement), None)
        if said is not None:
            kept.append(replace(row, unit_of_measure=said.unit_of_measure or row.unit_of_measure, target=said.target or row.target))
        elif not drops or row.unit_id is not None:
            kept.append(row)
    taken = {row.code for row in old}
    return (*kept, *(replace(row, code=_free(row.code, taken)) for row in by_words.values()))


def _outlines(old: Sequence[Outline], new: Sequence[Outline], drops: bool) -> tuple[Outline, ...]:
    """One of the same name takes the place of the old, under its id; where one document supersedes, the first takes the first's."""
    left, taken = list(old), {one.id for one in old}
    found: dict[str, Outline] = {}
    for at, one in enumerate(new):
        same = next((held for held in left if _called(held) == _called(one)), None) or (
            left[0] if drops and at < len(old) and left else None
        )
        if same is not None:
            left.remove(same)
        id = same.id if same else _free(one.id, taken)
        found[id] = replace(one, id=id)
    kept = [found.pop(one.id, one) for one in old if one.id in found or not drops or not new]
    return (*kept, *found.values())


def _called(outline: Outline) -> str:
    return fold(f"{outline.title} {outline.subtitle or ''}")


def _tasks(old: Sequence[Task], new: Sequence[Task], drops: bool) -> tuple[Task, ...]:
    left = list(old)
    taken = {row.id for row in old}
    found = []
    for row in new:
        same = next((one for one in left if same_words(one.what, row.what) >= ALIKE and fold(one.lead or "") == fold(row.lead or "")), None)
        if same is not None:
            left.remove(same)
        found.append(replace(row, id=same.id if same else _free(row.id, taken)))
    return (*(() if drops else left), *found)
