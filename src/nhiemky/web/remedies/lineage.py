"""Organisations through mergers, for what is carried across them: a successor answers for its predecessors' shortcomings.

>>> before(organisation), after(organisation)                            # doctest: +SKIP
({4, 7}, set())
"""

from __future__ import annotations

from nhiemky.web.organisations.models import Organisation, SuccessionMember

_SAME = ("rename", "move")
"""The organisation goes on as itself."""


def _edges() -> list[tuple[int, int]]:
    """(predecessor, successor) of every succession that holds. Successions are few: one query, all of them."""
    rows = SuccessionMember.objects.filter(succession__undone_at=None).exclude(succession__kind__in=_SAME)
    sides: dict[int, tuple[list[int], list[int]]] = {}
    for succession, organisation, side in rows.values_list("succession_id", "organisation_id", "side"):
        sides.setdefault(succession, ([], []))[side == "successor"].append(organisation)
    return [(old, new) for olds, news in sides.values() for old in olds for new in news if old != new]


def _closure(start: set[int], edges: list[tuple[int, int]]) -> set[int]:
    found: set[int] = set()
    ahead = set(start)
    while ahead:
        ahead = {new for old, new in edges if old in ahead} - found - start
        found |= ahead
    return found


def before(*organisations: Organisation) -> set[int]:
    """Primary keys of all predecessors, through any number of mergers."""
    return _closure({one.pk for one in organisations}, [(new, old) for old, new in _edges()])


def after(*organisations: Organisation) -> set[int]:
    """Primary keys of all successors."""
    return _closure({one.pk for one in organisations}, _edges())


def ended() -> dict[int, set[int]]:
    """Every organisation that has predecessors -> all of them."""
    edges = [(new, old) for old, new in _edges()]
    return {new: _closure({new}, edges) for new in {new for new, _ in edges}}
