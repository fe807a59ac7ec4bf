"""The thresholds of a campaign: seen by who sees the owner, set by its office, each time a new version."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.target_progress import target_progress
from nhiemky.web.campaigns.access import get_campaign
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.request import Request
from nhiemky.web.targets.progress import actions
from nhiemky.web.targets.progress.access import sees_owner
from nhiemky.web.targets.progress.forms import PaceForm
from nhiemky.web.targets.progress.pacing import rules_of
from nhiemky.web.targets.progress.standing import board_of
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def pace(request: Request, uuid: str) -> HttpResponse:
    campaign = get_campaign(request.actor, uuid)
    if not sees_owner(request.actor, campaign):
        raise Http404
    if request.method == "POST":
        require(request.actor, "office", campaign.organisation, "đặt ngưỡng đánh giá chỉ tiêu")
    board, rules = board_of(campaign, []), rules_of(campaign)
    held = board.pace
    start = {
        "behind_by": held.behind_by, "exceeds_by": held.exceeds_by, "hard_below": held.hard_below, "starts": board.span.starts,
        "ends": board.span.ends,
    }  # fmt: skip
    form = PaceForm(request.POST or None, lines=board.owner_lines, initial=start)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")
        try:
            actions.set_pace(request.actor, campaign, form.pace, form.cleaned_data["reason"], int(seen) if seen.isdigit() else None)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi ngưỡng đánh giá của đợt")
            return redirect("targets_progress:pace", uuid)
    facts = {
        "campaign": campaign, "form": form, "refusal": refusal, "rules": rules[::-1], "pace": held, "basis": target_progress().basis,
        "may": scope_of(request.actor).may("office", campaign.organisation), "version": rules[-1].number if rules else 0,
    }  # fmt: skip
    return render(request, "targets/progress/pace.html", facts, status=422 if request.method == "POST" else 200)
