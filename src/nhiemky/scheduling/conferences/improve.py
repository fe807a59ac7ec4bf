"""A large plan improved part by part with the solver: fewer units left over, then less full days.

Each round frees all conferences of a few people, everybody else staying, and asks for the best places for those alone. Rounds go through
the people in a fixed order and stop when the work is spent, so the same requests give the same plan.
"""

from __future__ import annotations

from collections.abc import Callable

from nhiemky.scheduling.conferences.construct import even_out
from nhiemky.scheduling.conferences.exact import Goal, solve
from nhiemky.scheduling.conferences.seats import Seats

_TOGETHER = 6
"""People whose conferences are freed at once."""
_SHARE = 0.1
"""Of the work, for one round at most."""
_STEPS = 3_000_000


def improve(seats: Seats, seconds: float, least: int, floor_for: Callable[[int], int]) -> None:
    """Work on `seats` until nothing is left to gain or the work is spent. least: free units that stay without a place, proven.

    floor_for: what the fullest day cannot fall below with so many left over in all.
    """
    left = _place_more(seats, seconds, least)
    denied = len(seats.board.denied)
    floor = floor_for(len(seats.unplaced()) + denied)
    even_out(seats, floor, _STEPS)
    _even_more(seats, left, floor)


def _parts(seats: Seats) -> list[list[int]]:
    """People in groups that wait for places together, the neediest first."""
    board = seats.board
    need = [0] * len(board.people)
    tie: dict[tuple[int, int], int] = {}
    for unit in seats.unplaced():
        for person in board.who[unit]:
            need[person] += 1
    for unit in board.free:
        for one in board.who[unit]:
            for two in board.who[unit]:
                if one < two:
                    tie[one, two] = tie.get((one, two), 0) + 1
    groups = []
    for person in sorted((person for person, count in enumerate(need) if count), key=lambda person: (-need[person], person)):
        near = sorted(
            (other for other in range(len(need)) if other != person),
            key=lambda other: (-tie.get((min(person, other), max(person, other)), 0) * (1 + need[other]), other),
        )
        groups.append([person, *near[: _TOGETHER - 1]])
    return groups


def _place_more(seats: Seats, seconds: float, least: int) -> float:
    """Rounds over the people who miss something; the work that is left."""
    left = seconds
    board = seats.board
    while left > 0:
        gained = False
        for group in _parts(seats):
            missing = len(seats.unplaced())
            if left <= 0 or missing <= least:
                return left
            people = frozenset(group)
            units = [unit for unit in board.free if seats.starts[unit] and people.issuperset(board.who[unit])]
            spent, better = _round(seats, units, Goal(min(left, seconds * _SHARE), even=False))
            left -= spent
            gained = gained or better
        if not gained:
            break
    return left


def _round(seats: Seats, units: list[int], goal: Goal) -> tuple[float, bool]:
    before = {unit: seats.at[unit] for unit in units}
    seats.keep()
    for unit in units:
        if seats.at[unit] >= 0:
            seats.lift(unit)
    answer = solve(seats, units, goal, before)
    seats.back(0)
    missing = sum(start < 0 for start in before.values())
    if answer is None or answer.unplaced.value > missing:
        return goal.work, False
    better = answer.unplaced.value < missing
    take(seats, answer.at)
    return max(0.1, answer.work), better


def take(seats: Seats, at: dict[int, int]) -> None:
    """Seat units as an answer says."""
    for unit in at:
        if seats.at[unit] >= 0:
            seats.lift(unit)
    for unit, start in at.items():
        if start >= 0:
            seats.put(unit, start)
    seats.keep()
    seats.fresh()


def _even_more(seats: Seats, seconds: float, floor: int) -> None:
    """The fullest days once more, with the solver, for the conferences that stand on them."""
    left = seconds
    while left > 0 and (fullest := max(seats.load, default=0)) > floor:
        days = [day for day, load in enumerate(seats.load) if load == fullest]
        units = sorted(
            {unit for day in days for unit in seats.on[day]} | {unit for unit in seats.board.free if _may_sit(seats, unit, days)}
        )
        before = {unit: seats.at[unit] for unit in units}
        seats.keep()
        for unit in units:
            if seats.at[unit] >= 0:
                seats.lift(unit)
        held = len([unit for unit in before.values() if unit < 0])
        answer = solve(seats, units, Goal(left, even=False, most=fullest - 1))
        seats.back(0)
        if answer is None or answer.unplaced.value > held:
            return
        left -= max(0.1, answer.work)
        take(seats, answer.at)
        even_out(seats, floor, _STEPS)


def _may_sit(seats: Seats, unit: int, days: list[int]) -> bool:
    return seats.at[unit] >= 0 and len(seats.board.who[unit]) > 1 and bool(days)
