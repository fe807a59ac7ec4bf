"""What an actor may reach: the one door to organisations, people and everything that hangs on an organisation.

>>> scope_of(actor).may("office", organisation)                        # doctest: +SKIP
>>> get_organisation(actor, uuid)        # 404 outside the scope         # doctest: +SKIP
>>> visible(actor, Obligation.objects, "see", "organisation")            # doctest: +SKIP

Promise: nothing leaves this module to somebody outside its subtree; lists, counts, search and exports go through
`visible`. A post counts from its first day until the day before its last; rights follow the tree of today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.models import (
    Charge,
    Group,
    ImportBatch,
    Organisation,
    Person,
    Post,
    Succession,
    WorkingGroup,
)
from nhiemky.web.organisations.roles import WHOSE, Capability, capabilities_of

M = TypeVar("M", bound=Model)
Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """For each capability the intervals of the tree it holds over; everything: the program itself.

    whole: capabilities that hold over every organisation there is, where no row has to be compared with an interval.
    """

    everything: bool = False
    intervals: dict[str, tuple[Interval, ...]] = field(default_factory=dict)
    posts: tuple[Any, ...] = ()
    whole: frozenset[str] = frozenset()

    def may(self, capability: Capability, organisation: Organisation) -> bool:
        return self.everything or any(left <= organisation.left <= right for left, right in self.intervals.get(capability, ()))

    def has(self, capability: Capability) -> bool:
        """Anywhere at all."""
        return self.everything or bool(self.intervals.get(capability))

    def filter(self, capability: Capability, path: str = "") -> Q:
        """A condition on `path`'s organisation ("organisation", "obligation__organisation", "" for organisations themselves)."""
        if self.everything:
            return Q()
        if capability in self.whole:
            return Q(**{f"{path}__isnull" if path else "pk__isnull": False})
        name = f"{path}__left" if path else "left"
        wanted = Q(pk__in=[])
        for left, right in self.intervals.get(capability, ()):
            wanted |= Q(**{f"{name}__gte": left, f"{name}__lte": right})
        return wanted


def scope_of(actor: Actor) -> Scope:
    """The actor's scope today, from posts and charges; nobody's is empty. Three queries, kept for the request on the user.

    A secretary of a unit without an office post, which runs a campaign below its superior's, is its office (`campaigns.cascade.access`).
    """
    if actor.trusted:
        return Scope(everything=True)
    user = actor.user
    if user is None or not user.is_active or user.person_id is None:
        return Scope()
    day = clock.today()
    kept = getattr(user, "_nhiemky_scope", None)
    if kept is not None and kept[0] == (day, actor.request_id, actor.post_id) and actor.request_id:
        return cast(Scope, kept[1])
    current = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    held_posts = Post.objects.filter(current, person_id=user.person_id)
    if actor.post_id is not None:  # a token speaks for one post of the person
        held_posts = held_posts.filter(pk=actor.post_id)
    posts = tuple(held_posts.select_related("organisation"))
    intervals: dict[str, list[Interval]] = {}
    for post in posts:
        places = [(post.organisation.left, post.organisation.right)]
        if post.role == "member_in_charge":
            charges = Charge.objects.filter(current, organisation__isnull=False).filter(
                Q(person_id=user.person_id) | Q(working_group__head_id=user.person_id)
            )
            places = list(Organisation.objects.filter(pk__in=charges.order_by().values("organisation")).values_list("left", "right"))
        for capability in capabilities_of(post.role):
            intervals.setdefault(capability, []).extend(places)
    if any(post.role == "unit_secretary" for post in posts):
        from nhiemky.web.campaigns.cascade.access import run_by_secretary  # campaigns stand above organisations

        intervals.setdefault("office", []).extend(run_by_secretary(posts, day))
    held = {name: tuple(sorted(set(places))) for name, places in intervals.items() if places}
    scope = Scope(intervals=held, posts=posts, whole=_whole(held))
    if actor.request_id:
        user._nhiemky_scope = ((day, actor.request_id, actor.post_id), scope)
    return scope


def kept_scope(user: Any) -> Scope | None:
    """What this request has found already for all posts of the user, None where it has not asked yet."""
    (_, _, post), scope = getattr(user, "_nhiemky_scope", ((None, None, None), None))
    return cast("Scope | None", scope) if post is None else None


def _whole(held: Mapping[str, Sequence[Interval]]) -> frozenset[str]:
    """The capabilities whose intervals hold every tree."""
    if not held:
        return frozenset()
    trees = list(Organisation.objects.filter(parent=None).order_by().values_list("left", "right"))

    def over_all(places: Sequence[Interval]) -> bool:
        return all(any(left <= first and last <= right for left, right in places) for first, last in trees)

    return frozenset(name for name, places in held.items() if over_all(places))


def require(actor: Actor, capability: Capability, organisation: Organisation, what: str) -> None:
    """Refuse with `not_allowed` unless the actor holds `capability` over `organisation`; outside its sight: 404."""
    scope = scope_of(actor)
    if scope.may(capability, organisation):
        return
    if not scope.may("see", organisation):
        raise Http404
    raise Refusal("not_allowed", what=what, who=WHOSE[capability])


def require_any(actor: Actor, capability: Capability) -> None:
    """404 unless the actor holds `capability` somewhere: pages that belong to a role."""
    if not scope_of(actor).has(capability):
        raise Http404


def visible(actor: Actor, rows: QuerySet[M], capability: Capability = "see", path: str = "organisation") -> QuerySet[M]:
    """`rows` of organisations the actor holds `capability` over."""
    return rows.filter(scope_of(actor).filter(capability, path))


FEW = 200


def visible_fast(actor: Actor, rows: QuerySet[M], capability: Capability = "see") -> QuerySet[M]:
    """The same as `visible` for rows with an `organisation`, without a join where few organisations are outside the sight: an index
    alone may then be read. One small query more."""
    scope = scope_of(actor)
    if scope.everything or capability in scope.whole:
        return rows
    outside, last = Q(), None
    for left, right in sorted(scope.intervals.get(capability, ())):
        if last is None:
            outside = Q(left__lt=left)
        elif left > last + 1:
            outside |= Q(left__gt=last, left__lt=left)
        last = right if last is None else max(last, right)
    if last is None:
        return rows.none()
    hidden = list(Organisation.objects.filter(outside | Q(left__gt=last)).order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(hidden) > FEW:
        return visible(actor, rows, capability)
    return rows.exclude(organisation__in=hidden) if hidden else rows


def organisations(actor: Actor, capability: Capability = "see") -> QuerySet[Organisation]:
    """Organisations in the actor's scope, in tree order, ended ones too."""
    return Organisation.objects.filter(scope_of(actor).filter(capability)).select_related("type", "parent")


def get_organisation(actor: Actor, uuid: Any, capability: Capability = "see") -> Organisation:
    """One organisation; 404 where it is not there or outside the scope."""
    found = organisations(actor, capability).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def people(actor: Actor, capability: Capability = "see") -> QuerySet[Person]:
    """People with a post, now or once, in the actor's scope."""
    return Person.objects.filter(scope_of(actor).filter(capability, "posts__organisation")).distinct()


def home_of(actor: Actor) -> Organisation | None:
    """The organisation the actor works for first: of the post with the widest right, then the highest in the tree."""
    posts = scope_of(actor).posts
    best = min(posts, key=lambda post: (post.organisation.depth, post.pk), default=None)
    return best.organisation if best else None


def get_succession(actor: Actor, uuid: Any) -> Succession:
    """One succession that the actor may organise a member of; else 404."""
    mine = organisations(actor, "organise")
    found = Succession.objects.filter(uuid=uuid, members__organisation__in=mine).distinct().first()
    if found is None:
        raise Http404
    return found


def get_person(actor: Actor, uuid: Any, capability: Capability = "organise") -> Person:
    """One person with a post in the scope; else 404."""
    found = people(actor, capability).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def get_post(actor: Actor, uuid: Any) -> Post:
    """One post in what the actor organises; else 404."""
    found = visible(actor, Post.objects.select_related("person", "organisation"), "organise").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def charges(actor: Actor, capability: Capability = "see") -> QuerySet[Charge]:
    """Charges over organisations in the scope, and those over a field held by its boards, working groups and people."""
    scope = scope_of(actor)
    of_field = Q(organisation__isnull=True) & (
        scope.filter(capability, "board")
        | scope.filter(capability, "working_group__organisation")
        | Q(person__in=people(actor, capability).values("pk"))
    )
    rows = Charge.objects.filter(Q(organisation__isnull=False) & scope.filter(capability, "organisation") | of_field)
    return rows.select_related("person", "board", "working_group__head", "organisation")


def get_charge(actor: Actor, uuid: Any) -> Charge:
    """One charge in what the actor organises; else 404."""
    found = charges(actor, "organise").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def working_groups(actor: Actor, capability: Capability = "see") -> QuerySet[WorkingGroup]:
    """Working groups of organisations in the scope."""
    return visible(actor, WorkingGroup.objects.select_related("head", "organisation"), capability)


def get_working_group(actor: Actor, uuid: Any) -> WorkingGroup:
    """One working group in what the actor organises; else 404."""
    found = working_groups(actor, "organise").filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def groups(actor: Actor, capability: Capability = "see") -> QuerySet[Group]:
    """Named groups of organisations in the scope."""
    return visible(actor, Group.objects.select_related("owner", "by_type", "by_parent"), capability, "owner").order_by("name")


def get_group(actor: Actor, uuid: Any, capability: Capability = "organise") -> Group:
    """One group of an organisation in the scope; else 404."""
    found = groups(actor, capability).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def imports(actor: Actor) -> QuerySet[ImportBatch]:
    """Imports into organisations the actor organises, newest first."""
    return visible(actor, ImportBatch.objects.select_related("organisation"), "organise").order_by("-pk")


def get_import(actor: Actor, uuid: Any) -> ImportBatch:
    """One import; 404 outside what the actor organises."""
    found = imports(actor).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found
