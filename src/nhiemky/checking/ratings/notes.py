"""What could not be checked, said once for each rule with how many it touches.

>>> notes = Notes()
>>> notes.count("points: bảng không có cột này", [Rated("individual", "n1"), Rated("individual", "n2")], "Điều 11")
>>> notes.lines
('points: bảng không có cột này: 2 đối tượng (n1, n2). Điều 11.',)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhiemky.domain.rating import Rated
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.ratings import Test

_CODE = re.compile(r" \((?:[a-z]{1,20}_){1,3}[a-z]{1,20}\)")
NAMED = 20
"""Subjects named in one line; the rest is a number."""


class Notes:
    """Each line once: rows set aside first, then rules that were not asked, then one line of what the texts leave open and one of the
    marks (what only people can state) that nobody recorded. Codes of findings are for programs and stand in no line."""

    def __init__(self) -> None:
        self._named: dict[str, None] = {}
        self._lines: dict[str, None] = {}
        self._open: dict[str, None] = {}
        self._marks: dict[str, None] = {}

    @property
    def lines(self) -> tuple[str, ...]:
        """As the command prints them under `not_checked`."""
        last = []
        if self._open:
            last.append(f"Những điều văn bản đang có chưa nói rõ, cần xác nhận: {'; '.join(self._open)}.")
        if self._marks:
            last.append(f"Bảng không ghi những điều chỉ người có thẩm quyền xác nhận, nên chưa kiểm: {'; '.join(self._marks)}.")
        return (*self._named, *self._lines, *last)

    def say(self, line: str) -> None:
        """One line."""
        what, colon, rest = line.partition(": ")
        self._lines[_CODE.sub("", what) + colon + rest] = None

    def leave_open(self, says: str) -> None:
        """Something the texts do not tell."""
        self._open[says] = None

    def count(self, what: str, subjects: Sequence[Rated], basis: str = "") -> None:
        """ "what: 2 đối tượng (n1, n2). basis." """
        names = [row.id or (f"dòng {row.row}" if row.row else row.shown) for row in subjects[:NAMED]]
        more = [f"và {len(subjects) - NAMED} nữa"] if len(subjects) > NAMED else []
        line = f"{_CODE.sub('', what)}: {len(subjects)} đối tượng ({', '.join([*names, *more])})."
        self._named[f"{line} {basis}." if basis else line] = None

    def lack(self, says: str, tests: Sequence[Test], count: int, basis: str) -> None:
        """A rule that `count` subjects could not be asked, because what `tests` ask about is not recorded; nothing where it is 0."""
        if not count:
            return
        columns = list(dict.fromkeys(test.fact for test in tests if test.fact))
        marks = list(dict.fromkeys(test.mark for test in tests if test.mark))
        if not columns:
            self._marks.update(dict.fromkeys(MARKS.get(mark, mark) for mark in marks))
            return
        names = ", ".join([*columns, *(f"dấu “{MARKS.get(mark, mark)}”" for mark in marks)])
        self.say(f"{names}: {count} đối tượng chưa ghi đủ, chưa kiểm “{says}”. {basis}.")
