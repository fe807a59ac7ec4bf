"""Readings and organisations of whoever makes campaigns from documents."""

from __future__ import annotations

from django.db.models import QuerySet

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Reading
from nhiemky.web.organisations.access import organisations, require_any, scope_of, visible
from nhiemky.web.organisations.models import Organisation


def office_homes(actor: Actor) -> list[Organisation]:
    """The committees whose office the actor is; 404 for everybody else."""
    require_any(actor, "office")
    homes = {post.organisation_id for post in scope_of(actor).posts}
    rows = organisations(actor, "office").filter(active=True)
    return list(rows.filter(pk__in=homes)) or list(rows.filter(depth=0)) or list(rows[:1])


def open_readings(actor: Actor) -> QuerySet[Reading]:
    """Documents that are being confirmed, the newest first."""
    rows = visible(actor, Reading.objects.select_related("document"), "office", "document__organisation")
    return rows.filter(state="open").order_by("-saved_at")
