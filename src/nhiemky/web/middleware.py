"""Who asks, and what a refusal looks like to them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts.trail import refused
from nhiemky.web.audit.actor import Actor
from nhiemky.web.ids import uuid7
from nhiemky.web.ui.toast import toast

Handler = Callable[[HttpRequest], HttpResponse]
_STATUS = {"storage_full": 507, "not_allowed": 403, "stale_version": 409}


class ActorMiddleware:
    """`request.actor`: the person, the address and an id of this request, for access and audit."""

    def __init__(self, respond: Handler) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = Actor.of_request(request, str(uuid7()))  # type: ignore[attr-defined]
        return self.respond(request)


class RefusalMiddleware:
    """A Refusal that no view answered becomes one page with its sentence; htmx gets the sentence as a toast, autosave as JSON."""

    def __init__(self, respond: Handler) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, Refusal):
            return None
        if fault.code == "not_allowed":
            refused(request, fault)
        status = _STATUS.get(fault.code, 422)
        if request.headers.get("X-Requested-With") == "autosave":
            return JsonResponse({"error": fault.message}, status=status if status == 403 else 422)
        if getattr(request, "htmx", False):
            toast(request, fault.message, bad=True)
            return HttpResponse(status=status, headers={"HX-Reswap": "none"})
        return render(request, "refusal.html", {"refusal": fault}, status=status)
