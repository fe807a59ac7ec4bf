"""After a conference: who came, what came of it, the minutes, what those who attended report; the unit's duty moves on.

>>> hold(actor, conference, Outcome(summoned=82, present=79, result="Thông qua báo cáo sơ kết"), version=4)      # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.conferences.access import require_teller
from nhiemky.web.conferences.models import Attendee, Conference
from nhiemky.web.conferences.telling import log
from nhiemky.web.files.store import keep, known
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.moves import CLOSED, move, tell
from nhiemky.web.reports.signed import SignedCopy, judge_signed


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. absent: names with reasons; minutes as text here, as a file beside."""

    summoned: int | None = None
    present: int | None = None
    guests: int | None = None
    absent: str = ""
    result: str = ""
    resolutions: str = ""
    minutes: str = ""


def hold(
    actor: Actor, conference: Conference, outcome: Outcome, *, version: int, attended: Collection[str] = (), file: SignedCopy | None = None
) -> Conference:
    """It took place. attended: ids of attendees who came. The duty is met on its day; the unit's reports say so on their timelines.

    May be written again: the later words stand, the duty is met once. Refused before its day.
    """
    require_teller(actor, conference, "ghi kết quả hội nghị")
    if conference.day is None:
        raise Refusal("conference_without_day", unit=conference.entry.name)
    if conference.day > clock.today():
        raise Refusal("conference_not_yet", unit=conference.entry.name, day=format_day(conference.day))
    if outcome.summoned is None or outcome.present is None or not outcome.result.strip():
        raise Refusal("conference_result_missing")
    if outcome.present > outcome.summoned:
        raise Refusal("conference_attendance_wrong", present=outcome.present, summoned=outcome.summoned)
    judge_signed(file)
    kept = keep(file.data) if file else None
    facts: dict[str, object] = {
        "state": "held", "summoned": outcome.summoned, "present": outcome.present, "guests_present": outcome.guests,
        "absent": nfc(outcome.absent).strip(), "result": nfc(outcome.result).strip(), "resolutions": nfc(outcome.resolutions).strip(),
        "minutes": nfc(outcome.minutes).strip(), "held_at": clock.now(), "held_by": actor.name[:200],
    }  # fmt: skip
    first = conference.state == "planned"
    with Change(actor, "conference.held") as change:
        if kept and file:
            facts |= {"minutes_file": known(kept), "minutes_name": file.name[:250]}
        if not Conference.objects.filter(pk=conference.pk, version=version).exclude(state="cancelled").update(version=version + 1, **facts):
            raise Refusal("conference_moved_on", unit=conference.entry.name)
        conference.refresh_from_db()
        came = Attendee.objects.filter(conference=conference)
        came.update(attended=False)
        came.filter(uuid__in=list(attended)).update(attended=True)
        words = f"Đã họp ngày {format_day(conference.day)}, có mặt {outcome.present}/{outcome.summoned}"
        log(conference, words, actor)
        _duty_met(conference, actor, words)
        if first:
            _tell_owner(conference, actor, words)
        change.of(
            conference, name=str(conference),
            after={"on": conference.day, "summoned": outcome.summoned, "present": outcome.present, "file": conference.minutes_name},
        )  # fmt: skip
    return conference


def report_attendance(actor: Actor, conference: Conference, words: str) -> Attendee:
    """What somebody who attended reports to the committee, in short; it may be written again."""
    person = getattr(actor.user, "person_id", None)
    one = Attendee.objects.filter(conference=conference, person_id=person).first() if person else None
    if one is None:
        raise Refusal("conference_not_attending", unit=conference.entry.name)
    if conference.day is None or conference.day > clock.today():
        day = format_day(conference.day) if conference.day else "chưa định"
        raise Refusal("conference_not_yet", unit=conference.entry.name, day=day)
    words = nfc(words).strip()
    if not words:
        raise Refusal("conference_result_missing")
    with Change(actor, "conference.attendance_reported") as change:
        Attendee.objects.filter(pk=one.pk).update(report=words, reported_at=clock.now(), attended=True)
        log(conference, f"Đồng chí {one.name} báo cáo dự họp", actor)
        change.of(conference, name=str(conference), organisation_id=conference.calendar.organisation_id, after={"length": len(words)})
    one.refresh_from_db()
    return one


def _duty_met(conference: Conference, actor: Actor, words: str) -> None:
    """The conference duty is met on its day, late or not; the reports' timelines say that it was held."""
    rows = Obligation.objects.filter(entry=conference.entry, requirement__removed_in=None, requirement__own=False)
    for row in rows.select_related("campaign", "requirement", "entry"):
        kind = row.requirement.deliverable
        if row.pk == conference.duty_id and row.state not in CLOSED and conference.day:
            late = row.deadline_at is not None and clock.local(row.deadline_at).date() <= conference.day
            move(row, "accepted", words, actor, received_at=clock.now(), late=late, completeness=100)
        elif kind in ("report", "appendix") and row.state not in ("waived", "declined"):
            tell(row, "conference", f"Hội nghị: {words[:1].lower()}{words[1:]}", actor)


def _tell_owner(conference: Conference, actor: Actor, words: str) -> None:
    calendar = conference.calendar
    owner: list[Organisation | int] = [calendar.organisation_id]
    notify(
        owner, f"{conference.entry.name}: {words}."[:500], link=reverse("conferences:conference", args=[conference.uuid]),
        kind="conference", campaign=calendar.campaign, by=actor.name[:200],
    )  # fmt: skip
