"""The conference calendar of the demo's campaign: four more members in charge, dates for 81 units, one clash left open.

>>> plan_conferences(loading, loading.campaign)        # after `_acknowledged`, before `Reports`        # doctest: +SKIP

Told as the office would do it on 04/5/2023: it plans, writes down where units meet, and moves one conference to where the member in charge
is already wanted, because the unit asked for that morning. `published` publishes it all the same, with a reason.
"""

from __future__ import annotations

from datetime import date, time

from nhiemky.domain.conference import Slot
from nhiemky.scheduling.deadlines import last_day
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.conferences import actions, desk, moving
from nhiemky.web.conferences.filling import duties_of
from nhiemky.web.conferences.models import Attendee, Calendar, Conference
from nhiemky.web.demo.office import Installed
from nhiemky.web.demo.story import at
from nhiemky.web.organisations.models import Charge
from nhiemky.web.organisations.people.actions import add_charges, add_post

MEMBERS = ("Lý Thị Ngọc Diễm", "Hồ Văn Thuận", "Vũ Đình Lâm", "Đặng Thanh Trúc")
PILOT, FIRST = date(2023, 5, 5), date(2023, 5, 8)
PLANNED = at(4, 5, 8, 15)
PLACES = ("Hội trường", "Phòng họp 1", "Phòng họp tầng 2", "Hội trường cơ quan", "Phòng họp tầng 3")
CLASH = date(2023, 5, 17)


def plan_conferences(loading: Installed, campaign: Campaign, *, published: bool = False) -> Calendar:
    """The calendar as of 04/5/2023, with one open clash; published with a reason where asked."""
    loading.say("Xếp lịch 81 hội nghị")
    with clock.standing_at(PLANNED):
        _members(loading, campaign)
        office = loading.actor("hanh")
        windows = {
            duty.key: actions.Span(FIRST, last_day(duty.deadline_at) if duty.deadline_at else date(2023, 5, 19))
            for duty in duties_of(campaign)
        }
        own = {"own_title": "Hội nghị Đảng bộ Khối", "own_day": date(2023, 5, 26), "own_half_days": 2, "own_place": "Hội trường tỉnh"}
        rules = actions.Rules(capacity=10, gap=0, **own)  # type: ignore[arg-type]
        calendar = actions.open_calendar(office, campaign, rules, windows)
        for pilot in calendar.conferences.filter(pilot=True).select_related("calendar", "entry"):
            moving.set_span(office, pilot, first=PILOT, last=PILOT, half_days=pilot.half_days, version=pilot.version)
        actions.propose(office, calendar)
        for number, row in enumerate(Conference.objects.filter(calendar=calendar).select_related("calendar", "entry", "organisation")):
            desk.describe(office, row, place=PLACES[number * 7 % len(PLACES)], starts=row.starts, version=row.version)
        _clash(loading, calendar)
        calendar.refresh_from_db()
        if published:
            actions.publish(loading.actor("hanh"), calendar, "Đồng chí Khải dự nửa đầu hội nghị thứ nhất rồi sang hội nghị thứ hai")
    return calendar


def _members(loading: Installed, campaign: Campaign) -> None:
    """Whoever nobody is in charge of is shared out among four more members."""
    admin, since = loading.actor("quantri"), clock.today()
    charged = set(Charge.objects.filter(person__isnull=False).values_list("organisation_id", flat=True))
    left = [
        entry.organisation
        for entry in RosterEntry.objects.filter(campaign=campaign, own=False).select_related("organisation")
        if entry.organisation_id not in charged
    ]
    share = -(-len(left) // len(MEMBERS))
    for number, name in enumerate(MEMBERS):
        post = add_post(admin, loading.root, title="Ủy viên Ban Thường vụ", since=since, role="member_in_charge", name=name)
        if theirs := left[number * share : (number + 1) * share]:
            add_charges(admin, since=since, organisations=theirs, person=post.person)


def _clash(loading: Installed, calendar: Calendar) -> None:
    """One more conference on a morning on which the member in charge is already wanted."""
    person = loading.people["khai"].person
    ids = Attendee.objects.filter(conference__calendar=calendar, person=person, role="member").values("conference")
    rows = list(Conference.objects.filter(pk__in=ids, pilot=False).select_related("calendar", "entry", "organisation"))
    mornings = [(row.day, row) for row in rows if row.half == "AM" and row.day is not None]
    if not mornings:
        return
    there = next((row for day, row in mornings if day == CLASH), mornings[-1][1])
    other = max(((row.day, row.pk, row) for row in rows if row.day not in (None, there.day)), key=lambda each: each[:2])[2]
    office = loading.actor("hanh")
    assert there.day is not None
    slot = Slot(there.day, "PM" if there.half == "PM" else "AM")
    later = time(8) if slot.half == "AM" else time(14, 30)
    actions.move(office, other, slot, other.version, starts=later, reason="theo đề nghị của đơn vị")
