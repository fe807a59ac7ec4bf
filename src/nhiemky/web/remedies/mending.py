"""Remedies: planned with an owner and a day, reported with evidence, closed by somebody else.

>>> remedy = plan(actor, shortcoming, owner="Chi ủy", words="Lịch sinh hoạt cố định ngày 3", deadline=day)   # doctest: +SKIP
>>> report(actor, remedy, "Ba tháng liền đủ 3 kỳ", evidence=None)                                             # doctest: +SKIP
>>> close(another, remedy, "Đã xem sổ nghị quyết chi bộ")                                                     # doctest: +SKIP
"""

from __future__ import annotations

from datetime import date

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.remedies.access import require_check, require_keep
from nhiemky.web.remedies.actions import DONE, STATES, log
from nhiemky.web.remedies.models import Remedy, Shortcoming
from nhiemky.web.reports.signed import SignedCopy, judge_signed

REMEDY_STATES = {"planned": "Đang làm", "reported": "Chờ kiểm tra", "returned": "Làm lại", "closed": "Đã xong"}


def plan(actor: Actor, one: Shortcoming, *, owner: str, words: str, deadline: date) -> Remedy:
    """Who does what by when; a shortcoming may have several."""
    require_keep(actor, one.organisation, "giao việc khắc phục")
    if one.state in DONE:
        raise Refusal("shortcoming_closed", state=STATES[one.state].lower())
    if deadline < clock.today():
        raise Refusal("remedy_deadline_past", deadline=format_day(deadline), today=format_day(clock.today()))
    with Change(actor, "remedy.planned") as change:
        made = Remedy.objects.create(shortcoming=one, owner=nfc(owner).strip()[:250], plan=nfc(words).strip(), deadline=deadline)
        _settle(one)
        log(one, "planned", f"{made.owner} làm: {made.plan} Xong hết ngày {format_day(deadline)}.", actor)
        change.of(made, name="Việc khắc phục", organisation_id=one.organisation_id, after={"owner": made.owner, "deadline": deadline})
    return made


def report(actor: Actor, remedy: Remedy, result: str, evidence: SignedCopy | None = None) -> Remedy:
    """What was done; the evidence is judged before it is kept."""
    one = remedy.shortcoming
    require_keep(actor, one.organisation, "báo kết quả khắc phục")
    if not result.strip():
        raise Refusal("remedy_nothing_said")
    judge_signed(evidence)
    kept = keep(evidence.data) if evidence else None
    with Change(actor, "remedy.reported") as change:
        facts = {
            "state": "reported", "result": nfc(result).strip(), "reported_at": clock.now(), "reported_by": actor.name[:200],
            "reported_by_id": actor.user_id,
        }  # fmt: skip
        if kept and evidence:
            facts |= {"evidence": known(kept), "evidence_name": evidence.name[:250]}
        _move(remedy, ("planned", "returned"), facts)
        _settle(one)
        log(one, "reported", f"Báo đã khắc phục: {nfc(result).strip()}{f' (kèm {evidence.name})' if evidence else ''}", actor)
        change.of(remedy, name="Việc khắc phục", organisation_id=one.organisation_id, after={"state": "reported"})
    return remedy


def close(actor: Actor, remedy: Remedy, checked: str) -> Remedy:
    """The closing check, by somebody else than who reported. The shortcoming is closed when all its remedies are."""
    one = remedy.shortcoming
    require_check(actor, one.organisation)
    _another(actor, remedy)
    if not checked.strip():
        raise Refusal("remedy_nothing_said")
    with Change(actor, "remedy.closed") as change:
        _move(
            remedy,
            ("reported",),
            {"state": "closed", "checked": nfc(checked).strip(), "closed_at": clock.now(), "closed_by": actor.name[:200]},
        )
        _settle(one)
        log(one, "closed", f"Kiểm tra, kết luận đã khắc phục: {nfc(checked).strip()}", actor)
        change.of(remedy, name="Việc khắc phục", organisation_id=one.organisation_id, after={"state": "closed"})
    return remedy


def send_back(actor: Actor, remedy: Remedy, reason: str) -> Remedy:
    """Not mended yet: back to its owner with the reason."""
    one = remedy.shortcoming
    require_check(actor, one.organisation)
    _another(actor, remedy)
    if not reason.strip():
        raise Refusal("remedy_nothing_said")
    with Change(actor, "remedy.returned", reason=reason) as change:
        _move(remedy, ("reported",), {"state": "returned", "checked": nfc(reason).strip()})
        _settle(one)
        log(one, "returned", f"Chưa đạt, làm lại: {nfc(reason).strip()}", actor)
        change.of(remedy, name="Việc khắc phục", organisation_id=one.organisation_id, after={"state": "returned"})
    return remedy


def _another(actor: Actor, remedy: Remedy) -> None:
    if remedy.reported_by_id is not None and remedy.reported_by_id == actor.user_id:
        raise Refusal("remedy_same_person", who=actor.name)


def _move(remedy: Remedy, expected: tuple[str, ...], facts: dict[str, object]) -> None:
    """From one of the expected states and this version only: whoever comes second is told."""
    changed = Remedy.objects.filter(pk=remedy.pk, version=remedy.version, state__in=expected).update(version=remedy.version + 1, **facts)
    remedy.refresh_from_db()
    if not changed:
        raise Refusal("remedy_moved_on", state=REMEDY_STATES[remedy.state])


def _settle(one: Shortcoming) -> None:
    """The shortcoming's state follows from its remedies."""
    states = set(one.remedies.values_list("state", flat=True))
    if not states:
        state = "open"
    elif states <= {"closed"}:
        state = "closed"
    elif states <= {"closed", "reported"}:
        state = "reported"
    else:
        state = "in_hand"
    if one.state != state:
        one.state = state
        one.save(update_fields=["state"])
