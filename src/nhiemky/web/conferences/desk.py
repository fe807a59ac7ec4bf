"""What a unit says about its own conference (hour, place, guests, another day), and who is away when.

>>> describe(actor, conference, place="Hội trường Sở", starts=time(7, 30), version=3)                # doctest: +SKIP
>>> ask_date(actor, conference, Slot(date(2023, 5, 18), "AM"), "Đại hội công đoàn")                   # doctest: +SKIP
"""

from __future__ import annotations

from datetime import date, time

from django.urls import reverse

from nhiemky.domain.conference import Slot
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.conferences.access import may_tell, require_office, require_teller, runs
from nhiemky.web.conferences.clashing import Look
from nhiemky.web.conferences.models import Attendee, Away, Conference, DateRequest
from nhiemky.web.conferences.moving import move
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.conferences.telling import log
from nhiemky.web.conferences.words import STATES, when
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation, Person


def describe(actor: Actor, conference: Conference, *, place: str, starts: time | None, version: int) -> Conference:
    """Where, and at what hour of its half day."""
    require_teller(actor, conference, "ghi nơi họp, giờ họp")
    _planned(conference)
    half = "AM" if starts is None or starts < time(12) else "PM"
    if starts is not None and conference.day is not None and half != conference.half:
        which = "sáng" if conference.half == "AM" else "chiều"
        raise Refusal("conference_not_a_slot", slot=f"{starts:%H:%M}", why=f"hội nghị này xếp buổi {which}")
    before = {"place": conference.place, "starts": str(conference.starts or "")}
    with Change(actor, "conference.described") as change:
        facts: dict[str, object] = {"place": nfc(place).strip()[:250]}
        if conference.day is not None:
            facts["starts"] = starts or conference.starts
        if not Conference.objects.filter(pk=conference.pk, version=version).update(version=version + 1, **facts):
            raise Refusal("conference_moved_on", unit=conference.entry.name)
        conference.refresh_from_db()
        log(conference, f"Ghi nơi họp: {conference.place or 'chưa có'}; {when(conference)}", actor)
        change.of(
            conference, name=str(conference), before=before, after={"place": conference.place, "starts": str(conference.starts or "")}
        )
    return conference


def add_guest(actor: Actor, conference: Conference, name: str, title: str = "", person: Person | None = None) -> Attendee:
    """Somebody more who is to be there; one of the people known (office only) is kept from being in two places."""
    if person is not None:
        require_office(actor, conference.calendar, "mời thêm người dự")
    require_teller(actor, conference, "ghi khách mời")
    _planned(conference)
    name = nfc(person.name if person else name).strip()[:150]
    if not name:
        raise Refusal("conference_reason_missing")
    there = Attendee.objects.filter(conference=conference)
    if (there.filter(person=person) if person else there.filter(name=name)).exists():
        raise Refusal("conference_guest_listed", name=name)
    with Change(actor, "conference.guest_added") as change:
        made = Attendee.objects.create(conference=conference, person=person, name=name, title=nfc(title).strip()[:200])
        change.of(conference, name=str(conference), after={"guest": name})
    return made


def drop_guest(actor: Actor, guest: Attendee) -> None:
    """Off the list; those in charge and the secretary stay, they come from the charges and posts."""
    require_teller(actor, guest.conference, "bỏ khách mời")
    _planned(guest.conference)
    if guest.role != "guest":
        raise Refusal("not_allowed", what="bỏ người dự theo phân công", who="ban tổ chức, qua phân công phụ trách")
    with Change(actor, "conference.guest_dropped") as change:
        change.of(guest.conference, name=str(guest.conference), before={"guest": guest.name})
        Attendee.objects.filter(pk=guest.pk).delete()


def ask_date(actor: Actor, conference: Conference, slot: Slot, reason: str) -> DateRequest:
    """The unit would rather meet on another day; the office agrees or refuses."""
    require(actor, "prepare", conference.organisation, "xin đổi ngày hội nghị")
    _planned(conference)
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("conference_reason_missing")
    calendar = conference.calendar
    sheet = sheet_of(calendar, clock.today())
    name = sheet.names[conference.pk]
    if why := Look(calendar, sheet).why_not(sheet.conferences[name], name, slot):
        raise Refusal("conference_not_a_slot", slot=str(slot), why=why)
    with Change(actor, "conference.date_asked", reason=reason) as change:
        made = DateRequest.objects.create(
            conference=conference, day=slot.day, half=slot.half, reason=reason, asked_at=clock.now(), asked_by=actor.name[:200]
        )
        log(conference, f"Đơn vị xin chuyển sang {slot}: {reason}", actor)
        notify(
            [calendar.organisation_id], f"{conference.entry.name} xin chuyển hội nghị từ {when(conference)} sang {slot}: {reason}"[:500],
            link=_link(conference), kind="conference", campaign=calendar.campaign, by=actor.name[:200],
        )  # fmt: skip
        change.of(conference, name=str(conference), after={"wish": str(slot)})
    return made


def answer_request(actor: Actor, wish: DateRequest, *, agreed: bool, answer: str = "") -> DateRequest:
    """Agreed: the conference moves there at once. Refused: with the reason. Twice: refused."""
    conference = wish.conference
    require_office(actor, conference.calendar, "trả lời xin đổi ngày")
    _planned(conference)
    if not agreed and not answer.strip():
        raise Refusal("conference_reason_missing")
    with Change(actor, "conference.request_answered", reason=answer) as change:
        facts = {"state": "agreed" if agreed else "refused", "answer": nfc(answer).strip(), "answered_by": actor.name[:200]}
        if not DateRequest.objects.filter(pk=wish.pk, state="open").update(answered_at=clock.now(), **facts):
            raise Refusal("conference_request_settled")
        if agreed:
            slot = Slot(wish.day, "PM" if wish.half == "PM" else "AM")
            move(actor, conference, slot, conference.version, reason="theo đề nghị của đơn vị")
        else:
            log(conference, f"Không đổi ngày: {facts['answer']}", actor)
            words = f"Văn phòng chưa đồng ý chuyển hội nghị sang {format_day(wish.day)}: {facts['answer']}"
            notify(
                [conference.organisation_id], words[:500], link=_link(conference), kind="conference",
                campaign=conference.calendar.campaign, by=actor.name[:200],
            )  # fmt: skip
        change.of(conference, name=str(conference), organisation_id=conference.calendar.organisation_id, after=facts)
    wish.refresh_from_db()
    return wish


def note_away(actor: Actor, organisation: Organisation, person: Person, first: date, last: date, half: str = "", reason: str = "") -> Away:
    """The person is elsewhere on these days; the planner keeps clear of them in every campaign of the committee."""
    require(actor, "office", organisation, "ghi ngày đi vắng")
    if last < first:
        raise Refusal("conference_away_wrong", first=format_day(first), last=format_day(last))
    with Change(actor, "conference.away_noted") as change:
        made = Away.objects.create(
            organisation=organisation, person=person, first=first, last=last, half=half if half in ("AM", "PM") else "",
            reason=nfc(reason).strip()[:200],
        )  # fmt: skip
        change.of(made, name=person.name, organisation_id=organisation.pk, after={"first": first, "last": last, "half": half})
    return made


def drop_away(actor: Actor, row: Away) -> None:
    """The person is there after all."""
    require(actor, "office", row.organisation, "bỏ ngày đi vắng")
    with Change(actor, "conference.away_dropped") as change:
        change.of(row, name=row.person.name, organisation_id=row.organisation_id, before={"first": row.first, "last": row.last})
        Away.objects.filter(pk=row.pk).delete()


def may_change(actor: Actor, conference: Conference) -> tuple[bool, bool]:
    """(the owner's office, whoever may say place and guests) for a page."""
    return runs(actor, conference.calendar), may_tell(actor, conference)


def _planned(conference: Conference) -> None:
    if conference.state != "planned":
        raise Refusal("conference_settled", unit=conference.entry.name, state=STATES[conference.state])


def _link(conference: Conference) -> str:
    return reverse("conferences:conference", args=[conference.uuid])
