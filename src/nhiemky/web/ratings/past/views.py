"""Pages of earlier years: the list, bringing one in, what was found, the units' answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import KIND_NAMES, SHORT_NAMES, Repair
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.files import store
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.past import actions
from nhiemky.web.ratings.past.access import (
    asked_rounds,
    committees,
    get_answer,
    get_asked,
    get_past,
    is_owner,
    past_rounds,
    require_owner,
)
from nhiemky.web.ratings.past.forms import AnswerForm, AskForm, ConfirmForm, PastForm
from nhiemky.web.ratings.past.importing import Seen, import_past, read_past
from nhiemky.web.ratings.past.judging import ANSWERS, Item, concerning, corrected_since, judged_past, repair_of
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.sides import require_side
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_GET
def index(request: Request) -> HttpResponse:
    """Earlier years of the board's side, with what waits."""
    require_side(request.actor)
    rows = []
    for campaign in past_rounds(request.actor):
        view = judged_past(campaign)
        rows.append((campaign, len(view.items), view.open, sum(not group.ok for group in view.groups)))
    owns = committees(request.actor).exists()
    return render(request, "ratings/past/index.html", {"rows": rows, "owns": owns, "open": sum(row[2] for row in rows)})


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Step 1: a file. Step 2: what it says, with the rows that cannot be used; nothing is recorded before."""
    places = committees(request.actor)
    if not places.exists():
        raise Http404
    start = {"organisation": places[0].uuid, "period": str(clock.today().year - 1)}
    form = PastForm(request.POST or None, request.FILES or None, committees=places, initial=start)
    facts: dict[str, Any] = {"form": form, "refusal": None, "seen": None}
    if request.method == "POST" and form.is_valid():
        try:
            kept, name, data = _file(request, form)
            given = form.cleaned_data
            seen = read_past(given["organisation"], name, data, given["period"])
            if request.POST.get("step") == "confirm":
                title = given["title"] or f"Kết quả xếp loại {period_of(given['period']).words}"
                made = import_past(request.actor, given["organisation"], seen, title=title, symbol=given["symbol"], on=given["on"])
                toast(request, f"Đã ghi {len(seen.rows)} kết quả và soát theo quy định của năm ấy")
                return redirect("ratings_past:round", made.uuid)
            facts |= {"seen": seen, "kept": kept, "counts": _counts(seen)}
            return render(request, "ratings/past/new.html", facts)
        except Refusal as fault:
            facts["refusal"] = fault
    return render(request, "ratings/past/new.html", facts, status=422 if request.method == "POST" else 200)


def _file(request: Request, form: PastForm) -> tuple[str, str, bytes]:
    """The file just sent, or the one of step 1, which nobody can put another in the place of."""
    sent = form.cleaned_data["file"]
    if sent:
        data = bytes_of(sent)
        read_past(form.cleaned_data["organisation"], sent.name or "ket-qua", data, form.cleaned_data["period"])  # judged before it is kept
        kept = store.keep(data)
        return Signer().sign(f"{kept.sha256}:{sent.name or 'ket-qua'}"), sent.name or "ket-qua", data
    try:
        sha256, name = Signer().unsign(request.POST.get("kept", "")).split(":", 1)
    except (BadSignature, ValueError):
        raise Refusal("past_file_missing") from None
    return request.POST["kept"], name, store.read(sha256)


def _counts(seen: Seen) -> list[tuple[str, dict[str, int]]]:
    found: dict[str, dict[str, int]] = {}
    for row in seen.rows:
        levels = found.setdefault(KIND_NAMES[row.kind], {})
        levels[SHORT_NAMES[row.level]] = levels.get(SHORT_NAMES[row.level], 0) + 1
    return list(found.items())


@require_GET
def one(request: Request, uuid: str) -> HttpResponse:
    """One earlier year: shares, findings with their clause, answers, the smallest repair."""
    campaign = get_past(request.actor, uuid)
    note_look(request.actor, campaign, None, "page:past")
    return _page(request, campaign)


def _page(
    request: Request, campaign: RatingCampaign, *, form: Any = None, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    view = judged_past(campaign)
    owner = is_owner(request.actor, campaign.organisation)
    repair = repair_of(campaign) if view.items else None
    soon = campaign.answer_by or clock.today() + timedelta(days=15)
    facts = {
        "campaign": campaign, "view": view, "owner": owner, "refusal": refusal,
        "ask": form or AskForm(initial={"by": format_day(soon)}),
        "rows": [_row(item) for item in view.items], "repair": repair, "names": SHORT_NAMES,
        "steps": _steps(campaign, repair) if repair else [],
        "corrected": [
            (given, SHORT_NAMES.get(given.new_level, ""), ConfirmForm(prefix=str(given.pk)) if owner and _waits(given) else None)
            for given in corrected_since(campaign)
        ],
        "report": view.report, "kinds": KIND_NAMES,
    }  # fmt: skip
    return render(request, "ratings/past/round.html", facts, status=status)


def _row(item: Item) -> dict[str, Any]:
    answer = item.answer
    return {"item": item, "words": ANSWERS[answer.answer] if answer else "", "severe": item.found.severity == "high"}


def _steps(campaign: RatingCampaign, repair: Repair) -> list[dict[str, Any]]:
    """Each change of the repair: who, or how many of whom, from which level to which."""
    names = {(one.kind, one.code): one.name for one in campaign.subjects.filter(removed_at=None)}
    found = []
    for step in repair.changes:
        codes = [step.subject_id] if step.subject_id else list(step.among)
        found.append({
            "who": "; ".join(names.get((step.subject_kind, code), code) for code in codes), "among": len(codes), "choose": step.choose,
            "before": SHORT_NAMES[step.from_level], "after": SHORT_NAMES[step.to_level], "why": step.reason,
        })  # fmt: skip
    return found


def _waits(given: Any) -> bool:
    """A correction of one subject that is not yet the level in force."""
    return given.subject is not None and bool(given.new_level) and given.subject.decided_level != given.new_level


@require_POST
def ask(request: Request, uuid: str) -> HttpResponse:
    campaign = get_past(request.actor, uuid)
    require_owner(request.actor, campaign.organisation)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, campaign, form=form, status=422)
    try:
        told = actions.ask(request.actor, campaign, form.cleaned_data["by"])
    except Refusal as fault:
        return _page(request, campaign, form=form, refusal=fault, status=422)
    toast(request, f"Đã báo {told} đơn vị, trả lời trước khi hết ngày {format_day(form.cleaned_data['by'])}")
    return redirect("ratings_past:round", uuid)


@require_POST
def confirm(request: Request, uuid: str) -> HttpResponse:
    """A unit's correction becomes a new version by the board's decision."""
    given = get_answer(request.actor, uuid)
    require_owner(request.actor, given.campaign.organisation)
    form = ConfirmForm(request.POST, prefix=str(given.pk))
    if not form.is_valid():
        return _page(request, given.campaign, refusal=Refusal("past_correction_incomplete"), status=422)
    try:
        actions.confirm(request.actor, given, **form.cleaned_data)
    except Refusal as fault:
        return _page(request, given.campaign, refusal=fault, status=422)
    toast(request, "Đã xếp loại lại; bản cũ giữ nguyên trong lịch sử")
    return redirect("ratings_past:round", given.campaign.uuid)


@require_GET
def mine_list(request: Request) -> HttpResponse:
    """Earlier years that wait for this committee's answers."""
    rows = []
    for campaign in asked_rounds(request.actor):
        items = concerning(request.actor, campaign, judged_past(campaign).items)
        if items:
            rows.append((campaign, len(items), sum(item.answer is None for item in items)))
    return render(request, "ratings/past/mine_list.html", {"rows": rows, "open": sum(row[2] for row in rows)})


@require_http_methods(["GET", "POST"])
def mine(request: Request, uuid: str) -> HttpResponse:
    """What was found about this committee's results, each with its answer."""
    campaign = get_asked(request.actor, uuid)
    note_look(request.actor, campaign, None, "page:past-own")
    key = request.POST.get("key", "")
    form = AnswerForm(request.POST or None, prefix="a") if key else AnswerForm(prefix="a")
    refusal: Refusal | None = None
    if request.method == "POST":
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.answer(
                    request.actor, campaign, key, given["answer"], reason=given["reason"], document=given["document"],
                    new_level=given["new_level"],
                )  # fmt: skip
            except Refusal as fault:
                refusal = fault
            else:
                toast(request, "Đã ghi trả lời")
                return redirect("ratings_past:mine", uuid)
        else:
            refusal = Refusal("past_answer_incomplete")
    items = concerning(request.actor, campaign, judged_past(campaign).items)
    facts = {
        "campaign": campaign, "refusal": refusal, "today": clock.today(), "open": sum(item.answer is None for item in items),
        "rows": [
            (item, ANSWERS[item.answer.answer] if item.answer else "", form if item.key == key and refusal else AnswerForm(prefix="a"))
            for item in items
        ],
    }  # fmt: skip
    return render(request, "ratings/past/mine.html", facts, status=422 if request.method == "POST" else 200)
