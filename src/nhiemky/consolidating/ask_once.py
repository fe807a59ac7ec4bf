"""A figure is asked once: what the same organisation has reported already, for the same indicator, period and unit of measure.

>>> told = Told("Kết nạp đảng viên mới", "đảng viên", "14", "2023-04-30", "Sơ kết, phiếu 7/2023")
>>> asked = Asking("CT06", "Kết nạp đảng viên mới", "đảng viên", "2023-04-30")
>>> (one,) = known_already((asked,), (told,))
>>> one.code, one.offered.actual, one.differing
('CT06', '14', ())

Promise: only equal meaning is offered: the same words (folded) or a match a person settled, the same unit of measure, the same day; the
newest value is offered, every other value of the same period is told beside it; nothing is filled in here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nhiemky.consolidating.measures import measured
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.unicode import search_key
from nhiemky.vietnamese.values import parse_value


@dataclass(frozen=True, slots=True)
class Asking:
    """A row that is asked for. held: what stands in it, "" nothing."""

    code: str
    statement: str
    unit_of_measure: str
    cut_off: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that was handed in. source: campaign, receipt, period in words; href: where it can be looked at."""

    statement: str
    unit_of_measure: str
    actual: str
    cut_off: str
    source: str
    href: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """One row with what is known of it. offered: the newest; differing: other values of the same period; same: it stands there already."""

    code: str
    offered: Told
    differing: tuple[Told, ...] = ()
    same: bool = False


def known_already(
    asked: Sequence[Asking], told: Sequence[Told], settled: Mapping[tuple[str, str], str] | None = None
) -> tuple[Known, ...]:  # fmt: skip
    """told: oldest first. settled: (statement's key, unit's key) -> the code that a person said it is."""
    by_words: dict[tuple[str, str, str], list[Told]] = {}
    by_code: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        if not (one.actual.strip() and (day := _day(one.cut_off))):
            continue
        words, unit = search_key(one.statement), search_key(one.unit_of_measure)
        by_words.setdefault((words, unit, day), []).append(one)
        if settled and (code := settled.get((words, unit))):
            by_code.setdefault((code, unit, day), []).append(one)
    found = []
    for row in asked:
        day, unit = _day(row.cut_off), search_key(row.unit_of_measure)
        if not day:
            continue
        values = [*by_code.get((row.code, unit, day), ()), *by_words.get((search_key(row.statement), unit, day), ())]
        if values:
            offered = values[-1]
            others = {one.actual: one for one in values if not _same(one.actual, offered.actual, row.unit_of_measure)}
            same = _same(row.held, offered.actual, row.unit_of_measure)
            found.append(Known(row.code, offered, tuple(others.values()), same))
    return tuple(found)


def _day(cut_off: str) -> str:
    """One spelling for a day: a month is its last day; words that are none are no period."""
    try:
        day = cut_off_day(cut_off)
    except ValueError:
        return ""
    return day.isoformat() if day else ""


def _same(one: str, other: str, unit_of_measure: str) -> bool:
    """Equal as amounts, or word for word."""
    if search_key(one) == search_key(other):
        return True
    mine = measured(parse_value(one, unit_of_measure=unit_of_measure), unit_of_measure)
    theirs = measured(parse_value(other, unit_of_measure=unit_of_measure), unit_of_measure)
    return mine is not None and theirs is not None and mine.like(theirs) and mine.kind != "words" and mine.amount == theirs.amount
