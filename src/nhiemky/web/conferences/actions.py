"""What happens to a campaign's conference calendar as a whole.

>>> calendar = open_calendar(actor, campaign, Rules(capacity=10, gap=1), windows)                     # doctest: +SKIP
>>> propose(actor, calendar).unplaced                                                                # doctest: +SKIP
()
>>> publish(actor, calendar)                                                                         # doctest: +SKIP

Promise: every change is one event of the log; a calendar that somebody else changed meanwhile is refused (`conference_calendar_moved_on`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db.models import F

from nhiemky.domain.conference import ConferencePlan, Slot
from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.conferences.plan import plan
from nhiemky.scheduling.deadlines import last_day
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Requirement
from nhiemky.web.conferences.access import calendar_of, require_office
from nhiemky.web.conferences.clashing import troubles_of
from nhiemky.web.conferences.filling import duties_of, fill
from nhiemky.web.conferences.holding import hold
from nhiemky.web.conferences.models import Calendar, Conference, ConferenceEvent, Window
from nhiemky.web.conferences.moving import move
from nhiemky.web.conferences.solving import Sheet, sheet_of
from nhiemky.web.conferences.telling import tell_units
from nhiemky.web.conferences.words import when
from nhiemky.web.organisations.access import require

__all__ = ["Rules", "Span", "hold", "move", "open_calendar", "propose", "publish", "publish_lesson", "set_rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the planner keeps; own_*: the owner's own conference, days_off: days without conferences."""

    capacity: int | None = None
    gap: int = 1
    weekends: bool = False
    days_off: frozenset[date] = frozenset()
    morning: time = time(7, 30)
    afternoon: time = time(14, 0)
    own_title: str = ""
    own_day: date | None = None
    own_half: str = "AM"
    own_half_days: int = 2
    own_place: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The window of one conference duty: first and last day, length in half days."""

    first: date
    last: date
    half_days: int = 1


@dataclass(frozen=True, slots=True)
class Signed:
    """What the notice of the calendar carries when it is published."""

    symbol: str = ""
    on: date | None = None
    on_behalf_of: str = ""
    title: str = ""
    name: str = ""


def open_calendar(actor: Actor, campaign: Campaign, rules: Rules, windows: Mapping[str, Span]) -> Calendar:
    """The campaign's calendar with a conference for every unit that owes one. windows: by the duty's key.

    Refuses `conference_no_duty`, `conference_calendar_open`, and windows that end before they begin or after the deadline.
    """
    require(actor, "office", campaign.organisation, "lập lịch hội nghị")
    duties = duties_of(campaign)
    if not duties:
        raise Refusal("conference_no_duty", title=campaign.title)
    if calendar_of(campaign) is not None:
        raise Refusal("conference_calendar_open", title=campaign.title)
    _judge(duties, windows)
    with Change(actor, "conferences.opened") as change:
        made = Calendar.objects.create(
            campaign=campaign, organisation=campaign.organisation, made_at=clock.now(), made_by=actor.name[:200], **_columns(rules)
        )
        _set_windows(made, duties, windows)
        filled = fill(made, clock.today())
        change.of(made, name=str(made), after={"conferences": filled.added, "rules": _said(rules), "windows": _spans(windows)})
    return made


def set_rules(actor: Actor, calendar: Calendar, rules: Rules, windows: Mapping[str, Span], version: int) -> Calendar:
    """Other rules or windows; dates stay until somebody plans again. Conferences of the duty's old length take the new one."""
    require_office(actor, calendar)
    duties = duties_of(calendar.campaign)
    _judge(duties, windows)
    before = {window.requirement_id: window.half_days for window in calendar.windows.all()}
    with Change(actor, "conferences.rules_set") as change:
        _turn(calendar, version, **_columns(rules))
        _set_windows(calendar, duties, windows)
        for duty in duties:
            was = before.get(duty.pk)
            if duty.key in windows and was is not None and was != windows[duty.key].half_days:
                same = Conference.objects.filter(calendar=calendar, duty__requirement=duty, half_days=was, state="planned")
                same.update(half_days=windows[duty.key].half_days, version=F("version") + 1)
        fill(calendar, clock.today())
        change.of(calendar, name=str(calendar), after={"rules": _said(rules), "windows": _spans(windows)})
    return calendar


def propose(actor: Actor, calendar: Calendar) -> ConferencePlan:
    """Dates for all that are not fixed, not held and not past. What cannot be placed stays without a day, with its reason in words."""
    require_office(actor, calendar, "xếp lịch hội nghị")
    version = calendar.version
    with Change(actor, "conferences.filled") as change:
        filled = fill(calendar, clock.today())
        change.of(calendar, name=str(calendar), after=asdict(filled))
    sheet = sheet_of(calendar, clock.today())
    found = plan(sheet.requests, sheet.rules)  # the long part, before the change
    starts: dict[str, Slot] = {}
    for session in found.sessions:
        slot = Slot(session.day, session.half)
        starts[session.unit] = min(slot, starts.get(session.unit, slot))
    whys = {each.unit: each.why for each in found.unplaced}
    with Change(actor, "conferences.planned") as change:
        _turn(calendar, version, method=found.method[:300], changed_since=calendar.edition > 0)
        moved = _lay(calendar, sheet, starts, whys, actor)
        change.of(
            calendar, name=str(calendar),
            after={"placed": len(starts), "unplaced": len(found.unplaced), "moved": len(moved), "method": found.method},
        )  # fmt: skip
        if calendar.edition:
            tell_units(calendar, moved, actor)
    return found


def _lay(calendar: Calendar, sheet: Sheet, starts: Mapping[str, Slot], whys: Mapping[str, str], actor: Actor) -> list[Conference]:
    """Write the dates; who changed. A conference somebody touched meanwhile refuses the whole plan."""
    hours = {"AM": calendar.morning, "PM": calendar.afternoon}
    changed = []
    for name, row in sheet.conferences.items():
        if row.state != "planned":
            continue
        slot, version = starts.get(name), row.version
        day, half = (slot.day, slot.half) if slot else (None, row.half)
        why = "" if slot else whys.get(name, "")
        if (row.day, row.half, row.why) == (day, half, why):
            continue
        row.said = when(row)  # type: ignore[attr-defined]
        dated = (row.day, row.half) != (day, half)
        starts_at = hours[half] if dated else row.starts
        facts: dict[str, Any] = {"day": day, "half": half, "why": why, "starts": starts_at if slot else None}
        if not Conference.objects.filter(pk=row.pk, version=version).update(version=version + 1, **facts):
            raise Refusal("conference_moved_on", unit=row.entry.name)
        for key, value in (*facts.items(), ("version", version + 1)):
            setattr(row, key, value)
        if dated:
            changed.append(row)
    ConferenceEvent.objects.bulk_create(
        [ConferenceEvent(conference=row, at=clock.now(), words=f"Xếp {when(row)}", by=actor.name[:200]) for row in changed], batch_size=500
    )
    return changed


def publish(actor: Actor, calendar: Calendar, reason: str = "", signed: Signed | None = None) -> Calendar:
    """Units are told their dates. Refused while somebody is in two places or a unit has no day, unless a reason is given."""
    require_office(actor, calendar, "công bố lịch hội nghị")
    sheet = sheet_of(calendar, clock.today())
    placed = [row for row in sheet.conferences.values() if row.day is not None]
    if not placed:
        raise Refusal("conference_nothing_placed")
    troubles = troubles_of(calendar, sheet)
    if troubles and not reason.strip():
        raise Refusal("conference_clash_open", count=len(troubles), first=troubles[0].words.rstrip("."))
    facts = asdict(signed or Signed())
    with Change(actor, "conferences.published", reason=reason) as change:
        _turn(
            calendar, calendar.version, edition=calendar.edition + 1, published_at=clock.now(), published_by=actor.name[:200],
            published_reason=nfc(reason).strip(), changed_since=False, symbol=nfc(facts["symbol"]).strip()[:80], signed_on=facts["on"],
            signed_for=nfc(facts["on_behalf_of"]).strip()[:120], signer_title=nfc(facts["title"]).strip()[:120],
            signer_name=nfc(facts["name"]).strip()[:120],
        )  # fmt: skip
        tell_units(calendar, placed, actor, first=calendar.edition == 1)
        change.of(
            calendar, name=str(calendar),
            after={"edition": calendar.edition, "conferences": len(placed), "open": [each.words for each in troubles]},
        )  # fmt: skip
    return calendar


def publish_lesson(actor: Actor, calendar: Calendar, words: str) -> Calendar:
    """What the pilot taught, to all units; where the campaign says so the other dates are final only now."""
    require_office(actor, calendar, "công bố rút kinh nghiệm")
    words = nfc(words).strip()
    if not words:
        raise Refusal("conference_lesson_missing")
    waiting = calendar.conferences.filter(pilot=True, state="planned").select_related("entry").first()
    if waiting is not None:
        raise Refusal("conference_lesson_early", unit=waiting.entry.name)
    with Change(actor, "conferences.lesson_published") as change:
        _turn(calendar, calendar.version, lesson=words, lesson_at=clock.now(), lesson_by=actor.name[:200])
        rows = list(calendar.conferences.exclude(state="cancelled").select_related("entry", "organisation"))
        tell_units(calendar, rows, actor, words="Rút kinh nghiệm sau hội nghị làm điểm đã được công bố; mở hội nghị của đơn vị để đọc.")
        change.of(calendar, name=str(calendar), after={"length": len(words)})
    return calendar


def _judge(duties: list[Requirement], windows: Mapping[str, Span]) -> None:
    for duty in duties:
        span, group = windows.get(duty.key), duty.group or duty.short or duty.what
        if span is None:
            continue
        if span.last < span.first:
            raise Refusal("conference_window_wrong", group=group, first=format_day(span.first), last=format_day(span.last))
        if span.half_days not in (1, 2, 3):
            raise Refusal("conference_length_wrong", half_days=span.half_days)
        if duty.deadline_at and span.last > last_day(duty.deadline_at):
            deadline = format_day(last_day(duty.deadline_at))
            raise Refusal("conference_window_after_deadline", group=group, last=format_day(span.last), deadline=deadline)


def _set_windows(calendar: Calendar, duties: list[Requirement], windows: Mapping[str, Span]) -> None:
    for duty in duties:
        if span := windows.get(duty.key):
            facts = {"first": span.first, "last": span.last, "half_days": span.half_days}
            Window.objects.update_or_create(calendar=calendar, requirement=duty, defaults=facts)


def _columns(rules: Rules) -> dict[str, Any]:
    texts = {name: nfc(getattr(rules, name)).strip()[:200] for name in ("own_title", "own_place")}
    return {**asdict(rules), **texts, "days_off": "\n".join(sorted(day.isoformat() for day in rules.days_off))}


def _said(rules: Rules) -> dict[str, Any]:
    """For the log: plain values only."""
    return {key: str(value) for key, value in _columns(rules).items() if value}


def _spans(windows: Mapping[str, Span]) -> dict[str, Any]:
    return {key: [span.first, span.last, span.half_days] for key, span in windows.items()}


def _turn(calendar: Calendar, version: int, **facts: Any) -> None:
    """Set the columns and the next version; somebody else faster: refused."""
    if not Calendar.objects.filter(pk=calendar.pk, version=version).update(version=version + 1, **facts):
        raise Refusal("conference_calendar_moved_on")
    calendar.refresh_from_db()
