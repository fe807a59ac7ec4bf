"""Pages of rounds: the list, a new one, one round with its next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.flows.rules_words import words_of
from nhiemky.web import clock
from nhiemky.web.organisations.access import groups
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.setup import rounds
from nhiemky.web.ratings.setup.forms import ReasonForm, RoundForm, step_days
from nhiemky.web.ratings.setup.listed import due, listed, round_page
from nhiemky.web.ratings.setup.periods import Period, period_of
from nhiemky.web.ratings.setup.pick_tables import chosen_of, tables
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rules import Chosen, rules_for
from nhiemky.web.ratings.setup.sides import committee_of, committees, may_prepare, members_of_group, require_side
from nhiemky.web.ratings.setup.subjects import create_filled
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

_MOVES: dict[str, tuple[Callable[..., RatingCampaign], str]] = {
    "mo": (rounds.open_round, "Đã cho các đơn vị kiểm điểm"),
    "xet": (rounds.start_deciding, "Đã chuyển sang xét"),
    "ket-thuc": (rounds.close_round, "Đã kết thúc đợt"),
}


@require_safe
def index(request: Request) -> HttpResponse:
    """Rounds of the actor's committees, newest first."""
    require_side(request.actor)
    page = {"rows": listed(request.actor), "due": due(request.actor), "may": may_prepare(request.actor)}
    return render(request, "ratings/setup/index.html", page)


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A new round: which period, by which rules, who is rated."""
    access_side = committees(request.actor)
    committee = committee_of(request.actor, request.GET.get("chu-tri"))
    period, refusal = _period(request.GET.get("ky", ""))
    deep = request.GET.get("sau") == "1"
    chosen: Chosen | None = None
    if refusal is None:
        try:
            chosen = rules_for(committee, period.year, period.code)
        except Refusal as fault:
            refusal = fault
    page: dict[str, Any] = {"committee": committee, "committees": access_side, "period": period, "deep": deep, "refusal": refusal}
    if chosen is None:
        return render(request, "ratings/setup/new.html", page, status=422)
    steps = step_days(chosen.rules, period.year, period.part if period.kind == "quarter" else 0)
    form = RoundForm(steps, request.POST or None, {"title": f"Kiểm điểm, xếp loại {period.words}"})
    people, units = individuals(committee, deep=deep), collectives(committee, deep=deep)
    if request.method == "POST" and form.is_valid():
        picked = chosen_of(request.POST, units, people)
        try:
            campaign = create_filled(
                request.actor, committee, picked, year=period.year, period=period.code, title=form.cleaned_data["title"],
                meets_at=form.meets_at, dates=form.dates, chosen=chosen,
            )  # fmt: skip
        except Refusal as fault:
            page["refusal"] = fault
        else:
            toast(request, f"Đã mở đợt {campaign.title}, {len(picked)} đối tượng")
            return redirect("ratings_setup:round", campaign.uuid)
    only = members_of_group(request.actor, request.GET.get("nhom", ""))
    ticked = {key: request.POST.getlist(key) for key in request.POST} if request.method == "POST" else None
    page |= {
        "form": form,
        "chosen": chosen,
        "sections": words_of(chosen.rules),
        "unit_groups": groups(request.actor),
        "unit_group": request.GET.get("nhom", ""),
        **tables(units, people, by=request.GET.get("theo", ""), ticked=ticked, only=only),
    }
    return render(request, "ratings/setup/new.html", page, status=422 if form.errors or page["refusal"] else 200)


def _period(given: str) -> tuple[Period, Refusal | None]:
    """The period asked for; without one last year's until June, else this year's."""
    today = clock.today()
    usual = period_of(str(today.year - 1 if today.month < 6 else today.year))
    if not given:
        return usual, None
    try:
        return period_of(given), None
    except Refusal as refusal:
        return usual, refusal


@require_http_methods(["GET", "POST"])
def one(request: Request, uuid: UUID) -> HttpResponse:
    """A round: where it stands, its next step, what is missing; POST corrects name and days."""
    campaign = access.get_campaign(request.actor, uuid)
    if request.method == "POST":
        access.require_board(request.actor, "rate", campaign.organisation, rounds.WHAT)
    form = RoundForm.of(campaign, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rounds.describe_round(
            request.actor, campaign, title=form.cleaned_data["title"], meets_at=form.meets_at, dates=form.dates
        )  # fmt: skip
        toast(request, "Đã lưu thông tin đợt")
        return redirect("ratings_setup:round", campaign.uuid)
    page = round_page(request.actor, campaign)
    return render(request, "ratings/setup/round.html", {**page, "form": form}, status=422 if form.errors else 200)


@require_POST
def move(request: Request, uuid: UUID, which: str) -> HttpResponse:
    """The next step of a round."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    act, words = _MOVES[which]
    try:
        act(request.actor, campaign)
    except Refusal as refusal:
        campaign.refresh_from_db()
        page = round_page(request.actor, campaign)
        return render(request, "ratings/setup/round.html", {**page, "form": RoundForm.of(campaign), "refusal": refusal}, status=422)
    toast(request, words)
    return redirect("ratings_setup:round", campaign.uuid)


@require_http_methods(["GET", "POST"])
def back(request: Request, uuid: UUID) -> HttpResponse:
    """From deciding back to reviewing, with a reason."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rounds.back_to_review(request.actor, campaign, form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toast(request, "Đã chuyển đợt lại sang kiểm điểm")
            return redirect("ratings_setup:round", campaign.uuid)
    page = {
        "campaign": campaign, "form": form, "title": "Chuyển lại sang kiểm điểm", "button": "Chuyển lại sang kiểm điểm",
        "words": "Các đơn vị và cá nhân sửa được bản tự kiểm điểm; mức đang xét giữ nguyên.",
    }  # fmt: skip
    return render(request, "ratings/setup/reason.html", page, status=422 if form.errors else 200)
