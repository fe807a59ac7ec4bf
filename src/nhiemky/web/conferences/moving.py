"""One conference moved by hand; a calendar repaired with the fewest moves, shown before they are applied.

>>> move(actor, conference, Slot(date(2023, 5, 17), "PM"), conference.version)                        # doctest: +SKIP
>>> moves = repair_moves(calendar, today)                                                            # doctest: +SKIP
>>> apply_moves(actor, calendar, [each.token for each in moves])                                     # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from nhiemky.domain.conference import Slot
from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.conferences.repair import repair
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.conferences.access import require_office
from nhiemky.web.conferences.clashing import Look
from nhiemky.web.conferences.models import Calendar, Conference
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.conferences.telling import log, tell_units
from nhiemky.web.conferences.words import STATES, at_words, when


@dataclass(frozen=True, slots=True)
class Move:
    """One conference that would go from where it is to `slot`; None: it would lose its day."""

    conference: Conference
    slot: Slot | None
    starts: time

    @property
    def before(self) -> str:
        return when(self.conference)

    @property
    def after(self) -> str:
        return at_words(self.slot.day, self.slot.half, self.starts) if self.slot else "chưa có ngày"

    @property
    def token(self) -> str:
        """What a form carries back: conference, its version, where to."""
        where = f"{self.slot.day.isoformat()}:{self.slot.half}" if self.slot else ""
        return f"{self.conference.uuid}|{self.conference.version}|{where}"


def move(actor: Actor, conference: Conference, slot: Slot, version: int, *, starts: time | None = None, reason: str = "") -> Conference:
    """To another half day of its window. A clash is allowed (it is shown, and stops publishing); a day nobody may meet on is not."""
    calendar = conference.calendar
    require_office(actor, calendar, "chuyển ngày hội nghị")
    _movable(conference)
    sheet = sheet_of(calendar, clock.today())
    name = sheet.names.get(conference.pk)
    if name is None:
        raise Refusal("conference_settled", unit=conference.entry.name, state=STATES[conference.state])
    if why := Look(calendar, sheet).why_not(sheet.conferences[name], name, slot):
        raise Refusal("conference_not_a_slot", slot=str(slot), why=why)
    usual = calendar.afternoon if slot.half == "PM" else calendar.morning
    with Change(actor, "conference.moved", reason=reason) as change:
        before = when(conference)
        _put(conference, slot, starts or usual, version, actor, reason)
        _changed(calendar, [conference], actor)
        change.of(
            conference, name=str(conference), organisation_id=calendar.organisation_id, before={"when": before},
            after={"when": when(conference)},
        )  # fmt: skip
    return conference


def repair_moves(calendar: Calendar, today: date) -> list[Move]:
    """The fewest conferences that must leave their half day so that nobody is in two places and all have one; nothing is written."""
    sheet = sheet_of(calendar, today)
    found = repair(sheet.requests, sheet.rules)
    starts: dict[str, Slot] = {}
    for session in found.sessions:
        starts[session.unit] = min(session.slot, starts.get(session.unit, session.slot))
    moves = []
    for name, row in sheet.conferences.items():
        slot = starts.get(name)
        now = Slot(row.day, row.half) if row.day else None  # type: ignore[arg-type]
        if row.state == "planned" and slot != now:
            moves.append(Move(row, slot, calendar.afternoon if slot and slot.half == "PM" else calendar.morning))
    return moves


def apply_moves(actor: Actor, calendar: Calendar, tokens: Sequence[str]) -> list[Move]:
    """Exactly the moves that were shown; where the calendar changed meanwhile `conference_moves_stale`."""
    require_office(actor, calendar, "sửa lịch hội nghị")
    moves = repair_moves(calendar, clock.today())
    if not moves or sorted(tokens) != sorted(each.token for each in moves):
        raise Refusal("conference_moves_stale")
    with Change(actor, "conferences.repaired") as change:
        said = [f"{each.conference.entry.name}: {each.before} sang {each.after}" for each in moves]
        for each in moves:
            _put(each.conference, each.slot, each.starts, each.conference.version, actor, "")
        _changed(calendar, [each.conference for each in moves], actor)
        change.of(calendar, name=str(calendar), after={"moves": said})
    return moves


def fix(actor: Actor, conference: Conference, *, fixed: bool, version: int) -> Conference:
    """Keep the day whatever the planner does, or let it go."""
    require_office(actor, conference.calendar, "giữ ngày hội nghị")
    if conference.day is None:
        raise Refusal("conference_without_day", unit=conference.entry.name)
    with Change(actor, "conference.fixed") as change:
        _set(conference, version, fixed=fixed)
        log(conference, "Giữ nguyên ngày" if fixed else "Cho xếp lại ngày", actor)
        change.of(conference, name=str(conference), organisation_id=conference.calendar.organisation_id, after={"fixed": fixed})
    return conference


def set_span(actor: Actor, conference: Conference, *, first: date | None, last: date | None, half_days: int, version: int) -> Conference:
    """A window of its own (None: the duty's) and how long it takes."""
    require_office(actor, conference.calendar, "sửa khung ngày hội nghị")
    _movable(conference)
    if half_days not in (1, 2, 3):
        raise Refusal("conference_length_wrong", half_days=half_days)
    if first and last and last < first:
        raise Refusal("conference_away_wrong", first=first, last=last)
    with Change(actor, "conference.span_set") as change:
        _set(conference, version, first=first, last=last, half_days=half_days)
        change.of(
            conference, name=str(conference), organisation_id=conference.calendar.organisation_id,
            after={"first": first, "last": last, "half_days": half_days},
        )  # fmt: skip
    return conference


def pass_gate(actor: Actor, conference: Conference, reason: str) -> Conference:
    """The date may be final although the draft is not cleared: why, and who says so."""
    require_office(actor, conference.calendar, "cho họp khi dự thảo chưa thông qua")
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("conference_reason_missing")
    with Change(actor, "conference.gate_passed", reason=reason) as change:
        _set(conference, conference.version, passed_reason=reason, passed_by=actor.name[:200], passed_at=clock.now())
        log(conference, f"Cho họp khi dự thảo chưa thông qua: {reason}", actor)
        change.of(conference, name=str(conference), organisation_id=conference.calendar.organisation_id, after={"by": actor.name})
    return conference


def _movable(conference: Conference) -> None:
    if conference.state != "planned":
        raise Refusal("conference_settled", unit=conference.entry.name, state=STATES[conference.state])


def _put(row: Conference, slot: Slot | None, starts: time, version: int, actor: Actor, reason: str) -> None:
    row.said = when(row)  # type: ignore[attr-defined]
    facts = {"day": slot.day, "half": slot.half, "starts": starts, "why": ""} if slot else {"day": None, "starts": None}
    _set(row, version, **facts)
    log(row, f"Chuyển từ {row.said} sang {when(row)}" + (f": {nfc(reason).strip()}" if reason.strip() else ""), actor)  # type: ignore[attr-defined]


def _changed(calendar: Calendar, rows: list[Conference], actor: Actor) -> None:
    """After publishing, units are told at once what changed."""
    if calendar.edition:
        Calendar.objects.filter(pk=calendar.pk).update(changed_since=True)
        tell_units(calendar, rows, actor)


def _set(row: Conference, version: int, **facts: object) -> None:
    if not Conference.objects.filter(pk=row.pk, version=version).update(version=version + 1, **facts):
        raise Refusal("conference_moved_on", unit=row.entry.name)
    for key, value in (*facts.items(), ("version", version + 1)):
        setattr(row, key, value)
