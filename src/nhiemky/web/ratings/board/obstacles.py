"""What stands between a board and its decision: breaches of the rule, and who must be decided first.

>>> found = obstacles(board, "collective")                              # doctest: +SKIP
>>> found[0].key, found[0].blocks                                       # doctest: +SKIP
('cap_exceeded:collective:Sở, ngành', True)

Caps and the head rule block or warn as the rule says (`on_breach`); any other finding of severity high may be kept with a reason. The
order of deciding is in the way only where the rules' step is certain or confirmed, else it is a warning like the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.rating import SubjectKind
from nhiemky.rulebook.ratings import Step
from nhiemky.web.ratings.board.standing import Board, judged_whole, kind_of

UNIT_FIRST, BODY_FIRST = "units_before_heads", "collective_before_members"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """key: names it on the form where a reason is written. about: code of the subject, "" for a group or the order."""

    key: str
    words: str
    basis: str
    blocks: bool
    code: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A warning that stays, with its reason and who answers for it."""

    obstacle: Obstacle
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Order:
    """Bodies that come first. blocks: the rule's step is certain."""

    names: tuple[str, ...]
    says: str
    basis: str
    blocks: bool


def obstacles(board: Board, kind: SubjectKind) -> tuple[Obstacle, ...]:
    """Everything of severity high about that kind; then the order, where it is only a warning."""
    judged = judged_whole(board)
    found = [
        Obstacle(key_of(one, board), one.message, one.basis, breach_blocks(one, board), one.code, one.subject_id or "")
        for one in judged.findings
        if one.severity == "high" and _about(one, board) == kind and not _settled(one, board)
    ]
    order = waits(board) if kind == "individual" else None
    if order is not None and not order.blocks:
        words = f"Còn {len(order.names)} tập thể chưa quyết định ({listed(order.names)})."
        found.append(Obstacle("order:individual:", words, order.basis, False, "order"))
    return tuple(found)


def key_of(found: Finding, board: Board) -> str:
    """The same for the same breach, whatever the figures in it."""
    return f"{found.code}:{_about(found, board)}:{found.subject_id or found.facts.get('group', '')}"


def breach_blocks(found: Finding, board: Board) -> bool:
    """Whether the rule does not let this one stand."""
    if found.code == "cap_exceeded":
        cap = board.rules.cap(_about(found, board))
        return cap is not None and cap.on_breach == "block"
    if found.code == "head_above_collective":
        return board.rules.head_rule is not None and board.rules.head_rule.on_breach == "block"
    return False


def waits(board: Board) -> Order | None:
    """Collectives that are not decided, before individuals can be; None where there are none or the rules say nothing of it."""
    undecided = tuple(seat.name for seat in board.seats if seat.kind == "collective" and not seat.frozen)
    steps = {step.code: step for step in cast("tuple[Step, ...]", board.rules.items("steps"))}
    step = steps.get(BODY_FIRST) or steps.get(UNIT_FIRST)
    if not undecided or step is None:
        return None
    return Order(undecided, step.says, board.rules.basis(step, "steps"), step.certain)


def require_free(found: tuple[Obstacle, ...], reasons: Mapping[str, tuple[str, str]]) -> tuple[Kept, ...]:
    """Refuse where something blocks, or a warning has no reason and name. reasons: key -> (reason, who). The warnings that are kept."""
    blocking = [one for one in found if one.blocks]
    if blocking:
        raise Refusal("rating_blocked", count=len(blocking), what=blocking[0].words, basis=blocking[0].basis)
    kept = [Kept(one, *(part.strip() for part in reasons.get(one.key, ("", "")))) for one in found]
    silent = [one.obstacle for one in kept if not (one.reason and one.by)]
    if silent:
        raise Refusal("rating_reason_needed", count=len(silent), what=silent[0].words)
    return tuple(kept)


def listed(names: tuple[str, ...], most: int = 5) -> str:
    """The first few names."""
    return "; ".join(names[:most]) + ("; …" if len(names) > most else "")


def _about(found: Finding, board: Board) -> SubjectKind:
    if found.subject_id is None:
        return cast(SubjectKind, found.facts.get("subject_kind", "collective"))
    return kind_of(found, board)


def _settled(found: Finding, board: Board) -> bool:
    """About somebody who is decided already: kept then, with its reason."""
    seat = board.by_code.get((_about(found, board), found.subject_id or ""))
    return seat is not None and seat.frozen
