"""A planned calendar of the small world with one clash: the member in charge wanted in two places on the morning of 17/5/2023."""

from datetime import UTC, date, datetime

AT = datetime(2023, 5, 15, 1, 15, tzinfo=UTC)


def calendar():
    """The world with its calendar, dates planned, not published."""
    from web.conferences.things import calendar_planned, put
    from web.conftest import World, setting_up

    from nhiemky.web import clock

    with setting_up(), clock.standing_at(AT):
        world = World()
        made = calendar_planned(world)
        put(made, world.dv1, date(2023, 5, 17))
        put(made, world.dv2, date(2023, 5, 17))
    return made
