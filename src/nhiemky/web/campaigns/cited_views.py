"""Sổ văn bản viện dẫn: every document the office's confirmed papers cite, and where."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.campaigns.cited import entries
from nhiemky.web.organisations.access import require_any
from nhiemky.web.request import Request

PAGE = 200
"""Rows shown at once; more are found by searching."""


@require_safe
def cited_register(request: Request) -> HttpResponse:
    """The register, searched by number, issuer or title."""
    require_any(request.actor, "office")
    words = request.GET.get("q", "").strip()[:100]
    every = entries(request.actor, search_key(words))
    context = {
        "entries": every[:PAGE],
        "total": len(every),
        "more": len(every) > PAGE,
        "words": words,
        "differing": sum(entry.differing for entry in every),
    }
    return render(request, "campaigns/cited.html", context)
