"""What happens to an obligation, written down in words, and on the row itself for lists.

>>> log_event(obligation, "extended", "Gia hạn đến hết ngày 05/6/2023", actor.name)      # inside a Change  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable

from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation, ObligationEvent


def log_event(obligation: Obligation, kind: str, words: str, by: str) -> None:
    """One event, and the obligation's last one with its time. Call inside the change."""
    log_events(((obligation, words),), kind, by)


def log_events(said: Iterable[tuple[Obligation, str]], kind: str, by: str) -> None:
    """The same for many obligations at once."""
    at = clock.now()
    rows = list(said)
    for obligation, words in rows:
        obligation.last_event, obligation.last_event_at = words[:120], at
    ObligationEvent.objects.bulk_create(
        [ObligationEvent(obligation=obligation, at=at, kind=kind, words=words, by=by) for obligation, words in rows], batch_size=500
    )
    Obligation.objects.bulk_update([obligation for obligation, _ in rows], ["last_event", "last_event_at"], batch_size=300)
