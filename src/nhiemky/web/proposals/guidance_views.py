"""Guidance and questions with answers to a whole campaign."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.proposals import access, actions
from nhiemky.web.proposals.views import file_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def guidance(request: Request) -> HttpResponse:
    """What every unit of the campaign was told; the office publishes."""
    campaign = required_campaign(request)
    rows = access.guidance(request.actor, campaign)
    problem: Refusal | None = None
    if request.method == "POST":
        access.require_office(request.actor, campaign, "đăng hướng dẫn chung")
        try:
            said = {name: request.POST.get(name, "") for name in ("title", "words", "question")}
            if not said["title"].strip() or not said["words"].strip():
                raise Refusal("guidance_blank")
            actions.publish(request.actor, campaign, **said, file=file_of(request))
            toast(request, "Đã đăng cho mọi đơn vị của đợt.")
            return redirect("proposals:guidance")
        except Refusal as refusal:
            if refusal.code == "not_allowed":
                raise
            problem = refusal
    context = {
        "campaign": campaign, "rows": list(rows), "office": access.is_office(request.actor, campaign), "problem": problem,
        "typed": request.POST,
    }  # fmt: skip
    return render(request, "proposals/guidance.html", context, status=422 if problem else 200)


@require_GET
def file(request: Request, uuid: str) -> HttpResponse:
    """The file beside one."""
    found = access.get_guidance(request.actor, uuid)
    if found.file_id is None:
        raise Http404
    return attachment(read(found.file_id), found.file_name)


@require_POST
def withdraw(request: Request, uuid: str) -> HttpResponse:
    """Take it back."""
    found = access.get_guidance(request.actor, uuid)
    actions.withdraw_guidance(request.actor, found)
    toast(request, "Đã rút.")
    return redirect("proposals:guidance")
