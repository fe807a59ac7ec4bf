"""One's long work in the navigation, while there is any."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from nhiemky.web.jobs.access import own_jobs
from nhiemky.web.jobs.models import UNDER_WAY
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Count, Entry, register


def _states(request: HttpRequest) -> list[str]:
    """States of one's last jobs; one query a page."""
    kept: list[str] | None = getattr(request, "_nhiemky_jobs", None)
    if kept is None:
        kept = list(own_jobs(cast(Request, request).actor).values_list("state", flat=True)[:20])
        request._nhiemky_jobs = kept  # type: ignore[attr-defined]
    return kept


def _has_any(request: HttpRequest) -> bool:
    return bool(_states(request))


def _running(request: HttpRequest) -> Count | None:
    count = sum(state in UNDER_WAY for state in _states(request))
    return Count(count) if count else None


register(Entry("Đợt đang chạy", "Việc chạy nền", "jobs:list", shows=_has_any, count=_running, order=70))
