"""Số của cấp ủy: the owner's own figures, entered with who says so and why, and withdrawn."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations import access, actions
from nhiemky.web.consolidations.forms import OwnFigureForm
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def figures(request: Request) -> HttpResponse:
    """Figures of the owner's own: estimates beside the sum, a board's, those entered by hand."""
    campaign = required_campaign(request)
    access.require_sight(request.actor, campaign)
    if request.method == "POST":
        access.require_office(request.actor, campaign, actions.FIGURE)
    indicators = value_of(campaign).indicators
    form = OwnFigureForm(indicators, request.POST or None, initial={"code": request.GET.get("ma", "")})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            actions.enter_figure(
                request.actor, campaign, said["code"], said["raw"], kind=said["kind"], reason=said["reason"], given_by=said["given_by"]
            )
        except Refusal as fault:
            refusal = fault
            form.add_error("given_by" if fault.code == "own_figure_no_board" else "raw", fault.message)
        else:
            toast(request, "Đã ghi số của cấp ủy. Lập bản mới để đưa vào bảng tổng hợp.")
            return redirect("consolidations:figures")
    names = {indicator.code: indicator for indicator in indicators}
    rows = [{"figure": row, "indicator": names.get(row.code)} for row in access.own_figures(request.actor, campaign)]
    context = {"campaign": campaign, "form": form, "rows": rows, "office": access.is_office(request.actor, campaign)}
    return render(request, "consolidations/figures.html", context, status=422 if form.is_bound and (form.errors or refusal) else 200)


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """An own figure counts no more."""
    campaign = required_campaign(request)
    figure = access.get_own_figure(request.actor, campaign, pk)
    actions.withdraw_figure(request.actor, figure)
    toast(request, "Đã rút số. Lập bản mới để bảng tổng hợp theo số còn lại.")
    return redirect("consolidations:figures")
