"""A campaign of the world: its draft, and the same issued."""

import pytest
from tests.web.campaigns.samples import CAMPAIGN

from nhiemky.web.campaigns import actions


@pytest.fixture
def chanh(world, morning):
    return world.actor("chanh")


@pytest.fixture
def draft(world, chanh):
    campaign = actions.create_campaign(chanh, world.khoi, CAMPAIGN)
    actions.set_roster(chanh, campaign, world.units)
    return campaign


@pytest.fixture
def issued(draft, chanh):
    actions.issue_campaign(chanh, draft)
    return draft
