"""A superior's campaign that runs, on the morning of 15/5/2023; one of its units has a cell below it."""


def parent():
    """The block committee's campaign, issued to its four units."""
    from dataclasses import replace
    from datetime import UTC, date, datetime

    from web.campaigns.samples import CAMPAIGN
    from web.conftest import World, setting_up

    from nhiemky.domain.campaign import DirectiveReference
    from nhiemky.web import clock
    from nhiemky.web.campaigns.actions import create_campaign, issue_campaign, set_roster

    with setting_up():
        world = World()
    order = DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 3), "Đảng ủy Khối Nam Thuận", "sơ kết giữa nhiệm kỳ 2020 - 2025")
    office = world.actor("chanh")
    with clock.standing_at(datetime(2023, 5, 15, 1, 15, tzinfo=UTC)):
        campaign = create_campaign(office, world.khoi, replace(CAMPAIGN, directive=order))
        set_roster(office, campaign, list(world.units))
        campaign.refresh_from_db()
        issue_campaign(office, campaign, reason="thử trang")
