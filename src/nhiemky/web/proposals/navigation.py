"""Proposals and guidance in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.proposals.models import ProposalGroup
from nhiemky.web.ui.menu import Count, Entry, register

OFFICE = frozenset({"office_clerk", "leader"})
UNIT = frozenset({"unit_secretary", "unit_clerk"})


def running(request: HttpRequest) -> bool:
    """There is a campaign."""
    return current_campaign(request) is not None


def waiting(request: HttpRequest) -> Count | None:
    """Groups nobody answered or sent on."""
    campaign = current_campaign(request)
    number = ProposalGroup.objects.filter(campaign=campaign, state="asked").count() if campaign is not None else 0
    return Count(number) if number else None


register(
    Entry("Đợt đang chạy", "Kiến nghị, khó khăn", "proposals:index", roles=OFFICE, shows=running, count=waiting, order=44),
    Entry("Đợt đang chạy", "Hướng dẫn, hỏi đáp", "proposals:guidance", roles=OFFICE, shows=running, order=45),
    Entry("Đơn vị", "Kiến nghị, trả lời", "proposals:index", roles=UNIT, shows=running, order=60),
    Entry("Đơn vị", "Hướng dẫn, hỏi đáp", "proposals:guidance", roles=UNIT, shows=running, order=61),
)
