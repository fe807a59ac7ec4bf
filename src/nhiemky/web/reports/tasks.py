"""What stands on "Việc của tôi": rows by whose move it is, the one next step, what happened last, whom to ask.

>>> view = tasks_of(actor, campaign, clock.now())                       # doctest: +SKIP
>>> view.next.title                                                     # doctest: +SKIP
'Sửa báo cáo sơ kết theo 3 điểm văn phòng trả lại'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse

from nhiemky.domain.campaign import Campaign as Value
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation, ObligationEvent, RosterEntry
from nhiemky.web.organisations.access import home_of
from nhiemky.web.organisations.models import Charge, Post
from nhiemky.web.reports import access
from nhiemky.web.reports.asked import asked_of, campaign_value
from nhiemky.web.reports.content import content_of_draft
from nhiemky.web.reports.drafts import access as drafts
from nhiemky.web.reports.standing import Shown, shown_of

LATEST = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One row. why: a line under its name; step, url: what to do next and where; turn: unit | member | office | done."""

    obligation: Obligation
    name: str
    why: str
    shown: Shown
    step: str
    url: str
    turn: str
    optional: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The panel: exactly one task, or that none is due."""

    title: str
    words: str
    due: str
    step: str
    url: str
    after: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    post: str
    phone: str


@dataclass(frozen=True)
class Tasks:
    """Groups without rows are left out by the page."""

    unit: str
    entry: RosterEntry | None
    groups: tuple[tuple[str, tuple[Job, ...]], ...]
    next: Next | None
    nearest: Job | None
    events: tuple[dict[str, Any], ...]
    contacts: tuple[Contact, ...]
    reviews: tuple[Job, ...] = ()

    @property
    def turns(self) -> int:
        return sum(job.turn == "unit" for _, jobs in self.groups for job in jobs)

    @property
    def overdue(self) -> int:
        return sum(job.shown.overdue for _, jobs in self.groups for job in jobs)


def tasks_of(actor: Actor, campaign: Campaign, now: datetime) -> Tasks:
    """Everything for one person in one campaign."""
    value = campaign_value(campaign.value)
    home = home_of(actor)
    entries = list(access.entries(actor, campaign))
    entry = next((each for each in entries if home is not None and each.organisation_id == home.pk), entries[0] if entries else None)
    rows = access.own_obligations(actor, campaign).annotate(points=Count("threads", filter=Q(threads__closed_at=None), distinct=True))
    jobs = [_job(_of(row, campaign), now, value, entry) for row in rows]
    jobs.sort(key=lambda job: (job.obligation.deadline_at is None, job.obligation.deadline_at or now, job.obligation.pk))
    mine = tuple(job for job in jobs if job.turn == "unit")
    theirs = tuple(job for job in jobs if job.turn in ("member", "office"))
    done = tuple(job for job in jobs if job.turn == "done")
    groups = (("Đến lượt đơn vị", mine), ("Đang chờ cấp trên", theirs), ("Đã xong", done))
    contacts = _contacts(campaign, entry)
    return Tasks(
        entry.name if entry else (home.name if home else ""), entry, tuple(group for group in groups if group[1]),
        _next(mine, contacts), next(iter((*theirs, *done)), None), tuple(_events(actor, campaign, LATEST)), contacts,
        tuple(_review(row, now, value) for row in _to_review(actor, campaign)),
    )  # fmt: skip


def _of(row: Any, campaign: Campaign) -> Any:
    """The row with the one campaign object: its value is long and read once."""
    row.campaign = campaign
    if getattr(row, "draft", None) is not None:
        row.draft.obligation = row
    return row


def _job(row: Any, now: datetime, value: Value, entry: RosterEntry | None) -> Job:
    shown = shown_of(row, now, value.directive.doc_type if value.directive else None)
    if row.state == "has_issues" and row.points and not shown.overdue:
        shown = replace(shown, tag_text=f"{row.points} góp ý")
    step, url = _step(row, shown)
    unit = row.entry.name if entry is None or row.entry_id != entry.pk else ""
    ask = row.requirement.optional and row.wanted is None and row.state == "open"
    turn = "done" if row.state == "declined" else row.turn
    return Job(row, shown.name, _why(row, shown), shown, "" if ask else step, url, turn, ask, unit)


def _why(row: Any, shown: Shown) -> str:
    draft = getattr(row, "draft", None)
    if row.state in ("submitted", "accepted"):
        late = ", muộn" if row.late else ""
        did, which = ("Nộp", f", bản {row.revisions}") if row.revisions else ("Báo xong", "")
        return f"{did} {clock.local(row.received_at):%H:%M, %d/%m}{late}{which}" if row.received_at else ""
    if row.state == "met_outside":
        return f"Số {row.met_outside.number}, văn phòng nhận" if hasattr(row, "met_outside") else ""
    if draft is not None:
        content = content_of_draft(asked_of(row), draft)
        parts = []
        if content.asked.items and row.requirement.deliverable != "appendix":
            parts.append(f"{content.completeness.answered}/{content.completeness.required} mục đã viết")
        if content.completeness.cells:
            parts.append(f"{content.completeness.filled}/{content.completeness.cells} chỉ tiêu có số")
        if content.unplaced:
            parts.append(f"{len(content.unplaced)} đoạn chưa xếp")
        if draft.approved_at:
            parts.append("bí thư đã duyệt, chờ nộp")
        elif draft.prepared_at:
            parts.append("đang trình bí thư duyệt")
        return ", ".join(parts)
    if row.requirement.deliverable == "report" and row.turn == "unit":
        return "Có thể tải đề cương Word về viết"
    del shown
    return ""


def page_of(row: Obligation) -> str:
    """Where the unit works on it: the grid for an appendix, the report's sections else."""
    if row.requirement.deliverable == "appendix":
        try:
            return reverse("appendix:grid", args=[row.uuid])
        except NoReverseMatch:
            return reverse("reports:upload", args=[row.uuid])
    if row.requirement.deliverable in ("event", "registration", "other"):
        return reverse("reports:duty", args=[row.uuid])
    return reverse("reports:report", args=[row.uuid])


def _step(row: Any, shown: Shown) -> tuple[str, str]:
    url = page_of(row)
    if row.requirement.deliverable in ("event", "registration", "other"):
        return ("Báo kết quả" if row.turn == "unit" else "Xem lại"), url
    draft = getattr(row, "draft", None)
    if row.turn == "unit" and draft is not None and (draft.prepared_at or draft.approved_at):
        return ("Nộp báo cáo" if draft.approved_at else "Duyệt và nộp"), reverse("reports:check", args=[row.uuid])
    words = {
        "open": "Bắt đầu", "preparing": "Viết tiếp", "has_issues": "Sửa theo góp ý", "returned": "Sửa và nộp lại", "cleared": "Nộp báo cáo",
        "draft_sent": "Xem dự thảo",
    }  # fmt: skip
    if row.state == "cleared":
        url = reverse("reports:check", args=[row.uuid])
    del shown
    return words.get(row.state, "Xem lại"), url


def _next(mine: Sequence[Job], contacts: Sequence[Contact]) -> Next | None:
    """The one with the nearest deadline of those the unit can act on."""
    job = next((job for job in mine if not job.optional), None)
    if job is None:
        return None
    name = job.name[:1].lower() + job.name[1:]
    points = getattr(job.obligation, "points", 0)
    title = {
        "returned": f"Sửa {name} theo {points} điểm văn phòng trả lại" if points else f"Sửa {name} văn phòng trả lại",
        "has_issues": f"Sửa dự thảo {name} theo {points} góp ý",
        "cleared": f"Nộp {name}",
        "preparing": f"Viết tiếp: {name}",
    }.get(job.obligation.state, job.name)
    draft = getattr(job.obligation, "draft", None)
    if draft is not None and draft.approved_at:
        title = f"Nộp {name}"
    elif draft is not None and draft.prepared_at:
        title = f"Duyệt và nộp {name}"
    words = ""
    if job.obligation.last_event_at and job.obligation.state in ("returned", "has_issues", "cleared"):
        words = f"{job.obligation.last_event}, lúc {clock.local(job.obligation.last_event_at):%H:%M, %d/%m}."
    after = "Phần đã viết được giữ nguyên." if job.obligation.state in ("returned", "has_issues", "preparing") else ""
    if job.shown.overdue:
        who = next((contact for contact in contacts if contact.phone), None)
        after = f"Cần thêm thời gian thì gọi {who.name}, {who.phone}." if who else after
    return Next(title, words, job.shown.due, job.step, job.url, after, job.shown.overdue)


def _to_review(actor: Actor, campaign: Campaign) -> Sequence[Any]:
    """Drafts that wait for a member in charge."""
    if not drafts.may_wait(actor):
        return ()
    rows = drafts.readable(actor).filter(campaign=campaign, state__in=("draft_sent", "has_issues"))
    return list(rows.order_by("deadline_at", "pk"))


def _review(row: Any, now: datetime, value: Value) -> Job:
    shown = shown_of(row, now, value.directive.doc_type if value.directive else None)
    step = "Cho ý kiến" if row.state == "draft_sent" else "Xem"
    return Job(row, row.entry.name, shown.name, shown, step, reverse("reports_drafts:draft", args=[row.uuid]), row.turn)


def _events(actor: Actor, campaign: Campaign, most: int | None) -> list[dict[str, Any]]:
    rows = ObligationEvent.objects.filter(obligation__in=access.own_obligations(actor, campaign).values("pk"))
    newest = rows.select_related("obligation__requirement").order_by("-pk")[:most]
    return [
        {"at": event.at, "who": event.by, "text": f"{event.words[:1].lower()}{event.words[1:]} ({event.obligation.requirement})",
         "href": page_of(event.obligation)}
        for event in newest
    ]  # fmt: skip


def all_events(actor: Actor, campaign: Campaign) -> list[dict[str, Any]]:
    """The whole timeline of the actor's units in a campaign."""
    return _events(actor, campaign, None)


def _contacts(campaign: Campaign, entry: RosterEntry | None) -> tuple[Contact, ...]:
    """The members in charge of the unit, then the owner's office."""
    day = clock.today()
    current = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    found: list[Contact] = []
    if entry is not None:
        charges = Charge.objects.filter(current, organisation=entry.organisation).select_related("person", "working_group__head")
        for charge in charges:
            person = charge.person or (charge.working_group.head if charge.working_group else None)
            if person is not None:
                found.append(Contact(person.name, "phụ trách đơn vị", person.phone))
    posts = Post.objects.filter(current, organisation=campaign.organisation, role="office_clerk").select_related("person")
    found += [Contact(post.person.name, post.title or "Văn phòng", post.person.phone) for post in posts]
    return tuple(dict.fromkeys(found))[:4]
