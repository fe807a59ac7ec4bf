"""The same product asked of several groups is one column of the board, of papers and of questions about files."""

from dataclasses import replace

import pytest
from tests.web.campaigns.samples import CAMPAIGN
from tests.web.office.conftest import table

from nhiemky.domain.campaign import UnitGroup
from nhiemky.web import clock
from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.office.board import View, board_of
from nhiemky.web.office.columns import column_named, columns_of
from nhiemky.web.office.standing import progress_of
from nhiemky.web.office.tallies import count
from nhiemky.web.reports.actions import submit_report

OFFICES, COMPANIES = "Các cơ quan", "Các doanh nghiệp còn lại"


def asked_of_groups(groups: dict[str, tuple[str, ...]]):
    """The world's campaign with its second requirement once for each group."""
    first, second, *rest = CAMPAIGN.requirements
    apart = tuple(replace(second, id=f"{second.id}-{n}", group=name) for n, name in enumerate(groups, 1))
    listed = tuple(UnitGroup(name, units) for name, units in groups.items())
    return replace(CAMPAIGN, requirements=(first, *apart, *rest), groups=listed)


@pytest.fixture
def issue(world, morning):
    def issue(groups: dict[str, tuple[str, ...]]):
        actor = world.actor("chanh")
        campaign = campaigns.create_campaign(actor, world.khoi, asked_of_groups(groups))
        campaigns.set_roster(actor, campaign, world.units)
        campaigns.issue_campaign(actor, campaign, reason="Theo kế hoạch")
        campaign.refresh_from_db()
        return campaign

    return issue


def test_two_groups_one_column(world, issue):
    campaign = issue({OFFICES: ("K.01", "K.02"), COMPANIES: ("K.03", "K.04")})
    actor, now = world.actor("chanh"), clock.now()
    columns = columns_of(campaign)
    column = column_named(columns, "o2-2")
    assert column is not None and column.keys == {"o2-1", "o2-2"}
    assert OFFICES not in column.title and column.title == columns_of(issue({OFFICES: ("K.01",)}))[1].title
    assert count(actor, campaign, columns, now).of(column).expected == 4 == progress_of(actor, campaign, now).tally(column.key).expected
    board = board_of(actor, campaign, View(column="o2-2"), now)
    assert board.lead is not None and board.lead.keys == column.keys
    assert all(cell for group in board.groups for row in group.rows for cell in row.cells), "every unit has its cell in the column"


def test_what_one_group_hands_in_counts_in_the_column(world, issue):
    campaign = issue({OFFICES: ("K.01", "K.02"), COMPANIES: ("K.03", "K.04")})
    actor = world.actor("chanh")
    owed = Obligation.objects.select_related("campaign__organisation", "requirement", "entry__organisation", "organisation")
    mine = owed.get(campaign=campaign, entry__unit_id="K.03", requirement__key="o2-2")
    submit_report(actor, mine, name="a.csv", data=table("Đảng bộ CTCP Đồng Muối"), door="office", on_behalf_of="K.03")
    board = board_of(actor, campaign, View(column="o2-1", state="nhan"), clock.now())
    assert (board.tally.expected, board.tally.received) == (4, 1)
    assert [row.entry.unit_id for group in board.groups for row in group.rows] == ["K.03"]
    searched = board_of(actor, campaign, View(column="o2-1", words="dong muoi"), clock.now())
    assert [row.entry.unit_id for group in searched.groups for row in group.rows] == ["K.03"]


def test_a_unit_that_owes_it_twice_keeps_the_columns_apart(world, issue):
    campaign = issue({OFFICES: ("K.01", "K.02"), COMPANIES: ("K.02", "K.03")})
    columns = columns_of(campaign)
    assert {"o2-1", "o2-2"} <= {column.key for column in columns}
    titles = [column.title for column in columns]
    assert len(set(titles)) == len(titles), "they are told apart by whom they are asked of"
