"""Pages of the tree: the table of any day, a unit, its contact, a new unit, the list as Excel."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations import access, actions, unit_page
from nhiemky.web.organisations.exporting import export_as_of
from nhiemky.web.organisations.forms import DayForm, DetailsForm, NewOrganisationForm
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.record import alike_on_record
from nhiemky.web.organisations.rows import table_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_GET
def index(request: Request) -> HttpResponse:
    """The units of a day, as a tree or as what a search finds."""
    form = DayForm(request.GET or None)
    today = clock.today()
    day = form.day_or(today)
    words = request.GET.get("tim", "").strip()
    inside = _inside(request)
    headless_only = request.GET.get("loc") == "chua-co-nguoi"
    table = table_of(request.actor, day, words, str(inside.uuid) if inside else "", headless_only)
    may = access.scope_of(request.actor).has("organise")
    return render(
        request,
        "organisations/index.html",
        {"table": table, "form": form, "day": day, "is_today": day == today, "words": words, "inside": inside, "may": may,
         "headless_only": headless_only},
    )  # fmt: skip


def _inside(request: Request) -> Organisation | None:
    try:
        return access.get_organisation(request.actor, UUID(request.GET["trong"])) if request.GET.get("trong") else None
    except ValueError:
        return None


@require_GET
def unit(request: Request, uuid: UUID) -> HttpResponse:
    """One unit: what it is, its names through time, posts, charges, successions, those under it."""
    one = access.get_organisation(request.actor, uuid)
    return render(request, "organisations/unit.html", unit_page.context_of(request.actor, one, clock.today()))


@require_GET
def export(request: Request) -> HttpResponse:
    """The tree and the posts of a day as Excel."""
    access.require_any(request.actor, "see")
    day = DayForm(request.GET or None).day_or(clock.today())
    return attachment(export_as_of(request.actor, day), f"danh-sach-to-chuc-{day.isoformat()}.xlsx")


@require_http_methods(["GET", "POST"])
def details(request: Request, uuid: UUID) -> HttpResponse:
    """Contact, code and other names of a unit."""
    one = access.get_organisation(request.actor, uuid, "organise")
    form = DetailsForm(request.POST or None, initial=actions.vars_of(cast(actions.Details, one)))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_details(request.actor, one, actions.Details(**_details(form)))
        except Refusal as refusal:
            form.add_error("code" if refusal.code == "code_used" else None, refusal.message)
        else:
            toast(request, f"Đã lưu thông tin của {one.name}")
            return redirect("organisations:unit", one.uuid)
    return render(request, "organisations/details.html", {"form": form, "one": one}, status=422 if form.errors else 200)


def _details(form: DetailsForm | NewOrganisationForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in actions.DETAILS}


@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    """A new unit; one much like it on record is asked about first."""
    access.require_any(request.actor, "organise")
    home = access.home_of(request.actor)
    initial = {"on": clock.today(), "parent": request.GET.get("cap-tren") or (str(home.uuid) if home else "")}
    form = NewOrganisationForm(request.actor, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        alike = None if given["another"] else alike_on_record(request.actor, given["name"], given["parent"])
        if alike is not None:
            form.add_error("name", Refusal("organisation_alike", name=alike).message)
        else:
            try:
                one = actions.create_organisation(
                    request.actor, name=given["name"], kind=given["kind"], parent=given["parent"], since=given["on"],
                    branch=given["branch"], details=actions.Details(**_details(form)),
                    decision=Decision(given["decision_number"], given["decision_on"]),
                )  # fmt: skip
            except Refusal as refusal:
                form.add_error({"code_used": "code", "day_before_start": "on"}.get(refusal.code), refusal.message)
            else:
                toast(request, f"Đã thêm {one.name}, từ ngày {format_day(given['on'])}")
                return redirect(reverse("organisations:unit", args=[one.uuid]))
    return render(request, "organisations/create.html", {"form": form}, status=422 if form.errors else 200)
