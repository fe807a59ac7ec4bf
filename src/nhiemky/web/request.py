"""What a view gets: Django's request with the actor and htmx's details, typed.

def board(request: Request) -> HttpResponse:
    campaign = required_campaign(request)
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from nhiemky.web.audit.actor import Actor


class Request(HttpRequest):
    """Annotate views with it; it is never made by us."""

    actor: Actor
    htmx: HtmxDetails
    session: SessionBase
