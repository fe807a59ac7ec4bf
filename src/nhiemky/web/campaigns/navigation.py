"""What campaigns offer in the navigation and in the search."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse

from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.campaigns.access import campaigns, listed
from nhiemky.web.ui.menu import Entry, register
from nhiemky.web.ui.search import Hit, register_search


def opened(request: HttpRequest) -> int | None:
    """How many campaigns the person sees; no number where there is none."""
    return listed(request.actor).count() or None  # type: ignore[attr-defined]


def find_campaigns(request: HttpRequest, words: str) -> Iterable[Hit]:
    """Campaigns whose title holds the words."""
    for one in campaigns(request.actor):  # type: ignore[attr-defined]
        if words in search_key(one.title):
            yield Hit("Đợt", one.title, reverse("campaigns:campaign", args=[one.uuid]), one.organisation.name)


register(
    Entry("Nhiệm kỳ", "Tạo đợt từ văn bản", "intake:upload", roles=frozenset({"office_clerk"}), order=10),
    Entry("Nhiệm kỳ", "Các đợt đã mở", "campaigns:list", count=opened, order=20),
    Entry("Tra cứu", "Sổ văn bản viện dẫn", "campaigns:cited", roles=frozenset({"office_clerk"}), order=60),
)
register_search(find_campaigns)
