"""What the page of one unit shows, gathered in a handful of queries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.actions import KINDS
from nhiemky.web.organisations.models import Charge, Organisation, Post, Succession
from nhiemky.web.organisations.record import in_force
from nhiemky.web.organisations.roles import ROLES

RULES = {"sum": "cộng lại", "recompute": "tính lại từ các phần", "last": "lấy số của đơn vị tiếp tục", "none": "không so sánh được"}


@dataclass(frozen=True, slots=True)
class Held:
    """A post as the page shows it; last: the last day it is held."""

    post: Post
    role: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Happened:
    """A succession as the page shows it: who became whom."""

    event: Succession
    kind: str
    before: tuple[Organisation, ...]
    after: tuple[Organisation, ...]
    carries: tuple[tuple[str, str], ...]


def context_of(actor: Actor, one: Organisation, day: date) -> dict[str, Any]:
    """Everything of the page."""
    scope = access.scope_of(actor)
    posts = list(one.posts.select_related("person").order_by("-is_head", "person__sort_key", "valid_from"))
    now = [post for post in posts if post.valid_from <= day and (post.valid_to is None or post.valid_to > day)]
    path = _path(actor, one)
    versions = list(one.versions.select_related("type", "parent").order_by("-valid_from"))
    seen = {row.pk for row in access.organisations(actor)} if versions else set()
    return {
        "one": one,
        "path": path[:-1],
        "may": scope.may("organise", one),
        "head": next((post for post in now if post.is_head), None),
        "posts": [_held(post) for post in now],
        "former": [_held(post) for post in posts if post not in now],
        "versions": [(version, version.parent if version.parent_id in seen else None, _last(version.valid_to)) for version in versions],
        "charges": charges_over(actor, path, day),
        "successions": successions_of(actor, one),
        "children": list(access.organisations(actor).filter(parent=one, active=True)),
        "ended": list(access.organisations(actor).filter(parent=one, active=False)),
        "aliases": [line for line in one.aliases.splitlines() if line.strip()],
        "people_url": _accounts(scope.may("accounts", one)),
    }


def _held(post: Post) -> Held:
    return Held(post, ROLES.get(post.role, ""), _last(post.valid_to))  # type: ignore[call-overload]


def _last(valid_to: date | None) -> date | None:
    return valid_to - timedelta(days=1) if valid_to else None


def _path(actor: Actor, one: Organisation) -> list[Organisation]:
    """From the highest superior in sight down to the unit itself."""
    above = access.organisations(actor).filter(left__lte=one.left, right__gte=one.right).order_by("depth")
    return list(above)


def charges_over(actor: Actor, path: list[Organisation], day: date) -> list[Charge]:
    """Charges in force over the unit: those laid nearest to it."""
    rows = Charge.objects.filter(in_force(day), organisation__in=path).select_related(
        "person", "board", "working_group__head", "organisation"
    )
    laid = list(access.visible(actor, rows))
    for one in reversed(path):
        if found := [charge for charge in laid if charge.organisation_id == one.pk]:
            return found
    return []


def successions_of(actor: Actor, one: Organisation) -> list[Happened]:
    """What happened to the unit, newest first, not what was undone; names outside the scope are left out."""
    events = Succession.objects.filter(Q(members__organisation=one), undone_at=None).distinct().prefetch_related("members__organisation")
    seen = set(access.organisations(actor).values_list("pk", flat=True))
    found = []
    for event in events.order_by("-on", "-pk"):
        members = [member for member in event.members.all() if member.organisation_id in seen]
        sides = {side: tuple(member.organisation for member in members if member.side == side) for side in ("predecessor", "successor")}
        carries = tuple((code, RULES.get(rule, rule)) for code, rule in sorted(json.loads(event.carry).items()))
        found.append(Happened(event, KINDS[event.kind], sides["predecessor"], sides["successor"], carries))
    return found


def _accounts(may: bool) -> str:
    """Where accounts of people are kept, for those who may; "" without."""
    try:
        return reverse("accounts:people") if may else ""
    except NoReverseMatch:
        return ""
