"""Addresses that read: organisations, campaigns, obligations, submissions, figures, findings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.api.answers import LARGEST_PAGE, paged
from nhiemky.web.api.office_api import actor, office_api
from nhiemky.web.api.schemas import (
    CampaignOut,
    Fault,
    FigureOut,
    FindingOut,
    ObligationOut,
    OrganisationOut,
    SubmissionOut,
    SubmissionWhole,
    page_of,
)
from nhiemky.web.campaigns import access as campaigns
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.organisations import access as organisations
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports import access as reports
from nhiemky.web.reports.models import Figure, ReportFinding, Revision
from nhiemky.web.reports.standing import BEFORE

Limit = Query(100, ge=1, le=LARGEST_PAGE, description="Số dòng một trang")
Cursor = Query("", description="Giá trị next của trang trước", max_length=40)
FAULTS = {(401, 403, 404, 422, 429): Fault}


def answers(schema: Any) -> dict[Any, Any]:
    return {200: schema, **FAULTS}


@office_api.get("/organisations", response=answers(page_of(OrganisationOut)), url_name="organisations", tags=["Tổ chức"])
def list_organisations(
    request: HttpRequest, q: str = Query("", max_length=100), parent: UUID | None = None, active: bool | None = None,
    cursor: str = Cursor, limit: int = Limit,
) -> Any:  # fmt: skip
    """Tổ chức trong phạm vi, lọc theo tên, cấp trên, đang hoạt động."""
    rows = organisations.organisations(actor(request))
    if q:
        rows = rows.filter(search_key__contains=search_key(q))
    if parent is not None:
        rows = rows.filter(parent__uuid=parent)
    if active is not None:
        rows = rows.filter(active=active)
    return paged(rows, cursor, limit, _organisation)


@office_api.get("/organisations/{uuid:uuid}", response=answers(OrganisationOut), url_name="organisation", tags=["Tổ chức"])
def one_organisation(request: HttpRequest, uuid: UUID) -> Any:
    """Một tổ chức."""
    return _organisation(organisations.get_organisation(actor(request), uuid))


def _organisation(row: Organisation) -> dict[str, Any]:
    return {
        "uuid": row.uuid, "code": row.code, "name": row.name, "type": row.type.name, "parent": row.parent.uuid if row.parent else None,
        "branch": row.branch, "depth": row.depth, "active": row.active,
    }  # fmt: skip


@office_api.get("/campaigns", response=answers(page_of(CampaignOut)), url_name="campaigns", tags=["Đợt"])
def list_campaigns(request: HttpRequest, state: str = Query("", max_length=10), cursor: str = Cursor, limit: int = Limit) -> Any:
    """Các đợt được xem; state: draft, issued, closed."""
    rows = campaigns.campaigns(actor(request)).select_related("organisation", "parent").defer("value", "next_value", "parent__value")
    return paged(rows.filter(state=state) if state else rows, cursor, limit, _campaign)


@office_api.get("/campaigns/{uuid:uuid}", response=answers(CampaignOut), url_name="campaign", tags=["Đợt"])
def one_campaign(request: HttpRequest, uuid: UUID) -> Any:
    """Một đợt."""
    return _campaign(campaigns.get_campaign(actor(request), uuid))


@office_api.get("/campaigns/{uuid:uuid}/value", response=answers(dict[str, Any]), url_name="campaign_value", tags=["Đợt"])
def campaign_value(request: HttpRequest, uuid: UUID) -> Any:
    """Nội dung đợt (campaign.json): việc phải làm, đề cương, chỉ tiêu, danh sách. Của cấp ủy chủ trì."""
    found = campaigns.get_campaign(actor(request), uuid)
    if not organisations.scope_of(actor(request)).may("see", found.organisation):
        raise Refusal("not_allowed", what="tải dữ liệu của đợt", who="cấp ủy chủ trì đợt")
    return HttpResponse(found.value, content_type="application/json; charset=utf-8")


def _campaign(row: Campaign) -> dict[str, Any]:
    return {
        "uuid": row.uuid, "title": row.title, "kind": row.kind, "state": row.state, "owner": row.organisation.uuid,
        "owner_name": row.organisation.name, "parent": row.parent.uuid if row.parent else None, "issued_at": row.issued_at,
        "closed_at": row.closed_at,
    }  # fmt: skip


@office_api.get(
    "/campaigns/{uuid:uuid}/obligations", response=answers(page_of(ObligationOut)), url_name="obligations", tags=["Việc phải làm"]
)
def list_obligations(
    request: HttpRequest, uuid: UUID, state: str = Query("", max_length=12), requirement: str = Query("", max_length=40),
    organisation: UUID | None = None, overdue: bool | None = None, cursor: str = Cursor, limit: int = Limit,
) -> Any:  # fmt: skip
    """Việc của các đơn vị trong một đợt; lọc theo trạng thái, việc (mã), đơn vị, quá hạn."""
    campaign = campaigns.get_campaign(actor(request), uuid)
    rows = campaigns.obligations(actor(request), campaign).filter(requirement__removed_in=None, entry__left_at=None)
    if state:
        rows = rows.filter(state=state)
    if requirement:
        rows = rows.filter(requirement__key=requirement)
    if organisation is not None:
        rows = rows.filter(organisation__uuid=organisation)
    if overdue is not None:
        late = Q(deadline_at__lte=clock.now(), state__in=BEFORE) & (Q(requirement__optional=False) | Q(wanted=True))
        rows = rows.filter(late) if overdue else rows.exclude(late)
    return paged(rows.select_related("requirement", "entry", "organisation", "campaign"), cursor, limit, _obligation)


@office_api.get("/obligations/{uuid:uuid}", response=answers(ObligationOut), url_name="obligation", tags=["Việc phải làm"])
def one_obligation(request: HttpRequest, uuid: UUID) -> Any:
    """Một việc phải làm."""
    return _obligation(campaigns.get_obligation(actor(request), uuid))


def _obligation(row: Obligation) -> dict[str, Any]:
    until, asked = row.deadline_at, row.requirement
    overdue = until is not None and clock.now() >= until and row.state in BEFORE and not (asked.optional and row.wanted is not True)
    return {
        "uuid": row.uuid, "campaign": row.campaign.uuid, "organisation": row.organisation.uuid, "unit": row.entry.name,
        "unit_id": row.entry.unit_id, "requirement": asked.key, "what": asked.what, "deliverable": asked.deliverable, "state": row.state,
        "turn": row.turn, "deadline_at": until, "deadline_wording": asked.wording, "overdue": overdue, "received_at": row.received_at,
        "late": row.late, "revisions": row.revisions, "findings_high": row.findings_high,
    }  # fmt: skip


@office_api.get("/submissions", response=answers(page_of(SubmissionOut)), url_name="submissions", tags=["Báo cáo đã nộp"])
def list_submissions(
    request: HttpRequest, campaign: UUID | None = None, organisation: UUID | None = None, obligation: UUID | None = None,
    since: datetime | None = None, newest: bool = False, cursor: str = Cursor, limit: int = Limit,
) -> Any:  # fmt: skip
    """Báo cáo đã nộp; since: nhận từ lúc; newest: chỉ bản mới nhất của mỗi việc."""
    rows = _submissions(request)
    if campaign is not None:
        rows = rows.filter(campaign__uuid=campaign)
    if organisation is not None:
        rows = rows.filter(organisation__uuid=organisation)
    if obligation is not None:
        rows = rows.filter(obligation__uuid=obligation)
    if since is not None:
        rows = rows.filter(received_at__gte=since if since.tzinfo else since.replace(tzinfo=clock.HERE))
    if newest:
        rows = rows.filter(number=F("obligation__revisions"))
    return paged(rows, cursor, limit, submission)


def _submissions(request: HttpRequest) -> Any:
    return reports.revisions(actor(request)).defer("campaign__value", "campaign__next_value")


@office_api.get("/submissions/{uuid:uuid}", response=answers(SubmissionWhole), url_name="submission", tags=["Báo cáo đã nộp"])
def one_submission(request: HttpRequest, uuid: UUID) -> Any:
    """Một báo cáo, kèm lời văn theo mục."""
    found = reports.get_revision(actor(request), uuid)
    sections = [{"path": text.path, "title": text.title, "text": text.text} for text in found.texts.all()]
    return {**submission(found), "sections": sections}


@office_api.get("/submissions/{uuid:uuid}/file", response={200: None, **FAULTS}, url_name="submission_file", tags=["Báo cáo đã nộp"])
def submission_file(request: HttpRequest, uuid: UUID) -> Any:
    """Tệp nguyên bản như khi nhận."""
    found = reports.get_revision(actor(request), uuid)
    if found.file_id is None:
        raise Http404
    return attachment(read(found.file_id), found.file_name)


def submission(row: Revision) -> dict[str, Any]:
    """A revision as it is sent."""
    return {
        "uuid": row.uuid, "receipt": row.receipt, "obligation": row.obligation.uuid, "campaign": row.campaign.uuid,
        "organisation": row.organisation.uuid, "number": row.number, "door": row.door, "received_at": row.received_at, "late": row.late,
        "submitted_by": row.submitted_by, "on_behalf_of": row.on_behalf_of, "file_name": row.file_name, "file_sha256": row.file_id,
        "completeness": row.completeness,
    }  # fmt: skip


@office_api.get("/figures", response=answers(page_of(FigureOut)), url_name="figures", tags=["Số liệu"])
def list_figures(
    request: HttpRequest, campaign: UUID, indicator: str = Query("", max_length=40), organisation: UUID | None = None,
    submission: UUID | None = None, newest: bool = True, cursor: str = Cursor, limit: int = Limit,
) -> Any:  # fmt: skip
    """Số liệu đơn vị đã gửi trong một đợt; indicator: mã chỉ tiêu; newest: chỉ của bản nộp mới nhất."""
    found = campaigns.get_campaign(actor(request), campaign)
    rows = organisations.visible(actor(request), Figure.objects.filter(campaign=found))
    if indicator:
        rows = rows.filter(code=indicator)
    if organisation is not None:
        rows = rows.filter(organisation__uuid=organisation)
    if submission is not None:
        rows = rows.filter(revision__uuid=submission)
    if newest:
        rows = rows.filter(revision__number=F("revision__obligation__revisions"))
    rows = rows.select_related("revision", "organisation", "campaign").defer("campaign__value", "campaign__next_value")
    return paged(rows, cursor, limit, _figure)


def _figure(row: Figure) -> dict[str, Any]:
    value = None if row.value is None else f"{row.value:f}"
    names = (
        "code",
        "statement",
        "unit_of_measure",
        "target",
        "actual",
        "percent",
        "estimated",
        "cut_off",
        "sheet",
        "table_cell",
        "sentence",
    )
    return {
        **{name: getattr(row, name) for name in names}, "submission": row.revision.uuid, "campaign": row.campaign.uuid,
        "organisation": row.organisation.uuid, "value": value.rstrip("0").rstrip(".") if value and "." in value else value,
    }  # fmt: skip


@office_api.get("/findings", response=answers(page_of(FindingOut)), url_name="findings", tags=["Phát hiện"])
def list_findings(
    request: HttpRequest, campaign: UUID, severity: str = Query("", max_length=6), organisation: UUID | None = None,
    submission: UUID | None = None, newest: bool = True, cursor: str = Cursor, limit: int = Limit,
) -> Any:  # fmt: skip
    """Phát hiện về báo cáo đã nộp trong một đợt; severity: high, medium, low."""
    found = campaigns.get_campaign(actor(request), campaign)
    rows = organisations.visible(actor(request), ReportFinding.objects.filter(revision__campaign=found), "see", "revision__organisation")
    if severity:
        rows = rows.filter(severity=severity)
    if organisation is not None:
        rows = rows.filter(revision__organisation__uuid=organisation)
    if submission is not None:
        rows = rows.filter(revision__uuid=submission)
    if newest:
        rows = rows.filter(revision__number=F("revision__obligation__revisions"))
    return paged(rows.select_related("revision__organisation"), cursor, limit, _finding)


def _finding(row: ReportFinding) -> dict[str, Any]:
    names = ("code", "severity", "message", "basis", "place")
    said = {name: getattr(row, name) for name in names}
    return {**said, "id": row.pk, "submission": row.revision.uuid, "organisation": row.revision.organisation.uuid}
