"""Pages of progress: where the term stands, one unit, one target over time with its forecast, low targets with causes, the ledger."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.request import Request
from nhiemky.web.targets.models import Forecast
from nhiemky.web.targets.progress import actions
from nhiemky.web.targets.progress.access import campaign_at, get_place, may_foretell, require_foretell, sees_owner, units_of
from nhiemky.web.targets.progress.changes import changed_since
from nhiemky.web.targets.progress.forms import ForecastForm
from nhiemky.web.targets.progress.ledger import ledger_rows
from nhiemky.web.targets.progress.low import low_of
from nhiemky.web.targets.progress.presenting import counts_of, shown_line, shown_lines, worst_first
from nhiemky.web.targets.progress.series import series_of
from nhiemky.web.targets.progress.standing import Board, Line, board_of
from nhiemky.web.ui.toast import toast
from nhiemky.writing.progress_chart import Curve, drawable, svg

_UNITS, _LOW, _MOVED = 100, 5, 20


def board_for(request: Request, campaign: Campaign) -> Board:
    """The board of what the person sees."""
    return board_of(campaign, units_of(request.actor, campaign))


@require_GET
def index(request: Request) -> HttpResponse:
    """Where the term stands, which targets will fail, which figures changed since yesterday. Who sees one unit only goes there."""
    campaign = current_campaign(request)
    if campaign is None:
        return render(request, "targets/progress/no_campaign.html")
    board, whole = board_for(request, campaign), sees_owner(request.actor, campaign)
    if not whole and len(board.entries) == 1:
        return redirect("targets_progress:place", board.entries[0].organisation.uuid)
    owner_lines = board.owner_lines if whole else ()
    only = request.GET.get("tt", "")
    since = datetime.combine(clock.today() - timedelta(days=1), time(), clock.HERE)
    units = [(entry, counts_of(board.lines(entry)), sum(line.low for line in board.lines(entry))) for entry in board.entries]
    low = low_of(board, with_texts=False)
    moved = changed_since(board, since)
    facts = {
        "campaign": campaign, "board": board, "whole": whole, "elapsed": board.span.elapsed(clock.today()), "today": clock.today(),
        "lines": shown_lines(owner_lines, only), "counts": _chips(owner_lines, only),
        "failing": [shown_line(line) for line in worst_first(owner_lines)],
        "low": low[:_LOW], "low_count": len(low), "moved": moved[:_MOVED], "moved_count": len(moved), "since": since,
        "units": sorted(units, key=lambda each: -each[2])[:_UNITS], "more": max(0, len(units) - _UNITS),
        "acts": scope_of(request.actor).may("office", campaign.organisation), "owner": campaign.organisation,
    }  # fmt: skip
    return render(request, "targets/progress/index.html", facts)


def _chips(lines: Any, only: str) -> list[tuple[str, int, str, bool]]:
    chips = [("Tất cả", len(lines), "?", not only)] if lines else []
    return chips + [(words, count, f"?{urlencode({'tt': name})}", name == only) for name, words, count in counts_of(lines)]


def lines_at(request: Request, campaign: Campaign, uuid: str) -> tuple[Board, Organisation, RosterEntry | None, tuple[Line, ...]]:
    """A unit's lines, or the owner's; 404 outside the scope."""
    organisation, entry = get_place(request.actor, campaign, uuid)
    board = board_of(campaign, [entry] if entry else [])
    return board, organisation, entry, board.lines(entry) if entry else board.owner_lines


@require_GET
def place(request: Request, uuid: str) -> HttpResponse:
    """Every target of one unit, or of the owner."""
    campaign = campaign_at(request.actor, current_campaign(request), uuid)
    board, organisation, entry, lines = lines_at(request, campaign, uuid)
    only = request.GET.get("tt", "")
    facts = {
        "campaign": campaign, "board": board, "place": organisation, "entry": entry, "lines": shown_lines(lines, only),
        "counts": _chips(lines, only), "low": sum(line.low for line in lines), "elapsed": board.span.elapsed(clock.today()),
        "may": may_foretell(request.actor, organisation), "count": len(lines),
    }  # fmt: skip
    return render(request, "targets/progress/place.html", facts)


@require_http_methods(["GET", "POST"])
def target(request: Request, uuid: str, code: str) -> HttpResponse:
    """One target over time: chart, table, levels, forecasts. POST adds a forecast or takes it back."""
    campaign = campaign_at(request.actor, current_campaign(request), uuid)
    board, organisation, entry, lines = lines_at(request, campaign, uuid)
    line = next((one for one in lines if one.code == code), None)
    if line is None:
        raise Http404
    form, refusal = ForecastForm(request.POST or None), None
    if request.method == "POST":
        require_foretell(request.actor, organisation)
        hard = request.POST.get("answer") != "back"
        if form.is_valid():
            try:
                actions.foretell(request.actor, campaign, organisation, line, form.cleaned_data["reason"], hard=hard)
            except Refusal as fault:
                refusal = fault
            else:
                toast(request, "Đã ghi dự báo khó hoàn thành" if hard else "Đã bỏ dự báo khó hoàn thành")
                return redirect("targets_progress:target", uuid, code)
    curve = curve_of(board, organisation, line)
    told = Forecast.objects.filter(campaign=campaign, organisation=organisation, code=code).order_by("-pk")
    facts = {
        "campaign": campaign, "place": organisation, "entry": entry, "line": line, "shown": shown_line(line), "curve": curve,
        "chart": mark_safe(svg(curve)) if drawable(curve) else "",  # noqa: S308 (every word in it is escaped by the writer)
        "form": form, "refusal": refusal, "forecasts": told, "may": may_foretell(request.actor, organisation), "board": board,
    }  # fmt: skip
    return render(request, "targets/progress/target.html", facts, status=422 if request.method == "POST" else 200)


def curve_of(board: Board, organisation: Organisation, line: Line) -> Curve:
    """The chart of one target."""
    rising = line.counting.cumulative and line.counting.period == "term"
    unit = f" {line.unit_of_measure}" if line.unit_of_measure and line.unit_of_measure != "%" else ""
    return Curve(
        f"{line.statement}: {line.target}{unit}",
        series_of(board, organisation, line),
        rising,
        f"{board.span.starts:%m/%Y}",
        f"{board.span.ends:%m/%Y}",
    )


@require_GET
def low(request: Request) -> HttpResponse:
    """Low targets over all units in sight, with causes by theme."""
    campaign = current_campaign(request)
    if campaign is None:
        return render(request, "targets/progress/no_campaign.html")
    board = board_for(request, campaign)
    found = low_of(board)
    return render(request, "targets/progress/low.html", {"campaign": campaign, "low": found, "units": len(board.entries)})


@require_GET
def ledger(request: Request) -> HttpResponse:
    """Every change of every level, newest first, with its document."""
    rows = ledger_rows(request.actor)
    return render(request, "targets/progress/ledger.html", {"rows": rows[:500], "more": max(0, len(rows) - 500), "count": len(rows)})
