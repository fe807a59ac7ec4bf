"""Rating rules (quy định xếp loại): what one document says, as dated data with the clause beside each value.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> rules = rule_set(2023)
>>> rules.id, rules.cap("collective").ratio, rules.cap("collective").denominator, rules.cap("collective").clause
('124-QĐ/TW + 25-HD/BTCTW', Decimal('0.20'), 'good', 'Điều 12')

A file (`RuleFile`) is one document. Every item has a `code`, a clause and a grade; an overlay (a guidance on a regulation, a province on
the centre, a committee on its province) names what it extends and says only what it changes: an item of the same code replaces, a new
code adds, `drops` takes away with a reason. Files stand in data/ratings/; `rating_sets` lays them over each other and chooses by the
rated year. What is only known at grade C, K or I is a default that an office must confirm, and every finding that rests on it says so. Caps and
the head rule are enforced all the same; other findings that rest on an unconfirmed default are of severity medium, never high. What a
text is not known to say at all is an `Unknown`: asked about, the answer is needs_confirmation, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from nhiemky.rulebook.document_form import Grade, Ruled

__all__ = [
    "Authority", "Band", "Cap", "Ceiling", "Condition", "Criterion", "Day", "Forced", "Form", "Grade", "HeadRule", "Item", "Kind",
    "NotRated",
    "Quarter", "Reading", "RuleFile", "Step", "Test", "Unknown", "Who",
]  # fmt: skip

Kind = Literal["collective", "individual"]
Who = Literal["collective", "individual", "head", "member", "both"]
"""Whom an item is about: head and member are individuals who head a collective, and those who do not."""
LevelCode = Literal["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
Outcome = Literal["CHUA_XEP_LOAI", "KHONG_XEP_LOAI", "MIEN"]
PeriodKind = Literal["year", "quarter", "term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Ruled):
    """One thing the document says. code: its name among items of its sort. note: what a reader should know. confirmed: who confirmed a
    default of grade C, K or I, by which document ("" nobody yet)."""

    code: str
    note: str = ""
    confirmed: str = ""

    @property
    def certain(self) -> bool:
        """May carry a finding of severity high."""
        return not self.needs_confirmation or bool(self.confirmed.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A question to one recorded fact (a column of the table) or to a mark only a person can state. Exactly one of the comparisons.

    {fact: tasks_done_percent, below: 50} | {fact: months_absent, at_least: 3} |
    {fact: discipline, discipline_from: canh_cao} (that or heavier)
    | {fact: civil_service_level, equals: [KHTNV]} | {mark: mat_doan_ket}. For percents and months the bounds are numbers.
    """

    fact: str = ""
    mark: str = ""
    below: Decimal | None = None
    at_least: Decimal | None = None
    above: Decimal | None = None
    equals: tuple[str, ...] = ()
    discipline_from: str = ""

    def __post_init__(self) -> None:
        given = [self.below is not None, self.at_least is not None, self.above is not None, bool(self.equals), bool(self.discipline_from)]
        if bool(self.mark) == bool(self.fact) or (self.fact and sum(given) != 1):
            raise ValueError(
                "một phép hỏi cần đúng một fact với một so sánh, hoặc một mark. Hãy ghi dạng {fact: points, below: 50} hoặc {mark: ten_dau}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Item):
    """Points of 100 that a level needs: [at_least, below), below None = no upper end."""

    level: LevelCode
    at_least: Decimal
    below: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Item):
    """What a level needs beside points: every test of `needs` must hold for `who` to be given `level` (or a better one, where
    `or_better`). says: the condition in the office's words."""

    level: LevelCode
    who: Who
    needs: tuple[Test, ...]
    says: str
    or_better: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced(Item):
    """When all tests hold the level is this one, whatever the points; unless: marks that lift it (bất khả kháng, tự khắc phục)."""

    who: Who
    when: tuple[Test, ...]
    level: LevelCode
    says: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling(Item):
    """When all tests hold nothing above max_level may be given."""

    who: Who
    when: tuple[Test, ...]
    max_level: LevelCode
    says: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated(Item):
    """When all tests hold no level is given; outcome: which non-level stands instead."""

    who: Who
    when: tuple[Test, ...]
    outcome: Outcome
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Another way the same words can be read; the stricter of the readings warns. Fields given here replace the cap's."""

    says: str
    ratio: Decimal | None = None
    denominator: Literal["good", "good_or_better", "all"] | None = None
    rounding: Literal["none", "floor", "half_up", "ceil"] | None = None
    exclude_heads: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(Item):
    """The most that may be excellent: E <= ratio * base, base = good | good_or_better | all who have a level, in each group.

    rounding of ratio * base. group_by, scope: in words of the rule, for people and forms; the table's `group` is the group.
    elevated_ratio: with a decision only. small_group: groups below `small_below` are "same" as others, or "free" (cap not applied).
    least: so many are allowed where the formula gives fewer (0 = none).
    """

    who: Kind
    ratio: Decimal
    elevated_ratio: Decimal | None = None
    denominator: Literal["good", "good_or_better", "all"] = "good"
    rounding: Literal["none", "floor", "half_up", "ceil"] = "none"
    group_by: tuple[str, ...] = ("similar",)
    scope: str = ""
    exclude_heads: bool = False
    small_group: Literal["same", "free"] = "same"
    small_below: int = 0
    least: int = 0
    on_breach: Literal["block", "warn"] = "block"
    priority: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not 0 < self.ratio < 1:
            raise ValueError("tỷ lệ phải lớn hơn 0 và nhỏ hơn 1. Hãy ghi dạng 0.20 (là 20%)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRule(Item):
    """The head's level against the collective's (người đứng đầu không cao hơn tập thể)."""

    not_above: bool = True
    on_breach: Literal["block", "warn"] = "block"
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter(Item):
    """How quarters bear on the year: `count` quarters of `level` (consecutive or not) limit the year to max_level, or ask for `says`."""

    level: LevelCode
    count: int
    consecutive: bool = False
    max_level: LevelCode | None = None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Item):
    """A line of the criteria frame (khung tiêu chí): max points, or 0 where it is graded Xuất sắc/Tốt/Trung bình/Kém; parent: its group."""

    who: str  # collective | leader | member | outside ... : which frame
    says: str
    max_points: Decimal = Decimal(0)
    parent: str = ""
    kind: Literal["common", "tasks"] = "common"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Item):
    """A form of the review (mẫu): whose, its title, and its sections in order (key: heading)."""

    who: str
    title: str
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Item):
    """A step of the process in order; actor: self | advisory | authority ...; artefact: what it leaves."""

    order: int
    actor: str
    says: str
    artefact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Item):
    """Who proposes and who decides for a sort of subject."""

    who: str
    proposes: str
    decides: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Item):
    """A day of the yearly round: month and day of the rated year (year_offset 1: of the next), inclusive."""

    says: str
    month: int
    day: int
    year_offset: int = 0
    bound: Literal["before", "until"] = "until"
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Item):
    """What the text at hand does not tell: asked about, it answers needs_confirmation. about: a word findings and `rules show` print."""

    about: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One document's rules, or an overlay on another's.

    rated_from/rated_to  years it rates, both inclusive, None = still; periods: what it rates.
    extends              id of the document it lays itself over; standing False: only asked by name (examples, civil service).
    layer                centre | province | committee | unit.
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
    layer: Literal["centre", "province", "committee", "unit"] = "centre"
    standing: bool = True
    bands: tuple[Band, ...] = ()
    conditions: tuple[Condition, ...] = ()
    forced: tuple[Forced, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    not_rated: tuple[NotRated, ...] = ()
    caps: tuple[Cap, ...] = ()
    head_rules: tuple[HeadRule, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    forms: tuple[Form, ...] = ()
    steps: tuple[Step, ...] = ()
    authorities: tuple[Authority, ...] = ()
    days: tuple[Day, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    drops: Mapping[str, str] = None  # type: ignore[assignment]  # filled by __post_init__

    def __post_init__(self) -> None:
        if self.drops is None:
            object.__setattr__(self, "drops", {})
        if self.effective_to is not None and self.effective_to < self.effective_from:
            raise ValueError("hết hiệu lực trước ngày có hiệu lực. Hãy xem lại effective_to")
        if self.rated_to is not None and self.rated_to < self.rated_from:
            raise ValueError("năm cuối trước năm đầu. Hãy xem lại rated_to")


ITEM_FIELDS = (
    "bands", "conditions", "forced", "ceilings", "not_rated", "caps", "head_rules", "quarters", "criteria", "forms", "steps", "authorities",
    "days", "unknown",
)  # fmt: skip
