"""Packages in the navigation: of the campaign's office, and of a unit that owes something in it."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.packages.access import entries_for, returns
from nhiemky.web.ui.menu import Count, Entry, register


def waiting(request: HttpRequest) -> Count | None:
    """Packages that came back and are not settled."""
    campaign = current_campaign(request)
    number = returns(request.actor, campaign).filter(state="open").count() if campaign else 0  # type: ignore[attr-defined]
    return Count(number) if number else None


def concerns(request: HttpRequest) -> bool:
    campaign = current_campaign(request)
    return campaign is not None and campaign.state == "issued" and entries_for(request.actor, campaign).exists()  # type: ignore[attr-defined]


register(Entry("Đợt đang chạy", "Làm không mạng", "packages:index", count=waiting, shows=concerns, order=80))
