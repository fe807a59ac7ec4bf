"""Remarks at sections: said, answered, closed; a draft sent for them and cleared."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.pages.report import address
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_POST
def comment(request: Request, uuid: str) -> HttpResponse:
    """A new remark at one section."""
    obligation = access.get_obligation(request.actor, uuid)
    key = request.POST.get("muc", "")
    item = asked_of(obligation).by_key.get(key)
    title = f"mục {item.number}" if item else "mục riêng của đơn vị"
    actions.comment(request.actor, obligation, key, title, request.POST.get("words", ""))
    toast(request, "Đã gửi góp ý.")
    return redirect(address(obligation, key))


@require_POST
def reply(request: Request, uuid: str) -> HttpResponse:
    """An answer within a talk."""
    thread = access.get_thread(request.actor, uuid)
    actions.reply(request.actor, thread, request.POST.get("words", ""))
    return redirect(address(thread.obligation, request.POST.get("muc") or thread.place))


@require_POST
def close(request: Request, uuid: str) -> HttpResponse:
    """ "Đã sửa"."""
    thread = access.get_thread(request.actor, uuid)
    actions.close_thread(request.actor, thread)
    return redirect(address(thread.obligation, request.POST.get("muc") or thread.place))


@require_POST
def send(request: Request, uuid: str) -> HttpResponse:
    """Gửi xin ý kiến."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    actions.send_draft(request.actor, obligation)
    toast(request, "Đã gửi dự thảo xin ý kiến.")
    return redirect("reports_drafts:draft", uuid=uuid)


@require_POST
def clear(request: Request, uuid: str) -> HttpResponse:
    """Thông qua dự thảo."""
    obligation = access.get_obligation(request.actor, uuid)
    actions.clear_draft(request.actor, obligation)
    toast(request, f"Đã thông qua dự thảo của {obligation.entry.name}.")
    return redirect("reports:tasks")
