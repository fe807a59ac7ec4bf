"""Pages that belong to no app: the search, how far a reading is, and the answer that keeps a session alive."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from nhiemky.vietnamese.unicode import nfc
from nhiemky.web.reading_progress import told
from nhiemky.web.ui import search


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Everything whose name holds the words, by kind."""
    words = nfc(request.GET.get("q", "")).strip()[:200]
    found = search.find(request, words)
    return render(request, "ui/search.html", {"search_words": words, "found": found, "count": sum(len(hits) for _, hits in found)})


@require_GET
def reading(request: HttpRequest, token: UUID) -> HttpResponse:
    """How far the reading of a scan has come, for the page that waits: {"words": "Đang nhận dạng trang 4/11"}, "" when nothing is known."""
    del request  # whoever is signed in and has the page's own token; it tells numbers of pages and nothing else
    return JsonResponse({"words": told(token)})


@login_not_required
@require_POST
def alive(request: HttpRequest) -> HttpResponse:
    """204 while the session lives (the request itself renews it), 403 when it is over."""
    return HttpResponse(status=204 if request.user.is_authenticated else 403)
