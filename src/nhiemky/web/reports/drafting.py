"""Writing a report: sections saved one by one, nobody's text lost.

>>> saved = save_section(actor, draft, "Phần thứ nhất/II/4", "Kết nạp 13 đảng viên.", version=3)      # doctest: +SKIP
>>> saved.clash, saved.version                                                                      # doctest: +SKIP
(False, 4)

Promise: a save that comes from an older version changes nothing and is kept beside the other in the section's history; who saves
is told both. Saving the same words again is no change.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.organisations.access import require
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.content import OWN
from nhiemky.web.reports.models import Draft, NamedFigure, SectionDraft, SectionHistory
from nhiemky.web.reports.moves import begin, open_for_writing

WHAT = "viết báo cáo của đơn vị"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. clash: somebody saved in between; `theirs` is what stands, `mine` is kept in the history only."""

    section: SectionDraft
    version: int
    clash: bool = False
    mine: str = ""
    theirs: str = ""
    theirs_by: str = ""


def draft_of(actor: Actor, obligation: Obligation) -> Draft:
    """The unit's working copy, made on first use."""
    found = Draft.objects.filter(obligation=obligation).first()
    if found is not None:
        return found
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    try:
        with Change(actor, "report.begun") as change:
            made = Draft.objects.create(obligation=obligation, made_at=clock.now(), saved_at=clock.now(), cut_off="")
            begin(obligation, actor)
            change.of(made, name=str(obligation), organisation_id=obligation.organisation_id)
    except IntegrityError:  # another hand was faster
        return Draft.objects.get(obligation=obligation)
    return made


def save_section(actor: Actor, draft: Draft, path: str, text: str, version: int, *, source: str = "", done: bool | None = None) -> Saved:
    """version: the one the text was typed over, 0 for a section without any. done: mark it so at once; None leaves the mark."""
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    text = nfc(text).replace("\r\n", "\n").rstrip()
    section = _section(draft, path)
    if section is not None and section.version != version and section.text != text:
        return _clash(actor, section, text, version)
    if section is not None and section.text == text and done in (None, section.state == "done"):
        return Saved(section, section.version)
    before = section.version if section else 0
    state = _state(section, text, done)
    with Change(actor, "report.section_saved") as change:
        section = section or _made(draft, path, actor)
        changed = SectionDraft.objects.filter(pk=section.pk, version=before).update(
            text=text, state=state, version=before + 1, saved_at=clock.now(), saved_by=actor.name[:200], source=source or section.source
        )
        if not changed:
            raise Refusal("stale_version", what=f"Mục {section.label}", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        SectionHistory.objects.create(section=section, version=before + 1, text=text, at=clock.now(), by=actor.name[:200])
        Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now())
        begin(obligation, actor)
        change.of(
            section, name=f"{obligation}, mục {path}", organisation_id=obligation.organisation_id,
            before={"version": before}, after={"version": before + 1, "length": len(text), "state": state},
        )  # fmt: skip
    section.refresh_from_db()
    return Saved(section, section.version)


def _section(draft: Draft, path: str) -> SectionDraft | None:
    return SectionDraft.objects.filter(draft=draft, path=path).first()


def _state(section: SectionDraft | None, text: str, done: bool | None) -> str:
    if not text.strip():
        return "empty"
    if done is not None:
        return "done" if done else "writing"
    return "done" if section is not None and section.state == "done" else "writing"


def _made(draft: Draft, path: str, actor: Actor) -> SectionDraft:
    """The row of an item of the outline, or of a heading that is already there; unknown paths are refused as not there."""
    asked = asked_of(draft.obligation)
    item = asked.by_key.get(path)
    if item is None:
        raise Refusal("section_unknown", path=path)
    try:
        with transaction.atomic():
            return SectionDraft.objects.create(
                draft=draft, path=path, label=item.number[:40], title=item.title[:500], order=list(asked.by_key).index(path),
                saved_at=clock.now(), saved_by=actor.name[:200],
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("stale_version", what=f"Mục {item.number}", who="người khác", at=f"{clock.local(clock.now()):%H:%M}") from None


def _clash(actor: Actor, section: SectionDraft, text: str, version: int) -> Saved:
    """The late text is kept in the history, what stands is not touched."""
    with Change(actor, "report.section_clash") as change:
        SectionHistory.objects.create(section=section, version=version, text=text, kept=False, at=clock.now(), by=actor.name[:200])
        change.of(
            section, name=f"{section.draft.obligation}, mục {section.path}", organisation_id=section.draft.organisation_id,
            after={"stands": section.version, "came_over": version, "length": len(text)},
        )  # fmt: skip
    return Saved(section, section.version, True, text, section.text, section.saved_by)


def mark(actor: Actor, draft: Draft, path: str, state: str, why: str = "") -> SectionDraft:
    """done | writing | not_applicable (with its reason, which counts as an answer)."""
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    if state == "not_applicable" and not why.strip():
        raise Refusal("reason_missing")
    with Change(actor, "report.section_marked", reason=why) as change:
        section = _section(draft, path) or _made(draft, path, actor)
        before = section.state
        section.state = state if state != "done" or section.text.strip() else "empty"
        section.why_not = nfc(why).strip() if state == "not_applicable" else ""
        section.save(update_fields=["state", "why_not"])
        begin(obligation, actor)
        change.of(
            section, name=f"{obligation}, mục {path}", organisation_id=obligation.organisation_id,
            before={"state": before}, after={"state": section.state},
        )  # fmt: skip
    return section


def add_heading(actor: Actor, draft: Draft, under: str, title: str) -> SectionDraft:
    """A heading of the unit's own below an item, "" at the end."""
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    title = " ".join(nfc(title).split())
    if not title:
        raise Refusal("heading_without_title")
    with Change(actor, "report.heading_added") as change:
        section = own_heading(draft, asked_of(obligation), under, title, actor)
        change.of(section, name=f"{obligation}, mục riêng {title}", organisation_id=obligation.organisation_id, after={"title": title})
    return section


def own_heading(draft: Draft, asked: Asked, under: str, title: str, actor: Actor, label: str = "", text: str = "") -> SectionDraft:
    """The row of an own heading; call inside a change."""
    keys = list(asked.by_key)
    return SectionDraft.objects.create(
        draft=draft, path=f"{under}{OWN}{uuid.uuid4().hex[:8]}", label=label[:40], title=title[:500], own=True, text=text,
        order=keys.index(under) if under in keys else len(keys), state="writing" if text else "empty", version=1 if text else 0,
        saved_at=clock.now(), saved_by=actor.name[:200],
    )  # fmt: skip


def drop_heading(actor: Actor, draft: Draft, path: str) -> None:
    """Take away an own heading that holds no text."""
    require(actor, "prepare", draft.obligation.organisation, WHAT)
    section = SectionDraft.objects.filter(draft=draft, path=path, own=True).first()
    if section is None or section.text.strip() or section.history.exists():
        raise Refusal("heading_holds_text")
    with Change(actor, "report.heading_dropped") as change:
        change.of(section, name=f"{draft.obligation}, mục riêng {section.title}", organisation_id=draft.organisation_id)
        section.delete()


def save_named(actor: Actor, draft: Draft, path: str, name: str, unit_of_measure: str, value: str) -> NamedFigure:
    """A named figure of a section, as typed."""
    require(actor, "prepare", draft.obligation.organisation, WHAT)
    open_for_writing(draft.obligation)
    value = " ".join(nfc(value).split())[:80]
    kept = NamedFigure.objects.filter(draft=draft, path=path, name=name[:200]).first()
    if kept is not None and kept.value == value:
        return kept
    with Change(actor, "report.named_figure_saved") as change:
        figure, _ = NamedFigure.objects.update_or_create(
            draft=draft, path=path, name=name[:200],
            defaults={"unit_of_measure": unit_of_measure[:80], "value": value, "saved_at": clock.now(), "saved_by": actor.name[:200]},
        )  # fmt: skip
        change.of(
            figure, name=f"{draft.obligation}, {name}", organisation_id=draft.organisation_id,
            before={"value": kept.value if kept else ""}, after={"value": value},
        )  # fmt: skip
    return figure
