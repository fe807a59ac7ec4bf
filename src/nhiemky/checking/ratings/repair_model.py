"""What a repair may change and what it must reach, in whole numbers: the forced part done, the rest laid out for the solver.

What it promises: heads above their collective are lowered first, to the level that binds them; from then on every change is one from
excellent to good, which leaves the cap's base as it is, so each group's `need` (how many fewer must be excellent) stands fixed.

A collective lowered for its cap pulls its excellent heads down. A head's own group counts that lowering too, unless the cap leaves heads
out. So what is left to decide is only which collectives of the groups with a need go down (`Candidate`s): `pulls` are their heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhiemky.checking.ratings.heads import Bodies, bound_by
from nhiemky.checking.ratings.subjects import counted
from nhiemky.checking.ratings.tally import Elevated, tallies
from nhiemky.domain.rating import Rated, SubjectKind, rank
from nhiemky.rulebook.rating_sets import RuleSet

GroupKey = tuple[SubjectKind, str]
TOP = "HTXSNV"


@dataclass(frozen=True, slots=True)
class Forced:
    """A head (index of a row) who stands above a collective: lowered to its level. binding: that collective's index."""

    head: int
    to: str
    binding: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An excellent collective of a group that has too many. pulls: its excellent heads' indices, in the table's order."""

    row: int
    group: str
    pulls: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """rows: those that count, in the table's order. need: collective and individual groups with too many excellent -> how many too many,
    once the forced changes are made. excellent: their members who could go down. home: head -> the group whose need it serves when it
    goes down, "" none (heads left out, or a group without a need). headed: collectives whose head has a level in the table."""

    rows: Sequence[Rated]
    forced: tuple[Forced, ...]
    need: dict[GroupKey, int]
    excellent: dict[GroupKey, list[int]]
    candidates: tuple[Candidate, ...]
    home: dict[int, str]
    headed: frozenset[int]


def problem_of(rows: Sequence[Rated], rules: RuleSet, elevated: Elevated) -> Problem:
    """The table as a problem; rows that do not count (second rows, unknown levels) are no part of it."""
    kept = counted(rows)
    binds = rules.head_rule is not None and rules.head_rule.not_above
    heads = [i for i, row in enumerate(kept) if row.is_head and row.kind == "individual" and rank(row.level)] if binds else []
    bodies = Bodies.of(kept)
    index = {id(row): i for i, row in enumerate(kept)}
    forced = []
    for i in heads:
        lowest = bound_by(kept[i], bodies)
        if lowest is not None and rank(kept[i].level) > rank(lowest.level):
            forced.append(Forced(i, lowest.level, index[id(lowest)]))
    after = list(kept)
    for change in forced:
        after[change.head] = replace(kept[change.head], level=change.to)
    need: dict[GroupKey, int] = {}
    for tally in tallies(after, rules, elevated):
        if rules.cap(tally.subject_kind) is not None and not tally.ok:
            need[tally.subject_kind, tally.group] = tally.excellent - tally.allowed
    cap = rules.cap("individual")
    left_out = {i for i, row in enumerate(after) if cap and cap.exclude_heads and row.is_head and row.kind == "individual"}
    excellent: dict[GroupKey, list[int]] = {key: [] for key in need}
    for i, row in enumerate(after):
        if row.level == TOP and i not in left_out and (row.kind, row.group) in excellent:
            excellent[row.kind, row.group].append(i)
    headed = {index[id(body)] for i in heads for body in bodies.headed_by(kept[i])}
    pulls: dict[int, list[int]] = {}
    home: dict[int, str] = {}
    for i in heads:
        if after[i].level == TOP:
            for body in dict.fromkeys(index[id(body)] for body in bodies.headed_by(kept[i])):
                if kept[body].level == TOP and ("collective", kept[body].group) in need:
                    pulls.setdefault(body, []).append(i)
                    home[i] = kept[i].group if i not in left_out and ("individual", kept[i].group) in need else ""
    candidates = tuple(
        Candidate(i, after[i].group, tuple(pulls.get(i, ())))
        for i in sorted(i for (kind, _), members in excellent.items() if kind == "collective" for i in members)
    )
    return Problem(kept, tuple(forced), need, excellent, candidates, home, frozenset(headed))
