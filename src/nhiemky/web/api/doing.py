"""Addresses that do something, and what becomes of it: hand a report in, build a consolidation, follow a job."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import File, Query, Status, UploadedFile

from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web.api.answers import paged
from nhiemky.web.api.office_api import actor, office_api
from nhiemky.web.api.reading import FAULTS, Cursor, Limit, answers, submission
from nhiemky.web.api.schemas import ConsolidationOut, ConsolidationWhole, Fault, JobOut, SubmissionOut, page_of
from nhiemky.web.campaigns import access as campaigns
from nhiemky.web.consolidations import access as consolidations
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.jobs.access import get_job, jobs
from nhiemky.web.jobs.actions import start
from nhiemky.web.jobs.models import Job
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.reports.models import Revision
from nhiemky.web.reports.submitting import submit_report

DONE: dict[Any, Any] = {(200, 201): SubmissionOut, (409, 413, 507): Fault, **FAULTS}


@office_api.post("/obligations/{uuid:uuid}/submissions", response=DONE, url_name="submit", tags=["Báo cáo đã nộp"])
def submit(request: HttpRequest, uuid: UUID, file: UploadedFile | None = File(None, description="Bắt buộc: tệp Word, Excel, CSV")) -> Any:
    """Nộp một tệp cho việc này. Cùng tệp gửi lại: 200 và đúng phiếu nhận cũ; tệp mới: 201. Văn phòng nộp là nhận hộ đơn vị."""
    who = actor(request)
    obligation = campaigns.get_obligation(who, uuid)
    scope = scope_of(who)
    own = scope.may("prepare", obligation.organisation) or scope.may("approve", obligation.organisation)
    for_unit = obligation.entry.name if not own and scope.may("office", obligation.organisation) else ""
    if not own and not for_unit:
        require(who, "prepare", obligation.organisation, "nộp báo cáo của đơn vị")
    if file is None:
        raise Refusal("api_bad_request", place="file", reason="missing")
    last = Revision.objects.filter(obligation=obligation).order_by("-pk").values_list("pk", flat=True).first() or 0
    name = nfc(file.name or "khong-ten")
    made = submit_report(who, obligation, name=name, data=bytes_of(file), door="api", on_behalf_of=for_unit)
    return Status(201 if made.pk > last else 200, submission(made))


@office_api.get(
    "/campaigns/{uuid:uuid}/consolidations", response=answers(page_of(ConsolidationOut)), url_name="consolidations", tags=["Tổng hợp"]
)
def list_consolidations(request: HttpRequest, uuid: UUID, cursor: str = Cursor, limit: int = Limit) -> Any:
    """Các bản tổng hợp của một đợt."""
    campaign = campaigns.get_campaign(actor(request), uuid)
    consolidations.require_sight(actor(request), campaign)
    rows = consolidations.consolidations(actor(request), campaign).defer("value", "inputs", "campaign__value", "campaign__next_value")
    return paged(rows, cursor, limit, _consolidation)


@office_api.post(
    "/campaigns/{uuid:uuid}/consolidations", response={202: JobOut, (409,): Fault, **FAULTS}, url_name="consolidations", tags=["Tổng hợp"]
)
def build(
    request: HttpRequest, uuid: UUID, with_drafts: bool | None = None, cut_offs: list[str] = Query([], description="Chỉ mốc số liệu này")
) -> Any:
    """Lập bản tổng hợp: trả lời 202 kèm việc chạy nền; hỏi lại ở /jobs/... tới khi state là done, kết quả ở result."""
    campaign = campaigns.get_campaign(actor(request), uuid)
    made = start(actor(request), "consolidations.build", campaign, with_drafts=with_drafts, cut_offs=cut_offs or None)
    return Status(202, _job(made))


@office_api.get("/consolidations/{uuid:uuid}", response=answers(ConsolidationWhole), url_name="consolidation", tags=["Tổng hợp"])
def one_consolidation(request: HttpRequest, uuid: UUID) -> Any:
    """Một bản tổng hợp: từng chỉ tiêu, và đơn vị, báo cáo, tệp, ô đứng sau mỗi số."""
    found = consolidations.get_consolidation(actor(request), uuid)
    whole = figures_of(found)
    return {
        **_consolidation(found),
        "indicators": [to_json(indicator) for indicator in whole.indicators],
        "submissions": [to_json(each) for each in whole.submissions],
    }


def _consolidation(row: Consolidation) -> dict[str, Any]:
    names = ("uuid", "number", "as_of", "built_at", "built_by", "reports_in", "expected", "inputs_hash", "laid_before")
    return {**{name: getattr(row, name) for name in names}, "campaign": row.campaign.uuid}


@office_api.get("/jobs", response=answers(page_of(JobOut)), url_name="jobs", tags=["Việc chạy nền"])
def list_jobs(request: HttpRequest, state: str = "", cursor: str = Cursor, limit: int = Limit) -> Any:
    """Việc chạy nền được xem; state: waiting, running, done, failed, cancelled."""
    rows = jobs(actor(request))
    return paged(rows.filter(state=state) if state else rows, cursor, limit, _job)


@office_api.get("/jobs/{uuid:uuid}", response=answers(JobOut), url_name="job", tags=["Việc chạy nền"])
def one_job(request: HttpRequest, uuid: UUID) -> Any:
    """Một việc chạy nền: đang tới đâu, kết quả ở đâu."""
    return _job(get_job(actor(request), uuid))


def _job(row: Job) -> dict[str, Any]:
    names = ("uuid", "kind", "title", "state", "progress", "done", "of", "said", "result_words")
    return {**{name: getattr(row, name) for name in names}, "result": _result(row), "code": row.refusal_code, "message": row.refusal}


def _result(row: Job) -> str | None:
    """Where a program reads the outcome: of a consolidation its address in the API, else the page's."""
    if row.state != "done" or not row.result_url:
        return None
    if row.kind == "consolidations.build":
        return reverse("api:consolidation", args=[row.result_url.rstrip("/").rpartition("/")[2]])
    return row.result_url
