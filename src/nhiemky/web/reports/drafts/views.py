"""The list of drafts, one draft with its differences and opinions, and the moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.placement import SectionWork
from nhiemky.flows.section_report import AddedHeading, section_report
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.files.download import attachment
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import OWN
from nhiemky.web.reports.drafts import access, actions
from nhiemky.web.reports.drafts.frozen import Frozen, frozen_of
from nhiemky.web.reports.drafts.listing import Lists, conference_days, listed
from nhiemky.web.reports.drafts.noting import Given
from nhiemky.web.reports.drafts.opinions import SOURCES
from nhiemky.web.reports.drafts.showing import ShownDraft, places_of, rights, shown_draft
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

POINTS = 6
"""Lines for opinions that the form offers; from the third on folded away."""


@require_GET
def drafts(request: Request) -> HttpResponse:
    """ "Dự thảo chờ tôi"; 404 for whom none could ever wait."""
    if not access.may_wait(request.actor):
        raise Http404
    lists = listed(request.actor, clock.now())
    if made := exported(request, "du-thao", "Dự thảo đang cho ý kiến", COLUMNS, lambda: _lines(lists)):
        return made
    return render(request, "reports/drafts/list.html", {"lists": lists})


COLUMNS = (
    ("Đến lượt", 16), ("Đơn vị", 44), ("Làm điểm", 10), ("Báo cáo", 30), ("Lần gửi", 8), ("Từ lúc", 20), ("Ý kiến còn mở", 14),
    ("Hội nghị", 14),
)  # fmt: skip


def _lines(lists: Lists) -> Iterator[tuple[Any, ...]]:
    for whose, lines in (("Chờ tôi", lists.waiting), ("Nơi khác", lists.away), ("Đã thông qua", lists.cleared)):
        for one in lines:
            day = format_day(one.conference) if one.conference else ""
            yield whose, one.unit, "làm điểm" if one.pilot else "", one.report, one.number, one.since or "", one.open, day


@require_GET
def draft(request: Request, uuid: str) -> HttpResponse:
    """One draft."""
    return _draft(request, access.get_obligation(request.actor, uuid))


def _draft(request: Request, obligation: Obligation, problem: Refusal | None = None) -> HttpResponse:
    may = rights(request.actor, obligation)
    shown = None
    if may["reads"]:
        shown = shown_draft(request.actor, obligation, _number(request, "lan"), _number(request, "so"))
    typed = request.POST
    context = {
        "obligation": obligation, "may": may, "shown": shown, "problem": problem, "beside": request.GET.get("kieu") == "hai-cot",
        "standing": shown_of(obligation, clock.now()), "places": places_of(shown.frozen) if shown else [("", "Cả báo cáo")],
        "points": [
            {"number": number, "words": typed.get(f"y-kien-{number}", ""), "place": typed.get(f"cho-{number}", ""), "folded": number == 2}
            for number in range(POINTS)
        ],
        "decisions": list(obligation.draft_decisions.select_related("sending")) if shown else [], "sources": list(SOURCES.items()),
        "conference": conference_days([obligation.entry_id]).get(obligation.entry_id), "typed": typed,
        "events": _events(obligation),
    }  # fmt: skip
    return render(request, "reports/drafts/draft.html", context, status=422 if problem else 200)


def _events(obligation: Obligation) -> list[dict[str, object]]:
    rows = obligation.events.order_by("-pk")[:12]
    return [{"at": event.at, "who": event.by, "text": event.words} for event in rows]


def _number(request: Request, name: str) -> int | None:
    words = request.GET.get(name, "")
    return int(words) if words.isdigit() and len(words) < 4 else None


@require_POST
def send(request: Request, uuid: str) -> HttpResponse:
    """Gửi xin ý kiến, gửi lại."""
    obligation = access.get_obligation(request.actor, uuid)
    try:
        sent = actions.send(request.actor, obligation, request.POST.get("note", ""))
    except Refusal as refusal:
        return _refused(request, obligation, refusal)
    toast(request, f"Đã gửi dự thảo lần {sent.number} xin ý kiến.")
    return redirect("reports_drafts:draft", uuid=uuid)


def _refused(request: Request, obligation: Obligation, refusal: Refusal) -> HttpResponse:
    if refusal.code in ("not_allowed", "stale_version"):
        raise refusal
    obligation.refresh_from_db(fields=["state", "turn", "version"])
    return _draft(request, obligation, refusal)


@require_POST
def give_back(request: Request, uuid: str) -> HttpResponse:
    """Có góp ý."""
    obligation = access.get_obligation(request.actor, uuid)
    names = dict(_titles(request, obligation))
    points = [
        Given(request.POST.get(f"y-kien-{number}", ""), place := request.POST.get(f"cho-{number}", ""), names.get(place, ""))
        for number in range(POINTS)
    ]
    try:
        made = actions.give_back(
            request.actor, obligation, points, request.POST.get("note", ""), document=request.POST.get("document", ""),
            body=request.POST.get("body", ""),
        )  # fmt: skip
    except Refusal as refusal:
        return _refused(request, obligation, refusal)
    toast(request, f"Đã gửi {len(made)} ý kiến; đến lượt {obligation.entry.name}.")
    return redirect("reports_drafts:draft", uuid=uuid)


def _titles(request: Request, obligation: Obligation) -> list[tuple[str, str]]:
    """Place -> how it is called in an opinion."""
    if not (access.writes(request.actor, obligation) or access.reads(request.actor, obligation)):
        return []
    frozen = shown_draft(request.actor, obligation).frozen
    return [(place, frozen.name_of(place)) for place, _ in places_of(frozen) if place]


@require_POST
def clear(request: Request, uuid: str) -> HttpResponse:
    """Thông qua, by oneself or recorded by the office."""
    obligation = access.get_obligation(request.actor, uuid)
    try:
        actions.clear(
            request.actor,
            obligation,
            request.POST.get("note", ""),
            document=request.POST.get("document", ""),
            body=request.POST.get("body", ""),
        )
    except Refusal as refusal:
        return _refused(request, obligation, refusal)
    words = "Đã trình Ban Thường vụ" if obligation.state == "draft_sent" else "Đã thông qua"
    toast(request, f"{words} dự thảo của {obligation.entry.name}.")
    return redirect("reports_drafts:draft", uuid=uuid)


@require_POST
def override(request: Request, uuid: str) -> HttpResponse:
    """Cho nộp trước khi dự thảo được thông qua."""
    obligation = access.get_obligation(request.actor, uuid)
    try:
        actions.override_gate(request.actor, obligation, request.POST.get("reason", ""))
    except Refusal as refusal:
        return _refused(request, obligation, refusal)
    toast(request, f"Đã cho {obligation.entry.name} nộp trước; lý do ghi vào hồ sơ.")
    return redirect("reports_drafts:draft", uuid=uuid)


@require_GET
def word(request: Request, uuid: str, number: int) -> HttpResponse:
    """A version as it was sent, in official form, marked as a draft."""
    obligation = access.get_draft(request.actor, uuid)
    sending = next((one for one in access.sendings(obligation) if one.number == number), None)
    asked = asked_of(obligation)
    if sending is None or asked.outline is None:
        raise Http404
    works, added = _content(frozen_of(sending))
    tree = section_report(asked.campaign, asked.unit, asked.outline, works, added, draft=f"Dự thảo lần {number}")
    return attachment(write_word(tree), f"{obligation.organisation.code}-du-thao-lan-{number}.docx")


def _content(frozen: Frozen) -> tuple[list[SectionWork], list[AddedHeading]]:
    works = [SectionWork(one.path, one.text) for one in frozen.sections if OWN not in one.path and one.text]
    added = [AddedHeading("", one.title, one.path.rpartition(OWN)[0], one.text) for one in frozen.sections if OWN in one.path]
    return works, added


__all__ = ["ShownDraft", "clear", "draft", "drafts", "give_back", "override", "send", "word"]
