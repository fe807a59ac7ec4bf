"""Visits as an actor may reach them: those who inspect, the unit visited, whoever is on the team.

>>> rows = visits(actor)                                                  # doctest: +SKIP
>>> visit = get_visit(actor, uuid)            # 404 outside               # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.inspection.models import Visit, VisitFinding, VisitPlan
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import Capability

LEADS: tuple[Capability, ...] = ("inspect", "office", "rate")
"""Who plans visits and writes down what came of them: over the organisation that inspects."""
_LOOKS: tuple[Capability, ...] = (*LEADS, "decide")
_VISITED: tuple[Capability, ...] = ("approve", "prepare")


def _over(actor: Actor, capabilities: tuple[Capability, ...], path: str = "") -> Q:
    scope = scope_of(actor)
    if scope.everything:
        return Q()
    found = Q(pk__in=[])
    for capability in capabilities:
        found |= scope.filter(capability, path)
    return found


def visits(actor: Actor) -> QuerySet[Visit]:
    """All in reach, the next first within their order by day."""
    person = getattr(actor.user, "person_id", None)
    on_team = Q(pk__in=Visit.team.through.objects.filter(person_id=person).values("visit_id")) if person else Q(pk__in=[])
    mine = _over(actor, _LOOKS, "organisation") | _over(actor, _VISITED, "unit") | on_team
    return Visit.objects.filter(mine).select_related("organisation", "unit", "plan").order_by("on", "pk")


def get_visit(actor: Actor, uuid: Any) -> Visit:
    """One of them."""
    found = visits(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_finding(actor: Actor, uuid: Any) -> VisitFinding:
    """What a visit in reach found."""
    found = VisitFinding.objects.filter(uuid=uuid, visit__in=visits(actor)).select_related("visit__organisation", "visit__unit").first()
    if found is None:
        raise Http404
    return found


def plans(actor: Actor) -> QuerySet[VisitPlan]:
    """Plans of the committees the actor inspects for or leads."""
    return VisitPlan.objects.filter(_over(actor, _LOOKS, "organisation")).select_related("organisation")


def may_lead(actor: Actor, organisation: Organisation) -> bool:
    """May plan and write for the organisation that inspects."""
    scope = scope_of(actor)
    return any(scope.may(capability, organisation) for capability in LEADS)


def require_lead(actor: Actor, organisation: Organisation, what: str = "lập đoàn, ghi kết quả kiểm tra, làm việc") -> None:
    """Refuse `not_allowed` unless `may_lead`."""
    if not may_lead(actor, organisation):
        raise Refusal("not_allowed", what=what, who="ủy ban kiểm tra, ban tổ chức hoặc văn phòng")


def leads(actor: Actor) -> bool:
    """Plans visits anywhere; no query of its own."""
    scope = scope_of(actor)
    return any(scope.has(capability) for capability in LEADS)


def leading(actor: Actor) -> QuerySet[Organisation]:
    """Organisations the actor plans visits for, the highest first."""
    return Organisation.objects.filter(_over(actor, LEADS), active=True).order_by("depth", "left")
