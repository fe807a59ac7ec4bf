"""What the texts at hand do not tell: whom it may touch is asked to be confirmed, never judged."""

from __future__ import annotations

from nhiemky.checking.ratings.confirm import to_confirm
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import Scope, asked
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import LEVELS
from nhiemky.domain.sentences.ratings import RATINGS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Unknown


def unknown_findings(scope: Scope, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`rating_to_confirm` for subjects an open question bears on; what bears on nobody in particular is a line of the notes."""
    found, others = [], []
    for item in rules.rules.unknown:
        basis = rules.basis(item, "unknown")
        says = item.says.rstrip(".")
        if item.when:
            found += _touched(item, says, basis, scope, notes)
        elif item.about in RATINGS:
            notes.say(f"{item.about}: {says}; cần xác nhận. {basis}.")
        else:
            others.append(says)
    if others:
        notes.say(f"Những điều văn bản đang có chưa nói rõ, cần xác nhận: {'; '.join(others)}.")
    return found


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
    notes.lack(item.about, says, item.when, waiting, basis)
    return [to_confirm(item.about, item.code, says, item.when, rows, basis)] if rows else []
