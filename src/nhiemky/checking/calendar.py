"""Deadlines on a day on which offices are closed (due_on_holiday).

What it promises: only a report or paper that is due "on" or "by" one named day; "trước ngày" ends the day before and is not told, nor are
the end of a month or a quarter, a campaign from day to day, a meeting or a festival, a day whose weekday the paper itself names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.checking.inputs import EVENT, REPORT, words_of
from nhiemky.checking.paper import Evidence, Paper
from nhiemky.checking.whereabouts import found_in
from nhiemky.domain.directive import Obligation
from nhiemky.domain.finding import Finding
from nhiemky.rulebook.working_days import holiday, is_working_day, weekday, working_day_before
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.unicode import fold

_SENT = re.compile(r"\b(?:gui|nop|trinh|bao cao|dang ky|cung cap|hoan thanh)\b")
_CELEBRATED = re.compile(r"\b(?:le|dang huong|mit tinh|ky niem|phat dong|ra quan|hanh quan|van nghe|the thao|hoi thi|giai)\b")
_NAMED_WEEKDAY = re.compile(r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay nghi)\b")


def check_calendar(paper: Paper) -> Iterator[Finding]:
    """One finding a day, in the order of the duties."""
    told = set()
    for duty in paper.directive.obligations:
        day = duty.deadline
        if day is None or day in told or not _binds_that_day(duty) or is_working_day(day):
            continue
        told.add(day)
        name = holiday(day)
        swapped = name is not None and name.startswith("Ngày nghỉ")
        closed = "ngày nghỉ hoán đổi" if swapped else f"ngày nghỉ lễ ({name})" if name else weekday(day)
        before = working_day_before(day)
        quotes: tuple[Evidence, ...] = duty.evidence[-1:]
        yield found_in(
            paper.document,
            "due_on_holiday",
            quotes,
            severity="medium" if name and not swapped else "low",
            who=duty.who or "Đơn vị",
            what=duty.what[:80].strip(),
            due=format_day(day),
            closed=closed,
            weekday=weekday(before),
            before=format_day(before),
        )


def _binds_that_day(duty: Obligation) -> bool:
    words = words_of(duty)
    if duty.op not in ("by", "on") or duty.start or duty.recurring or duty.relative or not duty.evidence:
        return False
    if EVENT.search(words) or _CELEBRATED.search(words) or not (duty.submit_to or (_SENT.search(words) and REPORT.search(words))):
        return False
    quote = duty.evidence[-1].quote
    named = any(found.day == duty.deadline for found in find_days(quote, year=duty.deadline.year if duty.deadline else None))
    return named and not _NAMED_WEEKDAY.search(fold(quote))
