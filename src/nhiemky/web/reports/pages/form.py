"""The form (thể thức) of the Word a unit put into its report: what can be put right, and the Word put right. Nothing is written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from nhiemky.web.files.form import corrected_word, form_page
from nhiemky.web.files.store import read
from nhiemky.web.reports import access
from nhiemky.web.request import Request


@require_GET
def form(request: Request, uuid: str) -> HttpResponse:
    """The list of changes before the download."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    word = access.word_of_draft(obligation)
    page = form_page(word.name, read(word.blob_id)) if word else None
    return render(request, "reports/form.html", {"obligation": obligation, "form": page})


@require_GET
def form_word(request: Request, uuid: str) -> HttpResponse:
    """The corrected Word; without one the page says what to do."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    word = access.word_of_draft(obligation)
    if word is None:
        return redirect("reports:form", uuid=uuid)
    return corrected_word(word.name, read(word.blob_id))
