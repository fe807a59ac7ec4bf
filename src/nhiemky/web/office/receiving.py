"""Receiving for units (nhận hộ): files taken, matched, asked about once, handed in on the units' behalf.

>>> batch = take_files(actor, campaign, [("So Y te.xlsx", data)], received_on=day)     # doctest: +SKIP
>>> revisions = confirm_batch(actor, batch)                                            # doctest: +SKIP

Promise: files are read by limited children before anything is stored; what is refused leaves no byte; a question answered once
is not asked again; confirming twice gives the same receipts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.intake.match import Choice, Match, match_all
from nhiemky.flows.intake.receive import Received, receive
from nhiemky.flows.intake.unpack import unpack
from nhiemky.flows.merge import roster_words
from nhiemky.flows.tasks import read_unit_file
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.files.store import Kept, keep, known, read
from nhiemky.web.office.models import IntakeAnswer, IntakeBatch, IntakeFile
from nhiemky.web.organisations.access import require
from nhiemky.web.reading_room import PART, reading_ahead
from nhiemky.web.reading_room import read as read_files
from nhiemky.web.reports.actions import submit_report
from nhiemky.web.reports.models import Revision

WAITS = ("certain", "ask")


def take_files(
    actor: Actor, campaign: Campaign, files: Sequence[tuple[str, bytes]], *, received_on: date | None = None, received_from: str = ""
) -> IntakeBatch:
    """Read and match everything; a batch to look through. Raises Refusal `intake_nothing` for no file at all."""
    require(actor, "office", campaign.organisation, "nhận hộ")
    taken, refused = unpack(files)
    value = value_of(campaign)
    read: list[Received | Refusal] = read_files(receive, taken, roster_words(value.units))
    answers: list[tuple[str, Received | Refusal | Finding]] = [(name, what) for (name, _), what in zip(taken, read, strict=True)]
    matches = match_all([*answers, *refused], value, _owes(campaign), _remembered(campaign))
    wanted = {match.sha256 for match in matches if match.state != "refused" and match.sha256}
    kept: dict[str, Kept] = {}
    for (_, data), what in zip(taken, read, strict=True):
        if not isinstance(what, Refusal) and what.report.sha256 in wanted:
            kept.setdefault(what.report.sha256, keep(data))
    with Change(actor, "intake.received") as change:
        batch = IntakeBatch.objects.create(
            campaign=campaign,
            received_from=received_from.strip()[:120],
            received_on=received_on or clock.today(),
            at=clock.now(),
            by=actor.name,
        )
        places = _Places(campaign)
        IntakeFile.objects.bulk_create([_row(batch, number, match, kept, places) for number, match in enumerate(matches)], batch_size=200)
        states = [match.state for match in matches]
        change.of(batch, name=campaign.title, after={state: states.count(state) for state in sorted(set(states))})
    return batch


def _owes(campaign: Campaign) -> dict[str, list[str]]:
    """Unit id -> keys of what it hands in."""
    rows = Obligation.objects.filter(campaign=campaign, requirement__own=False, requirement__removed_in=None, entry__left_at=None)
    owes: dict[str, list[str]] = {}
    for unit, key in rows.exclude(state__in=("waived", "declined")).order_by().values_list("entry__unit_id", "requirement__key"):
        owes.setdefault(unit, []).append(key)
    return owes


def _remembered(campaign: Campaign) -> dict[str, str]:
    """Question -> unit id or requirement key, from answers of this office."""
    units = dict(RosterEntry.objects.filter(campaign=campaign).values_list("organisation_id", "unit_id"))
    rows = IntakeAnswer.objects.filter(organisation_id=campaign.organisation_id)
    known_units = {row.question: units[row.unit_id] for row in rows.filter(campaign=None) if row.unit_id in units}
    return {**known_units, **dict(rows.filter(campaign=campaign).values_list("question", "requirement_key"))}


class _Places:
    """Entries and obligations of a campaign by their ids in it."""

    def __init__(self, campaign: Campaign) -> None:
        self.entries = {entry.unit_id: entry for entry in RosterEntry.objects.filter(campaign=campaign)}
        rows = Obligation.objects.filter(campaign=campaign).select_related("requirement", "entry")
        self.obligations = {(row.entry.unit_id, row.requirement.key): row for row in rows}


def _row(batch: IntakeBatch, number: int, match: Match, kept: Mapping[str, Kept], places: _Places) -> IntakeFile:
    obligation = places.obligations.get((match.unit, match.report)) if match.report else None
    return IntakeFile(
        batch=batch, name=match.file[:250], order=number, state=match.state, part=match.part, sentence=match.sentence,
        blob=known(kept[match.sha256]) if match.sha256 in kept else None, entry=places.entries.get(match.unit), obligation=obligation,
        match=json.dumps(_facts(match), ensure_ascii=False),
    )  # fmt: skip


def _facts(match: Match) -> dict[str, Any]:
    def choices(rows: Sequence[Choice]) -> list[dict[str, str]]:
        return [{"id": row.id, "name": row.name, "why": row.why} for row in rows]

    return {
        "why": list(match.why), "report": match.report, "units": choices(match.units), "reports": choices(match.reports),
        "unit_question": match.unit_question, "report_question": match.report_question,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settled:
    """How many files an answer settled, the one asked about included."""

    files: int


def settle_file(actor: Actor, file: IntakeFile, entry: RosterEntry, obligation: Obligation) -> Settled:
    """The person says whose it is and which report; other files with the same question are settled by it too, and it is remembered."""
    batch = file.batch
    require(actor, "office", batch.campaign.organisation, "nhận hộ")
    _still_open(batch)
    if obligation.entry_id != entry.pk:
        raise Refusal("intake_not_expected", file=file.name, unit=entry.name, report=str(obligation.requirement))
    facts = json.loads(file.match)
    others = batch.files.filter(state="ask").exclude(pk=file.pk).select_related("entry")
    alike = [file, *(other for other in others if _same_question(other, facts))]
    with Change(actor, "intake.settled") as change:
        for each in alike:
            mine = obligation if each.pk == file.pk else _obligation_for(each, entry)
            if mine is not None:
                each.entry, each.obligation, each.state, each.sentence = entry, mine, "certain", ""
                each.save()
        _remember(batch.campaign, facts, entry, obligation, actor)
        change.of(
            file,
            name=file.name,
            organisation_id=batch.campaign.organisation_id,
            after={"unit": entry.unit_id, "report": obligation.requirement.key},
        )
    return Settled(sum(each.state == "certain" for each in alike))


def _same_question(other: IntakeFile, facts: Mapping[str, Any]) -> bool:
    theirs = json.loads(other.match)
    return bool(facts["unit_question"]) and theirs["unit_question"] == facts["unit_question"]


def _obligation_for(file: IntakeFile, entry: RosterEntry) -> Obligation | None:
    """Of a file whose unit was just told: the report it was already matched to; where that is open too it stays asked."""
    key = json.loads(file.match)["report"]
    return Obligation.objects.filter(entry=entry, requirement__key=key).select_related("requirement").first() if key else None


def _remember(campaign: Campaign, facts: Mapping[str, Any], entry: RosterEntry, obligation: Obligation, actor: Actor) -> None:
    at = clock.now()
    if facts["unit_question"]:
        IntakeAnswer.objects.update_or_create(
            organisation=campaign.organisation, campaign=None, question=facts["unit_question"][:400],
            defaults={"unit": entry.organisation, "at": at, "by": actor.name},
        )  # fmt: skip
    if facts["report_question"]:
        IntakeAnswer.objects.update_or_create(
            organisation=campaign.organisation, campaign=campaign, question=facts["report_question"][:400],
            defaults={"requirement_key": obligation.requirement.key, "at": at, "by": actor.name},
        )  # fmt: skip


def leave_file(actor: Actor, file: IntakeFile) -> None:
    """Not received; it stays in the record of the batch."""
    require(actor, "office", file.batch.campaign.organisation, "nhận hộ")
    _still_open(file.batch)
    with Change(actor, "intake.left_out") as change:
        before, file.state = file.state, "left"
        file.save(update_fields=["state"])
        change.of(
            file, name=file.name, organisation_id=file.batch.campaign.organisation_id, before={"state": before}, after={"state": "left"}
        )


def confirm_batch(actor: Actor, batch: IntakeBatch, tell: Callable[[int, int], None] | None = None) -> list[Revision]:
    """Hand in every certain file for its unit, one submission each; those that fail stay with their sentence, the others go on.

    tell: called after each part with how many files of all are done.

    Refuses `intake_open_questions` while a file is unclear, `intake_batch_done` for a batch that was dropped. Again: the same receipts.
    """
    require(actor, "office", batch.campaign.organisation, "nhận hộ")
    if batch.state == "dropped":
        raise Refusal("intake_batch_done")
    waiting = batch.files.filter(state="ask").count()
    if waiting:
        raise Refusal("intake_open_questions", count=waiting)
    revisions = []
    rows = batch.files.filter(state__in=("certain", "taken"), obligation__isnull=False)
    related = ("blob", *(f"obligation__{name}" for name in ("campaign__organisation", "requirement", "entry", "organisation")))
    files = list(rows.select_related(*related))
    for start in range(0, len(files), PART):
        part = [(file, read(file.blob.sha256)) for file in files[start : start + PART] if file.blob is not None]
        with reading_ahead(read_unit_file, [(_name(file), data) for file, data in part], ""):
            handed_in = [_hand_in(actor, batch, file, data) for file, data in part]
        revisions += [revision for revision in handed_in if revision is not None]
        if tell:
            tell(start + len(part), len(files))
    if batch.state == "open":
        with Change(actor, "intake.confirmed") as change:
            batch.state = "done"
            batch.save(update_fields=["state"])
            change.of(batch, name=batch.campaign.title, after={"received": len(revisions)})
    return revisions


def _name(file: IntakeFile) -> str:
    """The file's own name, without the folder it came in."""
    return file.name.rpartition("/")[2]


def _hand_in(actor: Actor, batch: IntakeBatch, file: IntakeFile, data: bytes) -> Revision | None:
    assert file.obligation is not None
    try:
        revision = submit_report(
            actor, file.obligation, name=_name(file), data=data, door="office", on_behalf_of=file.obligation.entry.name,
            received_at=_moment(batch),
        )  # fmt: skip
    except Refusal as refusal:
        with Change(actor, "intake.refused") as change:
            file.state, file.sentence = "refused", refusal.message
            file.save(update_fields=["state", "sentence"])
            change.of(file, name=file.name, organisation_id=batch.campaign.organisation_id, after={"code": refusal.code})
        return None
    if file.state != "taken":
        with Change(actor, "intake.taken") as change:
            file.state, file.receipt = "taken", revision.receipt
            file.save(update_fields=["state", "receipt"])
            change.of(file, name=file.name, organisation_id=file.obligation.organisation_id, after={"receipt": revision.receipt})
    return revision


def _moment(batch: IntakeBatch) -> datetime | None:
    """Papers put in on the day they came count from now; earlier ones from the end of office hours of their day."""
    if batch.received_on >= clock.today():
        return None
    return datetime.combine(batch.received_on, time(17), clock.HERE)


def drop_batch(actor: Actor, batch: IntakeBatch) -> None:
    """Forget the batch; nothing of it was handed in."""
    require(actor, "office", batch.campaign.organisation, "nhận hộ")
    _still_open(batch)
    with Change(actor, "intake.dropped") as change:
        batch.state = "dropped"
        batch.save(update_fields=["state"])
        change.of(batch, name=batch.campaign.title, after={"state": "dropped"})


def _still_open(batch: IntakeBatch) -> None:
    if batch.state != "open":
        raise Refusal("intake_batch_done")
