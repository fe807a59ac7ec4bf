"""What the app offers in the left navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.consolidations.access import own_reports, sees_owner
from nhiemky.web.ui.menu import Entry, register


def _sees(request: HttpRequest) -> bool:
    campaign = current_campaign(request)
    return campaign is not None and sees_owner(request.actor, campaign)  # type: ignore[attr-defined]


def _writes(request: HttpRequest) -> bool:
    return _sees(request) or own_reports(request.actor).exists()  # type: ignore[attr-defined]


register(
    Entry("Đợt đang chạy", "Tổng hợp", "consolidations:page", key="g t", order=30, shows=_sees),
    Entry("Đợt đang chạy", "Báo cáo của cấp ủy", "consolidations:own_reports", key="g c", order=40, shows=_writes),
)
