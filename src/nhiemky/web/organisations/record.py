"""Rows as domain values: the dated tree, and organisations and posts as of a day.

>>> tree = tree_as_of(actor, date(2023, 5, 15))                        # doctest: +SKIP
>>> [node.version.name for node in tree.nodes]                         # doctest: +SKIP

Ids are the uuids as text. What a person asks for is narrowed to the scope before it leaves (`access.organisations`).
"""

from __future__ import annotations

import json
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet

from nhiemky.domain import succession as domain
from nhiemky.domain.organisation import Decision, Tree, Version, tree_of
from nhiemky.domain.organisation_list import ListedOrganisation, ListedPost, OrganisationRow
from nhiemky.reading.organisations.known import Names, Record
from nhiemky.vietnamese.unicode import sort_key
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Organisation, OrganisationVersion, Post, Succession
from nhiemky.web.organisations.roles import Capability


def versions_of(organisations: QuerySet[Organisation] | None = None) -> tuple[Version, ...]:
    """Every dated version, of everybody or of some, oldest first."""
    rows = OrganisationVersion.objects.order_by("organisation", "valid_from")
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations.order_by().values("pk"))
    found = rows.values_list(
        "organisation__uuid", "name", "valid_from", "valid_to", "type__name", "parent__uuid", "branch", "organisation__code",
        "decision_number", "decision_date",
    )  # fmt: skip
    return tuple(
        Version(str(uuid), name, start, end, kind, str(parent) if parent else None, branch, code, Decision(number, on))
        for uuid, name, start, end, kind, parent, branch, code, number, on in found
    )


def sibling_key(version: Version) -> tuple[str, str]:
    """Siblings stand by code, then in the dictionary's order."""
    return version.code, sort_key(version.name)


def tree_as_of(actor: Actor, day: date) -> Tree:
    """The tree of a day, as far as the actor may see it."""
    return tree_of(versions_of(access.organisations(actor)), day, sibling_key)


def listed_as_of(actor: Actor, day: date, capability: Capability = "see") -> tuple[ListedOrganisation, ...]:
    """Organisations of a day in the tree's order, within the actor's scope, with their contact as it is today."""
    mine = access.organisations(actor, capability)
    rows = {str(one.uuid): one for one in mine}
    tree = tree_of(versions_of(mine), day, sibling_key)
    return tuple(_listed(node.version, rows[node.id]) for node in tree.nodes)


def _listed(version: Version, row: Organisation) -> ListedOrganisation:
    return ListedOrganisation(
        id=version.id, name=version.name, valid_from=version.valid_from, code=row.code, type=version.type, parent=version.parent,
        branch=version.branch, organ_code=row.organ_code, place=row.place, address=row.address, phone=row.phone, email=row.email,
        aliases=tuple(line.strip() for line in row.aliases.splitlines() if line.strip()),
        decision_number=version.decision.number, decision_on=version.decision.on,
    )  # fmt: skip


def in_force(day: date) -> Q:
    """A condition on rows with valid_from and valid_to."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def posts_as_of(actor: Actor, day: date, capability: Capability = "see") -> tuple[ListedPost, ...]:
    """Posts held on the day in the actor's scope, in the tree's order, heads first."""
    rows = access.visible(actor, Post.objects.filter(in_force(day)), capability).select_related("person", "organisation")
    return tuple(
        ListedPost(
            id=str(post.uuid), person=str(post.person.uuid), name=post.person.name, organisation=str(post.organisation.uuid),
            valid_from=post.valid_from, valid_to=post.valid_to, title=post.title, role=post.role, is_head=post.is_head,
            phone=post.person.phone, email=post.person.email,
        )
        for post in rows.order_by("organisation__left", "-is_head", "person__sort_key", "pk")
    )  # fmt: skip


def record_as_of(actor: Actor, day: date) -> Record:
    """What an import is compared with: what the actor may change, as of the day."""
    return Record(listed_as_of(actor, day, "organise"), posts_as_of(actor, day, "organise"))


def alike_on_record(actor: Actor, name: str, parent: Organisation) -> str | None:
    """The name of an organisation on record that a new one of this name may be; None where no name comes near."""
    listed = listed_as_of(actor, clock.today(), "organise")
    same, alike = Names(Record(listed), ()).on_record(OrganisationRow(0, name), str(parent.uuid))
    if same is not None:
        return same.name
    return next((each.name for each in listed if each.id in alike), None)


def successions_as_of(day: date) -> tuple[domain.Succession, ...]:
    """Successions that hold on the day, oldest first, for totals over predecessors (`domain/carried_figures.total_over`)."""
    rows = Succession.objects.filter(on__lte=day, undone_at=None).order_by("on", "pk").prefetch_related("members__organisation")
    return tuple(event_of(row) for row in rows)


def event_of(row: Succession) -> domain.Succession:
    """A recorded succession as the value."""
    sides: dict[str, list[Organisation]] = {"predecessor": [], "successor": []}
    for member in sorted(row.members.all(), key=lambda member: member.pk):
        sides[member.side].append(member.organisation)
    return domain.Succession(
        kind=cast(domain.Kind, row.kind),
        on=row.on,
        decision=Decision(row.decision_number, row.decision_date),
        predecessors=tuple(str(one.uuid) for one in sides["predecessor"]),
        successors=tuple(domain.Successor(str(one.uuid), one.name) for one in sides["successor"]),
        carries={code: domain.Carry(rule) for code, rule in json.loads(row.carry).items()},
    )
