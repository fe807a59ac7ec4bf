"""The list of campaigns, one campaign, and its tasks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from nhiemky.domain import campaign as pure
from nhiemky.domain.outline import walk
from nhiemky.domain.progress import BEFORE_SENT
from nhiemky.scheduling.binding import bound_units
from nhiemky.scheduling.deadlines import moment_words, remaining, shown, until_of, wording_line
from nhiemky.scheduling.difference import FREEDOMS, GATE_NAMES, POLICY_NAMES
from nhiemky.scheduling.short_names import short_names
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.access import entries, excused, get_campaign, get_task, listed, obligations, own_duties, sizes, tasks
from nhiemky.web.campaigns.current import choose
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Obligation, RosterEntry
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

ROSTER_PAGE = 100
STATES = {"draft": "Chưa phát hành", "issued": "Đang chạy", "closed": "Đã kết thúc"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement as the page shows it: the moment, its wording, whom it binds."""

    requirement: pure.Requirement
    short: str
    moment: str
    wording: str
    units: int
    overdue: bool
    outline: str
    obligation: Obligation | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class RosterPage:
    """A part of the campaign's units, each with its entry once it is issued. searched: the words that narrow them."""

    page: Page[pure.Unit]
    lines: tuple[tuple[pure.Unit, RosterEntry | None], ...]
    searched: str


@dataclass(frozen=True, slots=True)
class Version:
    """An issued version with what it changed."""

    row: CampaignVersion
    changes: tuple[str, ...]
    kept: tuple[dict[str, str], ...]


@require_safe
def campaign_list(request: Request) -> HttpResponse:
    """Every campaign the person sees, newest first, with where each stands."""
    rows = listed(request.actor)
    known = sizes(rows)
    now = clock.now()
    lines = []
    for row in rows:
        size, runs = known[row.pk], row.state == "issued"
        lines.append(
            {
                "campaign": row,
                "units": size["units"],
                "state": STATES[row.state],
                "first": _moment(size["first"], now) if runs else "",
                "last": _moment(size["last"], now) if runs and size["last"] != size["first"] else "",
                "may_copy": scope_of(request.actor).may("office", row.organisation),
            }
        )
    if made := exported(request, "cac-dot", "Các đợt", COLUMNS, lambda: (_line(line) for line in lines)):
        return made
    counts = Counter(row.state for row in rows)
    context = {"lines": lines, "counts": counts, "office": scope_of(request.actor).has("office")}
    return render(request, "campaigns/list.html", context)


COLUMNS = (("Đợt", 50), ("Chủ trì", 36), ("Trạng thái", 16), ("Hạn đầu", 28), ("Hạn cuối", 28), ("Số đơn vị", 10), ("Mở ngày", 12))


def _line(line: dict[str, Any]) -> tuple[Any, ...]:
    row = line["campaign"]
    opened = clock.local(row.made_at).date()
    return row.title, row.organisation.name, line["state"], line["first"], line["last"], line["units"], opened


def _moment(until: datetime | None, now: datetime) -> str:
    return shown(until, now) if until else ""


@require_safe
def campaign_page(request: Request, uuid: UUID) -> HttpResponse:
    """What one campaign asks, of whom, by when; the office can change it, units see what binds them."""
    campaign = get_campaign(request.actor, uuid)
    office = scope_of(request.actor).may("office", campaign.organisation)
    value = working_value(campaign) if office else value_of(campaign)
    mine = _entries(request, campaign)
    if not office and not scope_of(request.actor).may("see", campaign.organisation):
        value = _for_units(value, {entry.unit_id for entry in mine})
    asked = _asked(campaign, value, {row.requirement.key: row for row in own_duties(request.actor, campaign)} if office else {})
    versions = [_version(row) for row in campaign.versions.order_by("-number")] if office else []
    context = {
        "campaign": campaign,
        "value": value,
        "state": STATES[campaign.state],
        "office": office,
        "units": [row for row in asked if not row.requirement.own],
        "own": [row for row in asked if row.requirement.own],
        "tasks": _tasks(request, campaign, value) if office else [],
        "outlines": [(one, sum(1 for _ in walk(one.nodes))) for one in value.outlines],
        "groups": [(group, len(group.units)) for group in value.groups],
        "policies": [(POLICY_NAMES[name], FREEDOMS[getattr(value.policies or pure.Policies(), name)]) for name in POLICY_NAMES],
        "gates": [words for name, words in GATE_NAMES.items() if getattr(value.policies or pure.Policies(), name)],
        "roster": _roster(request, campaign, value) if office else None,
        "reorganised": entries(request.actor, campaign).exclude(rebased="") if office else (),
        "entries": mine if not office else [],
        "optional": _optional(request, campaign),
        "excused": [_excuse(row) for row in excused(request.actor, campaign)] if office else [],
        "versions": versions,
        "pending": actions.pending(campaign) if office and campaign.state == "issued" else (),
        "common": [row for row in value.indicators if row.unit_id is None],
        "own_indicators": sum(row.unit_id is not None for row in value.indicators),
    }
    return render(request, "campaigns/campaign.html", context)


TAGS = {
    "open": "not_started",
    "preparing": "drafting",
    "draft_sent": "in_review",
    "met_outside": "done",
    "accepted": "done",
    "declined": "waived",
}
"""State of an obligation -> its tag, where the two names differ."""


def _asked(campaign: Campaign, value: pure.Campaign, own: Mapping[str, Obligation]) -> list[Asked]:
    now = clock.now()
    short = short_names(value)
    kind = value.directive.doc_type if value.directive else "văn bản"
    outlines = {one.id: one.subtitle or one.title for one in value.outlines}
    return [
        Asked(
            one,
            short[one.id],
            shown(until, now, event=one.event or one.wording) if campaign.state == "issued" or until is None else moment_words(until),
            wording_line(one.wording, kind) if until else "",
            len(bound_units(value, one)),
            until is not None and now >= until and campaign.state == "issued" and (row is None or row.state in BEFORE_SENT),
            outlines.get(one.outline or "", ""),
            row,
            _tag(row, until, now) if row else "",
        )
        for one in value.requirements
        for row in (own.get(one.id),)
        for until in (row.deadline_at if row else until_of(one),)
    ]


def _tag(row: Obligation, until: datetime | None, now: datetime) -> str:
    late = until is not None and now >= until and row.state in BEFORE_SENT
    return "overdue" if late else TAGS.get(row.state, row.state)


def _for_units(value: pure.Campaign, ids: set[str]) -> pure.Campaign:
    """What one unit's people see: what binds it, no other unit, none of the owner's own business."""
    return replace(
        value,
        requirements=tuple(one for one in value.requirements if ids & {unit.id for unit in bound_units(value, one)}),
        units=tuple(unit for unit in value.units if unit.id in ids),
        tasks=(),
        groups=tuple(group for group in value.groups if ids & set(group.units)),
        indicators=tuple(row for row in value.indicators if row.unit_id is None or row.unit_id in ids),
    )


def _entries(request: Request, campaign: Campaign) -> list[RosterEntry]:
    return list(entries(request.actor, campaign, "prepare"))


def _excuse(row: Obligation) -> dict[str, object]:
    """What was granted, why, by whom."""
    waiver = next((one for one in row.waivers.all() if one.lifted_at is None), None) if row.state == "waived" else None
    extension = max(row.extensions.all(), key=lambda one: one.pk, default=None)
    granted = waiver or (extension if row.state not in ("waived", "declined") else None)
    words = ", ".join(filter(None, (granted.grantor, granted.document))) if granted else ""
    return {
        "row": row,
        "state": TAGS.get(row.state, row.state) if row.state in ("waived", "declined") else "extended",
        "until": extension.until_day if extension else None,
        "reason": granted.reason if granted else "Đơn vị trả lời không làm",
        "by": words,
        "closed": row.state in ("waived", "declined"),
    }


def _optional(request: Request, campaign: Campaign) -> QuerySet[Obligation]:
    """Optional duties of the actor's own units, to be answered."""
    rows = obligations(request.actor, campaign, "prepare").filter(requirement__optional=True, requirement__removed_in=None)
    return rows.filter(state__in=("open", "preparing", "declined")).select_related("requirement", "entry")


def _tasks(request: Request, campaign: Campaign, value: pure.Campaign) -> list[dict[str, object]]:
    rows = {row.key: row for row in tasks(request.actor, campaign)}
    now = clock.now()
    return [
        {
            "task": task,
            "row": rows.get(task.id),
            "due": remaining(row.deadline_at, now) if (row := rows.get(task.id)) and row.deadline_at and row.state == "open" else "",
        }
        for task in value.tasks
    ]


def _roster(request: Request, campaign: Campaign, value: pure.Campaign) -> RosterPage:
    """`?dv=` words of a name or branch, `?trang=` which page."""
    words = request.GET.get("dv", "").strip()[:100]
    key = search_key(words)
    units = [unit for unit in value.units if key in search_key(" ".join((unit.name, unit.branch or "", *unit.aliases)))]
    page = Paginator(units if key else value.units, ROSTER_PAGE).get_page(request.GET.get("trang"))
    shown = list(page.object_list)
    rows = {row.unit_id: row for row in entries(request.actor, campaign).filter(unit_id__in=[unit.id for unit in shown])}
    return RosterPage(page, tuple((unit, rows.get(unit.id)) for unit in shown), words)


def _version(row: CampaignVersion) -> Version:
    changes = tuple(str(item["sentence"]) for item in json.loads(row.difference or "[]"))
    kept = tuple(item for item in json.loads(row.kept_findings or "[]") if item.get("reason"))
    return Version(row, changes, kept)


@require_POST
def choose_campaign(request: Request, uuid: UUID) -> HttpResponse:
    """Work in this campaign from now on ("Đổi đợt")."""
    campaign = get_campaign(request.actor, uuid)
    choose(request, campaign)
    toast(request, f"Đang làm việc ở đợt “{campaign.title}”.")
    return redirect("campaigns:campaign", campaign.uuid)


@require_POST
def own_done(request: Request, uuid: UUID, key: str) -> HttpResponse:
    """A duty of the owner itself is done."""
    campaign = get_campaign(request.actor, uuid)
    obligation = own_duties(request.actor, campaign).filter(requirement__key=key).first()
    if obligation is None:
        raise Http404
    actions.finish_own_duty(request.actor, obligation)
    toast(request, "Đã ghi việc này xong.")
    return redirect("campaigns:campaign", campaign.uuid)


@require_POST
def task_done(request: Request, uuid: UUID, key: str) -> HttpResponse:
    """An assigned task is done, or opened again."""
    campaign = get_campaign(request.actor, uuid)
    task = get_task(request.actor, campaign, key)
    done = request.POST.get("done") != "0"
    actions.finish_task(request.actor, task, note=request.POST.get("note", "").strip(), done=done)
    toast(request, "Đã ghi việc này xong." if done else "Đã mở lại việc này.")
    return redirect("campaigns:campaign", campaign.uuid)
