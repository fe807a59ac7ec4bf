"""Conferences made up for tests, a judge of plans written apart from the solver, and every plan of a tiny instance."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from nhiemky.domain.conference import ConferencePlan, ConferenceRequest, PlannedSession, PlanningRules, Slot

MONDAY = date(2026, 3, 2)


def asked(unit: str, who: str = "", days: tuple[int, int] = (0, 0), half_days: int = 1, *, pilot: bool = False) -> ConferenceRequest:
    """A request by people separated by blanks and days counted from a Monday."""
    first, last = (MONDAY + timedelta(days=day) for day in days)
    return ConferenceRequest(unit, tuple(who.split()), pilot, first, last, half_days)


def tiny(random: Random) -> tuple[list[ConferenceRequest], PlanningRules]:
    """A few conferences with everything that can go wrong in a plan."""
    count, days = random.randint(1, 6), random.randint(1, 4)
    people = "pqrs"[: random.randint(1, 4)]
    first = MONDAY + timedelta(days=random.choice((0, 0, 3)))
    requests = []
    for at in range(count):
        begin = random.randrange(days)
        last = random.randrange(begin, days)
        who = tuple(random.sample(people, random.randint(0, min(2, len(people)))))
        requests.append(
            ConferenceRequest(
                f"U{at}",
                who,
                random.random() < 0.3,
                first + timedelta(days=begin),
                first + timedelta(days=last),
                random.choice((1, 1, 2, 3)),
            )
        )
    busy = {}
    if random.random() < 0.3:
        busy = {random.choice(people): frozenset({Slot(first, "AM"), Slot(first + timedelta(days=1), "PM")})}
    closed = frozenset({first + timedelta(days=1)}) if random.random() < 0.2 else frozenset()
    return requests, PlanningRules(
        capacity_per_day=random.choice((None, None, 1, 2)),
        gap_after_pilot=random.choice((0, 0, 1, 2)),
        closed=closed,
        weekends=random.random() < 0.3,
        busy=busy,
    )


def is_open(day: date, rules: PlanningRules) -> bool:
    return day not in rules.closed and (rules.weekends or day.weekday() < 5 or day in rules.worked)


def following(day: date, rules: PlanningRules) -> date:
    day += timedelta(days=1)
    while not is_open(day, rules):
        day += timedelta(days=1)
    return day


def faults(requests: Sequence[ConferenceRequest], rules: PlanningRules, sessions: Sequence[PlannedSession]) -> list[str]:
    """What is wrong with a plan, by the words of the contract."""
    found = []
    of_unit: dict[str, list[Slot]] = defaultdict(list)
    for session in sessions:
        of_unit[session.unit].append(session.slot)
    by_name = {request.unit: request for request in requests}
    seats: Counter[tuple[str, Slot]] = Counter()
    load: Counter[date] = Counter()
    for unit, slots in of_unit.items():
        request = by_name[unit]
        slots.sort()
        found += [
            f"{unit}: {slot} outside" for slot in slots if not request.first <= slot.day <= request.last or not is_open(slot.day, rules)
        ]
        if len(slots) != request.half_days:
            found.append(f"{unit}: {len(slots)} half days")
        elif request.half_days > 1 and not (slots[0] == Slot(slots[0].day, "AM") and slots[1] == Slot(slots[0].day, "PM")):
            found.append(f"{unit}: not one day")
        elif request.half_days == 3 and slots[2] != Slot(following(slots[0].day, rules), "AM"):
            found.append(f"{unit}: not the next morning")
        for slot in slots:
            seats.update((person, slot) for person in set(request.attendees))
            found += [f"{unit}: {person} is busy {slot}" for person in request.attendees if slot in rules.busy.get(person, ())]
        load.update({slot.day for slot in slots})
    found += [f"{person} twice {slot}" for (person, slot), count in seats.items() if count > 1]
    if rules.capacity_per_day is not None:
        found += [f"{day}: {count} conferences" for day, count in load.items() if count > rules.capacity_per_day]
    pilots = [max(slots) for unit, slots in of_unit.items() if by_name[unit].pilot]
    others = [min(slots) for unit, slots in of_unit.items() if not by_name[unit].pilot]
    if pilots and others and not may_follow(max(pilots), min(others), rules):
        found.append("others begin before the pilots end")
    return found


def may_follow(end: Slot, begin: Slot, rules: PlanningRules) -> bool:
    """Whether one may begin when the pilots ended, with so many whole open days between."""
    if begin <= end:
        return False
    if not rules.gap_after_pilot:
        return True
    between = [end.day + timedelta(days=step) for step in range(1, (begin.day - end.day).days)]
    return begin.day > end.day and sum(is_open(day, rules) for day in between) >= rules.gap_after_pilot


def best(requests: Sequence[ConferenceRequest], rules: PlanningRules) -> tuple[int, int]:
    """(fewest unplaced, then conferences on the fullest day) by trying everything."""
    choices = [list(every_place(request, rules)) for request in requests]
    least = [len(requests) + 1, 0]

    def go(at: int, chosen: list[tuple[Slot, ...] | None], missing: int) -> None:
        if missing > least[0]:
            return
        if at == len(requests):
            sessions = [
                PlannedSession(request.unit, slot.day, slot.half, request.attendees)
                for request, slots in zip(requests, chosen, strict=True)
                for slot in slots or ()
            ]
            if not faults(requests, rules, sessions):
                load = Counter(day for slots in chosen for day in {slot.day for slot in slots or ()})
                least[:] = min(least, [missing, max(load.values(), default=0)])
            return
        for slots in choices[at]:
            taken = {
                (person, slot)
                for slots_, request in zip(chosen, requests, strict=False)
                for person in request.attendees
                for slot in slots_ or ()
            }
            if not any((person, slot) in taken for person in requests[at].attendees for slot in slots):
                go(at + 1, [*chosen, slots], missing)
        go(at + 1, [*chosen, None], missing + 1)

    go(0, [], 0)
    return least[0], least[1]


def every_place(request: ConferenceRequest, rules: PlanningRules) -> Iterator[tuple[Slot, ...]]:
    days = [request.first + timedelta(days=step) for step in range((request.last - request.first).days + 1)]
    days = [day for day in days if is_open(day, rules)]
    if request.half_days == 1:
        for day in days:
            yield (Slot(day, "AM"),)
            yield (Slot(day, "PM"),)
    elif request.half_days == 2:
        for day in days:
            yield Slot(day, "AM"), Slot(day, "PM")
    else:
        for day, after in pairwise(days):
            yield Slot(day, "AM"), Slot(day, "PM"), Slot(after, "AM")


def office(random: Random, units: int, people: int, days: int, *, two: float = 0.2) -> tuple[list[ConferenceRequest], PlanningRules]:
    """An office's year: one in twenty a pilot, windows of one to four weeks, some conferences with two members of the committee."""
    rules = PlanningRules()
    opened = rules.open_days(MONDAY, MONDAY + timedelta(days=2 * days))[:days]
    requests = []
    for at in range(units):
        pilot = random.random() < 0.05
        begin = 0 if pilot else random.randrange(days // 8, days - 2)
        last = max(2, days // 8) if pilot else min(days - 1, begin + random.randrange(5, 20))
        who = random.sample(range(people), 2 if random.random() < two else 1)
        requests.append(ConferenceRequest(f"Đơn vị {at}", tuple(f"Đồng chí {p}" for p in who), pilot, opened[begin], opened[last], 1))
    return requests, rules


def value(plan: ConferencePlan) -> tuple[int, int]:
    """What a plan is worth."""
    return len(plan.unplaced), plan.max_per_day
