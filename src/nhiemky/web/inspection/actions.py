"""Visits: planned, held, concluded; what they find becomes a task or a shortcoming to mend.

>>> visit = plan_visit(actor, committee, unit, on=day, purpose="Thu, nộp đảng phí", lead="Phó Chủ nhiệm", team=people)     # doctest: +SKIP
>>> hold(actor, visit, "Biên bản ...", None)                                                                             # doctest: +SKIP
>>> found = note(actor, visit, "Thu muộn 2 tháng", leads_to="remedy")                                                    # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.inspection.access import may_lead, require_lead
from nhiemky.web.inspection.models import Visit, VisitFinding, VisitPlan
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation, Person
from nhiemky.web.remedies.access import require_keep
from nhiemky.web.remedies.actions import record
from nhiemky.web.reports.signed import SignedCopy, judge_signed

KINDS = {"inspection": "Kiểm tra", "supervision": "Giám sát", "session": "Làm việc"}
STATES = {"planned": "Đã lập lịch", "held": "Đã làm việc", "concluded": "Đã kết luận", "cancelled": "Đã hủy"}
LEADS_TO = {"note": "Ghi nhận", "task": "Giao việc", "remedy": "Hạn chế phải khắc phục"}


def make_plan(actor: Actor, organisation: Organisation, *, title: str, year: int, document: str = "") -> VisitPlan:
    """A plan that visits are held under."""
    require_lead(actor, organisation)
    with Change(actor, "visit.plan_made") as change:
        made = VisitPlan.objects.create(
            organisation=organisation, title=nfc(title).strip()[:300], year=year, document=nfc(document).strip()[:200],
            made_at=clock.now(), made_by=actor.name[:200],
        )  # fmt: skip
        change.of(made, organisation_id=organisation.pk, after={"title": made.title, "year": year})
    return made


def plan_visit(
    actor: Actor, organisation: Organisation, unit: Organisation, *, on: date, purpose: str, kind: str = "inspection",
    ends_on: date | None = None, lead: str = "", team: Sequence[Person] = (), plan: VisitPlan | None = None,
) -> Visit:  # fmt: skip
    """One visit; the unit is told. ends_on: the last day where it takes several."""
    require_lead(actor, organisation)
    if ends_on is not None and ends_on < on:
        raise Refusal("visit_ends_before", on=format_day(on), ends=format_day(ends_on))
    with Change(actor, "visit.planned") as change:
        made = Visit.objects.create(
            organisation=organisation, unit=unit, plan=plan, kind=kind, on=on, ends_on=ends_on, purpose=nfc(purpose).strip(),
            lead=nfc(lead).strip()[:200], made_at=clock.now(), made_by=actor.name[:200],
        )  # fmt: skip
        made.team.set(team)
        _tell(made, f"{KINDS[kind]} ngày {format_day(on)}: {made.purpose}", actor)
        change.of(made, name=f"{KINDS[kind]} {unit.name}", organisation_id=organisation.pk, after={"on": on, "unit": unit.name})
    return made


def clashes(on: date, ends_on: date | None, team: Sequence[Person], but: Visit | None = None) -> list[tuple[Person, Visit]]:
    """Who of the team is on another visit on one of the days; told, never forbidden: half a day may do for each."""
    last = ends_on or on
    rows = Visit.objects.filter(team__in=team, on__lte=last).exclude(state="cancelled").select_related("unit").distinct()
    found = []
    for row in rows:
        if (but is None or row.pk != but.pk) and (row.ends_on or row.on) >= on:
            found += [(person, row) for person in team if row.team.filter(pk=person.pk).exists()]
    return found


def hold(actor: Actor, visit: Visit, minutes: str, file: SignedCopy | None = None, outside: dict[str, str] | None = None) -> Visit:
    """It took place: the minutes, typed or as a file, or where they are kept outside the program (number, date, place; no content)."""
    require_lead(actor, visit.organisation)
    if not minutes.strip() and file is None and not outside:
        raise Refusal("visit_minutes_missing")
    judge_signed(file)
    kept = keep(file.data) if file else None
    kept_outside = json.dumps(outside, ensure_ascii=False) if outside else ""
    facts: dict[str, object] = {"state": "held", "minutes": nfc(minutes).strip(), "outside": kept_outside}
    with Change(actor, "visit.held") as change:
        if kept and file:
            facts |= {"minutes_file": known(kept), "minutes_name": file.name[:250]}
        _move(visit, ("planned", "held"), facts)
        change.of(visit, name=_name(visit), organisation_id=visit.organisation_id, after={"state": "held", "file": visit.minutes_name})
    return visit


def conclude(actor: Actor, visit: Visit, conclusion: str) -> Visit:
    """Closed by a conclusion (số, ngày văn bản); findings can no longer be added."""
    require_lead(actor, visit.organisation)
    if not conclusion.strip():
        raise Refusal("visit_conclusion_missing")
    with Change(actor, "visit.concluded") as change:
        _move(visit, ("held",), {"state": "concluded", "conclusion": nfc(conclusion).strip()[:200]})
        _tell(visit, f"Kết luận: {visit.conclusion}", actor)
        change.of(
            visit, name=_name(visit), organisation_id=visit.organisation_id, after={"state": "concluded", "document": visit.conclusion}
        )
    return visit


def cancel(actor: Actor, visit: Visit, reason: str) -> Visit:
    """It does not take place; the unit is told why."""
    require_lead(actor, visit.organisation)
    if not reason.strip():
        raise Refusal("visit_reason_missing")
    with Change(actor, "visit.cancelled", reason=reason) as change:
        _move(visit, ("planned",), {"state": "cancelled", "note": nfc(reason).strip()})
        _tell(visit, f"Không tổ chức ngày {format_day(visit.on)}: {reason}", actor)
        change.of(visit, name=_name(visit), organisation_id=visit.organisation_id, after={"state": "cancelled"})
    return visit


def note(
    actor: Actor, visit: Visit, words: str, *, leads_to: str = "note", task: str = "", owner: str = "", deadline: date | None = None
) -> VisitFinding:
    """What was found: noted, given as a task, or recorded as a shortcoming of the unit."""
    require_lead(actor, visit.organisation)
    if visit.state != "held":
        raise Refusal("visit_not_held", state=STATES[visit.state].lower())
    if not words.strip() or (leads_to == "task" and not (task.strip() and owner.strip() and deadline)):
        raise Refusal("visit_finding_incomplete")
    with Change(actor, "visit.finding_noted") as change:
        made = VisitFinding(visit=visit, words=nfc(words).strip(), leads_to=leads_to, at=clock.now(), by=actor.name[:200])
        if leads_to == "task":
            made.task, made.task_owner, made.task_deadline = nfc(task).strip(), nfc(owner).strip()[:250], deadline
        if leads_to == "remedy":
            made.shortcoming = record(
                actor, visit.unit, made.words, period=str(visit.on.year), found_on=visit.on, source="inspection", source_uuid=visit.uuid,
                source_words=f"{KINDS[visit.kind]} ngày {format_day(visit.on)}",
            )  # fmt: skip
        made.save()
        change.of(made, name=_name(visit), organisation_id=visit.organisation_id, after={"leads_to": leads_to, "words": made.words})
    return made


def finish_task(actor: Actor, found: VisitFinding, words: str) -> VisitFinding:
    """The task is done, said by the unit or by who gave it."""
    visit = found.visit
    if not may_lead(actor, visit.organisation):
        require_keep(actor, visit.unit, "báo việc đã xong")
    if not words.strip():
        raise Refusal("visit_reason_missing")
    with Change(actor, "visit.task_done") as change:
        facts = {"done_at": clock.now(), "done_note": nfc(words).strip(), "done_by": actor.name[:200]}
        if not VisitFinding.objects.filter(pk=found.pk, leads_to="task", done_at=None).update(**facts):
            raise Refusal("visit_moved_on", state="Đã xong")
        change.of(found, name=_name(visit), organisation_id=visit.organisation_id, after={"done": True})
    found.refresh_from_db()
    return found


def _tell(visit: Visit, words: str, actor: Actor) -> None:
    """A notice to the unit visited; inside a change."""
    notify([visit.unit], words[:500], link=reverse("inspection:visit", args=[visit.uuid]), kind="visit", by=actor.name[:200])


def _move(visit: Visit, expected: tuple[str, ...], facts: dict[str, object]) -> None:
    changed = Visit.objects.filter(pk=visit.pk, version=visit.version, state__in=expected).update(version=visit.version + 1, **facts)
    visit.refresh_from_db()
    if not changed:
        raise Refusal("visit_moved_on", state=STATES[visit.state])


def _name(visit: Visit) -> str:
    return f"{KINDS[visit.kind]} {visit.unit.name}, {format_day(visit.on)}"
