"""Pages of key tasks: the list with who did what, one task with its results, entering, tying."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.models import SectionDraft, SectionText
from nhiemky.web.request import Request
from nhiemky.web.targets.access import may_list, own_list_owner, resolutions_of
from nhiemky.web.targets.models import KeyTask
from nhiemky.web.targets.progress import actions
from nhiemky.web.targets.progress.access import (
    get_key_task,
    get_result,
    newest_obligation,
    require_key_tasks,
    results_of,
    tying_places,
    units_of,
)
from nhiemky.web.targets.progress.forms import KeyTaskForm, ResultForm
from nhiemky.web.targets.progress.key_tasks import done_of, told_of
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def key_tasks(request: Request) -> HttpResponse:
    """Key tasks of the campaign's owner; the office enters another one."""
    campaign = current_campaign(request)
    if campaign is None:
        return render(request, "targets/progress/no_campaign.html")
    owner = campaign.organisation
    may = may_list(request.actor, owner)
    if request.method == "POST":
        require_key_tasks(request.actor, owner)
    resolution = resolutions_of(owner).first() if may else None
    form = KeyTaskForm(request.POST or None, units=_units(request, campaign)) if may else None
    refusal: Refusal | None = None
    if request.method == "POST" and form is not None and resolution is not None and form.is_valid():
        try:
            given = form.cleaned_data
            actions.add_key_task(request.actor, resolution, given["kind"], given["words"], units=form.chosen)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi nhiệm vụ")
            return redirect("targets_progress:key_tasks")
    tasks = told_of(request.actor, campaign)
    own = own_list_owner(request.actor)
    facts = {
        "campaign": campaign, "tasks": tasks, "form": form if resolution else None, "may": may, "resolution": resolution,
        "refusal": refusal,
        "owner": owner, "silent": sum(not task.results for task in tasks), "unit": own if own and own.pk != owner.pk else None,
    }  # fmt: skip
    return render(request, "targets/progress/key_tasks.html", facts, status=422 if request.method == "POST" else 200)


def _units(request: Request, campaign: Campaign) -> list[Organisation]:
    return [entry.organisation for entry in units_of(request.actor, campaign)]


@require_http_methods(["GET", "POST"])
def key_task(request: Request, pk: int) -> HttpResponse:
    """One key task: who did what; a unit ties what it did."""
    task = get_key_task(request.actor, pk)
    owner = task.resolution.term.organisation
    campaign = _campaign_of(request, owner)
    places = tying_places(request.actor, campaign, task) if task.ended_at is None else []
    if request.method == "POST" and not places:
        raise Refusal("not_allowed", what="ghi kết quả thực hiện nhiệm vụ", who="đơn vị được giao")
    form = _result_form(request, campaign, places) if places and campaign else None
    refusal: Refusal | None = None
    if request.method == "POST" and form is not None and campaign is not None and form.is_valid():
        try:
            _tie(request, campaign, task, form)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã ghi kết quả")
            return redirect("targets_progress:key_task", pk)
    rows = list(results_of(request.actor, task))
    done = done_of(rows, campaign)
    mine = {place.pk for place in places}
    facts = {
        "task": task, "owner": owner, "form": form, "refusal": refusal,
        "rows": [(row, done[row.pk], row.organisation_id in mine) for row in rows],
        "may": may_list(request.actor, owner), "units": list(task.units.all()), "campaign": campaign,
        "edit": _edit_form(request, campaign, task) if campaign and may_list(request.actor, owner) else None,
    }  # fmt: skip
    return render(request, "targets/progress/key_task.html", facts, status=422 if request.method == "POST" else 200)


def _campaign_of(request: Request, owner: Organisation) -> Campaign | None:
    found = current_campaign(request)
    return found if found is not None and found.organisation_id == owner.pk else None


def _edit_form(request: Request, campaign: Campaign, task: KeyTask) -> KeyTaskForm:
    initial = {"kind": task.kind, "words": task.words, "units": [str(unit.uuid) for unit in task.units.all()]}
    return KeyTaskForm(units=_units(request, campaign), initial=initial, prefix="sua")


def _result_form(request: Request, campaign: Campaign, places: list[Organisation]) -> ResultForm:
    first = places[0]
    codes = [(one.code, one.statement) for one in value_of(campaign).indicators if one.unit_id is None]
    return ResultForm(request.POST or None, places=places, sections=_sections(campaign, first), codes=codes)


def _sections(campaign: Campaign, place: Organisation) -> list[tuple[str, str]]:
    """Headings of the unit's report with words under them: as handed in, else as they are being written."""
    sent = SectionText.objects.filter(revision__campaign=campaign, revision__organisation=place).exclude(text="").order_by("order", "pk")
    found = dict(sent.values_list("path", "title"))
    drafted = SectionDraft.objects.filter(draft__obligation__campaign=campaign, draft__obligation__organisation=place).exclude(text="")
    for path, title in drafted.values_list("path", "title"):
        found.setdefault(path, title)
    return [(path, f"{path.replace('/', '.')} {title}") for path, title in found.items()]


def _tie(request: Request, campaign: Campaign, task: KeyTask, form: ResultForm) -> None:
    given = form.cleaned_data
    place = form.known[given["place"]]
    obligation = _duty_with(campaign, place, given["section"]) or newest_obligation(campaign, place)
    title = dict(_sections(campaign, place)).get(given["section"], "").partition(" ")[2]
    more = {"section": given["section"], "section_title": title, "code": given["code"]}
    actions.tie_result(request.actor, task, obligation, given["words"], organisation=place, **more)


def _duty_with(campaign: Campaign, place: Organisation, path: str) -> Obligation | None:
    """The duty whose report has the section."""
    if not path:
        return None
    rows = Obligation.objects.filter(campaign=campaign, organisation=place)
    return rows.filter(submissions__texts__path=path).first() or rows.filter(draft__sections__path=path).first()


@require_POST
def change_key_task(request: Request, pk: int) -> HttpResponse:
    task = get_key_task(request.actor, pk)
    require_key_tasks(request.actor, task.resolution.term.organisation)
    campaign = _campaign_of(request, task.resolution.term.organisation)
    if campaign is None:
        raise Http404
    form = KeyTaskForm(request.POST, units=_units(request, campaign), prefix="sua")
    if not form.is_valid():
        raise Refusal("key_task_words_missing")
    actions.change_key_task(request.actor, task, form.cleaned_data["kind"], form.cleaned_data["words"], units=form.chosen)
    toast(request, "Đã sửa nhiệm vụ")
    return redirect("targets_progress:key_task", pk)


@require_POST
def end_key_task(request: Request, pk: int) -> HttpResponse:
    """Off the list, or back on it."""
    task = get_key_task(request.actor, pk)
    require_key_tasks(request.actor, task.resolution.term.organisation)
    back = request.POST.get("answer") == "back"
    actions.end_key_task(request.actor, task, ended=not back)
    toast(request, "Nhiệm vụ đã trở lại danh sách" if back else "Đã bỏ nhiệm vụ khỏi danh sách")
    return redirect(reverse("targets_progress:key_tasks") if not back else reverse("targets_progress:key_task", args=[pk]))


@require_POST
def withdraw(request: Request, uuid: str) -> HttpResponse:
    row = get_result(request.actor, uuid)
    actions.withdraw_result(request.actor, row)
    toast(request, "Đã rút kết quả")
    return redirect("targets_progress:key_task", row.key_task_id)
