"""Handing in, returning, accepting, correcting (nộp, trả lại, duyệt, đính chính).

>>> revision = hand_in(actor, sheet); revision.receipt                     # doctest: +SKIP
'K.01-2023-0004'

Promise: what is handed in is never altered; a correction is a new revision with its day and reason, and until it is handed in the accepted
one counts. The same figures again are answered with the same receipt. Late is marked, never refused.
"""

from __future__ import annotations

import hashlib
import json

from django.db import IntegrityError
from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.domain.receipt import receipt_number
from nhiemky.vietnamese.unicode import control_free, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.office.notifying import notify
from nhiemky.web.reports.models import ReceiptCounter
from nhiemky.web.statistics.access import require_fill, require_judge
from nhiemky.web.statistics.filling import require_writable
from nhiemky.web.statistics.judging import judge
from nhiemky.web.statistics.models import StatisticsFigure, StatisticsRevision, StatisticsSheet, StatisticsVerdict
from nhiemky.web.statistics.value import STATES, content_of, newest


def hand_in(actor: Actor, sheet: StatisticsSheet) -> StatisticsRevision:
    """The sheet as filled in. Refuses statistics_has_faults while something is neither mended nor kept with a reason."""
    require_fill(actor, sheet)
    if sheet.kind == "base":
        raise Refusal("statistics_wrong_state", what="nộp số cùng kỳ", unit=sheet.name, state=STATES[sheet.state].lower())
    last = newest(sheet)
    if sheet.state == "submitted" and last is not None:
        return last
    require_writable(sheet)
    judged = judge(sheet)
    if not judged.figures:
        raise Refusal("statistics_nothing_filled", unit=sheet.name)
    if judged.open_faults:
        raise Refusal("statistics_has_faults", count=judged.open_faults)
    content = content_of(judged.figures, judged.findings, json.loads(sheet.reasons))
    digest = hashlib.sha256(content.encode()).hexdigest()
    try:
        with Change(actor, "statistics.handed_in") as change:
            made = _store(actor, sheet, content, digest, (last.number if last else 0) + 1)
            _count(sheet, judged.figures)
            words = f"{sheet.name} đã nộp {sheet.round.title}"
            if sheet.organisation_id != sheet.round.organisation_id:
                notify([sheet.round.organisation_id], words, link=reverse("statistics:sheet", args=[sheet.uuid]), by=actor.name)
            change.of(
                sheet, name=f"{sheet.round}, {sheet.name}"[:300], organisation_id=sheet.organisation_id,
                after={"number": made.number, "receipt": made.receipt, "sha256": digest, "correction": made.correction},
            )  # fmt: skip
    except IntegrityError:  # another hand was faster
        again = newest(sheet)
        if again is not None and again.sha256 == digest:
            return again
        raise Refusal("stale_version", what=str(sheet), who="người khác", at=f"{clock.local(clock.now()):%H:%M}") from None
    return made


def _store(actor: Actor, sheet: StatisticsSheet, content: str, digest: str, number: int) -> StatisticsRevision:
    at, due = clock.now(), sheet.round.deadline
    year = clock.today().year
    counter, _ = ReceiptCounter.objects.select_for_update().get_or_create(organisation=sheet.organisation, year=year)
    ReceiptCounter.objects.filter(pk=counter.pk).update(next=counter.next + 1)
    made = StatisticsRevision.objects.create(
        sheet=sheet, number=number, content=content, sha256=digest,
        receipt=receipt_number(sheet.organisation.code, year, counter.next),
        correction=sheet.correction if sheet.state == "correcting" else "",
        late=bool(due and clock.today() > due), at=at, by=actor.name[:200],
    )  # fmt: skip
    _move(sheet, "submitted", submitted_at=at, note="")
    return made


def _count(sheet: StatisticsSheet, figures: dict[str, int]) -> None:
    """The newest revision's figures take the place of those before in the table that is added up."""
    StatisticsFigure.objects.filter(sheet=sheet).delete()
    if sheet.kind == "unit":
        StatisticsFigure.objects.bulk_create(
            [StatisticsFigure(round_id=sheet.round_id, sheet=sheet, key=key, number=number) for key, number in figures.items()],
            batch_size=500,
        )


def _move(sheet: StatisticsSheet, state: str, **more: object) -> None:
    """To another state, unless somebody moved it since."""
    facts = {"state": state, "version": sheet.version + 1, **more}
    if not StatisticsSheet.objects.filter(pk=sheet.pk, version=sheet.version).update(**facts):
        raise Refusal("stale_version", what=str(sheet), who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
    for name, value in facts.items():
        setattr(sheet, name, value)


def _decide(actor: Actor, sheet: StatisticsSheet, kind: str, what: str, note: str) -> StatisticsSheet:
    require_judge(actor, sheet.round)
    last = newest(sheet)
    if sheet.state != "submitted" or last is None:
        raise Refusal("statistics_wrong_state", what=what, unit=sheet.name, state=STATES[sheet.state].lower())
    with Change(actor, f"statistics.{kind}", reason=note) as change:
        StatisticsVerdict.objects.create(revision=last, kind=kind, note=note, at=clock.now(), by=actor.name[:200])
        if kind == "returned":
            _move(sheet, "returned", note=note)
            StatisticsFigure.objects.filter(sheet=sheet).delete()
            if sheet.organisation_id != sheet.round.organisation_id:
                link = reverse("statistics:sheet", args=[sheet.uuid])
                notify([sheet.organisation_id], f"{sheet.round.title} bị trả lại: {note}", link=link, by=actor.name)
        else:
            _move(sheet, "accepted", note="", correction="")
        change.of(
            sheet, name=f"{sheet.round}, {sheet.name}"[:300], organisation_id=sheet.organisation_id,
            before={"state": "submitted"}, after={"state": sheet.state, "revision": last.number},
        )  # fmt: skip
    return sheet


def give_back(actor: Actor, sheet: StatisticsSheet, note: str) -> StatisticsSheet:
    """Returned to the unit with what is to be mended; its figures leave the roll-up."""
    note = nfc(control_free(note)).strip()[:2000]
    if not note:
        raise Refusal("statistics_reason_missing")
    return _decide(actor, sheet, "returned", "trả lại", note)


def accept(actor: Actor, sheet: StatisticsSheet) -> StatisticsSheet:
    """Accepted as handed in."""
    return _decide(actor, sheet, "accepted", "duyệt", "")


def begin_correction(actor: Actor, sheet: StatisticsSheet, reason: str) -> StatisticsSheet:
    """Opens what was accepted, or handed in before the round was closed, for a new revision; the one that stands goes on counting."""
    require_fill(actor, sheet)
    reason = nfc(control_free(reason)).strip()[:2000]
    if not reason:
        raise Refusal("statistics_reason_missing")
    closed = sheet.round.state == "closed" and sheet.state in ("open", "returned", "submitted")
    if sheet.state != "accepted" and not closed:
        raise Refusal("statistics_wrong_state", what="đính chính", unit=sheet.name, state=STATES[sheet.state].lower())
    with Change(actor, "statistics.correction_begun", reason=reason) as change:
        before = sheet.state
        _move(sheet, "correcting", correction=reason)
        change.of(sheet, name=f"{sheet.round}, {sheet.name}"[:300], organisation_id=sheet.organisation_id,
                  before={"state": before}, after={"state": "correcting", "reason": reason})  # fmt: skip
    return sheet
