"""Shortcomings as an actor may reach them.

>>> rows = shortcomings(actor)                                           # doctest: +SKIP
>>> one = get_shortcoming(actor, uuid)        # 404 outside the scope    # doctest: +SKIP

An organisation's own: its people and those above. A person's: the person, the unit's secretary, the boards that rate or inspect, the
leaders who decide; nobody else, not even as a count. What belonged to a merged unit is reached through its successors too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import organisations, scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import Capability
from nhiemky.web.remedies.lineage import after, ended
from nhiemky.web.remedies.models import Remedy, Shortcoming

_KEEPS: tuple[Capability, ...] = ("office", "rate", "inspect", "approve", "prepare")
"""Who writes shortcomings and remedies down."""
_CHECKS: tuple[Capability, ...] = ("office", "rate", "inspect", "approve")
"""Who may look whether it is mended and close it."""
_PERSONAL: tuple[Capability, ...] = ("rate", "inspect", "decide", "approve")


def _reach(actor: Actor, capability: Capability, gone: Mapping[int, set[int]]) -> Q:
    """Shortcomings of organisations in reach, and of those that went into them (`gone`: `lineage.ended`)."""
    scope = scope_of(actor)
    if scope.everything:
        return Q()
    mine = scope.filter(capability, "organisation")
    if gone and scope.has(capability):
        reached = set(organisations(actor, capability).filter(pk__in=gone).values_list("pk", flat=True))
        mine |= Q(organisation_id__in={old for new in reached for old in gone[new]})
    return mine


def shortcomings(actor: Actor) -> QuerySet[Shortcoming]:
    """All the actor may read, newest first; dropped ones left out."""
    person = getattr(actor.user, "person_id", None)
    gone = ended()
    personal = Q(person=None)
    for capability in _PERSONAL:
        personal |= _reach(actor, capability, gone)
    own = Q(person_id=person) if person else Q(pk__in=[])
    rows = Shortcoming.objects.filter((_reach(actor, "see", gone) & personal) | own).exclude(state="dropped")
    return rows.select_related("organisation", "person", "recurrence_of").prefetch_related("remedies")


def get_shortcoming(actor: Actor, uuid: Any) -> Shortcoming:
    """One of them, dropped ones too."""
    found = shortcomings(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_remedy(actor: Actor, uuid: Any) -> Remedy:
    """A remedy of a shortcoming in reach."""
    found = Remedy.objects.filter(uuid=uuid, shortcoming__in=shortcomings(actor)).select_related("shortcoming__organisation").first()
    if found is None:
        raise Http404
    return found


def earlier_than(actor: Actor, one: Shortcoming) -> QuerySet[Shortcoming]:
    """What was found before in the same unit or in those that went into it, of the same person or of none."""
    whose = {one.organisation_id, *ended().get(one.organisation_id, ())}
    rows = shortcomings(actor).filter(organisation_id__in=whose, found_on__lt=one.found_on).exclude(pk=one.pk)
    return rows.filter(person=one.person)


def may_keep(actor: Actor, organisation: Organisation) -> bool:
    """May record and plan for the organisation or, where it has gone into another, for that one."""
    return _may(actor, organisation, _KEEPS)


def may_check(actor: Actor, organisation: Organisation) -> bool:
    """May close and return remedies of the organisation."""
    return _may(actor, organisation, _CHECKS)


def _may(actor: Actor, organisation: Organisation, capabilities: tuple[Capability, ...]) -> bool:
    scope = scope_of(actor)
    places = [organisation, *Organisation.objects.filter(pk__in=after(organisation))]
    return any(scope.may(capability, place) for capability in capabilities for place in places)


def require_keep(actor: Actor, organisation: Organisation, what: str = "ghi hạn chế, khuyết điểm") -> None:
    """Refuse `not_allowed` unless `may_keep`."""
    if not may_keep(actor, organisation):
        raise Refusal("not_allowed", what=what, who="đơn vị, văn phòng, ban tổ chức hoặc ủy ban kiểm tra")


def require_check(actor: Actor, organisation: Organisation, what: str = "kết luận việc khắc phục") -> None:
    """Refuse `not_allowed` unless `may_check`."""
    if not may_check(actor, organisation):
        raise Refusal("not_allowed", what=what, who="bí thư đơn vị, văn phòng, ban tổ chức hoặc ủy ban kiểm tra")


def units_to_keep(actor: Actor) -> QuerySet[Organisation]:
    """Organisations the actor may record for, in tree order."""
    scope = scope_of(actor)
    wanted = Q(pk__in=[]) if not scope.everything else Q()
    for capability in _KEEPS:
        wanted |= scope.filter(capability)
    return Organisation.objects.filter(wanted, active=True).order_by("left")
