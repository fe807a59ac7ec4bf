"""Addresses of the app: the API (`v1/`), its description, one's tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from nhiemky.domain.finding import Refusal
from nhiemky.web.api import doing, reading, views
from nhiemky.web.api.answers import refusal_json, tagged
from nhiemky.web.api.office_api import office_api

app_name = "api"
PARTS = (reading, doing)
"""Their import says what the API answers."""


def for_programs(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No page, no session, no form: who calls is known by the token alone; the answer carries a tag."""

    @wraps(view)
    def called(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponse:
        response = view(request, *args, **facts)
        if response.status_code == 405:
            allowed = response.headers.get("Allow", "")
            response = refusal_json(Refusal("api_wrong_method", method=request.method))
            response["Allow"] = allowed
        return tagged(request, response)

    called.login_required = False  # type: ignore[attr-defined]
    called.csrf_exempt = True  # type: ignore[attr-defined]
    return called


def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under v1/."""
    del request, rest
    return refusal_json(Refusal("api_not_found"))


def _patterns() -> Iterator[URLPattern]:
    found, _, _ = office_api.urls
    seen: set[str] = set()  # ninja lists an address once for each method
    for one in found:
        if isinstance(one, URLPattern) and one.name != "api-root" and str(one.pattern) not in seen:
            seen.add(str(one.pattern))
            yield path(f"v1/{one.pattern}", for_programs(one.callback), name=one.name)


urlpatterns: list[URLPattern] = [
    path("", views.description, name="description"),
    path("ma-truy-cap/", views.tokens, name="tokens"),
    path("ma-truy-cap/<uuid:uuid>/thu-hoi/", views.revoke, name="revoke"),
    path("v1/openapi.json", for_programs(views.openapi), name="openapi"),
    *_patterns(),
    path("v1/<path:rest>", for_programs(unknown), name="unknown"),
]
