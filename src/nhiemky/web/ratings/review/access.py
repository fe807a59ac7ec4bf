"""Who does what with a self-review, as an actor may reach it.

>>> subject = own(actor, uuid)                                          # doctest: +SKIP
>>> part_of(actor, subject).writes                                      # doctest: +SKIP
True

Promise: a draft is read by those who write it only; others read what was handed in. A person writes the own review; the unit's secretary
writes for a person without an account. A collective's is written by clerk and secretary and handed in by the secretary.
Another person's page leaves a look (setup/looks) each time it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.roles import Capability
from nhiemky.web.ratings.access import get_campaign, get_own_subject, is_about_self, subjects
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.looks import note_look


@dataclass(frozen=True, slots=True)
class Part:
    """What the actor is to a subject. is_self: the person rated. writer: who writes, in words."""

    is_self: bool
    writes: bool
    submits: bool
    writer: str

    @property
    def speaks(self) -> bool:
        """Opens notices and objects: who hands in."""
        return self.submits


def with_accounts(subjects: Iterable[Subject]) -> frozenset[int]:
    """People among them who sign in themselves. One query."""
    people = User.objects.filter(is_active=True, person_id__in=[one.person_id for one in subjects if one.person_id])
    return frozenset(people.values_list("person_id", flat=True))


def part_of(actor: Actor, subject: Subject, accounts: frozenset[int] | None = None) -> Part:
    """accounts: `with_accounts` of a list the subject is on, so that a list asks once."""
    scope = scope_of(actor)
    approves = scope.may("approve", subject.organisation)
    if subject.kind == "collective":
        return Part(False, approves or scope.may("prepare", subject.organisation), approves, "văn thư và bí thư của đơn vị")
    mine = is_about_self(actor, subject)
    signs_in = subject.person_id in (with_accounts([subject]) if accounts is None else accounts)
    for_another = approves and not signs_in
    whose = "chính đồng chí ấy" if signs_in else "chính đồng chí ấy, hoặc bí thư đơn vị ghi giúp"
    return Part(mine, mine or for_another, mine or for_another, whose)


def own(actor: Actor, uuid: Any, what: str = "page:review") -> Subject:
    """One's own subject, or one of the unit; a look at another person is noted."""
    subject = get_own_subject(actor, uuid)
    note_look(actor, subject.campaign, subject, what)
    return subject


def own_writer(actor: Actor, uuid: Any, *, submits: bool = False) -> Subject:
    """The same for who writes it (submits: hands it in); refused `not_allowed` else."""
    subject = get_own_subject(actor, uuid)
    require_writer(actor, subject, submits=submits)
    note_look(actor, subject.campaign, subject, "page:review")
    return subject


def require_writer(actor: Actor, subject: Subject, *, submits: bool = False) -> Part:
    """Refuse `not_allowed` who does not write it, or does not hand it in."""
    if actor.trusted:
        return Part(False, True, True, "")
    part = part_of(actor, subject)
    if not (part.submits if submits else part.writes):
        if submits and part.writes:
            raise Refusal("not_allowed", what="nộp bản tự kiểm điểm này", who="bí thư của đơn vị")
        raise Refusal("not_allowed", what="viết bản tự kiểm điểm này", who=part.writer)
    return part


def board_subject(actor: Actor, campaign: Any, subject: Any, what: str = "page:review", capability: Capability | None = None) -> Subject:
    """A subject of a round of the board's side; nobody prepares the own rating: that is 404 here, the own page shows it.

    what: how it is looked at, "" where it is not shown yet. capability: refused `not_allowed` to who sees the round but lacks it.
    """
    round_: RatingCampaign = get_campaign(actor, campaign, capability)
    found = subjects(actor, round_).filter(uuid=subject).first()
    if found is None or is_about_self(actor, found):
        raise Http404
    if what:
        note_look(actor, round_, found, what)
    return found
