"""The work between two terms in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.ui.menu import Entry, register


def running(request: HttpRequest) -> bool:
    """There is a campaign."""
    return current_campaign(request) is not None


register(
    Entry("Nhiệm kỳ", "Kết quả nhiệm kỳ", "terms:index", shows=running, order=36),
    Entry("Nhiệm kỳ", "Lời hứa giữa nhiệm kỳ", "terms:promises_index", shows=running, order=37),
    Entry("Nhiệm kỳ", "Chỉ tiêu nhiệm kỳ tới", "terms:next_index", shows=running, order=48),
)
