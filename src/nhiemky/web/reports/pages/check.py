""" "Kiểm tra và nộp": what must be mended, what wants a reason, the unit's paper; laid before the secretary, then handed in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.receipt import UnitPaper
from nhiemky.flows.revision_difference import figure_changes, section_changes
from nhiemky.reading.package import is_package
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.returning import take_return
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.content import content_of_revision
from nhiemky.web.reports.drafts.gate import why_not
from nhiemky.web.reports.forms import FileForm, PaperForm
from nhiemky.web.reports.judging import Judged, finding_key, judge_draft, judge_file
from nhiemky.web.reports.models import Revision
from nhiemky.web.reports.pages.report import address
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.reports.tasks import page_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
@tells_reading
def check(request: Request, uuid: str) -> HttpResponse:
    """The check page of what is typed, and the three buttons: trình, duyệt, nộp."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    form = PaperForm(request.POST or None, request.FILES or None)
    problem: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _act(request, obligation, form)
        except Refusal as refusal:
            if refusal.code == "not_allowed":
                raise
            problem = refusal
    context = _context(request, obligation, form, problem)
    return render(request, "reports/check.html", context, status=422 if problem or form.errors else 200)


def _act(request: Request, obligation: Obligation, form: PaperForm) -> HttpResponse:
    wanted = request.POST.get("viec")
    if wanted == "trinh":
        actions.prepare(request.actor, obligation)
        toast(request, "Đã trình bí thư duyệt.")
        return redirect("reports:tasks")
    if wanted == "duyet":
        actions.approve(request.actor, obligation)
        toast(request, "Đã duyệt. Văn thư hoặc bí thư bấm nộp để gửi đi.")
        return redirect("reports:check", uuid=obligation.uuid)
    revision = actions.submit_report(
        request.actor, obligation, door="web", paper=paper_of(form), signed_copy=_signed(form), reasons=_reasons(request), all_reasons=True
    )
    return redirect("reports:receipt", uuid=revision.uuid)


def paper_of(form: PaperForm) -> UnitPaper:
    data = form.cleaned_data
    return UnitPaper(data["symbol"], data["day"], data["signer"])


def _signed(form: PaperForm) -> SignedCopy | None:
    copy = form.cleaned_data.get("signed_copy")
    return SignedCopy(copy.name, bytes_of(copy)) if copy else None


def _reasons(request: Request) -> dict[str, str]:
    return {name.removeprefix("ly-do-"): str(value) for name, value in request.POST.items() if name.startswith("ly-do-")}


def _context(request: Request, obligation: Obligation, form: PaperForm, problem: Refusal | None) -> dict[str, Any]:
    asked = asked_of(obligation)
    draft = access.draft(obligation)
    try:
        judged: Judged | None = judge_draft(asked, obligation, draft)
    except Refusal as refusal:
        judged, problem = None, problem or refusal
    last = obligation.submissions.order_by("-number").first()
    reasons = _reasons(request)
    scope = scope_of(request.actor)
    approves = scope.may("approve", obligation.organisation)
    approved = bool(draft and judged and draft.approved_at and draft.approved_hash == judged.content_hash)
    return {
        "obligation": obligation,
        "shown": shown_of(obligation, clock.now(), asked.campaign.directive.doc_type if asked.campaign.directive else None),
        "form": form,
        "problem": problem,
        "judged": judged,
        "draft": draft,
        "asked": asked,
        "must": [_row(asked, obligation, found, reasons) for found in judged.in_the_way] if judged else [],
        "know": [found.message for found in judged.told] if judged else [],
        "look": [_row(asked, obligation, found, reasons) for found in judged.want_reasons] if judged else [],
        "problems": [(f"#{_row(asked, obligation, found, reasons)['id']}", found.message) for found in judged.in_the_way]
        if judged and problem and problem.code == "submission_has_faults"
        else [],
        "last": last,
        "changed": _changed(asked, last, judged) if last and judged else [],
        "approves": approves,
        "approved": approved,
        "may_submit": approves or approved,
        "word": access.word_of_draft(obligation),
        "gate": why_not(obligation),
        "talks": access.threads(obligation).filter(closed_at=None),
    }


def _changed(asked: Asked, last: Revision, judged: Judged) -> list[str]:
    """Names of sections and figures that differ from what was handed in last."""
    before, now = content_of_revision(asked, last), judged.content
    names = {**{item.key: f"{item.number} {item.title}" for item in asked.items}, **before.titles, **now.titles}
    sections = [names.get(change.key, change.key) for change in section_changes(before.texts, now.texts)]
    return [*sections, *(change.statement for change in figure_changes(before.rows, now.rows))]


def _row(asked: Asked, obligation: Obligation, found: Finding, reasons: dict[str, str]) -> dict[str, Any]:
    key = finding_key(found)
    item = asked.by_key.get(found.subject_id or "")
    grid = found.code.startswith(("cell_", "appendix_"))
    page = page_of(obligation) if grid and obligation.requirement.deliverable == "appendix" else address(obligation)
    return {
        "id": f"o-{key}",
        "key": key,
        "message": found.message,
        "place": f"Mục {item.number}" if item else (found.place or ""),
        "url": address(obligation, found.subject_id or "") if item else page,
        "reason": reasons.get(key, ""),
    }


@require_http_methods(["GET", "POST"])
@tells_reading
def file(request: Request, uuid: str) -> HttpResponse:
    """Hand in a file as it is (by who approves): checked, stored, receipted."""
    obligation = access.get_obligation(request.actor, uuid, "approve")
    form = FileForm(request.POST or None, request.FILES or None)
    paper = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and paper.is_valid():
        chosen = form.cleaned_data["file"]
        data = bytes_of(chosen)
        door = "workbook" if chosen.name.lower().endswith((".xlsx", ".csv")) else "word"
        try:
            if is_package(data):
                return redirect("packages:returned", take_return(request.actor, obligation.campaign, chosen.name, data).uuid)
            revision = actions.submit_report(
                request.actor, obligation, name=chosen.name, data=data, door=door, paper=paper_of(paper), signed_copy=_signed(paper)
            )
            return redirect("reports:receipt", uuid=revision.uuid)
        except Refusal as refusal:
            form.add_error("file", refusal.message)
            for found in _in_the_way(request, obligation, chosen.name, data, refusal):
                form.add_error("file", found.message)
    context = {"obligation": obligation, "shown": shown_of(obligation, clock.now()), "form": form, "paper": paper}
    return render(request, "reports/file.html", context, status=422 if form.errors or paper.errors else 200)


def _in_the_way(request: Request, obligation: Obligation, name: str, data: bytes, refusal: Refusal) -> tuple[Finding, ...]:
    if refusal.code != "submission_has_faults":
        return ()
    del request
    return judge_file(asked_of(obligation), obligation, name, data).in_the_way
