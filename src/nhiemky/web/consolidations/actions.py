"""Everything that changes a consolidation: built, laid before the committee, names settled, own figures entered.

>>> version = build(actor, campaign)                                    # doctest: +SKIP
>>> lay_before(actor, version, "Ban Thường vụ Đảng ủy Khối")            # doctest: +SKIP

Promise: a version once built is never altered; the same inputs again give the version that is there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db.models import Max

from nhiemky.domain.campaign import Indicator
from nhiemky.domain.finding import Refusal
from nhiemky.domain.settled import Match as Settled
from nhiemky.flows.consolidation_versions import build as built
from nhiemky.flows.consolidation_versions import stored
from nhiemky.vietnamese.unicode import nfc, tone_key
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import policies_of, value_of
from nhiemky.web.consolidations.access import require_office
from nhiemky.web.consolidations.inputs import collect
from nhiemky.web.consolidations.models import Consolidation, Match, OwnFigure
from nhiemky.web.organisations.models import Organisation

BUILD, LAY, NAME, FIGURE = "lập bản tổng hợp", "trình bản tổng hợp", "ghép tên chỉ tiêu", "nhập số của cấp ủy"


def build(
    actor: Actor,
    campaign: Campaign,
    as_of: datetime | None = None,
    *,
    with_drafts: bool | None = None,
    cut_offs: Sequence[str] | None = None,
) -> Consolidation:
    """The consolidation of what there is as of a moment (now): a new version, or the newest where nothing has changed since.

    with_drafts: take working copies that were sent for review too; cut_offs: add only figures as of these. None: as the newest did.
    Refuses `nothing_to_consolidate` without a single report, `drafts_not_for_office` where the campaign keeps drafts from the office.
    """
    require_office(actor, campaign, BUILD)
    newest = Consolidation.objects.filter(campaign=campaign).order_by("-number").first()
    before = json.loads(newest.inputs) if newest else {}
    seen = policies_of(campaign).office_sees_drafts
    if with_drafts and not seen:
        raise Refusal("drafts_not_for_office", title=campaign.title)
    drafts = seen and (bool(before.get("with_drafts")) if with_drafts is None else with_drafts)
    chosen = tuple(before.get("settled", {}).get("cut_offs", ())) if cut_offs is None else tuple(cut_offs)
    moment = as_of or clock.now()
    collected = collect(campaign, as_of=moment, with_drafts=drafts and as_of is None, cut_offs=chosen)
    if not collected.inputs.reports:
        raise Refusal("nothing_to_consolidate")
    fingerprint = collected.inputs.hash
    if newest and newest.inputs_hash == fingerprint:
        return newest
    whole = built(collected.inputs)
    value = json.dumps(stored(replace(whole, sections=())), ensure_ascii=False, separators=(",", ":"))
    with Change(actor, "consolidation.built") as change:
        number = (Consolidation.objects.filter(campaign=campaign).aggregate(Max("number"))["number__max"] or 0) + 1
        made = Consolidation.objects.create(
            campaign=campaign, number=number, campaign_version=collected.version, as_of=moment, inputs=collected.kept,
            inputs_hash=fingerprint, value=value, reports_in=len(whole.reporting), expected=whole.expected or 0,
            built_at=clock.now(), built_by=actor.name[:200],
        )  # fmt: skip
        change.of(made, name=f"Bản {number}, {campaign}", after={"number": number, "inputs_hash": fingerprint, "reports": made.reports_in})
    return made


def lay_before(actor: Actor, consolidation: Consolidation, whom: str) -> Consolidation:
    """Mark the version as laid before the committee; later ones say what has moved since. A second time changes nothing."""
    campaign = consolidation.campaign
    require_office(actor, campaign, LAY)
    if consolidation.laid_at is not None:
        return consolidation
    whom = nfc(whom).strip()[:200] or "Ban Thường vụ"
    with Change(actor, "consolidation.laid") as change:
        Consolidation.objects.filter(pk=consolidation.pk, laid_at__isnull=True).update(laid_at=clock.now(), laid_before=whom)
        consolidation.refresh_from_db(fields=["laid_at", "laid_before"])
        change.of(consolidation, name=f"Bản {consolidation.number}, {campaign}", after={"laid_before": whom})
    return consolidation


def settle_match(
    actor: Actor,
    campaign: Campaign,
    statement: str,
    *,
    code: str,
    unit_of_measure: str = "",
    other: str = "",
    organisation: Organisation | None = None,
) -> Match:
    """A unit's statement is the campaign's indicator `code`; "" = it is not `other`. The answer before it is undone."""
    require_office(actor, campaign, NAME)
    if code:
        _known(campaign, code)
    statement = nfc(statement).strip()
    key = key_of(statement)
    with Change(actor, "consolidation.name_settled") as change:
        same = Match.objects.filter(campaign=campaign, statement_key=key, unit_of_measure=unit_of_measure, undone_at=None)
        if organisation is not None:
            same = same.filter(organisation=organisation)
        if code:
            same.update(undone_at=clock.now())
        made = Match.objects.create(
            campaign=campaign, organisation=organisation, statement=statement, statement_key=key, unit_of_measure=unit_of_measure[:80],
            code=code, other=other, at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        change.of(made, name=statement[:200], after={"code": code, "not": "" if code else other}, organisation_id=campaign.organisation_id)
    return made


def key_of(statement: str) -> str:
    """A statement as it is remembered."""
    return tone_key(nfc(statement).strip())[:300]


def as_match(match: Match) -> Settled:
    """A remembered answer as the value."""
    return Settled(match.code or None, match.statement, match.unit_of_measure, None, match.other)


def undo_match(actor: Actor, match: Match) -> None:
    """Forget an answer; the name is asked about again. Twice changes nothing."""
    require_office(actor, match.campaign, NAME)
    if match.undone_at is not None:
        return
    with Change(actor, "consolidation.name_undone") as change:
        Match.objects.filter(pk=match.pk, undone_at=None).update(undone_at=clock.now())
        change.of(match, name=match.statement[:200], before={"code": match.code}, organisation_id=match.campaign.organisation_id)


def enter_figure(
    actor: Actor, campaign: Campaign, code: str, raw: str, *, kind: str, reason: str, given_by: str = "", cut_off: str = ""
) -> OwnFigure:
    """A figure of the owner's own. kind: estimate (beside the sum) | board (given by `given_by`) | entered (in the sum's place)."""
    require_office(actor, campaign, FIGURE)
    indicator = _known(campaign, code)
    raw = nfc(raw).strip()
    if parse_value(raw, unit_of_measure=indicator.unit_of_measure).is_blank or not _is_figure(raw, indicator.unit_of_measure):
        raise Refusal("own_figure_unread", value=raw or "(để trống)", statement=indicator.statement)
    if not reason.strip():
        raise Refusal("own_figure_unsaid", statement=indicator.statement)
    if kind == "board" and not given_by.strip():
        raise Refusal("own_figure_no_board", statement=indicator.statement)
    with Change(actor, "consolidation.own_figure_entered", reason=reason) as change:
        made = OwnFigure.objects.create(
            campaign=campaign, code=code, kind=kind, raw=raw, cut_off=cut_off, given_by=nfc(given_by).strip()[:250],
            reason=nfc(reason).strip(), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        said = {"code": code, "kind": kind, "value": raw}
        change.of(made, name=indicator.statement[:200], after=said, organisation_id=campaign.organisation_id)
    return made


def withdraw_figure(actor: Actor, figure: OwnFigure) -> None:
    """The figure counts no more; what was built with it stays as it is."""
    require_office(actor, figure.campaign, FIGURE)
    if figure.withdrawn_at is not None:
        return
    with Change(actor, "consolidation.own_figure_withdrawn") as change:
        OwnFigure.objects.filter(pk=figure.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
        change.of(figure, name=figure.code, before={"value": figure.raw}, organisation_id=figure.campaign.organisation_id)


def _known(campaign: Campaign, code: str) -> Indicator:
    found = next((indicator for indicator in value_of(campaign).indicators if indicator.code == code), None)
    if found is None:
        raise Refusal("indicator_unknown", indicator=code)
    return found


def _is_figure(raw: str, unit_of_measure: str) -> bool:
    """A number, yes or no, or a level in words; a bare slip of the keyboard is none."""
    value = parse_value(raw, unit_of_measure=unit_of_measure)
    return value.number is not None or value.yes_no is not None or (not unit_of_measure and len(raw) > 1)
