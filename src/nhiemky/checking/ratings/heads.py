"""Heads against the bodies they head: the lowest of several binds, and is named.

>>> body = Rated("collective", "t1", "Sở A", organisation="o1", level="HTTNV")
>>> head = Rated("individual", "n1", "Giám đốc", organisation="o1", is_head=True, level="HTXSNV")
>>> bound_by(head, Bodies.of([body, head])).level
'HTTNV'

A body binds by the same organisation, or because the head's row names it. A body without a level (deferred, exempt) binds nobody yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import LEVEL_NAMES, Rated, rank
from nhiemky.rulebook.rating_sets import RuleSet

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Bodies:
    """Collectives by their id and by their organisation."""

    by_id: dict[str, Rated] = field(default_factory=dict)
    by_organisation: dict[str, list[Rated]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Rated]) -> Bodies:
        bodies = cls()
        for row in rows:
            if row.kind != "collective":
                continue
            if row.id:
                bodies.by_id[row.id] = row
            if row.organisation:
                bodies.by_organisation.setdefault(row.organisation, []).append(row)
        return bodies

    @property
    def any(self) -> bool:
        """Whether the table has a collective at all."""
        return bool(self.by_id or self.by_organisation)

    def headed_by(self, head: Rated) -> list[Rated]:
        """The bodies of the head's organisation, then those its row names, each once."""
        own = self.by_organisation.get(head.organisation, []) if head.organisation else []
        named = [self.by_id[id] for id in head.collectives if id in self.by_id]
        return [*own, *(body for body in named if body not in own)]


def bound_by(head: Rated, bodies: Bodies) -> Rated | None:
    """The body of the lowest level, the first of equals; None where none has a level."""
    return min((body for body in bodies.headed_by(head) if rank(body.level)), key=lambda body: rank(body.level), default=None)


def head_findings(rows: Sequence[Rated], bodies: Bodies, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`head_above_collective` (always high) and `head_without_collective`. rows: those that count. bodies: of every
    collective, those of unknown level too: such a one binds nobody but is there."""
    rule = rules.head_rule
    if rule is None or not rule.not_above:
        if any(row.is_head and row.kind == "individual" for row in rows):
            notes.say(
                "is_head (head_above_collective): bộ quy tắc không nói gì về mức của người đứng đầu, chưa so với tập thể; cần xác nhận."
            )
        return []
    basis = rules.basis(rule, "head_rules")
    heads = [row for row in rows if row.is_head and row.kind == "individual"]
    found, waiting, alone = [], [], []
    for head in heads:
        lowest = bound_by(head, bodies)
        missing = [id for id in head.collectives if id not in bodies.by_id]
        if missing or not bodies.headed_by(head):
            alone.append(head)
            if bodies.any:
                found.append(_alone(head, missing))
        elif lowest is None and rank(head.level):
            waiting.append(head)
        if lowest is not None and rank(head.level) > rank(lowest.level):
            found.append(
                finding(
                    "head_above_collective",
                    place=place_of(head),
                    subject_id=head.id or None,
                    basis=basis,
                    name=head.shown,
                    level=head.level,
                    level_name=LEVEL_NAMES[head.level],
                    collective=lowest.shown,
                    collective_id=lowest.id,
                    collective_level=lowest.level,
                    collective_level_name=LEVEL_NAMES[lowest.level],
                    group=head.group,
                    item=rule.code,
                    needs_confirmation=not rule.certain,
                )
            )
    if alone and not bodies.any:
        found.append(_nobody(alone))
    if alone:
        notes.count("organisation_id, collective_id (head_above_collective): không có dòng tập thể tương ứng trong bảng", alone, basis)
    if waiting:
        notes.count("level (head_above_collective): tập thể chưa có mức, chưa so được", waiting, basis)
    return found


def _alone(head: Rated, missing: Sequence[str]) -> Finding:
    ties = [f"organisation_id “{head.organisation}”"] if head.organisation else []
    if missing:
        ties = [f"subject_id “{id}”" for id in missing]
    return finding(
        "head_without_collective",
        place=place_of(head),
        subject_id=head.id or None,
        name=head.shown,
        tie=" có " + ", ".join(ties) if ties else " (dòng này trống cả organisation_id lẫn collective_id)",
    )


def _nobody(heads: Sequence[Rated]) -> Finding:
    """Once for a table without any collective."""
    alone = heads[0] if len(heads) == 1 else None
    names = ", ".join(head.shown for head in heads[:_NAMED])
    more = "…" if len(heads) > _NAMED else ""
    return finding(
        "head_without_collective",
        place=place_of(alone) if alone else None,
        subject_id=alone.id or None if alone else None,
        name=alone.shown if alone else f"{len(heads)} người ({names}{more})",
        tie="",
    )
