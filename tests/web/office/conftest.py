"""The world's campaign issued on 15/5/2023, and the office two days after its deadline."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.web.campaigns.samples import CAMPAIGN

from nhiemky.web import clock
from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.campaigns.models import Campaign, Obligation

AFTER = datetime(2023, 5, 31, 1, 15, tzinfo=UTC)
"""08:15 on 31/5/2023 in Vietnam: the reports were due by the end of 29/5."""


@pytest.fixture
def issued(world, morning) -> Campaign:
    actor = world.actor("chanh")
    campaign = campaigns.create_campaign(actor, world.khoi, CAMPAIGN)
    campaigns.set_roster(actor, campaign, world.units)
    campaigns.issue_campaign(actor, campaign, reason="Theo kế hoạch")
    campaign.refresh_from_db()
    return campaign


@pytest.fixture
def after(issued) -> Iterator[datetime]:
    """Two days late."""
    with clock.standing_at(AFTER):
        yield AFTER


@pytest.fixture
def owed(issued):
    """owed("K.01", "o1") -> obligation."""

    def get(unit: str, key: str) -> Obligation:
        rows = Obligation.objects.select_related("campaign__organisation", "requirement", "entry__organisation", "organisation")
        return rows.get(campaign=issued, entry__unit_id=unit, requirement__key=key)

    return get


def table(unit: str, figure: str = "3") -> bytes:
    """An appendix as a unit types it."""
    return f"Đơn vị: {unit}\nTT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;{figure}\n".encode()
