"""Filling in a sheet cell by cell; nobody's figure is lost.

>>> saved = save_cells(actor, sheet, {"ky-luat/tong/dv": ("12", 0)})       # doctest: +SKIP
>>> saved.clashes                                                          # doctest: +SKIP
()

Promise: a cell that somebody else saved since is left as it is and answered with both figures; words that are no count are kept as
typed and told, never turned into a number; every value that was saved stands in the log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.counts import read_value
from nhiemky.vietnamese.unicode import control_free, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.statistics.access import require_fill
from nhiemky.web.statistics.models import StatisticsCell, StatisticsSheet
from nhiemky.web.statistics.value import STATES, WRITABLE, known_keys


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody saved the cell in between: what was typed, what stands, by whom, at which version."""

    key: str
    mine: str
    theirs: str
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class Saved:
    """versions: of the cells that were saved."""

    versions: Mapping[str, int]
    clashes: tuple[Clash, ...] = ()


def require_writable(sheet: StatisticsSheet) -> None:
    """Refuse unless the unit may write: the round is open or a correction is, and nothing is handed in that waits."""
    if sheet.round.state != "open" and sheet.state != "correcting" and sheet.kind == "unit":
        raise Refusal("statistics_round_closed", title=sheet.round.title)
    if sheet.state not in WRITABLE:
        raise Refusal("statistics_not_open", unit=sheet.name, state=STATES[sheet.state].lower())


def save_cells(actor: Actor, sheet: StatisticsSheet, typed: Mapping[str, tuple[str, int]], *, source: str = "") -> Saved:
    """typed: key -> (words, the version the person saw; 0 for a cell nothing stands in, -1 to write over whatever stands)."""
    require_fill(actor, sheet)
    require_writable(sheet)
    known = known_keys(sheet.round)
    for key in typed:
        if key not in known:
            raise Refusal("statistics_cell_unknown", cell=key[:60])
    held = {cell.key: cell for cell in sheet.cells.filter(key__in=typed)}
    clashes: list[Clash] = []
    wanted: dict[str, tuple[str, int | None]] = {}
    for key, (words, version) in typed.items():
        value = read_value(words)
        cell = held.get(key)
        if value.words == (cell.words if cell else ""):
            continue
        if cell is not None and version not in (cell.version, -1):
            clashes.append(Clash(key, value.words, cell.words, cell.by, cell.version))
        else:
            wanted[key] = (value.words, value.number)
    if not wanted:
        return Saved({}, tuple(clashes))
    try:
        versions = _store(actor, sheet, wanted, held, source)
    except IntegrityError:  # the same empty cells were first filled by another hand in the same moment
        fresh = {cell.key: cell for cell in sheet.cells.filter(key__in=wanted)}
        clashes += [Clash(key, wanted[key][0], cell.words, cell.by, cell.version) for key, cell in fresh.items()]
        return Saved({}, tuple(clashes))
    clashes += [Clash(key, wanted[key][0], held[key].words, held[key].by, held[key].version) for key in wanted if key not in versions]
    return Saved(versions, tuple(clashes))


def _store(
    actor: Actor, sheet: StatisticsSheet, wanted: Mapping[str, tuple[str, int | None]], held: Mapping[str, StatisticsCell], source: str
) -> dict[str, int]:
    """Versions of what was stored; a cell changed since it was read is left out."""
    at, by = clock.now(), actor.name[:200]
    versions: dict[str, int] = {}
    with Change(actor, "statistics.cells_saved") as change:
        new = [StatisticsCell(sheet=sheet, key=key, words=words, number=number, at=at, by=by)
               for key, (words, number) in wanted.items() if key not in held]  # fmt: skip
        StatisticsCell.objects.bulk_create(new, batch_size=500)
        versions |= {cell.key: 1 for cell in new}
        for key, (words, number) in wanted.items():
            if key in held:
                rows = StatisticsCell.objects.filter(pk=held[key].pk, version=held[key].version)
                if rows.update(words=words, number=number, version=F("version") + 1, at=at, by=by):
                    versions[key] = held[key].version + 1
                else:
                    held[key].refresh_from_db()
        StatisticsSheet.objects.filter(pk=sheet.pk).update(saved_at=at, saved_by=by)
        change.of(
            sheet, name=f"{sheet.round}, {sheet.name}{f', {source}' if source else ''}"[:300], organisation_id=sheet.organisation_id,
            before={key: held[key].words for key in versions if key in held}, after={key: wanted[key][0] for key in versions},
        )  # fmt: skip
    sheet.saved_at, sheet.saved_by = at, by
    return versions


def keep_reason(actor: Actor, sheet: StatisticsSheet, key: str, words: str) -> None:
    """Why a figure stands though something does not agree; blank words take the reason back."""
    require_fill(actor, sheet)
    require_writable(sheet)
    words = nfc(control_free(words)).strip()[:1000]
    reasons = json.loads(sheet.reasons)
    before = reasons.pop(key, "")
    if words:
        reasons[key] = words
    if before == words:
        return
    with Change(actor, "statistics.reason_kept") as change:
        sheet.reasons = json.dumps(reasons, ensure_ascii=False)
        sheet.save(update_fields=["reasons"])
        change.of(sheet, name=f"{sheet.round}, {sheet.name}"[:300], organisation_id=sheet.organisation_id,
                  before={"reason": before}, after={"finding": key.split("|")[0], "reason": words})  # fmt: skip


def name_source(actor: Actor, sheet: StatisticsSheet, words: str) -> None:
    """Where the figures of the term before come from."""
    require_fill(actor, sheet)
    words = nfc(control_free(words)).strip()[:300]
    if words == sheet.source:
        return
    with Change(actor, "statistics.source_named") as change:
        before, sheet.source = sheet.source, words
        sheet.save(update_fields=["source"])
        change.of(sheet, organisation_id=sheet.organisation_id, before={"source": before}, after={"source": words})
