"""The shell around every page: who is here, what they may open, which campaign, which day.

In templates: shell.owner, shell.groups, shell.person, shell.campaign, shell.today, shell.demo. Nothing of it is computed
before a template asks, so a page fragment pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from nhiemky.web import clock
from nhiemky.web.ui import menu, search

SCRIPTS = tuple(
    f"nhiemky/js/{name}.js"
    for name in ("start", "keys", "dialogs", "swaps", "toasts", "idle", "autosave", "tree-table", "grid", "reading", "small")
)


@dataclass(frozen=True, slots=True)
class Person:
    """Identity, always visible: name and post ("Văn phòng Đảng ủy Khối")."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The campaign the page is about, and where to choose another."""

    name: str
    switch_url: str = ""


def _no_scope(request: HttpRequest) -> Scope | None:
    del request
    return None


def _no_owner(request: HttpRequest) -> str:
    del request
    return ""


@dataclass
class Sources:
    """What other apps tell the shell; each sets its own on start (AppConfig.ready or its navigation module)."""

    campaign: Callable[[HttpRequest], Scope | None] = _no_scope
    owner: Callable[[HttpRequest], str] = _no_owner
    post: Callable[[HttpRequest], str] = _no_owner


sources = Sources()


class Shell:
    """Lazily what base.html asks for."""

    scripts = SCRIPTS

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def groups(self) -> list[tuple[str, list[menu.Item]]]:
        if not self._user.is_authenticated:
            return []
        return menu.groups_for(self._request, frozenset(getattr(self._user, "roles", ())))

    @cached_property
    def person(self) -> Person | None:
        user = self._user
        if not user.is_authenticated:
            return None
        return Person(user.get_full_name() or user.get_username(), sources.post(self._request))

    @cached_property
    def campaign(self) -> Scope | None:
        return sources.campaign(self._request) if self._user.is_authenticated else None

    @cached_property
    def owner(self) -> str:
        return sources.owner(self._request)

    @property
    def today(self) -> date:
        return clock.today()

    @property
    def demo(self) -> bool:
        return bool(getattr(settings, "NHIEMKY_DEMO", False))

    @property
    def unencrypted(self) -> bool:
        """Profile lan-http: passwords cross the network in the open, and every page says so."""
        return bool(settings.NHIEMKY_PROFILE == "lan-http")

    @property
    def demo_folder(self) -> str:
        """What one deletes to be rid of the sample data."""
        return str(settings.NHIEMKY_DATA)

    @property
    def idle_seconds(self) -> int:
        return int(getattr(settings, "NHIEMKY_IDLE_SECONDS", 1800))

    @property
    def search_url(self) -> str:
        return _address("ui:search") if search.can_search() else ""

    @property
    def alive_url(self) -> str:
        return _address("ui:alive")

    @property
    def login_url(self) -> str:
        return _address("account_login")

    @property
    def logout_url(self) -> str:
        return _address("account_logout")

    @property
    def profile_url(self) -> str:
        return _address("accounts:profile")

    @property
    def _user(self) -> Any:
        from django.contrib.auth.models import AnonymousUser

        return getattr(self._request, "user", None) or AnonymousUser()


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The context processor."""
    return {"shell": Shell(request)}


def _address(name: str) -> str:
    """Empty where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
