"""Who can be rated: collectives and people of a committee's tree today, with a group proposed for each.

>>> collectives(committee)[0].group                                     # doctest: +SKIP
'Sở, ngành'
>>> group_of_post("Bí thư Đảng ủy Sở Gió", "Đảng bộ cơ sở", "Đảng bộ Sở Gió")
'Bí thư Đảng ủy (đảng bộ cơ sở)'

Promise: nobody is invented: a collective is an organisation that stands today, a person holds a post today. A proposed group is a proposal:
what is similar in position, role and function the committee decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.rating import SubjectKind
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.organisations.models import Organisation, Person, Post
from nhiemky.web.organisations.record import in_force


@dataclass(frozen=True, slots=True)
class Picked:
    """Somebody to be rated. title: the post. group "": as proposed. heads: further organisations that the person heads."""

    kind: SubjectKind
    organisation: Organisation
    person: Person | None = None
    title: str = ""
    group: str = ""
    is_head: bool = False
    heads: tuple[Organisation, ...] = ()

    @property
    def name(self) -> str:
        """As lists show it."""
        return self.person.name if self.person else self.organisation.name


def collectives(committee: Organisation, *, deep: bool = False) -> list[Picked]:
    """Organisations right under the committee (deep: all below it) that stand today, in tree order."""
    rows = Organisation.objects.filter(active=True, left__gt=committee.left, left__lt=committee.right).select_related("type", "parent")
    if not deep:
        rows = rows.filter(parent=committee)
    return [Picked("collective", one, group=group_of_collective(one)) for one in rows]


def individuals(committee: Organisation, *, deep: bool = False) -> list[Picked]:
    """People with a post today in the committee or right under it (deep: anywhere below), each once: by the post as head, then the highest.

    Those of the units come first, the committee's own last. Further bodies the same person heads stand in `heads`.
    """
    rows = (
        Post.objects.filter(
            in_force(clock.today()),
            organisation__active=True,
            organisation__left__gte=committee.left,
            organisation__left__lt=committee.right,
        )
        .select_related("person", "organisation__type", "organisation__parent")
        .order_by("organisation__left", "-is_head", "pk")
    )
    found: dict[int, Post] = {}
    headed: dict[int, list[Organisation]] = {}
    for post in rows:
        if not deep and post.organisation_id != committee.pk and post.organisation.parent_id != committee.pk:
            continue
        if post.is_head:
            headed.setdefault(post.person_id, []).append(post.organisation)
        known = found.get(post.person_id)
        if known is None or (post.is_head and not known.is_head):
            found[post.person_id] = post
    ordered = sorted(
        found.values(), key=lambda post: (post.organisation_id == committee.pk, post.organisation.left, not post.is_head, post.pk)
    )
    return [
        Picked(
            "individual", post.organisation, post.person, post.title, is_head=post.is_head,
            group=group_of_post(post.title, post.organisation.type.name, post.organisation.name),
            heads=tuple(one for one in headed.get(post.person_id, ()) if one.pk != post.organisation_id),
        )
        for post in ordered
    ]  # fmt: skip


def group_of_collective(one: Organisation) -> str:
    """The branch; where the tree tells none, the kind of organisation."""
    return one.branch or one.type.name


def group_of_post(title: str, type_name: str, organisation: str) -> str:
    """Title and kind of organisation; the unit's own name at the end of a title is left out."""
    words, own = title.split(), fold(organisation).split()
    while len(words) > 1 and own and fold(words[-1]) == own[-1]:
        words.pop()
        own.pop()
    return f"{' '.join(words) or 'Chưa ghi chức vụ'} ({type_name[:1].lower()}{type_name[1:]})"
