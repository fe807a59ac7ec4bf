"""Calendars and conferences as an actor may reach them.

>>> rows = conferences_of(actor)                                          # doctest: +SKIP
>>> conference = get_conference(actor, uuid)      # 404 outside            # doctest: +SKIP

The owner's people see all of a calendar; a member in charge the conferences of the units in charge and those to attend; a unit its
own, once the calendar is published. An attendee without any other right sees the conference attended.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.conferences.models import Attendee, Away, Calendar, Conference, DateRequest, Preparation, Rate
from nhiemky.web.organisations.access import require, scope_of, visible
from nhiemky.web.organisations.models import Organisation

_HEAVY = ("calendar__campaign__value", "calendar__campaign__next_value")


def calendar_of(campaign: Campaign) -> Calendar | None:
    """The campaign's calendar; None before one is opened. What of it a person sees, `conferences_of` says."""
    return Calendar.objects.select_related("campaign", "organisation").filter(campaign=campaign).first()


def calendar_for(actor: Actor, campaign: Campaign) -> Calendar | None:
    """The calendar, where the actor sees anything of it."""
    found = calendar_of(campaign)
    if found is None or owners_side(actor, found) or conferences_of(actor).filter(calendar=found).exists():
        return found
    return None


def owners_side(actor: Actor, calendar: Calendar) -> bool:
    """Sees the whole calendar."""
    return scope_of(actor).may("see", calendar.organisation)


def runs(actor: Actor, calendar: Calendar) -> bool:
    """May draw it up and change it: the owner's office."""
    return scope_of(actor).may("office", calendar.organisation)


def require_office(actor: Actor, calendar: Calendar, what: str = "sắp xếp lịch hội nghị") -> None:
    """Refuse `not_allowed` to who only sees it; 404 to others."""
    require(actor, "office", calendar.organisation, what)


def conferences_of(actor: Actor) -> QuerySet[Conference]:
    """Every conference in reach, by time; those cancelled left out."""
    scope = scope_of(actor)
    rows = Conference.objects.exclude(state="cancelled").select_related(
        "calendar__campaign", "calendar__organisation", "organisation", "entry"
    )
    rows = rows.defer(*_HEAVY)
    if scope.everything:
        return rows
    person = getattr(actor.user, "person_id", None)
    attends = Q(pk__in=Attendee.objects.filter(person_id=person).values("conference_id")) if person else Q(pk__in=[])
    unit = scope.filter("see", "organisation") & Q(calendar__edition__gt=0)
    return rows.filter(scope.filter("see", "calendar__organisation") | scope.filter("review", "organisation") | unit | attends)


def mine(actor: Actor) -> QuerySet[Conference]:
    """What the person attends or must hold: across campaigns, placed, by time."""
    person = getattr(actor.user, "person_id", None)
    own = scope_of(actor).filter("prepare", "organisation") & Q(calendar__edition__gt=0)
    attends = Q(pk__in=Attendee.objects.filter(person_id=person).values("conference_id")) if person else Q(pk__in=[])
    if scope_of(actor).everything:
        own = Q(pk__in=[])
    return conferences_of(actor).filter(own | attends, day__isnull=False)


def get_conference(actor: Actor, uuid: Any) -> Conference:
    """One conference; else 404."""
    found = conferences_of(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def may_tell(actor: Actor, conference: Conference) -> bool:
    """May say where and when of the day it is, who the guests are, and what came of it: the unit itself or the owner's office."""
    return runs(actor, conference.calendar) or scope_of(actor).may("prepare", conference.organisation)


def require_teller(actor: Actor, conference: Conference, what: str) -> None:
    """Refuse `not_allowed` unless `may_tell`."""
    if not may_tell(actor, conference):
        raise Refusal("not_allowed", what=what, who="đơn vị tổ chức hoặc văn phòng cấp ủy chủ trì")


def get_request(conference: Conference, uuid: Any) -> DateRequest:
    """A wish for another day of a conference in reach."""
    return _found(DateRequest.objects.filter(conference=conference, uuid=uuid))


def get_attendee(conference: Conference, uuid: Any) -> Attendee:
    """Somebody on the list of a conference in reach."""
    return _found(Attendee.objects.filter(conference=conference, uuid=uuid))


def get_preparation(conference: Conference, uuid: Any) -> Preparation:
    """A line of the preparation list of a conference in reach."""
    return _found(Preparation.objects.filter(conference=conference, uuid=uuid))


def rates(actor: Actor, owner: Organisation) -> QuerySet[Rate]:
    """The owner's rates in force."""
    return visible(actor, Rate.objects.filter(organisation=owner, ended_at=None), "office")


def get_rate(actor: Actor, uuid: Any) -> Rate:
    """One rate of an owner whose office the actor is."""
    return _found(visible(actor, Rate.objects.filter(uuid=uuid, ended_at=None).select_related("organisation"), "office"))


def away(actor: Actor, owner: Organisation) -> QuerySet[Away]:
    """Days away that the owner's office keeps."""
    return visible(actor, Away.objects.filter(organisation=owner).select_related("person"), "office")


def get_away(actor: Actor, uuid: Any) -> Away:
    """One of them."""
    return _found(visible(actor, Away.objects.filter(uuid=uuid).select_related("person", "organisation"), "office"))


def _found(rows: QuerySet[Any]) -> Any:
    one = rows.first()
    if one is None:
        raise Http404
    return one
