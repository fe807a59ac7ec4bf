"""What changes accounts. Each function: the right, the change, its line in the log, in one transaction.

>>> user, code = invite(actor, unit, "unit_clerk", name="Mai Thị Kim Loan", phone="", title="Văn thư")     # doctest: +SKIP
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.accounts import codes
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.organisations.models import Organisation, Person, Post
from nhiemky.web.organisations.roles import ROLES, Capability

WHAT = "quản lý tài khoản"


def invite(
    actor: Actor, organisation: Organisation, role: str, *, name: str, phone: str = "", title: str = "", person: Person | None = None
) -> tuple[User, str]:
    """A person, a post and an account without password; the code lets the person choose name and password.

    person: whoever stands on record there already (`on_record`), as somebody said: never taken for the same by the name alone.
    """
    require(actor, "accounts", organisation, WHAT)
    with Change(actor, "account.invited") as change:
        person = person or Person.objects.create(name=name, phone=phone)
        _post(person, organisation, role, title)
        user = User(username=f"moi-{uuid7().hex[-12:]}", person=person)
        user.set_unusable_password()
        user.save()
        _, code = codes.make("invite", user=user)
        change.of(user, name=name, after={"role": role, "phone": Personal(phone)}, organisation_id=organisation.pk)
    return user, code


def on_record(organisation: Organisation, name: str) -> list[Person]:
    """People of that name with a post there and no account yet: the page asks whether one of them is meant."""
    same = Person.objects.filter(posts__organisation=organisation, search_key=search_key(name)[:150])
    return list(same.exclude(pk__in=User.objects.exclude(person=None).values("person_id")).distinct())


def give_post(actor: Actor, user: User, organisation: Organisation, role: str, title: str = "") -> Post:
    """One more post from today on, with the role it brings."""
    require(actor, "accounts", organisation, WHAT)
    with Change(actor, "account.post_given") as change:
        post = _post(_person(user), organisation, role, title)
        change.of(user, after={"post": str(post), "role": role, "organisation": organisation.name}, organisation_id=organisation.pk)
    return post


def end_post(actor: Actor, user: User, post: Post) -> None:
    """The post ends today; its rights are gone at once."""
    require(actor, "accounts", post.organisation, WHAT)
    if post.role == "administrator":
        _keep_an_administrator(user)
    with Change(actor, "account.post_ended") as change:
        Post.objects.filter(pk=post.pk).update(valid_to=clock.today())
        change.of(user, before={"post": str(post), "role": post.role}, after={"until": clock.today()}, organisation_id=post.organisation_id)


def disable(actor: Actor, user: User, reason: str) -> None:
    """No more signing in; every session of the account ends at once."""
    _require_over(actor, user)
    _keep_an_administrator(user)
    with Change(actor, "account.disabled", reason) as change:
        User.objects.filter(pk=user.pk).update(is_active=False)
        _end_sessions(user)
        change.of(user, before={"active": True}, after={"active": False})


def enable(actor: Actor, user: User) -> None:
    """Signing in is possible again, with the password there was."""
    _require_over(actor, user)
    with Change(actor, "account.enabled") as change:
        User.objects.filter(pk=user.pk).update(is_active=True)
        change.of(user, before={"active": False}, after={"active": True})


def make_reset_code(actor: Actor, user: User) -> str:
    """A code for a new password (for an invited person who has none yet: a new invitation)."""
    _require_over(actor, user)
    with Change(actor, "account.code_made") as change:
        _, code = codes.make("reset" if user.has_usable_password() else "invite", user=user)
        change.of(user, after={"kind": "reset"})
    return code


def end_sessions(actor: Actor, user: User) -> None:
    """Sign the account out everywhere."""
    _require_over(actor, user)
    with Change(actor, "account.sessions_ended") as change:
        _end_sessions(user)
        change.of(user)


def drop_second_step(actor: Actor, user: User) -> None:
    """For somebody who lost phone and paper: the second step is off until set up anew."""
    _require_over(actor, user)
    with Change(actor, "account.second_step_removed") as change:
        Authenticator.objects.filter(user=user).delete()
        _end_sessions(user)
        change.of(user)


def change_profile(actor: Actor, *, name: str, phone: str) -> None:
    """One's own name and telephone."""
    person = _person(actor.user)
    with Change(actor, "account.profile_changed") as change:
        change.of(
            actor.user,
            before={"name": Personal(person.name), "phone": Personal(person.phone)},
            after={"name": Personal(name), "phone": Personal(phone)},
        )
        person.name, person.phone = name, phone
        person.save()


def make_unit_codes(actor: Actor, units: list[Organisation]) -> list[tuple[Organisation, str]]:
    """One first-contact code a unit, for the printed sheets; earlier unused sheets of these units are void."""
    for unit in units:
        if not _may(actor, "accounts", unit):
            require(actor, "office", unit, "in phiếu nhận việc")
    made = []
    for unit in units:
        with Change(actor, "account.sheet_made") as change:
            kept, code = codes.make("first_contact", organisation=unit)
            change.of(kept, name=unit.name, organisation_id=unit.pk)
        made.append((unit, code))
    return made


def _may(actor: Actor, capability: Capability, organisation: Organisation) -> bool:
    return scope_of(actor).may(capability, organisation)


def _post(person: Person, organisation: Organisation, role: str, title: str) -> Post:
    if role not in ROLES:
        raise ValueError(role)
    return Post.objects.create(
        person=person, organisation=organisation, role=role, title=title, is_head=role == "unit_secretary", valid_from=clock.today()
    )


def _person(user: User) -> Person:
    if user.person is None:
        raise ValueError(f"account {user.pk} belongs to nobody")
    return user.person


def _require_over(actor: Actor, user: User) -> None:
    """The actor keeps the accounts of some organisation the person serves in; a stranger's account is not found."""
    posts = list(Post.objects.filter(person=user.person).select_related("organisation"))
    if any(_may(actor, "accounts", post.organisation) for post in posts):
        return
    if not posts:
        raise Http404
    require(actor, "accounts", posts[0].organisation, WHAT)


def _keep_an_administrator(user: User) -> None:
    day = clock.today()
    held = Post.objects.filter(role="administrator", valid_from__lte=day, person__user__is_active=True).exclude(valid_to__lte=day)
    if held.filter(person=user.person).exists() and not held.exclude(person=user.person).exists():
        raise Refusal("last_administrator", name=str(user))


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def take_username(user: User, username: str) -> None:
    """Save the account under the name; refuses where it is taken. Call inside a change."""
    if User.objects.filter(username__iexact=username).exclude(pk=user.pk).exists():
        raise Refusal("username_taken", username=username, other=f"{username}2")
    user.username = username
    try:
        user.save()
    except IntegrityError:
        raise Refusal("username_taken", username=username, other=f"{username}2") from None
