"""The calendar of a campaign: who is in it, dates without clashes, publishing, repair, the gates."""

from datetime import date

import pytest
from web.conferences.things import EVENT, WINDOW, calendar_open, calendar_planned, campaign_with_conferences, conference_of, put
from web.conftest import setting_up

from nhiemky.domain.campaign import Policies
from nhiemky.domain.conference import Slot
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.conferences import actions, desk, moving
from nhiemky.web.conferences.access import calendar_of, conferences_of
from nhiemky.web.conferences.actions import Rules, Span
from nhiemky.web.conferences.clashing import offers_of, troubles_of
from nhiemky.web.conferences.gates import hindrances, is_final
from nhiemky.web.conferences.models import Calendar, Conference
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.office.models import Notice
from nhiemky.web.organisations.models import Charge

pytestmark = pytest.mark.usefixtures("morning")
TODAY = date(2023, 5, 15)


def troubles(calendar):
    return troubles_of(calendar, sheet_of(calendar, TODAY))


def test_every_unit_with_the_duty_has_one_conference_and_who_is_in_charge_attends(world):
    calendar = calendar_open(world)
    assert list(Conference.objects.values_list("organisation", flat=True)) == [unit.pk for unit in world.units]
    there = [(one.name, one.role) for one in conference_of(calendar, world.dv1).attendees.order_by("role")]
    assert there == [("Trần Quốc Khải", "member"), ("Phan Hoài Nam", "secretary")]


def test_a_campaign_without_the_duty_or_with_a_calendar_is_refused(world):
    campaign = campaign_with_conferences(world)
    actions.open_calendar(world.actor("chanh"), campaign, Rules(), {"o5": WINDOW})
    with pytest.raises(Refusal) as told:
        actions.open_calendar(world.actor("chanh"), campaign, Rules(), {"o5": WINDOW})
    assert told.value.code == "conference_calendar_open"
    with setting_up():
        campaign.requirements.filter(key="o5").update(deliverable="other")
    with pytest.raises(Refusal) as told:
        actions.open_calendar(world.actor("chanh"), campaign, Rules(), {})
    assert told.value.code == "conference_no_duty"


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Span(date(2023, 5, 18), date(2023, 5, 17)), "conference_window_wrong"),
        (Span(date(2023, 5, 18), date(2023, 5, 22)), "conference_window_after_deadline"),
        (Span(date(2023, 5, 18), date(2023, 5, 19), 4), "conference_length_wrong"),
    ],
)
def test_a_window_must_fit_the_duty(world, span, code):
    with pytest.raises(Refusal) as told:
        actions.open_calendar(world.actor("chanh"), campaign_with_conferences(world), Rules(), {EVENT.id: span})
    assert told.value.code == code


def test_a_plan_has_no_clash_and_the_pilot_first_with_its_gap(world):
    calendar = calendar_planned(world, pilots=[world.dv2], rules=Rules(capacity=4, gap=1))
    assert troubles(calendar) == []
    pilot = conference_of(calendar, world.dv2)
    assert pilot.pilot
    others = Conference.objects.exclude(pk=pilot.pk)
    assert all((one.day - pilot.day).days >= 2 for one in others)
    assert {one.name for one in pilot.attendees.all()} >= {"Trần Quốc Khải"}


def test_two_at_once_are_told_in_words_with_the_nearest_free_half_day(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv2, date(2023, 5, 17))
    [clash] = troubles(calendar)
    assert (clash.title, clash.words) == ("Trùng lịch đồng chí Trần Quốc Khải", "Sáng 17/5: 07:30 dự Sở Gió, 07:30 dự Báo Sông.")
    assert (clash.offer.slot, clash.hint) == (Slot(date(2023, 5, 17), "PM"), "14:00 cùng ngày đồng chí rảnh.")


def test_somebody_away_or_at_the_owners_own_conference_is_not_free(world):
    calendar = calendar_planned(world, rules=Rules(gap=0, own_day=date(2023, 5, 18), own_half_days=2))
    desk.note_away(world.actor("chanh"), world.khoi, world.uyvien.person, date(2023, 5, 17), date(2023, 5, 17), "AM")
    put(calendar, world.dv2, date(2023, 5, 16))
    one = put(calendar, world.dv1, date(2023, 5, 19))
    free = {offer.slot for offer in offers_of(calendar, sheet_of(calendar, TODAY), one)}
    assert free == {Slot(date(2023, 5, 16), "PM"), Slot(date(2023, 5, 17), "PM"), Slot(date(2023, 5, 19), "PM")}
    put(calendar, world.dv1, date(2023, 5, 17))
    assert [each.words for each in troubles(calendar)] == ["Sáng 17/5 đồng chí bận việc khác, vẫn xếp dự Sở Gió."]


def test_people_of_one_name_are_two_people(world):
    calendar = calendar_open(world)
    with setting_up():
        twin = type(world.uyvien.person).objects.create(name="Trần Quốc Khải")
        Charge.objects.create(person=twin, organisation=world.dv3, valid_from=date(2023, 1, 1))
    actions.propose(world.actor("chanh"), calendar)
    put(calendar, world.dv2, date(2023, 5, 16))
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv3, date(2023, 5, 17))
    assert not [each for each in troubles(calendar) if each.kind == "clash"]


def test_publishing_with_a_clash_needs_a_reason_and_tells_every_unit(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv2, date(2023, 5, 17))
    calendar.refresh_from_db()
    with pytest.raises(Refusal) as told:
        actions.publish(world.actor("chanh"), calendar)
    assert told.value.code == "conference_clash_open"
    assert not conferences_of(world.actor("vanthu1")).exists()
    actions.publish(world.actor("chanh"), calendar, "Đồng chí Khải dự nửa đầu mỗi nơi")
    assert AuditEvent.objects.get(action="conferences.published").reason == "Đồng chí Khải dự nửa đầu mỗi nơi"
    assert Notice.objects.filter(kind="conference", organisation__in=world.units).count() == 4
    assert Notice.objects.filter(kind="conference", user=world.uyvien).count() == 1
    assert [one.organisation_id for one in conferences_of(world.actor("vanthu1"))] == [world.dv1.pk]


def test_a_change_after_publishing_tells_the_unit_what_changed(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv3, date(2023, 5, 18))
    calendar.refresh_from_db()
    actions.publish(world.actor("chanh"), calendar)
    put(calendar, world.dv3, date(2023, 5, 19), "PM")
    words = Notice.objects.filter(organisation=world.dv3, kind="conference").order_by("-pk").first().words
    assert words == "Hội nghị của đơn vị chuyển từ 07:30 ngày 18/5/2023 sang 07:30 ngày 19/5/2023." or "19/5/2023" in words


def test_nothing_to_publish_without_a_date(world):
    with pytest.raises(Refusal) as told:
        actions.publish(world.actor("chanh"), calendar_open(world))
    assert told.value.code == "conference_nothing_placed"


def test_a_day_nobody_meets_on_is_refused_a_clash_is_not(world):
    calendar = calendar_planned(world)
    one = conference_of(calendar, world.dv1)
    for slot, why in ((Slot(date(2023, 5, 20), "AM"), "là ngày nghỉ"), (Slot(date(2023, 5, 15), "AM"), "ngoài khung ngày")):
        with pytest.raises(Refusal) as told:
            actions.move(world.actor("chanh"), one, slot, one.version)
        assert why in told.value.message


def test_the_second_to_move_is_told(world):
    calendar = calendar_planned(world)
    one, other = conference_of(calendar, world.dv1), conference_of(calendar, world.dv1)
    actions.move(world.actor("chanh"), one, Slot(date(2023, 5, 18), "PM"), one.version)
    with pytest.raises(Refusal) as told:
        actions.move(world.actor("chanh"), other, Slot(date(2023, 5, 19), "PM"), other.version)
    assert told.value.code == "conference_moved_on"


def test_two_who_publish_or_change_the_rules_at_once(world):
    calendar = calendar_planned(world)
    stale = Calendar.objects.get(pk=calendar.pk)
    actions.publish(world.actor("chanh"), calendar)
    with pytest.raises(Refusal) as told:
        actions.set_rules(world.actor("chanh"), stale, Rules(), {"o5": WINDOW}, stale.version)
    assert told.value.code == "conference_calendar_moved_on"


def test_repair_shows_the_fewest_moves_and_applies_only_those(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv2, date(2023, 5, 17))
    moves = moving.repair_moves(calendar, TODAY)
    assert len(moves) == 1
    with pytest.raises(Refusal) as told:
        moving.apply_moves(world.actor("chanh"), calendar, ["khác"])
    assert told.value.code == "conference_moves_stale"
    moving.apply_moves(world.actor("chanh"), calendar, [each.token for each in moves])
    assert troubles(calendar) == []


def test_a_clash_of_last_week_moves_nothing(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 16))
    put(calendar, world.dv2, date(2023, 5, 16))
    assert len(moving.repair_moves(calendar, TODAY)) == 1
    later = date(2023, 5, 18)
    assert not {each.conference.organisation for each in moving.repair_moves(calendar, later)} & {world.dv1, world.dv2}


def test_a_fixed_date_stays_when_planned_again(world):
    calendar = calendar_planned(world)
    one = put(calendar, world.dv4, date(2023, 5, 19), "PM")
    moving.fix(world.actor("chanh"), one, fixed=True, version=one.version)
    actions.propose(world.actor("chanh"), Calendar.objects.get(pk=calendar.pk))
    again = conference_of(calendar, world.dv4)
    assert (again.day, again.half) == (date(2023, 5, 19), "PM")


def test_units_that_cannot_be_placed_say_why(world):
    calendar = calendar_planned(world, window=Span(date(2023, 5, 19), date(2023, 5, 19), 2))
    left = [one for one in Conference.objects.all() if one.day is None]
    assert len(left) == 1
    assert "Trần Quốc Khải" in left[0].why
    assert [each.kind for each in troubles(calendar)] == ["unplaced"]


def test_dates_are_final_after_the_lesson_and_the_draft_or_by_name(world):
    both = Policies(lesson_first=True, drafts_cleared_first=True)
    calendar = calendar_planned(world, pilots=[world.dv2], policies=both)
    actions.publish(world.actor("chanh"), calendar)
    one = conference_of(calendar, world.dv1)
    assert not is_final(one)
    assert len(hindrances(one)) == 2
    with pytest.raises(Refusal) as told:
        actions.publish_lesson(world.actor("chanh"), calendar, "Nêu số liệu trước")
    assert told.value.code == "conference_lesson_early"
    with setting_up():
        Conference.objects.filter(pilot=True).update(state="held")
    actions.publish_lesson(world.actor("chanh"), calendar, "Nêu số liệu trước")
    moving.pass_gate(world.actor("chanh"), one := conference_of(calendar, world.dv1), "Bí thư đồng ý")
    assert is_final(conference_of(calendar, world.dv1))
    assert AuditEvent.objects.get(action="conference.gate_passed").reason == "Bí thư đồng ý"


def test_dates_are_final_at_once_where_the_campaign_has_no_gate(world):
    calendar = calendar_planned(world)
    actions.publish(world.actor("chanh"), calendar)
    assert is_final(conference_of(calendar, world.dv1))


def test_only_the_office_plans_and_others_see_what_is_theirs(world):
    calendar = calendar_planned(world)
    for name in ("bantc", "lanhdao", "quantri"):
        with pytest.raises(Refusal):
            actions.propose(world.actor(name), calendar)
        assert conferences_of(world.actor(name)).count() == 4
    assert conferences_of(world.actor("uyvien")).count() == 2
    assert not conferences_of(world.actor("khacvp")).exists()
    assert calendar_of(calendar.campaign).pk == calendar.pk
