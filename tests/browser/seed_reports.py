"""The small world with an issued campaign, for the pages of units' reports."""

from dataclasses import replace


def issued():
    """A report and an appendix asked of four units."""
    from web.conftest import World, setting_up
    from web.reports.conftest import VALUE

    from nhiemky.web.campaigns.actions import create_campaign, issue_campaign, set_roster

    with setting_up():
        world = World()
    office = world.actor("chanh")
    campaign = create_campaign(office, world.khoi, replace(VALUE, units=()))
    set_roster(office, campaign, list(world.units))
    campaign.refresh_from_db()
    issue_campaign(office, campaign, reason="thử trang")
