"""One finding for all whom a case may touch, where neither the table nor the text tells enough for a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.checking.ratings.notes import NAMED
from nhiemky.checking.ratings.scope import asked, recorded
from nhiemky.checking.ratings.subjects import place_of
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import Rated
from nhiemky.rulebook.ratings import Test


def to_confirm(code: str, item: str, says: str, tests: Sequence[Test], rows: Sequence[Rated], basis: str) -> Finding:
    """`rating_to_confirm`. code: what it would be if it held; item: the rule's own code; tests: what the rule asks; rows: at least one."""
    names = ", ".join(_named(row, tests) for row in rows[:NAMED])
    more = f" và {len(rows) - NAMED} đối tượng nữa" if len(rows) > NAMED else ""
    alone = rows[0] if len(rows) == 1 else None
    return finding(
        "rating_to_confirm",
        place=place_of(alone) if alone else None,
        subject_id=alone.id or None if alone else None,
        basis=basis,
        about=code,
        says=says,
        names=names + more,
        count=len(rows),
        subjects=[row.id for row in rows],
        waits_for=[test.fact or test.mark for test in tests if any(asked(test)(row) is None for row in rows)],
        item=item,
        needs_confirmation=True,
    )


def _named(row: Rated, tests: Sequence[Test]) -> str:
    known = recorded(tests, row)
    return f"{row.shown} ({known})" if known else row.shown
