"""Visits in the navigation: of those who inspect, and of a unit that is or was visited."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web import clock
from nhiemky.web.inspection.access import leads, visits
from nhiemky.web.ui.menu import Count, Entry, register


def waiting(request: HttpRequest) -> Count | None:
    """Visits whose day has passed without minutes."""
    actor = request.actor  # type: ignore[attr-defined]
    number = visits(actor).filter(state="planned", on__lt=clock.today()).count() if leads(actor) else 0
    return Count(number, bad=True) if number else None


def concerns(request: HttpRequest) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    return leads(actor) or visits(actor).exists()


register(Entry("Nhiệm kỳ", "Kiểm tra, làm việc", "inspection:index", count=waiting, shows=concerns, order=65))
