"""A plan after something changed, with the fewest moves: who had a date keeps it wherever that is possible.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules, Slot
>>> morning, noon, later = Slot(date(2023, 5, 8), "AM"), Slot(date(2023, 5, 8), "PM"), Slot(date(2023, 5, 9), "AM")
>>> window = (date(2023, 5, 8), date(2023, 5, 9), 1)
>>> asked = [ConferenceRequest(unit, ("Bà Hai",), False, *window, was=was) for unit, was in (("A", morning), ("B", noon))]
>>> found = repair(asked, PlanningRules(busy={"Bà Hai": frozenset({noon})}))
>>> [(session.unit, str(session.slot)) for session in found.sessions], found.moved
([('A', 'sáng 08/5/2023'), ('B', 'sáng 09/5/2023')], 1)

Goals one after the other: fewest left over, fewest moved from `was`, the least full fullest day. Up to some hundred units the solver proves
all three; beyond, or without it, everybody who can keep the date is seated first and the others by the shortest chains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nhiemky.domain.conference import ConferencePlan, ConferenceRequest, PlanningRules
from nhiemky.scheduling.conferences.board import Board, lay_out
from nhiemky.scheduling.conferences.bounds import Bound, least_fullest, least_unplaced
from nhiemky.scheduling.conferences.exact import Goal, has_solver, solve
from nhiemky.scheduling.conferences.plan import CHOICES, PROVEN, SMALL, Found, Solver, told
from nhiemky.scheduling.conferences.seats import ALL, Cut, Seats

_DEPTHS = (0, 1, 2, 4, 60)
"""Moves of others allowed in a chain, tried one after the other."""
KEPT = "giữ lịch cũ, dời ít nhất có thể"
KEPT_PROVEN = f"giữ lịch cũ, số lần dời ít nhất ({PROVEN})"


def repair(requests: Sequence[ConferenceRequest], rules: PlanningRules, *, seconds: float = 10, solver: Solver = "auto") -> ConferencePlan:
    """The repaired plan; `moved` counts requests that begin elsewhere than they did. seconds, solver: as for `plan`."""
    board = lay_out(requests, rules)
    bound = least_unplaced(board, enough=40)
    was = {
        unit: start for unit in board.free if (slot := board.requests[unit].was) is not None and (start := board.number(slot)) is not None
    }
    seats = _kept(board, bound, was)
    missing = len(seats.unplaced()) + len(board.denied)
    at = [*seats.at]
    for unit, start in board.settled.items():
        at[unit] = start
    floor = least_fullest(board, bound.cuts_for(missing), missing - len(board.denied))
    found = Found(at, max(seats.load, default=0), bound.count, floor, KEPT)
    small = len(board.free) <= SMALL and sum(map(len, board.starts)) <= CHOICES
    settled = missing <= bound.count and _moved(at, was) <= _must_move(board, was, missing) and found.fullest <= floor
    if solver != "none" and seconds > 0 and (solver == "exact" or (small and not settled)) and has_solver():
        found = _proven(board, found, was, seconds)
    return told(board, found)


def _kept(board: Board, bound: Bound, was: Mapping[int, int]) -> Seats:
    """The best over the cut-offs: everybody who can stay stays, the others find places by short chains."""
    best: tuple[tuple[int, int, int], Seats] | None = None
    for least, cut in bound.cuts:
        if best is not None and least > best[0][0]:
            break
        seats = _keep_under(board, cut, was)
        rank = (len(seats.unplaced()) + len(board.denied), _moved(seats.at, was), max(seats.load, default=0))
        if best is None or rank < best[0]:
            best = rank, seats
    assert best is not None
    return best[1]


def _keep_under(board: Board, cut: Cut, was: Mapping[int, int]) -> Seats:
    seats = Seats(board, cut)
    wanted = [unit for unit in was if was[unit] in seats.starts[unit]]
    for unit in sorted(wanted, key=lambda unit: (len(seats.starts[unit]), unit)):
        if seats.fits(unit, was[unit]) < _NEVER:
            seats.put(unit, was[unit])
    for depth in _DEPTHS:
        for unit in seats.unplaced():
            seats.fresh()
            if seats.starts[unit]:
                seats.seat(unit, depth)
    _go_home(seats, was)
    seats.keep()
    return seats


_NEVER = 1 << 29


def _go_home(seats: Seats, was: Mapping[int, int]) -> None:
    """Who was moved by a chain and could stand where it stood goes back."""
    again = True
    while again:
        again = False
        for unit, start in was.items():
            if seats.at[unit] < 0 or seats.at[unit] == start or start not in seats.starts[unit]:
                continue
            mark = seats.mark()
            seats.lift(unit)
            if seats.fits(unit, start) < _NEVER:
                seats.put(unit, start)
                again = True
            else:
                seats.back(mark)


def _moved(at: Sequence[int], was: Mapping[int, int]) -> int:
    return sum(at[unit] >= 0 and at[unit] != start for unit, start in was.items())


def _must_move(board: Board, was: Mapping[int, int], missing: int) -> int:
    """Units that cannot stay where they were, whatever the others do, less those that may be the ones left over."""
    return max(0, sum(start not in board.starts[unit] for unit, start in was.items()) - missing)


def _proven(board: Board, found: Found, was: Mapping[int, int], seconds: float) -> Found:
    denied = len(board.denied)
    goal = Goal(seconds, moves=was, least_unplaced=found.least_unplaced - denied, least_fullest=min(found.least_fullest, found.fullest))
    free = board.free
    answer = solve(Seats(board, ALL), free, goal, {unit: found.at[unit] for unit in free})
    if answer is None:
        return found
    at = [answer.at.get(unit, found.at[unit]) for unit in range(len(found.at))]
    even = found.least_fullest
    return Found(at, answer.fullest.value, answer.unplaced.bound + denied, even, KEPT_PROVEN if answer.moved.proven else KEPT)
