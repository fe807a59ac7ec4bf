"""A time of a duty as met in the text; the readings are in `times` (days) and `relative_times`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhiemky.domain.directive import Op, Relative


@dataclass(frozen=True, slots=True)
class When:
    """A time at clean [start, end): a day with its bound, or a relative time. first: begin of a range; time: "17:00".

    borrowed: the year is not written beside the day.
    """

    start: int
    end: int
    deadline: date | None = None
    op: Op | None = None
    relative: Relative | None = None
    first: date | None = None
    time: str | None = None
    leading: bool = False
    borrowed: bool = False
