"""A round's Excel: the form to fill in, the filled one previewed, applied, undone. People's rows go out after signing in again."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import RANK, Refusal
from nhiemky.domain.rating import KIND_NAMES
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign, Subject, SubjectImport
from nhiemky.web.ratings.setup import imports
from nhiemky.web.ratings.setup.facts import FACT_WORDS
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.matching import Entry
from nhiemky.web.ratings.setup.subject_tables import ADDRESS, fact_in_words
from nhiemky.web.ratings.value import facts_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.rating_subjects_form import SubjectRow, write_subjects_form


class TableForm(forms.Form):
    """The filled-in form."""

    file = forms.FileField(
        label="Tệp đối tượng, số liệu (.xlsx, .csv)",
        error_messages={"required": "Cần chọn tệp.", "empty": "Tệp rỗng. Hãy chọn tệp khác."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@require_safe
def form_to_fill(request: Request, uuid: UUID) -> HttpResponse:
    """The form of the round; `?loai=tap-the` collectives alone, which needs no second sign-in."""
    campaign = access.get_campaign(request.actor, uuid)  # first: to others there is no such round, signed in anew or not
    return _collectives_out(request, campaign) if request.GET.get("loai") == "tap-the" else _people_out(request, campaign)


def _collectives_out(request: Request, campaign: RatingCampaign) -> HttpResponse:
    return _out(request, campaign, ["collective"])


@reauthentication_required
def _people_out(request: Request, campaign: RatingCampaign) -> HttpResponse:
    kinds = ["individual"] if request.GET.get("loai") == "ca-nhan" else list(ADDRESS.values())
    note_look(request.actor, campaign, None, "export:doi-tuong")
    return _out(request, campaign, kinds)


def _out(request: Request, campaign: RatingCampaign, kinds: list[str]) -> HttpResponse:
    rows = access.subjects(request.actor, campaign).filter(kind__in=kinds).prefetch_related("collectives")
    name = fold(campaign.title).replace(" ", "-").replace(",", "")[:60]
    return attachment(write_subjects_form(campaign.title, [_row(row) for row in rows]), f"doi-tuong-{name}.xlsx")


def _row(subject: Subject) -> SubjectRow:
    bound = tuple(one.code for one in subject.collectives.all())
    return SubjectRow(
        subject.kind,
        subject.code,
        subject.name,
        subject.organisation.code,
        subject.group,
        subject.is_head,
        bound,
        facts_of(subject) | {"level": subject.level},
    )


@require_http_methods(["GET", "POST"])
def upload(request: Request, uuid: UUID) -> HttpResponse:
    """Bring a filled-in form; what was brought before."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = cast(UploadedFile, form.cleaned_data["file"])
        try:
            batch = imports.take_table(request.actor, campaign, file.name or "doi-tuong.xlsx", bytes_of(file))
        except Refusal as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("ratings_setup:import", batch.uuid)
    batches = campaign.imports.exclude(state="dropped").order_by("-pk")[:20]
    page = {"campaign": campaign, "form": form, "batches": batches}
    return render(request, "ratings/setup/upload.html", page, status=422 if form.errors else 200)


def _batch(request: Request, uuid: UUID) -> SubjectImport:
    """One import of a round the actor prepares; else 404."""
    return access.get_import(request.actor, uuid)


@require_safe
def preview(request: Request, uuid: UUID) -> HttpResponse:
    """What the file would change."""
    batch = _batch(request, uuid)
    if batch.state == "dropped":
        return redirect("ratings_setup:upload", batch.campaign.uuid)
    note_look(request.actor, batch.campaign, None, "page:nhap")
    return render(request, "ratings/setup/import.html", _preview(batch))


def _preview(batch: SubjectImport) -> dict[str, object]:
    page: dict[str, object] = {"batch": batch, "campaign": batch.campaign}
    if batch.state != "preview":
        return page
    held, entries = imports.held_of(batch), imports.entries_of(batch)
    by = {state: [_shown(entry) for entry in entries if entry.state == state] for state in ("new", "changed", "stranger", "twice")}
    return page | {
        "new": by["new"],
        "changed": by["changed"],
        "left": [*by["stranger"], *by["twice"]],
        "same": sum(entry.state == "same" for entry in entries),
        "findings": sorted(held.findings, key=lambda found: RANK[found.severity]),
        "not_checked": held.not_checked,
        "total": len(by["new"]) + len(by["changed"]),
    }


def _shown(entry: Entry) -> dict[str, object]:
    changes = [
        (FACT_WORDS.get(name, {"group": "nhóm", "collectives": "tập thể đứng đầu"}.get(name, name)), *_pair(name, pair))
        for name, pair in entry.changes.items()
    ]
    return {"row": entry.row, "kind": KIND_NAMES[entry.kind], "name": entry.name, "changes": changes, "why": entry.why}


def _pair(name: str, pair: tuple[object, object]) -> tuple[str, str]:
    def said(value: object) -> str:
        if value in ("", None, []):
            return "chưa ghi"
        if name in FACT_WORDS:
            return fact_in_words(name, value).removeprefix(f"{FACT_WORDS[name].removeprefix('% ')} ")
        return ", ".join(value) if isinstance(value, list) else str(value)

    return said(pair[0]), said(pair[1])


@require_POST
def apply(request: Request, uuid: UUID) -> HttpResponse:
    """Record what was shown."""
    batch = _batch(request, uuid)
    try:
        imports.apply_import(request.actor, batch)
    except Refusal as refusal:
        batch.refresh_from_db()
        return render(request, "ratings/setup/import.html", {**_preview(batch), "refusal": refusal}, status=422)
    toast(request, f"Đã nhập {batch.file_name}", undo=reverse("ratings_setup:undo_import", args=[batch.uuid]))
    return redirect("ratings_setup:subjects", batch.campaign.uuid)


@require_POST
def undo(request: Request, uuid: UUID) -> HttpResponse:
    """Take an applied file back as one."""
    batch = _batch(request, uuid)
    try:
        imports.undo_import(request.actor, batch)
        toast(request, f"Đã hoàn tác lần nhập {batch.file_name}")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect("ratings_setup:upload", batch.campaign.uuid)


@require_POST
def drop(request: Request, uuid: UUID) -> HttpResponse:
    """Leave a preview."""
    batch = _batch(request, uuid)
    campaign: RatingCampaign = batch.campaign
    try:
        imports.drop_import(request.actor, batch)
        toast(request, f"Đã bỏ bản xem trước của {batch.file_name}; chưa lưu gì")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect("ratings_setup:upload", campaign.uuid)
