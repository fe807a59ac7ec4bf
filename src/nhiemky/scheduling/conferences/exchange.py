"""Places changed hand to hand: one that waits takes another's place, so that a third may find room where that one leaves.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> from nhiemky.scheduling.conferences.seats import ALL
>>> day = date(2023, 5, 8)
>>> asked = [ConferenceRequest(unit, tuple(who), False, day, day, 1) for unit, who in zip("ABCDE", ("pq", "p", "p", "q", "q"), strict=True)]
>>> seats = Seats(lay_out(asked, PlanningRules()), ALL)
>>> _ = [seats.seat(unit) for unit in range(5)]
>>> before = len(seats.unplaced())
>>> exchange(seats, 1, 5_000)
>>> before, len(seats.unplaced())
(2, 1)

One of two people's conferences that waits costs less than two of one person's: chains of moves cannot see that, exchanges can. An exchange
is taken where nothing is lost; who has just been seated may not be put out again for a while. The choices follow a fixed sequence of
numbers, so the same requests give the same plan, and the best plan met is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.scheduling.conferences.seats import Seats

_REST = 40
"""Exchanges for which one that was seated stays."""
_TRIED = 24
"""Others that wait, asked after an exchange at most."""
_NEAR = 2
"""Moves in the chains that are tried after an exchange."""


def exchange(seats: Seats, least: int, steps: int) -> None:
    """Exchange until only `least` wait or the work is spent."""
    board = seats.board
    until = seats.steps + steps
    sequence = _numbers()
    rest = [0] * len(seats.at)
    waiting = [unit for unit in seats.unplaced() if seats.starts[unit]]
    never = len(seats.unplaced()) - len(waiting)
    of: list[list[int]] = [[] for _ in board.people]
    for unit in waiting:
        for person in board.who[unit]:
            of[person].append(unit)
    best, kept, number = len(waiting), [*seats.at], 0
    while waiting and len(waiting) + never > least and seats.steps < until:
        number += 1
        unit = waiting[next(sequence) % len(waiting)]
        start, other = _choice(seats, unit, rest, number, sequence)
        seats.steps += len(seats.starts[unit])
        if other < 0:
            rest[unit] = number
            continue
        seats.lift(other)
        seats.put(unit, start)
        _leave(waiting, of, board.who[unit], unit)
        rest[unit] = number + _REST + next(sequence) % _REST
        for third in list(dict.fromkeys(each for person in board.who[other] for each in of[person]))[:_TRIED]:
            seats.fresh()
            if seats.seat(third, _NEAR):
                _leave(waiting, of, board.who[third], third)
        seats.fresh()
        if not seats.seat(other, _NEAR):
            waiting.append(other)
            for person in board.who[other]:
                of[person].append(other)
        seats.keep()
        if len(waiting) < best:
            best, kept = len(waiting), [*seats.at]
    _return_to(seats, kept)


def _choice(seats: Seats, unit: int, rest: list[int], number: int, sequence: Iterator[int]) -> tuple[int, int]:
    """(start, the one that gives way): one of more people where there is any; (-1, -1) where nobody may give way."""
    several: list[tuple[int, int]] = []
    single: list[tuple[int, int]] = []
    for start in seats.starts[unit]:
        others = seats.in_way(unit, start)
        if len(others) != 1 or rest[others[0]] > number:
            continue
        other = others[0]
        there = seats.touches[other][seats.at[other]]
        if any(seats.load[day] >= seats.most[day] and day not in there for day in seats.touches[unit][start]):
            continue
        wide = len(seats.board.who[other]) * seats.board.size(other) > len(seats.board.who[unit]) * seats.board.size(unit)
        (several if wide else single).append((start, other))
    found = several if several and (not single or next(sequence) % 4) else single
    return found[next(sequence) % len(found)] if found else (-1, -1)


def _leave(waiting: list[int], of: list[list[int]], people: tuple[int, ...], unit: int) -> None:
    waiting.remove(unit)
    for person in people:
        of[person].remove(unit)


def _return_to(seats: Seats, at: list[int]) -> None:
    """The seats of an earlier moment."""
    if at == seats.at:
        return
    changed = [unit for unit, start in enumerate(at) if start != seats.at[unit]]
    for unit in changed:
        if seats.at[unit] >= 0:
            seats.lift(unit)
    for unit in changed:
        if at[unit] >= 0:
            seats.put(unit, at[unit])
    seats.keep()
    seats.fresh()


def _numbers() -> Iterator[int]:
    """A fixed sequence without order (Park, Miller 1988)."""
    value = 20_230_508
    while True:
        value = value * 48_271 % 2_147_483_647
        yield value >> 8
