"""The preparation list of a conference: lines, ticks, Word and Excel out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.conferences import preparing
from nhiemky.web.conferences.access import get_conference, get_preparation, may_tell, rates, require_teller, runs
from nhiemky.web.conferences.forms import LineForm
from nhiemky.web.conferences.models import Rate
from nhiemky.web.conferences.preparation_sheet import preparation_workbook
from nhiemky.web.files.download import attachment
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def preparation(request: Request, uuid: str) -> HttpResponse:
    """What the conference needs; a line at a time."""
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "lập danh mục chuẩn bị")
    owner = found.calendar.organisation
    known = rates(request.actor, owner) if runs(request.actor, found.calendar) else Rate.objects.filter(organisation=owner, ended_at=None)
    form = LineForm(request.POST or None, rates=known)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            preparing.add_line(
                request.actor, found, given["kind"], given["words"], quantity=given["quantity"], rate=given["rate"], who=given["who"]
            )
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã thêm")
            return redirect("conferences:preparation", uuid)
    lines = list(found.preparations.all())
    order = list(preparing.KINDS)
    lines.sort(key=lambda each: order.index(each.kind))
    facts = {
        "conference": found, "form": form, "refusal": refusal, "teller": may_tell(request.actor, found),
        "lines": [(line, preparing.KINDS[line.kind], preparing.cost(line)) for line in lines],
        "total": preparing.total(lines), "done": sum(line.done_at is not None for line in lines), "any_rate": known.exists(),
        "office": runs(request.actor, found.calendar),
    }  # fmt: skip
    return render(request, "conferences/preparation.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def begin(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    preparing.begin_list(request.actor, found)
    toast(request, "Đã đưa vào các việc thường có, hãy sửa theo thực tế")
    return redirect("conferences:preparation", uuid)


@require_POST
def tick(request: Request, uuid: str, line: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "đánh dấu việc chuẩn bị")
    preparing.tick(request.actor, get_preparation(found, line), done=request.POST.get("done") == "1")
    return redirect("conferences:preparation", uuid)


@require_POST
def drop(request: Request, uuid: str, line: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "bỏ dòng chuẩn bị")
    preparing.drop_line(request.actor, get_preparation(found, line))
    toast(request, "Đã bỏ dòng")
    return redirect("conferences:preparation", uuid)


@require_GET
def workbook(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "tải danh mục chuẩn bị")
    return attachment(preparation_workbook(found, list(found.preparations.all())), f"chuan-bi-hoi-nghi-{found.entry.unit_id}.xlsx")
