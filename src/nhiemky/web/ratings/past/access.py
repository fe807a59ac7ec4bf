"""Earlier years as an actor may reach them.

The board's side of the round's committee or of one above it (rate, decide) sees the whole; a committee's secretary (approve) sees what was
found about its own round and about its own subjects, and answers.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import organisations, scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.access import campaigns
from nhiemky.web.ratings.models import PastAnswer, RatingCampaign


def past_rounds(actor: Actor) -> QuerySet[RatingCampaign]:
    """Earlier years of the board's side, newest first."""
    return campaigns(actor).filter(past=True)


def get_past(actor: Actor, uuid: Any) -> RatingCampaign:
    """One of them."""
    found = past_rounds(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def asked_rounds(actor: Actor) -> QuerySet[RatingCampaign]:
    """Earlier years whose findings wait for an answer of a committee the actor is secretary of."""
    scope = scope_of(actor)
    mine = scope.filter("approve", "organisation") | scope.filter("approve", "subjects__organisation")
    if scope.everything:
        mine = Q()
    rows = RatingCampaign.objects.filter(mine, past=True, answer_by__isnull=False)
    return rows.select_related("organisation").distinct().order_by("-year", "-pk")


def get_asked(actor: Actor, uuid: Any) -> RatingCampaign:
    """One whose findings the actor may answer: as the committee asked, or from the board's side."""
    found = asked_rounds(actor).filter(uuid=uuid).first() or past_rounds(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_answer(actor: Actor, uuid: Any) -> PastAnswer:
    """One answer, from the board's side."""
    found = (
        PastAnswer.objects.filter(uuid=uuid, campaign__in=past_rounds(actor)).select_related("campaign__organisation", "subject").first()
    )
    if found is None:
        raise Http404
    return found


def is_owner(actor: Actor, organisation: Organisation) -> bool:
    """Prepares ratings of the committee."""
    return scope_of(actor).may("rate", organisation)


def require_owner(actor: Actor, organisation: Organisation) -> None:
    """Refuse `not_allowed` unless the actor prepares ratings of the committee; 404 where it is out of sight."""
    if not is_owner(actor, organisation):
        if not scope_of(actor).may("see", organisation):
            raise Http404
        raise Refusal("not_allowed", what="nhập kết quả năm cũ", who="ban tổ chức")


def committees(actor: Actor) -> QuerySet[Organisation]:
    """Committees whose earlier results the actor may bring in: the own one and those under it."""
    return organisations(actor, "rate").filter(active=True, type__is_party_body=True, type__is_board=False)
