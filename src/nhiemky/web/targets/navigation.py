"""The list of targets in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.organisations.access import scope_of
from nhiemky.web.targets.access import requests_to_decide
from nhiemky.web.ui.menu import Count, Entry, register

UNIT = frozenset({"unit_secretary", "unit_clerk"})
OFFICE = frozenset({"office_clerk"})


def waiting(request: HttpRequest) -> Count | None:
    """Requests that wait for the office's answer."""
    number = len(requests_to_decide(request.actor))  # type: ignore[attr-defined]
    return Count(number) if number else None


def in_charge(request: HttpRequest) -> bool:
    """The person is in charge of units."""
    return scope_of(request.actor).has("review")  # type: ignore[attr-defined]


register(Entry("Đơn vị", "Đơn vị phụ trách", "targets_progress:member", roles=frozenset({"member_in_charge"}), shows=in_charge, order=15))
register(Entry("Nhiệm kỳ", "Tiến độ chỉ tiêu", "targets_progress:index", order=35))
register(Entry("Nhiệm kỳ", "Nhiệm vụ trọng tâm", "targets_progress:key_tasks", order=38))
register(Entry("Nhiệm kỳ", "Sổ điều chỉnh chỉ tiêu", "targets_progress:ledger", order=46))
register(Entry("Nhiệm kỳ", "Chỉ tiêu nghị quyết", "targets:own", roles=UNIT | OFFICE, order=40))
register(Entry("Nhiệm kỳ", "Xin điều chỉnh chỉ tiêu", "targets:requests", roles=OFFICE, count=waiting, order=45))
