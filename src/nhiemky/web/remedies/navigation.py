"""Shortcomings in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web import clock
from nhiemky.web.remedies.access import shortcomings
from nhiemky.web.ui.menu import Count, Entry, register


def overdue(request: HttpRequest) -> Count | None:
    """Remedies past their day."""
    today = clock.today()
    found = shortcomings(request.actor).filter(remedies__deadline__lt=today, remedies__state__in=("planned", "returned"))  # type: ignore[attr-defined]
    number = found.distinct().count()
    return Count(number, bad=True) if number else None


register(Entry("Nhiệm kỳ", "Khắc phục hạn chế", "remedies:index", count=overdue, order=60))
