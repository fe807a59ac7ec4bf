"""Proposals as an actor may reach them: all of a campaign by those above its owner, a unit its own and the answers to what it asked.

>>> group = get_group(actor, uuid)       # 404 for a unit that did not ask   # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import campaigns
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.access import require, scope_of, visible
from nhiemky.web.proposals.models import Guidance, Proposal, ProposalGroup

_OWNER = "campaign__organisation"


def is_office(actor: Actor, campaign: Campaign) -> bool:
    """Gathers, groups, answers, publishes."""
    return scope_of(actor).may("office", campaign.organisation)


def sees_all(actor: Actor, campaign: Campaign) -> bool:
    """Sees the owner and so everything asked below it."""
    return scope_of(actor).may("see", campaign.organisation)


def groups(actor: Actor, campaign: Campaign) -> QuerySet[ProposalGroup]:
    """Groups of one campaign that the actor may read, with how many units ask."""
    rows = ProposalGroup.objects.filter(campaign=campaign).select_related(_OWNER)
    if not sees_all(actor, campaign):
        rows = rows.filter(pk__in=own(actor, campaign).values("group"))
    return rows.annotate(units=Count("members__organisation", filter=Q(members__left_out=""), distinct=True)).order_by(
        "theme", "-units", "number"
    )


def own(actor: Actor, campaign: Campaign) -> QuerySet[Proposal]:
    """What the actor's own units asked."""
    rows = Proposal.objects.filter(campaign=campaign).select_related("organisation", "group")
    return rows.filter(scope_of(actor).filter("prepare", "organisation"))


def in_charge(actor: Actor) -> QuerySet[Proposal]:
    """What units in the actor's charge asked and nobody has answered, the oldest first."""
    rows = Proposal.objects.filter(scope_of(actor).filter("review", "organisation"), left_out="").exclude(group__state="answered")
    return rows.select_related("organisation", "group").order_by("pk")


def get_group(actor: Actor, uuid: Any) -> ProposalGroup:
    """One group: for who sees the owner, or a unit that asked; 404 else."""
    found = ProposalGroup.objects.select_related(_OWNER, "above__group").filter(uuid=uuid).first()
    if found is None or not (sees_all(actor, found.campaign) or own(actor, found.campaign).filter(group=found).exists()):
        raise Http404
    return found


def members(actor: Actor, group: ProposalGroup) -> QuerySet[Proposal]:
    """Who asked what in a group already fetched: all for those above, a unit its own."""
    rows = Proposal.objects.filter(group=group).select_related("organisation", "revision", "below__organisation")
    if not sees_all(actor, group.campaign):
        rows = rows.filter(scope_of(actor).filter("prepare", "organisation"))
    return rows.order_by("organisation__left", "pk")


def get_proposal(actor: Actor, uuid: Any) -> Proposal:
    """One unit's words, for the office of the campaign's owner; 404 where they are not seen."""
    found = Proposal.objects.select_related(_OWNER, "group", "organisation").filter(uuid=uuid).first()
    if found is None or not (sees_all(actor, found.campaign) or scope_of(actor).may("prepare", found.organisation)):
        raise Http404
    return found


def require_office(actor: Actor, campaign: Campaign, what: str) -> None:
    """Refuse with a sentence whoever only reads."""
    if is_office(actor, campaign):
        return
    if sees_all(actor, campaign):
        require(actor, "office", campaign.organisation, what)
    raise Refusal("not_allowed", what=what, who="văn phòng cấp ủy chủ trì")


def askers(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry]:
    """Units the actor may ask for: its own, or any of the roster for the office."""
    rows = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None).select_related("organisation")
    return rows if is_office(actor, campaign) else visible(actor, rows, "prepare")


def guidance(actor: Actor, campaign: Campaign) -> QuerySet[Guidance]:
    """What was published to a campaign the actor sees."""
    if not campaigns(actor).filter(pk=campaign.pk).exists():
        raise Http404
    return Guidance.objects.filter(campaign=campaign, withdrawn_at=None)


def get_guidance(actor: Actor, uuid: Any) -> Guidance:
    """One of it; 404 outside the campaign."""
    found = Guidance.objects.select_related(_OWNER).filter(uuid=uuid, withdrawn_at=None).first()
    if found is None or not campaigns(actor).filter(pk=found.campaign_id).exists():
        raise Http404
    return found
