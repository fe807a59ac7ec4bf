"""Notices in the app: what is new for this person, and that it was read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nhiemky.web.office.access import notices, unread
from nhiemky.web.office.actions import read_notices
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported

PAGE = 40
COLUMNS = (("Lúc", 20), ("Nội dung", 70), ("Đợt", 36), ("Của", 24), ("Đã đọc", 10))


def _line(notice: Any) -> tuple[str | datetime, ...]:
    return notice.at, notice.words, notice.campaign.title if notice.campaign else "", notice.by, "đã đọc" if notice.seen else ""


@require_safe
def notice_list(request: Request) -> HttpResponse:
    """Thông báo, newest first; unread ones stand out."""
    if made := exported(request, "thong-bao", "Thông báo", COLUMNS, lambda: (_line(each) for each in notices(request.actor))):
        return made
    page = Paginator(notices(request.actor), PAGE).get_page(request.GET.get("trang"))
    return render(request, "office/notices.html", {"page": page, "unread": unread(request.actor).count()})


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Đã đọc: all that stand there."""
    read_notices(request.actor, list(unread(request.actor)))
    return redirect("office:notices")
