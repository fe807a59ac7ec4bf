"""Việc chạy nền: one's long work, each with a bar that moves; left and found again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nhiemky.web.campaigns.access import get_campaign_for_office
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.jobs import actions
from nhiemky.web.jobs.access import get_job, jobs
from nhiemky.web.jobs.models import UNDER_WAY, Job
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

PAGE = 40


@require_safe
def job_list(request: Request) -> HttpResponse:
    """What runs now and what has ended, newest first."""
    if made := exported(request, "viec-chay-nen", "Việc chạy nền", COLUMNS, lambda: map(_line, jobs(request.actor))):
        return made
    page = Paginator(jobs(request.actor), PAGE).get_page(request.GET.get("trang"))
    running = jobs(request.actor).filter(state__in=UNDER_WAY).count()
    return render(request, "jobs/list.html", {"page": page, "running": running})


STATES = {"waiting": "Đang chờ", "running": "Đang chạy", "done": "Đã xong", "failed": "Chưa làm được", "cancelled": "Đã dừng"}
COLUMNS = (("Việc", 40), ("Của", 40), ("Bắt đầu", 18), ("Người giao", 24), ("Tình trạng", 16), ("Kết quả", 60))


def _line(row: Job) -> tuple[Any, ...]:
    return row.title, str(row.campaign or row.organisation), row.asked_at, row.by, STATES[row.state], row.result_words or row.refusal


@require_safe
def job(request: Request, uuid: UUID) -> HttpResponse:
    """One job: bar, what is done now, the result or why there is none."""
    return render(request, "jobs/job.html", {"job": get_job(request.actor, uuid)})


@require_safe
def bar(request: Request, uuid: UUID) -> HttpResponse:
    """The bar alone, asked for each second while the job is under way."""
    found = get_job(request.actor, uuid)
    response = render(request, "jobs/bar.html", {"job": found})
    if not found.is_under_way:
        response["HX-Refresh"] = "true"  # the page as a whole: heading, result, buttons
    return response


@require_safe
def file(request: Request, uuid: UUID) -> HttpResponse:
    """The file that came of it."""
    found = get_job(request.actor, uuid)
    if found.file_id is None:
        raise Http404
    return attachment(read(found.file_id), found.file_name)


@require_POST
def stop(request: Request, uuid: UUID) -> HttpResponse:
    """Dừng việc này."""
    found = get_job(request.actor, uuid)
    actions.stop(request.actor, found)
    toast(request, f"Đã dừng: {found.title}" if found.state == "cancelled" else "Đang dừng, việc sẽ ngừng ở bước tới")
    return redirect("jobs:job", uuid=uuid)


@require_POST
def again(request: Request, uuid: UUID) -> HttpResponse:
    """Làm lại."""
    return redirect("jobs:job", uuid=actions.again(request.actor, get_job(request.actor, uuid)).uuid)


@require_POST
def kits(request: Request, uuid: UUID) -> HttpResponse:
    """Kits of every unit of a campaign, as a job."""
    campaign = get_campaign_for_office(request.actor, uuid, "tải bộ biểu của mọi đơn vị")
    return redirect("jobs:job", uuid=actions.start(request.actor, "campaigns.kits", campaign).uuid)
