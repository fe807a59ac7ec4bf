"""What drafts need: policies of the campaign, a draft with words, one that was sent."""

from dataclasses import replace

import pytest
from web.conftest import setting_up
from web.reports.conftest import TEXTS, VALUE, Round, round_

from nhiemky.domain.campaign import Policies
from nhiemky.flows.campaign import dump_campaign
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports import actions
from nhiemky.web.reports.drafts import actions as drafts

__all__ = ["round_"]
II1 = "Phần thứ nhất/II/1"
I = "Phần thứ nhất/I"  # noqa: E741 (the number of the section)


def policies(round_: Round, **gates: bool) -> None:
    """Set what the campaign says of drafts."""
    round_.campaign.value = dump_campaign(replace(VALUE, policies=Policies(**gates)))
    with setting_up():
        round_.campaign.save()


def again(obligation: Obligation) -> Obligation:
    """As a page would fetch it."""
    return Obligation.objects.select_related("campaign__organisation", "requirement", "entry", "organisation", "draft_standing").get(
        pk=obligation.pk
    )


def write(world, obligation: Obligation, path: str, text: str, who: str = "vanthu1") -> None:
    """Words of the unit under one heading."""
    actor = world.actor(who)
    draft = actions.draft_of(actor, again(obligation))
    section = draft.sections.filter(path=path).first()
    actions.save_section(actor, draft, path, text, section.version if section else 0)


def written(world, round_: Round) -> Obligation:
    for path, text in TEXTS.items():
        write(world, round_.report, path, text)
    return again(round_.report)


@pytest.fixture
def sent(world, round_) -> Obligation:
    """Unit 1's report, sent to the member in charge, in a campaign that clears drafts first."""
    policies(round_, drafts_cleared_first=True)
    drafts.send(world.actor("vanthu1"), written(world, round_))
    return again(round_.report)
