"""Who reads the drafts of units: who is in charge, the office where the campaign says so, the standing committee for pilots.

>>> get_draft(actor, uuid)               # 404 for everybody else          # doctest: +SKIP

Promise: a draft is read by nobody before its unit sent it; then by those in charge of the unit (a person, a working group's head and
members, the people of a board), in campaigns of bodies above the one they are in charge of; by the office of the campaign's owner where
the policy `office_sees_drafts` says so; by the owner's leaders where it is a pilot's and went to the standing committee. Others see its
state on the board, never its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.access import HEAVY
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import policies_of
from nhiemky.web.organisations.access import Interval, scope_of
from nhiemky.web.organisations.models import Charge, Organisation
from nhiemky.web.organisations.roles import Capability, capabilities_of
from nhiemky.web.reports.drafts.gate import standing_of
from nhiemky.web.reports.drafts.models import DraftSending, Opinion

_RELATED = ("campaign__organisation", "requirement", "entry", "organisation__type", "draft_standing")
LYING = frozenset({"draft_sent", "has_issues", "cleared"})


def _today() -> Q:
    day = clock.today()
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def held(actor: Actor) -> tuple[Interval, ...]:
    """Intervals of the tree the actor is in charge of today, by whatever hand; kept for the request on the user."""
    user = actor.user
    if user is None or not user.is_active or user.person_id is None:
        return ()
    key = (clock.today(), actor.request_id)
    kept = getattr(user, "_nhiemky_held", None)
    if actor.request_id and kept is not None and kept[0] == key:
        return cast("tuple[Interval, ...]", kept[1])
    places = [post.organisation_id for post in scope_of(actor).posts]
    mine = (
        Q(person_id=user.person_id) | Q(working_group__head_id=user.person_id) | Q(working_group__members=user.person_id)
        | Q(board_id__in=places)
    )  # fmt: skip
    charges = Charge.objects.filter(_today(), mine, organisation__isnull=False).order_by().values("organisation")
    found = tuple(sorted(Organisation.objects.filter(pk__in=charges).order_by().values_list("left", "right")))
    user._nhiemky_held = (key, found)
    return found


def _of_owner(actor: Actor, capability: Capability) -> list[int]:
    """Organisations the actor holds a post of that right in, itself and not only below it."""
    return [post.organisation_id for post in scope_of(actor).posts if capability in capabilities_of(post.role)]


def is_office(actor: Actor, campaign: Campaign) -> bool:
    """Of the office of the campaign's owner."""
    return scope_of(actor).everything or campaign.organisation_id in _of_owner(actor, "office")


def is_committee(actor: Actor, campaign: Campaign) -> bool:
    """One of the owner's leaders, for its standing committee."""
    return scope_of(actor).everything or campaign.organisation_id in _of_owner(actor, "decide")


def in_charge(actor: Actor, obligation: Obligation) -> bool:
    """In charge of the unit, for the campaign's owner."""
    if scope_of(actor).everything:
        return True
    place, owner = obligation.organisation.left, obligation.campaign.organisation.left
    return any(left <= place <= right and owner < left for left, right in held(actor))


def goes_higher(obligation: Obligation) -> bool:
    """A pilot in a campaign whose pilots' drafts go to the standing committee."""
    return obligation.entry.pilot and policies_of(obligation.campaign).pilot_drafts_higher


def reads(actor: Actor, obligation: Obligation) -> bool:
    """May the actor read the versions that were sent (the unit's own people aside)?"""
    standing = standing_of(obligation)
    if (standing is None or not standing.sent) and obligation.state not in LYING:
        return False
    if in_charge(actor, obligation):
        return True
    policies = policies_of(obligation.campaign)
    if policies.office_sees_drafts and is_office(actor, obligation.campaign):
        return True
    higher = standing is not None and standing.stage == "higher" and obligation.entry.pilot and policies.pilot_drafts_higher
    return higher and is_committee(actor, obligation.campaign)


def writes(actor: Actor, obligation: Obligation) -> bool:
    """One of the unit's own people."""
    return scope_of(actor).may("prepare", obligation.organisation)


def get_obligation(actor: Actor, uuid: Any) -> Obligation:
    """What a unit owes, for its own people, its readers, and the owner's office (which overrides and records); 404 else."""
    found = Obligation.objects.filter(uuid=uuid, requirement__removed_in=None).select_related(*_RELATED).first()
    if found is None or not (writes(actor, found) or reads(actor, found) or is_office(actor, found.campaign)):
        raise Http404
    return found


def get_draft(actor: Actor, uuid: Any) -> Obligation:
    """The same for whoever may read its words; refused with a sentence to an office that only sees its state."""
    found = get_obligation(actor, uuid)
    if not (writes(actor, found) or reads(actor, found)):
        raise Refusal("draft_not_for_office", unit=found.entry.name)
    return found


def sendings(obligation: Obligation) -> Sequence[DraftSending]:
    """Versions of an obligation already fetched, the newest last."""
    return list(DraftSending.objects.filter(obligation=obligation).order_by("number"))


def readable(actor: Actor) -> QuerySet[Obligation]:
    """Every draft sent that the actor may read, of issued campaigns."""
    rows = Obligation.objects.filter(requirement__removed_in=None, entry__left_at=None, campaign__state="issued")
    rows = rows.filter(Q(draft_standing__sent__gt=0) | Q(state__in=("draft_sent", "has_issues"))).exclude(
        state__in=("waived", "met_outside")
    )
    if not scope_of(actor).everything:
        rows = rows.filter(_condition(actor))
    return rows.select_related("requirement", "entry", "organisation", "campaign__organisation", "draft_standing").defer(*HEAVY)


def _condition(actor: Actor) -> Q:
    wanted = Q(pk__in=[])
    for left, right in held(actor):
        wanted |= Q(organisation__left__gte=left, organisation__left__lte=right, campaign__organisation__left__lt=left)
    offices, leaders = _of_owner(actor, "office"), _of_owner(actor, "decide")
    if offices or leaders:
        for campaign in Campaign.objects.filter(organisation__in={*offices, *leaders}, state="issued").only("organisation_id", "policies"):
            policies = policies_of(campaign)
            if policies.office_sees_drafts and campaign.organisation_id in offices:
                wanted |= Q(campaign=campaign.pk)
            if policies.pilot_drafts_higher and campaign.organisation_id in leaders:
                wanted |= Q(campaign=campaign.pk, entry__pilot=True, draft_standing__stage="higher")
    return wanted


def may_wait(actor: Actor) -> bool:
    """Could a draft ever wait for this person: decides whether the list is offered."""
    return bool(held(actor)) or scope_of(actor).has("office") or scope_of(actor).has("decide")


def reviewers(obligation: Obligation) -> list[Charge]:
    """Who is in charge of the unit today, for the campaign's owner: nearest first."""
    place, owner = obligation.organisation, obligation.campaign.organisation
    rows = Charge.objects.filter(
        _today(), organisation__left__lte=place.left, organisation__right__gte=place.left, organisation__left__gt=owner.left
    )
    return list(rows.select_related("person", "board", "working_group__head", "organisation").order_by("-organisation__depth", "pk"))


def reviewer_names(obligation: Obligation) -> list[str]:
    """ "đồng chí Trần Quốc Khải", "Ban Tổ chức Đảng ủy Khối", "Tổ công tác số 2"."""
    rows = reviewers(obligation)
    return list(dict.fromkeys(f"đồng chí {one.person.name}" if one.person else str(one.board or one.working_group) for one in rows))


def accounts_in_charge(obligation: Obligation) -> list[User]:
    """Accounts that are told when a draft comes."""
    people: set[int] = set()
    boards: set[int] = set()
    for one in reviewers(obligation):
        if one.person_id:
            people.add(one.person_id)
        if one.working_group:
            people.add(one.working_group.head_id)
            people.update(one.working_group.members.values_list("pk", flat=True))
        if one.board_id:
            boards.add(one.board_id)
    wanted = Q(person__in=people)
    if boards:
        wanted |= Q(person__posts__in=_posts_of(boards))
    return list(User.objects.filter(wanted, is_active=True).distinct())


def accounts_of_committee(campaign: Campaign) -> list[User]:
    """Accounts of the owner's leaders."""
    return list(User.objects.filter(person__posts__in=_posts_of({campaign.organisation_id}, "leader"), is_active=True).distinct())


def _posts_of(organisations: set[int], role: str = "") -> QuerySet[Any]:
    from nhiemky.web.organisations.models import Post

    rows = Post.objects.filter(_today(), organisation__in=organisations)
    return (rows.filter(role=role) if role else rows).values("pk")


def opinions(obligation: Obligation) -> QuerySet[Opinion]:
    """Opinions on a unit's draft already fetched."""
    return Opinion.objects.filter(obligation=obligation).select_related("sending", "changed_in", "thread").order_by("number")


def get_opinion(actor: Actor, uuid: Any) -> Opinion:
    """One opinion, for whoever may read the draft or writes the report it is about; 404 else."""
    rows = Opinion.objects.select_related(
        "campaign__organisation", "own_report__campaign__organisation", "sending", "thread", *(f"obligation__{name}" for name in _RELATED)
    )
    found = rows.filter(uuid=uuid).first()
    if found is None or not sees_opinion(actor, found):
        raise Http404
    return found


def sees_opinion(actor: Actor, opinion: Opinion) -> bool:
    if opinion.obligation is not None:
        return writes(actor, opinion.obligation) or reads(actor, opinion.obligation)
    from nhiemky.web.consolidations.access import get_own_report

    try:
        get_own_report(actor, opinion.own_report.uuid)  # type: ignore[union-attr]
    except Http404:
        return False
    return True


def owner_of(opinion: Opinion) -> Organisation:
    """Whose paper the opinion is about."""
    return opinion.obligation.organisation if opinion.obligation else opinion.campaign.organisation
