"""The smallest set of conferences that cannot all have a date: what an office must change one of.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> day = date(2023, 5, 8)
>>> asked = [ConferenceRequest(name, (who,), False, day, day, 1) for name, who in (("A", "x"), ("B", "y"), ("C", "x"), ("D", "x"))]
>>> smallest_misfit(lay_out(asked, PlanningRules()), 3)
[0, 2, 3]

Units are taken away one by one as long as the rest still cannot be placed. Whether a set can be placed is tried first (a plan is proof),
then counted (a bound is proof), then asked of the solver; what nobody can tell ends the search without an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.scheduling.conferences.board import Board, lay_out
from nhiemky.scheduling.conferences.bounds import least_unplaced
from nhiemky.scheduling.conferences.construct import construct
from nhiemky.scheduling.conferences.exact import Goal, has_solver, solve
from nhiemky.scheduling.conferences.seats import ALL, Seats

_MOST = 120
"""Units about which it is asked at most."""


def smallest_misfit(board: Board, unit: int) -> list[int]:
    """Units, `unit` among them, that cannot all be placed, none of which could be left out; [] where that was not found."""
    units = [each for each in _near(board, unit) if board.starts[each]]
    if len(units) > _MOST or _fits(board, units) is not False:
        return []
    kept = [unit]
    rest = [each for each in units if each != unit]
    step = max(1, len(rest) // 2)
    while step:
        at = 0
        while at < len(rest):
            tried = rest[:at] + rest[at + step :]
            if _fits(board, [*tried, *kept]) is False:
                rest = tried
            else:
                at += step
        step //= 2
    found = sorted([*rest, *kept])
    return found if _fits(board, rest) else sorted(rest)


def _near(board: Board, unit: int) -> list[int]:
    """Units tied to `unit` by people, one after the other; all, where days or pilots tie everybody."""
    free = board.free
    if board.rules.capacity_per_day is not None or len({board.requests[each].pilot for each in free}) > 1:
        return free
    people, found = set(board.who[unit]), {unit}
    grown = True
    while grown:
        grown = False
        for each in free:
            if each not in found and people.intersection(board.who[each]):
                found.add(each)
                people.update(board.who[each])
                grown = True
    return sorted(found)


def _fits(board: Board, units: Sequence[int]) -> bool | None:
    """Whether all can be placed; None where it is not known."""
    settled = list(board.settled)
    part = lay_out([board.requests[unit] for unit in sorted([*units, *settled])], board.rules)
    bound = least_unplaced(part)
    if bound.count > len(part.denied):
        return False
    for _, cut in bound.cuts:
        if not construct(part, cut).unplaced():
            return True
    if not has_solver():
        return None
    answer = solve(Seats(part, ALL), part.free, Goal(2.0, even=False))
    if answer is None:
        return None
    if not answer.unplaced.value:
        return True
    return False if answer.unplaced.bound else None
