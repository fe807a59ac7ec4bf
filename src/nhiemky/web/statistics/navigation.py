"""Inspection statistics in the navigation: of those who run rounds, look at them, or have a sheet to fill in."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web import clock
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.statistics.access import sees_rounds, sheets
from nhiemky.web.ui.menu import Count, Entry, register


def waiting(request: HttpRequest) -> Count | None:
    """Sheets of the unit that are past their day."""
    actor = request.actor  # type: ignore[attr-defined]
    if not scope_of(actor).has("prepare"):
        return None
    late = sheets(actor).filter(state__in=("open", "returned"), round__state="open", round__deadline__lt=clock.today()).count()
    return Count(late, bad=True) if late else None


def concerns(request: HttpRequest) -> bool:
    return sees_rounds(request.actor)  # type: ignore[attr-defined]


register(Entry("Nhiệm kỳ", "Thống kê kiểm tra", "statistics:index", count=waiting, shows=concerns, order=66))
