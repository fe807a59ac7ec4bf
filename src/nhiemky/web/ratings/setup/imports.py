"""A filled-in form of a round: taken in and previewed, applied as one, undone as one.

>>> batch = take_table(actor, campaign, "doi-tuong.xlsx", data)         # doctest: +SKIP
>>> apply_import(actor, batch); undo_import(actor, batch)               # doctest: +SKIP

Promise: of the file nothing is kept but what its rows say; what is applied is what was shown, else it is shown again; wrong rows stay
listed and good rows are usable beside them; the undo gives back what was, or refuses where somebody recorded something since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.rating import Rated
from nhiemky.domain.wire import to_json
from nhiemky.flows.decode import decode
from nhiemky.flows.tasks_ratings import read_rating_file
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.models import RatingCampaign, Subject, SubjectImport
from nhiemky.web.ratings.setup.matching import Entry, matched
from nhiemky.web.ratings.setup.rounds import require_undecided
from nhiemky.web.ratings.setup.subjects import add_subjects, with_facts
from nhiemky.web.ratings.value import facts_of
from nhiemky.web.reading_room import read_one

_NOT_FACTS = ("group", "collectives")
_LEVELS = ("unknown_level",)
"""A form leaves the level blank: that is no fault here."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a preview holds of its file."""

    rows: tuple[Rated, ...]
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...] = ()


def take_table(actor: Actor, campaign: RatingCampaign, name: str, data: bytes) -> SubjectImport:
    """Read a table in a limited child and keep its rows for the preview.

    Raises Refusal (rating_no_table, rating_columns_missing, rating_no_rows, those of opening a file, wrong_state).
    """
    require_undecided(actor, campaign, "nhập đối tượng")
    table = read_one(read_rating_file, name, data, campaign.year if campaign.period_kind == "year" else None)
    findings = tuple(found for found in table.findings if found.code not in _LEVELS)
    held = Held(table.rows, findings, table.not_checked)
    written = {"held": to_json(held), "shown": _digest(matched(campaign, held.rows))}
    with Change(actor, "rating.import_previewed") as change:
        batch = SubjectImport.objects.create(
            campaign=campaign, file_name=name[:250], sha256=hashlib.sha256(data).hexdigest(),
            preview=json.dumps(written, ensure_ascii=False), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        _say(change, batch, {}, {"rows": len(held.rows), "findings": len(held.findings)})
    return batch


def held_of(batch: SubjectImport) -> Held:
    """What the file said."""
    return decode(Held, json.loads(batch.preview)["held"])


def entries_of(batch: SubjectImport) -> list[Entry]:
    """What its rows would change, against the round as it is now."""
    return matched(batch.campaign, held_of(batch).rows)


def apply_import(actor: Actor, batch: SubjectImport) -> SubjectImport:
    """Record what was shown, as one. Raises Refusal (import_moved_on, rating_file_not_for_round, import_settled, wrong_state)."""
    campaign = batch.campaign
    require_undecided(actor, campaign, "nhập đối tượng")
    _require_open(batch)
    entries = entries_of(batch)
    written = json.loads(batch.preview)
    if _digest(entries) != written["shown"]:
        written["shown"] = _digest(entries)
        with Change(actor, "rating.import_previewed") as change:
            batch.preview = json.dumps(written, ensure_ascii=False)
            batch.save(update_fields=["preview"])
            _say(change, batch, {}, {"again": True})
        raise Refusal("import_moved_on", file=batch.file_name)
    new = [entry for entry in entries if entry.state == "new"]
    changed = [entry for entry in entries if entry.state == "changed"]
    if not new and not changed:
        raise Refusal("rating_file_not_for_round", file=batch.file_name)
    source = f"tệp {batch.file_name}"
    with Change(actor, "rating.import_applied") as change:
        if not SubjectImport.objects.filter(pk=batch.pk, state="preview").update(state="applied"):
            raise Refusal("import_settled", what=batch.file_name)
        made = add_subjects(actor, campaign, [entry.picked for entry in new if entry.picked]) if new else []
        was: list[dict[str, Any]] = []
        for entry, row in zip(new, made, strict=True):
            _record(actor, row, entry, source)
        for entry in changed:
            assert entry.subject is not None
            was.append(_record(actor, entry.subject, entry, source))
        undo = {"made": [row.pk for row in made], "was": was}
        SubjectImport.objects.filter(pk=batch.pk).update(applied=json.dumps(undo, ensure_ascii=False))
        _say(change, batch, {"state": "preview"}, {"state": "applied", "new": len(new), "changed": len(changed)})
    batch.refresh_from_db()
    return batch


def _record(actor: Actor, subject: Subject, entry: Entry, source: str) -> dict[str, Any]:
    """Inside the change: lay the entry over the subject; what stood before, for the undo."""
    was: dict[str, Any] = {"pk": subject.pk, "facts": subject.facts, "group": subject.group, "version": subject.version + 1}
    read = {name: after for name, (_, after) in entry.changes.items() if name not in _NOT_FACTS}
    values = {"facts": json.dumps(with_facts(facts_of(subject), read, source, actor), ensure_ascii=False), "version": subject.version + 1}
    if "group" in entry.changes:
        values["group"] = entry.changes["group"][1]
    if not Subject.objects.filter(pk=subject.pk, version=subject.version, removed_at=None).update(**values):
        raise Refusal("undo_touched", name=subject.name)
    if "collectives" in entry.changes:
        before, after = entry.changes["collectives"]
        was["collectives"] = before
        _bind(subject, after)
    return was


def _bind(subject: Subject, codes: Sequence[str]) -> None:
    rows = Subject.objects.filter(campaign=subject.campaign_id, kind="collective", code__in=codes)
    subject.collectives.set(rows)


def undo_import(actor: Actor, batch: SubjectImport) -> SubjectImport:
    """Take an applied file back as one: facts, groups and bindings as they were, new subjects out of the round.

    Raises Refusal (undo_touched, undone_already, wrong_state).
    """
    require_undecided(actor, batch.campaign, "hoàn tác lần nhập")
    with Change(actor, "rating.import_undone") as change:
        if not SubjectImport.objects.filter(pk=batch.pk, state="applied").update(state="undone"):
            raise Refusal("undone_already", what=batch.file_name)
        undo = json.loads(batch.applied)
        for was in undo["was"]:
            rows = Subject.objects.filter(pk=was["pk"], version=was["version"])
            if not rows.update(facts=was["facts"], group=was["group"], version=was["version"] + 1):
                raise Refusal("undo_touched", name=Subject.objects.get(pk=was["pk"]).name)
            if "collectives" in was:
                _bind(Subject.objects.get(pk=was["pk"]), was["collectives"])
        reason = f"Hoàn tác lần nhập {batch.file_name}"[:300]
        Subject.objects.filter(pk__in=undo["made"], removed_at=None).update(removed_at=clock.now(), removed_reason=reason)
        _say(change, batch, {"state": "applied"}, {"state": "undone"})
    batch.refresh_from_db()
    return batch


def drop_import(actor: Actor, batch: SubjectImport) -> SubjectImport:
    """Leave a preview; its rows are forgotten."""
    require_undecided(actor, batch.campaign, "bỏ lần nhập")
    _require_open(batch)
    with Change(actor, "rating.import_dropped") as change:
        batch.state, batch.preview = "dropped", "{}"
        batch.save(update_fields=["state", "preview"])
        _say(change, batch, {"state": "preview"}, {"state": "dropped"})
    return batch


def _require_open(batch: SubjectImport) -> None:
    if batch.state != "preview":
        raise Refusal("undone_already" if batch.state == "undone" else "import_settled", what=batch.file_name)


def _say(change: Change, batch: SubjectImport, before: dict[str, Any], after: dict[str, Any]) -> None:
    campaign = batch.campaign
    change.of(batch, name=campaign.title, organisation_id=campaign.organisation_id, before=before, after=after)


def _digest(entries: Sequence[Entry]) -> str:
    """What a person saw: states and changes, row by row."""
    seen = [
        (entry.row, entry.state, entry.subject.pk if entry.subject else 0, entry.name, sorted(map(repr, entry.changes.items())))
        for entry in entries
    ]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()
