"""Jobs as an actor may reach them: one's own, and those of organisations whose work of that kind one holds.

>>> get_job(actor, uuid)                 # 404 outside the scope          # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.jobs.models import UNDER_WAY, Job
from nhiemky.web.jobs.work import KINDS
from nhiemky.web.organisations.access import scope_of


def jobs(actor: Actor) -> QuerySet[Job]:
    """Newest first. One's own only where one still sees the organisation: a post that ended takes its results along."""
    scope = scope_of(actor)
    rows = Job.objects.select_related("organisation", "campaign")
    if scope.everything:
        return rows
    wanted = Q(user=actor.user) & scope.filter("see", "organisation")
    for code, kind in KINDS.items():
        wanted |= Q(kind=code) & scope.filter(kind.capability, "organisation")
    return rows.filter(wanted)


def own_jobs(actor: Actor) -> QuerySet[Job]:
    """Those the person asked for."""
    return Job.objects.filter(user=actor.user) if actor.user is not None else Job.objects.none()


def under_way(actor: Actor) -> int:
    """How many of one's own are not over."""
    return own_jobs(actor).filter(state__in=UNDER_WAY).count()


def get_job(actor: Actor, uuid: Any) -> Job:
    """One job; 404 outside the scope."""
    found = jobs(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
