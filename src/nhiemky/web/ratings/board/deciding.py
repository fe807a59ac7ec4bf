"""Levels become decisions: versions that point to a decision with its number, day, Word and signed copy.

>>> decide(actor, campaign, kind="collective", symbol="12-QĐ/ĐUK", on=day, body="Ban Thường vụ", kept={}, version=3)  # doctest: +SKIP
>>> re_rate(actor, subject, "HTTNV", symbol="15-QĐ/ĐUK", on=day, body="Ban Thường vụ", reason="kết luận")  # doctest: +SKIP

Promise: nothing is decided while the rule blocks it or a warning stands without a reason and a name; individuals come after collectives
where the rules say so, in a decision of their own; a decided level is never altered, a new version replaces it and says which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import F

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import KIND_NAMES, SubjectKind, Tally
from nhiemky.flows.papers.signing import Signing
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.ratings.board.actions import SETTABLE, keep_versions, require_side, take_turn, words_of
from nhiemky.web.ratings.board.obstacles import Kept, Obstacle, breach_blocks, key_of, listed, obstacles, require_free, waits
from nhiemky.web.ratings.board.papers import again_word, decision_word, number_of
from nhiemky.web.ratings.board.standing import Board, Seat, judged_whole, standing
from nhiemky.web.ratings.models import Decision, Rating, RatingCampaign, Subject
from nhiemky.writing.rating_decision import KeptBreach


@dataclass(frozen=True, slots=True)
class Outside:
    """Decided outside the program: what may not be written here. Only where it is, never what it says."""

    number: str
    on: date
    kept_at: str


def decide(
    actor: Actor,
    campaign: RatingCampaign,
    *,
    kind: SubjectKind,
    symbol: str,
    on: date,
    body: str,
    kept: Mapping[str, tuple[str, str]],
    version: int,
    proposer: str = "",
    signing: Signing | None = None,
) -> Decision:
    """Freeze the levels of everybody of that kind who is not decided yet.

    kept: key of an obstacle (`obstacles`) -> (reason, who answers for keeping it). version: of the round, as it was seen.
    Raises Refusal: rating_levels_missing, rating_order, rating_blocked, rating_reason_needed, rating_board_moved, rating_not_deciding.
    """
    require_side(actor, campaign)
    board = standing(campaign)
    seats = _waiting(board, kind)
    _require_first(board, kind)
    reasons = require_free(obstacles(board, kind), kept)
    printed = tuple(KeptBreach(one.obstacle.words, one.obstacle.basis, one.reason, one.by) for one in reasons)
    paper = signing or Signing(on, number=number_of(symbol))
    file = keep(decision_word(board, kind, paper, proposer=proposer, kept=printed))
    with Change(actor, "rating.decided") as change:
        take_turn(campaign, version)
        made = Decision.objects.create(
            campaign=campaign, symbol=symbol, on=on, body=body, snapshot=_words(_snapshot(board, kind, seats, reasons)),
            file=known(file), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        _freeze(actor, seats, made, board, reasons)
        _finish(campaign)
        change.of(made, name=campaign.title, organisation_id=campaign.organisation_id, after=_told(made, kind, len(seats), len(reasons)))
    return made


def decide_outside(actor: Actor, campaign: RatingCampaign, *, kind: SubjectKind, outside: Outside, version: int) -> Decision:
    """Everybody of that kind was decided where this program may not be: number, day and where it is kept; no level, no file."""
    require_side(actor, campaign)
    board = standing(campaign)
    seats = [seat for seat in board.seats if seat.kind == kind and not seat.frozen]
    if not seats:
        raise Refusal("rating_nobody_left", kind=KIND_NAMES[kind], title=campaign.title)
    _require_first(board, kind)
    where = _words({"number": outside.number, "on": outside.on.isoformat(), "kept_at": outside.kept_at})
    with Change(actor, "rating.decided_outside") as change:
        take_turn(campaign, version)
        made = Decision.objects.create(
            campaign=campaign, symbol=outside.number, on=outside.on, snapshot=_words({"kind": kind}), outside=where, at=clock.now(),
            by=actor.name[:200],
        )  # fmt: skip
        pks = [seat.pk for seat in seats]
        Subject.objects.filter(pk__in=pks).update(outside=where, level="", version=F("version") + 1)
        _finish(campaign)
        change.of(made, name=campaign.title, organisation_id=campaign.organisation_id, after=_told(made, kind, len(seats), 0))
    return made


def re_rate(
    actor: Actor,
    subject: Subject,
    level: str,
    *,
    symbol: str,
    on: date,
    body: str,
    reason: str,
    kept: Mapping[str, tuple[str, str]] | None = None,
    ordered_by: str = "",
    signing: Signing | None = None,
) -> Rating:
    """A decided subject gets another level: a new version that replaces the one in force and points to its own decision.

    ordered_by: the superior's document that asks for it. kept: as in `decide`, for warnings the new level brings.
    Raises Refusal: rating_not_decided, rating_same_level, rating_reason_blank, rating_blocked, rating_reason_needed.
    """
    campaign = subject.campaign
    require_side(actor, campaign)
    _require_again(subject, level, reason)
    board = standing(campaign)
    seat = board.by_pk[subject.pk]
    reasons = require_free(brought_by(board, seat, level), kept or {})
    paper = signing or Signing(on, number=number_of(symbol))
    why = f"{reason.strip().rstrip('.')}, theo {ordered_by.strip()}" if ordered_by.strip() else reason.strip()
    file = keep(again_word(board, seat, level, paper, reason=why))
    with Change(actor, "rating.re_rated") as change:
        before = Rating.objects.filter(subject=subject, decision__isnull=False).order_by("-number").first()
        rows = Subject.objects.filter(pk=subject.pk, version=subject.version, decided_level=subject.decided_level)
        if not rows.update(level=level, decided_level=level, version=F("version") + 1):
            raise Refusal("rating_choice_wrong", what=f"{subject.name} vừa được sửa")
        RatingCampaign.objects.filter(pk=campaign.pk).update(version=F("version") + 1)
        snapshot = {"kind": subject.kind, "from": subject.decided_level, "to": level, "ordered_by": ordered_by, "kept": _kept(reasons)}
        made = Decision.objects.create(
            campaign=campaign, kind="re_rating", symbol=symbol, on=on, body=body, reason=reason.strip(), snapshot=_words(snapshot),
            file=known(file), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        rating = Rating.objects.create(
            subject=subject, number=(_last_number(subject) + 1), stage="redone", level=level, basis=board.rules.id, decision=made,
            replaces=before, kept_findings=_words(_kept(reasons)), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        change.of(
            made,
            name=campaign.title,
            organisation_id=campaign.organisation_id,
            after={"symbol": symbol, "on": on, "version": rating.number},
        )
    subject.level = subject.decided_level = level
    return rating


def brought_by(board: Board, seat: Seat, level: str) -> tuple[Obstacle, ...]:
    """Breaches that stand with the new level and did not before."""
    before = {key_of(one, board) for one in judged_whole(board).findings}
    after = board.with_levels({seat.pk: level})
    return tuple(
        Obstacle(key_of(one, after), one.message, one.basis, breach_blocks(one, after), one.code, one.subject_id or "")
        for one in judged_whole(after).findings
        if one.severity == "high" and key_of(one, after) not in before
    )


def _require_again(subject: Subject, level: str, reason: str) -> None:
    if level not in SETTABLE or not level:
        raise Refusal("rating_level_wrong", name=subject.name, level=level)
    if not subject.decided_level:
        raise Refusal("rating_not_decided", name=subject.name)
    if subject.decided_level == level:
        raise Refusal("rating_same_level", name=subject.name, level=words_of(level))
    if not reason.strip():
        raise Refusal("rating_reason_blank", what="lý do xếp loại lại")


def _waiting(board: Board, kind: SubjectKind) -> list[Seat]:
    seats = [seat for seat in board.seats if seat.kind == kind and not seat.frozen]
    if not seats:
        raise Refusal("rating_nobody_left", kind=KIND_NAMES[kind], title=board.campaign.title)
    blank = tuple(seat.name for seat in seats if not seat.level)
    if blank:
        raise Refusal("rating_levels_missing", count=len(blank), kind=KIND_NAMES[kind], names=listed(blank))
    return seats


def _require_first(board: Board, kind: SubjectKind) -> None:
    order = waits(board) if kind == "individual" else None
    if order is not None and order.blocks:
        raise Refusal("rating_order", count=len(order.names), names=listed(order.names), basis=order.basis)


def _freeze(actor: Actor, seats: list[Seat], made: Decision, board: Board, reasons: Sequence[Kept]) -> None:
    """Versions of stage "decided", one a subject, and the level in force."""
    by_level: dict[str, list[int]] = {}
    for seat in seats:
        by_level.setdefault(seat.level, []).append(seat.pk)
    for level, pks in by_level.items():
        free = Subject.objects.filter(pk__in=pks, level=level, decided_level="", outside="")
        if free.update(decided_level=level, version=F("version") + 1) != len(pks):
            raise Refusal("rating_choice_wrong", what="có mức vừa được đổi")
    points = {seat.pk: row.points for seat, row in zip(seats, board.rows(seats), strict=True)}
    kept: dict[str, list[dict[str, str]]] = {}
    for one in reasons:
        kept.setdefault(one.obstacle.about, []).append({"code": one.obstacle.code, "reason": one.reason, "by": one.by})
    subjects = Subject.objects.in_bulk([seat.pk for seat in seats])
    keep_versions(
        actor, [(subjects[seat.pk], seat.level) for seat in seats], "decided", decision=made, basis=board.rules.id,
        points=points, kept={seat.pk: _words(kept.get(seat.code, [])) for seat in seats},
    )  # fmt: skip


def _finish(campaign: RatingCampaign) -> None:
    """The round is decided once nobody of either kind waits."""
    waiting = campaign.subjects.filter(removed_at=None, decided_level="", outside="").exists()
    if not waiting:
        RatingCampaign.objects.filter(pk=campaign.pk).update(state="decided", decided_at=clock.now())


def _snapshot(board: Board, kind: SubjectKind, seats: list[Seat], reasons: Sequence[Kept]) -> dict[str, Any]:
    tallies = [_tally(tally) for (of, _), tally in board.tallies.items() if of == kind]
    return {
        "kind": kind, "rules": board.rules.id, "sha256": board.campaign.rules_sha256, "levels": {seat.code: seat.level for seat in seats},
        "tallies": tallies, "kept": _kept(reasons),
    }  # fmt: skip


def _tally(tally: Tally) -> dict[str, Any]:
    return {name: str(value) if value is not None and not isinstance(value, (int, str)) else value for name, value in asdict(tally).items()}


def _kept(reasons: Sequence[Kept]) -> list[dict[str, str]]:
    return [
        {"key": (what := one.obstacle).key, "code": what.code, "words": what.words, "basis": what.basis, "reason": one.reason, "by": one.by}
        for one in reasons
    ]


def _told(made: Decision, kind: str, count: int, kept: int) -> dict[str, Any]:
    return {"symbol": made.symbol, "on": made.on, "kind": kind, "count": count, "kept": kept}


def _last_number(subject: Subject) -> int:
    return Rating.objects.filter(subject=subject).order_by("-number").values_list("number", flat=True).first() or 0


def _words(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
