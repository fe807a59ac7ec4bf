"""Opening a campaign below a superior's, how it stands against it, the unit's own plan, the tree of all levels."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.flows.child_plan import child_plan
from nhiemky.flows.kit import safe_stem
from nhiemky.scheduling.cascade import duties_of
from nhiemky.scheduling.cascade_dates import LEAVES
from nhiemky.scheduling.deadlines import moment_words, until_of
from nhiemky.scheduling.short_names import short_names
from nhiemky.web import clock
from nhiemky.web.campaigns.access import get_campaign
from nhiemky.web.campaigns.cascade import access, actions
from nhiemky.web.campaigns.cascade.findings import against_parent, unit_id_of
from nhiemky.web.campaigns.cascade.forms import OpenForm
from nhiemky.web.campaigns.cascade.opening import inherited
from nhiemky.web.campaigns.cascade.rolling import fresh_reports
from nhiemky.web.campaigns.cascade.tree import Tally, tree_of
from nhiemky.web.campaigns.models import Campaign, RollUp
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

PREFIX = "campaigns/cascade/"


@require_http_methods(["GET", "POST"])
@tells_reading
def open_below(request: Request, uuid: UUID, unit: UUID) -> HttpResponse:
    """What the unit would ask of its units, with the days counted back; opened with or without a document of its own."""
    parent = get_campaign(request.actor, uuid)
    organisation = access.get_opening(request.actor, unit)
    there = access.child_of_unit(parent, organisation)
    if there is not None:
        return redirect("campaigns:campaign", there.uuid)
    form = OpenForm(
        request.POST if request.method == "POST" else (request.GET if "leaves" in request.GET else None), initial={"leaves": LEAVES}
    )
    leaves = form.cleaned_data["leaves"] if form.is_bound and form.is_valid() else LEAVES
    problems: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        file = request.FILES.get("file")
        try:
            document = actions.take_own_paper(request.actor, organisation, file.name or "ke-hoach", bytes_of(file)) if file else None
            if document is None and form.cleaned_data["paper"]:
                document = access.get_paper(request.actor, form.cleaned_data["paper"])
            child = actions.open_child(request.actor, parent, organisation, document=document, leaves=leaves)
        except Refusal as refusal:
            problems = [("#file" if file else "", refusal.message)]
        else:
            toast(request, f"Đã mở đợt cấp dưới cho {len(value_of(child).units)} đơn vị. Xem lại rồi phát hành.")
            return redirect("campaigns_cascade:above", child.uuid)
    value, reasons = inherited(parent, organisation, leaves)
    short = short_names(value)
    above = {asked.id: asked for asked in value_of(parent).requirements}
    rows = [
        {
            "short": short[asked.id], "what": asked.what, "wording": asked.wording, "reason": reasons.get(asked.id, ""),
            "above": moment_words(until) if (until := until_of(above[asked.id])) else above[asked.id].event or "Không ghi ngày",
        }
        for asked in value.requirements
    ]  # fmt: skip
    context = {
        "parent": parent, "organisation": organisation, "value": value, "rows": rows, "form": form, "problems": problems,
        "papers": _papers(organisation.pk), "items": sum(1 for outline in value.outlines for _ in outline.nodes),
    }  # fmt: skip
    return render(request, PREFIX + "open.html", context, status=422 if problems or (request.method == "POST") else 200)


def _papers(organisation: int) -> list[Campaign]:
    """Drafts the intake made of the unit's own documents: one of them can become the child."""
    rows = Campaign.objects.filter(organisation=organisation, state="draft", parent=None, document__isnull=False)
    return list(rows.select_related("document").order_by("-pk")[:10])


@require_safe
def tree(request: Request, uuid: UUID) -> HttpResponse:
    """Every level below: expected, received, accepted, late; unit by unit, opened further down."""
    campaign = get_campaign(request.actor, uuid)
    require(request.actor, "see", campaign.organisation, "xem tiến độ các cấp")
    if made := exported(request, "tien-do-cac-cap", f"Tiến độ các cấp: {campaign.title}", COLUMNS, lambda: _lines(request, campaign)):
        return made
    start = request.GET.get("tu", "")
    found = tree_of(request.actor, campaign, clock.now(), int(start) if start.isdigit() and len(start) < 7 else 0)
    context = {
        "campaign": campaign, "tree": found, "chain": access.chain_of(request.actor, campaign),
        "office": scope_of(request.actor).may("office", campaign.organisation),
    }  # fmt: skip
    return render(request, PREFIX + "tree.html", context)


COLUMNS = (("Đơn vị", 44), ("Đợt", 50), ("Phải nộp", 12), ("Đã nộp", 12), ("Tỷ lệ (%)", 10), ("Đã duyệt", 12), ("Quá hạn", 12))


def _lines(request: Request, campaign: Campaign) -> Iterator[tuple[str | int, ...]]:
    """Every unit with a cascade of its own, slowest first, then the whole."""
    now, start = clock.now(), 0
    while True:
        found = tree_of(request.actor, campaign, now, start)
        for row in found.rows:
            yield row.name, row.node.title if row.node else "", *_figures(row.node.whole if row.node else Tally())
        if not found.rest:
            break
        start = found.rest
    yield "Cả đợt, mọi cấp", campaign.title, *_figures(found.whole)


def _figures(tally: Tally) -> tuple[int, ...]:
    return tally.expected, tally.received, tally.percent, tally.accepted, tally.overdue


@require_safe
def above(request: Request, uuid: UUID) -> HttpResponse:
    """The child against its superior: what is weaker or late, a newer version with the proposal, what is rolled up."""
    child = access.get_child(request.actor, uuid)
    office = scope_of(request.actor).may("office", child.organisation)
    value = working_value(child) if office else value_of(child)
    owed = access.owed_by(request.actor, child)
    last = {row.obligation_id: row for row in RollUp.objects.filter(child=child, undone_at=None).order_by("pk")}
    context = {
        "child": child, "parent": child.parent, "chain": access.chain_of(request.actor, child), "office": office,
        "findings": [one for one in against_parent(child, value) if one.code != "superior_changed"],
        "proposal": actions.proposal_of(child) if office and child.state != "closed" else None, "value": value,
        "owed": [(row, last.get(row.pk)) for row in owed], "fresh": fresh_reports(child),
        "prepares": scope_of(request.actor).may("prepare", child.organisation) or office,
        "requirements": {one.id for one in value.requirements},
    }  # fmt: skip
    return render(request, PREFIX + "above.html", context)


@require_POST
def follow(request: Request, uuid: UUID) -> HttpResponse:
    """Take the proposed version over."""
    child = access.get_child(request.actor, uuid, "office")
    version = request.POST.get("version", "")
    actions.follow(request.actor, child, int(version) if version.isdigit() else -1)
    toast(request, "Đã lấy bản đề xuất. Xem lại rồi phát hành cho đơn vị.")
    return redirect("campaigns:review" if working_value(child).units else "campaigns_cascade:above", child.uuid)


@require_safe
def plan(request: Request, uuid: UUID) -> HttpResponse:
    """The unit's own plan in Word, citing the superior's document."""
    child = access.get_child(request.actor, uuid)
    parent = child.parent
    assert parent is not None
    office = scope_of(request.actor).may("office", child.organisation)
    value, superior = (working_value(child) if office else value_of(child)), value_of(parent)
    on = clock.local(child.issued_at).date() if child.issued_at else clock.today()
    report = child_plan(value, superior, duties_of(superior, unit_id_of(child)), on)
    return attachment(write_word(report), f"ke-hoach-{safe_stem(child.organisation.name)}.docx")
