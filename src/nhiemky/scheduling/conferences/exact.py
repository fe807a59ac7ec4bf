"""The same question put to a solver (CP-SAT of OR-Tools), where it is installed: to the proof, or for a part of the units.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> asked = [ConferenceRequest(name, ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 8), 1) for name in "ABC"]
>>> found = solve(Seats(lay_out(asked, PlanningRules()), ALL), range(3), Goal())  # doctest: +SKIP
>>> sorted(found.at.values()), found.unplaced.proven  # doctest: +SKIP
([-1, 0, 1], True)

One variable for each unit and place it may begin at; a person's half day and a day's room are sums of them; "others have begun by now" is
a chain of variables that pilots and others hang on. The goals are reached one after the other: fewest left over, then fewest moved, then
the least full fullest day, each held while the next is sought. One worker, a fixed seed and limits in work done, not in time: the same
requests give the same plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from math import ceil
from typing import Any

from nhiemky.scheduling.conferences.seats import ALL, Seats

_HELD_UP = 20
"""Wall seconds a unit of work may take at most before the solver is stopped: a machine that stands still."""
_EVENING = 0.3
"""Of the work, for the fullest day at most."""
_HAIR = 1e-6
"""Rounding of a bound."""


@cache
def has_solver() -> bool:
    """Whether OR-Tools is installed (extra `lich`) and can be loaded: a broken installation counts as none."""
    try:
        import_module("ortools.sat.python.cp_model")
    except (ImportError, OSError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Goal:
    """work: the solver's own measure, about seconds; moves: stay where the units were (unit -> start); even: then lower the fullest day.

    least_unplaced, least_fullest: bounds already proven. most: no day fuller than this, in the parts of a large plan.
    """

    work: float = 10.0
    moves: Mapping[int, int] = field(default_factory=dict)
    even: bool = True
    least_unplaced: int = 0
    least_fullest: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """A value and whether no plan has a smaller one; bound: what is proven at least."""

    value: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.bound >= self.value


@dataclass(frozen=True, slots=True)
class Answer:
    """at: unit -> start, -1 without a place, of the units that were asked about."""

    at: dict[int, int]
    unplaced: Reached
    moved: Reached
    fullest: Reached
    work: float = 0.0


def solve(seats: Seats, units: Sequence[int], goal: Goal, hint: Mapping[int, int] | None = None) -> Answer | None:
    """Places for `units`, which have no seat now; everybody else stays. None where nothing was found within the work.

    hint: a plan that is known. Under the cut-off ALL pilots and others are bound to each other here; under another they are by the cut.
    """
    model = _Model(seats, units, goal)
    known = dict(hint) if hint is not None else None
    left = goal.work
    unplaced = len(model.units) - model.sum_of(model.placed)
    answer, spent, bound = model.least(unplaced, left, known, goal.least_unplaced)
    if answer is None:
        return None
    left -= spent
    first = Reached(sum(start < 0 for start in answer.values()), max(bound, goal.least_unplaced))
    model.hold(unplaced, first.value)
    moved = _moved(answer, goal.moves)
    second = Reached(moved, 0)
    if goal.moves:
        away = model.away(goal.moves)
        better, spent, bound = model.least(away, left, answer, 0)
        left -= spent
        answer = better or answer
        second = Reached(_moved(answer, goal.moves), bound)
        model.hold(away, second.value)
    third = Reached(model.fullest_of(answer), goal.least_fullest)
    if goal.even and third.value > goal.least_fullest:
        better, spent, bound = model.least(model.fullest, min(left, goal.work * _EVENING), answer, goal.least_fullest)
        left -= spent
        answer = better or answer
        third = Reached(model.fullest_of(answer), max(bound, goal.least_fullest))
    return Answer(answer, first, second, third, goal.work - left)


def _moved(at: Mapping[int, int], moves: Mapping[int, int]) -> int:
    return sum(at[unit] != was for unit, was in moves.items() if unit in at and at[unit] >= 0)


class _Model:
    """The variables and what binds them."""

    def __init__(self, seats: Seats, units: Sequence[int], goal: Goal) -> None:
        from ortools.sat.python import cp_model

        self.solver_of: Any = cp_model
        self.model: Any = cp_model.CpModel()
        self.seats, self.units = seats, [*units]
        self.sits: dict[int, dict[int, Any]] = {}
        of_person: dict[tuple[int, int], list[Any]] = {}
        of_day: dict[int, list[Any]] = {}
        for unit in self.units:
            self.sits[unit] = {start: self.model.new_bool_var("") for start in seats.starts[unit] if not seats.in_way(unit, start)}
            for start, sits in self.sits[unit].items():
                for person in seats.board.who[unit]:
                    for slot in seats.takes[unit][start]:
                        of_person.setdefault((person, slot), []).append(sits)
                for day in seats.touches[unit][start]:
                    of_day.setdefault(day, []).append(sits)
            if self.sits[unit]:
                self.model.add_at_most_one(self.sits[unit].values())
        for together in of_person.values():
            if len(together) > 1:
                self.model.add_at_most_one(together)
        self.placed = [sits for each in self.sits.values() for sits in each.values()]
        self._days(of_day, goal)
        self.chain: dict[int, Any] = {}
        if seats.cut == ALL:
            self._chain()

    def _days(self, of_day: Mapping[int, list[Any]], goal: Goal) -> None:
        seats = self.seats
        low = max(seats.load, default=0)
        self.fullest = self.model.new_int_var(low, low + len(self.units), "")
        for day, sits in of_day.items():
            most = seats.most[day] if goal.most is None else min(seats.most[day], goal.most)
            if seats.load[day] + len(sits) > most:
                self.model.add(sum(sits) <= max(0, most - seats.load[day]))
            self.model.add(sum(sits) + seats.load[day] <= self.fullest)

    def _chain(self) -> None:
        """chain[s]: others have begun by half day s."""
        board = self.seats.board
        pilots = [unit for unit in self.units if board.requests[unit].pilot]
        if not pilots or len(pilots) == len(self.units):
            return
        self.chain = {slot: self.model.new_bool_var("") for slot in range(board.slots)}
        for slot in range(1, board.slots):
            self.model.add_implication(self.chain[slot - 1], self.chain[slot])
        for unit, places in self.sits.items():
            for start, sits in places.items():
                if not board.requests[unit].pilot:
                    self.model.add_implication(sits, self.chain[start])
                elif (until := board.after(board.end(unit, start)) - 1) < board.slots:
                    self.model.add_implication(sits, ~self.chain[until])

    def sum_of(self, variables: Sequence[Any]) -> Any:
        """A sum, also of nothing."""
        return self.solver_of.LinearExpr.sum(variables) if variables else 0

    def away(self, moves: Mapping[int, int]) -> Any:
        """Placed units that do not begin where they did."""
        stays = [self.sits[unit][was] for unit, was in moves.items() if unit in self.sits and was in self.sits[unit]]
        placed = [sits for unit in moves if unit in self.sits for sits in self.sits[unit].values()]
        return self.sum_of(placed) - self.sum_of(stays)

    def hold(self, what: Any, value: int) -> None:
        """From now on `what` is no more than `value`."""
        if not isinstance(what, int):
            self.model.add(what <= value)

    def fullest_of(self, at: Mapping[int, int]) -> int:
        """Conferences on the fullest day with these places."""
        load = [*self.seats.load]
        for unit, start in at.items():
            if start >= 0:
                for day in self.seats.touches[unit][start]:
                    load[day] += 1
        return max(load, default=0)

    def least(self, what: Any, work: float, hint: Mapping[int, int] | None, known: int) -> tuple[dict[int, int] | None, float, int]:
        """The best plan found with the least `what`, the work spent, the proven bound. known: a bound to stop at."""
        if isinstance(what, int):
            return dict(hint) if hint is not None else dict.fromkeys(self.units, -1), 0.0, what
        self.model.minimize(what)
        self.model.clear_hints()
        for unit, places in self.sits.items() if hint is not None else ():
            for start, sits in places.items():
                self.model.add_hint(sits, int(hint.get(unit, -1) == start) if hint else 0)
        solver = self.solver_of.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = max(0.05, work)
        solver.parameters.max_time_in_seconds = max(1.0, work * _HELD_UP)
        status = solver.solve(self.model)
        if status not in (self.solver_of.OPTIMAL, self.solver_of.FEASIBLE):
            return (dict(hint) if hint is not None else None), work, known
        at = {unit: next((start for start, sits in places.items() if solver.boolean_value(sits)), -1) for unit, places in self.sits.items()}
        return at, solver.response_proto.deterministic_time, max(known, ceil(solver.best_objective_bound - _HAIR))
