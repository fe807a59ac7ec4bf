"""The requests and rules as numbers: half days, people, where each conference may begin. What every part of the solver looks at.

>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> asked = [ConferenceRequest("A", ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 9), 1)]
>>> board = lay_out(asked, PlanningRules(busy={"bà  hai": frozenset({Slot(date(2023, 5, 8), "PM")})}))
>>> [str(board.slot(start)) for start in board.starts[0]]
['sáng 08/5/2023', 'sáng 09/5/2023', 'chiều 09/5/2023']

Promise: half day `2 * d` is the morning of `days[d]`, the next one its afternoon; a start is in `starts` only where the calendar, the
window, people busy elsewhere and fixed conferences allow it. Conferences that are fixed are settled here: in the order of the requests, one
that would meet an earlier fixed one is `denied`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from nhiemky.domain.conference import ConferenceRequest, Half, PlanningRules, Slot
from nhiemky.vietnamese.unicode import tone_key

NO_LIMIT: Final = 1 << 30
_MARGIN: Final = 30
"""Days looked at beyond the last window, for gaps and for conferences that go over a holiday."""


@dataclass(slots=True)
class Board:
    """n units, S = 2 * len(days) half days.

    open_days  whether days[d] is open (a fixed conference may stand on a closed one).
    people     names as first written; who[u]: places in it.
    takes      takes[h][s]: half days a conference of h half days takes from s on, () where it cannot begin there; touches: its days.
    room, base conferences each day may still take, and those fixed on it.
    settled    unit -> start, of fixed ones; denied: unit -> who or what stands in the way of its fixed place ("" : not a place to begin).
    held       people's half days that are gone before anything is planned: person -> half day -> unit, or -1 where busy elsewhere.
    begin_from first start of others that fixed pilots allow; end_by: last end of pilots that fixed others allow.
    """

    requests: tuple[ConferenceRequest, ...]
    rules: PlanningRules
    days: list[date]
    open_days: list[bool]
    people: list[str]
    who: list[tuple[int, ...]]
    takes: dict[int, list[tuple[int, ...]]]
    touches: dict[int, list[tuple[int, ...]]]
    starts: list[list[int]] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    base: list[int] = field(default_factory=list)
    settled: dict[int, int] = field(default_factory=dict)
    denied: dict[int, str] = field(default_factory=dict)
    held: list[dict[int, int]] = field(default_factory=list)
    begin_from: int = 0
    end_by: int = NO_LIMIT

    @property
    def slots(self) -> int:
        """Half days in all."""
        return 2 * len(self.days)

    @property
    def free(self) -> list[int]:
        """Units that are neither settled nor denied."""
        return [u for u in range(len(self.requests)) if u not in self.settled and u not in self.denied]

    def slot(self, at: int) -> Slot:
        """The half day of a number."""
        half: Half = "PM" if at % 2 else "AM"
        return Slot(self.days[at // 2], half)

    def number(self, slot: Slot) -> int | None:
        """The number of a half day; None for a day that is not on the board."""
        day = bisect_left(self.days, slot.day)
        return 2 * day + (slot.half == "PM") if day < len(self.days) and self.days[day] == slot.day else None

    def size(self, unit: int) -> int:
        """Half days of a unit's conference."""
        return self.requests[unit].half_days

    def end(self, unit: int, start: int) -> int:
        """The last half day it takes."""
        return self.takes[self.size(unit)][start][-1]

    def after(self, end: int) -> int:
        """First half day in which another may begin when the last pilot ends at `end`; `slots` where there is none."""
        gap = self.rules.gap_after_pilot
        if not gap:
            return end + 1
        day = end // 2
        left = gap + 1
        while left:
            day += 1
            if day >= len(self.days):
                return self.slots
            left -= self.open_days[day]
        return 2 * day


def lay_out(requests: Sequence[ConferenceRequest], rules: PlanningRules) -> Board:
    """The board of these requests. Requests with the same unit are two units here."""
    days, open_days = _days(requests, rules)
    people: dict[str, int] = {}
    names: list[str] = []
    who: list[tuple[int, ...]] = []
    for request in requests:
        mine: dict[int, None] = {}
        for name in request.attendees:
            key = tone_key(name)
            if key and key not in people:
                people[key] = len(names)
                names.append(name.strip())
            if key:
                mine[people[key]] = None
        who.append(tuple(mine))
    takes, touches = _shapes(days, open_days)
    board = Board(tuple(requests), rules, days, open_days, names, who, takes, touches)
    board.held = _busy(board, people)
    board.room = [rules.capacity_per_day if rules.capacity_per_day is not None else NO_LIMIT] * len(days)
    board.base = [0] * len(days)
    _settle(board)
    board.starts = list(_all_starts(board))
    return board


def _days(requests: Sequence[ConferenceRequest], rules: PlanningRules) -> tuple[list[date], list[bool]]:
    wanted: set[date] = set()
    spans = [(request.first, request.last) for request in requests if request.first <= request.last]
    if spans:
        end = max(last for _, last in spans) + timedelta(days=_MARGIN + 2 * rules.gap_after_pilot)
        wanted.update(rules.open_days(min(first for first, _ in spans), end))
    for request in requests:
        for start in (request.fixed, request.was):
            if start is not None:
                wanted.update(slot.day for slot in rules.taken_from(start, request.half_days))
    days = sorted(wanted)
    return days, [rules.is_open(day) for day in days]


def _shapes(days: list[date], open_days: list[bool]) -> tuple[dict[int, list[tuple[int, ...]]], dict[int, list[tuple[int, ...]]]]:
    takes: dict[int, list[tuple[int, ...]]] = {1: [], 2: [], 3: []}
    for day in range(len(days)):
        morning = 2 * day
        after = next((later for later in range(day + 1, len(days)) if open_days[later]), None)
        takes[1] += [(morning,), (morning + 1,)]
        takes[2] += [(morning, morning + 1), ()]
        takes[3] += [(morning, morning + 1, 2 * after) if after is not None else (), ()]
    touches = {size: [tuple(dict.fromkeys(slot // 2 for slot in taken)) for taken in each] for size, each in takes.items()}
    return takes, touches


def _busy(board: Board, people: dict[str, int]) -> list[dict[int, int]]:
    held: list[dict[int, int]] = [{} for _ in board.people]
    for name, slots in board.rules.busy.items():
        person = people.get(tone_key(name))
        if person is not None:
            for slot in slots:
                at = board.number(slot)
                if at is not None:
                    held[person][at] = -1
    return held


def _settle(board: Board) -> None:
    for unit, request in enumerate(board.requests):
        if request.fixed is None:
            continue
        start = board.number(request.fixed)
        taken = () if start is None else board.takes[request.half_days][start]
        if start is None or not taken:
            board.denied[unit] = ""
            continue
        in_way = [(person, board.held[person][slot]) for person in board.who[unit] for slot in taken if slot in board.held[person]]
        if in_way:
            person, other = in_way[0]
            board.denied[unit] = f"{board.people[person]}: {board.requests[other].unit if other >= 0 else 'bận việc khác'}"
            continue
        board.settled[unit] = start
        for person in board.who[unit]:
            board.held[person].update(dict.fromkeys(taken, unit))
        for day in board.touches[request.half_days][start]:
            board.base[day] += 1
            board.room[day] = max(0, board.room[day] - 1)
    pilots = [board.end(unit, start) for unit, start in board.settled.items() if board.requests[unit].pilot]
    others = [start for unit, start in board.settled.items() if not board.requests[unit].pilot]
    if pilots:
        board.begin_from = board.after(max(pilots))
    if others:
        first = min(others)
        board.end_by = max((end for end in range(first) if board.after(end) <= first), default=-1)


def _all_starts(board: Board) -> Iterator[list[int]]:
    """Where each may begin, whatever the other free ones do. What only the window decides is worked out once a window."""
    known: dict[tuple[date, date, int, bool], list[int]] = {}
    for unit, request in enumerate(board.requests):
        if unit in board.settled or unit in board.denied:
            yield [board.settled[unit]] if unit in board.settled else []
            continue
        key = (request.first, request.last, request.half_days, request.pilot)
        if key not in known:
            known[key] = _in_window(board, request)
        away = [board.held[person] for person in board.who[unit] if board.held[person]]
        if not away:
            yield known[key]
        else:
            takes = board.takes[request.half_days]
            yield [start for start in known[key] if not any(slot in held for held in away for slot in takes[start])]


def _in_window(board: Board, request: ConferenceRequest) -> list[int]:
    rules = board.rules
    first = max(request.first, rules.not_before) if rules.not_before else request.first
    low, high = bisect_left(board.days, first), bisect_right(board.days, request.last)
    inside = {at for at in range(low, high) if board.open_days[at]}
    takes, touches = board.takes[request.half_days], board.touches[request.half_days]
    found = []
    for start in range(2 * low, 2 * high):
        taken = takes[start]
        if not taken or not inside.issuperset(touches[start]) or any(board.room[day] < 1 for day in touches[start]):
            continue
        if taken[-1] <= board.end_by if request.pilot else start >= board.begin_from:
            found.append(start)
    return found
