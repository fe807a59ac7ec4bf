"""Step 4, "Xem lại và phát hành": what each unit will get, what is odd, what changes; then it leaves the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.scheduling.effort import Effort, all_effort
from nhiemky.scheduling.obligations import Burden, burdens
from nhiemky.scheduling.short_names import short_names
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.access import get_campaign_for_office
from nhiemky.web.campaigns.cascade.findings import doubts_of
from nhiemky.web.campaigns.cascade.superseding import reason_of
from nhiemky.web.campaigns.forms import ReasonForm
from nhiemky.web.campaigns.intake.actions import kept_findings
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import working_value
from nhiemky.web.request import Request
from nhiemky.web.terms.burden import efforts_of
from nhiemky.web.terms.rules import rule_of
from nhiemky.web.ui.toast import toast


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding with its reason, as the form shows it."""

    number: int
    finding: Finding
    reason: str
    missing: bool
    requirement: str = ""

    @property
    def field(self) -> str:
        return f"reason-{self.number}"


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit will get: `has` by requirement, in the campaign's order."""

    burden: Burden
    has: tuple[bool, ...]
    effort: Effort


@require_safe
def review(request: Request, uuid: UUID) -> HttpResponse:
    """Everything that will leave the office, before it does."""
    campaign = get_campaign_for_office(request.actor, uuid, "phát hành đợt")
    return _page(request, campaign)


@require_POST
def issue(request: Request, uuid: UUID) -> HttpResponse:
    """Phát hành: the first version, or the next one."""
    campaign = get_campaign_for_office(request.actor, uuid, "phát hành đợt")
    doubts = _doubts(campaign, request)
    reason = request.POST.get("reason", "").strip()
    if any(doubt.missing for doubt in doubts):
        return _page(request, campaign, doubts, reason)
    kept = [
        {
            "code": doubt.finding.code,
            "subject": doubt.finding.subject_id or "",
            "sentence": doubt.finding.message,
            "reason": doubt.reason,
        }
        for doubt in doubts
    ]
    kept += _kept_before(campaign)
    try:
        version = actions.issue_campaign(request.actor, campaign, kept_findings=kept, reason=reason)
    except Refusal as refusal:
        if refusal.code == "stale_version":
            raise
        return _page(request, campaign, doubts, reason, refusal.message)
    told = len(working_value(campaign).units)
    toast(request, f"Đã phát hành bản {version.number}, báo {told} đơn vị.")
    return redirect("campaigns:campaign", campaign.uuid)


@require_POST
def close(request: Request, uuid: UUID) -> HttpResponse:
    """Kết thúc đợt."""
    campaign = get_campaign_for_office(request.actor, uuid, "kết thúc đợt")
    form = ReasonForm(request.POST)
    actions.close_campaign(request.actor, campaign, form.cleaned_data["reason"] if form.is_valid() else "")
    toast(request, "Đã kết thúc đợt. Mọi báo cáo vẫn xem được.")
    return redirect("campaigns:campaign", campaign.uuid)


def _kept_before(campaign: Campaign) -> list[dict[str, str]]:
    """What the confirmer of the directive kept, with why: into the record of the first version."""
    return kept_findings(campaign.reading) if campaign.reading is not None and campaign.state == "draft" else []


def _doubts(campaign: Campaign, request: Request) -> list[Doubt]:
    """The findings with the reasons typed; one given for the directive's deadlines already stands as a proposal."""
    value = working_value(campaign)
    found = doubts_of(campaign, value)
    asked = {one.id for one in value.requirements}
    posted = request.method == "POST"
    given = next((item["reason"] for item in _kept_before(campaign) if item["code"] == "deadline_order"), "")
    doubts = []
    for number, one in enumerate(found, 1):
        proposed = given if one.code == "own_duty_before_units" else ""
        reason = request.POST.get(f"reason-{number}", "").strip() if posted else proposed
        here = one.subject_id if one.subject_id in asked else ""
        doubts.append(Doubt(number, one, reason, posted and one.severity == "high" and not reason, here or ""))
    return doubts


def _page(
    request: Request, campaign: Campaign, doubts: Sequence[Doubt] = (), reason: str = "", problem: str = ""
) -> HttpResponse:  # fmt: skip
    value = working_value(campaign)
    short = short_names(value)
    doubts = doubts or _doubts(campaign, request)
    problems = [(f"#{doubt.field}", f"{doubt.finding.message} Ghi lý do giữ nguyên.") for doubt in doubts if doubt.missing]
    if problem:
        problems.append(("#noi-dung", problem))
    asked = [one for one in value.requirements if not one.own]
    laid = burdens(value)
    rule = rule_of(campaign.organisation)
    efforts = efforts_of(campaign, value, laid, rule)
    rows = [Share(one, tuple(duty in one.duties for duty in asked), effort) for one, effort in zip(laid, efforts, strict=True)]
    context = {
        "campaign": campaign,
        "value": value,
        "rows": rows,
        "effort": all_effort(efforts),
        "rule": rule,
        "asked": [(one, short[one.id], sum(row.has[at] for row in rows)) for at, one in enumerate(asked)],
        "own": [one for one in value.requirements if one.own],
        "doubts": doubts,
        "changes": actions.pending(campaign) if campaign.state == "issued" else (),
        "number": campaign.versions.count() + 1,
        "duties": sum(sum(row.has) for row in rows),
        "problems": problems,
        "reason": reason or (reason_of(campaign) if campaign.state == "issued" else ""),
        "ready": bool(value.units and asked),
    }
    return render(request, "campaigns/review.html", context, status=422 if problems else 200)
