"""Pages of the board: the tree-table, rows of one branch, the workbook, one unit."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign, required_campaign
from nhiemky.web.files.download import attachment
from nhiemky.web.office.access import calls_of, entries, events_of, get_entry
from nhiemky.web.office.board import View, board_of, lead_of, rows_of
from nhiemky.web.office.columns import columns_of
from nhiemky.web.office.presenting import duties_of, figures_of, group_of, heads_of, row_of, states_of, status_of, told_once, turns_of
from nhiemky.web.office.standing import progress_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.reports.access import revisions
from nhiemky.web.request import Request
from nhiemky.writing.board_sheet import file_day, write_board


@require_safe
def board(request: Request) -> HttpResponse:
    """Bảng tiến độ: ai chưa nộp, đến lượt ai, đôn đốc ai. Filters live in the address."""
    campaign = current_campaign(request)
    if campaign is None:
        return render(request, "office/no_campaign.html")
    view = View.of(request.GET)
    shown = board_of(request.actor, campaign, view, clock.now())
    acts = scope_of(request.actor).may("office", campaign.organisation)
    facts = {
        "board": shown, "campaign": campaign, "view": view, "acts": acts and campaign.state != "closed",
        "figures": figures_of(shown, campaign),
        "turns": turns_of(shown), "states": states_of(shown), "heads": heads_of(shown), "status": status_of(shown),
        "groups": [group_of(group, shown) for group in shown.groups], "everything": View(column=view.column).address(),
        "more": shown.rest.address() if shown.rest else "", "width": len(shown.columns) + 4,
    }  # fmt: skip
    return render(request, "office/board.html", facts)


@require_safe
def rows(request: Request) -> HttpResponse:
    """Rows of one branch, or further ones, for htmx; without it the same as a page of that branch."""
    campaign = required_campaign(request)
    view = View.of(request.GET)
    if not request.htmx:
        return board(request)
    columns = columns_of(campaign)
    lead = lead_of(columns, view)
    found, following = rows_of(request.actor, campaign, columns, lead, view, clock.now()) if lead else ((), 0)
    facts = {
        "rows": [row_of(row, columns.index(lead) if lead else 0) for row in found], "width": len(columns) + 4,
        "more": view.address(start=following) if following else "", "key": _key(request),
        "acts": scope_of(request.actor).may("office", campaign.organisation),
    }  # fmt: skip
    return render(request, "office/rows.html", facts)


def _key(request: Request) -> str:
    """Which group the page puts the rows under: a mark the page gave itself."""
    found = re.fullmatch(r"n\d{1,4}", request.GET.get("nhom", ""))
    return found[0] if found else "n0"


@require_safe
def workbook(request: Request) -> HttpResponse:
    """Xuất Excel: every unit the person sees, as it stands now."""
    campaign = required_campaign(request)
    progress = progress_of(request.actor, campaign, clock.now())
    extra = {
        entry.unit_id: (
            format_day(clock.local(entry.acknowledged_at).date()) if entry.acknowledged_at else "chưa",
            ", ".join(filter(None, (entry.contact_name, entry.contact_phone))),
        )
        for entry in entries(request.actor, campaign)
    }
    data = write_board(progress, extra, ("Xác nhận nhận văn bản", "Đầu mối, điện thoại"))
    return attachment(data, f"tien-do-{file_day(progress.day)}.xlsx")


@require_safe
def unit(request: Request, uuid: Any) -> HttpResponse:
    """One unit in the campaign: what it owes, what happened, who answers the phone."""
    campaign = required_campaign(request)
    entry = get_entry(request.actor, campaign, uuid)
    columns = columns_of(campaign)
    found = duties_of(request.actor, columns, entry)
    events = told_once(list(events_of(request.actor, entry)[:120]))
    acts = scope_of(request.actor).may("office", campaign.organisation)
    facts = {
        "campaign": campaign, "entry": entry, "duties": found, "events": events, "acts": acts,
        "revisions": list(revisions(request.actor).filter(obligation__entry=entry).order_by("-received_at")[:30]),
        "calls": list(calls_of(request.actor, campaign).filter(organisation=entry.organisation)[:20]),
    }  # fmt: skip
    return render(request, "office/unit.html", facts)
