"""What a rating rule says of the work around a rating: who is rated, frames and forms, steps, who decides, days, and what nobody knows.

>>> end = Day(code="x", says="xong", month=1, day=1, year_offset=1, bound="before", clause="II.2", grade="S")
>>> f"{end.last_day(2022):%d/%m/%Y}"
'31/12/2022'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from nhiemky.domain.wire import EXTRA
from nhiemky.rulebook.rating_items import Item, Kind, Test, Who

TOPICS: Final[Mapping[str, str]] = {
    "cap_exceeded": "trần xuất sắc",
    "head_above_collective": "người đứng đầu so với tập thể",
    "points_level_mismatch": "điểm và mức",
    "forced_level": "trường hợp phải xếp mức thấp",
    "condition_missing": "điều kiện của mức",
    "not_ratable": "đối tượng không xếp loại",
    "quarters": "quý và năm",
    "rounding": "làm tròn",
    "small_groups": "nhóm ít đối tượng",
    "heads_in_cap": "người đứng đầu trong tỷ lệ",
    "elevated": "tỷ lệ cao hơn",
    "fallback": "đủ điểm mà thiếu điều kiện",
    "criteria": "khung tiêu chí",
    "forms": "mẫu",
    "procedure": "trình tự",
    "voting": "bỏ phiếu",
    "authority": "thẩm quyền",
    "days": "thời hạn",
    "re_rating": "xếp loại lại",
    "text": "toàn văn",
}
"""What an `Unknown` or a `Principle` may be about: codes of findings, and matters that no finding is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Item):
    """A sort of subject that is rated (đối tượng). frame: `Criterion.who` of its criteria; form: code of its form."""

    who: Kind
    says: str
    frame: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Item):
    """A rule for people, which no program decides (nguyên tắc). about: one of TOPICS. no_rating_in: quarters it says have no rating."""

    about: str
    says: str
    no_rating_in: tuple[int, ...] = field(default=(), metadata=EXTRA)

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _known_topic(self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula(Item):
    """How points come of percents: the mean of `parts` (each 0-100), of `points`; minus deduct_percent for each failed check or delay."""

    who: str
    points: Decimal
    parts: tuple[str, ...]
    says: str
    deduct_percent: Decimal = Decimal(0)


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
class DayReading:
    """Another day that the same words can mean. month and day as in `Day`."""

    says: str
    month: int
    day: int
    year_offset: int = 0
    bound: Literal["before", "until"] = "until"

    def __post_init__(self) -> None:
        _real_day(self.month, self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Item):
    """A day of the round: month and day of the rated year (year_offset 1: of the next); of "quarter": month 1-3 of the quarter.

    bound "until" takes the day in, "before" does not. The day is the stricter reading; `readings` are the others.
    """

    says: str
    month: int
    day: int
    year_offset: int = 0
    bound: Literal["before", "until"] = "until"
    of: Literal["year", "quarter"] = "year"
    readings: tuple[DayReading, ...] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _real_day(self.month, self.day)
        if self.of == "quarter" and self.month > 3:
            raise ValueError(f"quý không có tháng thứ {self.month}. Hãy ghi month từ 1 đến 3")

    def last_day(self, year: int, quarter: int = 1, reading: DayReading | None = None) -> date:
        """The last day on which it is still in time, for that rated year (and quarter 1-4, where the day is of a quarter)."""
        said = reading or self
        month = said.month + (3 * (quarter - 1) if self.of == "quarter" else 0)
        on = date(year + said.year_offset, month, said.day)
        return on - timedelta(days=1) if said.bound == "before" else on


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Item):
    """What the text at hand does not tell: asked about, it answers needs_confirmation. about: one of TOPICS.

    who, when: it bears on such subjects only (for whom all tests hold); no tests: it is said once, of the whole.
    """

    about: str
    says: str
    who: Who = "both"
    when: tuple[Test, ...] = ()

    def __post_init__(self) -> None:
        Item.__post_init__(self)
        _known_topic(self.about)


def _known_topic(about: str) -> None:
    if about not in TOPICS:
        raise ValueError(f"about '{about}' không có. Hãy ghi một trong: {', '.join(TOPICS)}")


def _real_day(month: int, day: int) -> None:
    try:
        date(2023, month, day)
    except ValueError:
        raise ValueError(f"không có ngày {day} tháng {month}. Hãy xem lại month, day") from None
