"""Files that a campaign gives: kits for its units, its own directive in Word, itself as campaign.json."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.campaign import dump_campaign
from nhiemky.flows.kit import make_kit, make_kits, safe_stem, zip_files
from nhiemky.flows.own_directive import CODES, Paper, own_directive, paper_of
from nhiemky.web.campaigns.access import entries, get_campaign, get_campaign_for_office
from nhiemky.web.campaigns.forms import PaperForm
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request
from nhiemky.writing.word import write_word


@require_safe
def kit(request: Request, uuid: UUID) -> HttpResponse:
    """One unit's kit (?don-vi=K.01), or all of them in one zip (?tat-ca=1, the office's)."""
    campaign = get_campaign(request.actor, uuid)
    value = value_of(campaign)
    if request.GET.get("tat-ca"):
        campaign = get_campaign_for_office(request.actor, uuid, "tải bộ biểu của mọi đơn vị")
        return attachment(zip_files(make_kits(value, value.units, kit=True)), f"bo-bieu-{safe_stem(campaign.title)}.zip")
    unit = _unit(request, campaign, value)
    return attachment(make_kit(value, unit), f"bo-bieu-{safe_stem(unit.name)}.zip")


def _unit(request: Request, campaign: Campaign, value: pure.Campaign) -> pure.Unit:
    """The unit asked for, within what the person sees; the person's own without a name. A draft's units are the office's to see."""
    wanted = request.GET.get("don-vi", "")
    if campaign.state == "draft":
        get_campaign_for_office(request.actor, campaign.uuid, "xem bộ biểu")
        found = next((unit for unit in value.units if unit.id == wanted), None)
    else:
        seen = entries(request.actor, campaign).order_by("order").values_list("unit_id", flat=True)
        ids = [unit_id for unit_id in seen if unit_id == wanted or not wanted]
        found = next((unit for unit in value.units if ids and unit.id == ids[0]), None)
    if found is None:
        raise Http404
    return found


def _on_the_owners_side(request: Request, uuid: UUID, what: str) -> Campaign:
    """The campaign for those who see its owner; refused to the units."""
    campaign = get_campaign(request.actor, uuid)
    if not scope_of(request.actor).may("see", campaign.organisation):
        raise Refusal("not_allowed", what=what, who="cấp ủy chủ trì đợt")
    return campaign


@require_safe
def own_paper(request: Request, uuid: UUID) -> HttpResponse:
    """The campaign's own directive: a page that asks for type, number, day; with ?tai=1 the Word file."""
    campaign = _on_the_owners_side(request, uuid, "xem văn bản của đợt")
    value = working_value(campaign) if scope_of(request.actor).may("office", campaign.organisation) else value_of(campaign)
    known = paper_of(value)
    initial = {"doc_type": known.doc_type, "number": known.symbol or "", "on": known.on}
    form = PaperForm(request.GET if request.GET.get("tai") else None, initial=initial)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        paper = Paper(data["doc_type"], _symbol(data["number"], data["doc_type"], value), data["on"], data["bases"])
        name = f"{safe_stem(data['doc_type'])}-{safe_stem(value.title)}.docx"
        return attachment(write_word(own_directive(value, paper)), name)
    context = {"campaign": campaign, "form": form, "back": reverse("campaigns:campaign", args=[campaign.uuid])}
    return render(request, "campaigns/paper.html", context, status=422 if form.is_bound else 200)


def _symbol(number: str, doc_type: str, value: pure.Campaign) -> str | None:
    """ "112" -> "112-KH/ĐUK"; a whole symbol stays; "" leaves room."""
    if number.isdigit():
        return f"{int(number):02}-{CODES[doc_type]}/{value.owner.organ_code or ''}".rstrip("/")
    return number or None


@require_safe
def as_json(request: Request, uuid: UUID) -> HttpResponse:
    """campaign.json, as `nhiemky form` and `nhiemky merge` take it."""
    campaign = _on_the_owners_side(request, uuid, "tải dữ liệu của đợt")
    return attachment(dump_campaign(value_of(campaign)).encode(), "campaign.json")
