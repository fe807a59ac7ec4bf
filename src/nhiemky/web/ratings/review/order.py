"""Who goes first: lower collectives, the collective before its members, units before their heads, as the round's pinned rules say.

>>> waits = waits_for(subject, rules)                                   # doctest: +SKIP
>>> waits.names, waits.blocks                                           # doctest: +SKIP
(('Đảng bộ Sở Gió',), True)

Promise: the order is told wherever the rules name it; it is in the way only where the rule is certain (or confirmed), else it is said
and the hand-in goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.db.models import Q, QuerySet

from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Principle
from nhiemky.web.ratings.models import Subject

UNIT_FIRST = "order_units_before_heads"
BODY_FIRST = "order_collective_before_members"
LOWER_FIRST = "order_lower_before_upper"
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Waits:
    """names: whose self-review must come first. says, basis: the order in the rules' words. blocks: in the way, not only told."""

    names: tuple[str, ...]
    says: str
    basis: str
    blocks: bool

    @property
    def named(self) -> str:
        """ "Đảng bộ Sở Gió, Chi bộ Báo Sông và 3 nơi khác"."""
        more = f" và {len(self.names) - _NAMED} nơi khác" if len(self.names) > _NAMED else ""
        return f"{', '.join(self.names[:_NAMED])}{more}"


def waits_for(subject: Subject, rules: RuleSet) -> Waits | None:
    """None where nothing comes first, or the rules say nothing of the order."""
    known = {one.code: one for one in cast("tuple[Principle, ...]", rules.items("principles"))}
    if subject.kind == "collective":
        said, bodies = known.get(LOWER_FIRST), _below(subject)
    else:
        said, bodies = (known.get(UNIT_FIRST) if subject.is_head else None) or known.get(BODY_FIRST), _bodies(subject)
    if said is None:
        return None
    undone = tuple(one.name for one in bodies if not _handed_in(one))
    return Waits(undone, said.says, rules.basis(said, "principles"), said.certain) if undone else None


def _collectives(subject: Subject) -> QuerySet[Subject]:
    rows = Subject.objects.filter(campaign_id=subject.campaign_id, kind="collective", removed_at=None)
    return rows.select_related("self_review").order_by("order", "pk")


def _below(subject: Subject) -> list[Subject]:
    """Collectives of the round whose organisation stands under this one's."""
    place = subject.organisation
    return list(_collectives(subject).filter(organisation__left__gt=place.left, organisation__right__lt=place.right))


def _bodies(subject: Subject) -> list[Subject]:
    """The collectives that bind a head, and that of the own unit."""
    return list(_collectives(subject).filter(Q(organisation_id=subject.organisation_id) | Q(heads=subject)).distinct())


def _handed_in(subject: Subject) -> bool:
    """By the program, or met outside of it."""
    return bool(subject.outside) or (hasattr(subject, "self_review") and subject.self_review.state == "submitted")
