"""Pages of the grid: show, save one cell, save all (without script), paste, undo, years."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.appendix_entry import Focus, Leftover
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.reports.appendix.access import get_block, get_fillable, get_sheet, may_fill, own_appendix
from nhiemky.web.reports.appendix.actions import FIELDS, Saved, paste_block, save_cell, save_years, undo_block, use_reported
from nhiemky.web.reports.appendix.days import stored_day
from nhiemky.web.reports.appendix.points import points_of, points_said
from nhiemky.web.reports.appendix.reported import reported
from nhiemky.web.reports.appendix.sheet import Sheet, sheet_of
from nhiemky.web.reports.appendix.shown import Page, page_of, placeable, row_of
from nhiemky.web.reports.drafting import draft_of
from nhiemky.web.request import Request
from nhiemky.web.targets.models import PastedBlock
from nhiemky.web.ui.figures import clock_time
from nhiemky.web.ui.toast import toast

_NAMES = {"a": "actual", "k": "kind", "c": "cut_off", "t": "target", "y": "reason"}
"""First letter of an input's name in the plain form."""


@require_GET
def own(request: Request) -> HttpResponse:
    """The appendix of the person's own unit in the campaign they work in."""
    campaign = current_campaign(request)
    found = own_appendix(request.actor, campaign) if campaign else None
    if found is None:
        return render(request, "appendix/none.html")
    return redirect("appendix:grid", found.uuid)


@require_GET
def grid(request: Request, uuid: str) -> HttpResponse:
    sheet = get_sheet(request.actor, uuid)
    leftover: list[Leftover] = []
    if sheet.draft and (wanted := request.GET.get("dan")):
        leftover = _kept_leftover(get_block(request.actor, sheet, wanted))
    return _grid(request, sheet, {"leftover": placeable(sheet, leftover)})


def _grid(request: Request, sheet: Sheet, more: dict[str, Any], status: int = 200) -> HttpResponse:
    fills = may_fill(request.actor, sheet)
    points = points_of(sheet)
    facts = {
        "points": points,
        "points_said": points_said(sheet, points),
        "page": page_of(sheet, fills),
        "foreign": not fills,
        "saved_at": sheet.draft.saved_at if sheet.draft else None,
        "previous_period": _short(sheet.previous_period),
        "reported": reported(sheet) if fills else None,
        "may_add": sheet.policies.add_targets != "forbidden",
        **more,
    }
    return render(request, "appendix/grid.html", facts, status=status)


def _short(period: str) -> str:
    """ "2022-12" -> "12/2022"."""
    return cut_off_words(period).removeprefix("tháng ").removeprefix("ngày ") if period[:4].isdigit() else period


def _kept_leftover(block: PastedBlock) -> list[Leftover]:
    return [Leftover(*each) for each in json.loads(block.leftover)]


@require_POST
def cell(request: Request, uuid: str, code: str) -> HttpResponse:
    """One row from the script: the changed fields and the version they were typed over."""
    sheet = get_fillable(request.actor, uuid)
    fields = {name: request.POST[name] for name in FIELDS if name in request.POST}
    try:
        if "cut_off" in fields:
            fields["cut_off"] = stored_day(fields["cut_off"])
        draft = draft_of(request.actor, sheet.obligation)
        saved = save_cell(request.actor, draft, code, fields, _version(request.POST.get("version", "0")))
    except Refusal as refusal:
        return JsonResponse({"error": refusal.message}, status=422)
    sheet = sheet_of(sheet.obligation)
    if saved.clash:
        return _clashed(request, sheet, code, saved)
    return JsonResponse(_answer(request, sheet, [code]) | {"said": _said(sheet, code)})


def _sheet(request: Request, uuid: str) -> Sheet:
    """Looked at by whoever may see it, written by the unit's own people."""
    return get_fillable(request.actor, uuid) if request.method == "POST" else get_sheet(request.actor, uuid)


def _version(words: str) -> int:
    return int(words) if words.isdigit() and len(words) < 10 else 0


def _said(sheet: Sheet, code: str) -> str:
    """What was understood, for the foot of the page: "Dòng 06: hiểu là 14 đảng viên"."""
    line = sheet.by_code.get(code)
    return f"{line.row.name}: {line.seen.said}" if line else ""


def _answer(request: HttpRequest, sheet: Sheet, codes: list[str]) -> dict[str, Any]:
    page = page_of(sheet, may_fill=True)
    rows = {row.line.row.code: row for row in page.rows}
    return {
        "rows": {code: _row(request, page, rows[code]) for code in codes if code in rows},
        "summary": render_to_string("appendix/summary.html", {"page": page}, request),
        "status": page.status,
        "saved_at": clock_time(clock.now()),
    }


def _row(request: HttpRequest, page: Page, row: object) -> str:
    return render_to_string("appendix/row.html", {"page": page, "row": row}, request)


_SHOWN = {
    "actual": "số",
    "kind": "loại số",
    "cut_off": "mốc",
    "target": "chỉ tiêu",
    "reason": "lý do",
    "verdict": "đánh giá",
    "note": "ghi chú",
}
_KINDS = {"actual": "Thực hiện", "estimate": "Ước"}


def _clashed(request: Request, sheet: Sheet, code: str, saved: Saved) -> HttpResponse:
    """Both values, and the version to go on from."""
    line = sheet.by_code[code]
    pairs = [
        (name, _SHOWN[name], _KINDS.get(mine, mine), _KINDS.get(saved.theirs[name], saved.theirs[name]))
        for name, mine in saved.mine.items()
    ]
    facts = {"row": line.row, "pairs": pairs, "by": saved.theirs_by, "code": code}
    html = render_to_string("appendix/clash.html", facts, request)
    answer = _answer(request, sheet, [code])
    return JsonResponse(answer | {"clash": html, "version": saved.version, "mine": dict(saved.mine)}, status=409)


@require_POST
def save(request: Request, uuid: str) -> HttpResponse:
    """The whole grid as one plain form: only what differs from what the page showed is saved."""
    sheet = get_fillable(request.actor, uuid)
    page = page_of(sheet, may_fill=True)
    draft = draft_of(request.actor, sheet.obligation)
    put_code, _, put_words = request.POST.get("put", "").partition("|")
    day_code, _, day_words = request.POST.get("day", "").partition("|")
    clashes: list[tuple[str, str]] = []
    for row in page.rows:
        code = row.line.row.code
        fields = _fields_of(request.POST, code)
        if code == put_code:
            fields["actual"] = put_words
        if code == day_code:
            fields["cut_off"] = day_words
        shown = {
            "actual": row.value,
            "kind": row.line.entry.kind,
            "cut_off": row.day,
            "target": row.line.row.target,
            "reason": row.line.entry.reason,
        }
        fields = {name: words for name, words in fields.items() if words.strip() != shown[name]}
        if not fields:
            continue
        try:
            if "cut_off" in fields:
                fields["cut_off"] = stored_day(fields["cut_off"])
            saved = save_cell(request.actor, draft, code, fields, _version(request.POST.get(f"v-{code}", "0")))
        except Refusal as refusal:
            clashes.append((f"#v{row.key}", refusal.message))
            continue
        clashes += [
            (f"#v{row.key}", f"{row.line.row.name}: đồng chí gõ “{mine}”, {saved.theirs_by} vừa lưu “{saved.theirs[name]}”")
            for name, mine in saved.mine.items()
        ]
    if clashes:
        return _grid(request, sheet_of(sheet.obligation), {"clashes": clashes}, status=409)
    toast(request, f"Đã lưu phụ lục lúc {clock_time(clock.now())}")
    return redirect("appendix:grid", uuid)


def _fields_of(sent: QueryDict, code: str) -> dict[str, str]:
    return {name: str(sent[f"{letter}-{code}"]) for letter, name in _NAMES.items() if f"{letter}-{code}" in sent}


@require_http_methods(["GET", "POST"])
def paste(request: Request, uuid: str) -> HttpResponse:
    """A block from Excel: from the script with the focused cell, or by a plain page with a box."""
    sheet = _sheet(request, uuid)
    if not may_fill(request.actor, sheet):
        return redirect("appendix:grid", uuid)
    first = sheet.rows[0].code if sheet.rows else ""
    if request.method == "GET":
        return render(request, "appendix/paste.html", {"sheet": sheet, "focus": request.GET.get("o", first)})
    text = request.POST.get("text", "")
    by_script = request.headers.get("X-Requested-With") == "grid"
    try:
        versions = _versions(request.POST.get("versions", ""))
        draft = draft_of(request.actor, sheet.obligation)
        focus = Focus(request.POST.get("code") or first, "kind" if request.POST.get("field") == "kind" else "actual")
        pasted = paste_block(request.actor, draft, text, focus, versions)
    except Refusal as refusal:
        if by_script:
            return JsonResponse({"error": refusal.message}, status=422)
        return render(request, "appendix/paste.html", {"sheet": sheet, "text": text, "refusal": refusal, "focus": first}, status=422)
    said = pasted.paste.said
    if pasted.clashes:
        said += f", {len(pasted.clashes)} dòng giữ số người khác vừa sửa"
    undo = reverse("appendix:undo", args=[uuid, pasted.block.uuid]) if pasted.block else ""
    if by_script:
        fresh = sheet_of(sheet.obligation)
        answer = _answer(request, fresh, [row.code for row in sheet.rows])
        facts: dict[str, Any] = {"leftover": placeable(fresh, pasted.paste.leftover), "page": {"sheet": fresh}}
        left = render_to_string("appendix/leftover.html", facts, request)
        return JsonResponse(answer | {"toast": said, "undo": undo, "leftover": left})
    if pasted.block is None:
        left_over = placeable(sheet, pasted.paste.leftover)
        facts = {"sheet": sheet, "page": {"sheet": sheet}, "text": text, "leftover": left_over, "said": said, "focus": first}
        return render(request, "appendix/paste.html", facts, status=422)
    toast(request, said, undo=undo)
    return redirect(f"{reverse('appendix:grid', args=[uuid])}?dan={pasted.block.uuid}")


def _versions(words: str) -> dict[str, int]:
    """ "CT01:3 CT02:0": the versions the person saw."""
    pairs = (each.rpartition(":") for each in words.split())
    return {code: int(number) for code, _, number in pairs if code and number.isdigit()}


@require_POST
def use_known(request: Request, uuid: str) -> HttpResponse:
    """Figures that the unit has reported elsewhere, taken by a button: one row, or all that are open."""
    sheet = get_fillable(request.actor, uuid)
    try:
        taken = use_reported(request.actor, draft_of(request.actor, sheet.obligation), request.POST.getlist("dong"))
    except Refusal as refusal:
        return _grid(request, sheet, {"refusal": refusal}, status=422)
    toast(request, f"Đã lấy {len(taken)} số đã báo cáo, ghi kèm nguồn")
    return redirect("appendix:grid", uuid)


@require_POST
def undo(request: Request, uuid: str, block: str) -> HttpResponse:
    sheet = get_fillable(request.actor, uuid)
    restored = undo_block(request.actor, get_block(request.actor, sheet, block))
    toast(request, f"Đã hoàn tác, trả lại {restored} dòng như trước")
    return redirect("appendix:grid", uuid)


@require_http_methods(["GET", "POST"])
def years(request: Request, uuid: str, code: str) -> HttpResponse:
    """The years of one total, each its own box."""
    sheet = _sheet(request, uuid)
    line = sheet.by_code.get(code)
    if line is None or not line.row.yearly:
        return redirect("appendix:grid", uuid)
    if request.method == "POST":
        draft = draft_of(request.actor, sheet.obligation)
        save_years(request.actor, draft, code, {year: request.POST.get(f"n-{year}", "") for year in line.row.yearly})
        toast(request, f"Đã lưu số từng năm của dòng {line.row.label}")
        return redirect(f"{reverse('appendix:grid', args=[uuid])}#r{line.row.label}")
    held = {part.year: part.words for part in line.entry.years}
    facts = {
        "sheet": sheet, "line": line, "row": row_of(sheet, 0, line), "years": [(year, held.get(year, "")) for year in line.row.yearly],
        "fills": may_fill(request.actor, sheet),
    }  # fmt: skip
    return render(request, "appendix/years.html", facts)
