"""A consolidation worked out again by other means: from the parts it says it stands on, in plain fractions.

>>> from decimal import Decimal
>>> from nhiemky.domain.consolidation import BLANK, ConsolidatedIndicator, Part
>>> from nhiemky.domain.figure import Value
>>> part = Part("Chi bộ A", "a.xlsx", "Phụ lục", "E5", BLANK, Value("3", Decimal(3)), counted=True)
>>> wrong = ConsolidatedIndicator("Kết nạp", "đảng viên", "sum", BLANK, Value("4", Decimal(4)), None, (part,))
>>> [found.code for found in recompute(Consolidation((), (), (wrong,)))]
['version_not_reproduced']

Promise: nothing here is shared with the way the figures were made (`rollup`); with the reports at hand every part is looked up
in the report it names and must say the same there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from nhiemky.domain.campaign import Campaign, Method
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part
from nhiemky.domain.figure import Row, Value
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.unit_report import UnitReport
from nhiemky.vietnamese.numbers import decimals_of, format_number

_PAIR = re.compile(r"\s*([\d.]+)\s*/\s*([\d.]+)")


def recompute(whole: Consolidation, reports: Sequence[UnitReport] | None = None, campaign: Campaign | None = None) -> tuple[Finding, ...]:
    """What does not come out again; () = all does.

    reports: those the consolidation was made from, None = only its own sums. campaign: says which two indicators make a ratio.
    """
    found: list[Finding] = []
    asked = {indicator.code: indicator for indicator in campaign.indicators} if campaign else {}
    by_code = {indicator.code: indicator for indicator in whole.indicators if indicator.code}
    for indicator in whole.indicators:
        own = asked.get(indicator.code)
        over = (by_code.get(own.numerator or ""), by_code.get(own.denominator or "")) if own else (None, None)
        found += _figure(indicator, over)
    if reports is not None:
        found += _places(whole, reports)
    return tuple(found)


_Over = tuple[ConsolidatedIndicator | None, ConsolidatedIndicator | None]


def _figure(indicator: ConsolidatedIndicator, over: _Over) -> Iterator[Finding]:
    stated = indicator.from_units if indicator.given else indicator.actual
    exact = _again(indicator, over)
    if exact is None:
        return
    if stated.number is None or not _agree(exact, stated, indicator.method):
        yield finding("version_not_reproduced", statement=indicator.statement, stated=stated.raw or "để trống", again=_words(exact))


def _again(indicator: ConsolidatedIndicator, over: _Over) -> Fraction | None:
    """The figure from the parts that count; None where there is none to be had or it hangs on more than numbers."""
    counted = [part for part in indicator.parts if part.counted]
    numbers = [Fraction(part.actual.number) for part in counted if part.actual.number is not None]
    if not counted or indicator.method == "none":
        return None
    if indicator.method == "sum":
        return sum(numbers, Fraction())
    if indicator.method == "mean_unweighted":
        return sum(numbers, Fraction()) / len(numbers) if numbers else None
    if indicator.method == "count_yes":
        if any(part.actual.yes_no is None or part.actual.number is not None for part in counted):
            return None
        yes = Fraction(sum(part.actual.yes_no is True for part in counted))
        return 100 * yes / len(counted) if indicator.actual.percent else yes
    share = _ratio_of_two(counted, *over) if over[0] and over[1] else _ratio_of_pairs(counted)
    return share if share is None or indicator.actual.percent or not over[0] else share / 100


def _ratio_of_two(
    counted: Sequence[Part], numerator: ConsolidatedIndicator | None, denominator: ConsolidatedIndicator | None
) -> Fraction | None:
    """Of the units that count for the ratio, whatever row of their own they have; in percent."""
    assert numerator and denominator
    above = {(part.unit, part.file): part.actual for part in numerator.parts if not part.left_out}
    below = {(part.unit, part.file): part.actual for part in denominator.parts if not part.left_out}
    both = [mark for mark in above if mark in below and _plain(above[mark]) and _plain(below[mark])]
    asked = {(part.unit, part.file) for part in counted}
    if not asked <= set(both):
        return None
    whole = sum((Fraction(below[mark].number or 0) for mark in both), Fraction())
    return 100 * sum((Fraction(above[mark].number or 0) for mark in both), Fraction()) / whole if whole else None


def _plain(value: Value) -> bool:
    return value.number is not None and not value.percent


def _ratio_of_pairs(counted: Sequence[Part]) -> Fraction | None:
    """Of pairs written "12/15"."""
    pairs = [_PAIR.match(part.actual.raw) for part in counted]
    if not all(pairs):
        return None
    above = sum(int(pair[1].replace(".", "")) for pair in pairs if pair)
    below = sum(int(pair[2].replace(".", "")) for pair in pairs if pair)
    return Fraction(100 * above, below) if below else None


def _agree(exact: Fraction, stated: Value, method: Method) -> bool:
    """A sum or count to the last digit; a mean or share that does not end, to half of its last digit."""
    assert stated.number is not None
    slack = Fraction(0) if method == "sum" else Fraction(1, 2 * 10 ** decimals_of(stated.number))
    return abs(exact - Fraction(stated.number)) <= slack


def _words(exact: Fraction) -> str:
    return format_number(Decimal(exact.numerator) / Decimal(exact.denominator))


def _places(whole: Consolidation, reports: Sequence[UnitReport]) -> Iterator[Finding]:
    """Every part stands in the report it names, with the value it has here."""
    held: dict[tuple[str, str, str, str], list[Row]] = {}
    for report in reports:
        for row in report.rows:
            held.setdefault((report.submission, report.file, row.sheet, row.actual_cell), []).append(row)
    for indicator in whole.indicators:
        for part in indicator.parts:
            rows = held.get((part.submission, part.file, part.sheet, part.cell), [])
            if not any(row.actual == part.actual and row.statement == part.statement for row in rows):
                yield finding(
                    "version_source_changed", file=part.file, place=part.place, statement=indicator.statement, unit=part.unit,
                    value=part.actual.raw or "để trống",
                )  # fmt: skip
