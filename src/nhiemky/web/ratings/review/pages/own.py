"""One's own side: what waits for me, what is held on me, the result, what I say to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.ratings.access import own_subjects
from nhiemky.web.ratings.models import PersonalAccess, RatingNotice, Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.access import Part, own, part_of, with_accounts
from nhiemky.web.ratings.review.balloting import votes_of
from nhiemky.web.ratings.review.content import handed_in
from nhiemky.web.ratings.review.drafting import review_of
from nhiemky.web.ratings.review.noticing import OUTCOMES
from nhiemky.web.ratings.review.outside import outside_of
from nhiemky.web.ratings.review.papers import notice_of, notice_report
from nhiemky.web.ratings.review.prompting import reasons
from nhiemky.web.ratings.review.shown import held_facts, versions
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

SETTLED = ("decided", "closed")
PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One subject on the list of what waits. tag: a code of ui/states with its words; waits: what is to be done, "" nothing."""

    subject: Subject
    tag: str
    tag_text: str
    waits: str
    result: str


@require_GET
def mine(request: Request) -> HttpResponse:
    """Everything that is about me or my unit, what waits first."""
    rows = own_subjects(request.actor).select_related("self_review").prefetch_related("prompts", "notices__rating", "objections")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    accounts = with_accounts(page)
    lines = [line_of(subject, part_of(request.actor, subject, accounts)) for subject in page]
    waiting = [line for line in lines if line.waits]
    rest = [line for line in lines if not line.waits]
    return render(request, "ratings/review/mine.html", {"waiting": waiting, "rest": rest, "count": len(lines), "page": page})


def line_of(subject: Subject, part: Part) -> Line:
    """Whose move it is, in words."""
    campaign, review = subject.campaign, getattr(subject, "self_review", None)
    asked = sum(1 for one in subject.prompts.all() if one.withdrawn_at is None and not one.answer)
    notices = list(subject.notices.all())
    unseen = [one for one in notices if one.seen_at is None]
    result = LEVEL_NAMES.get(notices[-1].rating.level, "") if notices and (not part.speaks or len(unseen) < len(notices)) else ""
    if campaign.past and subject.decided_level:
        result = LEVEL_NAMES[subject.decided_level]
    waits = ""
    if unseen and part.speaks:
        waits = "Mở thông báo kết quả"
    elif part.writes and _writable(subject, review) and not subject.outside:
        waits = "Sửa và nộp lại bản tự kiểm điểm" if review and review.state == "returned" else "Viết và nộp bản tự kiểm điểm"
        waits += f", trả lời {asked} gợi ý" if asked else ""
    tag, words = _tag(subject, review)
    return Line(subject, tag, words, waits, result)


def _writable(subject: Subject, review: Any) -> bool:
    state = subject.campaign.state
    if subject.campaign.past or (review is not None and review.state == "submitted"):
        return False
    return state == "open" or (state == "deciding" and review is not None and review.state == "returned")


def _tag(subject: Subject, review: Any) -> tuple[str, str]:
    if subject.outside:
        return "waived", "Ngoài chương trình"
    if subject.campaign.state in SETTLED or subject.campaign.past:
        return "done", "Đã quyết định"
    if review is None:
        return "not_started", "Chưa viết"
    return {"submitted": ("submitted", "Đã nộp"), "returned": ("returned", "Trả lại")}.get(review.state, ("drafting", "Đang viết"))


@require_GET
def held(request: Request, uuid: str) -> HttpResponse:
    """All that is held of one subject, as far as the actor may see it now."""
    subject = own(request.actor, uuid)
    return render(request, "ratings/review/held.html", held_context(request, subject))


def held_context(request: Request, subject: Subject, refused: str = "", words: str = "") -> dict[str, Any]:
    """refused: why an objection was not taken; words: as typed."""
    part = part_of(request.actor, subject)
    review = review_of(subject)
    notices = list(subject.notices.select_related("rating__decision").order_by("-pk"))
    told = subject.campaign.past or any(one.seen_at for one in notices) or (bool(notices) and not part.speaks)
    prompts = list(subject.prompts.all())
    why = reasons(prompts)
    revisions = list(subject.review_revisions.order_by("-number"))
    objections = list(subject.objections.all())
    ratings = list(subject.ratings.select_related("decision"))
    return {
        "subject": subject,
        "campaign": subject.campaign,
        "part": part,
        "review": review,
        "writable": part.writes and _writable(subject, review) and not subject.outside,
        "line": line_of(subject, part),
        "told": told,
        "unopened": [one for one in notices if one.seen_at is None] if part.speaks else [],
        "notices": [notice_of(one) for one in notices if one.seen_at or not part.speaks],
        "prompts": [(one, why.get(str(one.uuid), "")) for one in prompts] if part.writes else [],
        "revisions": [(one, outside_of(handed_in(one).get("outside", ""))) for one in revisions],
        "outside": outside_of(subject.outside),
        "facts": held_facts(subject),
        "opinions": list(subject.opinions.all()) if told and part.speaks else [],
        "ballots": [(one, votes_of(one)) for one in subject.ballots.all()] if told and part.speaks else [],
        "versions": versions(ratings if told else [one for one in ratings if one.stage == "self"]) if part.speaks or told else [],
        "looks": _looks(subject) if part.speaks and subject.kind == "individual" else [],
        "prints": not subject.outside and _prints(part, review, revisions),
        "objections": [(one, OUTCOMES.get(one.outcome, ""), _late(one, notices)) for one in objections] if part.writes else [],
        "object_by": next((one.object_by for one in notices if one.object_by), None),
        "refused": refused,
        "words": words,
        "today": clock.today(),
    }


def _looks(subject: Subject) -> list[PersonalAccess]:
    """Who looked at this record, or at a list of the round's persons; the person's own looks are none."""
    rows = PersonalAccess.objects.filter(Q(subject=subject) | Q(subject=None, campaign=subject.campaign))
    if subject.person_id:
        rows = rows.exclude(user__person_id=subject.person_id)
    return list(rows.select_related("user__person").order_by("-pk")[:200])


def _prints(part: Part, review: Any, revisions: list[Any]) -> bool:
    """Whether there are words to put into Word: a draft for who writes it, else what was handed in."""
    if review is not None and review.state != "submitted" and part.writes:
        return True
    return bool(revisions) and "sections" in handed_in(revisions[0])


def _late(objection: Any, notices: list[RatingNotice]) -> bool:
    days = [one.object_by for one in notices if one.object_by and one.at <= objection.at]
    return bool(days) and clock.local(objection.at).date() > max(days)


@require_POST
def object_(request: Request, uuid: str) -> HttpResponse:
    """Say something against a result or against what is held."""
    subject = own(request.actor, uuid)
    words = request.POST.get("words", "")
    try:
        actions.object_to(request.actor, subject, words)
    except Refusal as refusal:
        if refusal.code != "objection_empty":
            raise
        return render(request, "ratings/review/held.html", held_context(request, subject, refusal.message, words), status=422)
    toast(request, "Đã gửi ý kiến. Ban tổ chức sẽ trả lời.")
    return redirect(reverse("ratings_review:held", args=[uuid]) + "#y-kien")


@require_http_methods(["GET", "POST"])
def notice(request: Request, uuid: str, notice: str) -> HttpResponse:
    """Open it (POST, the first time counts), then read and print it; `?dang=word` its paper."""
    subject = own(request.actor, uuid)
    found = subject.notices.select_related("rating__decision", "subject__campaign__organisation").filter(uuid=notice).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.open_notice(request.actor, found)
        return redirect("ratings_review:notice", uuid=uuid, notice=notice)
    if found.seen_at is None and part_of(request.actor, subject).speaks:
        return redirect("ratings_review:held", uuid=uuid)
    if request.GET.get("dang") == "word":
        return attachment(write_word(notice_report(found)), f"thong-bao-xep-loai-{subject.campaign.period}.docx")
    back = reverse("ratings_review:held", args=[uuid])
    return render(request, "ratings/review/notice.html", {"subject": subject, "shown": notice_of(found), "notice": found, "back": back})


@require_GET
def receipt(request: Request, uuid: str, number: int) -> HttpResponse:
    """The receipt of a hand-in, to print."""
    subject = own(request.actor, uuid)
    revision = subject.review_revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    content = handed_in(revision)
    context = {"subject": subject, "revision": revision, "content": content, "outside": outside_of(content.get("outside", ""))}
    return render(request, "ratings/review/receipt.html", {**context, "level": LEVEL_NAMES.get(content.get("level", ""), "")})
