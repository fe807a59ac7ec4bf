"""Between stored rounds and the pure engine.

>>> rows = rows_of(campaign); rules = rules_of(campaign)                # doctest: +SKIP
>>> judge(rows, rules).groups                                           # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import RuleSet, pinned
from nhiemky.web.ratings.models import RatingCampaign, Subject

Stage = Literal["level", "self_level", "proposed_level", "decided_level"]


def rules_of(campaign: RatingCampaign) -> RuleSet:
    """The rules the round pinned, whatever the rule book says today."""
    return pinned(campaign.rules)


def facts_of(subject: Subject) -> dict[str, Any]:
    """The recorded facts as stored: numbers as decimal strings, texts, "marks" a list, "sources" who or what recorded each."""
    found: dict[str, Any] = json.loads(subject.facts)
    return found


def rows_of(campaign: RatingCampaign, subjects: Iterable[Subject] | None = None, stage: Stage = "level") -> list[Rated]:
    """The round as the engine's rows, in the board's order; two queries. subjects: those at hand, with what a board changed in memory."""
    rows = list(campaign.subjects.filter(removed_at=None).select_related("organisation")) if subjects is None else list(subjects)
    bound: dict[int, list[str]] = {}
    pairs = Subject.collectives.through.objects.filter(from_subject__campaign=campaign).values_list("from_subject_id", "to_subject__code")
    for head, code in pairs:
        bound.setdefault(head, []).append(code)
    return [rated(subject, getattr(subject, stage), tuple(bound.get(subject.pk, ()))) for subject in rows]


def rated(subject: Subject, level: str, collectives: tuple[str, ...] = ()) -> Rated:
    """One subject as the engine's row; collectives: codes of the bodies he heads."""
    facts = facts_of(subject)

    def number(name: str) -> Decimal | None:
        return Decimal(str(facts[name])) if facts.get(name) not in (None, "") else None

    return Rated(
        kind="collective" if subject.kind == "collective" else "individual",
        id=subject.code,
        name=subject.name,
        organisation=str(subject.organisation_id),
        group=subject.group,
        is_head=subject.is_head,
        level=level,
        points=number("points"),
        discipline=str(facts.get("discipline", "")),
        months_since_admission=number("months_since_admission"),
        months_absent=number("months_absent"),
        tasks_done_percent=number("tasks_done_percent"),
        tasks_on_time_percent=number("tasks_on_time_percent"),
        tasks_exceeded_percent=number("tasks_exceeded_percent"),
        shortcomings_remedied_percent=number("shortcomings_remedied_percent"),
        civil_service_level=str(facts.get("civil_service_level", "")),
        collectives=collectives,
        marks=tuple(facts.get("marks", ())),
        quarter_levels=tuple(facts.get("quarter_levels", ())),
    )
