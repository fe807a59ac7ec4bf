"""The form (thể thức) of the document that is being confirmed: what can be put right, and the Word put right. Nothing is written."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhiemky.web.campaigns.access import get_reading
from nhiemky.web.files.form import corrected_word, form_page
from nhiemky.web.files.store import read
from nhiemky.web.request import Request


@require_GET
def form(request: Request, uuid: UUID) -> HttpResponse:
    """The list of changes before the download."""
    reading = get_reading(request.actor, uuid)
    page = form_page(reading.document.file_name, read(reading.document.blob.sha256))
    return render(request, "campaigns/intake/form.html", {"reading": reading, "form": page})


@require_GET
def form_word(request: Request, uuid: UUID) -> HttpResponse:
    """The corrected Word."""
    reading = get_reading(request.actor, uuid)
    return corrected_word(reading.document.file_name, read(reading.document.blob.sha256))
