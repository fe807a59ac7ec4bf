"""Pages around the board: a higher share, a rating done again, a superior's order to do the round again."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.ratings import access
from nhiemky.web.ratings.board import deciding, orders
from nhiemky.web.ratings.board.actions import require_side, words_of
from nhiemky.web.ratings.board.decision_views import PATHS, reasons_of, seen_version, usual
from nhiemky.web.ratings.board.forms import AgainForm, RatioForm
from nhiemky.web.ratings.board.obstacles import Obstacle
from nhiemky.web.ratings.board.page import KIND_WORDS, ROUTES
from nhiemky.web.ratings.board.standing import rules_by, standing
from nhiemky.web.ratings.board.views import KINDS
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.request import Request
from nhiemky.web.ui.figures import percent
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def raise_ratio(request: Request, uuid: UUID) -> HttpResponse:
    """Ghi quyết định cho tỷ lệ cao hơn: which group, how much, by which decision, why."""
    campaign = access.get_campaign(request.actor, uuid)
    given = request.POST if request.method == "POST" else request.GET
    kind, group = KINDS.get(given.get("loai", ""), "collective"), given.get("nhom", "")
    cap = rules_by(campaign.rules).cap(kind)
    form = RatioForm(request.POST or None, initial={"on": clock.today()})
    refusal = None
    if request.method == "POST":
        require_side(request.actor, campaign)
        if form.is_valid():
            said = form.cleaned_data
            try:
                orders.raise_ratio(
                    request.actor, campaign, kind, group, form.ratio, symbol=said["symbol"], on=said["on"], reason=said["reason"],
                    version=seen_version(request),
                )  # fmt: skip
            except Refusal as fault:
                refusal = fault
                campaign.refresh_from_db()
            else:
                toast(request, "Đã ghi tỷ lệ cao hơn.")
                return redirect(f"{reverse(ROUTES[kind], args=[campaign.uuid])}?{urlencode({'nhom': group})}")
    page = {
        "campaign": campaign, "kind_words": KIND_WORDS[kind], "path": PATHS[kind], "group": group, "route": ROUTES[kind], "form": form,
        "refusal": refusal, "usual": percent(cap.ratio, of_one=True) if cap else "",
        "most": percent(cap.elevated_ratio, of_one=True) if cap and cap.elevated_ratio else "",
        "basis": rules_by(campaign.rules).basis(cap, "caps") if cap else "",
    }  # fmt: skip
    return render(request, "ratings/board/raise.html", page, status=422 if refusal or form.errors else 200)


@require_http_methods(["GET", "POST"])
def again(request: Request, uuid: UUID, subject: UUID) -> HttpResponse:
    """Xếp loại lại: a new version by a new decision, with its reason."""
    campaign = access.get_campaign(request.actor, uuid)
    one = access.get_subject(request.actor, subject)
    if one.campaign_id != campaign.pk:
        raise Http404
    note_look(request.actor, campaign, one, "page:again")
    first = {**usual(campaign), "on": clock.today(), "level": one.decided_level}
    form = AgainForm(request.POST or None, initial=first)
    refusal: Refusal | None = None
    warned: tuple[Obstacle, ...] = ()
    if request.method == "POST":
        require_side(request.actor, campaign)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = deciding.re_rate(
                request.actor, one, said["level"], symbol=said["symbol"], on=said["on"], body=said["body"], reason=said["reason"],
                ordered_by=said["ordered_by"], kept=reasons_of(request), signing=form.signing,
            )  # fmt: skip
        except Refusal as fault:
            refusal = fault
            if fault.code == "rating_reason_needed":
                board = standing(campaign)
                warned = deciding.brought_by(board, board.by_pk[one.pk], said["level"])
        else:
            assert made.decision is not None
            toast(request, "Đã ghi xếp loại lại.")
            return redirect("ratings_board:decision", campaign.uuid, made.decision.uuid)
    kept = reasons_of(request)
    decided = one.ratings.exclude(decision=None).select_related("decision")
    page = {
        "campaign": campaign, "subject": one, "now": words_of(one.decided_level), "form": form,
        "refusal": refusal, "warned": [(n, each, *kept.get(each.key, ("", ""))) for n, each in enumerate(warned)],
        "who": request.actor.name, "versions": [(each, words_of(each.level)) for each in decided.order_by("-number")],
    }  # fmt: skip
    return render(request, "ratings/board/again.html", page, status=422 if refusal or form.errors else 200)
