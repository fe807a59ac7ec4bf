"""The gate of drafts: may a unit hand in, may the day of its conference be final.

>>> draft_is_cleared(obligation), why_not(obligation)                   # doctest: +SKIP
(False, 'Chưa nộp được Báo cáo sơ kết: dự thảo của Đảng bộ Sở Gió đang chờ đồng chí phụ trách cho ý kiến. ...')

Promise: True where the campaign's policy `drafts_cleared_first` does not ask for it, where the office let it through with a reason, and
where the report was handed in before. A report stands by its own draft; an appendix by the report it goes with; an event (the
conference) by all reports the unit owes; anything else has no gate.
Needs campaign, requirement and entry with the row. Clause: `domain.campaign.Policies`.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.reports.drafts.models import DraftStanding

PAST = frozenset({"submitted", "accepted", "met_outside", "waived", "declined"})


def draft_is_cleared(obligation: Obligation) -> bool:
    """True where nothing stands in the way."""
    return closed_by(obligation) is None


def why_not(obligation: Obligation) -> str:
    """The sentence that says what stands in the way and what to do, "" where nothing does."""
    refusal = closed_by(obligation)
    return refusal.message if refusal else ""


def closed_by(obligation: Obligation) -> Refusal | None:
    """The refusal a submission gets now, None where the gate is open."""
    if not policies_of(obligation.campaign).drafts_cleared_first or obligation.state in PAST:
        return None
    for report in drafts_behind(obligation):
        if (code := _code(report)) is not None:
            return Refusal(code, halts=_halts(obligation), unit=obligation.entry.name)
    return None


def _halts(obligation: Obligation) -> str:
    what = str(obligation.requirement)
    return f"Chưa chốt được ngày “{what}”" if obligation.requirement.deliverable == "event" else f"Chưa nộp được {what}"


def drafts_behind(obligation: Obligation) -> Sequence[Obligation]:
    """The reports whose drafts decide about an obligation."""
    kind = obligation.requirement.deliverable
    if is_draft_duty(obligation):
        return ()
    if kind == "report":
        return (obligation,)
    if kind not in ("appendix", "event"):
        return ()
    rows = Obligation.objects.filter(
        entry=obligation.entry_id, requirement__deliverable="report", requirement__removed_in=None, requirement__optional=False
    ).select_related("campaign", "requirement", "entry", "draft_standing")
    reports = [row for row in rows.order_by("requirement__order", "pk") if not is_draft_duty(row)]
    return reports if kind == "event" else reports[:1]


def is_draft_duty(obligation: Obligation) -> bool:
    """ "gửi dự thảo báo cáo ...": sending the draft is the duty itself, and no gate stands before it."""
    return "du thao" in fold(obligation.requirement.what)


def _code(report: Obligation) -> str | None:
    if report.state in PAST or report.state == "cleared" or report.revisions:
        return None
    standing = standing_of(report)
    if standing is not None and (standing.cleared_at or standing.overridden_at):
        return None
    if report.state == "has_issues":
        return "draft_has_open_issues"
    if report.state != "draft_sent":
        return "draft_never_sent"
    return "draft_waits_for_higher" if standing is not None and standing.stage == "higher" else "draft_waits_for_member"


def standing_of(obligation: Obligation) -> DraftStanding | None:
    """None while its draft was never sent."""
    return getattr(obligation, "draft_standing", None)
