"""What a result report says beside who reported: conferences held, targets that are lowest, difficulties the units named.

>>> from decimal import Decimal
>>> from nhiemky.domain.figure import BLANK, Value
>>> def row(statement, target, actual):
...     t, a = Value(target, number=Decimal(target)), Value(actual, number=Decimal(actual))
...     return ConsolidatedIndicator(statement, "%", "sum", t, a, "chưa đạt", ())
>>> whole = Consolidation((), (), (row("Kết nạp", "100", "90"), row("Học tập", "100", "40")))
>>> [(target.statement, target.reached) for target in lowest_targets(whole)]
[('Học tập', Decimal('40.0')), ('Kết nạp', Decimal('90.0'))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation
from nhiemky.domain.progress import percent
from nhiemky.vietnamese.unicode import fold
from nhiemky.writing.consolidation_words import figure_words, target_words

_HARD = re.compile(r"\b(kho khan|vuong mac|han che|ton tai|khuyet diem|nguyen nhan|kien nghi|de xuat)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """A conference (hội nghị): of which unit, on which day, with what result in a line."""

    unit: str
    on: date
    result: str = ""


@dataclass(frozen=True, slots=True)
class LowTarget:
    """A target that is not met. reached: percent of the target, of a figure followed unit by unit percent of units that met it."""

    statement: str
    target: str
    actual: str
    reached: Decimal
    short_units: int
    counted: int


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What units wrote under one heading about difficulties. lines: (units, first sentence)."""

    title: str
    units: int
    lines: tuple[tuple[str, str], ...]


def lowest_targets(consolidation: Consolidation | None, most: int = 5) -> tuple[LowTarget, ...]:
    """Indicators not met, the farthest from their target first."""
    found = [low for indicator in (consolidation.indicators if consolidation else ()) if (low := _low(indicator))]
    return tuple(sorted(found, key=lambda low: (low.reached, low.statement))[:most])


def _low(indicator: ConsolidatedIndicator) -> LowTarget | None:
    counted = [part for part in indicator.parts if part.counted]
    short = sum(part.status == "chưa đạt" for part in counted)
    target, actual = indicator.target.number, indicator.actual.number
    if indicator.status == "chưa đạt" and target and actual is not None:
        reached = (target / actual if actual else Decimal()) if indicator.direction == "lower" else actual / target
        words = figure_words(indicator.actual)
        return LowTarget(indicator.statement, target_words(indicator), words, round(100 * reached, 1), short, len(counted))
    if indicator.method == "none" and short and (met := percent(len(counted) - short, len(counted))) is not None:
        words = f"{len(counted) - short}/{len(counted)} đơn vị đạt"
        return LowTarget(indicator.statement, target_words(indicator), words, met, short, len(counted))
    return None


def difficulties(consolidation: Consolidation | None, most: int = 12) -> Iterator[Difficulty]:
    """Headings of the outline that ask for difficulties, with what the units wrote there."""
    for section in consolidation.sections if consolidation else ():
        if section.contributions and _HARD.search(fold(section.title)):
            lines = [(", ".join(each.units), _first_sentence(each.paragraphs[0])) for each in section.contributions if each.paragraphs]
            units = len({unit for each in section.contributions for unit in each.units})
            yield Difficulty(section.title, units, tuple(lines[:most]))


def _first_sentence(paragraph: str) -> str:
    words = paragraph.lstrip("-+*• ").strip()
    end = re.search(r"(?<=[^\d\s])[.;](?=\s|$)", words)
    return words[: end.start()] if end else words
