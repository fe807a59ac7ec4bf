"""Rating rules (quy định xếp loại): what one document says, as dated data with the clause beside each value.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> rules = rule_set(2023)
>>> rules.id, rules.cap("collective").ratio, rules.cap("collective").denominator, rules.cap("collective").clause
('124-QĐ/TW + 25-HD/BTCTW', Decimal('0.20'), 'good', 'Điều 12')

A file (`RuleFile`) is one document. Every item has a `code`, a clause and a grade; an overlay (a guidance on a regulation, a province on
the centre, a committee on its province) names what it extends and says only what it changes: an item of the same code replaces, a new
code adds, `drops` takes away with a reason. Files stand in data/ratings/; `rating_sets` lays them over each other and chooses by the
rated year. What is only known at grade C, K or I is a default that an office must confirm, and every finding that rests on it says so. Caps
and the head rule are enforced all the same; other findings that rest on an unconfirmed default are of severity medium, never high. What a
text is not known to say at all is an `Unknown`: asked about, the answer is needs_confirmation, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from nhiemky.domain.rating import rank
from nhiemky.rulebook.document_form import Grade
from nhiemky.rulebook.load import MisplacedError
from nhiemky.rulebook.rating_items import (
    Band,
    Cap,
    Ceiling,
    Condition,
    Forced,
    HeadRule,
    Item,
    Kind,
    LevelCode,
    NotRated,
    Outcome,
    PeriodKind,
    Quarter,
    Reading,
    Test,
    Who,
)
from nhiemky.rulebook.rating_process import (
    Authority,
    Criterion,
    Day,
    DayReading,
    Form,
    Formula,
    Principle,
    Step,
    Subject,
    Unknown,
)

__all__ = [
    "ITEM_FIELDS", "Authority", "Band", "Cap", "Ceiling", "Condition", "Criterion", "Day", "DayReading", "Forced", "Form", "Formula",
    "Grade", "HeadRule", "Item", "Kind", "LevelCode", "NotRated", "Outcome", "PeriodKind", "Principle", "Quarter", "Reading", "RuleFile",
    "Step", "Subject", "Test", "Unknown", "Who", "bands_meet",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One document's rules, or an overlay on another's.

    rated_from/rated_to  years it rates, both inclusive, None = still; periods: what it rates.
    extends              id of the document it lays itself over; standing False: only asked by name (examples, civil service).
    layer                centre | province | committee | unit: a file that does not say is a committee's, so that it can loosen nothing.
    drops                code of an item -> why it does not hold here.
    """

    id: str
    title: str
    issuer: str
    signed: date | None
    effective_from: date
    effective_to: date | None
    rated_from: int
    rated_to: int | None
    source: str
    confirm: str
    periods: tuple[PeriodKind, ...] = ("year",)
    extends: str | None = None
    replaces: tuple[str, ...] = ()
    layer: Literal["centre", "province", "committee", "unit"] = "committee"
    standing: bool = True
    subjects: tuple[Subject, ...] = ()
    bands: tuple[Band, ...] = ()
    conditions: tuple[Condition, ...] = ()
    forced: tuple[Forced, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    not_rated: tuple[NotRated, ...] = ()
    caps: tuple[Cap, ...] = ()
    head_rules: tuple[HeadRule, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    formulas: tuple[Formula, ...] = ()
    forms: tuple[Form, ...] = ()
    principles: tuple[Principle, ...] = ()
    steps: tuple[Step, ...] = ()
    authorities: tuple[Authority, ...] = ()
    days: tuple[Day, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    drops: Mapping[str, str] = None  # type: ignore[assignment]  # filled by __post_init__

    def __post_init__(self) -> None:
        if self.drops is None:
            object.__setattr__(self, "drops", {})
        if self.effective_to is not None and self.effective_to < self.effective_from:
            problem = f"hết hiệu lực {self.effective_to:%d/%m/%Y} trước ngày có hiệu lực {self.effective_from:%d/%m/%Y}"
            raise MisplacedError(f"{problem}. Hãy xem lại effective_from, effective_to", "effective_to")
        if self.rated_to is not None and self.rated_to < self.rated_from:
            problem = f"năm cuối {self.rated_to} trước năm đầu {self.rated_from}"
            raise MisplacedError(f"{problem}. Hãy xem lại rated_from, rated_to", "rated_to")
        if self.extends == self.id:
            raise MisplacedError(f"văn bản '{self.id}' dựa trên chính nó. Hãy ghi số và ký hiệu của văn bản cấp trên", "extends")
        for section in ITEM_FIELDS:
            _no_code_twice(section, getattr(self, section))
        _one_cap_a_kind(self.caps)
        if self.extends is None:
            bands_meet(self.bands)  # an overlay may say only one of them


ITEM_FIELDS = (
    "subjects", "bands", "conditions", "forced", "ceilings", "not_rated", "caps", "head_rules", "quarters", "criteria", "formulas", "forms",
    "principles", "steps", "authorities", "days", "unknown",
)  # fmt: skip


def _no_code_twice(section: str, items: tuple[Item, ...]) -> None:
    seen: set[str] = set()
    for at, item in enumerate(items):
        if item.code in seen:
            raise MisplacedError(f"code '{item.code}' ghi hai lần trong '{section}'. Hãy đổi tên một mục, hoặc bỏ mục thừa", section, at)
        seen.add(item.code)


def _one_cap_a_kind(caps: tuple[Cap, ...]) -> None:
    seen: dict[str, str] = {}
    for at, cap in enumerate(caps):
        if cap.who in seen:
            problem = f"hai trần cho cùng '{cap.who}': {seen[cap.who]} và {cap.code}"
            raise MisplacedError(f"{problem}. Hãy giữ một; cách đọc khác ghi ở readings của trần ấy", "caps", at)
        seen[cap.who] = cap.code


def bands_meet(bands: tuple[Band, ...]) -> None:
    """From 0 to 100 without a gap or an overlap, a better level higher; else `MisplacedError`. No bands at all: no points are given."""
    ordered = sorted(enumerate(bands), key=lambda each: each[1].at_least)
    floor = Decimal(0)
    for at, band in ordered:
        if band.at_least != floor:
            what = "chồng nhau" if band.at_least < floor else "hở"
            problem = f"các khoảng điểm {what} ở {min(floor, band.at_least)}-{max(floor, band.at_least)}"
            raise MisplacedError(f"{problem}. Hãy ghi at_least của '{band.code}' là {floor} (khoảng dưới kết thúc ở đó)", "bands", at)
        floor = Decimal(101) if band.below is None else band.below
    if bands and floor <= 100:
        at, band = ordered[-1]
        raise MisplacedError(f"chưa có mức nào cho {floor} điểm trở lên. Hãy bỏ below của '{band.code}'", "bands", at)
    for (_, lower), (at, higher) in pairwise(ordered):
        if rank(higher.level) <= rank(lower.level):
            problem = f"{higher.at_least} điểm ứng với mức không cao hơn {lower.at_least} điểm"
            raise MisplacedError(f"{problem}. Hãy xem lại level của '{higher.code}'", "bands", at)
