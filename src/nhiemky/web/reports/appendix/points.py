"""What the office and the member in charge ask to mend, above the grid, each at its row.

>>> [(point.title, point.words) for point in points_of(sheet)]          # doctest: +SKIP
[('Dòng 01: Kết nạp đảng viên mới', 'Đối chiếu lại số đảng viên.')]
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from nhiemky.web.reports.access import threads
from nhiemky.web.reports.appendix.sheet import Sheet

_CELL = "o:"
"""Before the code of an indicator in a talk's place."""


@dataclass(frozen=True, slots=True)
class Point:
    """One open remark. key: of its row ("01"), "" where it speaks of the whole; talk: what "Đã sửa" closes."""

    key: str
    title: str
    words: str
    by: str
    talk: UUID


def points_of(sheet: Sheet) -> list[Point]:
    """Remarks that are not settled, oldest first."""
    found = []
    for talk in threads(sheet.obligation).filter(closed_at=None):
        row = sheet.row(talk.place.removeprefix(_CELL))
        first = talk.comments.all()[0]
        title = f"Dòng {row.label}: {row.statement}" if row else talk.title
        found.append(Point(row.label if row else "", title, first.words, first.by, talk.uuid))
    return found


def points_said(sheet: Sheet, points: list[Point]) -> str:
    """Heading over them: "Văn phòng trả lại, 1 điểm cần sửa"."""
    return f"Văn phòng trả lại, {len(points)} điểm cần sửa" if sheet.obligation.state == "returned" else f"{len(points)} góp ý chưa sửa"
