"""Too little time between the reports from below and what is made of them (no_slack).

What it promises: only where the inputs come in time (later ones are `deadline_order`), to that same house and on that same matter, and at
most one working day is left, the day on which the superior's own paper is due counted in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nhiemky.checking.inputs import Need, bound_of, dated_duties, last_of, needs
from nhiemky.checking.paper import Evidence, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.finding import Finding
from nhiemky.rulebook.working_days import working_day_before, working_days
from nhiemky.vietnamese.days import format_day

_ENOUGH = 2
"""Working days that are enough to put reports together."""
_MONTH = 31


def check_slack(paper: Paper) -> Iterator[Finding]:
    """One finding a day on which something is due too soon."""
    told = set()
    for need in needs(dated_duties(paper.directive), paper.directive):
        due = last_of(need.duty)
        last = max(last_of(each) for each in need.inputs)
        if last >= due or due in told or (due - last).days > _MONTH:
            continue
        days = working_days(last, due)
        if days < _ENOUGH:
            told.add(due)
            yield _finding(paper, need, last, days)


def _finding(paper: Paper, need: Need, last: date, days: int) -> Finding:
    late = [each for each in need.inputs if last_of(each) == last]
    quotes: tuple[Evidence, ...] = (*need.duty.evidence[-1:], *(quote for each in late[:3] for quote in each.evidence[-1:]))
    earlier = last_of(need.duty)
    for _ in range(_ENOUGH):
        earlier = working_day_before(earlier)
    return found_in(
        paper.document,
        "no_slack",
        quotes,
        severity="medium" if days == 0 else "low",
        who=need.duty.who or "Cấp trên",
        what=need.duty.what[:80].strip(),
        due=bound_of(need.duty),
        senders=", ".join(dict.fromkeys(each.who or "đơn vị" for each in late[:3])),
        last=format_day(last),
        days=days,
        earlier=format_day(earlier),
    )
