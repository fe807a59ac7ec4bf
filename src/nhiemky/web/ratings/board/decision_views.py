"""Pages of the decision: laid before the committee, recorded, its Word and its signed copy."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, SubjectKind
from nhiemky.flows.owners_paper import speaker
from nhiemky.flows.papers.signing import Signing
from nhiemky.web import clock
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings import access
from nhiemky.web.ratings.board import deciding, orders
from nhiemky.web.ratings.board.actions import require_side
from nhiemky.web.ratings.board.forms import DecisionForm, OutsideForm, SignedForm
from nhiemky.web.ratings.board.obstacles import obstacles, waits
from nhiemky.web.ratings.board.page import KIND_WORDS, ROUTES, boxes_of
from nhiemky.web.ratings.board.papers import decision_word
from nhiemky.web.ratings.board.standing import standing
from nhiemky.web.ratings.board.views import KINDS
from nhiemky.web.ratings.models import Decision, Rating, RatingCampaign
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

PATHS = {kind: word for word, kind in KINDS.items()}
_STATES = {"decision": "Quyết định xếp loại", "re_rating": "Xếp loại lại", "redo_order": "Yêu cầu làm lại"}


@require_safe
def draft(request: Request, uuid: UUID) -> HttpResponse:
    """The decision as a draft for the meeting. Of persons: only after signing in again, and noted."""
    campaign = access.get_campaign(request.actor, uuid)
    kind = KINDS.get(request.GET.get("loai", ""), "collective")
    if (again := signs_in_again(request, campaign, kind)) is not None:
        return again
    board = standing(campaign)
    data = decision_word(board, kind, Signing(clock.today()), proposer=_proposer(campaign), draft="Dự thảo")
    return attachment(data, f"du-thao-quyet-dinh-xep-loai-{PATHS[kind]}-{campaign.period}.docx")


def signs_in_again(request: Request, campaign: RatingCampaign, kind: str) -> HttpResponse | None:
    """What is about persons leaves the program only in hands that have just shown who they are; then it is noted."""
    if kind != "individual":
        return None
    if not did_recently_reauthenticate(request):
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
    note_look(request.actor, campaign, None, "export:decision")
    return None


@require_http_methods(["GET", "POST"])
def decide(request: Request, uuid: UUID) -> HttpResponse:
    """What stands in the way, what is kept and why, number and day: one page before the levels are frozen."""
    campaign = access.get_campaign(request.actor, uuid)
    given = request.POST if request.method == "POST" else request.GET
    kind = KINDS.get(given.get("loai", ""), "collective")
    form = DecisionForm(request.POST or None, initial=usual(campaign))
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = deciding.decide(
                request.actor, campaign, kind=kind, symbol=said["symbol"], on=said["on"], body=said["body"], proposer=said["proposer"],
                kept=reasons_of(request), version=seen_version(request), signing=form.signing,
            )  # fmt: skip
        except Refusal as fault:
            refusal = fault
            campaign.refresh_from_db()
        else:
            toast(request, f"Đã ghi quyết định {made.symbol}.")
            return redirect("ratings_board:decision", campaign.uuid, made.uuid)
    elif request.method == "POST":
        require_side(request.actor, campaign)
    page = _deciding(request, campaign, kind)
    page |= {"form": form, "refusal": refusal, "outside_form": OutsideForm()}
    return render(request, "ratings/board/decide.html", page, status=422 if refusal or form.errors else 200)


def _deciding(request: Request, campaign: RatingCampaign, kind: SubjectKind) -> dict[str, Any]:
    board = standing(campaign)
    if kind == "individual":
        note_look(request.actor, campaign, None, "page:decide")
    waiting = [seat for seat in board.seats if seat.kind == kind and not seat.frozen]
    found = obstacles(board, kind) if waiting else ()
    kept = reasons_of(request)
    return {
        "campaign": campaign, "kind": kind, "path": PATHS[kind], "kind_words": KIND_WORDS[kind], "route": ROUTES[kind],
        "period": period_of(campaign.period).words, "waiting": waiting, "blank": [seat for seat in waiting if not seat.level],
        "boxes": [box for box in boxes_of(board, kind, "") if box.count], "order": waits(board) if kind == "individual" else None,
        "blocking": [one for one in found if one.blocks],
        "warned": [(n, one, *kept.get(one.key, ("", ""))) for n, one in enumerate(one for one in found if not one.blocks)],
        "who": request.actor.name,
    }  # fmt: skip


def reasons_of(request: Request) -> dict[str, tuple[str, str]]:
    """key of an obstacle -> reason and who, as the page sent them: key-0, reason-0, by-0, ..."""
    given = request.POST
    places = [name.removeprefix("key-") for name in given if name.startswith("key-")]
    return {given[f"key-{n}"]: (given.get(f"reason-{n}", "")[:2000], given.get(f"by-{n}", "")[:200]) for n in places}


@require_POST
def outside(request: Request, uuid: UUID) -> HttpResponse:
    """Decided outside the program: number, day, where it is kept."""
    campaign = access.get_campaign(request.actor, uuid)
    kind = KINDS.get(request.POST.get("loai", ""), "collective")
    form = OutsideForm(request.POST)
    if not form.is_valid():
        page = _deciding(request, campaign, kind)
        return render(
            request, "ratings/board/decide.html", {**page, "form": DecisionForm(initial=usual(campaign)), "outside_form": form}, status=422
        )
    said = form.cleaned_data
    where = deciding.Outside(said["number"], said["decided_on"], said["kept_at"])
    made = deciding.decide_outside(request.actor, campaign, kind=kind, outside=where, version=seen_version(request))
    toast(request, f"Đã ghi quyết định {made.symbol} làm ngoài phần mềm.")
    return redirect("ratings_board:decision", campaign.uuid, made.uuid)


@require_safe
def decisions(request: Request, uuid: UUID) -> HttpResponse:
    """Every decision of the round, newest first."""
    campaign = access.get_campaign(request.actor, uuid)
    rows = [_line(one) for one in campaign.decisions.order_by("-pk")]
    return render(request, "ratings/board/decisions.html", {
        "campaign": campaign, "rows": rows, "redone": campaign.redone_by.first(),
        "may_redo": campaign.state in ("decided", "closed") and scope_of(request.actor).may("rate", campaign.organisation),
    })  # fmt: skip


def _line(made: Decision) -> dict[str, Any]:
    kind = json.loads(made.snapshot).get("kind", "")
    return {
        "decision": made,
        "what": _STATES[made.kind],
        "kind_words": KIND_WORDS.get(kind, ""),
        "outside": json.loads(made.outside or "{}"),
    }


@require_safe
def decision(request: Request, uuid: UUID, decision: UUID) -> HttpResponse:
    """One decision: what was decided, what was kept against a warning and why, its files."""
    campaign, made, kind = _get(request, uuid, decision)
    if kind == "individual":
        note_look(request.actor, campaign, None, "page:decision")
    ratings = Rating.objects.filter(decision=made).select_related("subject__organisation").order_by("subject__order", "subject_id")
    snapshot = json.loads(made.snapshot)
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in ratings:
        groups.setdefault(one.subject.group, []).append(
            {"rating": one, "level": LEVEL_NAMES.get(one.level, one.level), "again": one.subject.decided_level != one.level}
        )
    page = {
        **_line(made), "campaign": campaign, "groups": groups, "kept": snapshot.get("kept", []), "tallies": snapshot.get("tallies", []),
        "kind": kind, "form": SignedForm(), "order": snapshot if made.kind == "redo_order" else None,
    }  # fmt: skip
    return render(request, "ratings/board/decision.html", page)


@require_safe
def word(request: Request, uuid: UUID, decision: UUID) -> HttpResponse:
    """The decision's Word as it was made; `ban=ky` the signed copy."""
    campaign, made, kind = _get(request, uuid, decision)
    blob, ending = (made.signed_id, "pdf") if request.GET.get("ban") == "ky" else (made.file_id, "docx")
    if blob is None:
        raise Http404
    if (again := signs_in_again(request, campaign, kind)) is not None:
        return again
    return attachment(read(str(blob)), f"quyet-dinh-{made.symbol.replace('/', '-')}.{ending}")


@require_POST
def signed(request: Request, uuid: UUID, decision: UUID) -> HttpResponse:
    """The signed copy comes back."""
    campaign, made, _ = _get(request, uuid, decision)
    upload = request.FILES.get("file")
    if upload is None:
        toast(request, "Chưa chọn tệp.", bad=True)
    else:
        orders.add_signed(request.actor, made, upload.name or "ban-ky.pdf", bytes_of(upload))
        toast(request, "Đã lưu bản ký.")
    return redirect("ratings_board:decision", campaign.uuid, made.uuid)


def _get(request: Request, uuid: UUID, decision: UUID) -> tuple[RatingCampaign, Decision, str]:
    campaign = access.get_campaign(request.actor, uuid)
    made = campaign.decisions.filter(uuid=decision).first()
    if made is None:
        raise Http404
    return campaign, made, cast(str, json.loads(made.snapshot).get("kind", ""))


def usual(campaign: RatingCampaign) -> dict[str, Any]:
    """What a form of the round begins with."""
    day: date = clock.local(campaign.meets_at).date() if campaign.meets_at else clock.today()
    return {"on": day, "body": speaker(owner_value(campaign.organisation)), "proposer": _proposer(campaign)}


def _proposer(campaign: RatingCampaign) -> str:
    """The committee's own board for organisation, where the tree has one."""
    found = Organisation.objects.filter(parent=campaign.organisation, active=True, type__is_board=True, name__istartswith="Ban Tổ chức")
    return found.values_list("name", flat=True).first() or ""


def seen_version(request: Request) -> int:
    """Of the round, as the page had it."""
    given = request.POST.get("phien_ban", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else -1
