"""What could not be checked, said once for each rule with how many it touches.

>>> notes = Notes()
>>> notes.count("points: bảng không có cột này", [Rated("individual", "n1"), Rated("individual", "n2")], "Điều 11")
>>> notes.lines
('points: bảng không có cột này: 2 đối tượng (n1, n2). Điều 11.',)
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.ratings import Test

NAMED = 20
"""Subjects named in one line; the rest is a number."""


class Notes:
    """Lines in the order they come, each once; what only people can state (marks) is gathered in one line a sort of finding."""

    def __init__(self) -> None:
        self._lines: dict[str, None] = {}
        self._marks: dict[str, dict[str, None]] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """As the command prints them under `not_checked`."""
        marks = [
            f"Bảng không ghi những điều chỉ người có thẩm quyền xác nhận, chưa kiểm ({code}): {'; '.join(says)}."
            for code, says in self._marks.items()
        ]
        return (*self._lines, *marks)

    def say(self, line: str) -> None:
        """One line."""
        self._lines[line] = None

    def count(self, what: str, subjects: Sequence[Rated], basis: str = "") -> None:
        """ "what: 2 đối tượng (n1, n2). basis." """
        names = [row.id or (f"dòng {row.row}" if row.row else row.shown) for row in subjects[:NAMED]]
        more = [f"và {len(subjects) - NAMED} nữa"] if len(subjects) > NAMED else []
        self.say(f"{what}: {len(subjects)} đối tượng ({', '.join([*names, *more])}).{f' {basis}.' if basis else ''}")

    def lack(self, code: str, says: str, tests: Sequence[Test], count: int, basis: str) -> None:
        """A rule that `count` subjects could not be asked, because what `tests` ask about is not recorded; nothing where it is 0."""
        if not count:
            return
        columns = list(dict.fromkeys(test.fact for test in tests if test.fact))
        marks = list(dict.fromkeys(test.mark for test in tests if test.mark))
        if not columns:
            self._marks.setdefault(code, {})["; ".join(MARKS.get(mark, mark) for mark in marks)] = None
            return
        names = ", ".join([*columns, *(f"dấu {mark}" for mark in marks)])
        self.say(f"{names} ({code}): {count} đối tượng chưa ghi đủ, chưa kiểm “{says}”. {basis}.")
