"""Assignments that say more of a duty or of a rule than of work by itself: who helps to draft, who adopts, what units may add.

>>> drafted = Requirement("o1", "dự thảo báo cáo tổng kết", "Văn phòng", "", None, "Ban Thường vụ", None, own=True, lead="Văn phòng",
...                       adopted_by=("Ban Thường vụ",))
>>> work = (Task("v1", "giúp Văn phòng dự thảo báo cáo tổng kết", "Tổ Biên tập"), Task("v2", "thông qua báo cáo tổng kết", "Ban Chấp hành"))
>>> (asked,), rest = with_own_work((drafted,), work)
>>> asked.editorial_team, asked.adopted_by, rest
(('Tổ Biên tập',), ('Ban Thường vụ', 'Ban Chấp hành'), ())
>>> policies_of((Task("v3", "không bổ sung chỉ tiêu ngoài nghị quyết", "Cấp ủy cơ sở"),), None)[0].add_targets
'forbidden'

Promise: a task that names no duty of the owner, word for word, stays a task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.campaign import Freedom, Policies, Requirement, Task
from nhiemky.vietnamese.unicode import fold

_DRAFTING = re.compile(r"^(?:tham muu |chu tri )?(?:xay dung |chuan bi )?(?:du thao|xay dung|chuan bi|soan thao|gui|nop|lap) ")
_ADOPTING = re.compile(r"^(?:xem xet, |cho y kien, |thao luan, )*thong qua (?P<what>.+)$")
_HELPING = re.compile(r"^giup (?P<what>.+)$")
_COMRADES = re.compile(r"^(?:(?:các )?đồng chí|tổ gồm)\s+", re.IGNORECASE)
_ADDING = re.compile(r"^(?:.{3,160}\b(?:, |dong y |cho phep ))?(?P<how>khong|chi|moi) (?:duoc )?bo sung (?P<what>chi tieu|nhiem vu)\b")


def with_own_work(requirements: Sequence[Requirement], tasks: Sequence[Task]) -> tuple[tuple[Requirement, ...], tuple[Task, ...]]:
    """The owner's duties with their editors and adopters, and the tasks that are left."""
    asked = list(requirements)
    rest = []
    for task in tasks:
        at, kind = _spoken_of(task, asked)
        if at is None:
            rest.append(task)
            continue
        names = _names(task.lead or "")
        duty = asked[at]
        if kind == "adopts":
            asked[at] = replace(duty, adopted_by=tuple(dict.fromkeys((*duty.adopted_by, *names))))
        else:
            asked[at] = replace(duty, editorial_team=tuple(dict.fromkeys((*duty.editorial_team, *names))))
    return tuple(asked), tuple(rest)


def _spoken_of(task: Task, asked: Sequence[Requirement]) -> tuple[int | None, str]:
    words = fold(task.what)
    if task.lead and (adopting := _ADOPTING.match(words)):
        for at, duty in enumerate(asked):
            if duty.own and _DRAFTING.sub("", fold(duty.what)) == adopting["what"]:
                return at, "adopts"
    if task.lead and (helping := _HELPING.match(words)):
        for at, duty in enumerate(asked):
            if duty.own and helping["what"] == f"{fold(duty.lead or duty.who or '')} {fold(duty.what)}":
                return at, "helps"
    return None, ""


def _names(lead: str) -> tuple[str, ...]:
    """ "Các đồng chí Đặng Thu Hà và Lê Văn An" are two; a body is one."""
    if not _COMRADES.match(lead):
        return (lead,)
    return tuple(part.strip() for part in re.split(r",|\bvà\b", _COMRADES.sub("", lead)) if part.strip())


def policies_of(tasks: Sequence[Task], policies: Policies | None) -> tuple[Policies | None, tuple[Task, ...]]:
    """What units may add, where an assignment to them says so, and the tasks that are left."""
    rest = []
    for task in tasks:
        found = _ADDING.match(fold(task.what))
        if found is None:
            rest.append(task)
            continue
        freedom: Freedom = "forbidden" if found["how"] == "khong" else "consent"
        known = policies or Policies()
        policies = replace(known, add_targets=freedom) if found["what"] == "chi tieu" else replace(known, add_tasks=freedom)
    return policies, tuple(rest)
