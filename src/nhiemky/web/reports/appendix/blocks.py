"""Many cells at once: a pasted block, a file taken over, and the undo of either as one step.

>>> pasted = paste_block(actor, draft, "129,4\\n14\\n", Focus("CT02"))                                # doctest: +SKIP
>>> pasted.paste.said, undo_block(actor, pasted.block)                                              # doctest: +SKIP
('Dán 2 dòng', 2)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from nhiemky.domain.appendix_entry import AskedRow, Focus, Incoming, Paste
from nhiemky.domain.finding import Refusal
from nhiemky.flows.appendix_paste import place_block
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.organisations.access import require
from nhiemky.web.reports.appendix.saving import WHAT, changed_of, clean, nothing_yet, ready, store, touch, touched_since, values_of
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.models import Attachment, Draft, FigureDraft
from nhiemky.web.reports.moves import open_for_writing, tell
from nhiemky.web.targets.models import PastedBlock


@dataclass(frozen=True)
class Pasted:
    """A paste or a file that was taken over. block: its undo, None where nothing was changed; clashes: rows somebody else holds."""

    paste: Paste
    block: PastedBlock | None
    clashes: tuple[str, ...] = ()


def keep_file(actor: Actor, draft: Draft, name: str, data: bytes) -> Attachment:
    """A file that was read without a fault, kept beside the draft before anything is taken from it."""
    require(actor, "prepare", draft.obligation.organisation, WHAT)
    open_for_writing(draft.obligation)
    kept = keep(data)
    found = Attachment.objects.filter(draft=draft, blob_id=kept.sha256, kind="appendix").first()
    if found is not None:
        return found
    with Change(actor, "appendix.file_received") as change:
        made = Attachment.objects.create(
            draft=draft, blob=known(kept), name=name[:250], kind="appendix", at=clock.now(), by=actor.name[:200]
        )
        change.of(made, name=name, organisation_id=draft.organisation_id, after={"sha256": kept.sha256})
    return made


def paste_block(actor: Actor, draft: Draft, text: str, focus: Focus, versions: Mapping[str, int] | None = None) -> Pasted:
    """A block as the clipboard gives it, from the focused cell. versions: code -> the version the person saw; rows that somebody
    changed since are left as they are and named."""
    sheet, _, _ = ready(actor, draft, focus.code, {})
    paste = place_block(text, sheet.rows, focus)
    rows: dict[str, dict[str, str]] = {}
    for cell in paste.cells:
        rows.setdefault(cell.code, {})[cell.field] = cell.words
    return _take(actor, draft, sheet, rows, paste, paste.said, versions or {}, {})


def take_workbook(
    actor: Actor, draft: Draft, incoming: Incoming, codes: frozenset[str], versions: Mapping[str, int] | None = None
) -> Pasted:
    """Rows of a file that a person looked at and ticked, as one step that can be undone."""
    sheet, _, _ = ready(actor, draft, next(iter(codes), sheet_code(draft)), {})
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
    rows_ready: list[tuple[AskedRow, FigureDraft | None, dict[str, str]]] = []
    clashes: list[str] = []
    for code, fields in rows.items():
        row = sheet.row(code)
        assert row is not None
        figure = held.get(code)
        wanted = changed_of(sheet, row, figure, {name: clean(name, row, words) for name, words in fields.items()})
        seen = versions.get(code)
        if figure is not None and seen is not None and figure.version != seen and touched_since(figure, seen) & wanted.keys():
            clashes.append(code)
        elif wanted:
            rows_ready.append((row, figure, wanted))
    if not rows_ready:
        return Pasted(paste, None, tuple(clashes))
    with Change(actor, "appendix.block_taken") as change:
        before = {row.code: values_of(figure) if figure else nothing_yet(sheet, row) for row, figure, _ in rows_ready}
        for row, figure, wanted in rows_ready:
            store(draft, sheet, row, figure, wanted, actor, sources.get(row.code, ""))
        block = PastedBlock.objects.create(
            draft=draft, said=said[:300], before=json.dumps(before, ensure_ascii=False, sort_keys=True),
            leftover=json.dumps([[left.line, left.words, left.why, left.code, left.actual] for left in paste.leftover], ensure_ascii=False),
            at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        touch(draft, sheet, actor)
        if sources:
            tell(draft.obligation, "file", said, actor)
        change.of(
            draft, name=str(draft.obligation), organisation_id=draft.organisation_id,
            before={code: values["actual"] for code, values in before.items()},
            after={row.code: wanted.get("actual", before[row.code]["actual"]) for row, _, wanted in rows_ready},
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
            wanted = {name: words for name, words in values.items() if words != values_of(figure)[name]}
            if wanted:
                store(draft, sheet, row, figure, wanted, actor, "")
                restored += 1
        change.of(draft, name=str(draft.obligation), organisation_id=draft.organisation_id, after={"undone": block.said, "rows": restored})
    return restored
