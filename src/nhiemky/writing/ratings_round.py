"""A round of rating as its papers print it: everybody in it, and how many of them are of which level.

>>> lines = (Line("collective", "Đảng bộ Sở Gió", "HTTNV", "Sở, ngành"), Line("collective", "Đảng bộ Sở Mưa", "MIEN", "Sở, ngành"))
>>> count = counted(lines)
>>> count.total, count.of("HTTNV"), count.rated, count.unrated
(2, 1, 1, 1)
>>> [line.name for line in by_level(lines)["MIEN"]]
['Đảng bộ Sở Mưa']
>>> reviews(lines).add_up
True

Promise: every number of a paper is counted from these lines, none is typed; the parts always make the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from nhiemky.domain.rating import LEVELS, NON_LEVELS, SubjectKind, Tally

NO_GROUP = "Chưa có nhóm"
OUTSIDE: Final = "NGOAI"
"""In the place of a level: decided outside the program, nothing of it is known here."""
KINDS: Final[tuple[SubjectKind, ...]] = ("collective", "individual")
FEW: Final = 5
"""Persons fewer than that would be named by their numbers: outside the papers with names their levels are not counted by themselves."""
WHY_NOT: Final[Mapping[str, str]] = {
    "new": "mới thành lập, chưa đủ 6 tháng",
    "joined": "đảng viên kết nạp chưa đủ 6 tháng",
    "exempt": "được miễn công tác, sinh hoạt",
    "suspended": "bị đình chỉ sinh hoạt",
    "other": "lý do khác",
}
"""Why somebody was not reviewed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One subject. level: a level, a non-level, OUTSIDE, or "" not set yet. post, unit: of a person. before: that of the period before.

    reviewed  a self-review was handed in, or a level was given (without a review there is none). why_not: a key of WHY_NOT where not.
    branch    the unit of the committee that it belongs to, for comparing units.
    """

    kind: SubjectKind
    name: str
    level: str
    group: str = ""
    post: str = ""
    unit: str = ""
    branch: str = ""
    points: Decimal | None = None
    is_head: bool = False
    before: str = ""
    reviewed: bool = True
    why_not: str = ""
    prompted: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many of each level; `total` are all of them."""

    levels: Mapping[str, int]

    def of(self, level: str) -> int:
        """Of one level or non-level; "" = nothing set yet."""
        return self.levels.get(level, 0)

    @property
    def total(self) -> int:
        return sum(self.levels.values())

    @property
    def rated(self) -> int:
        """With one of the four levels."""
        return sum(self.of(level) for level in LEVELS)

    @property
    def unrated(self) -> int:
        """Without a level: not rated yet, not rated, exempt, or nothing set."""
        return self.total - self.rated


def counted(lines: Iterable[Line]) -> Count:
    """By level."""
    return Count(Counter(line.level for line in lines))


def by_level(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Level -> lines in their order, the best level first; levels that nobody has are left out."""
    held: dict[str, list[Line]] = {level: [] for level in (*LEVELS, *NON_LEVELS, OUTSIDE, "")}
    for line in lines:
        held.setdefault(line.level, []).append(line)
    return {level: found for level, found in held.items() if found}


def by_group(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Group -> lines, in the order groups first appear."""
    held: dict[str, list[Line]] = {}
    for line in lines:
        held.setdefault(line.group, []).append(line)
    return held


@dataclass(frozen=True, slots=True)
class Reviews:
    """Who had to be reviewed: must = done + not done, and not done is the sum of its reasons."""

    must: int
    done: int
    not_done: Mapping[str, int] = field(default_factory=dict)
    prompted: int = 0

    @property
    def waiting(self) -> int:
        return sum(self.not_done.values())

    @property
    def add_up(self) -> bool:
        return self.must == self.done + self.waiting


def reviews(lines: Iterable[Line]) -> Reviews:
    """Counted from the lines."""
    held = list(lines)
    missing = Counter(line.why_not or "other" for line in held if not line.reviewed)
    return Reviews(
        len(held), sum(line.reviewed for line in held), {why: missing[why] for why in WHY_NOT}, sum(line.prompted for line in held)
    )


@dataclass(frozen=True, slots=True)
class Round:
    """All lines of a round with its groups' tallies. period: "năm 2023". rules: symbols of the documents. draft: levels not decided yet."""

    period: str
    rules: str
    lines: tuple[Line, ...]
    tallies: tuple[Tally, ...] = ()
    capped: frozenset[str] = frozenset()
    draft: bool = False

    def of(self, kind: SubjectKind) -> tuple[Line, ...]:
        """Lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)

    def tally(self, kind: SubjectKind, group: str) -> Tally:
        """A group's tally; all nought where there is none."""
        found = next((one for one in self.tallies if one.subject_kind == kind and one.group == group), None)
        return found or Tally(group, kind, 0, 0, 0, 0, 0, True, None, None, None)
