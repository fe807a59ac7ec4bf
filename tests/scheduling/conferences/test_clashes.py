"""Clashes in words, other faults, free places."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from scheduling.conferences.made_conferences import MONDAY, asked, office, tiny
from scheduling.conferences.made_conferences import faults as judged

from nhiemky.domain.conference import PlannedSession, PlanningRules, Slot
from nhiemky.scheduling.conferences.clashes import clash_words, clashes, faults, free_slots
from nhiemky.scheduling.conferences.plan import plan


def session(unit, who, day=0, half="AM"):
    return PlannedSession(unit, MONDAY + timedelta(days=day), half, tuple(who.split()))


def test_a_person_wanted_twice_is_told_once_with_both_units():
    found = clashes([session("A", "p q"), session("B", "p"), session("C", "q", half="PM")], PlanningRules())
    assert [clash_words(clash) for clash in found] == ["p phải dự 2 hội nghị vào sáng 02/3/2026: A; B."]


def test_a_person_busy_elsewhere_is_told_with_the_one_unit():
    found = clashes([session("A", "p")], PlanningRules(busy={"P": frozenset({Slot(MONDAY, "AM")})}))
    assert [clash_words(clash) for clash in found] == ["p bận việc khác vào sáng 02/3/2026 nhưng được mời dự hội nghị của A."]


def test_a_plan_has_no_clashes_and_no_faults():
    for seed in range(60):
        requests, rules = tiny(Random(seed))
        sessions = plan(requests, rules, solver="none").sessions
        assert clashes(sessions, rules) == ()
        assert faults(sessions, requests, rules) == ()


def test_full_days_and_pilots_out_of_order_are_told():
    requests = [asked("A"), asked("P", days=(0, 1), pilot=True)]
    sessions = [session("A", ""), session("P", "", 0, "PM")]
    assert faults(sessions, requests, PlanningRules(capacity_per_day=1)) == (
        "02/3/2026: 2 hội nghị, nhiều nhất 1.",
        "A: bắt đầu sáng 02/3/2026, phải sau đơn vị làm điểm cuối cùng (P, kết thúc chiều 02/3/2026).",
    )


def test_every_free_place_is_indeed_free_and_the_nearest_comes_first():
    requests, rules = office(Random(9), 81, 7, 20)
    sessions = plan(requests, rules).sessions
    one = next(request for request in requests if not request.pilot)
    others = [each for each in sessions if each.unit != one.unit]
    here = next(each.slot for each in sessions if each.unit == one.unit)
    free = free_slots(replace(one, was=here), sessions, rules, requests)
    assert free[0] == here
    for slot in free:
        moved = [*others, PlannedSession(one.unit, slot.day, slot.half, one.attendees)]
        assert judged(requests, rules, moved) == []


def test_no_place_is_free_where_the_person_is_taken_all_day():
    sessions = [session("B", "p"), session("C", "p", half="PM")]
    assert free_slots(asked("A", "p"), sessions, PlanningRules()) == ()
