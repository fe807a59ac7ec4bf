"""The table of opinions on a unit's draft or on a report of the owner's own: read, typed, taken from a file, answered, printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.papers.opinions import opinions_book, opinions_report
from nhiemky.flows.tasks_opinions import read_opinions_file
from nhiemky.reading.opinions import OpinionLine, pasted_opinions
from nhiemky.vietnamese.days import find_days
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.consolidations.access import get_own_report
from nhiemky.web.consolidations.models import OwnReport
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.drafts import access, actions
from nhiemky.web.reports.drafts.models import Opinion
from nhiemky.web.reports.drafts.noting import Given
from nhiemky.web.reports.drafts.opinions import ANSWERS, SOURCES, STATES, may_give
from nhiemky.web.reports.drafts.papers import table_of_draft, table_of_own
from nhiemky.web.reports.drafts.showing import places_of, shown_draft, shown_opinion
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

MOST = 300
"""Opinions taken from one file: beyond, something else was read."""


@require_http_methods(["GET", "POST"])
def of_draft(request: Request, uuid: str) -> HttpResponse:
    """Opinions on a unit's draft; POST takes one down."""
    obligation = access.get_draft(request.actor, uuid)
    return _page(request, obligation, _of_draft(request, obligation))


@require_http_methods(["GET", "POST"])
def of_own(request: Request, uuid: str) -> HttpResponse:
    """Opinions on a report of the owner's own."""
    report = get_own_report(request.actor, uuid)
    return _page(request, report, _of_own(request, report))


def _of_draft(request: Request, obligation: Obligation) -> dict[str, Any]:
    shown = shown_draft(request.actor, obligation)
    return {
        "target": obligation, "of_unit": True, "title": str(obligation.requirement), "unit": obligation.entry.name,
        "opinions": shown.opinions, "places": places_of(shown.frozen), "changed_places": places_of(shown.frozen)[1:],
        "back": reverse("reports_drafts:draft", args=[obligation.uuid]), "here": reverse("reports_drafts:opinions", args=[obligation.uuid]),
        "take": reverse("reports_drafts:take", args=[obligation.uuid]),
        "word": reverse("reports_drafts:opinions_paper", args=[obligation.uuid, "docx"]),
        "excel": reverse("reports_drafts:opinions_paper", args=[obligation.uuid, "xlsx"]),
    }  # fmt: skip


def _of_own(request: Request, report: OwnReport) -> dict[str, Any]:
    rows = (
        Opinion.objects.filter(own_report=report)
        .select_related("own_report__campaign__organisation", "campaign", "thread")
        .order_by("number")
    )
    places = [(one.path, f"Mục {one.label} {one.title}") for one in report.sections.all()]
    return {
        "target": report, "of_unit": False, "title": report.title, "unit": report.campaign.organisation.name,
        "opinions": tuple(shown_opinion(request.actor, row, {}) for row in rows), "places": [("", "Cả báo cáo"), *places],
        "changed_places": places, "back": reverse("consolidations:own_report", args=[report.uuid]),
        "here": reverse("reports_drafts:own_opinions", args=[report.uuid]), "take": reverse("reports_drafts:own_take", args=[report.uuid]),
        "word": reverse("reports_drafts:own_paper", args=[report.uuid, "docx"]),
        "excel": reverse("reports_drafts:own_paper", args=[report.uuid, "xlsx"]),
    }  # fmt: skip


def _page(request: Request, target: Obligation | OwnReport, context: dict[str, Any]) -> HttpResponse:
    problem: Refusal | None = None
    if request.method == "POST":
        try:
            actions.take_opinions(request.actor, target, [_typed(request, context["places"])])
            toast(request, "Đã ghi ý kiến.")
            return redirect(context["here"])
        except Refusal as refusal:
            if refusal.code in ("not_allowed", "stale_version"):
                raise
            problem = refusal
    wanted = request.GET.get("tt", "")
    rows = [one for one in context["opinions"] if not wanted or one.row.state == wanted]
    counts = [(state, STATES[state], sum(one.row.state == state for one in context["opinions"])) for state in STATES]
    return render(
        request,
        "reports/drafts/opinions.html",
        {
            **context, "rows": rows, "problem": problem, "wanted": wanted, "counts": [each for each in counts if each[2]],
            "sources": list(SOURCES.items()), "answers": [(state, STATES[state]) for state in ANSWERS], "typed": request.POST,
            "gives": may_give(request.actor, target),
        },
        status=422 if problem else 200,
    )  # fmt: skip


def _typed(request: Request, places: Sequence[tuple[str, str]], suffix: str = "") -> Given:
    """One opinion of a form."""
    post = request.POST
    place = post.get(f"place{suffix}", "")
    title = next((name for key, name in places if key == place and key), "")
    days = find_days(post.get(f"on{suffix}", ""))
    return Given(
        post.get(f"words{suffix}", ""), place if title else "", _short(title), post.get(f"who{suffix}", ""),
        post.get(f"source{suffix}", "other"), post.get(f"document{suffix}", ""), days[0].day if days else None,
    )  # fmt: skip


def _short(name: str) -> str:
    """ "Mục II.1 Nhiệm vụ chính trị" -> "mục II.1"."""
    words = name.split()
    return f"mục {words[1]}" if words[:1] == ["Mục"] and len(words) > 1 else name.removeprefix("Số liệu: ")


@require_http_methods(["GET", "POST"])
@tells_reading
def take_for_draft(request: Request, uuid: str) -> HttpResponse:
    """Several from a file or the clipboard."""
    obligation = access.get_draft(request.actor, uuid)
    return _take(request, obligation, _of_draft(request, obligation))


@require_http_methods(["GET", "POST"])
@tells_reading
def take_for_own(request: Request, uuid: str) -> HttpResponse:
    """The same for a report of the owner's own."""
    report = get_own_report(request.actor, uuid)
    return _take(request, report, _of_own(request, report))


def _take(request: Request, target: Obligation | OwnReport, context: dict[str, Any]) -> HttpResponse:
    """Read, look over, take: nothing is kept of the file but the rows the person takes."""
    if not may_give(request.actor, target):
        actions.take_opinions(request.actor, target, [])  # refuses with its sentence
    problem: Refusal | None = None
    rows: list[dict[str, Any]] = []
    name = request.POST.get("tep", "")
    if request.method == "POST":
        try:
            if request.POST.get("viec") == "ghi":
                return _taken(request, target, context, name)
            lines, name = _read(request)
            rows = [_row(at, line, context["places"]) for at, line in enumerate(lines)]
        except Refusal as refusal:
            if refusal.code in ("not_allowed", "stale_version"):
                raise
            problem = refusal
    context |= {"rows": rows, "problem": problem, "file": name, "sources": list(SOURCES.items())}
    return render(request, "reports/drafts/take.html", context, status=422 if problem else 200)


def _read(request: Request) -> tuple[tuple[OpinionLine, ...], str]:
    chosen = request.FILES.get("file")
    if chosen is not None:
        name = chosen.name or "tep"
        return read_one(read_opinions_file, name, bytes_of(chosen))[:MOST], name
    found = pasted_opinions(request.POST.get("block", "")[:200_000])
    if not found:
        raise Refusal("opinions_not_found", file="Bảng dán vào")
    return found[:MOST], "bảng dán vào"


def _row(at: int, line: OpinionLine, places: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {"at": at, "line": line, "place": _place(line.place, places), "source": source_of(line.who)}


def _place(said: str, places: Sequence[tuple[str, str]]) -> str:
    """The section that "mục II.1" names, "" where none does for sure."""
    key = fold(said).removeprefix("muc ").removeprefix("phan ").strip(" .:")
    if not key:
        return ""
    exact = [place for place, name in places if place and fold(_short(name)).removeprefix("muc ") == key]
    inside = [place for place, name in places if place and len(key) > 6 and key in fold(name)]
    return exact[0] if len(exact) == 1 else inside[0] if len(inside) == 1 else ""


def source_of(who: str) -> str:
    """What kind of giver a name is, as far as it says so itself.

    >>> source_of("Đồng chí Trần Quốc Khải"), source_of("Ban Thường vụ"), source_of("Chi bộ Ga Nam"), source_of("Hội nghị cán bộ chủ chốt")
    ('other', 'committee', 'unit', 'conference')
    """
    words = fold(who)
    if words.startswith(("ban thuong vu", "ban chap hanh", "thuong truc")):
        return "committee"
    if words.startswith(("hoi nghi", "dai hoi")):
        return "conference"
    if words.startswith(("van phong", "ban ", "uy ban kiem tra")):
        return "office"
    if words.startswith(("chi bo", "dang bo", "dang uy", "chi uy", "so ", "cong ty", "truong ", "benh vien")):
        return "unit"
    return "other"


def _taken(request: Request, target: Obligation | OwnReport, context: dict[str, Any], name: str) -> HttpResponse:
    given = [_typed(request, context["places"], f"-{at}") for at in range(MOST) if request.POST.get(f"lay-{at}")]
    made = actions.take_opinions(request.actor, target, given, read_from=nfc(name))
    toast(request, f"Đã ghi {len(made)} ý kiến.")
    return redirect(context["here"])


@require_GET
def paper_of_draft(request: Request, uuid: str, kind: str) -> HttpResponse:
    """Word or Excel: bảng tổng hợp tiếp thu, giải trình."""
    obligation = access.get_draft(request.actor, uuid)
    shown = shown_draft(request.actor, obligation)
    return _paper(table_of_draft(obligation, shown.opinions), kind, f"{obligation.organisation.code}-tiep-thu-giai-trinh")


@require_GET
def paper_of_own(request: Request, uuid: str, kind: str) -> HttpResponse:
    """The same for a report of the owner's own."""
    report = get_own_report(request.actor, uuid)
    return _paper(table_of_own(report, _of_own(request, report)["opinions"]), kind, "tiep-thu-giai-trinh")


def _paper(table: Any, kind: str, name: str) -> HttpResponse:
    if kind == "docx":
        return attachment(write_word(opinions_report(table)), f"{name}.docx")
    if kind == "xlsx":
        return attachment(opinions_book(table), f"{name}.xlsx")
    raise Http404


@require_POST
def answer(request: Request, uuid: str) -> HttpResponse:
    """Tiếp thu, tiếp thu một phần, giải trình."""
    opinion = access.get_opinion(request.actor, uuid)
    version = request.POST.get("version", "")
    try:
        actions.answer_opinion(
            request.actor, opinion, state=request.POST.get("state", ""), answer=request.POST.get("answer", ""),
            changed_place=request.POST.get("changed", ""), version=int(version) if version.isdigit() else None,
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.code in ("not_allowed", "stale_version"):
            raise
        toast(request, refusal.message)
        return redirect(f"{_home(opinion)}#yk-{opinion.number}")
    toast(request, f"Đã trả lời ý kiến {opinion.number}.")
    return redirect(f"{_home(opinion)}#yk-{opinion.number}")


def _home(opinion: Opinion) -> str:
    if opinion.obligation is not None:
        return reverse("reports_drafts:opinions", args=[opinion.obligation.uuid])
    assert opinion.own_report is not None
    return reverse("reports_drafts:own_opinions", args=[opinion.own_report.uuid])


@require_POST
def withdraw(request: Request, uuid: str) -> HttpResponse:
    """Rút ý kiến của mình."""
    opinion = access.get_opinion(request.actor, uuid)
    actions.withdraw_opinion(request.actor, opinion)
    toast(request, f"Đã rút ý kiến {opinion.number}.")
    return redirect(_home(opinion))


__all__ = ["answer", "of_draft", "of_own", "paper_of_draft", "paper_of_own", "take_for_draft", "take_for_own", "withdraw"]
