"""A session ends after half an hour without a request and twelve hours after signing in, whatever happens; and no page of
a signed-in person stays in the browser of a shared PC.

`session["seen"]` is written at most once a minute, so that reading pages costs no write.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from nhiemky.web import clock

SINCE, SEEN = "since", "seen"
A_MINUTE = 60
LONGEST = 12 * 3600


class SessionLimitsMiddleware:
    """Stands below AuthenticationMiddleware and above whatever asks for a login."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and (over := self._over(request)):
            logout(request)
            if request.path == reverse("ui:alive"):
                return HttpResponse(status=403)
            return self._to_the_login(request, over)
        response = self.respond(request)
        if request.user.is_authenticated or not response.has_header("Cache-Control"):
            response.setdefault("Cache-Control", "no-store")
        return response

    def _to_the_login(self, request: HttpRequest, over: str) -> HttpResponse:
        """A whole page goes to the login and comes back to where it was; so does the page around a piece that htmx asks for."""
        piece = request.headers.get("HX-Request") == "true"
        here = urlsplit(request.headers.get("HX-Current-URL", "")) if piece else None
        back = f"{here.path}?{here.query}" if here and here.query else here.path if here else request.get_full_path()
        target = {"next": back} if back and (piece or request.method == "GET") else {}
        address = f"{reverse('account_login')}?{urlencode({**target, 'het-gio': over})}"
        return HttpResponse(status=204, headers={"HX-Redirect": address}) if piece else HttpResponseRedirect(address)

    def _over(self, request: HttpRequest) -> str:
        """ "" while the session lives; renews the moment it was last seen."""
        now = int(clock.now().timestamp())
        session = request.session
        since, seen = session.get(SINCE), session.get(SEEN)
        if since is None or seen is None:
            session[SINCE] = session[SEEN] = now
            return ""
        if now - since > LONGEST:
            return "12-gio"
        if now - seen > settings.NHIEMKY_IDLE_SECONDS:
            return "30-phut"
        if now - seen >= A_MINUTE:
            session[SEEN] = now
        return ""
