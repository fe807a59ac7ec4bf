"""Gia hạn, miễn nộp, mở lại for the obligations named in the address; the unit's answers: nhận văn bản, có làm hay không.

/dot/<uuid>/gia-han/?viec=<uuid>&viec=<uuid>      from the board's selection
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.access import entries, get_campaign, get_campaign_for_office, get_obligation, obligations
from nhiemky.web.campaigns.forms import ContactForm, ExtendForm, ReasonForm, WaiveForm
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

Act = Callable[[Sequence[Obligation], dict[str, object]], None]


def extend(request: Request, uuid: UUID) -> HttpResponse:
    """More time for the chosen obligations."""
    return _excuse(
        request, uuid, "Gia hạn", ExtendForm,
        lambda rows, data: actions.extend(request.actor, rows, **data),  # type: ignore[arg-type]
    )  # fmt: skip


def waive(request: Request, uuid: UUID) -> HttpResponse:
    """No need to meet the chosen obligations."""
    return _excuse(
        request, uuid, "Miễn nộp", WaiveForm,
        lambda rows, data: actions.waive(request.actor, rows, **data),  # type: ignore[arg-type]
    )  # fmt: skip


def reopen(request: Request, uuid: UUID) -> HttpResponse:
    """The unit's move again."""
    return _excuse(
        request, uuid, "Mở lại", ReasonForm,
        lambda rows, data: actions.reopen(request.actor, rows, **data),  # type: ignore[arg-type]
    )  # fmt: skip


def _excuse(request: Request, uuid: UUID, verb: str, kind: type[forms.Form], act: Act) -> HttpResponse:
    campaign = get_campaign_for_office(request.actor, uuid, verb.lower())
    ids = request.POST.getlist("viec") or request.GET.getlist("viec")
    rows = _chosen(request, campaign, ids)
    back = _back(request, campaign)
    form = kind(request.POST or None)
    if request.method == "POST" and rows and form.is_valid():
        try:
            act(rows, dict(form.cleaned_data))
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            units = len({row.entry_id for row in rows})
            toast(request, f"Đã {verb.lower()} {len(rows)} việc của {units} đơn vị. Các đơn vị đã được báo.")
            return redirect(back)
    context = {"campaign": campaign, "rows": rows, "form": form, "verb": verb, "back": back}
    return render(request, "campaigns/excuse.html", context, status=422 if form.is_bound and form.errors else 200)


def _chosen(request: Request, campaign: Campaign, ids: Sequence[str]) -> list[Obligation]:
    try:
        rows = obligations(request.actor, campaign, "office").filter(uuid__in=ids)
        return list(rows.select_related("entry", "requirement", "campaign__organisation").order_by("entry__order", "requirement__order"))
    except ValidationError:  # an id that is none
        raise Http404 from None


def _back(request: Request, campaign: Campaign) -> str:
    wanted = request.POST.get("ve") or request.GET.get("ve") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else reverse("campaigns:campaign", args=[campaign.uuid])


@require_POST
def answer(request: Request, uuid: UUID) -> HttpResponse:
    """The unit's answer to an optional duty."""
    obligation = get_obligation(request.actor, uuid)
    actions.answer_optional(request.actor, obligation, wanted=request.POST.get("wanted") == "1")
    toast(request, "Đã ghi câu trả lời.")
    return redirect(_back(request, obligation.campaign))


def acknowledge(request: Request, uuid: UUID) -> HttpResponse:
    """ "Đã nhận văn bản", with who answers the phone."""
    campaign = get_campaign(request.actor, uuid)
    wanted = request.POST.get("don-vi") or request.GET.get("don-vi")
    office = scope_of(request.actor).may("office", campaign.organisation)
    mine = list(entries(request.actor, campaign, "office" if office else "prepare"))
    entry = next((row for row in mine if row.unit_id == wanted), mine[0] if mine and not office else None)
    if entry is None:  # the owner's people act for a unit that they name
        return redirect("campaigns:campaign", campaign.uuid)
    user = request.actor.user
    person = user.person if user is not None and not office else None
    usual = {
        "contact_name": entry.contact_name or (person.name if person else ""),
        "contact_phone": entry.contact_phone or (person.phone if person else ""),
    }
    form = ContactForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        actions.acknowledge(request.actor, entry, **form.cleaned_data)
        toast(request, "Đã báo văn phòng: đơn vị đã nhận văn bản.")
        return redirect(_back(request, campaign))
    context = {"campaign": campaign, "entry": entry, "form": form, "back": _back(request, campaign)}
    return render(request, "campaigns/acknowledge.html", context, status=422 if form.is_bound and form.errors else 200)
