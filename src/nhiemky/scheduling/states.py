"""The life of an obligation (việc phải làm): which moves are allowed, where they lead, whose move it is then.

>>> after("open", "submit"), after("submitted", "return"), after("submitted", "accept")
('submitted', 'returned', 'accepted')
>>> next_step("draft_sent")
'Đến lượt đồng chí phụ trách: cho ý kiến vào dự thảo'

open -> preparing -> draft_sent -> has_issues | cleared -> submitted -> returned | accepted; beside it waived, met outside, declined.
A unit without a member in charge submits straight away. Overdue and late are computed from the moment (`domain.progress`), not stored.
"""

from __future__ import annotations

from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import BEFORE_SENT, SHOWN_WORDS, State, Turn

Move = Literal[
    "prepare", "send_draft", "raise_issues", "clear", "submit", "return", "accept", "waive", "meet_outside", "decline", "reopen"
]  # fmt: skip

_OPEN: frozenset[State] = BEFORE_SENT | {"returned"}
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    "prepare": (frozenset({"open", "preparing"}), "preparing"),
    "send_draft": (_OPEN, "draft_sent"),
    "raise_issues": (frozenset({"draft_sent", "has_issues"}), "has_issues"),
    "clear": (frozenset({"draft_sent", "has_issues"}), "cleared"),
    "submit": (_OPEN | {"submitted"}, "submitted"),
    "return": (frozenset({"submitted"}), "returned"),
    "accept": (frozenset({"submitted"}), "accepted"),
    "waive": (_OPEN, "waived"),
    "meet_outside": (_OPEN, "met_outside"),
    "decline": (frozenset({"open", "preparing"}), "declined"),
    "reopen": (frozenset({"accepted", "waived", "met_outside", "declined"}), "open"),
}
"""Move -> the states it may start from, the state it ends in. What was accepted and is opened again counts as returned."""

MOVE_NAMES: dict[Move, str] = {
    "prepare": "soạn", "send_draft": "gửi xin ý kiến", "raise_issues": "góp ý", "clear": "thông qua dự thảo", "submit": "nộp báo cáo",
    "return": "trả lại", "accept": "duyệt", "waive": "miễn nộp", "meet_outside": "ghi đã nộp bản giấy", "decline": "trả lời không làm",
    "reopen": "mở lại",
}  # fmt: skip
_NEXT: dict[State, str] = {
    "open": "Đến lượt đơn vị: viết báo cáo",
    "preparing": "Đến lượt đơn vị: viết tiếp và gửi",
    "draft_sent": "Đến lượt đồng chí phụ trách: cho ý kiến vào dự thảo",
    "has_issues": "Đến lượt đơn vị: sửa theo góp ý",
    "cleared": "Đến lượt đơn vị: nộp báo cáo",
    "submitted": "Đến lượt văn phòng: xem và duyệt",
    "returned": "Đến lượt đơn vị: sửa và nộp lại",
    "accepted": "Xong, văn phòng đã duyệt",
    "waived": "Xong, được miễn nộp",
    "met_outside": "Xong, đã nhận bản giấy",
    "declined": "Xong, đơn vị trả lời không làm việc này",
}
_TURNS: dict[State, Turn] = {
    "open": "unit", "preparing": "unit", "draft_sent": "member", "has_issues": "unit", "cleared": "unit", "submitted": "office",
    "returned": "unit", "accepted": "done", "waived": "done", "met_outside": "done", "declined": "done",
}  # fmt: skip


def can(state: State, move: Move) -> bool:
    """Is the move allowed from this state."""
    return state in MOVES[move][0]


def after(state: State, move: Move) -> State:
    """The state after the move. Refuses with `obligation_move` where it is not allowed."""
    starts, end = MOVES[move]
    if state not in starts:
        allowed = ", ".join(SHOWN_WORDS[name].lower() for name in _TURNS if name in starts)
        raise Refusal("obligation_move", move=MOVE_NAMES[move], state=SHOWN_WORDS[state].lower(), allowed=allowed)
    return "returned" if move == "reopen" and state == "accepted" else end


def turn_of(state: State) -> Turn:
    """Whose move it is: unit, member in charge, office, or nobody's any more."""
    return _TURNS[state]


def next_step(state: State) -> str:
    """The next step as a page says it: whose move, and which."""
    return _NEXT[state]
