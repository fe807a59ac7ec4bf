"""Pages of rounds: the list, setting one up, who has handed in, the sets of forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.statistics_periods import period
from nhiemky.rulebook.statistics import sets_in_force, statistics_set
from nhiemky.web import clock
from nhiemky.web.campaigns.rosters import candidates
from nhiemky.web.organisations.access import organisations
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.request import Request
from nhiemky.web.statistics import rounds as actions
from nhiemky.web.statistics.access import get_round, get_round_for_committee, inspecting, may_judge, rounds, sheets
from nhiemky.web.statistics.forms import AddForm, RoundForm
from nhiemky.web.statistics.gathering import earlier_rounds
from nhiemky.web.statistics.models import StatisticsRound
from nhiemky.web.statistics.value import STATES, TAGS, forms_of, period_of
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

_SHOWN = 200
_ROUNDS = 60


@require_GET
def index(request: Request) -> HttpResponse:
    """Sheets to fill in first, then the rounds one runs or looks at."""
    asked = Count("sheets", filter=Q(sheets__kind="unit"))
    came = Count("sheets", filter=Q(sheets__kind="unit", sheets__state__in=("submitted", "accepted", "correcting")))
    seen = [
        (one, period_of(one).words, may_judge(request.actor, one))
        for one in rounds(request.actor).annotate(asked=asked, came=came)[:_ROUNDS]
    ]
    today = clock.today()
    mine = [
        (one, period_of(one.round).words, STATES[one.state], TAGS[one.state], _is_late(one.state, one.round, today))
        for one in sheets(request.actor).exclude(round__in=[one.pk for one, _, judges in seen if judges])[:_ROUNDS]
    ]
    waiting = sum(1 for one, _, _, _, _ in mine if one.state in ("open", "returned") and one.round.state == "open")
    facts = {"rounds": seen, "mine": mine, "waiting": waiting, "leads": inspecting(request.actor).exists()}
    return render(request, "statistics/index.html", facts)


def _is_late(state: str, round: StatisticsRound, today: Any) -> bool:
    return bool(state in ("open", "returned") and round.deadline and round.deadline < today)


@require_GET
def sets(request: Request) -> HttpResponse:
    """What is known of each set of forms and what is not, as of today."""
    return render(request, "statistics/sets.html", {"sets": sets_in_force(clock.today())})


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A round is set up in one step; its units are told."""
    places = inspecting(request.actor)
    if not places[:1]:
        raise Http404
    form = RoundForm(request.POST or None, places=places, initial={"organisation": places[0].uuid, "year": clock.today().year})
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid() and "period" in form.cleaned_data:
        said = form.cleaned_data
        try:
            made = actions.open_round(
                request.actor, said["organisation"], title=said["title"], set_id=said["set_id"], period=said["period"],
                units=_units(request, said), deadline=said["deadline"], document=said["document"], covers=said["covers"],
            )  # fmt: skip
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, "Đã lập kỳ thống kê và báo cho đơn vị")
            return redirect("statistics:round", made.uuid)
    facts = {"form": form, "refusal": refusal, "sets": sets_in_force(clock.today())}
    return render(request, "statistics/new.html", facts, status=422 if request.method == "POST" else 200)


def _units(request: Request, said: dict[str, Any]) -> list[Organisation]:
    owner: Organisation = said["organisation"]
    if said["scope"] == "all":
        rows = organisations(request.actor, "inspect").filter(left__gt=owner.left, left__lte=owner.right, active=True, type__is_board=False)
    else:
        rows = candidates(owner)
    return [*([owner] if said["own"] else []), *rows]


@require_GET
def round_page(request: Request, uuid: UUID) -> HttpResponse:
    """Who has handed in, who has not, whose move it is."""
    found = get_round(request.actor, uuid)
    if made := exported(request, "thong-ke-kiem-tra", f"Thống kê kiểm tra: {period_of(found).words}", COLUMNS, lambda: _lines(found)):
        return made
    return _page(request, found)


COLUMNS = (("Đơn vị", 44), ("Tình trạng", 20), ("Lần nộp", 10), ("Quá hạn", 10))


def _lines(found: StatisticsRound) -> Iterator[tuple[Any, ...]]:
    today = clock.today()
    units = found.sheets.filter(kind="unit").select_related("organisation").annotate(handed=Max("revisions__number"))
    for one in units.order_by("organisation__left", "pk"):
        yield one.organisation.name, STATES[one.state], one.handed or "", "quá hạn" if _is_late(one.state, found, today) else ""


def _not_in(found: StatisticsRound) -> QuerySet[Organisation]:
    return candidates(found.organisation).exclude(pk__in=found.sheets.filter(kind="unit").values("organisation_id"))


def _page(
    request: Request, found: StatisticsRound, *, refusal: Refusal | None = None, adding: AddForm | None = None, status: int = 200
) -> HttpResponse:
    units = found.sheets.filter(kind="unit").select_related("organisation")
    counts = {row["state"]: row["count"] for row in units.values("state").annotate(count=Count("pk")).order_by("state")}
    groups = {
        "": ("Tất cả", None),
        "chua": ("Chưa nộp", ("open", "returned")),
        "cho": ("Chờ duyệt", ("submitted",)),
        "duyet": ("Đã duyệt", ("accepted",)),
        "sua": ("Đang đính chính", ("correcting",)),
    }
    name = request.GET.get("tt", "")
    name = name if name in groups else ""
    states = groups[name][1]
    rows = units.filter(state__in=states) if states else units
    today = clock.today()
    shown = rows.annotate(handed=Max("revisions__number")).order_by("organisation__left", "pk")[:_SHOWN]
    total = sum(counts.values())
    sizes = {key: sum(counts.get(state, 0) for state in wanted) if wanted else total for key, (_, wanted) in groups.items()}
    judges = may_judge(request.actor, found)
    facts = {
        "round": found, "period": period_of(found).words, "judges": judges, "refusal": refusal, "covers": actions.COVERS[found.covers],
        "rows": [(one, STATES[one.state], TAGS[one.state], _is_late(one.state, found, today)) for one in shown],
        "more": max(0, sizes[name] - _SHOWN), "total": total, "out": sizes["chua"], "waiting": sizes["cho"],
        "chips": [
            (label, sizes[key], f"?tt={key}" if key else "?", key == name) for key, (label, _) in groups.items() if sizes[key] or not key
        ],
        "forms": forms_of(found), "base": found.sheets.filter(kind="base").first(), "base_period": period_of(found).a_term_before().words,
        "earlier": earlier_rounds(rounds(request.actor), found) if judges else [],
        "adding": adding or (AddForm(units=more) if judges and (more := _not_in(found)).exists() else None),
        "standard": statistics_set(found.set_id, period(found.period).first),
    }  # fmt: skip
    return render(request, "statistics/round.html", facts, status=status)


@require_POST
def add(request: Request, uuid: UUID) -> HttpResponse:
    found = get_round_for_committee(request.actor, uuid)
    form = AddForm(request.POST, units=organisations(request.actor, "inspect").filter(active=True).order_by("left"))
    if not form.is_valid():
        return _page(request, found, adding=form, status=422)
    try:
        count = actions.add_units(request.actor, found, [form.cleaned_data["unit"]])
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, f"Đã thêm {count} đơn vị" if count else "Đơn vị đã có trong kỳ")
    return redirect("statistics:round", uuid)


@require_POST
def remind(request: Request, uuid: UUID) -> HttpResponse:
    found = get_round_for_committee(request.actor, uuid)
    try:
        count = actions.remind_late(request.actor, found)
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, f"Đã nhắc {count} đơn vị" if count else "Không còn đơn vị nào chưa nộp")
    return redirect("statistics:round", uuid)


@require_POST
def close(request: Request, uuid: UUID) -> HttpResponse:
    found = get_round_for_committee(request.actor, uuid)
    try:
        actions.close_round(request.actor, found)
    except Refusal as fault:
        return _page(request, found, refusal=fault, status=422)
    toast(request, "Đã chốt kỳ; từ nay chỉ nhận bản đính chính")
    return redirect("statistics:round", uuid)


@require_POST
def choose_base(request: Request, uuid: UUID) -> HttpResponse:
    """Which earlier round the figures are compared with; none: the base sheet."""
    found = get_round_for_committee(request.actor, uuid)
    wanted = {str(one.uuid): one for one in earlier_rounds(rounds(request.actor), found)}
    actions.choose_base(request.actor, found, wanted.get(request.POST.get("base", "")))
    toast(request, "Đã chọn số cùng kỳ")
    return redirect("statistics:compare", uuid)
