"""The form (thể thức) of an edited report: what can be put right, then the Word put right. The file is read, not kept.

The list comes into the page beside the chosen file, so that the same file need not be chosen again for the download.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nhiemky.web.consolidations import access
from nhiemky.web.consolidations.forms import PaperForm
from nhiemky.web.files.form import FormPage, corrected_word, form_page
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.request import Request

WHAT = "sửa thể thức báo cáo"


@require_POST
def form(request: Request, uuid: str) -> HttpResponse:
    """`viec=tai` gives the corrected Word, else the list of changes; without scripts on a page of its own."""
    version = access.get_consolidation(request.actor, uuid)
    access.require_office(request.actor, version.campaign, WHAT)
    sent = PaperForm(request.POST, request.FILES)
    if not sent.is_valid():
        page = FormPage("", problem="Chưa chọn tệp Word nào. Hãy chọn báo cáo đã sửa.")
    else:
        chosen = sent.cleaned_data["file"]
        data = bytes_of(chosen)
        if request.POST.get("viec") == "tai":
            return corrected_word(chosen.name, data)
        page = form_page(chosen.name, data)
    context = {"version": version, "form": page, "sent": PaperForm(), "download": reverse("consolidations:form", args=[version.uuid])}
    return render(request, "ui/form_of_word.html" if request.htmx else "consolidations/form.html", context)
