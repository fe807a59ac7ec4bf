"""Writing one's self-review: sections left, one of them to write, what asks something right."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web import clock
from nhiemky.web.ratings.models import ReviewPrompt, SelfReview, Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.access import own_writer, part_of
from nhiemky.web.ratings.review.content import scores_of, written_of
from nhiemky.web.ratings.review.drafting import frame_for, review_of
from nhiemky.web.ratings.review.forms import OutsideReviewForm
from nhiemky.web.ratings.review.frame import GRADES, Frame
from nhiemky.web.ratings.review.order import waits_for
from nhiemky.web.ratings.review.prompting import open_prompts
from nhiemky.web.ratings.review.shown import conditions_of
from nhiemky.web.ratings.review.submitting import missing
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

SCORES, LEVEL = "diem", "tu-xep"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list on the left. asked: prompts without an answer."""

    key: str
    number: str
    title: str
    state: str
    current: bool
    asked: int = 0


def address(subject: Subject, key: str = "") -> str:
    """The page, at a section."""
    return reverse("ratings_review:write", args=[subject.uuid]) + (f"?{urlencode({'muc': key})}" if key else "")


@require_GET
def write(request: Request, uuid: str) -> HttpResponse:
    """One section of the review."""
    subject = own_writer(request.actor, uuid)
    review = review_of(subject)
    if review is not None and review.state == "submitted":
        return redirect("ratings_review:held", uuid=uuid)
    return render(request, "ratings/review/write.html", context_of(request, subject, review, request.GET.get("muc", "")))


def context_of(request: Request, subject: Subject, review: SelfReview | None, key: str, **more: Any) -> dict[str, Any]:
    """What the page shows; more: what a refused save adds."""
    frame = frame_for(subject, review)
    prompts = open_prompts(subject)
    held = written_of(review.sections) if review else {}
    scores = scores_of(review)
    keys = [*frame.headings, *([SCORES] if frame.lines else []), LEVEL]
    if key not in keys:
        key = next((one.key for one in frame.sections if one.required and (one.key not in held or not held[one.key].text)), keys[0])
    here = [one for one in prompts if one.section == key]
    elsewhere = [one for one in prompts if one.section not in frame.headings]
    level = (review.level if review else "") or request.GET.get("xem", "")
    points = frame.total(scores)
    band = frame.band(points)
    section = next((one for one in frame.sections if one.key == key), None)
    return {
        "subject": subject,
        "campaign": subject.campaign,
        "part": part_of(request.actor, subject),
        "review": review,
        "frame": frame,
        "lines": _lines(frame, held, scores, review, prompts, key),
        "key": key,
        "section": section,
        "written": held.get(key),
        "after": keys[keys.index(key) + 1] if keys.index(key) + 1 < len(keys) else "",
        "prompts": [*here, *elsewhere] if section else prompts,
        "sections": frame.headings,
        "groups": [(group, _scored(group.lines, scores), _sum(group, scores)) for group in frame.groups],
        "grades": GRADES,
        "points": points,
        "band": band,
        "bands": [(one, LEVEL_NAMES[one.level]) for one in frame.bands],
        "band_words": LEVEL_NAMES[band.level] if band else "",
        "levels": [(code, LEVEL_NAMES[code], conditions_of(subject, frame, code)) for code in LEVELS],
        "level": level,
        "waits": waits_for(subject, frame.rules),
        "lacks": len(missing(subject, review)),
        **more,
    }


def _lines(
    frame: Frame, held: dict[str, Any], scores: dict[str, str], review: SelfReview | None, prompts: list[ReviewPrompt], current: str
) -> list[Line]:
    asked: dict[str, int] = {}
    for one in prompts:
        if not one.answer:
            asked[one.section] = asked.get(one.section, 0) + 1
    lines = []
    for section in frame.sections:
        written = section.key in held and held[section.key].text.strip()
        state = "writing" if written else "empty" if section.required else "optional"
        lines.append(Line(section.key, section.number, section.title, state, section.key == current, asked.get(section.key, 0)))
    if frame.lines:
        given = sum(1 for line in frame.lines if scores.get(line.code))
        state = "done" if given == len(frame.lines) else "writing" if given else "empty"
        lines.append(Line(SCORES, "", "Tự chấm theo tiêu chí", state, current == SCORES))
    lines.append(Line(LEVEL, "", "Tự xếp loại", "done" if review and review.level else "empty", current == LEVEL))
    return lines


def _scored(lines: Any, scores: dict[str, str]) -> list[tuple[Any, str]]:
    return [(line, _typed(scores.get(line.code, ""))) for line in lines]


def _typed(score: str) -> str:
    return score if score in GRADES or not score else format_number(Decimal(score))


def _sum(group: Any, scores: dict[str, str]) -> Decimal | None:
    given = [Decimal(scores[line.code]) for line in group.lines if line.max_points and scores.get(line.code)]
    return sum(given, Decimal(0)) if given else None


@require_POST
def save(request: Request, uuid: str) -> HttpResponse:
    """Autosave and "Lưu nháp" alike: JSON for the script, a redirect for a plain form."""
    by_script = request.headers.get("X-Requested-With") == "autosave"
    key, version = request.GET.get("muc", ""), request.POST.get("version", "")
    try:
        subject = own_writer(request.actor, uuid)
        text = request.POST.get("text", "")
        saved = actions.save_self_review(request.actor, subject, key, text, int(version) if version.isdecimal() else 0)
    except Refusal as refusal:
        if by_script:
            return JsonResponse({"error": refusal.message}, status=422)
        raise
    if saved.clash:
        template = "ratings/review/parts/clash.html" if by_script else "ratings/review/clash.html"
        context = {"saved": saved, "subject": subject, "key": key, "save_url": request.get_full_path(), "back": address(subject, key)}
        return render(request, template, context, status=409)
    if by_script:
        return JsonResponse({"version": saved.version, "saved_at": f"{clock.local(clock.now()):%H:%M}"})
    toast(request, "Đã lưu.")
    return redirect(address(subject, key))


@require_POST
def score(request: Request, uuid: str) -> HttpResponse:
    """All criteria of the page at once; a wrong one leaves what was typed on the page."""
    subject = own_writer(request.actor, uuid)
    given = {name.removeprefix("d-"): value for name, value in request.POST.items() if name.startswith("d-")}
    try:
        actions.save_scores(request.actor, subject, {code: str(value) for code, value in given.items()})
    except Refusal as refusal:
        if refusal.code != "review_score_wrong":
            raise
        context = context_of(request, subject, review_of(subject), SCORES, refused=refusal.message, typed=given)
        return render(request, "ratings/review/write.html", context, status=422)
    toast(request, "Đã lưu điểm.")
    return redirect(address(subject, SCORES))


@require_POST
def level(request: Request, uuid: str) -> HttpResponse:
    """The own level."""
    subject = own_writer(request.actor, uuid)
    actions.save_level(request.actor, subject, request.POST.get("level", ""))
    toast(request, "Đã lưu mức tự xếp.")
    return redirect(address(subject, LEVEL))


@require_POST
def form(request: Request, uuid: str) -> HttpResponse:
    """Another form of the rules."""
    subject = own_writer(request.actor, uuid)
    actions.choose_form(request.actor, subject, request.POST.get("form", ""))
    toast(request, "Đã chọn mẫu.")
    return redirect(address(subject))


@require_POST
def answer(request: Request, uuid: str, prompt: str) -> HttpResponse:
    """Answer one prompt."""
    subject = own_writer(request.actor, uuid)
    asked = subject.prompts.select_related("subject__campaign__organisation", "subject__organisation").filter(uuid=prompt).first()
    if asked is None:
        raise Http404
    actions.answer_prompt(request.actor, asked, request.POST.get("words", ""))
    toast(request, "Đã lưu trả lời gợi ý.")
    return redirect(address(subject, request.POST.get("muc", "")) + f"#g-{asked.uuid}")


@require_http_methods(["GET", "POST"])
def check(request: Request, uuid: str) -> HttpResponse:
    """What is still in the way, each with its place; then hand in."""
    subject = own_writer(request.actor, uuid)
    if request.method == "POST":
        try:
            revision = actions.submit_self_review(request.actor, subject)
        except Refusal as refusal:
            if refusal.code not in ("review_lacks", "review_out_of_order"):
                raise
            return render(request, "ratings/review/check.html", _check(request, subject, tried=True), status=422)
        toast(request, f"Đã nộp, biên nhận số {revision.receipt}.")
        return redirect("ratings_review:receipt", uuid=uuid, number=revision.number)
    review = review_of(subject)
    if review is not None and review.state == "submitted":
        return redirect("ratings_review:held", uuid=uuid)
    return render(request, "ratings/review/check.html", _check(request, subject))


def _check(request: Request, subject: Subject, *, tried: bool = False) -> dict[str, Any]:
    review = review_of(subject)
    frame = frame_for(subject, review)
    lacks = missing(subject, review)
    prompts = {str(one.uuid): one for one in open_prompts(subject)}
    places = []
    for one in lacks:
        key = prompts[one.key].section if one.place == "goi-y" else one.key or one.place
        anchor = f"#g-{one.key}" if one.place == "goi-y" else ""
        places.append((address(subject, key if key in frame.headings else key or LEVEL) + anchor, one.words[:1].upper() + one.words[1:]))
    waits = waits_for(subject, frame.rules)
    points = frame.total(scores_of(review))
    band = frame.band(points)
    return {
        "subject": subject,
        "review": review,
        "frame": frame,
        "places": places,
        "waits": waits,
        "blocked": bool(places) or (waits is not None and waits.blocks),
        "part": part_of(request.actor, subject),
        "points": points,
        "band_words": LEVEL_NAMES[band.level] if band else "",
        "level": LEVEL_NAMES.get(review.level, "") if review else "",
        "tried": tried,
        "answered": len(prompts),
    }


@require_http_methods(["GET", "POST"])
def outside(request: Request, uuid: str) -> HttpResponse:
    """The review is handed in on paper: number, day, where it is kept."""
    subject = own_writer(request.actor, uuid, submits=True)
    given = OutsideReviewForm(request.POST or None)
    if request.method == "POST" and given.is_valid():
        said = given.cleaned_data
        paper = actions.Outside(said["number"], said["on"], said["kept_at"])
        revision = actions.hand_in_outside(request.actor, subject, paper, level=said["level"])
        toast(request, f"Đã ghi nhận, biên nhận số {revision.receipt}.")
        return redirect("ratings_review:receipt", uuid=uuid, number=revision.number)
    context = {
        "form": given,
        "title": "Nộp ngoài chương trình",
        "status": "Dùng khi bản tự kiểm điểm có nội dung mật hoặc phải nộp trên giấy. Chỉ ghi số, ngày, nơi lưu; không ghi nội dung.",
        "button": "Ghi nhận",
        "back": address(subject),
        "back_words": f"Bản tự kiểm điểm của {subject.name}",
    }
    return render(request, "ratings/review/form.html", context, status=422 if given.errors else 200)
