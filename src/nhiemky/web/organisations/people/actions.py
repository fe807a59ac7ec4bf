"""What is done about people: posts, charges, working groups and named groups of units; each one change with one event.

>>> post = add_post(actor, unit, name="Lê Văn An", title="Bí thư", role="unit_secretary", is_head=True, since=day)     # doctest: +SKIP

A post brings rights, so who gives a role must be allowed to: roles of units by those who organise, the others by the administrator, and
nobody gives himself one. Dated things are ended, never edited; a person's name and numbers are those of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import written
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.organisations.access import require, require_any, scope_of
from nhiemky.web.organisations.models import Charge, Group, Organisation, OrganisationType, Person, Post, WorkingGroup
from nhiemky.web.organisations.roles import ROLES

WHAT = "sửa người và phân công"
OF_UNITS = frozenset({"", "unit_secretary", "unit_clerk", "member_in_charge", "leader"})
"""Roles that whoever organises may give; the others go with the administrator's right over accounts."""


def grantable(actor: Actor, organisation: Organisation) -> frozenset[str]:
    """Roles the actor may give in an organisation."""
    return frozenset({"", *ROLES}) if scope_of(actor).may("accounts", organisation) else OF_UNITS


def _require_role(actor: Actor, organisation: Organisation, role: str, person: Person | None) -> None:
    may_all = scope_of(actor).may("accounts", organisation)
    own = person is not None and actor.user is not None and actor.user.person_id == person.pk
    if role not in grantable(actor, organisation) or (own and role and not may_all):
        raise Refusal("role_not_grantable", role=ROLES.get(role, role))  # type: ignore[call-overload]


def add_post(
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    since: date,
    role: str = "",
    is_head: bool = False,
    person: Person | None = None,
    name: str = "",
    phone: str = "",
    email: str = "",
) -> Post:
    """A post of a person on record, or of a new one (`name`). Raises Refusal (role_not_grantable, day_before_start, not_allowed)."""
    require(actor, "organise", organisation, WHAT)
    _require_role(actor, organisation, role, person)
    first = organisation.versions.order_by("valid_from").first()
    if first is not None and since < first.valid_from:
        raise Refusal("day_before_start", name=organisation.name, start=written(first.valid_from), on=written(since))
    with Change(actor, "post.added") as change:
        person = person or Person.objects.create(name=name, phone=phone, email=email)
        post = Post.objects.create(person=person, organisation=organisation, role=role, title=title, is_head=is_head, valid_from=since)
        said = {"person": Personal(person.name), "title": title, "role": role, "is_head": is_head, "since": since}
        change.of(post, name=f"{title or ROLES.get(role, 'Chức vụ')}, {organisation.name}", after=said)  # type: ignore[call-overload]
    return post


def end_post(actor: Actor, post: Post, *, until: date) -> Post:
    """A post ends: `until` is the first day it is no longer held. Raises Refusal (day_before_start, not_allowed)."""
    require(actor, "organise", post.organisation, WHAT)
    _require_role(actor, post.organisation, post.role, None)
    if until < post.valid_from:
        raise Refusal("day_before_start", name=str(post), start=written(post.valid_from), on=written(until))
    with Change(actor, "post.ended") as change:
        before, post.valid_to = post.valid_to, until
        post.save(update_fields=["valid_to"])
        change.of(post, name=f"{post.title or post.role}, {post.organisation.name}", before={"valid_to": before}, after={"valid_to": until})
    return post


def correct_person(actor: Actor, person: Person, *, name: str, phone: str, email: str) -> Person:
    """Name and numbers of a person as they are from now on; needs `organise` over one of the person's posts."""
    places = [post.organisation for post in person.posts.select_related("organisation")]
    scope = scope_of(actor)
    if not any(scope.may("organise", place) for place in places):
        require_any(actor, "organise")
        require(actor, "organise", places[0], WHAT)
    before = {"name": person.name, "phone": person.phone, "email": person.email}
    after = {"name": name, "phone": phone, "email": email}
    differs = [key for key in after if before[key] != after[key]]
    if not differs:
        return person
    place = next(place for place in places if scope.may("organise", place))
    with Change(actor, "person.corrected") as change:
        for key in differs:
            setattr(person, key, after[key])
        person.save()
        change.of(
            person, name="Thông tin liên hệ của một người",
            before={key: Personal(before[key]) for key in differs}, after={key: Personal(after[key]) for key in differs},
            organisation_id=place.pk,
        )  # fmt: skip
    return person


def add_charges(
    actor: Actor,
    *,
    since: date,
    organisations: Sequence[Organisation] = (),
    field: str = "",
    person: Person | None = None,
    board: Organisation | None = None,
    working_group: WorkingGroup | None = None,
) -> list[Charge]:
    """A person, a board or a working group comes to be in charge of organisations, or of a field. What is held already stays one."""
    if not organisations and not field:
        raise Refusal("charge_of_nothing")
    holder = person or board or working_group
    assert holder is not None
    home = [board] if board else [working_group.organisation] if working_group else []
    for one in (*organisations, *home):
        require(actor, "organise", one, WHAT)
    own = person is not None and actor.user is not None and actor.user.person_id == person.pk
    if own and not all(scope_of(actor).may("accounts", one) for one in organisations):
        raise Refusal("role_not_grantable", role=ROLES["member_in_charge"])
    if not organisations:
        require_any(actor, "organise")
    held = set(
        Charge.objects.filter(person=person, board=board, working_group=working_group, valid_to=None).values_list(
            "organisation_id", "field"
        )
    )
    places: list[Organisation | None] = [*organisations] or [None]
    wanted = [(place, field) for place in places if (place.pk if place else None, field) not in held]
    if not wanted:
        return []
    with Change(actor, "charge.added") as change:
        made = [
            Charge.objects.create(
                person=person, board=board, working_group=working_group, organisation=place, field=words, valid_from=since
            )
            for place, words in wanted
        ]
        said = {"organisations": [place.name for place, _ in wanted if place], "field": field, "since": since}
        shown = Personal(person.name) if person else str(holder)
        change.of(made[0], name="Phân công phụ trách", after={**said, "holder": shown}, organisation_id=made[0].organisation_id)
    return made


def end_charge(actor: Actor, charge: Charge, *, until: date) -> Charge:
    """A charge ends: `until` is the first day it is no longer held."""
    place = charge.organisation or charge.board or (charge.working_group.organisation if charge.working_group else None)
    if place is not None:
        require(actor, "organise", place, WHAT)
    else:
        require_any(actor, "organise")
    if until < charge.valid_from:
        raise Refusal("day_before_start", name="Phân công phụ trách", start=written(charge.valid_from), on=written(until))
    with Change(actor, "charge.ended") as change:
        before, charge.valid_to = charge.valid_to, until
        charge.save(update_fields=["valid_to"])
        change.of(charge, name="Phân công phụ trách", before={"valid_to": before}, after={"valid_to": until})
    return charge


def save_working_group(
    actor: Actor, organisation: Organisation, *, name: str, head: Person, members: Iterable[Person] = (), group: WorkingGroup | None = None
) -> WorkingGroup:
    """A working group (tổ công tác) with its head, new or as it is from now on."""
    require(actor, "organise", organisation, WHAT)
    with Change(actor, "working_group.saved") as change:
        before = {"name": group.name} if group else {}
        group = group or WorkingGroup(organisation=organisation)
        group.name, group.head = name, head
        group.save()
        people = list(members)
        group.members.set(people)
        change.of(group, before=before, after={"name": name, "head": Personal(head.name), "members": len(people)})
    return group


def save_group(
    actor: Actor,
    owner: Organisation,
    *,
    name: str,
    members: Iterable[Organisation] = (),
    kind: OrganisationType | None = None,
    parent: Organisation | None = None,
    branch: str = "",
    group: Group | None = None,
) -> Group:
    """A named group of units: its members, or what they must be (type, superior, branch). Raises Refusal (group_name_used, not_allowed)."""
    require(actor, "organise", owner, "sửa nhóm đơn vị")
    chosen = list(members)
    for one in (*chosen, *([parent] if parent else [])):
        require(actor, "see", one, "đưa đơn vị vào nhóm")
    others = Group.objects.filter(owner=owner, name=name)
    if (others.exclude(pk=group.pk) if group else others).exists():
        raise Refusal("group_name_used", name=name)
    with Change(actor, "group.saved") as change:
        before = {"name": group.name} if group else {}
        group = group or Group(owner=owner)
        group.name, group.by_type, group.by_parent, group.by_branch = name, kind, parent, branch
        group.save()
        group.members.set(chosen)
        said = {"name": name, "members": len(chosen), "type": kind.code if kind else "", "branch": branch}
        change.of(group, before=before, after=said, organisation_id=owner.pk)
    return group


def remove_group(actor: Actor, group: Group) -> None:
    """A group is no longer offered; campaigns keep the units they took from it."""
    require(actor, "organise", group.owner, "bỏ nhóm đơn vị")
    with Change(actor, "group.removed") as change:
        change.of(group, before={"name": group.name, "members": group.members.count()}, organisation_id=group.owner_id)
        group.delete()
