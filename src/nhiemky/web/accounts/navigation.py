"""Accounts in the navigation, and what the shell says about who is here and for whom."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.organisations.access import home_of, scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ui.context import Scope, sources
from nhiemky.web.ui.menu import Entry, register

register(
    Entry("Quản lý", "Tài khoản", "accounts:people", roles=frozenset({"administrator"}), order=80),
    Entry("Quản lý", "Phiếu nhận việc", "accounts:sheets", roles=frozenset({"administrator", "office_clerk"}), order=82),
)


def post(request: HttpRequest) -> str:
    """ "Văn phòng Đảng ủy Khối"; "Văn thư, Đảng bộ Công ty Cấp nước" for people of a unit."""
    posts = scope_of(request.actor).posts  # type: ignore[attr-defined]
    if not posts:
        return "Chưa được giao vai trò"
    first = min(posts, key=lambda one: (one.organisation.depth, one.pk))
    title = first.title or ""
    return title if title and (first.organisation.depth == 0 or "," in title) else ", ".join(filter(None, [title, first.organisation.name]))


def owner(request: HttpRequest) -> str:
    """The committee on top of the tree one works in; before signing in the only one there is."""
    if request.user.is_authenticated:
        home = home_of(request.actor)  # type: ignore[attr-defined]
        while home is not None and home.parent is not None:
            home = home.parent
        return home.name if home else ""
    roots = list(Organisation.objects.filter(parent=None, active=True).values_list("name", flat=True)[:2])
    return roots[0] if len(roots) == 1 else ""


def campaign(request: HttpRequest) -> Scope | None:
    """The campaign one works in, and where to choose another."""
    found = current_campaign(request)
    if found is None:
        return None
    try:
        switch = reverse("campaigns:list")
    except NoReverseMatch:
        switch = ""
    return Scope(found.title, switch)


sources.post, sources.owner, sources.campaign = post, owner, campaign
