"""A campaign's thresholds: its own newest version, else the shipped defaults, which nobody has confirmed yet.

>>> pace_of(campaign).confirmed, span_of(campaign, pace_of(campaign))                               # doctest: +SKIP
(False, Span(starts=datetime.date(2020, 1, 1), ends=datetime.date(2025, 12, 31)))
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from nhiemky.consolidating.progress import counting_of
from nhiemky.domain import campaign as pure
from nhiemky.domain.target_progress import Counting, Pace, Span
from nhiemky.rulebook.target_progress import default_pace
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.targets.models import ProgressRule, Term
from nhiemky.web.targets.terms import term_bounds


def rules_of(campaign: Campaign) -> list[ProgressRule]:
    """Every version, oldest first."""
    return list(ProgressRule.objects.filter(campaign=campaign).order_by("number"))


def pace_of(campaign: Campaign) -> Pace:
    """The thresholds in force."""
    newest = ProgressRule.objects.filter(campaign=campaign).order_by("-number").first()
    return read_pace(newest.value) if newest else default_pace()


def span_of(campaign: Campaign, value: pure.Campaign, pace: Pace) -> Span:
    """The term: as the thresholds say, else as the owner's own term of that label, else by the years of the campaign's term."""
    starts, ends = term_bounds(value.term or "", clock.local(campaign.issued_at).date() if campaign.issued_at else clock.today())
    held = Term.objects.filter(organisation_id=campaign.organisation_id, label=f"{starts.year} - {ends.year}").first()
    if held is not None:
        starts, ends = held.starts, held.ends
    return Span(pace.starts or starts, max(pace.ends or ends, pace.starts or starts))


def counting_for(pace: Pace, code: str, statement: str, unit_of_measure: str, method: str) -> Counting:
    """As a person said, else as the words say."""
    return pace.counting.get(code) or counting_of(statement, unit_of_measure, method)


def pace_words(pace: Pace) -> str:
    """JSON to keep."""
    value: dict[str, Any] = {
        "behind_by": str(pace.behind_by), "exceeds_by": str(pace.exceeds_by), "hard_below": str(pace.hard_below),
        "starts": pace.starts.isoformat() if pace.starts else "", "ends": pace.ends.isoformat() if pace.ends else "",
        "counting": {code: [one.period, one.cumulative] for code, one in sorted(pace.counting.items())},
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_pace(words: str) -> Pace:
    """What was kept; somebody kept it, so it is confirmed."""
    value = json.loads(words)
    counting = {code: Counting(period, cumulative) for code, (period, cumulative) in value["counting"].items()}
    return Pace(
        Decimal(value["behind_by"]), Decimal(value["exceeds_by"]), Decimal(value["hard_below"]), _day(value["starts"]), _day(value["ends"]),
        counting, confirmed=True,
    )  # fmt: skip


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
