"""Accounts as an actor may reach them: those of people with a post, now or once, in organisations whose accounts the actor keeps."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from nhiemky.web import clock
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import organisations, scope_of, visible
from nhiemky.web.organisations.models import Post
from nhiemky.web.organisations.roles import ROLES


def users(actor: Actor) -> QuerySet[User]:
    """Every account in the actor's care, by name."""
    posts = visible(actor, Post.objects.filter(person_id=OuterRef("person_id")), "accounts")
    return User.objects.filter(Exists(posts)).select_related("person").order_by("person__sort_key", "pk")


def get_user(actor: Actor, uuid: Any) -> User:
    """One account; 404 where it is not there or not in the actor's care."""
    found = users(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_post(actor: Actor, user: User, uuid: Any) -> Post:
    """One post of the account's person; 404 outside of the actor's care."""
    found = visible(actor, Post.objects.filter(person=user.person, uuid=uuid), "accounts").select_related("organisation").first()
    if found is None:
        raise Http404
    return found


def posts_of(user: User) -> QuerySet[Post]:
    """Posts of the account's person, those held today first."""
    return Post.objects.filter(person=user.person).select_related("organisation").order_by("-valid_from", "pk")


def role_name(role: str) -> str:
    """The role in the office's words."""
    return dict[str, str](ROLES).get(role, role)  # type: ignore[arg-type]


def has_second_step(user: User) -> bool:
    """Whether the account asks for a code from a telephone."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def units_for_sheets(actor: Actor) -> QuerySet[Any]:
    """Units a first-contact sheet may be printed for, with `has_account` and `has_code`."""
    capability = "accounts" if scope_of(actor).has("accounts") else "office"
    day = clock.today()
    held = Post.objects.filter(organisation=OuterRef("pk"), person__user__is_active=True, valid_from__lte=day).exclude(valid_to__lte=day)
    waiting = OneTimeCode.objects.filter(organisation=OuterRef("pk"), kind="first_contact", used_at=None, expires_at__gt=clock.now())
    return (
        organisations(actor, capability)  # type: ignore[arg-type]
        .filter(active=True, parent__isnull=False, type__is_board=False)
        .annotate(has_account=Exists(held), has_code=Exists(waiting))
    )
