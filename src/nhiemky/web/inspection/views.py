"""Pages of visits: the calendar as a list, a new one, one with its minutes and findings."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read as stored_bytes
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.inspection import actions
from nhiemky.web.inspection.access import get_finding, get_visit, leading, may_lead, plans, require_lead, visits
from nhiemky.web.inspection.forms import FindingForm, MinutesForm, PlanForm, VisitForm
from nhiemky.web.inspection.models import Visit
from nhiemky.web.organisations.access import organisations, people
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

_SHOWN = 200


@require_GET
def index(request: Request) -> HttpResponse:
    """Visits in reach: those to come first, then what still waits for minutes or a conclusion."""
    today = clock.today()
    name = request.GET.get("tt", "")
    rows = list(visits(request.actor).prefetch_related("findings"))
    groups = {
        "": ("Tất cả", rows),
        "toi": ("Sắp tới", [row for row in rows if row.state == "planned" and row.on >= today]),
        "cho": ("Chờ biên bản", [row for row in rows if row.state == "planned" and row.on < today]),
        "ket-luan": ("Chờ kết luận", [row for row in rows if row.state == "held"]),
        "xong": ("Đã kết luận", [row for row in rows if row.state == "concluded"]),
    }
    name = name if name in groups else ""
    shown = sorted(groups[name][1], key=lambda row: (row.state in ("concluded", "cancelled"), row.on))
    if made := exported(request, "kiem-tra-lam-viec", "Kiểm tra, giám sát, làm việc với đơn vị", COLUMNS, lambda: map(_line, shown)):
        return made
    leads = bool(leading(request.actor)[:1])
    facts = {
        "rows": [(row, actions.KINDS[row.kind], actions.STATES[row.state]) for row in shown[:_SHOWN]],
        "chips": [
            (label, len(found), f"?tt={key}" if key else "?", key == name)
            for key, (label, found) in groups.items() if found or not key
        ],
        "coming": len(groups["toi"][1]), "waiting": len(groups["cho"][1]), "open": len(groups["ket-luan"][1]), "total": len(rows),
        "leads": leads, "plans": plans(request.actor) if leads else [],
    }  # fmt: skip
    return render(request, "inspection/index.html", facts)


COLUMNS = (("Đơn vị", 40), ("Ngày", 12), ("Đến ngày", 12), ("Hình thức", 14), ("Nội dung", 60), ("Tình trạng", 18), ("Phát hiện", 10))


def _line(row: Visit) -> tuple[Any, ...]:
    kind, state = actions.KINDS[row.kind], actions.STATES[row.state]
    return row.unit.name, row.on, row.ends_on or "", kind, row.purpose, state, len(row.findings.all())


def _leading_or_404(request: Request) -> Any:
    found = leading(request.actor)
    if not found[:1]:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def new_plan(request: Request) -> HttpResponse:
    places = _leading_or_404(request)
    form = PlanForm(request.POST or None, leading=places, initial={"year": clock.today().year, "organisation": places[0].uuid})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.make_plan(request.actor, given["organisation"], title=given["title"], year=given["year"], document=given["document"])
        toast(request, "Đã lập kế hoạch, hãy lên lịch từng buổi")
        return redirect("inspection:new")
    return render(request, "inspection/plan.html", {"form": form}, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A visit; somebody on two visits on one day is told, once, before it is kept."""
    places = _leading_or_404(request)
    form = VisitForm(
        request.POST or None, leading=places, units=organisations(request.actor).filter(active=True), plans=plans(request.actor),
        people=people(request.actor, "see").filter(posts__organisation__in=places).order_by("sort_key"),
        initial={"organisation": places[0].uuid, "on": format_day(clock.today())},
    )  # fmt: skip
    clashing: list[str] = []
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        team = list(given["team"])
        clashing = [
            f"Đồng chí {person.name} đã có đoàn ở {other.unit.name} ngày {format_day(other.on)}"
            for person, other in actions.clashes(given["on"], given["ends_on"], team)
        ]
        if not clashing or request.POST.get("anyway"):
            try:
                made = actions.plan_visit(
                    request.actor, given["organisation"], given["unit"], on=given["on"], purpose=given["purpose"], kind=given["kind"],
                    ends_on=given["ends_on"], lead=given["lead"], team=team, plan=given["plan"],
                )  # fmt: skip
            except Refusal as fault:
                refusal = fault
            else:
                toast(request, "Đã lên lịch và báo cho đơn vị")
                return redirect("inspection:visit", made.uuid)
    facts = {"form": form, "clashing": clashing, "refusal": refusal}
    return render(request, "inspection/new.html", facts, status=422 if request.method == "POST" else 200)


@require_GET
def visit(request: Request, uuid: str) -> HttpResponse:
    return _page(request, get_visit(request.actor, uuid))


def _page(request: Request, found: Visit, *, refusal: Refusal | None = None, form: Any = None, status: int = 200) -> HttpResponse:
    facts = {
        "visit": found, "kind": actions.KINDS[found.kind], "state": actions.STATES[found.state],
        "leads": may_lead(request.actor, found.organisation),
        "team": found.team.all(), "outside": json.loads(found.outside) if found.outside else None, "refusal": refusal,
        "findings": [(one, actions.LEADS_TO[one.leads_to]) for one in found.findings.select_related("shortcoming")],
        "minutes": MinutesForm(), "finding": form or FindingForm(), "today": clock.today(),
    }  # fmt: skip
    return render(request, "inspection/visit.html", facts, status=status)


@require_POST
def hold(request: Request, uuid: str) -> HttpResponse:
    found = get_visit(request.actor, uuid)
    require_lead(request.actor, found.organisation)
    form = MinutesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, refusal=Refusal("visit_minutes_missing"), status=422)
    given = form.cleaned_data
    sent = given["file"]
    outside = None
    if given["number"]:
        outside = {"number": given["number"], "day": format_day(given["day"]) if given["day"] else "", "place": given["place"]}
    try:
        file = SignedCopy(sent.name or "bien-ban", bytes_of(sent)) if sent else None
        actions.hold(request.actor, found, given["minutes"], file, outside)
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, "Đã ghi biên bản")
    return redirect("inspection:visit", uuid)


@require_POST
def conclude(request: Request, uuid: str) -> HttpResponse:
    return _moved(request, uuid, actions.conclude, "conclusion", "Đã ghi kết luận và báo cho đơn vị")


@require_POST
def cancel(request: Request, uuid: str) -> HttpResponse:
    return _moved(request, uuid, actions.cancel, "reason", "Đã hủy buổi này và báo cho đơn vị")


def _moved(request: Request, uuid: str, act: Callable[[Actor, Visit, str], Visit], field: str, done: str) -> HttpResponse:
    """A step of the visit that needs one line of words."""
    found = get_visit(request.actor, uuid)
    require_lead(request.actor, found.organisation)
    try:
        act(request.actor, found, request.POST.get(field, ""))
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, done)
    return redirect("inspection:visit", uuid)


@require_POST
def note(request: Request, uuid: str) -> HttpResponse:
    found = get_visit(request.actor, uuid)
    require_lead(request.actor, found.organisation)
    form = FindingForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, refusal=Refusal("visit_finding_incomplete"), status=422)
    given = form.cleaned_data
    try:
        actions.note(
            request.actor, found, given["words"], leads_to=given["leads_to"], task=given["task"], owner=given["owner"],
            deadline=given["deadline"],
        )  # fmt: skip
    except Refusal as fault:
        return _page(request, found, form=form, refusal=fault, status=422)
    toast(request, "Đã ghi điều phát hiện")
    return redirect("inspection:visit", uuid)


@require_POST
def finish(request: Request, uuid: str) -> HttpResponse:
    found = get_finding(request.actor, uuid)
    try:
        actions.finish_task(request.actor, found, request.POST.get("words", ""))
    except Refusal as fault:
        if fault.code == "not_allowed":
            raise
        return _page(request, found.visit, refusal=fault, status=422)
    toast(request, "Đã ghi việc xong")
    return redirect("inspection:visit", found.visit.uuid)


@require_GET
def minutes_file(request: Request, uuid: str) -> HttpResponse:
    found = get_visit(request.actor, uuid)
    if found.minutes_file_id is None:
        return redirect("inspection:visit", uuid)
    return attachment(stored_bytes(found.minutes_file_id), found.minutes_name)
