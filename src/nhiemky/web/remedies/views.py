"""Pages of shortcomings: the list, recording one, one with its remedies, gathering from reports, carrying over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read as stored_bytes
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import get_organisation
from nhiemky.web.organisations.choosing import FEW
from nhiemky.web.remedies import actions, mending
from nhiemky.web.remedies.access import get_remedy, get_shortcoming, may_check, may_keep, require_keep, shortcomings, units_to_keep
from nhiemky.web.remedies.forms import CarryForm, CheckForm, RemedyForm, ReportForm, ShortcomingForm
from nhiemky.web.remedies.gathering import said_in_reports, said_in_reviews, units_with_papers
from nhiemky.web.remedies.listing import FILTERS, WORDS, chosen, counts_of, rows_of
from nhiemky.web.remedies.mending import REMEDY_STATES
from nhiemky.web.remedies.models import Shortcoming
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.remedy_table import RemedyRow, write_remedies

_SHOWN = 200


@require_GET
def index(request: Request) -> HttpResponse:
    """Everything in reach, overdue first."""
    rows = rows_of(_asked(request), clock.today())
    counts = counts_of(rows)
    name = request.GET.get("tt", "all")
    name = name if name in FILTERS else "all"
    shown = chosen(rows, name)
    unit = request.GET.get("dv", "")
    facts = {
        "rows": shown[:_SHOWN], "more": max(0, len(shown) - _SHOWN), "counts": counts, "unit": unit,
        "chips": [
            (WORDS[each], counts[each], f"?{urlencode({'tt': each, **({'dv': unit} if unit else {})})}", each == name)
            for each in FILTERS if each == "all" or counts[each]
        ],
        "open": counts["all"] - sum(counts[state] for state in actions.DONE), "may": bool(units_to_keep(request.actor)[:1]),
    }  # fmt: skip
    return render(request, "remedies/index.html", facts)


def _asked(request: Request) -> list[Shortcoming]:
    """By unit where the address names one."""
    found = shortcomings(request.actor)
    if unit := request.GET.get("dv", ""):
        found = found.filter(organisation=get_organisation(request.actor, unit))
    return list(found)


@require_GET
def workbook(request: Request) -> HttpResponse:
    """The list as an Excel file; what concerns a person names the person only to those who see the row at all."""
    rows = [
        RemedyRow(
            row.one.organisation.name, row.one.person.name if row.one.person else "", row.one.words, row.one.period,
            actions.SOURCES[row.one.source], row.words, bool(row.one.recurrence_of_id),
            tuple(
                (each.owner, each.plan, each.deadline, REMEDY_STATES[each.state], each.result, each.checked)
                for each in row.one.remedies.all()
            ),
        )
        for row in rows_of(_asked(request), clock.today())
    ]  # fmt: skip
    day = clock.today()
    return attachment(write_remedies(rows, day), f"han-che-khac-phuc-{day:%Y-%m-%d}.xlsx")


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Record one by hand."""
    units = units_to_keep(request.actor)
    first = units.first()
    if first is None:
        raise Http404
    today = clock.today()
    start = {
        "period": str(today.year),
        "found_on": format_day(today),
        "source": "own",
        "organisation": request.GET.get("dv") or ("" if units[FEW:].exists() else first.uuid),
    }
    form = ShortcomingForm(request.POST or None, units=units, initial=start)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.record(
                request.actor, given["organisation"], given["words"], period=given["period"], found_on=given["found_on"],
                source=given["source"], source_words=given["source_words"], cause=given["cause"],
            )  # fmt: skip
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi hạn chế, hãy giao người khắc phục")
            return redirect("remedies:one", made.uuid)
    return render(request, "remedies/new.html", {"form": form, "refusal": refusal}, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def one(request: Request, uuid: str) -> HttpResponse:
    """One shortcoming: what it repeats, who mends it, its history. POST plans a remedy."""
    found = get_shortcoming(request.actor, uuid)
    form = RemedyForm(request.POST or None, initial={"deadline": format_day(clock.today() + timedelta(days=30))})
    refusal: Refusal | None = None
    if request.method == "POST":
        require_keep(request.actor, found.organisation, "giao việc khắc phục")
        if form.is_valid():
            given = form.cleaned_data
            try:
                mending.plan(request.actor, found, owner=given["owner"], words=given["words"], deadline=given["deadline"])
            except Refusal as fault:
                refusal = fault
            else:
                toast(request, "Đã giao việc khắc phục")
                return redirect("remedies:one", uuid)
    return _page(request, found, form=form, refusal=refusal, status=422 if request.method == "POST" else 200)


def _page(request: Request, found: Shortcoming, *, form: Any = None, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    checks = may_check(request.actor, found.organisation)
    keeps = may_keep(request.actor, found.organisation)
    remedies = [
        {
            "one": each, "words": REMEDY_STATES[each.state],
            "late": each.state in ("planned", "returned") and each.deadline < clock.today(),
            "report": ReportForm(prefix=str(each.pk)) if keeps and each.state in ("planned", "returned") else None,
            "check": CheckForm(prefix=str(each.pk)) if checks and each.state == "reported" else None,
            "own": each.reported_by_id is not None and each.reported_by_id == request.actor.user_id,
        }
        for each in found.remedies.all()
    ]  # fmt: skip
    events = [{"at": event.at, "text": event.words, "who": event.by} for event in sorted(found.events.all(), key=lambda event: -event.pk)]
    facts = {
        "one": found, "state": actions.STATES[found.state], "source": actions.SOURCES[found.source], "remedies": remedies,
        "events": events, "form": form or RemedyForm(initial={"deadline": format_day(clock.today() + timedelta(days=30))}),
        "refusal": refusal, "keeps": keeps,
        "proposals": actions.proposals(request.actor, found) if keeps and found.state not in actions.DONE else [],
        "done": found.state in actions.DONE, "later": found.recurrences.filter(pk__in=shortcomings(request.actor).values("pk")),
        "former": found.carried_from.first(),
    }  # fmt: skip
    return render(request, "remedies/one.html", facts, status=status)


@require_POST
def answer(request: Request, uuid: str) -> HttpResponse:
    """Tie to an earlier one, or say they differ."""
    found = get_shortcoming(request.actor, uuid)
    require_keep(request.actor, found.organisation)
    try:
        earlier = get_shortcoming(request.actor, UUID(request.POST.get("earlier", "")))
    except ValueError:
        return redirect("remedies:one", uuid)
    if request.POST.get("answer") == "same":
        actions.tie(request.actor, found, earlier)
        toast(request, f"Đã ghi là lặp lại hạn chế của kỳ {earlier.period}")
    else:
        actions.untie(request.actor, found, earlier)
        toast(request, "Đã ghi là việc khác")
    return redirect("remedies:one", uuid)


@require_POST
def drop(request: Request, uuid: str) -> HttpResponse:
    found = get_shortcoming(request.actor, uuid)
    require_keep(request.actor, found.organisation)
    try:
        actions.drop(request.actor, found, request.POST.get("reason", ""))
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, "Đã bỏ dòng ghi nhầm")
    return redirect("remedies:index")


@require_POST
def report(request: Request, uuid: str) -> HttpResponse:
    """The owner says what was done."""
    remedy = get_remedy(request.actor, uuid)
    require_keep(request.actor, remedy.shortcoming.organisation, "báo kết quả khắc phục")
    form = ReportForm(request.POST, request.FILES, prefix=str(remedy.pk))
    if not form.is_valid():
        return _page(request, remedy.shortcoming, refusal=Refusal("remedy_nothing_said"), status=422)
    sent = form.cleaned_data["file"]
    evidence = SignedCopy(sent.name or "minh-chung", bytes_of(sent)) if sent else None
    try:
        mending.report(request.actor, remedy, form.cleaned_data["result"], evidence)
    except Refusal as fault:
        return _page(request, remedy.shortcoming, refusal=fault, status=422)
    toast(request, "Đã báo kết quả, chờ người khác kiểm tra")
    return redirect("remedies:one", remedy.shortcoming.uuid)


@require_POST
def check(request: Request, uuid: str) -> HttpResponse:
    """Closed, or sent back."""
    remedy = get_remedy(request.actor, uuid)
    if not may_check(request.actor, remedy.shortcoming.organisation):
        raise Refusal("not_allowed", what="kết luận việc khắc phục", who="bí thư đơn vị, văn phòng, ban tổ chức hoặc ủy ban kiểm tra")
    words = request.POST.get(f"{remedy.pk}-checked", "")
    done = request.POST.get("answer") == "closed"
    try:
        (mending.close if done else mending.send_back)(request.actor, remedy, words)
    except Refusal as fault:
        return _page(request, remedy.shortcoming, refusal=fault, status=422)
    toast(request, "Đã kết luận: khắc phục xong" if done else "Đã trả lại để làm tiếp")
    return redirect("remedies:one", remedy.shortcoming.uuid)


@require_GET
def evidence(request: Request, uuid: str) -> HttpResponse:
    remedy = get_remedy(request.actor, uuid)
    if remedy.evidence_id is None:
        return redirect("remedies:one", remedy.shortcoming.uuid)
    return attachment(stored_bytes(remedy.evidence_id), remedy.evidence_name)


@require_GET
def gather_from(request: Request) -> HttpResponse:
    """Which unit's papers to look through."""
    units = units_to_keep(request.actor)
    if not units[:1]:
        raise Http404
    rows = units_with_papers(request.actor, units)
    if len(rows) == 1:
        return redirect("remedies:gather", rows[0][0].uuid)
    return render(request, "remedies/gather_from.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def gather(request: Request, uuid: str) -> HttpResponse:
    """What the unit's own reports and self-reviews call shortcomings; ticked ones are recorded."""
    unit = get_organisation(request.actor, uuid)
    if request.method == "POST":
        require_keep(request.actor, unit)
    elif not may_keep(request.actor, unit):
        raise Http404
    named = [*said_in_reviews(unit), *said_in_reports(request.actor, unit)]
    if request.method == "POST":
        ticked = [each for at, each in enumerate(named) if request.POST.get(f"take-{at}")]
        for each in ticked:
            actions.record_many(
                request.actor, unit, [each.words], period=request.POST.get("period", "") or str(each.on.year), found_on=each.on,
                source=each.source, source_uuid=each.source_uuid, source_words=each.where[:300],
            )  # fmt: skip
        toast(request, f"Đã ghi {len(ticked)} hạn chế" if ticked else "Chưa chọn dòng nào")
        return redirect("remedies:index") if ticked else redirect("remedies:gather", uuid)
    return render(request, "remedies/gather.html", {"unit": unit, "named": named, "period": str(clock.today().year)})


@require_http_methods(["GET", "POST"])
def carry(request: Request) -> HttpResponse:
    """Open ones of earlier periods into the next."""
    if not units_to_keep(request.actor)[:1]:
        raise Http404
    rows = [row for row in shortcomings(request.actor) if row.state not in actions.DONE and may_keep(request.actor, row.organisation)]
    form = CarryForm(request.POST or None, units=units_to_keep(request.actor), initial={"period": str(clock.today().year)})
    problem = ""
    if request.method == "POST" and form.is_valid():
        picked = [row for row in rows if request.POST.get(f"take-{row.pk}")]
        wanted = form.cleaned_data["period"]
        if not picked:
            problem = "Chưa chọn hạn chế nào. Đánh dấu những dòng cần chuyển."
        elif any(row.period == wanted for row in picked):
            problem = f"Có dòng đã thuộc kỳ {wanted}. Bỏ dấu dòng ấy, hoặc ghi kỳ sau."
        else:
            actions.carry(request.actor, picked, wanted, clock.today(), form.cleaned_data["into"])
            toast(request, f"Đã chuyển {len(picked)} hạn chế sang kỳ {wanted}")
            return redirect("remedies:index")
    facts = {"rows": rows, "form": form, "problem": problem}
    return render(request, "remedies/carry.html", facts, status=422 if request.method == "POST" else 200)
