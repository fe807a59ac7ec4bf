"""Exact sums and shares of figures. Promise: no rounding but where a function's name says so.

>>> exact_sum([Decimal("0.1"), Decimal("0.2"), Decimal("1E+30")])
Decimal('1000000000000000000000000000000.3')
>>> rounded(Fraction(2, 3) * 100, 1)
Decimal('66.7')
>>> fraction_of("12/15 chi bộ")
(12, 15)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact
from fractions import Fraction

_EXACT = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact])
_X_OF_Y = re.compile(r"^\s*(\d{1,3}(?:\.\d{3})+|\d+)\s*/\s*(\d{1,3}(?:\.\d{3})+|\d+)(?!\s*[/\d])(?:\s+\D*)?(?:\(.*\))?\s*$")


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """The sum to the last digit. The default context of Decimal would round at 28 digits."""
    total = Decimal(0)
    for number in numbers:
        total = _EXACT.add(total, number)
    return total


def rounded(value: Fraction | Decimal, places: int) -> Decimal:
    """Half up, as an office rounds, to `places` after the comma."""
    exact = Fraction(value)
    scaled = exact * 10**places
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(-whole if scaled < 0 else whole).scaleb(-places, _EXACT)


def exact_or_rounded(value: Fraction, places: int) -> tuple[Decimal, bool]:
    """The decimal itself where it ends within `places` digits (then True), else rounded to `places`."""
    for digits in range(places + 1):
        candidate = rounded(value, digits)
        if Fraction(candidate) == value:
            return candidate, True
    return rounded(value, places), False


def percent_places(numbers: Iterable[int]) -> int:
    """Digits after the comma for a mean or share of figures printed with these many: one more, at least two."""
    return max(2, max(numbers, default=0) + 1)


def as_fraction(number: Decimal) -> Fraction:
    """Exact."""
    return Fraction(number)


def fraction_of(raw: str) -> tuple[int, int] | None:
    """ "12/15", "12/15 (80%)", "12/15 chi bộ" -> (12, 15). Months ("4/2023") and days are none.

    >>> fraction_of("4/2023"), fraction_of("30/4/2023"), fraction_of("0/0")
    (None, None, None)
    """
    match = _X_OF_Y.match(raw)
    if match is None:
        return None
    part, whole = (int(text.replace(".", "")) for text in match.groups())
    if whole == 0 or (part <= 12 and 1900 <= whole <= 2100):
        return None
    return part, whole
