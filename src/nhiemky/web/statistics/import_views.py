"""A filled workbook: taken in, previewed with its difference, applied, undone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.statistics_words import place_words
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.request import Request
from nhiemky.web.statistics import importing
from nhiemky.web.statistics.access import get_import, get_sheet, require_fill
from nhiemky.web.statistics.forms import WorkbookForm
from nhiemky.web.statistics.models import StatisticsImport
from nhiemky.web.statistics.value import forms_of
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def upload(request: Request, uuid: UUID) -> HttpResponse:
    sheet = get_sheet(request.actor, uuid)
    require_fill(request.actor, sheet)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            batch = importing.take_workbook(request.actor, sheet, sent.name or "bieu.xlsx", bytes_of(sent))
        except Refusal as fault:
            refusal = fault
        else:
            return redirect("statistics:import", batch.uuid)
    facts = {"sheet": sheet, "form": form, "refusal": refusal}
    return render(request, "statistics/upload.html", facts, status=422 if request.method == "POST" else 200)


@require_GET
def preview(request: Request, uuid: UUID) -> HttpResponse:
    return _page(request, get_import(request.actor, uuid))


def _page(request: Request, batch: StatisticsImport, *, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    forms = forms_of(batch.sheet.round)
    lines = [(place_words(forms, line.key), line) for line in importing.lines_of(batch)] if batch.state == "previewed" else []
    figures, found = importing.counts_of(batch)
    facts = {
        "batch": batch, "sheet": batch.sheet, "lines": lines, "new": sum(not line.before for _, line in lines), "figures": figures,
        "forms": found, "faults": importing.findings_of(batch), "refusal": refusal,
    }  # fmt: skip
    return render(request, "statistics/import.html", facts, status=status)


@require_POST
def apply(request: Request, uuid: UUID) -> HttpResponse:
    batch = get_import(request.actor, uuid)
    try:
        count = importing.apply_import(request.actor, batch)
    except Refusal as fault:
        return _page(request, batch, refusal=fault, status=422)
    toast(request, f"Đã lấy {count} ô từ tệp", undo=reverse("statistics:undo_import", args=[batch.uuid]))
    return redirect("statistics:sheet", batch.sheet.uuid)


@require_POST
def undo(request: Request, uuid: UUID) -> HttpResponse:
    batch = get_import(request.actor, uuid)
    try:
        back, left = importing.undo_import(request.actor, batch)
    except Refusal as fault:
        return _page(request, batch, refusal=fault, status=422)
    toast(request, f"Đã hoàn tác {back} ô" + (f", giữ {left} ô có người sửa sau" if left else ""))
    return redirect("statistics:sheet", batch.sheet.uuid)


@require_POST
def drop(request: Request, uuid: UUID) -> HttpResponse:
    batch = get_import(request.actor, uuid)
    try:
        importing.drop_import(request.actor, batch)
    except Refusal as fault:
        return _page(request, batch, refusal=fault, status=422)
    toast(request, "Đã bỏ tệp này, số liệu giữ nguyên")
    return redirect("statistics:sheet", batch.sheet.uuid)
