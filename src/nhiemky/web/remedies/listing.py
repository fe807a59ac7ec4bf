"""What the list of shortcomings shows: counts by state, who is overdue, filters from the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from nhiemky.web.remedies.actions import DONE, STATES
from nhiemky.web.remedies.models import Remedy, Shortcoming

FILTERS = ("all", "overdue", "open", "in_hand", "reported", "closed", "again")
WORDS = {"all": "Tất cả", "overdue": "Quá hạn", "again": "Lặp lại", **STATES}


@dataclass(frozen=True, slots=True)
class Row:
    """A shortcoming as listed. next: the remedy whose day comes first among the open ones."""

    one: Shortcoming
    state: str
    words: str
    next: Remedy | None
    overdue_days: int

    @property
    def tag(self) -> str:
        """State of the tag component."""
        if self.overdue_days:
            return "overdue"
        return {"open": "not_started", "in_hand": "drafting", "reported": "in_review", "closed": "done", "carried": "done"}[self.state]


def rows_of(found: Iterable[Shortcoming], today: date) -> list[Row]:
    """Overdue first, then by the day that comes next, done ones last."""
    rows = []
    for one in found:
        waiting = sorted(
            (remedy for remedy in one.remedies.all() if remedy.state in ("planned", "returned")), key=lambda each: each.deadline
        )
        first = waiting[0] if waiting else None
        late = (today - first.deadline).days if first and first.deadline < today else 0
        rows.append(Row(one, one.state, STATES[one.state], first, late))
    last = date.max
    return sorted(rows, key=lambda row: (row.state in DONE, -row.overdue_days, row.next.deadline if row.next else last, -row.one.pk))


def counts_of(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many under each filter."""
    found: Counter[str] = Counter()
    for row in rows:
        found["all"] += 1
        found[row.state] += 1
        found["overdue"] += bool(row.overdue_days)
        found["again"] += row.one.recurrence_of_id is not None
    return found


def chosen(rows: Iterable[Row], name: str) -> list[Row]:
    """Rows under a filter."""
    if name == "overdue":
        return [row for row in rows if row.overdue_days]
    if name == "again":
        return [row for row in rows if row.one.recurrence_of_id is not None]
    return [row for row in rows if name == "all" or row.state == name]
