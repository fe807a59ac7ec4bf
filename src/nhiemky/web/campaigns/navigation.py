"""What campaigns offer in the navigation."""

from __future__ import annotations

from django.http import HttpRequest

from nhiemky.web.campaigns.access import campaigns
from nhiemky.web.ui.menu import Entry, register


def opened(request: HttpRequest) -> int | None:
    """How many campaigns the person sees; no number where there is none."""
    return campaigns(request.actor).count() or None  # type: ignore[attr-defined]


register(
    Entry("Nhiệm kỳ", "Tạo đợt từ văn bản", "intake:upload", roles=frozenset({"office_clerk"}), key="g m", order=10),
    Entry("Nhiệm kỳ", "Các đợt đã mở", "campaigns:list", count=opened, order=20),
)
