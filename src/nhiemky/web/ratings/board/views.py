"""The board's pages: collectives, individuals, a trial of changes, and what a change answers."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import SHORT_NAMES, SubjectKind
from nhiemky.web import clock
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.ratings import access
from nhiemky.web.ratings.board import actions
from nhiemky.web.ratings.board.page import ROUTES, boxes_of, changed_rows, live_page, whole_page
from nhiemky.web.ratings.board.standing import Board, judged_around, standing
from nhiemky.web.ratings.models import Rating, RatingCampaign, Subject
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.request import Request
from nhiemky.web.ui.figures import number, percent
from nhiemky.web.ui.toast import toast

KINDS: dict[str, SubjectKind] = {"tap-the": "collective", "ca-nhan": "individual"}


@require_safe
def board(request: Request, uuid: UUID) -> HttpResponse:
    """Xếp loại tập thể: which group is over, who must change, why."""
    return _page(request, uuid, "collective")


@require_safe
def people(request: Request, uuid: UUID) -> HttpResponse:
    """Xếp loại cá nhân: the same, need to know."""
    return _page(request, uuid, "individual")


def _page(request: Request, uuid: UUID, kind: SubjectKind) -> HttpResponse:
    campaign = access.get_campaign(request.actor, uuid)
    found = standing(campaign)
    if any(seat.kind == "individual" for seat in found.seats):
        note_look(request.actor, campaign, None, "page:board")
    page = whole_page(found, kind, request.GET.get("nhom"), _whole(request.GET.get("trang", "1")))
    return render(request, "ratings/board/board.html", {**page, **_frame(campaign, found)})


def _frame(campaign: RatingCampaign, found: Board) -> dict[str, Any]:
    last = Rating.objects.filter(subject__campaign=campaign, stage="board").order_by("-pk").values_list("at", flat=True).first()
    documents = [(symbol, title) for symbol, title in found.rules.documents.items()]
    board_words = "Ban Thường vụ" if (owner_value(campaign.organisation).on_behalf_of or "").endswith("THƯỜNG VỤ") else "cấp ủy"
    return {
        "documents": documents,
        "saved_at": last,
        "saved_on": clock.local(last).date() if last else None,
        "saved_today": last is not None and clock.local(last).date() == clock.today(),
        "before_whom": board_words,
        "decisions": campaign.decisions.exists(),
    }


@require_POST
def level(request: Request, uuid: UUID) -> HttpResponse:
    """One level, by script: what it moved comes back, or who was quicker with the row as it is now (409)."""
    campaign = access.get_campaign(request.actor, uuid)
    subject = _subject(request, campaign, request.POST.get("doi_tuong", ""))
    try:
        actions.set_level(request.actor, campaign, subject, request.POST.get("muc", ""), _whole(request.POST.get("phien_ban", "")))
        status = 200
    except Refusal as refusal:
        if not request.htmx:
            raise
        toast(request, refusal.message, bad=True)
        status = 409
        campaign.refresh_from_db()
    kind = cast(SubjectKind, subject.kind)
    if not request.htmx:
        return redirect(_address(campaign, kind, subject.group))
    found = standing(campaign)
    around = judged_around(found, kind, subject.group)
    page = live_page(found, kind, subject.group, around)
    rows = changed_rows(found, found.by_pk[subject.pk], around, _whole(request.POST.get("trang", "")))
    context = {**page, "rows": rows, "saved_at": clock.now(), "editable": campaign.state == "deciding"}
    return render(request, "ratings/board/changed.html", context, status=status)


@require_POST
def save(request: Request, uuid: UUID) -> HttpResponse:
    """All levels of a page at once, without scripts: those that differ from what is stored."""
    campaign = access.get_campaign(request.actor, uuid)
    actions.require_side(request.actor, campaign)
    kind = KINDS.get(request.POST.get("loai", ""), "collective")
    group = request.POST.get("nhom", "")
    done, said = 0, []
    for subject in access.subjects(request.actor, campaign).filter(kind=kind, group=group):
        wanted = _wanted(request.POST, subject)
        if wanted is None:
            continue
        try:
            actions.set_level(request.actor, campaign, subject, wanted, _whole(request.POST.get(f"v-{subject.pk}", "")))
            done += 1
        except Refusal as refusal:
            said.append(refusal.message)
    for words in said[:5]:
        toast(request, words, bad=True)
    toast(request, f"Đã lưu {number(done)} mức." if done else "Không có mức nào khác mức đã lưu.")
    return redirect(_address(campaign, kind, group, request.POST.get("trang", "")))


def _wanted(given: QueryDict, subject: Subject) -> str | None:
    """What the form says of a subject, None where it says nothing new: the choice that differs from what is stored."""
    other, level = given.get(f"k-{subject.pk}", ""), given.get(f"m-{subject.pk}", "")
    if f"v-{subject.pk}" not in given:
        return None
    if other == "-":
        return "" if subject.level else None
    if other and other != subject.level:
        return other
    return level if level and level != subject.level else None


@require_POST
def take(request: Request, uuid: UUID) -> HttpResponse:
    """Lấy mức đề nghị for everybody who has no level yet."""
    campaign = access.get_campaign(request.actor, uuid)
    kind = KINDS.get(request.POST.get("loai", ""), "collective")
    count = actions.take_proposed(request.actor, campaign, kind, _whole(request.POST.get("phien_ban", "")))
    toast(request, f"Đã lấy mức đề nghị của {number(count)} đối tượng.")
    return redirect(_address(campaign, kind, request.POST.get("nhom", "")))


@require_safe
def trial(request: Request, uuid: UUID) -> HttpResponse:
    """Xem thử: the board as it would be, the changes marked, nothing stored. `doi` = uuid:LEVEL, once a change."""
    campaign = access.get_campaign(request.actor, uuid)
    found = standing(campaign)
    note_look(request.actor, campaign, None, "page:board")
    kind = KINDS.get(request.GET.get("loai", ""), "collective")
    given = request.GET.getlist("doi")
    levels = {seat.pk: level for seat in found.seats for level in _levels(given, str(seat.uuid))}
    tried = found.with_levels({pk: level for pk, level in levels.items() if not found.by_pk[pk].frozen})
    changes = [
        (tried.by_pk[pk], SHORT_NAMES.get(before, "chưa có mức"), SHORT_NAMES[tried.by_pk[pk].level])
        for pk, before in tried.changed.items()
    ]
    page = whole_page(tried, kind, request.GET.get("nhom"), _whole(request.GET.get("trang", "1")), trial=True)
    more = {
        "changes": changes,
        "given": given,
        "query": urlencode([("doi", one) for one in given] + [("loai", request.GET.get("loai", ""))]),
    }
    return render(request, "ratings/board/board.html", {**page, **_frame(campaign, found), **more})


@require_POST
def apply(request: Request, uuid: UUID) -> HttpResponse:
    """Áp dụng the changes people tried and chose."""
    campaign = access.get_campaign(request.actor, uuid)
    kind = KINDS.get(request.POST.get("loai", ""), "collective")
    changes = []
    for one in request.POST.getlist("doi"):
        code, _, level = one.partition(":")
        changes.append((_subject(request, campaign, code), level))
    made = actions.apply_changes(request.actor, campaign, changes, _whole(request.POST.get("phien_ban", "")))
    toast(request, f"Đã áp dụng {number(len(made))} thay đổi.")
    return redirect(_address(campaign, kind, request.POST.get("nhom", "")))


@require_safe
def room(request: Request, uuid: UUID) -> HttpResponse:
    """How many more may be excellent now, a group a line, as JSON. Counts only, no names. `loai` tap-the | ca-nhan."""
    campaign = access.get_campaign(request.actor, uuid)
    found = standing(campaign)
    kind = KINDS.get(request.GET.get("loai", ""), "collective")
    groups = []
    for box in boxes_of(found, kind, ""):
        tally = found.tally(kind, box.group)
        share = tally.share_of_good
        groups.append(
            {"group": box.group, "allowed": tally.allowed, "excellent": tally.excellent, "more": tally.allowed - tally.excellent,
             "ok": tally.ok, "words": box.words, "share_of_good": str(share) if share is not None else None,
             "share_words": percent(share, of_one=True) if share is not None else ""}
        )  # fmt: skip
    return JsonResponse({"version": campaign.version, "kind": kind, "groups": groups})


def _subject(request: Request, campaign: RatingCampaign, uuid: str) -> Subject:
    """One of the round's, from the board's side; 404 else."""
    try:
        found = access.get_subject(request.actor, UUID(uuid))
    except ValueError:
        raise Refusal("rating_choice_wrong", what="không rõ đối tượng") from None
    if found.campaign_id != campaign.pk or found.removed_at is not None:
        raise Refusal("rating_choice_wrong", what="đối tượng không còn trong đợt")
    return found


def _levels(given: list[str], uuid: str) -> list[str]:
    return [level for one in given for code, _, level in [one.partition(":")] if code == uuid and level in SHORT_NAMES]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _address(campaign: RatingCampaign, kind: SubjectKind, group: str, page: str = "") -> str:
    query = urlencode({name: value for name, value in (("nhom", group), ("trang", page)) if value})
    return reverse(ROUTES[kind], args=[campaign.uuid]) + (f"?{query}" if query else "")
