"""First contact: which units have received the campaign's directive and named whom to call, and which have an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Organisation, Post
from nhiemky.web.organisations.record import in_force
from nhiemky.web.organisations.roles import Role

UNIT_ROLES: tuple[Role, ...] = ("unit_secretary", "unit_clerk")


@dataclass(frozen=True, slots=True)
class Contact:
    """One unit. name, phone: the contact it named, else its head's. has_account: somebody of it can sign in;
    note: what became of it since the roster was frozen."""

    organisation: Organisation
    name: str
    phone: str
    is_named: bool
    acknowledged_at: datetime | None
    has_account: bool
    note: str = ""


def contacts_of(actor: Actor, campaign: Campaign | None, day: date) -> list[Contact]:
    """The units of the campaign's roster, or without a campaign those right under the highest organisation in sight."""
    entries: dict[int, RosterEntry] = {}
    if campaign is not None:
        rows = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None).select_related("organisation")
        entries = {entry.organisation_id: entry for entry in access.visible(actor, rows).order_by("order", "pk")}
        units = [entry.organisation for entry in entries.values()]
    else:
        known = access.organisations(actor).filter(active=True)
        top = min((one.depth for one in known), default=0)
        units = [one for one in known if one.depth == top + 1 and not one.type.is_board]
    posts = Post.objects.filter(in_force(day), organisation__in=units).select_related("person")
    heads: dict[int, Post] = {}
    able: set[int] = set()
    for post in posts.select_related("person__user").order_by("-is_head", "pk"):
        if post.is_head:
            heads.setdefault(post.organisation_id, post)
        user = getattr(post.person, "user", None)
        if user is not None and user.is_active and post.role in UNIT_ROLES:
            able.add(post.organisation_id)
    return [_contact(one, entries.get(one.pk), heads.get(one.pk), one.pk in able) for one in units]


def _contact(one: Organisation, entry: RosterEntry | None, head: Post | None, has_account: bool) -> Contact:
    named = entry is not None and bool(entry.contact_name)
    name = entry.contact_name if entry and named else head.person.name if head else ""
    phone = entry.contact_phone if entry and entry.contact_phone else (head.person.phone if head else "") or one.phone
    return Contact(one, name, phone, named, entry.acknowledged_at if entry else None, has_account, entry.rebased if entry else "")
