"""Pages of receiving for units (nhận hộ): drop files in, look at the matches, answer what is unclear, print the receipts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.naming import entry_named
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.jobs.actions import start
from nhiemky.web.office.access import batches, entries, get_batch, get_intake_file, obligations_of
from nhiemky.web.office.actions import confirm_batch, drop_batch, leave_file, settle_file, take_files
from nhiemky.web.office.columns import Column, column_named, columns_of
from nhiemky.web.office.forms import IntakeForm
from nhiemky.web.office.long_work import takes_long
from nhiemky.web.office.models import IntakeBatch, IntakeFile
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.choosing import names_of
from nhiemky.web.packages.returning import Brought, take_packages
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.reports.access import revisions
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "HEAD", "POST"])
@tells_reading
def intake(request: Request) -> HttpResponse:
    """Nhận hộ: files or one zip in; earlier batches below."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "nhận hộ")
    form = IntakeForm(request.POST or None, initial={"received_on": clock.today()})
    problem = ""
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["received_on"] > clock.today():
            form.add_error("received_on", "Ngày này chưa tới. Ghi ngày đã nhận được.")
        else:
            try:
                batch, brought = _take(request, campaign, form)
            except Refusal as refusal:
                problem = refusal.message
            else:
                if brought.returns and (batch or not brought.problems):
                    toast(request, f"Nhận ra {len(brought.returns)} gói làm việc; mở ở Làm không mạng để nộp.")
                problem = " ".join(brought.problems)
                if batch is not None:
                    if problem:
                        toast(request, problem, bad=True)
                    return redirect("office:batch", uuid=batch.uuid)
                if not problem:
                    only = len(brought.returns) == 1
                    return redirect("packages:returned", uuid=brought.returns[0].uuid) if only else redirect("packages:index")
    facts = {"form": form, "campaign": campaign, "problem": problem, "batches": _listed(request, campaign)}
    return render(request, "office/intake.html", facts, status=422 if request.method == "POST" else 200)


def _take(request: Request, campaign: Campaign, form: IntakeForm) -> tuple[IntakeBatch | None, Brought]:
    """A batch of the files, and the packages among them apart; no batch where all are packages."""
    uploads = [*request.FILES.getlist("files"), *request.FILES.getlist("folder")]
    files = [(_name_of(upload), bytes_of(upload)) for upload in uploads if isinstance(upload, UploadedFile)]
    brought = take_packages(request.actor, campaign, files)
    if files and not brought.others:
        return None, brought
    data = form.cleaned_data
    others = list(brought.others)
    return take_files(request.actor, campaign, others, received_on=data["received_on"], received_from=data["received_from"]), brought


def _name_of(upload: UploadedFile) -> str:
    return nfc(upload.name or "khong-ten")


def _listed(request: Request, campaign: Campaign) -> list[dict[str, Any]]:
    found = []
    for batch in batches(request.actor, campaign).prefetch_related("files")[:50]:
        states = [file.state for file in batch.files.all()]
        found.append({"batch": batch, "files": len(states), "taken": states.count("taken"), "ask": states.count("ask")})
    return found


@require_safe
def batch(request: Request, uuid: Any) -> HttpResponse:
    """One batch: what is certain, what is asked, what was not taken and why."""
    return _page(request, get_batch(request.actor, uuid))


def _page(request: Request, found: IntakeBatch, problem: str = "", status: int = 200) -> HttpResponse:
    campaign = found.campaign
    files = list(found.files.select_related("entry", "obligation__requirement", "blob"))
    columns = columns_of(campaign)
    asked = [(file, json.loads(file.match)) for file in files if file.state == "ask"]
    rows = entries(request.actor, campaign)
    likely = rows.filter(unit_id__in={choice["id"] for _, match in asked for choice in match["units"]})
    units = {unit.unit_id: unit for unit in likely}
    facts = {
        "batch": found, "campaign": campaign, "problem": problem, "names": names_of(rows.order_by("order")) if asked else [],
        "asked": [_question(file, match, columns, units) for file, match in asked],
        "certain": [_line(file) for file in files if file.state == "certain"],
        "taken": [_line(file) for file in files if file.state == "taken"],
        "apart": [file for file in files if file.state in ("duplicate", "older", "left")],
        "refused": [file for file in files if file.state == "refused"], "open": found.state == "open",
    }  # fmt: skip
    return render(request, "office/batch.html", facts, status=status)


def _line(file: IntakeFile) -> dict[str, Any]:
    return {"file": file, "why": "; ".join(json.loads(file.match).get("why", []))}


def _question(file: IntakeFile, facts: Mapping[str, Any], columns: Sequence[Column], units: Mapping[str, RosterEntry]) -> dict[str, Any]:
    """What is open of a file: its unit, its report, or both; what is settled stands as words. A product of several groups is asked once."""
    likely = [{"unit": units[choice["id"]], "why": choice["why"]} for choice in facts["units"] if choice["id"] in units]
    reports: dict[str, dict[str, Any]] = {}
    for choice in facts["reports"]:
        column = column_named(columns, choice["id"])
        id, name = (column.key, column.title) if column else (choice["id"], choice["name"])
        reports.setdefault(id, {"id": id, "name": name, "why": choice["why"]})
    others = [{"id": column.key, "name": column.title} for column in columns if column.key not in reports]
    settled = column_named(columns, facts["report"]) if facts["report"] else None
    return {
        "file": file, "likely": likely, "reports": list(reports.values()), "others": others,
        "report": settled.title if settled else "", "report_id": facts["report"],
    }  # fmt: skip


@require_POST
def settle(request: Request, uuid: Any) -> HttpResponse:
    """Trả lời: this file is that unit's, that report; or it is left out."""
    file = get_intake_file(request.actor, uuid)
    if request.POST.get("bo"):
        leave_file(request.actor, file)
        return redirect("office:batch", uuid=file.batch.uuid)
    campaign = file.batch.campaign
    typed = request.POST.get("unit") or request.POST.get("unit_other") or (file.entry.unit_id if file.entry else "")
    key = request.POST.get("report", "")
    column = column_named(columns_of(campaign), key)
    if not typed.strip() or not (column or key):
        return _page(request, file.batch, f"{file.name}: Chọn đơn vị và báo cáo cho tệp này.", status=422)
    try:
        unit = entry_named(entries(request.actor, campaign), typed)
        keys = column.keys if column else frozenset({key})
        found = [one for one in obligations_of(request.actor, campaign, [unit.unit_id]) if one.requirement.key in keys]
        if not found:
            raise Refusal("intake_not_expected", file=file.name, unit=unit.name, report=column.title if column else "báo cáo này")
    except Refusal as refusal:
        return _page(request, file.batch, f"{file.name}: {refusal.message}", status=422)
    settled = settle_file(request.actor, file, found[0].entry, found[0])
    if settled.files > 1:
        toast(request, f"Đã áp dụng câu trả lời cho {settled.files} tệp")
    return redirect("office:batch", uuid=file.batch.uuid)


@require_POST
def confirm(request: Request, uuid: Any) -> HttpResponse:
    """Ghi nhận: hand in every file for its unit."""
    found = get_batch(request.actor, uuid)
    if found.state == "open" and takes_long(found) and not found.files.filter(state="ask").exists():
        return redirect("jobs:job", uuid=start(request.actor, "office.confirm", found.campaign, batch=str(found.uuid)).uuid)
    try:
        taken = confirm_batch(request.actor, found)
    except Refusal as refusal:
        return _page(request, found, refusal.message, status=422)
    toast(request, f"Đã ghi nhận {len(taken)} báo cáo")
    return redirect("office:receipts" if taken else "office:batch", uuid=found.uuid)


@require_POST
def drop(request: Request, uuid: Any) -> HttpResponse:
    """Bỏ lần nhận này."""
    found = get_batch(request.actor, uuid)
    drop_batch(request.actor, found)
    toast(request, "Đã bỏ lần nhận, chưa ghi nhận báo cáo nào")
    return redirect("office:intake")


@require_safe
def receipts(request: Request, uuid: Any) -> HttpResponse:
    """The receipts of a batch, to be printed together."""
    found = get_batch(request.actor, uuid)
    numbers = found.files.filter(state="taken").values_list("receipt", flat=True)
    rows = revisions(request.actor).filter(receipt__in=list(numbers)).select_related("file").order_by("obligation__entry__order", "pk")
    return render(request, "office/receipts.html", {"batch": found, "campaign": found.campaign, "rows": rows})
