"""Planning conferences against a bare CP-SAT model of the same rules (one boolean for each unit and half day), solved side by side.

81 units: both to the proof. 3,500 units, 60 people, 40 days, too many for everybody: the first plan, those left over and the fullest day
after as much time as the bare model is given. The plans are judged by rules written apart from both.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ortools.sat.python import cp_model

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from scheduling.conferences.made_conferences import faults, office

from bench.claims import Claim, medians, table
from nhiemky.domain.conference import ConferenceRequest, PlanningRules
from nhiemky.scheduling.conferences.board import lay_out
from nhiemky.scheduling.conferences.plan import first, plan

SECONDS = 60.0
WORK = 15.0
"""Work allowed to ours on the large instance: well below the bare model's time on this machine."""


def run() -> list[Claim]:
    small, rules = office(Random(1), 81, 7, 20)
    ours, bare_plan = plan(small, rules), bare(small, rules, 30.0)
    assert not faults(small, rules, ours.sessions)
    assert (len(ours.unplaced), ours.max_per_day, ours.proven_optimal) == (bare_plan.missing, bare_plan.fullest, True)
    assert ours.least_max_per_day == ours.max_per_day
    taken = medians({"nhiemky": lambda: plan(small, rules), "bare CP-SAT": lambda: bare(small, rules, 30.0)})
    table("81 units, 7 people, 20 days, to the proof", taken)

    large, rules = office(Random(9), 3500, 60, 40)
    began = time.perf_counter()
    seats = first(lay_out(large, rules))
    first_at = time.perf_counter() - began
    began = time.perf_counter()
    whole = plan(large, rules, seconds=WORK)
    whole_at = time.perf_counter() - began
    assert not faults(large, rules, whole.sessions)
    other = bare(large, rules, max(SECONDS, whole_at))
    missing, bound = len(whole.unplaced), whole.lower_bound
    print(f"\n3,500 units: first plan {first_at:.2f} s with {len(seats.unplaced())} left over; after {whole_at:.1f} s {missing} left over,")
    print(f"  at least {bound} proven, fullest day {whole.max_per_day} (not below {whole.least_max_per_day})")
    print(
        f"  bare CP-SAT: first {other.first_at:.1f} s, after {other.seconds:.1f} s {other.missing} left over, fullest day {other.fullest}"
    )
    return [
        Claim("81 units proven", taken["nhiemky"] / taken["bare CP-SAT"], "<=", 1.5, "x bare CP-SAT"),
        Claim("3,500 units: the first plan comes sooner than bare CP-SAT's", other.first_at / first_at, ">=", 50, "x"),
        Claim("3,500 units: left over", missing / max(1, other.missing), "<=", 1.0, f"x bare CP-SAT's {other.missing}"),
        Claim("3,500 units: gap to the proven bound", 100 * (missing - bound) / max(1, missing), "<=", 10, "%"),
        Claim(
            "3,500 units: fullest day against the mean",
            uneven(whole.max_per_day, missing) / uneven(other.fullest, other.missing),
            "<=",
            1.0,
            "x bare CP-SAT's",
        ),
    ]


def uneven(fullest: int, missing: int) -> float:
    """The fullest day as a multiple of the mean: a plan that leaves most of them over has no full days either."""
    return fullest * 40 / max(1, 3500 - missing)


@dataclass(frozen=True, slots=True)
class Bare:
    """What the bare model found."""

    missing: int
    fullest: int
    first_at: float
    seconds: float


class _First(cp_model.CpSolverSolutionCallback):
    """When the first plan was there."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self.began, self.at = began, 0.0

    def on_solution_callback(self) -> None:
        self.at = self.at or time.perf_counter() - self.began


def bare(requests: Sequence[ConferenceRequest], rules: PlanningRules, seconds: float) -> Bare:
    """The textbook model, two workers: left over first, then the fullest day, in one objective."""
    began = time.perf_counter()
    model = cp_model.CpModel()
    first = min(request.first for request in requests)
    days = rules.open_days(first, max(request.last for request in requests))
    number = {day: at for at, day in enumerate(days)}
    slots = 2 * len(days)
    seats: list[dict[int, cp_model.IntVar]] = []
    of_person: dict[tuple[str, int], list[cp_model.IntVar]] = {}
    of_day: dict[int, list[cp_model.IntVar]] = {}
    border = model.new_int_var(0, slots, "")
    for request in requests:
        mine = {slot: model.new_bool_var("") for slot in range(2 * number[request.first], 2 * number[request.last] + 2)}
        model.add_at_most_one(mine.values())
        for slot, sits in mine.items():
            of_day.setdefault(slot // 2, []).append(sits)
            for person in request.attendees:
                of_person.setdefault((person, slot), []).append(sits)
            if request.pilot:
                model.add(border > slot).only_enforce_if(sits)
            else:
                model.add(border <= slot).only_enforce_if(sits)
        seats.append(mine)
    for together in of_person.values():
        model.add_at_most_one(together)
    fullest = model.new_int_var(0, len(requests), "")
    for sits in of_day.values():
        model.add(sum(sits) <= fullest)
    placed = cp_model.LinearExpr.sum([sits for mine in seats for sits in mine.values()])
    model.minimize((len(requests) - placed) * (len(requests) + 1) + fullest)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    callback = _First(began)
    solver.solve(model, callback)
    if not callback.at:
        return Bare(len(requests), len(requests), time.perf_counter() - began, time.perf_counter() - began)
    load = Counter(slot // 2 for mine in seats for slot, sits in mine.items() if solver.boolean_value(sits))
    return Bare(len(requests) - sum(load.values()), max(load.values()), callback.at, time.perf_counter() - began)
