"""Days for a unit's own units, counted back from the day the unit itself must report by (lùi từ hạn của cấp trên).

>>> found = proposed_before(date(2023, 5, 29), date(2023, 4, 10))
>>> found.day.isoformat(), found.reason
('2023-05-22', 'Trước hạn của cấp trên (29/5/2023) 5 ngày làm việc để tổng hợp.')
>>> proposed_before(date(2023, 5, 5), date(2023, 4, 10)).reason
'Trước hạn của cấp trên (05/5/2023) 5 ngày làm việc để tổng hợp; không tính nghỉ lễ 29/4 - 03/5.'

Promise: a working day before the superior's last day, outside the weeks around Tết where there is a choice; None where there is no
day left. The person sees the reason and may write another day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nhiemky.scheduling.working_days import add_working_days, closed_days, near_tet
from nhiemky.vietnamese.days import format_day

LEAVES = 5
"""Working days an office of some dozen units needs to put their reports together; the person may say otherwise."""
_MONTHS_BACK = 60


@dataclass(frozen=True, slots=True)
class Proposed:
    """A last day for the units, why, and how many working days it leaves their superior. tight: fewer than were asked for."""

    day: date
    reason: str
    leaves: int
    tight: bool = False


def proposed_before(last: date, today: date, leaves: int = LEAVES) -> Proposed | None:
    """The last day to ask one's units for, where the own report must be in by `last`. leaves: working days wanted in between.

    Where so many are not left, half of what is left; None where the next working day is no longer before `last`.
    """
    leaves = max(1, leaves)
    first = add_working_days(today, 1)
    if first >= last:
        return None
    day = _back(last, leaves)
    around_tet = near_tet(day)
    for _ in range(_MONTHS_BACK):
        if not near_tet(day) or _back(day, 1) < first:
            break
        day = _back(day, 1)
    if day >= first and not near_tet(day):
        return Proposed(day, _reason(last, leaves, day, around_tet), leaves)
    day = _back(last, leaves)
    if day >= first:
        return Proposed(day, _reason(last, leaves, day, False) + " Sát Tết, hãy xem lại.", leaves)
    room = next((count for count in range(leaves, 0, -1) if _back(last, count) >= first), 0)
    if not room:
        return None
    kept = max(1, room // 2)
    day = _back(last, kept)
    words = f"Chỉ còn {kept} ngày làm việc để tổng hợp trước hạn của cấp trên ({format_day(last)}), ít hơn {leaves} ngày mong muốn."
    return Proposed(day, words, kept, tight=True)


def _back(day: date, count: int) -> date:
    return add_working_days(day, -count)


def _reason(last: date, leaves: int, day: date, moved: bool) -> str:
    words = f"Trước hạn của cấp trên ({format_day(last)}) {leaves} ngày làm việc để tổng hợp"
    if moved:
        return f"{words}; đưa lên trước tuần giáp Tết."
    closed = sorted(closed_days(day + timedelta(days=1), last))
    if closed:
        first, end = closed[0], closed[-1]
        span = f"{first.day:02}/{first.month}" + (f" - {end.day:02}/{end.month}" if end != first else "")
        words += f"; không tính nghỉ lễ {span}"
    return f"{words}."
