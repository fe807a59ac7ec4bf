"""Levels that a fact forces, limits or rules out: forced levels, ceilings, subjects who are not rated.

A rule all of whose tests are answered yes gives a verdict. One that is answered yes in part and waits for the rest (a mark that only
people can set: force majeure, main targets failed) asks for confirmation, once with all whom it may touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.checking.ratings.confirm import to_confirm
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import Scope, asked, in_period, recorded
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, Rated
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Ceiling, Forced, NotRated

Standing = Forced | Ceiling | NotRated


def standing_findings(scope: Scope, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`forced_level` (a ceiling too), `not_ratable`, and `rating_to_confirm` where the table does not tell enough."""
    sections: tuple[tuple[str, str, Sequence[Standing]], ...] = (
        ("not_rated", "not_ratable", rules.rules.not_rated),
        ("forced", "forced_level", rules.rules.forced),
        ("ceilings", "forced_level", rules.rules.ceilings),
    )
    return [
        found
        for section, code, items in sections
        for item in items
        for found in _judged(replace(item, says=in_period(item.says, rules)), code, rules.basis(item, section), scope, notes)
    ]


def _broken_by(item: Standing) -> tuple[str, ...]:
    """The levels that would be wrong if the item held."""
    if isinstance(item, Forced):
        return tuple(level for level in LEVELS if level != item.level)
    return LEVELS[: LEVELS.index(item.max_level)] if isinstance(item, Ceiling) else LEVELS


def _judged(item: Standing, code: str, basis: str, scope: Scope, notes: Notes) -> Iterator[Finding]:
    unless = frozenset(() if isinstance(item, NotRated) else item.unless)
    questions = [asked(test) for test in item.when]
    only_marks = all(test.mark for test in item.when)
    possible, waiting = [], 0
    for row in scope.of(item.who, _broken_by(item)):
        if unless and not unless.isdisjoint(row.marks):
            continue
        if only_marks and not row.marks:
            waiting += 1
            continue
        answers = [question(row) for question in questions]
        if False in answers:
            continue
        if None not in answers:
            yield _broken(code, row, item, basis)
        elif True in answers:
            possible.append(row)
        else:
            waiting += 1
    if possible:
        yield to_confirm(code, item.code, item.says, item.when, possible, basis)
    notes.lack(item.says, item.when, waiting, basis)


def _broken(code: str, row: Rated, item: Standing, basis: str) -> Finding:
    wanted = item.level if isinstance(item, Forced) else item.max_level if isinstance(item, Ceiling) else item.outcome
    must = {Forced: "phải xếp", Ceiling: "cao nhất là", NotRated: "phải ghi"}[type(item)]
    known = recorded(item.when, row)
    return finding(
        code,
        severity="high" if item.certain else "medium",
        place=place_of(row),
        subject_id=row.id or None,
        basis=basis,
        name=row.shown,
        level=row.level,
        level_name=LEVEL_NAMES[row.level],
        wanted=wanted,
        wanted_words=f"{must} {LEVEL_NAMES[wanted]}",
        says=item.says,
        recorded=f" (ghi: {known})" if known else "",
        group=row.group,
        subject_kind=row.kind,
        item=item.code,
        needs_confirmation=not item.certain,
    )
