"""Make, revoke and know a token.

>>> token, words = make_token(actor, post, name="Phần mềm thống kê", last_day=date(2026, 12, 31))       # doctest: +SKIP
>>> actor_of("nk_...", "10.0.0.7", "request id").name                                                  # doctest: +SKIP
'Đỗ Thị Minh Hạnh qua API (Phần mềm thống kê)'

A token is 256 random bits, kept as its SHA-256: a slow hash guards guessable secrets only.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.api.models import Token
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.gate import write_gate
from nhiemky.web.organisations.models import Post

PREFIX = "nk_"
LONGEST = timedelta(days=366)
USED_EVERY = timedelta(minutes=10)
"""The moment of the last use is kept as fine as this: a use need not be a write."""


def own_posts(actor: Actor) -> QuerySet[Post]:
    """Posts the person holds today, each of which can have tokens."""
    if actor.user is None or actor.user.person_id is None:
        return Post.objects.none()
    day = clock.today()
    held = Post.objects.filter(person_id=actor.user.person_id, valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))
    return held.select_related("organisation")


def own_tokens(actor: Actor) -> QuerySet[Token]:
    """One's own tokens, newest first."""
    return Token.objects.filter(user=actor.user).select_related("post__organisation", "post__person")


def get_own_token(actor: Actor, uuid: UUID) -> Token:
    """One of them; 404 for another's."""
    found = own_tokens(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def make_token(actor: Actor, post: Post, *, name: str, last_day: date) -> tuple[Token, str]:
    """A token and its words, which are shown this once. Refuses `token_end_past`, `token_post_not_own`."""
    if not own_posts(actor).filter(pk=post.pk).exists():
        raise Refusal("token_post_not_own")
    today = clock.today()
    if not today < last_day <= today + LONGEST:
        raise Refusal("token_end_past", day=format_day(last_day), latest=format_day(today + LONGEST))
    words = PREFIX + secrets.token_urlsafe(32)
    with Change(actor, "token.made") as change:
        token = Token.objects.create(
            user=actor.user, post=post, name=nfc(name).strip()[:80], token_hash=_hash(words), hint=words[-4:], made_at=clock.now(),
            last_day=last_day,
        )  # fmt: skip
        change.of(token, after={"post": str(post.uuid), "last_day": last_day})
    return token, words


def revoke(actor: Actor, token: Token) -> None:
    """The token is good for nothing from now on. Twice changes nothing."""
    if token.revoked_at is not None:
        return
    with Change(actor, "token.revoked") as change:
        Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now())
        change.of(token)


def stands(token: Token) -> bool:
    """Not revoked, not over, its owner active and still in the post."""
    day, post = clock.today(), token.post
    held = post.valid_from <= day and (post.valid_to is None or post.valid_to > day)
    return token.revoked_at is None and day <= token.last_day and held and token.user.is_active and post.person_id == token.user.person_id


def known(words: str) -> Token | None:
    """The token these words are, while it stands."""
    rows = Token.objects.select_related("user__person", "post__organisation", "post__person")
    token = rows.filter(token_hash=_hash(words)).first() if words.startswith(PREFIX) and len(words) < 100 else None
    return token if token is not None and stands(token) else None


def actor_of(token: Token, request_id: str, address: str) -> Actor:
    """Who acts through it: the person, with the rights of the one post, named as a program's doing in the log."""
    return Actor(token.user, f"{token.user} qua API ({token.name})", request_id, address, post_id=token.post_id)


def note_use(token: Token, address: str) -> None:
    """When and from where it was used last; written at most once in a while."""
    now = clock.now()
    if token.last_used_at is not None and now - token.last_used_at < USED_EVERY and token.last_address == address:
        return
    with write_gate(connection.vendor):
        Token.objects.filter(pk=token.pk).update(last_used_at=now, last_address=address)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
