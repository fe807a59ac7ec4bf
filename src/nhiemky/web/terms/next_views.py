"""Targets proposed for the next term: the table, one proposal, the draft list, its adoption, the submission in Word."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.term_results import Given
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.term_results import next_paper
from nhiemky.rulebook.term_work import term_work
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.request import Request
from nhiemky.web.targets.access import may_list, require_list
from nhiemky.web.terms import actions
from nhiemky.web.terms.access import Place, get_next_target, next_list_of, next_targets, place_of
from nhiemky.web.terms.forms import AdoptForm, NextForm
from nhiemky.web.terms.models import NextTarget
from nhiemky.web.terms.next_targets import told_of
from nhiemky.web.terms.pages import handed, owner_of, place_at, way_in
from nhiemky.web.terms.rules import rule_of
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word


@require_GET
def index(request: Request) -> HttpResponse:
    return way_in(request, "terms:next", "Chỉ tiêu nhiệm kỳ tới")


def _page(request: Request, place: Place, refusal: Refusal | None = None, adopt: AdoptForm | None = None) -> HttpResponse:
    rows = list(next_targets(place.organisation, place.next_term))
    facts = {
        "place": place, "rows": rows, "taken": sum(row.state == "taken" for row in rows), "refusal": refusal,
        "dropped": sum(row.state == "dropped" for row in rows), "made": next_list_of(place.organisation, place.next_term),
        "adopt": adopt or AdoptForm(), "rule": rule_of(place.campaign.organisation), "basis": term_work().basis,
        "office": place.campaign.organisation, "may": may_list(request.actor, place.organisation),
    }  # fmt: skip
    return render(request, "terms/next.html", facts, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def targets(request: Request, uuid: str) -> HttpResponse:
    """The proposals. POST computes them from what stands now; what a person changed stays."""
    place = place_at(request, uuid)
    if request.method == "GET":
        return _page(request, place)
    try:
        count = actions.propose_next(request.actor, place)
    except Refusal as refusal:
        if refusal.code == "not_allowed":
            raise
        return _page(request, place, refusal)
    toast(request, f"Đã tính đề xuất cho {count} chỉ tiêu" if count else "Không có đề xuất nào thay đổi")
    return redirect("terms:next", uuid)


@require_POST
def make_list(request: Request, uuid: str) -> HttpResponse:
    """What was taken becomes the draft list."""
    place = place_at(request, uuid)
    try:
        actions.list_next(request.actor, place)
    except Refusal as refusal:
        if refusal.code == "not_allowed":
            raise
        return _page(request, place, refusal)
    toast(request, f"Đã lập dự thảo danh sách chỉ tiêu nhiệm kỳ {place.next_term}")
    return redirect("terms:next", uuid)


@require_POST
def adopt(request: Request, uuid: str) -> HttpResponse:
    """The congress has adopted the list."""
    place = place_at(request, uuid)
    require_list(request.actor, place.organisation)
    form, made = AdoptForm(request.POST), next_list_of(place.organisation, place.next_term)
    if made is None:
        return _page(request, place, Refusal("next_list_empty", term=place.next_term))
    if not form.is_valid():
        return _page(request, place, None, form)
    try:
        actions.adopt_next(request.actor, made, form.cleaned_data["document"], form.cleaned_data["on"])
    except Refusal as refusal:
        if refusal.code == "stale_version":
            raise
        return _page(request, place, refusal, form)
    toast(request, f"Đã ghi nghị quyết thông qua chỉ tiêu nhiệm kỳ {place.next_term}")
    return redirect("terms:next", uuid)


@require_http_methods(["GET", "POST"])
def target(request: Request, uuid: str) -> HttpResponse:
    """One proposal with its arithmetic: saved, taken, dropped, opened again."""
    row = get_next_target(request.actor, uuid)
    place = place_of(request.actor, row.organisation, current_campaign(request))
    start = {"given": row.given, "given_per_year": row.given_per_year, "given_source": row.given_source, "level": row.level,
             "reason": row.reason}  # fmt: skip
    form, refusal = NextForm(request.POST or None, initial=start), None
    if request.method == "POST":
        require_list(request.actor, row.organisation)
        try:
            if form.is_valid() and (said := _done(request, place, row, form)):
                toast(request, said)
                return redirect("terms:next", row.organisation.uuid)
        except Refusal as fault:
            if fault.code == "stale_version":
                raise
            refusal = fault
    facts = {"row": row, "place": place, "form": form, "refusal": refusal, "may": may_list(request.actor, row.organisation)}
    return render(request, "terms/next_target.html", facts, status=422 if request.method == "POST" else 200)


def _done(request: Request, place: Place, row: NextTarget, form: NextForm) -> str:
    seen, what, given = request.POST.get("version", ""), request.POST.get("viec", ""), form.cleaned_data
    version = int(seen) if seen.isdigit() and len(seen) < 10 else 0
    if what == "mo-lai":
        actions.open_again(request.actor, row, version)
        return "Đã đưa chỉ tiêu về chưa quyết"
    if what == "bo":
        actions.drop(request.actor, row, given["reason"], version)
        return "Đã bỏ chỉ tiêu khỏi đề xuất"
    if what not in ("luu", "lay"):
        return ""
    superior = None
    if given["given"] or given["given_source"]:
        superior = Given(given["given"], given["given_source"], given["given_per_year"])
    saved = actions.edit_next(
        request.actor, place, row, level=given["level"], given=superior, reason=given["reason"], version=version
    )  # fmt: skip
    if what == "lay":
        actions.take(request.actor, saved, saved.version)
        return f"Đã lấy chỉ tiêu, mức {saved.level}"
    return f"Đã lưu, mức {saved.level or 'chưa ghi'}"


@require_GET
def word(request: Request, uuid: str) -> HttpResponse:
    place = place_at(request, uuid)
    rows = list(next_targets(place.organisation, place.next_term))
    told = [told_of(row) for row in rows if row.state == "taken"]
    dropped = {row.statement: row.reason for row in rows if row.state == "dropped"}
    confirmed = rule_of(place.campaign.organisation).confirmed
    basis = [] if confirmed else ["Cách tính là mặc định của phần mềm, chưa được cấp ủy xác nhận."]
    report = next_paper(owner_of(place), Signing(clock.today()), place.next_term, told, basis, dropped)
    return handed(write_word(report), "to-trinh-chi-tieu-nhiem-ky-toi", "docx")
