"""What the navigation offers of this app."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.reports import access
from nhiemky.web.reports.drafts.access import may_wait
from nhiemky.web.reports.drafts.listing import waiting_count
from nhiemky.web.reports.tasks import page_of
from nhiemky.web.ui.menu import Count, Entry, register, register_source

UNIT = frozenset({"unit_secretary", "unit_clerk"})
REVIEWER = frozenset({"member_in_charge"})
OFFICE = frozenset({"office_clerk"})


def due(request: HttpRequest) -> Count | None:
    """Duties where it is the unit's move."""
    campaign = current_campaign(request)
    if campaign is None:
        return None
    number = access.own_obligations(request.actor, campaign).filter(turn="unit").exclude(state="declined").count()  # type: ignore[attr-defined]
    return Count(number) if number else None


def waiting(request: HttpRequest) -> Count | None:
    """Submissions that wait for the office."""
    campaign = current_campaign(request)
    number = access.waiting(request.actor, campaign).count() if campaign is not None else 0  # type: ignore[attr-defined]
    return Count(number) if number else None


def drafts_waiting(request: HttpRequest) -> Count | None:
    """Drafts that wait for this person's opinion."""
    number = waiting_count(request.actor)  # type: ignore[attr-defined]
    return Count(number) if number else None


def sees_drafts(request: HttpRequest) -> bool:
    """A draft could ever wait for this person; who works for a unit alone is not looked up on every page."""
    if frozenset(getattr(request.user, "roles", ())) <= UNIT:
        return False
    return may_wait(request.actor)  # type: ignore[attr-defined]


def running(request: HttpRequest) -> bool:
    """There is a campaign to receive reports in."""
    return current_campaign(request) is not None


def reports_of_unit(request: HttpRequest) -> Iterable[Entry]:
    """Each report and appendix of the unit by its short name."""
    if not frozenset(getattr(request.user, "roles", ())) & UNIT:
        return
    campaign = current_campaign(request)
    if campaign is None:
        return
    entry = next(iter(access.entries(request.actor, campaign)), None)  # type: ignore[attr-defined]
    rows = access.own_obligations(request.actor, campaign).filter(entry=entry) if entry else ()  # type: ignore[attr-defined]
    for number, row in enumerate(rows):
        if row.requirement.deliverable in ("report", "appendix"):
            yield Entry("Đơn vị", str(row.requirement), url=page_of(row), order=20 + number)


register(
    Entry("Đơn vị", "Việc của tôi", "reports:tasks", roles=UNIT | REVIEWER, count=due, key="g v", order=10),
    Entry("Đợt đang chạy", "Dự thảo chờ tôi", "reports_drafts:list", shows=sees_drafts, count=drafts_waiting, key="g y", order=15),
    Entry("Đợt đang chạy", "Chờ văn phòng xem", "reports:queue", roles=OFFICE, shows=running, count=waiting, key="g x", order=20),
)
register_source(reports_of_unit)
