"""Handing in: from the unit's draft or from a file, the same checks, one transaction, one receipt.

>>> revision = submit_report(actor, obligation, name="bao cao.docx", data=data, door="word")         # doctest: +SKIP
>>> revision.receipt                                                                                # doctest: +SKIP
'CNNT-2023-0231'

Promise: the file is judged and read in a limited child before anything is kept; then its bytes are on the disk, then one transaction
stores revision, texts, figures, findings, the duty's state and the receipt's number. The same content again is answered with the
same receipt, and a signed copy that comes with it is kept beside; what was acknowledged is never altered. Late is stored and marked,
never refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max

from nhiemky import __version__
from nhiemky.domain.finding import Refusal
from nhiemky.domain.receipt import UnitPaper, receipt_number
from nhiemky.flows.section_report import section_report
from nhiemky.vietnamese.days import make_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.access import require_office
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.files.store import Kept, keep, known
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.drafts.gate import closed_by
from nhiemky.web.reports.judging import Judged, finding_key, judge_draft, judge_file
from nhiemky.web.reports.models import Attachment, Draft, ReceiptCounter, Revision
from nhiemky.web.reports.moves import move, open_for_writing, tell
from nhiemky.web.reports.signed import SignedCopy, add_signed, judge_signed
from nhiemky.web.reports.stored import store_figures, store_findings, store_texts
from nhiemky.writing.word import write_word

ATTEMPTS = 4
"""Times a submission is stored anew when others hand in for the same duty in the same moment."""


def submit_report(
    actor: Actor,
    obligation: Obligation,
    *,
    name: str | None = None,
    data: bytes | None = None,
    door: str = "web",
    on_behalf_of: str = "",
    prepared_by: str = "",
    received_at: datetime | None = None,
    paper: UnitPaper | None = None,
    signed_copy: SignedCopy | None = None,
    reasons: Mapping[str, str] | None = None,
    all_reasons: bool = False,
    package: UUID | None = None,
) -> Revision:
    """Hand in a file, or without `data` the unit's draft.

    on_behalf_of   the unit's name where the office hands in for it: nothing stands in the way then, findings are stored to be answered.
    received_at    when it came to the office, if earlier than now; only on behalf. reasons: `finding_key` -> why it stands.
    package        the returned package it came in, once a duty.
    all_reasons    refuse while a finding that asks for a reason has none (the page's manner).
    """
    _may(actor, obligation, bool(on_behalf_of))
    open_for_writing(obligation)
    if (closed := closed_by(obligation)) is not None:
        raise closed
    asked = asked_of(obligation)
    draft = Draft.objects.filter(obligation=obligation).first()
    judged = judge_file(asked, obligation, name or "", data) if data is not None else judge_draft(asked, obligation, draft)
    judge_signed(signed_copy)
    if judged.prior is not None:
        return add_signed(actor, judged.prior, signed_copy)
    reasons = reasons or {}
    if data is None and not on_behalf_of:
        _approved(actor, obligation, draft, judged)
    if not on_behalf_of:
        _let_through(judged, reasons, all_reasons)
    kept, file_name = (keep(data), name or "") if data is not None else _as_word(asked, obligation, judged, paper)
    signed = keep(signed_copy.data) if signed_copy is not None else None
    at = received_at if received_at is not None and on_behalf_of and received_at < clock.now() else clock.now()
    facts = _Facts(
        actor, obligation, asked, judged, door, at, kept, file_name, signed, signed_copy, paper, prepared_by, on_behalf_of, draft, package
    )
    for attempt in range(ATTEMPTS):
        try:
            return _store(facts, reasons)
        except (IntegrityError, Refusal) as fault:  # another hand was faster: with the same content, or with another one
            if isinstance(fault, Refusal) and fault.code != "stale_version":
                raise
            prior = Revision.objects.filter(obligation=obligation, content_hash=judged.content_hash).first()
            if prior is not None:
                return add_signed(actor, prior, signed_copy)
            if attempt == ATTEMPTS - 1:
                raise _too_busy(obligation) from None
    raise AssertionError("unreachable")


def _too_busy(obligation: Obligation) -> Refusal:
    return Refusal("stale_version", what=str(obligation), who="người khác", at=f"{clock.local(clock.now()):%H:%M}")


def _may(actor: Actor, obligation: Obligation, on_behalf: bool) -> None:
    if on_behalf:
        require_office(actor, obligation, "nhận báo cáo hộ đơn vị")
    elif not scope_of(actor).may("approve", obligation.organisation):
        require(actor, "prepare", obligation.organisation, "nộp báo cáo của đơn vị")


def _approved(actor: Actor, obligation: Obligation, draft: Draft | None, judged: Judged) -> None:
    """The secretary hands in what stands; the clerk what the secretary approved and nobody changed since."""
    if scope_of(actor).may("approve", obligation.organisation):
        return
    if draft is None or not draft.approved_at or draft.approved_hash != judged.content_hash:
        raise Refusal("submission_not_approved")


def _let_through(judged: Judged, reasons: Mapping[str, str], all_reasons: bool) -> None:
    if judged.in_the_way:
        raise Refusal("submission_has_faults", count=len(judged.in_the_way))
    missing = [found for found in judged.want_reasons if not reasons.get(finding_key(found), "").strip()]
    if all_reasons and missing:
        raise Refusal("submission_lacks_reasons", count=len(missing))


def _as_word(asked: Asked, obligation: Obligation, judged: Judged, paper: UnitPaper | None) -> tuple[Kept | None, str]:
    """The typed report in official form, so that what was received can be opened as a file for ever."""
    if asked.outline is None or not (judged.content.works or judged.content.added):
        return None, ""
    data = write_word(section_report(asked.campaign, asked.unit, asked.outline, judged.content.works, judged.content.added, paper))
    number = (obligation.revisions or 0) + 1
    return keep(data), f"{obligation.organisation.code}-bao-cao-ban-{number}.docx"


@dataclass(frozen=True)
class _Facts:
    """All that is known before the transaction begins."""

    actor: Actor
    obligation: Obligation
    asked: Asked
    judged: Judged
    door: str
    at: datetime
    kept: Kept | None
    file_name: str
    signed: Kept | None
    signed_copy: SignedCopy | None
    paper: UnitPaper | None
    prepared_by: str
    on_behalf_of: str
    draft: Draft | None
    package: UUID | None = None


def _store(facts: _Facts, reasons: Mapping[str, str]) -> Revision:
    actor, obligation, judged, content = facts.actor, facts.obligation, facts.judged, facts.judged.content
    with Change(actor, "report.submitted") as change:
        obligation.refresh_from_db(fields=["version", "state", "deadline_at", "received_at", "revisions"])
        open_for_writing(obligation)
        late = obligation.deadline_at is not None and facts.at >= obligation.deadline_at
        number = (Revision.objects.filter(obligation=obligation).aggregate(last=Max("number"))["last"] or 0) + 1
        revision = Revision.objects.create(
            obligation=obligation, organisation=obligation.organisation, campaign=obligation.campaign, number=number,
            receipt=_allocate(obligation), content_hash=judged.content_hash, door=facts.door,
            package_uuid=facts.package, file=known(facts.kept) if facts.kept else None,
            file_name=facts.file_name[:250], signed_copy=known(facts.signed) if facts.signed else None,
            signed_copy_name=facts.signed_copy.name[:250] if facts.signed_copy else "", received_at=facts.at, late=late,
            submitted_by=actor.name[:200], prepared_by=(facts.prepared_by or (facts.draft.prepared_by if facts.draft else ""))[:200],
            on_behalf_of=facts.on_behalf_of[:250], cut_off=_cut_off(facts)[:10], estimated=bool(judged.report and judged.report.estimated),
            completeness=content.percent, reader_version=__version__[:20], **_paper(facts),
        )  # fmt: skip
        store_texts(revision, content, judged.placement, judged.carried)
        store_figures(revision, content, facts.draft if judged.report is None else None, judged.carried if _carries_rows(judged) else None)
        store_findings(revision, judged.findings, {finding_key(found): found for found in judged.findings}, reasons, actor)
        _attachments(facts, revision)
        words = f"{'Văn phòng nhận hộ' if facts.on_behalf_of else 'Đơn vị nộp'} báo cáo, phiếu nhận số {revision.receipt}"
        first = {} if obligation.received_at else {"received_at": facts.at, "late": late}
        move(
            obligation, "submitted", f"{words}{', nộp muộn' if late else ''}", actor, revisions=number, completeness=content.percent,
            findings_high=sum(found.severity == "high" for found in judged.findings), **first,
        )  # fmt: skip
        if facts.draft is not None:
            Draft.objects.filter(pk=facts.draft.pk).update(
                prepared_at=None, prepared_by="", approved_at=None, approved_by="", approved_hash=""
            )
        change.of(
            revision, name=str(obligation), organisation_id=obligation.organisation_id,
            after={"receipt": revision.receipt, "revision": number, "sha256": judged.content_hash, "late": late, "door": facts.door,
                   "on_behalf_of": facts.on_behalf_of},
        )  # fmt: skip
    return revision


def _allocate(obligation: Obligation) -> str:
    """UNIT-YEAR-SEQ; the counter's row is the lock on engines that lock rows."""
    year = clock.today().year
    counter, _ = ReceiptCounter.objects.select_for_update().get_or_create(organisation=obligation.organisation, year=year)
    sequence = counter.next
    ReceiptCounter.objects.filter(pk=counter.pk).update(next=sequence + 1)
    return receipt_number(obligation.organisation.code, year, sequence)


def _cut_off(facts: _Facts) -> str:
    report = facts.judged.report
    return (report.cut_off if report else (facts.draft.cut_off if facts.draft else "")) or facts.asked.campaign.cut_off or ""


def _paper(facts: _Facts) -> dict[str, object]:
    """As the person said, else as the file's own letterhead does."""
    paper, report = facts.paper or UnitPaper(), facts.judged.report
    symbol = paper.symbol or (report.symbol if report else "")
    day = paper.day
    if day is None and report is not None and report.date:
        parts = report.date.split("/")
        day = make_day(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else None
    number, _, rest = symbol.partition("-")
    return {
        "paper_number": number[:20] if rest else "",
        "paper_symbol": symbol[:80],
        "paper_date": day,
        "paper_signer": paper.signer[:150],
    }


def _carries_rows(judged: Judged) -> bool:
    return judged.carried is not None and judged.report is not None and not judged.report.rows


def _attachments(facts: _Facts, revision: Revision) -> None:
    """Files the draft was made of go along with a report handed in from it."""
    if facts.judged.report is not None or facts.draft is None:
        return
    Attachment.objects.bulk_create(
        Attachment(revision=revision, blob_id=each.blob_id, name=each.name, kind=each.kind, at=each.at, by=each.by)
        for each in Attachment.objects.filter(draft=facts.draft)
    )


def prepare(actor: Actor, obligation: Obligation) -> Draft:
    """The clerk lays the draft before the secretary (trình duyệt)."""
    require(actor, "prepare", obligation.organisation, "trình báo cáo")
    open_for_writing(obligation)
    draft = Draft.objects.filter(obligation=obligation).first()
    judged = judge_draft(asked_of(obligation), obligation, draft)
    assert draft is not None
    if judged.in_the_way:
        raise Refusal("submission_has_faults", count=len(judged.in_the_way))
    with Change(actor, "report.prepared") as change:
        Draft.objects.filter(pk=draft.pk).update(prepared_at=clock.now(), prepared_by=actor.name[:200])
        tell(obligation, "prepared", "Trình bí thư duyệt", actor)
        change.of(draft, name=str(obligation), organisation_id=obligation.organisation_id, after={"sha256": judged.content_hash})
    draft.refresh_from_db()
    return draft


def approve(actor: Actor, obligation: Obligation) -> Draft:
    """The secretary approves exactly what stands now; a later change asks again."""
    require(actor, "approve", obligation.organisation, "duyệt báo cáo của đơn vị")
    open_for_writing(obligation)
    draft = Draft.objects.filter(obligation=obligation).first()
    judged = judge_draft(asked_of(obligation), obligation, draft)
    assert draft is not None
    with Change(actor, "report.approved") as change:
        Draft.objects.filter(pk=draft.pk).update(approved_at=clock.now(), approved_by=actor.name[:200], approved_hash=judged.content_hash)
        tell(obligation, "approved", "Bí thư duyệt, chờ nộp", actor)
        change.of(draft, name=str(obligation), organisation_id=obligation.organisation_id, after={"sha256": judged.content_hash})
    draft.refresh_from_db()
    return draft
