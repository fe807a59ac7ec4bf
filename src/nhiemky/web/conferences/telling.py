"""Notices about conferences, to the units that hold them; inside the change that causes them.

>>> tell_units(calendar, changed, actor)                                  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from nhiemky.web import clock
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.conferences.models import Attendee, Calendar, Conference, ConferenceEvent
from nhiemky.web.conferences.words import when
from nhiemky.web.office.models import Notice


def tell_units(calendar: Calendar, rows: Sequence[Conference], actor: Actor, *, first: bool = False, words: str = "") -> None:
    """Each unit its own date; what changed where it had another before (`said`); or the same words for all."""
    at = clock.now()
    notices = [
        Notice(
            organisation_id=row.organisation_id, words=(words or _said(row, first=first))[:500], kind="conference", at=at,
            link=reverse("conferences:conference", args=[row.uuid]), campaign=calendar.campaign, by=actor.name[:200],
        )
        for row in rows
    ]  # fmt: skip
    notices += _to_people(calendar, rows, actor, words=words)
    Notice.objects.bulk_create(notices, batch_size=500)


def _to_people(calendar: Calendar, rows: Sequence[Conference], actor: Actor, *, words: str) -> list[Notice]:
    """One notice to each account whose person is in charge or invited: how many conferences it is about."""
    counts: dict[int, list[Conference]] = {}
    by_pk = {row.pk: row for row in rows}
    for each in Attendee.objects.filter(conference__in=list(by_pk), person__isnull=False).exclude(role="secretary"):
        counts.setdefault(each.person_id or 0, []).append(by_pk[each.conference_id])
    found = []
    for user in User.objects.filter(person__in=list(counts), is_active=True).order_by("pk"):
        theirs = counts[user.person_id or 0]
        one = f"{theirs[0].entry.name}: {when(theirs[0])}" if len(theirs) == 1 else f"{len(theirs)} hội nghị đồng chí dự"
        said = words.replace("mở hội nghị của đơn vị", "mở lịch") if words else f"Lịch hội nghị có thay đổi hoặc vừa công bố: {one}."
        found.append(
            Notice(
                user=user, words=said[:500], kind="conference", at=clock.now(), link=reverse("conferences:mine"),
                campaign=calendar.campaign, by=actor.name[:200],
            )
        )  # fmt: skip
    return found


def _said(row: Conference, *, first: bool) -> str:
    before = getattr(row, "said", "")
    if row.day is None:
        return f"Hội nghị của đơn vị tạm thời chưa có ngày (trước: {before}). Văn phòng sẽ báo ngày mới."
    if before and before != when(row) and not first:
        return f"Hội nghị của đơn vị chuyển từ {before} sang {when(row)}."
    where = f", tại {row.place}" if row.place else ""
    return f"Lịch hội nghị: đơn vị họp {when(row)}{where}. Đề nghị đơn vị xem và ghi nơi họp, khách mời."


def log(conference: Conference, words: str, actor: Actor) -> None:
    """A line on the conference's timeline; inside a change."""
    ConferenceEvent.objects.create(conference=conference, at=clock.now(), words=words, by=actor.name[:200])
