"""What a demo stands on: a committee, its units, its people, the plan it receives or writes.

>>> Unit("P01", "Đảng bộ phường Bến Tre Xanh", "dang-bo-xa").parent
''
>>> moment(2025, 4, 20, 8).isoformat()
'2025-04-20T01:00:00+00:00'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nhiemky.domain.campaign import Requirement
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.vietnamese.days import format_day

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "nam-thuan-2023"  # noqa: S105 (the demos' sample accounts, shown on their login page)


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation of the story. kind: code of its type; parent: code of the organisation it is below, "" the committee."""

    code: str
    name: str
    kind: str
    parent: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """One person with an account. place: code of the organisation, "" the committee; sample: what is to be seen with it."""

    username: str
    name: str
    place: str
    role: str
    title: str
    phone: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Estate:
    """The whole cast. in_charge: user name -> codes of the units in that person's charge."""

    committee: str
    kind: str
    organ_code: str
    place: str
    founded: date
    administrator: Cast
    people: tuple[Cast, ...]
    boards: tuple[Unit, ...]
    units: tuple[Unit, ...]
    in_charge: tuple[tuple[str, tuple[str, ...]], ...] = ()


def moment(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment in Vietnam, as UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=HERE).astimezone(UTC)


def outline(id: str, title: str, subtitle: str, nodes: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> Outline:
    """An outline of two levels: (label, title, children as (label, title))."""
    made = tuple(OutlineNode(label, words, children=tuple(OutlineNode(*child) for child in below)) for label, words, below in nodes)
    return Outline(id, title, subtitle, None, (), (), made, Evidence(""))


def before(id: str, what: str, who: str, day: date, **more: object) -> Requirement:
    """A duty to be met "trước ngày ..."; its last day is the day before."""
    last = date.fromordinal(day.toordinal() - 1)
    words = f"trước ngày {format_day(day)}"
    to, via = more.pop("to", None), more.pop("via", None)
    return Requirement(id, what, who, words, last, to, via, bound="before", on=day, **more)  # type: ignore[arg-type]
