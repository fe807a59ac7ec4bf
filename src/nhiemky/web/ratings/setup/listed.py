"""What the list of rounds and the page of one round show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nhiemky.domain.rating import KIND_NAMES
from nhiemky.flows.rules_words import words_of
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign, RatingSeries
from nhiemky.web.ratings.setup.periods import Period, period_of
from nhiemky.web.ratings.setup.redoing import order_of
from nhiemky.web.ratings.setup.rounds import STATES, UNDECIDED, dates_of, missing
from nhiemky.web.ratings.setup.series import due_period
from nhiemky.web.ratings.setup.sides import rooms
from nhiemky.web.ratings.value import rules_of

TAGS = {"preparing": "idle", "open": "busy", "deciding": "busy", "decided": "good", "closed": ""}
NEXT = {
    "preparing": "Cho kiểm điểm khi đã đủ đối tượng.",
    "open": "Đơn vị, cá nhân đang tự kiểm điểm.",
    "deciding": "Lãnh đạo đang xét.",
    "decided": "Đã có quyết định, thông báo đến từng người.",
    "closed": "Hồ sơ giữ nguyên.",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A round in the list."""

    campaign: RatingCampaign
    period: str
    state: str
    tag: str
    says: str
    collectives: int
    individuals: int
    redone: bool


def listed(actor: Actor) -> list[Listed]:
    """Rounds the actor prepares or decides."""
    standing = Q(subjects__removed_at=None)
    rows = access.campaigns(actor).annotate(
        collectives=Count("subjects", filter=standing & Q(subjects__kind="collective"), distinct=True),
        individuals=Count("subjects", filter=standing & Q(subjects__kind="individual"), distinct=True),
        redone=Count("redone_by", distinct=True),
    )
    return [
        Listed(
            row, period_of(row.period).words, "Kết quả năm cũ" if row.past else STATES[row.state], "" if row.past else TAGS[row.state],
            "Đã có yêu cầu làm lại." if row.redone else "" if row.past else NEXT[row.state], row.collectives, row.individuals,
            bool(row.redone),
        )
        for row in rows.order_by("-year", "-pk")
    ]  # fmt: skip


def due(actor: Actor) -> list[tuple[RatingSeries, Period]]:
    """Standing orders whose time has come, with the period to open."""
    today = clock.today()
    found = [(one, due_period(one, today)) for one in access.series(actor).filter(active=True)]
    return [(one, period) for one, period in found if period is not None]


def round_page(actor: Actor, campaign: RatingCampaign) -> dict[str, Any]:
    """Everything of the page but its form."""
    rules = rules_of(campaign)
    standing = campaign.subjects.filter(removed_at=None)
    counts = dict(standing.values_list("kind").annotate(count=Count("pk")).values_list("kind", "count"))
    lacking = missing(campaign) if campaign.state in UNDECIDED else []
    return {
        "campaign": campaign,
        "period": period_of(campaign.period).words,
        "state": "Kết quả năm cũ" if campaign.past else STATES[campaign.state],
        "tag": TAGS[campaign.state],
        "may": scope_of(actor).may("rate", campaign.organisation),
        "undecided": campaign.state in UNDECIDED and not campaign.past,
        "rules": rules,
        "sections": words_of(rules),
        "counts": [(words, counts.get(kind, 0), kind) for kind, words in KIND_NAMES.items()],
        "total": sum(counts.values()),
        "missing": lacking[:40],
        "missing_count": len(lacking),
        "rooms": rooms(campaign),
        "overdue": sorted(day for day in dates_of(campaign).values() if day < clock.today()) if campaign.state in UNDECIDED else [],
        "order": order_of(campaign),
        "can_redo": (campaign.past or campaign.state not in UNDECIDED) and not campaign.redone_by.exists(),
        "redone": list(campaign.redone_by.order_by("pk")),
    }
