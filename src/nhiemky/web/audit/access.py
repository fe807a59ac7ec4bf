"""Events an actor may read: those about organisations in sight of the capability `audit`; those about none, for administrators."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.organisations.access import organisations, require_any, scope_of


def events(actor: Actor) -> QuerySet[AuditEvent]:
    """Newest first; 404 for whoever may not read the log at all."""
    require_any(actor, "audit")
    wanted = Q(organisation_id__in=organisations(actor, "audit").values("pk"))
    if scope_of(actor).has("accounts"):
        wanted |= Q(organisation_id__isnull=True)
    return AuditEvent.objects.filter(wanted).order_by("-seq")
