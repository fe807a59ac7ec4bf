"""Figures over successions: what a successor starts with, and totals that count every predecessor once.

>>> merger = Succession("merge", date(2025, 7, 1), Decision(), ("a", "b"), (Successor("c", "C"),))
>>> total = total_over(("c",), {"a": Decimal(3), "b": Decimal(4), "c": Decimal(5)}, (merger,), date(2025, 12, 31))
>>> total.value, [(part.id, part.value) for part in total.parts]
(Decimal('12'), [('c', Decimal('5')), ('a', Decimal('3')), ('b', Decimal('4'))])
>>> carried(merger, "CT01", {"CT01": {"a": Decimal(3), "b": Decimal(4)}})["c"]
Decimal('7')

Promise: figures of predecessors stay theirs; for a summable indicator the total over successors as of any day is the total over
their predecessors' figures, each counted once. A split figure that nobody parted counts for all its successors together only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Carry, Succession, Successor

__all__ = ["Decision", "Part", "Successor", "Total", "carried", "total_over"]

Figures = Mapping[str, Decimal]
"""Organisation id -> its own figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """One organisation's own figure in a total; share: what of it counts here, less than the value after a parted split."""

    id: str
    value: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """value: the sum of the parts' shares. undivided: predecessors whose figure belongs partly to organisations not asked for."""

    value: Decimal
    parts: tuple[Part, ...]
    undivided: tuple[str, ...] = ()


def total_over(ids: Sequence[str], own: Figures, successions: Iterable[Succession], as_of: date, code: str = "") -> Total:
    """The total of a summable indicator over organisations as of a day, with their predecessors' figures.

    code: of the indicator, for what the successions say of it: figures not carried ("none", "last", "recompute") are left out.
    """
    happened = sorted(enumerate(each for each in successions if each.on <= as_of), key=lambda pair: (pair[1].on, pair[0]), reverse=True)
    shares: dict[str, Fraction | None] = dict.fromkeys(ids, Fraction(1))  # None: a part of it, nobody said which
    for _, each in happened:
        carry = each.carries.get(code, Carry())
        inside = [successor.id for successor in each.successors if successor.id in shares]
        if carry.rule != "sum" or not inside:
            continue
        whole = len(inside) == len(each.successors) and all(shares[id] == 1 for id in inside)
        for predecessor in each.ended:
            if predecessor not in shares:
                shares[predecessor] = Fraction(1) if whole else _parted(each, carry, inside, shares, own.get(predecessor))
    known = [(id, own[id], share) for id, share in shares.items() if id in own]
    parts = tuple(
        Part(id, value, value if share == 1 else _decimal(share * Fraction(value))) for id, value, share in known if share is not None
    )
    undivided = tuple(id for id, _, share in known if share is None)
    return Total(sum((part.share for part in parts), Decimal(0)), parts, undivided)


def _parted(
    each: Succession, carry: Carry, inside: Sequence[str], shares: Mapping[str, Fraction | None], value: Decimal | None
) -> Fraction | None:
    """What part of a predecessor's figure falls to the successors asked for; None where the decision does not say."""
    if not carry.allotted or len(each.ended) != 1 or not value:
        return None
    total = Fraction(0)
    for id in inside:
        share = shares[id]
        if share is None:
            return None
        total += Fraction(carry.allotted.get(id, Decimal(0))) * share
    return total / Fraction(value)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def carried(succession: Succession, code: str, figures: Mapping[str, Figures]) -> dict[str, Decimal | None]:
    """What each successor starts with for one indicator. figures: indicator code -> predecessors' figures.

    None: not comparable, not known, or a split figure nobody parted. Raises Refusal (carry_allotment) where the parts do not make
    the whole.
    """
    carry = succession.carries.get(code, Carry())
    own = figures.get(code, {})
    successors = [successor.id for successor in succession.successors]
    if carry.rule == "none":
        return dict.fromkeys(successors)
    if carry.rule == "last":
        going_on = [id for id in succession.predecessors if id in successors]
        return {id: own.get(id if id in going_on else (going_on or succession.predecessors)[0]) for id in successors}
    if carry.rule == "recompute":
        above, below = (carried(succession, each, figures) for each in (carry.numerator, carry.denominator))
        return {id: _ratio(above[id], below[id]) for id in successors}
    known = [own[id] for id in succession.predecessors if id in own]
    whole = sum(known, Decimal(0)) if known else None
    if len(successors) == 1:
        return {successors[0]: whole}
    if not carry.allotted:
        return dict.fromkeys(successors)
    if whole is None or sum(carry.allotted.values(), Decimal(0)) != whole:
        parts = " + ".join(str(carry.allotted.get(id, Decimal(0))) for id in successors)
        raise Refusal("carry_allotment", indicator=code, parts=parts, whole="chưa có" if whole is None else whole)
    return {id: carry.allotted.get(id, Decimal(0)) for id in successors}


def _ratio(above: Decimal | None, below: Decimal | None) -> Decimal | None:
    """A percentage, None where it has no base."""
    return None if above is None or not below else 100 * above / below
