"""Groups by the label a table gives them: spellings of one label, and labels that cover more than the cap's own scope.

>>> rows = [Rated("individual", f"n{at}", group=group, level="HTTNV") for at, group in enumerate(("Nhóm A", "nhóm  a", "Nhóm B"))]
>>> same, spellings = one_spelling(rows)
>>> [row.group for row in same], spellings
(['Nhóm A', 'Nhóm A', 'Nhóm B'], {'Nhóm A': ('nhóm  a',)})
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.vietnamese.unicode import tone_key

_NAMED = 5
_PER_ORGANISATION = frozenset({"grassroots_organisation", "organisation"})


def one_spelling(rows: Sequence[Rated]) -> tuple[list[Rated], Mapping[str, tuple[str, ...]]]:
    """The rows with each label in its first spelling, and first spelling -> the others. Case, spaces and the place of the tone mark do
    not tell two groups apart; the kind does."""
    first: dict[tuple[str, str], str] = {}
    keys: dict[str, str] = {}
    others: dict[str, dict[str, None]] = {}
    same = []
    for row in rows:
        key = keys.get(row.group)
        if key is None:
            key = keys[row.group] = tone_key(row.group)
        label = first.setdefault((row.kind, key), row.group)
        if label != row.group:
            others.setdefault(label, {})[row.group] = None
            row = replace(row, group=label)
        same.append(row)
    return same, {label: tuple(spellings) for label, spellings in others.items()}


def organisation_findings(rows: Iterable[Rated], rules: RuleSet) -> list[Finding]:
    """`group_spans_organisations`, once a group of people of several organisations where the cap counts within one. rows: that count."""
    if not counts_within_one(rules):
        return []
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.kind == "individual" and row.group and row.organisation:
            found.setdefault(row.group, {})[row.organisation] = None
    return [spanning(group, list(ids), rules) for group, ids in found.items() if len(ids) > 1]


def counts_within_one(rules: RuleSet) -> bool:
    """Whether people's cap is of each organisation."""
    cap = rules.cap("individual")
    return cap is not None and not _PER_ORGANISATION.isdisjoint(cap.group_by)


def spanning(group: str, organisations: Sequence[str], rules: RuleSet) -> Finding:
    """The finding of one group."""
    cap = rules.cap("individual")
    assert cap is not None  # asked by counts_within_one
    names = ", ".join(organisations[:_NAMED]) + (" …" if len(organisations) > _NAMED else "")
    basis = rules.basis(cap, "caps")
    return finding("group_spans_organisations", basis=basis, group=group, count=len(organisations), names=names, scope=cap.scope)
