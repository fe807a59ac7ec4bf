"""The campaign's JSON and the pure value, back and forth."""

from __future__ import annotations

from nhiemky.domain import campaign as pure
from nhiemky.flows.campaign import dump_campaign, parse_campaign
from nhiemky.web.campaigns.models import Campaign


def value_of(campaign: Campaign) -> pure.Campaign:
    """The working value of a draft, the newest issued one afterwards."""
    return parse_campaign(campaign.value)


def working_value(campaign: Campaign) -> pure.Campaign:
    """What the owner's office is editing: the draft, or the version to come."""
    return parse_campaign(campaign.next_value or campaign.value)


def words_of(value: pure.Campaign) -> str:
    """The JSON that is stored and hashed."""
    return dump_campaign(value)
