"""Who goes first: the collective before its members, units before their heads, as the round's pinned steps say.

>>> waits = waits_for(subject, rules)                                   # doctest: +SKIP
>>> waits.names, waits.blocks                                           # doctest: +SKIP
(('Đảng bộ Sở Gió',), True)

Promise: the order is told wherever the rules name it; it is in the way only where the step is certain (or confirmed), else it is said
and the hand-in goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Step
from nhiemky.web.ratings.models import Subject

UNIT_FIRST = "units_before_heads"
BODY_FIRST = "collective_before_members"


@dataclass(frozen=True, slots=True)
class Waits:
    """names: whose self-review must come first. says, basis: the step in the rules' words. blocks: in the way, not only told."""

    names: tuple[str, ...]
    says: str
    basis: str
    blocks: bool


def waits_for(subject: Subject, rules: RuleSet) -> Waits | None:
    """None where nothing comes first, or the rules say nothing of the order."""
    if subject.kind == "collective":
        return None
    steps = {step.code: step for step in cast("tuple[Step, ...]", rules.items("steps"))}
    step = (steps.get(UNIT_FIRST) if subject.is_head else None) or steps.get(BODY_FIRST)
    if step is None:
        return None
    bodies = _bodies(subject)
    undone = tuple(one.name for one in bodies if not _handed_in(one))
    return Waits(undone, step.says, rules.basis(step, "steps"), step.certain) if undone else None


def _bodies(subject: Subject) -> list[Subject]:
    """The collectives that bind a head; for others, that of the unit."""
    bound = list(subject.collectives.filter(removed_at=None).select_related("self_review"))
    if bound:
        return bound
    same = Subject.objects.filter(campaign_id=subject.campaign_id, kind="collective", organisation_id=subject.organisation_id)
    return list(same.filter(removed_at=None).select_related("self_review"))


def _handed_in(subject: Subject) -> bool:
    """By the program, or met outside of it."""
    return bool(subject.outside) or (hasattr(subject, "self_review") and subject.self_review.state == "submitted")
