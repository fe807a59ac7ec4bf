"""Sheets of one unit over several periods (giữa các kỳ): a longer window holds the shorter, stock goes from one period into the next.

>>> from nhiemky.domain.statistics import Column, Row
>>> form = Form("don", "1", "Đơn", "ubkt", (Row("so", "Số", "don"),), (Column("nhan", "Nhận"), Column("dau", "Tồn đầu", nature="opening")))
>>> q1, h1 = period("2023-Q1"), period("2023-H1")
>>> [found.code for found in within_window([form], h1, {"don/so/nhan": 3}, q1, {"don/so/nhan": 5})]
['statistics_window_shrinks']

Only flow counts are compared, and of them none that counts heads: the same person in two months is one in the year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.statistics import DISTINCT, Column, Figures, Form, Row, cell_key, is_open
from nhiemky.domain.statistics_periods import Period, period
from nhiemky.vietnamese.numbers import format_number

__all__ = ["after_period", "over_periods", "period", "within_window"]


def within_window(forms: Iterable[Form], whole: Period, figures: Figures, part: Period, earlier: Figures) -> list[Finding]:
    """`part` lies within `whole` (quý I in 6 tháng): no flow count of the whole is smaller."""
    found = []
    if not whole.covers(part) or whole.key == part.key:
        return []
    for form, row, column in _cells(forms):
        key = cell_key(form.id, row.id, column.id)
        if column.nature != "flow" or form.measure(row.id, column.id) in DISTINCT or key not in figures or key not in earlier:
            continue
        if figures[key] < earlier[key]:
            found.append(
                _say(form, row, column, "statistics_window_shrinks", words=whole.words, now=_n(figures[key]), before=_n(earlier[key]),
                     before_words=part.words)
            )  # fmt: skip
    return found


def after_period(forms: Iterable[Form], now: Period, figures: Figures, before: Period, earlier: Figures) -> list[Finding]:
    """What was open at the end of a period is open at the beginning of the next. A row's opening and closing go together by their order."""
    if before.last + timedelta(days=1) != now.first:
        return []
    found = []
    for form in forms:
        opening = [column for column in form.columns if column.nature == "opening"]
        closing = [column for column in form.columns if column.nature == "closing"]
        for first, last in zip(opening, closing, strict=False):
            for row in form.rows:
                start, end = cell_key(form.id, row.id, first.id), cell_key(form.id, row.id, last.id)
                if start in figures and end in earlier and figures[start] != earlier[end]:
                    found.append(
                        _say(form, row, first, "statistics_opening_differs", opening=_n(figures[start]), closing=_n(earlier[end]),
                             before=before.words)
                    )  # fmt: skip
    return found


def over_periods(forms: Iterable[Form], whole: Period, figures: Figures, parts: Sequence[tuple[Period, Figures]]) -> list[Finding]:
    """The parts are the whole, day by day: flow counts add up to it. Cells that one of the parts leaves blank are not judged."""
    found = []
    for form, row, column in _cells(forms):
        key = cell_key(form.id, row.id, column.id)
        if column.nature != "flow" or form.measure(row.id, column.id) in DISTINCT or key not in figures:
            continue
        if not parts or any(key not in each for _, each in parts):
            continue
        numbers = [each[key] for _, each in parts]
        if sum(numbers) != figures[key]:
            said = " + ".join(f"{_n(number)} ({one.words})" for number, (one, _) in zip(numbers, parts, strict=True))
            found.append(
                _say(form, row, column, "statistics_periods_differ", words=whole.words, now=_n(figures[key]), parts=said,
                     sum=_n(sum(numbers)), difference=_n(abs(sum(numbers) - figures[key])))
            )  # fmt: skip
    return found


def _cells(forms: Iterable[Form]) -> Iterator[tuple[Form, Row, Column]]:
    return ((form, row, column) for form in forms for row in form.rows for column in form.columns if is_open(row, column))


def _say(form: Form, row: Row, column: Column, code: str, **facts: Any) -> Finding:
    place, key = form.place(row.id, column.id), cell_key(form.id, row.id, column.id)
    return finding(code, place=place, subject_id=key, at=place, cells=(key,), **facts)


def _n(number: int) -> str:
    return format_number(number)
