"""Promises of the mid-term against what came: the table, sentences to choose from, one promise, Word."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.domain.term_results import OUTCOME_WORDS
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.term_results import promises_paper
from nhiemky.web import clock
from nhiemky.web.campaigns.access import campaigns
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.request import Request
from nhiemky.web.targets.access import may_list, require_list
from nhiemky.web.terms import actions
from nhiemky.web.terms.access import Place, get_promise, place_of
from nhiemky.web.terms.forms import JudgeForm, PromiseForm, TieForm
from nhiemky.web.terms.models import Promise
from nhiemky.web.terms.pages import handed, owner_of, place_at, way_in
from nhiemky.web.terms.promises import candidates, promises_told
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word


@require_GET
def index(request: Request) -> HttpResponse:
    return way_in(request, "terms:promises", "Lời hứa giữa nhiệm kỳ")


@require_http_methods(["GET", "POST"])
def promises(request: Request, uuid: str) -> HttpResponse:
    """What was promised and what came. POST keeps one by hand."""
    place = place_at(request, uuid)
    form, refusal = PromiseForm(request.POST or None, lines=place.lines), None
    if request.method == "POST":
        require_list(request.actor, place.organisation)
        if form.is_valid():
            given = form.cleaned_data
            new = actions.New(given["words"], given["source"], None, form.line, given["level"], given["due"])
            try:
                actions.keep_promises(request.actor, place, [new])
            except Refusal as fault:
                refusal = fault
            else:
                toast(request, "Đã ghi lời hứa")
                return redirect("terms:promises", uuid)
    rows = promises_told(place)
    counts = [(words, sum(row.outcome == outcome for row in rows)) for outcome, words in OUTCOME_WORDS.items()]
    facts = {
        "place": place, "rows": rows, "counts": [each for each in counts if each[1]], "form": form, "refusal": refusal,
        "may": may_list(request.actor, place.organisation),
    }  # fmt: skip
    return render(request, "terms/promises.html", facts, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def choose(request: Request, uuid: str) -> HttpResponse:
    """Sentences of a campaign's reports, to be ticked. Nothing is kept that nobody ticked."""
    place = place_at(request, uuid)
    if request.method == "POST":
        require_list(request.actor, place.organisation)
    rows = campaigns(request.actor).filter(state__in=("issued", "closed")).order_by("-issued_at")
    listed = list(rows.select_related("organisation")[:50])
    wanted = request.POST.get("dot") or request.GET.get("dot") or str(place.campaign.uuid)
    chosen = next((one for one in listed if str(one.uuid) == wanted), place.campaign)
    found, refusal = candidates(place, chosen), None
    if request.method == "POST":
        ticked = set(request.POST.getlist("cau"))
        new = [actions.New(one.words, one.source, one.campaign) for one in found if one.key in ticked and not one.known]
        try:
            made = actions.keep_promises(request.actor, place, new)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, f"Đã ghi {len(made)} lời hứa. Gắn chỉ tiêu và mức để kết quả tự tính.")
            return redirect("terms:promises", uuid)
    facts = {
        "place": place, "found": found, "campaigns": listed, "chosen": chosen, "refusal": refusal,
        "may": may_list(request.actor, place.organisation), "left": sum(not one.known for one in found),
    }  # fmt: skip
    return render(request, "terms/choose.html", facts, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def promise(request: Request, uuid: str) -> HttpResponse:
    """One promise: tied, judged or withdrawn."""
    one = get_promise(request.actor, uuid)
    place = place_of(request.actor, one.organisation, current_campaign(request))
    refusal, what = None, request.POST.get("viec", "")
    if request.method == "POST":
        require_list(request.actor, one.organisation)
    start = {"code": one.code, "level": one.level, "due": one.due}
    tie = TieForm(request.POST if what == "gan" else None, lines=place.lines, initial=start)
    said = {"outcome": one.outcome or "unknown", "words": one.outcome_words, "source": one.outcome_source}
    judge = JudgeForm(request.POST if what == "danh-gia" else None, initial=said)
    if request.method == "POST":
        try:
            if done := _done(request, one, what, tie, judge):
                toast(request, done)
                return redirect("terms:promises", one.organisation.uuid)
        except Refusal as fault:
            refusal = fault
    shown = next((row for row in promises_told(place) if row.promise.pk == one.pk), None)
    facts = {
        "promise": one, "place": place, "shown": shown, "tie": tie, "judge": judge, "refusal": refusal,
        "may": may_list(request.actor, one.organisation),
    }  # fmt: skip
    return render(request, "terms/promise.html", facts, status=422 if request.method == "POST" else 200)


def _done(request: Request, one: Promise, what: str, tie: TieForm, judge: JudgeForm) -> str:
    """What was done, "" where a form is not right."""
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdigit() and len(seen) < 10 else 0
    if what == "bo":
        actions.withdraw_promise(request.actor, one)
        return "Đã bỏ lời hứa"
    if what == "gan" and tie.is_valid():
        actions.tie_promise(request.actor, one, tie.line, tie.cleaned_data["level"], tie.cleaned_data["due"], version)
        return "Đã gắn chỉ tiêu và mức"
    if what == "danh-gia" and judge.is_valid():
        given = judge.cleaned_data
        actions.judge_promise(request.actor, one, given["outcome"], given["words"], given["source"], version)
        return "Đã ghi đánh giá"
    return ""


@require_GET
def word(request: Request, uuid: str) -> HttpResponse:
    place: Place = place_at(request, uuid)
    told = [row.told for row in promises_told(place)]
    return handed(write_word(promises_paper(owner_of(place), Signing(clock.today()), place.term, told)), "nhiem-vu-giua-nhiem-ky", "docx")
