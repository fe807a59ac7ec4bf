"""Decisions around the board: a higher share for a group, the signed copy that came back, a superior's order to do a round again.

>>> raise_ratio(actor, campaign, "individual", "Phó phòng", Decimal("0.25"), symbol="9-QĐ", on=day, reason="", version=4)  # doctest: +SKIP
>>> add_signed(actor, decision, "ban-ky.pdf", data)                                                     # doctest: +SKIP
>>> order_redo(actor, campaign, document="7-CV/TU", on=day, reason="...", by_day=None, words="...")     # doctest: +SKIP
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import KIND_NAMES, SubjectKind
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.ratings.board.actions import require_side, take_turn
from nhiemky.web.ratings.board.standing import rules_by
from nhiemky.web.ratings.models import Decision, RatingCampaign, Subject
from nhiemky.web.ratings.setup.rounds import create_round
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


def order_redo(
    actor: Actor, campaign: RatingCampaign, *, document: str, on: date, reason: str, by_day: date | None, words: str
) -> RatingCampaign:
    """A superior orders the review done again: a new round with the same rules, subjects and facts, that points to the old one.

    The old round and its decisions stay as they are. Raises Refusal (rating_reason_blank, wrong_state, not_allowed).
    """
    if not document.strip() or not reason.strip():
        raise Refusal("rating_reason_blank", what="văn bản yêu cầu và lý do làm lại")
    if campaign.state not in ("decided", "closed"):
        raise Refusal(
            "wrong_state", what=f"“{campaign.title}”", state="chưa quyết định", action="yêu cầu làm lại",
            hint="Khi chưa quyết định, hãy chuyển đợt lại sang kiểm điểm.",
        )  # fmt: skip
    order = {"document": document, "on": on.isoformat(), "reason": reason, "by_day": by_day.isoformat() if by_day else "", "words": words}
    with Change(actor, "rating.redo_ordered", reason=reason) as change:
        made = create_round(
            actor, campaign.organisation, year=campaign.year, period=campaign.period, title=f"{campaign.title} (làm lại)"[:300],
            redo_of=campaign, redo_order=json.dumps(order, ensure_ascii=False, sort_keys=True),
        )  # fmt: skip
        same = {"rule_set_id": campaign.rule_set_id, "rules": campaign.rules, "rules_sha256": campaign.rules_sha256}
        RatingCampaign.objects.filter(pk=made.pk).update(**same, overlay_versions=campaign.overlay_versions)
        _copy_subjects(campaign, made)
        Decision.objects.create(
            campaign=campaign, kind="redo_order", symbol=document[:80], on=on, reason=reason, at=clock.now(), by=actor.name[:200],
            snapshot=json.dumps(order, ensure_ascii=False),
        )  # fmt: skip
        change.of(campaign, after={"document": document, "on": on, "round": str(made.uuid)})
    made.refresh_from_db()
    return made


def _copy_subjects(old: RatingCampaign, new: RatingCampaign) -> None:
    """Who is rated, in which group, with which facts and bodies; no level comes along."""
    kept = ("kind", "code", "name", "organisation_id", "person_id", "title", "group", "is_head", "facts", "order")
    rows = list(old.subjects.filter(removed_at=None))
    made = Subject.objects.bulk_create(
        [Subject(campaign=new, **{name: getattr(row, name) for name in kept}) for row in rows], batch_size=500
    )
    pks = {row.pk: copy.pk for row, copy in zip(rows, made, strict=True)}
    through = Subject.collectives.through
    pairs = through.objects.filter(from_subject__campaign=old).values_list("from_subject_id", "to_subject_id")
    through.objects.bulk_create(
        [through(from_subject_id=pks[head], to_subject_id=pks[body]) for head, body in pairs if head in pks and body in pks]
    )
