"""How the quarters of a year bear on its level, where quarter levels are known.

>>> in_a_row(("HTTNV", "KHTNV", "KHTNV"), "KHTNV"), in_a_row(("KHTNV", "HTTNV", "KHTNV"), "KHTNV")
(2, 1)
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import Scope
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, SHORT_NAMES, Rated, rank
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Quarter


def quarter_findings(scope: Scope, rules: RuleSet, notes: Notes) -> list[Finding]:
    """`forced_level` (a limit on the year), `condition_missing` (quarters a level needs) and `quarters_to_consider`."""
    items = rules.rules.quarters
    if not items or "year" not in rules.rules.periods:
        return []
    rows = [row for row in scope.of("individual") if any(row.quarter_levels)]
    if not rows:
        words = "; ".join(item.says for item in items)
        notes.say(f"quarter_levels (forced_level): bảng không có mức các quý, chưa kiểm: {words}. {rules.basis(items[0], 'quarters')}.")
    return [found for item in items for row in rows if (found := _held(row, item, rules))]


def in_a_row(levels: Sequence[str], level: str) -> int:
    """The longest run of quarters of that level; a quarter without one ends a run."""
    return max((len(list(run)) for each, run in groupby(levels) if each == level), default=0)


def _held(row: Rated, item: Quarter, rules: RuleSet) -> Finding | None:
    times = in_a_row(row.quarter_levels, item.level) if item.consecutive else row.quarter_levels.count(item.level)
    if item.needed_for is not None:
        open_quarters = sum(level not in LEVELS for level in row.quarter_levels)
        lacks = row.level == item.needed_for and times + open_quarters < item.count
        return _finding("condition_missing", row, item, rules) if lacks else None
    if times < item.count:
        return None
    if item.max_level is None:
        return _finding("quarters_to_consider", row, item, rules)
    return _finding("forced_level", row, item, rules) if rank(row.level) > rank(item.max_level) else None


def _finding(code: str, row: Rated, item: Quarter, rules: RuleSet) -> Finding:
    quarters = ", ".join(SHORT_NAMES.get(level, "chưa rõ") for level in row.quarter_levels)
    limit = f"cao nhất là {LEVEL_NAMES[item.max_level]}" if item.max_level else ""
    return finding(
        code,
        severity=None if code == "quarters_to_consider" else "high" if item.certain else "medium",
        place=place_of(row),
        subject_id=row.id or None,
        basis=rules.basis(item, "quarters"),
        name=row.shown,
        level=row.level,
        level_name=LEVEL_NAMES[row.level],
        wanted=item.max_level,
        wanted_words=limit,
        says=item.says,
        recorded=f"các quý: {quarters}" if code != "forced_level" else f" (ghi: các quý {quarters})",
        group=row.group,
        subject_kind=row.kind,
        item=item.code,
        needs_confirmation=not item.certain,
    )
