"""The campaign a person is working in: the one chosen ("Đổi đợt"), else the newest issued one in sight, superiors' before units' own."""

from __future__ import annotations

from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from nhiemky.web.campaigns.access import campaigns
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.request import Request

KEY = "campaign"


def current_campaign(request: HttpRequest) -> Campaign | None:
    """None where the person sees no issued campaign. `?dot=<uuid>` in the address wins, so that a view can be sent on."""
    if hasattr(request, "_nhiemky_campaign"):
        return cast("Campaign | None", request._nhiemky_campaign)
    rows = campaigns(cast(Request, request).actor).defer("value", "next_value")  # most pages ask for neither
    wanted = request.GET.get("dot") or request.session.get(KEY)
    chosen = _by_uuid(rows, wanted) if wanted else None
    if chosen is None:
        first = rows.exclude(parent__in=rows.order_by().values("pk")).order_by("-issued_at")
        chosen = first.filter(state="issued").first() or first.filter(state="closed").first()
    request._nhiemky_campaign = chosen  # type: ignore[attr-defined]
    return chosen


def required_campaign(request: HttpRequest) -> Campaign:
    """The current campaign; 404 without any."""
    found = current_campaign(request)
    if found is None:
        raise Http404
    return found


def choose(request: HttpRequest, campaign: Campaign) -> None:
    """Work in `campaign` from now on (kept in the session)."""
    request.session[KEY] = str(campaign.uuid)


def _by_uuid(rows: QuerySet[Campaign], wanted: str) -> Campaign | None:
    try:
        return rows.filter(uuid=wanted).first()
    except ValidationError:  # not a UUID
        return None
