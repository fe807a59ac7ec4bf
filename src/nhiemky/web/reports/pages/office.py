"""The office's look at what came in: the queue, one submission with its findings, return, accept, met outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.revision_difference import figure_changes, section_changes
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.web import clock
from nhiemky.web.campaigns.access import is_office, require_office
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.organisations.access import require_any, scope_of
from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import OWN, Content, content_of_revision
from nhiemky.web.reports.deciding import Point
from nhiemky.web.reports.drafts.departures import departure_of
from nhiemky.web.reports.forms import OutsideForm
from nhiemky.web.reports.models import ReportFinding, Revision
from nhiemky.web.reports.signed import signed_copies
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

PAGE = 100
POINTS = 8
"""Lines for points to mend that the form offers."""


@require_GET
def queue(request: Request) -> HttpResponse:
    """ "Chờ văn phòng xem": the longest waiting first."""
    require_any(request.actor, "office")
    campaign = required_campaign(request)
    now = clock.now()
    waiting = access.waiting(request.actor, campaign)
    if made := exported(request, "cho-van-phong-xem", "Báo cáo chờ văn phòng xem", COLUMNS, lambda: _lines(waiting, now)):
        return made
    page = Paginator(waiting.values_list("pk", flat=True), PAGE).get_page(request.GET.get("trang"))
    rows = [_row(row, now) for row in waiting.filter(pk__in=list(page))]
    return render(request, "reports/queue.html", {"campaign": campaign, "rows": rows, "page": page})


COLUMNS = (
    ("Đơn vị", 44), ("Nhánh", 24), ("Báo cáo", 30), ("Lần", 6), ("Nộp lúc", 20), ("Chờ (ngày)", 10), ("Phải sửa", 10), ("Nên xem lại", 12),
    ("Phiếu nhận", 20),
)  # fmt: skip


def _lines(waiting: QuerySet[Any], now: datetime) -> Iterator[tuple[Any, ...]]:
    for each in waiting.iterator(chunk_size=500):
        row = _row(each, now)
        owed, revision = row["obligation"], row["revision"]
        came = (revision.number, revision.received_at) if revision else ("", "")
        yield (
            owed.entry.name, owed.entry.branch, str(owed.requirement), *came, row["days"], row["high"], row["medium"],
            revision.receipt if revision else "",
        )  # fmt: skip


def _row(row: Any, now: datetime) -> dict[str, Any]:
    revision = row.newest_first[0] if row.newest_first else None
    severities = [found.severity for found in revision.findings.all()] if revision else []
    return {
        "obligation": row,
        "revision": revision,
        "shown": shown_of(row, now),
        "days": (now - row.last_event_at).days if row.last_event_at else 0,
        "high": severities.count("high"),
        "medium": severities.count("medium"),
    }


@require_GET
def submission(request: Request, uuid: str) -> HttpResponse:
    """One revision as received: findings, texts, figures, files, what changed since the one before."""
    return _submission(request, access.get_revision(request.actor, uuid))


def _submission(request: Request, revision: Revision, problem: Refusal | None = None) -> HttpResponse:
    obligation = revision.obligation
    asked = asked_of(obligation)
    content = content_of_revision(asked, revision)
    findings = access.findings_of(revision)
    before = obligation.submissions.filter(number__lt=revision.number).order_by("-number").first()
    scope = scope_of(request.actor)
    newest = obligation.revisions == revision.number
    context: dict[str, Any] = {
        "revision": revision,
        "signed": signed_copies(revision),
        "obligation": obligation,
        "shown": shown_of(obligation, clock.now()),
        "content": content,
        "sections": _sections(content, revision),
        "figures": list(revision.figures.all()),
        "findings": findings,
        "before": before,
        "cut_off": _cut_off(revision.cut_off),
        "problem": problem,
        "decides": is_office(request.actor, obligation) and newest and obligation.state == "submitted",
        "newest": newest,
        "office": is_office(request.actor, obligation),
        "mine": scope.may("prepare", obligation.organisation),
        "verdicts": [{"verdict": each, "points": json.loads(each.points)} for each in revision.verdicts.all()],
        "others": obligation.submissions.exclude(pk=revision.pk).order_by("-number"),
        "points": _points(request, findings),
        "places": _places(content, revision),
        "typed": request.POST,
        "departure": departure_of(request.actor, revision, content),
        **_difference(asked, content, before),
    }
    return render(request, "reports/submission.html", context, status=422 if problem else 200)


def _cut_off(words: str) -> str:
    """ "tháng 4/2023"; as it stands where it is no time."""
    try:
        return cut_off_words(words)
    except ValueError:
        return words


def _sections(content: Content, revision: Revision) -> list[dict[str, Any]]:
    items = content.asked.by_key
    return [
        {
            "number": items[text.path].number if text.path in items else "+",
            "title": text.title,
            "own": OWN in text.path,
            "id": f"s{text.pk}",
            "paragraphs": [words for words in text.text.split("\n") if words.strip()],
            "not_applicable": text.not_applicable,
            "place": text.place,
        }
        for text in revision.texts.all()
    ]


def _places(content: Content, revision: Revision) -> list[tuple[str, str]]:
    """What a point may be tied to: sections, then cells."""
    sections = [(item.key, f"Mục {item.number} {item.title}") for item in content.asked.items]
    own = [(text.path, f"Mục riêng: {text.title}") for text in revision.texts.all() if OWN in text.path]
    cells = [(f"o:{figure.code or figure.pk}", f"Ô: {figure.statement}") for figure in revision.figures.all()]
    return [("", "Cả báo cáo"), *sections, *own, *cells]


def _points(request: Request, findings: list[ReportFinding]) -> list[dict[str, Any]]:
    """Lines of the form: what was typed, else what must be mended and nobody answered; from the third on folded away."""
    found = [
        (json.loads(each.facts).get("subject_id", ""), each.message)
        for each in findings
        if each.severity == "high" and not each.answers.all()
    ]
    rows = []
    for number in range(POINTS):
        place, words = found[number] if number < len(found) else ("", "")
        typed = request.POST.get(f"diem-{number}")
        rows.append(
            {
                "number": number,
                "place": request.POST.get(f"cho-{number}", place),
                "words": words if typed is None else typed,
                "folded": number == max(2, min(len(found) + 1, POINTS - 1)),
            }
        )
    return rows


def _difference(asked: Any, content: Content, before: Revision | None) -> dict[str, Any]:
    if before is None:
        return {"changes": (), "figure_changes": ()}
    old = content_of_revision(asked, before)
    names = {**{item.key: f"{item.number} {item.title}" for item in asked.items}, **old.titles, **content.titles}
    changes = section_changes(old.texts, content.texts)
    return {
        "changes": [{"name": names.get(change.key, change.key), "changes": change.changes} for change in changes],
        "figure_changes": figure_changes(old.rows, content.rows),
    }


@require_POST
def give_back(request: Request, uuid: str) -> HttpResponse:
    """Trả lại, with its points."""
    revision = access.get_revision(request.actor, uuid)
    names = dict(_places(content_of_revision(asked_of(revision.obligation), revision), revision))
    points = []
    for number in range(POINTS):
        place = request.POST.get(f"cho-{number}", "")
        points.append(Point(request.POST.get(f"diem-{number}", ""), place, names.get(place, "Cả báo cáo")))
    try:
        actions.return_report(request.actor, revision, points, request.POST.get("note", ""))
    except Refusal as refusal:
        if refusal.code == "not_allowed":
            raise
        return _submission(request, revision, refusal)
    toast(request, f"Đã trả lại {revision.obligation.entry.name}.")
    return redirect("reports:queue")


@require_POST
def accept(request: Request, uuid: str) -> HttpResponse:
    """Duyệt."""
    revision = access.get_revision(request.actor, uuid)
    actions.accept_report(request.actor, revision)
    toast(request, f"Đã duyệt báo cáo của {revision.obligation.entry.name}.")
    return redirect("reports:queue")


@require_POST
def reopen(request: Request, uuid: str) -> HttpResponse:
    """Open an accepted report again."""
    obligation = access.get_obligation(request.actor, uuid)
    actions.reopen(request.actor, obligation, request.POST.get("reason", ""))
    toast(request, "Đã mở lại, đến lượt đơn vị.")
    return redirect("reports:queue")


@require_POST
def answer(request: Request, uuid: str, pk: int) -> HttpResponse:
    """ "Số này đúng, vì ..."."""
    finding = access.get_finding(request.actor, uuid, pk)
    actions.answer_finding(request.actor, finding, request.POST.get("why", ""))
    toast(request, "Đã ghi lý do.")
    return redirect("reports:submission", uuid=uuid)


@require_http_methods(["GET", "POST"])
def outside(request: Request, uuid: str) -> HttpResponse:
    """Met outside the program: number, day, who received it, where it is kept; no content."""
    obligation = access.get_obligation(request.actor, uuid)
    require_office(request.actor, obligation, "ghi báo cáo nhận ngoài chương trình")
    if hasattr(obligation, "met_outside") and request.method == "POST":
        raise Http404
    form = OutsideForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        actions.meet_outside(request.actor, obligation, **form.cleaned_data)
        toast(request, f"Đã ghi {obligation.entry.name} nộp ngoài chương trình.")
        return redirect("reports:queue")
    context = {"obligation": obligation, "shown": shown_of(obligation, clock.now()), "form": form}
    return render(request, "reports/outside.html", context, status=422 if form.errors else 200)
