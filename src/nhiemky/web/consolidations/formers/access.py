"""Old reports as an actor may reach them: by those who see the campaign's owner."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.consolidations.models import OldReport
from nhiemky.web.organisations.access import visible

_OWNER = "campaign__organisation"


def old_reports(actor: Actor, campaign: Campaign) -> QuerySet[OldReport]:
    """Those in force, with how many figures are settled and how many wait."""
    rows = OldReport.objects.filter(campaign=campaign, withdrawn_at=None).select_related("organisation")
    waiting, settled = Q(figures__state="proposed"), Q(figures__state="settled")
    return visible(actor, rows, "see", _OWNER).annotate(waiting=Count("figures", waiting), settled=Count("figures", settled)).order_by("pk")


def get_old_report(actor: Actor, uuid: Any) -> OldReport:
    """One of them; 404 outside the scope."""
    rows = OldReport.objects.select_related("campaign__organisation", "organisation", "blob")
    found = visible(actor, rows, "see", _OWNER).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
