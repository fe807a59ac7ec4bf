"""Pages from an uploaded document to a confirmed draft. Thin: fetch by access, read the form, act, show."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.confirmation import Correction
from nhiemky.domain.finding import Refusal
from nhiemky.flows.confirmation.campaign import confirmed_campaign, policies_of
from nhiemky.flows.confirmation.cases import case_of
from nhiemky.web.campaigns.access import get_reading
from nhiemky.web.campaigns.intake.access import office_homes, open_readings
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, correct_all, drop_reading, take_directive, undo_correction
from nhiemky.web.campaigns.intake.forms import Misread, addition_of, edit_of, matrix_corrections
from nhiemky.web.campaigns.intake.matrix_table import ANSWERS, FREEDOMS, GATES, POLICIES, WAYS, table_of
from nhiemky.web.campaigns.intake.page import Page, adding_of, page_of
from nhiemky.web.campaigns.intake.stored import confirmation, corrections_of, paper_of
from nhiemky.web.campaigns.models import Campaign, Reading
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

PREFIX = "campaigns/intake/"
STALE = "confirm_stale"


@require_http_methods(["GET", "POST"])
@tells_reading
def upload(request: Request) -> HttpResponse:
    """Step 1: a file goes in; what stands half-way is offered again."""
    homes = office_homes(request.actor)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        file = request.FILES.get("file")
        home = next((one for one in homes if str(one.uuid) == request.POST.get("organisation")), homes[0])
        if file is None:
            problems = [("#file", "Chưa chọn tệp nào. Hãy chọn kế hoạch, công văn hoặc hướng dẫn giao việc.")]
        else:
            try:
                reading = take_directive(request.actor, home, file.name or "van-ban", bytes_of(file))
            except Refusal as refusal:
                problems = [("#file", refusal.message)]
            else:
                return redirect("intake:confirm", reading.uuid)
    shown = {"homes": homes, "readings": open_readings(request.actor), "problems": problems}
    return render(request, PREFIX + "upload.html", shown, status=422 if problems else 200)


@require_GET
def confirm(request: Request, uuid: UUID) -> HttpResponse:
    """Step 2: the text on the left, what was read on the right. `sua`: the fact whose form is open; `them`, `cau`: adding."""
    reading = get_reading(request.actor, uuid)
    adding = adding_of(request.GET.get("cau", ""), request.GET["them"]) if "them" in request.GET else None
    return _page(request, page_of(reading, editing=request.GET.get("sua", ""), adding=adding))


@require_POST
def fact(request: Request, uuid: UUID, ref: str) -> HttpResponse:
    """Save, remove or bring back one fact."""
    reading = get_reading(request.actor, uuid)
    shown = confirmation(reading).fact(ref)
    if shown is None:
        return _refused(request, reading, Refusal("confirm_unknown_fact"))
    act = request.POST.get("do", "save")
    if act in ("remove", "restore"):
        done = f"Đã bỏ {shown.key}" if act == "remove" else f"Đã lấy lại {shown.key}"
        return _corrected(request, reading, Correction("remove" if act == "remove" else "restore", ref), f"f-{shown.key}", done)
    posted = request.POST.dict()
    try:
        correction = edit_of(shown.sort, ref, {field.name: field.value for field in shown.fields}, posted)
    except Misread as misread:
        problems = [(f"#{ref}-{name}", words) for name, words in misread.problems]
        return _page(request, page_of(reading, editing=ref, problems=problems, typed=posted), 422)
    if correction is None:
        return _back(request, reading, f"f-{shown.key}")
    return _corrected(request, reading, correction, f"f-{shown.key}", f"Đã sửa {shown.key}", editing=ref, typed=posted)


@require_POST
def add(request: Request, uuid: UUID) -> HttpResponse:
    """A fact that was not read."""
    reading = get_reading(request.actor, uuid)
    posted = request.POST.dict()
    try:
        correction = addition_of(paper_of(reading), posted)
    except Misread as misread:
        problems = [(f"#them-{name}", words) for name, words in misread.problems]
        adding = adding_of(posted.get("quote", ""), posted.get("sort", ""), posted)
        return _page(request, page_of(reading, adding=adding, problems=problems), 422)
    before = {shown.key for shown in confirmation(reading).facts}
    adding = adding_of(posted.get("quote", ""), posted.get("sort", ""), posted)
    answer = _corrected(request, reading, correction, "", "Đã thêm", adding=adding)
    if answer.status_code in (409, 422):
        return answer
    new = next((shown.key for shown in confirmation(reading).facts if shown.key not in before), "")
    return _back(request, reading, f"f-{new}")


@require_POST
def answer(request: Request, uuid: UUID) -> HttpResponse:
    """One question answered, or asked again."""
    reading = get_reading(request.actor, uuid)
    id = request.POST.get("question", "")
    question = confirmation(reading).question(id)
    if request.POST.get("do") == "reopen":
        return _corrected(request, reading, Correction("reopen", id), f"hoi-{id}", "")
    correction = Correction("answer", id, {"option": request.POST.get("option", ""), "text": request.POST.get("text", "").strip()})
    return _corrected(request, reading, correction, f"f-{question.key}" if question else "", "", f"#hoi-{id}")


@require_POST
def finding(request: Request, uuid: UUID) -> HttpResponse:
    """Keep a finding as it is, with the reason; or look at it again."""
    reading = get_reading(request.actor, uuid)
    id = request.POST.get("finding", "")
    if request.POST.get("do") == "reopen":
        return _corrected(request, reading, Correction("reopen", id), "", "")
    key = next((item.key for item in confirmation(reading).findings if item.id == id), "")
    correction = Correction("keep", id, reason=" ".join(request.POST.get("reason", "").split()))
    return _corrected(request, reading, correction, f"f-{key}", "Đã ghi lý do", f"#ly-do-{key}")


@require_http_methods(["GET", "POST"])
def matrix(request: Request, uuid: UUID) -> HttpResponse:
    """Who makes, adopts and sends up which report; what units may change by themselves."""
    reading = get_reading(request.actor, uuid)
    shown = confirmation(reading)
    value = confirmed_campaign(shown.corrected)
    policies = policies_of(value, {})
    stand = {name: getattr(policies, name) for name in POLICIES} | {name: "yes" if getattr(policies, name) else "no" for name in GATES}
    problems: list[tuple[str, str]] = []
    status = 200
    if request.method == "POST":
        corrections = matrix_corrections(shown.matrix, stand, request.POST.dict())
        try:
            if corrections:
                correct_all(request.actor, reading, corrections, _version(request))
                toast(request, "Đã lưu bảng báo cáo")
            return redirect("intake:confirm", uuid)
        except Refusal as refusal:
            problems, status = [("", refusal.message)], 409 if refusal.code == STALE else 422
            reading.refresh_from_db()
            shown = confirmation(reading, *corrections)  # what was chosen stays on the page
    context = {
        "reading": reading, "matrix": shown.matrix, "value": value, "problems": problems, "table": table_of(shown.matrix), "ways": WAYS,
        "own": [asked for asked in value.requirements if asked.own],
        "choices": FREEDOMS, "freedoms": [(name, POLICIES[name], stand[name]) for name in POLICIES],
        "gates": [(name, GATES[name], stand[name]) for name in GATES], "answers": ANSWERS,
    }  # fmt: skip
    return render(request, PREFIX + "matrix.html", context, status=status)


@require_POST
def undo(request: Request, uuid: UUID, version: int) -> HttpResponse:
    """Take back the correction that led to `version`, as long as nothing came after it."""
    reading = get_reading(request.actor, uuid)
    try:
        undo_correction(request.actor, reading, version)
    except Refusal as refusal:
        return _refused(request, reading, refusal)
    return redirect("intake:confirm", uuid)


@require_POST
def drop(request: Request, uuid: UUID) -> HttpResponse:
    """Leave the document; its bytes and what was corrected stay on record."""
    reading = get_reading(request.actor, uuid)
    drop_reading(request.actor, reading)
    toast(request, f"Đã bỏ văn bản {reading.document}")
    return redirect("intake:upload")


@require_POST
def finish(request: Request, uuid: UUID) -> HttpResponse:
    """Confirm: the draft campaign, on to its units. Open points: the summary leads to each."""
    reading = get_reading(request.actor, uuid)
    try:
        campaign = confirm_reading(request.actor, reading)
    except Refusal as refusal:
        if refusal.code != "confirm_open":
            return _refused(request, reading, refusal)
        page = page_of(reading)
        return _page(request, page_of(reading, problems=_open_problems(reading, page)), 422)
    toast(request, f"Đã tạo bản thảo đợt “{campaign.title}”")
    return HttpResponseRedirect(_next_step(campaign))


@require_GET
def export(request: Request, uuid: UUID) -> HttpResponse:
    """What was put right, as a test case of the reader; `nguyen-van=1`: with the paper's text, for papers that may leave the house."""
    reading = get_reading(request.actor, uuid)
    whole = request.GET.get("nguyen-van") == "1"
    case = case_of(paper_of(reading), corrections_of(reading), reading.reader_version, text=whole)
    return attachment((json.dumps(case, ensure_ascii=False, indent=2) + "\n").encode(), "dieu-da-sua.json")


@require_GET
def original(request: Request, uuid: UUID) -> HttpResponse:
    """The document as it was uploaded."""
    reading = get_reading(request.actor, uuid)
    return attachment(read(reading.document.blob.sha256), reading.document.file_name)


def _open_problems(reading: Reading, page: Page) -> list[tuple[str, str]]:
    problems = [(f"#hoi-{item.id}", f"Cần quyết định: {item.lead} {item.key} {item.title}") for item in page.shown.open_questions]
    if page.open_cells:
        address = reverse("intake:matrix", args=[reading.uuid])
        problems.append((address, f"Bảng báo cáo còn {page.open_cells} ô văn bản không nói rõ"))
    return problems


def _next_step(campaign: Campaign) -> str:
    """The list of units, where that page is there; else the campaign."""
    for name in ("campaigns:roster", "campaigns:campaign"):
        try:
            return reverse(name, args=[campaign.uuid])
        except NoReverseMatch:
            continue
    return reverse("intake:upload")


def _version(request: Request) -> int:
    words = request.POST.get("version", "")
    return int(words) if words.isdecimal() else -1


def _corrected(
    request: Request, reading: Reading, correction: Correction, focus: str, done: str, field: str = "", **form: Any
) -> HttpResponse:
    """form: what keeps the open form and what was typed, should somebody else have been faster."""
    try:
        correct(request.actor, reading, correction, _version(request))
    except Refusal as refusal:
        return _refused(request, reading, refusal, field, **form)
    if done:
        toast(request, done, undo=reverse("intake:undo", args=[reading.uuid, reading.version]))
    return _back(request, reading, focus)


def _refused(request: Request, reading: Reading, refusal: Refusal, field: str = "", **form: Any) -> HttpResponse:
    reading.refresh_from_db()
    return _page(request, page_of(reading, problems=[(field, refusal.message)], **form), 409 if refusal.code == STALE else 422)


def _back(request: Request, reading: Reading, focus: str) -> HttpResponse:
    """After a correction: the panes alone for htmx, else the page at the place."""
    if request.htmx:
        return _page(request, page_of(reading, focus=focus))
    return HttpResponseRedirect(reverse("intake:confirm", args=[reading.uuid]) + (f"#{focus}" if focus else ""))


def _page(request: Request, page: Page, status: int = 200) -> HttpResponse:
    template = "panes.html" if request.htmx else "confirm.html"
    return render(request, PREFIX + template, {"page": page, "reading": page.reading, "shown": page.shown}, status=status)
