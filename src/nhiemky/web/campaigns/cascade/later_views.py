"""A later document for a campaign that runs: which one, what it changes, then the version to come."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.access import get_campaign_for_office
from nhiemky.web.campaigns.cascade import access, actions
from nhiemky.web.campaigns.cascade.superseding import KINDS, candidates_for, later_version
from nhiemky.web.campaigns.intake.actions import take_directive
from nhiemky.web.campaigns.value import working_value
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

PREFIX = "campaigns/cascade/"
WHAT = "thay, bổ sung văn bản của đợt"


@require_http_methods(["GET", "POST"])
@tells_reading
def papers(request: Request, uuid: UUID) -> HttpResponse:
    """Documents that came after the issue; a new one is read here."""
    campaign = get_campaign_for_office(request.actor, uuid, WHAT)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise Refusal("file_not_chosen")
            reading = take_directive(request.actor, campaign.organisation, file.name or "van-ban", bytes_of(file))
        except Refusal as refusal:
            problems = [("#file", refusal.message)]
        else:
            return redirect("campaigns_cascade:later", campaign.uuid, reading.document.uuid)
    context = {"campaign": campaign, "documents": candidates_for(campaign), "problems": problems}
    return render(request, PREFIX + "papers.html", context, status=422 if problems else 200)


@require_http_methods(["GET", "POST"])
def later(request: Request, uuid: UUID, document: UUID) -> HttpResponse:
    """What the document changes for whom; taken over it is the version to come, issued at step 4 as any."""
    campaign = get_campaign_for_office(request.actor, uuid, WHAT)
    paper = access.get_paper(request.actor, document)
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    looked = later_version(campaign, paper, asked if asked in KINDS else "")
    problem = ""
    if request.method == "POST":
        try:
            actions.replace_by(request.actor, campaign, looked.value, paper, looked.kind)
        except Refusal as refusal:
            if refusal.code == "stale_version":
                raise
            problem = refusal.message
        else:
            toast(request, "Đã đưa thay đổi vào bản mới. Xem lại rồi phát hành.")
            return redirect("campaigns:review", campaign.uuid)
    units = {unit.id: unit.name for unit in working_value(campaign).units}
    rows = [(item, len(item.units) if item.units is not None else len(units)) for item in looked.changes]
    told = sum(any(item.concerns(unit) for item in looked.changes) for unit in units)
    context = {
        "campaign": campaign, "document": paper, "looked": looked, "rows": rows, "kinds": KINDS.items(), "problem": problem, "told": told,
        "units": len(units), "reading": paper.readings.exclude(state="dropped").order_by("-pk").first(),
    }  # fmt: skip
    return render(request, PREFIX + "later.html", context, status=422 if problem else 200)
