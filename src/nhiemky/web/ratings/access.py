"""Ratings as an actor may reach them. The narrowest door of the program: need to know.

>>> campaign = get_campaign(actor, uuid)                # the board's side: rate or decide over its owner     # doctest: +SKIP
>>> subject = get_own_subject(actor, uuid)              # one's own, or of the unit one prepares for           # doctest: +SKIP

Who reaches what:
- rate (ban tổ chức) and decide (lãnh đạo) over the round's owner: the round, its subjects, the board.
- a person: the own rating, self-review, notices, whatever was said of it after the decision.
- a unit's secretary (approve): the unit's collectives and the people rated in it; a clerk (prepare): the collectives only.
Everybody else: 404, and no count, search or list tells that there is anything.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import WHOSE, Capability
from nhiemky.web.ratings.models import RatingCampaign, RatingSeries, RuleOverlay, Subject, SubjectImport


def board_side(actor: Actor, path: str = "organisation") -> Q:
    """Condition on rounds (or what hangs on them by `path`) whose board the actor prepares or sits on."""
    scope = scope_of(actor)
    return scope.filter("rate", path) | scope.filter("decide", path) if not scope.everything else Q()


def campaigns(actor: Actor) -> QuerySet[RatingCampaign]:
    """Rounds the actor prepares or decides, newest year first."""
    return RatingCampaign.objects.filter(board_side(actor)).select_related("organisation", "series")


def get_campaign(actor: Actor, uuid: Any, capability: Capability | None = None) -> RatingCampaign:
    """One round of the board's side; with a capability ("rate", "decide") refused where the actor lacks just that."""
    found = campaigns(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    if capability is not None:
        require_board(actor, capability, found.organisation)
    return found


def require_board(actor: Actor, capability: Capability, organisation: Organisation, what: str = "xếp loại") -> None:
    """Refuse `not_allowed` unless the actor holds `capability` over the organisation; 404 where not even the board's side."""
    scope = scope_of(actor)
    if scope.may(capability, organisation):
        return
    if not (scope.may("rate", organisation) or scope.may("decide", organisation)):
        raise Http404
    raise Refusal("not_allowed", what=what, who=WHOSE[capability])


def series(actor: Actor) -> QuerySet[RatingSeries]:
    """Standing orders of the actor's committees."""
    return RatingSeries.objects.filter(board_side(actor)).select_related("organisation")


def overlays(actor: Actor) -> QuerySet[RuleOverlay]:
    """Committees' own rules that the actor keeps or sits under."""
    return RuleOverlay.objects.filter(board_side(actor)).select_related("organisation")


def get_overlay(actor: Actor, uuid: Any) -> RuleOverlay:
    """One committee's own rules; 404 outside its board's side."""
    found = overlays(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_series(actor: Actor, uuid: Any) -> RatingSeries:
    """One standing order; 404 outside its committee's board side."""
    found = series(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def subjects(actor: Actor, campaign: RatingCampaign) -> QuerySet[Subject]:
    """Everybody rated in a round the actor reached by `get_campaign`; those taken out are left out."""
    return (
        Subject.objects.filter(campaign=campaign, removed_at=None)
        .filter(board_side(actor, "campaign__organisation"))
        .select_related("organisation", "person", "campaign")
    )


def get_subject(actor: Actor, uuid: Any, capability: Capability | None = None) -> Subject:
    """One subject from the board's side."""
    found = (
        Subject.objects.filter(uuid=uuid)
        .filter(board_side(actor, "campaign__organisation"))
        .select_related("campaign__organisation", "organisation", "person")
        .first()
    )
    if found is None:
        raise Http404
    if capability is not None:
        require_board(actor, capability, found.campaign.organisation)
    return found


def get_import(actor: Actor, uuid: Any) -> SubjectImport:
    """One file brought into a round the actor prepares; 404 outside, refused to who only decides."""
    rows = SubjectImport.objects.filter(board_side(actor, "campaign__organisation")).select_related("campaign__organisation")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    require_board(actor, "rate", found.campaign.organisation)
    return found


def own_subjects(actor: Actor) -> QuerySet[Subject]:
    """What a person answers for: the own rating, and the collectives (secretary: the people too) of the unit."""
    scope = scope_of(actor)
    person = getattr(actor.user, "person_id", None)
    mine = Q(person_id=person, kind="individual") if person else Q(pk__in=[])
    unit = scope.filter("approve", "organisation") | (scope.filter("prepare", "organisation") & Q(kind="collective"))
    if scope.everything:
        mine = unit = Q()
    rows = Subject.objects.filter(mine | unit, removed_at=None).exclude(campaign__state="preparing", campaign__past=False)
    return rows.select_related("campaign__organisation", "organisation", "person").order_by(
        "-campaign__year", "-campaign_id", "kind", "order"
    )


def get_own_subject(actor: Actor, uuid: Any) -> Subject:
    """One of `own_subjects`, else 404."""
    found = own_subjects(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def is_about_self(actor: Actor, subject: Subject) -> bool:
    """Whether the person looking is the person rated: such a look is not logged as somebody else's."""
    return subject.person_id is not None and subject.person_id == getattr(actor.user, "person_id", None)
