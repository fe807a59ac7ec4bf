""" "Dự thảo chờ tôi": every draft a person may read, by whose move it is, with since when and the conference that comes near.

>>> [line.unit for line in listed(actor, clock.now()).waiting]          # doctest: +SKIP
['Đảng bộ Sở Gió']
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.conferences.models import Conference
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.models import DraftSending
from nhiemky.web.reports.standing import Shown, shown_of

SHOWN = 200
"""Cleared drafts beyond the newest so many are found on the board."""


@dataclass(frozen=True, slots=True)
class Line:
    """One draft. days: since it lies where it lies; conference: the unit's day, None where none is set; near: within a fortnight."""

    obligation: Any
    unit: str
    pilot: bool
    report: str
    shown: Shown
    number: int
    since: datetime | None
    days: int
    changes: str
    open: int
    conference: date | None
    near: bool
    higher: bool


@dataclass(frozen=True)
class Lists:
    """waiting: the actor's move; away: with the unit, or before somebody else; cleared."""

    waiting: tuple[Line, ...]
    away: tuple[Line, ...]
    cleared: tuple[Line, ...]


def listed(actor: Actor, now: datetime) -> Lists:
    """Four queries and those of the right, however many drafts."""
    rows = list(
        access.readable(actor)
        .filter(state__in=("draft_sent", "has_issues", "cleared"))
        .annotate(open_opinions=Count("opinions", filter=Q(opinions__state="open")))
        .order_by("draft_standing__sent_at", "pk")
    )
    newest = _newest([row.pk for row in rows])
    days = conference_days([row.entry_id for row in rows])
    waiting, away, cleared = [], [], []
    held = access.held(actor)
    for row in rows:
        line = _line(row, newest.get(row.pk), days.get(row.entry_id), now)
        if row.state == "cleared":
            cleared.append(line)
        elif row.state == "draft_sent" and _my_move(actor, row, held):
            waiting.append(line)
        else:
            away.append(line)
    return Lists(tuple(waiting), tuple(away), tuple(cleared[-SHOWN:]))


def _my_move(actor: Actor, row: Any, held: tuple[tuple[int, int], ...]) -> bool:
    way = getattr(row, "draft_standing", None)
    if way is not None and way.stage == "higher":
        return access.is_committee(actor, row.campaign)
    place, owner = row.organisation.left, row.campaign.organisation.left
    return any(left <= place <= right and owner < left for left, right in held)


def _newest(pks: list[int]) -> dict[int, DraftSending]:
    rows = DraftSending.objects.filter(obligation__in=pks).defer("value").order_by("number")
    return {row.obligation_id: row for row in rows}


def conference_days(entries: list[int]) -> dict[int, date]:
    """Roster entry -> the day its conference is placed on."""
    rows = Conference.objects.filter(entry__in=entries, day__isnull=False, state="planned")
    return {entry: day for entry, day in rows.values_list("entry", "day") if day is not None}


def _line(row: Any, sending: DraftSending | None, conference: date | None, now: datetime) -> Line:
    way = getattr(row, "draft_standing", None)
    since = (way.sent_at if way else None) or row.last_event_at
    today = clock.local(now).date()
    near = conference is not None and 0 <= (conference - today).days <= 14
    return Line(
        row, row.entry.name, row.entry.pilot, str(row.requirement), shown_of(row, now), sending.number if sending else 1, since,
        max(0, (now - since).days) if since else 0, sending.changes if sending else "", row.open_opinions, conference, near,
        way is not None and way.stage == "higher",
    )  # fmt: skip


def waiting_count(actor: Actor) -> int:
    """How many drafts are the actor's move now, for the navigation: few rows, the same rule."""
    rows = access.readable(actor).filter(state="draft_sent").select_related("organisation", "campaign__organisation", "draft_standing")
    held = access.held(actor)
    return sum(_my_move(actor, row, held) for row in rows)
