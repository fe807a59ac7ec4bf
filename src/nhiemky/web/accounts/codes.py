"""One-time codes: twelve letters that open one door once.

>>> fold("k7mq 2xpr-9htd")
'K7MQ2XPR9HTD'
>>> shown("K7MQ2XPR9HTD")
'K7MQ-2XPR-9HTD'

The letters leave out what looks alike on paper (0 O, 1 I L). Only a keyed hash is stored, so the database gives no code
away; 31 letters in twelve places are 59 bits, and guessing is throttled by address.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.utils.crypto import salted_hmac

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.organisations.models import Organisation

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LIFE = {"setup": timedelta(hours=24), "first_contact": timedelta(days=45), "invite": timedelta(days=14), "reset": timedelta(days=2)}
"""How long a code of each kind opens its door."""


def fold(typed: str) -> str:
    """The code without blanks and dashes, in capitals, as people copy it from paper."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())


def shown(code: str) -> str:
    """In groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def make(kind: str, *, organisation: Organisation | None = None, role: str = "", user: User | None = None) -> tuple[OneTimeCode, str]:
    """A fresh code and the words to print; earlier unused ones of the same door are void. Call inside a change."""
    now = clock.now()
    OneTimeCode.objects.filter(kind=kind, organisation=organisation, user=user, used_at=None, expires_at__gt=now).update(expires_at=now)
    code = "".join(secrets.choice(LETTERS) for _ in range(12))
    kept = OneTimeCode.objects.create(
        kind=kind, code_hash=_hash(code), organisation=organisation, role=role, user=user, made_at=now, expires_at=now + LIFE[kind]
    )
    return kept, shown(code)


def find(typed: str, kinds: Sequence[str]) -> OneTimeCode:
    """The unused, unexpired code; refuses with `code_unknown` for any other, without saying which it is."""
    rows = OneTimeCode.objects.select_related("organisation", "user__person")
    found = rows.filter(code_hash=_hash(fold(typed)), kind__in=kinds, used_at=None, expires_at__gt=clock.now()).first()
    if found is None:
        raise Refusal("code_unknown")
    return found


def still_open(pk: int | None, kinds: Sequence[str]) -> OneTimeCode | None:
    """A code found before, if it is still unused and unexpired."""
    rows = OneTimeCode.objects.select_related("organisation", "user__person")
    return rows.filter(pk=pk, kind__in=kinds, used_at=None, expires_at__gt=clock.now()).first() if pk else None


def use(code: OneTimeCode) -> None:
    """Close the door behind the first who came; the second is refused. Call inside a change."""
    if not OneTimeCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=clock.now()).update(used_at=clock.now()):
        raise Refusal("code_unknown")


def _hash(code: str) -> str:
    return salted_hmac("nhiemky.one-time-code", code, algorithm="sha256").hexdigest()
