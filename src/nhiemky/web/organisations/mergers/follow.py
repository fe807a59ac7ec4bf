"""Does what the plan says, inside the change of the tree: duties, drafts, rosters, charges, tasks, ratings; all in its ledger.

>>> follow(ledger, planned, event, rows, done, by="Đỗ Thị Minh Hạnh")    # inside the Change  # doctest: +SKIP

Promise: nothing that was handed in is touched but for who answers for it; drafts are copied, the old ones stay; every row made or
altered is in the ledger, so that the change is undone as one while nothing was built on it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from nhiemky.domain.organisation import written
from nhiemky.domain.succession import Succession as Event
from nhiemky.web import clock
from nhiemky.web.campaigns.events import log_events
from nhiemky.web.campaigns.models import Obligation, RosterEntry, Task, Waiver
from nhiemky.web.consolidations.models import Rebase, SuccessionRule
from nhiemky.web.office.models import Notice
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.mergers.conferences import carry_conferences
from nhiemky.web.organisations.mergers.drafts import carry_drafts
from nhiemky.web.organisations.mergers.people import carry_charges, carry_groups, carry_subjects
from nhiemky.web.organisations.mergers.plan import OPEN, Passing, Plan
from nhiemky.web.organisations.models import Organisation, Succession


def follow(
    ledger: Ledger, planned: Sequence[Plan], event: Event, rows: Mapping[str, Organisation], done: Succession, *, by: str
) -> list[str]:
    """Everything that follows. rows: organisations by their id in the event, new ones too. The sentences of what was done."""
    for plan in planned:
        _campaign(ledger, plan, rows, done, by)
    ended = [rows[id] for id in event.ended]
    after = [rows[each.id] for each in event.successors]
    carry_charges(ledger, ended, after, event.on)
    carry_groups(ledger, ended, after)
    carry_subjects(ledger, ended, after, _why(event))
    if len(after) == 1:
        for task in Task.objects.filter(lead_organisation__in=ended, state="open", campaign__state="issued"):
            ledger.alter(task, lead_organisation_id=after[0].pk)
    return [f"{plan.campaign}: {' '.join(plan.sentences)}" for plan in planned]


def _why(event: Event) -> str:
    after = ", ".join(each.name for each in event.successors)
    number = f", Quyết định số {event.decision.number}" if event.decision.number else ""
    words = {"merge": "hợp nhất thành", "split": "chia, tách thành", "convert": "chuyển thành"}.get(event.kind, "kết thúc hoạt động")
    return f"{words} {after} từ ngày {written(event.on)}{number}".replace("  ", " ")


def _campaign(ledger: Ledger, plan: Plan, rows: Mapping[str, Organisation], done: Succession, by: str) -> None:
    at, why = clock.now(), _why(plan.event)
    entries = {**plan.standing, **{id: _join(ledger, plan, rows[id], number) for number, id in enumerate(plan.joining)}}
    answering = rows[plan.event.successors[0].id] if len(plan.event.successors) == 1 else None
    if answering is not None:
        for one in plan.done:
            ledger.alter(one, organisation_id=answering.pk)
    made: dict[tuple[int, str], Obligation] = {}
    for passing in plan.passing:
        _pass(ledger, plan, passing, entries, made, why, by)
    for one in plan.waived:
        _waive(ledger, one, f"Đơn vị {why}", plan, by)
    if plan.passing:
        carry_drafts(ledger, plan, made, entries)
    carry_conferences(ledger, plan, made, why)
    for entry in plan.leaving:
        entry.refresh_from_db(fields=["rebased", "left_at"])
        ledger.alter(entry, left_at=at)
    words = " ".join(plan.sentences)
    joined = [entries[id].pk for id in plan.joining]
    ledger.made(Rebase.objects.create(campaign=plan.campaign, succession=done, words=words, joined=json.dumps(joined), at=at, by=by[:200]))
    if plan.apart:
        ledger.made(SuccessionRule.objects.create(campaign=plan.campaign, succession=done, how="apart", at=at, by=by[:200]))
    for id, entry in entries.items():
        tasks = [str(passing.requirement) for passing in plan.passing if id in passing.to]
        if tasks:
            said = f"Sau khi {why}, đơn vị làm tiếp: {'; '.join(tasks)}."
            notice = Notice.objects.create(
                organisation_id=entry.organisation_id, campaign=plan.campaign, kind="rebased", words=said, link="", at=at, by=by[:200]
            )
            ledger.made(notice)


def _join(ledger: Ledger, plan: Plan, one: Organisation, number: int) -> RosterEntry:
    """A place on the roster where its first predecessor stood, with a note of where it comes from."""
    one.refresh_from_db()
    first = plan.entries[0] if plan.entries else next(iter(plan.standing.values()))
    taken = set(RosterEntry.objects.filter(campaign=plan.campaign).values_list("unit_id", flat=True))
    unit_id = one.code if one.code not in taken else f"{one.code}+{number + 1}"
    old = ", ".join(entry.name for entry in plan.entries)
    note = f"Vào danh sách từ ngày {written(plan.event.on)}" + (f", thay {old}" if old else "")
    entry = RosterEntry.objects.create(
        campaign=plan.campaign, organisation=one, unit_id=unit_id, name=_name(plan, one), branch=one.branch or first.branch,
        type_name=one.type.name, order=first.order, rebased=note,
    )  # fmt: skip
    ledger.made(entry)
    return entry


def _name(plan: Plan, one: Organisation) -> str:
    """As the decision calls it: the row may still show the name of today where the day is to come."""
    return next((each.name for each in plan.event.successors if each.id == str(one.uuid)), one.name)


def _pass(
    ledger: Ledger,
    plan: Plan,
    passing: Passing,
    entries: Mapping[str, RosterEntry],
    made: dict[tuple[int, str], Obligation],
    why: str,
    by: str,
) -> None:
    beside = {one.pk for one in passing.beside}
    for one in passing.beside:
        ledger.alter(one, organisation_id=entries[passing.to[0]].organisation_id)
        log_events([(one, f"Đơn vị {why}; đơn vị mới làm tiếp dưới tên cũ")], "moved", by)
    if len(beside) == len(passing.old):
        return
    for id in passing.to:
        made[passing.requirement.pk, id] = _duty(ledger, plan, passing, entries[id], why)
    if plan.entries:
        for one in passing.old:
            if one.pk not in beside:
                _waive(ledger, one, f"Đơn vị {why}; việc chuyển sang đơn vị mới", plan, by)


def _duty(ledger: Ledger, plan: Plan, passing: Passing, entry: RosterEntry, why: str) -> Obligation:
    """The successor's own duty where it is open still, else a new one."""
    there = Obligation.objects.filter(entry=entry, requirement=passing.requirement).select_related("entry", "requirement").first()
    if there is not None and there.state in OPEN:
        if passing.until and there.deadline_at and passing.until > there.deadline_at:
            ledger.alter(there, deadline_at=passing.until, version=there.version + 1)
        return there
    if there is not None:
        return there
    one = Obligation.objects.create(
        campaign=plan.campaign, requirement=passing.requirement, entry=entry, organisation_id=entry.organisation_id,
        deadline_at=passing.until, last_event=f"Nhận từ đơn vị cũ {why}"[:120], last_event_at=clock.now(),
    )  # fmt: skip
    ledger.made(one)
    return one


def _waive(ledger: Ledger, one: Obligation, reason: str, plan: Plan, by: str) -> None:
    number = plan.event.decision.number
    waiver = Waiver.objects.create(
        obligation=one, reason=reason, document=f"Quyết định số {number}"[:200] if number else "", at=clock.now(), by=by[:200]
    )
    ledger.made(waiver)
    ledger.alter(one, state="waived", turn="done", version=one.version + 1)
    log_events([(one, reason)], "waived", by)
