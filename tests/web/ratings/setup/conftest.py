"""A committee's round of 2023 with its four units and the people who head them."""

import pytest

from nhiemky.web.ratings.setup.actions import add_subjects, create_round
from nhiemky.web.ratings.setup.picking import collectives, individuals


@pytest.fixture
def bantc(world, morning):
    """The organisation board of the committee."""
    return world.actor("bantc")


@pytest.fixture
def campaign(world, bantc):
    """A round in preparation, nobody in it yet."""
    return create_round(bantc, world.khoi, year=2023, period="2023", title="Xếp loại năm 2023")


@pytest.fixture
def filled(world, bantc, campaign):
    """The round with the four units (not the committee's own boards) and the heads among the people."""
    units = [one for one in collectives(world.khoi) if not one.organisation.type.is_board]
    heads = [one for one in individuals(world.khoi) if one.is_head]
    add_subjects(bantc, campaign, [*units, *heads])
    return campaign
