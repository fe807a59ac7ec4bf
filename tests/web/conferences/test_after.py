"""A unit's own desk, the preparation list, the result: what the unit says, what the office answers, what moves on."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from web.conferences.things import calendar_planned, conference_of, put

from nhiemky.domain.conference import Slot
from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation, ObligationEvent
from nhiemky.web.conferences import actions, desk, preparing
from nhiemky.web.conferences.access import mine
from nhiemky.web.conferences.holding import Outcome, hold, report_attendance
from nhiemky.web.conferences.models import DateRequest
from nhiemky.web.office.models import Notice
from nhiemky.web.reports.signed import SignedCopy

pytestmark = pytest.mark.usefixtures("morning")
LATER = datetime(2023, 5, 18, 9, 0, tzinfo=UTC)
HELD = Outcome(summoned=82, present=79, guests=2, absent="3 đồng chí ốm", result="Thông qua báo cáo sơ kết.", minutes="Biên bản")


def published(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv2, date(2023, 5, 16))
    calendar.refresh_from_db()
    actions.publish(world.actor("chanh"), calendar, "công bố")
    return calendar


def test_the_unit_says_where_and_at_what_hour_of_its_half_day(world):
    one = conference_of(published(world), world.dv1)
    desk.describe(world.actor("vanthu1"), one, place="Hội trường Sở", starts=time(8), version=one.version)
    again = conference_of(one.calendar, world.dv1)
    assert (again.place, again.starts) == ("Hội trường Sở", time(8))
    with pytest.raises(Refusal) as told:
        desk.describe(world.actor("vanthu1"), again, place="", starts=time(14), version=again.version)
    assert told.value.code == "conference_not_a_slot"
    with pytest.raises(Refusal) as told:
        desk.describe(world.actor("vanthu1"), one, place="", starts=None, version=1)
    assert told.value.code == "conference_moved_on"
    with pytest.raises(Refusal) as told:
        desk.describe(world.actor("lanhdao"), again, place="", starts=None, version=again.version)
    assert told.value.code == "not_allowed"


def test_a_guest_once_and_those_in_charge_stay(world):
    one = conference_of(published(world), world.dv1)
    guest = desk.add_guest(world.actor("vanthu1"), one, "Đồng chí Nguyễn Khách", "Phó Giám đốc")
    with pytest.raises(Refusal) as told:
        desk.add_guest(world.actor("vanthu1"), one, "Đồng chí Nguyễn Khách")
    assert told.value.code == "conference_guest_listed"
    desk.drop_guest(world.actor("vanthu1"), guest)
    assert desk.add_guest(world.actor("chanh"), one, "", person=world.lanhdao.person).name == "Vũ Văn Trường"
    with pytest.raises(Refusal):
        desk.drop_guest(world.actor("vanthu1"), one.attendees.get(role="member"))


def test_another_day_is_asked_agreed_and_answered_once(world):
    one = conference_of(published(world), world.dv1)
    wish = desk.ask_date(world.actor("vanthu1"), one, Slot(date(2023, 5, 18), "PM"), "Đại hội công đoàn")
    assert Notice.objects.filter(organisation=world.khoi, words__contains="xin chuyển").exists()
    desk.answer_request(world.actor("chanh"), wish, agreed=True)
    moved = conference_of(one.calendar, world.dv1)
    assert (moved.day, moved.half) == (date(2023, 5, 18), "PM")
    with pytest.raises(Refusal) as told:
        desk.answer_request(world.actor("chanh"), DateRequest.objects.select_related("conference__calendar").get(), agreed=True)
    assert told.value.code in ("conference_request_settled", "conference_moved_on")


def test_a_refused_wish_needs_its_reason_and_leaves_the_day(world):
    one = conference_of(published(world), world.dv1)
    wish = desk.ask_date(world.actor("vanthu1"), one, Slot(date(2023, 5, 18), "PM"), "Đại hội công đoàn")
    with pytest.raises(Refusal) as told:
        desk.answer_request(world.actor("chanh"), wish, agreed=False)
    assert told.value.code == "conference_reason_missing"
    desk.answer_request(world.actor("chanh"), wish, agreed=False, answer="Chiều 18/5 đã kín")
    assert conference_of(one.calendar, world.dv1).day == date(2023, 5, 17)


def test_costs_are_quantity_times_rate_and_keep_the_rate_they_were_made_with(world):
    one = conference_of(published(world), world.dv1)
    chanh = world.actor("chanh")
    rate = preparing.set_rate(chanh, world.khoi, "Nước uống", "người/buổi", Decimal(40000), "Nghị quyết 12/2021")
    preparing.add_line(world.actor("vanthu1"), one, "cost", "", quantity=Decimal("62.5"), rate=rate)
    preparing.set_rate(chanh, world.khoi, "Nước uống", "người/buổi", Decimal(50000), "Nghị quyết 3/2023")
    line = one.preparations.get()
    assert (line.words, preparing.cost(line), preparing.total([line])) == ("Nước uống", Decimal(2500000), Decimal(2500000))
    with pytest.raises(Refusal) as told:
        preparing.add_line(world.actor("vanthu1"), one, "cost", "Thuê hội trường")
    assert told.value.code == "conference_preparation_incomplete"
    with pytest.raises(Refusal) as told:
        preparing.set_rate(chanh, world.khoi, "Khánh tiết", "hội nghị", Decimal(1), "")
    assert told.value.code == "conference_rate_incomplete"


def test_the_usual_lines_come_once(world):
    one = conference_of(published(world), world.dv1)
    assert len(preparing.begin_list(world.actor("vanthu1"), one)) == 5
    assert preparing.begin_list(world.actor("vanthu1"), one) == []


def test_the_duty_is_met_on_its_day_and_the_report_says_so(world):
    one = conference_of(published(world), world.dv1)
    with pytest.raises(Refusal) as told:
        hold(world.actor("vanthu1"), one, HELD, version=one.version)
    assert told.value.code == "conference_not_yet"
    with clock.standing_at(LATER):
        came = [str(each.uuid) for each in one.attendees.filter(role="member")]
        hold(world.actor("vanthu1"), one, HELD, version=one.version, attended=came)
        duty = Obligation.objects.get(organisation=world.dv1, requirement__key="o5")
        assert (duty.state, duty.late) == ("accepted", False)
        said = ObligationEvent.objects.filter(obligation__requirement__key="o1", obligation__organisation=world.dv1, kind="conference")
        assert said.get().words == "Hội nghị: đã họp ngày 17/5/2023, có mặt 79/82"
        assert one.attendees.get(role="member").attended is True
        with pytest.raises(Refusal) as told:
            hold(world.actor("vanthu1"), one, HELD, version=0)
        assert told.value.code == "conference_moved_on"
        again = conference_of(one.calendar, world.dv1)
        hold(world.actor("chanh"), again, HELD, version=again.version, file=SignedCopy("bien-ban.txt", "Biên bản hội nghị".encode()))
        assert conference_of(one.calendar, world.dv1).minutes_name == "bien-ban.txt"


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome(summoned=10, present=11, result="xong"), "conference_attendance_wrong"),
        (Outcome(summoned=10, present=9), "conference_result_missing"),
    ],
)
def test_a_result_that_cannot_be_is_refused(world, outcome, code):
    one = conference_of(published(world), world.dv1)
    with clock.standing_at(LATER), pytest.raises(Refusal) as told:
        hold(world.actor("vanthu1"), one, outcome, version=one.version)
    assert told.value.code == code


def test_who_attended_reports_in_short_and_nobody_else(world):
    one = conference_of(published(world), world.dv1)
    with clock.standing_at(LATER):
        assert report_attendance(world.actor("uyvien"), one, "Thảo luận sôi nổi.").attended is True
        with pytest.raises(Refusal) as told:
            report_attendance(world.actor("lanhdao"), one, "Tôi không dự.")
        assert told.value.code == "conference_not_attending"


def test_ones_own_calendar_holds_what_one_attends_and_what_ones_unit_holds(world):
    published(world)
    assert [one.organisation_id for one in mine(world.actor("uyvien"))] == [world.dv2.pk, world.dv1.pk]
    assert [one.organisation_id for one in mine(world.actor("vanthu2"))] == [world.dv2.pk]
    assert not mine(world.actor("chanh")).exists()
