"""Who may open and run a campaign below another, and what of a cascade an actor sees.

>>> may_open(actor, organisation)                                       # doctest: +SKIP
>>> chain_of(actor, campaign)         # superiors' campaigns in sight, the highest first                     # doctest: +SKIP

The right: the capability `office` over the unit. Where nobody holds an office post in the unit itself, its secretary may too: opening
asks `may_open`, and once the unit has a campaign below its superior's, `organisations.access.scope_of` gives the secretary `office` over
the unit's subtree for as long as no office post is held there. A superior's own campaign is never reached by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import campaigns, documents, get_campaign, obligations
from nhiemky.web.campaigns.models import Campaign, Document, Obligation, RollUp, RosterEntry
from nhiemky.web.campaigns.rosters import candidates
from nhiemky.web.organisations.access import require, scope_of, visible
from nhiemky.web.organisations.models import Organisation, Post
from nhiemky.web.organisations.roles import WHOSE


def _offices(day: date) -> Q:
    return Q(role="office_clerk", valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def has_office(organisation: Organisation) -> bool:
    """Somebody holds an office post in the organisation itself today."""
    return Post.objects.filter(_offices(clock.today()), organisation=organisation).exists()


def run_by_secretary(posts: Sequence[Post], day: date) -> list[tuple[int, int]]:
    """Subtrees that a secretary runs as the office: the unit has a campaign below its superior's, and no office post is held in it."""
    places = {post.organisation_id: post.organisation for post in posts if post.role == "unit_secretary"}
    if not places:
        return []
    below = Campaign.objects.filter(organisation=OuterRef("pk"), parent__isnull=False)
    offices = Post.objects.filter(_offices(day), organisation=OuterRef("pk"))
    found = Organisation.objects.filter(Exists(below), ~Exists(offices), pk__in=list(places))
    return list(found.values_list("left", "right"))


def may_open(actor: Actor, organisation: Organisation) -> bool:
    """May the actor open a campaign of this unit below its superior's."""
    scope = scope_of(actor)
    if scope.may("office", organisation):
        return True
    secretary = any(post.role == "unit_secretary" and post.organisation_id == organisation.pk for post in scope.posts)
    return secretary and not has_office(organisation)


def require_opening(actor: Actor, organisation: Organisation) -> None:
    """Refuse with `not_allowed` whoever may not open; 404 outside the sight."""
    if may_open(actor, organisation):
        return
    if not scope_of(actor).may("see", organisation):
        raise Http404
    raise Refusal("not_allowed", what="mở đợt cấp dưới", who=f"{WHOSE['office']}, hoặc bí thư nơi chưa có văn phòng")


def openable(actor: Actor, campaign: Campaign) -> list[Organisation]:
    """Units of the actor's own posts that could open a campaign below this one and have not yet. Three queries at most."""
    posts = scope_of(actor).posts
    if campaign.state != "issued" or not posts:
        return []
    mine = {post.organisation_id for post in posts}
    entries = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None, organisation__in=mine)
    taken = Campaign.objects.filter(parent=campaign, organisation__in=mine).values("organisation")
    found = Organisation.objects.filter(pk__in=entries.values("organisation"), active=True).exclude(pk__in=taken).select_related("type")
    return [one for one in found if may_open(actor, one) and candidates(one).exists()]


def get_opening(actor: Actor, uuid: Any) -> Organisation:
    """The unit to open for: 404 outside the sight, refused where it is only seen."""
    found = visible(actor, Organisation.objects.select_related("type", "parent"), "see", "").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    require_opening(actor, found)
    return found


def child_of_unit(campaign: Campaign, organisation: Organisation | int) -> Campaign | None:
    """The unit's campaign below this one."""
    return (
        Campaign.objects.filter(parent=campaign, organisation=organisation).select_related("organisation", "parent__organisation").first()
    )


def children_of(actor: Actor, campaign: Campaign) -> list[Campaign]:
    """Campaigns right below, as far as the actor sees them, by the order of the tree."""
    return list(campaigns(actor).filter(parent=campaign).order_by("organisation__left"))


def get_child(actor: Actor, uuid: Any, capability: str = "see") -> Campaign:
    """A campaign that stands below another, seen from the unit's own side; 404 for anybody else.

    capability: "office" refuses with a sentence whoever only sees it.
    """
    found = get_campaign(actor, uuid)
    if found.parent_id is None or not scope_of(actor).may("see", found.organisation):
        raise Http404
    if capability == "office":
        require(actor, "office", found.organisation, "điều hành đợt cấp dưới")
    return Campaign.objects.select_related("organisation", "parent__organisation").get(pk=found.pk)


def chain_of(actor: Actor, campaign: Campaign) -> list[Campaign]:
    """The superiors' campaigns above this one that the actor may open, the highest first. One query."""
    if campaign.parent_id is None:
        return []
    above = Q(pk=campaign.root_id) | Q(root=campaign.root_id, level__lt=campaign.level or 0)
    place = campaign.organisation
    return list(campaigns(actor).filter(above, organisation__left__lte=place.left, organisation__right__gte=place.right).order_by("level"))


def get_owed(actor: Actor, child: Campaign, uuid: Any) -> Obligation:
    """What the unit itself owes in the superior's campaign: 404 for any other obligation."""
    rows = obligations(actor).filter(campaign=child.parent_id, organisation=child.organisation_id, entry__own=False)
    found = rows.select_related("campaign__organisation", "requirement", "entry", "organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def owed_by(actor: Actor, child: Campaign) -> list[Obligation]:
    """The unit's own reports and appendices in the superior's campaign."""
    rows = obligations(actor).filter(campaign=child.parent_id, organisation=child.organisation_id, entry__own=False)
    rows = rows.filter(requirement__removed_in=None, requirement__deliverable__in=("report", "appendix"))
    return list(rows.select_related("campaign__organisation", "requirement", "entry", "organisation").order_by("requirement__order"))


def get_roll_up(actor: Actor, uuid: Any) -> RollUp:
    """One roll-up of a unit in sight."""
    rows = RollUp.objects.select_related(
        "child__organisation", "obligation__organisation", "obligation__campaign", "obligation__requirement"
    )
    found = visible(actor, rows, "see", "obligation__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_paper(actor: Actor, uuid: Any) -> Document:
    """A document of the owner's, read in the intake."""
    found = documents(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
