"""Which figures changed since a moment: what a later revision says otherwise, and what came for the first time.

>>> [(one.unit, one.before, one.after) for one in changed_since(board, yesterday)]                   # doctest: +SKIP
[('Đảng bộ Sở Gió', '14', '16')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nhiemky.web.reports.models import Figure
from nhiemky.web.targets.progress.standing import Board

_MOST = 2000


@dataclass(frozen=True, slots=True)
class Moved:
    """before "" where the figure came for the first time."""

    unit: str
    place: str
    code: str
    statement: str
    before: str
    after: str
    at: datetime


def changed_since(board: Board, since: datetime) -> list[Moved]:
    """Newest first, figures of units of the board only; a figure given twice shows its last value against the one before `since`."""
    names = {entry.organisation_id: entry for entry in board.entries}
    rows = (
        Figure.objects.filter(campaign=board.campaign, revision__received_at__gte=since)
        .exclude(actual="")
        .order_by("revision__received_at", "pk")
    )
    newest: dict[tuple[int, int, str], tuple[str, str, datetime]] = {}
    for duty, place, code, statement, actual, at in rows.values_list(
        "revision__obligation_id", "organisation_id", "code", "statement", "actual", "revision__received_at"
    )[:_MOST]:
        newest[duty, place, code or statement[:40]] = (statement, actual, at)
    before = _before(board, {duty for duty, _, _ in newest}, since)
    found = []
    for (duty, place, code), (statement, actual, at) in newest.items():
        entry = names.get(place)
        old = before.get((duty, code), "")
        if entry is not None and old != actual:
            found.append(Moved(entry.name, str(entry.organisation.uuid), code, statement, old, actual, at))
    return sorted(found, key=lambda one: (one.at, one.unit), reverse=True)


def _before(board: Board, duties: Iterable[int], since: datetime) -> dict[tuple[int, str], str]:
    wanted = list(duties)
    rows = Figure.objects.filter(campaign=board.campaign, revision__received_at__lt=since, revision__obligation_id__in=wanted)
    told = rows.order_by("revision__number", "pk").values_list("revision__obligation_id", "code", "statement", "actual")
    return {(duty, code or statement[:40]): actual for duty, code, statement, actual in told}
