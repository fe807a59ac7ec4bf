"""Everything that changes a report of the owner's own: begun, written, assigned, filled with figures, laid before, adopted, sent.

>>> report = begin_own_report(actor, campaign, "o1", "sơ kết giữa nhiệm kỳ")       # doctest: +SKIP
>>> save_own_section(actor, report, section, "Nội bộ đoàn kết.", version=0).version   # doctest: +SKIP
1

Promise: a save from an older version changes nothing and is kept in the history; figures fill, they never replace a person's words;
what was taken from a unit's text keeps its source.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from nhiemky.domain.campaign import Requirement
from nhiemky.domain.consolidation import Consolidation
from nhiemky.domain.finding import Refusal
from nhiemky.domain.outline import Outline, walk
from nhiemky.domain.own_report import Insert, Material, OwnSection, link
from nhiemky.flows.own_report import fill, sections_of
from nhiemky.flows.report_headings import place_of_results
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations import models
from nhiemky.web.consolidations.access import require_office, require_writing
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.organisations.models import Organisation

WHAT = "soạn báo cáo của cấp ủy"
STATES = {"drafting": "Đang soạn", "laid": "Đã trình", "adopted": "Đã thông qua", "sent": "Đã gửi"}
NO_FIGURES = Consolidation((), (), ())
NEXT = {"drafting": "laid", "laid": "adopted", "adopted": "sent"}


@dataclass(frozen=True, slots=True)
class Saved:
    """clash: somebody saved in between; `theirs` stands, `mine` is in the history only."""

    section: models.OwnSection
    version: int
    clash: bool = False
    mine: str = ""


def begin_own_report(
    actor: Actor, campaign: Campaign, outline: str, title: str, *, obligation: Obligation | None = None
) -> models.OwnReport:
    """A report with the outline's sections; the one that asks for results holds the figures. The lead board of the duty leads."""
    require_office(actor, campaign, WHAT)
    value = value_of(campaign)
    chosen = next((each for each in value.outlines if each.id == outline), None)
    if chosen is None:
        raise Refusal("draft_section_unknown")
    newest = models.Consolidation.objects.filter(campaign=campaign).order_by("-number").first()
    place = place_of_results([node for each in value.outlines for node in each.nodes])
    asks_for_figures = any(node is place for _, node in walk(chosen.nodes))
    sections = sections_of(chosen, figures_of(newest) if newest and asks_for_figures else NO_FIGURES)
    duty = next((each for each in value.requirements if obligation and each.id == obligation.requirement.key), None)
    lead = _lead(campaign, obligation, duty)
    with Change(actor, "own_report.begun") as change:
        made = models.OwnReport.objects.create(
            campaign=campaign, obligation=obligation, outline=outline, title=nfc(title).strip()[:300], consolidation=newest,
            made_at=clock.now(),
        )  # fmt: skip
        guidance = {key: "\n".join(words) for key, words in _guidance(chosen).items()}
        models.OwnSection.objects.bulk_create(
            models.OwnSection(
                report=made, path=section.key[:200], title=section.title[:500], text=section.text, label=(section.path[-1])[:40], order=at,
                state="writing" if section.text else "empty", guidance=guidance.get(section.key, ""), assigned_to=lead,
                helpers=", ".join(duty.cooperating) if duty else "",
            )
            for at, section in enumerate(sections)
        )  # fmt: skip
        change.of(made, name=made.title, after={"outline": outline})
    return made


def _guidance(outline: Outline) -> dict[str, tuple[str, ...]]:
    return {"/".join(path): node.guidance for path, node in walk(outline.nodes)}


def _lead(campaign: Campaign, obligation: Obligation | None, duty: Requirement | None) -> Organisation | None:
    """The board whose duty it is, or that the duty names as its lead, where it is one of the owner's."""
    if obligation is not None and obligation.organisation.type.is_board:
        return obligation.organisation
    if duty is None or not duty.lead:
        return None
    boards = Organisation.objects.filter(parent=campaign.organisation, type__is_board=True, active=True)
    return next(
        (board for board in boards if fold(board.name) == fold(duty.lead) or fold(board.name).startswith(f"{fold(duty.lead)} ")), None
    )


def value_of_section(row: models.OwnSection) -> OwnSection:
    """A stored section as the value."""
    inserts = tuple(Insert(one["text"], one["source"], one.get("submission", "")) for one in json.loads(row.inserts))
    return OwnSection(row.path, tuple(row.path.split("/")), row.title, row.text, inserts)


def save_own_section(
    actor: Actor, report: models.OwnReport, section: models.OwnSection, text: str, version: int, *, material: Sequence[Material] = ()
) -> Saved:
    """version: the one the text was typed over. material: what there was to take from; paragraphs of it keep their source."""
    require_writing(actor, section, report)
    text = nfc(text).replace("\r\n", "\n").rstrip()
    if section.version != version and section.text != text:
        return _clash(actor, report, section, text, version)
    if section.text == text:
        return Saved(section, section.version)
    inserts = _inserts(section, text, material)
    with Change(actor, "own_report.section_saved") as change:
        changed = models.OwnSection.objects.filter(pk=section.pk, version=section.version).update(
            text=text, inserts=inserts, version=F("version") + 1, saved_at=clock.now(), saved_by=actor.name[:200],
            state=section.state if section.state == "done" else "writing" if text else "empty",
        )  # fmt: skip
        section.refresh_from_db()
        _remember(section, text, version + 1 if changed else version, actor, kept=bool(changed))
        change.of(
            section,
            name=f"{report.title}: {section.title}"[:300],
            after={"version": section.version},
            organisation_id=report.organisation_id,
        )
    return Saved(section, section.version, clash=not changed, mine="" if changed else text)


def _clash(actor: Actor, report: models.OwnReport, section: models.OwnSection, text: str, version: int) -> Saved:
    with Change(actor, "own_report.section_clashed") as change:
        _remember(section, text, version, actor, kept=False)
        change.of(
            section,
            name=f"{report.title}: {section.title}"[:300],
            after={"version": section.version},
            organisation_id=report.organisation_id,
        )
    return Saved(section, section.version, clash=True, mine=text)


def _remember(section: models.OwnSection, text: str, version: int, actor: Actor, *, kept: bool) -> None:
    models.OwnSectionHistory.objects.create(section=section, version=version, text=text, kept=kept, at=clock.now(), by=actor.name[:200])


def _inserts(section: models.OwnSection, text: str, material: Sequence[Material]) -> str:
    """Sources of the paragraphs that stand in the text: those remembered and those of the material at hand."""
    held = json.loads(section.inserts)
    known = {one["text"] for one in held}
    lines = {line.strip() for line in text.splitlines() if line.strip()}
    for one in material:
        for paragraph in (line.strip() for line in one.words.splitlines()):
            if paragraph in lines and paragraph not in known and not one.code:
                known.add(paragraph)
                held.append({"text": paragraph, "source": one.source, "submission": one.submission})
    return json.dumps([one for one in held if any(part.strip() in text for part in one["text"].splitlines())], ensure_ascii=False)


def insert_material(actor: Actor, report: models.OwnReport, section: models.OwnSection, one: Material) -> Saved:
    """Put a piece of material behind the text, with its source; a figure as its link."""
    words = link(one.code, one.title) if one.code else one.words
    text = "\n".join(part for part in (section.text.rstrip(), words) if part)
    return save_own_section(actor, report, section, text, section.version, material=(one,))


def fill_section(actor: Actor, report: models.OwnReport, section: models.OwnSection) -> Saved:
    """Sentences of the figures that the text has not linked yet, behind it."""
    if report.consolidation is None:
        raise Refusal("nothing_to_consolidate")
    filled = fill(value_of_section(section), figures_of(report.consolidation))
    return save_own_section(actor, report, section, filled.text, section.version)


def mark_section(actor: Actor, report: models.OwnReport, section: models.OwnSection, done: bool) -> None:
    """Xong, or being written again."""
    require_writing(actor, section, report)
    state = "done" if done else "writing" if section.text else "empty"
    if state == section.state:
        return
    with Change(actor, "own_report.section_marked") as change:
        models.OwnSection.objects.filter(pk=section.pk).update(state=state)
        change.of(
            section, name=f"{report.title}: {section.title}"[:300], before={"state": section.state}, after={"state": state},
            organisation_id=report.organisation_id,
        )  # fmt: skip


def assign_section(actor: Actor, report: models.OwnReport, section: models.OwnSection, board: Organisation | None, helpers: str) -> None:
    """Who leads a section and who helps; None = the office itself."""
    require_office(actor, report.campaign, "giao mục báo cáo")
    with Change(actor, "own_report.section_assigned") as change:
        models.OwnSection.objects.filter(pk=section.pk).update(assigned_to=board, helpers=nfc(helpers).strip())
        after = {"lead": board.name if board else "", "helpers": helpers}
        change.of(section, name=f"{report.title}: {section.title}"[:300], after=after, organisation_id=report.organisation_id)


def use_version(actor: Actor, report: models.OwnReport, version: models.Consolidation) -> None:
    """Print the figures of another version of the consolidation."""
    require_office(actor, report.campaign, WHAT)
    if report.consolidation_id == version.pk or version.campaign_id != report.campaign_id:
        return
    with Change(actor, "own_report.figures_renewed") as change:
        models.OwnReport.objects.filter(pk=report.pk).update(consolidation=version)
        change.of(report, name=report.title, after={"version": version.number})


def advance(actor: Actor, report: models.OwnReport, state: str) -> None:
    """laid → adopted → sent, each after the other; "drafting" from anywhere makes the next draft."""
    require_office(actor, report.campaign, WHAT)
    if state == report.state or (state != "drafting" and NEXT.get(report.state) != state):
        return
    with Change(actor, "own_report.advanced") as change:
        number = F("draft_number") + 1 if state == "drafting" else F("draft_number")
        models.OwnReport.objects.filter(pk=report.pk, state=report.state).update(state=state, draft_number=number)
        change.of(report, name=report.title, before={"state": report.state}, after={"state": state})
