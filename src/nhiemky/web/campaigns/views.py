"""The list of campaigns, and one campaign."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from nhiemky.web.campaigns.access import campaigns, get_campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.request import Request


def campaign_list(request: Request) -> HttpResponse:
    """Every campaign the person sees, newest first."""
    return render(request, "campaigns/list.html", {"campaigns": campaigns(request.actor)})


def campaign_page(request: Request, uuid: UUID) -> HttpResponse:
    """What one campaign asks, of whom, by when."""
    campaign = get_campaign(request.actor, uuid)
    return render(request, "campaigns/campaign.html", {"campaign": campaign, "value": value_of(campaign)})
