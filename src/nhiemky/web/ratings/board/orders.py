"""Decisions around the board: a higher share for a group, the signed copy that came back. A round done again: `setup/redoing`.

>>> raise_ratio(actor, campaign, "individual", "Phó phòng", Decimal("0.25"), symbol="9-QĐ", on=day, reason="", version=4)  # doctest: +SKIP
>>> add_signed(actor, decision, "ban-ky.pdf", data)                                                     # doctest: +SKIP
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import KIND_NAMES, SubjectKind
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.ratings.board.actions import require_side, take_turn
from nhiemky.web.ratings.board.standing import rules_by
from nhiemky.web.ratings.models import Decision, RatingCampaign
from nhiemky.web.reports.signed import SignedCopy, judge_signed


def raise_ratio(
    actor: Actor,
    campaign: RatingCampaign,
    kind: SubjectKind,
    group: str,
    ratio: Decimal,
    *,
    symbol: str,
    on: date,
    reason: str,
    version: int,
) -> RatingCampaign:
    """A group may have more excellent, as the competent level decided; never more than the rule lets a decision give.

    Raises Refusal (rating_ratio_none, rating_ratio_refused, rating_reason_blank, rating_board_moved).
    """
    require_side(actor, campaign)
    rules = rules_by(campaign.rules)
    cap = rules.cap(kind)
    if cap is None or cap.elevated_ratio is None:
        raise Refusal("rating_ratio_none", kind=KIND_NAMES[kind])
    if not cap.ratio < ratio <= cap.elevated_ratio:
        given, most = (f"{format_number(share * 100)}%" for share in (ratio, cap.elevated_ratio))
        raise Refusal("rating_ratio_refused", group=group, given=given, most=most, basis=rules.basis(cap, "caps"))
    if not symbol.strip() or not reason.strip():
        raise Refusal("rating_reason_blank", what="số quyết định và lý do nâng tỷ lệ")
    with Change(actor, "rating.ratio_raised", reason=reason) as change:
        take_turn(campaign, version)
        raised = json.loads(RatingCampaign.objects.values_list("elevated", flat=True).get(pk=campaign.pk))
        raised[f"{kind}|{group}"] = {"ratio": str(ratio), "decision": {"symbol": symbol, "on": on.isoformat(), "reason": reason}}
        campaign.elevated = json.dumps(raised, ensure_ascii=False, sort_keys=True)
        RatingCampaign.objects.filter(pk=campaign.pk).update(elevated=campaign.elevated)
        change.of(campaign, after={"kind": kind, "group": group, "ratio": ratio, "symbol": symbol, "on": on})
    return campaign


def add_signed(actor: Actor, decision: Decision, name: str, data: bytes) -> Decision:
    """The scan of the signed paper, judged like any upload. Raises Refusal (rating_signed_already, rating_kept_outside, of the file)."""
    require_side(actor, decision.campaign)
    if decision.outside:
        raise Refusal("rating_kept_outside", symbol=decision.symbol, kept_at=json.loads(decision.outside)["kept_at"])
    if decision.signed_id:
        raise Refusal("rating_signed_already", symbol=decision.symbol)
    judge_signed(SignedCopy(name, data))
    kept = keep(data)
    with Change(actor, "rating.decision_signed") as change:
        if not Decision.objects.filter(pk=decision.pk, signed=None).update(signed=known(kept)):
            raise Refusal("rating_signed_already", symbol=decision.symbol)
        change.of(
            decision, name=decision.campaign.title, organisation_id=decision.campaign.organisation_id,
            after={"symbol": decision.symbol, "sha256": kept.sha256},
        )  # fmt: skip
    decision.refresh_from_db()
    return decision
