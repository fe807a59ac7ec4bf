"""The work between two terms as an actor may reach it: an organisation with its campaign's board, its promises and proposals.

>>> place = get_place(actor, campaign, uuid)        # 404 outside the scope, or where it takes part in no campaign    # doctest: +SKIP
>>> place.term, place.next_term                                                                                     # doctest: +SKIP
('2020 - 2025', '2025 - 2030')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from nhiemky.consolidating.term_results import years_of
from nhiemky.domain.target_progress import Span
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.access import visible
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.access import own_list_owner
from nhiemky.web.targets.progress import access as progress
from nhiemky.web.targets.progress.standing import Board, Line, board_of
from nhiemky.web.terms.models import NextList, NextTarget, Promise


@dataclass(frozen=True)
class Place:
    """An organisation in a campaign. entry: None for the campaign's owner; lines: its targets as they stand."""

    campaign: Campaign
    board: Board
    organisation: Organisation
    entry: RosterEntry | None

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.board.lines(self.entry) if self.entry else self.board.owner_lines

    @property
    def span(self) -> Span:
        return self.board.span

    @property
    def term(self) -> str:
        return f"{self.span.starts.year} - {self.span.ends.year}"

    @property
    def next_term(self) -> str:
        return f"{self.span.ends.year} - {self.span.ends.year + years_of(self.span)}"

    @property
    def years(self) -> tuple[int, ...]:
        """Of the term, up to today."""
        return tuple(range(self.span.starts.year, min(self.span.ends.year, max(self.board.today.year, self.span.starts.year)) + 1))

    def line(self, code: str) -> Line | None:
        return next((one for one in self.lines if one.code == code), None)


def get_place(actor: Actor, chosen: Campaign | None, uuid: Any) -> Place:
    """A unit of a campaign in sight, or the owner of one."""
    campaign = progress.campaign_at(actor, chosen, uuid)
    organisation, entry = progress.get_place(actor, campaign, uuid)
    return Place(campaign, board_of(campaign, [entry] if entry else []), organisation, entry)


def place_of(actor: Actor, organisation: Organisation, chosen: Campaign | None = None) -> Place:
    """The same for an organisation at hand."""
    return get_place(actor, chosen, organisation.uuid)


def first_place(actor: Actor, campaign: Campaign | None) -> Organisation | None:
    """Where a person goes without saying where: the owner of the campaign who sees it, else the person's own unit in it."""
    if campaign is None:
        return None
    if progress.sees_owner(actor, campaign):
        return campaign.organisation
    entries = progress.units_of(actor, campaign)
    own = own_list_owner(actor)
    entry = (entries.filter(organisation=own).first() if own else None) or entries.first()
    return entry.organisation if entry else None


def promises_of(organisation: Organisation, term: str) -> QuerySet[Promise]:
    """Of one term, in the order they were kept; withdrawn ones left out."""
    return Promise.objects.filter(organisation=organisation, term=term, withdrawn_at=None).select_related("campaign")


def get_promise(actor: Actor, uuid: Any) -> Promise:
    """One promise of an organisation in sight; 404 else."""
    rows = Promise.objects.filter(withdrawn_at=None).select_related("organisation", "campaign")
    found = visible(actor, rows).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def next_targets(organisation: Organisation, term: str) -> QuerySet[NextTarget]:
    """What is proposed for the term, in order."""
    return NextTarget.objects.filter(organisation=organisation, term=term)


def get_next_target(actor: Actor, uuid: Any) -> NextTarget:
    """One proposal of an organisation in sight; 404 else."""
    found = visible(actor, NextTarget.objects.select_related("organisation")).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def next_list_of(organisation: Organisation, term: str) -> NextList | None:
    """The draft list made from what was taken."""
    return NextList.objects.filter(organisation=organisation, term=term).select_related("resolution").first()
