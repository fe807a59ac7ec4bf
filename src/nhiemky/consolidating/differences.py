"""What moved between two consolidations of one campaign: which figures, through which units, who came and who is still missing.

>>> from decimal import Decimal
>>> from nhiemky.domain.consolidation import BLANK, Part
>>> def whole(number):
...     value = Value(str(number), Decimal(number))
...     part = Part("Chi bộ A", "a.xlsx", "", "E5", BLANK, value, counted=True, submission=f"s{number}")
...     return Consolidation((), (), (ConsolidatedIndicator("Kết nạp", "đảng viên", "sum", BLANK, value, None, (part,), code="CT01"),))
>>> [moved] = difference(whole(3), whole(5)).moved
>>> moved.words, [(cause.unit, cause.kind, cause.before.raw, cause.after.raw) for cause in moved.causes]
('+2', [('Chi bộ A', 'changed', '3', '5')])

Promise: a figure that moved names every part that changed; two equal consolidations differ in nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nhiemky.consolidating.wording import key, unit_key
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part
from nhiemky.domain.figure import BLANK, Value
from nhiemky.vietnamese.numbers import format_number

Kind = Literal["new", "changed", "gone", "own"]
"""A unit's figure came, changed, went; or the parent's own figure did."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One part that makes a figure move. submission: of the later part, of the earlier where it went."""

    unit: str
    kind: Kind
    before: Value
    after: Value
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """One indicator whose figure (or target) is another one now."""

    code: str
    statement: str
    unit_of_measure: str
    before: Value
    after: Value
    causes: tuple[Cause, ...]

    @property
    def is_apart(self) -> bool:
        """No common figure before or after: the units' own figures moved."""
        return self.before.is_blank and self.after.is_blank

    @property
    def words(self) -> str:
        """How far: "+12", "-1,4"; "có số" where there was none, "mất số", "đổi" for words, "" where only a target moved."""
        if self.before == self.after:
            return ""
        if self.before.number is None or self.after.number is None:
            return "có số" if self.before.is_blank else "mất số" if self.after.is_blank else "đổi"
        apart = self.after.number - self.before.number
        return f"{'+' if apart > 0 else ''}{format_number(apart)}" if apart else ""


@dataclass(frozen=True, slots=True)
class Difference:
    """moved: in the later one's order. came, went: units with figures in one only; missing: still without, in the later one."""

    moved: tuple[Moved, ...] = ()
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    units_before: int = 0
    units_after: int = 0

    def of(self, code: str, statement: str) -> Moved | None:
        """What became of one indicator."""
        return next((moved for moved in self.moved if (moved.code, moved.statement) == (code, statement)), None)


def difference(before: Consolidation, after: Consolidation) -> Difference:
    """before: the version last laid before the committee, or any other."""
    earlier = {_key(indicator): indicator for indicator in before.indicators}
    later = {_key(indicator): indicator for indicator in after.indicators}
    moved = [change for mark, indicator in later.items() if (change := _moved(earlier.get(mark), indicator))]
    moved += [change for mark, indicator in earlier.items() if mark not in later and (change := _moved(indicator, None))]
    had, have = before.reporting, after.reporting
    return Difference(
        moved=tuple(moved),
        came=tuple(unit for unit in have if unit not in set(had)),
        went=tuple(unit for unit in had if unit not in set(have)),
        missing=tuple(missing.unit for missing in after.missing),
        units_before=len(had),
        units_after=len(have),
    )


def _key(indicator: ConsolidatedIndicator) -> tuple[str, str]:
    """By its code; a row no campaign asks for by its words."""
    if indicator.code:
        return indicator.code, ""
    return key(indicator.statement, indicator.unit_of_measure), unit_key(indicator.unit_of_measure)


def _moved(before: ConsolidatedIndicator | None, after: ConsolidatedIndicator | None) -> Moved | None:
    shown = after or before
    assert shown
    causes = (*_own_causes(before, after), *_causes(before.parts if before else (), after.parts if after else ()))
    was, now = before.actual if before else BLANK, after.actual if after else BLANK
    targets = (before.target if before else BLANK, after.target if after else BLANK)
    if _same(was, now) and not causes and _same(*targets):
        return None
    return Moved(shown.code, shown.statement, shown.unit_of_measure, was, now, causes)


def _own_causes(before: ConsolidatedIndicator | None, after: ConsolidatedIndicator | None) -> tuple[Cause, ...]:
    was, now = before.given if before else None, after.given if after else None
    if was == now:
        return ()
    figure = now or was
    assert figure
    return (Cause(figure.board or figure.author, "own", was.value if was else BLANK, now.value if now else BLANK),)


def _causes(before: Sequence[Part], after: Sequence[Part]) -> tuple[Cause, ...]:
    earlier = {part.unit: part for part in before if part.counted}
    later = {part.unit: part for part in after if part.counted}
    causes = []
    for unit, part in later.items():
        was = earlier.get(unit)
        if was is None:
            causes.append(Cause(unit, "new", BLANK, part.actual, part.submission))
        elif not _same(was.actual, part.actual):
            causes.append(Cause(unit, "changed", was.actual, part.actual, part.submission))
    causes += [Cause(unit, "gone", part.actual, BLANK, part.submission) for unit, part in earlier.items() if unit not in later]
    return tuple(causes)


def _same(a: Value, b: Value) -> bool:
    return (a.plain, a.comparator, a.percent) == (b.plain, b.comparator, b.percent)
