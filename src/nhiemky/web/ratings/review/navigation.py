"""The entry to one's own reviews and results: shown to whom anything is about, with how much waits."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpRequest

from nhiemky.web.ratings.access import own_subjects
from nhiemky.web.ui.menu import Entry, register_source


def entry(request: HttpRequest) -> Iterable[Entry]:
    """One line for whoever has subjects of his own; two queries."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.user is None or actor.trusted or not own_subjects(actor).exists():
        return []
    return [Entry("Đơn vị", "Kiểm điểm, xếp loại của tôi", "ratings_review:mine", count=_waiting, order=45)]


def _waiting(request: HttpRequest) -> int | None:
    """Reviews of one's own and of the unit's collectives to hand in, and notices nobody opened."""
    actor = request.actor  # type: ignore[attr-defined]
    person = getattr(actor.user, "person_id", None)
    told = Q(notices__seen_at=None, notices__isnull=False)
    owed = Q(campaign__state="open", campaign__past=False, outside="") & ~Q(self_review__state="submitted")
    mine: set[int] = set(
        own_subjects(actor).filter(Q(person_id=person) | Q(kind="collective")).filter(told | owed).values_list("pk", flat=True)
    )
    return len(mine) or None


register_source(entry)
