"""A superior's issued campaign, and a unit's campaign below it."""

from dataclasses import replace
from datetime import date

import pytest
from tests.web.campaigns.conftest import chanh, draft, issued  # noqa: F401
from tests.web.campaigns.samples import CAMPAIGN
from web.conftest import setting_up

from nhiemky.domain.campaign import DirectiveReference
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.cascade import actions as cascade
from nhiemky.web.organisations.models import Organisation, OrganisationType, OrganisationVersion, Person, Post

ORDER = DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 3), "Đảng ủy Khối Nam Thuận", "sơ kết giữa nhiệm kỳ 2020 - 2025")


@pytest.fixture
def parent(world, chanh):  # noqa: F811
    value = replace(CAMPAIGN, directive=ORDER)
    campaign = actions.create_campaign(chanh, world.khoi, value)
    actions.set_roster(chanh, campaign, world.units)
    actions.issue_campaign(chanh, campaign)
    return campaign


@pytest.fixture
def bithu(world, morning):
    return world.actor("bithu1")


@pytest.fixture
def below(parent, bithu, world):
    return cascade.open_child(bithu, parent, world.dv1)


@pytest.fixture
def running(below, bithu):
    actions.issue_campaign(bithu, below)
    return below


@pytest.fixture
def office_of_unit(world):
    """Somebody with an office post in the unit itself."""
    from nhiemky.web.accounts.models import User

    with setting_up():
        person = Person.objects.create(name="Lý Văn Phòng")
        Post.objects.create(person=person, organisation=world.dv1, role="office_clerk", title="Văn phòng", valid_from=date(2023, 1, 1))
        account = User(username="vp1", person=person)
        account.set_password("Mat-khau-dai-2023")
        account.save()
    world.vp1 = account
    return account


def organisation(code: str, name: str, parent: Organisation) -> Organisation:
    """A cell below an organisation; the tree's intervals are renewed by the caller."""
    kind = OrganisationType.objects.get(code="chi-bo-truc-thuoc")
    made = Organisation.objects.create(code=code, name=name, type=kind, parent=parent)
    OrganisationVersion.objects.create(organisation=made, valid_from=date(2023, 1, 1), name=name, type=kind, parent=parent)
    return made
