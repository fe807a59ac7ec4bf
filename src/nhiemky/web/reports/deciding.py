"""What the office and the member in charge decide about a report, and what is met outside the program.

>>> return_report(actor, revision, [Point("II.4", "Ghi rõ nguyên nhân mới đạt 52%")])                # doctest: +SKIP

Promise: a decision is about the newest revision, or refused; a return names at least one point, and each point opens a talk at its
section or cell, so that the unit sees it where it writes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.access import is_office, require_office
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.access import require, scope_of
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.noting import Given, note_opinions
from nhiemky.web.reports.drafts.opinions import settled_by_talk
from nhiemky.web.reports.models import Comment, FindingAnswer, MetOutside, ReportFinding, Revision, Thread, Verdict
from nhiemky.web.reports.moves import NAMES, move, open_for_writing, tell

DRAFTED = frozenset({"open", "preparing", "draft_sent", "has_issues", "cleared"})
"""States in which a report is still a draft: what is in it is read by few."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mend. place: key of a section, code of an indicator, "" for the whole; title: as shown ("II.4 Tổ chức đảng")."""

    words: str
    place: str = ""
    title: str = ""


def return_report(actor: Actor, revision: Revision, points: Sequence[Point], note: str = "") -> Verdict:
    """Back to the unit (trả lại), with what must be mended and where."""
    obligation = _awaiting(actor, revision, "trả lại báo cáo")
    points = [Point(nfc(point.words).strip(), point.place, point.title) for point in points if point.words.strip()]
    if not points:
        raise Refusal("return_without_points")
    with Change(actor, "report.returned", reason=note) as change:
        verdict = _verdict(revision, "returned", points, note, actor)
        for point in points:
            _say(obligation, point.place, point.title or "Cả báo cáo", point.words, actor)
        move(obligation, "returned", f"Văn phòng trả lại, {len(points)} điểm cần sửa", actor)
        _notify(obligation, f"Văn phòng trả lại {obligation.requirement}: {len(points)} điểm cần sửa.", "returned", actor)
        change.of(
            revision, name=str(obligation), organisation_id=obligation.organisation_id,
            before={"state": "submitted"}, after={"state": "returned", "points": [point.words for point in points]},
        )  # fmt: skip
    return verdict


def accept_report(actor: Actor, revision: Revision, note: str = "") -> Verdict:
    """The report stands (duyệt)."""
    obligation = _awaiting(actor, revision, "duyệt báo cáo")
    with Change(actor, "report.accepted", reason=note) as change:
        verdict = _verdict(revision, "accepted", (), note, actor)
        move(obligation, "accepted", f"Văn phòng duyệt bản {revision.number}", actor)
        _notify(obligation, f"Văn phòng đã duyệt {obligation.requirement}, bản {revision.number}.", "accepted", actor)
        change.of(
            revision, name=str(obligation), organisation_id=obligation.organisation_id,
            before={"state": "submitted"}, after={"state": "accepted"},
        )  # fmt: skip
    return verdict


def reopen(actor: Actor, obligation: Obligation, reason: str) -> None:
    """An accepted report is opened again, with the reason."""
    require_office(actor, obligation, "mở lại báo cáo đã duyệt")
    if obligation.state != "accepted":
        raise Refusal("not_awaiting_office", state=NAMES[obligation.state])
    if not reason.strip():
        raise Refusal("reason_missing")
    with Change(actor, "report.reopened", reason=reason) as change:
        move(obligation, "returned", f"Văn phòng mở lại: {reason.strip()}", actor)
        change.of(obligation, before={"state": "accepted"}, after={"state": "returned"})


def _awaiting(actor: Actor, revision: Revision, what: str) -> Obligation:
    obligation = revision.obligation
    require_office(actor, obligation, what)
    obligation.refresh_from_db()
    if obligation.revisions > revision.number:
        raise Refusal("not_the_last_revision", latest=obligation.revisions)
    if obligation.state != "submitted":
        raise Refusal("not_awaiting_office", state=NAMES[obligation.state])
    return obligation


def _notify(obligation: Obligation, words: str, kind: str, actor: Actor) -> None:
    """A notice to the unit, part of the change it stands in."""
    link = reverse("reports:report", args=[obligation.uuid])
    notify([obligation.organisation_id], words, link=link, kind=kind, campaign=obligation.campaign, by=actor.name[:200])


def _verdict(revision: Revision, kind: str, points: Sequence[Point], note: str, actor: Actor) -> Verdict:
    value = [{"place": point.place, "title": point.title, "words": point.words} for point in points]
    return Verdict.objects.create(
        revision=revision, kind=kind, points=json.dumps(value, ensure_ascii=False), note=note, by=actor.name[:200], at=clock.now()
    )


def answer_finding(actor: Actor, finding: ReportFinding, why: str) -> FindingAnswer:
    """ "Số này đúng, vì ...", by the unit or the office."""
    obligation = finding.revision.obligation
    if not is_office(actor, obligation):
        require(actor, "prepare", obligation.organisation, "trả lời điều cần xem lại")
    if not why.strip():
        raise Refusal("reason_missing")
    with Change(actor, "report.finding_answered") as change:
        answer = FindingAnswer.objects.create(finding=finding, why=nfc(why).strip(), by=actor.name[:200], at=clock.now())
        change.of(finding, name=str(obligation), organisation_id=obligation.organisation_id, after={"why": answer.why})
    return answer


def comment(actor: Actor, obligation: Obligation, place: str, title: str, words: str) -> Comment:
    """A remark at a section or cell. Of who reviews a draft it is an opinion to be answered, and gives the draft back ("Có góp ý")."""
    reviewer = not scope_of(actor).may("prepare", obligation.organisation)
    if reviewer:
        _reviews(actor, obligation, "góp ý")
    words = nfc(words).strip()
    if not words:
        raise Refusal("comment_blank")
    with Change(actor, "report.commented") as change:
        if reviewer and obligation.state in ("draft_sent", "has_issues"):
            source, who = _speaks(actor, obligation)
            (opinion,) = note_opinions(actor, obligation, [Given(words, place, title)], source=source, who=who)
            said = Comment.objects.get(thread=opinion.thread)
            move(obligation, "has_issues", f"Góp ý ở {title}", actor)
            _notify(obligation, f"{actor.name} góp ý {obligation.requirement} ở {title}.", "comment", actor)
        else:
            said = _say(obligation, place, title, words, actor)
            tell(obligation, "comment", f"Góp ý ở {title}", actor)
        change.of(said.thread, name=f"{obligation}, {title}", organisation_id=obligation.organisation_id, after={"length": len(words)})
    return said


def _speaks(actor: Actor, obligation: Obligation) -> tuple[str, str]:
    """For whom a reader of the draft speaks."""
    if access.in_charge(actor, obligation):
        return "member", f"đồng chí {actor.name}"
    if access.is_committee(actor, obligation.campaign):
        return "committee", "Ban Thường vụ"
    return "office", f"Văn phòng ({actor.name})"


def _reviews(actor: Actor, obligation: Obligation, what: str) -> None:
    """While it is a draft, whoever reads it; afterwards the office and who is in charge."""
    if obligation.state in DRAFTED:
        if not access.reads(actor, obligation):
            if not is_office(actor, obligation):
                require(actor, "review", obligation.organisation, what)
            raise Refusal("draft_not_for_office", unit=obligation.entry.name)
        return
    if not is_office(actor, obligation):
        require(actor, "review", obligation.organisation, what)


def _say(obligation: Obligation, place: str, title: str, words: str, actor: Actor) -> Comment:
    """Each remark opens a talk of its own, so that each is closed by itself."""
    now = clock.now()
    thread = Thread.objects.create(obligation=obligation, place=place[:200], title=title[:500], opened_at=now)
    return Comment.objects.create(thread=thread, words=words, by=actor.name[:200], at=now)


def reply(actor: Actor, thread: Thread, words: str) -> Comment:
    """An answer within a talk."""
    obligation = thread.obligation
    if not scope_of(actor).may("prepare", obligation.organisation):
        _reviews(actor, obligation, "trả lời góp ý")
    words = nfc(words).strip()
    if not words:
        raise Refusal("comment_blank")
    with Change(actor, "report.replied") as change:
        said = Comment.objects.create(thread=thread, words=words, by=actor.name[:200], at=clock.now())
        tell(obligation, "reply", f"Trả lời góp ý ở {thread.title}", actor)
        change.of(thread, name=f"{obligation}, {thread.title}", organisation_id=obligation.organisation_id, after={"length": len(words)})
    return said


def close_thread(actor: Actor, thread: Thread) -> None:
    """ "Đã sửa"."""
    obligation = thread.obligation
    if not scope_of(actor).may("prepare", obligation.organisation):
        _reviews(actor, obligation, "khép góp ý")
    if thread.closed_at is not None:
        return
    with Change(actor, "report.thread_closed") as change:
        Thread.objects.filter(pk=thread.pk).update(closed_at=clock.now(), closed_by=actor.name[:200])
        settled_by_talk(actor, thread, by_unit=scope_of(actor).may("prepare", obligation.organisation))
        tell(obligation, "mended", f"Đã sửa theo góp ý ở {thread.title}", actor)
        change.of(thread, name=f"{obligation}, {thread.title}", organisation_id=obligation.organisation_id)


def meet_outside(actor: Actor, obligation: Obligation, *, number: str, on: date, received_by: str, kept_at: str) -> MetOutside:
    """Received on paper, for what may not be kept here: number, day, who received it, where it is kept; never its content."""
    require_office(actor, obligation, "ghi báo cáo nhận ngoài chương trình")
    if obligation.state in ("accepted", "met_outside"):
        raise Refusal("obligation_closed", state=NAMES[obligation.state])
    if not (number.strip() and received_by.strip() and kept_at.strip()):
        raise Refusal("met_outside_incomplete")
    with Change(actor, "report.met_outside") as change:
        met = MetOutside.objects.create(
            obligation=obligation, number=nfc(number).strip()[:80], on=on, received_by=nfc(received_by).strip()[:200],
            kept_at=nfc(kept_at).strip()[:250], at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        late = obligation.deadline_at is not None and clock.local(obligation.deadline_at).date() <= on
        move(
            obligation, "met_outside", f"Nhận ngoài chương trình, số {met.number}", actor,
            **({} if obligation.received_at else {"received_at": clock.now(), "late": late}),
        )  # fmt: skip
        change.of(obligation, after={"number": met.number, "on": on, "received_by": met.received_by, "kept_at": met.kept_at})
    return met


def declare_done(actor: Actor, obligation: Obligation, *, on: date, note: str = "") -> None:
    """A duty without a report: the unit says it is done, on which day."""
    require(actor, "prepare", obligation.organisation, "báo kết quả việc của đơn vị")
    open_for_writing(obligation)
    if obligation.requirement.deliverable in ("report", "appendix"):
        raise Refusal("duty_asks_report")
    with Change(actor, "duty.done", reason=note) as change:
        before = obligation.state
        late = obligation.deadline_at is not None and clock.local(obligation.deadline_at).date() <= on
        words = f"Đơn vị báo xong ngày {format_day(on)}" + (f": {nfc(note).strip()}" if note.strip() else "")
        move(obligation, "accepted", words, actor, received_at=clock.now(), late=late, completeness=100)
        change.of(obligation, before={"state": before}, after={"state": "accepted", "on": on})
