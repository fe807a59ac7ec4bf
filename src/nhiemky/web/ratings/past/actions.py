"""Earlier years put right: answers are asked for by a day, given, and where a level was wrong it is rated anew.

>>> ask(actor, campaign, by=day)                                                                          # doctest: +SKIP
>>> answer(secretary, campaign, item, "kept", reason="Đã được cấp trên đồng ý, CV 12")                     # doctest: +SKIP
>>> confirm(board, given, symbol="15-QĐ/ĐUK", on=day, body="Ban Thường vụ")                                # doctest: +SKIP
"""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVELS
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.board.deciding import re_rate
from nhiemky.web.ratings.models import PastAnswer, Rating, RatingCampaign
from nhiemky.web.ratings.past.access import require_owner
from nhiemky.web.ratings.past.judging import Item, concerning, judged_past


def ask(actor: Actor, campaign: RatingCampaign, by: date) -> int:
    """Every committee concerned sees what was found and answers until the end of `by`; how many were told."""
    require_owner(actor, campaign.organisation)
    if by < clock.today():
        raise Refusal("remedy_deadline_past", deadline=format_day(by), today=format_day(clock.today()))
    view = judged_past(campaign)
    groups = {(item.found.facts.get("subject_kind"), item.group) for item in view.items if item.subject is None}
    concerned = {item.subject.organisation_id: item.subject.organisation for item in view.items if item.subject is not None}
    for subject in campaign.subjects.filter(removed_at=None, decided_level="HTXSNV").select_related("organisation"):
        if (subject.kind, subject.group) in groups:
            concerned[subject.organisation_id] = subject.organisation
    with Change(actor, "rating.past_asked") as change:
        before, campaign.answer_by = campaign.answer_by, by
        campaign.save(update_fields=["answer_by"])
        words = f"{campaign.title}: xem những điều soát thấy và trả lời trước khi hết ngày {format_day(by)}."
        link = reverse("ratings_past:mine", args=[campaign.uuid])
        notify(list(concerned.values()), words, link=link, kind="rating", by=actor.name[:200])
        change.of(campaign, before={"answer_by": before}, after={"answer_by": by})
    return len(concerned)


def answer(
    actor: Actor, campaign: RatingCampaign, key: str, given: str, *, reason: str, document: str = "", new_level: str = ""
) -> PastAnswer:
    """kept or corrected, and why; append-only, the newest counts. Refuses what does not concern the actor with `not_allowed`."""
    item = _item(actor, campaign, key)
    if given not in ("kept", "corrected") or not reason.strip():
        raise Refusal("past_answer_incomplete")
    if given == "corrected" and (not document.strip() or (item.subject is not None and new_level not in LEVELS)):
        raise Refusal("past_correction_incomplete")
    with Change(actor, "rating.past_answered") as change:
        made = PastAnswer.objects.create(
            campaign=campaign, organisation=_organisation(campaign, item), subject=item.subject, code=item.found.code,
            group=f"{item.found.facts.get('subject_kind', '')}|{item.group}", answer=given, reason=nfc(reason).strip(),
            document=nfc(document).strip()[:200], new_level=new_level if given == "corrected" and item.subject else "", at=clock.now(),
            by=actor.name[:200],
        )  # fmt: skip
        change.of(made, name=campaign.title, organisation_id=campaign.organisation_id, after={"answer": given, "code": item.found.code})
    return made


def _item(actor: Actor, campaign: RatingCampaign, key: str) -> Item:
    for item in concerning(actor, campaign, judged_past(campaign).items):
        if item.key == key:
            return item
    raise Refusal("past_finding_gone")


def _organisation(campaign: RatingCampaign, item: Item) -> Organisation:
    return item.subject.organisation if item.subject is not None else campaign.organisation


def confirm(actor: Actor, given: PastAnswer, *, symbol: str, on: date, body: str) -> Rating:
    """The board makes a unit's correction a new version, by its own decision; the old version stays and is pointed to."""
    require_owner(actor, given.campaign.organisation)
    if given.subject is None or given.answer != "corrected":
        raise Refusal("past_correction_incomplete")
    if not symbol.strip() or not body.strip():
        raise Refusal("past_correction_incomplete")
    reason = f"Soát lại kết quả {given.campaign.period}: {given.reason}"
    return re_rate(
        actor, given.subject, given.new_level, symbol=symbol.strip(), on=on, body=body.strip(), reason=reason, ordered_by=given.document
    )
