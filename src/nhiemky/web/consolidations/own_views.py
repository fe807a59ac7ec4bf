"""Báo cáo của cấp ủy: outline left, one section in the middle, what units and boards wrote on the right."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.campaign import Requirement
from nhiemky.domain.finding import Refusal
from nhiemky.domain.own_report import Material
from nhiemky.domain.report import Report
from nhiemky.flows.own_report import own_report, section_blocks
from nhiemky.web import clock
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations import access, own_actions, papers
from nhiemky.web.consolidations.forms import AssignForm, OwnReportForm
from nhiemky.web.consolidations.material import figures_for, material_of, whole_for
from nhiemky.web.consolidations.models import OwnReport, OwnSection
from nhiemky.web.consolidations.own_actions import NEXT, STATES, value_of_section
from nhiemky.web.files.download import attachment
from nhiemky.web.request import Request
from nhiemky.web.ui.figures import clock_time
from nhiemky.web.ui.toast import toast
from nhiemky.writing.pdf import write_pdf
from nhiemky.writing.word import write_word

_VERB = re.compile(r"^((dự thảo|gửi|lập|xây dựng|chuẩn bị|hoàn thiện|hoàn chỉnh|trình)\s+)+", re.IGNORECASE)
_MOVES = {"laid": "Trình Ban Thường vụ", "adopted": "Ghi đã thông qua", "sent": "Ghi đã gửi"}


@require_http_methods(["GET", "POST"])
def reports(request: Request) -> HttpResponse:
    """The owner's own reports: those being drafted, and the duties nobody has begun."""
    campaign = required_campaign(request)
    actor = request.actor
    drafted = list(access.own_reports(actor, campaign))
    if not drafted:
        access.require_sight(actor, campaign)
    if request.method == "POST":
        access.require_office(actor, campaign, own_actions.WHAT)
    outlines = [(outline.id, outline.subtitle or outline.title) for outline in value_of(campaign).outlines if outline.nodes]
    begun = {report.obligation_id for report in drafted}
    waiting = [each for each in access.own_reports_due(actor, campaign).filter(requirement__deliverable="report") if each.pk not in begun]
    duty = access.get_own_duty(actor, campaign, request.POST.get("viec") or request.GET.get("viec") or "")
    duty = duty or (waiting[0] if waiting and request.method == "GET" else None)
    first = {"title": _titled(duty.requirement.what) if duty else campaign.title, "outline": duty.requirement.outline if duty else ""}
    form = OwnReportForm(outlines, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = own_actions.begin_own_report(actor, campaign, said["outline"], said["title"], obligation=duty)
        toast(request, "Đã mở báo cáo để soạn; số liệu đã đưa vào mục kết quả.")
        return redirect("consolidations:own_report", uuid=made.uuid)
    context = {
        "campaign": campaign, "rows": [_row(report) for report in drafted], "waiting": waiting, "duty": duty, "form": form,
        "outlines": outlines, "office": access.is_office(actor, campaign),
    }  # fmt: skip
    return render(request, "consolidations/own_reports.html", context, status=422 if form.is_bound else 200)


def _row(report: OwnReport) -> dict[str, Any]:
    asked = _asked(list(OwnSection.objects.filter(report=report).only("path", "text", "state")))
    return {"report": report, "state": STATES[report.state], "done": sum(each.state == "done" for each in asked), "all": len(asked)}


def _asked(sections: list[OwnSection]) -> list[OwnSection]:
    """Those that are written for themselves: a heading over others counts only once it holds words."""
    return [each for each in sections if each.text or not _is_group(each, sections)]


def _is_group(row: OwnSection, sections: list[OwnSection]) -> bool:
    return any(each.path.startswith(f"{row.path}/") for each in sections)


@require_GET
def own(request: Request, uuid: str) -> HttpResponse:
    """The first section that still waits for somebody."""
    report = access.get_own_report(request.actor, uuid)
    sections = list(OwnSection.objects.filter(report=report).order_by("order"))
    if not sections:
        raise Http404
    return redirect(_address(report, next((each for each in _asked(sections) if each.state != "done"), sections[0])))


@require_GET
def section(request: Request, uuid: str, order: int) -> HttpResponse:
    """One section with its material."""
    report = access.get_own_report(request.actor, uuid)
    return render(request, "consolidations/own_report.html", _context(request, report, access.get_own_section(report, order)))


def _context(request: Request, report: OwnReport, row: OwnSection) -> dict[str, Any]:
    actor = request.actor
    boards = [(str(board.uuid), board.name) for board in access.boards(actor, report.campaign)]
    sections = list(OwnSection.objects.filter(report=report).select_related("assigned_to").order_by("order"))
    lead = _lead(sections)
    newest = access.newest(actor, report.campaign) if access.sees_owner(actor, report.campaign) else None
    blocks, notes = papers.laid_blocks(section_blocks(value_of_section(row), whole_for(report)))
    return {
        "report": report, "section": row, "sections": [_line(each, row, sections, lead) for each in sections],
        "lead": lead, "state": STATES[report.state],
        "may_write": access.may_write(actor, row, report), "office": access.is_office(actor, report.campaign),
        "material": material_of(report, row), "figures": figures_for(report), "inserts": value_of_section(row).inserts,
        "next": next((each for each in sections if each.order > row.order), None), "count": len(_asked(sections)),
        "done": sum(each.state == "done" for each in _asked(sections)),
        "assign": AssignForm(boards, initial={"board": str(row.assigned_to.uuid) if row.assigned_to else "", "helpers": row.helpers}),
        "newest": newest if newest and report.consolidation_id != newest.pk else None, "move": _MOVES.get(NEXT.get(report.state, ""), ""),
        "move_to": NEXT.get(report.state, ""), "blocks": blocks, "notes": notes, "duty": _duty(report),
        "see_sources": access.sees_owner(actor, report.campaign),
    }  # fmt: skip


def _duty(report: OwnReport) -> Requirement | None:
    """What the campaign says of the report: who leads, who helps, who adopts it."""
    key = report.obligation.requirement.key if report.obligation else ""
    return next((each for each in value_of(report.campaign).requirements if key and each.id == key), None)


def _lead(sections: list[OwnSection]) -> str:
    """The board that writes most of the report, "" where it is the office."""
    names = Counter(each.assigned_to.name for each in sections if each.assigned_to)
    return names.most_common(1)[0][0] if names else ""


def _line(row: OwnSection, current: OwnSection, sections: list[OwnSection], lead: str) -> dict[str, Any]:
    depth = min(row.path.count("/"), 3)
    name = row.assigned_to.name if row.assigned_to else ""
    who = "" if name == lead else name or "Văn phòng"
    if not row.text and _is_group(row, sections):
        part = row.label if row.label != row.title and " " in row.label else ""
        label = "" if part else row.label
        return {"row": row, "on": row.pk == current.pk, "depth": depth, "code": "", "label": label, "part": part, "who": who}
    code = {"done": "section_done", "writing": "section_writing"}.get(row.state, "section_empty")
    label = row.label if row.label != row.title else ""
    return {"row": row, "on": row.pk == current.pk, "depth": depth, "code": code, "label": label, "who": who}


def _address(report: OwnReport, row: OwnSection) -> str:
    return reverse("consolidations:own_section", args=[report.uuid, row.order])


@require_POST
def save(request: Request, uuid: str, order: int) -> HttpResponse:
    """Autosave (200, 409 with both texts), or the button without scripts (back to the page)."""
    report = access.get_own_report(request.actor, uuid)
    row = access.get_own_section(report, order)
    by_script = request.headers.get("X-Requested-With") == "autosave"
    try:
        version = int(request.POST.get("version", "0"))
        saved = own_actions.save_own_section(
            request.actor, report, row, request.POST.get("text", ""), version, material=material_of(report, row)
        )
    except (ValueError, Refusal) as fault:
        if not by_script:
            raise
        return JsonResponse({"error": fault.message if isinstance(fault, Refusal) else "Không lưu được, hãy tải lại trang."}, status=422)
    if saved.clash:
        return render(
            request,
            "consolidations/clash.html",
            {"saved": saved, "report": report, "section": saved.section, "by_script": by_script},
            status=409,
        )
    if by_script:
        return JsonResponse({"version": saved.version, "saved_at": clock_time(saved.section.saved_at or clock.now())})
    toast(request, "Đã lưu.")
    return redirect(_address(report, row))


@require_POST
def insert(request: Request, uuid: str, order: int) -> HttpResponse:
    """Put one piece of material behind the text."""
    report = access.get_own_report(request.actor, uuid)
    row = access.get_own_section(report, order)
    access.require_writing(request.actor, row, report)
    code, at = request.POST.get("ma", ""), request.POST.get("doan", "")
    pieces: tuple[Material, ...] = figures_for(report) if code else material_of(report, row)
    chosen = next((one for number, one in enumerate(pieces) if (one.code == code if code else str(number) == at)), None)
    if chosen is None:
        raise Refusal("material_gone")
    own_actions.insert_material(request.actor, report, row, chosen)
    toast(request, "Đã đưa vào mục, nguồn được giữ.")
    return redirect(_address(report, row))


@require_POST
def fill(request: Request, uuid: str, order: int) -> HttpResponse:
    """Every figure that the section has not linked yet."""
    report = access.get_own_report(request.actor, uuid)
    row = access.get_own_section(report, order)
    own_actions.fill_section(request.actor, report, row)
    toast(request, "Đã thêm các số chưa có trong mục; lời đã viết giữ nguyên.")
    return redirect(_address(report, row))


@require_POST
def mark(request: Request, uuid: str, order: int) -> HttpResponse:
    """Xong, or viết tiếp."""
    report = access.get_own_report(request.actor, uuid)
    row = access.get_own_section(report, order)
    own_actions.mark_section(request.actor, report, row, request.POST.get("xong") == "1")
    following = OwnSection.objects.filter(report=report, order__gt=row.order).first() if request.POST.get("xong") == "1" else None
    return redirect(_address(report, following or row))


@require_POST
def assign(request: Request, uuid: str, order: int) -> HttpResponse:
    """Give the section to a board."""
    report = access.get_own_report(request.actor, uuid)
    row = access.get_own_section(report, order)
    boards = {str(board.uuid): board for board in access.boards(request.actor, report.campaign)}
    form = AssignForm([(key, board.name) for key, board in boards.items()], request.POST)
    if not form.is_valid():
        return render(request, "consolidations/own_report.html", {**_context(request, report, row), "assign": form}, status=422)
    board = boards.get(form.cleaned_data["board"])
    own_actions.assign_section(request.actor, report, row, board, form.cleaned_data["helpers"])
    toast(request, f"Đã giao mục này cho {board.name if board else 'Văn phòng'}.")
    return redirect(_address(report, row))


@require_POST
def renew(request: Request, uuid: str) -> HttpResponse:
    """Take the figures of the newest version."""
    report = access.get_own_report(request.actor, uuid)
    newest = access.newest(request.actor, report.campaign)
    if newest is None:
        raise Http404
    own_actions.use_version(request.actor, report, newest)
    toast(request, f"Số trong báo cáo theo bản tổng hợp {newest.number}.")
    return redirect("consolidations:own_report", uuid=report.uuid)


@require_POST
def advance(request: Request, uuid: str) -> HttpResponse:
    """Laid before, adopted, sent; or the next draft."""
    report = access.get_own_report(request.actor, uuid)
    own_actions.advance(request.actor, report, request.POST.get("buoc", ""))
    report.refresh_from_db()
    toast(request, f"Báo cáo: {STATES[report.state].lower()}.")
    return redirect("consolidations:own_reports")


@require_GET
def preview(request: Request, uuid: str) -> HttpResponse:
    """The whole report as it will stand in Word."""
    report = access.get_own_report(request.actor, uuid)
    blocks, notes = papers.laid_out(_report(report))
    context = {
        "blocks": blocks, "notes": notes, "back": reverse("consolidations:own_report", args=[report.uuid]), "back_words": report.title,
        "word": reverse("consolidations:own_download", args=[report.uuid, "docx"]),
    }  # fmt: skip
    return render(request, "consolidations/preview.html", context)


@require_GET
def download(request: Request, uuid: str, kind: str) -> HttpResponse:
    """Word or PDF; `?nguon=1` with a footnote behind each inserted paragraph."""
    report = access.get_own_report(request.actor, uuid)
    if kind not in ("docx", "pdf"):
        return HttpResponseBadRequest("Chỉ có docx và pdf.")
    made = _report(report, with_sources=request.GET.get("nguon") == "1")
    carried = papers.carried_by(report.consolidation) if report.consolidation else ""
    data = write_word(made, carried=carried) if kind == "docx" else write_pdf(made)
    draft = "" if report.state in ("adopted", "sent") else f", dự thảo lần {report.draft_number}"
    return attachment(data, f"{report.title[:80].strip()}{draft}.{kind}")


def _report(report: OwnReport, *, with_sources: bool = False) -> Report:
    """The report's tree."""
    campaign = value_of(report.campaign)
    outline = next((each for each in campaign.outlines if each.id == report.outline), None)
    if outline is None:
        raise Http404
    rows = list(OwnSection.objects.filter(report=report).order_by("order"))
    saved = [row.saved_at for row in rows if row.saved_at]
    on = clock.local(max(saved) if saved else report.made_at).date()
    draft = None if report.state in ("adopted", "sent") else report.draft_number
    return own_report(
        [value_of_section(row) for row in rows], whole_for(report), campaign, outline, on=on, draft=draft, title=_subject(report.title),
        with_sources=with_sources,
    )  # fmt: skip


def _titled(what: str) -> str:
    """A duty's words as a title: "dự thảo báo cáo sơ kết" asks for "Báo cáo sơ kết"."""
    words = _VERB.sub("", what.strip())
    return words[:1].upper() + words[1:]


def _subject(title: str) -> str:
    """A subject line goes on from "BÁO CÁO": "Báo cáo sơ kết" is "sơ kết"."""
    words = title.strip()
    words = words[len("báo cáo") :].strip() if words.lower().startswith("báo cáo ") else words
    return words[:1].lower() + words[1:]
