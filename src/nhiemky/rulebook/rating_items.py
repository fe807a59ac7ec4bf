"""What a rating rule says of a subject, a class a sort of sentence: bands, conditions, forced levels, ceilings, caps, heads.

>>> Band(code="tot", level="HTTNV", at_least=Decimal(70), below=Decimal(90), clause="Điều 11", grade="A").needs_confirmation
False
>>> Test(fact="tasks_done", below=Decimal(50))
Traceback (most recent call last):
ValueError: fact 'tasks_done' không có. Hãy ghi một trong: points, discipline, months_since_admission, months_absent, tasks_done_percent, \
tasks_on_time_percent, tasks_exceeded_percent, shortcomings_remedied_percent, civil_service_level

A value that cannot be is refused as it is made (`ValueError`: fault, then remedy); the reader of rule files adds file and line.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar, Literal

from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVELS
from nhiemky.domain.wire import EXTRA
from nhiemky.rulebook.document_form import Grade, Ruled
from nhiemky.rulebook.load import MisplacedError
from nhiemky.rulebook.rating_marks import MARKS

Kind = Literal["collective", "individual"]
Who = Literal["collective", "individual", "head", "member", "both"]
"""Whom an item is about: head and member are individuals who head a collective, and those who do not."""
LevelCode = Literal["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
Outcome = Literal["CHUA_XEP_LOAI", "KHONG_XEP_LOAI", "MIEN"]
PeriodKind = Literal["year", "quarter", "term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Ruled):
    """One thing the document says. code: its name among items of its sort. note: what a reader should know. confirmed: who confirmed a
    default of grade C, K or I, by which document ("" nobody yet). seen_from: the first rated year for which a paper says so; for earlier
    ones it is taken over, an inference to be confirmed (None: for all years of the document)."""

    code: str
    note: str = ""
    confirmed: str = ""
    seen_from: int | None = field(default=None, metadata=EXTRA)

    def __post_init__(self) -> None:
        Ruled.__post_init__(self)
        if not self.code.strip():
            raise MisplacedError("code để trống. Hãy đặt cho mục này một tên ngắn không dấu, ví dụ cap_collective", "code")

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
    A fact that is "" or None, and a mark that does not stand in `Rated.marks`, is not recorded: neither yes nor no, so no verdict.
    """

    __test__: ClassVar[bool] = False  # pytest looks at names

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
        if self.fact:
            _among("fact", (self.fact,), FACTS)
        if self.mark:
            _among("mark", (self.mark,), MARKS)
        if self.discipline_from or self.fact == "discipline":
            _among("hình thức kỷ luật", (self.discipline_from,) if self.discipline_from else self.equals, DISCIPLINES)
        if self.fact == "civil_service_level":
            _among("mức", self.equals, LEVELS)
        if self.discipline_from and self.fact != "discipline":
            raise ValueError(f"discipline_from chỉ hỏi được fact 'discipline', không phải '{self.fact}'. Hãy ghi fact: discipline")
        if self.fact in _WORDS and not (self.equals or self.discipline_from):
            raise ValueError(f"'{self.fact}' là chữ, không so được với số. Hãy dùng equals hoặc discipline_from")


_WORDS = ("discipline", "civil_service_level")


def _among(what: str, given: Collection[str], known: Collection[str]) -> None:
    for each in given:
        if each not in known:
            raise ValueError(f"{what} '{each}' không có. Hãy ghi một trong: {', '.join(known)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Item):
    """Points of 100 that a level needs: [at_least, below), below None = no upper end."""

    level: LevelCode
    at_least: Decimal
    below: Decimal | None = None

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not 0 <= self.at_least < (self.below or 101) <= 101:
            problem = f"khoảng điểm từ {self.at_least} đến dưới {self.below or 'hết'} không có điểm nào"
            raise MisplacedError(f"{problem}. Hãy ghi at_least nhỏ hơn below", "at_least")


def _asks_something(tests: tuple[Test, ...]) -> None:
    if not tests:
        raise ValueError("không có phép hỏi nào. Hãy ghi ít nhất một, ví dụ [{fact: points, below: 50}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Item):
    """What a level needs beside points: every test of `needs` must hold for `who` to be given `level` (or a better one, where
    `or_better`). says: the condition in the office's words."""

    level: LevelCode
    who: Who
    needs: tuple[Test, ...]
    says: str
    or_better: bool = False

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _asks_something(self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forced(Item):
    """When all tests hold the level is this one, whatever the points; unless: marks that lift it (bất khả kháng, tự khắc phục)."""

    who: Who
    when: tuple[Test, ...]
    level: LevelCode
    says: str
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _asks_something(self.when)
        _among("mark", self.unless, MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling(Item):
    """When all tests hold nothing above max_level may be given."""

    who: Who
    when: tuple[Test, ...]
    max_level: LevelCode
    says: str
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _asks_something(self.when)
        _among("mark", self.unless, MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated(Item):
    """When all tests hold no level is given; outcome: which non-level stands instead."""

    who: Who
    when: tuple[Test, ...]
    outcome: Outcome
    says: str

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _asks_something(self.when)


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
    elevated_ratio: with a decision only (elevated_clause, elevated_grade: its own, where they differ).
    small_group: groups below `small_below` are "same" as others, or "free" (cap not applied).
    least: so many are allowed where the formula gives fewer (0 = none).
    """

    who: Kind
    ratio: Decimal
    elevated_ratio: Decimal | None = None
    elevated_clause: str = ""
    elevated_grade: Grade | None = None
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
            raise MisplacedError(f"tỷ lệ {self.ratio} phải lớn hơn 0 và nhỏ hơn 1. Hãy ghi dạng 0.20 (là 20%)", "ratio")
        if self.elevated_ratio is not None and not self.ratio < self.elevated_ratio < 1:
            problem = f"tỷ lệ nâng {self.elevated_ratio} phải lớn hơn tỷ lệ {self.ratio} và nhỏ hơn 1"
            raise MisplacedError(f"{problem}. Hãy ghi dạng 0.25 (là 25%), hoặc bỏ dòng", "elevated_ratio")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRule(Item):
    """The head's level against the collective's (người đứng đầu không cao hơn tập thể)."""

    not_above: bool = True
    on_breach: Literal["block", "warn"] = "block"
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter(Item):
    """How quarters bear on the year: `count` quarters of `level` (consecutive or not) limit the year to max_level, or ask for `says`;
    or the other way round: the year may be `needed_for` only with at least `count` quarters of `level`."""

    level: LevelCode
    count: int
    consecutive: bool = False
    max_level: LevelCode | None = None
    needed_for: LevelCode | None = None
    says: str

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        if not 1 <= self.count <= 4:
            raise MisplacedError(f"số quý {self.count} không có trong một năm. Hãy ghi từ 1 đến 4", "count")
        if self.max_level and self.needed_for:
            raise ValueError("max_level và needed_for cùng được ghi. Hãy tách thành hai mục")
