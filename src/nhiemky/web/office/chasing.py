"""Chasing (đôn đốc): notices, the letter that was drawn up, calls; each written down with whom it concerned.

>>> reminder = remind(actor, campaign, obligations, kind="notice", words="Đề nghị nộp", until=day)   # doctest: +SKIP

One reminder is one change with one event; each obligation it concerns shows it as its last event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.events import log_events
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.files.store import keep, known
from nhiemky.web.office.models import CallLog, Notice, Reminder
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.access import require

KINDS = {"notice": "Đôn đốc trên máy", "letter": "Công văn đôn đốc", "chat": "Nhắn tin đôn đốc", "call": "Gọi điện đôn đốc"}


def remind(
    actor: Actor,
    campaign: Campaign,
    obligations: Sequence[Obligation],
    *,
    kind: str = "notice",
    words: str = "",
    until: date,
    symbol: str = "",
    on: date | None = None,
    notices: bool = True,
) -> Reminder:
    """Chase what is owed: written down, and told in the app unless `notices` is False.

    obligations with requirement, entry and organisation. Refuses `nobody_to_remind` for none of them, and a closed campaign.
    """
    require(actor, "office", campaign.organisation, "đôn đốc")
    if campaign.state == "closed":
        raise Refusal("campaign_closed", title=campaign.title, action="đôn đốc")
    if not obligations:
        raise Refusal("nobody_to_remind", count=0)
    at = clock.now()
    with Change(actor, "reminder.sent") as change:
        reminder = Reminder.objects.create(
            campaign=campaign, kind=kind, words=words, until=until, symbol=symbol, on=on or clock.today(), at=at, by=actor.name
        )
        reminder.obligations.set(obligations)
        log_events(((one, f"{_short(kind)}: đề nghị nộp hết ngày {format_day(until)}") for one in obligations), "reminder", actor.name)
        if notices:
            _tell(reminder, obligations, words, actor.name)
        units = sorted({one.entry.unit_id for one in obligations})
        change.of(reminder, name=campaign.title, after={"kind": kind, "until": until, "units": units, "obligations": len(obligations)})
    return reminder


def _short(kind: str) -> str:
    return "Công văn đôn đốc" if kind == "letter" else "Đôn đốc"


def _tell(reminder: Reminder, obligations: Sequence[Obligation], words: str, by: str) -> None:
    """One notice a unit, naming what it owes; the office's own words behind."""
    owed: dict[int, list[str]] = {}
    for one in obligations:
        owed.setdefault(one.organisation_id, []).append(one.requirement.short or one.requirement.what)
    day = format_day(reminder.until)
    said = [f"Đề nghị nộp hết ngày {day}: {', '.join(names)}. {words}".strip() for names in owed.values()]
    notify(list(owed), said, link=reverse("reports:tasks"), kind="reminder", campaign=reminder.campaign, reminder=reminder, by=by)


def undo_reminder(actor: Actor, reminder: Reminder) -> None:
    """Take back what was told in the app; a letter that was drawn up stays in the record. Twice is once."""
    require(actor, "office", reminder.campaign.organisation, "hoàn tác đôn đốc")
    if reminder.undone_at is not None:
        return
    obligations = list(reminder.obligations.all())
    with Change(actor, "reminder.undone") as change:
        reminder.undone_at = clock.now()
        reminder.save(update_fields=["undone_at"])
        Notice.objects.filter(reminder=reminder, withdrawn_at=None).update(withdrawn_at=reminder.undone_at)
        log_events(((one, "Hoàn tác đôn đốc") for one in obligations), "reminder", actor.name)
        change.of(reminder, name=reminder.campaign.title, after={"undone": True})


def keep_letter(actor: Actor, reminder: Reminder, data: bytes, name: str, *, symbol: str, on: date) -> Reminder:
    """The letter as it was drawn up, kept with its number and date; a new one replaces what is shown, the old bytes stay."""
    require(actor, "office", reminder.campaign.organisation, "soạn công văn đôn đốc")
    kept = keep(data)
    with Change(actor, "reminder.letter_made") as change:
        before = {"symbol": reminder.symbol, "on": reminder.on}
        reminder.letter, reminder.letter_name, reminder.symbol, reminder.on, reminder.kind = known(kept), name[:250], symbol, on, "letter"
        reminder.save()
        change.of(reminder, name=reminder.campaign.title, before=before, after={"symbol": symbol, "on": on, "sha256": kept.sha256})
    return reminder


def log_call(
    actor: Actor, campaign: Campaign, entry: RosterEntry, words: str, *, spoke_with: str = "", reminder: Reminder | None = None
) -> CallLog:
    """One line on a call to a unit: what was said, by whom. Refuses an empty line."""
    require(actor, "office", campaign.organisation, "ghi cuộc gọi")
    if not words.strip():
        raise Refusal("call_without_words", unit=entry.name)
    said = " ".join(words.split())[:500]
    with Change(actor, "call.logged") as change:
        call = CallLog.objects.create(
            campaign=campaign, organisation=entry.organisation, reminder=reminder, spoke_with=spoke_with.strip()[:150], words=said,
            at=clock.now(), by=actor.name,
        )  # fmt: skip
        owed = list(
            Obligation.objects.filter(entry=entry, received_at=None, requirement__own=False).exclude(state__in=("waived", "declined"))
        )
        log_events(((one, f"Gọi điện: {said}") for one in owed), "call", actor.name)
        change.of(call, name=entry.name, organisation_id=entry.organisation_id, after={"words": said})
    return call
