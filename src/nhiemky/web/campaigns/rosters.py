"""Organisations as a campaign's units, and the boards that its own duties name.

>>> unit_of(organisation, "Phan Hoài Nam").id                             # doctest: +SKIP
'K.01'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from nhiemky.domain import campaign as pure
from nhiemky.vietnamese.letterhead import issuing_name, organ_name
from nhiemky.vietnamese.unicode import fold
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.access import home_of, organisations, scope_of
from nhiemky.web.organisations.models import Organisation, Post

PILOT_GROUP = "đơn vị làm điểm"
Targets = Mapping[str, Mapping[str, str]]


def candidates(owner: Organisation) -> QuerySet[Organisation]:
    """Who may be asked to report to `owner`: the party bodies directly below it that stand today, boards left out."""
    return Organisation.objects.filter(parent=owner, active=True, type__is_board=False).select_related("type", "parent").order_by("left")


def heads(organisations: Iterable[Organisation], on: date) -> dict[int, str]:
    """The name of who heads each organisation on a day."""
    current = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
    posts = Post.objects.filter(current, is_head=True, organisation__in=[one.pk for one in organisations]).select_related("person")
    return {post.organisation_id: post.person.name for post in posts}


def unit_of(organisation: Organisation, head: str | None, *, owner: Organisation, pilot: bool = False) -> pure.Unit:
    """One organisation as it is called today."""
    above = organisation.parent
    return pure.Unit(
        id=organisation.code,
        name=organisation.name,
        type=organisation.type.name,
        branch=organisation.branch or None,
        parent=above.name if above and above.pk != owner.pk else None,
        code=organisation.code,
        organ_code=organisation.organ_code or None,
        place=organisation.place or None,
        head=head,
        pilot=pilot,
        aliases=tuple(line.strip() for line in organisation.aliases.splitlines() if line.strip()),
    )


def with_roster(
    value: pure.Campaign, units: Sequence[pure.Unit], groups: Sequence[pure.UnitGroup], targets: Targets
) -> pure.Campaign:  # fmt: skip
    """The campaign with these units. Groups the directive named by name get their ids; given ones replace those of the same name."""
    before = {unit.id: unit for unit in value.units}
    kept = tuple(
        replace(unit, targets={**(before[unit.id].targets if unit.id in before else {}), **targets.get(unit.id, {})}) for unit in units
    )
    ids = {fold(name): unit.id for unit in units for name in (*unit.aliases, unit.name, unit.id)}
    named = {group.name: group for group in (*value.groups, *groups)}
    pilots = tuple(unit.id for unit in units if unit.pilot)
    if pilots:
        named[PILOT_GROUP] = pure.UnitGroup(PILOT_GROUP, pilots)
    known = {indicator.code for indicator in value.indicators}
    kept = tuple(replace(unit, targets={code: words for code, words in unit.targets.items() if code in known}) for unit in kept)
    return replace(value, units=kept, groups=tuple(_resolved(group, ids) for group in named.values()))


def _resolved(group: pure.UnitGroup, ids: Mapping[str, str]) -> pure.UnitGroup:
    return replace(group, units=tuple(dict.fromkeys(ids[fold(member)] for member in group.units if fold(member) in ids)))


def pilots_named(value: pure.Campaign) -> frozenset[str]:
    """Folded names of the units that the directive makes the pilot."""
    return frozenset(fold(member) for group in value.groups if group.name == PILOT_GROUP for member in group.units)


def leads(owner: Organisation) -> dict[str, Organisation]:
    """Folded name -> board of the owner, the owner itself under its own names."""
    found: dict[str, Organisation] = {}
    for board in Organisation.objects.filter(parent=owner, active=True, type__is_board=True):
        for name in (board.name, *board.aliases.splitlines()):
            if name.strip():
                found[fold(name)] = board
    return found


def lead_organisation(words: str | None, boards: Mapping[str, Organisation], owner: Organisation) -> Organisation:
    """Whose duty it is: the board of that name ("Ban Tổ chức" for "Ban Tổ chức Đảng ủy Khối"), else the owner itself."""
    name = fold(organ_name(words or ""))
    if name in boards:
        return boards[name]
    near = [board for known, board in boards.items() if name and (known.startswith(f"{name} ") or name.startswith(f"{known} "))]
    return near[0] if len(near) == 1 else owner


def office_of(actor: Actor) -> Organisation:
    """The organisation whose campaigns the actor runs: where the actor works, if it is its office; 404 for anybody else."""
    home = home_of(actor)
    if home is not None and scope_of(actor).may("office", home):
        return home
    found = organisations(actor, "office").filter(active=True).order_by("depth", "left").first()
    if found is None:
        raise Http404
    return found


def owner_value(owner: Organisation) -> pure.Owner:
    """What the letterhead of the organisation's papers says, as far as the tree knows it."""
    party, board = owner.type.is_party_body, owner.type.has_standing_committee
    signs = "T/M BAN THƯỜNG VỤ" if board else "T/M CHI BỘ" if owner.type.is_cell else "T/M ĐẢNG ỦY"
    return pure.Owner(
        issuing_name(owner.name) if party else owner.name,
        owner.parent.name.upper() if owner.parent else None,
        None if party else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        owner.place or None,
        owner.organ_code or None,
        signs if party else None,
    )
