"""A unit's own document over what it inherits (kế hoạch của đơn vị trên nền kế hoạch cấp trên).

>>> from dataclasses import replace
>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner
>>> asked = Requirement("o1", "gửi báo cáo sơ kết", None, "chậm nhất ngày 22/5/2023", None, "Đảng ủy Sở Gió", None, deliverable="report")
>>> base = Campaign("Sơ kết", Owner("Đảng ủy Sở Gió"), requirements=(asked,))
>>> said = replace(asked, id="n1", wording="trước ngày 15/5/2023", on=date(2023, 5, 15), bound="before")
>>> own = Campaign("Sơ kết ở Sở", Owner("Đảng ủy Sở Gió"), requirements=(said,))
>>> made = below(own, base)
>>> made.title, [(one.id, one.wording) for one in made.requirements]
('Sơ kết ở Sở', [('o1', 'trước ngày 15/5/2023')])

Promise: what the document says stands in its own words; what it leaves out is kept from the superior's, under the superior's codes, so
that figures go up without matching; what it adds is added. Where it is weaker, `checking.against_superior` tells before issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from nhiemky.checking.against_superior import same_words
from nhiemky.domain.campaign import Campaign, Indicator, Requirement, Task
from nhiemky.domain.outline import Outline, walk
from nhiemky.vietnamese.unicode import fold

ALIKE = 0.6
T = TypeVar("T", Requirement, Task)


def below(own: Campaign, base: Campaign) -> Campaign:
    """own: as the unit's document was read and confirmed. base: what the unit inherits (`scheduling.cascade.child_of`)."""
    return replace(
        base,
        title=own.title,
        directive=own.directive or base.directive,
        owner=replace(base.owner, signer_title=own.owner.signer_title, signer_name=own.owner.signer_name),
        requirements=tuple(_requirements(own, base)),
        indicators=(*base.indicators, *_indicators(own, base)),
        outlines=tuple(_outlines(own, base)),
        tasks=(*base.tasks, *(replace(one, id=f"r-{one.id}"[:40]) for one in _new(own.tasks, base.tasks))),
        policies=own.policies or base.policies,
        adjustment_policy=own.adjustment_policy or base.adjustment_policy,
        cut_off=own.cut_off or base.cut_off,
        groups=(*base.groups, *own.groups),
    )


def matched(wanted: Requirement, rows: Sequence[Requirement]) -> Requirement | None:
    """The duty of the other paper that says the same, by its words and the kind of product."""
    same = [row for row in rows if (row.deliverable or "report") == (wanted.deliverable or "report")]
    best = max(same, key=lambda row: same_words(row.what, wanted.what), default=None)
    return best if best is not None and same_words(best.what, wanted.what) >= ALIKE else None


def _requirements(own: Campaign, base: Campaign) -> Iterator[Requirement]:
    theirs = [row for row in own.requirements if not (row.own and fold(row.who or "").startswith(fold(own.owner.name)))]
    used: set[str] = set()
    for asked in base.requirements:
        said = matched(asked, [row for row in theirs if row.id not in used])
        if said is None:
            yield asked
            continue
        used.add(said.id)
        if said.on is None and said.last_day is None and not said.event:
            yield replace(asked, what=said.what)
            continue
        yield replace(
            asked, what=said.what, wording=said.wording, last_day=said.last_day, bound=said.bound, on=said.on, time=said.time,
            event=said.event, via=said.via, optional=said.optional,
        )  # fmt: skip
    yield from (replace(row, id=f"r-{row.id}"[:40]) for row in theirs if row.id not in used)


def _indicators(own: Campaign, base: Campaign) -> Iterator[Indicator]:
    known, codes = {fold(row.statement) for row in base.indicators}, {row.code for row in base.indicators}
    for row in own.indicators:
        if fold(row.statement) not in known:
            yield replace(row, code=row.code if row.code not in codes else f"R{row.code}"[:40])


def _outlines(own: Campaign, base: Campaign) -> Iterator[Outline]:
    """Each inherited outline with the headings that only the unit's own has."""
    titles = {fold(node.title or "") for outline in base.outlines for _, node in walk(outline.nodes)}
    extra = tuple(node for outline in own.outlines for node in outline.nodes if fold(node.title or "") not in titles)
    for at, outline in enumerate(base.outlines):
        yield replace(outline, nodes=(*outline.nodes, *extra)) if at == 0 and extra else outline
    if not base.outlines:
        yield from own.outlines


def _new(rows: Sequence[Task], known: Sequence[Task]) -> list[Task]:
    return [row for row in rows if not any(same_words(row.what, one.what) >= ALIKE for one in known)]
