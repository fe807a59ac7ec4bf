"""Pages of the office that draw the calendar up: rules, dates, repair, publishing, lesson, days away, rates."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.conferences import actions, desk, moving, preparing
from nhiemky.web.conferences.access import away, calendar_of, get_away, get_rate, rates, require_office
from nhiemky.web.conferences.clashing import troubles_of
from nhiemky.web.conferences.filling import duties_of
from nhiemky.web.conferences.forms import AwayForm, PublishForm, RateForm, RulesForm
from nhiemky.web.conferences.gates import hindrances_of
from nhiemky.web.conferences.long_work import MANY
from nhiemky.web.conferences.models import Calendar
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.jobs.actions import start
from nhiemky.web.organisations.access import people, require, require_any
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


def _office(request: Request) -> Campaign | None:
    """The current campaign, for its owner's office; None where there is none yet."""
    require_any(request.actor, "office")
    campaign = current_campaign(request)
    if campaign is not None:
        require(request.actor, "office", campaign.organisation, "sắp xếp lịch hội nghị")
    return campaign


def _calendar(request: Request) -> Calendar | None:
    campaign = _office(request)
    found = calendar_of(campaign) if campaign else None
    if found is not None:
        require_office(request.actor, found)
    return found


@require_http_methods(["GET", "POST"])
def rules(request: Request) -> HttpResponse:
    """Windows of the groups and what the planner keeps; the first time this opens the calendar."""
    campaign = _office(request)
    duties = duties_of(campaign) if campaign else []
    if campaign is None or not duties:
        return redirect("conferences:index")
    calendar = calendar_of(campaign)
    form = RulesForm(request.POST or None, duties=duties, calendar=calendar, today=clock.today())
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if calendar is None:
                actions.open_calendar(request.actor, campaign, form.rules, form.windows)
                toast(request, "Đã mở lịch, hãy xếp ngày")
            else:
                actions.set_rules(request.actor, calendar, form.rules, form.windows, _version(request, calendar))
                toast(request, "Đã lưu khung ngày, quy tắc; ngày đã xếp giữ nguyên tới khi xếp lại")
        except Refusal as fault:
            refusal = fault
        else:
            return redirect("conferences:index")
    facts = {"form": form, "calendar": calendar, "campaign": campaign, "refusal": refusal, "policies": policies_of(campaign)}
    return render(request, "conferences/rules.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def propose(request: Request) -> HttpResponse:
    """Dates for everything that is free to move."""
    calendar = _calendar(request)
    if calendar is None:
        return redirect("conferences:index")
    if calendar.conferences.exclude(state="cancelled").count() > MANY:
        return redirect("jobs:job", uuid=start(request.actor, "conferences.propose", calendar.campaign).uuid)
    plan = actions.propose(request.actor, calendar)
    placed = len({session.unit for session in plan.sessions})
    if plan.unplaced:
        toast(request, f"Đã xếp {placed} hội nghị; {len(plan.unplaced)} chưa có ngày, lý do ở danh sách", bad=True)
        return redirect(reverse("conferences:agenda") + "?xem=chua-ngay")
    toast(request, f"Đã xếp {placed} hội nghị, không trùng lịch")
    return redirect("conferences:index")


@require_http_methods(["GET", "POST"])
def repair(request: Request) -> HttpResponse:
    """Sửa ít nhất: each move is shown before any is made."""
    calendar = _calendar(request)
    if calendar is None:
        return redirect("conferences:index")
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            moves = moving.apply_moves(request.actor, calendar, request.POST.getlist("move"))
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, f"Đã chuyển {len(moves)} hội nghị")
            return redirect("conferences:index")
    sheet = sheet_of(calendar, clock.today())
    facts = {
        "calendar": calendar, "moves": moving.repair_moves(calendar, clock.today()), "troubles": troubles_of(calendar, sheet),
        "refusal": refusal,
    }  # fmt: skip
    return render(request, "conferences/repair.html", facts, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
def publish(request: Request) -> HttpResponse:
    """What is open, what the notice carries, and the button."""
    calendar = _calendar(request)
    if calendar is None:
        return redirect("conferences:index")
    first = {
        "symbol": calendar.symbol, "on": calendar.signed_on or clock.today(), "on_behalf_of": calendar.signed_for,
        "title": calendar.signer_title, "name": calendar.signer_name,
    }  # fmt: skip
    form = PublishForm(request.POST or None, initial=first)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish(request.actor, calendar, form.cleaned_data["reason"], form.signed)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, f"Đã công bố lịch lần {calendar.edition} và báo cho các đơn vị")
            return redirect("conferences:index")
    sheet = sheet_of(calendar, clock.today())
    placed = [row for row in sheet.conferences.values() if row.day]
    waiting = hindrances_of(calendar, placed)
    facts = {
        "calendar": calendar, "form": form, "refusal": refusal, "troubles": troubles_of(calendar, sheet), "placed": len(placed),
        "waiting": [(row, waiting[row.pk]) for row in placed if row.pk in waiting],
    }  # fmt: skip
    return render(request, "conferences/publish.html", facts, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def lesson(request: Request) -> HttpResponse:
    """What the pilot taught."""
    calendar = _calendar(request)
    if calendar is None:
        return redirect("conferences:index")
    refusal: Refusal | None = None
    words = request.POST.get("words", calendar.lesson)
    if request.method == "POST":
        try:
            actions.publish_lesson(request.actor, calendar, words)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã công bố rút kinh nghiệm tới mọi đơn vị")
            return redirect("conferences:index")
    pilots = calendar.conferences.filter(pilot=True).exclude(state="cancelled").select_related("entry")
    facts = {"calendar": calendar, "words": words, "refusal": refusal, "pilots": pilots}
    return render(request, "conferences/lesson.html", facts, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
def days_away(request: Request) -> HttpResponse:
    """Who is elsewhere when."""
    campaign = _office(request)
    if campaign is None:
        return redirect("conferences:index")
    owner = campaign.organisation
    known = people(request.actor, "office").order_by("sort_key")
    form = AwayForm(request.POST or None, people=known)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            desk.note_away(
                request.actor, owner, given["person"], given["first"], given["last"] or given["first"], given["half"], given["reason"]
            )
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi; bấm “Sửa ít nhất” nếu có hội nghị vướng")
            return redirect("conferences:away")
    facts = {"form": form, "rows": away(request.actor, owner), "refusal": refusal}
    return render(request, "conferences/away.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def drop_away(request: Request, uuid: str) -> HttpResponse:
    require_any(request.actor, "office")
    desk.drop_away(request.actor, get_away(request.actor, uuid))
    toast(request, "Đã bỏ")
    return redirect("conferences:away")


@require_http_methods(["GET", "POST"])
def rate_list(request: Request) -> HttpResponse:
    """The owner's rates, each with its decision."""
    campaign = _office(request)
    if campaign is None:
        return redirect("conferences:index")
    owner = campaign.organisation
    form = RateForm(request.POST or None)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            preparing.set_rate(request.actor, owner, given["name"], given["unit"], given["amount"], given["decision"])
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi mức chi")
            return redirect("conferences:rates")
    facts = {"form": form, "rows": rates(request.actor, owner), "refusal": refusal}
    return render(request, "conferences/rates.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def end_rate(request: Request, uuid: str) -> HttpResponse:
    require_any(request.actor, "office")
    preparing.end_rate(request.actor, get_rate(request.actor, uuid))
    toast(request, "Đã bỏ mức chi; danh mục đã lập giữ nguyên")
    return redirect("conferences:rates")


def _version(request: Request, calendar: Calendar) -> int:
    words = request.POST.get("version", "")
    return int(words) if words.isdecimal() and len(words) < 10 else calendar.version
