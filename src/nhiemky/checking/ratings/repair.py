"""The smallest repair: the fewest downgrades that satisfy cap and head rule together, named only where the table itself decides.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> rows = [Rated("collective", f"t{i}", group="Sở", level="HTXSNV" if i < 4 else "HTTNV") for i in range(21)]
>>> found = repair(rows, rule_set(2023))
>>> found.count, found.proven_minimal, [(step.choose, step.among) for step in found.changes]
(1, True, [(1, ('t0', 't1', 't2', 't3'))])

What it promises
- Only downgrades: a head to the level of the lowest collective that binds; anybody else from excellent to good. Nobody is lowered just to
  make a group small enough to be free of the cap.
- `count` subjects change and no smaller number would do (`proven_minimal`; False only where the search hit its limit). The answer is
  feasible in any case, and is never applied by itself.
- A step names its subject (`choose` 1, `among` empty) only where the head rule or every smallest repair lowers it, or recorded merits
  decide; else people choose `choose` of `among`, any of whom are equally good for the count. Heads of chosen collectives are then among
  those who go down; the first of each `among` are one valid choice. The sum of `choose` is `count`.
- The same rows give the same steps in the same order; a repaired table needs no repair.

Method, proof and limits: docs/algorithms/rating-repair.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.checking.ratings import repair_words as words
from nhiemky.checking.ratings.repair_choices import Steps, home_steps, part_steps
from nhiemky.checking.ratings.repair_flow import flow, is_flow
from nhiemky.checking.ratings.repair_merits import merits_of
from nhiemky.checking.ratings.repair_model import Problem, problem_of
from nhiemky.checking.ratings.repair_parts import Part, parts_of
from nhiemky.checking.ratings.repair_search import STEPS, Found, search
from nhiemky.checking.ratings.tally import Elevated
from nhiemky.domain.rating import Rated, Repair, SubjectKind
from nhiemky.rulebook.rating_sets import RuleSet

_KINDS: tuple[SubjectKind, ...] = ("collective", "individual")


def repair(rows: Sequence[Rated], rules: RuleSet, elevated: Elevated = {}, *, limit: int = STEPS) -> Repair:  # noqa: B006 (never written to)
    """The smallest repair of `rows`. elevated: as `judge` takes it. limit: states a part's search may look at."""
    problem = problem_of(rows, rules, elevated)
    caps = {kind: rules.cap(kind) for kind in _KINDS}
    steps = Steps(problem, {kind: merits_of(cap.priority if cap else ()) for kind, cap in caps.items()})
    for change in problem.forced:
        steps.name(change.head, words.above_collective(problem.rows[change.binding]), change.to)
    proven = True
    done: set[str] = set()
    for part in parts_of(problem):
        found = solve(problem, part, limit)
        proven = proven and found.proven
        part_steps(steps, part, found.chosen, found.cost, lambda other: solve(problem, other, limit))
        done.update(part.homes)
    for (kind, group), need in problem.need.items():
        if kind == "individual" and group not in done and need > steps.certain.get(group, 0):
            home_steps(steps, group, steps.open.get(group, ()))
    return Repair(tuple(steps.made), sum(step.choose for step in steps.made), proven)


def solve(problem: Problem, part: Part, limit: int = STEPS) -> Found:
    """A part's smallest solution: by flow where that is exact, else by search."""
    if not is_flow(part):
        return search(problem, part, limit)
    counts, cost = flow(part)
    return Found(tuple(sorted(c for sort, count in zip(part.sorts, counts, strict=True) for c in sort.members[:count])), cost, True)
