"""Who is rated in a round, in which group, with which facts; each call one change with one event.

>>> add_subjects(actor, campaign, [*collectives(committee), *(one for one in individuals(committee) if one.is_head)])   # doctest: +SKIP
>>> set_facts(actor, subject, {"points": "92,5", "discipline": "khong"}, source="báo cáo 12-BC/CB")                     # doctest: +SKIP

Promise: a subject taken out stays in the record with the reason; no fact stands without who recorded it and from what; the log tells that
something of a subject changed, never whose or what in clear: the log has more readers than ratings have.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.organisations.models import Organisation, Post
from nhiemky.web.organisations.record import in_force
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.facts import read_facts
from nhiemky.web.ratings.setup.picking import Picked, group_of_collective, group_of_post
from nhiemky.web.ratings.setup.rounds import create_round, require_undecided
from nhiemky.web.ratings.value import facts_of


def add_subjects(actor: Actor, campaign: RatingCampaign, picked: Sequence[Picked]) -> list[Subject]:
    """Add them in the order given; heads are bound to every body they head that is in the round.

    Raises Refusal (rating_subject_outside, rating_post_ended, rating_subject_listed, wrong_state).
    """
    require_undecided(actor, campaign, "thêm đối tượng")
    known = _Known(campaign)
    rows = [known.subject(one) for one in picked]
    with Change(actor, "rating.subjects_added") as change:
        made = Subject.objects.bulk_create(rows)
        bind_known(campaign, picked, made)
        counts = {kind: sum(row.kind == kind for row in made) for kind in ("collective", "individual")}
        change.of(campaign, after=counts)
    return made


def create_filled(actor: Actor, organisation: Organisation, picked: Sequence[Picked], **options: Any) -> RatingCampaign:
    """A round with its subjects, as one change: `create_round` with `options`, then `add_subjects`; nothing where either is refused."""
    with Change(actor, "rating.round_filled") as change:
        campaign = create_round(actor, organisation, **options)
        if picked:
            add_subjects(actor, campaign, picked)
        change.of(campaign, after={"subjects": len(picked)})
    return campaign


class _Known:
    """What stands in a round already, to refuse doubles and to give codes and places in the order."""

    def __init__(self, campaign: RatingCampaign) -> None:
        self.campaign, self.owner = campaign, campaign.organisation
        rows = list(campaign.subjects.all())
        standing = [row for row in rows if row.removed_at is None]
        self.codes = {(row.kind, row.code) for row in rows}
        self.numbers: dict[tuple[str, str], int] = {}
        self.organisations = {row.organisation_id for row in standing if row.kind == "collective"}
        self.people = {row.person_id for row in standing if row.kind == "individual"}
        self.order = max((row.order for row in rows), default=0)
        posts = Post.objects.filter(
            in_force(clock.today()), organisation__left__gte=self.owner.left, organisation__left__lte=self.owner.right
        )
        self.posts = set(posts.values_list("person_id", "organisation_id"))

    def subject(self, one: Picked) -> Subject:
        """The row, not saved."""
        place = one.organisation
        if not self.owner.left <= place.left <= self.owner.right:
            raise Refusal("rating_subject_outside", name=place.name, owner=self.owner.name)
        if one.kind == "collective":
            if place.pk in self.organisations:
                raise Refusal("rating_subject_listed", name=place.name)
            self.organisations.add(place.pk)
        else:
            assert one.person is not None
            if (one.person.pk, place.pk) not in self.posts:
                raise Refusal("rating_post_ended", name=one.person.name, organisation=place.name)
            if one.person.pk in self.people:
                raise Refusal("rating_subject_listed", name=one.person.name)
            self.people.add(one.person.pk)
        self.order += 1
        group = one.group or (
            group_of_collective(place) if one.kind == "collective" else group_of_post(one.title, place.type.name, place.name)
        )
        return Subject(
            campaign=self.campaign, kind=one.kind, code=self._code(one), name=one.name, organisation=place, person=one.person,
            title=one.title, group=group[:200], is_head=one.is_head and one.kind == "individual", order=self.order,
        )  # fmt: skip

    def _code(self, one: Picked) -> str:
        """The unit's code; of a person the unit's code and a number."""
        base = one.organisation.code
        number = self.numbers.get((one.kind, base), 0)
        while True:
            code = f"{base}-{number:02}" if number or one.kind == "individual" else base
            number += 1
            if (one.kind, code) not in self.codes and (number > 1 or one.kind == "collective"):
                self.codes.add((one.kind, code))
                self.numbers[(one.kind, base)] = number
                return code


def bind_known(campaign: RatingCampaign, picked: Iterable[Picked], made: Sequence[Subject]) -> None:
    """Inside a change: heads of further bodies are bound to those that are rated in the round."""
    collectives = {row.organisation_id: row.pk for row in campaign.subjects.filter(kind="collective", removed_at=None)}
    through = Subject.collectives.through
    pairs = [
        through(from_subject_id=row.pk, to_subject_id=collectives[body.pk])
        for one, row in zip(picked, made, strict=True)
        for body in one.heads
        if body.pk in collectives and row.is_head
    ]
    through.objects.bulk_create(pairs)


def remove_subjects(actor: Actor, campaign: RatingCampaign, subjects: Sequence[Subject], reason: str) -> int:
    """Take out of the round, with the reason; how many were."""
    require_undecided(actor, campaign, "bỏ đối tượng")
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="bỏ đối tượng")
    with Change(actor, "rating.subjects_removed") as change:  # the reason may tell of a person: it stays with the subject
        pks = [subject.pk for subject in subjects]
        rows = Subject.objects.filter(pk__in=pks, campaign=campaign, removed_at=None)
        count = rows.update(removed_at=clock.now(), removed_reason=reason[:300])
        change.of(campaign, after={"subjects": [str(subject.uuid) for subject in subjects], "count": count})
    return count


def bring_back(actor: Actor, subject: Subject) -> Subject:
    """Put somebody taken out into the round again. Raises Refusal (rating_subject_listed)."""
    campaign = subject.campaign
    require_undecided(actor, campaign, "thêm lại đối tượng")
    twice = campaign.subjects.filter(kind=subject.kind, removed_at=None).exclude(pk=subject.pk)
    twice = twice.filter(organisation=subject.organisation) if subject.kind == "collective" else twice.filter(person=subject.person)
    if twice.exists():
        raise Refusal("rating_subject_listed", name=subject.name)
    with Change(actor, "rating.subject_brought_back") as change:
        subject.removed_at, subject.removed_reason = None, ""
        subject.save(update_fields=["removed_at", "removed_reason"])
        _say(change, subject)
    return subject


def set_group(actor: Actor, campaign: RatingCampaign, subjects: Sequence[Subject], group: str) -> int:
    """Put several into one group (nhóm tương đồng); how many changed."""
    require_undecided(actor, campaign, "đổi nhóm")
    words = " ".join(group.split())[:200]
    moved = [subject for subject in subjects if subject.campaign_id == campaign.pk and subject.group != words]
    if not moved:
        return 0
    before: dict[str, int] = {}
    for subject in moved:
        before[subject.group] = before.get(subject.group, 0) + 1
    with Change(actor, "rating.group_changed") as change:
        Subject.objects.filter(pk__in=[subject.pk for subject in moved]).update(group=words)
        change.of(campaign, before={"groups": before}, after={"group": words, "subjects": [str(subject.uuid) for subject in moved]})
    for subject in moved:
        subject.group = words
    return len(moved)


def set_head(actor: Actor, subject: Subject, is_head: bool, collectives: Sequence[Subject] = ()) -> Subject:
    """Whether somebody is rated as a head, and which further collectives of the round bind him beside the own one.

    Raises Refusal (rating_binding_wrong, wrong_state).
    """
    campaign = subject.campaign
    require_undecided(actor, campaign, "sửa người đứng đầu")
    for one in collectives:
        if subject.kind != "individual" or not is_head or one.kind != "collective" or one.campaign_id != campaign.pk or one.removed_at:
            raise Refusal("rating_binding_wrong", name=subject.name, collective=one.name)
    before = {"is_head": subject.is_head, "collectives": sorted(subject.collectives.values_list("code", flat=True))}
    with Change(actor, "rating.head_bound") as change:
        subject.is_head = is_head and subject.kind == "individual"
        subject.save(update_fields=["is_head"])
        subject.collectives.set([one for one in collectives if one.organisation_id != subject.organisation_id])
        after = {"is_head": subject.is_head, "collectives": sorted(subject.collectives.values_list("code", flat=True))}
        _say(change, subject, before, after)
    return subject


def set_facts(
    actor: Actor,
    subject: Subject,
    facts: Mapping[str, Any],
    *,
    source: str = "",
    version: int | None = None,
    marks: Iterable[str] | None = None,
) -> Subject:
    """Record facts; those not named stay, "" clears. source: what they come from; version: that of the subject as it was seen.

    Raises Refusal (rating_fact_wrong, stale_version, wrong_state).
    """
    require_undecided(actor, subject.campaign, "ghi số liệu")
    read = read_facts(subject.name, facts, marks)
    before = facts_of(subject)
    after = with_facts(before, read, source, actor)
    if after == before:
        return subject
    with Change(actor, "rating.facts_set") as change:
        rows = Subject.objects.filter(pk=subject.pk, version=subject.version if version is None else version)
        if not rows.update(facts=json.dumps(after, ensure_ascii=False), version=subject.version + 1):
            raise stale(subject)
        subject.refresh_from_db(fields=["facts", "version"])
        shown = {name: (before.get(name), after.get(name)) for name in read if before.get(name) != after.get(name)}
        _say(change, subject, {name: pair[0] for name, pair in shown.items()}, {name: pair[1] for name, pair in shown.items()})
    return subject


def with_facts(before: Mapping[str, Any], read: Mapping[str, Any], source: str, actor: Actor) -> dict[str, Any]:
    """The facts with those of `read` laid over, each with its source; cleared ones gone. Unchanged ones keep the source they had."""
    after = {name: value for name, value in before.items() if name != "sources"}
    sources = dict(before.get("sources", {}))
    for name, value in read.items():
        if value in ("", [], None):
            after.pop(name, None)
            sources.pop(name, None)
        elif before.get(name) != value or (source and sources.get(name, {}).get("source") != source):
            after[name] = value
            sources[name] = {"source": source, "by": actor.name, "at": clock.now().isoformat()}
    return {**after, "sources": sources} if sources else after


def stale(subject: Subject) -> Refusal:
    """Somebody else recorded something of the subject meanwhile."""
    subject.refresh_from_db()
    sources = facts_of(subject).get("sources", {})
    last = max(sources.values(), key=lambda one: str(one["at"]), default={"by": "người khác", "at": ""})
    return Refusal("stale_version", what=f"Số liệu của {subject.name}", who=last["by"], at=str(last["at"])[11:16] or "vừa xong")


def _say(change: Change, subject: Subject, before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None) -> None:
    """The event of one subject: under the round's name, its values sealed."""

    def sealed(values: Mapping[str, Any] | None) -> dict[str, Any]:
        return {name: Personal(json.dumps(value, ensure_ascii=False)) for name, value in (values or {}).items()}

    change.of(
        subject, name=subject.campaign.title, organisation_id=subject.campaign.organisation_id, before=sealed(before), after=sealed(after)
    )
