"""Pages of one conference: its day and other days, place, guests, wishes, result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.conference import Slot
from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.conferences import desk, moving
from nhiemky.web.conferences.access import get_attendee, get_conference, get_request, may_tell, require_office, require_teller, runs
from nhiemky.web.conferences.clashing import offers_of, troubles_of
from nhiemky.web.conferences.forms import GuestForm, OutcomeForm, PlaceForm, SlotForm, SpanForm, WishForm
from nhiemky.web.conferences.gates import LESSON, hindrances
from nhiemky.web.conferences.holding import Outcome, hold, report_attendance
from nhiemky.web.conferences.models import Conference
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.conferences.words import STATES, half_words
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read as stored_bytes
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import people, scope_of
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_GET
def conference(request: Request, uuid: str) -> HttpResponse:
    return _page(request, get_conference(request.actor, uuid))


def _page(request: Request, found: Conference, *, refusal: Refusal | None = None, forms: dict[str, Any] | None = None) -> HttpResponse:
    actor, today = request.actor, clock.today()
    attendees = list(found.attendees.select_related("person"))
    person = getattr(actor.user, "person_id", None)
    office, teller = runs(actor, found.calendar), may_tell(actor, found)
    over = found.day is not None and found.day <= today
    waiting = hindrances(found) if found.state == "planned" else ()
    mine = next((each for each in attendees if person and each.person_id == person), None)
    facts = {
        "conference": found, "calendar": found.calendar, "office": office, "teller": teller, "attendees": attendees, "mine": mine,
        "unit": scope_of(actor).may("prepare", found.organisation), "state": STATES[found.state], "length": half_words(found.half_days),
        "waiting": waiting, "may_pass": any(words != LESSON for words in waiting), "over": over, "refusal": refusal,
        "requests": found.requests.all() if teller else [], "events": [
            {"at": each.at, "text": each.words, "who": each.by} for each in found.events.all()[:50]] if teller else [],
        "place_form": PlaceForm(initial={"starts": found.starts, "place": found.place, "version": found.version}),
        "guest_form": GuestForm(people=_known(request) if office else None), "wish_form": WishForm(),
        "span_form": SpanForm(
            initial={"first": found.first, "last": found.last, "half_days": found.half_days, "version": found.version}),
        "outcome_form": OutcomeForm(initial={
            "summoned": found.summoned, "present": found.present, "guests": found.guests_present, "absent": found.absent,
            "result": found.result, "resolutions": found.resolutions, "minutes": found.minutes, "version": found.version}),
    } | (forms or {})  # fmt: skip
    return render(request, "conferences/conference.html", facts, status=422 if refusal or forms else 200)


def _known(request: Request) -> Any:
    """People with a post in what the office sees."""
    return people(request.actor, "office").order_by("sort_key")


def _act(request: Request, found: Conference, act: Callable[[], object], done: str) -> HttpResponse:
    """Do it and come back; a refusal stands on the conference's page."""
    try:
        act()
    except Refusal as fault:
        if fault.code == "not_allowed":
            raise
        found.refresh_from_db()
        return _page(request, found, refusal=fault)
    toast(request, done)
    return redirect(_back(request, found))


def _back(request: Request, found: Conference) -> str:
    """To the calendar's day where the button stood there, else to the conference."""
    if request.POST.get("back") == "calendar" and found.day is not None:
        return f"{reverse('conferences:index')}?ngay={found.day.isoformat()}#d-{found.day.isoformat()}"
    return reverse("conferences:conference", args=[found.uuid])


@require_http_methods(["GET", "POST"])
def move(request: Request, uuid: str) -> HttpResponse:
    """Cách khác: every half day it may still begin in; choosing one moves it."""
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "chuyển ngày hội nghị")
    form = SlotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        return _act(
            request, found, lambda: moving.move(request.actor, found, given["slot"], given["version"], starts=given["starts"]),
            "Đã chuyển hội nghị",
        )  # fmt: skip
    sheet = sheet_of(found.calendar, clock.today())
    name = sheet.names.get(found.pk, "")
    facts = {
        "conference": found, "offers": offers_of(found.calendar, sheet, found), "form": form,
        "asked": next((each for each in sheet.requests if each.unit == name), None), "people": sheet.attendees.get(found.pk, ()),
        "troubles": [each for each in troubles_of(found.calendar, sheet) if found.pk in each.others],
    }  # fmt: skip
    return render(request, "conferences/move.html", facts, status=422 if request.method == "POST" else 200)


@require_POST
def fix(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "giữ ngày hội nghị")
    fixed = request.POST.get("fixed") == "1"
    done = "Sẽ giữ nguyên ngày khi xếp lại" if fixed else "Cho xếp lại ngày"
    return _act(request, found, lambda: moving.fix(request.actor, found, fixed=fixed, version=found.version), done)


@require_POST
def set_span(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "sửa khung ngày hội nghị")
    form = SpanForm(request.POST)
    if not form.is_valid():
        return _page(request, found, forms={"span_form": form})
    return _act(request, found, lambda: moving.set_span(request.actor, found, **form.cleaned_data), "Đã sửa khung ngày của đơn vị")


@require_POST
def pass_gate(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "cho họp khi dự thảo chưa thông qua")
    return _act(request, found, lambda: moving.pass_gate(request.actor, found, request.POST.get("reason", "")), "Đã ghi lý do cho họp")


@require_POST
def describe(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "ghi nơi họp, giờ họp")
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, forms={"place_form": form})
    return _act(request, found, lambda: desk.describe(request.actor, found, **form.cleaned_data), "Đã ghi giờ, nơi họp")


@require_POST
def add_guest(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "ghi khách mời")
    office = runs(request.actor, found.calendar)
    form = GuestForm(request.POST, people=_known(request) if office else None)
    if not form.is_valid():
        return _page(request, found, forms={"guest_form": form})
    given = form.cleaned_data
    return _act(
        request,
        found,
        lambda: desk.add_guest(request.actor, found, given["name"], given["title"], given.get("person")),
        "Đã thêm khách mời",
    )


@require_POST
def drop_guest(request: Request, uuid: str, guest: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "bỏ khách mời")
    one = get_attendee(found, guest)
    return _act(request, found, lambda: desk.drop_guest(request.actor, one), "Đã bỏ khách mời")


@require_POST
def ask_date(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    if not scope_of(request.actor).may("prepare", found.organisation):
        raise Refusal("not_allowed", what="xin đổi ngày hội nghị", who="văn thư, bí thư của đơn vị")
    form = WishForm(request.POST)
    if not form.is_valid():
        return _page(request, found, forms={"wish_form": form})
    given = form.cleaned_data
    slot = Slot(given["day"], given["half"])
    return _act(request, found, lambda: desk.ask_date(request.actor, found, slot, given["reason"]), "Đã gửi văn phòng")


@require_POST
def answer(request: Request, uuid: str, wish: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    require_office(request.actor, found.calendar, "trả lời xin đổi ngày")
    one = get_request(found, wish)
    one.conference = found
    agreed = request.POST.get("agreed") == "1"
    words = request.POST.get("answer", "")
    done = "Đã chuyển ngày theo đề nghị" if agreed else "Đã trả lời đơn vị"
    return _act(request, found, lambda: desk.answer_request(request.actor, one, agreed=agreed, answer=words), done)


@require_POST
def record(request: Request, uuid: str) -> HttpResponse:
    """After it took place."""
    found = get_conference(request.actor, uuid)
    require_teller(request.actor, found, "ghi kết quả hội nghị")
    form = OutcomeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, forms={"outcome_form": form})
    given = form.cleaned_data
    names = ("summoned", "present", "guests", "absent", "result", "resolutions", "minutes")
    sent = given["file"]

    def act() -> None:
        file = SignedCopy(sent.name or "bien-ban", bytes_of(sent)) if sent else None
        came = [str(each.uuid) for each in found.attendees.all() if str(each.uuid) in set(request.POST.getlist("attended"))]
        outcome = Outcome(**{name: given[name] for name in names})
        hold(request.actor, found, outcome, version=given["version"], attended=came, file=file)

    return _act(request, found, act, "Đã ghi kết quả hội nghị")


@require_POST
def report(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    return _act(request, found, lambda: report_attendance(request.actor, found, request.POST.get("words", "")), "Đã gửi báo cáo dự họp")


@require_GET
def minutes(request: Request, uuid: str) -> HttpResponse:
    found = get_conference(request.actor, uuid)
    if found.minutes_file_id is None:
        return redirect("conferences:conference", uuid)
    return attachment(stored_bytes(found.minutes_file_id), found.minutes_name)
