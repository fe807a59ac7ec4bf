"""A new version over obligations that live already. What is done stays done.

>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner, Requirement, Unit
>>> asked = Requirement("o1", "gửi báo cáo", "Chi bộ, đảng bộ cơ sở", "", date(2023, 5, 29), "Ban Thường vụ", None)
>>> after = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,), units=(Unit("a", "Chi bộ Đài"),))
>>> plan = rebase([Held("b", "o1", done=False), Held("c", "o1", done=True)], after)
>>> [due.unit for due in plan.add], [held.unit for held in plan.drop], [held.unit for held in plan.keep]
(['a'], ['b'], ['c'])

- A pair that is new is added. One that is gone is dropped while nothing was done; else it is kept as it is, off the lists of what is due.
- A moved deadline moves what is still to come in. What was submitted is judged by the day that stood then.
- An extension beyond the new deadline stays; one that the new deadline overtakes falls away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from nhiemky.domain.campaign import Campaign
from nhiemky.scheduling.deadlines import end_of
from nhiemky.scheduling.obligations import Due, obligations


@dataclass(frozen=True, slots=True)
class Held:
    """An obligation that exists. done: submitted, accepted, met outside or waived; started: a draft or comments stand."""

    unit: str
    requirement: str
    until: datetime | None = None
    extended_to: date | None = None
    done: bool = False
    started: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """An open obligation with its new deadline; extension: whether the one it had still counts."""

    held: Held
    until: datetime | None
    optional: bool
    extension: bool


@dataclass(frozen=True, slots=True)
class Rebase:
    """What a new version does. add: new pairs; move: open ones asked again; drop: gone and untouched; keep: gone, but worked on."""

    add: tuple[Due, ...]
    move: tuple[Moved, ...]
    drop: tuple[Held, ...]
    keep: tuple[Held, ...]


def rebase(existing: Sequence[Held], after: Campaign) -> Rebase:
    """The plan for the obligations that exist, by the version to come."""
    wanted = {(due.unit, due.requirement): due for due in obligations(after)}
    held = {(item.unit, item.requirement): item for item in existing}
    gone = [item for key, item in held.items() if key not in wanted]
    return Rebase(
        add=tuple(due for key, due in wanted.items() if key not in held),
        move=tuple(
            Moved(held[key], due.until, due.optional, _still_counts(held[key], due))
            for key, due in wanted.items()
            if key in held and not held[key].done
        ),
        drop=tuple(item for item in gone if not (item.done or item.started)),
        keep=tuple(item for item in gone if item.done or item.started),
    )


def _still_counts(held: Held, due: Due) -> bool:
    if held.extended_to is None:
        return False
    return due.until is None or end_of(held.extended_to) > due.until
