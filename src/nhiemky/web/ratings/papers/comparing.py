"""Rounds side by side: the committee over its periods, its units, sister committees whose rounds the actor reaches.

>>> told = compared(actor, campaign)                                    # doctest: +SKIP
>>> [one.name for one in told.years["collective"]]                      # doctest: +SKIP
['năm 2022', 'năm 2023']

Promise: only rounds of the board's side are counted; a unit with few persons is not shown by itself, for its numbers would name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nhiemky.domain.rating import SubjectKind
from nhiemky.web.audit.actor import Actor
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.papers.gathering import DECIDED, rounds_of
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.writing.ratings_compare import Compared, Comparison
from nhiemky.writing.ratings_round import FEW, KINDS, Count, Line, Round, counted

FEW_WORDS = f"Các đơn vị có dưới {FEW} cá nhân"
_PERIODS = 6


def compared(actor: Actor, campaign: RatingCampaign, told: Round) -> Comparison:
    """told: the round as `gathered` made it."""
    years = [campaign_ for campaign_ in rounds_of(campaign.organisation, campaign.period_kind) if _until(campaign_, campaign)]
    years = [*(one for one in years if one.period != campaign.period), campaign][-_PERIODS:]
    sisters = _sisters(actor, campaign)
    every = [*years, *sisters]
    counts = _counts({one.pk for one in every})
    return Comparison(
        campaign.organisation.name,
        period_of(campaign.period).words,
        {kind: _several((_row(period_of(one.period).words, counts, one, kind, told, campaign) for one in years), kind) for kind in KINDS},
        {"collective": _collectives(told), "individual": _individuals(told)},
        {
            kind: _several((_row(one.organisation.name, counts, one, kind, told, campaign) for one in (campaign, *sisters)), kind)
            if sisters
            else ()
            for kind in KINDS
        },
    )


def _until(one: RatingCampaign, last: RatingCampaign) -> bool:
    return (one.year, one.period) <= (last.year, last.period)


def _sisters(actor: Actor, campaign: RatingCampaign) -> list[RatingCampaign]:
    """Decided rounds of the same period of committees below the same superior, as far as the actor reaches them."""
    above = campaign.organisation.parent_id
    if above is None:
        return []
    rows = access.campaigns(actor).filter(period=campaign.period, organisation__parent_id=above)
    rows = rows.exclude(organisation=campaign.organisation).order_by("organisation__left", "pk")
    newest = {row.organisation_id: row for row in rows if row.past or row.state in DECIDED}
    return list(newest.values())


def _counts(campaigns: set[int]) -> dict[tuple[int, str], Counter[str]]:
    """(round, kind) -> decided levels: one query."""
    found: dict[tuple[int, str], Counter[str]] = {}
    rows = Subject.objects.filter(campaign_id__in=campaigns, removed_at=None).values_list("campaign_id", "kind", "decided_level")
    for campaign, kind, level in rows:
        found.setdefault((campaign, kind), Counter())[level] += 1
    return found


def _row(
    name: str, counts: dict[tuple[int, str], Counter[str]], one: RatingCampaign, kind: SubjectKind, told: Round, mine: RatingCampaign
) -> Compared:
    """The round at hand is counted from its own lines, so that its papers agree."""
    count = counted(told.of(kind)) if one.pk == mine.pk else Count(counts.get((one.pk, kind), Counter()))
    return Compared(name, count, one.rule_set_id)


def _several(rows: Iterable[Compared], kind: SubjectKind) -> tuple[Compared, ...]:
    """Those that have anybody, of persons several; one alone is no comparison."""
    held = tuple(row for row in rows if row.count.total >= (FEW if kind == "individual" else 1))
    return held if len(held) > 1 else ()


def _collectives(told: Round) -> tuple[Compared, ...]:
    """By unit where some unit has several, else by group: a unit's only collective compares with nothing."""
    lines = told.of("collective")
    by_unit = _grouped((line.branch, line) for line in lines)
    if max((one.count.total for one in by_unit), default=0) < 2:
        by_unit = _grouped((line.group or "Chưa có nhóm", line) for line in lines)
    return _several(by_unit, "collective")


def _individuals(told: Round) -> tuple[Compared, ...]:
    units = _grouped((line.branch, line) for line in told.of("individual"))
    small = {one.name for one in units if one.count.total < FEW}
    if len(small) == len(units):
        return ()
    shown = _grouped((FEW_WORDS if line.branch in small else line.branch, line) for line in told.of("individual"))
    ordered = [*(one for one in shown if one.name != FEW_WORDS), *(one for one in shown if one.name == FEW_WORDS)]
    return _several(ordered, "individual")


def _grouped(pairs: Iterable[tuple[str, Line]]) -> list[Compared]:
    held: dict[str, list[Line]] = {}
    for name, line in pairs:
        held.setdefault(name, []).append(line)
    return [Compared(name, counted(lines)) for name, lines in held.items()]
