"""Notices in the app: put out inside the change that causes them, read by a person, taken back by whoever put them out.

>>> notify([unit], "Đề nghị nộp báo cáo", kind="reminder", campaign=campaign, by=actor.name)   # inside a Change   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.office.models import Notice, NoticeRead, Reminder
from nhiemky.web.organisations.models import Organisation


def notify(
    organisations: Iterable[Organisation | int],
    words: str | Sequence[str],
    *,
    link: str = "",
    kind: str = "note",
    campaign: Campaign | None = None,
    reminder: Reminder | None = None,
    by: str,
) -> None:
    """One notice an organisation; `words` for all, or one each in order. Call inside a change: it is part of that one."""
    at = clock.now()
    ids = [each if isinstance(each, int) else each.pk for each in organisations]
    said = [words] * len(ids) if isinstance(words, str) else list(words)
    Notice.objects.bulk_create(
        [
            Notice(organisation_id=pk, words=text, link=link, kind=kind, campaign=campaign, reminder=reminder, at=at, by=by)
            for pk, text in zip(ids, said, strict=True)
        ],
        batch_size=500,
    )


def read_notices(actor: Actor, notices: Sequence[Notice]) -> int:
    """The person has read them; already read ones are passed over. How many were new."""
    if actor.user is None or not notices:
        return 0
    known = set(NoticeRead.objects.filter(user=actor.user, notice__in=notices).values_list("notice_id", flat=True))
    new = [notice for notice in notices if notice.pk not in known]
    if not new:
        return 0
    at = clock.now()
    with Change(actor, "notice.read") as change:
        NoticeRead.objects.bulk_create([NoticeRead(notice=notice, user=actor.user, at=at) for notice in new], ignore_conflicts=True)
        change.of(new[0], name=f"{len(new)} thông báo", after={"count": len(new)})
    return len(new)
