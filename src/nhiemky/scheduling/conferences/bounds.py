"""What no plan can do better than: units left over, and conferences on the fullest day. Proven by counting, without a solver.

>>> from datetime import date
>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> asked = [ConferenceRequest(name, ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 8), 1) for name in "ABC"]
>>> board = lay_out(asked, PlanningRules())
>>> least_unplaced(board).count, least_fullest(board, [ALL], 1)
(1, 2)

Promise: a bound holds whatever a solver does. Each relaxation forgets something and keeps the rest:
one person alone: a conference of h half days is h tasks worth 1/h, each anywhere in its window; the worth that can be matched to the
person's free half days is at least the conferences the person can attend (a matroid, so the greedy order by worth is best). Hall's
condition makes it exact for conferences of one half day. People together: weights y on people, a unit that two of them miss counted once
(the dual of covering their deficits), y searched in halves; every y is a valid bound. The capacity alone: units to days. Over the
pilots' cut-offs the smallest bound holds, found best-first over intervals of cut-offs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from nhiemky.scheduling.conferences.board import Board
from nhiemky.scheduling.conferences.seats import ALL, Cut

_SCALE = 6
"""1/1, 1/2 and 1/3 as whole numbers."""


@dataclass(frozen=True, slots=True)
class Bound:
    """At least `count` units stay without a place; cuts: the cut-offs that may reach it, best first, each with its own bound.

    further: what every cut-off that is not named leaves over at least; None where all are named.
    """

    count: int
    cuts: tuple[tuple[int, Cut], ...]
    further: int | None = None

    def cuts_for(self, unplaced: int) -> list[Cut]:
        """Cut-offs, or a looser one, under which a plan may leave so many over or fewer."""
        if self.further is not None and self.further <= unplaced:
            return [ALL]
        return [cut for count, cut in self.cuts if count <= unplaced]


def cut_offs(board: Board) -> list[Cut]:
    """Every cut-off worth trying, earliest first: the last half day pilots may end in, and where others may begin then."""
    free = board.free
    pilots = [unit for unit in free if board.requests[unit].pilot]
    if not pilots or len(pilots) == len(free):
        return [ALL]
    ends = sorted({board.end(unit, start) for unit in pilots for start in board.starts[unit]})
    begins = {board.after(end): end for end in ends}  # of those that let others begin at one time, the last
    return [Cut(-1, 0), *(Cut(end, begin) for begin, end in sorted(begins.items()))]


def least_unplaced(board: Board, cuts: Sequence[Cut] | None = None, enough: int = 12) -> Bound:
    """The proven least number of units without a place, fixed ones that are denied among them.

    enough  cut-offs named at most.
    """
    found = list(cuts) if cuts is not None else cut_offs(board)
    told, further = _best_first(found, _Counter(board).count, enough)
    denied = len(board.denied)
    told.sort(key=lambda one: (one[0], one[1].pilots_end < 0))  # of equals, those that leave no pilot out
    named = tuple((count + denied, cut) for count, cut in told)
    return Bound(named[0][0], named, None if further is None else further + denied)


def promising(board: Board) -> Cut:
    """The cut-off under which the fewest seem to be left over, each person counted alone: quick, and no bound."""
    counter = _Counter(board)
    told, _ = _best_first(cut_offs(board), counter.alone, 1)
    return told[0][1]


def _best_first(cuts: Sequence[Cut], count: Callable[[Cut], int], enough: int) -> tuple[list[tuple[int, Cut]], int | None]:
    """The cut-offs with the smallest counts, and what all others count at least: intervals of cut-offs are split, the smallest first."""
    heap = [(count(_span(cuts, 0, len(cuts) - 1)), 0, len(cuts) - 1)]
    told: list[tuple[int, Cut]] = []
    while heap and len(told) < enough:
        least, low, high = heappop(heap)
        if low == high:
            told.append((least, cuts[low]))
            continue
        middle = (low + high) // 2
        for first, last in ((low, middle), (middle + 1, high)):
            heappush(heap, (max(least, count(_span(cuts, first, last))), first, last))
    return told, heap[0][0] if heap else None


def best_left_out(board: Board, cut: Cut) -> list[int]:
    """Units that, left without a place, make room for two or more people who have too much to attend; the greatest relief first."""
    counter = _Counter(board)
    deficits = counter.deficits(counter.spans(cut))
    lacking = [count for count, _ in deficits]
    sharing: dict[int, list[int]] = {}
    for at, (_, units) in enumerate(deficits):
        for unit in units:
            sharing.setdefault(unit, []).append(at)
    waiting = {unit: people for unit, people in sorted(sharing.items()) if len(people) > 1}
    chosen: list[int] = []
    while waiting:
        unit = max(
            waiting, key=lambda unit: (sum(lacking[at] > 0 for at in waiting[unit]), min(lacking[at] for at in waiting[unit]), -unit)
        )
        people = waiting.pop(unit)
        if sum(lacking[at] > 0 for at in people) < 2:
            break
        chosen.append(unit)
        for at in people:
            lacking[at] -= 1
    return chosen


def _span(cuts: Sequence[Cut], low: int, high: int) -> Cut:
    """Looser than every cut-off between the two: pilots may end as in the last, others begin as in the first."""
    return Cut(cuts[high].pilots_end, cuts[low].others_begin)


class _Counter:
    """Bounds of one board under many cut-offs; a person whom a cut-off does not touch is counted once."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.free = board.free
        self.of: list[list[int]] = [[] for _ in board.people]
        self.windows = {}
        for unit in self.free:
            starts = board.starts[unit]
            if starts:
                ends = [board.end(unit, start) for start in (starts[0], starts[-1])]
                self.windows[unit] = (starts[0], starts[-1], ends[0], ends[-1])
            for person in board.who[unit]:
                self.of[person].append(unit)
        self.room = [[slot for slot in range(board.slots) if slot not in held] for held in board.held]
        self.known: dict[tuple[int, tuple[tuple[int, int, int], ...]], list[tuple[int, frozenset[int]]]] = {}
        self.quick: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
        self.limited = board.rules.capacity_per_day is not None

    def count(self, cut: Cut) -> int:
        """Units that cannot be placed under a cut-off."""
        spans = self.spans(cut)
        best = _together(self.deficits(spans))
        if self.limited:
            best = max(best, self._by_capacity(spans))
        return len(self.free) - len(spans) + best

    def alone(self, cut: Cut) -> int:
        """Places that people lack, each alone, with the units that have none at all; a unit may be counted twice."""
        spans = self.spans(cut)
        lacking = len(self.free) - len(spans)
        for person, units in enumerate(self.of):
            windows = tuple(spans[unit] for unit in units if unit in spans)
            key = (person, windows)
            if key not in self.quick:
                self.quick[key] = len(_matched(windows, [(place, 1) for place in self.room[person]])[1])
            lacking += self.quick[key]
        return lacking

    def spans(self, cut: Cut) -> dict[int, tuple[int, int]]:
        """First and last half day of every unit that has any place under a cut-off."""
        spans: dict[int, tuple[int, int]] = {}
        for unit in self.free:
            if unit not in self.windows:
                continue
            first, last, first_end, last_end = self.windows[unit]
            if self.board.requests[unit].pilot:
                last, last_end = (last, min(last_end, cut.pilots_end)) if last_end > cut.pilots_end else (last, last_end)
                if first_end > cut.pilots_end:
                    continue
            elif last < cut.others_begin:
                continue
            else:
                first = max(first, cut.others_begin)
            spans[unit] = (first, last_end)
        return spans

    def deficits(self, spans: dict[int, tuple[int, int]]) -> list[tuple[int, frozenset[int]]]:
        """Crowds: of a person who cannot attend all, how many are too many, among which units; one person's have no unit in common."""
        deficits: list[tuple[int, frozenset[int]]] = []
        for person, units in enumerate(self.of):
            mine = [unit for unit in units if unit in spans]
            if len(mine) > 1:
                tasks = tuple((spans[unit][0], spans[unit][1], self.board.size(unit)) for unit in mine)
                deficits += [(lacking, frozenset(mine[at] for at in crowd)) for lacking, crowd in self._person(person, tasks)]
        return deficits

    def _person(self, person: int, tasks: tuple[tuple[int, int, int], ...]) -> list[tuple[int, frozenset[int]]]:
        key = (person, tasks)
        if key not in self.known:
            if all(size == 1 for _, _, size in tasks):
                self.known[key] = _short(tasks, self.room[person])
            else:
                lacking = _long(tasks, self.room[person])
                self.known[key] = [(lacking, frozenset(range(len(tasks))))] if lacking else []
        return self.known[key]

    def _by_capacity(self, spans: dict[int, tuple[int, int]]) -> int:
        windows = [(first // 2, last // 2) for first, last in spans.values()]
        return len(_matched(windows, [(day, room) for day, room in enumerate(self.board.room) if room])[1])


def _matched(windows: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """(place's number, window) pairs of a greatest matching of windows to places that take so many each, and windows left over.

    The earliest-ending first is best, windows being intervals. places: in order, each with its room.
    """
    order = sorted(range(len(windows)), key=lambda at: (*windows[at], at))
    heap: list[tuple[int, int]] = []
    pairs: list[tuple[int, int]] = []
    lost: list[int] = []
    nearest = 0
    for number, (place, room) in enumerate(places):
        while nearest < len(order) and windows[order[nearest]][0] <= place:
            heappush(heap, (windows[order[nearest]][1], order[nearest]))
            nearest += 1
        while heap and heap[0][0] < place:
            lost.append(heappop(heap)[1])
        pairs += [(number, heappop(heap)[1]) for _ in range(min(room, len(heap)))]
        if nearest == len(order) and not heap:
            break
    return pairs, lost + [at for _, at in heap] + order[nearest:]


def _short(tasks: Sequence[tuple[int, int, int]], places: Sequence[int]) -> list[tuple[int, frozenset[int]]]:
    """Tasks that find no place in their window, as crowds: (how many are too many, the smallest set of tasks that makes it so).

    >>> _short([(0, 1, 1), (0, 1, 1), (0, 1, 1), (5, 9, 1), (7, 7, 1), (7, 7, 1)], range(10))
    [(1, frozenset({0, 1, 2})), (1, frozenset({4, 5}))]
    """
    pairs, lost = _matched([(first, last) for first, last, _ in tasks], [(place, 1) for place in places])
    crowd_of: dict[int, int] = {}
    crowds: dict[int, tuple[int, list[int]]] = {}
    for begin in lost:
        count, reached, todo = 1, [begin], [begin]
        crowd_of[begin] = begin
        while todo:
            first, last, _ = tasks[todo.pop()]
            for number, at in pairs:
                if first <= places[number] <= last and crowd_of.get(at, -1) != begin:
                    if at not in crowd_of:
                        crowd_of[at] = begin
                        reached.append(at)
                        todo.append(at)
                    else:
                        more, others = crowds.pop(crowd_of[at])
                        count += more
                        reached += others
                        crowd_of.update(dict.fromkeys(others, begin))
        crowds[begin] = count, reached
    return sorted(((count, frozenset(crowd)) for count, crowd in crowds.values()), key=lambda one: min(one[1]))


def _long(tasks: Sequence[tuple[int, int, int]], places: Sequence[int]) -> int:
    """Conferences of different lengths one person must miss at least.

    The most worth that can be matched, a part of a conference of h half days being worth 1/h: the greedy order by worth is best, windows
    matched to places being a matroid, so it is the sum of what each length adds to the greatest matching of the shorter ones.

    >>> _long([(0, 1, 2), (0, 1, 2), (0, 1, 1), (4, 9, 3)], range(10))
    2
    """
    room = [(place, 1) for place in places]
    worth = before = 0
    for longest in sorted({size for _, _, size in tasks}):
        parts = [(first, last) for first, last, size in tasks if size <= longest for _ in range(size)]
        matched = len(_matched(parts, room)[0])
        worth += (matched - before) * (_SCALE // longest)
        before = matched
    return len(tasks) - worth // _SCALE


def _together(deficits: Sequence[tuple[int, frozenset[int]]]) -> int:
    """Units missed at least when each set of units lacks so many places: weights of people in halves, climbed one by one."""
    if not deficits:
        return 0
    sharing: dict[int, list[int]] = {}
    for person, (_, units) in enumerate(deficits):
        for unit in units:
            sharing.setdefault(unit, []).append(person)
    shared = [people for people in sharing.values() if len(people) > 1]
    of: list[list[list[int]]] = [[] for _ in deficits]
    for people in shared:
        for person in people:
            of[person].append(people)
    best = 0
    for begin in (2, 1):
        weight = [begin] * len(deficits)
        better = True
        while better:
            better = False
            for person, (lacking, _) in enumerate(deficits):
                gains = []
                for tried in (0, 1, 2):
                    over = sum(max(0, sum(weight[p] for p in people if p != person) + tried - 2) for people in of[person])
                    gains.append(lacking * tried - over)
                chosen = max(range(3), key=lambda tried: (gains[tried], tried))
                if gains[chosen] > gains[weight[person]]:
                    weight[person], better = chosen, True
        value = sum(lacking * weight[person] for person, (lacking, _) in enumerate(deficits))
        value -= sum(max(0, sum(weight[p] for p in people) - 2) for people in shared)
        best = max(best, -(-value // 2))
    return best


def least_fullest(board: Board, cuts: Sequence[Cut], unplaced: int) -> int:
    """Conferences on the fullest day, at least, of any plan with at most `unplaced` free units left over, under the loosest of the cuts.

    Counting: what must lie in an interval of days, less the longest left over, spread evenly.
    """
    fixed = max(board.base, default=0)
    return max(fixed, min((_fullest(board, cut, unplaced) for cut in cuts), default=0))


def _fullest(board: Board, cut: Cut, unplaced: int) -> int:
    count = len(board.days)
    ending: list[dict[int, tuple[int, int]]] = [{} for _ in range(count)]
    for unit in board.free:
        pilot, size = board.requests[unit].pilot, board.size(unit)
        inside = [s for s in board.starts[unit] if (board.end(unit, s) <= cut.pilots_end if pilot else s >= cut.others_begin)]
        if not inside:
            unplaced -= 1
            continue
        low, high = inside[0] // 2, board.end(unit, inside[-1]) // 2
        touched, double = ending[high].get(low, (0, 0))
        ending[high][low] = (touched + (2 if size == 3 else 1), double + (size == 3))
    unplaced = max(0, unplaced)
    opened = [0, *board.open_days]
    for day in range(1, count + 1):
        opened[day] += opened[day - 1]
    worst = 0
    for low in sorted({begin for each in ending for begin in each}):
        touched = double = base = 0
        for high in range(low, count):
            base += board.base[high]
            for begin, (more, more_double) in ending[high].items():
                if begin >= low:
                    touched, double = touched + more, double + more_double
            days = opened[high + 1] - opened[low]
            if days:
                spared = min(unplaced, double) * 2 + max(0, unplaced - double)
                worst = max(worst, -(-(base + touched - spared) // days))
    return worst
