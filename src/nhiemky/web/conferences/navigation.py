"""Conferences in the navigation and in the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.http import HttpRequest
from django.urls import reverse

from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.conferences.access import calendar_for, conferences_of, mine
from nhiemky.web.conferences.filling import duties_of
from nhiemky.web.conferences.models import DateRequest
from nhiemky.web.conferences.words import when
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Count, Entry, register
from nhiemky.web.ui.search import Hit, register_search


def shown(request: HttpRequest) -> bool:
    """There is a calendar in sight, or one to be opened."""
    asked = cast(Request, request)
    campaign = current_campaign(asked)
    if campaign is None:
        return False
    if calendar_for(asked.actor, campaign) is not None:
        return True
    return scope_of(asked.actor).may("office", campaign.organisation) and bool(duties_of(campaign))


def waiting(request: HttpRequest) -> Count | None:
    """Units that ask for another day."""
    asked = cast(Request, request)
    campaign = current_campaign(asked)
    if campaign is None or not scope_of(asked.actor).may("office", campaign.organisation):
        return None
    number = DateRequest.objects.filter(conference__calendar__campaign=campaign, state="open").count()
    return Count(number, bad=True) if number else None


def coming(request: HttpRequest) -> Count | None:
    """One's own conferences from today on."""
    number = mine(cast(Request, request).actor).filter(day__gte=clock.today(), state="planned").count()
    return Count(number) if number else None


def concerns(request: HttpRequest) -> bool:
    """The person attends or holds any."""
    return mine(cast(Request, request).actor).exists()


def find_conferences(request: HttpRequest, words: str) -> Iterable[Hit]:
    """Conferences of units whose name holds the words."""
    rows = conferences_of(cast(Request, request).actor).filter(organisation__search_key__contains=words)
    for row in rows.select_related("calendar__campaign")[:20]:
        yield Hit("Hội nghị", f"Hội nghị {row.entry.name}", reverse("conferences:conference", args=[row.uuid]), when(row))


register(
    Entry("Đợt đang chạy", "Lịch hội nghị", "conferences:index", shows=shown, count=waiting, key="g h", order=30),
    Entry("Đợt đang chạy", "Lịch của tôi", "conferences:mine", shows=concerns, count=coming, order=32),
)
register_search(find_conferences)
