"""What the texts at hand do not tell: whom it may touch is asked to be confirmed, never judged."""

from __future__ import annotations

from nhiemky.checking.ratings.confirm import to_confirm
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import Scope, asked
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import LEVELS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Unknown


def unknown_findings(scope: Scope, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`rating_to_confirm` for subjects an open question bears on; what bears on nobody in particular is a line of the notes."""
    found = []
    for item in rules.rules.unknown:
        basis = rules.basis(item, "unknown")
        says = item.says.rstrip(".")
        if item.when:
            found += _touched(item, says, basis, scope, notes)
        elif not _settled(item, rules):
            notes.leave_open(says)
    return found


def _settled(item: Unknown, rules: RuleSet) -> bool:
    """Whether heads count is no question where the cap leaves them out."""
    cap = rules.cap("individual")
    return item.about == "heads_in_cap" and cap is not None and cap.exclude_heads


def _touched(item: Unknown, says: str, basis: str, scope: Scope, notes: Notes) -> list[Finding]:
    levels = LEVELS[:-1] if item.about == "forced_level" else LEVELS  # nothing forces lower than the last
    questions = [asked(test) for test in item.when]
    rows, waiting = [], 0
    for row in scope.of(item.who, levels):
        answers = [question(row) for question in questions]
        if False in answers:
            continue
        if None in answers:
            waiting += 1
        else:
            rows.append(row)
    notes.lack(says, item.when, waiting, basis)
    return [to_confirm(item.about, item.code, says, item.when, rows, basis)] if rows else []
