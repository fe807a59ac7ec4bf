""" "Việc của tôi", the first visit, the whole timeline, and what is downloaded to fill in by Word and Excel."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.flows.kit import make_kit, safe_stem
from nhiemky.flows.skeleton import report_name, skeleton
from nhiemky.web import clock
from nhiemky.web.campaigns.actions import acknowledge, answer_optional
from nhiemky.web.campaigns.current import current_campaign, required_campaign
from nhiemky.web.files.download import attachment
from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import asked_of, campaign_value
from nhiemky.web.reports.forms import AcknowledgeForm, DutyForm
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.reports.tasks import Tasks, all_events, tasks_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.form_workbook import write_form
from nhiemky.writing.word import write_word


@require_GET
def tasks(request: Request) -> HttpResponse:
    """What is due, in what state, until when, whose move."""
    campaign = current_campaign(request)
    if campaign is None:
        return render(request, "reports/no_campaign.html")
    view = tasks_of(request.actor, campaign, clock.now())
    return _tasks(request, view, AcknowledgeForm(initial=_contact(view)))


def _contact(view: Tasks) -> dict[str, str]:
    return {"contact_name": view.entry.contact_name, "contact_phone": view.entry.contact_phone} if view.entry else {}


def _tasks(request: Request, view: Tasks, form: AcknowledgeForm, status: int = 200) -> HttpResponse:
    campaign = required_campaign(request)
    value = campaign_value(campaign.value)
    jobs = [job for _, jobs in view.groups for job in jobs]
    outlined = [job for job in jobs if job.obligation.requirement.deliverable == "report" and not job.unit]
    context: dict[str, Any] = {
        "view": view,
        "campaign": campaign,
        "form": form,
        "first": view.entry is not None and view.entry.acknowledged_at is None,
        "outlined": outlined if any(outline.nodes for outline in value.outlines) else [],
        "has_appendix": bool(value.indicators) and view.entry is not None,
    }
    return render(request, "reports/tasks.html", context, status=status)


@require_http_methods(["POST"])
def confirm_receipt(request: Request) -> HttpResponse:
    """ "Đã nhận văn bản", with the contact."""
    campaign = required_campaign(request)
    view = tasks_of(request.actor, campaign, clock.now())
    if view.entry is None:
        raise Http404
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        return _tasks(request, view, form, 422)
    acknowledge(request.actor, view.entry, **form.cleaned_data)
    toast(request, "Đã báo nhận văn bản và người làm đầu mối.")
    return redirect("reports:tasks")


@require_GET
def events(request: Request) -> HttpResponse:
    """Everything that happened to the unit's duties, newest first."""
    campaign = required_campaign(request)
    return render(request, "reports/events.html", {"campaign": campaign, "events": all_events(request.actor, campaign)})


@require_POST
def answer(request: Request, uuid: str) -> HttpResponse:
    """Yes or no to an optional duty."""
    obligation = access.get_obligation(request.actor, uuid)
    wanted = request.POST.get("lam") == "co"
    answer_optional(request.actor, obligation, wanted=wanted)
    toast(request, "Đã trả lời: đơn vị có làm." if wanted else "Đã trả lời: đơn vị không làm.")
    return redirect("reports:tasks")


@require_http_methods(["GET", "POST"])
def duty(request: Request, uuid: str) -> HttpResponse:
    """A duty without a report (an event held, a registration): said done, on a day, with a note."""
    obligation = access.get_obligation(request.actor, uuid, "prepare" if request.method == "POST" else "see")
    form = DutyForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        actions.declare_done(request.actor, obligation, on=form.cleaned_data["on"], note=form.cleaned_data["note"])
        toast(request, "Đã báo kết quả.")
        return redirect("reports:tasks")
    context = {
        "obligation": obligation,
        "shown": shown_of(obligation, clock.now()),
        "form": form,
        "events": obligation.events.order_by("-pk"),
    }
    return render(request, "reports/duty.html", context, status=422 if request.method == "POST" else 200)


@require_GET
def outline_word(request: Request, uuid: str) -> HttpResponse:
    """The unit's skeleton in official form."""
    obligation = access.get_obligation(request.actor, uuid)
    asked = asked_of(obligation)
    if asked.outline is None:
        raise Http404
    name = f"{safe_stem(asked.unit.name)}-{safe_stem(report_name(asked.outline), 40)}.docx"
    return attachment(write_word(skeleton(asked.campaign, asked.unit, asked.outline)), name)


@require_GET
def appendix_form(request: Request) -> HttpResponse:
    """The unit's fill-in workbook of the current campaign."""
    campaign = required_campaign(request)
    entry = next(iter(access.entries(request.actor, campaign)), None)
    value = campaign_value(campaign.value)
    unit = next((unit for unit in value.units if entry is not None and unit.id == entry.unit_id), None)
    if unit is None:
        raise Http404
    if request.GET.get("bo") == "tron":
        return attachment(make_kit(value, unit), f"{safe_stem(unit.name)}.zip")
    return attachment(write_form(value, unit), f"{safe_stem(unit.name)}-phu-luc.xlsx")


def home_address() -> str:
    """Where a unit's person begins."""
    return reverse("reports:tasks")
