"""Conditions of a level beside its points: 100% on time, so many percent exceeded, earlier shortcomings remedied.

One that fails is a finding; the level that should stand instead no text says, so none is proposed. One that cannot be answered is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import Scope, asked, recorded
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, Rated
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Condition, Test


def condition_findings(scope: Scope, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`condition_missing`, once for each condition a subject lacks."""
    found = []
    for item in rules.rules.conditions:
        basis = rules.basis(item, "conditions")
        questions = [(test, asked(test)) for test in item.needs]
        open_tests: dict[Test, int] = {}
        waiting = 0
        for row in scope.of(item.who, _levels(item)):
            answers = [(test, question(row)) for test, question in questions]
            failed = [test for test, answer in answers if answer is False]
            if failed:
                found.append(_missing(row, item, failed, basis))
            elif unknown := [test for test, answer in answers if answer is None]:
                waiting += 1
                open_tests.update(dict.fromkeys(unknown, 0))
        notes.lack(item.says, list(open_tests), waiting, basis)
    return found


def _levels(item: Condition) -> Sequence[str]:
    return LEVELS[: LEVELS.index(item.level) + 1] if item.or_better else (item.level,)


def _missing(row: Rated, item: Condition, failed: Sequence[Test], basis: str) -> Finding:
    return finding(
        "condition_missing",
        severity="high" if item.certain else "medium",
        place=place_of(row),
        subject_id=row.id or None,
        basis=basis,
        name=row.shown,
        level=row.level,
        level_name=LEVEL_NAMES[row.level],
        says=item.says,
        recorded=recorded(failed, row),
        group=row.group,
        subject_kind=row.kind,
        item=item.code,
        needs_confirmation=not item.certain,
    )
