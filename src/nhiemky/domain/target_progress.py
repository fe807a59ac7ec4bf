"""How far a target is reached against the time that has passed (tiến độ thực hiện chỉ tiêu), as values.

>>> span = Span(date(2020, 1, 1), date(2025, 12, 31))
>>> span.elapsed(date(2022, 12, 31)), span.elapsed(date(2027, 1, 1)), span.over(date(2025, 12, 31))
(Decimal('50.0'), Decimal('100.0'), True)
>>> Standing("cham", Decimal("31.2"), Decimal("50.0")).words
'Chậm'

"Khó hoàn thành" is no status: it is a person's forecast, kept apart with its reason (`web/targets/models.Forecast`); the program may
only suggest one (`Standing.suggestion`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Status = Literal["vuot", "dat", "dung_tien_do", "cham", "chua_dat", "chua_co_so_lieu", "khong_so_sanh"]
STATUS_WORDS: Mapping[Status, str] = {
    "vuot": "Vượt", "dat": "Đạt", "dung_tien_do": "Đúng tiến độ", "cham": "Chậm", "chua_dat": "Chưa đạt",
    "chua_co_so_lieu": "Chưa có số liệu", "khong_so_sanh": "Không so sánh được",
}  # fmt: skip
BEHIND: tuple[Status, ...] = ("chua_dat", "cham")
"""What is gathered as low (chỉ tiêu đạt thấp)."""
Period = Literal["term", "yearly"]
_TENTH = Decimal("0.1")


def percent_of(part: int, whole: int) -> Decimal:
    """One digit after the comma."""
    return (Decimal(100) * part / whole).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of what the target is set for: a term or a year."""

    starts: date
    ends: date

    def elapsed(self, day: date) -> Decimal:
        """Percent of its days that have passed at the end of `day`, 0 to 100."""
        days = (self.ends - self.starts).days + 1
        return percent_of(min(max((day - self.starts).days + 1, 0), days), days)

    def over(self, day: date) -> bool:
        """Its last day has passed at the end of `day`."""
        return day >= self.ends


@dataclass(frozen=True, slots=True)
class Counting:
    """How a target is counted: for the term or year by year; cumulative: figures add up towards it (lũy kế), else it is a state."""

    period: Period = "term"
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """A campaign's own thresholds (ngưỡng đánh giá); defaults are data (rulebook/data/target_progress.yaml).

    behind_by    points of a percent that the share may lie behind the time passed and still be on time.
    exceeds_by   how much more than the target is "vượt": points for a rate, percent of the target for a number; 0 = any more.
    hard_below   percent of the target that the pace so far comes to at the end; below it the program suggests a forecast.
    starts, ends first and last day of the term, None as the campaign's term says; counting: indicator code -> how it is counted.
    confirmed    a person has looked at them; the defaults are nobody's decision.
    """

    behind_by: Decimal
    exceeds_by: Decimal
    hard_below: Decimal
    starts: date | None = None
    ends: date | None = None
    counting: Mapping[str, Counting] = field(default_factory=dict)
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one target stands. share: percent of it reached, None where it has none; elapsed: percent of the time passed.

    arithmetic  the comparison spelled out; against: the target it is compared with; suggestion: why a forecast may be due, "" none.
    """

    status: Status
    share: Decimal | None = None
    elapsed: Decimal | None = None
    arithmetic: str = ""
    against: str = ""
    suggestion: str = ""

    @property
    def words(self) -> str:
        return STATUS_WORDS[self.status]

    @property
    def behind(self) -> bool:
        return self.status in BEHIND


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A target whose level was changed: the first level, the one in force, by which document, for what reason.

    >>> Adjusted("Chi bộ Đài", "CT01", "Kết nạp đảng viên", "10", "12", "45-CV/ĐUK, ngày 12/6/2023").note
    'đầu nhiệm kỳ 10, điều chỉnh thành 12 theo 45-CV/ĐUK, ngày 12/6/2023'
    """

    unit: str
    code: str
    statement: str
    original: str
    current: str
    document: str = ""
    reason: str = ""

    @property
    def note(self) -> str:
        """Beside the level in force, in every table."""
        return f"đầu nhiệm kỳ {self.original}, điều chỉnh thành {self.current}{f' theo {self.document}' if self.document else ''}"
