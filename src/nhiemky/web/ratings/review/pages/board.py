"""The board's side of a round's reviews: who handed in, who was asked what and answered, who objects, who was told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.rating import LEVEL_NAMES, SHORT_NAMES
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.access import get_campaign, is_about_self, subjects
from nhiemky.web.ratings.models import Decision, Objection, RatingCampaign, RatingNotice, ReviewPrompt, SelfReview, Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.drafting import frame_for
from nhiemky.web.ratings.review.forms import NoticesForm
from nhiemky.web.ratings.review.noticing import waiting
from nhiemky.web.ratings.review.prompting import reasons
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.rounds import STATES
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

PAGE = 100
FILTERS: dict[str, tuple[str, Q]] = {
    "chua-nop": ("Chưa nộp kiểm điểm", Q(handed=False, outside="")),
    "goi-y": ("Gợi ý chưa trả lời", Q(waiting=True)),
    "chua-de-nghi": ("Chưa đề nghị mức", Q(proposed_level="", outside="")),
    "y-kien": ("Ý kiến chưa trả lời", Q(objecting=True)),
}


def _counted(request: Request, campaign: RatingCampaign) -> Any:
    """Subjects but the looker's own, with `waiting`, `objecting` and `handed`."""
    own = getattr(request.actor.user, "person_id", None)
    rows = subjects(request.actor, campaign).select_related("self_review")
    if own:
        rows = rows.exclude(kind="individual", person_id=own)
    prompts = ReviewPrompt.objects.filter(subject=OuterRef("pk"), withdrawn_at=None)
    objections = Objection.objects.filter(subject=OuterRef("pk"), answered_at=None)
    return rows.annotate(
        waiting=Exists(prompts.filter(answer="")),
        objecting=Exists(objections),
        handed=Exists(SelfReview.objects.filter(subject=OuterRef("pk"), state="submitted")),
    )


def _asked(rows: list[Subject]) -> dict[int, tuple[int, int]]:
    """Subject -> prompts answered, prompts that stand; of one page, in one query."""
    counted = (
        ReviewPrompt.objects.filter(subject__in=[row.pk for row in rows], withdrawn_at=None)
        .values("subject")
        .annotate(asked=Count("pk"), open=Count("pk", filter=Q(answer="")))
    )
    return {one["subject"]: (one["asked"] - one["open"], one["asked"]) for one in counted}


@require_GET
def listed(request: Request, uuid: str) -> HttpResponse:
    """Every subject with where its review stands; `?loc=` one of FILTERS, `?loai=` tap-the or ca-nhan."""
    campaign = get_campaign(request.actor, uuid)
    rows = _counted(request, campaign)
    chosen, kind = request.GET.get("loc", ""), request.GET.get("loai", "")
    if kind in ("tap-the", "ca-nhan"):
        rows = rows.filter(kind="collective" if kind == "tap-the" else "individual")
    chips = [
        {"label": label, "count": rows.filter(what).count(), "href": _link(code, kind), "on": code == chosen}
        for code, (label, what) in FILTERS.items()
    ]
    total = rows.count()
    handed = rows.filter(handed=True).count()
    if chosen in FILTERS:
        rows = rows.filter(FILTERS[chosen][1])
    page = Paginator(rows.order_by("kind", "order", "pk"), PAGE).get_page(request.GET.get("trang"))
    if any(row.kind == "individual" for row in page):
        note_look(request.actor, campaign, None, "page:reviews")
    asked = _asked(list(page))
    context = {
        "campaign": campaign,
        "state": STATES.get(campaign.state, ""),
        "page": page,
        "lines": [_line(row, asked.get(row.pk)) for row in page],
        "chips": chips,
        "all": _link("", kind),
        "chosen": chosen,
        "kind": kind,
        "kinds": [("", "Tất cả", _link(chosen, "")), ("tap-the", "Tập thể", _link(chosen, "tap-the")),
                  ("ca-nhan", "Cá nhân", _link(chosen, "ca-nhan"))],
        "total": total,
        "handed": handed,
        "decided": campaign.decisions.exclude(kind="redo_order").exists(),
    }  # fmt: skip
    return render(request, "ratings/review/subjects.html", context)


def _link(chosen: str, kind: str) -> str:
    given = {name: value for name, value in (("loc", chosen), ("loai", kind)) if value}
    return f"?{urlencode(given)}" if given else "?"


def _line(row: Any, asked: tuple[int, int] | None) -> dict[str, Any]:
    review = getattr(row, "self_review", None)
    tag = {"submitted": "submitted", "returned": "returned", "draft": "drafting"}.get(review.state if review else "", "not_started")
    return {
        "subject": row,
        "asked": asked,
        "tag": "waived" if row.outside else tag,
        "tag_text": "Ngoài chương trình" if row.outside else "",
        "own": SHORT_NAMES.get(row.self_level, ""),
        "proposed": SHORT_NAMES.get(row.proposed_level, ""),
        "decided": SHORT_NAMES.get(row.decided_level, ""),
    }


@require_GET
def prompted(request: Request, uuid: str) -> HttpResponse:
    """Every prompt of the round, who has answered and who has not."""
    campaign = get_campaign(request.actor, uuid)
    rows = [
        one
        for one in ReviewPrompt.objects.filter(campaign=campaign, subject__removed_at=None).select_related("subject", "subject__campaign")
        if not is_about_self(request.actor, one.subject)
    ]
    if any(one.subject.kind == "individual" for one in rows):
        note_look(request.actor, campaign, None, "page:prompts")
    headings: dict[int, dict[str, str]] = {}
    for one in rows:
        if one.subject_id not in headings:
            one.subject.campaign = campaign
            headings[one.subject_id] = frame_for(one.subject).headings
    why = reasons(rows)
    standing = [one for one in rows if one.withdrawn_at is None]
    context = {
        "campaign": campaign,
        "rows": [(one, headings[one.subject_id].get(one.section, one.section), why.get(str(one.uuid), "")) for one in rows],
        "standing": len(standing),
        "answered": sum(1 for one in standing if one.answer),
    }
    return render(request, "ratings/review/prompts.html", context)


@require_http_methods(["GET", "POST"])
def notices(request: Request, uuid: str) -> HttpResponse:
    """Tell the results of each decision, and who has opened the notice."""
    campaign = get_campaign(request.actor, uuid, "rate" if request.method == "POST" else None)
    form = NoticesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decision = _decisions(campaign).filter(uuid=_uuid(request.POST.get("quyet-dinh", ""))).first()
        if decision is not None:
            made = actions.send_notices(request.actor, decision, object_by=form.cleaned_data["object_by"])
            toast(request, f"Đã gửi thông báo cho {len(made)} đối tượng." if made else "Mọi đối tượng đã được thông báo.")
        return redirect("ratings_review:notices", uuid=uuid)
    rows = [
        one
        for one in RatingNotice.objects.filter(subject__campaign=campaign).select_related("subject", "rating__decision")
        if not is_about_self(request.actor, one.subject)
    ]
    if any(one.subject.kind == "individual" for one in rows):
        note_look(request.actor, campaign, None, "page:notices")
    context = {
        "campaign": campaign,
        "form": form,
        "decisions": [(one, len(waiting(one))) for one in _decisions(campaign)],
        "rows": [(one, LEVEL_NAMES.get(one.rating.level, "")) for one in rows],
        "unseen": sum(1 for one in rows if one.seen_at is None),
        "sends": scope_of(request.actor).may("rate", campaign.organisation),
        "board_url": reverse("ratings_review:reviews", args=[campaign.uuid]),
    }
    return render(request, "ratings/review/notices.html", context, status=422 if form.errors else 200)


def _decisions(campaign: RatingCampaign) -> QuerySet[Decision]:
    return campaign.decisions.exclude(kind="redo_order").order_by("-pk")


def _uuid(said: str) -> Any:
    try:
        return UUID(said)
    except ValueError:
        return None
