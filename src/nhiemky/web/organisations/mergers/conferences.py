"""Conferences still to be held over a merger, split or end: the first passes to the successor with its day, the others are called off."""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.conferences.models import Conference
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.mergers.plan import Plan


def carry_conferences(ledger: Ledger, plan: Plan, made: Mapping[tuple[int, str], Obligation], why: str) -> None:
    """Those planned for a unit that ended; what was held stays. made: (requirement, successor) -> the duty that took it on."""
    planned = Conference.objects.filter(entry__in=plan.entries, state="planned").select_related("duty").order_by("day", "half", "pk")
    for one in planned:
        duty = next((made[key] for key in made if key[0] == one.duty.requirement_id), None)
        if duty is not None and not Conference.objects.filter(calendar=one.calendar_id, entry=duty.entry_id).exists():
            ledger.alter(one, organisation_id=duty.organisation_id, entry_id=duty.entry_id, duty_id=duty.pk, version=one.version + 1)
        elif duty is not None or not plan.event.successors:
            ledger.alter(one, state="cancelled", why=f"Đơn vị {why}", version=one.version + 1)
