"""The rows of an issued version: requirements, roster, obligations, tasks. Called by `actions.issue_campaign` inside its change.

What is done stays done (`scheduling.rebase`); rows are never removed: what is no longer asked is marked so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery

from nhiemky.domain import campaign as pure
from nhiemky.scheduling.deadlines import end_of, last_day, until_of
from nhiemky.scheduling.rebase import Held, Rebase, rebase
from nhiemky.scheduling.short_names import short_names
from nhiemky.scheduling.states import turn_of
from nhiemky.web import clock
from nhiemky.web.campaigns.events import log_events, set_on
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry, Task, Waiver
from nhiemky.web.campaigns.rosters import lead_organisation, leads
from nhiemky.web.organisations.models import Organisation

OWN = "own:"
DROPPED = "Không còn được giao"
_DONE = ("submitted", "accepted", "waived", "met_outside", "declined")


@dataclass(frozen=True, slots=True)
class Counts:
    """What an issue did, for the audit and the page."""

    requirements: int
    units: int
    added: int
    moved: int
    dropped: int


def write_rows(campaign: Campaign, value: pure.Campaign, number: int, by: str) -> Counts:
    """Bring the rows to `value`, which is version `number`."""
    requirements = _requirements(campaign, value, number)
    entries = _roster(campaign, value)
    plan = rebase(_held(campaign), value)
    _obligations(campaign, plan, requirements, entries, number, by)
    _own_obligations(campaign, value, requirements, entries)
    _tasks(campaign, value)
    return Counts(len(value.requirements), len(value.units), len(plan.add), len(plan.move), len(plan.drop))


def _requirements(campaign: Campaign, value: pure.Campaign, number: int) -> dict[str, Requirement]:
    rows = {row.key: row for row in Requirement.objects.filter(campaign=campaign)}
    short = short_names(value)
    wanted = {asked.id for asked in value.requirements}
    for order, asked in enumerate(value.requirements):
        row = rows.setdefault(asked.id, Requirement(campaign=campaign, key=asked.id))
        row.what, row.short = asked.what, short[asked.id]
        row.deliverable = asked.deliverable or "other"
        row.wording, row.deadline_at, row.event = asked.wording, until_of(asked), (asked.event or "")[:200]
        row.submit_to, row.via = (asked.submit_to or "")[:250], (asked.via or "")[:250]
        row.outline, row.goes_up, row.group = asked.outline or "", asked.goes_up or "", (asked.group or "")[:200]
        row.optional, row.own, row.order, row.removed_in = asked.optional, asked.own, order, None
        row.save()
    for key, row in rows.items():
        if key not in wanted and row.removed_in is None:
            row.removed_in = number
            row.save()
    return {key: row for key, row in rows.items() if key in wanted}


def _roster(campaign: Campaign, value: pure.Campaign) -> dict[str, RosterEntry]:
    """Units by id. A unit that left and comes back takes up its old entry."""
    rows = {row.unit_id: row for row in RosterEntry.objects.filter(campaign=campaign, own=False)}
    places = {one.code: one for one in Organisation.objects.filter(code__in=[unit.id for unit in value.units])}
    new: dict[str, RosterEntry] = {}
    changed = []
    for order, unit in enumerate(value.units):
        row = rows.get(unit.id)
        if row is None:
            row = rows[unit.id] = new[unit.id] = RosterEntry(campaign=campaign, organisation=places[unit.id], unit_id=unit.id)
        now_says = {
            "name": unit.name,
            "branch": unit.branch or "",
            "type_name": unit.type or "",
            "pilot": unit.pilot,
            "order": order,
            "left_at": None,
        }
        if any(getattr(row, name) != said for name, said in now_says.items()):
            changed.append(row)
            for name, said in now_says.items():
                setattr(row, name, said)
    RosterEntry.objects.bulk_create(new.values(), batch_size=500)
    wanted = {unit.id for unit in value.units}
    for unit_id, row in rows.items():
        if unit_id not in wanted and row.left_at is None:
            row.left_at = clock.now()
            changed.append(row)
    old = [row for row in changed if row.unit_id not in new]
    RosterEntry.objects.bulk_update(old, ["name", "branch", "type_name", "pilot", "order", "left_at"], batch_size=300)
    of_entry = RosterEntry.objects.filter(pk=OuterRef("entry")).values("branch")
    Obligation.objects.filter(campaign=campaign).exclude(branch=F("entry__branch")).update(branch=Subquery(of_entry[:1]))
    return {unit_id: row for unit_id, row in rows.items() if unit_id in wanted}


def _held(campaign: Campaign) -> list[Held]:
    """What exists, but for what a former version dropped: that may be asked again."""
    rows = Obligation.objects.filter(campaign=campaign, entry__own=False).select_related("entry", "requirement")
    dropped = _dropped(campaign)
    return [
        Held(
            row.entry.unit_id,
            row.requirement.key,
            row.deadline_at,
            last_day(row.extended_until) if row.extended_until else None,
            done=row.state in _DONE,
            started=row.state != "open",
        )
        for row in rows
        if row.pk not in dropped
    ]


def _dropped(campaign: Campaign) -> frozenset[int]:
    waivers = Waiver.objects.filter(obligation__campaign=campaign, lifted_at=None, reason__startswith=DROPPED)
    return frozenset(waivers.values_list("obligation_id", flat=True))


def _obligations(
    campaign: Campaign, plan: Rebase, requirements: dict[str, Requirement], entries: dict[str, RosterEntry],
    number: int, by: str,
) -> None:  # fmt: skip
    rows = {
        (row.entry.unit_id, row.requirement.key): row
        for row in Obligation.objects.filter(campaign=campaign, entry__own=False).select_related("entry", "requirement")
    }
    back = [rows[due.unit, due.requirement] for due in plan.add if (due.unit, due.requirement) in rows]
    until = {(due.unit, due.requirement): due.until for due in plan.add}
    Obligation.objects.bulk_create(
        [
            Obligation(
                campaign=campaign,
                requirement=requirements[due.requirement],
                entry=entries[due.unit],
                organisation=entries[due.unit].organisation,
                branch=entries[due.unit].branch,
                deadline_at=due.until,
            )
            for due in plan.add
            if (due.unit, due.requirement) not in rows
        ],
        batch_size=500,
    )
    for row in back:
        row.state, row.turn, row.deadline_at = "open", "unit", until[row.entry.unit_id, row.requirement.key]
    Waiver.objects.filter(obligation__in=back, lifted_at=None).update(lifted_at=clock.now())
    moved = []
    for move in plan.move:
        row = rows[move.held.unit, move.held.requirement]
        deadline = end_of(move.held.extended_to) if move.extension and move.held.extended_to else move.until
        if row.deadline_at != deadline:
            row.deadline_at = deadline
            row.extended_until = row.extended_until if move.extension else None
            moved.append(row)
    gone = [rows[held.unit, held.requirement] for held in plan.drop]
    for row in gone:
        row.state, row.turn = "waived", turn_of("waived")
    _save(back + moved + gone)
    at = clock.now()
    Waiver.objects.bulk_create([Waiver(obligation=row, reason=f"{DROPPED} từ bản {number}", at=at, by=by) for row in gone], batch_size=500)
    log_events(((row, f"Được giao lại từ bản {number}") for row in back), "issued", by)
    log_events(((row, f"Hạn đổi theo bản {number}") for row in moved), "moved", by)
    log_events(((row, f"{DROPPED} từ bản {number}") for row in gone), "waived", by)
    kept = [rows[held.unit, held.requirement] for held in plan.keep if rows[held.unit, held.requirement].state != "waived"]
    log_events(((row, f"{DROPPED} từ bản {number}; việc đã làm giữ nguyên") for row in kept), "kept", by)


def _save(rows: Sequence[Obligation]) -> None:
    """One statement for those that get the same: a deadline moves for whole lists of units."""
    alike: dict[tuple[object, ...], list[Obligation]] = {}
    for row in rows:
        alike.setdefault((row.state, row.turn, row.deadline_at, row.extended_until), []).append(row)
    for (state, turn, deadline, extended), same in alike.items():
        set_on(same, moves=True, state=state, turn=turn, deadline_at=deadline, extended_until=extended)


def _own_obligations(
    campaign: Campaign, value: pure.Campaign, requirements: dict[str, Requirement], entries: dict[str, RosterEntry]
) -> None:
    """The owner's own duties, each with the board that leads it."""
    owner = campaign.organisation
    boards = leads(owner)
    own = {row.organisation_id: row for row in RosterEntry.objects.filter(campaign=campaign, own=True)}
    taken = {row.organisation_id: row for row in entries.values()}
    there = {
        row.requirement.key: row
        for row in Obligation.objects.filter(campaign=campaign, requirement__own=True).select_related("requirement")
    }
    for asked in value.requirements:
        if not asked.own:
            continue
        place = lead_organisation(asked.lead or asked.who, boards, owner)
        entry = own.get(place.pk) or taken.get(place.pk)
        if entry is None:
            order = len(entries) + len(own)
            entry = RosterEntry(campaign=campaign, organisation=place, unit_id=f"{OWN}{place.code}", name=place.name, own=True, order=order)
            entry.save()
            own[place.pk] = entry
        row = there.get(asked.id)
        if row is None:
            row = Obligation(campaign=campaign, requirement=requirements[asked.id])
        elif row.state in _DONE:
            continue
        row.entry, row.organisation = entry, place
        if row.extended_until is None:
            row.deadline_at = until_of(asked)
        row.save()


def _tasks(campaign: Campaign, value: pure.Campaign) -> None:
    rows = {row.key: row for row in Task.objects.filter(campaign=campaign)}
    boards = leads(campaign.organisation)
    for task in value.tasks:
        row = rows.pop(task.id, None) or Task(campaign=campaign, key=task.id)
        row.what, row.lead = task.what, (task.lead or "")[:250]
        row.lead_organisation = lead_organisation(task.lead, boards, campaign.organisation) if task.lead else None
        row.cooperating, row.recipient = "\n".join(task.cooperating), (task.recipient or "")[:250]
        row.wording, row.event = task.wording, (task.event or "")[:200]
        row.deadline_at = end_of(task.last_day) if task.last_day else None
        if row.state == "dropped":
            row.state = "open"
        row.save()
    _drop(row for row in rows.values() if row.state == "open")


def _drop(rows: Iterable[Task]) -> None:
    for row in rows:
        row.state = "dropped"
        row.save()
