"""Repairs: fewest left over, then fewest moved, compared with every plan of tiny instances."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from scheduling.conferences.made_conferences import MONDAY, asked, best, every_place, faults, office, tiny

from nhiemky.domain.conference import PlannedSession, PlanningRules, Slot
from nhiemky.scheduling.conferences import exact
from nhiemky.scheduling.conferences.plan import plan
from nhiemky.scheduling.conferences.repair import repair

needs_solver = pytest.mark.skipif(not exact.has_solver(), reason="OR-Tools is not installed")


def with_dates(requests, rules):
    """Requests that stand where a plan put them."""
    begin = {}
    for session in plan(requests, rules, solver="none").sessions:
        begin.setdefault(session.unit, session.slot)
    return [replace(request, was=begin.get(request.unit)) for request in requests]


def least_moves(requests, rules, missing: int) -> int:
    """The fewest moves of any plan that leaves `missing` over."""
    choices = [[*every_place(request, rules), None] for request in requests]
    found = [len(requests)]

    def go(at, chosen):
        if at == len(requests):
            sessions = [
                PlannedSession(request.unit, slot.day, slot.half, request.attendees)
                for request, slots in zip(requests, chosen, strict=True)
                for slot in slots or ()
            ]
            if sum(slots is None for slots in chosen) == missing and not faults(requests, rules, sessions):
                found[0] = min(found[0], moves(requests, chosen))
            return
        if moves(requests, chosen) < found[0] and sum(slots is None for slots in chosen) <= missing:
            for slots in choices[at]:
                go(at + 1, [*chosen, slots])

    go(0, [])
    return found[0]


def moves(requests, chosen) -> int:
    return sum(
        slots is not None and request.was is not None and slots[0] != request.was for request, slots in zip(requests, chosen, strict=False)
    )


@needs_solver
@pytest.mark.parametrize("block", range(5))
def test_a_tiny_repair_moves_as_few_as_possible(block):
    for seed in range(20 * block, 20 * block + 20):
        random = Random(seed)
        requests, rules = tiny(random)
        requests = with_dates(requests[:4], rules)
        people = sorted({name for request in requests for name in request.attendees})
        if people:
            rules = replace(rules, busy={random.choice(people): frozenset({Slot(requests[0].first, "AM"), Slot(requests[-1].last, "PM")})})
        wanted = best(requests, rules)[0]
        found = repair(requests, rules)
        assert faults(requests, rules, found.sessions) == []
        assert (seed, len(found.unplaced), found.moved) == (seed, wanted, least_moves(requests, rules, wanted))


def test_nothing_moves_when_nothing_changed():
    requests, rules = office(Random(2), 81, 7, 20)
    found = repair(with_dates(requests, rules), rules)
    assert (found.moved, found.unplaced) == (0, ())


def test_a_person_falling_ill_moves_only_what_must_move():
    requests, rules = office(Random(2), 81, 7, 20)
    requests = with_dates(requests, rules)
    ill = requests[10].attendees[0]
    first = min(request.was for request in requests if ill in request.attendees)
    rules = replace(rules, busy={ill: frozenset({first})})
    found = repair(requests, rules)
    assert faults(requests, rules, found.sessions) == []
    assert (found.moved, len(found.unplaced)) == (1, 0)


@pytest.mark.parametrize("solver", ["none", "auto"])
def test_repairs_of_a_large_plan_stay_valid(solver):
    requests, rules = office(Random(4), 900, 30, 40)
    requests = with_dates(requests, rules)
    away = Counter(name for request in requests for name in request.attendees).most_common(1)[0][0]
    rules = replace(rules, busy={away: frozenset(Slot(MONDAY + timedelta(days=day), "AM") for day in range(7, 12))})
    found = repair(requests, rules, solver=solver)
    assert faults(requests, rules, found.sessions) == []
    assert found.moved <= 12


def test_a_fixed_one_never_moves():
    requests = [
        replace(asked("A", "p", (0, 1)), was=Slot(MONDAY, "AM"), fixed=Slot(MONDAY, "AM")),
        replace(asked("B", "p", (0, 1)), was=Slot(MONDAY, "AM")),
    ]
    found = repair(requests, PlanningRules())
    assert next((session.unit, session.half) for session in found.sessions) == ("A", "AM")
    assert found.moved == 1
