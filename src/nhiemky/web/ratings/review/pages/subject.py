"""One subject on the board's side: all that is held and said on one page, and every deed on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nhiemky.domain.rating import LEVEL_NAMES
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.models import Subject
from nhiemky.web.ratings.review.access import board_subject
from nhiemky.web.ratings.review.balloting import votes_of
from nhiemky.web.ratings.review.content import handed_in
from nhiemky.web.ratings.review.drafting import frame_for, review_of
from nhiemky.web.ratings.review.frame import GRADES
from nhiemky.web.ratings.review.noticing import OUTCOMES
from nhiemky.web.ratings.review.opining import unproven_lower
from nhiemky.web.ratings.review.outside import outside_of
from nhiemky.web.ratings.review.pages.word import handed_in_word
from nhiemky.web.ratings.review.papers import notice_of, notice_report
from nhiemky.web.ratings.review.prompting import reasons
from nhiemky.web.ratings.review.shown import conditions_of, findings_on, held_facts, stage_of, versions
from nhiemky.web.request import Request
from nhiemky.writing.word import write_word


@require_GET
def subject(request: Request, uuid: str, subject: str) -> HttpResponse:
    """All on one page."""
    found = board_subject(request.actor, uuid, subject)
    return render(request, "ratings/review/subject.html", _context(request, found))


def _context(request: Request, found: Subject) -> dict[str, Any]:
    scope = scope_of(request.actor)
    campaign, review = found.campaign, review_of(found)
    frame = frame_for(found, review)
    prompts = list(found.prompts.all())
    why = reasons(prompts)
    revisions = list(found.review_revisions.order_by("-number"))
    content = handed_in(revisions[0]) if revisions else {}
    opinions = list(found.opinions.all())
    level = found.level or found.proposed_level or found.self_level
    return {
        "subject": found,
        "campaign": campaign,
        "rates": scope.may("rate", campaign.organisation),
        "open": campaign.state in ("preparing", "open") and not campaign.past,
        "judging": campaign.state in ("open", "deciding") and not campaign.past,
        "handed_in": review is not None and review.state == "submitted",
        "review": review,
        "revision": revisions[0] if revisions else None,
        "earlier": revisions[1:],
        "content": content,
        "read": _read(content),
        "paper": outside_of(content.get("outside", "")),
        "outside": outside_of(found.outside),
        "facts": held_facts(found),
        "findings": findings_on(found, frame.rules, stage_of(found)),
        "conditions": conditions_of(found, frame, level),
        "level_words": LEVEL_NAMES.get(level, ""),
        "own_words": LEVEL_NAMES.get(found.self_level, ""),
        "proposed_words": LEVEL_NAMES.get(found.proposed_level, ""),
        "decided_words": LEVEL_NAMES.get(found.decided_level, ""),
        "prompts": [(one, frame.headings.get(one.section, one.section), why.get(str(one.uuid), "")) for one in prompts],
        "opinions": [(one, LEVEL_NAMES.get(one.level, "")) for one in opinions],
        "unproven": unproven_lower(found, opinions),
        "ballots": [(one, votes_of(one)) for one in found.ballots.all()],
        "versions": versions(found.ratings.select_related("decision")),
        "objections": [(one, OUTCOMES.get(one.outcome, "")) for one in found.objections.all()],
        "notices": [notice_of(one) for one in found.notices.select_related("rating__decision").order_by("-pk")],
        "waiting": sum(1 for one in prompts if one.withdrawn_at is None and not one.answer),
    }


def _read(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The revision section by section, with the prompts answered in each; scores as rows."""
    if "sections" not in content:
        return []
    answered: dict[str, list[dict[str, Any]]] = {}
    keys = {key for key, _ in content["headings"]}
    for one in content.get("prompts", []):
        answered.setdefault(one["section"] if one["section"] in keys else "", []).append(one)
    read = [
        {"heading": heading, "text": content["sections"].get(key, ""), "prompts": answered.get(key, []), "rows": []}
        for key, heading in content["headings"]
    ]
    if answered.get(""):
        read.append({"heading": "Trả lời gợi ý", "text": "", "prompts": answered[""], "rows": []})
    rows = [
        (heading, says, most if most != "0" else "", GRADES.get(given, given.replace(".", ",")))
        for heading, lines in content.get("criteria", [])
        for _, says, most, given in lines
    ]
    if rows:
        points = content.get("points")
        total = f"Tổng {format_number(Decimal(points))} điểm." if points else ""
        read.append({"heading": "Tự chấm theo tiêu chí", "text": total, "prompts": [], "rows": rows})
    return read


@require_GET
def word(request: Request, uuid: str, subject: str) -> HttpResponse:
    """What was handed in, as Word; asks to confirm who one is."""
    board_subject(request.actor, uuid, subject, "")
    return _word(request, uuid, subject)


@reauthentication_required
def _word(request: Request, uuid: str, subject: str) -> HttpResponse:
    return handed_in_word(board_subject(request.actor, uuid, subject, "export:review"))


@require_GET
def notice(request: Request, uuid: str, subject: str, notice: str) -> HttpResponse:
    """A notice to print for whom has no account, `?dang=word` its paper; asks to confirm who one is."""
    found = board_subject(request.actor, uuid, subject, "")
    if not found.notices.filter(uuid=notice).exists():
        raise Http404
    return _notice(request, uuid, subject, notice)


@reauthentication_required
def _notice(request: Request, uuid: str, subject: str, notice: str) -> HttpResponse:
    found = board_subject(request.actor, uuid, subject, "print:notice")
    one = found.notices.select_related("rating__decision", "subject__campaign__organisation", "subject__organisation").get(uuid=notice)
    if request.GET.get("dang") == "word":
        return attachment(write_word(notice_report(one)), f"thong-bao-xep-loai-{found.code}.docx")
    back = reverse("ratings_review:subject", args=[found.campaign.uuid, found.uuid])
    return render(request, "ratings/review/notice.html", {"subject": found, "shown": notice_of(one), "notice": one, "back": back})
