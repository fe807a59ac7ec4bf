"""Packages as an actor may reach them: a unit's own people, and the office that runs the campaign.

>>> found = get_return(actor, uuid)              # 404 outside            # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import HEAVY
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.models import Package, PackageReturn


def _reach(actor: Actor) -> Q:
    """The unit's people and the campaign's office; who only sees the subtree has nothing to do here."""
    scope = scope_of(actor)
    if scope.everything:
        return Q()
    unit = scope.filter("prepare", "organisation") | scope.filter("approve", "organisation")
    return unit | scope.filter("office", "campaign__organisation")


def packages(actor: Actor, campaign: Campaign | None = None) -> QuerySet[Package]:
    """Those that went out."""
    rows = Package.objects.filter(_reach(actor)).select_related("entry", "organisation", "campaign__organisation")
    return (rows.filter(campaign=campaign) if campaign else rows).defer(*HEAVY)


def returns(actor: Actor, campaign: Campaign | None = None) -> QuerySet[PackageReturn]:
    """Those that came back."""
    rows = PackageReturn.objects.filter(_reach(actor)).select_related("package__entry", "organisation", "campaign__organisation")
    return (rows.filter(campaign=campaign) if campaign else rows).defer(*HEAVY)


def get_return(actor: Actor, uuid: Any) -> PackageReturn:
    """One of them; 404 outside."""
    found = returns(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def own_entries(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry]:
    """Units of a campaign the actor prepares or approves for."""
    scope = scope_of(actor)
    mine = scope.filter("prepare", "organisation") | scope.filter("approve", "organisation")
    rows = RosterEntry.objects.filter(mine, campaign=campaign, own=False, left_at=None)
    return rows.select_related("organisation", "campaign__organisation").defer(*HEAVY)


def entries_for(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry]:
    """Units whose packages the actor may make: all for the office, else its own."""
    if scope_of(actor).may("office", campaign.organisation):
        rows = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)
        return rows.select_related("organisation", "campaign__organisation").defer(*HEAVY)
    return own_entries(actor, campaign)
