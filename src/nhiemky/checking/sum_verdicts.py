"""What became of every sum of a document: how many were added again, and how it came out.

What it promises: each quantity is counted once, under one verdict; the sentence says no verdict that none has.

>>> verdicts = SumVerdicts(holds=35, rounded=1, fails=1, open=4)
>>> verdicts.sentence
'Đã cộng lại 41 tổng: 35 khớp, 1 khớp sau làm tròn, 1 không khớp, 4 không kiểm được.'
>>> SumVerdicts().sentence
'Không có tổng nào để cộng lại.'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.directive import Directive, Quantity

Verdict = Literal["holds", "rounded", "fails", "open"]


@dataclass(frozen=True, slots=True)
class SumVerdicts:
    """How many totals hold exactly, within the rounding of what is printed, not at all; open: the text does not decide."""

    holds: int = 0
    rounded: int = 0
    fails: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        return self.holds + self.rounded + self.fails + self.open

    def __add__(self, other: SumVerdicts) -> SumVerdicts:
        """Of two documents together."""
        return SumVerdicts(self.holds + other.holds, self.rounded + other.rounded, self.fails + other.fails, self.open + other.open)

    @property
    def sentence(self) -> str:
        """One Vietnamese sentence for the command and the pages."""
        if not self.total:
            return "Không có tổng nào để cộng lại."
        said = ((self.holds, "khớp"), (self.rounded, "khớp sau làm tròn"), (self.fails, "không khớp"), (self.open, "không kiểm được"))
        return f"Đã cộng lại {self.total} tổng: " + ", ".join(f"{count} {words}" for count, words in said if count) + "."


NO_SUMS = SumVerdicts()


def verdict_of(quantity: Quantity) -> Verdict:
    """The verdict on one total and its parts."""
    if quantity.total is None or quantity.adds_up is None:
        return "open"
    if not quantity.adds_up:
        return "fails"
    return "rounded" if quantity.difference else "holds"


def sum_verdicts(directive: Directive) -> SumVerdicts:
    """Of all sums of the document, those of lists ("04 giải pháp" and its items) included."""
    verdicts = [verdict_of(quantity) for quantity in directive.quantities]
    return SumVerdicts(verdicts.count("holds"), verdicts.count("rounded"), verdicts.count("fails"), verdicts.count("open"))
