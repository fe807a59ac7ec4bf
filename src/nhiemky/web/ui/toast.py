"""Toasts: what has just been done, with "Hoàn tác" where it can be undone.

    toast(request, "Đã gửi đôn đốc 6 đơn vị lúc 08:15", undo=reverse("office:undo_reminder", args=[batch.id]))

The undo address takes a POST. After a redirect the next page shows the toast; an htmx answer carries it in its header
(`ToastMiddleware`), and the script shows it. With "Hoàn tác" it stays 10 seconds and longer while it is pointed at.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

_UNDO = "undo:"


def toast(request: HttpRequest, text: str, *, undo: str = "", bad: bool = False) -> None:
    """Say it once, on whatever page comes next. `undo` is an address on this server."""
    if undo and not url_has_allowed_host_and_scheme(undo, allowed_hosts=None):
        raise ValueError(f"undo leads off this server: {undo}")
    messages.add_message(request, messages.ERROR if bad else messages.SUCCESS, text, extra_tags=_UNDO + undo if undo else "")


def undo_of(message: Message) -> str:
    """The address that undoes what the message says; "" where nothing does."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""


Message.undo = property(undo_of)  # type: ignore[attr-defined]


class ToastMiddleware:
    """Puts waiting messages into the HX-Trigger header of an htmx answer that is not a redirect.

    A login that ran out becomes a whole-page redirect there, never a login form inside a table.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if not getattr(request, "htmx", False):
            return response
        if 300 <= response.status_code < 400:
            answer = HttpResponse(status=204)
            answer["HX-Redirect"] = response["Location"]
            for name, cookie in response.cookies.items():
                answer.cookies[name] = cookie
            return answer
        waiting = [
            {"text": str(message), "undo": undo_of(message), "bad": message.level >= messages.ERROR}
            for message in messages.get_messages(request)
        ]
        if waiting and "HX-Redirect" not in response and "HX-Refresh" not in response:
            triggers = json.loads(response.get("HX-Trigger") or "{}")
            response["HX-Trigger"] = json.dumps({**triggers, "nhiemky:toast": {"toasts": waiting}})
        return response
