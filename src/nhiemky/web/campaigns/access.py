"""Campaigns, documents and obligations as an actor may reach them.

A campaign is seen by its owner's subtree office and leaders, and, once issued, by every organisation on its roster (and
whoever sees that organisation). Drafts are seen only by the owner's office.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Document, Obligation, Reading, Requirement, RosterEntry, Task
from nhiemky.web.organisations.access import require, scope_of, visible
from nhiemky.web.organisations.models import Group, Organisation
from nhiemky.web.organisations.roles import WHOSE, Capability

HEAVY = ("campaign__value", "campaign__next_value")
"""The campaign's JSON, a megabyte for thousands of units: never fetched with each of their rows, once where it is asked for."""


def campaigns(actor: Actor) -> QuerySet[Campaign]:
    """Every campaign the actor may see, newest first."""
    scope = scope_of(actor)
    if scope.everything or "office" in scope.whole:
        return Campaign.objects.select_related("organisation")
    issued = Q(state__in=("issued", "closed"))
    if "see" in scope.whole:
        return Campaign.objects.filter(scope.filter("office", "organisation") | issued).select_related("organisation")
    reached = Campaign.objects.filter(roster__in=_entries(actor)).values("pk")
    wanted = scope.filter("office", "organisation") | (issued & scope.filter("see", "organisation")) | (issued & Q(pk__in=reached))
    return Campaign.objects.filter(wanted).select_related("organisation")


def listed(actor: Actor) -> QuerySet[Campaign]:
    """The same for lists: a unit's campaign below one that is in sight anyway stands with that one (the cascade), except in its own unit.
    A document that became a new version of a running campaign leaves its draft out."""
    rows = campaigns(actor)
    own = [post.organisation_id for post in scope_of(actor).posts]
    below = Q(parent__in=rows.order_by().values("pk")) & ~Q(organisation__in=own)
    return rows.exclude(below).exclude(state="draft", document__later_versions__isnull=False)


def _entries(actor: Actor) -> QuerySet[Any]:
    return visible(actor, RosterEntry.objects.all(), "see").values("pk")


def get_campaign(actor: Actor, uuid: Any) -> Campaign:
    """One campaign; 404 where it is not there or not for the actor."""
    found = campaigns(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_campaign_for_office(actor: Actor, uuid: Any, what: str = "điều hành đợt") -> Campaign:
    """One campaign its owner's office works on; refused with a sentence to those who only see it."""
    found = get_campaign(actor, uuid)
    require(actor, "office", found.organisation, what)
    return found


def obligations(actor: Actor, campaign: Campaign | None = None, capability: Capability = "see") -> QuerySet[Obligation]:
    """Obligations of organisations in the actor's scope; of one campaign where given."""
    rows = visible(actor, Obligation.objects.defer(*HEAVY), capability)
    return rows.filter(campaign=campaign) if campaign is not None else rows


def get_obligation(actor: Actor, uuid: Any, capability: Capability = "see") -> Obligation:
    """One obligation with its campaign, requirement and entry; 404 outside the scope, `not_allowed` where it is only seen."""
    rows = obligations(actor).select_related("campaign__organisation", "requirement", "entry", "organisation")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    if capability != "see":
        require(actor, capability, found.organisation, "làm việc này")
    return found


def documents(actor: Actor) -> QuerySet[Document]:
    """Documents of organisations in the actor's scope, and those of campaigns the actor may see."""
    shared = Document.objects.filter(campaigns__in=campaigns(actor).filter(state__in=("issued", "closed")).values("pk")).values("pk")
    return Document.objects.filter(scope_of(actor).filter("office", "organisation") | Q(pk__in=shared))


def get_reading(actor: Actor, uuid: Any) -> Reading:
    """A reading under correction: the owner's office only."""
    rows = Reading.objects.select_related("document__organisation", "document__blob")
    found = visible(actor, rows, "office", "document__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def is_office(actor: Actor, obligation: Obligation) -> bool:
    """The office that receives what is owed: that of the campaign. A unit that runs a campaign of its own below decides nothing about
    what the unit itself owes above."""
    scope = scope_of(actor)
    return scope.may("office", obligation.campaign.organisation) and scope.may("see", obligation.organisation)


def require_office(actor: Actor, obligation: Obligation, what: str) -> None:
    """Refuse with `not_allowed` whoever only sees it; 404 outside the sight."""
    if not is_office(actor, obligation):
        if not scope_of(actor).may("see", obligation.organisation):
            raise Http404
        raise Refusal("not_allowed", what=what, who=WHOSE["office"])


def entries(actor: Actor, campaign: Campaign, capability: Capability = "see") -> QuerySet[RosterEntry]:
    """Units of a campaign's roster in the actor's scope, those that left and the owner's own left out."""
    rows = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None).select_related("organisation", "campaign")
    return visible(actor, rows.defer(*HEAVY), capability)


def tasks(actor: Actor, campaign: Campaign) -> QuerySet[Task]:
    """Assigned work of a campaign: the owner's people see it."""
    rows = Task.objects.filter(campaign=campaign).select_related("lead_organisation", "campaign__organisation").defer(*HEAVY)
    return visible(actor, rows, "see", "campaign__organisation")


def get_task(actor: Actor, campaign: Campaign, key: str) -> Task:
    """One assigned task; 404 where it is not there or not for the actor."""
    found = tasks(actor, campaign).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def saved_groups(actor: Actor, owner: Organisation) -> QuerySet[Group]:
    """Groups of organisations that the owner keeps, for its office."""
    return visible(actor, Group.objects.filter(owner=owner), "office", "owner").prefetch_related("members")


def own_duties(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """The owner's own duties of an issued campaign, for the owner's people."""
    rows = Obligation.objects.filter(campaign=campaign, requirement__own=True, requirement__removed_in=None).defer(*HEAVY)
    return visible(actor, rows, "see", "campaign__organisation").select_related(
        "requirement", "entry", "campaign__organisation", "organisation"
    )


def excused(actor: Actor, campaign: Campaign) -> QuerySet[Obligation]:
    """Obligations with more time, waived, or answered with no: what the office granted, to be looked at again."""
    rows = obligations(actor, campaign, "office").filter(requirement__removed_in=None, entry__left_at=None)
    rows = rows.filter(Q(extended_until__isnull=False) | Q(state__in=("waived", "declined")))
    return (
        rows.select_related("requirement", "entry").prefetch_related("extensions", "waivers").order_by("entry__order", "requirement__order")
    )


def sizes(rows: QuerySet[Campaign]) -> dict[int, dict[str, Any]]:
    """Of each campaign: units on its roster, first and last deadline of what they owe. Three queries for any number of campaigns."""
    ids = list(rows.values_list("pk", flat=True))
    found: dict[int, dict[str, Any]] = {pk: {"units": 0, "first": None, "last": None} for pk in ids}
    entries_ = RosterEntry.objects.filter(campaign__in=ids, own=False, left_at=None).order_by()
    for one in entries_.values("campaign").annotate(units=Count("pk")):
        found[one["campaign"]]["units"] = one["units"]
    asked = Requirement.objects.filter(campaign__in=ids, own=False, removed_in=None).order_by()
    for two in asked.values("campaign").annotate(first=Min("deadline_at"), last=Max("deadline_at")):
        found[two["campaign"]].update(first=two["first"], last=two["last"])
    return found


def require_unit_or_office(actor: Actor, organisation: Organisation, campaign: Campaign, what: str) -> None:
    """The unit's own people, or the owner's office for them: a campaign runs without any account of the units."""
    if not scope_of(actor).may("office", campaign.organisation):
        require(actor, "prepare", organisation, what)
