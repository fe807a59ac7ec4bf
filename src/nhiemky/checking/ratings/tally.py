"""Counts of each group and the room it has for excellence: the largest E with E <= ratio * base while everything else stays.

>>> from nhiemky.rulebook.ratings import Cap
>>> cap = Cap(code="x", who="collective", ratio=Decimal("0.20"), clause="Điều 12", grade="A")
>>> [allowed_excellent(total, cap) for total in (5, 6, 12, 21)]
[0, 1, 2, 3]

Of those rated good alone (G) the base grows as E falls: a demoted excellent one joins G, so T = E + G is what stays and E <= r * (T - E).
4 of 21 stand against 17 good (23,5%), 3 against 18 (16,7%): three are allowed. All arithmetic is of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from nhiemky.checking.ratings.subjects import counted
from nhiemky.domain.rating import LEVELS, Rated, SubjectKind, Tally
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Cap

Elevated = Mapping[tuple[str, str], Decimal]
"""(subject kind, group) -> the higher ratio that a decision allows it."""
Denominator = Literal["good", "good_or_better", "all"]

_PLACES = Decimal("0.000001")


def allowed_excellent(total: int, cap: Cap, ratio: Decimal | None = None) -> int:
    """The most that may be excellent of `total` subjects, who are

    excellent + good         where the cap's denominator is "good" (demoted ones join the good) or "good_or_better",
    all who have a level     where it is "all".

    ratio: instead of the cap's own (an elevated one). A group below `small_below` is free where the rule says so; `least` is
    granted where the formula gives fewer. Never more than `total`.
    """
    if cap.small_group == "free" and total < cap.small_below:
        return total
    p, q = (cap.ratio if ratio is None else ratio).as_integer_ratio()
    over = q + p if cap.denominator == "good" else q  # E * over <= p * total, both sides times q
    most = {
        "none": p * total // over,
        "floor": p * total // over,
        "half_up": (2 * p * total + q) // (2 * over),  # E <= r * base + 1/2
        "ceil": (p * total + q - 1) // over,  # E < r * base + 1
    }[cap.rounding]
    return min(max(most, cap.least), total)


@dataclass(slots=True)
class Counts:
    """One group while it is counted: excellent, good, completed, not completed, and heads who do not count here."""

    excellent: int = 0
    good: int = 0
    completed: int = 0
    not_completed: int = 0
    left_out: int = 0

    @property
    def rated(self) -> int:
        """All who count and have a level."""
        return self.excellent + self.good + self.completed + self.not_completed

    def total(self, denominator: Denominator) -> int:
        """What `allowed_excellent` is asked with."""
        return self.rated if denominator == "all" else self.excellent + self.good


def tallies(rows: Iterable[Rated], rules: RuleSet, elevated: Elevated = {}) -> tuple[Tally, ...]:  # noqa: B006 (never written to)
    """Each group of each kind, in the order it first appears. Rows of a subject already seen, of unknown level or without a group
    do not count; levels that are none count nowhere. elevated: at most the rule's own elevated ratio is granted."""
    caps = {kind: rules.cap(kind) for kind in _KINDS}
    leave_out = {kind: bool(cap and cap.exclude_heads) for kind, cap in caps.items()}
    groups = counts_of(counted(rows), leave_out["individual"])
    return tuple(tally_of(kind, group, counts, caps[kind], elevated.get((kind, group))) for (kind, group), counts in groups.items())


_KINDS: Sequence[SubjectKind] = ("collective", "individual")


def counts_of(rows: Iterable[Rated], without_heads: bool) -> dict[tuple[SubjectKind, str], Counts]:
    """(kind, group) -> its counts. without_heads: individuals who head a collective do not count."""
    groups: dict[tuple[SubjectKind, str], Counts] = {}
    for row in rows:
        if not row.group:
            continue
        counts = groups.get((row.kind, row.group))
        if counts is None:
            counts = groups[row.kind, row.group] = Counts()
        if row.level not in LEVELS:
            continue
        if without_heads and row.is_head and row.kind == "individual":
            counts.left_out += 1
        elif row.level == "HTXSNV":
            counts.excellent += 1
        elif row.level == "HTTNV":
            counts.good += 1
        elif row.level == "HTNV":
            counts.completed += 1
        else:
            counts.not_completed += 1
    return groups


def tally_of(kind: SubjectKind, group: str, counts: Counts, cap: Cap | None, raised: Decimal | None = None) -> Tally:
    """The counts with room and shares. Without a cap nothing bounds the group (`judge` says that it was not checked)."""
    denominator: Denominator = cap.denominator if cap else "good"
    allowed = allowed_excellent(counts.total(denominator), cap, granted(cap, raised)) if cap else counts.excellent + counts.good
    return Tally(
        group=group,
        subject_kind=kind,
        excellent=counts.excellent,
        good=counts.good,
        completed=counts.completed,
        not_completed=counts.not_completed,
        allowed=allowed,
        ok=counts.excellent <= allowed,
        share_of_good=share(counts.excellent, counts.good),
        share_of_good_or_better=share(counts.excellent, counts.excellent + counts.good),
        share_of_all=share(counts.excellent, counts.rated),
        enforced=denominator,
        left_out=counts.left_out,
    )


def granted(cap: Cap, raised: Decimal | None) -> Decimal:
    """The ratio that holds: the cap's, or the decided higher one up to what the rule lets a decision give."""
    if raised is None or cap.elevated_ratio is None:
        return cap.ratio
    return max(cap.ratio, min(raised, cap.elevated_ratio))


def share(part: int, whole: int) -> Decimal | None:
    """part / whole to six places, half to even; None where the whole is 0.

    >>> share(4, 17), share(1, 0)
    (Decimal('0.235294'), None)
    """
    return (Decimal(part) / Decimal(whole)).quantize(_PLACES, ROUND_HALF_EVEN) if whole else None
