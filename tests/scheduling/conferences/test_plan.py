"""Plans of dates: against every plan of tiny instances, against a judge of its own, at the sizes of an office and of a province."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scheduling.conferences.made_conferences import MONDAY, asked, best, faults, office, tiny, value

from nhiemky.domain.conference import PlanningRules, Slot
from nhiemky.scheduling.conferences import exact, misfit
from nhiemky.scheduling.conferences import plan as plan_module
from nhiemky.scheduling.conferences.plan import plan

needs_solver = pytest.mark.skipif(not exact.has_solver(), reason="OR-Tools is not installed")


@needs_solver
@pytest.mark.parametrize("block", range(10))
def test_a_tiny_plan_is_as_good_as_the_best_of_all_plans(block):
    for seed in range(40 * block, 40 * block + 40):
        requests, rules = tiny(Random(seed))
        wanted = best(requests, rules)
        for solver in ("auto", "exact"):
            found = plan(requests, rules, solver=solver)
            assert (seed, solver, value(found)) == (seed, solver, wanted)
            assert (found.lower_bound, found.proven_optimal) == (wanted[0], True)
            assert found.least_max_per_day <= found.max_per_day


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 1 << 32))
def test_without_the_solver_plans_are_valid_and_bounds_hold(seed):
    requests, rules = tiny(Random(seed))
    wanted = best(requests, rules)
    found = plan(requests, rules, solver="none")
    assert faults(requests, rules, found.sessions) == []
    assert found.lower_bound <= wanted[0] <= len(found.unplaced)
    assert {session.unit for session in found.sessions}.isdisjoint(each.unit for each in found.unplaced)
    assert len({session.unit for session in found.sessions}) + len(found.unplaced) == len(requests)
    if len(found.unplaced) == wanted[0]:
        assert found.least_max_per_day <= wanted[1] <= found.max_per_day


def test_where_or_tools_is_absent_the_plan_is_made_all_the_same(monkeypatch):
    for module in (plan_module, misfit):
        monkeypatch.setattr(module, "has_solver", lambda: False)
    requests, rules = office(Random(3), 81, 7, 20)
    found = plan(requests, rules, solver="exact")
    assert (faults(requests, rules, found.sessions), found.unplaced, found.proven_optimal) == ([], (), True)


@pytest.mark.parametrize("seed", range(4))
def test_an_office_of_81_units_is_planned_without_a_clash_and_proven(seed):
    requests, rules = office(Random(seed), 81, 7, 20)
    found = plan(requests, rules)
    assert faults(requests, rules, found.sessions) == []
    assert (len(found.unplaced), found.lower_bound, found.proven_optimal) == (0, 0, True)
    assert found.max_per_day == found.least_max_per_day


def test_lengths_capacity_and_gap_together_stay_valid():
    random = Random(11)
    requests, _ = office(random, 60, 9, 30)
    requests = [replace(request, half_days=random.choice((1, 1, 2, 3))) for request in requests]
    rules = PlanningRules(capacity_per_day=4, gap_after_pilot=2, closed=frozenset({MONDAY + timedelta(days=9)}))
    found = plan(requests, rules, seconds=3)
    assert faults(requests, rules, found.sessions) == []
    assert found.max_per_day <= 4
    assert found.lower_bound <= len(found.unplaced)


def test_3500_units_get_a_plan_with_a_proven_gap():
    requests, rules = office(Random(1), 3500, 60, 40)
    found = plan(requests, rules, seconds=0)
    assert faults(requests, rules, found.sessions) == []
    assert 0 < found.lower_bound <= len(found.unplaced) <= 1.25 * found.lower_bound
    assert all(each.why for each in found.unplaced)


def test_the_same_requests_give_the_same_plan():
    requests, rules = office(Random(5), 120, 5, 15, two=0.4)
    assert plan(requests, rules, seconds=1) == plan(requests, rules, seconds=1)


def test_a_fixed_conference_stays_and_the_others_go_round_it():
    noon = Slot(MONDAY, "PM")
    requests = [asked("A", "p"), replace(asked("B", "p"), fixed=noon)]
    found = plan(requests, PlanningRules())
    assert [(session.unit, session.half) for session in found.sessions] == [("A", "AM"), ("B", "PM")]


def test_two_fixed_at_once_leave_the_second_without_a_date_and_say_so():
    noon = Slot(MONDAY, "PM")
    requests = [replace(asked(unit, "p"), fixed=noon) for unit in "AB"]
    found = plan(requests, PlanningRules())
    assert [(each.unit, each.people, each.units) for each in found.unplaced] == [("B", ("p",), ("A",))]
    assert found.unplaced[0].why == "Đã ấn định chiều 02/3/2026, nhưng buổi ấy p có A."


def test_a_fixed_conference_may_stand_outside_its_window_and_on_a_closed_day():
    sunday = Slot(MONDAY - timedelta(days=1), "AM")
    found = plan([replace(asked("A", "p"), fixed=sunday)], PlanningRules())
    assert [session.slot for session in found.sessions] == [sunday]


def test_a_fixed_pilot_holds_the_others_until_it_ends():
    requests = [replace(asked("A", pilot=True), fixed=Slot(MONDAY, "PM")), asked("B", days=(0, 2))]
    found = plan(requests, PlanningRules(gap_after_pilot=1))
    assert [(session.unit, (session.day - MONDAY).days) for session in found.sessions] == [("A", 0), ("B", 2)]


def test_three_half_days_go_over_a_weekend_to_the_next_open_morning():
    found = plan([asked("A", days=(4, 7), half_days=3)], PlanningRules())
    assert [((session.day - MONDAY).days, session.half) for session in found.sessions] == [(4, "AM"), (4, "PM"), (7, "AM")]


def test_nothing_is_planned_before_the_day_it_may_begin():
    found = plan([asked("A", days=(0, 4)), asked("B")], PlanningRules(not_before=MONDAY + timedelta(days=3)))
    assert [(session.unit, (session.day - MONDAY).days) for session in found.sessions] == [("A", 3)]
    assert found.unplaced[0].why == "Khoảng ngày trong ngày 02/3/2026 đã qua: không xếp hội nghị trước ngày 05/3/2026."


def test_nothing_asked_is_an_empty_plan():
    found = plan([], PlanningRules())
    assert (found.sessions, found.unplaced, found.proven_optimal, found.max_per_day) == ((), (), True, 0)


@pytest.mark.parametrize("fault", [ImportError("hidden"), OSError("libstdc++.so.6: cannot open")])
def test_a_broken_solver_counts_as_none(fault, monkeypatch):
    def broken(name):
        raise fault

    monkeypatch.setattr(exact, "import_module", broken)
    exact.has_solver.cache_clear()
    try:
        assert not exact.has_solver()
    finally:
        exact.has_solver.cache_clear()
