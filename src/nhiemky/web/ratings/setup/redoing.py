"""A superior orders a round redone (làm lại): a new round beside the old one, which stays as it was and is marked.

>>> order_redo(actor, campaign, document="12-CV/TU", on=day, reason="kiểm điểm hình thức", by_day=until, words="...")    # doctest: +SKIP

Promise: nothing of the old round changes; the new one has its subjects, groups, bound heads and facts, no level, and the rules of its year.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Decision, RatingCampaign, Subject
from nhiemky.web.ratings.setup.rounds import STATES, UNDECIDED, create_round
from nhiemky.web.ratings.setup.rules import Chosen
from nhiemky.web.ratings.value import rules_of


def order_redo(
    actor: Actor,
    campaign: RatingCampaign,
    *,
    document: str,
    on: date | None,
    reason: str,
    by_day: date | None,
    words: str = "",
    body: str = "",
) -> RatingCampaign:
    """Record the order and make the round that answers it. document: symbol of the order; by_day: until when; words: what it asks for.

    Raises Refusal (wrong_state, rating_round_exists, rating_reason_missing, not_allowed).
    """
    require_board(actor, "rate", campaign.organisation, "làm lại đợt xếp loại")
    if campaign.state in UNDECIDED and not campaign.past:
        hint = "Đợt chưa quyết định thì sửa ngay trong đợt."
        raise Refusal("wrong_state", what=f"“{campaign.title}”", state=STATES[campaign.state], action="làm lại", hint=hint)
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="làm lại đợt xếp loại")
    if (known := campaign.redone_by.first()) is not None:
        raise Refusal("rating_round_exists", period=campaign.period, title=known.title)
    order = {
        "document": document,
        "on": on and on.isoformat(),
        "reason": reason,
        "by_day": by_day and by_day.isoformat(),
        "words": words,
        "body": body,
    }
    with Change(actor, "rating.redo_ordered") as change:
        Decision.objects.create(
            campaign=campaign, kind="redo_order", symbol=document[:80], on=on, body=body[:250], reason=reason,
            snapshot=json.dumps(order, ensure_ascii=False), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        redone = create_round(
            actor, campaign.organisation, year=campaign.year, period=campaign.period, title=f"{campaign.title} (làm lại)"[:300],
            series=campaign.series, chosen=Chosen(rules_of(campaign)), redo_of=campaign, redo_order=json.dumps(order, ensure_ascii=False),
        )  # fmt: skip
        RatingCampaign.objects.filter(pk=redone.pk).update(overlay_versions=campaign.overlay_versions, elevated=campaign.elevated)
        count = _copy(campaign, redone)
        change.of(campaign, after={"redone_by": str(redone.uuid), "document": document, "subjects": count})
    redone.refresh_from_db()
    return redone


def order_of(campaign: RatingCampaign) -> dict[str, Any]:
    """The order a round answers, {} where it answers none; days as dates."""
    if not campaign.redo_order:
        return {}
    order: dict[str, Any] = json.loads(campaign.redo_order)
    return {key: date.fromisoformat(value) if key in ("on", "by_day") and value else value for key, value in order.items()}


def _copy(old: RatingCampaign, new: RatingCampaign) -> int:
    """Inside the change: the subjects that stood, with their facts and bindings, without any level."""
    rows = list(old.subjects.filter(removed_at=None))
    made = Subject.objects.bulk_create(
        Subject(
            campaign=new, kind=row.kind, code=row.code, name=row.name, organisation_id=row.organisation_id, person_id=row.person_id,
            title=row.title, group=row.group, is_head=row.is_head, facts=row.facts, order=row.order,
        )
        for row in rows
    )  # fmt: skip
    place = {before.pk: after.pk for before, after in zip(rows, made, strict=True)}
    through = Subject.collectives.through
    pairs = through.objects.filter(from_subject__campaign=old).values_list("from_subject_id", "to_subject_id")
    through.objects.bulk_create(
        through(from_subject_id=place[head], to_subject_id=place[body]) for head, body in pairs if head in place and body in place
    )
    return len(made)
