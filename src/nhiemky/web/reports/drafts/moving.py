"""A draft on its way: sent, given back with opinions, cleared, sent higher, let through by hand. Each move is one change.

>>> send(actor, obligation).number                                      # doctest: +SKIP
1

Promise: what was sent stands frozen; a draft with an opinion that nobody answered is neither sent again nor cleared; a pilot's draft is
cleared by the standing committee after the member in charge, where the campaign says so; what the office records for somebody else names
the document it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.roles import WHOSE
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.frozen import Frozen, dump, frozen_draft, frozen_of, sha256, summary
from nhiemky.web.reports.drafts.gate import PAST, closed_by, drafts_behind, is_draft_duty, standing_of
from nhiemky.web.reports.drafts.models import DraftDecision, DraftSending, DraftStanding, Opinion
from nhiemky.web.reports.drafts.noting import Given, note_opinions
from nhiemky.web.reports.drafts.telling import tell_accounts, tell_unit
from nhiemky.web.reports.models import Thread
from nhiemky.web.reports.moves import NAMES, move, open_for_writing, tell

COMMITTEE = "Ban Thường vụ"


def standing(obligation: Obligation) -> DraftStanding:
    """Its row, made on first use; inside a change."""
    row, _ = DraftStanding.objects.get_or_create(obligation=obligation)
    obligation.draft_standing = row
    return row


def send(actor: Actor, obligation: Obligation, note: str = "") -> DraftSending:
    """Lay the draft as it is now before whoever clears it (gửi xin ý kiến). The same again while it lies there is no new sending."""
    require(actor, "prepare", obligation.organisation, "gửi dự thảo xin ý kiến")
    open_for_writing(obligation)
    if obligation.state == "submitted":
        raise Refusal("not_awaiting_office", state=NAMES[obligation.state])
    frozen = frozen_draft(asked_of(obligation), obligation)
    if frozen.is_blank:
        raise Refusal("draft_empty")
    names = access.reviewer_names(obligation)
    if not names and not access.goes_higher(obligation):
        raise Refusal("draft_without_reviewer", unit=obligation.entry.name)
    value = dump(frozen)
    last = DraftSending.objects.filter(obligation=obligation).order_by("-number").first()
    if last is not None and last.sha256 == sha256(value) and obligation.state == "draft_sent":
        return last
    _answered(obligation, "opinions_unanswered_send")
    with Change(actor, "report.draft_sent") as change:
        way = standing(obligation)
        again = way.stage == "higher" and way.cleared_at is None
        to = "higher" if again or not names else "member"
        made = DraftSending.objects.create(
            obligation=obligation, number=(last.number if last else 0) + 1, to=to, value=value, sha256=sha256(value),
            note=nfc(note).strip(), changes=_changes(last, frozen), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        way.stage, way.sent, way.sent_at = to, made.number, made.at
        way.cleared_at, way.cleared_by, way.document = None, "", ""
        if to == "member":
            way.member_cleared_at, way.member_cleared_by = None, ""
        way.save()
        _show_changes(obligation, last, made)
        before = obligation.state
        whom = COMMITTEE if to == "higher" else "đồng chí phụ trách"
        move(obligation, "draft_sent", f"Đơn vị gửi dự thảo lần {made.number} xin ý kiến {whom}", actor)
        _meet_draft_duties(obligation, made, actor)
        words = f"{obligation.entry.name} gửi dự thảo lần {made.number}: {obligation.requirement}."
        who = access.accounts_of_committee(obligation.campaign) if to == "higher" else access.accounts_in_charge(obligation)
        tell_accounts(who, obligation, words, "draft_sent", actor)
        change.of(obligation, before={"state": before}, after={"state": "draft_sent", "sending": made.number, "sha256": made.sha256})
    return made


def _changes(last: DraftSending | None, frozen: Frozen) -> str:
    return summary(frozen_of(last), frozen) if last is not None else ""


def _show_changes(obligation: Obligation, last: DraftSending | None, made: DraftSending) -> None:
    """Opinions taken since the last sending are seen in this one."""
    if last is not None:
        Opinion.objects.filter(obligation=obligation, state__in=("accepted", "partly"), changed_in=None).update(changed_in=made)


def _meet_draft_duties(obligation: Obligation, made: DraftSending, actor: Actor) -> None:
    """ "gửi dự thảo báo cáo sơ kết" as a duty of its own is met by sending the draft of that report."""
    if made.number > 1:
        return
    rows = Obligation.objects.filter(entry=obligation.entry_id, state__in=("open", "preparing"), requirement__removed_in=None)
    for duty in rows.exclude(pk=obligation.pk).select_related("requirement", "campaign"):
        name = fold(duty.requirement.what).partition("du thao")[2].split(" xin ")[0].strip()
        if is_draft_duty(duty) and name in fold(obligation.requirement.what):
            late = duty.deadline_at is not None and made.at >= duty.deadline_at
            words = f"Đã gửi dự thảo lần 1 của {obligation.requirement}"
            move(duty, "accepted", words, actor, received_at=made.at, late=late, completeness=100)


def unanswered(obligation: Obligation) -> list[int]:
    """Numbers of opinions that wait for an answer."""
    return list(Opinion.objects.filter(obligation=obligation, state="open").order_by("number").values_list("number", flat=True))


def _answered(obligation: Obligation, code: str) -> None:
    numbers = unanswered(obligation)
    if numbers:
        which = ", ".join(f"số {number}" for number in numbers[:6]) + (" ..." if len(numbers) > 6 else "")
        raise Refusal(code, count=len(numbers), which=which)


def _authority(actor: Actor, obligation: Obligation, stage: str, what: str, document: str, body: str) -> str:
    """Who speaks, as it is kept: the actor where the draft lies before him, else whom the office records, with the document."""
    if stage == "member" and access.in_charge(actor, obligation):
        return f"đồng chí phụ trách {actor.name}"[:250]
    if stage == "higher" and access.is_committee(actor, obligation.campaign):
        return f"{COMMITTEE} ({actor.name})"[:250]
    if access.is_office(actor, obligation.campaign):
        if not document.strip():
            raise Refusal("record_without_document")
        named = ", ".join(access.reviewer_names(obligation)) or "đồng chí phụ trách"
        return (nfc(body).strip() or (COMMITTEE if stage == "higher" else named))[:250]
    if not (access.writes(actor, obligation) or access.reads(actor, obligation)):
        raise Http404
    raise Refusal("not_allowed", what=what, who=f"{COMMITTEE}, văn phòng" if stage == "higher" else WHOSE["review"])


def _stage(obligation: Obligation) -> str:
    way = standing_of(obligation)
    return (way.stage if way else "") or "member"


def _lies(obligation: Obligation) -> None:
    if obligation.state not in ("draft_sent", "has_issues"):
        who = COMMITTEE if _stage(obligation) == "higher" else "đồng chí phụ trách"
        raise Refusal("draft_not_before_you", unit=obligation.entry.name, who=who, state=NAMES[obligation.state])


def give_back(
    actor: Actor, obligation: Obligation, points: Sequence[Given], note: str = "", *, document: str = "", body: str = ""
) -> tuple[Opinion, ...]:
    """ "Có góp ý": each point becomes an opinion that the unit answers; a note alone is one opinion on the whole."""
    stage = _stage(obligation)
    who = _authority(actor, obligation, stage, "góp ý dự thảo", document, body)
    _lies(obligation)
    given = [point for point in points if point.words.strip()] or ([Given(note)] if note.strip() else [])
    if not given:
        raise Refusal("opinion_blank")
    source = "committee" if stage == "higher" else "member"
    with Change(actor, "report.draft_given_back", reason=note) as change:
        made = note_opinions(actor, obligation, given, source=source, who=_plain(who), document=document)
        _decided(actor, obligation, "has_issues", stage, note, who, document)
        before = obligation.state
        move(obligation, "has_issues", f"{_capital(who)} góp ý dự thảo, {len(made)} ý kiến", actor)
        tell_unit(obligation, f"{_capital(who)} có {len(made)} ý kiến về dự thảo {obligation.requirement}.", "comment", actor)
        change.of(obligation, before={"state": before}, after={"state": "has_issues", "opinions": [one.number for one in made]})
    return made


def _plain(who: str) -> str:
    """Without the account that typed it: "Ban Thường vụ", "đồng chí Trần Quốc Khải"."""
    return who.partition(" (")[0].replace("đồng chí phụ trách ", "đồng chí ") if who != "đồng chí phụ trách" else who


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _decided(actor: Actor, obligation: Obligation, kind: str, stage: str, words: str, body: str, document: str) -> None:
    last = DraftSending.objects.filter(obligation=obligation).order_by("-number").first()
    DraftDecision.objects.create(
        obligation=obligation, sending=last, stage=stage, kind=kind, words=nfc(words).strip(), body=body,
        document=nfc(document).strip()[:200], at=clock.now(), by=actor.name[:200],
    )  # fmt: skip


def clear(actor: Actor, obligation: Obligation, note: str = "", *, document: str = "", body: str = "") -> None:
    """ "Thông qua": by whom it lies before, or recorded by the office with the document. A pilot's draft goes on to the committee."""
    stage = _stage(obligation)
    who = _authority(actor, obligation, stage, "thông qua dự thảo", document, body)
    _lies(obligation)
    _answered(obligation, "opinions_unanswered")
    on = stage == "member" and access.goes_higher(obligation)
    with Change(actor, "report.draft_sent_higher" if on else "report.draft_cleared", reason=note) as change:
        way, now, before = standing(obligation), clock.now(), obligation.state
        _decided(actor, obligation, "cleared", stage, note, who, document)
        if stage == "member":
            way.member_cleared_at, way.member_cleared_by = now, who[:200]
        if on:
            way.stage, way.sent_at = "higher", now
            move(obligation, "draft_sent", f"{_capital(who)} thông qua, dự thảo trình {COMMITTEE}", actor)
            tell_accounts(
                access.accounts_of_committee(obligation.campaign), obligation,
                f"Dự thảo {obligation.requirement} của đơn vị làm điểm {obligation.entry.name} trình {COMMITTEE}.", "draft_sent", actor,
            )  # fmt: skip
            tell_unit(
                obligation, f"{_capital(who)} thông qua dự thảo {obligation.requirement}; dự thảo đang trình {COMMITTEE}.", "cleared", actor
            )
        else:
            way.stage, way.cleared_at, way.cleared_by, way.document = stage, now, who, nfc(document).strip()[:200]
            Thread.objects.filter(obligation=obligation, closed_at=None).update(closed_at=now, closed_by=actor.name[:200])
            move(obligation, "cleared", f"{_capital(who)} thông qua dự thảo", actor)
            tell_unit(obligation, f"{_capital(who)} thông qua dự thảo {obligation.requirement}; đến lượt đơn vị nộp.", "cleared", actor)
        way.save()
        change.of(
            obligation,
            before={"state": before, "stage": stage},
            after={"state": obligation.state, "stage": way.stage, "document": document},
        )


def send_higher(actor: Actor, obligation: Obligation, note: str = "", *, document: str = "") -> None:
    """The member in charge passes a pilot's draft on to the standing committee."""
    if not access.goes_higher(obligation) or _stage(obligation) != "member":
        raise Refusal("draft_not_before_you", unit=obligation.entry.name, who="đồng chí phụ trách", state=NAMES[obligation.state])
    clear(actor, obligation, note, document=document)


def override_gate(actor: Actor, obligation: Obligation, reason: str) -> None:
    """The office lets a unit hand in, or its conference day be final, before the draft is cleared: with its reason, under its name."""
    if not access.is_office(actor, obligation.campaign):
        if not (access.writes(actor, obligation) or access.reads(actor, obligation)):
            require(actor, "office", obligation.campaign.organisation, "cho nộp trước khi dự thảo được thông qua")
        raise Refusal("not_allowed", what="cho nộp trước khi dự thảo được thông qua", who=WHOSE["office"])
    if not reason.strip():
        raise Refusal("reason_missing")
    if closed_by(obligation) is None:
        raise Refusal("draft_gate_not_there", what=str(obligation.requirement), why="dự thảo không chặn việc này")
    with Change(actor, "report.draft_gate_overridden", reason=reason) as change:
        let: list[str] = []
        for report in drafts_behind(obligation):
            way = standing(report)
            if way.cleared_at or way.overridden_at or report.state in PAST:
                continue
            way.overridden_at, way.overridden_by, way.override_reason = clock.now(), actor.name[:200], nfc(reason).strip()
            way.save()
            _decided(actor, report, "overridden", way.stage, reason, f"Văn phòng ({actor.name})"[:250], "")
            words = f"{actor.name} cho nộp trước khi dự thảo được thông qua: {reason.strip()}"
            tell(report, "overridden", words, actor)
            tell_unit(report, f"Văn phòng cho nộp {report.requirement} trước khi dự thảo được thông qua: {reason.strip()}", "note", actor)
            let.append(str(report.requirement))
        change.of(obligation, after={"let_through": let})
