"""What a one-time code opens: the set-up of a fresh installation, a unit's first contact, an invitation, a new password.

Nobody is signed in yet; the person the code makes is the actor of its event.
"""

from __future__ import annotations

from allauth.usersessions.models import UserSession

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts import codes
from nhiemky.web.accounts.actions import take_username
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.campaigns.actions import acknowledge
from nhiemky.web.campaigns.models import RosterEntry
from nhiemky.web.organisations import tree
from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Person, Post

UNIT_ROLES = {"unit_secretary": "Bí thư, phó bí thư: duyệt và nộp", "unit_clerk": "Văn thư, chuyên viên: soạn báo cáo"}


def is_fresh() -> bool:
    """Nobody has an account yet."""
    return not User.objects.exists()


def make_setup_code() -> str | None:
    """The code a server prints on its start while nobody has an account; None later. Each start makes a new one."""
    if not is_fresh():
        return None
    with Change(Actor.program("khởi động"), "account.setup_code_made") as change:
        kept, code = codes.make("setup")
        change.of(kept, name="mã thiết lập")
    return code


def set_up(typed: str, *, committee: str, kind: OrganisationType, name: str, username: str, password: str) -> User:
    """The first administrator and the committee itself; refuses where there is an account already."""
    if not is_fresh():
        raise Refusal("already_set_up")
    code = codes.find(typed, ["setup"])
    with Change(Actor(name=name), "account.set_up") as change:
        codes.use(code)
        root = Organisation.objects.filter(parent=None).order_by("left", "pk").first()
        if root is None:
            root = Organisation.objects.create(code="1", name=committee, type=kind)
            OrganisationVersion.objects.create(organisation=root, valid_from=clock.today(), name=committee, type=kind)
            tree.refresh(clock.today())
        person = Person.objects.create(name=name)
        for role, title in (("administrator", "Quản trị"), ("office_clerk", "Văn phòng")):
            Post.objects.create(person=person, organisation=root, role=role, title=title, valid_from=clock.today())
        user = User(person=person)
        user.set_password(password)
        take_username(user, username)
        change.of(user, name=name, after={"committee": committee}, organisation_id=root.pk)
    return user


def accept_sheet(code: OneTimeCode, *, name: str, phone: str, title: str, role: str, username: str, password: str) -> User:
    """A unit's first contact: the person, the post, the account; every plan the unit has not confirmed is received."""
    unit = code.organisation
    if unit is None or role not in UNIT_ROLES:
        raise ValueError("not a unit's code")
    with Change(Actor(name=name), "account.first_contact") as change:
        codes.use(code)
        person = Person.objects.create(name=name, phone=phone)
        Post.objects.create(
            person=person, organisation=unit, role=role, title=title or UNIT_ROLES[role].split(":")[0], valid_from=clock.today(),
            is_head=role == "unit_secretary",
        )  # fmt: skip
        user = User(person=person)
        user.set_password(password)
        take_username(user, username)
        for entry in RosterEntry.objects.filter(organisation=unit, campaign__state="issued", acknowledged_at=None):
            acknowledge(Actor.of_user(user), entry, contact_name=name, contact_phone=phone)
        change.of(user, name=name, after={"role": role, "phone": Personal(phone)}, organisation_id=unit.pk)
    return user


def accept_invitation(code: OneTimeCode, *, username: str, password: str) -> User:
    """An invited person chooses a user name and a password."""
    user = _user(code)
    with Change(Actor.of_user(user), "account.invitation_accepted") as change:
        codes.use(code)
        user.set_password(password)
        take_username(user, username)
        change.of(user)
    return user


def reset_password(code: OneTimeCode, *, password: str) -> User:
    """A new password; every session of the account ends."""
    user = _user(code)
    with Change(Actor.of_user(user), "account.password_reset") as change:
        codes.use(code)
        user.set_password(password)
        user.save()
        for session in UserSession.objects.filter(user=user):
            session.end()
        change.of(user)
    return user


def _user(code: OneTimeCode) -> User:
    if code.user is None:
        raise ValueError("a code without an account")
    return code.user
