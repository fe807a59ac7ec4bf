"""The campaign's JSON and the pure value, back and forth."""

from __future__ import annotations

import json

from nhiemky.domain import campaign as pure
from nhiemky.flows.campaign import dump_campaign, parse_campaign
from nhiemky.flows.decode import decode
from nhiemky.web.campaigns.models import Campaign


def value_of(campaign: Campaign) -> pure.Campaign:
    """The working value of a draft, the newest issued one afterwards."""
    return parse_campaign(campaign.value)


def working_value(campaign: Campaign) -> pure.Campaign:
    """What the owner's office is editing: the draft, or the version to come."""
    return parse_campaign(campaign.next_value or campaign.value)


def policies_of(campaign: Campaign) -> pure.Policies:
    """What the campaign's newest issued value says; the custom where it says nothing. The value itself is not read."""
    return decode(pure.Policies, json.loads(campaign.policies)) if campaign.policies else pure.Policies()


def words_of(value: pure.Campaign) -> str:
    """The JSON that is stored and hashed."""
    return dump_campaign(value)
