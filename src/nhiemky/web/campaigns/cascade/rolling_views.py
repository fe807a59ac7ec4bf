"""Rolling up: what it would do, done, undone; and a figure opened down through the child to unit, file and cell."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.cascade import access, actions
from nhiemky.web.campaigns.cascade.lineage import rolled_part
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

PREFIX = "campaigns/cascade/"


@require_http_methods(["GET", "POST"])
def roll_up(request: Request, uuid: UUID, obligation: UUID) -> HttpResponse:
    """The figures and texts that were accepted below, beside what stands in the unit's own report; ticked rows are taken over."""
    child = access.get_child(request.actor, uuid)
    owed = access.get_owed(request.actor, child, obligation)
    if not scope_of(request.actor).may("office", child.organisation):
        require(request.actor, "prepare", child.organisation, "tổng hợp lên báo cáo của đơn vị")
    if request.method == "POST":
        made = actions.roll_up(request.actor, child, owed, codes=request.POST.getlist("code"), texts="texts" in request.POST)
        count = len(json.loads(made.before)["figures"])
        toast(
            request, f"Đã đưa {count} chỉ tiêu từ {made.reports} đơn vị vào báo cáo của mình.",
            undo=reverse("campaigns_cascade:undo", args=[made.uuid]),
        )  # fmt: skip
        if not scope_of(request.actor).may("prepare", owed.organisation):  # the office hands over; the report's page is the unit's own
            return redirect("campaigns_cascade:above", child.uuid)
        return redirect("reports:report", owed.uuid)
    context: dict[str, object] = {"child": child, "owed": owed, "chain": access.chain_of(request.actor, child)}
    try:
        context["preview"] = actions.preview_of(child, owed)
    except Refusal as refusal:
        context["refusal"] = refusal
    return render(request, PREFIX + "roll_up.html", context)


@require_POST
def undo(request: Request, uuid: UUID) -> HttpResponse:
    """Everything back to what stood there before."""
    made = access.get_roll_up(request.actor, uuid)
    if not scope_of(request.actor).may("office", made.obligation.organisation):
        require(request.actor, "prepare", made.obligation.organisation, "hoàn tác tổng hợp")
    back = actions.undo_roll_up(request.actor, made)
    toast(request, f"Đã hoàn tác: {back} chỗ trở lại như trước.")
    return redirect("campaigns_cascade:above", made.child.uuid)


@require_safe
def figure(request: Request, uuid: UUID, code: str) -> HttpResponse:
    """One figure that was rolled up: the units behind it, each with its report, file and cell, or its own campaign further down."""
    child = access.get_child(request.actor, uuid)
    found = rolled_part(child, code)
    if found is None:
        raise Http404
    context = {"child": child, "figure": found, "chain": access.chain_of(request.actor, child)}
    return render(request, PREFIX + "figure.html", context)
