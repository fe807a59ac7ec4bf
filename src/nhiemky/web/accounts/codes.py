"""One-time codes: twelve letters and digits that cannot be mistaken for one another, said in groups.

>>> len(fresh().replace("-", ""))
12
>>> as_typed(" k7wq 9fhm-3xtr ")
'K7WQ-9FHM-3XTR'

58 bits at random; stored as SHA-256 only; shown when made, never again. A code works once, until it expires.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.models import Organisation

LETTERS = "ABCDEFGHJKLMNPQRTUVWXY346789"
LIVES = {"setup": timedelta(hours=24), "first_contact": timedelta(days=60), "invite": timedelta(days=7), "reset": timedelta(days=1)}


def fresh() -> str:
    """A new code, as people read it: three groups of four."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(12))
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def as_typed(words: str) -> str:
    """What somebody typed, in the form it was given: capitals, three groups."""
    letters = "".join(letter for letter in words.upper() if letter.isalnum())
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def hash_of(code: str) -> str:
    return hashlib.sha256(as_typed(code).encode()).hexdigest()


def make_code(actor: Actor, kind: str, *, organisation: Organisation | None = None, role: str = "", user: User | None = None) -> str:
    """A code of `kind` (setup | first_contact | invite | reset); an older unused one for the same door dies."""
    code, now = fresh(), clock.now()
    with Change(actor, f"code.{kind}_made") as change:
        OneTimeCode.objects.filter(kind=kind, organisation=organisation, user=user, used_at=None).update(expires_at=now)
        row = OneTimeCode.objects.create(
            kind=kind, code_hash=hash_of(code), organisation=organisation, role=role, user=user, made_at=now, expires_at=now + LIVES[kind]
        )
        change.of(row, name=str(organisation or user or "cài đặt lần đầu"), organisation_id=organisation.pk if organisation else None)
    return code


def find_code(words: str, kinds: tuple[str, ...]) -> OneTimeCode:
    """The living code somebody typed; refuses with one sentence whatever is wrong with it."""
    row = OneTimeCode.objects.filter(code_hash=hash_of(words), kind__in=kinds, used_at=None, expires_at__gt=clock.now()).first()
    if row is None:
        raise Refusal("code_wrong")
    return row


def use_code(row: OneTimeCode) -> None:
    """Use it up; call inside the change it opens. Two at once: the second is refused."""
    if not OneTimeCode.objects.filter(pk=row.pk, used_at=None).update(used_at=clock.now()):
        raise Refusal("code_wrong")


def make_setup_code() -> str:
    """For a fresh installation: whoever has it becomes its administrator."""
    return make_code(Actor.program("cài đặt"), "setup")
