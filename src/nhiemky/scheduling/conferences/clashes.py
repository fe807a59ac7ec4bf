"""What is wrong with a calendar that people have moved by hand, in words; and where one conference could still go.

>>> from datetime import date
>>> day = date(2023, 5, 8)
>>> sessions = [PlannedSession(unit, day, "AM", ("Bà Hai",)) for unit in ("Đảng bộ A", "Đảng bộ B")]
>>> [clash] = clashes(sessions, PlanningRules())
>>> clash_words(clash)
'Bà Hai phải dự 2 hội nghị vào sáng 08/5/2023: Đảng bộ A; Đảng bộ B.'
>>> asked = ConferenceRequest("Đảng bộ B", ("Bà Hai",), False, day, date(2023, 5, 9), 1, was=Slot(day, "AM"))
>>> [str(slot) for slot in free_slots(asked, sessions, PlanningRules())]
['chiều 08/5/2023', 'sáng 09/5/2023', 'chiều 09/5/2023']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from nhiemky.domain.conference import Clash, ConferenceRequest, PlannedSession, PlanningRules, Slot
from nhiemky.rulebook.working_days import holiday, weekday
from nhiemky.scheduling.conferences.board import lay_out
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import tone_key


def clashes(sessions: Iterable[PlannedSession], rules: PlanningRules) -> tuple[Clash, ...]:
    """Everybody who is wanted in two places in one half day, by time, then by name."""
    wanted: dict[tuple[Slot, str], tuple[str, dict[str, None]]] = {}
    for session in sessions:
        for name in session.attendees:
            _, units = wanted.setdefault((session.slot, tone_key(name)), (name, {}))
            units[session.unit] = None
    busy = {(slot, tone_key(person)) for person, slots in rules.busy.items() for slot in slots}
    found = [Clash(name, slot, tuple(units)) for (slot, key), (name, units) in wanted.items() if len(units) > 1 or (slot, key) in busy]
    return tuple(sorted(found, key=lambda clash: (clash.slot, clash.person)))


def clash_words(clash: Clash) -> str:
    """One sentence: who, when, which units."""
    if len(clash.units) == 1:
        return f"{clash.person} bận việc khác vào {clash.slot} nhưng được mời dự hội nghị của {clash.units[0]}."
    return f"{clash.person} phải dự {len(clash.units)} hội nghị vào {clash.slot}: {'; '.join(clash.units)}."


def faults(sessions: Sequence[PlannedSession], requests: Sequence[ConferenceRequest], rules: PlanningRules) -> tuple[str, ...]:
    """What else breaks a rule, one sentence each: closed days, windows, too full days, pilots that end too late.

    >>> saturday = PlannedSession("A", date(2023, 5, 13), "AM", ())
    >>> faults([saturday], [ConferenceRequest("A", (), False, date(2023, 5, 8), date(2023, 5, 12), 1)], PlanningRules())
    ('A: 13/5/2023 là thứ Bảy, không xếp hội nghị.', 'A: 13/5/2023 ngoài khoảng ngày 08/5/2023 - 12/5/2023.')
    """
    asked = {request.unit: request for request in requests}
    found: list[str] = []
    for unit, day in dict.fromkeys((session.unit, session.day) for session in sorted(sessions, key=lambda session: session.slot)):
        if not rules.is_open(day):
            found.append(f"{unit}: {format_day(day)} là {holiday(day) or weekday(day)}, không xếp hội nghị.")
        request = asked.get(unit)
        if request is not None and not request.first <= day <= request.last:
            found.append(f"{unit}: {format_day(day)} ngoài khoảng ngày {format_day(request.first)} - {format_day(request.last)}.")
    load = Counter(day for _, day in {(session.unit, session.day) for session in sessions})
    most = rules.capacity_per_day
    found += [
        f"{format_day(day)}: {load[day]} hội nghị, nhiều nhất {most}." for day in sorted(load) if most is not None and load[day] > most
    ]
    return (*found, *_pilot_faults(sessions, asked, rules))


def _pilot_faults(sessions: Sequence[PlannedSession], asked: Mapping[str, ConferenceRequest], rules: PlanningRules) -> list[str]:
    pilots = [session for session in sessions if session.unit in asked and asked[session.unit].pilot]
    if not pilots:
        return []
    last = max(pilots, key=lambda session: session.slot)
    begins: dict[str, Slot] = {}
    for session in sessions:
        if session.unit in asked and not asked[session.unit].pilot:
            begins[session.unit] = min(session.slot, begins.get(session.unit, session.slot))
    after = f", cách {rules.gap_after_pilot} ngày làm việc" if rules.gap_after_pilot else ""
    words = f"phải sau đơn vị làm điểm cuối cùng ({last.unit}, kết thúc {last.slot}){after}"
    return [f"{unit}: bắt đầu {begin}, {words}." for unit, begin in begins.items() if not _after(last.slot, begin, rules)]


def _after(end: Slot, begin: Slot, rules: PlanningRules) -> bool:
    if begin <= end or not rules.gap_after_pilot:
        return begin > end
    day: date | None = end.day
    for _ in range(rules.gap_after_pilot + 1):
        day = rules.next_open(day) if day else None
    return day is not None and begin.day >= day


def free_slots(
    request: ConferenceRequest,
    sessions: Sequence[PlannedSession],
    rules: PlanningRules,
    requests: Sequence[ConferenceRequest] = (),
) -> tuple[Slot, ...]:
    """Where a conference may begin while everybody else stays; nearest first to where it is (fixed, was, or the window's beginning).

    sessions of the request's own unit do not stand in its way. requests: of the others; without them pilots and others are not told apart.
    """
    starts: dict[str, Slot] = {}
    lengths: Counter[str] = Counter()
    for session in sessions:
        if session.unit != request.unit:
            starts[session.unit] = min(session.slot, starts.get(session.unit, session.slot))
            lengths[session.unit] += 1
    pilots = {each.unit: each.pilot for each in requests}
    others = [
        ConferenceRequest(unit, (), pilots.get(unit, request.pilot), slot.day, slot.day, min(3, lengths[unit]), fixed=slot)
        for unit, slot in starts.items()
    ]
    busy: dict[str, set[Slot]] = {}
    for person, slots in rules.busy.items():
        busy.setdefault(tone_key(person), set()).update(slots)
    for session in sessions:
        for name in session.attendees if session.unit != request.unit else ():
            busy.setdefault(tone_key(name), set()).add(session.slot)
    asked = ConferenceRequest(request.unit, request.attendees, request.pilot, request.first, request.last, request.half_days)
    alone = PlanningRules(
        rules.capacity_per_day,
        rules.gap_after_pilot,
        rules.closed,
        rules.weekends,
        {person: frozenset(slots) for person, slots in busy.items()},
        rules.not_before,
        rules.worked,
    )
    board = lay_out([asked, *others], alone)
    home = request.fixed or request.was or Slot(request.first, "AM")
    found = [board.slot(start) for start in board.starts[0]]
    return tuple(sorted(found, key=lambda slot: (abs((slot.day - home.day).days), abs((slot.half == "PM") - (home.half == "PM")), slot)))
