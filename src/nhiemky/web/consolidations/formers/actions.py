"""Everything that changes what former units count for: recorded, how a merger counts, old reports taken, figures settled.

>>> report = take_old_report(actor, campaign, former, "bao-cao.docx", data)      # doctest: +SKIP
>>> settle(actor, report, {figure.pk: Answer("330", taken=True)})                 # doctest: +SKIP

Promise: a file is kept once it was judged and read; a figure counts once a person settled it; nothing found is thrown away, what a
person changed stands beside what was read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.flows.tasks_old_report import read_old_report_file
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.access import require_office
from nhiemky.web.consolidations.lineage import RULES, successions_for
from nhiemky.web.consolidations.models import OldFigure, OldReport, SuccessionRule
from nhiemky.web.files.store import keep, known
from nhiemky.web.organisations import tree
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.actions import Details, free_code, vars_of
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.models import Organisation, OrganisationVersion, Succession, SuccessionMember
from nhiemky.web.reading_room import read_one

RECORD, COUNT, TAKE, SETTLE = "ghi đơn vị cũ", "chọn cách tính sau hợp nhất", "nhận báo cáo cũ", "xác nhận số của đơn vị cũ"
HOWS = ("", "apart", "included")


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's word on a proposed figure: the value, whether it counts."""

    raw: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ByHand:
    """A figure that a person read on paper. place: page, table or sentence."""

    code: str
    raw: str
    place: str
    estimated: bool = False


def record_formers(actor: Actor, unit: Organisation, names: Sequence[str], on: date, decision: Decision) -> Succession:
    """A unit was merged from these, before the program knew of it. Refuses `former_needs_names`, `former_named_already`.

    The day they began is not known: they stand on the day before the merger only. Undone like every change of the tree."""
    require(actor, "organise", unit, RECORD)
    wanted = list(dict.fromkeys(nfc(name).strip()[:250] for name in names if name.strip()))
    if not wanted:
        raise Refusal("former_needs_names")
    there = Succession.objects.filter(members__organisation=unit, members__side="successor", undone_at=None)
    held = {fold(member.organisation.name) for row in there for member in row.members.select_related("organisation")}
    for name in wanted:
        if fold(name) in held - {fold(unit.name)}:
            raise Refusal("former_named_already", name=name, unit=unit.name)
    with Change(actor, "organisation.formers_recorded") as change:
        ledger = Ledger()
        made = [_former(ledger, unit, name, on, decision) for name in wanted]
        done = Succession.objects.create(
            kind="merge", on=on, decision_number=decision.number, decision_date=decision.on, applied=ledger.json(), recorded_at=clock.now()
        )
        SuccessionMember.objects.bulk_create(
            [
                *(SuccessionMember(succession=done, organisation=one, side="predecessor") for one in made),
                SuccessionMember(succession=done, organisation=unit, side="successor"),
            ]
        )
        tree.refresh(clock.today())
        after = {"names": wanted, "on": on, "decision": decision.number}
        change.of(done, name=f"{unit.name}: {', '.join(wanted)}"[:200], after=after, organisation_id=unit.pk)
    return done


def _former(ledger: Ledger, unit: Organisation, name: str, on: date, decision: Decision) -> Organisation:
    details = {**vars_of(Details()), "code": free_code(name)}
    one = Organisation.objects.create(**details, name=name, type=unit.type, parent=unit, branch=unit.branch, active=False)
    ledger.made(one)
    version = OrganisationVersion.objects.create(
        organisation=one, valid_from=on - timedelta(days=1), valid_to=on, name=name, type=unit.type, parent=unit.parent,
        branch=unit.branch, decision_number=decision.number, decision_date=decision.on,
    )  # fmt: skip
    ledger.made(version)
    return one


def set_rule(actor: Actor, campaign: Campaign, succession: Succession, how: str, carries: Mapping[str, str]) -> SuccessionRule:
    """How a merger counts in a campaign: its successor's figures apart or included, and each indicator's rule."""
    require_office(actor, campaign, COUNT)
    codes = {each.code for each in value_of(campaign).indicators}
    kept = {code: rule for code, rule in carries.items() if code in codes and rule in RULES}
    how = how if how in HOWS else ""
    with Change(actor, "consolidation.succession_rule") as change:
        made = SuccessionRule.objects.create(
            campaign=campaign, succession=succession, how=how, carries=json.dumps(kept, sort_keys=True), at=clock.now(), by=actor.name[:200]
        )
        change.of(made, name=str(campaign)[:200], after={"how": how, "carries": kept}, organisation_id=campaign.organisation_id)
    return made


def take_old_report(actor: Actor, campaign: Campaign, former: Organisation, name: str, data: bytes) -> OldReport:
    """Read, kept, its figures proposed; a report without any is kept too, its figures are entered by hand on its page.

    Refusals: those of reading. 404 for what is no former unit of the campaign."""
    require_office(actor, campaign, TAKE)
    if not is_former(campaign, former):
        raise Http404
    read = read_one(read_old_report_file, name, data, campaign.value)
    kept = keep(data)
    with Change(actor, "consolidation.old_report_taken") as change:
        made = OldReport.objects.create(
            campaign=campaign, organisation=former, blob=known(kept), file_name=nfc(name)[:250], says_unit=read.unit[:250],
            symbol=read.symbol[:80], dated=read.date[:40], cut_off=read.cut_off, at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        OldFigure.objects.bulk_create(
            OldFigure(
                report=made, code=each.code, statement=each.statement, unit_of_measure=each.unit_of_measure[:80], found=each.raw[:200],
                raw=each.raw[:200], sheet=each.sheet[:120], cell=each.cell[:120], quote=each.quote, estimated=each.estimated,
                cut_off=each.cut_off, doubt=each.doubt, order=at,
            )
            for at, each in enumerate(read.figures, 1)
        )  # fmt: skip
        after = {"file": made.file_name, "sha256": made.blob.sha256, "figures": len(read.figures)}
        change.of(made, name=former.name, after=after, organisation_id=campaign.organisation_id)
    return made


def is_former(campaign: Campaign, one: Organisation) -> bool:
    """The organisation ended in a merger or split that concerns the campaign."""
    told = successions_for(campaign, clock.now(), value_of(campaign))
    return any(old.pk == one.pk for each in told for old in each.old)


def settle(
    actor: Actor, report: OldReport, answers: Mapping[int, Answer], by_hand: Sequence[ByHand] = (), cut_off: str | None = None
) -> int:
    """The figures a person went through; how many count now. Refuses `old_figure_unread`, `old_figure_place` before anything is written."""
    campaign = report.campaign
    require_office(actor, campaign, SETTLE)
    indicators = {each.code: each for each in value_of(campaign).indicators}
    rows = {row.pk: row for row in OldFigure.objects.filter(report=report)}
    for pk, answer in answers.items():
        if answer.taken and pk in rows:
            _refuse_unread(answer.raw, rows[pk].statement, rows[pk].unit_of_measure)
    for one in by_hand:
        if one.code not in indicators:
            raise Refusal("indicator_unknown", indicator=one.code)
        _refuse_unread(one.raw, indicators[one.code].statement, indicators[one.code].unit_of_measure)
        if not one.place.strip():
            raise Refusal("old_figure_place", value=one.raw, statement=indicators[one.code].statement)
    now, taken = clock.now(), {}
    with Change(actor, "consolidation.old_figures_settled") as change:
        for pk, answer in answers.items():
            if (row := rows.get(pk)) is None:
                continue
            state, raw = ("settled", nfc(answer.raw).strip()[:200]) if answer.taken else ("refused", row.raw)
            if (row.state, row.raw) != (state, raw):
                row.state, row.raw, row.settled_at, row.settled_by = state, raw, now, actor.name[:200]
                row.save(update_fields=["state", "raw", "settled_at", "settled_by"])
                taken[row.code] = raw if answer.taken else ""
        for at, one in enumerate(by_hand, max((row.order for row in rows.values()), default=0) + 1):
            asked = indicators[one.code]
            OldFigure.objects.create(
                report=report, code=one.code, statement=asked.statement, unit_of_measure=asked.unit_of_measure[:80], found="",
                raw=nfc(one.raw).strip()[:200], cell="nhập tay", quote=nfc(one.place).strip(), estimated=one.estimated,
                cut_off=report.cut_off, state="settled", order=at, settled_at=now, settled_by=actor.name[:200],
            )  # fmt: skip
            taken[one.code] = one.raw
        if cut_off is not None and cut_off != report.cut_off:
            report.cut_off = cut_off[:10]
            report.save(update_fields=["cut_off"])
        change.of(report, name=report.organisation.name, after={"figures": taken}, organisation_id=campaign.organisation_id)
    return OldFigure.objects.filter(report=report, state="settled").count()


def _refuse_unread(raw: str, statement: str, measure: str) -> None:
    value = parse_value(nfc(raw).strip(), unit_of_measure=measure)
    if value.number is None and value.yes_no is None and (measure or value.is_blank):
        raise Refusal("old_figure_unread", value=raw or "(để trống)", statement=statement)


def withdraw(actor: Actor, report: OldReport) -> None:
    """Its figures count no more; the file stays, versions that were built stay as they are. Twice changes nothing."""
    require_office(actor, report.campaign, TAKE)
    if report.withdrawn_at is None:
        with Change(actor, "consolidation.old_report_withdrawn") as change:
            OldReport.objects.filter(pk=report.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
            change.of(report, name=report.organisation.name, after={"withdrawn": True}, organisation_id=report.campaign.organisation_id)
