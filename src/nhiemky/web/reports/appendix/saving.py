"""Saving the cells of an appendix one by one, nobody's figure lost.

>>> saved = save_cell(actor, draft, "CT06", {"actual": "14"}, version=3)                             # doctest: +SKIP
>>> saved.clash, saved.version                                                                      # doctest: +SKIP
(False, 4)

Promise: a save that comes over an older version of the same field changes nothing, is kept in the cell's history and answered with
both values; fields that nobody else touched go together. Every value that was ever saved stays in the history.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from nhiemky.domain.appendix_entry import AskedRow
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import control_free, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.access import require
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.models import Draft, FigureDraft, FigureHistory
from nhiemky.web.reports.moves import begin, open_for_writing
from nhiemky.web.targets.models import YearFigure

WHAT = "điền phụ lục của đơn vị"
FIELDS = ("actual", "kind", "cut_off", "target", "verdict", "note", "reason")
_LONGEST = {"actual": 200, "kind": 10, "cut_off": 10, "target": 200, "verdict": 200, "note": 4000, "reason": 4000}


@dataclass(frozen=True)
class Saved:
    """What became of a save. clash: somebody saved the same field in between; mine and theirs: field -> words."""

    figure: FigureDraft | None
    version: int
    clash: bool = False
    mine: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    theirs_by: str = ""


def save_cell(actor: Actor, draft: Draft, code: str, fields: Mapping[str, str], version: int, *, source: str = "") -> Saved:
    """fields: what is changed of the row (`FIELDS`), as typed. version: the one the person saw, 0 for a row nothing is saved in."""
    sheet, row, wanted = ready(actor, draft, code, fields)
    figure = FigureDraft.objects.filter(draft=draft, code=code).first()
    wanted = changed_of(sheet, row, figure, wanted)
    if not wanted:
        return Saved(figure, figure.version if figure else 0)
    if figure is not None and figure.version != version and (others := touched_since(figure, version) & wanted.keys()):
        return _clash(actor, figure, {name: wanted[name] for name in others}, version)
    with Change(actor, "appendix.cell_saved") as change:
        before = values_of(figure) if figure else {}
        figure = store(draft, sheet, row, figure, wanted, actor, source)
        touch(draft, sheet, actor)
        change.of(
            figure, name=f"{draft.obligation}, {row.name.lower()}: {row.statement}"[:300], organisation_id=draft.organisation_id,
            before={name: before.get(name, "") for name in wanted}, after=dict(wanted),
        )  # fmt: skip
    return Saved(figure, figure.version)


def ready(actor: Actor, draft: Draft, code: str, fields: Mapping[str, str]) -> tuple[Sheet, AskedRow, dict[str, str]]:
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    sheet = sheet_of(obligation)
    row = sheet.row(code)
    if row is None:
        raise Refusal("cell_unknown", cell=code)
    return sheet, row, {name: clean(name, row, words) for name, words in fields.items() if name in FIELDS}


def clean(name: str, row: AskedRow, words: str) -> str:
    words = nfc(control_free(words)).strip()
    if name not in ("note", "reason"):
        words = " ".join(words.split())
    if len(words) > _LONGEST[name]:
        raise Refusal("cell_too_long", row=row.name, most=_LONGEST[name])
    return words


def changed_of(sheet: Sheet, row: AskedRow, figure: FigureDraft | None, wanted: Mapping[str, str]) -> dict[str, str]:
    """Only what is new; a target only where it is open; a figure turned to thực hiện has no cut-off of its own."""
    held = values_of(figure) if figure else nothing_yet(sheet, row)
    wanted = dict(wanted)
    if not row.target_open:
        wanted.pop("target", None)
    if wanted.get("kind") == "actual" and "cut_off" not in wanted:
        wanted["cut_off"] = ""
    if "actual" in wanted and wanted["actual"] != held["actual"]:
        for name in ("reason", "verdict"):  # they spoke of the figure that was
            if held[name]:
                wanted.setdefault(name, "")
    return {name: words for name, words in wanted.items() if words != held[name]}


def nothing_yet(sheet: Sheet, row: AskedRow) -> dict[str, str]:
    entry = sheet.entry(row.code)
    return {**dict.fromkeys(FIELDS, ""), "kind": entry.kind, "cut_off": entry.cut_off}


def values_of(figure: FigureDraft) -> dict[str, str]:
    return {
        "actual": figure.actual, "kind": "estimate" if figure.estimated else "actual", "cut_off": figure.cut_off, "target": figure.target,
        "verdict": figure.verdict, "note": figure.note, "reason": figure.reason,
    }  # fmt: skip


def touched_since(figure: FigureDraft, version: int) -> set[str]:
    """Fields that were saved over after `version`."""
    rows = FigureHistory.objects.filter(figure=figure, version__gt=version, kept=True).values_list("values", flat=True)
    return {name for words in rows for name in json.loads(words)}


def _clash(actor: Actor, figure: FigureDraft, mine: dict[str, str], version: int) -> Saved:
    """What came late is kept in the history; what stands is not touched."""
    with Change(actor, "appendix.cell_clash") as change:
        _remember(figure, version, mine, actor, kept=False)
        change.of(
            figure, name=f"{figure.draft.obligation}, {figure.statement}"[:300], organisation_id=figure.draft.organisation_id,
            after={"stands": figure.version, "came_over": version, **mine},
        )  # fmt: skip
    held = values_of(figure)
    return Saved(figure, figure.version, True, mine, {name: held[name] for name in mine}, figure.saved_by)


def _remember(figure: FigureDraft, version: int, values: Mapping[str, str], actor: Actor, *, kept: bool = True) -> None:
    words = json.dumps(dict(values), ensure_ascii=False, sort_keys=True)
    FigureHistory.objects.create(figure=figure, version=version, values=words, kept=kept, at=clock.now(), by=actor.name[:200])


def store(
    draft: Draft, sheet: Sheet, row: AskedRow, figure: FigureDraft | None, wanted: Mapping[str, str], actor: Actor, source: str
) -> FigureDraft:
    """One row saved, inside a change: the version goes up by one, the history remembers."""
    columns = _columns(wanted)
    if not row.target_open:
        columns["target"] = row.target[:200]
    if figure is None:
        figure = _made(draft, sheet, row, actor)
    changed = FigureDraft.objects.filter(pk=figure.pk, version=figure.version).update(
        version=figure.version + 1, saved_at=clock.now(), saved_by=actor.name[:200], source=source[:250], **columns
    )
    if not changed:
        raise Refusal("stale_version", what=row.name, who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
    _remember(figure, figure.version + 1, wanted, actor)
    figure.refresh_from_db()
    return figure


def _columns(wanted: Mapping[str, str]) -> dict[str, Any]:
    columns: dict[str, Any] = {name: words for name, words in wanted.items() if name != "kind"}
    if "kind" in wanted:
        columns["estimated"] = wanted["kind"] == "estimate"
    return columns


def _made(draft: Draft, sheet: Sheet, row: AskedRow, actor: Actor) -> FigureDraft:
    first = nothing_yet(sheet, row)
    try:
        with transaction.atomic():
            return FigureDraft.objects.create(
                draft=draft, code=row.code, statement=row.statement, unit_of_measure=row.unit_of_measure[:80], own=row.own,
                estimated=first["kind"] == "estimate", cut_off=first["cut_off"], order=sheet.rows.index(row), saved_at=clock.now(),
                saved_by=actor.name[:200],
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("stale_version", what=row.name, who="người khác", at=f"{clock.local(clock.now()):%H:%M}") from None


def touch(draft: Draft, sheet: Sheet, actor: Actor) -> None:
    cut_off = draft.cut_off or (sheet.asked.campaign.cut_off or "")[:10]
    Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now(), cut_off=cut_off)
    begin(draft.obligation, actor)


def save_years(actor: Actor, draft: Draft, code: str, parts: Mapping[str, str]) -> None:
    """The years of one total, as typed; a year that is not of the row is passed over."""
    _, row, _ = ready(actor, draft, code, {})
    wanted = {year: " ".join(nfc(control_free(parts[year])).split())[:80] for year in row.yearly if year in parts}
    held = {part.year: part for part in YearFigure.objects.filter(draft=draft, code=code)}
    changed = {year: words for year, words in wanted.items() if words != (held[year].raw if year in held else "")}
    if not changed:
        return
    with Change(actor, "appendix.years_saved") as change:
        before = {year: held[year].raw if year in held else "" for year in changed}
        for year, words in wanted.items():
            YearFigure.objects.update_or_create(
                draft=draft, code=code, year=year, defaults={"raw": words, "saved_at": clock.now(), "saved_by": actor.name[:200]}
            )
        Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now())
        begin(draft.obligation, actor)
        change.of(
            draft, name=f"{draft.obligation}, {row.statement}"[:300], organisation_id=draft.organisation_id, before=before, after=changed
        )
