"""What happens to an obligation, written down in words, and on the row itself for lists.

>>> log_event(obligation, "extended", "Gia hạn đến hết ngày 05/6/2023", actor.name)      # inside a Change  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F

from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation, ObligationEvent

PART = 500
"""Rows of one statement: SQLite takes a limited number of values."""


def log_event(obligation: Obligation, kind: str, words: str, by: str) -> None:
    """One event, and the obligation's last one with its time. Call inside the change."""
    log_events(((obligation, words),), kind, by)


def log_events(said: Iterable[tuple[Obligation, str]], kind: str, by: str) -> None:
    """The same for many obligations at once; those with the same words are written in one statement."""
    rows, at = list(said), clock.now()
    ObligationEvent.objects.bulk_create(
        [ObligationEvent(obligation=one, at=at, kind=kind, words=words, by=by) for one, words in rows], batch_size=PART
    )
    alike: dict[str, list[Obligation]] = {}
    for one, words in rows:
        alike.setdefault(words[:120], []).append(one)
    for words, same in alike.items():
        set_on(same, last_event=words, last_event_at=at)


def set_on(obligations: Sequence[Obligation], *, moves: bool = False, **values: Any) -> None:
    """The same values on many obligations, in the table and in hand; where they `moves`, their version goes on by one."""
    turned: dict[str, Any] = {"version": F("version") + 1} if moves else {}
    for start in range(0, len(obligations), PART):
        part = Obligation.objects.filter(pk__in=[one.pk for one in obligations[start : start + PART]])
        part.update(**values, **turned)
    for one in obligations:
        one.version += moves
        for name, value in values.items():
            setattr(one, name, value)
