"""A campaign with conference duties in the small world, and what stands in addresses about conferences."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from web.campaigns.samples import CAMPAIGN

from nhiemky.domain.campaign import Policies, Requirement
from nhiemky.domain.conference import Slot
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.conferences import actions, desk, preparing
from nhiemky.web.conferences.actions import Rules, Span
from nhiemky.web.conferences.models import Conference

PROGRAM = Actor.program("dựng cảnh")
EVENT = Requirement(
    "o5", "tổ chức hội nghị", "Chi bộ, đảng bộ cơ sở", "trước ngày 20/5/2023", date(2023, 5, 19), None, None, deliverable="event"
)
WINDOW = Span(date(2023, 5, 16), date(2023, 5, 19))


def campaign_with_conferences(world, *, pilots=(), policies=None):
    """Issued for the four units."""
    value = replace(CAMPAIGN, requirements=(*CAMPAIGN.requirements, EVENT), policies=policies or Policies())
    made = campaigns.create_campaign(PROGRAM, world.khoi, value)
    campaigns.set_roster(PROGRAM, made, world.units, pilots=list(pilots))
    made.refresh_from_db()
    campaigns.issue_campaign(PROGRAM, made, reason="để nguyên")
    made.refresh_from_db()
    return made


def calendar_open(world, *, pilots=(), policies=None, rules=None, window=WINDOW):
    """A calendar without dates yet, opened by the office."""
    campaign = campaign_with_conferences(world, pilots=pilots, policies=policies)
    return actions.open_calendar(world.actor("chanh"), campaign, rules or Rules(capacity=4, gap=0), {"o5": window})


def calendar_planned(world, **more):
    """With dates."""
    calendar = calendar_open(world, **more)
    actions.propose(world.actor("chanh"), calendar)
    calendar.refresh_from_db()
    return calendar


def conference_of(calendar, organisation):
    """The unit's conference, as pages fetch it."""
    return Conference.objects.select_related("calendar__campaign", "calendar__organisation", "entry", "organisation").get(
        calendar=calendar, organisation=organisation
    )


def put(calendar, organisation, day, half="AM", starts=time(7, 30)):
    """Move by the office's door."""
    actions.move(PROGRAM, one := conference_of(calendar, organisation), Slot(day, half), one.version, starts=starts)
    return conference_of(calendar, organisation)


def conference_things(campaign, unit, word):
    """For the permission matrix: a published conference with a guest, a wish, a line to prepare, a rate, days away."""
    calendar = actions.open_calendar(PROGRAM, campaign, Rules(gap=0), {"o5": WINDOW})
    actions.propose(PROGRAM, calendar)
    calendar.refresh_from_db()
    actions.publish(PROGRAM, calendar, f"{word}lý do")
    one = conference_of(calendar, unit)
    guest = desk.add_guest(PROGRAM, one, f"{word}Đồng chí Khách")
    wish = desk.ask_date(PROGRAM, one, Slot(date(2023, 5, 19), "AM"), f"{word}Bận việc khác")
    rate = preparing.set_rate(PROGRAM, campaign.organisation, f"{word}Nước uống", "người", Decimal(40000), f"{word}Quyết định 1")
    line = preparing.add_line(PROGRAM, one, "cost", "", quantity=Decimal(10), rate=rate)
    person = guest_person(campaign)
    away = desk.note_away(PROGRAM, campaign.organisation, person, date(2023, 5, 25), date(2023, 5, 25))
    by = {"guest": guest.uuid, "wish": wish.uuid, "line": line.uuid, "rate": rate.uuid, "away": away.uuid}
    return one.uuid, by


def guest_person(campaign):
    """Anybody with a post in the owner."""
    return campaign.organisation.posts.first().person
