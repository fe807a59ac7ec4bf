"""Lists of targets as an actor may reach them: an organisation's own people and the offices above it.

>>> organisation = get_list_owner(actor, uuid)         # 404 outside the scope     # doctest: +SKIP
>>> may_list(actor, organisation)                       # doctest: +SKIP
True
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import get_organisation, home_of, require, scope_of, visible
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.models import Indicator, KeyTask, Resolution, Target, TargetRequest


def get_list_owner(actor: Actor, uuid: Any) -> Organisation:
    """The organisation whose list is looked at."""
    return get_organisation(actor, uuid)


def own_list_owner(actor: Actor) -> Organisation | None:
    """Whose list opens first: the unit a person prepares for, else the committee whose office the person is."""
    scope = scope_of(actor)
    for capability in ("prepare", "approve", "office"):
        posts = [post.organisation for post in scope.posts if scope.may(capability, post.organisation)]
        if posts:
            return min(posts, key=lambda organisation: (organisation.depth, organisation.pk))
    return home_of(actor)


def may_list(actor: Actor, organisation: Organisation) -> bool:
    """May write the list: the unit itself, and an office for its own committee or a unit below it."""
    scope = scope_of(actor)
    return any(scope.may(capability, organisation) for capability in ("prepare", "approve", "office"))


def require_list(actor: Actor, organisation: Organisation) -> None:
    """Refuse `not_allowed` unless `may_list`."""
    if not may_list(actor, organisation):
        require(actor, "prepare", organisation, "ghi chỉ tiêu của đơn vị")


def may_decide(actor: Actor, organisation: Organisation) -> bool:
    """Consent is the superior's: an office that stands above the organisation, not the organisation's own."""
    scope = scope_of(actor)
    if scope.everything:
        return True
    own = any(post.organisation_id == organisation.pk for post in scope.posts)
    return scope.may("office", organisation) and not own


def require_decide(actor: Actor, organisation: Organisation) -> None:
    """Refuse `not_allowed` unless `may_decide`."""
    if not may_decide(actor, organisation):
        require(actor, "office", organisation, "trả lời xin điều chỉnh chỉ tiêu")
        raise Refusal("not_allowed", what="trả lời xin điều chỉnh chỉ tiêu", who="văn phòng cấp trên")


def indicators_of(organisation: Organisation) -> QuerySet[Indicator]:
    """The organisation's rows with their target versions and requests, in order; ended ones left out."""
    return (
        Indicator.objects.filter(organisation=organisation, ended_at=None)
        .exclude(state="refused")
        .select_related("resolution__term", "resolution__next_list")
        .prefetch_related(
            Prefetch("targets", Target.objects.order_by("number")),
            Prefetch("requests", TargetRequest.objects.order_by("pk")),
            "past",
        )
    )


def get_indicator(actor: Actor, uuid: Any) -> Indicator:
    """One row of a list in the actor's scope."""
    rows = Indicator.objects.select_related("organisation", "resolution__term", "resolution__file").prefetch_related(
        "targets", "requests", "past"
    )
    found = visible(actor, rows).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def requests_to_decide(actor: Actor) -> list[TargetRequest]:
    """Requests that wait for the actor's consent, the oldest first."""
    rows = TargetRequest.objects.filter(decision="").select_related("indicator__organisation").prefetch_related("indicator__targets")
    found = visible(actor, rows, "office", "indicator__organisation").order_by("asked_at")
    return [one for one in found if may_decide(actor, one.indicator.organisation)]


def get_request(actor: Actor, uuid: Any) -> TargetRequest:
    """One request in the actor's scope."""
    rows = TargetRequest.objects.select_related("indicator__organisation")
    found = visible(actor, rows, "see", "indicator__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def resolutions_of(organisation: Organisation) -> QuerySet[Resolution]:
    """The organisation's resolutions, newest term first, with their key tasks."""
    return (
        Resolution.objects.filter(term__organisation=organisation)
        .select_related("term", "file")
        .prefetch_related(Prefetch("key_tasks", KeyTask.objects.order_by("kind", "order")))
        .order_by("-term__starts", "-pk")
    )


def get_resolution(actor: Actor, uuid: Any) -> Resolution:
    """One resolution in the actor's scope."""
    found = visible(actor, Resolution.objects.select_related("term__organisation", "file"), "see", "term__organisation")
    one = found.filter(uuid=uuid).first()
    if one is None:
        raise Http404
    return one
