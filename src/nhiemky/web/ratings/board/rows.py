"""Rows of one group: the levels to choose from, the head's level beside the body's, what one should know.

>>> from decimal import Decimal
>>> known_of(Rated("collective", "t1", tasks_exceeded_percent=Decimal(52), discipline="khien_trach"))
'Vượt mức 52% việc, khiển trách'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import DISCIPLINES, LEVELS, NON_LEVELS, SHORT_NAMES, Rated, rank
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.ratings.board.standing import Board, Seat
from nhiemky.web.ui.figures import percent

_NOTES: Mapping[str, str] = {
    "head_above_collective": "Cao hơn tập thể",
    "forced_level": "Cao hơn mức bắt buộc",
    "points_level_mismatch": "Mức cao hơn điểm",
    "condition_missing": "Thiếu điều kiện",
    "not_ratable": "Không thuộc diện xếp mức",
    "head_without_collective": "Chưa có tập thể để so",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A radio of a row."""

    level: str
    words: str
    on: bool


@dataclass(frozen=True, slots=True)
class HeadMark:
    """A head's level beside the body, or the body's level beside the head."""

    words: str
    above: bool
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One subject: name without what all names of the group begin with. before: its level before a trial."""

    seat: Seat
    name: str
    self_words: str
    choices: tuple[Choice, ...]
    others: tuple[tuple[str, str, bool], ...]
    marks: tuple[HeadMark, ...]
    note: str
    bad_note: str
    before: str

    @property
    def key(self) -> str:
        """Id of the row on the page."""
        return f"dt-{self.seat.pk}"


def rows_of(
    board: Board, seats: Sequence[Seat], names: Mapping[int, str], facts: Mapping[int, Rated], findings: Sequence[Finding]
) -> list[Row]:
    """Rows of one kind. names: as shown; facts: of at least these seats; findings: those around the group."""
    above = {found.subject_id: found for found in findings if found.code == "head_above_collective"}
    by_subject: dict[str, list[Finding]] = {}
    for found in findings:
        if found.subject_id is not None:
            by_subject.setdefault(found.subject_id, []).append(found)
    return [_row(board, seat, names.get(seat.pk, seat.name), facts.get(seat.pk), above, by_subject) for seat in seats]


def _row(
    board: Board, seat: Seat, name: str, facts: Rated | None, above: Mapping[str | None, Finding],
    by_subject: Mapping[str, list[Finding]],
) -> Row:  # fmt: skip
    choices = tuple(Choice(level, SHORT_NAMES[level], seat.level == level) for level in LEVELS)
    others = tuple((level, SHORT_NAMES[level], seat.level == level) for level in NON_LEVELS)
    marks = tuple(_marks(board, seat, above))
    wrong = [found for found in by_subject.get(seat.code, ()) if _is_about(found, seat)]
    if seat.kind == "collective" and any(mark.above for mark in marks):
        bad = _NOTES["head_above_collective"]
    else:
        bad = next((_NOTES[found.code] for found in wrong if found.code in _NOTES and found.severity == "high"), "")
    before = SHORT_NAMES.get(board.changed[seat.pk], "chưa có mức") if seat.pk in board.changed else ""
    soft = next((_NOTES[found.code] for found in wrong if found.code in _NOTES and found.severity != "high"), "")
    return Row(
        seat=seat, name=name, self_words=SHORT_NAMES.get(seat.self_level, ""), choices=choices, others=others, marks=marks,
        note=_note(seat, facts, soft, bad), bad_note=bad, before=before,
    )  # fmt: skip


def _note(seat: Seat, facts: Rated | None, soft: str, bad: str) -> str:
    """What fits beside the row: a level that is none, a doubt, what is recorded, what was asked for."""
    none = SHORT_NAMES[seat.level] if seat.level in NON_LEVELS else ""
    if bad:
        return none
    return ", ".join(filter(None, (none, soft, (known_of(facts) if facts else "") or _differs(seat))))


def _is_about(found: Finding, seat: Seat) -> bool:
    said = found.facts.get("subject_kind")
    return said == seat.kind if said else seat.kind == ("individual" if found.code.startswith("head_") else seat.kind)


def _marks(board: Board, seat: Seat, above: Mapping[str | None, Finding]) -> list[HeadMark]:
    if seat.kind == "collective":
        return [HeadMark(_level_words(head.level), head.code in above, head.name) for head in board.heads.get(seat.pk, ())]
    bodies = [body for body in board.bodies.get(seat.pk, ()) if rank(body.level)]
    lowest = min(bodies, key=lambda body: rank(body.level), default=None)
    return [HeadMark(_level_words(lowest.level), seat.code in above, lowest.name)] if lowest else []


def _level_words(level: str) -> str:
    return SHORT_NAMES.get(level, "Chưa có")


def _differs(seat: Seat) -> str:
    """A board that gives less than was asked for is worth a word."""
    if rank(seat.self_level) > rank(seat.level) > 0:
        return f"Tự xếp {SHORT_NAMES[seat.self_level].lower()}"
    return ""


def known_of(row: Rated) -> str:
    """What is recorded that bears on the level, shortest first: "Vượt mức 52% việc, khiển trách"."""
    found = []
    if row.points is not None:
        found.append(f"{format_number(row.points)} điểm")
    if row.tasks_exceeded_percent:
        found.append(f"vượt mức {percent(row.tasks_exceeded_percent)} việc")
    if row.tasks_done_percent is not None and row.tasks_done_percent < 100:
        found.append(f"xong {percent(row.tasks_done_percent)} việc")
    if row.tasks_on_time_percent is not None and row.tasks_on_time_percent < 100:
        found.append(f"đúng hạn {percent(row.tasks_on_time_percent)}")
    if row.discipline not in ("", "khong"):
        found.append(DISCIPLINES.get(row.discipline, row.discipline))
    if row.months_absent:
        found.append(f"nghỉ {format_number(row.months_absent)} tháng")
    words = ", ".join(found)
    return words[:1].upper() + words[1:]
