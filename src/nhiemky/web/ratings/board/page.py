"""The board's page put together: boxes, one group's rows, its findings, shares and repair; whole, or only what a change touches.

>>> page = whole_page(board, "collective", "Sở, ngành", 1)              # doctest: +SKIP
>>> sorted(page)[:3]                                                    # doctest: +SKIP
['box', 'boxes', 'campaign']
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from math import ceil
from typing import Any

from nhiemky.domain.rating import LEVELS, SHORT_NAMES, SubjectKind
from nhiemky.web.ratings.board.actions import STATE_WORDS
from nhiemky.web.ratings.board.obstacles import waits
from nhiemky.web.ratings.board.panel import notes_of, remedy_of
from nhiemky.web.ratings.board.presenting import Box, box_of, lower, said_of, shares_of, short_names
from nhiemky.web.ratings.board.rows import Row, rows_of
from nhiemky.web.ratings.board.standing import Around, Board, Seat, judged_around
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.setup.periods import period_of

ROWS = 200
"""Rows of a group on one page."""
KIND_WORDS: dict[SubjectKind, str] = {"collective": "tập thể", "individual": "cá nhân"}
ROUTES: dict[SubjectKind, str] = {"collective": "ratings_board:board", "individual": "ratings_board:people"}


def whole_page(board: Board, kind: SubjectKind, group: str | None, number: int, *, trial: bool = False) -> dict[str, Any]:
    """Everything. group: None or one that is not there: the first that is over its cap, else the first."""
    boxes_of_kind = [name for of, name in board.groups if of == kind]
    chosen = group if group in boxes_of_kind else _first(board, kind, boxes_of_kind)
    seats = board.group_rows(kind, chosen)
    pages = max(1, ceil(len(seats) / ROWS))
    number = min(max(number, 1), pages)
    around = judged_around(board, kind, chosen)
    opening, _ = short_names([seat.name for seat in seats])
    shown = seats[(number - 1) * ROWS : number * ROWS]
    return {
        **live_page(board, kind, chosen, around, trial=trial),
        "rows": _rows(board, shown, seats, around), "heading": _heading(opening, chosen, len(seats), kind),
        "page_number": number, "pages": range(1, pages + 1) if pages > 1 else (),
        "kind_words": KIND_WORDS[kind], "route": ROUTES[kind], "period": period_of(board.campaign.period).words,
        "tabs": [(ROUTES[of], KIND_WORDS[of].capitalize(), sum(seat.kind == of for seat in board.seats), of == kind) for of in ROUTES],
        "editable": board.campaign.state == "deciding" and not trial, "trial": trial, "state": STATE_WORDS.get(board.campaign.state),
    }  # fmt: skip


def live_page(board: Board, kind: SubjectKind, group: str, around: Around, *, trial: bool = False) -> dict[str, Any]:
    """What moves with every change: boxes, counts, shares, findings, repair."""
    boxes = boxes_of(board, kind, group)
    tally, cap = board.tally(kind, group), board.rules.cap(kind)
    remedy = remedy_of(board, kind, group) if board.campaign.state == "deciding" else None
    order = waits(board) if kind == "individual" else None
    box = next((one for one in boxes if one.current), None)
    return {
        "campaign": board.campaign, "kind": kind, "group": group, "boxes": boxes, "box": box, "tally": tally,
        "counts": _counts(board, kind, group), "shares": shares_of(tally, cap, board.elevated.get((kind, group))),
        "notes": notes_of(board, kind, around.findings), "not_checked": around.not_checked, "order": order, "remedy": remedy,
        "marked": _marked(remedy, kind), "trial": trial, "said": said_of(box) if box else "",
        "raised": _raised(board.campaign, kind, group), "may_raise": cap is not None and cap.elevated_ratio is not None,
        "route": ROUTES[kind], "waiting": _proposed(board, kind), "version": board.campaign.version,
    }  # fmt: skip


def _proposed(board: Board, kind: SubjectKind) -> int:
    """How many without a level have one to take: proposed for them, or their own."""
    waiting = (seat for seat in board.seats if seat.kind == kind and not seat.level and not seat.frozen)
    return sum(1 for seat in waiting if seat.proposed_level or seat.self_level)


def boxes_of(board: Board, kind: SubjectKind, group: str) -> list[Box]:
    """Every group of a kind, in the board's order."""
    capped = board.rules.cap(kind) is not None
    return [box_of(board.tally(kind, name), seats, group, capped=capped) for (of, name), seats in board.groups.items() if of == kind]


def changed_rows(board: Board, seat: Seat, around: Around, number: int) -> list[Row]:
    """The row that changed, and on the same page the bodies whose head it shares: what their rows say may have changed with it."""
    touched = {seat.pk}
    for head in board.heads.get(seat.pk, ()):
        touched |= {body.pk for body in board.bodies.get(head.pk, ())}
    group = board.group_rows(seat.kind, seat.group)
    page = group[(max(number, 1) - 1) * ROWS :][:ROWS]
    return _rows(board, [one for one in page if one.pk in touched], group, around)


def _rows(board: Board, shown: Sequence[Seat], group: Sequence[Seat], around: Around) -> list[Row]:
    opening, _ = short_names([seat.name for seat in group])
    names = {seat.pk: seat.name.removeprefix(f"{opening} ") if opening else seat.name for seat in shown}
    return rows_of(board, shown, names, around.rows, around.findings)


def _first(board: Board, kind: SubjectKind, names: Sequence[str]) -> str:
    over = [name for name in names if not board.tally(kind, name).ok]
    return (over or list(names) or [""])[0]


def _heading(opening: str, group: str, count: int, kind: SubjectKind) -> str:
    named = group or ("Chưa có nhóm" if count else KIND_WORDS[kind].capitalize())
    return f"{opening} {lower(named)} ({count})" if opening and not named.startswith(opening) else f"{named} ({count})"


def _counts(board: Board, kind: SubjectKind, group: str) -> list[dict[str, Any]]:
    tally = board.tally(kind, group)
    capped = board.rules.cap(kind) is not None
    values = dict(zip(LEVELS, (tally.excellent, tally.good, tally.completed, tally.not_completed), strict=True))
    limit = tally.allowed if capped else None
    return [
        {"level": level, "name": SHORT_NAMES[level], "count": values[level], "allowed": limit if level == LEVELS[0] else None,
         "over": level == LEVELS[0] and capped and not tally.ok}
        for level in LEVELS
    ]  # fmt: skip


def _marked(remedy: Any, kind: SubjectKind) -> Collection[int]:
    """Seats of this page that a repair would lower."""
    if remedy is None:
        return frozenset()
    return frozenset(one.seat.pk for step in remedy.steps for one in step.candidates if one.seat.kind == kind)


def _raised(campaign: RatingCampaign, kind: SubjectKind, group: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = json.loads(campaign.elevated).get(f"{kind}|{group}")
    return found
