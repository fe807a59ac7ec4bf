"""Who asks, and what a refusal looks like to them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.actor import Actor
from nhiemky.web.ids import uuid7

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
    """A Refusal that no view answered becomes one page with its sentence; htmx gets the sentence alone."""

    def __init__(self, respond: Handler) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, Refusal):
            return None
        status = _STATUS.get(fault.code, 422)
        return render(request, "refusal.html", {"refusal": fault}, status=status)
