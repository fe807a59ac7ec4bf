"""Số của đơn vị cũ: how mergers count in the campaign, old reports, their figures settled one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.web import clock
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.access import is_office, require_office, require_sight
from nhiemky.web.consolidations.formers import access, actions
from nhiemky.web.consolidations.formers.forms import FormersForm, OldReportForm
from nhiemky.web.consolidations.lineage import RULES, Told, successions_for
from nhiemky.web.consolidations.models import OldReport, Rebase
from nhiemky.web.files import store
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import get_organisation, get_succession, scope_of
from nhiemky.web.organisations.actions import KINDS, carry_on
from nhiemky.web.organisations.mergers.plan import waiting_plans
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.record import event_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

HOW_WORDS = (
    ("", "Chưa rõ: mỗi số chỉ tính một lần, chỗ trùng được nêu để xem"),
    ("apart", "Cộng riêng: số của đơn vị mới chỉ tính từ ngày thay đổi"),
    ("included", "Đã gồm: số của đơn vị mới có cả phần của đơn vị cũ"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A former unit: whether it reported in the campaign, its old reports."""

    one: Organisation
    reported: bool
    reports: list[OldReport]


def _events(request: Request, campaign: Campaign) -> list[dict[str, Any]]:
    value = value_of(campaign)
    told = successions_for(campaign, clock.now(), value)
    reports: dict[int, list[OldReport]] = {}
    for report in access.old_reports(request.actor, campaign):
        reports.setdefault(report.organisation_id, []).append(report)
    came = set(
        RosterEntry.objects.filter(campaign=campaign, own=False, obligations__revisions__gt=0).values_list("organisation_id", flat=True)
    )
    followed = {row.succession_id: row.words for row in Rebase.objects.filter(campaign=campaign)}
    return [_event(each, value, came, reports, followed) for each in told]


def _event(
    each: Told, value: pure.Campaign, came: set[int], reports: dict[int, list[OldReport]], followed: dict[int, str]
) -> dict[str, Any]:  # fmt: skip
    rows = {str(one.uuid): one for one in (*each.old, *each.new)}
    return {
        "row": each.row, "kind": KINDS[each.row.kind], "new": each.new, "how": each.how, "hows": HOW_WORDS,
        "rules": [(one.code, one.statement, each.carries[one.code]) for one in value.indicators], "choices": list(RULES.items()),
        "old": [Row(one, one.pk in came, reports.get(one.pk, [])) for one in each.old], "followed": followed.get(each.row.pk, ""),
        "waiting": [words for plan in waiting_plans(event_of(each.row), rows) for words in plan.sentences],
    }  # fmt: skip


def _page(request: Request, campaign: Campaign, status: int = 200, **more: Any) -> HttpResponse:
    may = scope_of(request.actor).may("organise", campaign.organisation)
    context = {
        "campaign": campaign, "office": is_office(request.actor, campaign), "events": _events(request, campaign), "may_record": may,
        "form": FormersForm(request.actor) if may else None, "upload": OldReportForm(auto_id=False), **more,
    }  # fmt: skip
    return render(request, "consolidations/formers.html", context, status=status)


@require_GET
def formers(request: Request) -> HttpResponse:
    """Every merger and split that concerns the campaign."""
    campaign = required_campaign(request)
    require_sight(request.actor, campaign)
    return _page(request, campaign)


@require_POST
def record(request: Request) -> HttpResponse:
    """A unit was merged from former ones before the program knew of it."""
    campaign = required_campaign(request)
    require_sight(request.actor, campaign)
    require_office(request.actor, campaign, actions.RECORD)
    form = FormersForm(request.actor, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        decision = Decision(said["decision_number"], said["decision_on"])
        try:
            actions.record_formers(request.actor, said["unit"], said["names"].splitlines(), said["on"], decision)
        except Refusal as fault:
            form.add_error("names", fault.message)
        else:
            toast(request, "Đã ghi đơn vị cũ. Tải báo cáo cũ của từng đơn vị lên để lấy số.")
            return redirect("consolidations:formers")
    return _page(request, campaign, 422, form=form)


@require_POST
def rule(request: Request, uuid: UUID) -> HttpResponse:
    """Apart or included, and the rule of each indicator."""
    campaign = required_campaign(request)
    require_sight(request.actor, campaign)
    done = get_succession(request.actor, uuid)
    carries = {name.removeprefix("ct-"): request.POST.get(name, "") for name in request.POST if name.startswith("ct-")}
    actions.set_rule(request.actor, campaign, done, request.POST.get("how", ""), carries)
    toast(request, "Đã ghi cách tính. Lập bản mới để bảng tổng hợp theo cách này.")
    return redirect("consolidations:formers")


@require_POST
def pass_on(request: Request, uuid: UUID) -> HttpResponse:
    """What a merger still has to do in running campaigns."""
    done = get_succession(request.actor, uuid)
    said = carry_on(request.actor, done)
    toast(request, "Đã chuyển việc sang đơn vị mới." if said else "Không còn việc nào phải chuyển.")
    return redirect("consolidations:formers")


@require_POST
def take(request: Request, uuid: UUID) -> HttpResponse:
    """An old report of a former unit, read and kept."""
    campaign = required_campaign(request)
    require_sight(request.actor, campaign)
    one = get_organisation(request.actor, uuid)
    require_office(request.actor, campaign, actions.TAKE)
    form = OldReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, campaign, 422, fault=f"{one.name}: hãy chọn tệp báo cáo cũ.", upload=OldReportForm(auto_id=False))
    chosen = form.cleaned_data["file"]
    try:
        made = actions.take_old_report(request.actor, campaign, one, chosen.name, bytes_of(chosen))
    except Refusal as fault:
        return _page(request, campaign, 422, fault=f"{one.name}: {fault.message}")
    return redirect("consolidations:old_report", uuid=made.uuid)


@require_http_methods(["GET", "POST"])
def old_report(request: Request, uuid: UUID) -> HttpResponse:
    """The figures found, each with its sentence or cell; taken, corrected or left by a person."""
    report = access.get_old_report(request.actor, uuid)
    fault = ""
    if request.method == "POST":
        require_office(request.actor, report.campaign, actions.SETTLE)
        posted = request.POST
        answers = {
            int(pk): actions.Answer(posted.get(f"so-{pk}", ""), taken=posted.get(f"lay-{pk}") == "co")
            for pk in posted.getlist("hang")
            if pk.isdecimal() and f"lay-{pk}" in posted
        }
        hand = [actions.ByHand(posted.get("ma", ""), posted["so"], posted.get("cho", ""), "uoc" in posted)] if posted.get("so") else []
        try:
            count = actions.settle(request.actor, report, answers, hand, posted.get("moc"))
        except Refusal as refusal:
            fault = refusal.message
        else:
            toast(request, f"Đã ghi {count} số của {report.organisation.name}. Lập bản mới để đưa vào bảng tổng hợp.")
            return redirect("consolidations:old_report", uuid=report.uuid)
    indicators = value_of(report.campaign).indicators
    figures = list(report.figures.all())
    found = {figure.code for figure in figures if figure.state != "refused"}
    context = {
        "report": report, "figures": figures, "office": is_office(request.actor, report.campaign), "fault": fault,
        "indicators": indicators, "without": [one for one in indicators if one.code not in found],
        "waiting": sum(figure.state == "proposed" for figure in figures),
        "nothing": Refusal("old_report_no_figures", file=report.file_name, unit=report.organisation.name).message,
    }  # fmt: skip
    return render(request, "consolidations/old_report.html", context, status=422 if fault else 200)


@require_GET
def old_report_file(request: Request, uuid: UUID) -> HttpResponse:
    """The file as it was uploaded."""
    report = access.get_old_report(request.actor, uuid)
    return attachment(store.read(report.blob.sha256), report.file_name)


@require_POST
def withdraw(request: Request, uuid: UUID) -> HttpResponse:
    """The old report counts no more."""
    report = access.get_old_report(request.actor, uuid)
    actions.withdraw(request.actor, report)
    toast(request, "Đã rút báo cáo cũ. Lập bản mới để bảng tổng hợp theo số còn lại.")
    return redirect("consolidations:formers")
