"""A round of rating from its first line to its last: made, opened, decided on, closed; each one change with one event.

>>> campaign = create_round(actor, committee, year=2023, period="2023", title="Xếp loại năm 2023")      # doctest: +SKIP
>>> open_round(actor, campaign); start_deciding(actor, campaign)                                        # doctest: +SKIP

Promise: the rules are pinned when the round is made and stay so (`repin` changes them by hand, with a reason, before anything is
decided); a round is decided on only when nothing is missing that the rules ask about, and what is missing is named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import RatingCampaign, RatingSeries, RuleOverlayVersion, Subject
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.rules import Chosen, rules_for

WHAT = "chuẩn bị đợt xếp loại"
STATES: Final[Mapping[str, str]] = {
    "preparing": "Đang chuẩn bị",
    "open": "Đang kiểm điểm",
    "deciding": "Đang xét",
    "decided": "Đã quyết định",
    "closed": "Đã kết thúc",
}
UNDECIDED: Final = ("preparing", "open", "deciding")
_NAMED: Final = 12
"""So many missing things a sentence names; the page lists all."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that must be there before a round is decided on. subject: whose, None for the round's."""

    words: str
    subject: Subject | None = None


def create_round(
    actor: Actor,
    organisation: Organisation,
    *,
    year: int,
    period: str,
    title: str,
    series: RatingSeries | None = None,
    overlays: Sequence[RuleOverlayVersion] | None = None,
    meets_at: datetime | None = None,
    dates: Mapping[str, date] | None = None,
    redo_of: RatingCampaign | None = None,
    redo_order: str = "",
    chosen: Chosen | None = None,
) -> RatingCampaign:
    """A round in preparation, with its rules pinned. overlays: None = the committee's own that are in force.

    Raises Refusal (rating_period_unreadable, rating_round_exists, rule_not_for_year, not_allowed).
    """
    require_board(actor, "rate", organisation, WHAT)
    read = period_of(period)
    if read.year != year:
        raise Refusal("rating_period_unreadable", given=f"{period} (năm {year})")
    chosen = chosen or rules_for(organisation, year, read.code, overlays)
    if redo_of is None and (known := _same(organisation, read.code, title, series)) is not None:
        raise Refusal("rating_round_exists", period=read.words, title=known.title)
    try:
        with Change(actor, "rating.round_created") as change:
            campaign = RatingCampaign.objects.create(
                organisation=organisation, series=series, title=title, year=year, period=read.code, period_kind=read.kind,
                rule_set_id=chosen.rules.id[:300], rules=chosen.rules.text, rules_sha256=chosen.rules.sha256,
                overlay_versions=json.dumps([version.pk for version in chosen.versions]),
                dates=json.dumps({code: day.isoformat() for code, day in (dates or {}).items()}), meets_at=meets_at,
                redo_of=redo_of, redo_order=redo_order, made_at=clock.now(), made_by=actor.name[:200],
            )  # fmt: skip
            change.of(campaign, after={"period": read.code, "rules": chosen.rules.id, "sha256": chosen.rules.sha256})
    except IntegrityError as fault:  # a colleague was quicker
        raise Refusal("rating_round_exists", period=read.words, title=title) from fault
    return campaign


def _same(organisation: Organisation, period: str, title: str, series: RatingSeries | None) -> RatingCampaign | None:
    rows = RatingCampaign.objects.filter(period=period, redo_of=None, past=False)
    if series is not None and (known := rows.filter(series=series).first()) is not None:
        return known
    return rows.filter(organisation=organisation, title=title).first()


def describe_round(
    actor: Actor, campaign: RatingCampaign, *, title: str, meets_at: datetime | None, dates: Mapping[str, date]
) -> RatingCampaign:
    """Name, meeting and days of a round that is not decided yet."""
    _require_state(actor, campaign, UNDECIDED, "sửa thông tin đợt", "Đợt đã quyết định giữ nguyên tên và ngày.")
    before = {"title": campaign.title, "meets_at": campaign.meets_at, "dates": campaign.dates}
    with Change(actor, "rating.round_described") as change:
        campaign.title, campaign.meets_at = title, meets_at
        campaign.dates = json.dumps({code: day.isoformat() for code, day in dates.items()})
        campaign.save(update_fields=["title", "meets_at", "dates"])
        change.of(campaign, before=before, after={"title": title, "meets_at": meets_at, "dates": campaign.dates})
    return campaign


def dates_of(campaign: RatingCampaign) -> dict[str, date]:
    """Step code -> day."""
    return {code: date.fromisoformat(day) for code, day in json.loads(campaign.dates).items()}


def open_round(actor: Actor, campaign: RatingCampaign) -> RatingCampaign:
    """Preparation is over: units and people see their part and review themselves. Raises Refusal (rating_subjects_missing, wrong_state)."""
    _require_state(actor, campaign, ("preparing",), "mở", "Đợt chỉ mở một lần.")
    if not campaign.subjects.filter(removed_at=None).exists():
        raise Refusal("rating_subjects_missing", title=campaign.title)
    return _move(actor, campaign, "rating.round_opened", ("preparing",), "open", opened_at=clock.now())


def start_deciding(actor: Actor, campaign: RatingCampaign) -> RatingCampaign:
    """The board begins. Raises Refusal (rating_not_ready with what is missing, rating_subjects_missing, wrong_state)."""
    _require_state(actor, campaign, ("preparing", "open"), "chuyển sang xét", "Chỉ chuyển sang xét một lần.")
    if not campaign.subjects.filter(removed_at=None).exists():
        raise Refusal("rating_subjects_missing", title=campaign.title)
    if lacking := missing(campaign):
        named = "; ".join(each.words for each in lacking[:_NAMED]) + ("; ..." if len(lacking) > _NAMED else "")
        raise Refusal("rating_not_ready", title=campaign.title, count=len(lacking), missing=named)
    opened: dict[str, Any] = {} if campaign.opened_at else {"opened_at": clock.now()}
    return _move(actor, campaign, "rating.deciding_started", ("preparing", "open"), "deciding", **opened)


def back_to_review(actor: Actor, campaign: RatingCampaign, reason: str) -> RatingCampaign:
    """From deciding back to reviewing, while nothing is decided."""
    _require_state(actor, campaign, ("deciding",), "chuyển lại sang kiểm điểm", "Đợt đã quyết định thì xếp loại lại từng đối tượng.")
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="chuyển lại sang kiểm điểm")
    if campaign.decisions.filter(kind="decision").exists():
        hint = "Đã có quyết định cho một phần đối tượng; phần ấy xếp loại lại từng đối tượng."
        raise Refusal("wrong_state", what=f"“{campaign.title}”", state="đã có quyết định", action="chuyển lại sang kiểm điểm", hint=hint)
    return _move(actor, campaign, "rating.back_to_review", ("deciding",), "open", reason=reason)


def close_round(actor: Actor, campaign: RatingCampaign) -> RatingCampaign:
    """A decided round is over; its record stays."""
    _require_state(actor, campaign, ("decided",), "kết thúc", "Đợt kết thúc sau khi có quyết định xếp loại.")
    return _move(actor, campaign, "rating.round_closed", ("decided",), "closed", closed_at=clock.now())


def missing(campaign: RatingCampaign) -> list[Missing]:
    """What stands between the round and its board: somebody without a group, a head whose collective is not rated here."""
    rows = list(campaign.subjects.filter(removed_at=None).select_related("organisation"))
    collectives = {row.organisation_id for row in rows if row.kind == "collective"}
    bound = set(Subject.collectives.through.objects.filter(from_subject__campaign=campaign).values_list("from_subject_id", flat=True))
    found = [Missing(f"{row.name} chưa có nhóm", row) for row in rows if not row.group.strip()]
    if collectives:  # a round of individuals alone takes the collectives' levels from elsewhere
        found += [
            Missing(f"{row.name} là người đứng đầu nhưng {row.organisation.name} không có trong đợt", row)
            for row in rows
            if row.is_head
            and row.organisation_id not in collectives
            and row.pk not in bound
            and row.organisation_id != campaign.organisation_id
        ]
    return found


def repin(actor: Actor, campaign: RatingCampaign, reason: str) -> RuleSet:
    """Pin the rules as they stand now instead of those the round was made with; levels stay. Only before it is decided.

    Raises Refusal (rating_rules_same, rating_reason_missing, wrong_state).
    """
    _require_state(actor, campaign, UNDECIDED, "đổi quy tắc", "Đợt đã quyết định giữ quy tắc lúc quyết định.")
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="đổi quy tắc của đợt")
    chosen = rules_for(campaign.organisation, campaign.year, campaign.period)
    if chosen.rules.sha256 == campaign.rules_sha256:
        raise Refusal("rating_rules_same", title=campaign.title)
    before = {"rules": campaign.rule_set_id, "sha256": campaign.rules_sha256}
    with Change(actor, "rating.rules_repinned", reason=reason) as change:
        _still(campaign, UNDECIDED, "đổi quy tắc")
        campaign.rule_set_id, campaign.rules, campaign.rules_sha256 = chosen.rules.id[:300], chosen.rules.text, chosen.rules.sha256
        campaign.overlay_versions = json.dumps([version.pk for version in chosen.versions])
        campaign.version += 1
        campaign.save(update_fields=["rule_set_id", "rules", "rules_sha256", "overlay_versions", "version"])
        change.of(campaign, before=before, after={"rules": chosen.rules.id, "sha256": chosen.rules.sha256})
    return chosen.rules


def require_undecided(actor: Actor, campaign: RatingCampaign, action: str) -> None:
    """Refuse unless the actor prepares the round and nothing of it is decided."""
    _require_state(actor, campaign, UNDECIDED, action, "Sau quyết định, mỗi thay đổi là một lần xếp loại lại.")


def _require_state(actor: Actor, campaign: RatingCampaign, states: Sequence[str], action: str, hint: str) -> None:
    require_board(actor, "rate", campaign.organisation, WHAT)
    if campaign.past or campaign.state not in states:
        state = "Kết quả năm cũ" if campaign.past else STATES[campaign.state]
        raise Refusal("wrong_state", what=f"“{campaign.title}”", state=state, action=action, hint=hint)


def _still(campaign: RatingCampaign, states: Sequence[str], action: str) -> None:
    """Inside a change: nobody moved the round meanwhile."""
    if not RatingCampaign.objects.filter(pk=campaign.pk, state__in=states).update(state=campaign.state):
        campaign.refresh_from_db()
        raise Refusal(
            "wrong_state", what=f"“{campaign.title}”", state=STATES[campaign.state], action=action, hint="Mở lại trang để xem đợt hiện nay."
        )


def _move(
    actor: Actor, campaign: RatingCampaign, action: str, states: Sequence[str], to: str, *, reason: str = "", **values: Any
) -> RatingCampaign:
    before = campaign.state
    with Change(actor, action, reason=reason) as change:
        if not RatingCampaign.objects.filter(pk=campaign.pk, state__in=states).update(state=to, **values):
            campaign.refresh_from_db()
            raise Refusal(
                "wrong_state", what=f"“{campaign.title}”", state=STATES[campaign.state], action="chuyển bước",
                hint="Mở lại trang để xem đợt hiện nay.",
            )  # fmt: skip
        change.of(campaign, before={"state": before}, after={"state": to})
    campaign.refresh_from_db()
    return campaign
