"""The list of targets in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.targets.access import requests_to_decide
from nhiemky.web.ui.menu import Count, Entry, register

UNIT = frozenset({"unit_secretary", "unit_clerk"})
OFFICE = frozenset({"office_clerk"})


def waiting(request: HttpRequest) -> Count | None:
    """Requests that wait for the office's answer."""
    number = len(requests_to_decide(request.actor))  # type: ignore[attr-defined]
    return Count(number) if number else None


register(Entry("Nhiệm kỳ", "Chỉ tiêu nghị quyết", "targets:own", roles=UNIT | OFFICE, order=40))
register(Entry("Nhiệm kỳ", "Xin điều chỉnh chỉ tiêu", "targets:requests", roles=OFFICE, count=waiting, order=45))
