"""What an organisation's list says for a campaign: which target answers which indicator, what is the unit's own, what is allowed.

>>> book = ledger_of(organisation)                                      # doctest: +SKIP
>>> book.answers["CT06"].words, [own.code for own in book.own]          # doctest: +SKIP
('25', ['R01', 'R02'])
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from nhiemky.domain.campaign import Policies
from nhiemky.domain.target_progress import Adjusted
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.access import indicators_of
from nhiemky.web.targets.models import Indicator, Target

_QUOTED = 300


@dataclass(frozen=True)
class Held:
    """One row of the list: its target in force, the first one, and what was reached before."""

    indicator: Indicator
    words: str
    number: int
    original: str
    previous: str = ""
    previous_period: str = ""
    document: str = ""

    @property
    def adjusted(self) -> bool:
        return self.number > 1

    @property
    def note(self) -> str:
        """The first level and the document of the one in force, "" where nothing was changed."""
        return Adjusted("", self.indicator.code, "", self.original, self.words, self.document).note if self.adjusted else ""

    @property
    def waiting(self) -> bool:
        """A request to change it, or to add it, has no answer yet."""
        return any(not request.decision for request in self.indicator.requests.all())


@dataclass(frozen=True)
class Ledger:
    """answers: campaign's indicator code -> the row that answers it; own: rows that answer none, in order."""

    answers: Mapping[str, Held] = field(default_factory=dict)
    own: tuple[Held, ...] = ()

    @property
    def rows(self) -> tuple[Held, ...]:
        return (*self.answers.values(), *self.own)


def ledger_of(organisation: Organisation) -> Ledger:
    """The list of the organisation's newest term; what waits for consent is not in it yet, nor a draft of the next term."""
    rows = [row for row in indicators_of(organisation) if row.state == "active" and not _is_draft(row)]
    newest = max((row.resolution.term.starts for row in rows), default=None)
    held = [held_of(row) for row in rows if row.resolution.term.starts == newest]
    answers: dict[str, Held] = {}
    own: list[Held] = []
    for one in held:
        if one.indicator.serves and one.indicator.serves not in answers:
            answers[one.indicator.serves] = one
        else:
            own.append(one)
    return Ledger(answers, tuple(own))


def _is_draft(indicator: Indicator) -> bool:
    """Of a list proposed for the next term that no congress has adopted."""
    made = getattr(indicator.resolution, "next_list", None)
    return made is not None and made.adopted_at is None


def held_of(indicator: Indicator) -> Held:
    """Needs `targets` and `past` prefetched."""
    versions: list[Target] = list(indicator.targets.all())
    last = versions[-1] if versions else None
    past = next(iter(reversed(list(indicator.past.all()))), None)
    return Held(
        indicator,
        last.raw if last else "",
        last.number if last else 0,
        versions[0].raw if versions else "",
        past.raw if past else "",
        past.period if past else "",
        last.document if last else "",
    )


def campaign_for(organisation: Organisation) -> Campaign | None:
    """The newest issued campaign in which the organisation reports; for a committee that reports to nobody here, its own newest."""
    entry = (
        RosterEntry.objects.filter(organisation=organisation, left_at=None, campaign__state="issued")
        .select_related("campaign__organisation")
        .order_by("-campaign__issued_at")
        .first()
    )
    if entry is not None:
        return entry.campaign
    return Campaign.objects.filter(organisation=organisation, state="issued").order_by("-issued_at").first()


def policies_of(campaign: Campaign | None) -> Policies:
    """What a unit may do by itself; a directive that forbids adjusting forbids, without a campaign its own list is free."""
    if campaign is None:
        return Policies(change_targets="free")
    value = value_of(campaign)
    if value.policies is not None:
        return value.policies
    return Policies(change_targets="forbidden" if value.adjustment_policy == "no_adjustment" else "consent")


def clause_of(campaign: Campaign | None) -> str:
    """The sentence of the campaign's own document about changing targets, quoted with the document; "" where none was read."""
    reading = campaign.reading if campaign is not None else None
    told = json.loads(reading.directive).get("adjustment_policy") if reading is not None else None
    quote = " ".join(str(((told or [{}])[0].get("evidence") or {}).get("quote") or "").split())
    if campaign is None or not quote:
        return ""
    document = campaign.document.symbol if campaign.document and campaign.document.symbol else "Văn bản của đợt"
    return f" {document} ghi: “{quote[:_QUOTED]}”."


def policies_for(organisation: Organisation) -> Policies:
    """The same for one organisation's list: a campaign binds the units it asks, never the committee that runs it."""
    campaign = campaign_for(organisation)
    if campaign is not None and campaign.organisation_id == organisation.pk:
        return Policies(change_targets="free")
    return policies_of(campaign)
