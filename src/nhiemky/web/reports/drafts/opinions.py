"""Opinions on a unit's draft or the owner's own report: taken down, answered, taken back. Each is one change.

>>> opinion = give_opinion(actor, obligation, source="unit", who="Chi bộ Ga Nam", words="Bổ sung nguyên nhân")   # doctest: +SKIP
>>> answer_opinion(actor, opinion, state="accepted", answer="Đã bổ sung", changed_place="II/1")                  # doctest: +SKIP

Promise: every opinion keeps who gave it and where; an answer names accepted, partly or explained, and the last two say why; what was
answered is not taken back; each has one number for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts.models import Opinion
from nhiemky.web.reports.drafts.noting import Given, note_opinions
from nhiemky.web.reports.drafts.telling import tell_accounts, tell_unit
from nhiemky.web.reports.models import Comment, Thread
from nhiemky.web.reports.moves import CLOSED, tell

if TYPE_CHECKING:
    from nhiemky.web.consolidations.models import OwnReport

SOURCES = {
    "member": "Đồng chí phụ trách", "committee": "Ban Thường vụ", "conference": "Hội nghị", "office": "Văn phòng, ban tham mưu",
    "unit": "Đơn vị được xin ý kiến", "other": "Nơi khác",
}  # fmt: skip
STATES = {
    "open": "Chưa trả lời", "accepted": "Tiếp thu", "partly": "Tiếp thu một phần", "explained": "Giải trình", "withdrawn": "Đã rút",
}  # fmt: skip
ANSWERS = ("accepted", "partly", "explained")


def may_give(actor: Actor, target: Obligation | OwnReport) -> bool:
    """The unit's people, its readers, the owner's office; for an own report whoever sees it as its writer."""
    if isinstance(target, Obligation):
        open_still = target.state not in CLOSED and target.campaign.state == "issued"
        return open_still and (access.writes(actor, target) or access.reads(actor, target) or access.is_office(actor, target.campaign))
    return _writes_own(actor, target)


def may_answer(actor: Actor, opinion: Opinion) -> bool:
    """Whose paper it is."""
    if opinion.obligation is not None:
        return access.writes(actor, opinion.obligation) and opinion.obligation.state not in CLOSED
    assert opinion.own_report is not None
    return _writes_own(actor, opinion.own_report)


def _writes_own(actor: Actor, report: OwnReport) -> bool:
    from nhiemky.web.consolidations.access import is_office, may_write

    return is_office(actor, report.campaign) or any(
        may_write(actor, section, report) for section in report.sections.select_related("assigned_to")
    )


def give_opinion(
    actor: Actor,
    target: Obligation | OwnReport,
    *,
    source: str,
    who: str,
    words: str,
    place: str = "",
    title: str = "",
    document: str = "",
    on: date | None = None,
) -> Opinion:
    """Take one opinion down."""
    return take_opinions(actor, target, [Given(words, place, title, who, source, document, on)])[0]


def take_opinions(actor: Actor, target: Obligation | OwnReport, given: Sequence[Given], *, read_from: str = "") -> tuple[Opinion, ...]:
    """Several at once, typed, pasted or read from a file; none is taken where one has no words or no author."""
    if not may_give(actor, target):
        _refuse(actor, target, "ghi ý kiến góp ý")
    if not given or any(not one.words.strip() or not one.who.strip() for one in given):
        raise Refusal("opinion_blank")
    given = [one if one.source in SOURCES else _other(one) for one in given]
    try:
        with Change(actor, "opinion.given") as change:
            made = note_opinions(actor, target, given, source="other", who="", read_from=read_from)
            if isinstance(target, Obligation):
                tell(target, "opinion", f"Ghi {len(made)} ý kiến góp ý dự thảo ({made[0].who})", actor)
                if not access.writes(actor, target):
                    tell_unit(target, f"Có {len(made)} ý kiến góp ý dự thảo {target.requirement} chờ trả lời.", "comment", actor)
            change.of(
                made[0], name=f"{target}, {len(made)} ý kiến", organisation_id=made[0].organisation_id,
                after={"numbers": [one.number for one in made], "who": sorted({one.who for one in made}), "file": read_from},
            )  # fmt: skip
    except IntegrityError:
        raise _stale(str(target)) from None
    return made


def _other(one: Given) -> Given:
    return Given(one.words, one.place, one.title, one.who, "other", one.document, one.on)


def _refuse(actor: Actor, target: Obligation | OwnReport, what: str) -> None:
    if isinstance(target, Obligation) and not (access.writes(actor, target) or access.reads(actor, target)):
        raise Http404
    raise Refusal("not_allowed", what=what, who="đơn vị soạn báo cáo, người được xin ý kiến, văn phòng")


def _stale(what: str) -> Refusal:
    return Refusal("stale_version", what=what, who="người khác", at=f"{clock.local(clock.now()):%H:%M}")


def answer_opinion(
    actor: Actor, opinion: Opinion, *, state: str, answer: str = "", changed_place: str = "", version: int | None = None
) -> Opinion:
    """What becomes of it: accepted | partly | explained. changed_place: where the text was changed, key of a section.

    version: the one the page showed, None for the newest. May be answered anew as long as the report is open.
    """
    if not may_answer(actor, opinion):
        raise Refusal("not_allowed", what="trả lời ý kiến góp ý", who="đơn vị soạn báo cáo")
    if opinion.state == "withdrawn":
        raise Refusal("opinion_settled", number=opinion.number)
    answer = nfc(answer).strip()
    if state not in ANSWERS:
        raise Refusal("opinion_answer_blank", why="")
    if state != "accepted" and not answer:
        raise Refusal("opinion_answer_blank", why=", kèm lý do")
    place, title, own_version = _changed(opinion, changed_place)
    version = opinion.version if version is None else version
    with Change(actor, "opinion.answered") as change:
        before = {"state": opinion.state, "answer": opinion.answer}
        done = Opinion.objects.filter(pk=opinion.pk, version=version).update(
            state=state, answer=answer, changed_place=place, changed_title=title, changed_version=own_version, changed_in=None,
            answered_at=clock.now(), answered_by=actor.name[:200], version=version + 1,
        )  # fmt: skip
        if not done:
            raise _stale(f"Ý kiến {opinion.number}")
        if opinion.thread is not None:
            _close_talk(opinion.thread, f"{STATES[state]}{f': {answer}' if answer else ''}", actor)
        if opinion.obligation is not None:
            tell(opinion.obligation, "opinion", f"Ý kiến {opinion.number}: {STATES[state].lower()}", actor)
        change.of(
            opinion, name=f"{opinion.obligation or opinion.own_report}, ý kiến {opinion.number}", organisation_id=opinion.organisation_id,
            before=before, after={"state": state, "answer": answer, "changed": title},
        )  # fmt: skip
    opinion.refresh_from_db()
    return opinion


def _changed(opinion: Opinion, place: str) -> tuple[str, str, int | None]:
    """Place, title and, for an own report, the version of the section that shows the change."""
    if not place:
        return "", "", None
    if opinion.obligation is not None:
        item = asked_of(opinion.obligation).by_key.get(place)
        return (
            place[:200],
            f"mục {item.number}" if item else "mục riêng của đơn vị" if "/+" in place else place.removeprefix("o:")[:500],
            None,
        )
    section = opinion.own_report.sections.filter(path=place).first() if opinion.own_report else None
    return (place[:200], f"mục {section.label}"[:500], section.version) if section else ("", "", None)


def _close_talk(thread: Thread, words: str, actor: Actor) -> None:
    now = clock.now()
    Comment.objects.create(thread=thread, words=words, by=actor.name[:200], at=now)
    Thread.objects.filter(pk=thread.pk, closed_at=None).update(closed_at=now, closed_by=actor.name[:200])


def withdraw_opinion(actor: Actor, opinion: Opinion) -> None:
    """Who took it down takes it back while nobody answered it."""
    if opinion.by != actor.name[:200]:
        raise Refusal("opinion_of_another", number=opinion.number, who=opinion.by)
    if opinion.state == "withdrawn":
        return
    if opinion.state != "open":
        raise Refusal("opinion_settled", number=opinion.number)
    with Change(actor, "opinion.withdrawn") as change:
        if not Opinion.objects.filter(pk=opinion.pk, state="open").update(state="withdrawn", version=opinion.version + 1):
            raise _stale(f"Ý kiến {opinion.number}")
        if opinion.thread is not None:
            _close_talk(opinion.thread, "Rút ý kiến", actor)
        if opinion.obligation is not None:
            tell(opinion.obligation, "opinion", f"Rút ý kiến {opinion.number}", actor)
        change.of(
            opinion, name=f"{opinion.obligation or opinion.own_report}, ý kiến {opinion.number}", organisation_id=opinion.organisation_id,
            before={"state": "open"}, after={"state": "withdrawn"},
        )  # fmt: skip
    opinion.refresh_from_db()


def settled_by_talk(actor: Actor, thread: Thread, *, by_unit: bool) -> None:
    """ "Đã sửa" on a talk answers its opinion; closed by who reviews, it is taken back. Inside a change."""
    opinion = Opinion.objects.filter(thread=thread, state="open").first()
    if opinion is None:
        return
    said = thread.comments.order_by("-pk").values_list("words", flat=True)[:1]
    words = said[0] if by_unit and thread.comments.count() > 1 else "Đã sửa" if by_unit else ""
    place, title, _ = _changed(opinion, thread.place) if by_unit else ("", "", None)
    Opinion.objects.filter(pk=opinion.pk).update(
        state="accepted" if by_unit else "withdrawn", answer=words, changed_place=place, changed_title=title,
        answered_at=clock.now(), answered_by=actor.name[:200], version=opinion.version + 1,
    )  # fmt: skip


__all__ = ["ANSWERS", "SOURCES", "STATES", "Given", "answer_opinion", "give_opinion", "take_opinions", "tell_accounts", "withdraw_opinion"]
