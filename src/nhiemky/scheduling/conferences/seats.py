"""A plan while it is made: who sits where, and chains of moves that find a place for one more.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> windows = (("A", 9), ("B", 8), ("C", 8))
>>> asked = [ConferenceRequest(name, ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, last), 1) for name, last in windows]
>>> seats = Seats(lay_out(asked, PlanningRules()), ALL)
>>> [seats.seat(unit) for unit in (0, 1, 2)], seats.at
([True, True, True], [2, 1, 0])

Promise: no person in two places, no day over its room, at any moment; a chain that fails leaves everything as it was. For conferences of
one half day and one person the chains are augmenting paths, so what cannot be seated cannot be seated at all; for others they are a search
that may miss something, which the bounds then tell. Every choice is by order: same requests, same seats. `steps` counts the work done.
"""

from __future__ import annotations

from typing import NamedTuple

from nhiemky.scheduling.conferences.board import NO_LIMIT, Board

_DEEPEST = 60
"""Moves in one chain."""


class Cut(NamedTuple):
    """Pilots end by `pilots_end`, others begin from `others_begin` (half days)."""

    pilots_end: int
    others_begin: int


ALL = Cut(NO_LIMIT, 0)


def allowed(board: Board, cut: Cut) -> list[list[int]]:
    """Starts of every unit under a cut-off."""
    found: list[list[int]] = []
    for unit, starts in enumerate(board.starts):
        if unit in board.settled:
            found.append([])
        elif board.requests[unit].pilot:
            found.append([start for start in starts if board.end(unit, start) <= cut.pilots_end])
        else:
            found.append(starts if not cut.others_begin else [start for start in starts if start >= cut.others_begin])
    return found


class Seats:
    """at[u]: start of unit u, -1 while it has none. Fixed units do not appear: they are in the board."""

    def __init__(self, board: Board, cut: Cut) -> None:
        self.board = board
        self.cut = cut
        self.starts = allowed(board, cut)
        self.takes = [board.takes[request.half_days] for request in board.requests]
        self.touches = [board.touches[request.half_days] for request in board.requests]
        self.at = [-1] * len(board.requests)
        self.taken = [[-1] * board.slots for _ in board.people]
        self.on: list[dict[int, None]] = [{} for _ in board.days]
        self.load = [*board.base]
        self.most = [base + room for base, room in zip(board.base, board.room, strict=True)]
        self.seen: dict[int, None] = {}
        self.seen_days: dict[int, None] = {}
        self.steps = 0
        self._trail: list[tuple[int, int]] = []

    def put(self, unit: int, start: int) -> None:
        """Seat a unit that has no seat; the place must be free."""
        self._trail.append((unit, -1))
        self._set(unit, start)

    def lift(self, unit: int) -> None:
        """Take its seat away."""
        self._trail.append((unit, self.at[unit]))
        self._unset(unit)

    def mark(self) -> int:
        """A point to come back to."""
        return len(self._trail)

    def back(self, mark: int) -> None:
        """Everything as it was at `mark`."""
        while len(self._trail) > mark:
            unit, before = self._trail.pop()
            if self.at[unit] >= 0:
                self._unset(unit)
            if before >= 0:
                self._set(unit, before)

    def keep(self) -> None:
        """Nothing before this moment will be undone."""
        self._trail.clear()

    def unplaced(self) -> list[int]:
        """Free units without a seat."""
        return [unit for unit in self.board.free if self.at[unit] < 0]

    def seat(self, unit: int, depth: int = _DEEPEST) -> bool:
        """Find a place for a unit that has none, moving others where need be; False and nothing changed where there is none.

        What a failed search has seen leads nowhere for the searches after it either, and is left out of them until `fresh`.
        """
        seen, days = len(self.seen), len(self.seen_days)
        if self._seat(unit, depth):
            _cut_to(self.seen, seen)
            _cut_to(self.seen_days, days)
            return True
        return False

    def _seat(self, unit: int, depth: int) -> bool:
        self.seen[unit] = None
        best = self._emptiest(unit)
        self.steps += len(self.starts[unit])
        if best >= 0:
            self.put(unit, best)
            return True
        if depth <= 0:
            return False
        rows = [self.taken[person] for person in self.board.who[unit]] if self.board.size(unit) == 1 else []
        for start in self.starts[unit]:
            for row in rows:
                if row[start] in self.seen:
                    break
            else:
                if self._by_moving(unit, start, depth - 1):
                    return True
        return False

    def _emptiest(self, unit: int) -> int:
        """The free place on the least full day, -1 where none is free."""
        best, least = -1, NO_LIMIT
        if self.board.size(unit) > 1:
            for start in self.starts[unit]:
                load = self.fits(unit, start)
                if load < least:
                    best, least = start, load
            return best
        rows = [self.taken[person] for person in self.board.who[unit]]
        row = rows[0] if len(rows) == 1 else None
        loads, most = self.load, self.most
        for start in self.starts[unit]:
            load = loads[start >> 1]
            if load < least and load < most[start >> 1]:  # the cheapest question first: most places are no better
                if row is not None:
                    if row[start] < 0:
                        best, least = start, load
                elif all(each[start] < 0 for each in rows):
                    best, least = start, load
        return best

    def fresh(self) -> None:
        """Forget what failed searches have seen."""
        self.seen.clear()
        self.seen_days.clear()

    def fits(self, unit: int, start: int) -> int:
        """Conferences on its fullest day, where the place is free; NO_LIMIT elsewhere."""
        for person in self.board.who[unit]:
            row = self.taken[person]
            for slot in self.takes[unit][start]:
                if row[slot] >= 0:
                    return NO_LIMIT
        fullest = 0
        for day in self.touches[unit][start]:
            load = self.load[day]
            if load >= self.most[day]:
                return NO_LIMIT
            fullest = max(fullest, load)
        return fullest

    def in_way(self, unit: int, start: int) -> list[int]:
        """Units that hold a half day of its people there."""
        found: dict[int, None] = {}
        for person in self.board.who[unit]:
            row = self.taken[person]
            for slot in self.takes[unit][start]:
                if row[slot] >= 0:
                    found[row[slot]] = None
        return list(found)

    def _by_moving(self, unit: int, start: int, depth: int) -> bool:
        others = self.in_way(unit, start)
        self.steps += 1
        if len(others) > 2 or any(other in self.seen for other in others):
            return False
        mark = self.mark()
        for other in others:
            self.lift(other)
        full = [day for day in self.touches[unit][start] if self.load[day] >= self.most[day]]
        if not full:
            self.put(unit, start)
            if all(self.at[other] >= 0 or self._seat(other, depth) for other in others):
                return True
        elif len(full) == 1 and not others and full[0] not in self.seen_days:
            self.seen_days[full[0]] = None
            for other in list(self.on[full[0]]):
                if other not in self.seen:
                    self.lift(other)
                    self.put(unit, start)
                    if self._seat(other, depth):
                        return True
                    self.back(mark)
        self.back(mark)
        return False

    def _set(self, unit: int, start: int) -> None:
        self.at[unit] = start
        for person in self.board.who[unit]:
            row = self.taken[person]
            for slot in self.takes[unit][start]:
                row[slot] = unit
        for day in self.touches[unit][start]:
            self.load[day] += 1
            self.on[day][unit] = None

    def _unset(self, unit: int) -> None:
        start = self.at[unit]
        self.at[unit] = -1
        for person in self.board.who[unit]:
            row = self.taken[person]
            for slot in self.takes[unit][start]:
                row[slot] = -1
        for day in self.touches[unit][start]:
            self.load[day] -= 1
            del self.on[day][unit]


def _cut_to(seen: dict[int, None], count: int) -> None:
    """Only the first `count` stay."""
    while len(seen) > count:
        seen.popitem()
