"""Where a consolidation stands: from how many reports, until when it must go up, who is missing and why.

>>> sentence_of(version, duty, today)                                    # doctest: +SKIP
'Bản 4, lập lúc 09:10 ngày 31/5/2023 từ 73/81 báo cáo. Gửi Tỉnh ủy hết ngày 04/6/2023 (Chủ nhật), còn 4 ngày.'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nhiemky.domain.consolidation import Consolidation as Whole
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import obligations
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.ui.figures import weekday

_TOLD = ("overdue", "extended", "waived", "submitted", "accepted")
UNSENT = ("open", "preparing", "drafting", "draft_sent", "in_review", "has_issues", "cleared", "returned")
_CODES = {
    "open": "not_started", "preparing": "drafting", "drafting": "drafting", "draft_sent": "in_review", "in_review": "in_review",
    "has_issues": "has_issues", "cleared": "cleared", "submitted": "submitted", "returned": "returned", "accepted": "accepted",
    "waived": "waived", "declined": "waived", "met_outside": "accepted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Without:
    """A unit without a figure: the state of its report as a tag, its deadline."""

    unit: str
    branch: str
    code: str
    days: int | None = None
    until: date | None = None
    sent: str = ""


def last_day(moment: datetime) -> date:
    """The last day that is in time, of an exclusive moment."""
    return clock.local(moment - timedelta(microseconds=1)).date()


def sentence_of(version: Consolidation, duty: Obligation | None, today: date) -> str:
    """The sentence of the page's header."""
    built = clock.local(version.built_at)
    said = (
        f"Bản {version.number}, lập lúc {built:%H:%M} ngày {format_day(built.date())} từ {version.reports_in}/{version.expected} báo cáo."
    )
    return f"{said} {deadline_words(duty, today)}".strip()


def deadline_words(duty: Obligation | None, today: date) -> str:
    """When the owner's own report must go up: "Gửi Tỉnh ủy hết ngày 04/6/2023 (Chủ nhật), còn 4 ngày."."""
    if duty is None or duty.deadline_at is None:
        return ""
    day = last_day(duty.deadline_at)
    left = (day - today).days
    when = f"còn {left} ngày" if left > 0 else "hôm nay là ngày cuối" if left == 0 else f"đã quá {-left} ngày"
    to = duty.requirement.submit_to
    return f"Gửi{f' {to}' if to else ''} hết ngày {format_day(day)} ({weekday(day).split(',')[0]}), {when}."


def without_figures(actor: Actor, campaign: Campaign, whole: Whole, now: datetime) -> list[Without]:
    """Units of the roster without a figure, with where their report stands."""
    ids = {missing.unit_id: missing for missing in whole.missing}
    rows = obligations(actor, campaign).filter(entry__unit_id__in=list(ids), requirement__own=False, requirement__optional=False)
    rows = rows.filter(requirement__deliverable__in=("appendix", "report")).select_related("entry", "requirement")
    best: dict[str, Obligation] = {}
    for row in sorted(rows, key=lambda row: (row.requirement.deliverable != "appendix", row.requirement.order)):
        best.setdefault(row.entry.unit_id, row)
    return [
        _without(missing.unit, missing.branch, best.get(id), now, missing.blank or ", ".join(missing.sent)) for id, missing in ids.items()
    ]


def _without(unit: str, branch: str, row: Obligation | None, now: datetime, sent: str) -> Without:
    if row is None:
        return Without(unit, branch, "not_started", sent=sent)
    if row.state in UNSENT and row.deadline_at is not None and row.deadline_at <= now:
        days = (clock.local(now).date() - last_day(row.deadline_at)).days
        return Without(unit, branch, "overdue", days=max(days, 1), sent=sent)
    if row.state in UNSENT and row.extended_until is not None:
        return Without(unit, branch, "extended", until=last_day(row.extended_until), sent=sent)
    return Without(unit, branch, _CODES.get(row.state, "not_started"), sent=sent)


def missing_words(without: Sequence[Without]) -> str:
    """ "6 quá hạn, 2 được gia hạn đến 05/6." for the note beside the table."""
    kinds = Counter(each.code for each in without)
    until = sorted({each.until for each in without if each.until})
    later = f" đến {format_day(until[-1]).rpartition('/')[0]}" if until else ""
    pieces = [
        (kinds["overdue"], "quá hạn"),
        (kinds["extended"], f"được gia hạn{later}"),
        (kinds["waived"], "không phải nộp"),
        (kinds["submitted"] + kinds["accepted"], "đã nộp nhưng không có bảng số"),
        (sum(count for code, count in kinds.items() if code not in _TOLD), "chưa đến hạn"),
    ]
    return ", ".join(f"{count} {words}" for count, words in pieces if count) + "."
