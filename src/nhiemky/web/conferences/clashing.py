"""What is wrong with a calendar as it stands, each in words with the nearest way out; and every half day a conference may move to.

>>> [each.words for each in troubles_of(calendar, sheet)]                 # doctest: +SKIP
['Sáng 17/5: 07:30 dự Sở Xây dựng, 08:00 dự CTCP Cảng Cửa Lạch.']

What clashes and where there is room is said by `scheduling.conferences`; here it gets its words and its button.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import cast

from nhiemky.domain.conference import HALF_NAMES, ConferenceRequest, Half, PlannedSession, Slot
from nhiemky.scheduling.conferences.clashes import clashes, faults, free_slots
from nhiemky.vietnamese.days import format_day
from nhiemky.web.conferences.models import Calendar, Conference
from nhiemky.web.conferences.solving import Sheet, taken
from nhiemky.web.conferences.words import short_day, slot_words

SEARCHES = 24
"""Ways out looked for on one page: each looks at the whole calendar."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A half day a conference may begin in. left: conferences the day may still take, None without a limit."""

    slot: Slot
    starts: time
    left: int | None = None

    @property
    def value(self) -> str:
        """As forms carry it: "2023-05-17 PM"."""
        return f"{self.slot.day.isoformat()} {self.slot.half}"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is in the way of publishing. kind: clash | busy | unplaced | window | full.

    conference: the one to move; days: where it shows; offer: the nearest way out, hint: why that one.
    """

    kind: str
    title: str
    words: str
    conference: Conference
    day: date | None = None
    others: tuple[int, ...] = ()
    person: str = ""
    offer: Offer | None = None
    hint: str = ""


@dataclass(slots=True)
class Look:
    """An index of the sheet: its sessions, requests by unit, conferences a day. searches: how many are left."""

    calendar: Calendar
    sheet: Sheet
    sessions: tuple[PlannedSession, ...] = ()
    asked: dict[str, ConferenceRequest] = field(default_factory=dict)
    a_day: Counter[date] = field(default_factory=Counter)
    searches: int = SEARCHES

    def __post_init__(self) -> None:
        self.sessions = self.sheet.sessions()
        self.asked = {each.unit: each for each in self.sheet.requests}
        self.a_day.update(day for _, day in {(each.unit, each.day) for each in self.sessions})

    def starts(self, half: str) -> time:
        """The usual hour of a half day."""
        return self.calendar.afternoon if half == "PM" else self.calendar.morning

    def offers(self, row: Conference, name: str) -> list[Offer]:
        """Every half day the conference may begin in instead, nearest first; () once there were searches enough."""
        if self.searches <= 0:
            return []
        self.searches -= 1
        rules = self.sheet.rules
        now = Slot(row.day, cast(Half, row.half)) if row.day else None
        free = free_slots(self.asked[name], self.sessions, rules, self.sheet.requests)
        return [Offer(slot, self.starts(slot.half), self._left(row, slot)) for slot in free if slot != now]

    def why_not(self, row: Conference, name: str, slot: Slot) -> str:
        """Why a conference cannot begin there; "" where it can or where it would only clash."""
        rules, request = self.sheet.rules, self.asked[name]
        slots = rules.taken_from(slot, row.half_days)
        if not slots:
            return "hội nghị cả ngày bắt đầu từ buổi sáng"
        if any(not rules.is_open(each.day) for each in slots):
            return "là ngày nghỉ"
        if not request.first <= slots[0].day <= slots[-1].day <= request.last:
            return f"ngoài khung ngày của đơn vị, {format_day(request.first)} đến {format_day(request.last)}"
        return ""

    def _left(self, row: Conference, slot: Slot) -> int | None:
        if self.calendar.capacity is None:
            return None
        mine = {each.day for each in taken(row, self.sheet.rules)}
        days = {each.day for each in self.sheet.rules.taken_from(slot, row.half_days)}
        return min((self.calendar.capacity - self.a_day[day] + (day in mine) for day in days), default=0)


def troubles_of(calendar: Calendar, sheet: Sheet) -> list[Trouble]:
    """Everything in the way, by day; conferences that are held or fixed are not offered to move where another can."""
    look = Look(calendar, sheet)
    found = [*_clashes(look), *_misplaced(look), *_unplaced(look)]
    return sorted(found, key=lambda each: (each.day or date.max, each.conference.entry.order, each.words))


def offers_of(calendar: Calendar, sheet: Sheet, conference: Conference) -> list[Offer]:
    """All free half days of one conference ("Cách khác"), earliest first."""
    name = sheet.names.get(conference.pk)
    found = Look(calendar, sheet).offers(sheet.conferences[name], name) if name else []
    return sorted(found, key=lambda offer: offer.slot)


def short_name(row: Conference) -> str:
    """ "Sở Xây dựng" of "Đảng bộ Sở Xây dựng": enough within a sentence."""
    name = row.entry.name
    for kind in ("Đảng bộ ", "Chi bộ "):
        if name.startswith(kind) and len(name) > len(kind) + 3:
            return name.removeprefix(kind)
    return name


def _clashes(look: Look) -> Iterator[Trouble]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for clash in clashes(look.sessions, look.sheet.rules):
        key = (clash.person, tuple(sorted(clash.units)))
        if key in seen:
            continue
        seen.add(key)
        rows = [look.sheet.conferences[unit] for unit in clash.units]
        rows.sort(key=lambda row: (row.starts or time(), row.entry.order))
        row, offer = _way_out(look, rows)
        at = slot_words(clash.slot.day, clash.slot.half).capitalize()
        if len(rows) == 1:
            title, words = f"Đồng chí {clash.person} bận", f"{at} đồng chí bận việc khác, vẫn xếp dự {short_name(row)}."
        else:
            places = (f"{one.starts:%H:%M} dự {short_name(one)}" if one.starts else f"dự {short_name(one)}" for one in rows)
            title, words = f"Trùng lịch đồng chí {clash.person}", f"{at}: {', '.join(places)}."
        kind = "busy" if len(rows) == 1 else "clash"
        others = tuple(one.pk for one in rows)
        yield Trouble(kind, title, words, row, clash.slot.day, others, clash.person, offer, _hint(look, row, offer))


def _misplaced(look: Look) -> Iterator[Trouble]:
    planned = {name: row for name, row in look.sheet.conferences.items() if row.state == "planned"}
    for words in faults(look.sessions, look.sheet.requests, look.sheet.rules):
        name = next((name for name in planned if words.startswith(f"{name}: ")), None)
        if name is not None:
            row, offer = _way_out(look, [planned[name]])
            yield Trouble("window", "Ngày họp không hợp quy tắc", words, row, row.day, (row.pk,), "", offer, _hint(look, row, offer))
    for day, count in sorted(look.a_day.items()):
        if look.calendar.capacity is not None and count > look.calendar.capacity:
            rows = [look.sheet.conferences[unit] for unit in dict.fromkeys(each.unit for each in look.sessions if each.day == day)]
            row, offer = _way_out(look, rows)
            words = f"Ngày {format_day(day)} có {count} hội nghị, nhiều nhất {look.calendar.capacity}."
            yield Trouble("full", "Quá số hội nghị một ngày", words, row, day, (), "", offer, _hint(look, row, offer))


def _unplaced(look: Look) -> Iterator[Trouble]:
    for name, row in look.sheet.conferences.items():
        if row.day is None:
            offer = next(iter(look.offers(row, name)), None)
            why = row.why.strip().rstrip(".") or "chưa xếp"
            yield Trouble("unplaced", f"{row.entry.name} chưa có ngày", f"{why[:1].upper()}{why[1:]}.", row, None, (row.pk,), "", offer)


def _way_out(look: Look, rows: list[Conference]) -> tuple[Conference, Offer | None]:
    """Which of them to move, and to when: the nearest to where it stands; the later of them where both are near."""
    names = look.sheet.names
    movable = [row for row in reversed(rows) if row.state == "planned" and not row.fixed and not row.pilot] or [rows[-1]]
    best: tuple[int, int, Conference, Offer] | None = None
    for rank, row in enumerate(movable[:2]):
        for offer in look.offers(row, names[row.pk])[:1]:
            far = abs((offer.slot.day - row.day).days) if row.day else 0
            if best is None or (far, rank) < best[:2]:
                best = (far, rank, row, offer)
    return (best[2], best[3]) if best else (movable[0], None)


def _hint(look: Look, row: Conference, offer: Offer | None) -> str:
    if offer is None and look.searches <= 0:
        return ""
    if offer is None:
        return "Trong khung ngày của đơn vị không còn buổi nào mọi người dự đều rảnh; nới khung ngày hoặc đổi người dự."
    who = "đồng chí rảnh" if len(look.sheet.attendees[row.pk]) < 3 else "người dự đều rảnh"
    if offer.slot.day == row.day:
        return f"{offer.starts:%H:%M} cùng ngày {who}."
    room = "" if offer.left is None else f", ngày ấy còn {offer.left} chỗ"
    return f"{HALF_NAMES[offer.slot.half].capitalize()} {short_day(offer.slot.day)} {who}{room}."
