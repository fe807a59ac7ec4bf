"""Pages of a committee's own targets: the list, writing it once, one target with its versions, requests to change."""

from __future__ import annotations

from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import find_days
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import Kept
from nhiemky.web.files.store import read as stored_bytes
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.request import Request
from nhiemky.web.targets import actions
from nhiemky.web.targets.access import (
    get_indicator,
    get_list_owner,
    get_request,
    get_resolution,
    indicators_of,
    may_decide,
    may_list,
    own_list_owner,
    requests_to_decide,
    require_decide,
    require_list,
    resolutions_of,
)
from nhiemky.web.targets.actions import Listed, Paper
from nhiemky.web.targets.forms import ChangeForm, DecisionForm, DescribeForm, PaperForm, SourceForm
from nhiemky.web.targets.ledger import campaign_for, clause_of, held_of, policies_for
from nhiemky.web.targets.listing import asked_indicators, drafted_from, kept_levels
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

_FREEDOM = {
    "free": "Đơn vị tự điều chỉnh chỉ tiêu của mình, ghi văn bản và lý do.",
    "consent": "Điều chỉnh phải có ý kiến đồng ý của cấp trên: gửi xin, có văn bản trả lời thì thành lần mới.",
    "forbidden": "Kế hoạch của đợt không cho điều chỉnh chỉ tiêu.",
}
_MOST_ROWS = 300


@require_GET
def own(request: Request) -> HttpResponse:
    """The list of the person's own organisation."""
    found = own_list_owner(request.actor)
    if found is None:
        raise Http404
    return redirect("targets:list", found.uuid)


@require_GET
def listing(request: Request, organisation: str) -> HttpResponse:
    owner = get_list_owner(request.actor, organisation)
    campaign = campaign_for(owner)
    asked = {one.code: one for one in asked_indicators(owner)}
    rows = [(held_of(row), asked.get(row.serves)) for row in indicators_of(owner)]
    if made := exported(request, "chi-tieu-nghi-quyet", f"Chỉ tiêu {owner.name}", COLUMNS, lambda: (_line(*row) for row in rows)):
        return made
    unanswered = [one for code, one in asked.items() if code not in {held.indicator.serves for held, _ in rows}]
    facts = {
        "owner": owner, "rows": rows, "campaign": campaign, "resolutions": resolutions_of(owner),
        "may_list": may_list(request.actor, owner),
        "matched": sum(one is not None for _, one in rows), "unanswered": unanswered,
        "freedom": _FREEDOM[policies_for(owner).change_targets], "waiting": sum(held.waiting for held, _ in rows),
        "to_decide": len(requests_to_decide(request.actor)),
    }  # fmt: skip
    return render(request, "targets/list.html", facts)


COLUMNS = (
    ("Mã", 10),
    ("Chỉ tiêu", 60),
    ("Đơn vị tính", 14),
    ("Chỉ tiêu nghị quyết", 18),
    ("Lúc đầu", 14),
    ("Kỳ trước", 14),
    ("Của đợt", 50),
)


def _line(held: Any, asked: Any) -> tuple[str, ...]:
    said = held.indicator
    first = held.original if held.adjusted else ""
    return said.code, said.statement, said.unit_of_measure, held.words, first, held.previous, asked.statement if asked else said.serves


@require_http_methods(["GET", "POST"])
def write(request: Request, organisation: str) -> HttpResponse:
    """Step 1: words or a file. Step 2: every row as read, to be corrected and confirmed; nothing is saved before."""
    owner = get_list_owner(request.actor, organisation)
    if request.method == "POST":
        require_list(request.actor, owner)
    elif not may_list(request.actor, owner):
        raise Http404
    if request.method == "POST" and request.POST.get("step") == "confirm":
        return _confirm(request, owner)
    form = SourceForm(request.POST or None, request.FILES or None)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            if sent:
                drafted = drafted_from(owner, data=bytes_of(sent), name=sent.name or "nghi-quyet")
            else:
                drafted = drafted_from(owner, text=form.cleaned_data["text"])
        except Refusal as fault:
            refusal = fault
        else:
            return render(request, "targets/confirm.html", _drafted_facts(owner, drafted, form.cleaned_data["previous_period"]))
    status = 422 if request.method == "POST" else 200
    return render(request, "targets/write.html", {"owner": owner, "form": form, "refusal": refusal}, status=status)


def _drafted_facts(owner: Organisation, drafted: Any, period: str) -> dict[str, Any]:
    reading = drafted.reading
    campaign = campaign_for(owner)
    day = next((found.day for found in find_days(f"ngày {reading.on}" if reading.on else "") if found.day), None)
    paper = PaperForm(initial={"term": reading.term or _term_of(campaign), "symbol": reading.symbol, "on": day})
    return {
        "owner": owner, "rows": drafted.rows, "asked": drafted.asked, "left": reading.left, "paper": paper, "period": period,
        "file": Signer().sign(f"{drafted.kept.sha256}:{drafted.kept.size}:{drafted.file_name}") if drafted.kept else "",
        "file_name": drafted.file_name, "subject": reading.subject, "tasks": [
            {"number": number, "kind": kind, "words": words, "quote": words, "take": True}
            for number, (kind, words) in enumerate(
                [*(("key_task", words) for words in reading.key_tasks), *(("breakthrough", words) for words in reading.breakthroughs)], 1
            )
        ],
        "doubts": sum(bool(row.doubt) for row in drafted.rows),
    }  # fmt: skip


def _term_of(campaign: Any) -> str:
    from nhiemky.web.campaigns.value import value_of

    return (value_of(campaign).term or "") if campaign else ""


def _confirm(request: Request, owner: Organisation) -> HttpResponse:
    paper_form = PaperForm(request.POST)
    sent = request.POST
    numbers = [number for number in range(1, _MOST_ROWS + 1) if f"statement-{number}" in sent]
    period = _iso_period(sent.get("period", ""))
    rows = [
        Listed(
            sent.get(f"statement-{number}", ""), sent.get(f"unit-{number}", ""), sent.get(f"words-{number}", ""),
            sent.get(f"serves-{number}", ""), sent.get(f"previous-{number}", ""), period, quote=sent.get(f"quote-{number}", ""),
        )
        for number in numbers
        if sent.get(f"take-{number}")
    ]  # fmt: skip
    refusal: Refusal | None = None
    standing = kept_levels(owner, rows)
    if paper_form.is_valid():
        given = paper_form.cleaned_data
        kept, file_name = _kept(sent.get("file", ""))
        tasks = _tasks(sent)
        chosen = [task for task in tasks if task["take"] and task["words"]]
        paper = Paper(
            given["symbol"], given["on"], sent.get("subject", ""), kept, file_name,
            tuple(task["words"] for task in chosen if task["kind"] == "key_task"),
            tuple(task["words"] for task in chosen if task["kind"] == "breakthrough"), {task["words"]: task["quote"] for task in chosen},
        )  # fmt: skip
        try:
            actions.list_targets(request.actor, owner, rows, term=given["term"], paper=paper)
        except Refusal as fault:
            refusal = fault
    if refusal or not paper_form.is_valid():
        facts = _as_sent(owner, request, numbers) | {"paper": paper_form, "refusal": refusal}
        return render(request, "targets/confirm.html", facts, status=422)
    kept_words = f", {len(standing)} chỉ tiêu đã có mức khác nên giữ mức cũ ({'; '.join(standing[:2])})" if standing else ""
    toast(request, f"Đã ghi {len(rows)} chỉ tiêu{kept_words}")
    return redirect("targets:list", owner.uuid)


def _tasks(sent: Any) -> list[dict[str, Any]]:
    """Key tasks as the person left them on the page."""
    return [
        {
            "number": number, "kind": "breakthrough" if sent.get(f"task-kind-{number}") == "breakthrough" else "key_task",
            "words": " ".join(sent[f"task-words-{number}"].split()), "quote": sent.get(f"task-quote-{number}", ""),
            "take": bool(sent.get(f"task-take-{number}")),
        }
        for number in range(1, _MOST_ROWS + 1)
        if f"task-words-{number}" in sent
    ]  # fmt: skip


def _as_sent(owner: Organisation, request: Request, numbers: list[int]) -> dict[str, Any]:
    """The page as the person left it."""
    sent = request.POST
    rows = [
        {
            "number": number, "statement": sent.get(f"statement-{number}", ""), "unit_of_measure": sent.get(f"unit-{number}", ""),
            "words": sent.get(f"words-{number}", ""), "previous": sent.get(f"previous-{number}", ""),
            "serves": sent.get(f"serves-{number}", ""),
            "quote": sent.get(f"quote-{number}", ""), "sure": True, "left_out": not sent.get(f"take-{number}"),
        }
        for number in numbers
    ]  # fmt: skip
    return {
        "owner": owner, "rows": rows, "asked": asked_indicators(owner), "file": sent.get("file", ""), "subject": sent.get("subject", ""),
        "tasks": _tasks(sent), "period": sent.get("period", ""),
    }  # fmt: skip


def _kept(signed: str) -> tuple[Kept | None, str]:
    """The file of step 1, which nobody can put another in the place of."""
    if not signed:
        return None, ""
    try:
        sha256, size, name = Signer().unsign(signed).split(":", 2)
    except (BadSignature, ValueError):
        return None, ""
    return Kept(sha256, int(size)), name


def _iso_period(words: str) -> str:
    """ "12/2022" -> "2022-12"; other words stay."""
    found = find_days(f"tháng {words.strip()}") if words.strip() else []
    return f"{last:%Y-%m}" if found and (last := found[0].last_day) else words.strip()[:10]


@require_http_methods(["GET", "POST"])
def indicator(request: Request, uuid: str) -> HttpResponse:
    """One target: versions, requests, another level, which indicator of the campaign it answers."""
    row = get_indicator(request.actor, uuid)
    if request.method == "POST":
        require_list(request.actor, row.organisation)
    describe = DescribeForm(
        request.POST if "describe" in request.POST else None,
        initial={"direction": row.direction, "period": row.period, "method": row.method},
    )
    if request.method == "POST" and describe.is_bound and describe.is_valid():
        actions.describe(request.actor, row, **describe.cleaned_data)
        toast(request, f"Đã ghi cách tính của “{row.statement}”")
        return redirect("targets:indicator", uuid)
    campaign = campaign_for(row.organisation)
    freedom = policies_for(row.organisation).change_targets
    held = held_of(row)
    decides = may_decide(request.actor, row.organisation)
    asks = freedom == "consent" and held.number > 0 and not decides
    form = ChangeForm(None if describe.is_bound else request.POST or None)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if asks:
                actions.request_target_change(request.actor, row, given["words"], given["reason"])
                toast(request, "Đã gửi xin điều chỉnh, chờ cấp trên trả lời")
            else:
                actions.change_target(request.actor, row, given["words"], reason=given["reason"], document=given["document"])
                toast(request, f"Đã ghi mức mới của “{row.statement}”")
            return redirect("targets:indicator", uuid)
        except Refusal as fault:
            refusal = fault
    facts = {
        "row": row, "held": held, "form": form, "describe": describe,
        "refusal": refusal, "asks": asks, "freedom": _FREEDOM[freedom], "campaign": campaign,
        "clause": clause_of(campaign) if freedom != "free" else "",
        "asked": asked_indicators(row.organisation), "may_list": may_list(request.actor, row.organisation), "decides": decides,
        "may_change": may_list(request.actor, row.organisation) and (freedom != "forbidden" or decides or held.number == 0),
    }  # fmt: skip
    return render(request, "targets/indicator.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def match(request: Request, uuid: str) -> HttpResponse:
    row = get_indicator(request.actor, uuid)
    require_list(request.actor, row.organisation)
    code = request.POST.get("serves", "")
    if code and code not in {one.code for one in asked_indicators(row.organisation)}:
        raise Http404
    actions.settle_match(request.actor, row, code)
    toast(request, "Đã ghi chỉ tiêu này trả lời chỉ tiêu nào của đợt")
    return redirect("targets:indicator", uuid)


@require_POST
def end(request: Request, uuid: str) -> HttpResponse:
    row = get_indicator(request.actor, uuid)
    actions.end_indicator(request.actor, row)
    toast(request, f"Đã bỏ “{row.statement}” khỏi danh sách", undo=reverse("targets:bring_back", args=[uuid]))
    return redirect("targets:list", row.organisation.uuid)


@require_POST
def bring_back(request: Request, uuid: str) -> HttpResponse:
    row = get_indicator(request.actor, uuid)
    actions.bring_back(request.actor, row)
    toast(request, f"“{row.statement}” đã trở lại danh sách")
    return redirect("targets:list", row.organisation.uuid)


@require_GET
def requests(request: Request) -> HttpResponse:
    """What waits for the office's consent."""
    found = requests_to_decide(request.actor)
    rows = [(one, held_of(one.indicator), DecisionForm(prefix=str(one.pk))) for one in found]
    return render(request, "targets/requests.html", {"rows": rows})


@require_POST
def decide(request: Request, uuid: str) -> HttpResponse:
    asked = get_request(request.actor, uuid)
    require_decide(request.actor, asked.indicator.organisation)
    form = DecisionForm(request.POST, request.FILES, prefix=str(asked.pk))
    agreed = request.POST.get("answer") == "agreed"
    if form.is_valid():
        given = form.cleaned_data
        sent = given["file"]
        file = SignedCopy(sent.name or "van-ban", bytes_of(sent)) if sent else None
        actions.decide_target_change(request.actor, asked, agreed=agreed, document=given["document"], words=given["words"], file=file)
        toast(request, "Đã đồng ý, mức mới có hiệu lực" if agreed else "Đã trả lời không đồng ý")
        return redirect("targets:requests")
    rows = [
        (one, held_of(one.indicator), form if one.pk == asked.pk else DecisionForm(prefix=str(one.pk)))
        for one in requests_to_decide(request.actor)
    ]
    return render(request, "targets/requests.html", {"rows": rows, "refused": form}, status=422)


@require_GET
def decision_file(request: Request, uuid: str) -> HttpResponse:
    """The superior's document that answered a request."""
    asked = get_request(request.actor, uuid)
    if asked.decision_file_id is None:
        return redirect("targets:indicator", asked.indicator.uuid)
    return attachment(stored_bytes(asked.decision_file_id), asked.decision_file_name or "van-ban")


@require_GET
def resolution_file(request: Request, uuid: str) -> HttpResponse:
    found = get_resolution(request.actor, uuid)
    if found.file_id is None:  # it was written by hand: nothing to hand out
        return redirect("targets:list", found.term.organisation.uuid)
    return attachment(stored_bytes(found.file_id), found.file_name or "nghi-quyet")
