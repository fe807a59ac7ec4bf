"""What the app offers in the left navigation and in the search."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.consolidations.access import newest, own_reports, sees_owner
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.ui.menu import Entry, register
from nhiemky.web.ui.search import Hit, register_search


def _sees(request: HttpRequest) -> bool:
    campaign = current_campaign(request)
    return campaign is not None and sees_owner(request.actor, campaign)  # type: ignore[attr-defined]


def _writes(request: HttpRequest) -> bool:
    return _sees(request) or own_reports(request.actor).exists()  # type: ignore[attr-defined]


register(
    Entry("Đợt đang chạy", "Tổng hợp", "consolidations:page", key="g t", order=30, shows=_sees),
    Entry("Đợt đang chạy", "Báo cáo của cấp ủy", "consolidations:own_reports", key="g c", order=40, shows=_writes),
)


def _find(request: HttpRequest, typed: str) -> Iterator[Hit]:
    """Indicators of the campaign worked in, each opening in the newest version."""
    campaign = current_campaign(request)
    if campaign is None or not sees_owner(request.actor, campaign):  # type: ignore[attr-defined]
        return
    version = newest(request.actor, campaign)  # type: ignore[attr-defined]
    if version is None:
        return
    for number, indicator in enumerate(figures_of(version).indicators, 1):
        if indicator.code and typed in search_key(indicator.statement):
            url = reverse("consolidations:version", args=[version.uuid])
            yield Hit("Chỉ tiêu trong bản tổng hợp", indicator.statement, f"{url}?mo={number}&nguon={number}", f"Bản {version.number}")


register_search(_find)
