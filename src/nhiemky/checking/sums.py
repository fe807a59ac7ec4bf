"""Totals that their parts do not make (sum_mismatch).

What it promises: only quantities whose parts exhaust the total are reported; the sentence shows both sides and the gap,
and says which side is likelier wrong where another sum of the document decides it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.domain.directive import Directive, Inconsistency, Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.vietnamese.numbers import format_number

_MOST_QUOTES = 8
_MOST_SUMS = 3
_NEAR = 14


def check_sums(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """One finding per total that is certainly not the sum (or number) of its parts."""
    return tuple(_mismatches(document, directive.quantities))


def _mismatches(document: SourceDocument, quantities: Sequence[Quantity]) -> Iterator[Inconsistency]:
    failing = [quantity for quantity in quantities if quantity.adds_up is False and quantity.total is not None]
    for slip in _slips(failing):
        first = slip[0]
        explanation = " ".join(sum_sentence(quantity) for quantity in slip[:_MOST_SUMS])
        explanation += _culprit(first, quantities) if len(slip) == 1 else f" {_common(slip)}"
        quotes = [quote for quantity in slip for quote in (*quantity.evidence_total, *_parts(document, quantity))]
        yield Inconsistency("", "sum_mismatch", "high", explanation, _once(quotes))


def _slips(failing: Sequence[Quantity]) -> list[list[Quantity]]:
    """Sums that fail, those together that one wrong figure breaks; in the order of the first of each."""
    slips: list[list[Quantity]] = []
    for quantity in failing:
        own = next((slip for slip in slips if any(_one_slip(quantity, other) for other in slip)), None)
        if own is None:
            slips.append([quantity])
        else:
            own.append(quantity)
    return slips


def _common(slip: Sequence[Quantity]) -> str:
    """The figure that all of them share: it alone breaks them all."""
    many = "Hai chỗ" if len(slip) == 2 else f"{len(slip)} chỗ"
    shared = set.intersection(*map(_ends, slip))
    values = {_at(quantity, end) for quantity in slip for end in shared} - {None}
    which = f"số {format_number(min(each for each in values if each is not None))}" if len(values) == 1 else "số chung của chúng"
    return f"{many} lệch như nhau: nhiều khả năng sai ở {which}."


def _at(quantity: Quantity, end: int) -> Decimal | None:
    """The figure of the sum whose words end there."""
    if quantity.evidence_total and (span := quantity.evidence_total[0].span) and span.end == end:
        return quantity.total
    return next(
        (part for part, said in zip(quantity.parts, quantity.evidence_parts, strict=False) if said.span and said.span.end == end), None
    )


def sum_sentence(quantity: Quantity) -> str:
    """Both sides of a sum that fails, and the gap: "Đảng viên: ghi 45 nhưng 26 + 18 = 44 (các phần thiếu 1)."."""
    return _counted(quantity) if quantity.check == "count" else _added(quantity)


def _one_slip(one: Quantity, other: Quantity) -> bool:
    """Two sums off by the same amount that share a figure: one wrong figure breaks both (a cell breaks its row and its column)."""
    if one.check != "sum" or other.check != "sum" or abs(one.difference or 0) != abs(other.difference or 0):
        return False
    return bool(_ends(one) & _ends(other))


def _ends(quantity: Quantity) -> set[int]:
    return {evidence.span.end for evidence in (*quantity.evidence_total, *quantity.evidence_parts) if evidence.span}


def _once(quotes: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without a quote that is the beginning of another: cells of one row are one place."""
    kept = []
    for quote in quotes:
        longer = any(
            other is not quote and other.span and quote.span and other.span.start == quote.span.start and other.span.end > quote.span.end
            for other in quotes
        )
        if not longer and quote not in kept:
            kept.append(quote)
    return tuple(kept[:_MOST_QUOTES])


def _added(quantity: Quantity) -> str:
    parts = " + ".join(format_number(part) for part in quantity.parts)
    gap = quantity.difference or Decimal(0)
    side = "các phần thiếu" if gap > 0 else "các phần thừa"
    return (
        f"{_name(quantity)}: ghi {_said(quantity.total)} nhưng {parts} = {format_number(quantity.sum)} ({side} {format_number(abs(gap))})."
    )


def _counted(quantity: Quantity) -> str:
    return f"{_name(quantity)}: ghi {_said(quantity.total)} nhưng liệt kê {len(quantity.parts)}."


def _name(quantity: Quantity) -> str:
    return quantity.what[:1].upper() + quantity.what[1:] if quantity.what else "Số liệu"


def _said(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)


def _culprit(quantity: Quantity, quantities: Sequence[Quantity]) -> str:
    """Another sum that holds only with one of the two sides."""
    total, added = quantity.total, quantity.sum
    for other in quantities:
        if other is quantity or other.check != "sum" or other.total is None or total is None:
            continue
        if _overlaps(other.evidence_parts, quantity.evidence_total) and total in other.parts:
            if other.adds_up:
                return f" Tổng {format_number(other.total)} ở chỗ khác chỉ đúng với {format_number(total)}: nhiều khả năng sai ở các phần."
            if other.total - other.sum == added - total:
                other_total, right = format_number(other.total), format_number(added)
                return f" Tổng {other_total} ở chỗ khác chỉ đúng với {right}: nhiều khả năng sai ở {format_number(total)}."
    inner = [
        other
        for other in quantities
        if other is not quantity and other.adds_up and _overlaps(other.evidence_total, quantity.evidence_parts)
    ]
    if len(inner) >= 2 and len(inner) == len(quantity.parts):
        return " Từng phần đều đúng với số chi tiết của nó: nhiều khả năng sai ở số tổng."
    return ""


def _overlaps(some: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    return any(a.span and b.span and a.span.start < b.span.end and b.span.start < a.span.end for a in some for b in others)


def _parts(document: SourceDocument, quantity: Quantity) -> tuple[Evidence, ...]:
    return _joined(document, quantity.evidence_parts) if quantity.check == "sum" else quantity.evidence_parts[:_MOST_QUOTES]


def _joined(document: SourceDocument, parts: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Parts that stand side by side are one quote."""
    out: list[Evidence] = []
    for part in parts:
        if out and out[-1].span and part.span and 0 <= part.span.start - out[-1].span.end <= _NEAR:
            span = Span(out[-1].span.start, part.span.end)
            out[-1] = Evidence(" ".join(document.text[span.start : span.end].split()), span)
        elif part not in out:
            out.append(part)
    return tuple(out[:_MOST_QUOTES])
