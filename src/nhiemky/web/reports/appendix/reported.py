"""What the unit has reported already, elsewhere, for the same indicator and period: offered in the grid with its source (hỏi một lần).

>>> [offer.known.offered.source for offer in reported(sheet).offers]     # doctest: +SKIP
['đợt Sơ kết công tác năm, phiếu nhận PN-7/2023, mốc ngày 30/4/2023']
>>> use_reported(actor, draft, ["CT06"])                                # doctest: +SKIP

Promise: only figures handed in or accepted, by the same organisation, of another campaign or another duty; nothing is filled in until a
person takes it; a row that has another value, or several values elsewhere, is told with all of them and taken only alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from nhiemky.consolidating.ask_once import Asking, Known, Told, known_already
from nhiemky.domain.appendix_entry import AskedRow
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.consolidations.models import Match
from nhiemky.web.reports.appendix.saving import ready, save_cell
from nhiemky.web.reports.appendix.sheet import Sheet
from nhiemky.web.reports.models import Draft, Figure, Revision

_MOST = 5000
TOLD = ("submitted", "accepted")
"""States in which a figure counts as reported."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One row with what is known of it. held: what stands in the cell, "" nothing."""

    row: AskedRow
    known: Known
    held: str

    @property
    def open(self) -> bool:
        """The cell is blank and only one value is known: may be taken with others."""
        return not self.held and not self.known.differing


@dataclass(frozen=True, slots=True)
class Reported:
    """Offers in the order of the grid."""

    offers: tuple[Offer, ...]

    @property
    def open(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.open)

    @property
    def title(self) -> str:
        apart = sum(bool(offer.held or offer.known.differing) for offer in self.offers)
        said = f"{len(self.offers)} số đơn vị đã báo cáo ở nơi khác, cùng mốc"
        return f"{said}; {apart} dòng có số khác nhau" if apart else said


def reported(sheet: Sheet) -> Reported:
    """Two queries; nothing where the sheet is settled."""
    if sheet.closed:
        return Reported(())
    asked = [
        Asking(row.code, row.statement, row.unit_of_measure, sheet.entry(row.code).cut_off or row.cut_off, sheet.entry(row.code).words)
        for row in sheet.rows
    ]
    known = known_already(asked, _told(sheet), _settled(sheet)) if any(one.cut_off for one in asked) else ()
    rows, held = {row.code: row for row in sheet.rows}, {one.code: one.held for one in asked}
    return Reported(tuple(Offer(rows[one.code], one, held[one.code]) for one in known if not one.same or one.differing))


def _told(sheet: Sheet) -> list[Told]:
    later = Revision.objects.filter(obligation=OuterRef("revision__obligation"), number__gt=OuterRef("revision__number"))
    duty = sheet.obligation
    rows = Figure.objects.filter(organisation_id=duty.organisation_id, revision__obligation__state__in=TOLD).exclude(actual="")
    rows = rows.exclude(revision__obligation_id=duty.pk).exclude(Exists(later)).order_by("revision__received_at", "pk")
    found = []
    for statement, unit, actual, estimated, own, cut_off, uuid, receipt, title in rows.values_list(
        "statement", "unit_of_measure", "actual", "estimated", "cut_off", "revision__cut_off", "revision__uuid", "revision__receipt",
        "campaign__title",
    )[:_MOST]:  # fmt: skip
        day = own or cut_off
        source = f"đợt {title}, phiếu nhận {receipt}, mốc {cut_off_words(day) if _is_day(day) else day}"
        found.append(Told(statement, unit, actual, day, source, reverse("reports:submission", args=[uuid]), estimated))
    return found


def _is_day(words: str) -> bool:
    return len(words) in (7, 10) and words.replace("-", "").isdigit()


def _settled(sheet: Sheet) -> dict[tuple[str, str], str]:
    """What a person said in this campaign that a statement means."""
    duty = sheet.obligation
    rows = Match.objects.filter(
        Q(organisation_id=duty.organisation_id) | Q(organisation=None), campaign_id=duty.campaign_id, undone_at=None
    )
    return {
        (search_key(statement), search_key(unit)): code
        for statement, unit, code in rows.exclude(code="").order_by("pk").values_list("statement", "unit_of_measure", "code")
    }


def use_reported(actor: Actor, draft: Draft, codes: Sequence[str]) -> list[str]:
    """Take what is offered for the rows named, all or none, each with its source; the codes taken."""
    if not codes:
        raise Refusal("reported_nothing")
    sheet, _, _ = ready(actor, draft, codes[0], {})
    offers = {offer.row.code: offer for offer in reported(sheet).offers if not offer.known.same}
    wanted = [offers[code] for code in dict.fromkeys(codes) if code in offers]
    if not wanted:
        raise Refusal("reported_nothing")
    with Change(actor, "appendix.reported_taken") as change:
        for offer in wanted:
            told = offer.known.offered
            fields = {"actual": told.actual, "kind": "estimate" if told.estimated else "actual"}
            if told.estimated:
                fields["cut_off"] = told.cut_off
            saved = save_cell(actor, draft, offer.row.code, fields, sheet.version(offer.row.code), source=told.source)
            if saved.clash:
                raise Refusal("stale_version", what=offer.row.name, who=saved.theirs_by, at="")
        change.of(
            draft, name=str(draft.obligation), organisation_id=draft.organisation_id,
            after={offer.row.code: f"{offer.known.offered.actual}: {offer.known.offered.source}" for offer in wanted},
        )  # fmt: skip
    return [offer.row.code for offer in wanted]
