"""Where a campaign stands at a moment (tiến độ): units × deliverables, whose move it is, and what that adds up to.

>>> asked = Asked("r1", "Báo cáo sơ kết")
>>> due = datetime(2023, 5, 30, tzinfo=VIETNAM)  # "trước ngày 30/5/2023": the first moment that is too late
>>> rows = (Standing("a", "r1", "submitted", due, received=datetime(2023, 5, 29, 9, tzinfo=VIETNAM)), Standing("b", "r1", "preparing", due))
>>> progress = Progress("Sơ kết", (asked,), (Unit("a", "Chi bộ Đài"), Unit("b", "Chi bộ Báo")), rows, datetime(2023, 5, 31, tzinfo=VIETNAM))
>>> [(row.shown(progress.at), row.turn, row.days_over(progress.at)) for row in rows]
[('submitted', 'office', 0), ('overdue', 'unit', 2)]
>>> tally = progress.tally("r1")
>>> tally.expected, tally.received, tally.reporting_rate, tally.timeliness
(2, 1, Decimal('50.0'), Decimal('50.0'))

Promise: overdue is computed, never stored; what is waived is not expected, what is optional is expected once it came;
a report once received stays received, whatever becomes of it. Names are those of reporting practice: reporting rate = received of
expected, timeliness = received on time of expected, completeness is of the content and stands apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Literal

from nhiemky.domain.campaign import Unit

VIETNAM = timezone(timedelta(hours=7))
State = Literal[
    "open", "preparing", "draft_sent", "has_issues", "cleared", "submitted", "returned", "accepted", "waived", "met_outside", "declined"
]
Shown = Literal[
    "open", "preparing", "draft_sent", "has_issues", "cleared", "submitted", "returned", "accepted", "waived", "met_outside", "declined",
    "overdue", "extended", "optional",
]  # fmt: skip
"""A state as a board shows it: an unsent report past its moment is overdue, one with a later moment granted is extended."""
Turn = Literal["unit", "member", "office", "done"]

BEFORE_SENT: frozenset[State] = frozenset({"open", "preparing", "draft_sent", "has_issues", "cleared"})
FREED: frozenset[State] = frozenset({"waived", "declined"})
"""Nothing is expected any more: excused by the office, or an optional duty the unit said no to."""
_TURNS: Mapping[State, Turn] = {
    "open": "unit", "preparing": "unit", "draft_sent": "member", "has_issues": "unit", "cleared": "unit", "submitted": "office",
    "returned": "unit", "accepted": "done", "waived": "done", "met_outside": "done", "declined": "done",
}  # fmt: skip
SHOWN_WORDS: Mapping[Shown, str] = {
    "open": "Chưa bắt đầu", "preparing": "Đang soạn", "draft_sent": "Chờ góp ý", "has_issues": "Có góp ý", "cleared": "Đã thông qua",
    "submitted": "Đã nộp", "returned": "Trả lại", "accepted": "Đã duyệt", "waived": "Không phải nộp", "met_outside": "Đã nộp bản giấy",
    "declined": "Không nộp", "overdue": "Quá hạn", "extended": "Gia hạn", "optional": "Không bắt buộc",
}  # fmt: skip
TURN_WORDS: Mapping[Turn, str] = {"unit": "Đơn vị", "member": "Đ/c phụ trách", "office": "Văn phòng", "done": "Xong"}
WEIGHT: Mapping[Shown, int] = {
    "overdue": 0, "extended": 1, "returned": 2, "has_issues": 3, "open": 4, "preparing": 5, "draft_sent": 6, "cleared": 7,
    "submitted": 8, "met_outside": 9, "accepted": 10, "optional": 11, "declined": 12, "waived": 13,
}  # fmt: skip
"""How near the top of a board a state stands: what must be acted on first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A deliverable of the campaign (sản phẩm): its short title, what the directive asks in its own words, the deadline as worded."""

    id: str
    title: str
    what: str = ""
    wording: str = ""
    last_day: date | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit's one deliverable.

    due            the first moment that is too late, extension included; None = no deadline.
    received       when the first revision was acknowledged; returned, accepted: the latest of each.
    waits_for      whose move it is, where the state alone does not say (a submitted report that the member in charge reads).
    completeness   percent of outline items answered and cells filled, 0..100, None unknown.
    doubtful       open findings that must be mended. late_reason: why it came late, or why it was extended or waived.
    outside        met outside the program: number and date of the paper.
    optional, wanted   asked yes or no, and the unit said yes. came_late: as judged when it came, None = by `due`.
    """

    unit: str
    asked: str
    state: State
    due: datetime | None = None
    extended: bool = False
    received: datetime | None = None
    returned: datetime | None = None
    accepted: datetime | None = None
    waits_for: Turn | None = None
    completeness: int | None = None
    doubtful: int = 0
    late_reason: str = ""
    outside: str = ""
    optional: bool = False
    wanted: bool = False
    came_late: bool | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in time: "trước ngày 30/5" and "hết ngày 29/5" are both 29/5."""
        return (self.due - timedelta(microseconds=1)).astimezone(VIETNAM).date() if self.due else None

    @property
    def expected(self) -> bool:
        """It counts among what should come."""
        return self.state not in FREED and (not self.optional or self.wanted or self.came)

    @property
    def came(self) -> bool:
        """Received here, or met outside the program."""
        return self.received is not None or self.state == "met_outside"

    @property
    def late(self) -> bool:
        """It came too late. It stays so after acceptance, and when more time is granted afterwards."""
        if self.came_late is not None:
            return self.came and self.came_late
        return self.received is not None and self.due is not None and self.received >= self.due

    @property
    def on_time(self) -> bool:
        """It came before its moment, or there is none."""
        return self.came and not self.late

    @property
    def turn(self) -> Turn:
        """Whose move it is."""
        return self.waits_for or _TURNS[self.state]

    def shown(self, at: datetime) -> Shown:
        """The state as a board shows it at that moment."""
        if self.state not in BEFORE_SENT:
            return self.state
        if self.optional:
            return "optional" if self.state == "open" else self.state
        if self.due is not None and at >= self.due:
            return "overdue"
        return "extended" if self.extended else self.state

    def days_over(self, at: datetime) -> int:
        """Days since the last day in time, 0 where it is not overdue."""
        last = self.last_day
        return max(0, (at.astimezone(VIETNAM).date() - last).days) if last and self.shown(at) == "overdue" else 0

    def known_at(self, at: datetime) -> Standing:
        """As it stood then: what came later is taken back. How far a draft was at a past moment is not kept."""
        if self.received is not None and self.received > at:
            return replace(self, state="preparing", received=None, returned=None, accepted=None, waits_for=None, came_late=None)
        if self.state == "accepted" and self.accepted is not None and self.accepted > at:
            return replace(self, state="submitted", accepted=None, waits_for=None)
        if self.state == "returned" and self.returned is not None and self.returned > at:
            return replace(self, state="submitted", returned=None, waits_for=None)
        return self


def percent(part: int, whole: int) -> Decimal | None:
    """One decimal; None of nothing.

    >>> percent(73, 81), percent(0, 0)
    (Decimal('90.1'), None)
    """
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over standings. received = on_time + late; by_shown and by_turn count what is expected."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    accepted: int = 0
    overdue: int = 0
    waived: int = 0
    doubtful: int = 0
    by_shown: Mapping[Shown, int] = field(default_factory=dict)
    by_turn: Mapping[Turn, int] = field(default_factory=dict)
    complete: tuple[int, int] = (0, 0)

    @property
    def late(self) -> int:
        """Received too late."""
        return self.received - self.on_time

    @property
    def missing(self) -> int:
        """Expected and not received."""
        return self.expected - self.received

    @property
    def reporting_rate(self) -> Decimal | None:
        """Received of expected, percent."""
        return percent(self.received, self.expected)

    @property
    def timeliness(self) -> Decimal | None:
        """Received on time of expected, percent."""
        return percent(self.on_time, self.expected)

    @property
    def acceptance_rate(self) -> Decimal | None:
        """Accepted of expected, percent."""
        return percent(self.accepted, self.expected)

    @property
    def completeness(self) -> Decimal | None:
        """Mean completeness of those that have one, percent."""
        total, count = self.complete
        return (Decimal(total) / count).quantize(Decimal("0.1"), ROUND_HALF_UP) if count else None


def tally(standings: Iterable[Standing], at: datetime) -> Tally:
    """What they add up to at that moment."""
    shown: Counter[Shown] = Counter()
    turns: Counter[Turn] = Counter()
    received = on_time = accepted = waived = doubtful = total = count = 0
    for row in standings:
        if not row.expected:
            waived += row.state == "waived"
            continue
        shown[row.shown(at)] += 1
        turns[row.turn] += 1
        received += row.came
        on_time += row.on_time
        accepted += row.state in ("accepted", "met_outside")
        doubtful += row.doubtful > 0
        if row.completeness is not None:
            total, count = total + row.completeness, count + 1
    return Tally(turns.total(), received, on_time, accepted, shown["overdue"], waived, doubtful, dict(shown), dict(turns), (total, count))


@dataclass(frozen=True)
class Progress:
    """A campaign's standing at a moment. units in the roster's order; asked: what is collected from units, the leading one first."""

    title: str
    asked: tuple[Asked, ...]
    units: tuple[Unit, ...]
    standings: tuple[Standing, ...]
    at: datetime

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], Standing]:
        """(unit id, asked id) -> standing."""
        return {(row.unit, row.asked): row for row in self.standings}

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """id -> unit."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """Names of branches in the roster's order; "" for units without one."""
        return tuple(dict.fromkeys(unit.branch or "" for unit in self.units))

    @property
    def day(self) -> date:
        """The day of the moment, in Vietnam."""
        return self.at.astimezone(VIETNAM).date()

    def of(self, unit: Unit) -> tuple[Standing, ...]:
        """What the unit owes, in the order asked."""
        return tuple(row for asked in self.asked if (row := self.by_place.get((unit.id, asked.id))))

    def rows(self, asked: str | None = None, branch: str | None = None) -> tuple[Standing, ...]:
        """Standings of one deliverable, of one branch, in the order of the roster."""
        units = {unit.id for unit in self.units if branch is None or (unit.branch or "") == branch}
        return tuple(row for row in self.standings if row.unit in units and asked in (None, row.asked))

    def tally(self, asked: str | None = None, branch: str | None = None) -> Tally:
        """What a deliverable, a branch, or all adds up to."""
        return tally(self.rows(asked, branch), self.at)

    def where(self, test: Callable[[Standing], bool], asked: str | None = None) -> tuple[Standing, ...]:
        """Expected standings that pass, slowest first: overdue longest, then by what must be acted on, then the roster's order."""
        found = [row for row in self.rows(asked) if row.expected and test(row)]
        return tuple(sorted(found, key=lambda row: weight(row, self.at)))

    def owing(self) -> tuple[tuple[Unit, tuple[Standing, ...]], ...]:
        """Units with what is overdue or returned, slowest first; units that owe nothing are left out."""
        owed = [(unit, tuple(row for row in self.of(unit) if row.shown(self.at) in ("overdue", "returned"))) for unit in self.units]
        return tuple(sorted((pair for pair in owed if pair[1]), key=lambda pair: weight(pair[1][0], self.at)))

    def known_at(self, at: datetime) -> Progress:
        """The same campaign as it stood at a past moment."""
        return replace(self, standings=tuple(row.known_at(at) for row in self.standings), at=at)


def weight(row: Standing, at: datetime) -> tuple[int, int]:
    """The board's order: what sorts first must be acted on first."""
    return WEIGHT[row.shown(at)], -row.days_over(at)


def shown_words(row: Standing, at: datetime, day_words: Callable[[date], str]) -> str:
    """The state in the words of the screens: "Quá hạn 2 ngày", "Gia hạn đến 05/6", "Đã nộp muộn".

    day_words: how a day is written (`vietnamese.days`).
    """
    shown = row.shown(at)
    if shown == "overdue":
        over = row.days_over(at)
        return f"Quá hạn {over} ngày" if over else "Quá hạn"
    if shown == "extended" and row.last_day:
        return f"Gia hạn đến {day_words(row.last_day)}"
    return "Đã nộp muộn" if shown == "submitted" and row.late else SHOWN_WORDS[shown]
