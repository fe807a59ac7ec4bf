"""What stands between a planned date and a final one: the pilot's lesson, the unit's draft.

>>> is_final(conference), hindrances(conference)                          # doctest: +SKIP
(False, ('Dự thảo của đơn vị chưa được thông qua.',))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.conferences.models import Calendar, Conference

PASSED = frozenset({"cleared", "submitted", "accepted", "met_outside", "waived", "declined"})
"""States of a report whose draft nobody waits for any more."""
LESSON = "Chưa công bố bản rút kinh nghiệm sau hội nghị làm điểm."
_GATE = "nhiemky.web.reports.drafts.gate"


def is_final(conference: Conference) -> bool:
    """The calendar is published and nothing is in the way of this date."""
    return conference.day is not None and conference.calendar.edition > 0 and not hindrances(conference)


def hindrances(conference: Conference) -> tuple[str, ...]:
    """What still keeps the date from being final, each a sentence; () where nothing does."""
    return hindrances_of(conference.calendar, (conference,)).get(conference.pk, ())


def hindrances_of(calendar: Calendar, conferences: Iterable[Conference]) -> dict[int, tuple[str, ...]]:
    """The same for many of one calendar: two queries, and the gate's own where a draft is not cleared yet."""
    rows = list(conferences)
    policies = policies_of(calendar.campaign)
    found: dict[int, list[str]] = {row.pk: [] for row in rows}
    if policies.lesson_first and calendar.lesson_at is None:
        for row in rows:
            if not row.pilot:
                found[row.pk].append(LESSON)
    if policies.drafts_cleared_first:
        waiting = _waiting(calendar, {row.entry_id for row in rows if not row.passed_reason and row.state == "planned"})
        for row in rows:
            found[row.pk] += waiting.get(row.entry_id, ()) if not row.passed_reason and row.state == "planned" else ()
    return {pk: tuple(dict.fromkeys(words)) for pk, words in found.items() if words}


def _waiting(calendar: Calendar, entries: set[int]) -> dict[int, list[str]]:
    rows = Obligation.objects.filter(
        campaign=calendar.campaign, entry__in=entries, requirement__deliverable="report", requirement__removed_in=None,
        requirement__optional=False, requirement__own=False,
    )  # fmt: skip
    found: dict[int, list[str]] = {}
    cleared, why = _drafts()
    for row in rows.exclude(state__in=PASSED).select_related("campaign", "requirement", "entry"):
        if not cleared(row):
            found.setdefault(row.entry_id, []).append(why(row))
    return found


def _drafts() -> tuple[Callable[[Obligation], bool], Callable[[Obligation], str]]:
    """The gate of drafts (reports/drafts/gate.py); where it is not there, a draft is cleared by its state alone."""
    if find_spec(_GATE) is None:
        return _never, _not_cleared
    gate = import_module(_GATE)
    return cast(Callable[[Obligation], bool], gate.draft_is_cleared), cast(Callable[[Obligation], str], gate.why_not)


def _never(_obligation: Obligation) -> bool:
    return False


def _not_cleared(obligation: Obligation) -> str:
    return f"Dự thảo “{obligation.requirement}” của đơn vị chưa được thông qua."
