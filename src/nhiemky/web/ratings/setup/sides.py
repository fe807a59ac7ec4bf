"""Committees whose ratings a person prepares, and the ways of a round to the other rooms.

>>> committee = committee_of(actor, None)                               # doctest: +SKIP
"""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import groups, scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import Capability, capabilities_of
from nhiemky.web.ratings.models import RatingCampaign

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ROOMS = (
    ("ratings_board:board", "Bàn xét xếp loại", ("deciding", "decided", "closed")),
    ("ratings_review:reviews", "Kiểm điểm, nhận xét", ("open", "deciding", "decided", "closed")),
    ("ratings_papers:papers", "Văn bản, biểu mẫu", ("open", "deciding", "decided", "closed")),
)
"""Pages of the other rooms that a round leads to, in which states; a page that is not there is not linked."""


def committees(actor: Actor, capability: Capability = "rate") -> list[Organisation]:
    """Organisations whose ratings the actor's posts prepare (or decide), the highest first."""
    found = {post.organisation.pk: post.organisation for post in scope_of(actor).posts if capability in capabilities_of(post.role)}
    return sorted(found.values(), key=lambda one: (one.depth, one.left))


def may_prepare(actor: Actor) -> bool:
    """Whether the actor prepares ratings anywhere."""
    return scope_of(actor).has("rate")


def require_side(actor: Actor) -> None:
    """404 unless the actor prepares or decides ratings somewhere."""
    scope = scope_of(actor)
    if not (scope.has("rate") or scope.has("decide")):
        raise Http404


def committee_of(actor: Actor, uuid: Any = None) -> Organisation:
    """The committee asked for, or the actor's first. 404 for who prepares none."""
    found = committees(actor)
    if uuid:
        found = [one for one in found if str(one.uuid) == str(uuid)]
    if not found:
        raise Http404
    return found[0]


def members_of_group(actor: Actor, uuid: str) -> set[int] | None:
    """The organisations of a named group (nhóm đơn vị) in sight; None where no such group is asked for."""
    group = groups(actor).filter(uuid=uuid).first() if _UUID.fullmatch(uuid) else None
    if group is None:
        return None
    if not (group.by_type_id or group.by_parent_id or group.by_branch):
        return set(group.members.values_list("pk", flat=True))
    rows = Organisation.objects.filter(active=True)
    if group.by_type_id:
        rows = rows.filter(type_id=group.by_type_id)
    if group.by_parent_id:
        rows = rows.filter(parent_id=group.by_parent_id)
    if group.by_branch:
        rows = rows.filter(branch=group.by_branch)
    return set(rows.values_list("pk", flat=True))


def rooms(campaign: RatingCampaign) -> list[tuple[str, str]]:
    """Label and address of the pages of a round that exist and belong to its state."""
    found = []
    for name, label, states in ROOMS:
        try:
            if campaign.state in states or (campaign.state == "preparing" and name.startswith("ratings_board") and campaign.past):
                found.append((label, reverse(name, args=[campaign.uuid])))
        except NoReverseMatch:
            continue
    return found
