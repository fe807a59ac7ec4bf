"""A whole report uploaded as Word: read in a limited child, split into sections, nothing dropped.

>>> result = take_report_file(actor, obligation, "Du thao lan 3.docx", data)                         # doctest: +SKIP
>>> result.placed, result.unplaced, result.beside, result.rows                                      # doctest: +SKIP
(12, 2, 1, 14)

Promise: each paragraph ends in a section, in an own heading, beside a section that has other text already, or among the unplaced;
a person settles the last two, the program never overwrites what was written.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from nhiemky.domain.finding import Refusal
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.placement import place, texts_of
from nhiemky.flows.tasks_submission import read_submission_file
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.files.store import Kept, keep, known
from nhiemky.web.organisations.access import require
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.drafting import WHAT, draft_of, own_heading
from nhiemky.web.reports.models import Attachment, Draft, IncomingText, SectionDraft, SectionHistory, UnplacedText
from nhiemky.web.reports.moves import begin, open_for_writing, tell
from nhiemky.web.reports.tables import Put, into_grid

LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the file. rows: indicator rows of its table, left for the appendix page. hints: outline's own words left standing."""

    file: str
    placed: int
    own: int
    beside: int
    unplaced: int
    hints: int
    report: UnitReport
    table: Put | None = None

    @property
    def rows(self) -> int:
        return len(self.report.rows)


def read_report(asked: Asked, name: str, data: bytes) -> UnitReport:
    """The file as read, in a limited child; refuses what cannot be read. Call before any change."""
    del asked
    return read_one(read_submission_file, name, data)


def take_report_file(actor: Actor, obligation: Obligation, name: str, data: bytes) -> Taken:
    """Place an upload in the unit's draft. The file itself is kept beside the draft."""
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    asked = asked_of(obligation)
    report = read_report(asked, name, data)
    if not report.texts and not report.rows:
        raise Refusal("file_holds_no_report", file=name)
    guidance = asked.outline.intro if asked.outline else ()
    placement = place(report.texts, asked.items, guidance, report.preamble)
    draft = draft_of(actor, obligation)
    kept = keep(data)
    put = into_grid(actor, obligation, report, name, data)
    if not report.texts:
        return Taken(name, 0, 0, 0, draft.unplaced.filter(placed_at=None).count(), 0, report, put)
    obligation.refresh_from_db(fields=["version", "state"])
    with Change(actor, "report.file_placed") as change:
        _attach(draft, kept, name, actor)
        beside = sum(_into_section(draft, asked, key, text, name, actor) for key, text in texts_of(placement).items())
        for own in placement.own:
            _into_own(draft, asked, own.under, own.label, own.title, "\n\n".join(own.passage.paragraphs), name, actor)
        order = draft.unplaced.aggregate(last=Max("order"))["last"] or 0
        UnplacedText.objects.bulk_create(
            UnplacedText(
                draft=draft, heading=each.heading[:500], text=each.paragraph, place=each.place[:120], file_name=name[:250], order=order + n
            )
            for n, each in enumerate(placement.unplaced, 1)
            if not _stands_already(draft, each.paragraph)
        )
        Draft.objects.filter(pk=draft.pk).update(saved_at=clock.now())
        begin(obligation, actor)
        waits = f", còn {len(placement.unplaced)} đoạn" if placement.unplaced else ""
        tell(obligation, "file", f"Đưa tệp {name} vào báo cáo: {len(placement.keys)} mục đã xếp{waits}", actor)
        change.of(
            draft, name=str(obligation), organisation_id=obligation.organisation_id,
            after={
                "file": name, "sha256": kept.sha256, "placed": len(placement.keys), "unplaced": len(placement.unplaced), "beside": beside,
            },
        )  # fmt: skip
    left = draft.unplaced.filter(placed_at=None).count()
    return Taken(name, len(placement.keys), len(placement.own), beside, left, len(placement.hints), report, put)


def _attach(draft: Draft, kept: Kept, name: str, actor: Actor) -> None:
    if not Attachment.objects.filter(draft=draft, blob_id=kept.sha256).exists():
        Attachment.objects.create(draft=draft, blob=known(kept), name=name[:250], kind="report", at=clock.now(), by=actor.name[:200])


def _into_section(draft: Draft, asked: Asked, key: str, text: str, name: str, actor: Actor) -> bool:
    """Whether it waits beside what is written."""
    now = clock.now()
    section = SectionDraft.objects.filter(draft=draft, path=key).first()
    if section is not None and section.text.split() == text.split():
        return False
    if section is not None and section.text.strip():
        IncomingText.objects.filter(draft=draft, path=key, choice="").update(choice="old", settled_at=now)
        IncomingText.objects.create(draft=draft, path=key, text=text, file_name=name[:250], at=now, by=actor.name[:200])
        return True
    item = asked.by_key[key]
    section, _ = SectionDraft.objects.update_or_create(
        draft=draft, path=key,
        defaults={
            "label": item.number[:40], "title": item.title[:500], "order": list(asked.by_key).index(key), "text": text, "state": "writing",
            "source": name[:250], "version": (section.version if section else 0) + 1, "saved_at": now, "saved_by": actor.name[:200],
        },
    )  # fmt: skip
    SectionHistory.objects.create(section=section, version=section.version, text=text, at=now, by=actor.name[:200])
    return False


def _into_own(draft: Draft, asked: Asked, under: str, label: str, title: str, text: str, name: str, actor: Actor) -> None:
    twin = SectionDraft.objects.filter(draft=draft, own=True, title=title[:500]).first()
    if twin is None:
        section = own_heading(draft, asked, under, title, actor, label, text)
        SectionDraft.objects.filter(pk=section.pk).update(source=name[:250])
        SectionHistory.objects.create(section=section, version=1, text=text, at=clock.now(), by=actor.name[:200])
    elif twin.text.split() != text.split():
        IncomingText.objects.create(draft=draft, path=twin.path, text=text, file_name=name[:250], at=clock.now(), by=actor.name[:200])


def _stands_already(draft: Draft, paragraph: str) -> bool:
    """The same paragraph of an earlier upload still waits, was left out, or was placed where it still stands."""
    same = UnplacedText.objects.filter(draft=draft, text=paragraph).order_by("-pk").first()
    if same is None:
        return False
    if same.placed_at is None or same.placed_in == LEFT_OUT:
        return True
    section = SectionDraft.objects.filter(draft=draft, path=same.placed_in).first()
    return section is not None and paragraph in section.text


def place_paragraph(actor: Actor, unplaced: UnplacedText, path: str) -> None:
    """Put a waiting paragraph at the end of a section (or own heading), or leave it out with "-"; it can be taken back."""
    draft = unplaced.draft
    obligation = draft.obligation
    require(actor, "prepare", obligation.organisation, WHAT)
    open_for_writing(obligation)
    if unplaced.placed_at is not None:
        return
    now = clock.now()
    with Change(actor, "report.paragraph_placed") as change:
        if path != LEFT_OUT:
            _append(draft, path, unplaced.text, unplaced.file_name, actor)
        UnplacedText.objects.filter(pk=unplaced.pk).update(placed_at=now, placed_in=path)
        change.of(unplaced, name=f"{obligation}, đoạn xếp tay", organisation_id=obligation.organisation_id, after={"placed_in": path})


def place_back(actor: Actor, unplaced: UnplacedText) -> None:
    """Undo "để ngoài": the paragraph waits again."""
    require(actor, "prepare", unplaced.draft.obligation.organisation, WHAT)
    if unplaced.placed_in != LEFT_OUT:
        return
    with Change(actor, "report.paragraph_taken_back") as change:
        UnplacedText.objects.filter(pk=unplaced.pk).update(placed_at=None, placed_in="")
        change.of(unplaced, name=str(unplaced.draft.obligation), organisation_id=unplaced.draft.organisation_id)


def _append(draft: Draft, path: str, text: str, source: str, actor: Actor) -> None:
    asked = asked_of(draft.obligation)
    section = SectionDraft.objects.filter(draft=draft, path=path).first()
    if section is None:
        if path not in asked.by_key:
            raise Refusal("section_unknown", path=path)
        item = asked.by_key[path]
        section = SectionDraft(draft=draft, path=path, label=item.number[:40], title=item.title[:500], order=list(asked.by_key).index(path))
    _replace(section, f"{section.text.rstrip()}\n\n{text}".strip(), source, actor)


def _replace(section: SectionDraft, text: str, source: str, actor: Actor) -> None:
    section.text, section.version, section.source = text, section.version + 1, source[:250]
    section.state = section.state if section.state == "done" else "writing"
    section.saved_at, section.saved_by = clock.now(), actor.name[:200]
    section.save()
    SectionHistory.objects.create(section=section, version=section.version, text=text, at=clock.now(), by=actor.name[:200])


def choose(actor: Actor, incoming: IncomingText, choice: str) -> None:
    """old: keep what is written; new: take the file's; both: the file's below what is written. Either text stays in the history."""
    draft = incoming.draft
    require(actor, "prepare", draft.obligation.organisation, WHAT)
    open_for_writing(draft.obligation)
    if incoming.choice:
        return
    with Change(actor, "report.incoming_chosen") as change:
        section = SectionDraft.objects.get(draft=draft, path=incoming.path)
        if choice == "new":
            _replace(section, incoming.text, incoming.file_name, actor)
        elif choice == "both":
            _replace(section, f"{section.text.rstrip()}\n\n{incoming.text}", incoming.file_name, actor)
        IncomingText.objects.filter(pk=incoming.pk).update(choice=choice, settled_at=clock.now())
        change.of(
            incoming, name=f"{draft.obligation}, mục {incoming.path}", organisation_id=draft.organisation_id, after={"choice": choice}
        )
