"""Soát bản Word đã sửa: the edited report against the version's figures; each finding can be answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.finding_id import finding_ids
from nhiemky.web.consolidations import access, check_actions, compare_actions
from nhiemky.web.consolidations.forms import PaperForm
from nhiemky.web.consolidations.models import PaperAnswer
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def checks(request: Request, uuid: str) -> HttpResponse:
    """What was checked before, and a file to check now."""
    version = access.get_consolidation(request.actor, uuid)
    if request.method == "POST":
        access.require_office(request.actor, version.campaign, check_actions.CHECK)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["file"]
        try:
            made = check_actions.check_paper(request.actor, version, chosen.name, bytes_of(chosen))
        except Refusal as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect("consolidations:checked", uuid=made.uuid)
    context = {
        "version": version, "form": form, "office": access.is_office(request.actor, version.campaign),
        "checks": access.paper_checks(request.actor, version).defer("findings")[:20],
    }  # fmt: skip
    return render(request, "consolidations/checks.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
def compare(request: Request, uuid: str) -> HttpResponse:
    """The units' reports against one another, for the office."""
    version = access.get_consolidation(request.actor, uuid)
    made = compare_actions.compare(request.actor, version)
    return redirect("consolidations:checked", uuid=made.uuid)


@require_GET
def checked(request: Request, uuid: str) -> HttpResponse:
    """The findings of one check: what is open first, then what was answered."""
    check = access.get_paper_check(request.actor, uuid)
    answers = {answer.finding_id: answer for answer in access.paper_answers(request.actor, check.campaign)}
    found = check_actions.findings_of(check)
    rows = [_row(id, each, answers.get(id)) for id, each in zip(finding_ids(found), found, strict=True)]
    open_ = [row for row in rows if row["answer"] is None]
    context = {
        "check": check, "version": check.consolidation, "office": access.is_office(request.actor, check.campaign),
        "must": [row for row in open_ if row["finding"].severity == "high"],
        "look": [row for row in open_ if row["finding"].severity == "medium"],
        "know": [row for row in open_ if row["finding"].severity == "low"],
        "answered": [row for row in rows if row["answer"] is not None],
    }  # fmt: skip
    return render(request, "consolidations/checked.html", context)


def _row(id: str, found: Finding, answer: PaperAnswer | None) -> dict[str, Any]:
    quotes = [quote.quote for quote in found.quotes]
    shown = [quote for quote in quotes if not any(quote != other and quote in other for other in quotes)]
    return {"id": id, "finding": found, "answer": answer, "quotes": shown[:3]}


@require_POST
def answer(request: Request, uuid: str) -> HttpResponse:
    """ "Số này đúng, vì ..."; an empty reason takes the answer back."""
    check = access.get_paper_check(request.actor, uuid)
    made = check_actions.answer_finding(request.actor, check, request.POST.get("dieu", ""), request.POST.get("ly-do", ""))
    toast(request, "Đã ghi lý do; bản sau sẽ không hỏi lại điều này." if made else "Đã bỏ lý do; điều này lại được nêu.")
    return redirect("consolidations:checked", uuid=check.uuid)
