"""What the calendar does in the background: dates for a campaign of many units."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from nhiemky.web.audit.actor import Actor
from nhiemky.web.conferences.access import calendar_of
from nhiemky.web.conferences.actions import propose
from nhiemky.web.jobs.models import Job
from nhiemky.web.jobs.work import Done, job, tell

MANY = 300
"""Conferences from which planning takes longer than one waits for a page."""


@job("conferences.propose", "Xếp lịch hội nghị")
def plan_all(job: Job, actor: Actor) -> Done:
    """Dates as `actions.propose` finds them; twice gives the same dates."""
    assert job.campaign is not None
    calendar = calendar_of(job.campaign)
    if calendar is None:
        raise Http404
    tell(job, 0, 1, f"Xếp ngày cho {calendar.conferences.count()} hội nghị")
    found = propose(actor, calendar)
    placed = len({session.unit for session in found.sessions})
    left = len(found.unplaced)
    words = f"Đã xếp {placed} hội nghị" + (f"; {left} chưa có ngày" if left else "")
    return Done(words, url=reverse("conferences:agenda") + ("?xem=chua-ngay" if left else ""))
