"""Dates for conferences: the fewest units left over, then the most even days.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> day = date(2023, 5, 8)
>>> asked = [ConferenceRequest(f"Đảng bộ {name}", ("Bà Hai",), name == "B", day, day, 1) for name in "ABC"]
>>> found = plan(asked, PlanningRules())
>>> [(session.unit, session.half) for session in found.sessions], len(found.unplaced), found.lower_bound, found.proven_optimal
([('Đảng bộ B', 'AM'), ('Đảng bộ A', 'PM')], 1, 1, True)

Promise: a person is in one place per half day, pilots end before others begin, days keep their room, fixed ones stay; the bound is proven;
the same requests give the same plan on every machine (limits are in work done, never in time). Method: docs/algorithms/conferences.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from nhiemky.domain.conference import ConferencePlan, ConferenceRequest, PlannedSession, PlanningRules
from nhiemky.scheduling.conferences.board import Board, lay_out
from nhiemky.scheduling.conferences.bounds import Bound, best_left_out, least_fullest, least_unplaced, promising
from nhiemky.scheduling.conferences.construct import construct, even_out
from nhiemky.scheduling.conferences.exact import Goal, has_solver, solve
from nhiemky.scheduling.conferences.exchange import exchange
from nhiemky.scheduling.conferences.reasons import reasons
from nhiemky.scheduling.conferences.seats import ALL, Seats

Solver = Literal["auto", "none", "exact"]
STEPS: Final = 700_000
"""Places looked at in about a second."""
SMALL: Final = 300
"""Units up to which the solver is given everything at once, to the proof."""
CHOICES: Final = 40_000
"""Units times places up to which that is so."""

COUNTED = "ghép cặp theo từng người rồi đổi chỗ, cận chứng minh bằng phép đếm"
PROVEN = "ghép cặp rồi chứng minh bằng OR-Tools"


@dataclass(slots=True)
class Found:
    """A plan under way: seats of the free units, bounds, how it came."""

    at: list[int]
    fullest: int
    least_unplaced: int
    least_fullest: int
    method: str = COUNTED

    @property
    def missing(self) -> int:
        """Free units without a place."""
        return sum(start < 0 for start in self.at)


def plan(requests: Sequence[ConferenceRequest], rules: PlanningRules, *, seconds: float = 20, solver: Solver = "auto") -> ConferencePlan:
    """The plan. seconds: of work at most, about; 0 gives the first plan only. solver: "none" never asks OR-Tools, "exact" always.

    Without OR-Tools "auto" and "exact" go on without it.
    """
    board = lay_out(requests, rules)
    bound = least_unplaced(board, enough=12 if seconds > 0 else 1)
    whole = len(board.free) <= SMALL and sum(map(len, board.starts)) <= CHOICES
    seats = _best_of_cuts(board, bound, whole=whole, steps=round(seconds * STEPS))
    found = _weigh(board, bound, seats)
    ask = solver != "none" and seconds > 0 and (solver == "exact" or (whole and not _finished(found)))
    if ask and has_solver():
        found = _proven(board, found, seconds)
    return told(board, found)


def first(board: Board) -> Seats:
    """The first plan alone, under the most promising cut-off: what there is at once, however large the board."""
    cut = promising(board)
    return construct(board, cut, best_left_out(board, cut))


def _best_of_cuts(board: Board, bound: Bound, *, whole: bool, steps: int) -> Seats:
    """The best of the constructed plans; of a large board the most promising cut-off alone."""
    tried: list[tuple[int, int, int, Seats]] = []
    for number, (least, cut) in enumerate(bound.cuts):
        if tried and (not whole or least > tried[0][0]):
            break
        seats = construct(board, cut, best_left_out(board, cut) if least > len(board.denied) else ())
        if steps:
            exchange(seats, least - len(board.denied), steps // 40 if whole else steps)
        left = len(seats.unplaced()) + len(board.denied)
        floor = least_fullest(board, bound.cuts_for(left), left - len(board.denied))
        even_out(seats, floor, max(steps, STEPS // 10))
        tried.append((left, max(seats.load, default=0), number, seats))
        tried.sort(key=lambda one: one[:3])
        if tried[0][0] <= bound.count and tried[0][1] <= floor:
            break
    return tried[0][3]


def _weigh(board: Board, bound: Bound, seats: Seats) -> Found:
    missing = len(seats.unplaced()) + len(board.denied)
    floor = least_fullest(board, bound.cuts_for(missing), missing - len(board.denied))
    at = [*seats.at]
    for unit, start in board.settled.items():
        at[unit] = start
    return Found(at, max(seats.load, default=0), bound.count, floor)


def _finished(found: Found) -> bool:
    return found.missing <= found.least_unplaced and found.fullest <= found.least_fullest


def _proven(board: Board, found: Found, seconds: float) -> Found:
    """Everything put to the solver at once."""
    denied = len(board.denied)
    goal = Goal(seconds, least_unplaced=found.least_unplaced - denied, least_fullest=found.least_fullest)
    free = board.free
    answer = solve(Seats(board, ALL), free, goal, {unit: found.at[unit] for unit in free})
    if answer is None:
        return found
    at = [answer.at.get(unit, found.at[unit]) for unit in range(len(found.at))]
    return Found(at, answer.fullest.value, answer.unplaced.bound + denied, answer.fullest.bound, PROVEN)


def told(board: Board, found: Found) -> ConferencePlan:
    """The plan in the words of the domain."""
    left = [unit for unit, start in enumerate(found.at) if start < 0]
    return ConferencePlan(
        sessions=tuple(_sessions(board, found.at)),
        unplaced=tuple(reasons(board, found.at)),
        lower_bound=found.least_unplaced,
        proven_optimal=len(left) == found.least_unplaced,
        max_per_day=found.fullest,
        method=found.method,
        moved=_moved(board, found.at),
        least_max_per_day=found.least_fullest,
    )


def _sessions(board: Board, at: Sequence[int]) -> Iterable[PlannedSession]:
    taken = ((slot, unit) for unit, start in enumerate(at) if start >= 0 for slot in board.takes[board.size(unit)][start])
    for number, unit in sorted(taken):
        slot, request = board.slot(number), board.requests[unit]
        yield PlannedSession(request.unit, slot.day, slot.half, request.attendees)


def _moved(board: Board, at: Sequence[int]) -> int:
    return sum(
        request.was is not None and start >= 0 and board.slot(start) != request.was
        for request, start in zip(board.requests, at, strict=True)
    )
