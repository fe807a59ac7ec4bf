"""How one obligation stands, in words, for every list and head: state, deadline with its wording, whose move.

>>> shown = shown_of(obligation, clock.now())                           # doctest: +SKIP
>>> shown.due, shown.wording                                            # doctest: +SKIP
('Hết ngày 29/5/2023, còn 14 ngày', 'Kế hoạch ghi “trước ngày 30/5/2023”')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from nhiemky.scheduling.deadlines import days_late, last_day, moment_words, remaining, wording_line
from nhiemky.web.campaigns.models import Obligation, Requirement

_TAGS = {
    "open": "not_started", "preparing": "drafting", "draft_sent": "in_review", "has_issues": "has_issues", "cleared": "cleared",
    "submitted": "submitted", "returned": "returned", "accepted": "accepted", "waived": "waived", "met_outside": "done",
    "declined": "waived",
}  # fmt: skip
_SENDING = re.compile(r"^(?:gửi|nộp|trình|xây dựng và gửi|lập và gửi)\s+(?=báo cáo|phụ lục|bản |biểu|hồ sơ|dự thảo)", re.IGNORECASE)
BEFORE = frozenset({"open", "preparing", "draft_sent", "has_issues", "cleared"})


@dataclass(frozen=True, slots=True)
class Shown:
    """tag, tag_text, days, until, late: for {% state_tag %}. moment, left: the deadline in two halves, "" without one."""

    tag: str
    moment: str
    left: str
    wording: str
    tag_text: str = ""
    days: int | None = None
    until: date | None = None
    late: bool = False
    overdue: bool = False
    name: str = ""

    @property
    def due(self) -> str:
        return f"{self.moment}, {self.left}" if self.left else self.moment


def name_of(requirement: Requirement) -> str:
    """The product without the verb of sending: "gửi báo cáo sơ kết" is "Báo cáo sơ kết"; an event keeps its verb."""
    words = _SENDING.sub("", requirement.what.strip())
    return words[:1].upper() + words[1:]


def shown_of(obligation: Obligation, now: datetime, doc_type: str | None = None) -> Shown:
    """doc_type: of the directive, for "Kế hoạch ghi ..."; needs requirement with the row."""
    until = obligation.deadline_at
    requirement = obligation.requirement
    optional = requirement.optional and obligation.wanted is not True
    overdue = until is not None and now >= until and obligation.state in BEFORE and not optional
    moment = moment_words(until) if until else (f"Trước khi {requirement.event}" if requirement.event else "Không ghi hạn")
    if requirement.event and not until and requirement.event.lower().startswith("trước"):
        moment = requirement.event[:1].upper() + requirement.event[1:]
    left = remaining(until, now) if until and obligation.state in (BEFORE | {"returned"}) else ""
    wording = wording_line(requirement.wording, doc_type) if requirement.wording and until else ""
    tag, text, days, ext = _TAGS.get(obligation.state, "not_started"), "", None, None
    if overdue and until:
        tag, days = "overdue", days_late(until, now)
    elif obligation.state == "open" and obligation.extended_until:
        tag, ext = "extended", last_day(obligation.extended_until)
    elif obligation.state == "met_outside":
        text = "Đã nhận ngoài chương trình"
    elif obligation.state == "declined":
        text = "Không làm"
    return Shown(
        tag, moment, left, wording, text, days, ext, obligation.late and obligation.state == "submitted", overdue, name_of(requirement)
    )
