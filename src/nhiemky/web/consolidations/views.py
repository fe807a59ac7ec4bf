"""Tổng hợp: the consolidated appendix, opened down to the cell; versions, differences, names, files."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nhiemky.consolidating.name_questions import NameQuestion, questions
from nhiemky.consolidating.shortcomings import KIND_WORDS, said_of
from nhiemky.scheduling.deadlines import end_of
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.current import current_campaign, required_campaign
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.consolidations import access, actions, papers
from nhiemky.web.consolidations.inputs import new_since, texts_filed
from nhiemky.web.consolidations.long_work import takes_long
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of, inputs_of, moved
from nhiemky.web.consolidations.panel import panel_of
from nhiemky.web.consolidations.status import deadline_words, missing_words, sentence_of, without_figures
from nhiemky.web.consolidations.table import Opened, Table, part_of
from nhiemky.web.files import store
from nhiemky.web.files.download import attachment
from nhiemky.web.jobs.actions import start
from nhiemky.web.organisations.forms import DayForm
from nhiemky.web.request import Request
from nhiemky.web.targets.progress.adjusted import adjusted_by_unit
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast


@require_GET
def page(request: Request) -> HttpResponse:
    """The newest version, or how to build the first."""
    campaign = current_campaign(request)
    if campaign is None:
        access.require_any_sight(request.actor)
        return render(request, "consolidations/none.html", {"campaign": None})
    access.require_sight(request.actor, campaign)
    version = access.newest(request.actor, campaign)
    if version is None:
        first = {"campaign": campaign, "office": access.is_office(request.actor, campaign), "waiting": _deadline(request.actor, campaign)}
        return render(request, "consolidations/none.html", first)
    return _show(request, version)


@require_GET
def version(request: Request, uuid: str) -> HttpResponse:
    """One version."""
    return _show(request, access.get_consolidation(request.actor, uuid))


def _show(request: Request, shown: Consolidation) -> HttpResponse:
    actor, campaign = request.actor, shown.campaign
    newest = access.newest(actor, campaign)
    is_newest = newest is not None and newest.pk == shown.pk
    whole, base = figures_of(shown), access.laid_before(actor, shown)
    asked = _asked(actor, shown) if is_newest else ()
    opened = Opened.of(request.GET)
    table = Table(
        whole,
        inputs_of(shown).campaign,
        moved(base, shown),
        base.number if base else 0,
        frozenset(one.statement for one in asked),
        opened,
        adjusted_by_unit(campaign, shown.built_at),
    )
    without = without_figures(actor, campaign, whole, clock.now())
    context: dict[str, Any] = {
        "version": shown, "is_newest": is_newest, "newest": newest, "office": access.is_office(actor, campaign), "campaign": campaign,
        "status": sentence_of(shown, _own_duty(actor, campaign), clock.today()), "lines": list(table.lines()), "counts": table.counts(),
        "chips": _chips(table, opened, base), "only": opened.only, "panel": panel_of(table, opened.source) if opened.source else None,
        "question": asked[0] if asked else None, "asked": asked, "without": without,
        "missing": missing_words(without) if without else "",
        "fresh": new_since(shown) if is_newest else 0, "preview": papers.preview_of(shown, _previewed(table, opened)),
        "with_drafts": any(each.id.startswith("draft:") for each in whole.submissions), "cut_offs": _cut_offs(table),
        "matches": _matches(actor, campaign, table), "base": base, "sees_drafts": policies_of(campaign).office_sees_drafts,
    }  # fmt: skip
    return render(request, "consolidations/version.html", context)


def _asked(actor: Actor, shown: Consolidation) -> tuple[NameQuestion, ...]:
    """Names still to be settled: what was settled since the version was built is not asked again."""
    settled = {match.statement_key for match in access.matches(actor, shown.campaign) if match.code}
    told = inputs_of(shown).settled.matches
    since = tuple(actions.as_match(match) for match in access.matches(actor, shown.campaign) if not match.code)
    return tuple(one for one in questions(figures_of(shown).indicators, (*told, *since)) if actions.key_of(one.statement) not in settled)


def _matches(actor: Actor, campaign: Campaign, table: Table) -> list[dict[str, Any]]:
    """Answers in force, each with the indicator's words."""
    names = {indicator.code: indicator.statement for indicator in table.campaign.indicators}
    return [{"match": each, "is": names.get(each.code, each.code)} for each in access.matches(actor, campaign)]


def _chips(table: Table, opened: Opened, base: Consolidation | None) -> list[dict[str, Any]]:
    counts = table.counts()
    chips = [
        ("Tất cả", counts["all"] or len(table.whole.indicators), ""),
        ("Chưa đạt", counts["short"], "chua-dat"),
        *([(f"Đổi so với bản {base.number}", counts["moved"], "doi")] if base else []),
        *([("Cần ghép tên", counts["match"], "ghep")] if counts["match"] else []),
        *([("Ngoài danh mục", counts["outside"], "ngoai")] if counts["outside"] and counts["all"] else []),
        ("Theo chủ đề", None, "chu-de"),
    ]
    return [{"label": label, "count": count, "href": opened.address(only=only), "on": opened.only == only} for label, count, only in chips]


def _previewed(table: Table, opened: Opened) -> list[Any]:
    """The indicators whose rows are open, else the first of the campaign."""
    keys = [opened.source, *sorted(opened.rows)]
    chosen = [indicator for key in keys if key and (indicator := part_of(table, key)[0])]
    unique = list({id(indicator): indicator for indicator in chosen}.values())
    return (unique or [indicator for _, indicator in table.numbered() if indicator.code or not table.campaign.indicators])[:2]


def _cut_offs(table: Table) -> list[dict[str, Any]]:
    """The times figures are of, where there are several, for the choice."""
    times: dict[str, list[int]] = {}
    taken: set[str] = set()
    for _, indicator in table.numbered():
        for group in indicator.by_cut_off:
            times.setdefault(group.cut_off, []).append(group.units)
            taken |= {group.cut_off} if group.taken else set()
    return [
        {"value": time, "words": cut_off_words(time), "units": max(units), "taken": time in taken} for time, units in sorted(times.items())
    ]


def _own_duty(actor: Actor, campaign: Campaign) -> Any:
    """The owner's own report that goes up to its superior, with the earliest deadline; what its boards owe it is another matter."""
    duties = [duty for duty in access.own_reports_due(actor, campaign) if duty.deadline_at is not None]
    return next((duty for duty in duties if duty.organisation_id == campaign.organisation_id and duty.requirement.submit_to), None)


def _deadline(actor: Actor, campaign: Campaign) -> str:
    return deadline_words(_own_duty(actor, campaign), clock.today())


@require_POST
def build(request: Request) -> HttpResponse:
    """Build a version of what there is now."""
    campaign = required_campaign(request)
    access.require_sight(request.actor, campaign)
    before = access.newest(request.actor, campaign)
    posted = request.POST
    cut_offs = [time for time in posted.getlist("moc") if time] if "chon-moc" in posted else None
    drafts = "ban-thao" in posted if "chon-ban-thao" in posted else None
    day = DayForm({"ngay": posted.get("den-ngay", "")}).day_or(clock.today())
    if day < clock.today():
        made = actions.build(request.actor, campaign, as_of=end_of(day) - timedelta(seconds=1), cut_offs=cut_offs)
        toast(
            request, f"Đã lập bản {made.number} theo những gì có đến hết ngày {format_day(day)}: {made.reports_in}/{made.expected} báo cáo."
        )
        return redirect("consolidations:version", uuid=made.uuid)
    if takes_long(campaign):
        return redirect("jobs:job", uuid=start(request.actor, "consolidations.build", campaign, with_drafts=drafts, cut_offs=cut_offs).uuid)
    made = actions.build(request.actor, campaign, with_drafts=drafts, cut_offs=cut_offs)
    if before is not None and made.pk == before.pk:
        toast(request, f"Không có gì mới so với bản {made.number}.")
    else:
        toast(request, f"Đã lập bản {made.number} từ {made.reports_in}/{made.expected} báo cáo.")
    return redirect("consolidations:page")


@require_POST
def lay(request: Request, uuid: str) -> HttpResponse:
    """The version was laid before the committee."""
    shown = access.get_consolidation(request.actor, uuid)
    actions.lay_before(request.actor, shown, request.POST.get("trinh", "Ban Thường vụ"))
    toast(request, f"Đã ghi: bản {shown.number} trình {shown.laid_before}. Các bản sau sẽ nói rõ đổi gì so với bản này.")
    return redirect("consolidations:version", uuid=shown.uuid)


@require_POST
def match(request: Request) -> HttpResponse:
    """ "Phải, ghép" or "Không"; a new version is built with the answer at once where the name is one."""
    campaign = required_campaign(request)
    access.require_sight(request.actor, campaign)
    posted = request.POST
    statement, code = posted.get("ten", ""), posted.get("ma", "")
    made = actions.settle_match(
        request.actor, campaign, statement, code=code if posted.get("tra-loi") == "phai" else "",
        unit_of_measure=posted.get("don-vi-tinh", ""), other=posted.get("chi-tieu", ""),
    )  # fmt: skip
    undo = reverse("consolidations:undo_match", args=[made.pk])
    if made.code:
        built = actions.build(request.actor, campaign)
        toast(request, f"Đã ghép “{statement}”, lập bản {built.number}.", undo=undo)
    else:
        toast(request, f"Đã ghi: “{statement}” không phải “{made.other}”.", undo=undo)
    return redirect("consolidations:page")


@require_POST
def undo_match(request: Request, pk: int) -> HttpResponse:
    """Forget an answer."""
    found = access.get_match(request.actor, pk)
    actions.undo_match(request.actor, found)
    if found.code:
        built = actions.build(request.actor, found.campaign)
        toast(request, f"Đã bỏ ghép “{found.statement}”, lập bản {built.number}.")
    else:
        toast(request, f"Sẽ hỏi lại về “{found.statement}”.")
    return redirect("consolidations:page")


@require_GET
def missing(request: Request, uuid: str) -> HttpResponse:
    """Units without a figure, with where their report stands."""
    shown = access.get_consolidation(request.actor, uuid)
    rows = without_figures(request.actor, shown.campaign, figures_of(shown), clock.now())
    return render(request, "consolidations/missing.html", {"version": shown, "rows": rows, "missing": missing_words(rows) if rows else ""})


@require_GET
def difference(request: Request, uuid: str) -> HttpResponse:
    """What moved since the version last laid before the committee, through which units."""
    shown = access.get_consolidation(request.actor, uuid)
    base = access.laid_before(request.actor, shown)
    context = {"version": shown, "base": base, "found": moved(base, shown)}
    return render(request, "consolidations/difference.html", context)


@require_GET
def versions(request: Request) -> HttpResponse:
    """Every version of the campaign."""
    campaign = required_campaign(request)
    access.require_sight(request.actor, campaign)
    rows = access.consolidations(request.actor, campaign)
    if made := exported(request, "cac-ban-tong-hop", "Các bản tổng hợp", VERSIONS, lambda: (_version_line(one) for one in rows)):
        return made
    return render(
        request,
        "consolidations/versions.html",
        {"campaign": campaign, "versions": rows, "office": access.is_office(request.actor, campaign)},
    )


VERSIONS = (("Bản", 8), ("Lập lúc", 20), ("Người lập", 24), ("Báo cáo", 10), ("Phải có", 10), ("Trình", 30), ("Trình lúc", 20))


def _version_line(one: Consolidation) -> tuple[Any, ...]:
    return one.number, one.built_at, one.built_by, one.reports_in, one.expected, one.laid_before, one.laid_at


@require_GET
def preview(request: Request, uuid: str) -> HttpResponse:
    """The report as it will stand in Word."""
    shown = access.get_consolidation(request.actor, uuid)
    blocks, notes = papers.laid_out(papers.report_of(shown))
    context = {
        "blocks": blocks, "notes": notes, "back": reverse("consolidations:version", args=[shown.uuid]),
        "back_words": f"Tổng hợp, bản {shown.number}", "word": reverse("consolidations:download", args=[shown.uuid, "docx"]),
    }  # fmt: skip
    return render(request, "consolidations/preview.html", context)


@require_GET
def shortcomings(request: Request, uuid: str) -> HttpResponse:
    """What the filed self-reviews say of shortcomings, causes and remedies, in the units' own words."""
    shown = access.get_consolidation(request.actor, uuid)
    said = said_of(texts_filed(shown))
    groups = [(words, [one for one in said if one.kind == kind]) for kind, words in KIND_WORDS.items()]
    return render(request, "consolidations/shortcomings.html", {"version": shown, "groups": groups, "count": len(said)})


@require_GET
def download(request: Request, uuid: str, kind: str) -> HttpResponse:
    """Word, Excel, PDF, or the campaign with its figures; the number in the name."""
    shown = access.get_consolidation(request.actor, uuid)
    if kind not in papers.KINDS:
        return HttpResponseBadRequest("Chỉ có docx, pdf, xlsx và json.")
    return attachment(papers.file_of(shown, kind), papers.name_of(shown, kind))


@require_GET
def source_file(request: Request, uuid: str) -> HttpResponse:
    """The unit's file that a figure came in."""
    revision = access.get_source(request.actor, uuid)
    if revision.file is None:
        raise Http404
    return attachment(store.read(revision.file.sha256), revision.file_name)
