"""States as people read them: word, shape and colour, always all three (screens/README, "Words").

>>> state("overdue", days=2)
State(word='Quá hạn 2 ngày', shape='over', colour='bad')
>>> state("extended", until=date(2023, 6, 5)).word, state("submitted", late=True).word, state("has_issues", count=3).word
('Gia hạn đến 05/6/2023', 'Đã nộp muộn', '3 góp ý')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from nhiemky.vietnamese.days import format_day


@dataclass(frozen=True, slots=True)
class State:
    """One tag. `shape` is an icon's name, `colour` a class: finished states are quiet, what needs a person has a ground."""

    word: str
    shape: str
    colour: str


STATES = {
    # an obligation
    "not_started": State("Chưa bắt đầu", "none", "idle"),
    "drafting": State("Đang soạn", "half", "busy"),
    "in_review": State("Chờ góp ý", "talk", "busy"),
    "has_issues": State("Có góp ý", "talk", "warn"),
    "cleared": State("Đã thông qua", "ok", "good"),
    "submitted": State("Đã nộp", "sent", "busy"),
    "returned": State("Trả lại", "back", "warn"),
    "accepted": State("Đã duyệt", "ok", "good"),
    "overdue": State("Quá hạn", "over", "bad"),
    "extended": State("Gia hạn", "ext", "other"),
    "waived": State("Không phải nộp", "dash", "idle"),
    "done": State("Đã xong", "ok", "good"),
    # a section of a report
    "section_empty": State("Chưa viết", "none", "idle"),
    "section_writing": State("Đang viết", "half", "busy"),
    "section_done": State("Xong", "ok", "good"),
    "not_applicable": State("Không áp dụng", "dash", "idle"),
    # a finding
    "must_fix": State("Phải sửa", "over", "bad"),
    "look_again": State("Nên xem lại", "q", "warn"),
}


def state(code: str, *, days: int | None = None, until: date | None = None, late: bool = False, count: int | None = None) -> State:
    """The state with what is known of it. KeyError for a code that is not in `STATES`."""
    found = STATES[code]
    if code == "overdue" and days:
        return replace(found, word=f"Quá hạn {days} ngày")
    if code == "extended" and until:
        return replace(found, word=f"Gia hạn đến {format_day(until)}")
    if code == "submitted" and late:
        return replace(found, word="Đã nộp muộn")
    if code == "has_issues" and count:
        return replace(found, word=f"{count} góp ý")
    return found
