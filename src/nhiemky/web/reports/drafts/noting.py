"""Opinions written down: the row that is answered, and the talk at its section; inside a change.

>>> note_opinions(actor, obligation, [Given("Nêu số cụ thể", "II/1")], source="member", who="đồng chí Khải")   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports.drafts.models import DraftSending, Opinion
from nhiemky.web.reports.models import Comment, Thread

if TYPE_CHECKING:
    from nhiemky.web.consolidations.models import OwnReport

WHOLE = "Cả báo cáo"


@dataclass(frozen=True, slots=True)
class Given:
    """One opinion as it was said. place: key of a section, "o:CODE", "" for the whole; title: as shown.

    who, source, document, on: where they differ from one to the next (a table of opinions).
    """

    words: str
    place: str = ""
    title: str = ""
    who: str = ""
    source: str = ""
    document: str = ""
    on: date | None = None


def note_opinions(
    actor: Actor,
    target: Obligation | OwnReport,
    given: Sequence[Given],
    *,
    source: str,
    who: str,
    document: str = "",
    on: date | None = None,
    read_from: str = "",
    talks: bool = True,
) -> tuple[Opinion, ...]:
    """Numbered on from the last one; on a unit's draft each opens a talk where the unit writes, unless `talks` is False."""
    obligation = target if isinstance(target, Obligation) else None
    whose: dict[str, Any] = {"obligation": obligation} if obligation is not None else {"own_report": target}
    number = Opinion.objects.filter(**whose).aggregate(last=Max("number"))["last"] or 0
    last = DraftSending.objects.filter(obligation=obligation).order_by("-number").first() if obligation is not None else None
    made = []
    for at, one in enumerate(given, 1):
        words = nfc(one.words).strip()
        speaker = (nfc(one.who).strip() or who)[:250]
        thread = _talk(obligation, one, words, speaker, actor) if obligation is not None and talks else None
        made.append(
            Opinion.objects.create(
                campaign=target.campaign, number=number + at, source=one.source or source, who=speaker,
                document=(one.document or nfc(document).strip())[:200], on=one.on or on, place=one.place[:200],
                title=(one.title or WHOLE)[:500], words=words, sending=last, thread=thread, read_from=read_from[:250],
                at=clock.now(), by=actor.name[:200], **whose,
            )
        )  # fmt: skip
    return tuple(made)


def _talk(obligation: Obligation, one: Given, words: str, speaker: str, actor: Actor) -> Thread:
    now = clock.now()
    thread = Thread.objects.create(obligation=obligation, place=one.place[:200], title=(one.title or WHOLE)[:500], opened_at=now)
    by = actor.name if speaker.endswith(actor.name) else f"{speaker} ({actor.name} ghi)"
    Comment.objects.create(thread=thread, words=words, by=by[:200], at=now)
    return thread
