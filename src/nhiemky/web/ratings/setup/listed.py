"""What the list of rounds and the page of one round show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from nhiemky.domain.rating import KIND_NAMES
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Kind
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.rounds import STATES, UNDECIDED, dates_of, missing
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
        for row in rows
    ]  # fmt: skip


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
        "caps": caps_of(rules),
        "counts": [(words, counts.get(kind, 0), kind) for kind, words in KIND_NAMES.items()],
        "total": sum(counts.values()),
        "missing": lacking[:40],
        "missing_count": len(lacking),
        "rooms": rooms(campaign),
        "overdue": sorted(day for day in dates_of(campaign).values() if day < clock.today()) if campaign.state in UNDECIDED else [],
        "redone": list(campaign.redone_by.order_by("pk")),
    }


def caps_of(rules: RuleSet) -> list[tuple[str, str, str]]:
    """The caps in a line each: whom, the share in percent, the clause."""
    found = []
    kinds: tuple[Kind, ...] = ("collective", "individual")
    for who in kinds:
        cap = rules.cap(who)
        if cap is not None:
            found.append((KIND_NAMES[who], f"{(cap.ratio * 100).normalize():f}".replace(".", ","), rules.basis(cap, "caps")))
    return found
