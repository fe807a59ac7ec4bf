"""Every change of a unit's appendix, by one name each: a cell, a pasted block, a file taken over, the years, a row of its own.

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

from nhiemky.domain.appendix_entry import AskedRow, Focus, Incoming, Paste
from nhiemky.domain.finding import Refusal
from nhiemky.flows.appendix_paste import place_block
from nhiemky.vietnamese.unicode import control_free, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.access import require
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.models import Draft, FigureDraft, FigureHistory
from nhiemky.web.reports.moves import begin, open_for_writing, tell
from nhiemky.web.targets.models import PastedBlock, YearFigure

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


@dataclass(frozen=True)
class Pasted:
    """A paste or a file that was taken over. block: its undo, None where nothing was changed; clashes: rows somebody else holds."""

    paste: Paste
    block: PastedBlock | None
    clashes: tuple[str, ...] = ()


def save_cell(actor: Actor, draft: Draft, code: str, fields: Mapping[str, str], version: int, *, source: str = "") -> Saved:
    """fields: what is changed of the row (`FIELDS`), as typed. version: the one the person saw, 0 for a row nothing is saved in."""
    sheet, row, wanted = _ready(actor, draft, code, fields)
    figure = FigureDraft.objects.filter(draft=draft, code=code).first()
    wanted = _changed(sheet, row, figure, wanted)
    if not wanted:
        return Saved(figure, figure.version if figure else 0)
    if figure is not None and figure.version != version and (others := _touched_since(figure, version) & wanted.keys()):
        return _clash(actor, figure, {name: wanted[name] for name in others}, version)
    with Change(actor, "appendix.cell_saved") as change:
        before = _values(figure) if figure else {}
        figure = _store(draft, sheet, row, figure, wanted, actor, source)
        _touch(draft, sheet, actor)
        change.of(
            figure, name=f"{draft.obligation}, {row.name.lower()}: {row.statement}"[:300], organisation_id=draft.organisation_id,
            before={name: before.get(name, "") for name in wanted}, after=dict(wanted),
        )  # fmt: skip
    return Saved(figure, figure.version)


def _ready(actor: Actor, draft: Draft, code: str, fields: Mapping[str, str]) -> tuple[Sheet, AskedRow, dict[str, str]]:
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    sheet = sheet_of(obligation)
    row = sheet.row(code)
    if row is None:
        raise Refusal("cell_unknown", cell=code)
    return sheet, row, {name: _clean(name, row, words) for name, words in fields.items() if name in FIELDS}


def _clean(name: str, row: AskedRow, words: str) -> str:
    words = nfc(control_free(words)).strip()
    if name not in ("note", "reason"):
        words = " ".join(words.split())
    if len(words) > _LONGEST[name]:
        raise Refusal("cell_too_long", row=row.name, most=_LONGEST[name])
    return words


def _changed(sheet: Sheet, row: AskedRow, figure: FigureDraft | None, wanted: Mapping[str, str]) -> dict[str, str]:
    """Only what is new; a target only where it is open; a figure turned to thực hiện has no cut-off of its own."""
    held = _values(figure) if figure else _nothing(sheet, row)
    wanted = dict(wanted)
    if not row.target_open:
        wanted.pop("target", None)
    if wanted.get("kind") == "actual" and "cut_off" not in wanted:
        wanted["cut_off"] = ""
    if "actual" in wanted and wanted["actual"] != held["actual"] and held["reason"] and "reason" not in wanted:
        wanted["reason"] = ""  # the reason spoke of the figure that was
    return {name: words for name, words in wanted.items() if words != held[name]}


def _nothing(sheet: Sheet, row: AskedRow) -> dict[str, str]:
    entry = sheet.entry(row.code)
    return {**dict.fromkeys(FIELDS, ""), "kind": entry.kind, "cut_off": entry.cut_off}


def _values(figure: FigureDraft) -> dict[str, str]:
    return {
        "actual": figure.actual, "kind": "estimate" if figure.estimated else "actual", "cut_off": figure.cut_off, "target": figure.target,
        "verdict": figure.verdict, "note": figure.note, "reason": figure.reason,
    }  # fmt: skip


def _touched_since(figure: FigureDraft, version: int) -> set[str]:
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
    held = _values(figure)
    return Saved(figure, figure.version, True, mine, {name: held[name] for name in mine}, figure.saved_by)


def _remember(figure: FigureDraft, version: int, values: Mapping[str, str], actor: Actor, *, kept: bool = True) -> None:
    words = json.dumps(dict(values), ensure_ascii=False, sort_keys=True)
    FigureHistory.objects.create(figure=figure, version=version, values=words, kept=kept, at=clock.now(), by=actor.name[:200])


def _store(
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
    first = _nothing(sheet, row)
    try:
        with transaction.atomic():
            return FigureDraft.objects.create(
                draft=draft, code=row.code, statement=row.statement, unit_of_measure=row.unit_of_measure[:80], own=row.own,
                estimated=first["kind"] == "estimate", cut_off=first["cut_off"], order=sheet.rows.index(row), saved_at=clock.now(),
                saved_by=actor.name[:200],
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("stale_version", what=row.name, who="người khác", at=f"{clock.local(clock.now()):%H:%M}") from None


def _touch(draft: Draft, sheet: Sheet, actor: Actor) -> None:
    cut_off = draft.cut_off or (sheet.asked.campaign.cut_off or "")[:10]
    Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now(), cut_off=cut_off)
    begin(draft.obligation, actor)


def paste_block(actor: Actor, draft: Draft, text: str, focus: Focus, versions: Mapping[str, int] | None = None) -> Pasted:
    """A block as the clipboard gives it, from the focused cell. versions: code -> the version the person saw; rows that somebody
    changed since are left as they are and named."""
    sheet, _, _ = _ready(actor, draft, focus.code, {})
    paste = place_block(text, sheet.rows, focus)
    rows: dict[str, dict[str, str]] = {}
    for cell in paste.cells:
        rows.setdefault(cell.code, {})[cell.field] = cell.words
    return _take(actor, draft, sheet, rows, paste, paste.said, versions or {}, {})


def take_workbook(
    actor: Actor, draft: Draft, incoming: Incoming, codes: frozenset[str], versions: Mapping[str, int] | None = None
) -> Pasted:
    """Rows of a file that a person looked at and ticked, as one step that can be undone."""
    sheet, _, _ = _ready(actor, draft, next(iter(codes), sheet_code(draft)), {})
    rows: dict[str, dict[str, str]] = {}
    sources: dict[str, str] = {}
    for change in incoming.changed:
        code = change.row.code
        if code not in codes:
            continue
        entry = change.entry
        rows[code] = {
            "actual": entry.words, "kind": entry.kind, "cut_off": entry.cut_off, "verdict": entry.verdict, "note": entry.note,
            **({"target": change.target} if change.target else {}),
        }  # fmt: skip
        sources[code] = f"{incoming.file}: {change.place}"
    paste = Paste(leftover=incoming.leftover, rows=len(rows))
    said = f"Lấy {len(rows)} dòng từ {incoming.file}"
    return _take(actor, draft, sheet, rows, paste, said, versions or {}, sources)


def sheet_code(draft: Draft) -> str:
    """Any code of the draft's grid."""
    return next((row.code for row in sheet_of(draft.obligation).rows), "")


def _take(
    actor: Actor, draft: Draft, sheet: Sheet, rows: Mapping[str, Mapping[str, str]], paste: Paste, said: str,
    versions: Mapping[str, int], sources: Mapping[str, str],
) -> Pasted:  # fmt: skip
    """Many rows as one change with one undo."""
    held = {figure.code: figure for figure in FigureDraft.objects.filter(draft=draft)}
    ready: list[tuple[AskedRow, FigureDraft | None, dict[str, str]]] = []
    clashes: list[str] = []
    for code, fields in rows.items():
        row = sheet.row(code)
        assert row is not None
        figure = held.get(code)
        wanted = _changed(sheet, row, figure, {name: _clean(name, row, words) for name, words in fields.items()})
        seen = versions.get(code)
        if figure is not None and seen is not None and figure.version != seen and _touched_since(figure, seen) & wanted.keys():
            clashes.append(code)
        elif wanted:
            ready.append((row, figure, wanted))
    if not ready:
        return Pasted(paste, None, tuple(clashes))
    with Change(actor, "appendix.block_taken") as change:
        before = {row.code: _values(figure) if figure else _nothing(sheet, row) for row, figure, _ in ready}
        for row, figure, wanted in ready:
            _store(draft, sheet, row, figure, wanted, actor, sources.get(row.code, ""))
        block = PastedBlock.objects.create(
            draft=draft, said=said[:300], before=json.dumps(before, ensure_ascii=False, sort_keys=True),
            leftover=json.dumps([[left.line, left.words, left.why, left.code] for left in paste.leftover], ensure_ascii=False),
            at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        _touch(draft, sheet, actor)
        if sources:
            tell(draft.obligation, "file", said, actor)
        change.of(
            draft, name=str(draft.obligation), organisation_id=draft.organisation_id,
            before={code: values["actual"] for code, values in before.items()},
            after={row.code: wanted.get("actual", before[row.code]["actual"]) for row, _, wanted in ready},
        )  # fmt: skip
    return Pasted(paste, block, tuple(clashes))


def undo_block(actor: Actor, block: PastedBlock) -> int:
    """Put back what a paste or a file replaced; how many rows. Rows changed again since are put back too, their history keeps all."""
    draft = block.draft
    require(actor, "prepare", draft.obligation.organisation, WHAT)
    open_for_writing(draft.obligation)
    sheet = sheet_of(draft.obligation)
    before = json.loads(block.before)
    held = {figure.code: figure for figure in FigureDraft.objects.filter(draft=draft)}
    with Change(actor, "appendix.block_undone") as change:
        if not PastedBlock.objects.filter(pk=block.pk, undone_at=None).update(undone_at=clock.now()):
            raise Refusal("paste_undone")
        restored = 0
        for code, values in before.items():
            row = sheet.row(code)
            figure = held.get(code)
            if row is None or figure is None:
                continue
            wanted = {name: words for name, words in values.items() if words != _values(figure)[name]}
            if wanted:
                _store(draft, sheet, row, figure, wanted, actor, "")
                restored += 1
        change.of(draft, name=str(draft.obligation), organisation_id=draft.organisation_id, after={"undone": block.said, "rows": restored})
    return restored


def save_years(actor: Actor, draft: Draft, code: str, parts: Mapping[str, str]) -> None:
    """The years of one total, as typed; a year that is not of the row is passed over."""
    _, row, _ = _ready(actor, draft, code, {})
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
