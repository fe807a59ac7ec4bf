"""A long roster on the campaign's page: a hundred units at a time, found by name, whatever their number."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from tests.web.campaigns.samples import CAMPAIGN
from tests.web.conftest import setting_up

from nhiemky.domain.campaign import Unit
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import words_of

pytestmark = pytest.mark.django_db
UNITS = tuple(Unit(f"u{at:04}", f"Chi bộ thôn {at:04}", "chi bộ", "Khối xã" if at % 2 else "Khối cơ quan") for at in range(1, 251))


@pytest.fixture
def campaign(world, morning) -> Campaign:
    with setting_up():
        made = Campaign.objects.create(
            organisation=world.khoi, title=CAMPAIGN.title, state="draft", value=words_of(replace(CAMPAIGN, units=UNITS, groups=())),
            made_at=clock.now(), made_by="x",
        )  # fmt: skip
        RosterEntry.objects.create(campaign=made, organisation=world.dv1, unit_id="u0230", name=UNITS[229].name, contact_name="Lê Thị Mai")
        RosterEntry.objects.create(
            campaign=made, organisation=world.dv2, unit_id="u0001", name=UNITS[0].name, rebased="Nhập vào xã Suối Vàng từ 01/5/2023"
        )
    return made


@pytest.fixture
def office(world):
    return world.client("chanh")


def page(client, campaign: Campaign, **asked: str) -> str:
    return client.get(reverse("campaigns:campaign", args=[campaign.uuid]), asked).content.decode()


def named(page: str) -> list[str]:
    return re.findall(r'<th scope="row" class="stick">(Chi bộ thôn \d{4})', page)


def test_a_hundred_units_stand_on_a_page_and_all_are_reached(office, campaign):
    pages = [page(office, campaign, trang=str(number)) for number in (1, 2, 3)]
    assert [len(named(each)) for each in pages] == [100, 100, 50]
    assert [name for each in pages for name in named(each)] == [unit.name for unit in UNITS]
    assert "Trang 2/3, đơn vị 101 đến 200" in pages[1]
    assert 'href="?trang=1#danh-sach"' in pages[1] and 'href="?trang=3#danh-sach"' in pages[1]
    assert "Lê Thị Mai" in pages[2] and "Lê Thị Mai" not in pages[0]
    assert 'Danh sách đơn vị <span class="muted">250</span>' in pages[0]


def test_a_page_that_is_none_is_the_nearest_that_is(office, campaign):
    assert named(page(office, campaign, trang="99"))[-1] == UNITS[-1].name
    assert named(page(office, campaign, trang="x"))[0] == UNITS[0].name


def test_a_unit_is_found_by_its_name_without_marks_and_the_words_stay(office, campaign):
    found = page(office, campaign, dv="thon 0230")
    assert named(found) == ["Chi bộ thôn 0230"] and 'value="thon 0230"' in found and "Lê Thị Mai" in found
    branch = page(office, campaign, dv="khối xã", trang="2")
    assert len(named(branch)) == 25 and "125 đơn vị có “khối xã”" in branch
    assert re.search(r'href="\?dv=[^"]*&amp;trang=1#danh-sach"', branch)
    nobody = page(office, campaign, dv="không có")
    assert named(nobody) == [] and "Không đơn vị nào trong đợt có “không có”" in nobody and 'id="dv"' in nobody


def test_what_happened_to_a_unit_is_told_whatever_page_is_open(office, campaign):
    with setting_up():
        Campaign.objects.filter(pk=campaign.pk).update(state="issued", issued_at=clock.now())
    assert "Nhập vào xã Suối Vàng từ 01/5/2023" in page(office, campaign, trang="3")


def test_a_short_roster_has_no_pages(office, draft):
    shown = page(office, draft)
    assert "Trang của danh sách đơn vị" not in shown and 'id="dv"' in shown


def test_the_page_asks_the_database_no_more_often_the_longer_the_roster(office, campaign, draft, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page(office, draft)
    with CaptureQueriesContext(connection) as few:
        page(office, draft)
    with django_assert_max_num_queries(len(few)):
        page(office, campaign)
