"""Signing in and out, failures and refusals leave their line in the log."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor, address_of
from nhiemky.web.audit.change import Change


def record(request: HttpRequest, user: User, action: str, **after: Any) -> None:
    """One event about an account, by the person it belongs to."""
    by = Actor(
        user if user.pk else None,
        str(user) if user.pk else "",
        getattr(request, "actor", Actor()).request_id,
        address_of(request),
    )
    with Change(by, action) as change:
        change.of(user, name=str(user) if user.pk else "không có tài khoản này", after=after)


def sign_in_failed(request: HttpRequest, username: str) -> None:
    """A wrong name or password. An unknown name is not written down: people type passwords into the wrong field."""
    record(request, User.objects.filter(username=username).first() or User(), "account.login_failed")


def refused(request: HttpRequest, refusal: Refusal) -> None:
    """Somebody asked for what is not theirs to do."""
    if isinstance(request.user, User):
        record(request, request.user, "access.refused", path=request.path, what=str(refusal.facts.get("what", "")))


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    """The moment comes from our clock; Django's own receiver, which asks the computer's, is taken off in `apps`."""
    User.objects.filter(pk=user.pk).update(last_login=clock.now())
    record(request, user, "account.login")


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        record(request, user, "account.logout")


@receiver(password_changed)
def changed_password(request: HttpRequest, user: User, **_: Any) -> None:
    record(request, user, "account.password_changed")


@receiver(authenticator_added)
def second_step_on(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    record(request, user, "account.second_step_added", kind=str(authenticator.type))


@receiver(authenticator_removed)
def second_step_off(request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    record(request, user, "account.second_step_removed", kind=str(authenticator.type))
