"""Progress of targets as an actor may reach it: the owner's own by those who see the owner, a unit's by those who see the unit.

>>> entries = units_of(actor, campaign)                                 # doctest: +SKIP
>>> task = get_key_task(actor, pk)           # 404 outside the scope      # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import campaigns
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.organisations.access import scope_of, visible
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.roles import Capability
from nhiemky.web.targets.access import may_list
from nhiemky.web.targets.models import Forecast, KeyTask, KeyTaskResult

_FORETELLS: tuple[Capability, ...] = ("prepare", "approve", "review", "office")


def sees_owner(actor: Actor, campaign: Campaign) -> bool:
    """The actor sees the whole of the campaign's owner."""
    return scope_of(actor).may("see", campaign.organisation)


def units_of(actor: Actor, campaign: Campaign, capability: Capability = "see") -> QuerySet[RosterEntry]:
    """The campaign's units in the actor's scope, in the roster's order."""
    rows = RosterEntry.objects.filter(campaign=campaign, left_at=None, own=False).select_related("organisation")
    return visible(actor, rows, capability).order_by("order", "pk")


def campaign_at(actor: Actor, chosen: Campaign | None, uuid: Any) -> Campaign:
    """The campaign worked in where the organisation takes part in it, else the newest in sight that it takes part in; 404 without one."""
    rows = campaigns(actor).filter(state__in=("issued", "closed"))
    rows = rows.filter(Q(roster__organisation__uuid=uuid, roster__left_at=None, roster__own=False) | Q(organisation__uuid=uuid))
    found = (rows.filter(pk=chosen.pk).first() if chosen is not None else None) or rows.order_by("-issued_at").first()
    if found is None:
        raise Http404
    return found


def get_place(actor: Actor, campaign: Campaign, uuid: Any) -> tuple[Organisation, RosterEntry | None]:
    """A unit of the campaign, or its owner (then no entry); else 404."""
    entry = units_of(actor, campaign).filter(organisation__uuid=uuid).first()
    if entry is not None:
        return entry.organisation, entry
    owner = campaign.organisation
    if str(owner.uuid) == str(uuid) and sees_owner(actor, campaign):
        return owner, None
    raise Http404


def may_foretell(actor: Actor, organisation: Organisation) -> bool:
    """May say that a target of the organisation will hardly be reached: the unit, who is in charge of it, the office."""
    return any(scope_of(actor).may(capability, organisation) for capability in _FORETELLS)


def require_foretell(actor: Actor, organisation: Organisation) -> None:
    """Refuse `not_allowed` unless `may_foretell`."""
    if not may_foretell(actor, organisation):
        raise Refusal("not_allowed", what="ghi dự báo chỉ tiêu", who="đơn vị, đồng chí phụ trách hoặc văn phòng")


def forecasts(campaign: Campaign) -> QuerySet[Forecast]:
    """All of a campaign, oldest first; who may see them is asked of their organisation."""
    return Forecast.objects.filter(campaign=campaign).order_by("pk")


def key_tasks(actor: Actor, organisation: Organisation) -> QuerySet[KeyTask]:
    """Key tasks in force of the organisation's newest term, those that concern nobody of the actor's left out."""
    rows = KeyTask.objects.filter(resolution__term__organisation=organisation, ended_at=None).select_related(
        "resolution__term__organisation"
    )
    newest = rows.order_by("-resolution__term__starts").values_list("resolution__term_id", flat=True).first()
    if newest is None:
        return rows.none()
    rows = rows.filter(resolution__term_id=newest)
    if not scope_of(actor).may("see", organisation):
        rows = rows.filter(_concerns(actor))
    return rows.order_by("kind", "order", "pk").distinct()


def _concerns(actor: Actor) -> Q:
    return Q(units=None) | scope_of(actor).filter("see", "units")


def get_key_task(actor: Actor, pk: int) -> KeyTask:
    """One of them: of an organisation in sight, or of the owner of a campaign in which the actor's unit reports."""
    task = KeyTask.objects.filter(pk=pk).select_related("resolution__term__organisation", "resolution__file").first()
    if task is None:
        raise Http404
    owner = task.resolution.term.organisation
    if scope_of(actor).may("see", owner):
        return task
    asked = campaigns(actor).filter(organisation=owner).exists()
    if not asked or not KeyTask.objects.filter(_concerns(actor), pk=pk).exists():
        raise Http404
    return task


def results_of(actor: Actor, task: KeyTask) -> QuerySet[KeyTaskResult]:
    """What units in sight tied to it, in tree order."""
    rows = KeyTaskResult.objects.filter(key_task=task, withdrawn_at=None)
    rows = rows.select_related("organisation", "obligation__requirement", "obligation__campaign", "obligation__entry")
    return visible(actor, rows).order_by("organisation__left", "pk")


def get_result(actor: Actor, uuid: Any) -> KeyTaskResult:
    """One of them; 404 outside the scope."""
    rows = KeyTaskResult.objects.select_related("organisation", "key_task__resolution__term__organisation")
    found = visible(actor, rows).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def tying_places(actor: Actor, campaign: Campaign | None, task: KeyTask) -> list[Organisation]:
    """Organisations for which the actor may tie a result: units of the campaign that the task concerns."""
    if campaign is None or campaign.organisation_id != task.organisation_id:
        return []
    concerned = set(task.units.values_list("pk", flat=True))
    rows = [entry.organisation for entry in units_of(actor, campaign, "prepare")]
    return [one for one in rows if not concerned or one.pk in concerned]


def require_key_tasks(actor: Actor, organisation: Organisation) -> None:
    """Refuse unless the actor writes the organisation's list."""
    if not may_list(actor, organisation):
        raise Refusal("not_allowed", what="ghi nhiệm vụ trọng tâm", who="văn phòng của cấp ủy")


def newest_obligation(campaign: Campaign, organisation: Organisation) -> Obligation | None:
    """The report that a unit owes in the campaign, the first asked."""
    rows = Obligation.objects.filter(campaign=campaign, organisation=organisation, requirement__removed_in=None, entry__left_at=None)
    return rows.order_by("requirement__order", "pk").select_related("requirement").first()
