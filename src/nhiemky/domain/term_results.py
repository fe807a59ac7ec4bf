"""A term looked back on and the next one begun, as values (kết quả nhiệm kỳ, lời hứa, chỉ tiêu nhiệm kỳ tới).

>>> Dated(date(2023, 4, 30), "ngày 30/4/2023", "14", "Sơ kết giữa nhiệm kỳ").said
'14 (ngày 30/4/2023)'
>>> OUTCOME_WORDS["partly"]
'Một phần'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Outcome = Literal["kept", "partly", "not", "unknown"]
OUTCOME_WORDS: Mapping[Outcome, str] = {"kept": "Đã thực hiện", "partly": "Một phần", "not": "Chưa thực hiện", "unknown": "Chưa rõ"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure of one day, as written, with where it stands. href: the page it opens, "" where there is none."""

    day: date
    label: str
    raw: str
    source: str
    href: str = ""
    estimated: bool = False

    @property
    def said(self) -> str:
        return f"{self.raw}{' (ước)' if self.estimated else ''} ({self.label})"


@dataclass(frozen=True, slots=True)
class TermResult:
    """One indicator over a term. original: the first level, target: the one in force; years: year -> the last figure of it."""

    code: str
    statement: str
    unit_of_measure: str
    original: str
    target: str
    note: str
    years: Mapping[int, Dated] = field(default_factory=dict)
    mid: Dated | None = None
    last: Dated | None = None
    status: str = ""
    arithmetic: str = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TermRule:
    """An office's own figures for this work (rulebook/data/term_work.yaml has the defaults). confirmed: somebody set them.

    growth       percent added to the yearly average; trend_share: percent of a state's yearly trend carried on.
    partly_from  percent of a promised level from which it is kept in part; the minutes are what a unit spends.
    """

    growth: Decimal
    trend_share: Decimal
    partly_from: Decimal
    minutes_per_figure: Decimal
    minutes_per_heading: Decimal
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the superior sets for the next term: a level for the whole term, or a year's part of it."""

    raw: str
    source: str
    per_year: bool = False


@dataclass(frozen=True, slots=True)
class NextLevel:
    """A level proposed for the next term, "" where nothing can be computed; arithmetic: how it came about, in words."""

    level: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class PromiseTold:
    """A promise as a paper has it."""

    words: str
    source: str
    statement: str
    level: str
    came: str
    outcome: str
    said: str


@dataclass(frozen=True, slots=True)
class NextTold:
    """A proposed target as a paper has it."""

    statement: str
    unit_of_measure: str
    target: str
    last: str
    level: str
    arithmetic: str
