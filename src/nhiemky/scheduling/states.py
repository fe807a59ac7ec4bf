"""The life of an obligation (việc phải làm): which moves are allowed, what state it shows, and whose move it is.

>>> from datetime import UTC, datetime
>>> after("open", "submit"), after("submitted", "return"), after("submitted", "accept")
('submitted', 'returned', 'accepted')
>>> standing = Standing("open", until=datetime(2023, 5, 29, 17, tzinfo=UTC))
>>> status(standing, datetime(2023, 5, 31, 1, tzinfo=UTC)).word, status(standing, datetime(2023, 5, 1, tzinfo=UTC)).turn
('Quá hạn 2 ngày', 'unit')

open -> draft_sent -> has_issues | cleared -> submitted -> returned | accepted. Extended, waived, met outside, and the answer to
an optional duty stand beside the state. Overdue is computed from the moment, never stored. Words are those of the screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.deadlines import days_late, end_of
from nhiemky.vietnamese.days import format_day

State = Literal["open", "draft_sent", "has_issues", "cleared", "submitted", "returned", "accepted"]
Move = Literal["send_draft", "raise_issues", "clear", "submit", "return", "accept", "reopen"]
Turn = Literal["unit", "member_in_charge", "office", "done"]
Tone = Literal["good", "busy", "other", "idle", "warn", "bad"]

MOVES: dict[Move, tuple[frozenset[State], State]] = {
    "send_draft": (frozenset({"open", "draft_sent", "has_issues", "cleared", "returned"}), "draft_sent"),
    "raise_issues": (frozenset({"draft_sent", "has_issues"}), "has_issues"),
    "clear": (frozenset({"draft_sent", "has_issues"}), "cleared"),
    "submit": (frozenset({"open", "draft_sent", "has_issues", "cleared", "returned", "submitted"}), "submitted"),
    "return": (frozenset({"submitted"}), "returned"),
    "accept": (frozenset({"submitted"}), "accepted"),
    "reopen": (frozenset({"accepted"}), "returned"),
}
"""Move -> the states it may start from, the state it ends in. A unit without a member in charge submits straight away."""

MOVE_NAMES: dict[Move, str] = {
    "send_draft": "gửi xin ý kiến",
    "raise_issues": "góp ý",
    "clear": "thông qua dự thảo",
    "submit": "nộp báo cáo",
    "return": "trả lại",
    "accept": "duyệt",
    "reopen": "mở lại",
}
STATE_NAMES: dict[State, str] = {
    "open": "Chưa bắt đầu",
    "draft_sent": "Chờ góp ý",
    "has_issues": "Có góp ý",
    "cleared": "Đã thông qua",
    "submitted": "Đã nộp",
    "returned": "Trả lại",
    "accepted": "Đã duyệt",
}
TURN_NAMES: dict[Turn, str] = {"unit": "Đơn vị", "member_in_charge": "Đ/c phụ trách", "office": "Văn phòng", "done": "Xong"}
_TONES: dict[State, Tone] = {
    "open": "idle",
    "draft_sent": "busy",
    "has_issues": "warn",
    "cleared": "good",
    "submitted": "busy",
    "returned": "warn",
    "accepted": "good",
}
_TURNS: dict[State, Turn] = {
    "open": "unit",
    "draft_sent": "member_in_charge",
    "has_issues": "unit",
    "cleared": "unit",
    "submitted": "office",
    "returned": "unit",
    "accepted": "done",
}
_NEXT: dict[State, str] = {
    "open": "Đến lượt đơn vị: viết báo cáo",
    "draft_sent": "Đến lượt đồng chí phụ trách: cho ý kiến vào dự thảo",
    "has_issues": "Đến lượt đơn vị: sửa theo góp ý",
    "cleared": "Đến lượt đơn vị: nộp báo cáo",
    "submitted": "Đến lượt văn phòng: xem và duyệt",
    "returned": "Đến lượt đơn vị: sửa và nộp lại",
    "accepted": "Xong",
}
BEFORE_SUBMISSION: frozenset[State] = frozenset({"open", "draft_sent", "has_issues", "cleared"})


@dataclass(frozen=True, slots=True)
class Standing:
    """One obligation as it stands.

    until         its deadline, exclusive, without the extension; None where it has no day.
    submitted_at  when it was first acknowledged: in time or late is told by it.
    started       something is written already.
    answer        to an optional duty: will it be done, None = not asked or not answered yet.
    """

    state: State
    until: datetime | None = None
    extended_to: date | None = None
    submitted_at: datetime | None = None
    started: bool = False
    waived: bool = False
    met_outside: bool = False
    optional: bool = False
    answer: bool | None = None

    @property
    def deadline(self) -> datetime | None:
        """The exclusive instant that counts: an extension replaces the deadline."""
        return end_of(self.extended_to) if self.extended_to else self.until


@dataclass(frozen=True, slots=True)
class Status:
    """What a list shows of an obligation: word, ground, whose move it is, and the next step in a sentence."""

    word: str
    tone: Tone
    turn: Turn
    next: str
    overdue: bool = False
    late: bool = False


def can(state: State, move: Move) -> bool:
    """Is the move allowed from this state."""
    return state in MOVES[move][0]


def after(state: State, move: Move) -> State:
    """The state after the move. Refuses with `obligation_move` where it is not allowed."""
    starts, end = MOVES[move]
    if state not in starts:
        allowed = ", ".join(STATE_NAMES[name].lower() for name in STATE_NAMES if name in starts)
        raise Refusal("obligation_move", move=MOVE_NAMES[move], state=STATE_NAMES[state].lower(), allowed=allowed)
    return end


def is_overdue(standing: Standing, now: datetime) -> bool:
    """Due and not in. What is waived, met outside or optional is never overdue, nor what came once and was returned."""
    if standing.waived or standing.met_outside or standing.optional or standing.deadline is None:
        return False
    return standing.state in BEFORE_SUBMISSION and now >= standing.deadline


def is_late(standing: Standing) -> bool:
    """It came, after its deadline."""
    return standing.submitted_at is not None and standing.deadline is not None and standing.submitted_at >= standing.deadline


def status(standing: Standing, now: datetime) -> Status:
    """The one word a list shows, by need to act: overdue, then the state, then the extension."""
    state = standing.state
    if standing.waived:
        return Status("Không phải nộp", "idle", "done", "Được miễn nộp")
    if standing.met_outside:
        return Status("Đã nộp ngoài chương trình", "good", "done", "Xong, nộp ngoài chương trình")
    if standing.optional and state == "open" and standing.answer is not True:
        if standing.answer is None:
            return Status("Chờ trả lời có hay không", "idle", "unit", "Đến lượt đơn vị: trả lời có làm việc này không")
        return Status("Không phải nộp", "idle", "done", "Đơn vị đã trả lời không làm việc này")
    if is_overdue(standing, now):
        late = days_late(standing.deadline, now) if standing.deadline else 0
        return Status(f"Quá hạn {late} ngày", "bad", _TURNS[state], _NEXT[state], overdue=True)
    if state == "open" and standing.extended_to:
        return Status(f"Gia hạn đến {format_day(standing.extended_to)}", "other", "unit", _NEXT[state])
    if state == "open" and standing.started:
        return Status("Đang soạn", "busy", "unit", _NEXT[state])
    late = is_late(standing) and state not in BEFORE_SUBMISSION
    word = "Đã nộp muộn" if late and state == "submitted" else STATE_NAMES[state]
    return Status(word, _TONES[state], _TURNS[state], _NEXT[state], late=bool(late))
