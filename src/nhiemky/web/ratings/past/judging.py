"""What is wrong with an earlier year by the rule of that year, with the answers that were given.

>>> view = judged_past(campaign)                                        # doctest: +SKIP
>>> [(item.found.code, item.answer.answer if item.answer else "") for item in view.items]   # doctest: +SKIP
[('cap_exceeded', 'kept')]
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import Rated, Repair, Tally
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.models import PastAnswer, RatingCampaign, Subject
from nhiemky.web.ratings.past.importing import ORGANISATION
from nhiemky.web.ratings.value import facts_of, rows_of, rules_of

ANSWERS = {"kept": "Giữ nguyên", "corrected": "Đã sửa, xếp loại lại"}


@dataclass(frozen=True, slots=True)
class Item:
    """A finding of a past round; key: its name in forms; subject: whom it is about, None for a group; answer: the newest."""

    key: str
    found: Finding
    group: str
    subject: Subject | None
    answer: PastAnswer | None
    answers: tuple[PastAnswer, ...]


@dataclass(frozen=True, slots=True)
class PastView:
    """groups with their shares; items: findings of severity high and medium; not_checked; rows the file held that could not be used."""

    groups: tuple[Tally, ...]
    items: tuple[Item, ...]
    not_checked: tuple[str, ...]
    report: dict[str, list[object]]

    @property
    def open(self) -> int:
        """Findings without an answer."""
        return sum(item.answer is None for item in self.items)


def judged_past(campaign: RatingCampaign) -> PastView:
    """The whole round by its pinned rules. A level that was corrected since is judged as it stands now; its answer shows what it was."""
    found_subjects = list(campaign.subjects.filter(removed_at=None).select_related("organisation"))
    judged = judge(_rows(campaign, found_subjects), rules_of(campaign))
    subjects = {(subject.kind, subject.code): subject for subject in found_subjects}
    answers: dict[tuple[str, int | None, str], list[PastAnswer]] = {}
    for answer in campaign.past_answers.select_related("subject", "organisation").order_by("pk"):
        answers.setdefault((answer.code, answer.subject_id, answer.group if answer.subject_id is None else ""), []).append(answer)
    items = []
    for found in judged.findings:
        if found.severity == "low":
            continue
        subject = _subject_of(found, subjects)
        group = str(found.facts.get("group", ""))
        given = answers.get(
            (found.code, subject.pk if subject else None, "" if subject else f"{found.facts.get('subject_kind', '')}|{group}"), []
        )
        items.append(Item(key_of(found, subject), found, group, subject, given[-1] if given else None, tuple(given)))
    imported = campaign.imports.filter(state="applied").first()
    report = json.loads(imported.preview) if imported else {}
    return PastView(judged.groups, tuple(items), judged.not_checked, report)


def corrected_since(campaign: RatingCampaign) -> list[PastAnswer]:
    """Answers that led to a new level, whose finding is gone."""
    return list(campaign.past_answers.filter(answer="corrected").select_related("subject", "organisation").order_by("pk"))


def key_of(found: Finding, subject: Subject | None) -> str:
    """Names a finding in a form: its code with the subject's uuid, or with kind and group."""
    if subject is not None:
        return f"{found.code}|{subject.uuid}"
    return f"{found.code}|{found.facts.get('subject_kind', '')}|{found.facts.get('group', '')}"


def _subject_of(found: Finding, subjects: dict[tuple[str, str], Subject]) -> Subject | None:
    if not found.subject_id:
        return None
    return subjects.get(("individual", found.subject_id)) or subjects.get(("collective", found.subject_id))


def concerning(actor: Actor, campaign: RatingCampaign, items: Iterable[Item]) -> list[Item]:
    """Of the findings, those the actor may see and answer: all for the board's side and the round's own secretary; else those about
    subjects of the actor's units, and of groups only where such a subject is in them."""
    scope = scope_of(actor)
    if any(scope.may(capability, campaign.organisation) for capability in ("rate", "decide", "approve")):
        return list(items)
    own = [
        one for one in campaign.subjects.filter(removed_at=None).select_related("organisation") if scope.may("approve", one.organisation)
    ]
    groups = {(one.kind, one.group) for one in own}
    mine = {one.pk for one in own}
    return [
        item
        for item in items
        if (item.subject is not None and item.subject.pk in mine)
        or (item.subject is None and (item.found.facts.get("subject_kind"), item.group) in groups)
    ]


def repair_of(campaign: RatingCampaign) -> Repair:
    """The smallest set of changes that would satisfy cap and head rule; for those who decide only."""
    return repair(_rows(campaign, list(campaign.subjects.filter(removed_at=None))), rules_of(campaign))


def _rows(campaign: RatingCampaign, subjects: list[Subject]) -> list[Rated]:
    """The rows with the organisations as the file names them."""
    rows = rows_of(campaign, subjects, "decided_level")
    return [
        replace(row, organisation=str(facts_of(subject).get(ORGANISATION, row.organisation)))
        for row, subject in zip(rows, subjects, strict=True)
    ]
