"""The small world two days after the deadline of its campaign, nothing handed in yet."""


def late():
    """Issued on 15/5/2023; the server's own clock says what day it is."""
    from datetime import UTC, datetime

    from web.campaigns.samples import CAMPAIGN
    from web.conftest import World, setting_up

    from nhiemky.web import clock
    from nhiemky.web.campaigns.actions import create_campaign, issue_campaign, set_roster

    with setting_up():
        world = World()
    office = world.actor("chanh")
    with clock.standing_at(datetime(2023, 5, 15, 1, 15, tzinfo=UTC)):
        campaign = create_campaign(office, world.khoi, CAMPAIGN)
        set_roster(office, campaign, list(world.units))
        campaign.refresh_from_db()
        issue_campaign(office, campaign, reason="thử trang")
