"""The calendar's pages that only show: a month with its day list, everything as a list, one's own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.conferences.access import calendar_for, conferences_of, mine, owners_side, runs
from nhiemky.web.conferences.clashing import Trouble, troubles_of
from nhiemky.web.conferences.filling import duties_of
from nhiemky.web.conferences.gates import hindrances_of
from nhiemky.web.conferences.models import Attendee, Calendar, Conference
from nhiemky.web.conferences.month import marks_of, month_of
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.conferences.words import short_day
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.request import Request

MANY = 10
"""Chips shown of people; notes shown of what is in the way: three."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees of a calendar."""

    calendar: Calendar
    rows: list[Conference]
    troubles: list[Trouble]
    runs: bool


def seen_by(request: Request, calendar: Calendar) -> Seen:
    """The conferences in reach with who attends; what is in the way only for those who see the whole."""
    attending = Attendee.objects.exclude(role="secretary").order_by("pk")
    rows = conferences_of(request.actor).filter(calendar=calendar).prefetch_related(Prefetch("attendees", attending, to_attr="present_"))
    whole = owners_side(request.actor, calendar)
    troubles = troubles_of(calendar, sheet_of(calendar, clock.today())) if whole and calendar.conferences.filter(day__isnull=False) else []
    return Seen(calendar, list(rows), troubles, runs(request.actor, calendar))


@require_GET
def index(request: Request) -> HttpResponse:
    """Who attends where, on which day, and does anything clash?"""
    campaign = current_campaign(request)
    calendar = calendar_for(request.actor, campaign) if campaign else None
    if campaign is None or calendar is None:
        office = campaign is not None and scope_of(request.actor).may("office", campaign.organisation)
        duties = duties_of(campaign) if campaign and office else []
        return render(request, "conferences/none.html", {"campaign": campaign, "office": office, "duties": duties})
    seen = seen_by(request, calendar)
    person = request.GET.get("nguoi", "")
    shown = [row for row in seen.rows if not person or any(str(each.person_id) == person for each in row.present_)]  # type: ignore[attr-defined]
    today = clock.today()
    day = _day(request.GET.get("ngay", "")) or _first_day(seen, today)
    first = (_day(f"{request.GET.get('thang', '')}-01") or day).replace(day=1)
    if (day.year, day.month) != (first.year, first.month):
        day = first
    marks = marks_of(calendar, seen.troubles)
    weeks = month_of(first, [row for row in shown if row.day], marks, today, day)
    before, after = (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=32)).replace(day=1)
    on_day = sorted((row for row in shown if row.day == day), key=lambda row: (row.half, row.starts or calendar.morning, row.entry.order))
    bad = {(pk, each.person) for each in seen.troubles for pk in each.others if each.person}
    clashing = [each for each in seen.troubles if each.kind != "unplaced"]
    facts = {
        "seen": seen, "calendar": calendar, "weeks": weeks, "due": marks.deadlines.get(day, []),
        "day": day, "first": first, "before": before, "after": after,
        "title": "Lịch hội nghị sơ kết" if "sơ kết" in campaign.title.lower() else "Lịch hội nghị",
        "agenda": [(row, [(each, (row.pk, each.name) in bad) for each in row.present_]) for row in on_day],  # type: ignore[attr-defined]
        "chips": _chips(seen.rows, person, day), "person": person, "status": status_words(seen),
        "clash_count": len(clashing), "notes": sorted(clashing, key=lambda each: each.day != day)[:3],
        "unplaced": [each for each in seen.troubles if each.kind == "unplaced"], "today": today,
        "provisional": policies_of(campaign).lesson_first and calendar.lesson_at is None,
        "again": urlencode({"nguoi": person}) if person else "",
    }  # fmt: skip
    return render(request, "conferences/calendar.html", facts)


@require_GET
def agenda(request: Request) -> HttpResponse:
    """Every conference by day: the month's other form, for search and print."""
    campaign = current_campaign(request)
    calendar = calendar_for(request.actor, campaign) if campaign else None
    if campaign is None or calendar is None:
        return redirect("conferences:index")
    seen = seen_by(request, calendar)
    today = clock.today()
    clashing = {pk for each in seen.troubles if each.kind != "unplaced" for pk in each.others}
    groups = {
        "": ("Tất cả", seen.rows),
        "chua-ngay": ("Chưa có ngày", [row for row in seen.rows if row.day is None]),
        "vuong": ("Trùng, vướng", [row for row in seen.rows if row.pk in clashing]),
        "cho": ("Chờ ghi kết quả", [row for row in seen.rows if row.state == "planned" and row.day and row.day <= today]),
        "da-hop": ("Đã họp", [row for row in seen.rows if row.state == "held"]),
    }
    name = request.GET.get("xem", "")
    name = name if name in groups else ""
    rows = sorted(groups[name][1], key=lambda row: (row.day or date.max, row.half, row.entry.order))
    held_back = hindrances_of(calendar, rows)
    facts = {
        "seen": seen, "calendar": calendar, "rows": [(row, row.pk in clashing, held_back.get(row.pk, ())) for row in rows],
        "chips": [
            (label, len(found), f"?xem={key}" if key else "?", key == name)
            for key, (label, found) in groups.items() if found or not key
        ],
        "status": status_words(seen), "any_day": any(row.day for row in seen.rows),
    }  # fmt: skip
    return render(request, "conferences/agenda.html", facts)


@require_GET
def my_calendar(request: Request) -> HttpResponse:
    """Lịch của tôi: what the person attends or holds, across campaigns; what is to come first."""
    today = clock.today()
    rows = list(mine(request.actor).select_related("calendar__campaign"))
    coming = [row for row in rows if row.day and row.day >= today]
    past = [row for row in reversed(rows) if row.day and row.day < today]
    person = getattr(request.actor.user, "person_id", None)
    reported = set(Attendee.objects.filter(conference__in=past, person=person).exclude(report="").values_list("conference_id", flat=True))
    attends = set(Attendee.objects.filter(conference__in=rows, person=person).values_list("conference_id", flat=True)) if person else set()
    facts = {
        "coming": coming, "today": today,
        "past": [(row, row.pk in attends and row.pk not in reported) for row in past[:100]],
        "campaigns": len({row.calendar.campaign_id for row in rows}),
    }  # fmt: skip
    return render(request, "conferences/mine.html", facts)


def status_words(seen: Seen) -> str:
    """ "Làm điểm ngày 05/5, sau đó 80 hội nghị từ 08/5 đến 19/5/2023." """
    placed = [row for row in seen.rows if row.day is not None]
    if not placed:
        return f"{len(seen.rows)} hội nghị chưa có ngày."
    pilots = sorted({row.day for row in placed if row.pilot and row.day})
    days = sorted(row.day for row in placed if not row.pilot and row.day)
    parts = [f"Làm điểm ngày {', '.join(map(short_day, pilots))}"] if pilots else []
    if days:
        lead = "sau đó " if pilots else ""
        span = f"từ {short_day(days[0])} đến {format_day(days[-1])}" if days[0] != days[-1] else f"ngày {format_day(days[0])}"
        parts.append(f"{lead}{len(days)} hội nghị {span}")
    said = ", ".join(parts) + "."
    held = sum(row.state == "held" for row in seen.rows)
    said += f" Đã họp {held}/{len(seen.rows)}." if held else ""
    return said[:1].upper() + said[1:]


def _chips(rows: list[Conference], person: str, day: date) -> list[tuple[str, int, str, bool]]:
    counts: Counter[tuple[int, str]] = Counter()
    for row in rows:
        for each in row.present_:  # type: ignore[attr-defined]
            if each.role == "member" and each.person_id:
                counts[each.person_id, each.name] += 1
    found = [("Tất cả", len(rows), f"?ngay={day.isoformat()}", not person)]
    for (pk, name), count in sorted(counts.items(), key=lambda each: (-each[1], each[0][1]))[:MANY]:
        found.append((name, count, f"?{urlencode({'ngay': day.isoformat(), 'nguoi': pk})}", str(pk) == person))
    return found


def _first_day(seen: Seen, today: date) -> date:
    """The first clash, else the first conference to come, else today."""
    clash = next((each.day for each in seen.troubles if each.day), None)
    days = sorted(row.day for row in seen.rows if row.day)
    return clash or next((day for day in days if day >= today), days[-1] if days else today)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
