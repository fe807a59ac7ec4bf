"""Whether a target is reached in time: vượt, đạt, đúng tiến độ, chậm, chưa đạt, or chưa có số liệu. No status without its arithmetic.

>>> term = Span(date(2020, 1, 1), date(2025, 12, 31))
>>> case = Case(parse_target("25"), parse_value("14"), "đảng viên", counting=Counting("term", True), span=term)
>>> standing = standing_of(case, Pace(Decimal(10), Decimal(0), Decimal(80)), date(2023, 4, 30))
>>> standing.status, standing.share, standing.elapsed
('dung_tien_do', Decimal('56.0'), Decimal('55.5'))

Method: a figure that meets its target is "đạt" or "vượt" at any time. One that does not is judged against the time passed: what adds
up (cumulative) by its share of the target, a state by the way it has come from its level at the beginning (baseline) where that is
known; past the last day it is "chưa đạt". A ceiling that adds up ("không quá 5 vụ") is on time while it is used up no faster than
time goes, and "chưa đạt" once it is passed. A state without a baseline has no pace: it is met or not yet met. Words are not compared.

Promise: with everything else the same a better figure never has a worse status; nothing is rounded before it is compared; the
forecast "khó hoàn thành" is never computed into the status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from nhiemky.consolidating.arithmetic import rounded
from nhiemky.consolidating.measures import Measured, measured
from nhiemky.consolidating.status import Judgement, judge
from nhiemky.domain.campaign import Direction, Method
from nhiemky.domain.figure import BLANK, Value
from nhiemky.domain.target_progress import Counting, Pace, Span, Standing
from nhiemky.rulebook.target_progress import target_progress
from nhiemky.vietnamese.measures import is_average, measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_target, parse_value

RANK = {"khong_so_sanh": 0, "chua_co_so_lieu": 0, "chua_dat": 1, "cham": 2, "dung_tien_do": 3, "dat": 4, "vuot": 5}
"""Better is higher; a board shows the low ones first."""


@dataclass(frozen=True, slots=True)
class Case:
    """One target with its figure. span: of the term; a yearly target is judged within the year of the day asked about.

    baseline  the level at the beginning of the span, for states; BLANK unknown.
    """

    target: Value
    actual: Value
    unit_of_measure: str
    direction: Direction = "higher"
    counting: Counting = Counting()  # noqa: RUF009 (frozen)
    span: Span | None = None
    baseline: Value = BLANK


def counting_of(statement: str, unit_of_measure: str, method: Method | str) -> Counting:
    """What the words of a target say about its counting, until somebody says otherwise.

    >>> counting_of("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "sum"), counting_of("Doanh thu bình quân năm", "tỷ đồng", "none")
    (Counting(period='term', cumulative=True), Counting(period='yearly', cumulative=False))
    """
    words = fold(statement)
    yearly = any(fold(phrase) in words for phrase in target_progress().yearly)
    adds = method == "sum" and measure(unit_of_measure, statement) in ("whole", "decimal") and not is_average(unit_of_measure, statement)
    return Counting("yearly" if yearly else "term", adds)


def standing_of(case: Case, pace: Pace, as_of: date) -> Standing:
    """Where the target stands at the end of `as_of`, the day its figure speaks of."""
    judgement = judge(case.target, case.actual, case.unit_of_measure, case.direction)
    span = _span(case, as_of)
    elapsed = span.elapsed(as_of) if span else None
    against = case.target.raw
    if judgement.got is None:
        return Standing("chua_co_so_lieu", None, elapsed, judgement.arithmetic, against)
    if judgement.asked is None or judgement.status is None:
        return Standing("khong_so_sanh", None, elapsed, judgement.arithmetic, against)
    share = _share(case, judgement)
    shown = None if share is None else rounded(share, 1)
    if _is_ceiling(case, judgement.asked):
        return _ceiling(case, judgement, pace, span, as_of, shown)
    if judgement.status in ("vượt", "đạt"):
        status = "vuot" if judgement.status == "vượt" and _exceeds(judgement, pace) else "dat"
        return Standing(status, shown, elapsed, judgement.arithmetic, against)  # type: ignore[arg-type]
    if span is None or elapsed is None or share is None or span.over(as_of):
        return Standing("chua_dat", shown, elapsed, judgement.arithmetic, against)
    gone = _elapsed(span, as_of)
    on_time = share + Fraction(pace.behind_by) >= gone
    said = f"{judgement.arithmetic}; thời gian đã qua {_plain(gone)}%"
    return Standing("dung_tien_do" if on_time else "cham", shown, elapsed, said, against, _suggestion(share, gone, pace))


def share_of(target: str, actual: str, unit_of_measure: str) -> Decimal | None:
    """The figure as a percent of the level itself, for a picture; None where the two are no amounts of one kind.

    >>> share_of("từ 90", "92,3", "%")
    Decimal('102.6')
    """
    asked = measured(parse_target(target, unit_of_measure=unit_of_measure), unit_of_measure)
    got = measured(parse_value(actual, unit_of_measure=unit_of_measure), unit_of_measure)
    if asked is None or got is None or not asked.like(got) or asked.kind not in ("number", "percent") or asked.amount <= 0:
        return None
    return rounded(Fraction(100) * got.amount / asked.amount, 1)


def _span(case: Case, as_of: date) -> Span | None:
    if case.counting.period == "yearly":
        return Span(date(as_of.year, 1, 1), date(as_of.year, 12, 31))
    return case.span


def _elapsed(span: Span, day: date) -> Fraction:
    """Exact, for comparing."""
    days = (span.ends - span.starts).days + 1
    return Fraction(100 * min(max((day - span.starts).days + 1, 0), days), days)


def _lower(case: Case, asked: Measured) -> bool:
    return asked.comparator in ("<", "<=") or (asked.comparator == "=" and case.direction == "lower")


def _is_ceiling(case: Case, asked: Measured) -> bool:
    return case.counting.cumulative and asked.kind == "number" and _lower(case, asked)


def _share(case: Case, judgement: Judgement) -> Fraction | None:
    """Percent of the target reached; None where the figure is no amount, or a state whose beginning is unknown."""
    asked, got = judgement.asked, judgement.got
    assert asked is not None and got is not None
    if asked.kind not in ("number", "percent"):
        return None
    if case.counting.cumulative:
        return Fraction(100) * got.amount / asked.amount if asked.amount > 0 else None
    begun = measured(case.baseline, case.unit_of_measure)
    if begun is None or not begun.like(got) or begun.amount == asked.amount:
        return None
    way = asked.amount - begun.amount
    if (way > 0) == _lower(case, asked):
        return None  # the beginning was better than the target already: there is no way to have come
    return Fraction(100) * (got.amount - begun.amount) / way


def _exceeds(judgement: Judgement, pace: Pace) -> bool:
    asked, got = judgement.asked, judgement.got
    assert asked is not None and got is not None
    apart = abs(got.amount - asked.amount)
    needed = Fraction(pace.exceeds_by)
    return apart > (needed if asked.kind != "number" else abs(asked.amount) * needed / 100)


def _ceiling(case: Case, judgement: Judgement, pace: Pace, span: Span | None, as_of: date, share: Decimal | None) -> Standing:
    """What may not be passed: never reached before the last day, lost once it is passed."""
    asked, got = judgement.asked, judgement.got
    assert asked is not None and got is not None
    elapsed = span.elapsed(as_of) if span else None
    if judgement.status == "chưa đạt" or span is None or span.over(as_of):
        met = {"vượt": "vuot" if _exceeds(judgement, pace) else "dat", "đạt": "dat"}.get(judgement.status or "", "chua_dat")
        return Standing(met, share, elapsed, judgement.arithmetic, case.target.raw)  # type: ignore[arg-type]
    gone = _elapsed(span, as_of)
    used = Fraction(100) * got.amount / asked.amount if asked.amount > 0 else Fraction(0)
    said = f"{judgement.arithmetic}; đã dùng {_plain(used)}% mức cho phép, thời gian đã qua {_plain(gone)}%"
    return Standing("dung_tien_do" if used <= gone + Fraction(pace.behind_by) else "cham", share, elapsed, said, case.target.raw)


def _suggestion(share: Fraction, gone: Fraction, pace: Pace) -> str:
    if gone <= 0:
        return ""
    at_end = share * 100 / gone
    if at_end >= Fraction(pace.hard_below):
        return ""
    return f"Theo đà đến nay, hết kỳ được khoảng {_plain(max(at_end, Fraction(0)))}% chỉ tiêu."


def _plain(amount: Fraction) -> str:
    return format_number(rounded(amount, 1))
