"""Excel out and Excel or Word in: the fill-in form of this unit, and any file with the table, compared before it is taken over."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.appendix_entry import Incoming
from nhiemky.domain.finding import Refusal
from nhiemky.flows import appendix_exchange
from nhiemky.flows.kit import safe_stem
from nhiemky.flows.tasks import read_unit_file
from nhiemky.reading.package import is_package
from nhiemky.web.files.download import attachment as handed_out
from nhiemky.web.files.store import read as stored_bytes
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.packages.returning import take_return
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.appendix.access import get_attachment, get_fillable, get_sheet, may_fill
from nhiemky.web.reports.appendix.actions import keep_file, take_workbook
from nhiemky.web.reports.appendix.sheet import Sheet
from nhiemky.web.reports.appendix.shown import placeable
from nhiemky.web.reports.drafting import draft_of
from nhiemky.web.reports.models import Attachment
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_GET
def workbook(request: Request, uuid: str) -> HttpResponse:
    """The form as the grid stands: own targets, last period, what is filled in."""
    sheet = get_sheet(request.actor, uuid)
    data = appendix_exchange.workbook(sheet.asked.campaign, sheet.asked.unit, sheet.lines)
    return handed_out(data, f"{safe_stem(sheet.obligation.entry.name)}-phu-luc.xlsx")


@require_http_methods(["GET", "POST"])
@tells_reading
def upload(request: Request, uuid: str) -> HttpResponse:
    """Choose a file; what it would change is shown first."""
    sheet = get_fillable(request.actor, uuid) if request.method == "POST" else get_sheet(request.actor, uuid)
    if not may_fill(request.actor, sheet):
        return redirect("appendix:grid", uuid)
    facts: dict[str, object] = {"sheet": sheet}
    if request.method == "POST":
        sent = request.FILES.get("file")
        try:
            if sent is None:
                raise Refusal("file_not_chosen")
            data, name = bytes_of(sent), sent.name or "tep.xlsx"
            if is_package(data):
                return redirect("packages:returned", take_return(request.actor, sheet.obligation.campaign, name, data).uuid)
            report = read_one(read_unit_file, name, data, "")
            if not report.rows:
                raise Refusal("file_without_appendix", file=name)
            kept = keep_file(request.actor, draft_of(request.actor, sheet.obligation), name, data)
            return redirect("appendix:compare", uuid, kept.uuid)
        except Refusal as refusal:
            facts["refusal"] = refusal
    return render(request, "appendix/upload.html", facts, status=422 if "refusal" in facts else 200)


@require_http_methods(["GET", "POST"])
def compare(request: Request, uuid: str, attachment: str) -> HttpResponse:
    """The file beside the grid; what is ticked is taken over as one step that can be undone."""
    sheet = get_fillable(request.actor, uuid) if request.method == "POST" else get_sheet(request.actor, uuid)
    kept = get_attachment(request.actor, sheet, attachment)
    if not may_fill(request.actor, sheet):
        return redirect("appendix:grid", uuid)
    incoming = _incoming(sheet, kept)
    if request.method == "POST":
        codes = frozenset(request.POST.getlist("code"))
        if codes & {change.row.code for change in incoming.changed}:
            draft = draft_of(request.actor, sheet.obligation)
            versions = {code: int(words) for code in codes if (words := request.POST.get(f"v-{code}", "")).isdigit()}
            taken = take_workbook(request.actor, draft, incoming, codes, versions)
            said = f"Lấy {len(codes) - len(taken.clashes)} dòng từ {incoming.file}"
            if taken.clashes:
                said += f", {len(taken.clashes)} dòng giữ số người khác vừa sửa"
            toast(request, said, undo=reverse("appendix:undo", args=[uuid, taken.block.uuid]) if taken.block else "")
            return redirect("appendix:grid", uuid)
        return render(request, "appendix/compare.html", _facts(sheet, kept, incoming, none_chosen=True), status=422)
    return render(request, "appendix/compare.html", _facts(sheet, kept, incoming))


def _incoming(sheet: Sheet, kept: Attachment) -> Incoming:
    report = read_one(read_unit_file, kept.name, stored_bytes(kept.blob_id), "")
    return appendix_exchange.lay_beside(report, sheet.lines, sheet.asked.campaign.id, sheet.asked.unit)


def _facts(sheet: Sheet, kept: Attachment, incoming: Incoming, none_chosen: bool = False) -> dict[str, object]:
    rows = [(change, sheet.version(change.row.code)) for change in incoming.changed]
    return {
        "sheet": sheet,
        "kept": kept,
        "incoming": incoming,
        "rows": rows,
        "none_chosen": none_chosen,
        "leftover": placeable(sheet, incoming.leftover),
    }
