"""A filled workbook into a sheet: shown with its difference, applied as one, undone as one.

>>> batch = take_workbook(actor, sheet, "bieu.xlsx", data); apply_import(actor, batch); undo_import(actor, batch)     # doctest: +SKIP

Promise: nothing changes before it was shown; blanks of the file leave what stands; another unit's form is refused by name; the undo gives
back what was, or says which cells somebody changed since and leaves those.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.flows.tasks_statistics import read_statistics_file
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.reading_room import read_one
from nhiemky.web.statistics.access import require_fill
from nhiemky.web.statistics.filling import require_writable, save_cells
from nhiemky.web.statistics.models import StatisticsCell, StatisticsImport, StatisticsSheet
from nhiemky.web.statistics.value import forms_of


@dataclass(frozen=True, slots=True)
class Line:
    """One cell that the file would change: from words to words; place in the file."""

    key: str
    before: str
    after: str
    place: str


def take_workbook(actor: Actor, sheet: StatisticsSheet, name: str, data: bytes) -> StatisticsImport:
    """Read in a limited child, kept for the preview. Refuses statistics_no_form, statistics_other_sheet and the codes of opening a file."""
    require_fill(actor, sheet)
    require_writable(sheet)
    read = read_one(read_statistics_file, name, data, forms_of(sheet.round))
    whose = read.identity.get("unit_id", "")
    if whose and (whose != str(sheet.uuid)) and read.identity.get("kind") == "statistics":
        found = f"{read.identity.get('unit_name', '')}, {read.identity.get('period', '')}"
        raise Refusal("statistics_other_sheet", file=name, found=found, wanted=f"{sheet.name}, {sheet.round.title}")
    held = {
        "figures": dict(read.figures), "cells": dict(read.cells), "forms": list(read.forms),
        "findings": [to_json(found) for found in read.findings],
    }  # fmt: skip
    held["shown"] = _stands(sheet)
    kept = keep(data)
    with Change(actor, "statistics.import_previewed") as change:
        batch = StatisticsImport.objects.create(
            sheet=sheet, file_name=name[:250], file=known(kept),
            preview=json.dumps(held, ensure_ascii=False), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        _say(change, batch, len(read.figures))
    return batch


def _say(change: Change, batch: StatisticsImport, count: int) -> None:
    sheet = batch.sheet
    change.of(batch, name=f"{batch.file_name}, {sheet.name}"[:300], organisation_id=sheet.organisation_id,
              after={"state": batch.state, "cells": count, "sha256": batch.file_id})  # fmt: skip


def _stands(sheet: StatisticsSheet) -> dict[str, list[str | int]]:
    return {cell.key: [cell.words, cell.version] for cell in sheet.cells.all()}


def lines_of(batch: StatisticsImport) -> list[Line]:
    """What would change, against the sheet as it is now."""
    held = json.loads(batch.preview)
    stands: dict[str, StatisticsCell] = {cell.key: cell for cell in batch.sheet.cells.all()}
    lines = []
    for key, number in held["figures"].items():
        cell = stands.get(key)
        if cell is None or cell.number != number:
            lines.append(Line(key, cell.words if cell else "", format_number(number), held["cells"].get(key, "")))
    return lines


def findings_of(batch: StatisticsImport) -> list[str]:
    """What could not be taken, in words."""
    return [found["message"] for found in json.loads(batch.preview)["findings"]]


def counts_of(batch: StatisticsImport) -> tuple[int, int]:
    """Figures and forms the file gave."""
    held = json.loads(batch.preview)
    return len(held["figures"]), len(held["forms"])


def apply_import(actor: Actor, batch: StatisticsImport) -> int:
    """Store what was shown. Refuses statistics_import_moved_on where a cell it would change was changed since: shown again."""
    sheet = batch.sheet
    require_fill(actor, sheet)
    _require(batch, "previewed")
    lines = lines_of(batch)
    held = json.loads(batch.preview)
    shown, stands = held["shown"], _stands(sheet)
    if any(shown.get(line.key) != stands.get(line.key) for line in lines):
        held["shown"] = stands
        with Change(actor, "statistics.import_previewed") as change:
            batch.preview = json.dumps(held, ensure_ascii=False)
            batch.save(update_fields=["preview"])
            _say(change, batch, len(lines))
        raise Refusal("statistics_import_moved_on", file=batch.file_name)
    with Change(actor, "statistics.import_applied") as change:
        versions = {key: int(value[1]) for key, value in stands.items()}
        typed = {line.key: (line.after, versions.get(line.key, 0)) for line in lines}
        saved = save_cells(actor, sheet, typed, source=batch.file_name) if typed else None
        batch.before = json.dumps({line.key: line.before for line in lines} | {"versions": dict(saved.versions) if saved else {}})
        batch.state = "applied"
        batch.save(update_fields=["before", "state"])
        _say(change, batch, len(lines))
    return len(lines)


def undo_import(actor: Actor, batch: StatisticsImport) -> tuple[int, int]:
    """What stood before stands again; cells somebody changed since are left. (given back, left)"""
    require_fill(actor, batch.sheet)
    _require(batch, "applied")
    before = json.loads(batch.before)
    versions = before.pop("versions")
    with Change(actor, "statistics.import_undone") as change:
        saved = save_cells(
            actor, batch.sheet, {key: (words, versions.get(key, 0)) for key, words in before.items()}, source="hoàn tác nhập tệp"
        )
        batch.state = "undone"
        batch.save(update_fields=["state"])
        _say(change, batch, len(saved.versions))
    return len(saved.versions), len(saved.clashes)


def drop_import(actor: Actor, batch: StatisticsImport) -> None:
    """Not taken over."""
    require_fill(actor, batch.sheet)
    _require(batch, "previewed")
    with Change(actor, "statistics.import_dropped") as change:
        batch.state = "dropped"
        batch.save(update_fields=["state"])
        _say(change, batch, 0)


def _require(batch: StatisticsImport, state: str) -> None:
    if batch.state != state:
        raise Refusal("statistics_import_settled", file=batch.file_name)
