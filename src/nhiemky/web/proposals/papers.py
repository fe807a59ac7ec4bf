"""Groups as rows of the list that is printed.

>>> table = table_of(actor, campaign)                                   # doctest: +SKIP
"""

from __future__ import annotations

from dataclasses import replace

from nhiemky.domain.report import Signature
from nhiemky.flows.owners_paper import owners_letterhead
from nhiemky.flows.papers.proposals import ProposalRow, ProposalTable
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.proposals.access import groups
from nhiemky.web.proposals.models import Proposal


def table_of(actor: Actor, campaign: Campaign) -> ProposalTable:
    """Every group the actor may read, by theme; two queries for the rows."""
    rows = list(groups(actor, campaign))
    names: dict[int, list[str]] = {}
    said = Proposal.objects.filter(group__in=[row.pk for row in rows], left_out="").order_by("organisation__left", "pk")
    for group, name in said.values_list("group", "organisation__name"):
        if name not in (known := names.setdefault(group, [])):
            known.append(name)
    owner = value_of(campaign).owner
    head = replace(owners_letterhead(owner, "", clock.today()), symbol="")
    lines = tuple(
        ProposalRow(
            row.theme,
            row.title,
            tuple(names.get(row.pk, ())),
            row.state,
            row.forwarded_to,
            row.answer,
            row.answered_body,
            row.answer_document,
        )
        for row in rows
    )
    signature = Signature(owner.on_behalf_of or "T/M BAN THƯỜNG VỤ", owner.signer_title or "", owner.signer_name or "")
    return ProposalTable(head, campaign.title, lines, signature, ("Lưu Văn phòng",))
