"""From an uploaded document to a confirmed draft: take it, correct what was read, take a correction back, confirm.

Reading a file happens before anything is kept: a file that is refused (stamped, locked, broken) leaves no byte anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from nhiemky import __version__
from nhiemky.domain.confirmation import Correction as Pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.confirmation.campaign import confirmed_campaign
from nhiemky.flows.confirmation.fields import stored_value
from nhiemky.flows.confirmation.session import Confirmation
from nhiemky.flows.confirmation.stored import read_paper
from nhiemky.flows.confirmation.times import OTHER_DAY
from nhiemky.web import clock, reading_room
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.actions import create_campaign
from nhiemky.web.campaigns.cited import record
from nhiemky.web.campaigns.intake.stored import (
    confirmation,
    words_of_correction,
    words_of_paper,
)
from nhiemky.web.campaigns.models import Campaign, Correction, Document, Reading
from nhiemky.web.files.store import keep, known
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation

READER = __version__[:20]
_OF_MATRIX = ("cell", "row", "policies")
"""Saved together, taken back together."""


def take_directive(actor: Actor, organisation: Organisation, name: str, data: bytes) -> Reading:
    """The document with its bytes and what was read in it. The same file again: the reading that is still open.

    Refusals, before any byte is kept: those of `reading.open`.
    """
    require(actor, "office", organisation, "tạo đợt từ văn bản")
    paper = reading_room.read_one(read_paper, name, data)
    source, directive = words_of_paper(paper)
    header = paper.directive.header
    kept = keep(data)
    before = Reading.objects.filter(document__organisation=organisation, document__blob__sha256=kept.sha256, state="open").first()
    if before is not None:
        return before
    now = clock.now()
    with Change(actor, "document.received") as change:
        document = Document.objects.create(
            organisation=organisation, blob=known(kept), file_name=name[:250], kind="directive", number=(header.number or "")[:20],
            symbol=(header.symbol or "")[:80], on=header.date, issuer=(header.issuing_body or header.issuing_body_inferred or "")[:250],
            subject=header.subject or "", uploaded_at=now, uploaded_by=actor.name,
        )  # fmt: skip
        reading = Reading.objects.create(
            document=document, reader_version=READER, directive=directive, source=source, made_at=now, saved_at=now
        )
        change.of(document, after={"file": name, "sha256": kept.sha256, "symbol": document.symbol})
    return reading


def correct(actor: Actor, reading: Reading, correction: Pure, version: int) -> Reading:
    """One correction on top; `version` is the one that was looked at. Refusals: `confirm_stale`, `confirm_done`, those of
    `flows.confirmation.corrections`, `confirm_reason_missing`, `confirm_choice_missing`."""
    return correct_all(actor, reading, (correction,), version)


def correct_all(actor: Actor, reading: Reading, corrections: Sequence[Pure], version: int) -> Reading:
    """Several corrections as one change (the matrix is saved whole)."""
    require(actor, "office", reading.document.organisation, "sửa điều đọc được")
    _must_be_open(reading)
    shown = confirmation(reading)
    for correction in corrections:
        _check(shown, correction)
    confirmation(reading, *corrections)
    with Change(actor, "reading.corrected") as change:
        _turn_version(reading, version)
        last = Correction.objects.filter(reading=reading).aggregate(last=Max("seq"))["last"] or 0
        Correction.objects.bulk_create(
            Correction(reading=reading, seq=seq, kind=item.action, value=words_of_correction(item), by=actor.name, at=reading.saved_at)
            for seq, item in enumerate(corrections, last + 1)
        )
        change.of(
            reading,
            name=str(reading.document),
            after={
                "corrections": [
                    {"action": item.action, "target": item.target, **item.values, "reason": item.reason} for item in corrections
                ]
            },
        )
    return reading


def undo_correction(actor: Actor, reading: Reading, version: int) -> Reading:
    """Take the last correction back; nothing to take back is no fault."""
    require(actor, "office", reading.document.organisation, "sửa điều đọc được")
    _must_be_open(reading)
    rows = Correction.objects.filter(reading=reading, undone=False)
    last = rows.order_by("-seq").first()
    if last is None:
        return reading
    together = rows.filter(at=last.at, kind__in=_OF_MATRIX) if last.kind in _OF_MATRIX else rows.filter(pk=last.pk)
    gone = list(together.values_list("pk", flat=True))
    with Change(actor, "reading.correction_undone") as change:
        _turn_version(reading, version)
        Correction.objects.filter(pk__in=gone).update(undone=True)
        change.of(reading, name=str(reading.document), before={"corrections": [last.kind]})
    return reading


def drop_reading(actor: Actor, reading: Reading) -> None:
    """Leave a reading that leads to no campaign."""
    require(actor, "office", reading.document.organisation, "bỏ văn bản này")
    _must_be_open(reading)
    with Change(actor, "reading.dropped") as change:
        Reading.objects.filter(pk=reading.pk, state="open").update(state="dropped", saved_at=clock.now())
        change.of(reading, name=str(reading.document), before={"state": "open"}, after={"state": "dropped"})
    reading.refresh_from_db()


def confirm_reading(actor: Actor, reading: Reading) -> Campaign:
    """The draft campaign of a reading in which nothing is open. Refusals: `confirm_open`, `confirm_done`."""
    require(actor, "office", reading.document.organisation, "xác nhận văn bản")
    _must_be_open(reading)
    shown = confirmation(reading)
    if shown.open_points:
        raise Refusal("confirm_open", count=len(shown.open_points), what=_what_is_open(shown))
    value = confirmed_campaign(shown.corrected)
    with Change(actor, "reading.confirmed") as change:
        if not Reading.objects.filter(pk=reading.pk, state="open", version=reading.version).update(state="confirmed", saved_at=clock.now()):
            raise Refusal("confirm_stale")
        campaign = create_campaign(actor, reading.document.organisation, value, document=reading.document, reading=reading)
        record(reading.document, shown.reading.directive)
        change.of(
            reading, name=str(reading.document), before={"state": "open"}, after={"state": "confirmed", "campaign": str(campaign.uuid)}
        )
    reading.refresh_from_db()
    return campaign


def kept_findings(reading: Reading) -> list[dict[str, str]]:
    """Findings left as they are, with why: for the record of the campaign (`issue_campaign(kept_findings=...)`)."""
    return [
        {"code": item.finding.code, "subject": "", "sentence": item.finding.message, "reason": item.kept}
        for item in confirmation(reading).findings
        if item.kept is not None
    ]


def _check(shown: Confirmation, correction: Pure) -> None:
    match correction.action:
        case "keep":
            finding = shown.finding(correction.target)
            if finding is None:
                raise Refusal("confirm_unknown_fact")
            if finding.finding.severity == "high" and not correction.reason.strip():
                raise Refusal("confirm_reason_missing")
        case "answer":
            question = shown.question(correction.target)
            if question is None:
                raise Refusal("confirm_unknown_fact")
            option = correction.values.get("option", "")
            told = option == "free" and question.free and correction.values.get("text", "").strip()
            if not told and option not in {choice.id for choice in question.options}:
                raise Refusal("confirm_choice_missing")
            if told and question.free == OTHER_DAY:
                stored_value("duty", "deadline", correction.values["text"])  # a day nobody can read is refused


def _what_is_open(shown: Confirmation) -> str:
    said = [f"{question.key} {question.title}".strip() for question in shown.open_questions]
    if cells := shown.matrix.open_cells:
        said.append(f"{len(cells)} ô trong bảng báo cáo")
    return "; ".join(said)


def _must_be_open(reading: Reading) -> None:
    if reading.state != "open":
        campaign = reading.campaigns.first()
        raise Refusal("confirm_done", title=campaign.title if campaign else str(reading.document))


def _turn_version(reading: Reading, version: int) -> None:
    """Inside the change: whoever comes second is told."""
    now = clock.now()
    if not Reading.objects.filter(pk=reading.pk, version=version, state="open").update(version=version + 1, saved_at=now):
        raise Refusal("confirm_stale")
    reading.refresh_from_db()
