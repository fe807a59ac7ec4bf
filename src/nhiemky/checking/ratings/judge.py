"""A round judged by the rules of its year: counts and room of each group, findings with their clause, and what was not checked.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> row = Rated("collective", "t1", "Chi bộ 1", organisation="o1", group="Chi bộ", level="HTXSNV")
>>> judged = judge([row], rule_set(2023))
>>> [(found.code, found.facts["group"]) for found in judged.findings], judged.groups[0].allowed
([('cap_exceeded', 'Chi bộ')], 0)

Promise: one pass a rule, so time grows with rows times rules; the same rows give the same findings in the same order; a subject is
judged only by what was recorded of it, and what was not is counted under `not_checked`, never guessed. Caps and the head rule are of
severity high also where the number awaits confirmation (the basis says so); any other finding that rests on such a default is medium.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nhiemky.checking.ratings.caps import cap_findings
from nhiemky.checking.ratings.conditions import condition_findings
from nhiemky.checking.ratings.heads import Bodies, head_findings
from nhiemky.checking.ratings.labels import organisation_findings
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.points import points_findings
from nhiemky.checking.ratings.quarters import quarter_findings
from nhiemky.checking.ratings.scope import Scope
from nhiemky.checking.ratings.standing import standing_findings
from nhiemky.checking.ratings.subjects import counted, first_rows, set_aside
from nhiemky.checking.ratings.tally import Elevated, tallies
from nhiemky.checking.ratings.unknown import unknown_findings
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import FACTS, KIND_NAMES, Rated, Tally
from nhiemky.rulebook.rating_sets import RuleSet


@dataclass(frozen=True, slots=True)
class Judged:
    """groups in the order they first appear; findings rule by rule; not_checked: Vietnamese lines that name the column or the rule."""

    groups: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Nothing of severity high."""
        return all(found.severity != "high" for found in self.findings)


def judge(rows: Sequence[Rated], rules: RuleSet, elevated: Elevated = {}) -> Judged:  # noqa: B006 (never written to)
    """Every check on `rows`. elevated: (kind, group) -> a higher ratio with its decision, granted up to the rule's own.

    A subject's second row, and rows of unknown level, are said and set aside; nothing else looks at them.
    """
    notes = Notes()
    kept = counted(rows)
    scope = Scope(kept)
    groups = tallies(kept, rules, elevated)
    findings = [
        *set_aside(rows),
        *cap_findings(kept, groups, rules, elevated),
        *organisation_findings(kept, rules),
        *head_findings(kept, Bodies.of(first_rows(rows)), rules, notes),
        *points_findings(kept, rules, notes),
        *condition_findings(scope, rules, notes),
        *standing_findings(scope, rules, notes),
        *quarter_findings(scope, rules, notes),
        *unknown_findings(scope, rules, notes),
    ]
    _say_uncapped(groups, rules, notes)
    _say_unused(kept, rules, notes)
    return Judged(groups, tuple(findings), notes.lines)


def _say_uncapped(groups: Sequence[Tally], rules: RuleSet, notes: Notes) -> None:
    for kind in dict.fromkeys(tally.subject_kind for tally in groups):
        if rules.cap(kind) is None:
            notes.say(f"group (cap_exceeded): bộ quy tắc không đặt trần xuất sắc cho {KIND_NAMES[kind]}, chưa kiểm tỷ lệ; cần xác nhận.")


def _say_unused(rows: Sequence[Rated], rules: RuleSet, notes: Notes) -> None:
    """Columns that are filled in but that no rule of this set asks about: nobody shall think they were looked at."""
    book = rules.rules
    tests = [test for item in book.conditions for test in item.needs]
    tests += [test for items in (book.forced, book.ceilings, book.not_rated, book.unknown) for item in items for test in item.when]
    used = {test.fact for test in tests} | ({"points"} if book.bands else set())
    for fact in FACTS:
        if fact in used:
            continue
        count = sum(getattr(row, fact) not in (None, "") for row in rows)
        if count:
            notes.say(f"{fact}: {count} đối tượng có ghi, nhưng bộ quy tắc chưa có điều khoản nào dùng cột này; chưa kiểm, cần xác nhận.")
