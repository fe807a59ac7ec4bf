"""A term told year by year, promises held against what came, and next term's levels from what this one reached.

>>> rule = TermRule(Decimal(0), Decimal(0), Decimal(50), Decimal(6), Decimal(25))
>>> span = Span(date(2020, 1, 1), date(2025, 12, 31))
>>> last = Dated(date(2025, 7, 31), "tháng 7/2025", "250", "Tổng kết")
>>> case = Case("Kết nạp đảng viên", "đảng viên", "higher", Counting("term", True), "240", (last,), Given("55", "12-HD/TU", True))
>>> for words in next_level(case, span, rule).arithmetic.split("; "):
...     print(words)
Nhiệm kỳ này 250 đảng viên (tháng 7/2025), bình quân 50/năm trong 5 năm
cấp trên giao 55/năm (12-HD/TU)
lấy mức cao hơn: 55 x 5 năm = 275.

Promise: no level without its arithmetic; what cannot be computed is said and left to a person; no outcome unless an indicator and a level
are tied, and then with both numbers; nothing is rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from nhiemky.consolidating.arithmetic import rounded
from nhiemky.consolidating.measures import Measured, measured
from nhiemky.consolidating.status import judge
from nhiemky.domain.campaign import Direction
from nhiemky.domain.target_progress import Counting, Span
from nhiemky.domain.term_results import Dated, Given, NextLevel, Outcome, TermRule
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_target, parse_value


@dataclass(frozen=True, slots=True)
class Case:
    """What a level is proposed from. target: the level in force now; figures: oldest first; given: the superior's, None unknown."""

    statement: str
    unit_of_measure: str
    direction: Direction
    counting: Counting
    target: str
    figures: tuple[Dated, ...]
    given: Given | None = None


def in_order(found: Iterable[Dated], span: Span) -> tuple[Dated, ...]:
    """Those of the term, oldest first; of one day the one given last."""
    kept = {one.day: one for one in found if one.raw and span.starts <= one.day <= span.ends}
    return tuple(kept[day] for day in sorted(kept))


def by_year(figures: Sequence[Dated]) -> dict[int, Dated]:
    """Year -> the last figure of it."""
    return {one.day.year: one for one in sorted(figures, key=lambda one: one.day)}


def mid_term(figures: Sequence[Dated], span: Span, within: int) -> Dated | None:
    """The figure nearest to the middle of the term, at most `within` days away from it."""
    middle = span.starts + timedelta(days=(span.ends - span.starts).days // 2)
    near = [one for one in figures if abs((one.day - middle).days) <= within]
    return min(near, key=lambda one: (abs((one.day - middle).days), one.day), default=None)


def years_of(span: Span) -> int:
    """From congress to congress: 2020 to 2025 are five."""
    return max(1, span.ends.year - span.starts.year)


def outcome_of(
    level: str, due: date | None, came: Dated | None, unit_of_measure: str, direction: Direction, rule: TermRule, today: date
) -> tuple[Outcome, str]:  # fmt: skip
    """What became of a promised level, and how that is known.

    >>> rule = TermRule(Decimal(0), Decimal(0), Decimal(50), Decimal(6), Decimal(25))
    >>> outcome_of("250", None, Dated(date(2025, 7, 31), "tháng 7/2025", "247", ""), "đảng viên", "higher", rule, date(2025, 8, 18))
    ('partly', 'Hứa 250, tháng 7/2025 được 247: 247 < 250 (bằng 98,8%, thiếu 3).')
    """
    if came is None:
        return "unknown", f"Hứa {level}, chưa có số thực hiện."
    asked, got = parse_target(level, unit_of_measure=unit_of_measure), parse_value(came.raw, unit_of_measure=unit_of_measure)
    judgement = judge(asked, got, unit_of_measure, direction)
    said = f"Hứa {level}, {came.label} được {came.raw}: {judgement.arithmetic}."
    if judgement.status is None or judgement.asked is None or judgement.got is None:
        return "unknown", said
    if judgement.status in ("vượt", "đạt"):
        return "kept", said
    if due is not None and today <= due:
        return "unknown", f"{said} Chưa đến ngày hứa {format_day(due)}."
    share = _share(judgement.asked, judgement.got, direction)
    return ("partly" if share is not None and share >= Fraction(rule.partly_from) else "not"), said


def _share(asked: Measured, got: Measured, direction: Direction) -> Fraction | None:
    """Percent of the level; None where less is better or there is no amount."""
    if asked.kind not in ("number", "percent") or asked.amount <= 0 or _lower(asked, direction):
        return None
    return Fraction(100) * got.amount / asked.amount


def _lower(asked: Measured | None, direction: Direction) -> bool:
    if asked is not None and asked.comparator != "=":
        return asked.comparator in ("<", "<=")
    return direction == "lower"


def next_level(case: Case, span: Span, rule: TermRule) -> NextLevel:
    """A level for a term as long as this one, with how it came about."""
    unit = case.unit_of_measure
    asked = measured(parse_target(case.target, unit_of_measure=unit), unit) if case.target else None
    last = case.figures[-1] if case.figures else None
    got = measured(parse_value(last.raw, unit_of_measure=unit), unit) if last else None
    if last is None or got is None:
        return NextLevel("", "Chưa có số thực hiện nhiệm kỳ này, chưa tính được; ghi mức đề xuất.")
    if got.kind not in ("number", "percent"):
        return NextLevel(case.target, f"Nhiệm kỳ này {last.said}; chỉ tiêu bằng lời, đề xuất giữ nguyên.")
    lower = _lower(asked, case.direction)
    if case.counting.cumulative and got.kind == "number" and case.counting.period == "term":
        return _added_up(case, span, rule, last, got, lower)
    return _state(case, span, rule, last, got, asked, lower)


def _added_up(case: Case, span: Span, rule: TermRule, last: Dated, got: Measured, lower: bool) -> NextLevel:
    years, ahead = max(1, last.day.year - span.starts.year), years_of(span)
    average = got.amount / years
    estimated = " (ước)" if last.estimated else ""
    said = [f"Nhiệm kỳ này {last.raw}{_unit(case)}{estimated} ({last.label}), bình quân {_plain(average)}/năm trong {years} năm"]
    a_year = average * (100 + Fraction(rule.growth)) / 100
    if rule.growth:
        said.append(f"{'thêm' if rule.growth > 0 else 'bớt'} {format_number(abs(rule.growth))}% thành {_plain(a_year)}/năm")
    given = _given(case)
    if given is not None and case.given is not None:
        theirs = given if case.given.per_year else given / ahead
        said.append(f"cấp trên giao {_plain(theirs)}/năm{_named(case.given)}")
        better = min(a_year, theirs) if lower else max(a_year, theirs)
        word = "lấy mức thấp hơn: " if lower else "lấy mức cao hơn: "
    else:
        better, word = a_year, "đề xuất "
    places = 0 if measure(case.unit_of_measure, case.statement) == "whole" else 1
    level = _plain(better * ahead, places)
    said.append(f"{word}{_plain(better)} x {ahead} năm = {level}")
    return NextLevel(f"không quá {level}" if lower else level, f"{'; '.join(said)}.")


def _state(
    case: Case, span: Span, rule: TermRule, last: Dated, got: Measured, asked: Measured | None, lower: bool
) -> NextLevel:  # fmt: skip
    percent = got.kind == "percent"
    sign = "%" if percent else ""
    said = [f"Nhiệm kỳ này {_number(got)}{sign}{_unit(case)}{' (ước)' if last.estimated else ''} ({last.label})"]
    reached = got.amount
    trend = _trend(case, got)
    if trend is not None:
        said.append(f"bình quân mỗi năm {'tăng' if trend >= 0 else 'giảm'} {_plain(abs(trend))}{' điểm' if percent else ''}")
        if rule.trend_share:
            ahead = years_of(span)
            reached = got.amount + trend * ahead * Fraction(rule.trend_share) / 100
            said.append(f"đi tiếp {format_number(rule.trend_share)}% đà ấy trong {ahead} năm thành {_plain(reached)}{sign}")
    choices = [reached]
    if asked is not None and asked.like(got):
        said.append(f"chỉ tiêu nhiệm kỳ này {case.target}")
        choices.append(asked.amount)
    given = _given(case)
    if given is not None and case.given is not None:
        said.append(f"cấp trên giao {case.given.raw}{_named(case.given)}")
        choices.append(given)
    best = min(choices) if lower else max(choices)
    if percent:
        best = min(max(best, Fraction(0)), Fraction(100))
    places = 0 if measure(case.unit_of_measure, case.statement) == "whole" else 1
    level = f"{_plain(best, places)}{sign}"
    word = "lấy mức thấp nhất" if lower else "lấy mức cao nhất"
    said.append(f"{word}: {level}" if len(choices) > 1 else f"đề xuất giữ {level}")
    return NextLevel(f"không quá {level}" if lower else level, f"{'; '.join(said)}.")


def _trend(case: Case, got: Measured) -> Fraction | None:
    """A year's change from the first figure of the term to the last."""
    first = case.figures[0]
    begun = measured(parse_value(first.raw, unit_of_measure=case.unit_of_measure), case.unit_of_measure)
    days = (case.figures[-1].day - first.day).days
    if begun is None or not begun.like(got) or days < 180:
        return None
    return (got.amount - begun.amount) * 365 / days


def _given(case: Case) -> Fraction | None:
    if case.given is None or not case.given.raw.strip():
        return None
    found = measured(parse_target(case.given.raw, unit_of_measure=case.unit_of_measure), case.unit_of_measure)
    return found.amount if found is not None and found.kind in ("number", "percent") else None


def _named(given: Given) -> str:
    return f" ({given.source})" if given.source else ""


def _unit(case: Case) -> str:
    return f" {case.unit_of_measure}" if case.unit_of_measure and case.unit_of_measure.strip() != "%" else ""


def _number(got: Measured) -> str:
    return _plain(got.amount, 2)


def _plain(amount: Fraction | Decimal, places: int = 1) -> str:
    return format_number(rounded(amount, places).normalize() + 0)
