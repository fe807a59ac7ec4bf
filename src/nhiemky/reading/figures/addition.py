"""A total beside its parts: the quantity they make, with its verdict.

What it promises: sums are exact; only printed decimals get the slack that their rounding allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.clauses import clause_start
from nhiemky.reading.figures.counts import Count, unit_of
from nhiemky.reading.figures.parts import Part
from nhiemky.vietnamese.numbers import decimals_of


def sum_quantity(
    document: SourceDocument,
    total: Count,
    parts: Sequence[Part],
    *,
    decided: bool,
    some: bool,
    certain: bool,
    footnote: str | None = None,
) -> Quantity | None:
    """The total with its parts, `id` still blank.

    decided   the parts exhaust the total, so what does not close is False
    some      "trong đó": parts below the total are no fault
    certain   the stretch surely lists parts

    None where the parts neither close nor surely belong to the total: silence is better than a guess.
    """
    values = tuple(part.value for part in parts)
    added = sum(values, Decimal(0))
    difference = total.value - added
    adds_up: bool | None
    if abs(difference) <= rounding_slack((*values, total.value)):
        adds_up = True
    elif values == tuple(map(Decimal, range(1, len(values) + 1))) and len(values) > 2:
        return None  # "05 cụm: Cụm 1, Cụm 2, Cụm 3 ...": numbers of names
    elif some and not decided:
        over = certain and any(part.value > total.value and part.shared for part in parts)
        adds_up = False if over else None
    else:
        # "03 đoàn (Đoàn số 1: 5, Đoàn số 2: 6)": what is counted of each whole is no part of their number
        of_each = not certain or any(not (part.words and part.shared) and part.label.lower().startswith(total.words[:1]) for part in parts)
        adds_up = False if decided and (not of_each or min(values) < total.value) else None
    if adds_up is None and not (certain and some):
        return None
    return Quantity(
        id="",
        what=" ".join(total.words),
        total=total.value,
        unit=unit_of(total),
        parts=values,
        parts_label=tuple(part.label for part in parts),
        sum=added,
        adds_up=adds_up,
        difference=difference,
        check="sum",
        evidence_total=(total.evidence(document, clause_start(document.clean, total.start)),),
        evidence_parts=tuple(Evidence(document.quote(part.start, part.end), document.span(part.start, part.end)) for part in parts),
        footnote=footnote,
    )


def rounding_slack(values: Iterable[Decimal]) -> Decimal:
    """How far printed decimals may miss their sum: half a unit of each one's last place.

    >>> rounding_slack((Decimal("1.5"), Decimal("2"), Decimal("3.25")))
    Decimal('0.055')
    """
    return sum((Decimal(5).scaleb(-decimals_of(value) - 1) for value in values if decimals_of(value)), Decimal(0))
