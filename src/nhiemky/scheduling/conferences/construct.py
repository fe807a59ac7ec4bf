"""A first plan without a solver, and the same plan made more even.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> asked = [ConferenceRequest(name, ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 9), 1) for name in "ABCD"]
>>> seats = construct(lay_out(asked, PlanningRules()), ALL)
>>> sorted(seats.at), seats.load[:2]
([0, 1, 2, 3], [2, 2])

Those who bind several people and take long are seated first, then the others by augmenting paths. Evening out is a flow too: while the
fullest days can each send one conference elsewhere by a chain, they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.scheduling.conferences.board import Board
from nhiemky.scheduling.conferences.seats import ALL, Cut, Seats

__all__ = ["ALL", "construct", "even_out"]


def construct(board: Board, cut: Cut, last: Sequence[int] = ()) -> Seats:
    """The free units seated under a cut-off, as many as are found places for; those of `last` after all others."""
    seats = Seats(board, cut)
    seats_of = seats.starts

    late = frozenset(last)

    def urgency(unit: int) -> tuple[bool, int, int, int, int]:
        return unit in late, -len(board.who[unit]), -board.size(unit), len(seats_of[unit]), unit

    for unit in sorted(board.free, key=urgency):
        if seats_of[unit]:
            seats.seat(unit)
    seats.keep()
    return seats


def even_out(seats: Seats, floor: int, steps: int) -> bool:
    """Lower the fullest day as far as chains of moves can; whether it reached `floor`, which nothing can pass.

    Room per day stays as the rules say; nobody loses a place.
    """
    limits = [*seats.most]
    until = seats.steps + steps
    while (fullest := max(seats.load, default=0)) > floor:
        seats.keep()
        seats.most = [min(limit, fullest - 1) for limit in limits]
        seats.fresh()
        days = [day for day, load in enumerate(seats.load) if load == fullest]
        if not all(seats.steps < until and _send_one(seats, day) for day in days):
            seats.back(0)
            break
    seats.most = limits
    seats.keep()
    seats.fresh()
    return max(seats.load, default=0) <= floor


def _send_one(seats: Seats, day: int) -> bool:
    """One conference of a day goes elsewhere, others moving where need be."""
    if seats.load[day] <= seats.most[day]:
        return True
    for unit in list(seats.on[day]):
        if unit in seats.seen:
            continue
        mark = seats.mark()
        seats.lift(unit)
        if seats.load[day] <= seats.most[day] and seats.seat(unit):
            return True
        seats.back(mark)
    return False
