"""What a consolidation is made from: the newest revision of each duty as of a moment, and what people settled.

>>> gathered = collect(campaign, as_of=clock.now())                     # doctest: +SKIP
>>> reopened(consolidation).hash == consolidation.inputs_hash           # doctest: +SKIP
True

Promise: what was collected is kept so that it can be collected again for ever: revisions by their uuid, working copies, roster
and what was settled as values, the campaign by the number of its issued version.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q

from nhiemky.domain import campaign as pure
from nhiemky.domain.consolidation import Stage, Submission
from nhiemky.domain.lineage import NO_LINEAGE, Lineage
from nhiemky.domain.settled import Match, OwnFigure, Settled
from nhiemky.domain.unit_report import Identity, SectionText, UnitReport
from nhiemky.flows.campaign import parse_campaign
from nhiemky.flows.consolidation_versions import Inputs
from nhiemky.flows.exact_json import decode, encode
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Obligation, RosterEntry, Waiver
from nhiemky.web.consolidations import models
from nhiemky.web.consolidations.lineage import lineage_of, old_figures
from nhiemky.web.consolidations.models import Rebase
from nhiemky.web.consolidations.own_targets import own_targets, with_targets
from nhiemky.web.reports.content import row_of_draft, row_of_figure
from nhiemky.web.reports.models import Draft, Figure, Revision, Verdict
from nhiemky.web.reports.models import SectionText as StoredText

SCHEMA_VERSION = 1
TYPED = "Nhập trên máy"
SENT_FOR_REVIEW = ("draft_sent", "in_review", "has_issues", "cleared")
"""States in which a working copy has left the unit's desk: its figures may be taken as a draft's."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A working copy as it was at the moment, kept whole: it will change."""

    report: UnitReport
    submission: Submission


@dataclass(frozen=True, slots=True)
class Collected:
    """The inputs, and the same as it is kept. version: of the campaign; taken: uuid of a revision -> its stage then;
    targets: of the owner's own list."""

    inputs: Inputs
    version: int
    taken: dict[str, Stage]
    copies: tuple[Copy, ...]
    as_of: datetime
    with_drafts: bool
    old: tuple[Copy, ...] = ()
    targets: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> str:
        """JSON for `Consolidation.inputs`."""
        value = {
            "schema_version": SCHEMA_VERSION,
            "campaign_version": self.version,
            "as_of": self.as_of.isoformat(),
            "with_drafts": self.with_drafts,
            "units": encode(self.inputs.campaign.units),
            "revisions": dict(sorted(self.taken.items())),
            "drafts": encode(self.copies),
            "settled": encode(self.inputs.settled),
        }
        if self.inputs.lineage != NO_LINEAGE:
            value |= {"lineage": encode(self.inputs.lineage), "old": encode(self.old)}
        if self.targets:
            value["targets"] = dict(sorted(self.targets.items()))
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def collect(campaign: Campaign, *, as_of: datetime, with_drafts: bool = False, cut_offs: Sequence[str] = ()) -> Collected:
    """What there is as of a moment. with_drafts: also working copies that were sent for review (only of this moment)."""
    version, value = _value(campaign)
    targets = own_targets(campaign, value, as_of)
    value = replace(with_targets(value, targets), units=roster_as_of(campaign, value, as_of))
    lineage = lineage_of(campaign, value, as_of)
    revisions = _newest(campaign, as_of)
    taken = _stages(revisions, as_of)
    reports, submissions = _reports(revisions, taken)
    copies = _copies(campaign, {revision.obligation_id for revision in revisions}) if with_drafts else ()
    old = tuple(Copy(report, submission) for report, submission in old_figures(campaign, as_of)) if lineage.events else ()
    inputs = Inputs(
        value,
        (*reports, *(copy.report for copy in (*copies, *old))),
        (*submissions, *(copy.submission for copy in (*copies, *old))),
        settled(campaign, cut_offs),
        lineage,
    )
    return Collected(inputs, version, taken, copies, as_of, with_drafts, old, targets)


def reopened(consolidation: models.Consolidation) -> Inputs:
    """The inputs of a kept version, from the same revisions."""
    kept = json.loads(consolidation.inputs)
    _, value = _value(consolidation.campaign, kept["campaign_version"])
    units = decode(tuple[pure.Unit, ...], kept["units"])
    taken: dict[str, Stage] = kept["revisions"]
    reports, submissions = _reports(_of_uuids(taken), taken)
    copies: tuple[Copy, ...] = decode(tuple[Copy, ...], [*kept["drafts"], *kept.get("old", ())])
    return Inputs(
        replace(with_targets(value, kept.get("targets", {})), units=units),
        (*reports, *(copy.report for copy in copies)),
        (*submissions, *(copy.submission for copy in copies)),
        decode(Settled, kept["settled"]),
        decode(Lineage, kept["lineage"]) if "lineage" in kept else NO_LINEAGE,
    )


def texts_filed(consolidation: models.Consolidation) -> list[tuple[str, str, SectionText]]:
    """(unit, file, section) of the reports that are filed and read, not gathered, among those the version was made from."""
    kept = json.loads(consolidation.inputs)
    revisions = [revision for revision in _of_uuids(kept["revisions"]) if revision.obligation.requirement.goes_up == "filed"]
    texts = texts_of(revisions)
    return [(revision.obligation.entry.name, revision.file_name or TYPED, text) for revision in revisions for text in texts[revision.pk]]


def settled(campaign: Campaign, cut_offs: Sequence[str] = ()) -> Settled:
    """What people settled about this campaign until now."""
    ids = dict(RosterEntry.objects.filter(campaign=campaign).values_list("organisation_id", "unit_id"))
    matches = tuple(
        Match(row.code or None, row.statement, row.unit_of_measure, ids.get(row.organisation_id or 0), row.other)
        for row in campaign.matches.filter(undone_at=None).order_by("pk")
    )
    measures = {indicator.code: indicator.unit_of_measure for indicator in _value(campaign)[1].indicators}
    own = tuple(own_figure(row, measures.get(row.code, "")) for row in campaign.own_figures.filter(withdrawn_at=None).order_by("pk"))
    return Settled(matches, own, tuple(cut_offs))


def own_figure(row: models.OwnFigure, unit_of_measure: str) -> OwnFigure:
    """A stored figure of the owner's as the value."""
    origin: Literal["estimate", "board", "entered"] = row.kind if row.kind in ("estimate", "board") else "entered"  # type: ignore[assignment]
    value = parse_value(row.raw, unit_of_measure=unit_of_measure)
    return OwnFigure(row.code, origin, value, row.by, row.reason, row.given_by, clock.local(row.at).isoformat(timespec="seconds"))


def new_since(consolidation: models.Consolidation) -> int:
    """How many duties have a newer revision than the version was made from, or one for the first time."""
    taken = json.loads(consolidation.inputs)["revisions"]
    return sum(str(revision.uuid) not in taken for revision in _newest(consolidation.campaign, clock.now()))


def _value(campaign: Campaign, number: int | None = None) -> tuple[int, pure.Campaign]:
    """The issued version of a number, the newest for None; a campaign not issued yet has only its working value (0)."""
    versions = CampaignVersion.objects.filter(campaign=campaign)
    version = versions.filter(number=number).first() if number else versions.order_by("-number").first() if number is None else None
    return (version.number, parse_campaign(version.value)) if version else (0, parse_campaign(campaign.value))


def roster_as_of(campaign: Campaign, value: pure.Campaign, as_of: datetime) -> tuple[pure.Unit, ...]:
    """The frozen roster as units as of a moment, each with the targets and aliases the campaign's value gives it.

    What mergers took off or brought in later is there still, or not yet.
    """
    known = {unit.id: unit for unit in value.units}
    standing = Q(left_at=None) | Q(left_at__gt=as_of)
    entries = RosterEntry.objects.filter(standing, campaign=campaign, own=False).order_by("order", "pk")
    later = Rebase.objects.filter(campaign=campaign, at__gt=as_of).values_list("joined", flat=True)
    if came := {pk for words in later for pk in json.loads(words)}:
        entries = entries.exclude(pk__in=came)
    return tuple(
        replace(known[entry.unit_id], name=entry.name, branch=entry.branch or None)
        if entry.unit_id in known
        else pure.Unit(entry.unit_id, entry.name, entry.type_name or None, entry.branch or None)
        for entry in entries
    )


_RELATED = ("obligation__requirement", "obligation__entry", "file")


def _newest(campaign: Campaign, as_of: datetime) -> list[Revision]:
    """Of each duty of a unit the newest revision as of the moment; a duty that was waived counts no more."""
    lifted = Q(lifted_at=None) | Q(lifted_at__gt=as_of)
    waived = Waiver.objects.filter(lifted, obligation__campaign=campaign, at__lte=as_of).values("obligation_id")
    rows = Revision.objects.filter(campaign=campaign, received_at__lte=as_of).exclude(obligation__in=waived)
    newest = {row.obligation_id: row for row in rows.select_related(*_RELATED).order_by("obligation_id", "number")}
    return sorted(newest.values(), key=lambda row: (row.obligation.entry.order, row.obligation.entry_id, row.obligation_id))


def _of_uuids(uuids: Iterable[str]) -> list[Revision]:
    rows = Revision.objects.filter(uuid__in=list(uuids)).select_related(*_RELATED)
    return sorted(rows, key=lambda row: (row.obligation.entry.order, row.obligation.entry_id, row.obligation_id))


def _stages(revisions: Sequence[Revision], as_of: datetime) -> dict[str, Stage]:
    """How far each revision had come: what was given back is a draft again."""
    verdicts = Verdict.objects.filter(revision__in=[row.pk for row in revisions], at__lte=as_of, kind__in=("accepted", "returned"))
    kinds = dict(verdicts.order_by("pk").values_list("revision_id", "kind"))
    words: dict[str, Stage] = {"accepted": "accepted", "returned": "draft"}
    return {str(row.uuid): words.get(kinds.get(row.pk, ""), "submitted") for row in revisions}


def _reports(revisions: Sequence[Revision], taken: dict[str, Stage]) -> tuple[tuple[UnitReport, ...], tuple[Submission, ...]]:
    """Units' reports; the owner's boards' reports are material for the drafting page, never parts of a sum."""
    units = [revision for revision in revisions if not revision.obligation.entry.own]
    figures: dict[int, list[Figure]] = defaultdict(list)
    for figure in Figure.objects.filter(revision__in=[row.pk for row in units]).order_by("order", "pk"):
        figures[figure.revision_id].append(figure)
    texts = texts_of([row for row in units if row.obligation.requirement.goes_up != "filed"])
    reports, submissions = [], []
    for revision in units:
        stage = taken[str(revision.uuid)]
        reports.append(_report(revision, figures[revision.pk], tuple(texts[revision.pk])))
        submissions.append(_submission(revision, stage))
    return tuple(reports), tuple(submissions)


def _report(revision: Revision, figures: Sequence[Figure], texts: tuple[SectionText, ...]) -> UnitReport:
    entry = revision.obligation.entry
    rows = []
    for at, figure in enumerate(figures, 1):
        row = row_of_figure(figure)
        place = row.actual_cell or (f"câu “{figure.sentence[:80]}”" if figure.sentence else f"dòng {at:02}")
        rows.append(row._replace(number=str(at), row=at, actual_cell=place, cut_off=figure.cut_off))
    return UnitReport(
        file=revision.file_name or TYPED,
        sha256=revision.file.sha256 if revision.file else f"{revision.uuid}",
        identity=Identity(entry.name, "identity_sheet", entry.unit_id),
        rows=tuple(rows),
        cut_off=revision.cut_off,
        estimated=revision.estimated,
        modified=revision.received_at.isoformat(timespec="seconds"),
        texts=texts,
        submission=str(revision.uuid),
    )


def _submission(revision: Revision, stage: Stage) -> Submission:
    return Submission(
        str(revision.uuid), revision.obligation.entry.name, revision.file_name or TYPED, revision.file.sha256 if revision.file else "",
        stage, revision.submitted_by, clock.local(revision.received_at).isoformat(timespec="seconds"), revision.receipt, revision.number,
    )  # fmt: skip


def texts_of(revisions: Sequence[Revision]) -> dict[int, list[SectionText]]:
    """Sections by revision; a heading of the unit's own ("II/+1") stands below its item under its title."""
    found: dict[int, list[SectionText]] = defaultdict(list)
    for row in StoredText.objects.filter(revision__in=[each.pk for each in revisions]).order_by("order", "pk"):
        paragraphs = tuple(line for line in row.text.splitlines() if line.strip())
        if paragraphs:
            labels = [row.title if label.startswith("+") else label.partition("~")[0] for label in row.path.split("/")]
            found[row.revision_id].append(SectionText(tuple(labels), row.title, paragraphs, row.place))
    return found


def board_texts(campaign: Campaign) -> list[tuple[Revision, SectionText]]:
    """What the owner's boards handed in, newest revisions."""
    boards = [revision for revision in _newest(campaign, clock.now()) if revision.obligation.entry.own]
    texts = texts_of(boards)
    return [(revision, text) for revision in boards for text in texts[revision.pk]]


def _copies(campaign: Campaign, received: set[int]) -> tuple[Copy, ...]:
    """Working copies sent for review of duties nothing was received of."""
    duties = Obligation.objects.filter(campaign=campaign, state__in=SENT_FOR_REVIEW, entry__own=False).exclude(pk__in=received)
    drafts = Draft.objects.filter(obligation__in=duties).select_related("obligation__entry").prefetch_related("figures").order_by("pk")
    return tuple(_copy(draft) for draft in drafts)


def _copy(draft: Draft) -> Copy:
    entry, id = draft.obligation.entry, f"draft:{draft.obligation.uuid}"
    figures: list[Any] = [figure for figure in draft.figures.all() if figure.actual]
    rows = tuple(
        row_of_draft(figure)._replace(number=str(at), row=at, actual_cell=f"dòng {at:02}", cut_off=figure.cut_off)
        for at, figure in enumerate(figures, 1)
    )
    by = figures[-1].saved_by if figures else ""
    at = clock.local(draft.saved_at).isoformat(timespec="seconds")
    report = UnitReport(
        TYPED, f"{id}|{at}", Identity(entry.name, "identity_sheet", entry.unit_id), rows=rows, cut_off=draft.cut_off, submission=id
    )
    return Copy(report, Submission(id, entry.name, TYPED, "", "draft", by, at))
