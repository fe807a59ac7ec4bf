"""Files of the calendar: .ics, workbook, notice, invitation, preparation list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from nhiemky.domain.conference import ConferencePlan, PlannedSession, Unplaced
from nhiemky.domain.finding import Refusal
from nhiemky.flows.owners_paper import cited
from nhiemky.flows.papers.signing import Signing, office_paper
from nhiemky.scheduling.working_days import calendar_rules, lunar
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.conferences.access import calendar_for, conferences_of, get_conference, mine, require_office, require_teller
from nhiemky.web.conferences.models import Attendee, Calendar
from nhiemky.web.conferences.papers import invitation, preparation_paper
from nhiemky.web.conferences.solving import Sheet, sheet_of, taken
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import require_any
from nhiemky.web.request import Request
from nhiemky.writing.conference_calendar import calendar as calendar_file
from nhiemky.writing.conference_notice import ConferenceNotice, lines_of, notice_report
from nhiemky.writing.conference_workbook import Schedule, write_schedule
from nhiemky.writing.word import write_word

TITLE = "Hội nghị"


def _office_calendar(request: Request, what: str) -> Calendar | None:
    require_any(request.actor, "office")
    campaign = current_campaign(request)
    found = calendar_for(request.actor, campaign) if campaign else None
    if found is not None:
        require_office(request.actor, found, what)
    return found


@require_GET
def ics(request: Request) -> HttpResponse:
    """The calendar as a file; of one person with ?nguoi=."""
    campaign = current_campaign(request)
    found = calendar_for(request.actor, campaign) if campaign else None
    if found is None:
        return redirect("conferences:index")
    sheet = sheet_of(found, clock.today())
    seen = {row.pk for row in conferences_of(request.actor).filter(calendar=found)}
    person = request.GET.get("nguoi", "")
    if person.isdecimal():
        theirs = Attendee.objects.filter(conference__calendar=found, person_id=int(person[:15]))
        seen &= set(theirs.values_list("conference_id", flat=True))
    return attachment(_ics(found, sheet, seen), "lich-hoi-nghi.ics")


@require_GET
def my_ics(request: Request) -> HttpResponse:
    """What the person attends or holds, of every campaign, in one file."""
    rows = list(mine(request.actor).prefetch_related("attendees"))
    sessions: list[PlannedSession] = []
    places: dict[str, str] = {}
    starts: dict[str, time] = {}
    hours = {"AM": time(7, 30), "PM": time(14)}
    for row in rows:
        hours = {"AM": row.calendar.morning, "PM": row.calendar.afternoon}
        name = row.entry.name if len({one.calendar_id for one in rows}) == 1 else f"{row.entry.name} ({row.calendar.campaign.title})"
        people = tuple(each.name for each in row.attendees.all() if each.role != "secretary")
        if row.day:
            slots = taken(row, calendar_rules(row.day, row.day, weekends=row.calendar.weekends))
            sessions += [PlannedSession(name, slot.day, slot.half, people) for slot in slots]
            places[name] = row.place
            if row.starts:
                starts[name] = row.starts
    data = calendar_file(
        sessions, title=TITLE, places=places, hours=_spans(hours["AM"], hours["PM"]), series=_series(request), starts=starts
    )
    return attachment(data, "lich-cua-toi.ics")


@require_GET
def workbook(request: Request) -> HttpResponse:
    """By day, by unit, by person, what has no date."""
    found = _office_calendar(request, "tải lịch hội nghị")
    if found is None:
        return redirect("conferences:index")
    sheet = sheet_of(found, clock.today())
    shown = _people_only(found, sheet)
    days = {each.day for each in shown}
    plan = ConferencePlan(shown, _unplaced(sheet), method=found.method, max_per_day=max(_a_day(shown).values(), default=0))
    schedule = Schedule(
        f"LỊCH HỘI NGHỊ {found.campaign.title.upper()}", plan, sheet.requests, sheet.rules, holidays="ngày nghỉ lễ của Việt Nam",
        lunar={day: lunar(day).short for day in days},
    )  # fmt: skip
    return attachment(write_schedule(schedule), "lich-hoi-nghi.xlsx")


@require_GET
def notice(request: Request) -> HttpResponse:
    """The schedule as an official notice; before it is published a draft without number."""
    found = _office_calendar(request, "tải thông báo lịch hội nghị")
    if found is None:
        return redirect("conferences:index")
    sheet = sheet_of(found, clock.today())
    value = value_of(found.campaign)
    signing = _signing(found)
    form = office_paper(value.owner, signing, code="TB", doc_type="THÔNG BÁO", subject="", body=(), by_order=not found.signer_title)
    assert form.signature is not None
    hours = f"sáng từ {_hour(found.morning)}, chiều từ {_hour(found.afternoon)}"
    paper = ConferenceNotice(
        form.letterhead, f"lịch hội nghị, {found.campaign.title[:1].lower()}{found.campaign.title[1:]}",
        lines_of(_people_only(found, sheet), sheet.requests), form.signature,
        bases=(cited(value.directive, value.owner),) if value.directive else (), hours=hours,
        postponed=tuple((each.unit, "") for each in _unplaced(sheet)),
        recipients=("Các đồng chí được phân công dự", "Cấp ủy các đơn vị có tên trong lịch", *form.recipients), rule=form.rule,
        draft=None if found.edition else "DỰ THẢO",
    )  # fmt: skip
    return attachment(write_word(notice_report(paper)), "thong-bao-lich-hoi-nghi.docx")


@require_GET
def invite(request: Request, uuid: str) -> HttpResponse:
    """Giấy mời for one conference, to those in charge and the guests."""
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "soạn giấy mời")
    if found.day is None:
        raise Refusal("conference_without_day", unit=found.entry.name)
    guests = list(found.attendees.exclude(role="secretary"))
    value = value_of(found.calendar.campaign)
    signing = replace(_signing(found.calendar), on=clock.today(), number="")
    paper = invitation(found, value.owner, signing, found.calendar.campaign.title, guests)
    return attachment(write_word(paper), f"giay-moi-{found.entry.unit_id}.docx")


@require_GET
def preparation(request: Request, uuid: str) -> HttpResponse:
    """The preparation list with its costs."""
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "tải danh mục chuẩn bị")
    value = value_of(found.calendar.campaign)
    paper = preparation_paper(found, value.owner, Signing(clock.today()), list(found.preparations.all()))
    return attachment(write_word(paper), f"chuan-bi-hoi-nghi-{found.entry.unit_id}.docx")


def _ics(calendar: Calendar, sheet: Sheet, seen: set[int]) -> bytes:
    names = {name for name, row in sheet.conferences.items() if row.pk in seen}
    sessions = [each for each in _people_only(calendar, sheet) if each.unit in names]
    places = {name: row.place for name, row in sheet.conferences.items() if row.place and name in names}
    starts = {name: row.starts for name, row in sheet.conferences.items() if row.starts}
    return calendar_file(
        sessions, title=TITLE, places=places, hours=_spans(calendar.morning, calendar.afternoon), series=str(calendar.uuid),
        sequence=calendar.version, starts=starts,
    )  # fmt: skip


def _people_only(calendar: Calendar, sheet: Sheet) -> tuple[PlannedSession, ...]:
    """Sessions with those in charge and guests: a unit's own secretary is not listed as coming from outside."""
    own = set(Attendee.objects.filter(conference__calendar=calendar, role="secretary").values_list("conference_id", "name"))
    found = []
    for each in sorted(sheet.sessions(), key=lambda one: (one.slot, one.unit)):
        row = sheet.conferences[each.unit]
        found.append(replace(each, attendees=tuple(name for name in each.attendees if (row.pk, name) not in own)))
    return tuple(found)


def _unplaced(sheet: Sheet) -> tuple[Unplaced, ...]:
    return tuple(Unplaced(name, row.why or "chưa xếp") for name, row in sheet.conferences.items() if row.day is None)


def _a_day(sessions: tuple[PlannedSession, ...]) -> dict[date, int]:
    found: dict[date, set[str]] = {}
    for each in sessions:
        found.setdefault(each.day, set()).add(each.unit)
    return {day: len(units) for day, units in found.items()}


def _spans(morning: time, afternoon: time) -> dict[str, tuple[time, time]]:
    """Three hours and a half each, within the day."""
    return {
        half: (at, time(min(at.hour + 3 + (at.minute >= 30), 23), (at.minute + 30) % 60))
        for half, at in (("AM", morning), ("PM", afternoon))
    }


def _signing(calendar: Calendar) -> Signing:
    on = calendar.signed_on or clock.today()
    return Signing(on, calendar.symbol, calendar.signed_for, calendar.signer_title, calendar.signer_name)


def _hour(at: time) -> str:
    return f"{at.hour} giờ {at.minute:02}" if at.minute else f"{at.hour} giờ"


def _series(request: Request) -> str:
    return str(getattr(request.actor.user, "uuid", ""))
