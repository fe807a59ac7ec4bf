"""The matrix as its page prints it: lines of reports, columns of levels, three entries a cell."""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.confirmation import Cell, Level, Matrix, ReportRow, Step

WAYS = (("figures", "Cộng số liệu"), ("sections", "Lấy một số mục"), ("filed", "Lưu và đọc"))
FREEDOMS = (("forbidden", "Không được"), ("consent", "Phải được đồng ý"), ("free", "Được"))
POLICIES = {
    "change_targets": "Điều chỉnh chỉ tiêu đã có",
    "add_targets": "Thêm chỉ tiêu của mình",
    "add_tasks": "Thêm nhiệm vụ của mình",
}
GATES = {
    "drafts_cleared_first": "Dự thảo được thông qua rồi mới nộp, mới chốt ngày hội nghị",
    "pilot_drafts_higher": "Dự thảo của đơn vị làm điểm trình Ban Thường vụ",
    "office_sees_drafts": "Văn phòng xem được dự thảo của đơn vị",
    "lesson_first": "Rút kinh nghiệm đơn vị làm điểm rồi mới chốt ngày hội nghị khác",
}
ANSWERS = (("no", "Không"), ("yes", "Có"))
_STEPS: dict[Step, tuple[str, str]] = {
    "made": ("Lập", "ai lập"),
    "adopted": ("Thông qua", "ai thông qua"),
    "sent": ("Gửi lên", "gửi đi đâu"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of one cell. id: for the page's elements; target: what a correction names."""

    target: str
    id: str
    name: str
    who: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Column:
    level: Level
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    row: ReportRow
    columns: tuple[Column, ...]


def table_of(matrix: Matrix) -> tuple[Line, ...]:
    """Every report with its cells in the order of the levels."""
    return tuple(Line(row, tuple(Column(level, tuple(_entries(row, level))) for level in matrix.levels)) for row in matrix.rows)


def _entries(row: ReportRow, level: Level) -> list[Entry]:
    found = []
    for cell in row.cells[level.id]:
        target = f"{row.id}/{level.id}/{cell.step}"
        found.append(Entry(target, target.replace("/", "-"), *_STEPS[cell.step], cell))
    return found
