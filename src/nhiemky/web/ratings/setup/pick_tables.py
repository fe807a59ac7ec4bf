"""The tables people pick from: collectives and individuals by branch, kind or group, with boxes and a group that can be rewritten.

>>> tables(collectives(committee), individuals(committee))["people"][0].lines[0].chosen              # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from nhiemky.web.ratings.setup.picking import Picked


@dataclass(frozen=True, slots=True)
class Line:
    """One that can be picked. key: uuid of the organisation or the person; words: kind, or post and unit."""

    key: str
    name: str
    words: str
    group: str
    chosen: bool
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """Lines under one heading."""

    name: str
    lines: tuple[Line, ...]

    @property
    def chosen(self) -> int:
        return sum(line.chosen for line in self.lines)


def key_of(one: Picked) -> str:
    """What stands in the form for it."""
    return str(one.person.uuid if one.person else one.organisation.uuid)


def tables(
    units: Sequence[Picked], people: Sequence[Picked], *, by: str = "", ticked: Mapping[str, Any] | None = None,
    only: Collection[int] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """`units` and `people` as branches of the page. by "loai": by kind of organisation, else by proposed group.

    ticked: what came back with a refused form (name -> values); only: organisations that alone are ticked. Otherwise every unit that is
    no board is ticked, and every head of one of those.
    """
    rated = {
        one.organisation.pk
        for one in units
        if (only is None and not one.organisation.type.is_board) or (only and one.organisation.pk in only)
    }

    def line(one: Picked) -> Line:
        key = key_of(one)
        kept = ticked or {}
        chosen = (
            key in kept.get("unit" if one.person is None else "person", ())
            if ticked is not None
            else one.organisation.pk in rated and (one.person is None or one.is_head)
        )
        words = one.organisation.type.name if one.person is None else ", ".join(filter(None, (one.title, one.organisation.name)))
        return Line(key, one.name, words, next(iter(kept.get(f"group-{key}", ())), one.group), chosen, one.is_head)

    def branches(rows: Sequence[Picked]) -> list[Branch]:
        found: dict[str, list[Line]] = {}
        for one in rows:
            name = one.organisation.type.name if by == "loai" else one.group
            found.setdefault(name, []).append(line(one))
        return [Branch(name, tuple(lines)) for name, lines in found.items()]

    return {
        "units": branches(units),
        "people": branches(people),
        "group_names": list(dict.fromkeys(one.group for one in (*units, *people))),
        "by": by,
    }


def chosen_of(data: QueryDict, units: Sequence[Picked], people: Sequence[Picked]) -> list[Picked]:
    """Those whose box came ticked, with the groups as rewritten; keys that name nobody on the page are passed over."""
    wanted = {*data.getlist("unit"), *data.getlist("person")}
    return [
        replace(one, group=" ".join(str(data.get(f"group-{key_of(one)}", one.group)).split()))
        for one in (*units, *people)
        if key_of(one) in wanted
    ]
