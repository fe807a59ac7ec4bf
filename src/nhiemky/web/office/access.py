"""What of the office's work an actor may reach: reminders and batches by the campaign's office, notices by whom they are for.

>>> get_batch(actor, uuid)               # 404 outside the scope          # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import obligations
from nhiemky.web.campaigns.models import Campaign, Obligation, ObligationEvent, RosterEntry
from nhiemky.web.office.models import CallLog, IntakeBatch, IntakeFile, Notice, NoticeRead, Reminder
from nhiemky.web.organisations.access import scope_of, visible


def entries(actor: Actor, campaign: Campaign) -> QuerySet[RosterEntry]:
    """Units on the roster that the actor sees, in order."""
    return visible(actor, RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)).select_related("organisation")


def get_entry(actor: Actor, campaign: Campaign, uuid: Any) -> RosterEntry:
    """A unit on the roster by its organisation; 404 outside the scope."""
    found = entries(actor, campaign).filter(organisation__uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def obligations_of(actor: Actor, campaign: Campaign, unit_ids: list[str]) -> list[Obligation]:
    """What the chosen units owe in a campaign, with all an action asks for; the roster's order."""
    rows = obligations(actor, campaign).filter(
        entry__unit_id__in=unit_ids, entry__left_at=None, requirement__own=False, requirement__removed_in=None
    )
    related = ("campaign__organisation", "requirement", "entry__organisation", "organisation")
    return list(rows.exclude(requirement__deliverable="event").select_related(*related).order_by("entry__order", "requirement__order"))


def events_of(actor: Actor, entry: RosterEntry) -> QuerySet[ObligationEvent]:
    """What happened to a unit's obligations, newest first."""
    rows = visible(actor, ObligationEvent.objects.filter(obligation__entry=entry), "see", "obligation__organisation")
    return rows.select_related("obligation__requirement").order_by("-pk")


def calls_of(actor: Actor, campaign: Campaign) -> QuerySet[CallLog]:
    """Calls to units of a campaign, newest first; the office's own."""
    return (
        visible(actor, CallLog.objects.filter(campaign=campaign), "office", "campaign__organisation")
        .select_related("organisation")
        .order_by("-pk")
    )


def reminders(actor: Actor, campaign: Campaign) -> QuerySet[Reminder]:
    """Acts of chasing of a campaign, newest first; the office's own."""
    return visible(actor, Reminder.objects.filter(campaign=campaign), "office", "campaign__organisation").select_related(
        "campaign__organisation"
    )


def get_reminder(actor: Actor, uuid: Any) -> Reminder:
    """One act of chasing; 404 for others than the campaign's office."""
    rows = Reminder.objects.select_related("campaign__organisation", "letter")
    found = visible(actor, rows, "office", "campaign__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def batches(actor: Actor, campaign: Campaign) -> QuerySet[IntakeBatch]:
    """Batches received for units in a campaign, newest first; the office's own."""
    return visible(actor, IntakeBatch.objects.filter(campaign=campaign), "office", "campaign__organisation").order_by("-pk")


def get_batch(actor: Actor, uuid: Any) -> IntakeBatch:
    """One batch; 404 for others than the campaign's office."""
    rows = visible(actor, IntakeBatch.objects.select_related("campaign__organisation"), "office", "campaign__organisation")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_intake_file(actor: Actor, uuid: Any) -> IntakeFile:
    """One received file; 404 for others than the campaign's office."""
    rows = IntakeFile.objects.select_related("batch__campaign__organisation", "blob", "entry", "obligation__requirement")
    found = visible(actor, rows, "office", "batch__campaign__organisation").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def notices(actor: Actor) -> QuerySet[Notice]:
    """Notices for the person: to the account, or to an organisation whose post it holds; newest first, each with `seen`.

    A superior's office does not see its units' notices here: they are not for it.
    """
    read = NoticeRead.objects.filter(notice=OuterRef("pk"), user=actor.user)
    return _for_person(actor).annotate(seen=Exists(read)).select_related("campaign")


def unread(actor: Actor) -> QuerySet[Notice]:
    """Those the person has not read."""
    return _for_person(actor).exclude(pk__in=NoticeRead.objects.filter(user=actor.user).values("notice"))


def _for_person(actor: Actor) -> QuerySet[Notice]:
    if actor.user is None:
        return Notice.objects.none()
    places = [post.organisation_id for post in scope_of(actor).posts]
    return Notice.objects.filter(Q(user=actor.user) | Q(organisation__in=places), withdrawn_at=None)
