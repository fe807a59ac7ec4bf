"""Word reports of any day and the chair's page: one form, one download."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhiemky.domain.consolidation import Consolidation
from nhiemky.domain.report import Report
from nhiemky.flows.papers.brief import chairs_brief
from nhiemky.flows.papers.outcomes import Held
from nhiemky.flows.papers.progress_report import progress_report
from nhiemky.flows.papers.result_report import result_report
from nhiemky.web import clock
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.access import newest
from nhiemky.web.consolidations.opened import whole_of
from nhiemky.web.files.download import attachment
from nhiemky.web.office.forms import PaperForm
from nhiemky.web.office.standing import progress_of
from nhiemky.web.organisations.access import require
from nhiemky.web.request import Request
from nhiemky.writing.word import write_word

NAMES = {"tien-do": "bao-cao-tien-do", "ket-qua": "bao-cao-ket-qua", "tom-tat": "tom-tat"}


@require_safe
def papers(request: Request) -> HttpResponse:
    """Báo cáo tiến độ: which report, as of which day. With `tai` in the address: the Word file."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "lập báo cáo tiến độ")
    today = clock.today()
    if "tai" not in request.GET:
        form = PaperForm(initial={"kind": "tien-do", "day": today, "on": today})
        return render(request, "office/papers.html", {"form": form, "campaign": campaign})
    form = PaperForm(request.GET)
    if form.is_valid() and form.cleaned_data["day"] > today:
        form.add_error("day", "Ngày này chưa tới. Chọn hôm nay hoặc một ngày đã qua.")
    if not form.is_valid():
        return render(request, "office/papers.html", {"form": form, "campaign": campaign}, status=422)
    day = form.cleaned_data["day"]
    end = datetime.combine(day, time(), clock.HERE) + timedelta(days=1) - timedelta(microseconds=1)
    report = _written(request, campaign, form, min(end, clock.now()))
    return attachment(write_word(report), f"{NAMES[form.cleaned_data['kind']]}-{day:%Y-%m-%d}.docx")


def _written(request: Request, campaign: Campaign, form: PaperForm, at: datetime) -> Report:
    progress, value, kind = progress_of(request.actor, campaign, at), value_of(campaign), form.cleaned_data["kind"]
    if kind == "tien-do":
        return progress_report(progress, value, form.signing)
    whole = consolidation_of(request, campaign)
    if kind == "ket-qua":
        return result_report(progress, value, form.signing, consolidation=whole, held=conferences(campaign, at))
    points = [line.strip() for line in form.cleaned_data["points"].splitlines() if line.strip()]
    return chairs_brief(progress, value, form.signing, consolidation=whole, points=points)


def consolidation_of(request: Request, campaign: Campaign) -> Consolidation | None:
    """The newest version built, with the units' words; None before the first."""
    version = newest(request.actor, campaign)
    return whole_of(version) if version else None


def conferences(campaign: Campaign, at: datetime) -> list[Held]:
    """Conferences that units reported as held until then."""
    rows = Obligation.objects.filter(campaign=campaign, requirement__own=False, requirement__deliverable="event", entry__left_at=None)
    rows = rows.filter(state__in=("submitted", "accepted", "met_outside")).select_related("entry", "met_outside").order_by("entry__order")
    held = []
    for row in rows:
        met = getattr(row, "met_outside", None)
        day = met.on if met else clock.local(row.received_at).date() if row.received_at else None
        if day is not None and day <= clock.local(at).date():
            held.append(Held(row.entry.name, day))
    return held
