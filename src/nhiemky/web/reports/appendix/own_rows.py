"""Rows of the unit's own beside the campaign's, as the campaign's policy allows."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.reports.appendix.access import get_fillable, get_sheet, may_fill
from nhiemky.web.request import Request
from nhiemky.web.targets.actions import Listed, add_indicator, end_indicator
from nhiemky.web.ui.forms import TextField
from nhiemky.web.ui.toast import toast


class OwnRowForm(forms.Form):
    """One row of the unit's own."""

    statement = TextField(
        label="Chỉ tiêu", max_length=500, help_text="Ghi như trong nghị quyết của đơn vị, ví dụ: Hiến máu tình nguyện hằng năm."
    )
    unit_of_measure = TextField(label="Đơn vị tính", max_length=80, required=False)
    words = TextField(label="Chỉ tiêu nghị quyết", max_length=200, required=False, help_text="Ví dụ 25, từ 90, dưới 16,0.")
    reason = TextField(label="Lý do thêm", required=False, lines=2)


@require_http_methods(["GET", "POST"])
def add(request: Request, uuid: str) -> HttpResponse:
    """Free: the row is there at once. With consent: it is asked for, and comes when the superior agrees."""
    sheet = get_fillable(request.actor, uuid) if request.method == "POST" else get_sheet(request.actor, uuid)
    if not may_fill(request.actor, sheet):
        return redirect("appendix:grid", uuid)
    form = OwnRowForm(request.POST or None)
    freedom = sheet.policies.add_targets
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = Listed(given["statement"], given["unit_of_measure"], given["words"])
        try:
            made = add_indicator(
                request.actor, sheet.obligation.organisation, row, term=sheet.asked.campaign.term or "", reason=given["reason"]
            )
        except Refusal as fault:
            refusal = fault
        else:
            asked = made.state == "asked"
            toast(request, "Đã gửi xin thêm chỉ tiêu, chờ cấp trên trả lời" if asked else f"Đã thêm dòng “{made.statement}”")
            return redirect("appendix:grid", uuid)
    facts = {"sheet": sheet, "form": form, "freedom": freedom, "refusal": refusal, "own": sheet.ledger.own}
    return render(request, "appendix/own.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def drop(request: Request, uuid: str, code: str) -> HttpResponse:
    """Take a row of the unit's own off its list."""
    sheet = get_fillable(request.actor, uuid)
    held = next((one for one in sheet.ledger.own if one.indicator.code == code), None)
    if held is None or not may_fill(request.actor, sheet):
        raise Http404
    end_indicator(request.actor, held.indicator)
    toast(request, f"Đã bỏ dòng “{held.indicator.statement}”")
    return redirect("appendix:own", uuid)
