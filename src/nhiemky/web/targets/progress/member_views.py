"""The page of a committee member: units and fields in charge, drafts waiting, conferences, low targets, proposals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import obligations
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.conferences.access import conferences_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Charge, Organisation
from nhiemky.web.proposals.access import in_charge
from nhiemky.web.request import Request
from nhiemky.web.targets.progress.access import units_of
from nhiemky.web.targets.progress.low import low_of
from nhiemky.web.targets.progress.presenting import counts_of
from nhiemky.web.targets.progress.standing import board_of

_WAITING = ("draft_sent",)
_SENT = ("submitted", "accepted", "met_outside")


def charges_of(actor: Actor) -> list[Charge]:
    """The person's own and those of the working groups the person heads, today."""
    person = getattr(actor.user, "person_id", None)
    if person is None:
        return []
    day = clock.today()
    current = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    rows = Charge.objects.filter(current).filter(Q(person_id=person) | Q(working_group__head_id=person))
    return list(rows.select_related("organisation", "working_group").order_by("organisation__left", "pk"))


@require_GET
def member(request: Request) -> HttpResponse:
    """My units; 404 for who is in charge of nothing."""
    held = charges_of(request.actor)
    if not held or not scope_of(request.actor).has("review"):
        raise Http404
    campaign = current_campaign(request)
    facts: dict[str, Any] = {
        "areas": [one for one in held if one.organisation_id], "fields": [one for one in held if not one.organisation_id],
        "campaign": campaign, "conferences": conferences_in_charge(request.actor), "proposals": proposals_in_charge(request.actor),
        "today": clock.today(),
    }  # fmt: skip
    if campaign is not None:
        facts |= _of_campaign(request.actor, campaign)
    return render(request, "targets/progress/member.html", facts)


def _of_campaign(actor: Actor, campaign: Campaign) -> dict[str, Any]:
    entries = list(units_of(actor, campaign, "review"))
    board = board_of(campaign, entries)
    owed: dict[int, list[Obligation]] = {}
    duties = obligations(actor, campaign, "review").filter(requirement__removed_in=None, entry__left_at=None, requirement__own=False)
    for row in duties.select_related("requirement", "entry", "organisation").order_by("requirement__order", "pk"):
        owed.setdefault(row.entry_id, []).append(row)
    now = clock.now()
    rows = []
    for entry in entries:
        mine = owed.get(entry.pk, [])
        sent = sum(row.state in _SENT for row in mine)
        late = sum(bool(row.deadline_at and row.deadline_at <= now) and row.state not in (*_SENT, "waived", "declined") for row in mine)
        rows.append((entry, mine, sent, late, counts_of(board.lines(entry)), sum(line.low for line in board.lines(entry))))
    waiting = [row for mine in owed.values() for row in mine if row.state in _WAITING]
    return {"rows": rows, "waiting": waiting, "low": low_of(board)}


def conferences_in_charge(actor: Actor) -> Iterable[Any]:
    """Conferences of the units in charge from today on, in time; nothing before the app has any."""
    if not apps.is_installed("nhiemky.web.conferences"):
        return ()
    rows = conferences_of(actor).filter(scope_of(actor).filter("review", "organisation"), day__gte=clock.today())
    return rows.order_by("day")[:10]


def proposals_in_charge(actor: Actor) -> Iterable[Any]:
    """Proposals of the units in charge that wait for an answer."""
    return in_charge(actor)[:10]


def units_in_charge(actor: Actor) -> list[Organisation]:
    """Organisations of the charges."""
    return [one.organisation for one in charges_of(actor) if one.organisation]
