"""More time, no need, opened again, an answer to what is optional: for many obligations at once, each with its reason.

One call is one change with one event; the obligations it touched stand in it by unit and requirement.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import SHOWN_WORDS, State
from nhiemky.scheduling.deadlines import end_of, last_day
from nhiemky.scheduling.states import after, turn_of
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.access import require_unit_or_office
from nhiemky.web.campaigns.events import log_event, log_events, set_on
from nhiemky.web.campaigns.models import Campaign, Extension, Obligation, Task, Waiver
from nhiemky.web.campaigns.notices import tell
from nhiemky.web.organisations.access import require

_WAITING = ("open", "preparing", "draft_sent", "has_issues", "cleared", "returned")


def extend(actor: Actor, obligations: Sequence[Obligation], *, until: date, reason: str, grantor: str, document: str = "") -> None:
    """Until the end of `until`. Refuses a day that is not later than the deadline in force, and what is already in."""
    campaign = _campaign_of(actor, obligations, "gia hạn")
    moment = end_of(until)
    for one in obligations:
        if one.state not in _WAITING:
            raise Refusal("obligation_move", move="gia hạn", state=SHOWN_WORDS[cast(State, one.state)].lower(), allowed="việc chưa nộp")
        if one.deadline_at is not None and moment <= one.deadline_at:
            now = format_day(last_day(one.deadline_at))
            raise Refusal("extension_not_later", until=format_day(until), unit=one.entry.name, now=f"hết ngày {now}")
    words = f"Gia hạn đến hết ngày {format_day(until)}: {reason} ({grantor}{f', {document}' if document else ''})"
    at = clock.now()
    with Change(actor, "obligations.extended", reason=reason) as change:
        Extension.objects.bulk_create(
            [
                Extension(
                    obligation=one, until=moment, until_day=until, reason=reason, grantor=grantor, document=document, at=at, by=actor.name
                )
                for one in obligations
            ],
            batch_size=500,
        )
        set_on(obligations, deadline_at=moment, extended_until=moment)
        log_events(((one, words) for one in obligations), "extended", actor.name)
        _tell(campaign, obligations, words, "extended", actor.name)
        change.of(campaign, after={"until": until, "grantor": grantor, "document": document, "obligations": _names(obligations)})


def waive(actor: Actor, obligations: Sequence[Obligation], *, reason: str, grantor: str = "", document: str = "") -> None:
    """Need not be met. Refuses what is already in."""
    campaign = _campaign_of(actor, obligations, "miễn nộp")
    states = {one.pk: after(cast(State, one.state), "waive") for one in obligations}
    words = f"Miễn nộp: {reason}" + (f" ({', '.join(filter(None, (grantor, document)))})" if grantor or document else "")
    at = clock.now()
    with Change(actor, "obligations.waived", reason=reason) as change:
        Waiver.objects.bulk_create(
            [Waiver(obligation=one, reason=reason, grantor=grantor, document=document, at=at, by=actor.name) for one in obligations],
            batch_size=500,
        )
        _move(obligations, states)
        log_events(((one, words) for one in obligations), "waived", actor.name)
        _tell(campaign, obligations, words, "waived", actor.name)
        change.of(campaign, after={"grantor": grantor, "document": document, "obligations": _names(obligations)})


def reopen(actor: Actor, obligations: Sequence[Obligation], *, reason: str) -> None:
    """Accepted, waived, met outside or declined: the unit's move again. Waivers are lifted, nothing is erased."""
    campaign = _campaign_of(actor, obligations, "mở lại")
    states = {one.pk: after(cast(State, one.state), "reopen") for one in obligations}
    with Change(actor, "obligations.reopened", reason=reason) as change:
        Waiver.objects.filter(obligation__in=obligations, lifted_at=None).update(lifted_at=clock.now())
        _move(obligations, states)
        log_events(((one, f"Mở lại: {reason}") for one in obligations), "reopened", actor.name)
        _tell(campaign, obligations, f"Văn phòng mở lại việc này: {reason}", "reopened", actor.name)
        change.of(campaign, after={"obligations": _names(obligations)})


def answer_optional(actor: Actor, obligation: Obligation, *, wanted: bool) -> None:
    """The unit says whether it will do what is optional; it may change its mind until something is sent."""
    require_unit_or_office(actor, obligation.organisation, obligation.campaign, "trả lời cho đơn vị")
    if not obligation.requirement.optional:
        raise Refusal("obligation_not_optional", what=obligation.requirement.what)
    state = cast(State, obligation.state)
    if wanted:
        state = "open" if state == "declined" else state
    elif state != "declined":
        state = after(state, "decline")
    with Change(actor, "obligation.answered") as change:
        _move((obligation,), {obligation.pk: state}, wanted=wanted)
        log_event(obligation, "answered", "Đơn vị trả lời có làm" if wanted else "Đơn vị trả lời không làm", actor.name)
        change.of(obligation, after={"wanted": wanted}, organisation_id=obligation.organisation_id)


def finish_own_duty(actor: Actor, obligation: Obligation, *, note: str = "") -> None:
    """A duty of the owner itself that needs no file (a conference held, a draft laid before the bureau) is done."""
    require(actor, "office", obligation.campaign.organisation, "ghi việc đã xong")
    if not obligation.requirement.own:
        raise ValueError("a unit's duty is met by its report")
    after(cast(State, obligation.state), "meet_outside")
    now = clock.now()
    words = f"Đã xong{f': {note}' if note else ''}"
    with Change(actor, "obligation.finished") as change:
        received = obligation.received_at or now
        late = obligation.deadline_at is not None and received >= obligation.deadline_at
        _move((obligation,), {obligation.pk: "accepted"}, received_at=received, late=late)
        log_event(obligation, "accepted", words, actor.name)
        change.of(obligation, after={"state": "accepted", "note": note}, organisation_id=obligation.campaign.organisation_id)


def finish_task(actor: Actor, task: Task, *, note: str = "", done: bool = True) -> None:
    """Assigned work is done, or not after all."""
    require(actor, "office", task.campaign.organisation, "ghi việc đã xong")
    with Change(actor, "task.finished" if done else "task.opened") as change:
        task.state, task.done_note = ("done" if done else "open"), note
        task.done_at, task.done_by = (clock.now(), actor.user) if done else (None, None)
        task.save()
        change.of(task, name=task.what[:200], after={"state": task.state, "note": note}, organisation_id=task.campaign.organisation_id)


def _campaign_of(actor: Actor, obligations: Sequence[Obligation], what: str) -> Campaign:
    """The one campaign of all of them, still running, its owner's office acting."""
    campaigns = {one.campaign_id: one.campaign for one in obligations}
    if len(campaigns) != 1:
        raise ValueError("obligations of one campaign, at least one")
    campaign = next(iter(campaigns.values()))
    require(actor, "office", campaign.organisation, what)
    if campaign.state == "closed":
        raise Refusal("campaign_closed", title=campaign.title, action=what)
    return campaign


def _move(obligations: Sequence[Obligation], states: dict[int, State], **further: Any) -> None:
    for state in dict.fromkeys(states.values()):
        rows = [one for one in obligations if states[one.pk] == state]
        set_on(rows, moves=True, state=state, turn=turn_of(state), **further)


def _names(obligations: Sequence[Obligation]) -> list[str]:
    return [f"{one.entry.unit_id}: {one.requirement.key}" for one in obligations]


def _tell(campaign: Campaign, obligations: Sequence[Obligation], words: str, kind: str, by: str) -> None:
    """One notice a unit, naming its reports."""
    link = reverse("campaigns:campaign", args=[campaign.uuid])
    units = {one.entry_id: one.entry for one in obligations}
    mine: dict[int, list[str]] = {}
    for one in obligations:
        mine.setdefault(one.entry_id, []).append(one.requirement.short)
    said = {pk: f"{', '.join(names)}: {words}" for pk, names in mine.items()}
    tell(units.values(), said, "", link, kind, campaign, by)
