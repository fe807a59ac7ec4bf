"""The page of first contact: who has received the directive, who has not, where the printed sheets are."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.organisations import access
from nhiemky.web.organisations.contacts import contacts_of
from nhiemky.web.request import Request


@require_GET
def contacts(request: Request) -> HttpResponse:
    """Units with their contact; `?loc=chua-nhan` only those that have not confirmed."""
    access.require_any(request.actor, "see")
    campaign = current_campaign(request)
    found = contacts_of(request.actor, campaign, clock.today())
    waiting = [each for each in found if each.acknowledged_at is None]
    only = request.GET.get("loc") == "chua-nhan"
    page = {
        "rows": waiting if only else found, "all": len(found), "waiting": len(waiting), "only": only, "campaign": campaign,
        "without": sum(not each.has_account for each in found), "sheets_url": _sheets(request),
    }  # fmt: skip
    return render(request, "organisations/contacts.html", page)


def _sheets(request: Request) -> str:
    """Where sheets with one-time codes are printed, for those who may make accounts."""
    try:
        scope = access.scope_of(request.actor)
        return reverse("accounts:sheets") if scope.has("accounts") or scope.has("office") else ""
    except NoReverseMatch:
        return ""
