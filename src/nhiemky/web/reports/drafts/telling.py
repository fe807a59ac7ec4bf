"""Notices about drafts: to the unit, and to the accounts of those before whom a draft lies. Inside a change.

>>> tell_unit(obligation, "Đồng chí Trần Quốc Khải thông qua dự thảo ...", "cleared", actor)          # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from nhiemky.web import clock
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.office.models import Notice
from nhiemky.web.office.notifying import notify


def address(obligation: Obligation) -> str:
    """The page of the draft."""
    return reverse("reports_drafts:draft", args=[obligation.uuid])


def tell_unit(obligation: Obligation, words: str, kind: str, actor: Actor) -> None:
    """To everybody of the unit."""
    notify([obligation.organisation_id], words, link=address(obligation), kind=kind[:20], campaign=obligation.campaign, by=actor.name[:200])


def tell_accounts(users: Iterable[User], obligation: Obligation, words: str, kind: str, actor: Actor) -> None:
    """To chosen accounts, never to the one who acts."""
    mine = actor.user.pk if actor.user is not None else None
    Notice.objects.bulk_create(
        Notice(
            user=user, campaign=obligation.campaign, obligation=obligation, kind=kind[:20], words=words, link=address(obligation),
            at=clock.now(), by=actor.name[:200],
        )
        for user in users
        if user.pk != mine
    )  # fmt: skip
