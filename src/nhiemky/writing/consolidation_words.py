"""How a consolidated figure is worded: in the appendix, in a workbook, in a report's sentence.

>>> from decimal import Decimal
>>> figure_words(Value("90", Decimal(90), comparator=">="))
'từ 90'
>>> method_words("sum")
'Cộng'
"""

from __future__ import annotations

from decimal import Decimal

from nhiemky.domain.campaign import Method
from nhiemky.domain.consolidation import ConsolidatedIndicator, Part
from nhiemky.domain.figure import Value
from nhiemky.vietnamese.numbers import format_number

_METHODS: dict[Method, str] = {
    "sum": "Cộng",
    "mean_unweighted": "Bình quân các đơn vị",
    "count_yes": "Đếm đơn vị",
    "ratio": "Tính lại từ tử số và mẫu số",
    "none": "Không cộng",
}
_BOUNDS = {"=": "", ">=": "từ ", ">": "trên ", "<=": "không quá ", "<": "dưới "}


def method_words(method: Method) -> str:
    """The office's word for a method."""
    return _METHODS[method]


def figure_words(value: Value) -> str:
    """As print writes it; "" for a blank. Text stays as written."""
    if value.number is None:
        return value.raw
    if value.comparator != "=" and not value.raw[:1].isdigit():
        return value.raw
    return _BOUNDS[value.comparator] + format_number(value.number)


def target_words(indicator: ConsolidatedIndicator) -> str:
    """The parent's target; for figures that are not added up the target that all units share, if they do."""
    if not indicator.target.is_blank or indicator.method != "none":
        return figure_words(indicator.target)
    shared = {(part.target.plain, part.target.comparator): part.target for part in indicator.parts if not part.target.is_blank}
    return figure_words(next(iter(shared.values()))) if len(shared) == 1 else ""


def range_words(indicator: ConsolidatedIndicator) -> str:
    """ "88,5 - 100" over the units, for figures that are not added up."""
    numbers = [part.actual.number for part in indicator.parts if part.actual.number is not None]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    return format_number(low) if low == high else f"{format_number(low)} - {format_number(high)}"


def tally_words(parts: tuple[Part, ...]) -> str:
    """ "3 vượt, 2 đạt, 1 chưa đạt"."""
    counts = [(status, sum(part.status == status for part in parts)) for status in ("vượt", "đạt", "chưa đạt")]
    return ", ".join(f"{count} {status}" for status, count in counts if count)


def versus_words(indicator: ConsolidatedIndicator) -> str:
    """The column "So với": the status, and by how much."""
    if indicator.status is None:
        return tally_words(indicator.parts) if indicator.method == "none" else ""
    if not indicator.versus or indicator.versus == indicator.status:
        return indicator.status.capitalize()
    return f"{indicator.status.capitalize()} ({indicator.versus})"


def how(indicator: ConsolidatedIndicator) -> str:
    """The column "Cách tính": the method, its sums, what to know beside them."""
    sums = [words for words in indicator.arithmetic if words]
    first = (
        f"{method_words(indicator.method)}: {sums[0].removeprefix('không cộng; ').removeprefix('cộng ')}"
        if sums
        else method_words(indicator.method)
    )
    bodies = [f"{body.name} {format_number(body.total)}: {' + '.join(_piece(*part) for part in body.parts)}" for body in indicator.bodies]
    return ". ".join(sentence[:1].upper() + sentence[1:] for sentence in (first, *sums[1:], *indicator.remarks, *bodies)) + "."


def _piece(name: str, value: Decimal) -> str:
    return f"{name} {format_number(value)}"
