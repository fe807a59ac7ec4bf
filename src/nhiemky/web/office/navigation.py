"""The office's work in the navigation, with what is overdue and unread."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from nhiemky.domain.progress import BEFORE_SENT
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.models import Obligation, RosterEntry
from nhiemky.web.office.access import unread
from nhiemky.web.office.board import View, lead_of
from nhiemky.web.office.columns import columns_of
from nhiemky.web.organisations.access import visible_fast
from nhiemky.web.request import Request
from nhiemky.web.ui.menu import Count, Entry, register

OFFICE = frozenset({"office_clerk"})
READERS = frozenset({"office_clerk", "leader", "organisation_board", "inspection_committee", "member_in_charge"})


def overdue(request: HttpRequest) -> Count | None:
    """Units whose leading report is overdue."""
    campaign = current_campaign(request)
    columns = columns_of(campaign) if campaign else []
    lead = lead_of(columns, View())
    if campaign is None or lead is None:
        return None
    if lead.optional:
        return Count(0, bad=True)
    gone = RosterEntry.objects.filter(campaign=campaign, left_at__isnull=False).order_by().values("pk")
    owed = Obligation.objects.filter(
        campaign=campaign, requirement__in=lead.ids, state__in=sorted(BEFORE_SENT), deadline_at__lte=clock.now()
    )
    return Count(visible_fast(cast(Request, request).actor, owed).exclude(entry__in=gone).order_by().count(), bad=True)


def unread_count(request: HttpRequest) -> Count | None:
    """Notices not read yet."""
    count = unread(cast(Request, request).actor).count()
    return Count(count) if count else None


def running(request: HttpRequest) -> bool:
    """There is a campaign to work on; without one these pages have nothing to show."""
    return current_campaign(request) is not None


register(
    Entry("Đợt đang chạy", "Bảng tiến độ", "office:board", roles=READERS, count=overdue, key="g b", order=10),
    Entry("Đợt đang chạy", "Nhận hộ", "office:intake", roles=OFFICE, shows=running, key="g n", order=14),
    Entry("Đợt đang chạy", "Đôn đốc", "office:reminders", roles=OFFICE, shows=running, key="g d", order=16),
    Entry("Đợt đang chạy", "Báo cáo tiến độ", "office:papers", roles=OFFICE, shows=running, order=18),
    Entry("Đợt đang chạy", "Thông báo", "office:notices", count=unread_count, order=60),
)
