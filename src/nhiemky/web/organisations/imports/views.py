"""Pages of the import: bring a list, look at what it would change, answer, confirm; the form to fill in; undo."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations import access
from nhiemky.web.organisations.exporting import blank_form
from nhiemky.web.organisations.forms import OrganisationChoice
from nhiemky.web.organisations.imports import actions
from nhiemky.web.organisations.imports.shown import page_of
from nhiemky.web.request import Request
from nhiemky.web.ui.forms import DayField
from nhiemky.web.ui.toast import toast


class ListForm(forms.Form):
    """The file, where new units without a superior go, and from when changes hold."""

    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv)",
        error_messages={"required": "Cần chọn tệp.", "empty": "Tệp rỗng. Hãy chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    on = DayField(label="Thay đổi có hiệu lực từ ngày", help_text="Dùng cho dòng không ghi Từ ngày.")

    def __init__(self, request: Request, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["under"] = OrganisationChoice(
            request.actor, label="Đơn vị mới không ghi cấp trên thì trực thuộc", empty_label="Chọn cấp trên"
        )


@require_http_methods(["GET", "POST"])
def imports(request: Request) -> HttpResponse:
    """Bring a list; what was brought before."""
    access.require_any(request.actor, "organise")
    home = access.home_of(request.actor)
    initial = {"on": clock.today(), "under": str(home.uuid) if home else ""}
    form = ListForm(request, request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        upload = cast(UploadedFile, form.cleaned_data["file"])
        try:
            batch = actions.take_list(
                request.actor, form.cleaned_data["under"], upload.name or "danh-sach.xlsx", bytes_of(upload), on=form.cleaned_data["on"]
            )
        except Refusal as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("organisations:import", batch.uuid)
    batches = access.imports(request.actor).exclude(state="dropped")[:20]
    return render(request, "organisations/imports.html", {"form": form, "batches": batches}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def preview(request: Request, uuid: UUID) -> HttpResponse:
    """What the list would change; POST saves the answers to its questions."""
    batch = access.get_import(request.actor, uuid)
    if batch.state == "dropped":
        return redirect("organisations:imports")
    if request.method == "POST":
        given = {key[4:]: str(value) for key, value in request.POST.items() if key.startswith("row-")}
        actions.answer(request.actor, batch, given)
        return redirect("organisations:import", batch.uuid)
    return render(request, "organisations/import.html", page_of(request.actor, batch))


@require_POST
def confirm(request: Request, uuid: UUID) -> HttpResponse:
    """Save what was shown."""
    batch = access.get_import(request.actor, uuid)
    try:
        actions.confirm_import(request.actor, batch)
    except Refusal as refusal:
        batch.refresh_from_db()
        return render(request, "organisations/import.html", {**page_of(request.actor, batch), "refusal": refusal}, status=422)
    toast(request, f"Đã nhập {batch.file_name}", undo=reverse("organisations:undo_import", args=[batch.uuid]))
    return redirect("organisations:index")


@require_POST
def undo(request: Request, uuid: UUID) -> HttpResponse:
    """Take a saved list back as one."""
    batch = access.get_import(request.actor, uuid)
    try:
        actions.undo_import(request.actor, batch)
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    else:
        toast(request, f"Đã hoàn tác lần nhập {batch.file_name}")
    return redirect("organisations:imports")


@require_POST
def drop(request: Request, uuid: UUID) -> HttpResponse:
    """Leave a preview."""
    batch = access.get_import(request.actor, uuid)
    try:
        actions.drop_import(request.actor, batch)
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    else:
        toast(request, f"Đã bỏ bản xem trước của {batch.file_name}; chưa lưu gì")
    return redirect("organisations:imports")


@require_GET
def form_to_fill(request: Request) -> HttpResponse:
    """The blank Excel form."""
    access.require_any(request.actor, "organise")
    return attachment(blank_form(), "mau-danh-sach-to-chuc.xlsx")
