"""Pages of one unit's sheet: the grid, its cells one by one, reasons, handing in, receipts, decisions."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.request import Request
from nhiemky.web.statistics import handing
from nhiemky.web.statistics.access import get_revision, get_sheet, may_fill, may_judge, require_fill, require_judge
from nhiemky.web.statistics.filling import Clash, keep_reason, name_source, save_cells
from nhiemky.web.statistics.judging import Judged, judge
from nhiemky.web.statistics.models import StatisticsSheet
from nhiemky.web.statistics.shown import id_of, lines_of, marks_of, tabs_of
from nhiemky.web.statistics.value import STATES, TAGS, WRITABLE, draft_figures, figures_of, forms_of, newest, period_of
from nhiemky.web.ui.figures import clock_time
from nhiemky.web.ui.toast import toast
from nhiemky.writing.statistics_form import AskedStatistics, write_statistics_form

_MOST_CELLS = 2000


def writable(request: Request, sheet: StatisticsSheet) -> bool:
    stands = sheet.state in WRITABLE and (sheet.round.state == "open" or sheet.state == "correcting" or sheet.kind == "base")
    return stands and may_fill(request.actor, sheet)


@require_http_methods(["GET", "POST"])
def sheet_page(request: Request, uuid: UUID) -> HttpResponse:
    """The grid; POST: the form on screen as a whole, for pages without scripts."""
    sheet = get_sheet(request.actor, uuid)
    if request.method == "GET":
        return _page(request, sheet)
    require_fill(request.actor, sheet)
    typed = {
        name[2:]: (request.POST[name], _version(request.POST.get(f"v-{name[2:]}", "0"))) for name in request.POST if name.startswith("c-")
    }
    try:
        saved = save_cells(request.actor, sheet, dict(list(typed.items())[:_MOST_CELLS]))
    except Refusal as fault:
        return _page(request, sheet, refusal=fault, status=422)
    if saved.clashes:
        return _page(request, sheet, clashes=saved.clashes, status=409)
    toast(request, f"Đã lưu lúc {clock_time(clock.now())}")
    form = request.POST.get("bieu", "")
    return redirect(reverse("statistics:sheet", args=[uuid]) + (f"?bieu={form}" if form.replace("-", "").isalnum() else ""))


def _version(words: str) -> int:
    return int(words) if words.isdigit() and len(words) < 10 else 0


def _page(
    request: Request, sheet: StatisticsSheet, *, refusal: Refusal | None = None, clashes: tuple[Clash, ...] = (), status: int = 200
) -> HttpResponse:
    forms = forms_of(sheet.round)
    wanted = request.GET.get("bieu", "") or request.POST.get("bieu", "")
    current = next((form for form in forms if form.id == wanted), forms[0])
    judged = judge(sheet)
    facts = {
        "sheet": sheet, "round": sheet.round, "period": _period(sheet), "form": current, "tabs": tabs_of(forms, judged, current),
        "lines": lines_of(current, sheet.cells.all(), judged), "fills": writable(request, sheet), "refusal": refusal,
        "clashes": _clash_pairs(clashes), "state": STATES[sheet.state], "tag": TAGS[sheet.state],
        "may_correct": may_fill(request.actor, sheet) and sheet.kind == "unit" and (sheet.state == "accepted" or _shut(sheet)),
        "judges": may_judge(request.actor, sheet.round) and sheet.kind == "unit", "revisions": list(sheet.revisions.order_by("-number")),
        **_judgement(sheet, judged),
    }  # fmt: skip
    return render(request, "statistics/sheet.html", facts, status=status)


def _shut(sheet: StatisticsSheet) -> bool:
    return sheet.round.state == "closed" and sheet.state in ("open", "returned", "submitted")


def _period(sheet: StatisticsSheet) -> str:
    window = period_of(sheet.round)
    return (window.a_term_before() if sheet.kind == "base" else window).words


def _clash_pairs(clashes: tuple[Clash, ...]) -> list[tuple[str, str]]:
    return [(f"#{id_of(one.key)}", _clash_words(one)) for one in clashes]


def _clash_words(one: Clash) -> str:
    return f"Đồng chí gõ “{one.mine or 'trống'}”, {one.by} vừa lưu “{one.theirs or 'trống'}”; ô giữ số đã lưu, gõ lại nếu muốn thay"


def _judgement(sheet: StatisticsSheet, judged: Judged) -> dict[str, Any]:
    return {
        "kept": [(one, f"{reverse('statistics:sheet', args=[sheet.uuid])}{_where(one.found.subject_id or '')}") for one in judged.kept],
        "faults": judged.open_faults, "filled": len(judged.figures), "sheet": sheet,
    }  # fmt: skip


def _where(key: str) -> str:
    return f"?bieu={key.split('/', 1)[0]}#{id_of(key)}" if "/" in key else ""


@require_POST
def cells(request: Request, uuid: UUID) -> HttpResponse:
    """Cells from the script: {"key": [words, version]}; the answer brings versions, what clashed, and the findings anew."""
    sheet = get_sheet(request.actor, uuid)
    require_fill(request.actor, sheet)
    try:
        given = json.loads(request.POST.get("cells", ""))
        typed = {str(key)[:120]: (str(pair[0])[:200], max(0, int(pair[1]))) for key, pair in list(given.items())[:_MOST_CELLS]}
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return JsonResponse({"error": "Không hiểu được ô gửi lên. Hãy tải lại trang."}, status=422)
    try:
        saved = save_cells(request.actor, sheet, typed)
    except Refusal as fault:
        return JsonResponse({"error": fault.message}, status=409 if fault.code == "stale_version" else 422)
    judged = judge(sheet)
    html = render_to_string("statistics/findings.html", {"fills": True, **_judgement(sheet, judged)}, request)
    answer = {
        "versions": dict(saved.versions), "marks": marks_of(judged), "findings": html, "saved_at": clock_time(clock.now()),
        "faults": judged.open_faults, "filled": len(judged.figures),
        "clashes": [{"key": one.key, "words": one.theirs, "version": one.version, "said": _clash_words(one)} for one in saved.clashes],
    }  # fmt: skip
    return JsonResponse(answer)


@require_POST
def reason(request: Request, uuid: UUID) -> HttpResponse:
    """Why a figure stands."""
    sheet = get_sheet(request.actor, uuid)
    require_fill(request.actor, sheet)
    key = request.POST.get("key", "")
    known = {one.key: one for one in judge(sheet).kept}
    if key not in known:
        toast(request, "Điều này không còn trong danh sách")
        return redirect("statistics:sheet", uuid)
    try:
        keep_reason(request.actor, sheet, key, request.POST.get("words", ""))
    except Refusal as fault:
        return _page(request, sheet, refusal=fault, status=422)
    toast(request, "Đã ghi lý do")
    return redirect("statistics:hand_in" if request.POST.get("from") == "nop" else "statistics:sheet", uuid)


@require_http_methods(["GET", "POST"])
def hand_in(request: Request, uuid: UUID) -> HttpResponse:
    """The check page, then the receipt."""
    sheet = get_sheet(request.actor, uuid)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            made = handing.hand_in(request.actor, sheet)
        except Refusal as fault:
            if fault.code in ("not_allowed", "stale_version"):
                raise
            refusal = fault
        else:
            return redirect("statistics:revision", uuid, made.number)
    require_fill(request.actor, sheet)
    judged = judge(sheet)
    forms = forms_of(sheet.round)
    facts = {
        "round": sheet.round, "period": _period(sheet), "refusal": refusal, "fills": True, "from": "nop", "last": newest(sheet),
        "tabs": tabs_of(forms, judged, forms[0]), **_judgement(sheet, judged),
    }  # fmt: skip
    return render(request, "statistics/hand_in.html", facts, status=422 if refusal else 200)


@require_GET
def revision(request: Request, uuid: UUID, number: int) -> HttpResponse:
    """What was handed in, as a receipt that never changes."""
    sheet = get_sheet(request.actor, uuid)
    found = get_revision(sheet, number)
    figures = figures_of(found)
    forms = [
        (
            form,
            [(form.place(*key.split("/", 2)[1:]).removeprefix(f"{form.name}, "), figures[key]) for key in form.cells() if key in figures],
        )
        for form in forms_of(sheet.round)
    ]
    content = json.loads(found.content)
    facts = {
        "sheet": sheet, "round": sheet.round, "period": _period(sheet), "revision": found, "forms": [pair for pair in forms if pair[1]],
        "print": " ".join(found.sha256[at : at + 8] for at in range(0, 64, 8)),
        "reasons": [one for one in content["findings"] if one["reason"]],
        "verdicts": list(found.verdicts.all()), "others": sheet.revisions.exclude(pk=found.pk).order_by("-number"),
    }  # fmt: skip
    return render(request, "statistics/revision.html", facts)


@require_GET
def workbook(request: Request, uuid: UUID) -> HttpResponse:
    """The form to fill in, with what is filled already."""
    sheet = get_sheet(request.actor, uuid)
    round = sheet.round
    deadline = f"hết ngày {format_day(round.deadline)}" if round.deadline else ""
    asked = AskedStatistics(
        str(round.uuid), str(sheet.uuid), sheet.name, round.title, _period(sheet), round.set_id, round.organisation.name, forms_of(round),
        deadline, draft_figures(sheet),
    )  # fmt: skip
    return attachment(write_statistics_form(asked), f"thong-ke-{sheet.organisation.code}-{round.period}.xlsx".replace("..", "_"))


@require_POST
def give_back(request: Request, uuid: UUID) -> HttpResponse:
    sheet = get_sheet(request.actor, uuid)
    require_judge(request.actor, sheet.round)
    try:
        handing.give_back(request.actor, sheet, request.POST.get("note", ""))
    except Refusal as fault:
        return _page(request, sheet, refusal=fault, status=422)
    toast(request, "Đã trả lại và báo cho đơn vị")
    return redirect("statistics:round", sheet.round.uuid)


@require_POST
def accept(request: Request, uuid: UUID) -> HttpResponse:
    sheet = get_sheet(request.actor, uuid)
    require_judge(request.actor, sheet.round)
    try:
        handing.accept(request.actor, sheet)
    except Refusal as fault:
        return _page(request, sheet, refusal=fault, status=422)
    toast(request, "Đã duyệt số liệu")
    return redirect("statistics:round", sheet.round.uuid)


@require_POST
def correct(request: Request, uuid: UUID) -> HttpResponse:
    """Opens a correction; a base sheet only names its source."""
    sheet = get_sheet(request.actor, uuid)
    require_fill(request.actor, sheet)
    try:
        if sheet.kind == "base":
            name_source(request.actor, sheet, request.POST.get("reason", ""))
            toast(request, "Đã ghi nguồn số")
        else:
            handing.begin_correction(request.actor, sheet, request.POST.get("reason", ""))
            toast(request, "Đã mở bản đính chính; bản đã duyệt vẫn được tính cho đến khi nộp bản mới")
    except Refusal as fault:
        return _page(request, sheet, refusal=fault, status=422)
    return redirect("statistics:sheet", uuid)
