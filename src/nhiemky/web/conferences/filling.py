"""The conferences a calendar must hold and who must attend them: from the campaign's conference duties and the charges of a day.

>>> fill(calendar, day)                       # inside a Change              # doctest: +SKIP
Filled(added=81, dropped=0, attendees=112)

A unit has one conference, for its first duty of the kind "event" that still asks for one. A pilot's conference is attended by everybody in
charge of any unit of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement
from nhiemky.web.conferences.models import Attendee, Calendar, Conference
from nhiemky.web.organisations.models import Charge, Person, Post

PART = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """What was done: conferences added and dropped, attendees put down anew."""

    added: int
    dropped: int
    attendees: int


def duties_of(campaign: Campaign) -> list[Requirement]:
    """The conference duties of the units, in order; one a group."""
    return list(Requirement.objects.filter(campaign=campaign, deliverable="event", own=False, removed_in=None).order_by("order", "pk"))


def owing(campaign: Campaign) -> list[Obligation]:
    """Who still owes a conference: not waived, not declined, the unit still on the roster."""
    rows = Obligation.objects.filter(
        campaign=campaign, requirement__deliverable="event", requirement__own=False, requirement__removed_in=None,
        entry__own=False, entry__left_at=None,
    ).exclude(state__in=("waived", "declined")).exclude(requirement__optional=True, wanted=None)  # fmt: skip
    seen: dict[int, Obligation] = {}
    for row in rows.select_related("entry", "requirement").order_by("entry__order", "requirement__order", "pk"):
        seen.setdefault(row.entry_id, row)
    return list(seen.values())


def fill(calendar: Calendar, day: date) -> Filled:
    """Conferences for new duties, none for those that fell away (held ones stay), and attendees renewed; inside a Change."""
    owed = {row.entry_id: row for row in owing(calendar.campaign)}
    there = {row.entry_id: row for row in Conference.objects.filter(calendar=calendar)}
    spans = {window.requirement_id: window.half_days for window in calendar.windows.all()}
    new = [
        Conference(
            calendar=calendar, organisation_id=row.organisation_id, entry=row.entry, duty=row, pilot=row.entry.pilot,
            half_days=spans.get(row.requirement_id, 1),
        )
        for entry, row in owed.items() if entry not in there
    ]  # fmt: skip
    Conference.objects.bulk_create(new, batch_size=PART)
    gone = [row.pk for entry, row in there.items() if entry not in owed and row.state == "planned"]
    back = [row.pk for entry, row in there.items() if entry in owed and row.state == "cancelled"]
    Conference.objects.filter(pk__in=gone).update(state="cancelled", day=None, version=F("version") + 1)
    Conference.objects.filter(pk__in=back).update(state="planned", version=F("version") + 1)
    for pilot in (True, False):
        wrong = [row.pk for entry, row in there.items() if entry in owed and row.pilot != owed[entry].entry.pilot]
        Conference.objects.filter(pk__in=wrong, entry__pilot=pilot).update(pilot=pilot)
    return Filled(len(new), len(gone), _attendees(calendar, day))


def _attendees(calendar: Calendar, day: date) -> int:
    rows = list(Conference.objects.filter(calendar=calendar, state="planned").select_related("organisation"))
    members, heads = in_charge([row.organisation_id for row in rows], day), heads_of([row.organisation_id for row in rows], day)
    everybody = {person.pk: (person, title) for found in members.values() for person, title in found}
    have = {(each.conference_id, each.person_id): each for each in Attendee.objects.filter(conference__in=rows, person__isnull=False)}
    wanted: dict[tuple[int, int | None], Attendee] = {}
    for row in rows:
        attending = list(everybody.values()) if row.pilot else members.get(row.organisation_id, [])
        for person, title in attending:
            wanted[row.pk, person.pk] = Attendee(conference=row, person=person, name=person.name, title=title, role="member")
        if head := heads.get(row.organisation_id):
            wanted.setdefault((row.pk, head.pk), Attendee(conference=row, person=head, name=head.name, title="Bí thư", role="secretary"))
    made = [each for key, each in wanted.items() if key not in have]
    Attendee.objects.bulk_create(made, batch_size=PART)
    old = [each.pk for key, each in have.items() if key not in wanted and each.role != "guest"]
    Attendee.objects.filter(pk__in=old).delete()
    return len(made)


def in_charge(organisations: Iterable[int], day: date) -> dict[int, list[tuple[Person, str]]]:
    """Organisation -> who is in charge of it on the day (a person, or the head of a working group), with the post held."""
    current = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    rows = Charge.objects.filter(current, organisation__in=list(organisations)).select_related("person", "working_group__head")
    found: dict[int, list[Person]] = {}
    for row in rows.order_by("pk"):
        person = row.person or (row.working_group.head if row.working_group else None)
        if person is not None and row.organisation_id is not None and person not in found.setdefault(row.organisation_id, []):
            found[row.organisation_id].append(person)
    people = {person.pk for each in found.values() for person in each}
    titles: dict[int, str] = {}
    for post in Post.objects.filter(current, person__in=people).order_by("organisation__depth", "pk"):
        titles.setdefault(post.person_id, post.title)
    return {pk: [(person, titles.get(person.pk, "")) for person in each] for pk, each in found.items()}


def heads_of(organisations: Iterable[int], day: date) -> dict[int, Person]:
    """Organisation -> its head (bí thư) on the day."""
    current = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    rows = Post.objects.filter(current, organisation__in=list(organisations), is_head=True).select_related("person").order_by("-pk")
    return {row.organisation_id: row.person for row in rows}
