"""Why a unit has no date, in words an office can act on: its window, a person wanted too often, too full days, the pilots before it.

>>> from nhiemky.domain.conference import ConferenceRequest, PlanningRules
>>> from nhiemky.scheduling.conferences.board import lay_out
>>> asked = [ConferenceRequest(name, ("Bà Hai",), False, date(2023, 5, 8), date(2023, 5, 8), 1) for name in "ABC"]
>>> [reason] = reasons(lay_out(asked, PlanningRules()), [0, 1, -1])
>>> reason.why
'3 hội nghị cần Bà Hai trong ngày 08/5/2023 (cần 3 buổi), mà Bà Hai chỉ còn 2 buổi: A, B, C.'
>>> reason.people, reason.units
(('Bà Hai',), ('A', 'B', 'C'))

Promise: what is said is so, without looking at the plan's other choices, where counting shows it; where only the whole shows it, the units
named cannot all be placed together, and could be if any of them were taken away (`misfit`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nhiemky.domain.conference import Unplaced
from nhiemky.scheduling.conferences.board import NO_LIMIT, Board
from nhiemky.scheduling.conferences.misfit import smallest_misfit
from nhiemky.scheduling.conferences.seats import ALL, Cut, allowed
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number

_NAMED = 8
"""Units named in a sentence; all of them are in `units`."""
_SEARCHED = 5
"""Units without a date for which the smallest misfit is looked for; the others are told what stands in their way."""


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Units that must lie between two half days (or days) and want more than there is."""

    units: tuple[int, ...]
    first: int
    last: int
    wanted: int
    there: int


def reasons(board: Board, at: Sequence[int]) -> Iterator[Unplaced]:
    """One for each unit without a place (at[u] < 0), in the order of the requests."""
    missing = [unit for unit, start in enumerate(at) if start < 0]
    if not missing:
        return
    teller = _Teller(board, at)
    for unit in missing:
        yield teller.why(unit)


class _Teller:
    def __init__(self, board: Board, at: Sequence[int]) -> None:
        self.board, self.at = board, at
        self.free = frozenset(board.free)
        self.of: list[list[int]] = [[] for _ in board.people]
        for unit in board.free:
            for person in board.who[unit]:
                self.of[person].append(unit)
        self.searched = 0
        self.crowds: dict[tuple[int, Cut, int, int], _Crowd | None] = {}
        requests = board.requests
        placed = [unit for unit in board.free if at[unit] >= 0]
        ends = [board.end(unit, at[unit]) for unit in placed if requests[unit].pilot]
        begins = [at[unit] for unit in placed if not requests[unit].pilot]
        first = min(begins, default=NO_LIMIT)
        latest = max((end for end in range(min(first, board.slots)) if board.after(end) <= first), default=-1) if begins else NO_LIMIT
        self.cut = Cut(latest, board.after(max(ends)) if ends else 0)
        self.pilots_end = max(ends, default=-1)
        self.spans = {cut: self._spans(cut) for cut in (ALL, self.cut)}

    def _spans(self, cut: Cut) -> dict[int, tuple[int, int]]:
        """First and last half day of every free unit that has a place at all."""
        board = self.board
        each = enumerate(allowed(board, cut))
        return {unit: (starts[0], board.end(unit, starts[-1])) for unit, starts in each if starts and unit in self.free}

    def why(self, unit: int) -> Unplaced:
        """The nearest reason that counting shows; else the smallest misfit; else what stands in the way."""
        if unit in self.board.denied:
            return self._denied(unit)
        if not self.board.starts[unit]:
            return self._nowhere(unit)
        for cut in dict.fromkeys((ALL, self.cut)):
            if unit not in self.spans[cut]:
                return self._too_late(unit)
            if found := self._crowded(unit, cut):
                return found
        if self.searched < _SEARCHED and len(self.free) <= 400:
            self.searched += 1
            if found := self._misfit(unit):
                return found
        return self._in_way(unit)

    def _told(self, unit: int, why: str, people: Iterable[int] = (), units: Iterable[int] = ()) -> Unplaced:
        names = tuple(self.board.people[person] for person in people)
        return Unplaced(self.board.requests[unit].unit, why, names, tuple(self.board.requests[each].unit for each in units))

    def _denied(self, unit: int) -> Unplaced:
        request = self.board.requests[unit]
        blocker = self.board.denied[unit]
        if not blocker:
            return self._told(unit, f"Đã ấn định {request.fixed} nhưng hội nghị {length_words(request.half_days)} không bắt đầu được ở đó.")
        person, _, other = blocker.partition(": ")
        who = [at for at, name in enumerate(self.board.people) if name == person]
        others = [at for at, each in enumerate(self.board.requests) if each.unit == other and at != unit]
        return self._told(unit, f"Đã ấn định {request.fixed}, nhưng buổi ấy {person} có {other}.", who, others[:1])

    def _nowhere(self, unit: int) -> Unplaced:
        """No place even if it were alone."""
        board, request = self.board, self.board.requests[unit]
        rules = board.rules
        if request.first > request.last:
            return self._told(unit, f"Khoảng ngày ngược: từ {format_day(request.first)} đến {format_day(request.last)}.")
        first = max(request.first, rules.not_before) if rules.not_before else request.first
        window = days_words(request.first, request.last)
        if first > request.last:
            return self._told(unit, f"Khoảng ngày {window} đã qua: không xếp hội nghị trước ngày {format_day(first)}.")
        days = rules.open_days(first, request.last)
        if not days:
            return self._told(unit, f"Không có ngày làm việc nào {window}.")
        shapes = [start for start in range(board.slots) if board.takes[request.half_days][start] and board.days[start // 2] in days]
        inside = [s for s in shapes if all(first <= board.days[slot // 2] <= request.last for slot in board.takes[request.half_days][s])]
        if not inside:
            return self._told(unit, f"Cần {length_words(request.half_days)}, mà {window} chỉ có {_count(len(days))} ngày làm việc.")
        if not request.pilot and all(start < board.begin_from for start in inside):
            after = self._day(board.begin_from)
            return self._told(unit, f"Phải họp sau các đơn vị làm điểm, sớm nhất từ {after}, mà hạn là {format_day(request.last)}.")
        if request.pilot and all(board.end(unit, start) > board.end_by for start in inside):
            return self._told(unit, f"Là đơn vị làm điểm, phải xong trước các đơn vị khác, mà đã có đơn vị ấn định trước ({window}).")
        busy = [person for person in board.who[unit] if any(slot in board.held[person] for s in inside for slot in board.takes[1][s])]
        if busy:
            names = _names([board.people[person] for person in busy])
            return self._told(unit, f"Không còn {length_words(request.half_days)} nào {window} mà {names} không bận.", busy)
        return self._told(unit, f"Mọi ngày {window} đã đủ số hội nghị ấn định.")

    def _too_late(self, unit: int) -> Unplaced:
        """It has places, but none beside the pilots (or the others) of this plan."""
        board, request = self.board, self.board.requests[unit]
        if request.pilot:
            others = [each for each in board.free if not board.requests[each].pilot and self.at[each] >= 0]
            first = min(others, key=lambda each: self.at[each])
            why = f"Là đơn vị làm điểm, phải xong{self._gap()} trước khi đơn vị khác bắt đầu ({board.slot(self.at[first])}: "
            why += f"{board.requests[first].unit}), mà khoảng ngày của mình bắt đầu từ {format_day(request.first)}."
            return self._told(unit, why, (), [first, unit])
        pilots = [each for each in board.free if board.requests[each].pilot and self.at[each] >= 0]
        last = max(pilots, key=lambda each: board.end(each, self.at[each]))
        end = board.slot(board.end(last, self.at[last]))
        why = (
            f"Đơn vị làm điểm {board.requests[last].unit} kết thúc {end}{self._gap()} nên sớm nhất là {self._day(self.cut.others_begin)}, "
        )
        return self._told(unit, f"{why}mà hạn của đơn vị là {format_day(request.last)}.", (), [last, unit])

    def _gap(self) -> str:
        gap = self.board.rules.gap_after_pilot
        return f", cách {_count(gap)} ngày làm việc," if gap else ""

    def _day(self, slot: int) -> str:
        return str(self.board.slot(slot)) if slot < self.board.slots else "sau mọi ngày đang xét"

    def _crowded(self, unit: int, cut: Cut) -> Unplaced | None:
        """A person wanted too often, or days too full, in the smallest set that counting shows."""
        spans = self.spans[cut]
        found = [
            (crowd, person)
            for person in self.board.who[unit]
            if (crowd := self._crowd(unit, self.of[person], spans, self._room(person), (person, cut)))
        ]
        after = ""
        if cut != ALL and self.pilots_end >= 0 and not self.board.requests[unit].pilot:
            after = f" (sau khi các đơn vị làm điểm kết thúc {self.board.slot(self.pilots_end)}{self._gap().rstrip(',')})"
        if found:
            crowd, person = min(found, key=lambda one: len(one[0].units))
            name = self.board.people[person]
            when = days_words(self.board.days[crowd.first // 2], self.board.days[crowd.last // 2])
            need = f"cần {_count(crowd.wanted)} buổi"
            why = f"{_count(len(crowd.units))} hội nghị cần {name} {when}{after} ({need}), mà {name} chỉ còn {_count(crowd.there)} buổi: "
            return self._told(unit, f"{why}{self._list(crowd.units)}.", [person], crowd.units)
        if self.board.rules.capacity_per_day is None:
            return None
        days = {each: (2 * (first // 2), 2 * (last // 2)) for each, (first, last) in spans.items()}
        room = [each for pair in self.board.room for each in (min(pair, len(days)), 0)]
        if crowded := self._crowd(unit, list(days), days, room, (-1, cut), whole=False):
            when = days_words(self.board.days[crowded.first // 2], self.board.days[crowded.last // 2])
            why = f"{_count(len(crowded.units))} hội nghị phải họp {when}{after}, mà các ngày ấy chỉ nhận {_count(crowded.there)}"
            return self._told(unit, f"{why}: {self._list(crowded.units)}.", (), crowded.units)
        return None

    def _room(self, person: int) -> list[int]:
        held = self.board.held[person]
        return [int(slot not in held) for slot in range(self.board.slots)]

    def _crowd(
        self,
        unit: int,
        units: Sequence[int],
        spans: dict[int, tuple[int, int]],
        room: Sequence[int],
        about: tuple[int, Cut],
        *,
        whole: bool = True,
    ) -> _Crowd | None:
        """The fewest units, `unit` among them, that want more than lies between their first and last half day.

        about: whose, under which cut.
        """
        first, last = spans[unit]
        key = (*about, first, last)
        if key not in self.crowds:
            self.crowds[key] = self._crowd_over(first, last, units, spans, room, whole=whole)
        found = self.crowds[key]
        if found is None or unit in found.units:
            return found
        more = self.board.size(unit) if whole else 1  # others with the same last half day were enough: it stands with them
        return replace(found, units=tuple(sorted((*found.units, unit))), wanted=found.wanted + more)

    def _crowd_over(
        self, first: int, last: int, units: Sequence[int], spans: dict[int, tuple[int, int]], room: Sequence[int], *, whole: bool
    ) -> _Crowd | None:
        """The fewest units that want more than there is between two half days, the first at most `first`, the other `last` or later."""
        before = [0]
        for each in room:
            before.append(before[-1] + each)
        best: _Crowd | None = None
        mine = sorted((each for each in units if each in spans), key=lambda each: (spans[each][1], each))
        for low in sorted({spans[each][0] for each in mine if spans[each][0] <= first}):
            wanted, inside = 0, []
            for each in mine:
                if spans[each][0] < low:
                    continue
                wanted += self.board.size(each) if whole else 1
                inside.append(each)
                high = spans[each][1]
                there = before[high + 1 if whole else high + 2] - before[low]
                if high >= last and wanted > there:
                    if best is None or len(inside) < len(best.units):
                        best = _Crowd(tuple(sorted(inside)), low, high, wanted, there)
                    break
        return best

    def _misfit(self, unit: int) -> Unplaced | None:
        units = smallest_misfit(self.board, unit)
        if not units:
            return None
        wanting: dict[int, int] = {}
        for each in units:
            for person in self.board.who[each]:
                wanting[person] = wanting.get(person, 0) + 1
        people = sorted((person for person, count in wanting.items() if count > 1), key=lambda person: (-wanting[person], person))
        if len(units) == 1:
            return None
        spans = [self.spans[ALL][each] for each in units]
        when = days_words(self.board.days[min(span[0] for span in spans) // 2], self.board.days[max(span[1] for span in spans) // 2])
        cause = f"vướng {_names([self.board.people[person] for person in people])}" if people else "vướng thứ tự và số hội nghị mỗi ngày"
        pilots = ", có đơn vị phải làm điểm trước" if len({self.board.requests[each].pilot for each in units}) > 1 else ""
        why = f"{_count(len(units))} hội nghị không thể cùng xếp {when} ({cause}{pilots}): {self._list(units)}."
        return self._told(unit, why, people, units)

    def _in_way(self, unit: int) -> Unplaced:
        """Who sits where it might have been."""
        board = self.board
        people: dict[int, None] = {}
        units: dict[int, None] = {}
        sits = {
            (person, slot): other
            for other, start in enumerate(self.at)
            if start >= 0
            for person in board.who[other]
            for slot in board.takes[board.size(other)][start]
        }
        for start in allowed(board, self.cut)[unit]:
            for slot in board.takes[board.size(unit)][start]:
                for person in board.who[unit]:
                    if (person, slot) in sits:
                        people[person] = units[sits[person, slot]] = None
        request = board.requests[unit]
        window = days_words(request.first, request.last)
        if not people:
            return self._told(unit, f"Mọi ngày {window} đã đủ số hội nghị mỗi ngày.", (), [unit])
        names = _names([board.people[person] for person in people])
        why = f"Mọi buổi {window} đều có người phải dự ở nơi khác ({names}): {self._list(list(units))}."
        return self._told(unit, why, people, [*units, unit])

    def _list(self, units: Sequence[int]) -> str:
        return _names([self.board.requests[unit].unit for unit in units])


def length_words(half_days: int) -> str:
    """ "một buổi", "một ngày", "một ngày rưỡi"."""
    return {1: "một buổi", 2: "một ngày", 3: "một ngày rưỡi"}[half_days]


def days_words(first: date, last: date) -> str:
    """ "trong ngày 08/5/2023" or "từ 08/5/2023 đến 09/5/2023"."""
    return f"trong ngày {format_day(first)}" if first == last else f"từ {format_day(first)} đến {format_day(last)}"


def _count(number: int) -> str:
    return format_number(number)


def _names(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    more = f" và {_count(len(names) - _NAMED)} nữa" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
