"""What a unit's own units had accepted, into the unit's own draft below its superior (tổng hợp lên báo cáo của mình).

>>> preview = preview_of(child, obligation)                             # doctest: +SKIP
>>> made = roll_up(actor, child, obligation)                            # doctest: +SKIP
>>> undo_roll_up(actor, made)                                           # doctest: +SKIP

Promise: shown before it is applied; a figure or a text that a person wrote is never overwritten unasked: texts wait beside it, figures are
ticked; everything that stood there comes back with the undo, unless somebody changed it since. Lineage is kept with the roll-up.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.flows.consolidation_versions import build
from nhiemky.flows.roll_up import RolledFigure, RolledText, accepted_only, figures_up, texts_up
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Obligation, RollUp
from nhiemky.web.consolidations.inputs import collect
from nhiemky.web.organisations.access import require
from nhiemky.web.reports.appendix.saving import store, touch, values_of
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.models import Draft, FigureDraft, IncomingText, SectionDraft, SectionHistory
from nhiemky.web.reports.moves import CLOSED, begin, open_for_writing, tell

LONGEST_TEXT = 60_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview: what stands in the unit's appendix and what the roll-up gives. kept: a person wrote the other figure."""

    figure: RolledFigure
    stands: str
    source: str

    @property
    def same(self) -> bool:
        return self.stands == self.figure.actual

    @property
    def kept(self) -> bool:
        return bool(self.stands) and not self.same and not self.source.startswith(SOURCE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Material for one heading. beside: the heading holds other words, the material waits beside them."""

    text: RolledText
    beside: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a roll-up would do. reports, expected: of the child's units; fresh: accepted since the last roll-up; asked: what must be
    answered by the unit itself (yes or no, levels)."""

    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]
    reports: int
    expected: int
    fresh: int
    last: RollUp | None
    asked: tuple[str, ...]
    ids: tuple[str, ...]


SOURCE = "Tổng hợp từ đợt"


def source_of(child: Campaign, figure: RolledFigure) -> str:
    """As it stands beside the cell: "Tổng hợp từ đợt “...”, 12 đơn vị"."""
    return f"{SOURCE} “{child.title[:150]}”, {figure.units} đơn vị"


def right_one(child: Campaign, obligation: Obligation) -> None:
    """Refuse an obligation that is not the unit's own in the superior's campaign."""
    if obligation.campaign_id != child.parent_id or obligation.organisation_id != child.organisation_id or obligation.requirement.own:
        raise Refusal("roll_up_not_for_this", what=str(obligation))


def preview_of(child: Campaign, obligation: Obligation) -> Preview:
    """Refuses `nothing_to_roll_up` where nothing was accepted yet. Nothing is written."""
    right_one(child, obligation)
    inputs = accepted_only(collect(child, as_of=clock.now()).inputs)
    if not inputs.reports:
        raise Refusal("nothing_to_roll_up", title=child.title)
    whole = build(inputs)
    sheet, asked = sheet_of(obligation), asked_of(obligation)
    codes = {row.code for row in sheet.rows} if asked.has_appendix else set()
    given = {figure.code: figure for figure in figures_up(whole)}
    lines = tuple(
        Line(figure, held.actual if (held := sheet.figures.get(code)) else "", held.source if held else "")
        for code, figure in given.items()
        if code in codes
    )
    written = {one.path: one for one in SectionDraft.objects.filter(draft__obligation=obligation)}
    passages = tuple(
        Passage(text, _other_words(written.get(text.path), text)) for text in texts_up(whole.sections) if text.path in asked.by_key
    )
    last = RollUp.objects.filter(child=child, obligation=obligation, undone_at=None).first()
    taken = set(json.loads(last.value)["reports"]) if last else set()
    ids = tuple(sorted(one.id for one in inputs.submissions))
    left = tuple(row.statement for row in sheet.rows if row.code not in given) if asked.has_appendix else ()
    return Preview(lines, passages, len(whole.reporters), whole.expected or 0, len(set(ids) - taken), last, left, ids)


def _other_words(section: SectionDraft | None, text: RolledText) -> bool:
    return bool(section and section.text.strip() and section.text.split() != text.text.split() and not section.source.startswith(SOURCE))


def fresh_reports(child: Campaign) -> int:
    """Reports accepted since the unit last rolled up; 0 where it never did. Two queries."""
    last = RollUp.objects.filter(child=child, undone_at=None).values_list("at", flat=True).first()
    if last is None:
        return 0
    rows = Obligation.objects.filter(campaign=child, entry__own=False, state="accepted")
    return rows.filter(events__kind="accepted", events__at__gt=last).distinct().count()


def roll_up(actor: Actor, child: Campaign, obligation: Obligation, *, codes: Collection[str] | None = None, texts: bool = True) -> RollUp:
    """Into the unit's own draft. codes: rows to take over (None: all but those where a person wrote another figure); texts: also the
    material by outline item. One change, undone by `undo_roll_up`."""
    require(actor, "prepare" if _prepares(actor, obligation) else "office", obligation.organisation, "tổng hợp lên báo cáo của đơn vị")
    open_for_writing(obligation)
    preview = preview_of(child, obligation)
    lines = [line for line in preview.lines if (not line.kept if codes is None else line.figure.code in codes) and not line.same]
    passages = preview.passages if texts else ()
    with Change(actor, "report.rolled_up") as change:
        draft, _ = Draft.objects.get_or_create(obligation=obligation, defaults={"made_at": clock.now(), "saved_at": clock.now()})
        sheet = sheet_of(obligation)
        before: dict[str, Any] = {"figures": {}, "texts": {}}
        for line in lines:
            _put_figure(draft, sheet, child, line, before["figures"], actor)
        placed = [passage for passage in passages if _put_text(draft, child, passage, before["texts"], actor)]
        touch(draft, sheet, actor) if lines else begin(obligation, actor)
        value = {
            "reports": list(preview.ids),
            "figures": {line.figure.code: _words(line.figure) for line in preview.lines if line.same or line in lines},
            "texts": [passage.text.path for passage in placed],
        }
        made = RollUp.objects.create(
            child=child, obligation=obligation, value=json.dumps(value, ensure_ascii=False), before=json.dumps(before, ensure_ascii=False),
            reports=preview.reports, expected=preview.expected, at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        said = f"Tổng hợp từ {preview.reports}/{preview.expected} đơn vị trực thuộc: {len(lines)} chỉ tiêu, {len(placed)} mục"
        tell(obligation, "rolled_up", said, actor)
        change.of(
            made, name=f"{obligation}"[:300], organisation_id=obligation.organisation_id,
            after={"reports": preview.reports, "figures": {line.figure.code: line.figure.actual for line in lines}, "texts": len(placed)},
        )  # fmt: skip
    return made


def _prepares(actor: Actor, obligation: Obligation) -> bool:
    from nhiemky.web.organisations.access import scope_of

    return scope_of(actor).may("prepare", obligation.organisation)


def _words(figure: RolledFigure) -> dict[str, Any]:
    return {
        "statement": figure.statement, "unit_of_measure": figure.unit_of_measure, "actual": figure.actual, "units": figure.units,
        "of": figure.of, "estimated": figure.estimated,
        "parts": [
            {"unit": part.unit, "revision": part.submission, "file": part.file, "place": part.place, "actual": part.actual.raw}
            for part in figure.parts
        ],
    }  # fmt: skip


def _put_figure(draft: Draft, sheet: Sheet, child: Campaign, line: Line, before: dict[str, Any], actor: Actor) -> None:
    row = sheet.row(line.figure.code)
    assert row is not None
    held = FigureDraft.objects.filter(draft=draft, code=row.code).first()
    before[row.code] = {**(values_of(held) if held else {}), "source": held.source if held else ""}
    wanted = {"actual": line.figure.actual}
    if line.figure.estimated:
        wanted["kind"] = "estimate"
    saved = store(draft, sheet, row, held, wanted, actor, source_of(child, line.figure))
    before[row.code]["version"] = saved.version


def _put_text(draft: Draft, child: Campaign, passage: Passage, before: dict[str, Any], actor: Actor) -> bool:
    now, path = clock.now(), passage.text.path
    text = passage.text.text[:LONGEST_TEXT]
    section = SectionDraft.objects.filter(draft=draft, path=path).first()
    if section is not None and section.text.split() == text.split():
        return False
    source = f"{SOURCE} “{child.title[:150]}”, {passage.text.units} đơn vị"[:250]
    if passage.beside:
        IncomingText.objects.filter(draft=draft, path=path, choice="").update(choice="old", settled_at=now)
        waiting = IncomingText.objects.create(draft=draft, path=path, text=text, file_name=source, at=now, by=actor.name[:200])
        before[path] = {"incoming": waiting.pk}
        return True
    asked = asked_of(draft.obligation)
    item = asked.by_key[path]
    held = (
        {"text": section.text, "state": section.state, "source": section.source}
        if section
        else {"text": "", "state": "empty", "source": ""}
    )
    made, _ = SectionDraft.objects.update_or_create(
        draft=draft, path=path,
        defaults={
            "label": item.number[:40], "title": item.title[:500], "order": list(asked.by_key).index(path), "text": text, "state": "writing",
            "source": source, "version": (section.version if section else 0) + 1, "saved_at": now, "saved_by": actor.name[:200],
        },
    )  # fmt: skip
    SectionHistory.objects.create(section=made, version=made.version, text=text, at=now, by=actor.name[:200])
    before[path] = {**held, "version": made.version}
    return True


def undo_roll_up(actor: Actor, made: RollUp) -> int:
    """Everything back to what stood there, but for what somebody changed since; how many cells and headings. Refuses twice."""
    obligation = made.obligation
    require(actor, "prepare" if _prepares(actor, obligation) else "office", obligation.organisation, "hoàn tác tổng hợp")
    if made.undone_at is not None or obligation.state in CLOSED | {"submitted"}:
        raise Refusal("roll_up_undone")
    before = json.loads(made.before)
    with Change(actor, "report.roll_up_undone") as change:
        draft = Draft.objects.get(obligation=obligation)
        sheet = sheet_of(obligation)
        back = sum(_figure_back(draft, sheet, code, held, actor) for code, held in before["figures"].items())
        back += sum(_text_back(draft, path, held, actor) for path, held in before["texts"].items())
        if not RollUp.objects.filter(pk=made.pk, undone_at=None).update(undone_at=clock.now()):
            raise Refusal("roll_up_undone")
        tell(obligation, "rolled_up", f"Hoàn tác tổng hợp: {back} chỗ trở lại như trước", actor)
        change.of(made, name=str(obligation)[:300], organisation_id=obligation.organisation_id, after={"back": back})
    made.refresh_from_db()
    return back


def _figure_back(draft: Draft, sheet: Sheet, code: str, held: dict[str, Any], actor: Actor) -> int:
    row, figure = sheet.row(code), FigureDraft.objects.filter(draft=draft, code=code).first()
    if row is None or figure is None or figure.version != held["version"]:
        return 0
    fields = ("actual", "kind", "cut_off", "verdict", "note", "reason")
    wanted = {name: held.get(name, "actual" if name == "kind" else "") for name in fields}
    store(draft, sheet, row, figure, wanted, actor, held["source"])
    return 1


def _text_back(draft: Draft, path: str, held: dict[str, Any], actor: Actor) -> int:
    now = clock.now()
    if "incoming" in held:
        return IncomingText.objects.filter(pk=held["incoming"], choice="").update(choice="old", settled_at=now)
    same = SectionDraft.objects.filter(draft=draft, path=path, version=held["version"])
    fields = {name: held[name] for name in ("text", "state", "source")}
    done = same.update(**fields, version=held["version"] + 1, saved_at=now, saved_by=actor.name[:200])
    if done:
        section = SectionDraft.objects.get(draft=draft, path=path)
        SectionHistory.objects.create(section=section, version=section.version, text=section.text, at=now, by=actor.name[:200])
    return done
