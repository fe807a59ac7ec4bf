"""What the log says of a review: that something was done in a round, never the name, the level or the words about a person.

>>> with Change(actor, "rating.review_saved") as change:                # doctest: +SKIP
...     log(change, subject, subject, after={"section": "I", "version": 3})
"""

from __future__ import annotations

from typing import Any

from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.ratings.models import Subject


def log(change: Change, subject: Subject, thing: Any, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None) -> None:
    """The event of a change to `thing` about `subject`; it belongs to the round's committee, words about a person go in as `kept`."""
    campaign = subject.campaign
    whose = subject.name if subject.kind == "collective" else "một cá nhân"
    change.of(
        thing, name=f"{campaign.title}: {whose}", organisation_id=campaign.organisation_id, before=before,
        after={"subject": str(subject.uuid), **(after or {})},
    )  # fmt: skip


def kept(subject: Subject, words: str) -> Any:
    """Sealed where it is about a person, else as it is, short."""
    return Personal(words) if subject.kind == "individual" else words[:200]
