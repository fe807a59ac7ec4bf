"""The parent's report on a round, gathered: rounds before, prompts, shortcomings, what was kept and rated again.

>>> told = summary_of(actor, campaign, persons=False)                   # doctest: +SKIP
>>> told.prompts.asked                                                  # doctest: +SKIP
18
"""

from __future__ import annotations

import json
from typing import cast

from nhiemky.domain.rating import SubjectKind
from nhiemky.flows.owners_paper import speaker
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.models import Decision, Rating, RatingCampaign, ReviewPrompt
from nhiemky.web.ratings.papers.comparing import compared
from nhiemky.web.ratings.papers.gathering import gathered, round_before
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.remedies.access import shortcomings
from nhiemky.web.remedies.listing import counts_of, rows_of
from nhiemky.web.remedies.share import share_of
from nhiemky.writing.rating_decision import KeptBreach
from nhiemky.writing.ratings_compare import Compared
from nhiemky.writing.ratings_followed import Again, Mending, Prompts
from nhiemky.writing.ratings_round import KINDS, Count
from nhiemky.writing.ratings_summary import Summary


def summary_of(actor: Actor, campaign: RatingCampaign, *, persons: bool) -> Summary:
    """All the report says. persons: the version with names, for those who may take it."""
    told = gathered(campaign)
    owner = owner_value(campaign.organisation)
    prompts = ReviewPrompt.objects.filter(campaign=campaign, withdrawn_at=None, subject__removed_at=None)
    return Summary(
        told,
        campaign.organisation.name,
        speaker(owner),
        compared(actor, campaign, told),
        _before(campaign),
        Prompts(prompts.count(), prompts.exclude(answered_at=None).count()),
        mending_of(actor, campaign),
        kept_of(campaign),
        again_of(campaign),
        persons,
    )


def _before(campaign: RatingCampaign) -> dict[SubjectKind, Compared] | None:
    before = round_before(campaign)
    if before is None:
        return None
    rows = before.subjects.filter(removed_at=None).values_list("kind", "decided_level")
    held: dict[SubjectKind, dict[str, int]] = {kind: {} for kind in KINDS}
    for kind, level in rows:
        counts = held[cast(SubjectKind, kind)]
        counts[level] = counts.get(level, 0) + 1
    return {kind: Compared(period_of(before.period).words, Count(counts)) for kind, counts in held.items() if counts}


def mending_of(actor: Actor, campaign: RatingCampaign) -> Mending:
    """Shortcomings of the units in the round, of this period and of earlier ones."""
    units = list(
        Organisation.objects.filter(
            rated_subjects__campaign=campaign, rated_subjects__removed_at=None, rated_subjects__kind="collective"
        ).distinct()
    )
    now = shortcomings(actor).filter(organisation__in=units, person=None, period=campaign.period)
    counts = counts_of(rows_of(now, clock.today()))
    shares = [share_of(unit, campaign.period) for unit in units]
    return Mending(
        found=counts.get("all", 0),
        closed=counts.get("closed", 0),
        in_hand=counts.get("in_hand", 0) + counts.get("reported", 0),
        unplanned=counts.get("open", 0),
        carried=counts.get("carried", 0),
        overdue=counts.get("overdue", 0),
        again=counts.get("again", 0),
        earlier=sum(share.total for share in shares),
        earlier_closed=sum(share.closed for share in shares),
    )


def kept_of(campaign: RatingCampaign) -> tuple[tuple[SubjectKind, KeptBreach], ...]:
    """What the rule warned of and the board kept, as each decision printed it."""
    found = []
    for decision in Decision.objects.filter(campaign=campaign, kind__in=("decision", "re_rating")).order_by("pk"):
        said = json.loads(decision.snapshot)
        for one in said.get("kept", ()):
            kind = cast(SubjectKind, said.get("kind", "collective"))
            found.append((kind, KeptBreach(one["words"], one["basis"], one["reason"], one["by"])))
    return tuple(found)


def again_of(campaign: RatingCampaign) -> tuple[Again, ...]:
    """Subjects that were rated again, oldest first."""
    rows = (
        Rating.objects.filter(subject__campaign=campaign, stage="redone").select_related("subject", "decision", "replaces").order_by("pk")
    )
    return tuple(
        Again(
            cast(SubjectKind, row.subject.kind), row.subject.name, row.replaces.level if row.replaces else "", row.level,
            row.decision.symbol if row.decision else "", row.decision.on if row.decision else None,
            row.decision.reason if row.decision else "",
        )
        for row in rows
    )  # fmt: skip
